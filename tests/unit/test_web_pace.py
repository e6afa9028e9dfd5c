"""The pace of a host that several processes ask: two doors over one folder, as two processes have."""

from __future__ import annotations

import asyncio
import fcntl
import os
import sqlite3
import time
from collections.abc import AsyncIterator
from contextlib import AsyncExitStack, asynccontextmanager, closing
from dataclasses import replace
from itertools import pairwise
from pathlib import Path
from types import SimpleNamespace

import pytest

from exec_finder.models import Miss, Page
from exec_finder.web import LiveWeb, WebOptions
from exec_finder.web import pace as module
from exec_finder.web.kept import CACHE_FILE
from exec_finder.web.pace import FOLDER, SharedPace
from tests.servers.http_server import HttpServer, page
from tests.unit.test_web_live import QUICK

HOST = "acme.example"
MANY = [f"/{number}" for number in range(4)]


@asynccontextmanager
async def doors(server: HttpServer, *options: WebOptions) -> AsyncIterator[list[LiveWeb]]:
    async with AsyncExitStack() as stack:
        made = [LiveWeb(server.dns, one) for one in options]
        for web in made:
            stack.push_async_callback(web.aclose)
        yield made


async def ask(server: HttpServer, webs: list[LiveWeb]) -> list[float]:
    """The pauses between answers and the next requests when all doors ask for pages of their own at once."""
    urls = [(web, server.url(HOST, f"{path}?{number}")) for number, web in enumerate(webs) for path in MANY]
    got = await asyncio.gather(*(web.get(url) for web, url in urls))
    assert all(isinstance(page, Page) for page in got)
    hits = sorted(server.log, key=lambda hit: hit.started)
    return [after.started - before.ended for before, after in pairwise(hits)]


@pytest.fixture
def server() -> HttpServer:
    return HttpServer({HOST: {f"{path}?{number}": "x" for number in range(2) for path in MANY}})


async def test_two_processes_keep_one_pace(server: HttpServer, tmp_path: Path) -> None:
    options = replace(QUICK, cache_dir=tmp_path, pause_s=0.05)
    with server:
        async with doors(server, options, options) as webs:
            gaps = await ask(server, webs)
        assert server.most_at_once[HOST] == 1
        assert min(gaps) > 0.045


async def test_without_a_folder_each_keeps_its_own(server: HttpServer, tmp_path: Path) -> None:
    options = replace(QUICK, pause_s=0.05)
    with server:
        async with doors(server, options, replace(options, cache_dir=tmp_path)) as webs:
            assert min(await ask(server, webs)) < 0.045


async def test_without_pauses_nobody_waits(server: HttpServer, tmp_path: Path) -> None:
    options = replace(QUICK, cache_dir=tmp_path, pause_s=0)
    with server:
        async with doors(server, options, options) as webs:
            await ask(server, webs)
    assert not (tmp_path / FOLDER).exists()


async def test_no_file_tells_who_was_asked(tmp_path: Path) -> None:
    async with SharedPace(tmp_path, HOST).turn():
        pass
    (file,) = (tmp_path / FOLDER).iterdir()
    assert "acme" not in file.name
    assert file.stat().st_mode & 0o077 == 0


@pytest.mark.parametrize("held", [b"", b"rubbish", b"\xff" * 20, b"nan", b"inf", b"9" * 20, b"-5"])
async def test_what_stands_in_the_file_can_do_no_harm(tmp_path: Path, held: bytes) -> None:
    async with SharedPace(tmp_path, HOST).turn():
        pass
    next((tmp_path / FOLDER).iterdir()).write_bytes(held)
    async with asyncio.timeout(1), SharedPace(tmp_path, HOST).turn():
        pass


async def test_who_never_lets_go_is_not_waited_for_without_end(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(module, "_PATIENCE_S", 0.05)
    one, other = SharedPace(tmp_path, HOST), SharedPace(tmp_path, HOST)
    async with one.turn(), asyncio.timeout(5):
        async with other.turn():
            pass
        monkeypatch.setattr(module, "_PATIENCE_S", 60.0)
        async with other.turn():  # a stopped process costs a walk one wait, not one for each page
            pass


async def test_who_goes_on_is_waited_for_however_long(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Many processes take turns: each tells a new time, so that patience begins anew."""
    clock = iter(range(0, 10_000, 40))  # between two looks most of the patience passes
    monkeypatch.setattr(module, "time", SimpleNamespace(time=time.time, monotonic=lambda: next(clock)))
    one, other = SharedPace(tmp_path, HOST), SharedPace(tmp_path, HOST)
    told: list[int] = []

    async def go_on(_: float) -> None:
        told.append(len(told))
        if len(told) < 9:
            one.rest(0.01 * len(told))

    async with one.turn(), asyncio.timeout(5):
        monkeypatch.setattr(module, "asyncio", SimpleNamespace(sleep=go_on))
        async with other.turn():
            assert len(told) >= 9


async def test_who_gives_up_waiting_leaves_no_lock(tmp_path: Path) -> None:
    one, other = SharedPace(tmp_path, HOST), SharedPace(tmp_path, HOST)
    async with one.turn():
        with pytest.raises(TimeoutError):
            async with asyncio.timeout(0.05), other.turn():
                pass
        one.rest(0.0)
    async with asyncio.timeout(1), other.turn():
        pass


async def test_a_pause_is_kept_by_the_next(tmp_path: Path) -> None:
    one, other = SharedPace(tmp_path, HOST), SharedPace(tmp_path, HOST)
    async with one.turn():
        one.rest(0.1)
        ended = time.monotonic()
    async with other.turn():
        assert time.monotonic() - ended > 0.09


async def test_where_nothing_can_be_written_or_locked_all_goes_on(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "file").touch()
    async with SharedPace(tmp_path / "file", HOST).turn():
        pass

    def refuse(*_: object) -> None:
        raise OSError(95, os.strerror(95))

    monkeypatch.setattr(fcntl, "flock", refuse)
    async with asyncio.timeout(1), SharedPace(tmp_path, HOST).turn():
        pass


async def test_what_another_process_got_meanwhile_is_not_asked_for_again(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    waits = asyncio.Event()
    original = module._await_turn

    async def awaited(file: int) -> bool:
        waits.set()
        return await original(file)

    monkeypatch.setattr(module, "_await_turn", awaited)
    slow = replace(QUICK, cache_dir=tmp_path, pause_s=3600.0)
    with HttpServer({HOST: {"/a": "<p>a", "/b": "<p>b"}}) as server:
        async with doors(server, slow, replace(slow, pause_s=0)) as (web, other), asyncio.timeout(60):
            async with SharedPace(tmp_path, HOST).turn():
                waiting = asyncio.create_task(web.get(server.url(HOST, "/a")))
                await waits.wait()
                first = await other.get(server.url(HOST, "/a"))
            assert await waiting == first
            assert isinstance(await web.get(server.url(HOST, "/b")), Page), "what was kept is followed by no pause"
        assert server.paths(HOST) == ["/robots.txt", "/a", "/b"]
    with closing(sqlite3.connect(tmp_path / CACHE_FILE)) as base:
        assert base.execute("select count(*) from entries").fetchone() == (3,)


@pytest.mark.parametrize(("wanted", "told"), [("25", 25), ("0", 15), ("3600", 15)])
async def test_other_processes_wait_as_a_host_asks_us_to(wanted: str, told: float, tmp_path: Path) -> None:
    """But for less than the pause, and for more than anybody waits: each learns that by itself."""
    options = replace(QUICK, cache_dir=tmp_path, pause_s=15.0, attempts=1, max_retry_after_s=30)
    busy = page("busy", status=429, retry_after=wanted)
    with HttpServer({HOST: {"/robots.txt": busy}}) as server:
        async with doors(server, options) as (web,):
            assert isinstance(await web.get(server.url(HOST, "/robots.txt")), Miss)
            now = time.time()
    (file,) = (tmp_path / FOLDER).iterdir()
    assert told - 9 < float(file.read_bytes()) - now <= told
