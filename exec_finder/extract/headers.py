"""Heads of table columns: which column holds names, which titles, which something else."""

from __future__ import annotations

import re
from collections import defaultdict
from typing import NamedTuple

from exec_finder.extract.page import Line, Page
from exec_finder.extract.words import said_as

_KINDS = ("name", "title", "other", "body")
PARTS = ("given", "middle", "family")
"""Of a name, each in a column of its own."""
_ROWS = frozenset({"tr"})
_LONG = 45
_MOST = 200  # characters of a cell
_HEADED = 0.75  # what stands under 'Position'
_STORY = re.compile(r"[a-z)]{3}\.\s+[A-Z]\w+\s+\w+\s")


class Cell(NamedTuple):
    """A line in a table: its row and table (elements), and the kind of head that its cell's whole text is."""

    line: Line
    row: int
    table: int
    kind: str


class Tables(NamedTuple):
    """What stands in a page's tables."""

    cells: list[Cell]
    heads: frozenset[int]
    """Rows with the head of a column of names and another head beside it."""


def read_tables(page: Page) -> Tables:
    """The lines in tables, with the kinds of their cells."""
    lines = [(line, *row_and_table(page, line.block)) for line in page.lines if line.column >= 0]
    texts: dict[tuple[int, int], str] = {}  # by row and column: a head may break over lines
    for line, row, _ in lines:
        before = texts.get((row, line.column), "")
        texts[row, line.column] = f"{before} {line.text}" if len(before) < _LONG else before
    cells = [Cell(line, row, table, _kind(texts[row, line.column].strip())) for line, row, table in lines]
    said: dict[int, set[str]] = defaultdict(set)
    for cell in cells:
        said[cell.row].add(cell.kind)
    heads = (row for row, kinds in said.items() if "name" in kinds and kinds & {"title", "other", "body"})
    return Tables(cells, frozenset(heads))


def read_headers(tables: Tables) -> dict[int, str]:
    """The kind of column (name, title, other) that a line stands in, for lines of tables with a row of heads.

    The cells of a row of heads are themselves 'other', also where it stands again after a page's end.
    """
    heads: dict[int, dict[int, str]] = {}  # by table: kinds by column
    row_of: dict[int, int] = {}
    titled: set[int] = set()  # tables
    kinds: dict[int, str] = {}
    for line, row, table, kind in tables.cells:
        if row in tables.heads:
            kinds[line.index] = "other"
        if table not in heads or row_of.get(table) == row:
            if kind:
                heads.setdefault(table, {})[line.column] = "other" if kind == "body" else kind
                row_of.setdefault(table, row)
                titled |= {table} if kind == "title" else set()
        elif row not in tables.heads and table in titled and line.column in heads[table]:
            kinds[line.index] = heads[table][line.column]
    return kinds


def read_bodies(tables: Tables) -> list[dict[int, str]]:
    """For each table with a column of people and one of the bodies they are of: the body, by the lines of its rows."""
    cells, heads = tables
    columns = {cell.table: cell.line.column for cell in cells if cell.row in heads and cell.kind == "body"}
    bodies: dict[int, str] = {}  # by row
    for cell in cells if columns else ():
        if cell.row not in heads and columns.get(cell.table) == cell.line.column:
            bodies[cell.row] = f"{bodies.get(cell.row, '')} {cell.line.text}".strip()[:_MOST]
    rows: dict[int, dict[int, str]] = defaultdict(dict)
    for cell in cells:
        if cell.row in bodies:
            rows[cell.table][cell.line.index] = bodies[cell.row]
    return list(rows.values())


def _kind(text: str) -> str:
    if len(text) > _LONG:
        return ""
    if any(said_as(f"header-{part}", text) for part in PARTS):
        return "name"
    return next((kind for kind in _KINDS if said_as(f"header-{kind}", text)), "")


def row_and_table(page: Page, element: int) -> tuple[int, int]:
    """The elements of the row and of the table around *element*."""
    row = element
    for _ in range(12):
        if page.tags[element] in _ROWS:
            row = element
        if page.tags[element] == "table" or page.parent[element] < 0:
            break
        element = page.parent[element]
    return row, element


def under_header(value: float, header: str, text: str) -> float:
    """How much of a title the cell *text* is, *value* by its words alone, by what the head of its column says."""
    story = len(text) > _MOST or _STORY.search(text)  # sentences, where a title would stand
    if header == "title" and not story:
        return max(value, _HEADED)
    return value * 0.2 if header else value
