"""The cache on disk: honours Cache-Control, revalidates, and is left out when it is not asked for."""

from __future__ import annotations

import sqlite3
from collections.abc import AsyncIterator, Callable
from contextlib import asynccontextmanager, closing
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from email.utils import parsedate_to_datetime
from functools import partial
from pathlib import Path

import pytest

from exec_finder.archive import utc_now
from exec_finder.models import Miss, MissReason, Page
from exec_finder.web import LiveWeb
from tests.servers.http_server import Answer, Exchange, HttpServer, Route, bomb, packed, page, redirect
from tests.unit.test_web_live import QUICK


def files(folder: Path) -> list[Path]:
    return list(folder.rglob("*"))


@asynccontextmanager
async def lookups(server: HttpServer, folder: Path | None, *, floor_s: float = 3600) -> AsyncIterator[LiveWeb]:
    web = LiveWeb(server.dns, replace(QUICK, cache_dir=folder, cache_ttl_floor_s=floor_s))
    try:
        yield web
    finally:
        await web.aclose()


async def twice(server: HttpServer, folder: Path | None, *, floor_s: float = 3600) -> list[Page | Miss]:
    """The page /a as two lookups see it, one after the other."""
    found = []
    for _ in range(2):
        async with lookups(server, folder, floor_s=floor_s) as web:
            found.append(await web.get(server.url("acme.example", "/a")))
    return found


@pytest.mark.parametrize(
    "route",
    [
        page("x"),
        page("x", cache_control="max-age=600"),
        page("x", cache_control="private"),
        page("x", expires="Fri, 01 Jan 2100 00:00:00 GMT"),
        packed(b"x"),
        redirect("/b", 301),
        Answer(status=404),
    ],
    ids=["unsaid", "max-age", "private", "expires", "packed", "moved", "gone"],
)
async def test_fresh_answers_are_not_asked_for_again(route: Route, tmp_path: Path) -> None:
    with HttpServer({"acme.example": {"/a": route, "/b": "b"}}) as server:
        first, second = await twice(server, tmp_path)
        assert first == second
        assert server.paths("acme.example").count("/a") == 1
        assert server.paths("acme.example").count("/robots.txt") == 1


@pytest.mark.parametrize(
    "route",
    [
        page("x", cache_control="no-store"),
        page("x", cache_control="no-cache"),
        page("x", cache_control="max-age=0"),
        page("x", expires="0"),
        Answer(status=403),
        redirect("/b", 302),
    ],
    ids=["no-store", "no-cache", "max-age=0", "expired", "forbidden", "moved for now"],
)
async def test_what_must_not_be_kept_is_asked_for_again(route: Route, tmp_path: Path) -> None:
    with HttpServer({"acme.example": {"/a": route, "/b": "b"}}) as server:
        await twice(server, tmp_path)
        assert server.paths("acme.example").count("/a") == 2


async def test_pages_without_headers_grow_old_too(tmp_path: Path) -> None:
    with HttpServer({"acme.example": {"/a": "x"}}) as server:
        await twice(server, tmp_path, floor_s=0)
        assert server.paths("acme.example").count("/a") == 2


async def test_stale_pages_are_revalidated_and_then_carry_the_new_time(tmp_path: Path) -> None:
    async def tagged(exchange: Exchange) -> Route:
        headers = {"etag": '"1"', "cache-control": "max-age=0"}
        same = exchange.hit.headers.get("if-none-match") == '"1"'
        return page("" if same else "<p>body", status=304 if same else 200, **headers)

    with HttpServer({"acme.example": {"/a": tagged}}) as server:
        options = replace(QUICK, cache_dir=tmp_path)
        times = [utc_now() - timedelta(hours=1), utc_now()]
        for at in times:
            web = LiveWeb(server.dns, options, now=partial(datetime.fromtimestamp, at.timestamp(), UTC))
            found = await web.get(server.url("acme.example", "/a"))
            await web.aclose()
            assert isinstance(found, Page)
            assert (found.status, found.html, found.fetched_at) == (200, "<p>body", at)
        asked = [hit.headers.get("if-none-match") for hit in server.log if hit.path == "/a"]
        assert asked == [None, '"1"']


async def test_kept_pages_carry_the_time_at_which_they_were_fetched(tmp_path: Path) -> None:
    with HttpServer({"acme.example": {"/a": page("x", exec_finder_fetched_at="1999-01-01T00:00:00+00:00")}}) as server:
        began = datetime.now(UTC) - timedelta(seconds=1)
        first, second = await twice(server, tmp_path)
        assert isinstance(first, Page)
        assert isinstance(second, Page)
        assert began <= first.fetched_at <= datetime.now(UTC)
        assert second.fetched_at == first.fetched_at


async def test_without_a_folder_nothing_is_kept(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    with HttpServer({"acme.example": {"/a": page("x", cache_control="max-age=600")}}) as server:
        await twice(server, None)
        assert server.paths("acme.example").count("/a") == 2
    assert files(tmp_path) == []


async def test_what_was_too_large_is_not_kept(tmp_path: Path) -> None:
    with HttpServer({"acme.example": {"/a": bomb(20)}}) as server:
        first, second = await twice(server, tmp_path)
        assert isinstance(first, Miss)
        assert first == second
    assert sum(path.stat().st_size for path in files(tmp_path)) < 1_000_000


async def test_what_is_kept_comes_without_a_pause_but_not_without_robots_txt(tmp_path: Path) -> None:
    with HttpServer({"acme.example": {f"/{n}": "x" for n in range(5)}}) as server:
        for pause_s in (0.0, 3600.0):
            web = LiveWeb(server.dns, replace(QUICK, cache_dir=tmp_path, pause_s=pause_s))
            for n in range(5):
                assert isinstance(await web.get(server.url("acme.example", f"/{n}")), Page)
            await web.aclose()
        assert len(server.log) == 6


async def test_only_the_user_may_look_into_the_cache(tmp_path: Path) -> None:
    folder = tmp_path / "new" / "cache"
    with HttpServer({"acme.example": {"/a": "x"}}) as server:
        await twice(server, folder)
    assert folder.stat().st_mode & 0o077 == 0


async def test_a_damaged_cache_does_no_harm(tmp_path: Path) -> None:
    (tmp_path / "pages.sqlite").write_bytes(b"this is no database" * 100)
    with HttpServer({"acme.example": {"/a": "x"}}) as server:
        assert all(isinstance(found, Page) for found in await twice(server, tmp_path))


async def test_offline_answers_from_the_cache_alone_old_pages_too(tmp_path: Path) -> None:
    routes: dict[str, Route] = {"/a": page("x", cache_control="max-age=0"), "/b": "y"}
    with HttpServer({"acme.example": routes}) as server:
        await twice(server, tmp_path)
        asked = len(server.log)
        for folder, there in ((tmp_path, True), (None, False)):
            web = LiveWeb(server.dns, replace(QUICK, cache_dir=folder, offline=True))
            assert isinstance(await web.get(server.url("acme.example", "/a")), Page) is there
            miss = await web.get(server.url("acme.example", "/b"))
            assert isinstance(miss, Miss)
            assert (miss.reason, "offline" in miss.why) == (MissReason.UNREACHABLE, True)
            await web.aclose()
        assert len(server.log) == asked


async def test_robots_txt_is_kept_for_a_day_at_most(tmp_path: Path) -> None:
    long = page("", cache_control="max-age=99999999", content_type="text/plain")
    with HttpServer({"acme.example": {"/robots.txt": long, "/a": "x"}}) as server:
        await twice(server, tmp_path)
    with closing(sqlite3.connect(tmp_path / "pages.sqlite")) as database:
        deadlines = [row[0] for row in database.execute("SELECT ttl_deadline FROM entries ORDER BY ttl_deadline")]
    assert len(deadlines) == 2
    assert deadlines[0] < utc_now().timestamp() + 24 * 3600 + 60 < deadlines[1]


@pytest.mark.parametrize("date", ["", "Fri, 01 Jan 2100 00:00:00 GMT", "yesterday", "Mon, 02 Mar 2026 12:00:00 -0000"])
async def test_dates_that_would_keep_a_page_young_are_replaced(date: str, tmp_path: Path) -> None:
    """A cache counts a page's age from its Date; without one, or with one to come, it would never grow old."""
    from hishel._core._storages._packing import unpack

    route = page("x", cache_control="max-age=5", date=date) if date else page("x", cache_control="max-age=5")
    with HttpServer({"acme.example": {"/robots.txt": Answer(status=403), "/a": route}}) as server:
        async with lookups(server, tmp_path) as web:
            await web.get(server.url("acme.example", "/a"))
    with closing(sqlite3.connect(tmp_path / "pages.sqlite")) as database:
        (row,) = database.execute("SELECT data FROM entries").fetchall()
    kept = parsedate_to_datetime(unpack(row[0])[1].headers["date"])
    assert abs(kept - utc_now()) < timedelta(minutes=1)


def no_folder(place: Path) -> None:
    place.write_text("a file")


def no_database(place: Path) -> None:
    place.mkdir()
    (place / "pages.sqlite").write_bytes(b"no database " * 1000)


@pytest.mark.parametrize("spoil", [no_folder, no_database])
async def test_a_cache_that_can_not_be_used_is_a_warning_and_no_cache(
    spoil: Callable[[Path], None], tmp_path: Path, caplog: pytest.LogCaptureFixture
) -> None:
    spoil(tmp_path / "cache")
    with HttpServer({"acme.example": {"/a": "x"}}) as server:
        pages = await twice(server, tmp_path / "cache")
        assert server.paths("acme.example").count("/a") == 2
    assert all(isinstance(page, Page) for page in pages)
    assert [str(tmp_path / "cache") in record.message for record in caplog.records if record.name == "exec_finder"] == [
        True
    ], "said once"
