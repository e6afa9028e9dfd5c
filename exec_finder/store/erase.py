"""Forgetting: what the store has of a company, a person or an address, taken out of its rows and of its bytes."""

from __future__ import annotations

import functools
import json
import sqlite3
from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, replace
from datetime import datetime
from typing import Any
from urllib.parse import unquote

from exec_finder.errors import InputError
from exec_finder.formats import template_of
from exec_finder.names import bears_family, name_key, same_person
from exec_finder.store.database import Database, drop_unseen
from exec_finder.store.values import Kind
from exec_finder.text import fold

_FACTS = """select f.id, c.domain as company, f.kind, f.key, f.value, f.pages
    from facts f join companies c on c.id = f.company where c.domain = ? or ? = ''"""
_CHANGES = """select ch.id, ch.before, ch.after, ch.page from changes ch join facts f on f.id = ch.fact
    join companies c on c.id = f.company where c.domain = ? or ? = ''"""
_OWNED = (Kind.PERSON, Kind.ADDRESS, Kind.MAILBOX)


@dataclass(frozen=True, slots=True)
class Erased:
    """What was deleted, or would be."""

    companies: int = 0
    facts: int = 0
    changes: int = 0
    feedback: int = 0
    pages: frozenset[str] = frozenset()
    """Where it had been seen."""
    domains: frozenset[str] = frozenset()
    """Web domains of the companies that it was about."""

    @property
    def anything(self) -> bool:
        """Whether the store had something."""
        return bool(self.companies or self.facts or self.changes or self.feedback)


@dataclass(frozen=True, slots=True)
class Held:
    """A person in the store."""

    company: str
    """Web domain."""
    name: str
    addresses: tuple[str, ...]
    """Published ones."""


class Eraser:
    """Deletes from the store; `dry` only says what would be deleted.

    Every method raises InputError, in one line, when the file can't be used.
    """

    def __init__(self, database: Database, *, dry: bool = False) -> None:
        self._database = database
        self._dry = dry

    def held(self, name: str) -> list[Held]:
        """The people in the store who may be called *name*."""
        return self._people("", lambda known: same_person(name, known))

    def of_family(self, family: str, company: str = "") -> list[Held]:
        """The people in the store whose family name that is."""
        return self._people(company, lambda known: bears_family(known, family))

    def _people(self, company: str, wanted: Callable[[str], bool]) -> list[Held]:
        if not self._database.exists:
            return []
        with self._database.read() as base:
            rows = _rows(base, company)
        people = (row for row in rows if row["kind"] == Kind.PERSON and wanted(row["value"]["name"]))
        return [Held(one["company"], one["value"]["name"], _addresses(one, rows)) for one in people]

    def company(self, domain: str) -> Erased:
        """All of a company, with what came of writing to its addresses."""
        with self._deleting() as base:
            rows = _rows(base, domain)
            told = [one["address"] for one in _told(base, rows, domain)]
            erased = _delete(base, rows, told)
            pages = [page for row in _companies(base, domain) for page in json.loads(row["pages"])]
            number = base.execute("delete from companies where domain = ?", (domain,)).rowcount
            return replace(erased, companies=number, pages=erased.pages.union(pages), domains=frozenset({domain}))

    def person(self, name: str, company: str) -> Erased:
        """A person at a company: who they are, their addresses, and what came of writing to them."""
        with self._deleting() as base:
            rows = _rows(base, company)
            is_theirs = functools.partial(_is_of, name, by_spelling=bool(company))
            theirs = [row for row in rows if row["kind"] in _OWNED and is_theirs(row["value"]["name"], row["key"])]
            told = [one["address"] for one in _told(base, rows, company) if is_theirs(one["name"], one["address"])]
            erased = _delete(base, theirs, told)
            changes = _unname(base, company, {name, *(row["key"] for row in theirs if "@" in row["key"])})
            _unlink(base, company, name)
            return replace(erased, changes=erased.changes + changes, domains=frozenset({company}))

    def address(self, address: str) -> Erased:
        """An address, wherever it was seen, and what came of writing to it."""
        with self._deleting() as base:
            theirs = [row for row in _rows(base) if row["kind"] in _OWNED and row["key"] == address]
            told = base.execute("select address from feedback where address = ?", (address,)).fetchall()
            erased = _delete(base, theirs, [one["address"] for one in told])
            changes = _unname(base, "", {address})
            seen_at = frozenset(row["company"] for row in theirs)
            return replace(erased, changes=erased.changes + changes, domains=seen_at)

    def unseen(self, since: datetime) -> Erased:
        """What was not seen since a time, except for what came of writing: that is the user's own word."""
        with self._deleting() as base:
            before = _counts(base)
            drop_unseen(base, since)
            companies, facts, changes = (old - new for old, new in zip(before, _counts(base), strict=True))
            return Erased(companies, facts, changes)

    @contextmanager
    def _deleting(self) -> Iterator[sqlite3.Connection]:
        with self._database.write(None) as base:
            yield base
            if self._dry:
                base.execute("rollback")
                base.execute("begin")


def _rows(base: sqlite3.Connection, company: str = "") -> list[dict[str, Any]]:
    """The facts of a company, or all. Raises InputError for one that somebody else wrote."""
    rows = [dict(zip(row.keys(), row, strict=True)) for row in base.execute(_FACTS, (company, company))]
    try:
        return [
            row | {"value": {"name": "", **json.loads(row["value"])}, "pages": json.loads(row["pages"])} for row in rows
        ]
    except (ValueError, TypeError) as error:
        raise InputError(f"the store holds what it can't: {error}") from error


def _addresses(person: dict[str, Any], rows: Sequence[dict[str, Any]]) -> tuple[str, ...]:
    return tuple(
        row["key"]
        for row in rows
        if row["kind"] == Kind.ADDRESS
        and row["company"] == person["company"]
        and _is_of(person["value"]["name"], row["value"]["name"], row["key"])
    )


def _is_of(name: str, owner: str, address: str, *, by_spelling: bool = True) -> bool:
    """Whether what bears the name *owner* is *name*'s, or the address that bears none and spells it."""
    if owner:
        return same_person(name, owner)
    return by_spelling and "@" in address and template_of(name, address) is not None


def _told(base: sqlite3.Connection, rows: Iterable[dict[str, Any]], domain: str) -> list[sqlite3.Row]:
    """What came of writing to a company's addresses."""
    mail = {domain, *(row["key"] for row in rows if row["kind"] == Kind.MAIL_DOMAIN)}
    told = base.execute("select address, domain, name from feedback").fetchall()
    return [one for one in told if one["domain"] in mail or one["domain"].endswith(f".{domain}")]


def _delete(base: sqlite3.Connection, rows: Sequence[dict[str, Any]], told: Sequence[str]) -> Erased:
    """Facts with their history, and what came of writing to addresses."""
    before = _counts(base)
    base.executemany("delete from facts where id = ?", [(row["id"],) for row in rows])
    base.executemany("delete from feedback where address = ?", [(address,) for address in told])
    _, facts, changes = (old - new for old, new in zip(before, _counts(base), strict=True))
    return Erased(0, facts, changes, len(told), frozenset(page for row in rows for page in row["pages"]))


def _counts(base: sqlite3.Connection) -> tuple[int, int, int]:
    row = base.execute(
        "select (select count(*) from companies), (select count(*) from facts), (select count(*) from changes)"
    ).fetchone()
    return (row[0], row[1], row[2])


def _companies(base: sqlite3.Connection, company: str) -> list[sqlite3.Row]:
    return base.execute("select id, pages from companies where domain = ? or ? = ''", (company, company)).fetchall()


def _unlink(base: sqlite3.Connection, company: str, name: str) -> None:
    """Take the addresses of pages that are called after a person out of what is left."""
    words = [word for word in name_key(name).split() if len(word) > 1]

    def others(pages: str) -> str:
        return json.dumps([page for page in json.loads(pages) if not is_theirs(page)])

    def is_theirs(page: str) -> bool:
        return bool(words) and all(word in fold(unquote(page)) for word in words)

    base.executemany(
        "update companies set pages = ? where id = ?",
        [(others(row["pages"]), row["id"]) for row in _companies(base, company)],
    )
    base.executemany(
        "update facts set pages = ? where id = ?",
        [
            (others(json.dumps(row["pages"])), row["id"])
            for row in _rows(base, company)
            if any(map(is_theirs, row["pages"]))
        ],
    )
    changes = base.execute(_CHANGES, (company, company)).fetchall()
    base.executemany("update changes set page = '' where id = ?", [(c["id"],) for c in changes if is_theirs(c["page"])])


def _unname(base: sqlite3.Connection, company: str, words: Iterable[str]) -> int:
    """Take *words* out of what is left: labels that hold one are emptied, changes deleted; how many those were."""
    marks = tuple(fold(word) for word in words)

    def speaks(text: str | None) -> bool:
        return any(mark in fold(text or "") for mark in marks)

    for row in _rows(base, company):
        if speaks(row["value"].get("label")):
            left = json.dumps(row["value"] | {"label": ""}, ensure_ascii=False, sort_keys=True)
            base.execute("update facts set value = ? where id = ?", (left, row["id"]))
    changes = base.execute(_CHANGES, (company, company)).fetchall()
    spoken = [(row["id"],) for row in changes if speaks(row["before"]) or speaks(row["after"])]
    base.executemany("delete from changes where id = ?", spoken)
    return len(spoken)
