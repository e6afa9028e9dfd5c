"""The company's security.txt (RFC 9116): where its security team, and so its mail, is."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import datetime
from urllib.parse import unquote

from exec_finder.models import Company, Evidence, FoundAddress, Miss, MissReason, Page, SourceStatus
from exec_finder.sources.interfaces import TimedWeb
from exec_finder.sources.own_addresses import as_contacts, own_address
from exec_finder.sources.protocol import Findings, Limits, status_of
from exec_finder.text import shorten
from exec_finder.web import Web

WELL_KNOWN, LEGACY = "/.well-known/security.txt", "/security.txt"
"""The file's place, and the one that it had before (§3)."""
_SIZE = 32_000
_LINES = 1000
_FIELD = re.compile(r"([A-Za-z-]{1,40}):[ \t]+(\S[^\r\n]{0,2000})")


class SecurityTxt:
    """Mailboxes in the file that tells whom to write to about security; they show where the company takes mail."""

    name = "security-txt"
    asks = ("the company's own web site: /.well-known/security.txt",)
    on_by_default = True

    def __init__(self, *, paths: tuple[str, ...] = (WELL_KNOWN,)) -> None:
        """paths: where the file may lie; the first that is there is read."""
        self._paths = paths

    def when_named(self) -> SecurityTxt:
        """What takes part where the user asks for it by name."""
        return SecurityTxt(paths=(WELL_KNOWN, LEGACY))

    def applies(self, company: Company) -> bool:
        """It needs a domain to go to."""
        return bool(company.domain)

    async def look(self, company: Company, web: Web, limits: Limits) -> Findings:
        """The addresses that the file gives, at the company's own domain."""
        got = await self._file(company, TimedWeb(web, limits.time_s))
        if isinstance(got, Miss):
            if got.reason.is_answer:
                return Findings(SourceStatus.NOTHING, "there is no security.txt")
            return Findings(status_of(got), got.why, misses=(got,))
        contacts = as_contacts(_addresses(got, company))
        why = _why(got)
        if not contacts.addresses:
            return Findings(SourceStatus.NOTHING, why or "it gives no address at the company", pages=(got.url,))
        return Findings(SourceStatus.FOUND, why, contacts=(contacts,), pages=(got.url,))

    async def _file(self, company: Company, web: Web) -> Page | Miss:
        """The file; at www. only where the bare domain does not answer at all."""
        got: Page | Miss = Miss(company.domain, MissReason.NOT_FOUND, "there is no security.txt")
        for path in self._paths:
            got = await web.get(f"https://{company.domain}{path}")
            if isinstance(got, Miss) and got.reason in {MissReason.UNREACHABLE, MissReason.NO_SUCH_HOST}:
                got = await web.get(f"https://www.{company.domain}{path}")
            if isinstance(got, Page) or not got.reason.is_answer:
                break
        return got


def read_fields(text: str) -> tuple[tuple[str, str], ...]:
    r"""Names (lower case) and values of a security.txt, without comments and without the armour of a signature.

    >>> read_fields("# hello\nContact: mailto:psirt@acme.example\nExpires: 2030-01-01T00:00:00Z")
    (('contact', 'mailto:psirt@acme.example'), ('expires', '2030-01-01T00:00:00Z'))
    """
    return tuple(
        (found[1].lower(), found[2].strip()) for line in _signed(text[:_SIZE]) if (found := _FIELD.fullmatch(line))
    )


def _signed(text: str) -> Iterator[str]:
    """The lines; of a cleartext signature (RFC 9580 §7) those that are signed, without the dashes before dashes."""
    lines = text.lstrip("\ufeff").splitlines()[:_LINES]
    if not lines or not lines[0].startswith("-----BEGIN PGP SIGNED MESSAGE-----"):
        yield from (line.strip() for line in lines)
        return
    head = next((number for number, line in enumerate(lines) if not line.strip()), len(lines))
    for line in lines[head + 1 :]:
        if line.startswith("-----BEGIN PGP SIGNATURE-----"):
            return
        yield line.removeprefix("- ").strip()


def _addresses(page: Page, company: Company) -> Iterator[FoundAddress | None]:
    for name, value in read_fields(page.html):
        if name == "contact" and "//" not in value:
            scheme, _, rest = value.partition(":")
            text = unquote(rest.partition("?")[0]) if scheme.lower() == "mailto" else value
            seen = Evidence(page.url, page.fetched_at, "security.txt", shorten(f"Contact: {value}"))
            yield own_address(text, "", company, seen, label="security")


def _why(page: Page) -> str:
    """What should be known of the file itself."""
    if not any(name == "contact" for name, _ in read_fields(page.html)):
        return "what lies there is no security.txt"
    ends = next((value for name, value in read_fields(page.html) if name == "expires"), "")
    try:
        until = datetime.fromisoformat(ends.replace(" ", ""))
        return f"it expired on {until.date()}" if until < page.fetched_at else ""
    except (ValueError, TypeError):  # no date at all, or one without its zone
        return ""
