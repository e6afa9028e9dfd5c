"""`lookup NAME` as a process, beyond the directory: Wikidata, EDGAR and sites behind a proxy, recorded and replayed."""

from __future__ import annotations

import json
from collections.abc import Iterator
from pathlib import Path

import pytest

from exec_finder.companies import own_path
from tests.cli.world import MX, World, demo_sites, run
from tests.servers.http_server import Answer, Route
from tests.servers.wikidata_server import HOST, Wikidata, item, maxlag, said

FIRM = "Q4830453"
ITEMS = [
    item("Q7", "Quillfone", "Quill", what="telephone company", P31=FIRM, P17="Q183", P749="Q8",
         P856="https://www.quillfone.example/", P169=[said("Q71", P580="2021-03-01")], P1329="+49 30 901820"),
    item("Q8", "Feather Holding", P31=FIRM),
    item("Q71", "Ottoline Fairweather", P31="Q5"),
    item("Q183", "Germany", P31="Q6256"),
    item("Q21", "Twinco", what="bakery", P31=FIRM, P856="https://twin.example/"),
    item("Q22", "Twinco", what="bank", P31=FIRM, P856="https://twin.test/"),
]  # fmt: skip


@pytest.fixture
def world(tmp_path: Path) -> Iterator[World]:
    sites: dict[str, dict[str, Route]] = {**demo_sites(), HOST: {}}
    with World(tmp_path, sites, (MX,)) as running:
        running.http.sites[HOST] = Wikidata(ITEMS)
        yield running


def test_a_name_beyond_the_directory_is_found_and_explained(world: World) -> None:
    done = world.lookup("Quillfone", "--format", "json")
    assert done.returncode == 0, done.stderr
    report = json.loads(done.stdout)
    company = report["company"]
    assert (company["domain"], company["wikidata"], company["owner"]) == ("quillfone.example", "Q7", "Feather Holding")
    assert "Wikidata (Q7) gives quillfone.example as its official website" in company["why"]
    assert company["why"] in done.stderr
    sources = {source["name"]: source for source in report["sources"]}
    assert (sources["wikidata"]["status"], sources["wikidata"]["found"]) == ("found", 1)
    person = next(p for p in report["people"] if p["name"] == "Ottoline Fairweather")
    assert person["evidence"][0]["url"] == "https://www.wikidata.org/wiki/Q7"


def test_a_replay_by_name_gives_the_same_bytes(world: World, tmp_path: Path) -> None:
    archive = tmp_path / "a.warc.gz"
    live = world.lookup("Quillfone", "--format", "json", "--record", str(archive))
    assert live.returncode == 0, live.stderr
    again = run("lookup", "Quillfone", "--format", "json", "--replay", str(archive))
    assert again.returncode == 0, again.stderr
    assert again.stdout == live.stdout
    named = run("lookup", "quillfone.example", "--format", "json", "--replay", str(archive))
    assert named.returncode == 0, "a domain needs no register"


def test_namesakes_are_listed_with_status_4_and_leave_no_archive(world: World, tmp_path: Path) -> None:
    archive = tmp_path / "a.warc.gz"
    done = world.lookup("Twinco", "--record", str(archive))
    assert (done.returncode, done.stdout) == (4, "")
    assert "  Twinco (bakery, Wikidata Q21)  --domain twin.example\n" in done.stderr
    assert "  Twinco (bank, Wikidata Q22)  --domain twin.test\n" in done.stderr
    assert not archive.exists()


def test_a_register_that_can_t_be_asked_is_status_3(world: World) -> None:
    register = world.http.sites[HOST]
    assert isinstance(register, Wikidata)
    register.fault = maxlag()
    done = world.lookup("Quillfone")
    assert (done.returncode, done.stdout) == (3, "")
    assert "Wikidata could not be asked" in done.stderr
    assert "--domain" in done.stderr


def test_a_name_that_nobody_knows_is_status_2(world: World) -> None:
    done = world.lookup("Qwertzuiop")
    assert done.returncode == 2
    assert "no company called 'Qwertzuiop'" in done.stderr


def test_a_filer_at_the_sec_tells_its_site(world: World) -> None:
    index = {"0": {"cik_str": 4711, "ticker": "ZQX", "title": "ZORBLAT QUILL INC"}}
    record = {"cik": "4711", "name": "ZORBLAT QUILL INC", "website": "www.quillfone.example", "filings": {}}
    json_type = (("Content-Type", "application/json"),)
    world.http.sites["www.sec.gov"] = {
        "/files/company_tickers.json": Answer(json.dumps(index).encode(), 200, json_type)
    }
    world.http.sites["data.sec.gov"] = {
        "/submissions/CIK0000004711.json": Answer(json.dumps(record).encode(), 200, json_type)
    }
    done = world.lookup("Zorblat Quill", "--format", "json")
    assert done.returncode == 0, done.stderr
    company = json.loads(done.stdout)["company"]
    assert (company["domain"], company["cik"]) == ("quillfone.example", "0000004711")
    assert "in its filings with the SEC" in company["why"]


def test_a_site_that_bears_the_name_is_found_last(world: World) -> None:
    """Under the suffix of a country's companies; the user's own directory counts among them."""
    own_path().parent.mkdir(parents=True)
    own_path().write_text("name,domain,country\nOther,other.example,VG\n", "utf-8")
    register = world.http.sites[HOST]
    assert isinstance(register, Wikidata)
    register.known.clear()
    done = world.lookup("Quillfone", "--country", "VG", "--format", "json")
    assert done.returncode == 0, done.stderr
    assert json.loads(done.stdout)["company"]["why"].startswith("quillfone.example calls itself")


def test_a_name_is_shown_beyond_the_directory_where_that_is_asked_for(world: World, tmp_path: Path) -> None:
    way = ["--proxy", world.http.proxy, "--nameserver", world.dns.address, "--pause", "0", "--no-cache"]
    archive = str(tmp_path / "a.warc.gz")
    done = run("companies", "show", "Quillfone", "--online", *way, "--record", archive, env=world.env())
    assert done.returncode == 0, done.stderr
    assert done.stdout.startswith("Quillfone\nweb domain    quillfone.example\n")
    assert "owner         Feather Holding\n" in done.stdout
    assert "Wikidata      Q7\n" in done.stdout
    assert run("companies", "show", "Quillfone", "--replay", archive).stdout == done.stdout
    alone = run("companies", "show", "Quillfone")
    assert alone.returncode == 2, "the directory alone does not know it, and nobody is asked"


def test_watch_looks_for_a_name_as_lookup_does_and_knows_it_then(world: World) -> None:
    way = world.command()[1:]
    first = run("watch", "Quillfone", *way, env=world.env())
    assert (first.returncode, first.stdout) == (1, ""), first.stderr
    assert "Wikidata (Q7) gives quillfone.example as its official website" in first.stderr
    assert "quillfone.example: looked at for the first time" in first.stderr
    again = run("watch", "Quillfone", "quillfone.example", *way, env=world.env())
    assert again.returncode == 1
    assert "Wikidata (Q7)" not in again.stderr
    assert again.stderr.count("nothing changed since") == 1


def test_watch_lists_whom_an_ambiguous_name_may_mean(world: World) -> None:
    done = run("watch", "Twinco", *world.command()[1:], env=world.env())
    assert (done.returncode, done.stdout) == (4, "")
    assert "(twin.example), Twinco (bank, Wikidata Q22) (twin.test); give the domain" in done.stderr
    assert "--domain" not in done.stderr
