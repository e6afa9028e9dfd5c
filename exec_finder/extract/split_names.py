"""Names in two places, put together into one line: given and family name in columns or on lines of their own."""

from __future__ import annotations

from collections import defaultdict
from itertools import islice

from exec_finder.extract.headers import PARTS, cells_of, rows_of_heads
from exec_finder.extract.judge import SURE, name_score, title_score
from exec_finder.extract.page import Line, Page
from exec_finder.extract.words import folded, plain
from exec_finder.names.lists import family_in, given_in, mainly_given

_LONG = 45  # characters of a cell
_WORD = 16  # characters of a given name
_WHOLE = 0.85  # name score of the two together
_WEAK = 0.3  # title score


def join_names(page: Page) -> None:
    """Puts the parts of names together where the page parts them; the line of the later part is left without text."""
    _join_columns(page)
    _join_lines(page)


def _join_columns(page: Page) -> None:
    """'Nia' and 'Okafor' in columns under 'First name' and 'Surname'."""
    cells = cells_of(page)
    heading = rows_of_heads(cells)
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
    found = {part: [c for c, text in heads.items() if text in folded(f"header-{part}")] for part in PARTS}
    given, middle, family = (found[part][:1] for part in PARTS)
    taken = {*given, *middle, *family}
    either = [c for c, text in heads.items() if text in folded("header-name") and c not in taken][:1]
    given, family = given or (either if family else []), family or (either if given else [])
    return (*given, *middle, *family) if given and family and given != family else ()


def _join_lines(page: Page) -> None:
    """'Nia' over 'Okafor' over a title."""
    lines = page.lines
    for first, second, third in zip(lines, islice(lines, 1, None), islice(lines, 2, None), strict=False):
        if not _is_given(first.text) or first.marks != second.marks or title_score(third.text) < SURE:
            continue
        if not _is_family(second.text) or page.parent[first.block] not in {page.parent[second.block], second.block}:
            continue
        whole = f"{first.text} {second.text}"
        if name_score(whole) >= _WHOLE:
            first.text, first.runs, second.text, second.runs = whole, (), "", ()


def _is_given(text: str) -> bool:
    return 1 < len(text) < _WORD and text.isalpha() and bool(given_in(text)) and title_score(text) < _WEAK


def _is_family(text: str) -> bool:
    """A word or two that is no second given name and no title."""
    if not text[:1].isupper() or text.count(" ") > 1 or title_score(text) >= _WEAK:
        return False
    return bool(family_in(text.rpartition(" ")[2])) or not mainly_given(text)
