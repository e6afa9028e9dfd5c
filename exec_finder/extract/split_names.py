"""Names in two places, put together into one line: given and family name in columns or on lines of their own."""

from __future__ import annotations

from collections import defaultdict
from itertools import islice, zip_longest

from exec_finder.extract.headers import PARTS, Tables
from exec_finder.extract.judge import SURE, name_score, title_score
from exec_finder.extract.page import Line, Mark, Page
from exec_finder.extract.signs import may_be_name
from exec_finder.extract.words import folded, plain
from exec_finder.names.lists import family_in, given_in, mainly_given

_LONG = 45  # characters of a cell
_WORD = 16  # characters of a given name
_WHOLE = 0.85  # name score of the two together
_WEAK = 0.3  # title score
_NEAR = 4  # lines from a picture to the name below it


def join_names(page: Page, tables: Tables) -> None:
    """Puts the parts of names together where the page parts them; the line of the later part is left without text."""
    _join_columns(tables)
    _join_lines(page)
    _join_portrayed(page)


def _join_columns(tables: Tables) -> None:
    """'Nia' and 'Okafor' in columns under 'First name' and 'Surname'."""
    heads: dict[int, dict[int, str]] = defaultdict(dict)  # by table: texts by column
    rows: dict[tuple[int, int], dict[int, list[Line]]] = defaultdict(lambda: defaultdict(list))
    for line, row, table, _ in tables.cells:
        if row not in tables.heads:
            rows[table, row][line.column].append(line)
        else:
            heads[table].setdefault(line.column, plain(line.text))
    columns = {table: _columns_of_names(texts) for table, texts in heads.items()}
    for (table, _), row_lines in rows.items():
        for of_name in columns.get(table, ()):
            parts = [row_lines[column] for column in of_name if row_lines.get(column)]
            if len(parts) > 1 and all(map(_is_single, parts)):
                _join([lines[0] for lines in parts])


def _is_single(lines: list[Line]) -> bool:
    return len(lines) == 1 and len(lines[0].text) < _LONG


def _join(parts: list[Line]) -> None:
    """Puts *parts* together, unless one holds the others ('Nia' | 'Nia Okafor'), each is a name, or none can be one.

    The given name goes first where letters are great and small, in other scripts what the page shows first.
    """
    first, *rest = sorted(parts, key=lambda line: line.index)
    texts = [line.text for line in (parts if first.text.lower() != first.text.upper() else (first, *rest))]
    whole, said = " ".join(texts), [set(text.split()) for text in texts]
    names = all(" " in text and mainly_given(text.partition(" ")[0]) for text in texts)
    names = names or all(" " in text and name_score(text) >= SURE for text in texts)
    if names or said[0] <= said[-1] or said[-1] <= said[0] or not may_be_name(whole):
        return
    first.text, first.runs = whole, ()
    for line in rest:
        line.text, line.runs = "", ()


def _columns_of_names(heads: dict[int, str]) -> list[tuple[int, ...]]:
    """The columns of each given, middle and family name; none where one column holds the whole.

    'Name' is the family's beside 'Vorname', and 'nombre' the given one beside 'apellidos'.
    """
    given, middle, family = ([c for c, text in heads.items() if text in folded(f"header-{part}")] for part in PARTS)
    taken = {*given, *middle, *family}
    either = [c for c, text in heads.items() if text in folded("header-name") and c not in taken]
    given, family = given or (either if family else []), family or (either if given else [])
    parts = zip_longest(given, middle, family)
    return [tuple(c for c in found if c is not None) for found in parts if None not in {found[0], found[2]}]


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


def _join_portrayed(page: Page) -> None:
    """'Nia Brook' over 'Abd El Okafor' below the picture whose text is the whole name."""
    shown, seen = "", -_NEAR
    for first, second in zip(page.lines, islice(page.lines, 1, None), strict=False):
        if first.marks & Mark.ALT:
            shown, seen = plain(first.text), first.index
        elif first.index - seen < _NEAR and first.place == second.place and first.text and second.text:
            whole = f"{first.text} {second.text}"
            if len(whole) < 2 * _LONG and plain(whole) == shown and name_score(whole) >= SURE:
                first.text, first.runs, second.text, second.runs = whole, (), "", ()


def _is_given(text: str) -> bool:
    return 1 < len(text) < _WORD and text.isalpha() and bool(given_in(text)) and title_score(text) < _WEAK


def _is_family(text: str) -> bool:
    """A word or two that is no second given name and no title."""
    first, blank, last = text.rpartition(" ")
    if not text[:1].isupper() or " " in first or title_score(text) >= _WEAK or (blank and given_in(first)):
        return False
    return bool(family_in(last)) or not mainly_given(text)
