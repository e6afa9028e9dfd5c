"""The SQLite file of the store: opened, brought to today's version, and used by several processes at once.

Its writers bring their own clock: `write` deletes what was not seen for too long before that time.
"""

from __future__ import annotations

import os
import sqlite3
import time
from collections.abc import Iterator, Sequence
from contextlib import closing, contextmanager
from datetime import UTC, datetime, timedelta
from pathlib import Path

from exec_finder.errors import InputError
from exec_finder.store.migrations import MIGRATIONS

FILE = "store.sqlite3"
KEEP_DAYS = 365
"""So long facts are kept after they were last seen."""
WAIT_S = 10.0
"""For another process that writes."""

_MANY_DAYS = 365 * 1000  # a time further back than that can't be written
_PRAGMAS = ("foreign_keys = on", "secure_delete = on", "temp_store = memory", "synchronous = full")
_OLD_FEEDBACK = "feedback.sqlite3"
_WHY = {
    sqlite3.SQLITE_NOTADB: "it is no store, or damaged; move it away, and a new one is begun",
    sqlite3.SQLITE_CORRUPT: "it is damaged; move it away, and a new one is begun",
    sqlite3.SQLITE_FULL: "the disk is full; nothing was changed",
    sqlite3.SQLITE_READONLY: "it can't be written to; its folder must be writable, too",
    sqlite3.SQLITE_CANTOPEN: "it can't be opened; its folder must be writable, too",
    sqlite3.SQLITE_BUSY: f"another process has been using it for {WAIT_S:.0f} seconds; try again",
}


def stamp(at: datetime) -> str:
    """A time as the store keeps it: in UTC, in whole seconds, so that texts are in the order of time."""
    return at.astimezone(UTC).replace(microsecond=0).isoformat()


class Database:
    """The store's file, which need not be there yet.

    Every method raises InputError, in one line, when the file is no store, is of a newer version, or can't be used;
    what stood in it is then as it was.
    """

    def __init__(self, path: Path, keep_days: int = KEEP_DAYS) -> None:
        self.path = path
        self.keep_days = keep_days

    @property
    def exists(self) -> bool:
        """Whether anything was ever kept here."""
        return self.path.exists() or self._old_feedback.exists()

    @contextmanager
    def read(self) -> Iterator[sqlite3.Connection]:
        """One view of the whole store. Only for a store that `exists`."""
        with self._errors(), closing(self._open()) as base:
            base.execute("begin")
            yield base
            base.execute("commit")

    @contextmanager
    def write(self, now: datetime | None) -> Iterator[sqlite3.Connection]:
        """One change of the store, which is made as a whole or not at all, and by one process at a time.

        now: facts that were not seen for too long before are deleted; None where the caller has no clock.
        """
        with self._errors(), closing(self._open()) as base, _transaction(base):
            if now is not None:
                drop_unseen(base, self.oldest(now))
            yield base

    def oldest(self, now: datetime) -> datetime:
        """What was last seen before this time is not kept."""
        return now - timedelta(days=min(self.keep_days, _MANY_DAYS))

    def scrub(self) -> None:
        """Take what was deleted out of the bytes of the file and of its journal."""
        with self._errors(), closing(self._open()) as base:
            base.execute("pragma wal_checkpoint(truncate)")
            base.execute("vacuum")
            if base.execute("pragma wal_checkpoint(truncate)").fetchone()[0]:
                raise InputError(f"{self.path} is in use: what was deleted leaves its bytes with the next forget")

    def version(self) -> int:
        """Of the tables in the file."""
        with self.read() as base:
            return _version(base)

    @property
    def _old_feedback(self) -> Path:
        return self.path.with_name(_OLD_FEEDBACK)

    def _open(self) -> sqlite3.Connection:
        _make(self.path)
        base = sqlite3.connect(self.path, timeout=WAIT_S, isolation_level=None)
        base.row_factory = sqlite3.Row
        try:
            for pragma in _PRAGMAS:
                base.execute(f"pragma {pragma}")
            self._check_version(base)
            _use_wal(base)
            _migrate(base)
            if self._old_feedback.exists():
                _import_feedback(base, self._old_feedback)
        except BaseException:
            base.close()
            raise
        return base

    def _check_version(self, base: sqlite3.Connection) -> None:
        """Before anything is touched, also the kind of journal."""
        version = _version(base)
        if version > len(MIGRATIONS):
            raise InputError(
                f"{self.path} was written by a newer exec-finder (version {version}, this one knows "
                f"{len(MIGRATIONS)}); update exec-finder, or use --no-store"
            )

    @contextmanager
    def _errors(self) -> Iterator[None]:
        try:
            yield
        except sqlite3.Error as error:
            code = getattr(error, "sqlite_errorcode", 0) & 0xFF  # an extended code holds its kind in the last byte
            raise InputError(f"can't use the store {self.path}: {_WHY.get(code, error)}") from error
        except OSError as error:
            raise InputError(f"can't use the store {self.path}: {error.strerror or error}") from error


def _make(path: Path) -> None:
    """An empty file for the owner alone; SQLite gives its journals the same rights."""
    path.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
    os.close(os.open(path, os.O_RDWR | os.O_CREAT, 0o600))


def _version(base: sqlite3.Connection) -> int:
    return int(base.execute("pragma user_version").fetchone()[0])


@contextmanager
def _transaction(base: sqlite3.Connection) -> Iterator[None]:
    base.execute("begin immediate")
    try:
        yield
        base.execute("commit")
    except BaseException:
        if base.in_transaction:  # a full disk has rolled back already
            base.execute("rollback")
        raise


def _use_wal(base: sqlite3.Connection) -> None:
    """Readers and a writer at once. Where two processes switch a new file, SQLite doesn't wait; so we do."""
    deadline = time.monotonic() + WAIT_S
    while base.execute("pragma journal_mode").fetchone()[0] != "wal":
        try:
            base.execute("pragma journal_mode = wal")
        except sqlite3.OperationalError as error:
            if error.sqlite_errorcode & 0xFF != sqlite3.SQLITE_BUSY or time.monotonic() > deadline:
                raise
            time.sleep(0.01)


def _migrate(base: sqlite3.Connection) -> None:
    """Each step as a whole; another process may be at the same, so the version is read where nobody else writes."""
    while _version(base) < len(MIGRATIONS):
        with _transaction(base):
            version = _version(base)
            if version < len(MIGRATIONS):
                for statement in MIGRATIONS[version]:
                    base.execute(statement)
                base.execute(f"pragma user_version = {version + 1}")


def _import_feedback(base: sqlite3.Connection, old: Path) -> None:
    """What the first versions kept in a file of its own; the file is deleted, so that this happens once."""
    rows = _old_rows(old)
    with _transaction(base):
        base.executemany(
            "insert into feedback values (?, ?, ?, ?, ?) on conflict (address) do update set"
            " name = excluded.name, outcome = excluded.outcome, at = excluded.at where excluded.at > at",
            rows,
        )
    old.unlink(missing_ok=True)


def _old_rows(old: Path) -> Sequence[tuple[str, ...]]:
    try:
        with closing(sqlite3.connect(f"{old.absolute().as_uri()}?mode=ro", uri=True, timeout=WAIT_S)) as base:
            if not base.execute("select 1 from sqlite_master where name = 'feedback'").fetchone():
                return ()
            rows: list[tuple[str, ...]] = base.execute(
                "select address, domain, name, outcome, at from feedback"
            ).fetchall()
            return rows
    except sqlite3.Error as error:
        if not old.exists():  # another process has just taken it over
            return ()
        raise InputError(
            f"can't take over the feedback kept in {old}: {error}; move it away to go on without"
        ) from error


def drop_unseen(base: sqlite3.Connection, since: datetime) -> None:
    """Retention: a fact goes with its history, a company with its last fact."""
    before = (stamp(since),)
    base.execute("delete from facts where last_seen < ?", before)
    base.execute("delete from changes where at < ?", before)
    base.execute(
        "delete from companies where last_look < ? and not exists (select 1 from facts where company = companies.id)",
        before,
    )
