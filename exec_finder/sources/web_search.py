"""A search interface of the user's own (SearXNG, Brave): the company's pages that its menus don't lead to."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from typing import Any, NamedTuple
from urllib.parse import quote

from exec_finder.answers import mapping, sequence, text_of
from exec_finder.depth import is_too_deep
from exec_finder.domains import country_of, host_of, page_key, registrable_domain
from exec_finder.extract.addresses import find_addresses
from exec_finder.extract.channels import is_network
from exec_finder.models import Company, Contacts, Evidence, FoundAddress, Miss, Page, SourceStatus
from exec_finder.sources.belonging import ReadPage, own_people
from exec_finder.sources.documents import as_page
from exec_finder.sources.interfaces import TimedWeb, read_json
from exec_finder.sources.own_addresses import as_contacts, mail_domains, own_address
from exec_finder.sources.own_channels import own_channels
from exec_finder.sources.page_links import read_links
from exec_finder.sources.page_words import is_page_address, judge_link
from exec_finder.sources.protocol import Findings, Limits
from exec_finder.sources.reading import kind_by_headings, read_page
from exec_finder.tables import read_lines
from exec_finder.text import shorten
from exec_finder.web import Api, Web

BRAVE = "https://api.search.brave.com/res/v1/web/search"
MAX_PAGES = 6
"""Pages of the company that are read: the website source has a budget of its own for all others."""
_MAX_RESULTS = 20
_QUERIES = (
    "site:{domain} leadership executive team",
    'site:{domain} "vice president" customer service',
    '"@{mail}" press contact',
)
_TAG = re.compile(r"</?[a-z]{1,10}>")  # around the words that were searched for


class Result(NamedTuple):
    """One entry of a list of results."""

    url: str
    title: str
    words: str
    """What the page says around the words searched for."""


class WebSearch:
    """People on the company's pages that a search finds, and its addresses in what others say of it."""

    name = "search"

    def __init__(self, *, searxng_url: str = "", brave_key: str = "") -> None:
        """The instance of SearXNG is asked where both are given."""
        self.on_by_default = bool(searxng_url or brave_key)
        self.needs = "" if self.on_by_default else "EXEC_FINDER_SEARXNG_URL or EXEC_FINDER_BRAVE_KEY"
        self._url = f"{searxng_url.rstrip('/')}/search?format=json&q=" if searxng_url else f"{BRAVE}?count=20&q="
        key = () if searxng_url else (("X-Subscription-Token", brave_key),)
        self._api = Api(headers=(("Accept", "application/json"), *key), pause_s=1.0)
        asked = "your SearXNG instance" if searxng_url else "the Brave Search API, with your own key"
        if self.needs:
            asked = "a SearXNG instance of yours, or the Brave Search API with your own key"
        self.asks = (
            f"{asked}: {len(_QUERIES)} searches for the company's domain",
            f"the company's own web site: at most {MAX_PAGES} pages that are found",
        )

    def applies(self, company: Company) -> bool:
        """It needs a domain to search for."""
        return bool(company.domain)

    async def look(self, company: Company, web: Web, limits: Limits) -> Findings:
        """Whom the company's own pages show, and addresses in what others' say; nobody is taken from others' pages."""
        timed = TimedWeb(web, limits.time_s)
        results, misses = await self._search(company, timed)
        read: list[ReadPage] = []
        for url in _worth_reading(results, company)[: min(MAX_PAGES, limits.pages)]:
            got = await timed.get(url)
            page = await _read(got, company) if isinstance(got, Page) else None
            if page is not None:
                read.append(page)
            elif isinstance(got, Miss):
                misses.append(got)
        people = own_people(read, company.name)
        contacts = (*own_channels(read), _addresses_elsewhere(results, company))
        found = bool(people) or any(page.addresses for page in contacts)
        status = SourceStatus.FOUND if found else _status(misses)
        return Findings(status, _why(status, results, misses), people, contacts, tuple(timed.pages), tuple(misses))

    async def _search(self, company: Company, web: Web) -> tuple[list[Result], list[Miss]]:
        """The results of all searches; none after one that failed, since the next would fare no better."""
        found: list[Result] = []
        mail = (*mail_domains(company), company.domain)[0]
        for query in _QUERIES:
            got = await web.get(self._url + quote(query.format(domain=company.domain, mail=mail)), api=self._api)
            if isinstance(got, Miss):
                return found, [got]
            found += read_results(got)
        return found, []


def read_results(page: Page) -> Iterator[Result]:
    """The entries in an answer of either interface; profiles on social networks are left out."""
    answer = mapping(read_json(page))
    entries = sequence(answer.get("results")) or sequence(mapping(answer.get("web")).get("results"))
    for entry in map(mapping, entries[:_MAX_RESULTS]):
        url = text_of(entry.get("url"))
        if url.startswith(("http://", "https://")) and host_of(url) and not is_network(url):
            yield Result(url, _plain(entry.get("title")), _plain(entry.get("content") or entry.get("description")))


def _plain(found: Any) -> str:
    return _TAG.sub("", text_of(found))


def _is_own(url: str, company: Company) -> bool:
    return registrable_domain(url) == (registrable_domain(company.domain) or company.domain)


def _worth_reading(results: Sequence[Result], company: Company) -> list[str]:
    """The company's own pages, those that promise most first."""
    promise: dict[str, tuple[float, str]] = {}
    for result in results:
        if _is_own(result.url, company) and is_page_address(result.url):
            score = judge_link(result.url, (result.title,)).score
            if score > 0:
                promise.setdefault(page_key(result.url), (score, result.url))
    return [url for _, url in sorted(promise.values(), key=lambda one: (-one[0], one[1]))]


async def _read(got: Page, company: Company) -> ReadPage | None:
    """None for what has left the company's site, holds no text, or nests too deep."""
    page = await as_page(got)
    if not _is_own(page.url, company) or not page.html or is_too_deep(page.html):
        return None
    links = read_links(page)
    kind = kind_by_headings(judge_link(page.url).kind, links, links.language)
    region = company.country or country_of(company.domain)
    return read_page(page.html, page.url, page.fetched_at, kind=kind, region=region)


def _addresses_elsewhere(results: Sequence[Result], company: Company) -> Contacts:
    """The company's addresses in the words of others' pages, without names: who stands near is not known.

    Sites that sell or guess addresses show samples, which would teach a format that nobody uses.
    """
    sellers = frozenset(read_lines("address_sellers.txt"))
    found: list[FoundAddress | None] = []
    for result in results:
        if registrable_domain(result.url) in sellers:
            continue
        for hit in find_addresses(f"{result.title} {result.words}"):
            seen = Evidence(result.url, None, "snippet", shorten(result.words or result.title))
            found.append(own_address(hit.address, "", company, seen))
    return as_contacts(found)


def _status(misses: Sequence[Miss]) -> SourceStatus:
    unseen = [miss for miss in misses if not miss.reason.is_answer]
    if not unseen:
        return SourceStatus.NOTHING
    return SourceStatus.REFUSED if all(miss.reason.is_refusal for miss in unseen) else SourceStatus.FAILED


def _why(status: SourceStatus, results: Sequence[Result], misses: Sequence[Miss]) -> str:
    unseen = [miss for miss in misses if not miss.reason.is_answer]
    if unseen and unseen[0].status in {401, 403} and not results:
        return f"the search interface refuses it: {unseen[0].why} (is the key valid, is JSON allowed there?)"
    if unseen:
        return unseen[0].why
    if misses and not results:
        return misses[0].why
    return "" if status is SourceStatus.FOUND else f"nobody with a title in {len(results)} results"
