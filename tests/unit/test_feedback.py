"""What came of writing is kept with dates, for several processes, and forgotten when asked."""

from __future__ import annotations

import subprocess
import sys
from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path

import pytest

from exec_finder.errors import InputError
from exec_finder.feedback import Entry, Feedback, FeedbackStore

DAY = datetime(2026, 6, 1, 9, 30, tzinfo=UTC)
BOUNCED = Entry("ann.lee@acme.example", "Ann Lee", "bounced", DAY)
CONFIRMED = Entry("bo.fox@acme.example", "", "confirmed", DAY)
ELSEWHERE = Entry("cy@other.example", "", "bounced", DAY)


def test_what_is_kept_comes_back_with_its_date(tmp_path: Path) -> None:
    store = FeedbackStore(tmp_path / "new" / "feedback.sqlite3")
    assert store.read() == Feedback()
    store.add([CONFIRMED, BOUNCED, ELSEWHERE])
    assert store.read("acme.example").entries == (BOUNCED, CONFIRMED)
    assert store.read().bounced() == {"ann.lee@acme.example", "cy@other.example"}
    assert store.read().pairs("confirmed", "acme.example") == [("", "bo.fox@acme.example")]


def test_the_later_word_on_an_address_counts(tmp_path: Path) -> None:
    store = FeedbackStore(tmp_path / "feedback.sqlite3")
    store.add([BOUNCED])
    store.add([replace(BOUNCED, outcome="confirmed")])
    assert [entry.outcome for entry in store.read().entries] == ["confirmed"]


def test_a_domain_is_forgotten_and_leaves_the_file(tmp_path: Path) -> None:
    store = FeedbackStore(tmp_path / "feedback.sqlite3")
    assert store.forget("acme.example") == 0
    store.add([BOUNCED, CONFIRMED, ELSEWHERE])
    assert store.forget("acme.example") == 2
    assert store.read().entries == (ELSEWHERE,)
    assert b"ann.lee" not in store.path.read_bytes()


def test_processes_at_once_lose_nothing(tmp_path: Path) -> None:
    path = tmp_path / "feedback.sqlite3"
    write = (
        "import sys; from datetime import datetime, UTC; from pathlib import Path\n"
        "from exec_finder.feedback import Entry, FeedbackStore\n"
        "store = FeedbackStore(Path(sys.argv[1]))\n"
        "for i in range(20):\n"
        "    store.add([Entry(f'p{sys.argv[2]}.{i}@acme.example', '', 'bounced', datetime.now(UTC))])\n"
    )
    running = [subprocess.Popen([sys.executable, "-c", write, str(path), str(n)]) for n in range(3)]
    assert [one.wait(60) for one in running] == [0, 0, 0]
    assert len(FeedbackStore(path).read().entries) == 60


def test_a_file_that_is_no_store_is_said(tmp_path: Path) -> None:
    path = tmp_path / "feedback.sqlite3"
    path.write_bytes(b"not a database, but long enough to be taken for one" * 20)
    for use in (lambda: FeedbackStore(path).read(), lambda: FeedbackStore(path).add([BOUNCED])):
        with pytest.raises(InputError, match="feedback"):
            use()
