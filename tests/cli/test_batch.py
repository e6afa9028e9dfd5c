"""Many companies by the command line: live on loopback, killed and gone on with, replayed.

Where nothing is killed and nothing depends on a terminal, the program runs in the test's own process: half a second
less for each.
"""

from __future__ import annotations

import csv
import io
import json
import os
import pty
import shutil
import signal
import subprocess
import sys
import threading
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from exec_finder.cli import main
from tests.cli.world import PROGRAM, QUILLFONE, World, run
from tests.servers.http_server import Exchange, Route, silence, text

DEMO = Path(__file__).parents[2] / "data" / "demo" / "quillfone.example.warc.gz"
MANY: dict[str, dict[str, Route]] = {
    f"{name}.example": {"/": f"<h1>Leadership</h1><h3>{chief}</h3><p>Chief Executive Officer</p>"}
    for name, chief in (("acme", "Bo Fox"), ("dyno", "Ann Lee"), ("zeta", "Raj Mehta"))
}


def world_of(folder: Path, sites: dict[str, dict[str, Route]]) -> World:
    return World(folder, sites, tuple(f"{domain}. MX 10 mx.{domain}." for domain in sites))


def way(world: World) -> list[str]:
    return ["--proxy", world.http.proxy, "--nameserver", world.dns.address, "--no-cache", "--pause", "0"]


def trusting(world: World) -> dict[str, str]:
    return {**os.environ, "SSL_CERT_FILE": str(world.ca)}


def lines(path: Path) -> list[dict[str, object]]:
    return [json.loads(line) for line in path.read_text("utf-8").split("\n")[:-1]]


Called = tuple[int, str, str]
"""Exit status, standard output, standard error."""


@pytest.fixture
def call(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> Callable[..., Called]:
    """The program in this process, in the test's folder."""

    def run_main(*arguments: str, stdin: str = "") -> Called:
        monkeypatch.chdir(tmp_path)
        monkeypatch.setattr(sys, "argv", ["exec-finder", *arguments])
        monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO(stdin.encode())))
        with pytest.raises(SystemExit) as left:
            main()
        assert isinstance(left.value.code, int)
        return left.value.code, *capsys.readouterr()

    return run_main


@pytest.fixture
def archives(tmp_path: Path) -> Path:
    folder = tmp_path / "archives"
    folder.mkdir()
    shutil.copy(DEMO, folder)
    return folder


def test_each_company_gets_what_a_lookup_of_its_own_gives(tmp_path: Path, call: Callable[..., Called]) -> None:
    listed, out, seen = tmp_path / "in.csv", tmp_path / "out.jsonl", tmp_path / "seen"
    rows = [("7", domain, "") for domain in MANY] + [("8", "dyno.example", "billing"), ("9", "dyno.example", "")]
    listed.write_text("ref,company,issue\n" + "".join(f"{','.join(row)}\n" for row in rows))
    with world_of(tmp_path, MANY) as world:
        done = run("batch", str(listed), "-o", str(out), "--record", str(seen), *way(world), env=trusting(world))
        log = {domain: world.http.paths(domain) for domain in MANY}
        most = world.http.most_at_once
    assert (done.returncode, done.stdout) == (0, ""), done.stderr
    assert "5 of 5 rows" in done.stderr
    assert "5 found" in done.stderr
    assert {most[domain] for domain in MANY} == {1}
    for domain, paths in log.items():
        assert paths[0] == "/robots.txt"
        assert len(paths) == len(set(paths)), f"{domain}: no page twice, however many rows ask for it"
    for report in lines(out):
        batch = report.pop("batch")
        assert isinstance(batch, dict)
        domain, issue = batch["input"]["company"], batch["input"]["issue"]
        more = ["--issue", issue] if issue else []
        _, alone, _ = call("lookup", domain, "--replay", str(seen / f"{domain}.warc.gz"), "--format", "json", *more)
        assert json.loads(alone) == report
    assert call("batch", str(listed), "-o", "again.jsonl", "--replay", str(seen))[:2] == (0, "")
    assert sorted(map(str, lines(tmp_path / "again.jsonl"))) == sorted(map(str, lines(out)))


@pytest.mark.parametrize(
    ("kill", "form"), [(signal.SIGKILL, "jsonl"), (signal.SIGINT, "csv")], ids=["kill-9", "ctrl-c"]
)
def test_a_run_that_is_killed_is_gone_on_with(kill: signal.Signals, form: str, tmp_path: Path) -> None:
    listed, out = tmp_path / "in.txt", tmp_path / f"out.{form}"
    listed.write_text("".join(f"{domain}\n" for domain in MANY))
    reached = threading.Event()

    async def hang(exchange: Exchange) -> None:
        reached.set()
        await silence(exchange)

    hanging: dict[str, Route] = {**MANY["dyno.example"], "/robots.txt": [hang, text("")]}
    with world_of(tmp_path, {**MANY, "dyno.example": hanging}) as world:
        command = ["batch", str(listed), "-o", str(out), "--at-once", "1", "--timeout", "60", *way(world)]
        with subprocess.Popen([str(PROGRAM), *command], env=trusting(world), stderr=subprocess.PIPE) as first:
            while not reached.wait(0.1):
                assert first.poll() is None, "it ended before it was killed"
            first.send_signal(kill)
            _, said = first.communicate(timeout=60)
        kept = out.read_bytes()
        asked = world.http.paths("acme.example")
        then = run(*command, env=trusting(world))
        assert world.http.paths("acme.example") == asked, "what is done is not asked for again"
    assert first.returncode == (130 if kill is signal.SIGINT else -kill)
    if kill is signal.SIGINT:
        assert b"1 of 3 rows" in said
        assert b"goes on" in said
        assert b"Traceback" not in said
    assert then.returncode == 0, then.stderr
    assert "3 of 3 rows" in then.stderr
    assert "1 of them before" in then.stderr
    assert kept.count(b"Bo Fox")
    assert out.read_bytes().startswith(kept)
    assert found(out) == [(domain, "found") for domain in MANY]


def found(out: Path) -> list[tuple[str, str]]:
    """Company and status of each result, in the order of the file."""
    if out.suffix == ".jsonl":
        return [(one["batch"]["input"]["company"], one["batch"]["status"]) for one in lines(out)]  # type: ignore[index]
    with out.open(encoding="utf-8", newline="") as file:
        return list(dict.fromkeys((row["input_company"], row["status"]) for row in csv.DictReader(file)))


@pytest.mark.parametrize(
    ("listed", "status", "words"),
    [
        ("quillfone.example\n", 0, "1 found"),
        ("quillfone.example\nZzyzx Quux\ngone.example\n", 0, "1 found, 1 could not look, 1 unknown name"),
        ("company,issue\nquillfone.example,\n,\nquillfone.example,weather\n", 5, "1 found, 1 bad row"),
        ("gone.example\nFrontier\n", 3, "0 found, 1 could not look, 1 ambiguous name"),
        ("Zzyzx Quux\n", 1, "0 found, 1 unknown name"),
        ("company\n", 5, "no company"),
    ],
    ids=["found", "some-found", "bad-row", "unreachable", "unknown", "no-row"],
)
def test_the_exit_status_is_that_of_the_whole_list(
    listed: str, status: int, words: str, archives: Path, call: Callable[..., Called]
) -> None:
    command = ("batch", "-", "--output", "out.csv", "--replay", str(archives))
    for _ in range(1 if "no company" in words else 2):  # a second run has nothing left to do, and says the same
        code, printed, said = call(*command, stdin=listed)
        assert (code, printed) == (status, ""), said
        assert words in said


def test_without_a_network_nobody_could_be_looked_at(call: Callable[..., Called]) -> None:
    far = ("--nameserver", "127.0.0.1:9", "--no-cache", "--timeout", "1")
    code, _, said = call("batch", "-", "-o", "out.jsonl", *far, stdin="acme.example\ndyno.example\n")
    assert code == 3, said
    assert "2 could not look" in said
    assert "PROXY" not in said


def test_a_proxy_of_the_environment_is_not_taken_unasked_and_said_to_be(
    call: Callable[..., Called], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("HTTPS_PROXY", "http://somebody:secret@127.0.0.1:9")
    far = ("--nameserver", "127.0.0.1:9", "--no-cache", "--timeout", "1", "--no-store")
    for command in (("batch", "-", "-o", "out.jsonl"), ("lookup", "acme.example"), ("lookup", "Zorblatt Widgetry")):
        code, _, said = call(*command, *far, stdin="acme.example\n")
        assert (code, "HTTPS_PROXY is not read" in said, "secret" in said) == (3, True, False), said


@pytest.mark.parametrize(
    ("arguments", "status", "words"),
    [
        (("gone.csv", "-o", "out.csv"), 5, "gone.csv"),
        (("in.txt",), 2, "output"),
        (("in.txt", "-o", "out.xlsx"), 2, "--format"),
        (("in.txt", "-o", "in.txt", "-f", "csv"), 5, "--fresh"),
        (("in.txt", "-o", "out.csv", "--replay", "gone"), 5, "gone"),
        (("in.txt", "-o", "out.csv", "--replay", ".", "--record", "x"), 2, "exclude"),
        (("in.txt", "-o", "out.csv", "--record", "in.txt"), 5, "in.txt"),
        (("in.txt", "-o", "out.csv", "--issue", "weather"), 2, "billing"),
        (("in.txt", "-o", "no/such/out.csv"), 5, "no/such/out.csv"),
    ],
    ids=lambda value: " ".join(value) if isinstance(value, tuple) else None,
)
def test_wrong_use_ends_with_its_status_and_one_clear_sentence(
    arguments: tuple[str, ...], status: int, words: str, tmp_path: Path, call: Callable[..., Called]
) -> None:
    (tmp_path / "in.txt").write_text("quillfone.example\n")
    code, printed, said = call("batch", *arguments)
    assert (code, printed) == (status, ""), said
    assert words in said
    assert (tmp_path / "in.txt").read_text() == "quillfone.example\n"


def pieces(terminal: int) -> Iterator[bytes]:
    while True:
        try:
            piece = os.read(terminal, 65536)
        except OSError:  # the terminal is gone with the program
            return
        if not piece:
            return
        yield piece


def test_the_progress_bar_is_for_terminals(archives: Path, tmp_path: Path, call: Callable[..., Called]) -> None:
    (tmp_path / "in.txt").write_text(f"{QUILLFONE}\nZzyzx Quux\n")
    command = ["batch", "in.txt", "-o", "out.csv", "--fresh", "--replay", str(archives)]
    assert call(*command)[2] == "exec-finder: 2 of 2 rows in out.csv: 1 found, 1 unknown name\n"
    ours, theirs = pty.openpty()
    env = {**os.environ, "TERM": "xterm", "NO_COLOR": "1"}
    shown = subprocess.Popen([str(PROGRAM), *command], cwd=tmp_path, stderr=theirs, env=env)
    os.close(theirs)
    output = b"".join(pieces(ours))
    os.close(ours)
    assert shown.wait(60) == 0
    assert b"2/2" in output
    assert b"2 of 2 rows" in output
