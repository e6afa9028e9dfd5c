"""What came of writing, in the store: the user's own word, which stays until it is forgotten."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterable
from datetime import datetime
from pathlib import Path

from exec_finder.errors import InputError
from exec_finder.feedback import Entry, Feedback
from exec_finder.store.database import Database, stamp


class FeedbackStore:
    """The addresses that bounced and those that were confirmed, in a file that several processes may use at once.

    Every method raises InputError, in one line, when the file can't be used.
    """

    def __init__(self, path: Path) -> None:
        self.database = Database(path)

    def add(self, entries: Iterable[Entry]) -> None:
        """Keep *entries*."""
        rows = [
            (e.address.lower(), e.address.lower().rpartition("@")[2], e.name, e.outcome, stamp(e.at)) for e in entries
        ]
        with self.database.write(None) as base:
            base.executemany("insert or replace into feedback values (?, ?, ?, ?, ?)", rows)

    def read(self, domain: str = "") -> Feedback:
        """What is known of *domain*, or of all."""
        if not self.database.exists:
            return Feedback()
        with self.database.read() as base:
            rows = base.execute(
                "select address, name, outcome, at from feedback where domain = ? or ? = '' order by address",
                (domain, domain),
            )
            return Feedback(tuple(self._entry(row) for row in rows))

    def forget(self, domain: str) -> int:
        """Delete what is known of *domain*; how many entries that were."""
        if not self.database.exists:
            return 0
        with self.database.write(None) as base:
            number = base.execute("delete from feedback where domain = ?", (domain,)).rowcount
        self.database.scrub()
        return number

    def _entry(self, row: sqlite3.Row) -> Entry:
        try:
            return Entry(row["address"], row["name"], row["outcome"], datetime.fromisoformat(row["at"]))
        except ValueError as error:
            raise InputError(f"the store {self.database.path} holds what it can't: {error}") from error
