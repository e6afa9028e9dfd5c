"""What came of writing is kept with dates, for several processes, and forgotten when asked."""

from __future__ import annotations

import sqlite3
import subprocess
import sys
from contextlib import closing
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from exec_finder.errors import InputError
from exec_finder.feedback import Entry, Feedback
from exec_finder.store import FeedbackStore

DAY = datetime(2026, 6, 1, 9, 30, tzinfo=UTC)
BOUNCED = Entry("ann.lee@acme.example", "Ann Lee", "bounced", DAY)
CONFIRMED = Entry("bo.fox@acme.example", "", "confirmed", DAY)
ELSEWHERE = Entry("cy@other.example", "", "bounced", DAY)


def test_what_is_kept_comes_back_with_its_date(tmp_path: Path) -> None:
    store = FeedbackStore(tmp_path / "new" / "store.sqlite3")
    assert store.read() == Feedback()
    store.add([CONFIRMED, BOUNCED, ELSEWHERE])
    assert store.read("acme.example").entries == (BOUNCED, CONFIRMED)
    assert store.read().bounced() == {"ann.lee@acme.example", "cy@other.example"}
    assert store.read().pairs("confirmed", "acme.example") == [("", "bo.fox@acme.example")]


def test_the_later_word_on_an_address_counts(tmp_path: Path) -> None:
    store = FeedbackStore(tmp_path / "store.sqlite3")
    store.add([BOUNCED])
    store.add([replace(BOUNCED, outcome="confirmed")])
    assert [entry.outcome for entry in store.read().entries] == ["confirmed"]


def test_a_domain_is_forgotten_and_leaves_the_file(tmp_path: Path) -> None:
    store = FeedbackStore(tmp_path / "store.sqlite3")
    assert store.forget("acme.example") == 0
    store.add([BOUNCED, CONFIRMED, ELSEWHERE])
    assert store.forget("acme.example") == 2
    assert store.read().entries == (ELSEWHERE,)
    assert b"ann.lee" not in b"".join(file.read_bytes() for file in tmp_path.iterdir())


def test_processes_at_once_lose_nothing(tmp_path: Path) -> None:
    path = tmp_path / "store.sqlite3"
    write = (
        "import sys; from datetime import datetime, UTC; from pathlib import Path\n"
        "from exec_finder.feedback import Entry\n"
        "from exec_finder.store import FeedbackStore\n"
        "store = FeedbackStore(Path(sys.argv[1]))\n"
        "for i in range(20):\n"
        "    store.add([Entry(f'p{sys.argv[2]}.{i}@acme.example', '', 'bounced', datetime.now(UTC))])\n"
    )
    running = [subprocess.Popen([sys.executable, "-c", write, str(path), str(n)]) for n in range(3)]
    assert [one.wait(60) for one in running] == [0, 0, 0]
    assert len(FeedbackStore(path).read().entries) == 60


def test_a_file_that_is_no_store_is_said(tmp_path: Path) -> None:
    path = tmp_path / "store.sqlite3"
    path.write_bytes(b"not a database, but long enough to be taken for one" * 20)
    for use in (lambda: FeedbackStore(path).read(), lambda: FeedbackStore(path).add([BOUNCED])):
        with pytest.raises(InputError, match=r"store\.sqlite3: it is no store"):
            use()


def old_store(folder: Path, *entries: Entry) -> Path:
    """What the first versions wrote."""
    path = folder / "feedback.sqlite3"
    with closing(sqlite3.connect(path)) as base, base:
        base.execute(
            "create table feedback (address text primary key, domain text not null, name text not null,"
            " outcome text not null, at text not null) without rowid"
        )
        base.executemany(
            "insert into feedback values (?, ?, ?, ?, ?)",
            [(e.address, e.address.rpartition("@")[2], e.name, e.outcome, e.at.isoformat()) for e in entries],
        )
    return path


def test_what_the_first_versions_kept_is_taken_over_once(tmp_path: Path) -> None:
    old = old_store(tmp_path, BOUNCED, ELSEWHERE)
    store = FeedbackStore(tmp_path / "store.sqlite3")
    assert store.read().entries == (BOUNCED, ELSEWHERE)
    assert not old.exists()
    store.forget("acme.example")
    assert store.read().entries == (ELSEWHERE,), "and not again"


@pytest.mark.parametrize("days", [-1, 1])
def test_of_two_words_on_an_address_the_later_one_is_taken_over(tmp_path: Path, days: int) -> None:
    store = FeedbackStore(tmp_path / "store.sqlite3")
    store.add([BOUNCED])
    old = replace(BOUNCED, outcome="confirmed", at=DAY + timedelta(days=days))
    old_store(tmp_path, old)
    assert store.read().entries == ((old,) if days > 0 else (BOUNCED,))


def test_an_old_file_that_can_not_be_read_is_said_and_left_alone(tmp_path: Path) -> None:
    old = tmp_path / "feedback.sqlite3"
    old.write_bytes(b"no database at all" * 100)
    with pytest.raises(InputError, match=r"feedback\.sqlite3"):
        FeedbackStore(tmp_path / "store.sqlite3").read()
    assert old.read_bytes() == b"no database at all" * 100


def test_an_old_file_in_which_nothing_was_ever_kept_is_no_fault(tmp_path: Path) -> None:
    (tmp_path / "feedback.sqlite3").touch()
    assert FeedbackStore(tmp_path / "store.sqlite3").read() == Feedback()
