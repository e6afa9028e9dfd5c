"""`sources`, --source and --without as a user meets them; a source from a real installed package."""

from __future__ import annotations

import gzip
import json
import os
import re
from pathlib import Path

import pytest

from exec_finder.sources import built_in_sources
from tests.cli.world import QUILLFONE, World, demo_sites, run
from tests.readme import README
from tests.servers.http_server import Answer, text

DEMO = Path(__file__).resolve().parents[2] / "data" / "demo" / "quillfone.example.warc.gz"
PLAIN = {name: text for name, text in os.environ.items() if not name.startswith(("EXEC_FINDER_", "GITHUB_"))}

_MODULE = """
from exec_finder.models import Evidence, FoundPerson, SourceStatus
from exec_finder.sources import Findings


class Almanac:
    name = "almanac"
    asks = ("an almanac of made-up people",)
    on_by_default = True

    def applies(self, company):
        return bool(company.domain)

    async def look(self, company, web, limits):
        seen = Evidence("https://almanac.example/" + company.domain, None, "almanac", "Ilse Marchbanks")
        people = (FoundPerson("Ilse Marchbanks", "VP Customer Care", evidence=(seen,)),)
        return Findings(SourceStatus.FOUND, people=people, pages=(seen.url,))
"""
_RAISES = """
def make():
    raise RuntimeError("no \\x1b[31mlicence")


def nothing():
    pass
"""


@pytest.fixture
def installed(tmp_path: Path) -> dict[str, str]:
    """An environment in which a package with entry points is installed: a good one and three that are broken."""
    (tmp_path / "ef_almanac.py").write_text(_MODULE)
    (tmp_path / "ef_raises.py").write_text(_RAISES)
    info = tmp_path / "ef_almanac-1.0.dist-info"
    info.mkdir()
    (info / "METADATA").write_text("Metadata-Version: 2.1\nName: ef-almanac\nVersion: 1.0\n")
    (info / "RECORD").write_text("")
    (info / "entry_points.txt").write_text(
        "[exec_finder.sources]\nalmanac = ef_almanac:Almanac\nabsent = ef_absent:Source\nraises = ef_raises:make\n"
        "empty = ef_raises:nothing\n"
    )
    return PLAIN | {"PYTHONPATH": os.pathsep.join(filter(None, (str(tmp_path), os.environ.get("PYTHONPATH"))))}


def test_sources_are_listed_with_their_state() -> None:
    shown = run("sources", env=PLAIN | {"COLUMNS": "80"}).stdout
    assert shown.startswith("website       on     the company's own web site")
    assert max(map(len, shown.splitlines())) <= 80
    listed = json.loads(run("sources", "--format", "json", env=PLAIN).stdout)
    assert next(row["name"] for row in listed if row["state"] == "on") == "website"
    assert all(set(row) == {"name", "state", "needs", "asks"} for row in listed)
    assert all(bool(row["needs"]) == (row["state"] == "needs") for row in listed)


def test_readme_tells_of_each_source() -> None:
    table = README.read_text("utf-8").split("| source |")[1].split("\n\n")[0]
    told = re.findall(r"^\| `([a-z-]+)` \|", table, re.MULTILINE)
    assert told == [source.name for source in built_in_sources()]


def test_an_installed_package_brings_a_source(installed: dict[str, str]) -> None:
    """Through the metadata of a real package; one that can't be loaded is named and takes nothing along."""
    listed = {row["name"]: row for row in json.loads(run("sources", "--format", "json", env=installed).stdout)}
    assert listed["almanac"]["asks"] == ["an almanac of made-up people"]
    assert "ef_absent" in listed["absent"]["asks"][0]
    done = run("lookup", QUILLFONE, "--replay", str(DEMO), "--format", "json", env=installed)
    report = json.loads(done.stdout)
    said = {source["name"]: source for source in report["sources"]}
    assert (said["website"]["status"], said["almanac"]["status"]) == ("found", "found")
    assert {said[name]["status"] for name in ("absent", "raises", "empty")} == {"failed"}
    assert "licence" in said["raises"]["why"]
    assert "\x1b" not in done.stderr, "what others' code says moves no cursor"
    assert report["complete"] is False
    assert "Ilse Marchbanks" in {person["name"] for person in report["people"]}


def test_a_source_is_left_out(installed: dict[str, str]) -> None:
    done = run(
        "lookup", QUILLFONE, "--replay", str(DEMO), "--format", "json", "--without", "almanac", "--without", "absent",
        "--without", "raises", "--without", "empty", env=installed,
    )  # fmt: skip
    report = json.loads(done.stdout)
    assert "Ilse Marchbanks" not in {person["name"] for person in report["people"]}
    assert report["complete"] is True


@pytest.mark.parametrize("command", ["lookup", "batch"])
def test_an_unknown_source_is_refused_with_the_names_there_are(command: str, tmp_path: Path) -> None:
    (tmp_path / "list.csv").write_text("company\nquillfone.example\n")
    given = [QUILLFONE] if command == "lookup" else [str(tmp_path / "list.csv"), "-o", str(tmp_path / "out.csv")]
    done = run(command, *given, "--source", "webiste", env=PLAIN)
    assert (done.returncode, done.stdout) == (2, "")
    assert "no source 'webiste'; there are" in done.stderr
    assert "website" in done.stderr


def test_batch_leaves_a_source_out(tmp_path: Path) -> None:
    (tmp_path / "list.csv").write_text("company\nquillfone.example\n")
    (tmp_path / "archives").mkdir()
    (tmp_path / "archives" / DEMO.name).write_bytes(DEMO.read_bytes())
    run("batch", "list.csv", "-o", "out.jsonl", "--replay", "archives", "--without", "website", cwd=tmp_path, env=PLAIN)
    row = json.loads((tmp_path / "out.jsonl").read_text())
    assert [s["why"] for s in row["sources"] if s["name"] == "website"] == ["left out by --without"]


KEY_INDEX = (
    "info:1:1\npub:AA:1:4096:1500000000::\nuid:Ilse%20Marchbanks%20%3Cilse.marchbanks%40quillfone.example%3E:::\n"
)
SEARCH = {"items": [{"commit": {"author": {"name": "Odile Ferrant", "email": "odile.ferrant@quillfone.example"}}}]}


def test_public_evidence_of_addresses_over_https(tmp_path: Path) -> None:
    """Each from its real address and by its real form; the token stands in no recording."""
    search = "/search/commits?per_page=100&q="
    sites = demo_sites()
    sites[QUILLFONE]["/.well-known/security.txt"] = text("Contact: mailto:psirt@quillfone.example\n")
    sites["keyserver.ubuntu.com"] = {"/pks/lookup?op=index&options=mr&search=%40quillfone.example": text(KEY_INDEX)}
    sites["api.github.com"] = {
        f"{search}{query}": Answer(json.dumps(SEARCH).encode(), 200, (("Content-Type", "application/json"),))
        for query in ("author-email%3Aquillfone.example", "%22quillfone.example%22")
    }
    archive = tmp_path / "seen.warc.gz"
    wanted = ["--source", "pgp-keys", "--source", "github", "--format", "json"]
    with World(tmp_path, sites) as world:
        env = PLAIN | world.env() | {"EXEC_FINDER_GITHUB_TOKEN": "s3cret"}
        done = run(*world.command(QUILLFONE, *wanted, "--record", str(archive)), env=env)
        plain = world.lookup(QUILLFONE, "--format", "json")
        tokens = {hit.headers.get("authorization") for hit in world.http.log if hit.host == "api.github.com"}
        asked = [hit.host for hit in world.http.log]
    report = json.loads(done.stdout)
    said = {source["name"]: (source["status"], source["addresses"]) for source in report["sources"]}
    assert said["security-txt"] == said["pgp-keys"] == said["github"] == ("found", 1)
    known = {seen["address"]: seen["name"] for seen in report["addresses"]}
    assert known["ilse.marchbanks@quillfone.example"] == "Ilse Marchbanks"
    assert known["odile.ferrant@quillfone.example"] == "Odile Ferrant"
    assert "psirt@quillfone.example" in known
    assert tokens == {"Bearer s3cret"}
    assert "s3cret" not in done.stdout + done.stderr
    assert b"s3cret" not in gzip.decompress(archive.read_bytes())
    assert asked.count("keyserver.ubuntu.com") == 1  # in the first lookup, not in the plain one
    assert "ilse.marchbanks@quillfone.example" not in plain.stdout
    again = run("lookup", QUILLFONE, *wanted, "--replay", str(archive), env=env)
    assert again.stdout == done.stdout


@pytest.mark.parametrize("columns", [40, 59, 60, 100])
def test_sources_fit_the_terminal(columns: int) -> None:
    lines = run("sources", env={**PLAIN, "COLUMNS": str(columns)}).stdout.splitlines()
    assert max(map(len, lines)) <= columns
    assert lines[0].startswith("website       on")


SAVED = """<html><head><link rel="canonical" href="https://quillfone.example/team"></head><body><h1>Leadership</h1>
<div><h3>Ilse Marchbanks</h3><p>Vice President, Guest Care</p></div>
<div><h3>Odile Ferrant</h3><p>Chief Operating Officer</p></div></body></html>"""


@pytest.mark.parametrize("way", [["--replay", str(DEMO)], ["--offline", "--without", "website"], ["--offline"]])
def test_a_saved_page_is_read_with_the_rest(way: list[str], tmp_path: Path) -> None:
    (tmp_path / "team.html").write_text(SAVED)
    given = ["--page", "team.html", "--page", "other.html=https://quillfone.example/other"]
    (tmp_path / "other.html").write_text(SAVED.replace("Ilse Marchbanks", "Raoul Tennant").replace("link", "lnk"))
    done = run("lookup", QUILLFONE, *way, *given, "--format", "json", cwd=tmp_path, env=PLAIN)
    report = json.loads(done.stdout)
    people = {person["name"]: person for person in report["people"]}
    assert people["Ilse Marchbanks"]["evidence"][0]["url"] == "https://quillfone.example/team"
    assert people["Raoul Tennant"]["evidence"][0]["url"] == "https://quillfone.example/other"
    (source,) = [source for source in report["sources"] if source["name"] == "page"]
    assert (source["status"], done.returncode) == ("found", 0)
    assert ("Rosalind Achterberg" in people) == ("--replay" in way)


def test_an_archive_of_pages_can_be_given(tmp_path: Path) -> None:
    done = run(
        "lookup", QUILLFONE, "--offline", "--without", "website", "--page", str(DEMO), "--format", "json",
        cwd=tmp_path, env=PLAIN,
    )  # fmt: skip
    assert "Rosalind Achterberg" in {person["name"] for person in json.loads(done.stdout)["people"]}


@pytest.mark.parametrize(
    ("name", "body", "words"),
    [
        ("none.html", None, "none.html"),
        ("empty.html", b" \n", "holds no page"),
        ("picture.png", b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR", "is no page"),
        ("bad.warc.gz", b"\x1f\x8bnothing", "bad.warc.gz"),
    ],
)
def test_a_file_that_is_no_page_ends_in_one_line(name: str, body: bytes | None, words: str, tmp_path: Path) -> None:
    if body is not None:
        (tmp_path / name).write_bytes(body)
    done = run("lookup", QUILLFONE, "--replay", str(DEMO), "--page", name, cwd=tmp_path, env=PLAIN)
    assert (done.returncode, done.stdout) == (5, "")
    assert words in done.stderr
    assert len(done.stderr.splitlines()) == 1


def test_where_all_are_left_out_that_is_said() -> None:
    left_out = [word for name in ("website", "edgar", "wikidata", "security-txt") for word in ("--without", name)]
    done = run("lookup", QUILLFONE, "--offline", *left_out, env=PLAIN)
    assert done.returncode == 1
    assert f"No source was asked about {QUILLFONE}" in done.stderr


@pytest.mark.parametrize(
    ("file", "said", "url"),
    [
        ("team.html", "quillfone.example/our=team", "https://quillfone.example/our=team"),
        ("a=b.html", "www.quillfone.example", "https://www.quillfone.example/"),
        (
            "a=b.html",
            "http://quillfone.example/?a=https://b.example/",
            "http://quillfone.example/?a=https://b.example/",
        ),
        ("a=b.html", "", "https://quillfone.example/team"),
    ],
)
def test_where_a_saved_page_stood_may_be_said_as_people_say_it(file: str, said: str, url: str, tmp_path: Path) -> None:
    (tmp_path / file).write_text(SAVED)
    given = f"{file}={said}" if said else file
    done = run("lookup", QUILLFONE, "--offline", "--page", given, "--format", "json", cwd=tmp_path, env=PLAIN)
    assert json.loads(done.stdout)["people"][0]["evidence"][0]["url"] == url


@pytest.mark.parametrize(
    "url", ["https://user:secret@acme.example/team", "https:///team", "me:secret@acme.example/team", "the team", ""]
)
def test_a_place_of_a_saved_page_that_is_none_is_refused(tmp_path: Path, url: str) -> None:
    (tmp_path / "team.html").write_text("<h1>Team</h1><p>Nia Okafor, CEO</p>")
    done = run("lookup", "acme.example", "--offline", "--page", f"team.html={url}", cwd=tmp_path, env=PLAIN)
    assert (done.returncode, done.stdout) == (2, "")
    assert "without a password" in done.stderr
    assert "secret" not in done.stderr
