"""Heads of table columns: which column holds names, which titles, which something else."""

from __future__ import annotations

from exec_finder.extract.page import Page
from exec_finder.extract.words import folded, plain

_KINDS = ("name", "title", "other")
_ROWS = frozenset({"tr"})
_LONG = 45


def read_headers(page: Page) -> dict[int, str]:
    """The kind of column (name, title, other) that a line stands in, for lines of tables with a row of heads."""
    heads: dict[int, dict[int, str]] = {}  # by table: kinds by column
    row_of: dict[int, int] = {}
    kinds: dict[int, str] = {}
    for line in page.lines:
        if line.column < 0:
            continue
        row, table = _row_and_table(page, line.block)
        if table not in heads or row_of.get(table) == row:
            kind = _kind(line.text)
            if kind:
                heads.setdefault(table, {})[line.column] = kind
                row_of.setdefault(table, row)
        elif heads[table].get(line.column) and "title" in heads[table].values():
            kinds[line.index] = heads[table][line.column]
    return kinds


def _kind(text: str) -> str:
    if len(text) > _LONG:
        return ""
    return next((kind for kind in _KINDS if plain(text) in folded(f"header-{kind}")), "")


def _row_and_table(page: Page, element: int) -> tuple[int, int]:
    row = element
    for _ in range(12):
        if page.tags[element] in _ROWS:
            row = element
        if page.tags[element] == "table" or page.parent[element] < 0:
            break
        element = page.parent[element]
    return row, element
