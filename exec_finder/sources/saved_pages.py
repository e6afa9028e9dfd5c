"""Pages that the user saved by hand, for sites that ask programs to stay away: read as pages of the company."""

from __future__ import annotations

import asyncio
import email
import email.policy
import re
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import UTC, datetime

from selectolax.lexbor import LexborHTMLParser

from exec_finder.charset import decode_html
from exec_finder.depth import is_too_deep
from exec_finder.domains import country_of, normalise_url, parse_company_url
from exec_finder.models import Company, Miss, MissReason, Page, SourceStatus
from exec_finder.sources.belonging import ReadPage, own_people
from exec_finder.sources.documents import as_page
from exec_finder.sources.own_channels import own_channels
from exec_finder.sources.page_links import read_links
from exec_finder.sources.page_words import PageKind, judge_link
from exec_finder.sources.protocol import Findings, Limits
from exec_finder.sources.reading import kind_by_headings, read_page
from exec_finder.web import Web

MAX_SIGNS = 4_000_000
"""Of one page, without the pictures and typefaces that are saved inside it: what is past it is not read."""
_HEAD = 20_000
# What SingleFile and browsers put inside a page, most of its bytes.
_INLINED = re.compile(r"data:[\w.+-]{1,40}/[\w.+-]{1,60}(?:;[\w=-]{1,40}){0,4};base64,[A-Za-z0-9+/=]{200,}")
_NO_TIME = datetime(1970, 1, 1, tzinfo=UTC)
_LETTER = re.compile(rb"(?im)^MIME-Version:.{0,2000}^Content-Type:\s*multipart/related", re.DOTALL)
# Where browsers and SingleFile write down what they saved.
_SAVED_FROM = re.compile(
    r"<!--\s{0,9}(?:saved from url=\(\d{1,6}\)|Page saved with SingleFile\s{1,9}url:\s{0,9})"
    r"(https?://[^\s\"'<>]{3,2000})",
    re.IGNORECASE,
)
# Where a page says of itself where it stands.
_PLACES = (("link[rel~=canonical]", "href"), ("meta[property='og:url']", "content"))


@dataclass(frozen=True, slots=True)
class SavedPage:
    """A page from a file."""

    url: str
    """Where it stood; `file:NAME` where nobody knows."""
    body: bytes
    """As it was saved."""
    html: str = ""
    """As text, where it is one."""
    seen_at: datetime | None = None
    """When it was fetched, where that is known."""


def saved_page(name: str, body: bytes, url: str = "") -> SavedPage:
    """The page in a file of that name: HTML, a browser's MHTML, PDF, vCard or plain text.

    url: where it stood; where it is not given, the page is asked.
    """
    letter = _in_letter(body) if _LETTER.search(body[:_HEAD]) else None
    html, told = letter or ("" if body.startswith(b"%PDF-") else decode_html(body, header="", host=""), "")
    place = url or normalise_url(told) or _url_in(html) or f"file:{name}"
    return SavedPage(place, body, _INLINED.sub("data:,", html))


def _in_letter(body: bytes) -> tuple[str, str] | None:
    """The page in a browser's archive of one page (RFC 2557), and where it stood; None where it holds none."""
    letter = email.message_from_bytes(body, policy=email.policy.default)
    part = next((part for part in letter.walk() if part.get_content_type() == "text/html"), None)
    packed = part.get_payload(decode=True) if part is not None else None
    if part is None or not isinstance(packed, bytes):
        return None
    header = f"text/html; charset={part.get_content_charset() or ''}"
    place = str(letter.get("Snapshot-Content-Location") or part.get("Content-Location") or "").strip()
    return decode_html(packed, header=header, host=""), place if place.startswith(("http://", "https://")) else ""


def _url_in(html: str) -> str:
    """Where a saved page stood, as its head says; '' where it does not."""
    said = _SAVED_FROM.search(html[:_HEAD])
    if said and (url := normalise_url(said[1])):
        return url
    tree = LexborHTMLParser(html[:_HEAD])
    places = ((tree.css_first(selector), name) for selector, name in _PLACES)
    urls = (str(node.attributes.get(name) or "").strip() for node, name in places if node is not None)
    return next((url for url in urls if url.startswith(("http://", "https://")) and parse_company_url(url)), "")


class SavedPages:
    """People and contacts in files that the user saved with a browser."""

    name = "page"
    asks = ("nothing: it reads pages of the company that you saved yourself (--page FILE)",)

    def __init__(self, pages: Sequence[SavedPage] = ()) -> None:
        self._pages = tuple(pages)
        self.on_by_default = bool(pages)
        self.needs = "" if pages else "a saved page: --page FILE"

    def applies(self, company: Company) -> bool:
        """It needs to know whose pages they are."""
        return bool(company.domain)

    async def look(self, company: Company, web: Web, limits: Limits) -> Findings:  # noqa: ARG002 - a source's face
        """Whom the pages show; files for which no time is left are left out, and said to be."""
        clock = asyncio.get_running_loop().time
        deadline = clock() + limits.time_s
        read: list[ReadPage] = []
        misses: list[Miss] = []
        for page in self._pages:
            await asyncio.sleep(0)  # others have their turn between two files
            found = await _read(page, company) if clock() < deadline else None
            if found is not None:
                read.append(found)
            elif clock() < deadline:
                misses.append(Miss(page.url, MissReason.BROKEN, f"{page.url} can't be read as a page"))
            else:
                misses.append(Miss(page.url, MissReason.BUDGET, f"no time was left (--time) for {page.url}"))
            if len(page.html) > MAX_SIGNS:
                why = f"of {page.url} only the first {MAX_SIGNS // 1_000_000} million signs were read"
                misses.append(Miss(page.url, MissReason.TOO_LARGE, why))
        people = own_people(read, company.name)
        why = "; ".join(miss.why for miss in misses) or ("" if people else "nobody with a title is on them")
        status = SourceStatus.FOUND if people else SourceStatus.FAILED if misses else SourceStatus.NOTHING
        return Findings(
            status=status,
            why=why,
            people=people,
            contacts=own_channels(read),
            pages=tuple(page.url for page in read),
            misses=tuple(misses),
        )


async def _read(saved: SavedPage, company: Company) -> ReadPage | None:
    """None for what holds no text, or nests too deep."""
    page = await as_page(
        Page(saved.url, saved.url, 200, "", saved.body, saved.html[:MAX_SIGNS], saved.seen_at or _NO_TIME)
    )
    if not page.html or is_too_deep(page.html):
        return None
    links = read_links(page)
    kind = kind_by_headings(judge_link(page.url).kind, links, links.language)
    if kind is PageKind.OTHER:  # whoever saves it for us has seen people on it
        kind = PageKind.ABOUT
    region = company.country or country_of(company.domain)
    return read_page(page.html, saved.url, saved.seen_at, kind=kind, region=region)
