"""Which page to read next: the best first, each once, within the fence and with an eye on what pays."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field, replace
from functools import lru_cache
from heapq import heappop, heappush
from itertools import chain, islice
from typing import Literal
from urllib.parse import urlsplit

from exec_finder.domains import country_of, host_of, page_key, site_domain
from exec_finder.extract.addresses import language_regions
from exec_finder.models import value
from exec_finder.sources.documents import document_ending
from exec_finder.sources.editions import edition_of
from exec_finder.sources.page_links import Link
from exec_finder.sources.page_words import (
    PEOPLE_KINDS,
    Judgement,
    PageKind,
    is_page_address,
    is_pagination,
    judge_link,
    language_of,
    without_language,
)
from exec_finder.tables import read_rows

MAX_CANDIDATES = 20_000
"""Addresses kept in mind; what a page links to past it is not looked at."""

MAX_DOCUMENTS = 6
"""PDFs and vCards of one site."""
_FEED = Judgement(PageKind.ARTICLE, 0.3)
_SITE = Judgement(PageKind.ABOUT, 0.5)
_CARD = Judgement(PageKind.PERSON, 0.45)
_PDF_KINDS = PEOPLE_KINDS | {PageKind.CONTACT, PageKind.PRESS}
_PDF_FLOOR = 0.35
_NO_NEWS = re.compile("comment|/wp-json/", re.IGNORECASE)  # a feed of readers' words; a page over again, in JSON
_FORMAT_NOTE = re.compile(r"[\[(]?\bpdf\b[^)\]]{0,30}[)\]]?", re.IGNORECASE)
_ALWAYS_WORTH = PEOPLE_KINDS - {PageKind.PERSON} | {PageKind.CONTACT, PageKind.IMPRINT}
_LISTS = PEOPLE_KINDS - {PageKind.PERSON}
_PLAIN = 0.45
_MENU_BONUS = 0.06
_FOREIGN = 0.35
_TRANSLATION = 0.08  # the same again in another language, most likely: after all that is not
_RICH = 0.15  # what a neighbour that brought something adds
_DRY = 0.65
_THIRST = 0.02  # what a dry neighbour takes from those that promise next to nothing: others have their turn first
_PAGINATION_LIMIT = 8
_FEW = 2
_CONTACTS = 4  # contact pages in a row: a site with more has one for each place
_MIXES = 0.25  # of the best page's score: what the sure pages bring may make the poor ones needless
_WAITS = 0.3  # the same, where better ones are under way: what they bring is known soon
_PROMISING = 0.2
_NO_LIMIT = 1000
_MAX_GUESSES = 12
_OWN_TONGUE = 0.15  # what a path in the site's own language has before an English one


@value
class WellKnownPath:
    """A row of data/well_known_paths.csv: a path that many sites have."""

    path: str
    lang: str
    """ISO 639-1 codes, blanks between."""
    kind: Literal["leadership", "board", "staff", "about", "contact", "imprint"]
    weight: float
    """How sure: 0 to 1; the surest are tried first."""
    note: str


@dataclass(frozen=True, slots=True)
class Candidate:
    """A page that may be read."""

    url: str
    kind: PageKind
    score: float
    order: int
    """When it was first seen: ties are settled by it."""
    guessed: bool = False
    """Nothing links to it."""
    for_addresses: bool = False
    """Worth a visit only while it is not plain how addresses are written."""


@dataclass(slots=True)
class Frontier:
    """The pages known and not read yet."""

    language: str = ""
    """The site's main one; set after the home page."""
    max_hosts: int = 6
    wants_addresses: bool = True
    """Whether it is not plain yet how the company writes them."""
    _sites: set[str] = field(default_factory=set)
    _hosts: set[str] = field(default_factory=set)
    _waiting: dict[str, Candidate] = field(default_factory=dict)
    _linked: set[Link] = field(default_factory=set)
    _taken: set[str] = field(default_factory=set)
    _twins: set[str] = field(default_factory=set)
    _dry: Counter[str] = field(default_factory=Counter)
    _rich: set[str] = field(default_factory=set)
    _further: Counter[str] = field(default_factory=Counter)
    _newest: Counter[str] = field(default_factory=Counter)
    """The last year of each list of people that has a page for every year."""
    _documents: int = 0
    _seen: int = 0

    def allow(self, host_or_url: str) -> None:
        """Let links to this site in."""
        self._sites.add(site_domain(host_or_url))
        self._linked.clear()  # what was outside may be inside now

    def inside(self, url: str) -> bool:
        """Whether *url* lies on one of the company's sites."""
        return site_domain(url) in self._sites

    def add_links(self, links: tuple[Link, ...]) -> None:
        """Judge what a page links to; a menu that is the same on all pages once."""
        new = [link for link in links if link not in self._linked]
        self._linked.update(new)
        for link in new:
            ending = document_ending(urlsplit(link.url).path)
            if ending:
                self._add_document(link, ending)
            else:
                judged = judge_link(link.url, link.texts, self.language, link.under)
                self._add(link.url, judged, _MENU_BONUS if link.in_menu else 0.0)

    def add_site(self, home: str) -> None:
        """The home page of another site of the company."""
        self._add(home, _SITE, 0.0)

    def add_feeds(self, urls: tuple[str, ...]) -> None:
        """What the site itself offers of its news: many releases for one request. The first, as others are of parts."""
        chosen = [url for url in urls if self.inside(url) and not _NO_NEWS.search(url)][:1]
        for url in chosen:
            self._add(url, _FEED, 0.0, for_addresses=True)

    def _add_document(self, link: Link, ending: str) -> None:
        """A PDF about people, or a vCard; any other is a brochure, a form or a report of 200 pages."""
        if ending == "vcf":
            self._add(link.url, _CARD, 0.0, for_addresses=True)
            return
        texts = tuple(_FORMAT_NOTE.sub(" ", text) for text in link.texts)
        judged = judge_link(link.url, texts, self.language)
        if judged.kind in _PDF_KINDS and judged.score >= _PDF_FLOOR:
            self._add(link.url, judged, -0.1, for_addresses=judged.kind not in PEOPLE_KINDS)

    def add_listed(self, urls: tuple[str, ...]) -> None:
        """Judge what a sitemap lists: no words, so a little less sure."""
        for url in urls:
            self._add(url, judge_link(url, (), self.language), -0.05)

    def add_person_pages(self, urls: tuple[str, ...], score: float) -> None:
        """The own pages of people that a list shows."""
        for url in urls:
            if judge_link(url, (), self.language).kind is not PageKind.ARTICLE:
                self._add(url, Judgement(PageKind.PERSON, score), 0.0)

    def add_guesses(self, origin: str, known: frozenset[PageKind], ending: str = "") -> None:
        """The surest paths that many sites have, in English and the site's own languages, where links lead to nobody.

        known: kinds that are left out.
        """
        own = {self.language, *_languages_in(country_of(origin))} - {""}
        guesses: list[tuple[float, str, PageKind]] = []
        for row in read_rows("well_known_paths.csv", WellKnownPath):
            spoken, url = set(row.lang.split()), origin.rstrip("/") + row.path + ending
            if spoken & (own | {"en"}) and PageKind(row.kind) not in known and not self.is_taken(url):
                guesses.append((row.weight + (_OWN_TONGUE if spoken & own else 0.0), url, PageKind(row.kind)))
        for score, url, kind in sorted(guesses, reverse=True)[:_MAX_GUESSES]:
            self._add(url, Judgement(kind, score), 0.0, guessed=True)

    def took(self, url: str, twins: tuple[str, ...] = ()) -> None:
        """*url* was read (or is what a page read was called in the end); *twins* are the same in other languages."""
        self._taken.add(page_key(url))
        self._hosts.add(host_of(url))
        self._twins.add(without_language(url))
        self._taken.update(page_key(twin) for twin in twins)

    def is_taken(self, url: str) -> bool:
        """Whether the page was read already, under any spelling of its address."""
        return page_key(url) in self._taken

    def paid(self, candidate: Candidate, *, off: bool, missed: bool = False) -> None:
        """Tell whether a page brought something new: its neighbours rise or sink with it, most where it is *missed*."""
        group = _group(candidate.url, candidate.kind)
        if off:
            self._rich.add(group)
            self._dry[group] = 0
        else:
            self._dry[group] += 1 + missed
        if missed and candidate.kind in _LISTS:
            self._forget_edition(*edition_of(candidate.url))

    def _forget_edition(self, pages: str, year: int) -> None:
        """The last of several lists can't be read: that before it is the newest."""
        if pages and year == self._newest[pages]:
            waiting = (edition_of(one.url) for one in self._waiting.values() if one.kind in _LISTS)
            self._newest[pages] = max((of for known, of in waiting if known == pages), default=0)

    def next_batch(self, size: int, floor: float, under_way: Sequence[Candidate] = ()) -> list[Candidate]:
        """The best pages above *floor*, best first; few from a group that has not shown yet what it is worth.

        under_way: those chosen before that may still show it.
        """
        ranked = self._ranked()
        first = list(islice(ranked, 1))
        best = max((c.score for c in (*first, *under_way)), default=0.0)
        mixes = (_WAITS if under_way else _MIXES) * best if best >= _PROMISING else floor
        batch: list[Candidate] = []
        groups = Counter(_group(candidate.url, candidate.kind) for candidate in under_way)
        for candidate in chain(first, ranked):
            if len(batch) == size or candidate.score < max(floor, mixes):
                break
            group = _group(candidate.url, candidate.kind)
            full = groups[group] >= self._room(candidate, group) or not self._is_wanted(candidate)
            if full or not self._may_visit(candidate.url) or self._is_twin(candidate.url):
                continue
            groups[group] += 1
            batch.append(candidate)
            self._waiting.pop(page_key(candidate.url), None)
            self._documents += bool(document_ending(urlsplit(candidate.url).path))
            self.took(candidate.url)
        return batch

    def _ranked(self) -> Iterator[Candidate]:
        """The pages with today's scores, best first; worked out no further than they are asked for."""
        best: list[tuple[float, int, Candidate]] = []
        for key, candidate in sorted(self._waiting.items(), key=lambda item: -item[1].score):
            while best and -best[0][0] > max(candidate.score + _RICH, 0.0):  # no further one can have more
                yield heappop(best)[2]
            now = self._now(key, candidate)
            heappush(best, (-now.score, now.order, now))
        while best:
            yield heappop(best)[2]

    def _room(self, candidate: Candidate, group: str) -> int:
        if self._is_surely_worth(candidate):
            return _CONTACTS if candidate.kind is PageKind.CONTACT else _NO_LIMIT
        return _NO_LIMIT if group in self._rich and candidate.kind is not PageKind.ARTICLE else _FEW

    def _may_visit(self, url: str) -> bool:
        host = host_of(url)
        return host in self._hosts or len(self._hosts) < self.max_hosts

    def _now(self, key: str, candidate: Candidate) -> Candidate:
        """The candidate with today's score: what its neighbours brought, and whether a twin was read."""
        if key in self._taken or self._is_twin(candidate.url) or not self._is_wanted(candidate):
            return replace(candidate, score=-1.0)
        if self._is_surely_worth(candidate):
            return candidate
        group = _group(candidate.url, candidate.kind)
        bonus = _RICH if group in self._rich else 0.0
        dry = self._dry[group]
        if not (bonus or dry):
            return candidate
        return replace(candidate, score=(candidate.score + bonus) * _DRY**dry - _THIRST * dry)

    def _is_surely_worth(self, candidate: Candidate) -> bool:
        """As `_is_always_worth`; not so after a few contact pages with nothing new: a form for each shop or house."""
        tried = self._dry[_group(candidate.url, candidate.kind)] if candidate.kind is PageKind.CONTACT else 0
        return _is_always_worth(candidate) and tried < _CONTACTS

    def _is_wanted(self, candidate: Candidate) -> bool:
        if (candidate.for_addresses and not self.wants_addresses) or self._is_outdated(candidate):
            return False
        return self._documents < MAX_DOCUMENTS or not document_ending(urlsplit(candidate.url).path)

    def _is_outdated(self, candidate: Candidate) -> bool:
        """Whether the list of people is known for a later year."""
        pages, year = edition_of(candidate.url) if candidate.kind in _LISTS else ("", 0)
        return year < self._newest[pages]

    def _is_twin(self, url: str) -> bool:
        """Whether the same page was read in another language."""
        return bool(language_of(url)) and without_language(url) in self._twins

    def _add(
        self, url: str, judged: Judgement, bonus: float, *, guessed: bool = False, for_addresses: bool = False
    ) -> None:
        key = page_key(url)
        if key in self._taken or not self.inside(url) or not (is_page_address(url) or _is_document(url, judged)):
            return
        score = judged.score + bonus
        own = language_of(url)
        if own and self.language and own != self.language:
            score = score * _FOREIGN - _TRANSLATION
        if is_pagination(url) and not self._next_page_pays(url, judged):
            return
        if judged.kind in _LISTS:
            pages, year = edition_of(url)
            self._newest[pages] = max(self._newest[pages], year)
        old = self._waiting.get(key)
        if old is None and len(self._waiting) < MAX_CANDIDATES:
            self._seen += 1
            self._waiting[key] = Candidate(url, judged.kind, score, self._seen, guessed, for_addresses)
        elif old is not None and score > old.score:
            self._waiting[key] = replace(old, kind=judged.kind, score=score)

    def _next_page_pays(self, url: str, judged: Judgement) -> bool:
        """A directory of staff is read on for a few pages, no other list is."""
        path = urlsplit(url).path
        self._further[path] += 1
        return judged.kind in PEOPLE_KINDS and self._further[path] <= _PAGINATION_LIMIT


def _is_document(url: str, judged: Judgement) -> bool:
    """Whether an address that is no page's was put in on purpose."""
    return judged is _FEED or bool(document_ending(urlsplit(url).path))


def _is_always_worth(candidate: Candidate) -> bool:
    """Whether a page says plainly that it is of the kind that shows people, whatever its neighbours brought."""
    return candidate.kind in _ALWAYS_WORTH and candidate.score >= _PLAIN


def _languages_in(country: str) -> set[str]:
    return {language for language, region in language_regions().items() if region == country}


@lru_cache(maxsize=2 * MAX_CANDIDATES)  # asked for each time that pages are chosen
def _group(url: str, kind: PageKind) -> str:
    """The neighbours of a page: same host and folder, dates and numbers alike; at the top each is its own.

    Articles are neighbours of all articles, and contact pages of all contact pages, however a site sorts them.
    """
    host, slash, path = page_key(url).partition("?")[0].partition("/")
    if kind is PageKind.ARTICLE:
        return host
    if kind is PageKind.CONTACT:
        return f"{host}/{kind.value}"
    folder = path.rpartition("/")[0] or path
    return host + slash + "/".join("#" if part.isdigit() else part for part in folder.split("/"))
