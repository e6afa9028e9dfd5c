"""What came of writing: addresses that bounced and addresses that were confirmed, kept on this machine with dates."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterable, Iterator
from contextlib import closing, contextmanager
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from typing import Literal

from exec_finder.errors import InputError

Outcome = Literal["bounced", "confirmed"]

_TABLE = """create table if not exists feedback (
    address text primary key, domain text not null, name text not null, outcome text not null, at text not null
) without rowid"""


@dataclass(frozen=True, slots=True)
class Entry:
    """What came of one address; a later word on the same address takes its place."""

    address: str
    """Lower case."""
    name: str
    """Whose it was thought to be; empty where nobody said."""
    outcome: Outcome
    """bounced: proved not to be there; confirmed: mail to it arrived."""
    at: datetime
    """When it was told, in UTC."""


@dataclass(frozen=True, slots=True)
class Feedback:
    """All that is known of what came of writing; the empty one knows nothing."""

    entries: tuple[Entry, ...] = ()
    """Sorted by address."""

    def pairs(self, outcome: Outcome, domain: str) -> list[tuple[str, str]]:
        """(name, address) with that outcome at *domain*."""
        return [
            (entry.name, entry.address)
            for entry in self.entries
            if entry.outcome == outcome and entry.address.rpartition("@")[2] == domain
        ]

    def bounced(self) -> frozenset[str]:
        """Addresses never to be proposed again."""
        return frozenset(entry.address for entry in self.entries if entry.outcome == "bounced")


NOTHING_TOLD = Feedback()


class FeedbackStore:
    """A small SQLite file that several processes may use at once.

    Every method raises InputError when the file is no such store, or can't be read or written.
    """

    def __init__(self, path: Path) -> None:
        self.path = path

    def add(self, entries: Iterable[Entry]) -> None:
        """Keep *entries*."""
        rows = [
            (e.address.lower(), e.address.lower().rpartition("@")[2], e.name, e.outcome, e.at.isoformat())
            for e in entries
        ]
        with self._open(make=True) as base:
            base.executemany("insert or replace into feedback values (?, ?, ?, ?, ?)", rows)

    def read(self, domain: str = "") -> Feedback:
        """What is known of *domain*, or of all."""
        if not self.path.exists():
            return Feedback()
        with self._open() as base:
            rows = base.execute(
                "select address, name, outcome, at from feedback where domain = ? or ? = '' order by address",
                (domain, domain),
            ).fetchall()
            return Feedback(tuple(Entry(a, name, how, datetime.fromisoformat(at)) for a, name, how, at in rows))

    def forget(self, domain: str) -> int:
        """Delete what is known of *domain*; how many entries that were."""
        if not self.path.exists():
            return 0
        with self._open() as base:
            return base.execute("delete from feedback where domain = ?", (domain,)).rowcount

    @contextmanager
    def _open(self, *, make: bool = False) -> Iterator[sqlite3.Connection]:
        try:
            if make:
                self.path.parent.mkdir(parents=True, exist_ok=True)
            with closing(sqlite3.connect(self.path, timeout=10)) as base, base:
                base.execute("pragma secure_delete = on")  # what is forgotten leaves the file too
                base.execute(_TABLE)
                yield base
        except (sqlite3.Error, OSError, ValueError) as error:
            raise InputError(f"can't use the feedback kept in {self.path}: {error}") from error
