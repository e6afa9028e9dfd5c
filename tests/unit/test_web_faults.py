"""What goes wrong on the wire, each with its own reason, in bounded time and memory."""

from __future__ import annotations

import asyncio
import re
import socket
import tracemalloc
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from email.utils import format_datetime

import brotli
import pytest

from exec_finder.errors import UsageError
from exec_finder.models import Miss, MissReason, Page
from exec_finder.web import LiveWeb
from exec_finder.web.faults import limit_reset_s, reason_of, retry_after_s
from tests.servers import http_server as served
from tests.servers.http_server import Answer, Exchange, FakeDns, HttpServer, Route, page
from tests.unit.test_web_live import QUICK, THEN, visit

STRICT = replace(QUICK, allow_private=False)
HTML = b"<p>" + b"people " * 20_000


async def miss_of(route: Route, **options: object) -> tuple[Miss, list[str]]:
    """How *route* ends, and what was asked for."""
    async with visit({"acme.example": {"/a": route}}, **options) as (server, web):
        miss = await web.get(server.url("acme.example", "/a"))
        assert isinstance(miss, Miss)
        return miss, server.paths("acme.example")[1:]


@pytest.mark.parametrize(
    ("route", "requests"),
    [(served.half_body, 1), (served.wrong_length, 1), (served.garbage, 3), (served.reset, 3)],
    ids=["half", "wrong length", "garbage", "reset"],
)
async def test_broken_answers_are_broken(route: Route, requests: int) -> None:
    """What fails before the head may be a kept connection that was closed meanwhile, and is tried again."""
    miss, asked = await miss_of(route)
    assert miss.reason is MissReason.BROKEN
    assert len(asked) == requests


@pytest.mark.parametrize("coding", ["gzip", "deflate", "raw-deflate"])
async def test_packed_bodies_are_unpacked(coding: str) -> None:
    async with visit({"acme.example": {"/a": served.packed(HTML, coding)}}) as (server, web):
        found = await web.get(server.url("acme.example", "/a"))
        assert isinstance(found, Page)
        assert found.body == HTML


@pytest.mark.parametrize(
    "route",
    [
        page(brotli.compress(HTML), content_encoding="br"),
        page(HTML, content_encoding="identity"),
        page(served.packed(HTML, "deflate").body, content_encoding="Deflate, identity"),
        page(served.packed(served.packed(HTML).body, "gzip").body, content_encoding="gzip, x-gzip"),
    ],
    ids=["brotli", "identity", "list", "twice"],
)
async def test_other_ways_to_pack_are_unpacked_too(route: Route) -> None:
    async with visit({"acme.example": {"/a": route}}) as (server, web):
        found = await web.get(server.url("acme.example", "/a"))
        assert isinstance(found, Page)
        assert found.body == HTML


@pytest.mark.parametrize(
    "route",
    [
        page(b"no gzip", content_encoding="gzip"),
        page(b"\xff\xff\xff", content_encoding="br"),
        page(served.packed(HTML).body[:-20], content_encoding="gzip"),
        page(brotli.compress(HTML)[:-5], content_encoding="br"),
        page(HTML, content_encoding="zstd"),
        page(HTML, content_encoding="gzip, gzip, gzip"),
    ],
    ids=["no gzip", "no brotli", "gzip cut off", "brotli cut off", "never offered", "too often"],
)
async def test_wrongly_packed_bodies_are_broken(route: Route) -> None:
    miss, asked = await miss_of(route)
    assert miss.reason is MissReason.BROKEN
    assert len(asked) == 1


@pytest.mark.parametrize(
    "route",
    [
        served.endless,
        served.bomb(100),
        served.bomb(100, twice=True),
        page(brotli.compress(b"\0" * 50_000_000), content_encoding="br"),
        page(b"x" * 1_000_001),
    ],
    ids=["endless", "gzip bomb", "bomb in a bomb", "brotli bomb", "just too large"],
)
async def test_large_bodies_are_given_up_while_they_come(route: Route) -> None:
    tracemalloc.start()
    try:
        miss, asked = await miss_of(route, max_body_bytes=1_000_000)
        assert tracemalloc.get_traced_memory()[1] < 40_000_000
    finally:
        tracemalloc.stop()
    assert miss.reason is MissReason.TOO_LARGE
    assert len(asked) == 1


async def test_a_body_of_just_the_limit_is_read() -> None:
    async with visit({"acme.example": {"/a": page(b"x" * 1000)}}, max_body_bytes=1000) as (server, web):
        assert isinstance(await web.get(server.url("acme.example", "/a")), Page)


@pytest.mark.parametrize("route", [served.drip, served.silence], ids=["drip", "silence"])
async def test_time_is_bounded_for_the_request_as_a_whole(route: Route) -> None:
    miss, asked = await miss_of(route, timeout_s=0.5)
    assert miss.reason is MissReason.TIMEOUT
    assert len(asked) == 1


async def test_a_host_that_never_answers_is_given_up() -> None:
    async with visit({"acme.example": {f"/{n}": served.silence for n in range(9)}}, timeout_s=0.5) as (server, web):
        misses = [await web.get(server.url("acme.example", f"/{n}")) for n in range(9)]
        assert {miss.reason for miss in misses if isinstance(miss, Miss)} == {MissReason.TIMEOUT}
        assert server.paths("acme.example") == ["/robots.txt", "/0", "/1", "/2"]
        assert "given up" in getattr(misses[-1], "why", "")


async def test_where_one_port_is_dead_another_may_live() -> None:
    with HttpServer({"acme.example": {"/": "x"}}) as server, socket.socket() as closed:
        closed.bind(("127.0.0.1", 0))
        web = LiveWeb(server.dns, QUICK)
        for _ in range(2):
            assert isinstance(await web.get(f"https://acme.example:{closed.getsockname()[1]}/"), Miss)
        assert isinstance(await web.get(server.url("acme.example")), Page)
        await web.aclose()


async def test_after_a_failure_the_host_gets_a_longer_rest() -> None:
    routes: dict[str, Route] = {"/a": [served.reset, "x"]}
    async with visit({"acme.example": routes}, pause_s=0.1) as (server, web):
        assert isinstance(await web.get(server.url("acme.example", "/a")), Page)
        assert server.gaps_s("acme.example")[1] > 0.29


async def test_one_good_answer_in_between_keeps_the_host() -> None:
    routes: dict[str, Route] = {f"/{n}": "x" if n in {2, 5, 8} else served.half_body for n in range(9)}
    async with visit({"acme.example": routes}) as (server, web):
        found = [await web.get(server.url("acme.example", f"/{n}")) for n in range(9)]
        assert [n for n, one in enumerate(found) if isinstance(one, Page)] == [2, 5, 8]


@pytest.mark.parametrize("status", [429, 500, 502, 503, 504])
async def test_a_server_that_stumbles_is_asked_again(status: int) -> None:
    async with visit({"acme.example": {"/a": [Answer(status=status), Answer(status=status), "x"]}}) as (server, web):
        assert isinstance(await web.get(server.url("acme.example", "/a")), Page)
        assert server.paths("acme.example") == ["/robots.txt", "/a", "/a", "/a"]


@pytest.mark.parametrize(("status", "reason"), [(429, MissReason.RATE_LIMITED), (503, MissReason.SERVER_ERROR)])
async def test_after_the_last_attempt_it_is_a_miss(status: int, reason: MissReason) -> None:
    miss, asked = await miss_of(Answer(status=status))
    assert (miss.reason, miss.status) == (reason, status)
    assert len(asked) == 3


async def test_when_pages_keep_failing_they_are_asked_for_once_only() -> None:
    async with visit({"acme.example": {f"/{n}": Answer(status=500) for n in range(5)}}) as (server, web):
        for n in range(5):
            await web.get(server.url("acme.example", f"/{n}"))
        assert server.paths("acme.example")[1:] == ["/0"] * 3 + ["/1"] * 3 + ["/2"] * 3 + ["/3", "/4"]


async def test_retry_after_holds_for_the_whole_host() -> None:
    routes: dict[str, Route] = {"/a": [page("", status=429, retry_after="1"), "x"], "/b": "y"}
    async with visit({"acme.example": routes}, pause_s=0.001) as (server, web):
        await asyncio.gather(*(web.get(server.url("acme.example", path)) for path in ("/a", "/b")))
        first = next(hit for hit in server.log if hit.path == "/a")
        later = [hit for hit in server.log if hit.started > first.started]
        assert len(later) == 2
        assert min(hit.started for hit in later) - first.ended > 0.95


async def test_who_asks_us_to_stay_away_for_long_is_left_alone() -> None:
    routes: dict[str, Route] = {"/a": page("", status=503, retry_after="3600"), "/b": "y"}
    async with visit({"acme.example": routes}, max_retry_after_s=5) as (server, web):
        first = await web.get(server.url("acme.example", "/a"))
        second = await web.get(server.url("acme.example", "/b"))
        for miss in (first, second):
            assert isinstance(miss, Miss)
            assert miss.reason is MissReason.SERVER_ERROR
            assert "3600 s" in miss.why
        assert server.paths("acme.example") == ["/robots.txt", "/a"]


def used_up(reset: float) -> Answer:
    """As GitHub answers where no request is left until *reset*."""
    headers = (("X-RateLimit-Limit", "30"), ("X-RateLimit-Remaining", "0"), ("X-RateLimit-Reset", f"{reset:.0f}"))
    return Answer(b"{}", 403, headers)


async def test_a_limit_that_is_set_back_soon_is_waited_for() -> None:
    routes: dict[str, Route] = {"/a": [used_up(THEN.timestamp() - 5), "x"]}
    async with visit({"acme.example": routes}) as (server, web):
        assert isinstance(await web.get(server.url("acme.example", "/a")), Page)


@pytest.mark.parametrize("reset", [THEN.timestamp() + 3600, 3600], ids=["a time", "a wait"])
async def test_a_limit_that_is_used_up_for_long_is_told_and_the_host_left_alone(reset: float) -> None:
    routes: dict[str, Route] = {"/a": used_up(reset), "/b": "y"}
    async with visit({"acme.example": routes}) as (server, web):
        miss = await web.get(server.url("acme.example", "/a"))
        assert isinstance(miss, Miss)
        assert (miss.reason, miss.status) == (MissReason.RATE_LIMITED, 403)
        assert re.search(
            r"limit of requests there is used up \(HTTP 403\), and asks us to come back in 360[01] s", miss.why
        )
        assert isinstance(await web.get(server.url("acme.example", "/b")), Miss)
        assert server.paths("acme.example") == ["/robots.txt", "/a"]


@pytest.mark.parametrize(
    ("remaining", "reset"),
    [("1", "9999999999"), ("", "9999999999"), ("0", ""), ("0", "soon"), ("0", "-1"), ("0", "١٢")],
)
def test_a_limit_that_is_not_used_up_is_none(remaining: str, reset: str) -> None:
    assert limit_reset_s({"x-ratelimit-remaining": remaining, "x-ratelimit-reset": reset}, NOW) is None


NOW = datetime(2026, 3, 1, tzinfo=UTC)


@pytest.mark.parametrize(
    ("header", "wait_s"),
    [
        ("", None),
        ("soon", None),
        ("-3", None),
        ("0", 0.0),
        (" 120 ", 120.0),
        ("9" * 400, 999_999_999.0),
        ("١٢", None),
        (format_datetime(NOW + timedelta(seconds=90), usegmt=True), 90.0),
        (format_datetime(NOW - timedelta(seconds=90), usegmt=True), 0.0),
        ("Sun, 01 Mar 2026 00:00:05 -0000", 5.0),
        ("Sun, 99 Mar 2026 00:00:05 GMT", None),
    ],
)
def test_retry_after_is_read_in_both_forms(header: str, wait_s: float | None) -> None:
    assert retry_after_s(header, NOW) == wait_s


@pytest.mark.parametrize(
    "proxy", ["nonsense", "ftp://me:secret@proxy.example/", "me:secret@proxy.example:1", "http://"]
)
async def test_a_proxy_that_is_none_is_the_user_s_mistake(proxy: str) -> None:
    with pytest.raises(UsageError, match="proxy") as caught:
        LiveWeb(FakeDns(), replace(QUICK, proxy=proxy))
    assert "secret" not in str(caught.value)


@pytest.mark.parametrize("scheme", ["http", "https", "socks5"])
async def test_a_proxy_that_does_not_answer_is_named_without_its_password(scheme: str) -> None:
    with socket.create_server(("127.0.0.1", 0)) as free:
        port = free.getsockname()[1]
    web = LiveWeb(FakeDns(), replace(QUICK, proxy=f"{scheme}://me:secret@127.0.0.1:{port}"))
    miss = await web.get("https://acme.example/")
    await web.aclose()
    assert isinstance(miss, Miss)
    assert (miss.reason, miss.why) == (MissReason.UNREACHABLE, f"the proxy 127.0.0.1:{port} does not answer")


async def test_through_a_proxy_names_are_not_looked_up_here() -> None:
    with HttpServer({"acme.example": {"/": "x"}}) as server:
        dns = FakeDns()
        web = LiveWeb(dns, replace(QUICK, proxy=server.proxy))
        assert isinstance(await web.get("http://acme.example/"), Page)
        assert dns.asked == []
        await web.aclose()
        strict = LiveWeb(dns, replace(STRICT, proxy=server.proxy))
        miss = await strict.get("http://10.0.0.1/")
        assert isinstance(miss, Miss)
        assert miss.reason is MissReason.PRIVATE_ADDRESS
        await strict.aclose()


def test_every_status_has_a_reason() -> None:
    assert {reason_of(status) for status in range(300, 600)} == {
        MissReason.FORBIDDEN,
        MissReason.NOT_FOUND,
        MissReason.RATE_LIMITED,
        MissReason.SERVER_ERROR,
        MissReason.OTHER_STATUS,
    }


async def test_one_request_at_a_time_and_a_pause_after_each_answer() -> None:
    async def slow(exchange: Exchange) -> Route:
        await asyncio.sleep(0.05)
        return "x"

    routes: dict[str, Route] = {f"/{n}": slow for n in range(3)}
    async with visit({"acme.example": routes, "other.example": routes}, pause_s=0.1) as (server, web):
        hosts = ("acme.example", "other.example")
        await asyncio.gather(*(web.get(server.url(host, f"/{n}")) for n in range(3) for host in hosts))
        for host in hosts:
            assert server.most_at_once[host] == 1
            assert len(server.gaps_s(host)) == 3
            assert min(server.gaps_s(host)) > 0.09
        overlaps = [a for a in server.log for b in server.log if a.host != b.host and a.started < b.started < a.ended]
        assert overlaps, "two hosts are asked side by side"


async def test_times_are_whole_seconds_in_utc_by_the_clock_that_was_given() -> None:
    async with visit({"acme.example": {"/": "x"}}) as (server, web):
        found = await web.get(server.url("acme.example"))
        assert isinstance(found, Page)
        assert found.fetched_at == THEN.replace(microsecond=0)
