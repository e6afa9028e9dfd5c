"""One walk over a site: rounds of the best pages, each read for people, contacts and links.

A round's pages are asked for together and handled in the order they were chosen, so that a live site and its recording
give the same walk; pace and one-at-a-time for a host are the web door's business.
"""

from __future__ import annotations

import asyncio
import re

from exec_finder.depth import is_too_deep
from exec_finder.domains import country_of, host_of, page_key, registrable_domain, site_domain
from exec_finder.extract import extract_people
from exec_finder.extract.contacts import extract_contacts
from exec_finder.models import Company, FoundPerson, Miss, MissReason, Page
from exec_finder.sources.belonging import STRONG_KINDS, ReadPage
from exec_finder.sources.documents import as_page
from exec_finder.sources.frontier import Candidate, Frontier
from exec_finder.sources.page_links import Link, PageLinks, read_links
from exec_finder.sources.page_words import PEOPLE_KINDS, PageKind, judge_link
from exec_finder.sources.progress import Progress
from exec_finder.sources.protocol import Limits
from exec_finder.sources.reading import kind_by_headings, read_page
from exec_finder.sources.sitemaps import Listing
from exec_finder.sources.spellings import Spellings
from exec_finder.web import Web
from exec_finder.web.recorded import out_of_time

ROUND = 10
"""Pages asked for together."""
MAX_FORWARDS = 3
"""Meta refreshes and lone frames followed from the home page."""

MISS_COST = 0.5
"""Of a page: what a request costs that gave none, and a redirect on the way to one."""
REQUESTS_A_PAGE = 1.5
"""However many of them miss, no more requests than this times the page budget."""

_MAX_GUESSES = 9
_LONG_ENOUGH = 4  # letters of a name that another domain may begin with
_GUIDES = PEOPLE_KINDS | {PageKind.ABOUT, PageKind.CONTACT, PageKind.IMPRINT}
"""Where one of them was read, links lead on, and guessing adds nothing."""
_HTTP_MAY_HELP = frozenset(
    {MissReason.UNREACHABLE, MissReason.TIMEOUT, MissReason.BAD_CERTIFICATE, MissReason.NOT_FOUND, MissReason.BROKEN}
)
_GUESSES_MAY_HELP = frozenset({MissReason.NOT_FOUND, MissReason.SERVER_ERROR, MissReason.NOT_HTML})
# What a company hangs on its own name for a second domain; anything else behind a common beginning is a stranger.
_OWN_ENDINGS = re.compile(
    r"-?(?:group|corp|corporate|corporation|company|holdings?|inc|investors?|ir|plc|global|intl)?"
)


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
        self._spent = 0.0
        self._asked = 0
        self._deadline = 0.0
        self._is_late = False
        self._progress = Progress(self.frontier.inside)
        self._spellings = Spellings()
        self._is_spelt = False

    async def run(self) -> None:
        """Walk until the budget is spent or what is left promises too little."""
        self._deadline = asyncio.get_running_loop().time() + self.limits.time_s
        self.frontier.allow(self.company.domain)
        await self._walk()
        if self._is_late and all(miss.reason is not MissReason.BUDGET for miss in self.misses):
            why = "the time for this lookup (--time) was spent before all likely pages were read"
            self.misses.append(Miss(self.home or f"https://{self.company.domain}/", MissReason.BUDGET, why))

    async def _walk(self) -> None:
        if not await self._open_home() and not self._may_guess():
            return
        listing = Listing(self.home or f"https://{self.company.domain}/", get=self._get, is_inside=self.frontier.inside)
        goes_on = True
        while goes_on or not listing.is_done():
            goes_on, listed = await asyncio.gather(self._round(), _next_level(listing))
            self.frontier.add_listed(listed)
            goes_on = goes_on or bool(listed)
        if self._progress.wants_people() and all(page.kind not in _GUIDES for page in self.pages):
            await self._guess()

    async def _guess(self) -> None:
        """Try well-known paths, the surest first, until some are found or too many were not there."""
        self.frontier.add_guesses(self.home or f"https://{self.company.domain}/")
        stop = self._asked + _MAX_GUESSES
        while await self._round() and (self._asked < stop or any(page.kind in _GUIDES for page in self.pages)):
            pass

    def kind_of(self, url: str) -> PageKind:
        """What a page that was asked for was thought to be."""
        return self._kinds.get(url, PageKind.OTHER)

    # --- the home page --------------------------------------------------------------------------

    async def _open_home(self) -> bool:
        """Find the home page: as given, with www., then without encryption where nothing answers encrypted."""
        domain = self.company.domain
        ready = asyncio.create_task(asyncio.to_thread(_load_tables))  # while nothing can be done but wait
        for url in (f"https://{domain}/", f"https://www.{domain}/", f"http://{domain}/", f"http://www.{domain}/"):
            if url.startswith("http:") and not self._http_may_help(url):
                continue
            got = await self._ask(url)
            if isinstance(got, Page) and got.html:
                self._note_downgrade(got)
                self.misses.clear()  # how the home page is not called is no news
                await ready
                await self._enter(got)
                return True
            self.misses.append(got if isinstance(got, Miss) else Miss(url, MissReason.NOT_HTML, f"{url} is no page"))
        await ready
        return False

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
            got = await self._ask(goal) if goal and not self.frontier.is_taken(goal) else None
            if not isinstance(got, Page) or not got.html:
                break
            self.frontier.took(page.url)
            page, links = got, read_links(got)
        self.home = page.url
        self.frontier.allow(page.url)
        self.frontier.language = links.language
        self.organisation = links.organisation
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

    # --- rounds ---------------------------------------------------------------------------------

    async def _round(self) -> bool:
        """Read the best pages; False when nothing worth reading or no budget is left."""
        left = self._left()
        self.frontier.wants_addresses = self._progress.wants_addresses()
        batch = self.frontier.next_batch(min(ROUND, left), self._progress.floor()) if left > 0 else []
        asked = [asyncio.ensure_future(self._ask_spelt(candidate.url)) for candidate in batch]
        try:
            for candidate, coming in zip(batch, asked, strict=True):
                self._answered(candidate, await coming)  # one is read while the next is on its way
        finally:
            for coming in asked:
                coming.cancel()
        self._open_mail_site()
        return bool(batch)

    def _answered(self, candidate: Candidate, answer: Page | Miss) -> None:
        self._kinds[candidate.url] = candidate.kind
        if isinstance(answer, Page):
            self._take(candidate, answer)
        else:
            self._miss(candidate, answer)

    def _left(self) -> int:
        """How many pages may be asked for: each may be a redirect, and so two requests."""
        requests = int(REQUESTS_A_PAGE * self.limits.pages) - self._asked
        return 0 if self._is_late else min(int(self.limits.pages - self._spent), (requests + 1) // 2)

    async def _ask_spelt(self, url: str) -> Page | Miss:
        """The page under the name that its site is likely to have for it; under *url* where that was wrong."""
        spelt = self._spellings.of(url)
        got = await self._ask(spelt)
        if spelt != url and isinstance(got, Page):
            self._is_spelt = True
        elif spelt != url and not self._is_spelt and isinstance(got, Miss) and got.reason is MissReason.NOT_FOUND:
            got = await self._ask(url)
        return got

    async def _ask(self, url: str) -> Page | Miss:
        """As `_get`, counted: all but robots.txt and sitemaps."""
        got = await self._get(url)
        moved = isinstance(got, Page) and got.url != got.requested
        self._asked += 2 if moved else 1
        self._spent += MISS_COST if moved else 0.0
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
        if isinstance(got, Miss) and got.reason is MissReason.BUDGET:
            self._is_late = True
        if isinstance(got, Miss):
            return got
        if is_too_deep(got.html):
            return Miss(url, MissReason.BROKEN, f"{url} nests its elements too deep to be read")
        return await as_page(got)

    def _miss(self, candidate: Candidate, miss: Miss) -> None:
        self._spent += MISS_COST
        self.frontier.paid(candidate, off=False, missed=True)
        if not (candidate.guessed and miss.reason is MissReason.NOT_FOUND):
            self.misses.append(miss)

    def _take(self, candidate: Candidate, page: Page) -> None:
        moved = page_key(page.url) != page_key(candidate.url)
        if not self.frontier.inside(page.url) or not page.html or (moved and self.frontier.is_taken(page.url)):
            self._spent += MISS_COST
            return
        self._spellings.answered(page.requested, page.url)
        links = read_links(page)
        brought = self._read(page, kind_by_headings(candidate.kind, links, self.frontier.language), links)
        self.frontier.paid(candidate, off=brought)

    def _read(self, page: Page, kind: PageKind, links: PageLinks) -> bool:
        """Take people, contacts and links from a page; whether any person or address was new."""
        self._spent += 1
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


def _load_tables() -> None:
    """Have the tables read that every page needs: a third of a second, once in a process."""
    extract_people("<h2>Team</h2><p>Nia Okafor, CEO</p>", url="https://acme.example/")
    extract_contacts("<p>Nia Okafor: nia@acme.example, +1 512 555 0100</p>", url="https://acme.example/")
    judge_link("https://acme.example/team", ("Team",))


async def _next_level(listing: Listing) -> tuple[str, ...]:
    """What a further level of sitemaps lists, alongside a round; nothing where there is none."""
    return () if listing.is_done() else await listing.level()
