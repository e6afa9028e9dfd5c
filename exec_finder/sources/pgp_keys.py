"""OpenPGP key servers: whose keys bear addresses at the company's domain, by the index for programs (HKP)."""

from __future__ import annotations

import re
from collections.abc import Iterator
from urllib.parse import quote, unquote

from exec_finder.models import Company, Contacts, Evidence, FoundAddress, Miss, MissReason, Page, SourceStatus
from exec_finder.sources.interfaces import TimedWeb
from exec_finder.sources.own_addresses import as_contacts, mail_domains, own_address
from exec_finder.sources.protocol import Findings, Limits, status_of
from exec_finder.sources.settings import KEYSERVER
from exec_finder.text import shorten
from exec_finder.web import Api, Web

EXTRACTOR = "key"
MAX_DOMAINS = 3
_SIZE = 1_000_000
_MAX_LINES = 5000
_USER_ID_SIZE = 1000
# A user id by custom (RFC 9580 §5.11): a name, maybe a comment, and an address in angle brackets.
_USER_ID = re.compile(r"([^<>()]{0,200}?)\s*(?:\([^()<>]{0,200}\)\s*)?<([^<>\s]{3,254})>")
_DEAD = frozenset("rde")
"""Flags of a key or user id: revoked, disabled, expired. Who leaves a company lets a key go first."""
_API = Api()


class PgpKeys:
    """Names and addresses of people whose public keys give an address at the company."""

    name = "pgp-keys"
    on_by_default = False

    def __init__(self, server: str = KEYSERVER) -> None:
        """server: address of a key server that speaks HKP over HTTPS."""
        self._server = server.rstrip("/")
        self.asks = (
            f"the key server {self._server}: which keys bear addresses at the company's mail domains",
            "so it learns which company you look up",
        )

    def applies(self, company: Company) -> bool:
        """It needs a mail domain that is the company's own."""
        return bool(mail_domains(company))

    async def look(self, company: Company, web: Web, limits: Limits) -> Findings:
        """Addresses with their owners' names; no people, since a key says nothing of a title."""
        timed = TimedWeb(web, limits.time_s)
        found: list[Contacts] = []
        misses: list[Miss] = []
        for domain in mail_domains(company)[:MAX_DOMAINS]:
            got = await timed.get(
                f"{self._server}/pks/lookup?op=index&options=mr&search={quote('@' + domain)}", api=_API
            )
            if isinstance(got, Page):
                found.append(as_contacts(read_index(got, company)))
            elif got.reason is not MissReason.NOT_FOUND:  # which means that it has no such key
                misses.append(got)
        if any(contacts.addresses for contacts in found):
            why = misses[0].why if misses else ""
            return Findings(
                SourceStatus.FOUND, why, contacts=tuple(found), pages=tuple(timed.pages), misses=tuple(misses)
            )
        if misses:
            return Findings(status_of(misses[0]), misses[0].why, pages=tuple(timed.pages), misses=tuple(misses))
        return Findings(SourceStatus.NOTHING, "no key bears an address there", pages=tuple(timed.pages))


def read_index(page: Page, company: Company) -> Iterator[FoundAddress | None]:
    """The addresses of a machine-readable index: lines `pub:…` and, below each, its `uid:…`."""
    alive = False
    for line in page.html[:_SIZE].splitlines()[:_MAX_LINES]:
        kind, *fields = line.split(":")
        if kind == "pub":
            alive = _is_alive(fields[5:6])
        elif kind == "uid" and alive and _is_alive(fields[3:4]):
            user_id = unquote("".join(fields[:1])[:_USER_ID_SIZE]).strip()
            said = _USER_ID.fullmatch(user_id)
            if said:
                seen = Evidence(page.url, page.fetched_at, EXTRACTOR, shorten(user_id))
                yield own_address(said[2], said[1], company, seen)


def _is_alive(flags: list[str]) -> bool:
    return not _DEAD & set(flags[0] if flags else "")
