"""`watch` and `history`: recordings of one site on different days."""

from __future__ import annotations

import json
import re
import resource
import subprocess
from pathlib import Path

import pytest

from exec_finder.models import MissReason
from exec_finder.store.migrations import MIGRATIONS
from tests.cli.world import World, run
from tests.readme import README
from tests.servers.http_server import Route, page
from tests.sites import ACME, day, home, team, write_site

LINKS = ("/leadership Leadership", "/contact Contact us")
CONTACT = "<h1>Contact</h1><p>Customer service: care@acme.example, telephone +1 541-555-0100"
FIRST = {
    "/": home(*LINKS),
    "/leadership": team("Ann Lee|Vice President, Customer Care", "Bo Fox|Chief Executive Officer"),
    "/contact": CONTACT,
}
SECOND = {
    "/": home(*LINKS),
    "/leadership": team("Ann Q. Lee|Chief Customer Officer", "Cy Ray|Chief Executive Officer"),
    "/contact": CONTACT.replace("care@", "help@").replace("0100", "0101"),
}
Site = dict[str, str | MissReason]


def watch(archive: Path, *more: str) -> subprocess.CompletedProcess[str]:
    done = run("watch", ACME, "--replay", str(archive), *more)
    assert "Traceback" not in done.stderr
    return done


def changes(done: subprocess.CompletedProcess[str]) -> set[tuple[str, str, str]]:
    return {(one["kind"], one["what"], one["key"]) for one in map(json.loads, done.stdout.splitlines())}


@pytest.fixture
def first(tmp_path: Path) -> Path:
    return write_site(tmp_path / "first.warc.gz", day(1), FIRST)


@pytest.fixture
def second(tmp_path: Path) -> Path:
    return write_site(tmp_path / "second.warc.gz", day(8), SECOND)


def test_only_what_changed_is_printed_and_once(first: Path, second: Path) -> None:
    begun = watch(first)
    assert (begun.returncode, begun.stdout) == (1, "")
    assert begun.stderr == f"exec-finder: {ACME}: looked at for the first time; it is kept from now on\n"
    done = watch(second)
    assert done.returncode == 0
    assert re.sub(r" \([^()]+\)\n  ", "\n  ", done.stdout) == (  # labels are others' business
        "Acme\n"
        "  title changed        Ann Q. Lee: Vice President, Customer Care → Chief Customer Officer\n"
        "                       seen: https://acme.example/leadership\n"
        "  new person           Cy Ray, Chief Executive Officer\n"
        "                       seen: https://acme.example/leadership\n"
        "  probably left        Bo Fox, Chief Executive Officer\n"
        "                       last seen 1 March 2026 on https://acme.example/leadership\n"
        "  new mailbox          help@acme.example\n"
        "                       seen: https://acme.example/contact\n"
        "  mailbox gone         care@acme.example\n"
        "                       last seen 1 March 2026 on https://acme.example/contact\n"
        "  new phone            +15415550101\n"
        "                       seen: https://acme.example/contact\n"
        "  phone gone           +15415550100\n"
        "                       last seen 1 March 2026 on https://acme.example/contact\n"
    )
    again = watch(second)
    assert (again.returncode, again.stdout) == (1, "")
    assert again.stderr == f"exec-finder: {ACME}: nothing changed since 8 March 2026\n"


def test_each_change_is_a_line_for_programs(first: Path, second: Path) -> None:
    watch(first)
    done = watch(second, "--format", "jsonl")
    left = next(one for one in map(json.loads, done.stdout.splitlines()) if one["what"] == "gone")
    assert left == {
        "id": left["id"],
        "company": ACME,
        "name": "Acme",
        "kind": "person",
        "what": "gone",
        "key": "bo fox",
        "before": {"name": "Bo Fox", "title": "Chief Executive Officer"},
        "after": None,
        "at": "2026-03-08T09:00:00Z",
        "first_seen": "2026-03-01T09:00:00Z",
        "last_seen": "2026-03-01T09:00:00Z",
        "url": "https://acme.example/leadership",
    }


def test_history_has_each_fact_with_its_days(first: Path, second: Path) -> None:
    watch(first)
    watch(second)
    done = run("history", "Acme")
    assert done.returncode == 0
    lines = done.stdout.splitlines()
    assert lines[0] == "Acme (acme.example), looked at from 1 March 2026 to 8 March 2026"
    assert "2026-03-01  2026-03-08  person: Ann Q. Lee, Chief Customer Officer" in lines
    assert "2026-03-08: Vice President, Customer Care → Chief Customer Officer" in done.stdout
    assert (
        "2026-03-01  2026-03-01  person: Bo Fox, Chief Executive Officer; probably left (not there on 2026-03-08)"
        in lines
    )
    facts = json.loads(run("history", ACME, "--format", "json").stdout)
    assert {one["gone_since"] is None for one in facts if one["kind"] == "person"} == {True, False}
    assert run("history").stdout == f"{ACME}\tAcme\t2026-03-08\t{len(facts)} facts\n"


def test_history_of_nothing_is_said() -> None:
    for arguments in ((), (ACME,), ("Zzyzx Quux",)):
        done = run("history", *arguments)
        assert (done.returncode, done.stdout) == (1, "")
        assert "nothing is kept" in done.stderr


def test_an_older_recording_does_not_turn_time_back(first: Path, second: Path) -> None:
    watch(second)
    before = run("history", ACME).stdout
    done = watch(first)
    assert (done.returncode, done.stdout) == (1, "")
    assert "this look of 1 March 2026 is older than the last one (8 March 2026)" in done.stderr
    assert run("history", ACME).stdout == before


BIO = {
    "/": home("/leadership Leadership"),
    "/leadership": team('<a href="/team/bo-fox">Bo Fox</a>|Chief Executive Officer', "Ann Lee|Chief Customer Officer"),
    "/team/bo-fox": "<h1>Bo Fox</h1><p>Chief Executive Officer</p><p>bo.fox@acme.example",
}


@pytest.mark.parametrize(
    ("site", "left"),
    [
        ({"/leadership": team("Ann Lee|Chief Customer Officer"), "/team/bo-fox": MissReason.NOT_FOUND}, True),
        ({"/leadership": team("Ann Lee|Chief Customer Officer")}, False),
        ({"/leadership": team("Ann Lee|Chief Customer Officer"), "/team/bo-fox": MissReason.TIMEOUT}, False),
        ({"/leadership": team("Ann Lee|Chief Customer Officer"), "/team/bo-fox": ">/leadership"}, True),
        (
            {"/leadership": team("Ann Lee|Chief Customer Officer"), "/team/bo-fox": ">/bo", "/bo": "<h1>Bo Fox</h1>"},
            False,
        ),
        ({"/leadership": MissReason.TIMEOUT}, False),
        ({"/leadership": MissReason.ROBOTS}, False),
        ({"/leadership": MissReason.SERVER_ERROR, "/team/bo-fox": MissReason.NOT_FOUND}, False),
    ],
    ids=[
        "deleted",
        "not-recorded",
        "silent",
        "moved-to-the-others",
        "moved-elsewhere",
        "leadership-silent",
        "leadership-refused",
        "leadership-broken",
    ],
)
def test_somebody_left_only_where_all_their_pages_were_looked_at(tmp_path: Path, site: Site, left: bool) -> None:
    assert watch(write_site(tmp_path / "1.warc.gz", day(1), BIO)).returncode == 1
    later: Site = {
        "/": home("/leadership Leadership", "/about About us"),
        "/about": "<h1>About</h1><p>Since 1990",
        **site,
    }
    done = watch(write_site(tmp_path / "2.warc.gz", day(2), later), "--format", "jsonl")
    assert (("person", "gone", "bo fox") in changes(done)) is left, done.stderr


def test_a_site_that_can_not_be_looked_at_is_no_change(first: Path, tmp_path: Path) -> None:
    watch(first)
    before = run("history", ACME).stdout
    down = write_site(tmp_path / "down.warc.gz", day(2), dict.fromkeys(("/",), MissReason.TIMEOUT))
    done = watch(down)
    assert (done.returncode, done.stdout) == (3, "")
    assert f"{ACME}: could not be looked at: website (" in done.stderr
    assert "executive" not in done.stderr, "who was not found says nothing where nobody looked"
    assert run("history", ACME).stdout == before


def test_where_there_is_no_such_host_that_is_said(tmp_path: Path) -> None:
    done = watch(write_site(tmp_path / "none.warc.gz", day(1), {"/": MissReason.NO_SUCH_HOST}))
    assert done.returncode == 3
    assert f"{ACME}: could not be looked at: website ({MissReason.NO_SUCH_HOST}" in done.stderr


def test_what_a_list_hides_neither_left_nor_shows(first: Path, second: Path, tmp_path: Path) -> None:
    (tmp_path / "list.txt").write_text("Bo Fox\ncare@acme.example\n")
    watch(first)
    done = watch(second, "--suppress", str(tmp_path / "list.txt"))
    assert "Cy Ray" in done.stdout
    assert "Bo Fox" not in done.stdout
    assert "care@" not in done.stdout
    shown = run("history", ACME, "--suppress", str(tmp_path / "list.txt")).stdout
    assert "Bo Fox" not in shown
    assert "Bo Fox, Chief Executive Officer\n" in run("history", ACME).stdout, "not gone"


@pytest.mark.parametrize(
    ("arguments", "status", "words"),
    [
        ((), 2, "--all"),
        ((ACME, "--all"), 2, "--all"),
        (("--all",), 2, "no company in the store"),
        ((ACME, "--replay", "gone.warc.gz"), 5, "gone.warc.gz"),
        ((ACME, "bolt.example", "--replay", "gone.warc.gz"), 2, "no folder"),
        ((ACME, "--record", "here.warc.gz"), 2, "here.warc.gz is there already"),
        (("Frontier",), 4, "flyfrontier.com"),
        (("Zzyzx Quux", "--replay", "here.warc.gz"), 2, "'Zzyzx Quux' is neither in the store nor in the directory"),
        (("Zzyzx Quux", "--offline"), 3, "--domain"),
    ],
    ids=lambda value: " ".join(value)[:40] if isinstance(value, tuple) else None,
)
def test_wrong_use_ends_with_its_status_and_a_sentence(
    arguments: tuple[str, ...], status: int, words: str, tmp_path: Path
) -> None:
    (tmp_path / "here.warc.gz").touch()
    done = run("watch", *arguments, cwd=tmp_path)
    assert (done.returncode, done.stdout) == (status, ""), done.stderr
    assert words in done.stderr
    assert "Traceback" not in done.stderr


def test_a_company_that_is_named_twice_is_one(first: Path) -> None:
    assert watch(first, f"https://www.{ACME}/").stderr.count("looked at for the first time") == 1


def test_all_companies_are_watched_from_a_folder(first: Path, second: Path, tmp_path: Path) -> None:
    folder = tmp_path / "archives"
    folder.mkdir()
    demo = Path(__file__).parents[2] / "data" / "demo" / "quillfone.example.warc.gz"
    (folder / demo.name).write_bytes(demo.read_bytes())
    first.replace(folder / f"{ACME}.warc.gz")
    begun = run("watch", ACME, "quillfone.example", "--replay", str(folder))
    assert begun.returncode == 1, begun.stderr
    second.replace(folder / f"{ACME}.warc.gz")
    done = run("watch", "--all", "--replay", str(folder), "--format", "json")
    assert done.returncode == 0
    assert {one["company"] for one in json.loads(done.stdout)} == {ACME}
    assert "quillfone.example: nothing changed" in done.stderr
    (folder / demo.name).unlink()
    lacking = run("watch", "--all", "--replay", str(folder))
    assert lacking.returncode == 5
    assert demo.name in lacking.stderr


# --- live ---------------------------------------------------------------------------------------


def routes(site: dict[str, str]) -> dict[str, Route]:
    return {"/robots.txt": page("", status=404), **{place: page(body) for place, body in site.items()}}


@pytest.fixture
def world(tmp_path: Path) -> World:
    return World(tmp_path, {ACME: routes(FIRST)}, (f"{ACME}. MX 10 mx.{ACME}.",))


def live(world: World, *command: str) -> subprocess.CompletedProcess[str]:
    way = world.command()[1:]
    return run(*command, *way, env=world.env())


def test_a_lookup_is_kept_and_the_next_watch_tells_what_changed(world: World) -> None:
    with world:
        world.lookup(ACME)
        world.http.sites[ACME] = routes(SECOND)
        world.lookup(ACME)
        world.http.sites[ACME] = routes({**SECOND, "/leadership": team("Ann Q. Lee|Chief Customer Officer")})
        done = live(world, "watch", ACME, "--format", "jsonl")
    assert done.returncode == 0
    found = changes(done)
    assert ("person", "gone", "bo fox") in found, "met by the second lookup, told by the watch"
    assert ("person", "gone", "cy ray") in found


def test_a_deleted_page_is_asked_for_and_its_recording_tells_the_same(world: World, tmp_path: Path) -> None:
    seen, again = str(tmp_path / "seen.warc.gz"), str(tmp_path / "again.warc.gz")
    left = routes({"/": home("/leadership Leadership"), "/leadership": team("Ann Lee|Chief Customer Officer")})
    with world:
        world.http.sites[ACME] = routes(BIO)
        assert live(world, "watch", ACME, "--record", seen).returncode == 1
        world.http.sites[ACME] = left
        done = live(world, "watch", ACME, "--format", "jsonl", "--record", again)
    assert ("person", "gone", "bo fox") in changes(done), done.stderr
    assert run("forget", ACME, "--yes").returncode == 0
    assert watch(Path(seen)).returncode == 1
    replayed = watch(Path(again), "--format", "jsonl")
    assert changes(replayed) == changes(done)


@pytest.mark.parametrize("way", ["option", "variable", "replay", "demo"])
def test_the_store_can_be_left_out(world: World, first: Path, way: str, monkeypatch: pytest.MonkeyPatch) -> None:
    with world:
        if way == "variable":
            monkeypatch.setenv("EXEC_FINDER_NO_STORE", "1")
        if way == "demo":
            run("demo")
        elif way == "replay":
            assert run("lookup", ACME, "--replay", str(first)).returncode == 0
        else:
            assert world.lookup(ACME, *(["--no-store"] if way == "option" else [])).returncode == 0
    assert run("history").returncode == 1


def no_room() -> None:
    """A disk on which no file grows."""
    resource.setrlimit(resource.RLIMIT_FSIZE, (0, 0))


def test_a_full_disk_does_not_take_the_report_along(world: World, monkeypatch: pytest.MonkeyPatch) -> None:
    with monkeypatch.context() as patch, world:
        patch.delenv("COVERAGE_PROCESS_CONFIG", raising=False)  # it could not write its file either
        done = run(*world.command(ACME, "--format", "emails"), env=world.env(), preexec_fn=no_room)
        assert done.returncode == 0, done.stderr
        assert done.stdout
        (line,) = [line for line in done.stderr.splitlines() if "store" in line]
        assert line.startswith("exec-finder: what was seen is not kept: can't use the store ")
        assert "Traceback" not in done.stderr
        assert world.lookup(ACME).returncode == 0
    assert "Bo Fox" in run("history", ACME).stdout, "the next one is kept"


def test_a_damaged_store_is_said_in_a_line(world: World, tmp_path: Path) -> None:
    store = tmp_path / "xdg_data_home" / "exec-finder" / "store.sqlite3"
    store.parent.mkdir(parents=True)
    store.write_bytes(b"no database at all" * 100)
    with world:
        for done in (world.lookup(ACME), live(world, "watch", ACME), run("history")):
            assert (done.returncode, done.stdout) == (5, "")
            assert "move it away" in done.stderr
            assert len(done.stderr.splitlines()) == 1
        assert world.lookup(ACME, "--no-store").returncode == 0
    assert store.read_bytes() == b"no database at all" * 100


def test_batch_keeps_what_it_sees(world: World, tmp_path: Path) -> None:
    (tmp_path / "list.txt").write_text(f"{ACME}\n")
    with world:
        done = live(world, "batch", str(tmp_path / "list.txt"), "--output", str(tmp_path / "out.jsonl"))
    assert done.returncode == 0, done.stderr
    assert "Bo Fox" in run("history", ACME).stdout


# --- doctor -------------------------------------------------------------------------------------


def test_doctor_says_where_the_store_is_and_what_it_holds(first: Path, tmp_path: Path) -> None:
    def said() -> str:
        done = run("doctor", "--nameserver", "127.0.0.1:9")
        return next(line for line in done.stdout.splitlines() if "store: " in line)

    path = tmp_path / "xdg_data_home" / "exec-finder" / "store.sqlite3"
    assert said() == f"ok   store: {path} (not there yet)"
    watch(first)
    kept = rf"version {len(MIGRATIONS)}, \d+ KiB, 1 company; facts are kept for 365 days"
    assert re.fullmatch(rf"ok   store: {re.escape(str(path))} \({kept}\)", said())
    path.write_bytes(b"no database at all" * 100)
    assert said().startswith("BAD  store: can't use the store ")


@pytest.mark.parametrize("days", ["0", "-1", "a year", "1.5"])
def test_a_retention_time_that_is_none_is_said(days: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("EXEC_FINDER_KEEP_DAYS", days)
    done = run("history")
    assert (done.returncode, done.stdout) == (2, "")
    assert "EXEC_FINDER_KEEP_DAYS" in done.stderr


def test_readme_shows_what_is_printed(tmp_path: Path) -> None:
    shown = README.read_text("utf-8").split(f"```text\n$ exec-finder watch {ACME}\n")[1].split("```\n")[0]
    for number, site in ((1, FIRST), (8, SECOND)):
        pages = {**site, "/contact": FIRST["/contact"]}
        done = watch(write_site(tmp_path / f"{number}.warc.gz", day(number), pages))
    assert done.stdout == shown
