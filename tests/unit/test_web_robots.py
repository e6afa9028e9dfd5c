"""robots.txt: asked for first, and obeyed as RFC 9309 has it."""

from __future__ import annotations

import asyncio

import pytest

from exec_finder.models import Miss, MissReason, Page
from exec_finder.web.robots import Rules
from tests.servers import http_server as served
from tests.servers.http_server import Answer, HttpServer, Route, page, redirect, text
from tests.unit.test_web_live import visit

DENY = "User-agent: *\nDisallow: /private\n"
LONG = "User-agent: *\nDisallow: /private\n" + "# filler\n" * 100_000 + "Disallow: /"


async def fetched(robots: Route, path: str = "/private/x", **options: object) -> tuple[Page | Miss, HttpServer]:
    """How a page ends where *robots* is in force."""
    sites: dict[str, dict[str, Route]] = {
        "acme.example": {"/robots.txt": robots, "/private/x": "x", "/open": "x"},
        "other.example": {"/robots.txt": text(DENY), "/r": text(DENY)},
    }
    async with visit(sites, **options) as (server, web):
        return await web.get(server.url("acme.example", path)), server


@pytest.mark.parametrize(
    "robots",
    [
        text(DENY),
        text("\ufeff" + DENY),
        text(DENY.replace("\n", "\r\n")),
        text("User-agent: exec-finder\nDisallow: /private\n\nUser-agent: *\nAllow: /"),
        text("User-agent: EXEC-FINDER\nDisallow: /private"),
        text("User-agent: a\nUser-agent: *\nDisallow: /*x$\n"),
        text("User-agent: *\nDisallow: /\nAllow: /open\n"),
        page(DENY),
        page(DENY, content_type="application/octet-stream"),
        Answer(DENY.encode(), headers=()),
        text(LONG),
    ],
    ids=["plain", "bom", "crlf", "ours", "case", "wildcard", "longest", "as html", "octets", "untyped", "long"],
)
async def test_what_robots_txt_forbids_is_not_asked_for(robots: Route) -> None:
    found, server = await fetched(robots)
    assert isinstance(found, Miss)
    assert found.reason is MissReason.ROBOTS
    assert "robots.txt of acme.example" in found.why
    assert server.paths("acme.example") == ["/robots.txt"]


@pytest.mark.parametrize(
    "robots",
    [
        text(""),
        text("User-agent: *\nDisallow:\n"),
        text("User-agent: another\nDisallow: /\n"),
        text("User-agent: exec-finder\nAllow: /\n\nUser-agent: *\nDisallow: /"),
        text("<html>not a robots file"),
        Answer(status=404),
        Answer(status=403),
        Answer(status=401),
        Answer(status=400),
        page(b"\x89PNG", content_type="image/png"),
        redirect("/robots.txt"),
        text(LONG),
    ],
    ids=["empty", "nothing", "another", "ours", "html", "404", "403", "401", "400", "image", "loop", "long"],
)
async def test_what_it_allows_or_can_t_forbid_is_asked_for(robots: Route) -> None:
    found, server = await fetched(robots, "/open")
    assert isinstance(found, Page)
    assert server.paths("acme.example") == ["/robots.txt", "/open"]


@pytest.mark.parametrize(
    ("robots", "reason"),
    [
        (Answer(status=500), MissReason.SERVER_ERROR),
        (Answer(status=503), MissReason.SERVER_ERROR),
        (Answer(status=429), MissReason.RATE_LIMITED),
        (served.silence, MissReason.TIMEOUT),
        (served.reset, MissReason.BROKEN),
        (served.half_body, MissReason.BROKEN),
    ],
    ids=["500", "503", "429", "silence", "reset", "half"],
)
async def test_what_could_not_be_read_closes_the_site(robots: Route, reason: MissReason) -> None:
    """Could not look is told apart from: we were asked to stay away."""
    found, server = await fetched(robots, "/open", timeout_s=1)
    assert isinstance(found, Miss)
    assert found.reason is reason
    assert "robots.txt could not be read" in found.why
    assert set(server.paths("acme.example")) == {"/robots.txt"}


async def test_the_rules_behind_redirects_hold_for_the_site_that_was_asked() -> None:
    sites: dict[str, dict[str, Route]] = {
        "acme.example": {"/robots.txt": "", "/private": "x", "/open": "x"},
        "other.example": {"/robots.txt": text("User-agent: *\nDisallow: /"), "/r": text(DENY)},
    }
    async with visit(sites) as (server, web):
        server.sites["acme.example"]["/robots.txt"] = redirect(server.url("other.example", "/r"))
        found = await web.get(server.url("acme.example", "/private"))
        assert isinstance(found, Miss)
        assert found.reason is MissReason.ROBOTS
        assert isinstance(await web.get(server.url("acme.example", "/open")), Page)


async def test_at_most_five_redirects_lead_to_it() -> None:
    for hops, reason in ((5, MissReason.ROBOTS), (6, None)):
        chain: dict[str, Route] = {f"/r{n}": redirect(f"/r{n + 1}") for n in range(hops)}
        chain |= {f"/r{hops}": text(DENY), "/robots.txt": redirect("/r1"), "/private": "x"}
        async with visit({"acme.example": chain}) as (server, web):
            found = await web.get(server.url("acme.example", "/private"))
            assert getattr(found, "reason", None) is reason


async def test_a_redirect_does_not_lead_past_the_rules_of_the_place_it_leads_to() -> None:
    sites: dict[str, dict[str, Route]] = {
        "acme.example": {"/": "x"},
        "other.example": {"/robots.txt": text(DENY), "/private": "x"},
    }
    async with visit(sites) as (server, web):
        server.sites["acme.example"]["/"] = redirect(server.url("other.example", "/private"))
        found = await web.get(server.url("acme.example"))
        assert isinstance(found, Miss)
        assert (found.reason, found.url) == (MissReason.ROBOTS, server.url("acme.example"))
        assert server.paths("other.example") == ["/robots.txt"]


async def test_it_is_asked_for_first_and_once_however_many_pages_are_wanted() -> None:
    async with visit({"acme.example": {f"/{n}": "x" for n in range(5)}}) as (server, web):
        await asyncio.gather(*(web.get(server.url("acme.example", f"/{n}")) for n in range(5)))
        assert server.paths("acme.example")[0] == "/robots.txt"
        assert sorted(server.paths("acme.example")[1:]) == ["/0", "/1", "/2", "/3", "/4"]


async def test_our_own_name_is_the_one_that_robots_txt_calls() -> None:
    robots = text("User-agent: tester\nDisallow: /open")
    found, _ = await fetched(robots, "/open", user_agent="tester/2.0 (+https://who.example/)")
    assert isinstance(found, Miss)
    assert isinstance((await fetched(robots, "/open"))[0], Page)


@pytest.mark.parametrize(
    ("delay", "longest", "gap_s"), [("0.2", 10.0, 0.2), ("99", 0.15, 0.15), ("-1", 10.0, 0), ("x", 10.0, 0)]
)
async def test_a_crawl_delay_is_kept_up_to_a_bound(delay: str, longest: float, gap_s: float) -> None:
    robots = text(f"User-agent: *\nCrawl-delay: {delay}")
    sites: dict[str, dict[str, Route]] = {"acme.example": {"/robots.txt": robots, "/a": "x", "/b": "x"}}
    async with visit(sites, max_crawl_delay_s=longest) as (server, web):
        for path in ("/a", "/b"):
            await web.get(server.url("acme.example", path))
        assert gap_s - 0.01 < server.gaps_s("acme.example")[-1] < gap_s + 5


async def test_hostile_rules_cost_little() -> None:
    rules = "User-agent: *\n" + "".join(f"Disallow: /*a*b*c{n}*d$\n" for n in range(15_000))
    found, _ = await asyncio.wait_for(fetched(text(rules), "/open"), 10)
    assert isinstance(found, Page)


def test_no_rules_is_a_state_of_its_own() -> None:
    assert Rules(None) != Rules(None, Miss("u", MissReason.TIMEOUT, "w"))
