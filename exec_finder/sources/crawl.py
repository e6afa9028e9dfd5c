"""One walk over a site: the best pages first, each read for people, contacts and links.

Some pages are always under way while another is read. They are handled in the order they were chosen, and what is
chosen next depends on those handled alone, never on what happens to have come: so a live site and its recording give
the same walk. Pace and one-at-a-time for a host are the web door's business.
"""

from __future__ import annotations

import asyncio
import re
from collections import deque
from collections.abc import Iterator
from typing import NamedTuple

from exec_finder.depth import is_too_deep
from exec_finder.domains import country_of, host_of, page_key, parse_company_url, registrable_domain, site_domain
from exec_finder.extract import extract_people
from exec_finder.extract.contacts import extract_contacts
from exec_finder.models import Company, FoundPerson, Miss, MissReason, Page
from exec_finder.sources.belonging import STRONG_KINDS, ReadPage
from exec_finder.sources.budget import MISS_COST, Budget
from exec_finder.sources.documents import as_page
from exec_finder.sources.frontier import Candidate, Frontier
from exec_finder.sources.page_links import Link, PageLinks, read_links
from exec_finder.sources.page_words import PEOPLE_KINDS, PageKind, judge_link
from exec_finder.sources.progress import Progress
from exec_finder.sources.protocol import Limits
from exec_finder.sources.reading import kind_by_headings, read_page
from exec_finder.sources.sitemaps import Listing, is_wordpress
from exec_finder.sources.spellings import Spellings
from exec_finder.web import Web
from exec_finder.web.recorded import out_of_time

WINDOW = 10
"""Pages under way at the same time, at most."""
_REFILL = 5
"""When no more than these are under way, others are chosen, so that none is waited for in idleness."""
MAX_FORWARDS = 3
"""Meta refreshes and lone frames followed from the home page."""
_LONG_ENOUGH = 4  # letters of a name that another domain may begin with
_GUIDES = PEOPLE_KINDS | {PageKind.CONTACT, PageKind.IMPRINT}
"""Where one of them was read, links lead on, and guessing adds nothing."""
_HTTP_MAY_HELP = frozenset(
    {MissReason.UNREACHABLE, MissReason.TIMEOUT, MissReason.BAD_CERTIFICATE, MissReason.NOT_FOUND, MissReason.BROKEN}
)
_GUESSES_MAY_HELP = frozenset({MissReason.NOT_FOUND, MissReason.SERVER_ERROR, MissReason.NOT_HTML})
# What a company hangs on its own name for a second domain; anything else behind a common beginning is a stranger.
_OWN_ENDINGS = re.compile(
    r"-?(?:group|corp|corporate|corporation|company|holdings?|inc|investors?|ir|plc|global|intl)?"
)


class _Got(NamedTuple):
    """What came of asking for a page, and what it took."""

    answer: Page | Miss
    asked: str
    """The address that was asked for last."""
    requests: int


class _Coming(NamedTuple):
    """A page under way."""

    candidate: Candidate
    spelt: str
    """How it was asked for."""
    answer: asyncio.Future[_Got]


class Crawl:
    """What a walk knows: pages read, misses, and where to go next."""

    def __init__(self, company: Company, web: Web, limits: Limits) -> None:
        self.company = company
        self.web = web
        self.limits = limits
        self.frontier = Frontier(max_hosts=limits.hosts)
        self.pages: list[ReadPage] = []
        self.misses: list[Miss] = []
        self.home = ""
        self.organisation = ""
        self.warning = ""
        self._kinds: dict[str, PageKind] = {}
        self._budget = Budget(limits.pages)
        self._is_listing_late = False
        self._deadline = 0.0
        self._progress = Progress(self.frontier.inside)
        self._spellings = Spellings()
        self._is_spelt = False
        self._is_wordpress = False

    async def run(self) -> None:
        """Walk until the budget is spent or what is left promises too little."""
        self._deadline = asyncio.get_running_loop().time() + self.limits.time_s
        self.frontier.allow(self.company.domain)
        await self._walk()
        if self._budget.is_late and all(miss.reason is not MissReason.BUDGET for miss in self.misses):
            why = "the time for this lookup (--time) was spent before all likely pages were read"
            self.misses.append(Miss(self.home or f"https://{self.company.domain}/", MissReason.BUDGET, why))

    async def _walk(self) -> None:
        if not await self._open_home() and not self._may_guess():
            return
        home = self.home or f"https://{self.company.domain}/"
        await self._read_on(
            Listing(home, get=self._get_sitemap, is_inside=self.frontier.inside, is_wordpress=self._is_wordpress)
        )
        read = {page.kind for page in self.pages}
        if self._progress.wants_people() and not (read & (_GUIDES if self._progress.titled else PEOPLE_KINDS)):
            await self._guess(_GUIDES - PEOPLE_KINDS if read & _GUIDES else frozenset())

    async def _guess(self, known: frozenset[PageKind]) -> None:
        """Try well-known paths, and read on where they lead; *known*: kinds of pages that need no guess."""
        self.frontier.add_guesses(self.home or f"https://{self.company.domain}/", known, self._ending())
        await self._read_on(None)

    def _ending(self) -> str:
        """'.html' where the pages read beside the home page have it in their addresses."""
        return ".html" if any(page.url.endswith(".html") for page in self.pages[1:]) else ""

    def kind_of(self, url: str) -> PageKind:
        """What a page that was asked for was thought to be."""
        return self._kinds.get(url, PageKind.OTHER)

    # --- the home page --------------------------------------------------------------------------

    async def _open_home(self) -> bool:
        """Find the home page: of the domain, with www., as typed, then without encryption where none answers."""
        domain = self.company.domain
        ready = asyncio.create_task(asyncio.to_thread(_load_tables))  # while nothing can be done but wait
        encrypted = (f"https://{domain}/", f"https://www.{domain}/", *self._typed_home())
        for url in (*encrypted, f"http://{domain}/", f"http://www.{domain}/"):
            if url.startswith("http:") and not self._http_may_help(url):
                continue
            got = self._book(await self._ask(url))
            if isinstance(got, Page) and got.html:
                self._note_downgrade(got)
                self.misses.clear()  # how the home page is not called is no news
                await ready
                await self._enter(got)
                return True
            self.misses.append(got if isinstance(got, Miss) else Miss(url, MissReason.NOT_HTML, f"{url} is no page"))
        await ready
        return False

    def _typed_home(self) -> tuple[str, ...]:
        """The home page of the host that was asked for, where that lies below the domain: 'union.acme.example'."""
        typed = parse_company_url(self.company.query)
        host = typed.host.removeprefix("www.") if typed else ""
        return (f"https://{host}/",) if host.endswith(f".{self.company.domain}") else ()

    def _http_may_help(self, url: str) -> bool:
        tried = [miss for miss in self.misses if miss.url == url.replace("http:", "https:")]
        return all(miss.reason in _HTTP_MAY_HELP for miss in tried)

    def _note_downgrade(self, home: Page) -> None:
        bad = [miss for miss in self.misses if miss.reason is MissReason.BAD_CERTIFICATE]
        if bad and home.url.startswith("http:"):
            self.warning = f"{bad[0].why}, so its pages were read without encryption"

    def _may_guess(self) -> bool:
        return any(miss.reason in _GUESSES_MAY_HELP for miss in self.misses)

    async def _enter(self, page: Page) -> None:
        """Follow where the home page sends on to, open the fence for it, and read it."""
        links = read_links(page)
        for _ in range(MAX_FORWARDS):
            goal = links.forward
            got = self._book(await self._ask(goal)) if goal and not self.frontier.is_taken(goal) else None
            if not isinstance(got, Page) or not got.html:
                break
            self.frontier.took(page.url)
            page, links = got, read_links(got)
        self.home = page.url
        self.frontier.allow(page.url)
        self.frontier.language = links.language
        self.organisation = links.organisation
        self._is_wordpress = is_wordpress(page.html)
        for link in links.links:
            if self._is_own_elsewhere(link):
                self.frontier.allow(link.url)
        self.frontier.took(page.requested)
        self._read(page, PageKind.OTHER, links)

    def _is_own_elsewhere(self, link: Link) -> bool:
        """Whether the home page links to a corporate or investor site of the same name under another domain."""
        domain = registrable_domain(link.url)
        if not domain or self.frontier.inside(link.url) or domain != site_domain(link.url):
            return False
        if not self._bears_own_name(domain):
            return False
        kind = judge_link(link.url, link.texts, self.frontier.language).kind
        return kind in PEOPLE_KINDS | {PageKind.ABOUT, PageKind.INVESTOR, PageKind.PRESS}

    def _bears_own_name(self, domain: str) -> bool:
        """Whether a domain is named as the site, with what a company hangs on its own name."""
        name, own = (whole.partition(".")[0] for whole in (domain, registrable_domain(self.home)))
        return len(own) >= _LONG_ENOUGH and name.startswith(own) and bool(_OWN_ENDINGS.fullmatch(name[len(own) :]))

    def _open_mail_site(self) -> None:
        """Let the site in whose domain the people have their mail at, where it bears the company's name."""
        other = self._progress.mail_site()
        if other and self._bears_own_name(other):
            self.frontier.allow(other)
            self.frontier.add_site(f"https://{other}/")

    # --- page after page ------------------------------------------------------------------------

    async def _read_on(self, listing: Listing | None) -> None:
        """Read until nothing worth reading or no budget is left, and what *listing* lists as it comes to be known."""
        coming: deque[_Coming] = deque()
        level: asyncio.Future[tuple[str, ...]] | None = None
        handled = due = 0
        try:
            while True:
                if len(coming) <= _REFILL:
                    if level is not None and (handled >= due or not coming) and self._budget.left():
                        self.frontier.add_listed(await level)
                        self._budget.is_late |= self._is_listing_late
                        level = None
                    coming.extend(self._chosen([candidate for candidate, _, _ in coming]))
                    if level is None:
                        level, due = self._next_level(listing), handled + WINDOW
                if coming:
                    candidate, spelt, answer = coming.popleft()
                    self._handle(candidate, spelt, await answer)
                    handled += 1
                elif level is None or not self._budget.left():
                    return
        finally:
            for task in (level, *(answer for _, _, answer in coming)):
                if task is not None:
                    task.cancel()

    def _next_level(self, listing: Listing | None) -> asyncio.Future[tuple[str, ...]] | None:
        """A further level of sitemaps, alongside the pages; none where what it lists could not be read any more."""
        if listing is None or listing.is_done() or not self._budget.left():
            return None
        return asyncio.ensure_future(listing.level())

    def _chosen(self, under_way: list[Candidate]) -> Iterator[_Coming]:
        """The best pages, asked for, beside those *under_way*."""
        self._open_mail_site()
        self.frontier.wants_addresses = self._progress.wants_addresses()
        size = min(WINDOW - len(under_way), self._budget.left(len(under_way)))
        if size <= 0:
            return
        for candidate in self.frontier.next_batch(size, self._progress.floor(), under_way):
            spelt = self._spellings.of(candidate.url)
            asked = self._ask_spelt(candidate.url, spelt, sure=self._is_spelt)
            yield _Coming(candidate, spelt, asyncio.ensure_future(asked))

    def _handle(self, candidate: Candidate, spelt: str, got: _Got) -> None:
        answer = self._book(got)
        self._kinds[candidate.url] = candidate.kind
        if isinstance(answer, Page):
            self._is_spelt = self._is_spelt or got.asked == spelt != candidate.url
            self._take(candidate, answer)
        else:
            self._miss(candidate, answer)

    async def _ask_spelt(self, url: str, spelt: str, *, sure: bool) -> _Got:
        """The page under the name that its site is likely to have for it; under *url* where that was wrong."""
        got = await self._ask(spelt)
        wrong = isinstance(got.answer, Miss) and got.answer.reason is MissReason.NOT_FOUND
        if spelt == url or sure or not wrong:
            return got
        again = await self._ask(url)
        return again._replace(requests=got.requests + again.requests)

    async def _ask(self, url: str) -> _Got:
        """As `_get`, to be counted: all but robots.txt and sitemaps."""
        got = await self._get(url)
        moved = isinstance(got, Page) and got.url != got.requested
        return _Got(got, url, 2 if moved else 1)

    def _book(self, got: _Got) -> Page | Miss:
        """The answer, once what it took is counted."""
        moved = isinstance(got.answer, Page) and got.answer.url != got.answer.requested
        self._budget.asked += got.requests
        self._budget.spent += MISS_COST if moved else 0.0
        if isinstance(got.answer, Miss) and got.answer.reason is MissReason.BUDGET:
            self._budget.is_late = True
        return got.answer

    async def _get_sitemap(self, url: str) -> Page | Miss:
        got = await self._get(url)
        if isinstance(got, Miss) and got.reason is MissReason.BUDGET:
            self._is_listing_late = True
        return got

    async def _get(self, url: str) -> Page | Miss:
        """The page, or why there is none.

        Past the deadline the door is told once more what was wanted, so that a recording shows where the time ended,
        but stopped before it asks. A replay never waits, so no clock stops it: it ends where its recording did.
        """
        try:
            async with asyncio.timeout_at(self._deadline):
                got = await self.web.get(url)
        except TimeoutError:
            got = out_of_time(url)
        if isinstance(got, Miss):
            return got
        if is_too_deep(got.html):
            return Miss(url, MissReason.BROKEN, f"{url} nests its elements too deep to be read")
        return await as_page(got)

    def _miss(self, candidate: Candidate, miss: Miss) -> None:
        self._budget.spent += MISS_COST
        self.frontier.paid(candidate, off=False, missed=True)
        if not (candidate.guessed and miss.reason is MissReason.NOT_FOUND):
            self.misses.append(miss)

    def _take(self, candidate: Candidate, page: Page) -> None:
        moved = page_key(page.url) != page_key(candidate.url)
        if not self.frontier.inside(page.url) or not page.html or (moved and self.frontier.is_taken(page.url)):
            self._budget.spent += MISS_COST
            return
        self._spellings.answered(page.requested, page.url)
        links = read_links(page)
        brought = self._read(page, kind_by_headings(candidate.kind, links, self.frontier.language), links)
        self.frontier.paid(candidate, off=brought)

    def _read(self, page: Page, kind: PageKind, links: PageLinks) -> bool:
        """Take people, contacts and links from a page; whether any person or address was new."""
        self._budget.spent += 1
        self.frontier.took(page.url, links.twins)
        region = self.company.country or country_of(self.home)
        read = read_page(page.html, page.url, page.fetched_at, kind=kind, region=region)
        self.pages.append(read)
        self.frontier.add_links(links.links)
        if kind in {PageKind.PRESS, PageKind.OTHER}:
            self.frontier.add_feeds(links.feeds)
        self._want_person_pages(read)
        return self._progress.learn(read)

    def _want_person_pages(self, page: ReadPage) -> None:
        """A list without titles, or without addresses while few are known, makes its people's pages worth a visit."""
        if page.kind not in STRONG_KINDS:
            return
        for person in page.people:
            if person.link and host_of(person.link):
                self.frontier.add_person_pages((person.link,), self._person_page_score(person))

    def _person_page_score(self, person: FoundPerson) -> float:
        if not person.title:
            return 0.75
        return 0.25 if person.email or not self._progress.wants_addresses() else 0.5


_SAMPLE = (
    "<h2>Team</h2><p>Nia Okafor, CEO, nia@acme.example, +1 512 555 0100</p>"
    "<h2>Juan Okafor</h2><p>He joined Acme as its chief customer officer in 2019, and has led its services since.</p>"
    "<p>“We listen to everybody who writes to us,” said Nia Okafor, chief executive officer of Acme, in London.</p>"
)


def _load_tables() -> None:
    """Have the tables read and the patterns made that every page needs: 90 ms, once in a process."""
    url = "https://acme.example/"
    extract_people(_SAMPLE, url=url)
    extract_contacts(_SAMPLE, url=url)
    judge_link(f"{url}team", ("Team",))
