"""The user's list of companies: CSV with a header, or one company a line."""

from __future__ import annotations

import csv
import io
from collections import Counter
from dataclasses import dataclass

from exec_finder.errors import InputError
from exec_finder.tables import first_line
from exec_finder.text import encoding_fault, printable

_NAMES = frozenset({"company", "domain"})
"""A first line without either of these columns is no header."""
_OTHER_NAMES = frozenset(
    {"name", "company name", "organisation", "organization", "firm", "website", "url", "issue", "region", "country"}
)
"""A first line with one of these as a whole cell is a header all the same, and of another table."""
_DELIMITERS = ",;\t"
"""What spreadsheets write, after country and taste."""


@dataclass(frozen=True, slots=True)
class Row:
    """One company of the list."""

    number: int
    """As a spreadsheet counts: the first row of the file, header or not, is 1."""
    cells: tuple[str, ...]
    """As they stood, one for each column of the list."""
    company: str = ""
    domain: str = ""
    issue: str = ""
    region: str = ""
    fault: str = ""
    """Why it can't be looked up, where the row itself is to blame."""


@dataclass(frozen=True, slots=True)
class CompanyList:
    """The whole list."""

    columns: tuple[str, ...]
    """As the header has them; `company` alone for a plain list."""
    rows: tuple[Row, ...]
    """In the order of the file, without empty ones."""


def read_companies(raw: bytes, where: str) -> CompanyList:
    """The list in a file (UTF-8, maybe with a byte order mark); *where* names it in errors.

    With a header that has `company` or `domain` it is CSV, parted by comma, semicolon or tab; else each line is a
    company. A bad row is a Row with its fault. Raises InputError for what is no such list at all.
    """
    try:
        text = raw.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        raise InputError(f"{where} is not UTF-8: {encoding_fault(error)}") from error
    head = first_line(text)
    delimiter = _delimiter(head)
    if not delimiter:
        _check_no_header(head, where)
    found = _table(text, delimiter, where) if delimiter else _plain(text)
    if not found.rows:
        raise InputError(f"{where} names no company; a line each will do, or CSV with a column company or domain")
    return found


def _delimiter(head: str) -> str:
    """What parts the columns of the header; empty where *head* is none."""
    return next((sign for sign in _DELIMITERS if _NAMES & {_key(name) for name in _split(head, sign)}), "")


def _check_no_header(head: str, where: str) -> None:
    """Raises InputError for the header of a table that names its companies in another column."""
    cells = max((_split(head, sign) for sign in _DELIMITERS), key=len)
    if _OTHER_NAMES & {_key(cell) for cell in cells}:
        columns = ", ".join(map(printable, cells))
        raise InputError(f"{where} has no column company or domain; it has: {columns}. Rename one in its first line")


def _split(line: str, delimiter: str) -> list[str]:
    try:
        return next(csv.reader([line], delimiter=delimiter), [])
    except csv.Error:  # a line that long is no header
        return []


def _key(name: str) -> str:
    return printable(name).lower()


def _plain(text: str) -> CompanyList:
    lines = ((number, line.strip()) for number, line in enumerate(text.splitlines(), 1))
    return CompanyList(("company",), tuple(Row(number, (line,), company=line) for number, line in lines if line))


def _table(text: str, delimiter: str, where: str) -> CompanyList:
    reader = csv.reader(io.StringIO(text, newline=""), delimiter=delimiter)
    try:
        columns = _columns(next(reader), where)
        places = {_key(name): place for place, name in enumerate(columns)}
        rows = [_row(number, cells, places) for number, cells in enumerate(reader, 2) if any(map(str.strip, cells))]
    except csv.Error as error:
        raise InputError(f"{where}, line {reader.line_num}: {error}") from error
    return CompanyList(columns, tuple(rows))


def _columns(header: list[str], where: str) -> tuple[str, ...]:
    columns = tuple(printable(name) or f"column_{place}" for place, name in enumerate(header, 1))
    twice = [name for name, times in Counter(map(_key, columns)).items() if times > 1]
    if twice:
        raise InputError(f"{where} has the column {twice[0]!r} twice; rename one")
    return columns


def _row(number: int, cells: list[str], places: dict[str, int]) -> Row:
    whole = tuple([*cells, *[""] * len(places)][: len(places)])
    said = {name: printable(whole[places[name]]) if name in places else "" for name in Row.__slots__[2:6]}
    fault = ""
    if len(cells) != len(places):
        fault = f"row {number} has {len(cells)} cells, and the header has {len(places)}"
    elif not said["company"] and not said["domain"]:
        fault = f"row {number} names no company and no domain"
    return Row(number, whole, **said, fault=fault)
