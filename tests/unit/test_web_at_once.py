"""How many requests a host gets at the same time: one, unless its owner wants no pauses."""

from __future__ import annotations

import asyncio

import pytest

from exec_finder.models import Miss, Page
from exec_finder.web import WebOptions
from exec_finder.web.options import AT_ONCE_WITHOUT_PAUSE
from tests.servers import http_server as served
from tests.servers.http_server import Exchange, Route, page, redirect
from tests.unit.test_web_live import visit

MANY = [f"/{number}" for number in range(20)]


def together(size: int) -> Route:
    """A route that answers nobody until *size* have asked, but then everybody."""
    waiting: list[asyncio.Event] = []

    async def wait(exchange: Exchange) -> Route:
        waiting.append(asyncio.Event())
        if len(waiting) >= size:
            for event in waiting:
                event.set()
        await asyncio.wait_for(waiting[-1].wait(), 10)
        return f"<p>{exchange.hit.path}"

    return wait


@pytest.mark.parametrize(("pause_s", "most"), [(0, AT_ONCE_WITHOUT_PAUSE), (0.001, 1), (2.0, 1)])
def test_only_without_pauses_more_than_one(pause_s: float, most: int) -> None:
    assert WebOptions(pause_s=pause_s).at_once_per_host == most


async def test_without_pauses_several_go_out_together() -> None:
    routes = dict.fromkeys(MANY, together(AT_ONCE_WITHOUT_PAUSE))
    async with visit({"acme.example": routes}) as (server, web):
        got = await asyncio.gather(*(web.get(server.url("acme.example", path)) for path in MANY))
        assert all(isinstance(answer, Page) for answer in got)
        assert server.most_at_once["acme.example"] == AT_ONCE_WITHOUT_PAUSE
        assert server.paths("acme.example")[0] == "/robots.txt"


async def test_with_the_least_pause_it_is_one() -> None:
    async with visit({"acme.example": dict.fromkeys(MANY, "x")}, pause_s=0.001) as (server, web):
        await asyncio.gather(*(web.get(server.url("acme.example", path)) for path in MANY))
        assert server.most_at_once["acme.example"] == 1


async def test_a_pause_that_robots_asks_for_means_one_too() -> None:
    robots = page("User-agent: *\nCrawl-delay: 0.001\n", media="text/plain")
    routes: dict[str, Route] = {"/robots.txt": robots, **dict.fromkeys(MANY, "x")}
    async with visit({"acme.example": routes}) as (server, web):
        await asyncio.gather(*(web.get(server.url("acme.example", path)) for path in MANY))
        assert server.most_at_once["acme.example"] == 1


@pytest.mark.parametrize("trouble", [page("", status=429, retry_after="0"), page("", status=503), served.reset])
async def test_a_host_that_shows_strain_gets_one_at_a_time_from_then_on(trouble: Route) -> None:
    routes: dict[str, Route] = {"/bad": [trouble, "x"], **dict.fromkeys(MANY, "x")}
    async with visit({"acme.example": routes}) as (server, web):
        await web.get(server.url("acme.example", "/bad"))
        await asyncio.gather(*(web.get(server.url("acme.example", path)) for path in MANY))
        assert server.most_at_once["acme.example"] == 1


async def test_a_dead_host_is_given_up_though_all_were_asked_at_once() -> None:
    async with visit({"acme.example": dict.fromkeys(MANY, served.reset)}) as (server, web):
        got = await asyncio.gather(*(web.get(server.url("acme.example", path)) for path in MANY))
        assert all(isinstance(answer, Miss) for answer in got)
        assert len(set(server.paths("acme.example"))) <= 1 + AT_ONCE_WITHOUT_PAUSE + WebOptions().max_failures


async def test_redirects_without_end_are_given_up_as_well() -> None:
    count = 0

    async def on_and_on(_exchange: Exchange) -> Route:
        nonlocal count
        count += 1
        return redirect(f"/loop/{count}")

    routes: dict[str, Route] = dict.fromkeys([*MANY, *(f"/loop/{number}" for number in range(500))], on_and_on)
    async with visit({"acme.example": routes}) as (server, web):
        got = await asyncio.gather(*(web.get(server.url("acme.example", path)) for path in MANY))
        assert all(isinstance(answer, Miss) for answer in got)
        assert len(server.paths("acme.example")) <= 1 + 3 * 8 + AT_ONCE_WITHOUT_PAUSE
