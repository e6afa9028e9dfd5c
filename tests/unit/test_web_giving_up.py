"""When a host is not worth further requests, and when one bad page is only that."""

from __future__ import annotations

import asyncio
from dataclasses import replace

import pytest

from exec_finder.models import Miss, MissReason, Page
from exec_finder.web import LiveWeb
from tests.servers import http_server as served
from tests.servers.http_server import Exchange, HttpServer, Route, page, redirect
from tests.unit.test_web_live import QUICK, visit


def numbered(route: Route, until: int) -> dict[str, Route]:
    return {f"/{number}": route for number in range(until)}


async def test_one_page_that_breaks_off_does_not_cost_the_host() -> None:
    """Attempts at one page are not failures of several."""
    async with visit({"acme.example": {"/bad": served.reset, "/good": "<p>hello"}}) as (server, web):
        assert isinstance(await web.get(server.url("acme.example", "/bad")), Miss)
        assert isinstance(await web.get(server.url("acme.example", "/good")), Page)
        assert server.paths("acme.example").count("/bad") == 3


async def test_after_a_page_that_broke_off_further_ones_are_asked_for_once() -> None:
    async with visit({"acme.example": numbered(served.reset, 9)}) as (server, web):
        for number in range(9):
            await web.get(server.url("acme.example", f"/{number}"))
        assert server.paths("acme.example")[1:] == ["/0", "/0", "/0", "/1", "/2"]


async def test_pages_that_redirect_to_each_other_without_end_give_the_host_up() -> None:
    count = 0

    async def on_and_on(_exchange: Exchange) -> Route:
        nonlocal count
        count += 1
        return redirect(f"/loop/{count}")

    loops = {f"/loop/{number}": on_and_on for number in range(500)}
    sites = {"acme.example": {**numbered(on_and_on, 20), **loops}}
    async with visit(sites, pause_s=0.001) as (server, web):
        got = await asyncio.gather(*(web.get(server.url("acme.example", f"/{number}")) for number in range(20)))
        assert {miss.reason for miss in got if isinstance(miss, Miss)} == {MissReason.REDIRECTS}
        assert len(server.paths("acme.example")) == 1 + 3 * QUICK.max_redirects


async def test_a_round_of_pages_that_have_moved_is_no_loop() -> None:
    routes: dict[str, Route] = {}
    for number in range(10):
        routes |= {
            f"/{number}": redirect(f"/{number}/"),
            f"/{number}/": redirect(f"/{number}/en"),
            f"/{number}/en": "x",
        }
    async with visit({"acme.example": routes}) as (server, web):
        got = await asyncio.gather(*(web.get(server.url("acme.example", f"/{number}")) for number in range(10)))
        assert all(isinstance(answer, Page) for answer in got)


async def test_a_server_that_fails_on_every_page_is_given_up() -> None:
    async with visit({"acme.example": numbered(page("no", status=500), 20)}, attempts=2) as (server, web):
        for number in range(20):
            miss = await web.get(server.url("acme.example", f"/{number}"))
            assert isinstance(miss, Miss)
            assert (miss.reason, "HTTP 500" in miss.why) == (MissReason.SERVER_ERROR, True)
        assert len(server.paths("acme.example")) == 1 + 3 * 2 + 3


async def test_time_lost_now_and_then_is_bounded_for_a_host_as_well() -> None:
    """Good answers in between don't make a host that hangs on every second page worth the whole lookup."""
    routes = {f"/{number}": "<p>hello" if number % 2 else served.silence for number in range(20)}
    async with visit({"acme.example": routes}, timeout_s=0.3) as (server, web):
        got = [await web.get(server.url("acme.example", f"/{number}")) for number in range(20)]
        assert sum(isinstance(answer, Page) for answer in got) == 3
        assert sum(int(path[1:]) % 2 == 0 for path in server.paths("acme.example")[1:]) == 4


async def test_a_robots_txt_that_never_comes_is_waited_for_less_long() -> None:
    with HttpServer({"acme.example": {"/robots.txt": served.silence, "/": "<p>hello"}}) as server:
        web = LiveWeb(server.dns, replace(QUICK, timeout_s=60, robots_timeout_s=0.2))
        miss = await web.get(server.url("acme.example", "/"))
        await web.aclose()
    assert isinstance(miss, Miss)
    assert "robots.txt could not be read" in miss.why


async def test_who_has_no_time_left_asks_nothing() -> None:
    async with visit({"acme.example": {"/": "<p>hello"}}) as (server, web):
        with pytest.raises(TimeoutError):
            async with asyncio.timeout(0):
                await web.get(server.url("acme.example", "/"))
        await asyncio.sleep(0)
        assert server.log == []
