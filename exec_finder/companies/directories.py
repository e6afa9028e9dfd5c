"""All companies that are known by name: the bundled directory, and the user's own file, which wins."""

from __future__ import annotations

import csv
import hashlib
import io
from collections.abc import Iterable
from dataclasses import dataclass
from functools import cache, cached_property, lru_cache
from pathlib import Path

import platformdirs

from exec_finder.companies.rows import COLUMNS, DirectoryRow, OwnRow, parse_own
from exec_finder.company_names import name_keys
from exec_finder.errors import InputError
from exec_finder.tables import read_checked, read_rows


def directory() -> tuple[DirectoryRow, ...]:
    """All companies, bundled and the user's own, sorted by domain."""
    own = own_directory()
    rows = [*own.rows, *(row for row in bundled().rows if row.domain not in own.by_domain)]
    return tuple(sorted(rows, key=lambda row: row.domain))


def own_path() -> Path:
    """Where the user's own directory is kept."""
    return platformdirs.user_data_path("exec-finder") / "companies.csv"


def checked_path() -> Path:
    """Where the checksum of the user's own directory is kept, as it was when all its rows had been checked."""
    return own_path().with_suffix(".checked")


def checksum(raw: bytes) -> str:
    """Of the user's own directory, and of the columns that this version knows."""
    return hashlib.sha256(repr(COLUMNS).encode() + raw).hexdigest()


def own_with(rows: Iterable[OwnRow]) -> str:
    """The user's own directory as CSV, with *rows* added; a row of the same domain is replaced."""
    merged = {row.domain: row for row in (*own_directory().rows, *rows)}
    out = io.StringIO(newline="")
    writer = csv.writer(out, lineterminator="\n")
    writer.writerow(COLUMNS)
    for _, row in sorted(merged.items()):
        cells = (getattr(row, column) for column in COLUMNS)
        writer.writerow([cell if isinstance(cell, str) else "|".join(cell) for cell in cells])
    return out.getvalue()


@dataclass(frozen=True)
class Directory:
    """Rows, and what finds them; made when it is first asked, as few lookups need all."""

    rows: tuple[DirectoryRow, ...]

    @cached_property
    def by_domain(self) -> dict[str, DirectoryRow]:
        """Each company by its main domain."""
        return {row.domain: row for row in self.rows}

    @cached_property
    def by_name(self) -> tuple[dict[str, tuple[DirectoryRow, ...]], ...]:
        """For each way of `name_keys`, the strictest first: the companies that bear a name."""
        by_name: tuple[dict[str, tuple[DirectoryRow, ...]], ...] = ({}, {}, {})
        for row in self.rows:
            for keys in map(name_keys, (row.name, *row.other_names)):
                for names, key in zip(by_name, keys, strict=True):
                    known = names.get(key, ())
                    if not known or known[-1] is not row:
                        names[key] = (*known, row)
        return by_name

    def named(self, text: str) -> tuple[DirectoryRow, ...]:
        """The companies that bear exactly this name, by the strictest way that finds any."""
        found = (names.get(key, ()) for names, key in zip(self.by_name, name_keys(text), strict=True))
        return next((rows for rows in found if rows), ())


@cache
def bundled() -> Directory:
    """The one that comes with the program."""
    return Directory(read_rows("companies.csv", DirectoryRow))


def own_directory() -> Directory:
    """The user's own, empty where there is none. Raises InputError and DataError for a file that can't be read."""
    path = own_path()
    try:
        raw = path.read_bytes()
    except FileNotFoundError:
        raw = b""
    except OSError as error:
        raise InputError(f"can't read {path}: {error.strerror or error}") from error
    return _own_indexed(raw, str(path)) if raw else Directory(())


def named(text: str) -> tuple[DirectoryRow, ...]:
    """Who bears exactly this name; the user's own companies win."""
    own = own_directory()
    return own.named(text) or tuple(row for row in bundled().named(text) if row.domain not in own.by_domain)


@lru_cache(maxsize=2)
def _own_indexed(raw: bytes, where: str) -> Directory:
    """What `own_with` wrote is not checked again each time, which takes seconds for a large one; other files are."""
    return Directory(read_checked(raw.decode(), OwnRow, where) if _is_checked(raw) else parse_own(raw, where))


def _is_checked(raw: bytes) -> bool:
    try:
        return checked_path().read_bytes() == checksum(raw).encode()
    except OSError:  # none, or none that we may read: then all is checked
        return False
