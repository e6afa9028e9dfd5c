"""Offline: the cache answers, and nobody is asked."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

from exec_finder.doors import DoorOptions, open_doors
from exec_finder.models import DnsStatus, Miss, Page
from exec_finder.web import LiveWeb
from tests.servers.http_server import HttpServer
from tests.unit.test_web_live import QUICK


async def test_offline_doors_open_on_the_cache_and_on_nothing_else(tmp_path: Path) -> None:
    with HttpServer({"acme.example": {"/a": "x"}}) as server:
        options = replace(QUICK, cache_dir=tmp_path)
        web = LiveWeb(server.dns, options)
        await web.get(server.url("acme.example", "/a"))
        await web.aclose()
        asked = len(server.log)
        # a name server where nobody is: a question would end otherwise than in "offline"
        async with open_doors(DoorOptions(web=options, nameserver="127.0.0.1:1", offline=True)) as doors:
            assert isinstance(await doors.web.get(server.url("acme.example", "/a")), Page)
            assert isinstance(await doors.web.get(server.url("acme.example", "/b")), Miss)
            answer = await doors.dns.resolve("acme.example", "MX")
        assert (answer.status, answer.why) == (DnsStatus.UNKNOWN, "we are offline")
        assert len(server.log) == asked
