"""Heads of table columns: which column holds names, which titles, which something else."""

from __future__ import annotations

import re
from collections import defaultdict
from typing import NamedTuple

from exec_finder.extract.page import Line, Page
from exec_finder.extract.words import folded, plain

_KINDS = ("name", "title", "other", "body")
_PARTS = ("given", "middle", "family")
_ROWS = frozenset({"tr"})
_LONG = 45
_MOST = 200  # characters of a cell
_HEADED = 0.75  # what stands under 'Position'
_STORY = re.compile(r"[a-z)]{3}\.\s+[A-Z]\w+\s+\w+\s")


class _Cell(NamedTuple):
    """A line in a table: its row and table (elements), and the kind of head that its cell's whole text is."""

    line: Line
    row: int
    table: int
    kind: str


def read_headers(page: Page) -> dict[int, str]:
    """The kind of column (name, title, other) that a line stands in, for lines of tables with a row of heads.

    The cells of a row of heads are themselves 'other', also where it stands again after a page's end.
    """
    heads: dict[int, dict[int, str]] = {}  # by table: kinds by column
    row_of: dict[int, int] = {}
    kinds: dict[int, str] = {}
    cells = _cells(page)
    heading = _rows_of_heads(cells)
    for line, row, table, kind in cells:
        if row in heading:
            kinds[line.index] = "other"
        if table not in heads or row_of.get(table) == row:
            if kind:
                heads.setdefault(table, {})[line.column] = "other" if kind == "body" else kind
                row_of.setdefault(table, row)
        elif row not in heading and heads[table].get(line.column) and "title" in heads[table].values():
            kinds[line.index] = heads[table][line.column]
    return kinds


def read_bodies(page: Page) -> list[dict[int, str]]:
    """For each table with a column of people and one of the bodies they are of: the body, by the lines of its rows."""
    cells = _cells(page)
    heading = _rows_of_heads(cells)
    columns = {cell.table: cell.line.column for cell in cells if cell.row in heading and cell.kind == "body"}
    bodies: dict[int, str] = {}  # by row
    for cell in cells if columns else ():
        if cell.row not in heading and columns.get(cell.table) == cell.line.column:
            bodies[cell.row] = f"{bodies.get(cell.row, '')} {cell.line.text}".strip()[:_MOST]
    rows: dict[int, dict[int, str]] = defaultdict(dict)
    for cell in cells:
        if cell.row in bodies:
            rows[cell.table][cell.line.index] = bodies[cell.row]
    return list(rows.values())


def _cells(page: Page) -> list[_Cell]:
    lines = [(line, *row_and_table(page, line.block)) for line in page.lines if line.column >= 0]
    texts: dict[tuple[int, int], str] = {}  # by row and column: a head may break over lines
    for line, row, _ in lines:
        before = texts.get((row, line.column), "")
        texts[row, line.column] = f"{before} {line.text}" if len(before) < _LONG else before
    return [_Cell(line, row, table, _kind(texts[row, line.column].strip())) for line, row, table in lines]


def _rows_of_heads(cells: list[_Cell]) -> set[int]:
    """Rows with the head of a column of names and another head beside it."""
    said: dict[int, set[str]] = defaultdict(set)
    for cell in cells:
        said[cell.row].add(cell.kind)
    return {row for row, kinds in said.items() if "name" in kinds and kinds & {"title", "other", "body"}}


def _kind(text: str) -> str:
    if len(text) > _LONG:
        return ""
    said = plain(text)
    if any(said in folded(f"header-{part}") for part in _PARTS):
        return "name"
    return next((kind for kind in _KINDS if said in folded(f"header-{kind}")), "")


def join_names(page: Page) -> None:
    """Puts 'Nia' and 'Okafor', in columns under 'First name' and 'Surname', together into one line: 'Nia Okafor'."""
    cells = _cells(page)
    heading = _rows_of_heads(cells)
    heads: dict[int, dict[int, str]] = defaultdict(dict)  # by table: texts by column
    rows: dict[tuple[int, int], dict[int, list[Line]]] = defaultdict(lambda: defaultdict(list))
    for line, row, table, _ in cells:
        if row not in heading:
            rows[table, row][line.column].append(line)
        elif table in heads or line.text:
            heads[table].setdefault(line.column, plain(line.text))
    columns = {table: _columns_of_names(texts) for table, texts in heads.items()}
    for (table, _), row_lines in rows.items():
        parts = [row_lines[column] for column in columns.get(table, ()) if row_lines.get(column)]
        if len(parts) > 1 and all(len(lines) == 1 and len(lines[0].text) < _LONG for lines in parts):
            whole = " ".join(lines[0].text for lines in parts)
            first, *rest = sorted((lines[0] for lines in parts), key=lambda line: line.index)
            first.text, first.runs = whole, ()
            for line in rest:
                line.text, line.runs = "", ()


def _columns_of_names(heads: dict[int, str]) -> tuple[int, ...]:
    """The columns of given, middle and family names; none where one column holds the whole.

    'Name' is the family's beside 'Vorname', and 'nombre' the given one beside 'apellidos'.
    """
    found = {part: [c for c, text in heads.items() if text in folded(f"header-{part}")] for part in _PARTS}
    given, middle, family = (found[part][:1] for part in _PARTS)
    taken = {*given, *middle, *family}
    either = [c for c, text in heads.items() if text in folded("header-name") and c not in taken][:1]
    given, family = given or (either if family else []), family or (either if given else [])
    return (*given, *middle, *family) if given and family and given != family else ()


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
