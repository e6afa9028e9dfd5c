"""The only reader of `data/`: knowledge tables as frozen rows, read on first use and kept.

From a wheel they lie in the package, from a checkout beside it; both through importlib.resources.
"""

from __future__ import annotations

import csv
import gzip
import io
import re
import zlib
from collections.abc import Callable, Iterable, Iterator, Sequence
from enum import Enum
from functools import cache
from importlib.resources import as_file, files
from importlib.resources.abc import Traversable
from inspect import signature
from itertools import starmap
from operator import itemgetter
from pathlib import Path
from typing import Any, Literal, TypeVar, cast, get_origin, get_type_hints

from exec_finder.errors import DataError, InputError

_T = TypeVar("_T")


@cache
def data_root() -> Traversable:
    """The folder of tables. Raises DataError where an installation lacks it."""
    package = files("exec_finder")
    with as_file(package) as folder:
        checkout = Path(folder).parent / "data"
    for root in (package / "data", checkout):
        if root.is_dir():
            return root
    raise DataError("the folder data/ of exec-finder is missing; install the package again")


def data_file(name: str) -> Traversable:
    """The file *name* below data/, such as `companies.csv` or `names/given.txt.gz`."""
    found = data_root()
    for part in name.split("/"):
        found = found / part
    if not found.is_file():
        raise DataError(f"data/{name} is missing; install the package again")
    return found


def read_bytes(name: str) -> bytes:
    """A file below data/ (`.gz` unpacked)."""
    raw = data_file(name).read_bytes()
    return gzip.decompress(raw) if name.endswith(".gz") else raw


def read_text(name: str) -> str:
    """As `read_bytes`, as text (UTF-8)."""
    return read_bytes(name).decode("utf-8")


@cache
def read_lines(name: str) -> tuple[str, ...]:
    """Lines of a word list, without empty ones and comments (`#`)."""
    return tuple(line for line in read_text(name).splitlines() if line and not line.startswith("#"))


def fingerprint(names: Iterable[str]) -> str:
    """What changes with a byte of these files below data/, and with any rules of the user's."""
    sums = 0
    for name in names:
        sums = zlib.crc32(read_bytes(name), sums)
    return f"{sums:08x}" if not _RULES else f"{sums:08x} with {_RULES[0]}"


_RULES: list[Path] = []


def use_rules(folder: Path) -> None:
    """Let the user's rows in *folder*, in files named as ours are, come before ours; call it before any table is read.

    Raises InputError for a folder without such a file.
    """
    names = {
        name for part in ("titles", "ladder") for name in (f"{part}/{p.name}" for p in (data_root() / part).iterdir())
    }
    tables = {name for name in names if name.endswith(".csv")}
    if not any((folder / name).is_file() for name in tables):
        raise InputError(f"{folder} has no table of rules; it may hold {', '.join(sorted(tables))}")
    _RULES[:] = [folder]
    read_rows.cache_clear()


def _user_rows(name: str, kind: type[_T]) -> tuple[_T, ...]:
    rows: tuple[_T, ...] = ()
    for path in [folder / name for folder in _RULES if (folder / name).is_file()]:
        try:
            rows += parse_rows(path.read_text("utf-8-sig"), kind, str(path))
        except (OSError, UnicodeDecodeError, DataError) as error:
            raise InputError(f"the rules can't be used: {error}") from error
    return rows


@cache
def read_rows(name: str, kind: type[_T]) -> tuple[_T, ...]:
    """Rows of a CSV table (RFC 4180, header line) as values of *kind*: one field a column, text made numbers as needed.

    The shipped rows are not held against the schema each time they are read (a test does it); the user's are.
    Raises DataError with file and line for a row that breaks the schema.
    """
    return _user_rows(name, kind) + read_checked(read_text(name), kind, f"data/{name}")


def read_checked(text: str, kind: type[_T], where: str) -> tuple[_T, ...]:
    """As `parse_rows` in a fraction of the time, for a table that was held against the schema when it was written."""
    try:
        return tuple(_trusted(text, kind))
    except (csv.Error, TypeError, ValueError):
        return parse_rows(text, kind, where)  # tells what is wrong, and where


def _trusted(text: str, kind: type[_T]) -> Iterator[_T]:
    """As `parse_rows` in a fifth of the time. Raises TypeError for columns or types of fields that it can't read."""
    rows: Iterable[Sequence[Any]] = _cells(text, kind)
    casts = [_cast(hint) for hint in get_type_hints(kind).values()]
    if any(made is not str for made in casts):
        rows = ([made(cell) for made, cell in zip(casts, row, strict=True)] for row in rows)
    return starmap(kind, rows)


def read_cells(name: str, kind: type) -> Iterator[Sequence[str]]:
    """As `read_rows`, the bare cells in the order of the fields: for long tables of which no row is kept."""
    return _cells(read_text(name), kind)


def _cells(text: str, kind: type) -> Iterator[Sequence[str]]:
    table = csv.reader(io.StringIO(text, newline=""), strict=True)
    fields, header = list(get_type_hints(kind)), next(table, [])
    if sorted(header) != sorted(fields):
        raise TypeError("other columns than fields")
    rows = filter(None, table)
    return rows if header == fields else map(itemgetter(*map(header.index, fields)), rows)


def parted(text: str) -> tuple[str, ...]:
    """The texts of a cell that holds several, parted by `|`."""
    return tuple(filter(None, map(str.strip, text.split("|")))) if text else ()


def _cast(hint: Any) -> Callable[[str], Any]:
    if hint == tuple[str, ...]:
        return parted
    if hint is str or get_origin(hint) is Literal:
        return str
    if hint in {int, float} or (isinstance(hint, type) and issubclass(hint, Enum)):
        return cast("Callable[[str], Any]", hint)
    raise TypeError(f"no cell is a {hint}")


def parse_rows(text: str, kind: type[_T], where: str, *, delimiters: str = ",") -> tuple[_T, ...]:
    """As `read_rows`, for a table that somebody else brings; *where* names it in errors.

    delimiters: what may stand between cells; the header tells which does.
    """
    from pydantic import TypeAdapter, ValidationError  # noqa: PLC0415 - lazy: 40 ms, and few tables are others'

    delimiter = max(delimiters, key=first_line(text).count)
    reader = csv.reader(io.StringIO(text, newline=""), strict=True, delimiter=delimiter)
    rows: list[dict[str, str]] = []
    lines: list[int] = []
    try:
        header = [name.strip().lower() for name in next(reader, [])]
        _check_header(header, kind, where)
        for row in reader:
            if row:
                rows.append(_named(header, row, reader.line_num, where))
                lines.append(reader.line_num)
        return tuple(TypeAdapter(list[kind]).validate_python(rows))  # type: ignore[valid-type]
    except ValidationError as error:
        first = error.errors()[0]
        row_number, *loc = first["loc"]
        place = ".".join(str(part) for part in loc)
        raise DataError(f"{where}, line {lines[int(row_number)]}: {place}: {plain_fault(first['msg'])}") from error
    except csv.Error as error:
        raise DataError(f"{where}, line {reader.line_num}: {error}") from error


def first_line(text: str) -> str:
    """Of a table, whichever way its lines end: old spreadsheets write a carriage return alone."""
    return re.split(r"[\r\n]", text, maxsplit=1)[0]


def plain_fault(words: str) -> str:
    """What pydantic says of a value, without the name of the exception that our own checks raise."""
    return words.removeprefix("Value error, ")


def _check_header(header: Sequence[str], kind: Any, where: str) -> None:
    """Raises DataError for a column that is none of *kind*, is there twice, or is missing."""
    columns = signature(kind).parameters
    needed = [name for name, column in columns.items() if column.default is column.empty]
    strange = next((name for name in header if name not in columns), None)
    if strange is not None:
        raise DataError(f"{where}, line 1: {strange!r} is no column here; there may be {', '.join(columns)}")
    twice = next((name for name in header if header.count(name) > 1), None)
    if twice is not None:
        raise DataError(f"{where}, line 1: the column {twice!r} is there twice")
    missing = [name for name in needed if name not in header]
    if header and missing:
        raise DataError(f"{where}, line 1: it names the columns, and {' and '.join(missing)} must be among them")


def _named(header: list[str], row: list[str], line: int, where: str) -> dict[str, str]:
    if len(row) != len(header):
        raise DataError(f"{where}, line {line}: not as many fields as the header has")
    return dict(zip(header, row, strict=True))
