"""Rows whose names the directory lacks: looked for once each, beside the others, recorded and replayed by name."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
import trustme

from exec_finder.batch import Result, Row, look_up_all
from exec_finder.doors import DoorOptions
from exec_finder.pipeline import Wish
from exec_finder.sources import Website
from exec_finder.suppress import Suppressions
from exec_finder.web import WebOptions
from tests.servers.dns_server import DnsServer
from tests.servers.http_server import HttpServer, Route
from tests.servers.memory_web import cards, html, links
from tests.servers.wikidata_server import HOST, Wikidata, item, maxlag, wikidata

FIRM = "Q4830453"
ITEMS = [
    item("Q7", "Zorblat Anvils", P31=FIRM, P856="https://zorblat.example/"),
    item("Q8", "Fizzle Pop", P31="Q431289", P127="Q7"),
    item("Q21", "Twinco", what="bakery", P31=FIRM, P856="https://twin.example/"),
    item("Q22", "Twinco", what="bank", P31=FIRM, P856="https://twin.test/"),
]
SITE: dict[str, Route] = {
    "/": html(links("/leadership Leadership")),
    "/leadership": html(cards("Nia Okafor|Chief Customer Officer|nia@zorblat.example")),
}
NAMES = ("Zorblat Anvils", "Twinco", "zorblat.example", "Fizzle Pop", "Qwertzuiop", "Zorblat Anvils")


@pytest.fixture
def server(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[HttpServer]:
    ca = trustme.CA()
    ca.cert_pem.write_to_path(str(tmp_path / "ca.pem"))
    monkeypatch.setenv("SSL_CERT_FILE", str(tmp_path / "ca.pem"))
    with wikidata(ITEMS, ca=ca, sites={"zorblat.example": SITE}) as running:
        yield running


def register(server: HttpServer) -> Wikidata:
    found = server.sites[HOST]
    assert isinstance(found, Wikidata)
    return found


async def look_up(server: HttpServer, *, record: Path | None = None, replay: Path | None = None) -> dict[int, Result]:
    found: dict[int, Result] = {}

    def keep(result: Result) -> None:
        assert result.row.number not in found, "once a row"
        found[result.row.number] = result

    rows = [Row(number, (name,), company=name) for number, name in enumerate(NAMES)]
    with DnsServer(("zorblat.example. MX 10 mx.zorblat.example.",)) as names:
        web = WebOptions(pause_s=0, backoff_s=0, proxy=server.proxy)
        doors = DoorOptions(web=web, nameserver=names.address, record=record, replay=replay)
        await look_up_all(rows, doors, Wish(), Suppressions(), sources=[Website()], at_once=3, keep=keep)
    return found


STATUSES = ["found", "ambiguous", "found", "found", "unknown", "found"]


async def test_each_row_ends_as_its_name_does(server: HttpServer) -> None:
    found = await look_up(server)
    assert [found[number].status for number in range(len(NAMES))] == STATUSES
    assert "Twinco (bakery, Wikidata Q21) (twin.example), Twinco (bank, Wikidata Q22) (twin.test)" in found[1].why
    assert found[0].report == found[5].report
    assert "is a brand of Zorblat Anvils" in found[3].report.company.why
    asked = [query["search"] for query in register(server).asked if "search" in query]
    assert asked.count("Zorblat Anvils") == 1, "a name is looked for once"


async def test_a_replay_of_the_folder_gives_the_same(server: HttpServer, tmp_path: Path) -> None:
    folder = tmp_path / "recorded"
    folder.mkdir()
    live = await look_up(server, record=folder)
    before = len(server.log)
    again = await look_up(server, replay=folder)
    assert len(server.log) == before, "nobody was asked"
    assert [again[n].status for n in range(len(NAMES))] == STATUSES
    for number in (0, 3):
        assert again[number].report.company == live[number].report.company
        assert again[number].report.people == live[number].report.people


async def test_a_folder_without_the_name_knows_the_directory_alone(server: HttpServer, tmp_path: Path) -> None:
    found = await look_up(server, replay=tmp_path)
    assert found[0].status == "unknown"
    assert server.log == []


async def test_a_register_that_can_t_be_asked_is_no_unknown_name(server: HttpServer) -> None:
    register(server).fault = maxlag()
    found = await look_up(server)
    assert [found[n].status for n in (0, 2, 4)] == ["unreachable", "found", "unreachable"]
    assert "Wikidata could not be asked" in found[0].why
