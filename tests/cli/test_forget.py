"""`forget`: gone from the store, from the cache, from their very bytes, and not to come back."""

from __future__ import annotations

import json
import os
import pty
import re
import subprocess
from pathlib import Path

import pytest

from tests.cli.world import PROGRAM, World, run
from tests.servers.http_server import page
from tests.sites import ACME, day, home, team, write_site

SITE = {
    "/": home("/leadership Leadership", "/contact Contact us", "/team/ann-lee Our team"),
    "/team/ann-lee": "<h1>Ann Lee</h1><p>Chief Customer Officer</p><p>Her office: +1 541-555-0100</p>",
    "/leadership": team("Ann Lee|Chief Customer Officer", "Bo Fox|Chief Executive Officer"),
    "/contact": "<h1>Contact</h1><p>Ann Lee: ann.lee@acme.example</p><p>Customer service: care@acme.example",
}


@pytest.fixture
def kept(tmp_path: Path) -> Path:
    """A machine on which acme.example was looked up twice, with a cache; where everything is."""
    routes = {place: page(body) for place, body in SITE.items()}
    with World(tmp_path, {ACME: routes}, (f"{ACME}. MX 10 mx.{ACME}.",)) as world:
        env = {**world.env(), "XDG_CACHE_HOME": os.environ["XDG_CACHE_HOME"]}
        command = [one for one in world.command(ACME) if one != "--no-cache"]
        for _ in range(2):
            done = run(*command, env=env)
            assert done.returncode == 0, done.stderr
    assert run("format", ACME, "--bounced", f"bo.fox@{ACME}", "--confirmed", f"ann.lee@{ACME}").returncode == 0
    assert holds(tmp_path, "Bo Fox")
    return tmp_path


def holds(folder: Path, text: str) -> set[str]:
    """The kinds of files below the kept folders that hold *text* in their bytes."""
    files = [path for place in folder.glob("xdg_*") for path in place.rglob("*") if path.is_file()]
    return {path.name for path in files if text.lower().encode() in path.read_bytes().lower()}


def names() -> set[str]:
    facts = json.loads(run("history", ACME, "--format", "json").stdout)
    return {one["value"]["name"] for one in facts if one["kind"] == "person"}


def test_a_person_is_gone_from_every_byte_and_does_not_come_back(kept: Path) -> None:
    assert {"store.sqlite3", "pages.sqlite"} <= holds(kept, "Ann Lee")
    done = run("forget", "ann lee", "--yes")
    assert done.returncode == 0, done.stderr
    assert re.sub(r"\d+ cached", "n cached", done.stdout) == (
        "Ann Lee (acme.example): 2 facts, 1 word on writing, n cached pages deleted; "
        "on suppress.txt: Ann Lee, ann.lee@acme.example\n"
    )
    assert holds(kept, "Ann Lee") == holds(kept, "ann.lee@") == {"suppress.txt"}
    assert holds(kept, "ann-lee") == set(), "nor as the address of a page"
    assert names() == {"Bo Fox"}
    again = run("watch", ACME, "--replay", str(write_site(kept / "a.warc.gz", day(1).replace(year=2099), SITE)))
    assert "Ann" not in again.stdout
    assert names() == {"Bo Fox"}
    assert run("forget", "Ann Lee", "--yes").returncode == 1, "there is nothing more to forget"


def test_an_address_is_gone_from_every_byte_and_its_owner_stays(kept: Path) -> None:
    done = run("forget", "ANN.LEE@acme.example", "--yes")
    assert done.returncode == 0, done.stderr
    assert holds(kept, "ann.lee@acme") == {"suppress.txt"}
    assert names() == {"Ann Lee", "Bo Fox"}
    assert "bo.fox@acme.example: bounced" in run("format", ACME).stdout


def test_a_company_is_gone_with_its_people_pages_and_what_was_told(kept: Path) -> None:
    done = run("forget", "https://www.acme.example/", "--yes")
    assert done.returncode == 0, done.stderr
    assert done.stdout.startswith("acme.example: 1 company, ")
    assert "2 words on writing" in done.stdout
    assert holds(kept, "acme") == holds(kept, "Bo Fox") == set()
    assert run("history").returncode == 1
    assert run("forget", ACME, "--yes").returncode == 1


def test_what_is_only_deleted_may_come_back(kept: Path) -> None:
    assert run("forget", "Ann Lee", "--yes", "--only-delete").returncode == 0
    assert holds(kept, "Ann Lee") == set()
    run("watch", ACME, "--replay", str(write_site(kept / "a.warc.gz", day(1).replace(year=2099), SITE)))
    assert names() == {"Ann Lee", "Bo Fox"}


def test_a_dry_run_says_it_and_changes_no_byte(kept: Path) -> None:
    before = {path: path.read_bytes() for place in kept.glob("xdg_*") for path in place.rglob("*") if path.is_file()}
    for who in ("Ann Lee", ACME, f"ann.lee@{ACME}"):
        done = run("forget", who, "--dry-run")
        assert done.returncode == 0, done.stderr
        assert "would be deleted" in done.stdout
    after = {path: path.read_bytes() for place in kept.glob("xdg_*") for path in place.rglob("*") if path.is_file()}
    assert after == before


def answer(word: str, *command: str) -> tuple[int, str]:
    """What the program asks on a terminal, and its exit status when it is answered."""
    ours, theirs = pty.openpty()
    with subprocess.Popen(
        [str(PROGRAM), *command], stdin=theirs, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True
    ) as asked:
        os.close(theirs)
        os.write(ours, f"{word}\n".encode())
        _, said = asked.communicate(timeout=60)
    os.close(ours)
    return asked.returncode, said


def test_it_asks_first(kept: Path) -> None:
    done = run("forget", "Ann Lee")
    assert (done.returncode, done.stdout) == (2, "")
    assert "will be deleted" in done.stderr
    assert "--yes" in done.stderr
    assert answer("n", "forget", "Ann Lee")[0] == 1
    assert names() == {"Ann Lee", "Bo Fox"}
    status, said = answer("y", "forget", "Ann Lee")
    assert status == 0
    assert "Forget it?" in said
    assert names() == {"Bo Fox"}


def test_what_was_not_seen_for_long_is_deleted(tmp_path: Path) -> None:
    run("watch", ACME, "--replay", str(write_site(tmp_path / "1.warc.gz", day(1).replace(year=2000), SITE)))
    assert run("forget", "--older-than", "30000", "--yes").returncode == 1, "that is before 2000"
    dry = run("forget", "--older-than", "30", "--dry-run")
    assert dry.stdout.startswith("Not seen for 30 days: 1 company, ")
    assert dry.stdout.endswith(" would be deleted.\n")
    assert run("forget", "--older-than", "30").returncode == 2, "it asks first"
    assert names() == {"Ann Lee", "Bo Fox"}
    assert run("forget", "--older-than", "30", "--yes").stdout == dry.stdout.replace("would be ", "")
    assert run("history").returncode == 1
    assert holds(tmp_path, "Ann Lee") == set()


def test_facts_past_their_time_go_whenever_something_is_kept(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("EXEC_FINDER_KEEP_DAYS", "30")
    run("watch", ACME, "--replay", str(write_site(tmp_path / "1.warc.gz", day(1), SITE)))
    later = {"/": home("/leadership Leadership"), "/leadership": team("Ann Lee|Chief Customer Officer")}
    run("watch", ACME, "--replay", str(write_site(tmp_path / "2.warc.gz", day(2), later)))
    assert names() == {"Ann Lee", "Bo Fox"}
    run("watch", ACME, "--replay", str(write_site(tmp_path / "3.warc.gz", day(2).replace(month=4), later)))
    assert names() == {"Ann Lee"}


def test_who_is_known_at_two_companies_is_asked_back(tmp_path: Path) -> None:
    folder = tmp_path / "archives"
    folder.mkdir()
    write_site(folder / f"{ACME}.warc.gz", day(1), SITE)
    write_site(folder / "bolt.example.warc.gz", day(1), SITE, domain="bolt.example")
    begun = run("watch", ACME, "bolt.example", "--replay", str(folder))
    assert begun.returncode == 1, begun.stderr
    done = run("forget", "Ann Lee", "--yes")
    assert (done.returncode, done.stdout) == (4, "")
    assert "acme.example, bolt.example" in done.stderr
    assert "--company" in done.stderr
    one = run("forget", "Ann Lee", "--company", "bolt.example", "--yes")
    assert one.returncode == 0, one.stderr
    assert "Ann Lee @ bolt.example" in one.stdout
    assert names() == {"Ann Lee", "Bo Fox"}
    assert "Ann Lee" not in run("history", "bolt.example").stdout


def test_whom_nobody_knows_is_kept_out_all_the_same(tmp_path: Path) -> None:
    done = run("forget", "Dee Hill", "--yes")
    assert (done.returncode, done.stdout) == (0, "Dee Hill: nothing is kept; on suppress.txt: Dee Hill\n")
    assert not (tmp_path / "xdg_data_home").exists(), "and no store is begun for it"


@pytest.mark.parametrize(
    ("arguments", "status", "words"),
    [
        ((), 2, "--older-than"),
        (("Ann Lee", "--older-than", "3"), 2, "--older-than"),
        (("@acme.example",), 2, "no address"),
        (("Ann Lee", "--only-delete"), 1, "nothing is kept of Ann Lee"),
        (("acme.example",), 1, "nothing is kept of acme.example"),
        (("--older-than", "1"), 1, ""),
    ],
    ids=lambda value: " ".join(value)[:40] if isinstance(value, tuple) else None,
)
def test_wrong_use_and_nothing_to_forget(arguments: tuple[str, ...], status: int, words: str) -> None:
    done = run("forget", *arguments)
    assert done.returncode == status, done.stderr
    assert words in done.stderr
    assert "Traceback" not in done.stderr
