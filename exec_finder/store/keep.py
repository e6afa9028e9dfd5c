"""The facts in the store: kept, read, and the changes that nobody was told yet."""

from __future__ import annotations

import functools
import json
import sqlite3
from collections.abc import Iterable
from dataclasses import dataclass, replace
from datetime import datetime
from pathlib import Path
from typing import TypeVar

from pydantic import TypeAdapter

from exec_finder.errors import InputError
from exec_finder.models import Report, adapter
from exec_finder.store.compare import Known, Step, compare
from exec_finder.store.database import KEEP_DAYS, Database, stamp
from exec_finder.store.facts import read_look
from exec_finder.store.values import Change, KeptCompany, KeptFact, Kind, Look, Value
from exec_finder.suppress import Suppressions

_T = TypeVar("_T")
_NOBODY = Suppressions()
_MAX_PAGES = 2000
"""Of a company, that are remembered as read; a site with more is begun anew."""
_JSON = {"value", "pages", "before", "after"}
_ORDER = {kind: place for place, kind in enumerate(Kind)}
_KNOWN = (
    "select id, kind, key, value, pages, first_seen, last_seen, gone_since from facts where company = ? order by id"
)
_FACTS = """select c.domain as company, f.kind, f.key, f.value, f.pages, f.first_seen, f.last_seen, f.gone_since
    from facts f join companies c on c.id = f.company where c.domain = ? order by f.gone_since is not null, f.key"""
_CHANGES = """select ch.id, c.domain as company, c.name, f.kind, ch.what, f.key, ch.before, ch.after, ch.at,
    f.first_seen, f.last_seen, ch.page as url
    from changes ch join facts f on f.id = ch.fact join companies c on c.id = f.company
    where c.domain = ? and ch.told <= ? order by ch.at, ch.id"""
_TELL = """update changes set told = 1 where id <= ? and fact in
    (select f.id from facts f join companies c on c.id = f.company where c.domain = ?)"""
_COMPANIES = """select domain, name, first_look, last_look, country, sector, owner, wikidata, cik,
    (select count(*) from facts where company = companies.id) as facts from companies order by domain"""


@dataclass(frozen=True, slots=True)
class Kept:
    """How a Report was taken in."""

    last_look: datetime | None
    """Of the company, before this one; None for the first."""
    older: bool
    """It was of an older look than the last, so nothing of it was taken over: the store knows better."""
    whole: bool = True
    """No page that was wanted could not be read; else nothing counts as gone."""


class FactStore:
    """What lookups saw, company by company, in a file that several processes may use at once.

    Every method raises InputError, in one line, when the file can't be used; it is then as it was.
    """

    def __init__(self, path: Path, keep_days: int = KEEP_DAYS) -> None:
        self.database = Database(path, keep_days)

    def keep(
        self, report: Report, hide: Suppressions = _NOBODY, gone_pages: Iterable[str] = (), *, damaged: bool = False
    ) -> Kept:
        """Take *report* in, which must have gone through *hide* already; one that saw no page is left out.

        gone_pages: pages that were asked for beside it and are there no more. damaged: it is a replay of a part only.
        """
        look = read_look(report, gone_pages, damaged=damaged)
        if not look.looked_at:
            return Kept(None, older=False, whole=False)
        with self.database.write(look.at) as base:
            row = base.execute("select last_look, pages from companies where domain = ?", (look.domain,)).fetchone()
            last = datetime.fromisoformat(row["last_look"]) if row else None
            if last is not None and stamp(look.at) < stamp(last):
                return Kept(last, older=True, whole=look.whole)
            read_before = frozenset(json.loads(row["pages"])) if row else frozenset()
            company = _company(base, look, read_before)
            oldest = self.database.oldest(look.at)  # pages out of the cache may be older
            look = replace(look, facts=tuple(fact for fact in look.facts if fact.seen >= oldest))
            known = [self._read(adapter(Known), each) for each in base.execute(_KNOWN, (company,))]
            hides = functools.partial(_hides_known, hide)
            for step in compare(known, look, read_before, hides):
                _write(base, company, step, look, tell=last is not None)
            return Kept(last, older=False, whole=look.whole)

    def companies(self) -> list[KeptCompany]:
        """All companies of which something is kept, by domain."""
        if not self.database.exists:
            return []
        with self.database.read() as base:
            return [self._read(adapter(KeptCompany), row) for row in base.execute(_COMPANIES)]

    def facts(self, domain: str, hide: Suppressions = _NOBODY) -> list[KeptFact]:
        """All that is kept of a company, by kind; what is still there first."""
        if not self.database.exists:
            return []
        with self.database.read() as base:
            found = [self._read(adapter(KeptFact), row) for row in base.execute(_FACTS, (domain,))]
        shown = (one for one in found if not _hides(hide, one.kind, one.key, one.value, one.pages))
        return sorted(shown, key=lambda one: _ORDER[one.kind])

    def changes(self, domain: str, hide: Suppressions = _NOBODY, *, told: bool = False) -> list[Change]:
        """What became different and was not told yet, by kind; *told*: also what was, oldest first."""
        if not self.database.exists:
            return []
        with self.database.read() as base:
            found = [self._read(adapter(Change), row) for row in base.execute(_CHANGES, (domain, int(told)))]
        shown = [one for one in found if not _hides(hide, one.kind, one.key, one.after or one.before or {}, (one.url,))]
        return shown if told else sorted(shown, key=lambda one: _ORDER[one.kind])

    def tell(self, changes: Iterable[Change]) -> None:
        """Remember that *changes*, and all before them, were told."""
        last: dict[str, int] = {}
        for change in changes:
            last[change.company] = max(change.id, last.get(change.company, 0))
        if last:
            with self.database.write(None) as base:
                base.executemany(_TELL, [(number, domain) for domain, number in last.items()])

    def _read(self, kind: TypeAdapter[_T], row: sqlite3.Row) -> _T:
        """A row as a value. Raises InputError where somebody else wrote it."""
        try:
            cells = dict(zip(row.keys(), row, strict=True))
            cells |= {name: json.loads(cells[name]) for name in _JSON & cells.keys() if cells[name]}
            return kind.validate_python(cells)
        except ValueError as error:
            raise InputError(
                f"the store {self.database.path} holds what it can't: {str(error).splitlines()[0]}"
            ) from error


def _company(base: sqlite3.Connection, look: Look, read_before: frozenset[str]) -> int:
    at, pages = stamp(look.at), look.looked_at | read_before
    pages = pages if len(pages) <= _MAX_PAGES else look.looked_at
    row = base.execute(
        "insert into companies (domain, name, first_look, last_look, pages, country, sector, owner, wikidata, cik)"
        " values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?) on conflict (domain) do update set name = excluded.name,"
        " last_look = excluded.last_look, pages = excluded.pages, country = excluded.country, sector = excluded.sector,"
        " owner = excluded.owner, wikidata = excluded.wikidata, cik = excluded.cik returning id",
        (look.domain, look.name, at, at, json.dumps(sorted(pages)), *look.registered),
    ).fetchone()
    return int(row[0])


def _write(base: sqlite3.Connection, company: int, step: Step, look: Look, *, tell: bool) -> None:
    """Keep what became of one fact; *tell*: and that it changed, which says nothing at the first look."""
    one = step.known
    cells = (
        one.key, _dump(one.value), json.dumps(one.pages), stamp(one.first_seen), stamp(one.last_seen),
        stamp(one.gone_since) if one.gone_since else None,
    )  # fmt: skip
    if one.id is None:
        row = base.execute(
            "insert into facts (key, value, pages, first_seen, last_seen, gone_since, company, kind)"
            " values (?, ?, ?, ?, ?, ?, ?, ?) returning id",
            (*cells, company, one.kind.value),
        ).fetchone()
        number = int(row[0])
    else:
        number = one.id
        base.execute(
            "update facts set key = ?, value = ?, pages = ?, first_seen = ?, last_seen = ?, gone_since = ?"
            " where id = ?",
            (*cells, number),
        )
    if tell and step.what is not None:
        base.execute(
            "insert into changes (fact, what, before, after, at, page) values (?, ?, ?, ?, ?, ?)",
            (number, step.what, _dump(step.before), _dump(step.after), stamp(look.at), step.page),
        )


def _dump(known: Value | None) -> str | None:
    return None if known is None else json.dumps(known, ensure_ascii=False, sort_keys=True)


def _hides_known(hide: Suppressions, one: Known) -> bool:
    return _hides(hide, one.kind, one.key, one.value, one.pages)


def _hides(hide: Suppressions, kind: Kind, key: str, known: Value, pages: Iterable[str]) -> bool:
    """Whether *hide* takes such a fact out of Reports."""
    name = str(known.get("name") or "")
    if kind in {Kind.PERSON, Kind.ADDRESS, Kind.MAILBOX} and name and hide.hides_name(name, pages):
        return True
    if kind is Kind.FORMAT:
        return hide.hides_address(f"@{key}")
    return kind in {Kind.ADDRESS, Kind.MAILBOX} and hide.hides_address(key)
