"""Pages over a real wire: what comes, what is shared, where redirects lead."""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator, Mapping
from contextlib import asynccontextmanager
from dataclasses import replace
from datetime import UTC, datetime
from typing import Any

import pytest

from exec_finder.errors import UsageError
from exec_finder.models import Miss, MissReason, Page
from exec_finder.web import LiveWeb, Web, WebOptions
from tests.servers.http_server import Answer, Exchange, FakeDns, HttpServer, Route, page, redirect, text

QUICK = WebOptions(pause_s=0, backoff_s=0, timeout_s=10, connect_timeout_s=5, allow_private=True)
THEN = datetime(2026, 3, 1, 12, 30, 15, 999_999, tzinfo=UTC)


@asynccontextmanager
async def visit(sites: Mapping[str, Mapping[str, Route]], **options: Any) -> AsyncIterator[tuple[HttpServer, LiveWeb]]:
    with HttpServer(sites) as server:
        web = LiveWeb(server.dns, replace(QUICK, **options), now=lambda: THEN)
        try:
            yield server, web
        finally:
            await web.aclose()


async def test_a_page_comes_with_all_that_is_known_of_it() -> None:
    async with visit({"acme.example": {"/a": page("<p>Zoë")}}) as (server, web):
        url = server.url("acme.example", "/a")
        assert await web.get(url) == Page(
            url=url,
            requested=url,
            status=200,
            content_type="text/html",
            body="<p>Zoë".encode(),
            html="<p>Zoë",
            fetched_at=THEN.replace(microsecond=0),
            charset="utf-8",
        )


async def test_live_has_the_face_of_the_door() -> None:
    async with visit({}) as (_, web):
        door: Web = web
        assert door is web


async def test_we_say_who_we_are() -> None:
    async with visit({"acme.example": {"/": "x"}}, contact_url="https://who.example/") as (server, web):
        await web.get(server.url("acme.example"))
        for hit in server.log:
            assert hit.headers["user-agent"].startswith("exec-finder/")
            assert hit.headers["user-agent"].endswith(" (+https://who.example/)")
            assert "text/html" in hit.headers["accept"]


async def test_the_user_agent_can_be_set_whole() -> None:
    async with visit({"acme.example": {"/": "x"}}, user_agent="tester/1 (+mailto:x)") as (server, web):
        await web.get(server.url("acme.example"))
        assert {hit.headers["user-agent"] for hit in server.log} == {"tester/1 (+mailto:x)"}


async def test_one_address_is_asked_for_once_however_many_want_it() -> None:
    async with visit({"acme.example": {"/a": "x"}}) as (server, web):
        urls = [server.url("acme.example", "/a") + mark for mark in ("", "#top", "", "#end")]
        first = await asyncio.gather(*(web.get(url) for url in urls))
        assert len(set(first)) == 1
        assert await web.get(urls[0]) == first[0]
        assert server.paths("acme.example") == ["/robots.txt", "/a"]


async def test_misses_are_remembered_too() -> None:
    async with visit({"acme.example": {}}) as (server, web):
        url = server.url("acme.example", "/gone")
        miss = await web.get(url)
        assert await web.get(url) == miss
        assert miss == Miss(url, MissReason.NOT_FOUND, "there is no such page (HTTP 404)", 404)
        assert server.paths("acme.example") == ["/robots.txt", "/gone"]


async def test_who_gives_up_waiting_does_not_spoil_it_for_others() -> None:
    gate = asyncio.Event()
    ours = asyncio.get_running_loop()
    go: list[tuple[asyncio.AbstractEventLoop, asyncio.Event]] = []

    async def slow(exchange: Exchange) -> Route:
        go.append((asyncio.get_running_loop(), asyncio.Event()))
        ours.call_soon_threadsafe(gate.set)
        await go[0][1].wait()
        return "x"

    async with visit({"acme.example": {"/a": slow}}) as (server, web):
        url = server.url("acme.example", "/a")
        impatient = asyncio.create_task(web.get(url))
        patient = asyncio.create_task(web.get(url))
        await gate.wait()
        impatient.cancel()
        go[0][0].call_soon_threadsafe(go[0][1].set)
        assert isinstance(await patient, Page)
        assert impatient.cancelled()


async def test_closing_ends_what_is_going_on_and_twice_does_no_harm() -> None:
    asked = asyncio.Event()
    ours = asyncio.get_running_loop()

    async def never(exchange: Exchange) -> None:
        ours.call_soon_threadsafe(asked.set)
        await exchange.done.wait()

    async with visit({"acme.example": {"/robots.txt": never}}) as (server, web):
        waiting = asyncio.create_task(web.get(server.url("acme.example")))
        await asked.wait()
        await web.aclose()
        await web.aclose()
        with pytest.raises(asyncio.CancelledError):
            await waiting


async def test_redirects_are_followed_and_each_place_is_asked_once() -> None:
    sites: dict[str, dict[str, Route]] = {
        "acme.example": {"/": redirect("/en/", 301), "/en/": redirect("//www.acme.example:{port}/")},
        "www.acme.example": {"/": "home"},
    }
    async with visit(sites) as (server, web):
        server.sites["acme.example"]["/en/"] = redirect(f"//www.acme.example:{server.port}/#x", 308)
        found = await web.get(server.url("acme.example"))
        assert isinstance(found, Page)
        assert found.url == server.url("www.acme.example")
        assert found.requested == server.url("acme.example")
        again = await web.get(server.url("www.acme.example"))
        assert again == replace(found, requested=found.url)
        assert server.paths("acme.example") == ["/robots.txt", "/", "/en/"]
        assert server.paths("www.acme.example") == ["/robots.txt", "/"]


@pytest.mark.parametrize(
    ("target", "reason", "words"),
    [
        ("/a", MissReason.REDIRECTS, "circle"),
        ("/n1", MissReason.REDIRECTS, "more than 3 times"),
        ("", MissReason.REDIRECTS, "no web address"),
        ("ftp://acme.example/", MissReason.REDIRECTS, "no web address"),
        ("file:///etc/passwd", MissReason.REDIRECTS, "no web address"),
        ("javascript:alert(1)", MissReason.REDIRECTS, "no web address"),
        ("http://other.example:25/", MissReason.REDIRECTS, "port 25"),
        ("http://[::bad/", MissReason.REDIRECTS, "no web address"),
    ],
)
async def test_bad_redirects_are_misses(target: str, reason: MissReason, words: str) -> None:
    chain: dict[str, Route] = {f"/n{n}": redirect(f"/n{n + 1}") for n in range(9)}
    async with visit({"acme.example": {"/a": redirect(target), **chain}}, max_redirects=3) as (server, web):
        url = server.url("acme.example", "/a")
        miss = await web.get(url)
        assert isinstance(miss, Miss)
        assert (miss.url, miss.reason) == (url, reason)
        assert words in miss.why


@pytest.mark.parametrize("url", ["", "acme.example", "http://", "mailto:a@acme.example", "http://[::1", "a" * 99_999])
async def test_what_is_no_address_is_a_miss(url: str) -> None:
    async with visit({}) as (_, web):
        miss = await web.get(url)
        assert isinstance(miss, Miss)
        assert (miss.url, miss.reason) == (url, MissReason.BROKEN)


@pytest.mark.parametrize("url", ["ftp://acme.example/", "http://acme.example:22/", "http://acme.example:0/"])
async def test_other_services_are_not_even_looked_up(url: str) -> None:
    async with visit({"acme.example": {}}) as (server, web):
        miss = await web.get(url)
        assert isinstance(miss, Miss)
        assert miss.reason is MissReason.BROKEN
        assert server.dns.asked == []


async def test_credentials_in_an_address_are_not_sent() -> None:
    async with visit({"acme.example": {"/": "x"}}) as (server, web):
        await web.get(server.url("acme.example").replace("//", "//user:secret@"))
        assert all("authorization" not in hit.headers for hit in server.log)


async def test_no_cookies_are_kept() -> None:
    async with visit({"acme.example": {"/a": page("x", set_cookie="id=1; Path=/"), "/b": "y"}}) as (server, web):
        await web.get(server.url("acme.example", "/a"))
        await web.get(server.url("acme.example", "/b"))
        assert all("cookie" not in hit.headers for hit in server.log)


@pytest.mark.parametrize(
    ("status", "reason"),
    [
        (400, MissReason.OTHER_STATUS),
        (401, MissReason.FORBIDDEN),
        (403, MissReason.FORBIDDEN),
        (404, MissReason.NOT_FOUND),
        (410, MissReason.NOT_FOUND),
        (451, MissReason.FORBIDDEN),
        (304, MissReason.OTHER_STATUS),
        (501, MissReason.SERVER_ERROR),
    ],
)
async def test_every_status_has_its_reason_and_is_asked_for_once(status: int, reason: MissReason) -> None:
    async with visit({"acme.example": {"/a": Answer(status=status)}}) as (server, web):
        miss = await web.get(server.url("acme.example", "/a"))
        assert isinstance(miss, Miss)
        assert (miss.reason, miss.status) == (reason, status)
        assert len(server.paths("acme.example")) == 2


@pytest.mark.parametrize(
    ("content_type", "path", "body", "html"),
    [
        ("text/html", "/a", b"<p>a", "<p>a"),
        ("application/xhtml+xml", "/a", b"<p>a", "<p>a"),
        ("text/xml", "/sitemap.xml", b"<urlset/>", "<urlset/>"),
        ("application/rss+xml", "/feed", b"<rss/>", "<rss/>"),
        ("application/json", "/a.json", b"{}", "{}"),
        ("text/plain; charset=latin1", "/a", b"\xe9", "é"),
        ("application/pdf", "/a", b"%PDF-1", ""),
        ("application/x-gzip", "/sitemap.xml.gz", b"\x1f\x8b\0", ""),
        ("application/octet-stream", "/sitemap.xml.gz", b"\x1f\x8b\0", ""),
        ("application/octet-stream", "/sitemap.xml", b"<urlset/>", "<urlset/>"),
        ("", "/a", b"<p>a", "<p>a"),
        ("", "/a", b"\0\0", ""),
    ],
)
async def test_media_that_may_name_people_are_read(content_type: str, path: str, body: bytes, html: str) -> None:
    headers = (("Content-Type", content_type),) if content_type else ()
    async with visit({"acme.example": {path: Answer(body, headers=headers)}}) as (server, web):
        found = await web.get(server.url("acme.example", path))
        assert isinstance(found, Page)
        assert (found.body, found.html) == (body, html)
        assert found.content_type == content_type.partition(";")[0]


@pytest.mark.parametrize("media", ["image/png", "video/mp4", "image/svg+xml", "text/css", "application/octet-stream"])
async def test_other_media_are_not_downloaded(media: str) -> None:
    async def film(exchange: Exchange) -> None:
        await exchange.send(f"HTTP/1.1 200 X\r\nContent-Type: {media}\r\nContent-Length: 999999\r\n\r\n".encode())
        await exchange.done.wait()  # who waits for the body waits for ever

    async with visit({"acme.example": {"/a": film}}) as (server, web):
        miss = await web.get(server.url("acme.example", "/a"))
        assert isinstance(miss, Miss)
        assert miss.reason is MissReason.NOT_HTML
        assert media in miss.why


async def test_the_page_says_which_character_set_the_server_named() -> None:
    route = page("Łódź".encode("iso8859-2"), content_type='text/html; charset="ISO-8859-2"')
    async with visit({"acme.example": {"/a": route}}) as (server, web):
        found = await web.get(server.url("acme.example", "/a"))
        assert isinstance(found, Page)
        assert (found.html, found.charset) == ("Łódź", "ISO-8859-2")


async def test_robots_txt_is_a_page_like_others_and_not_asked_for_twice() -> None:
    routes: dict[str, Route] = {"/robots.txt": text("Sitemap: https://acme.example/s.xml\n"), "/": "x"}
    async with visit({"acme.example": routes}) as (server, web):
        await web.get(server.url("acme.example"))
        found = await web.get(server.url("acme.example", "/robots.txt"))
        assert isinstance(found, Page)
        assert found.content_type == "text/plain"
        assert "Sitemap:" in found.html
        assert server.paths("acme.example") == ["/robots.txt", "/"]


async def test_our_default_agent_names_product_version_and_contact() -> None:
    from exec_finder.web.options import agent_of

    product, _, contact = agent_of(WebOptions()).partition(" ")
    assert product.startswith("exec-finder/")
    assert contact.startswith("(+https://")


@pytest.mark.parametrize("agent", ["two\nlines", "x\r\nCookie: a=b", "smörgås/1"])
def test_an_agent_that_can_t_stand_in_a_request_is_the_user_s_mistake(agent: str) -> None:
    with pytest.raises(UsageError, match="User-Agent"):
        LiveWeb(FakeDns(), WebOptions(user_agent=agent))
