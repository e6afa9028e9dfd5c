"""Whole lookups by the installed program: live on loopback, recorded, replayed."""

from __future__ import annotations

import json
import signal
import subprocess
import sys
import threading
from pathlib import Path

import pytest

from tests.cli.world import QUILLFONE, World, run
from tests.servers.http_server import Exchange, Route, bomb, drip, half_body, page, redirect, reset, silence, text

FAST = ("--timeout", "1")
DEMO = Path(__file__).parents[2] / "data" / "demo" / "quillfone.example.warc.gz"


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


GUESS = '<a href="/leadership">Leadership</a> <a href="/team">Our team</a> <a href="/contact">Contact us</a>'


@pytest.mark.parametrize(
    ("routes", "status", "words"),
    [
        ({"/": page("no", status=403)}, 1, "refuses it (HTTP 403)"),
        ({"/": page("no", status=500)}, 3, "fault (HTTP 500)"),
        ({"/robots.txt": text("User-agent: *\nDisallow: /\n"), "/": "<p>hello"}, 1, "robots.txt"),
        ({"/robots.txt": page("no", status=503), "/": "<p>hello"}, 3, "robots.txt could not be read"),
        ({"/": redirect("/a"), "/a": redirect("/b"), "/b": redirect("/a")}, 3, "redirects"),
        ({"/": redirect("http://169.254.169.254/")}, 1, "redirects to 169.254.169.254"),
        ({"/": silence, "/robots.txt": silence}, 3, "no answer in time"),
        ({"/": reset, "/robots.txt": reset}, 3, "broke off"),
        ({"/": half_body}, 3, "cut off"),
        ({"/": bomb()}, 3, "larger than 8 MiB"),
        ({"/": b"<p>" + b"x" * 50_000_000}, 3, "larger than 8 MiB"),
        ({"/": GUESS, "/leadership": silence, "/team": silence, "/contact": silence}, 3, "no answer in time"),
        ({"/": GUESS, "/leadership": page("no", status=403)}, 1, "refuses it (HTTP 403)"),
        ({"/": "<p>Welcome to our shop"}, 1, "Nobody was found at acme.example: 1 page read"),
    ],
    ids=[
        "403",
        "500",
        "robots",
        "robots-503",
        "redirect-loop",
        "redirect-private",
        "silent",
        "reset",
        "half-body",
        "bomb",
        "50-mb",
        "silent-pages",
        "403-pages",
        "nobody-there",
    ],
)
def test_a_site_that_gives_nobody_ends_with_its_status_and_a_sentence(
    tmp_path: Path, routes: dict[str, Route], status: int, words: str
) -> None:
    with one_site(tmp_path, routes) as world:
        done = world.lookup("acme.example", "--format", "json", *FAST)
    assert done.returncode == status, done.stderr
    assert words in done.stderr
    assert "Traceback" not in done.stderr
    lines = done.stderr.splitlines()
    assert len(lines) <= 2
    assert len(lines) == len(set(lines)), "nothing is said twice"
    looked = words.startswith("Nobody")
    assert ("Could not look" in done.stderr) is not looked
    assert json.loads(done.stdout)["complete"] is looked, "nobody there and could not look are two things"


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
    assert "1 page could not be read: the connection broke off" in done.stderr
    assert json.loads(done.stdout)["complete"] is False


STAFF = "<h1>Leadership</h1><h3>Ann Lee</h3><p>Chief Customer Officer</p><h3>Bo Fox</h3><p>Chief Executive Officer</p>"


@pytest.mark.parametrize(
    ("fault", "options"),
    [
        (reset, FAST),
        (page("no", status=500), FAST),
        (redirect("/contact"), FAST),
        ([page("slow down", status=429, retry_after="0"), page("<p>Write to care@acme.example")], FAST),
        (drip, ("--time", "1.5")),
    ],
    ids=["reset", "500", "redirect-loop", "rate-limit", "out-of-time"],
)
def test_a_recording_under_faults_replays_to_the_same_bytes(
    tmp_path: Path, fault: Route, options: tuple[str, ...]
) -> None:
    archive = str(tmp_path / "seen.warc.gz")
    rest = dict.fromkeys(("/contact", "/team"), fault)
    routes: dict[str, Route] = {"/": GUESS, "/leadership": STAFF, **rest}
    with one_site(tmp_path, routes) as world:
        live = world.lookup("acme.example", "--format", "json", "--record", archive, *options)
    again = run("lookup", "acme.example", "--format", "json", "--replay", archive)
    assert (again.returncode, again.stdout, again.stderr) == (live.returncode, live.stdout, live.stderr)


def test_ctrl_c_is_one_line_and_leaves_a_recording_that_can_be_read(tmp_path: Path) -> None:
    asked = threading.Event()

    async def stuck(exchange: Exchange) -> None:
        asked.set()
        await exchange.done.wait()

    archive = tmp_path / "seen.warc.gz"
    program = "import signal, sys; signal.signal(signal.SIGINT, signal.default_int_handler)\n"
    program += "from exec_finder.cli import main; main()"
    with one_site(tmp_path, {"/": GUESS, "/leadership": STAFF, "/contact": stuck, "/team": stuck}) as world:
        command = world.command("acme.example", "--record", str(archive))
        with subprocess.Popen(
            [sys.executable, "-c", program, *command],
            stdout=subprocess.PIPE,
            stderr=subprocess.PIPE,
            text=True,
            env=world.env(),
        ) as running:
            assert asked.wait(30)
            running.send_signal(signal.SIGINT)
            out, err = running.communicate(timeout=60)
    assert (running.returncode, out) == (130, "")
    assert err == f"exec-finder: interrupted; what was seen before is in {archive}\n"
    again = run("lookup", "acme.example", "--format", "json", "--replay", str(archive))
    assert again.returncode == 5
    assert "not finished" in again.stderr
    assert json.loads(again.stdout)["sources"][0]["pages"]


def test_offline_reads_the_cache_and_says_when_it_is_cold(tmp_path: Path) -> None:
    offline = ("acme.example", "--format", "json", "--offline")
    with one_site(tmp_path, {"/": GUESS, "/leadership": STAFF}) as world:
        cold = world.lookup(*offline, cache=tmp_path / "cache")
        live = world.lookup("acme.example", "--format", "json", cache=tmp_path / "cache")
        asked = len(world.http.log)
        warm = world.lookup(*offline, cache=tmp_path / "cache")
        assert len(world.http.log) == asked
    assert cold.returncode == 3
    assert "not in the cache" in cold.stderr
    assert live.returncode == warm.returncode == 0, warm.stderr
    assert people(warm.stdout) == people(live.stdout) != []
    assert json.loads(warm.stdout)["mail_domains"][0]["accepts_mail"] == "unknown"


def test_a_domain_that_does_not_exist_is_said(tmp_path: Path) -> None:
    with World(tmp_path, {}, ()) as world:
        done = run("lookup", "gone.example", "--nameserver", world.dns.address, "--no-cache", "--format", "json")
    assert done.returncode == 1
    assert "The domain does not exist" in done.stderr
    assert "Nobody was found at gone.example: there is no host gone.example" in done.stderr


def test_without_a_network_it_says_so(tmp_path: Path) -> None:
    done = run("lookup", "acme.example", "--nameserver", "127.0.0.1:9", "--no-cache", "--format", "json", *FAST)
    assert done.returncode == 3
    assert json.loads(done.stdout)["complete"] is False
    assert "the DNS server can't be reached" in done.stderr
    assert len(done.stderr.splitlines()) == 2


def test_loopback_is_refused_unless_allowed(tmp_path: Path) -> None:
    with World(tmp_path, {}, ("acme.example. A 127.0.0.1",)) as world:
        way = ("--nameserver", world.dns.address, "--no-cache", "--format", "json", *FAST)
        done = run("lookup", "acme.example", *way)
    assert done.returncode == 1
    assert "127.0.0.1, which is not on the public internet (--allow-private lets it in)" in done.stderr


def test_suppressed_people_and_addresses_do_not_come_out(tmp_path: Path) -> None:
    (tmp_path / "list.txt").write_text("Rosalind Achterberg\nexecutive.relations@quillfone.example\n")
    arguments = ("lookup", QUILLFONE, "--replay", str(DEMO), "--format", "json")
    before, after = run(*arguments), run(*arguments, "--suppress", str(tmp_path / "list.txt"))
    assert "Rosalind Achterberg" in {name for name, _ in people(before.stdout)}
    assert "Rosalind Achterberg" not in {name for name, _ in people(after.stdout)}
    assert '"executive.relations@quillfone.example"' not in after.stdout


def test_a_recording_is_replaced_only_by_force(tmp_path: Path) -> None:
    archive = tmp_path / "seen.warc.gz"
    archive.write_bytes(DEMO.read_bytes())
    arguments = ("lookup", QUILLFONE, "--offline", "--no-cache", "--record", str(archive))
    done = run(*arguments)
    assert (done.returncode, done.stdout) == (2, "")
    assert done.stderr == f"exec-finder: {archive} is there already; --force replaces it\n"
    assert archive.read_bytes() == DEMO.read_bytes()
    assert run(*arguments, "--force").returncode == 3
    assert archive.read_bytes() != DEMO.read_bytes()


def test_an_answer_about_mail_that_is_not_there_is_said_once(tmp_path: Path) -> None:
    """A recording whose DNS answer is lost: the table's head says it, and neither a note nor standard error again."""
    with one_site(tmp_path, {"/": "<h1>Leadership</h1><p>Nia Okafor, Chief Customer Officer</p>"}) as world:
        archive = tmp_path / "pages.warc"
        world.lookup("acme.example", "--record", str(archive))
    records = archive.read_bytes().split(b"WARC/1.1\r\n")
    archive.write_bytes(b"WARC/1.1\r\n".join(record for record in records if b"text/dns" not in record))
    done = run("lookup", "acme.example", "--replay", str(archive))
    assert (done.returncode, done.stderr) == (0, "")
    assert " ".join(done.stdout.split()).count("has no answer to this question") == 1


def test_of_nobody_nothing_is_guessed(tmp_path: Path) -> None:
    with one_site(tmp_path, {"/": "<p>Welcome to our shop"}) as world:
        done = world.lookup("acme.example")
    assert done.returncode == 1
    assert "guess" not in done.stdout + done.stderr
    assert len(done.stderr.splitlines()) == 1
