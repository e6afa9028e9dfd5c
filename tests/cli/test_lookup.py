"""Whole lookups by the installed program: live on loopback, recorded, replayed."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from tests.cli.world import QUILLFONE, World, run
from tests.servers.http_server import Route, page, redirect, reset, silence, text

FAST = ("--timeout", "1")


def people(output: str) -> list[tuple[str, str]]:
    return [(person["name"], person["title"]) for person in json.loads(output)["people"]]


@pytest.fixture
def world(tmp_path: Path) -> World:
    return World(tmp_path)


def one_site(tmp_path: Path, routes: dict[str, Route]) -> World:
    return World(tmp_path, {"acme.example": routes}, ("acme.example. MX 10 mx.acme.example.",))


def test_a_live_lookup_finds_what_the_replay_of_its_recording_finds(world: World, tmp_path: Path) -> None:
    archive = str(tmp_path / "seen.warc.gz")
    with world:
        live = world.lookup(QUILLFONE, "--format", "json", "--record", archive)
    again = run("lookup", QUILLFONE, "--format", "json", "--replay", archive)
    assert live.returncode == again.returncode == 0, live.stderr
    assert again.stdout == live.stdout, "byte for byte"


def test_a_live_lookup_finds_what_the_demo_shows(world: World) -> None:
    with world:
        live = json.loads(world.lookup("--domain", QUILLFONE, "--format", "json").stdout)
    shown = json.loads(run("demo", "--format", "json").stdout)
    assert live["ladder"] == shown["ladder"]
    assert [p["name"] for p in live["people"]] == [p["name"] for p in shown["people"]]
    assert live["mail_domains"][0]["accepts_mail"] == "yes"


def test_a_live_lookup_is_polite(world: World) -> None:
    with world:
        world.lookup(QUILLFONE)
    for host in {hit.host for hit in world.http.log}:
        paths = world.http.paths(host)
        assert paths[0] == "/robots.txt"
        assert len(paths) == len(set(paths)), "no page twice"
        assert world.http.most_at_once[host] == 1
        assert not [path for path in paths if path.startswith("/account/")], "robots.txt says no"
    agents = {hit.headers["user-agent"] for hit in world.http.log}
    assert len(agents) == 1
    assert agents.pop().startswith("exec-finder/")


@pytest.mark.parametrize(
    ("routes", "status", "words"),
    [
        ({"/": page("no", status=403)}, 1, "403"),
        ({"/": page("no", status=500)}, 3, "500"),
        ({"/robots.txt": text("User-agent: *\nDisallow: /\n"), "/": "<p>hello"}, 1, "robots.txt"),
        ({"/": redirect("/a"), "/a": redirect("/b"), "/b": redirect("/a")}, 3, "redirect"),
        ({"/": silence, "/robots.txt": silence}, 3, "answer"),
        ({"/": reset, "/robots.txt": reset}, 3, ""),
        ({"/": b"<p>" + b"x" * 50_000_000}, 3, "large"),
        ({"/": "<p>Welcome to our shop"}, 1, "nobody"),
    ],
    ids=["403", "500", "robots", "redirect-loop", "silent", "reset", "50-mb", "nobody-there"],
)
def test_a_site_that_gives_nobody_ends_with_its_status_and_a_sentence(
    tmp_path: Path, routes: dict[str, Route], status: int, words: str
) -> None:
    with one_site(tmp_path, routes) as world:
        done = world.lookup("acme.example", "--format", "json", *FAST)
    assert done.returncode == status, done.stderr
    assert words.lower() in done.stderr.lower()
    assert "Traceback" not in done.stderr
    assert len(done.stderr.splitlines()) <= 3
    report = json.loads(done.stdout)
    assert report["complete"] is (words == "nobody"), "nobody there and could not look are two things"


def test_what_was_found_before_a_fault_is_still_printed(tmp_path: Path) -> None:
    chief = "<h3>Bo Fox</h3><p>Chief Executive Officer</p>"
    routes: dict[str, Route] = {
        "/": '<a href="/leadership">Leadership</a> <a href="/contact">Contact us</a>',
        "/leadership": f"<h1>Leadership</h1><h3>Ann Lee</h3><p>Chief Customer Officer</p>{chief}",
        "/contact": reset,
    }
    with one_site(tmp_path, routes) as world:
        done = world.lookup("acme.example", "--format", "json", *FAST)
    assert done.returncode == 0
    assert [name for name, _ in people(done.stdout)] == ["Ann Lee", "Bo Fox"]


def test_a_domain_that_does_not_exist_is_said(tmp_path: Path) -> None:
    with World(tmp_path, {}, ()) as world:
        done = run("lookup", "gone.example", "--nameserver", world.dns.address, "--no-cache", "--format", "json")
    assert done.returncode == 1
    assert "gone.example" in done.stderr
    assert "exist" in done.stderr


def test_without_a_network_it_says_so(tmp_path: Path) -> None:
    done = run("lookup", "acme.example", "--nameserver", "127.0.0.1:9", "--no-cache", "--format", "json", *FAST)
    assert done.returncode == 3
    assert json.loads(done.stdout)["complete"] is False
    assert "DNS" in done.stderr


def test_loopback_is_refused_unless_allowed(tmp_path: Path) -> None:
    with World(tmp_path, {}, ("acme.example. A 127.0.0.1",)) as world:
        done = run("lookup", "acme.example", "--nameserver", world.dns.address, "--no-cache", *FAST)
    assert done.returncode == 1
    assert "127.0.0.1" in done.stdout


def test_suppressed_people_and_addresses_do_not_come_out(tmp_path: Path) -> None:
    (tmp_path / "list.txt").write_text("Rosalind Achterberg\nexecutive.relations@quillfone.example\n")
    archive = Path(__file__).parents[2] / "data" / "demo" / "quillfone.example.warc.gz"
    arguments = ("lookup", QUILLFONE, "--replay", str(archive), "--format", "json")
    before, after = run(*arguments), run(*arguments, "--suppress", str(tmp_path / "list.txt"))
    assert "Rosalind Achterberg" in {name for name, _ in people(before.stdout)}
    assert "Rosalind Achterberg" not in {name for name, _ in people(after.stdout)}
    assert '"executive.relations@quillfone.example"' not in after.stdout
