"""Searches through an interface of the user's own."""

from __future__ import annotations

import json
import time
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from exec_finder.domains import registrable_domain
from exec_finder.models import Company, MissReason, SourceStatus
from exec_finder.sources import Limits, WebSearch
from exec_finder.sources.web_search import BRAVE, MAX_PAGES, read_results
from exec_finder.tables import read_lines
from exec_finder.web import LiveWeb, WebOptions
from tests.servers.http_server import Answer, HttpServer
from tests.servers.memory_web import MemoryWeb, cards, html
from tests.unit.test_own_addresses import page, told

ACME = Company("acme.example", "Acme", "acme.example", country="US")
LIMITS = Limits(time_s=60)
QUICK = WebOptions(pause_s=0, backoff_s=0, timeout_s=10, connect_timeout_s=5, allow_private=True, attempts=1)
TEAM = html(cards("Nia Okafor|Chief Customer Officer|nia.okafor@acme.example", "Tom Berg|Chief Executive Officer"))
SEARCHES = (
    "site%3Aacme.example%20leadership%20executive%20team",
    "site%3Aacme.example%20%22vice%20president%22%20customer%20service",
    "%22%40acme.example%22%20press%20contact",
)


def entry(url: object, title: object = "", content: object = "") -> dict[str, object]:
    return {"url": url, "title": title, "content": content}


FOUND = [
    entry("https://www.acme.example/x/17", "Leadership team | Acme"),
    entry("https://www.acme.example/anvils", "Anvils for sale"),
    entry("https://www.acme.example/team.png", "Leadership team"),
    entry("https://www.linkedin.com/in/nia-okafor", "Nia Okafor - Chief Customer Officer", "nia.linked@acme.example"),
    entry("https://rocketreach.co/acme", "Acme's format", "jane.sample@acme.example"),
    entry("https://news.example/a", "Acme opens", "Contact: Ann Lee, ann.lee@acme.example or ann@elsewhere.example"),
    entry("javascript:alert(1)", "Leadership"),
    "nonsense",
]


def web(results: object, pages: dict[str, str | MissReason]) -> MemoryWeb:
    return MemoryWeb(
        {f"https://s.example/search?format=json&q={SEARCHES[0]}": json.dumps({"results": results})} | pages
    )


def ok(more: dict[str, str | MissReason]) -> dict[str, Any]:
    empty = json.dumps({"results": []})
    return {f"https://s.example/search?format=json&q={query}": empty for query in SEARCHES[1:]} | more


SEARCH = WebSearch(searxng_url="https://s.example/")


async def test_own_pages_are_read_and_others_give_addresses_only() -> None:
    door = web(FOUND, ok({"https://www.acme.example/x/17": TEAM}))
    found = await SEARCH.look(ACME, door, LIMITS)
    assert found.status is SourceStatus.FOUND
    assert {person.name for person in found.people} == {"Nia Okafor", "Tom Berg"}
    assert told(found) == {"nia.okafor@acme.example": None, "ann.lee@acme.example": None} | {
        one.address: one.name for contacts in found.contacts[:1] for one in contacts.addresses
    }
    assert door.asked[3:] == ["https://www.acme.example/x/17"]


async def test_pages_that_promise_most_are_read_within_the_budget() -> None:
    many = [entry(f"https://acme.example/{n}", "Our leadership team") for n in range(30)]
    door = web(many, ok({}))
    await SEARCH.look(ACME, door, LIMITS)
    assert len(door.asked) == 3 + MAX_PAGES
    door = web(many, ok({}))
    await SEARCH.look(ACME, door, Limits(pages=2, time_s=60))
    assert len(door.asked) == 3 + 2


async def test_a_page_that_leads_away_is_not_the_company_s() -> None:
    door = web(
        FOUND[:1], ok({"https://www.acme.example/x/17": ">https://other.example/", "https://other.example/": TEAM})
    )
    assert (await SEARCH.look(ACME, door, LIMITS)).people == ()


async def test_nothing_found_is_no_failure() -> None:
    found = await SEARCH.look(ACME, web([], ok({})), LIMITS)
    assert (found.status, found.why) == (SourceStatus.NOTHING, "nobody with a title in 0 results")


async def test_searxng_is_asked_as_it_wants_and_robots_are_obeyed_on_the_company_s_pages() -> None:
    """On a real server: its own robots.txt forbids crawlers, which an interface that the user runs is not asked for."""
    with HttpServer({"s.example": {"/robots.txt": "User-agent: *\nDisallow: /"}, "acme.example": {}}) as server:
        url = server.url("acme.example", "/leadership")
        server.sites["acme.example"] |= {
            "/leadership": TEAM,
            "/secret/leadership": TEAM,
            "/robots.txt": "User-agent: *\nDisallow: /secret",
        }
        results = [entry(url, "Leadership"), entry(url.replace("/lead", "/secret/lead"), "Leadership team")]
        for query in SEARCHES:
            body = json.dumps({"results": results}).encode()
            answer = Answer(body, 200, (("Content-Type", "application/json"),))
            server.sites["s.example"][f"/search?format=json&q={query}"] = answer
        live = LiveWeb(server.dns, QUICK)
        found = await WebSearch(searxng_url=server.url("s.example")).look(ACME, live, LIMITS)
        await live.aclose()
        assert {person.name for person in found.people} == {"Nia Okafor", "Tom Berg"}
        assert "/robots.txt" not in server.paths("s.example")
        assert "/secret/leadership" not in server.paths("acme.example")
        assert [miss.reason for miss in found.misses] == [MissReason.ROBOTS]


@pytest.mark.parametrize(
    ("status", "words", "ended"),
    [(403, "is the key valid, is JSON allowed", SourceStatus.REFUSED), (500, "", SourceStatus.FAILED)],
)
async def test_a_refusal_ends_the_search(status: int, words: str, ended: SourceStatus) -> None:
    with HttpServer({"s.example": {f"/search?format=json&q={SEARCHES[0]}": Answer(b"no", status)}}) as server:
        live = LiveWeb(server.dns, QUICK)
        found = await WebSearch(searxng_url=server.url("s.example")).look(ACME, live, LIMITS)
        await live.aclose()
        assert found.status is ended
        assert words in found.why
        assert len(server.paths("s.example")) == 1


def test_brave_answers_in_another_form() -> None:
    result = {"url": "https://acme.example/", "title": "A <strong>b</strong>", "description": "c <strong>d</strong>"}
    assert list(read_results(page(json.dumps({"web": {"results": [result]}})))) == [
        ("https://acme.example/", "A b", "c d")
    ]


def test_what_is_set_decides_whom_it_asks() -> None:
    assert (WebSearch().on_by_default, WebSearch().needs) == (False, "EXEC_FINDER_SEARXNG_URL or EXEC_FINDER_BRAVE_KEY")
    assert "Brave" in WebSearch(brave_key="s3cret").asks[0]
    assert "SearXNG" in WebSearch(brave_key="s3cret", searxng_url="https://s.example").asks[0]


async def test_the_key_goes_to_brave_in_a_header() -> None:
    class Door(MemoryWeb):
        async def get(self, url: str, **given: Any) -> Any:
            seen.append((url.partition("?")[0], dict(given["api"].headers) if given.get("api") else {}))
            return await super().get(url, **given)

    seen: list[tuple[str, dict[str, str]]] = []
    found = await WebSearch(brave_key="s3cret").look(ACME, Door({}), LIMITS)
    assert seen == [(BRAVE, {"Accept": "application/json", "X-Subscription-Token": "s3cret"})]
    assert "s3cret" not in repr(found)


async def test_a_key_for_brave_does_not_go_to_searxng() -> None:
    class Door(MemoryWeb):
        async def get(self, url: str, **given: Any) -> Any:
            assert "s3cret" not in str(given["api"].headers)
            return await super().get(url, **given)

    await WebSearch(brave_key="s3cret", searxng_url="https://s.example").look(ACME, Door({}), LIMITS)


def test_sellers_of_addresses_are_registrable_domains_in_order() -> None:

    sellers = read_lines("address_sellers.txt")
    assert list(sellers) == sorted(set(sellers))
    assert [one for one in sellers if registrable_domain(one) != one] == []


@given(
    st.recursive(
        st.none() | st.integers() | st.text(max_size=20),
        lambda inner: (
            st.lists(inner)
            | st.dictionaries(st.sampled_from(["results", "web", "url", "title", "content", "x"]), inner)
        ),
        max_leaves=12,
    )
)
def test_any_json_is_read(answer: object) -> None:
    list(read_results(page(json.dumps(answer))))


async def test_long_words_cost_little() -> None:
    before = time.process_time()
    for words in ("@" * 100_000, "a@" * 50_000, "<" * 100_000, "x [at] " * 20_000):
        await SEARCH.look(ACME, web([entry("https://news.example/", words, words)] * 100, ok({})), LIMITS)
    assert time.process_time() - before < 5
