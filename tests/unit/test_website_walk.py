"""A walk keeps pages under way while others are read, is the same however answers come, and ends with its time."""

from __future__ import annotations

import asyncio
from collections.abc import Callable
from itertools import takewhile
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from exec_finder.models import Company, DnsAnswer, DnsStatus, Miss, Page, SourceStatus
from exec_finder.pipeline import find
from exec_finder.sources import Limits, Website
from exec_finder.sources.crawl import WINDOW
from exec_finder.sources.frontier import Candidate, Frontier
from exec_finder.sources.page_words import judge_link
from exec_finder.web import Api
from tests.servers.memory_web import MemoryWeb, cards, html, links
from tests.unit.test_website import ACME, SITE, look, names

HOME = "https://acme.example"
_KEYS = ("leadership", "team", "board", "contact", "about", "press", "careers", "investors", "history", "privacy")


def _large_site() -> dict[str, Any]:
    """Lists that lead on to people, moved pages, pages that are not there, and two levels of sitemaps."""
    pages: dict[str, Any] = {
        f"{HOME}/": html(
            links(*(f"/{key} {key.title()}" for key in _KEYS), *(f"/team/{n} Team {n}" for n in range(9)))
        ),
        f"{HOME}/robots.txt": f"Sitemap: {HOME}/maps.xml".encode(),
        f"{HOME}/maps.xml": f"<sitemapindex><sitemap><loc>{HOME}/pages.xml</loc></sitemap></sitemapindex>".encode(),
        f"{HOME}/pages.xml": "".join(f"<url><loc>{HOME}/people/{n}</loc></url>" for n in range(20)).encode(),
    }
    for number, key in enumerate(_KEYS):
        further = links(f"/{key}/more {key.title()} team", f"/{key}/gone Contact")
        pages |= {f"{HOME}/{key}": f">{HOME}/{key}/", f"{HOME}/{key}/": html(f"<p>{key}</p>" + further)}
        person = cards(f"{chr(65 + number)}nna Okafor|Vice President|anna{number}@acme.example")
        pages[f"{HOME}/{key}/more"] = html(person)
    for number in range(20):
        pages[f"{HOME}/people/{number}"] = html("<p>Soon</p>")
    return pages


class _LateWeb(MemoryWeb):
    """Answers come after so many turns of the loop, by how many were asked before."""

    def __init__(self, pages: dict[str, Any], turns: Callable[[int], int]) -> None:
        super().__init__(pages)
        self._turns = turns

    async def get(self, url: str, *, api: Api | None = None) -> Page | Miss:
        for _ in range(self._turns(len(self.asked))):
            await asyncio.sleep(0)
        return await super().get(url, api=api)


@pytest.mark.parametrize(
    "turns",
    [lambda _: 0, lambda n: 200 - 3 * n, lambda n: 90 * (n % 7 == 3), lambda n: 60 * (n % 2)],
    ids=["at once", "last first", "some late", "every other late"],
)
async def test_a_long_walk_is_the_same_however_answers_come(turns: Callable[[int], int]) -> None:
    usual, late = MemoryWeb(_large_site()), _LateWeb(_large_site(), turns)
    first = await Website().look(ACME, usual, Limits())
    assert len(first.pages) > WINDOW + 5
    assert await Website().look(ACME, late, Limits()) == first
    assert sorted(late.asked) == sorted(usual.asked)


class _GatedWeb(MemoryWeb):
    """Holds *gated* back until *opens* was asked for."""

    def __init__(self, pages: dict[str, Any], gated: str, opens: Callable[[str], bool]) -> None:
        super().__init__(pages)
        self._gated, self._opens = gated, opens
        self._open = asyncio.Event()

    async def get(self, url: str, *, api: Api | None = None) -> Page | Miss:
        if self._opens(url):
            self._open.set()
        if url == self._gated:
            await asyncio.wait_for(self._open.wait(), 10)
        return await super().get(url, api=api)


def _leads_on(url: str) -> bool:
    return url.endswith("/our-team")


async def test_what_read_pages_lead_to_is_asked_for_while_another_is_on_its_way() -> None:
    pages: dict[str, Any] = {f"{HOME}/": html(links(*(f"/{key} {key.title()}" for key in _KEYS)))}
    for key in _KEYS:
        pages[f"{HOME}/{key}"] = html(links(f"/{key}/our-team Our team"))
    plain = MemoryWeb(pages)
    await Website().look(ACME, plain, Limits())
    last = [url for url in takewhile(lambda url: not _leads_on(url), plain.asked) if url in pages][-1]
    found = await Website().look(ACME, _GatedWeb(pages, last, _leads_on), Limits())
    assert last in found.pages


@pytest.mark.parametrize("sitemap", ["robots.txt", "maps.xml"])
async def test_a_sitemap_is_not_waited_for_when_no_page_may_be_read_any_more(sitemap: str) -> None:
    usual = MemoryWeb(_large_site())
    found = await Website().look(ACME, usual, Limits(pages=8))
    assert f"{HOME}/{sitemap}" in usual.asked
    stuck = _GatedWeb(_large_site(), f"{HOME}/{sitemap}", lambda _: False)
    async with asyncio.timeout(5):
        assert await Website().look(ACME, stuck, Limits(pages=8)) == found


class _TellingDns:
    """Answers all, and tells when the mail servers of a domain were asked for."""

    def __init__(self) -> None:
        self.asked: list[tuple[str, str]] = []

    async def resolve(self, name: str, rdtype: str) -> DnsAnswer:
        self.asked.append((name, rdtype))
        return DnsAnswer(name, rdtype, DnsStatus.ANSWER, (f"10 mx.{name}.",))


async def test_mail_servers_are_asked_for_while_pages_are_read_and_once() -> None:
    dns = _TellingDns()

    class Web(MemoryWeb):
        async def get(self, url: str, *, api: Api | None = None) -> Page | Miss:
            if url == f"{HOME}/leadership":
                assert ("acme.example", "MX") in dns.asked
            return await super().get(url, api=api)

    report = await find(ACME, web=Web(SITE), dns=dns, sources=[Website()])
    assert [domain.mx for domain in report.mail_domains] == [("mx.acme.example",)]
    assert dns.asked.count(("acme.example", "MX")) == 1


async def test_a_check_that_nobody_wants_in_the_end_holds_nothing_up() -> None:
    class Dns(_TellingDns):
        async def resolve(self, name: str, rdtype: str) -> DnsAnswer:
            if name == "acme.example":
                await asyncio.Event().wait()
            return await super().resolve(name, rdtype)

    people = cards("Nia Okafor|Director|nia.okafor@acme-mail.example", "Jon Lind|Director|jon.lind@acme-mail.example")
    web = MemoryWeb({f"{HOME}/": html(links("/team Team")), f"{HOME}/team": html(people)})
    async with asyncio.timeout(10):
        report = await find(Company("acme.example", "Acme", "acme.example"), web=web, dns=Dns(), sources=[Website()])
    assert [domain.domain for domain in report.mail_domains] == ["acme-mail.example"]


async def test_contact_pages_of_every_place_do_not_spend_the_budget() -> None:
    """A site with a form for each of its houses has other pages that tell more."""
    houses = [f"/houses/contact-{n}" for n in range(30)]
    home = html(links(*(f"{path} Contact house {n}" for n, path in enumerate(houses)), "/work Work", "/aid Aid"))
    form = html("<h1>Contact</h1><form><input name=email><textarea></textarea></form>")
    pages = {"https://acme.example/": home, "https://acme.example/work": html("<p>Us</p>")}
    pages |= {f"https://acme.example{path}": form for path in houses}
    found, _ = await look(pages, Limits(pages=20))
    assert sum("/contact-" in url for url in found.pages) <= 12
    assert "https://acme.example/work" in found.pages


@given(st.lists(st.tuples(st.sampled_from(_KEYS), st.integers(0, 3), st.booleans(), st.booleans()), max_size=30))
def test_pages_are_ranked_as_if_all_were_weighed(paid: list[tuple[str, int, bool, bool]]) -> None:
    """Neighbours that brought something, or nothing, raise and sink pages; most are not weighed to find the best."""
    frontier = Frontier(language="en")
    frontier.allow("acme.example")
    frontier.add_listed(tuple(f"{HOME}/{folder}/{key}/{n}" for folder in "ab" for key in _KEYS for n in range(4)))
    for key, number, off, missed in paid:
        url = f"{HOME}/a/{key}/{number}"
        frontier.took(url)
        frontier.paid(Candidate(url, judge_link(url).kind, 0.5, 0), off=off, missed=missed)
    weighed = [frontier._now(key, candidate) for key, candidate in frontier._waiting.items()]
    assert list(frontier._ranked()) == sorted(weighed, key=lambda candidate: (-candidate.score, candidate.order))


async def test_time_that_is_up_ends_the_walk() -> None:
    found, _ = await look(SITE, Limits(time_s=0))
    assert found.status is SourceStatus.FAILED
    assert "time" in found.why


async def test_what_was_found_in_time_is_kept() -> None:
    """A page that never answers ends with the time, and is named."""

    class Stuck(MemoryWeb):
        async def get(self, url: str, *, api: Api | None = None) -> Page | Miss:
            if url.endswith("/about"):
                await asyncio.Event().wait()
            return await super().get(url, api=api)

    found = await Website().look(ACME, Stuck(SITE), Limits(time_s=2))
    assert found.status is SourceStatus.FOUND
    assert "Nia Okafor" in names(found)
    assert "time" in found.why
    assert [miss.url for miss in found.misses] == ["https://acme.example/about"]


async def test_a_host_below_a_domain_that_answers_nothing_is_read_as_it_was_typed() -> None:
    web = MemoryWeb({"https://union.acme.example/": html(cards("Nia Okafor|President|nia@acme.example"))})
    company = Company("https://union.acme.example/about", "Union", "acme.example")
    assert names(await Website().look(company, web, Limits())) == {"Nia Okafor"}
    assert (await Website().look(Company("union", "Union", "acme.example"), web, Limits())).people == ()
