"""Interfaces made for programs: no robots.txt, keys that go nowhere else, and a pace that several hosts share."""

from __future__ import annotations

import asyncio
import gzip
from pathlib import Path

from exec_finder.archive import ArchiveWriter, read_archive, utc_now
from exec_finder.models import Page
from exec_finder.web import Api, LiveWeb, WebOptions
from exec_finder.web.recorded import RecordedWeb
from exec_finder.web.replayed import ReplayedWeb
from tests.servers.http_server import Answer, HttpServer, redirect

QUICK = WebOptions(pause_s=0, backoff_s=0, timeout_s=10, connect_timeout_s=5, allow_private=True)
NOBODY_IN = "User-agent: *\nDisallow: /"
JSON = Answer(b"{}", headers=(("Content-Type", "application/json"),))
KEY = Api(headers=(("Authorization", "Bearer s3cret"), ("Accept", "application/json")))


async def test_robots_is_not_asked_and_headers_go_along() -> None:
    with HttpServer({"api.example": {"/robots.txt": NOBODY_IN, "/v1": JSON}}) as server:
        web = LiveWeb(server.dns, QUICK)
        got = await web.get(server.url("api.example", "/v1"), api=KEY)
        await web.aclose()
        assert isinstance(got, Page)
        assert got.html == "{}"
        assert server.paths("api.example") == ["/v1"]
        assert server.log[0].headers["authorization"] == "Bearer s3cret"
        assert server.log[0].headers["accept"] == "application/json"


async def test_a_key_goes_to_no_other_host() -> None:
    with HttpServer({"api.example": {}, "other.example": {"/v1": JSON}}) as server:
        server.sites["api.example"]["/v1"] = redirect(server.url("other.example", "/v1"))
        web = LiveWeb(server.dns, QUICK)
        assert isinstance(await web.get(server.url("api.example", "/v1"), api=KEY), Page)
        await web.aclose()
        assert ["authorization" in hit.headers for hit in server.log] == [True, False]


async def test_hosts_of_one_pace_are_asked_one_after_the_other() -> None:
    api = Api(pace="filings.example", pause_s=0.05)
    with HttpServer({"www.filings.example": {"/a": JSON}, "data.filings.example": {"/b": JSON}}) as server:
        web = LiveWeb(server.dns, QUICK)
        urls = [server.url("www.filings.example", "/a"), server.url("data.filings.example", "/b")]
        await asyncio.gather(*(web.get(url, api=api) for url in urls))
        await web.aclose()
        first, second = sorted(server.log, key=lambda hit: hit.started)
        assert second.started - first.ended >= 0.04


async def test_a_key_is_never_recorded(tmp_path: Path) -> None:
    with HttpServer({"api.example": {"/v1": JSON}}) as server:
        url = server.url("api.example", "/v1")
        web = LiveWeb(server.dns, QUICK)
        with ArchiveWriter(tmp_path / "a.warc.gz", started_at=(now := utc_now()), query="x") as writer:
            live = await RecordedWeb(web, writer, clock=lambda: now).get(url, api=KEY)
        await web.aclose()
    archive = read_archive(tmp_path / "a.warc.gz")
    assert await ReplayedWeb(archive).get(url, api=KEY) == live
    assert b"s3cret" not in gzip.decompress((tmp_path / "a.warc.gz").read_bytes())
    assert "s3cret" not in repr(KEY)
