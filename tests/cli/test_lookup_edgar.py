"""`lookup` as a process, of a company that files with the SEC: found by its name, recorded, replayed, refused."""

from __future__ import annotations

import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from tests.cli.world import World
from tests.servers.edgar_server import Firm, edgar_pages, edgar_sites, now, officers_table, owner, report_html
from tests.servers.memory_web import cards, html, links

ACME = ("Acme Widgets", "--domain", "acme.example", "--no-store")


@pytest.fixture
def world(tmp_path: Path) -> Iterator[World]:
    firm = Firm("Acme Widgets, Inc.", 4321, today=now())
    table = officers_table(
        "Nia B. Okafor|Executive Vice President, Customer Service", "Tom Berg|Chief Executive Officer"
    )
    firm.file("10-K", "acme-10k.htm", report_html(table), days_ago=60)
    firm.form("4", owner("ROWE OTTO", director=True), days_ago=10)
    own = {
        "/": html(links("/leadership Leadership")),
        "/leadership": html(cards("Nia Okafor|Chief Customer Officer|nia.okafor@acme.example")),
    }
    sites: Any = {**edgar_sites(edgar_pages(firm)), "acme.example": own}
    with World(tmp_path, sites, ("acme.example. MX 10 mx.acme.example.",)) as running:
        yield running


def test_the_table_shows_both_and_where_they_disagree(world: World, tmp_path: Path) -> None:
    archive = str(tmp_path / "acme.warc.gz")
    live = world.lookup(*ACME, "--record", archive)
    assert live.returncode == 0, live.stderr
    assert "Source edgar: found, 3 people, 4 pages read: files as Acme Widgets, Inc." in live.stdout
    assert "edgar, " in live.stdout.partition("the sources disagree:")[2].split("\n\n")[0]
    replayed = world.lookup(*ACME, "--replay", archive)
    assert (replayed.returncode, replayed.stdout) == (0, live.stdout)


def test_left_out_it_is_not_asked(world: World) -> None:
    report = json.loads(world.lookup(*ACME, "--without", "edgar", "--format", "json").stdout)
    assert [person["name"] for person in report["people"]] == ["Nia Okafor"]
    assert not [hit for hit in world.http.log if hit.host.endswith("sec.gov")]


def test_a_user_agent_that_says_nobody_is_refused_with_what_to_do(world: World) -> None:
    run = world.lookup(*ACME, "--user-agent", "anonymous/1.0", "--format", "json")
    assert run.returncode == 0
    report = json.loads(run.stdout)
    edgar = next(source for source in report["sources"] if source["name"] == "edgar")
    assert edgar["status"] == "refused"
    assert "--contact-url" in run.stderr
    assert not report["complete"]
