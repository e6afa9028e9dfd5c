"""The store's file: for its owner alone, for several processes and versions; and what happens when it can't be used."""

from __future__ import annotations

import contextlib
import sqlite3
import stat
import subprocess
import sys
from collections.abc import Iterator
from contextlib import closing, contextmanager
from dataclasses import replace
from datetime import datetime, timedelta
from pathlib import Path

import pytest

from exec_finder.errors import InputError
from exec_finder.models import Report, adapter
from exec_finder.store import FactStore, Kind, database
from exec_finder.store.migrations import MIGRATIONS
from exec_finder.suppress import Suppressions
from tests.reports import BO, CY, REPORT, WHEN, with_name

ACME = "acme.example"


def later(report: Report, days: int) -> Report:
    """The same, seen so many days later."""
    first, then = (f"{at:%Y-%m-%dT%H:%M}" for at in (WHEN, WHEN + timedelta(days=days)))
    moved: Report = adapter(Report).validate_json(
        adapter(Report).dump_json(report).replace(first.encode(), then.encode())
    )
    return moved


@pytest.fixture
def store(tmp_path: Path) -> FactStore:
    return FactStore(tmp_path / "new" / "store.sqlite3")


def dump(store: FactStore) -> list[str]:
    with closing(sqlite3.connect(store.database.path)) as base:
        return list(base.iterdump())


def people(store: FactStore) -> dict[str, bool]:
    """Who is kept, and whether they are still there."""
    return {one.value["name"]: one.gone_since is None for one in store.facts(ACME) if one.kind is Kind.PERSON}


def test_nothing_is_there_before_something_is_kept(store: FactStore) -> None:
    assert (store.companies(), store.facts(ACME), store.changes(ACME)) == ([], [], [])
    store.tell([])
    assert not store.database.path.exists(), "and looking makes no file"


def test_what_is_kept_comes_back_with_its_times(store: FactStore) -> None:
    assert store.keep(REPORT).last_look is None
    assert store.keep(later(REPORT, 7)).last_look == WHEN
    (company,) = store.companies()
    assert (company.domain, company.name) == (ACME, "Acme Telecom")
    assert (company.first_look, company.last_look) == (WHEN, WHEN + timedelta(days=7))
    assert company.facts == len(store.facts(ACME))
    assert people(store) == {"Ann Lee": True, "Bo Fox": True, "Cy Ray": True}
    assert store.changes(ACME) == []


def test_changes_wait_until_they_are_told(store: FactStore) -> None:
    store.keep(REPORT)
    store.keep(replace(later(REPORT, 1), people=(BO, CY)))
    store.keep(later(with_name("Dee Hill"), 2))
    waiting = store.changes(ACME)
    assert [(one.what, one.key) for one in waiting] == [("gone", "ann lee"), ("new", "dee hill")]
    store.tell(waiting[:1])
    assert [one.key for one in store.changes(ACME)] == ["dee hill"]
    store.tell(waiting)
    assert store.changes(ACME) == []
    assert len(store.changes(ACME, told=True)) == 2


def test_the_first_look_is_no_change(store: FactStore) -> None:
    store.keep(REPORT)
    assert store.changes(ACME, told=True) == []


def test_a_look_that_saw_nothing_is_no_first_look(store: FactStore) -> None:
    store.keep(replace(REPORT, people=(), sources=(), complete=False))
    assert store.companies() == []
    assert store.keep(later(REPORT, 1)).last_look is None


def test_an_older_look_changes_nothing(store: FactStore) -> None:
    store.keep(REPORT)
    before = dump(store)
    kept = store.keep(later(with_name("Dee Hill"), -1))
    assert (kept.older, kept.last_look) == (True, WHEN)
    assert dump(store) == before


def test_whom_a_list_hides_is_neither_gone_nor_shown(store: FactStore) -> None:
    hide = Suppressions(addresses=frozenset({"bo.fox@acme.example"}), names=(("Ann Lee", ""),))
    store.keep(REPORT)
    store.keep(hide.report(later(REPORT, 1)), hide)
    assert store.changes(ACME) == []
    assert all(people(store).values())
    shown = {one.key for one in store.facts(ACME, hide)}
    assert {"ann lee", "bo.fox@acme.example"}.isdisjoint(shown)
    assert "bo fox" in shown


def test_a_change_that_a_list_hides_is_not_told(store: FactStore) -> None:
    store.keep(REPORT)
    store.keep(later(with_name("Ann Lee", "Chief Customer Officer"), 1))
    assert len(store.changes(ACME)) == 1
    assert store.changes(ACME, Suppressions(names=(("Ann Lee", ""),))) == []


# --- retention ----------------------------------------------------------------------------------


def test_what_was_not_seen_for_too_long_is_deleted_with_its_history(tmp_path: Path) -> None:
    store = FactStore(tmp_path / "store.sqlite3", keep_days=30)
    store.keep(REPORT)
    bo_alone = replace(REPORT, people=(BO,))
    store.keep(later(bo_alone, 5))
    store.keep(later(bo_alone, 30))
    assert people(store) == {"Ann Lee": False, "Bo Fox": True, "Cy Ray": False}
    store.keep(later(bo_alone, 31))
    assert people(store) == {"Bo Fox": True}
    assert not [line for line in dump(store) if "Ann Lee" in line]
    assert b"Ann Lee" not in store.database.path.read_bytes()


def test_what_changed_too_long_ago_is_deleted_though_the_fact_is_still_there(tmp_path: Path) -> None:
    store = FactStore(tmp_path / "store.sqlite3", keep_days=30)
    changed = with_name("Ann Lee", "Chief Customer Officer")
    store.keep(REPORT)
    store.keep(later(changed, 5))
    store.keep(later(changed, 35))
    assert len(store.changes(ACME, told=True)) == 1
    store.keep(later(changed, 36))
    assert store.changes(ACME, told=True) == []
    assert people(store)["Ann Lee"]


def test_pages_out_of_the_cache_that_are_too_old_are_not_kept(tmp_path: Path) -> None:
    store = FactStore(tmp_path / "store.sqlite3", keep_days=30)
    store.keep(REPORT)
    for days in (31, 32):
        store.keep(replace(REPORT, generated_at=WHEN + timedelta(days=days)))
        assert people(store) == {}
        assert [one for one in store.changes(ACME) if one.kind is Kind.PERSON] == []


def test_a_company_goes_with_its_last_fact(tmp_path: Path) -> None:
    store = FactStore(tmp_path / "store.sqlite3", keep_days=30)
    store.keep(REPORT)
    other = replace(later(REPORT, 31), company=replace(REPORT.company, domain="bolt.example", name="Bolt"))
    store.keep(other)
    assert [one.domain for one in store.companies()] == ["bolt.example"]


# --- the file -----------------------------------------------------------------------------------


def test_the_file_is_for_its_owner_alone(store: FactStore) -> None:
    store.keep(REPORT)
    path = store.database.path
    assert stat.S_IMODE(path.stat().st_mode) == 0o600
    assert stat.S_IMODE(path.parent.stat().st_mode) == 0o700
    with store.database.write(None) as base:
        base.execute("update companies set name = 'Bolt'")
        others = {file.name: stat.S_IMODE(file.stat().st_mode) for file in path.parent.iterdir()}
    assert others == {"store.sqlite3": 0o600, "store.sqlite3-wal": 0o600, "store.sqlite3-shm": 0o600}


def test_a_reader_does_not_wait_for_a_writer(store: FactStore) -> None:
    store.keep(REPORT)
    with store.database.write(None) as base:
        base.execute("update companies set name = 'Bolt'")
        assert [one.name for one in store.companies()] == ["Acme Telecom"]
    assert [one.name for one in store.companies()] == ["Bolt"]


def test_a_change_is_made_as_a_whole_or_not_at_all(store: FactStore) -> None:
    store.keep(REPORT)
    before = dump(store)
    with contextlib.suppress(ZeroDivisionError), store.database.write(None) as base:
        base.execute("delete from facts")
        _ = 1 / 0
    assert dump(store) == before


_KEEP = """
import sys
from dataclasses import replace
from datetime import timedelta
from pathlib import Path
from exec_finder.store import FactStore
from tests.reports import REPORT
path, number = Path(sys.argv[1]), int(sys.argv[2])
sys.stdin.readline()
for n in range(10):
    domain = f"p{number}x{n}.example"
    FactStore(path).keep(replace(REPORT, company=replace(REPORT.company, domain=domain)))
"""


@pytest.mark.parametrize("old", [False, True], ids=["new-file", "with-old-feedback"])
def test_processes_that_open_and_migrate_at_once_lose_nothing(tmp_path: Path, old: bool) -> None:
    if old:
        with closing(sqlite3.connect(tmp_path / "feedback.sqlite3")) as base, base:
            base.execute("create table feedback (address, domain, name, outcome, at)")
            base.execute(
                "insert into feedback values ('a@b.example', 'b.example', '', 'bounced', '2026-01-01T00:00:00')"
            )
    root = Path(__file__).parents[2]
    running = [
        subprocess.Popen(
            [sys.executable, "-c", _KEEP, str(tmp_path / "store.sqlite3"), str(n)],
            stdin=subprocess.PIPE, stderr=subprocess.PIPE, cwd=root, text=True,
        )
        for n in range(4)
    ]  # fmt: skip
    said = []
    for one in running:
        assert one.stdin is not None
        one.stdin.write("go\n")  # all are loaded before the last begins
        one.stdin.flush()
    for one in running:
        said.append(one.communicate(timeout=100)[1])
    assert said == [""] * 4
    store = FactStore(tmp_path / "store.sqlite3")
    assert len(store.companies()) == 40
    with store.database.read() as base:
        assert base.execute("select count(*) from feedback").fetchone()[0] == int(old)


def test_each_version_is_reached_from_each_older_one(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    store = FactStore(tmp_path / "store.sqlite3")
    store.keep(REPORT)
    before = store.facts(ACME)
    grown = (*MIGRATIONS, ("alter table companies add column note text not null default 'x'",))
    monkeypatch.setattr(database, "MIGRATIONS", grown)
    assert store.facts(ACME) == before
    with store.database.read() as base:
        assert [row["note"] for row in base.execute("select note from companies")] == ["x"]
    assert store.database.version() == len(grown)


def test_a_step_that_fails_leaves_the_version_before(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    store = FactStore(tmp_path / "store.sqlite3")
    store.keep(REPORT)
    before = dump(store)
    with monkeypatch.context() as patch:
        patch.setattr(database, "MIGRATIONS", (*MIGRATIONS, ("create table more (a)", "no sql")))
        with pytest.raises(InputError, match="store"):
            store.facts(ACME)
    assert dump(store) == before
    assert store.database.version() == len(MIGRATIONS)


def test_a_store_of_a_newer_version_is_said_and_not_touched(store: FactStore) -> None:
    store.keep(REPORT)
    with closing(sqlite3.connect(store.database.path)) as base:
        base.execute("pragma journal_mode = delete")
        base.execute(f"pragma user_version = {len(MIGRATIONS) + 1}")
    before = store.database.path.read_bytes()
    for use in (lambda: store.keep(later(REPORT, 1)), lambda: store.facts(ACME)):
        with pytest.raises(InputError, match="newer exec-finder"):
            use()
    assert store.database.path.read_bytes() == before


@contextmanager
def small_disk(monkeypatch: pytest.MonkeyPatch, pages: int) -> Iterator[None]:
    with monkeypatch.context() as patch:
        patch.setattr(database, "_PRAGMAS", (*database._PRAGMAS, f"max_page_count = {pages}"))
        yield


def test_a_full_disk_loses_nothing(store: FactStore, monkeypatch: pytest.MonkeyPatch) -> None:
    store.keep(REPORT)
    before = dump(store)
    many = tuple(replace(BO, id=f"b{n}", name=f"Bo{'x' * n} Fox") for n in range(400))
    with small_disk(monkeypatch, 12), pytest.raises(InputError, match="the disk is full; nothing was changed") as error:
        store.keep(replace(later(REPORT, 1), people=many))
    assert "\n" not in str(error.value)
    assert dump(store) == before
    store.keep(replace(later(REPORT, 1), people=many))
    assert len(people(store)) > 400


def test_a_disk_too_full_for_a_new_store_is_said(store: FactStore, monkeypatch: pytest.MonkeyPatch) -> None:
    with small_disk(monkeypatch, 2), pytest.raises(InputError, match="the disk is full"):
        store.keep(REPORT)
    assert store.keep(REPORT).last_look is None, "and when there is room, it is begun"


@pytest.mark.parametrize(
    ("spoil", "words"),
    [
        (lambda path: path.write_bytes(b"no database, but long enough to be taken for one" * 50), "move it away"),
        (lambda path: path.write_bytes(path.read_bytes()[:5000] + b"\xff" * 40000), "move it away"),
        (lambda path: (path.unlink(), path.mkdir()), "directory"),
    ],
    ids=["no-database", "overwritten", "folder"],
)
def test_a_file_that_is_no_store_is_said_in_a_line(store: FactStore, spoil: object, words: str) -> None:
    many = tuple(replace(BO, id=f"b{n}", name=f"Bo{'x' * n} Fox") for n in range(100))
    store.keep(replace(REPORT, people=many))
    assert callable(spoil)
    spoil(store.database.path)
    for use in (lambda: store.facts(ACME), lambda: store.keep(later(REPORT, 1))):
        with pytest.raises(InputError, match=words) as error:
            use()
        assert "\n" not in str(error.value)


def test_a_folder_that_can_not_be_made_is_said(tmp_path: Path) -> None:
    (tmp_path / "file").touch()
    with pytest.raises(InputError, match="can't use the store"):
        FactStore(tmp_path / "file" / "store.sqlite3").keep(REPORT)


def test_a_store_that_can_only_be_read_is_said(store: FactStore, monkeypatch: pytest.MonkeyPatch) -> None:
    """As in a folder without the right to write: for the superuser, who runs some tests, there is no such folder."""
    store.keep(REPORT)
    monkeypatch.setattr(database, "_PRAGMAS", (*database._PRAGMAS, "query_only = on"))
    with pytest.raises(InputError, match="it can't be written to"):
        store.keep(later(REPORT, 1))


def test_a_row_that_somebody_else_wrote_is_said(store: FactStore) -> None:
    store.keep(REPORT)
    with store.database.write(None) as base:
        base.execute("update facts set value = 'no json'")
    with pytest.raises(InputError, match="holds what it can't"):
        store.facts(ACME)


def test_a_store_in_use_for_too_long_is_said(store: FactStore, monkeypatch: pytest.MonkeyPatch) -> None:
    store.keep(REPORT)
    monkeypatch.setattr(database, "WAIT_S", 0.05)
    with closing(sqlite3.connect(store.database.path, isolation_level=None)) as base:
        base.execute("begin immediate")
        with pytest.raises(InputError, match="another process"):
            store.keep(later(REPORT, 1))


def test_times_are_in_utc_and_whole_seconds() -> None:
    assert database.stamp(datetime.fromisoformat("2026-03-01T10:00:00.5+02:00")) == "2026-03-01T08:00:00+00:00"
