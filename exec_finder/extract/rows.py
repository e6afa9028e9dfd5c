"""Tables that set several people side by side: title and name in turn along a row, or names above their titles."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Callable, Container
from itertools import pairwise

from exec_finder.extract.anchors import Anchor
from exec_finder.extract.bounds import is_beside
from exec_finder.extract.headers import row_and_table
from exec_finder.extract.judge import SURE, title_score
from exec_finder.extract.name_lists import are_several, heads_posts, label_over, office_in
from exec_finder.extract.page import Line, Mark, Page

_FAIR = 0.45  # how much of a title a line must be
_SURELY = 0.85  # name score of one that nothing but its place gives a title
_LABELLED = 0.6  # title score of what a label says of several, less than a title of somebody's own
Row = dict[int, int]
"""The first line of each cell, by column."""


def part_rows(page: Page, anchors: list[Anchor], value: Callable[[int], float]) -> None:
    """Gives each name of a row its own title; *value*: how much of a title a line is."""
    _part_shared(page, anchors, value)
    _give_stacked(page, anchors, value)
    _share_record(anchors)
    _share_heading(page, anchors)
    give_labels(page, anchors)


def give_plural(page: Page, anchors: list[Anchor]) -> None:
    """'Co-Chairs' below or above two names of one line: the title of them both."""
    for first, second in pairwise(anchors):
        if is_beside(second, first):
            places = [index for index in (first.line + 1, first.line - 1) if first.outer[0] <= index < first.outer[1]]
            label = next((index for index in places if _is_of_all(page.lines[index], first.line)), -1)
            for anchor in (first, second) if label >= 0 else ():
                _give(page, anchor, label, _SURELY)


def give_labels(page: Page, anchors: list[Anchor]) -> None:
    """'Co-chairs:' or 'Directors: NAME' before names in the lines of one block: what they all are."""
    office, label = "", -1
    for before, anchor in pairwise(anchors):
        alone = not (anchor.pair or anchor.alt) and _within(page, anchor.line, before)
        if not (alone and anchor.line == before.line + 1):
            office, label = "", -1
            continue
        if not office:
            office, label = _label_of(page, before)
        for one in (before, anchor) if office else ():
            if not one.pair and not (one.title_line > one.line and _within(page, one.title_line, one)):
                one.title, one.title_line, one.title_score = office, label, _LABELLED


def _label_of(page: Page, first: Anchor) -> tuple[str, int]:
    """The office that a label gives to *first* and those below it, and its line."""
    line = page.lines[first.line]
    if first.pair:
        labels = first.pair.form.endswith("title-name") and are_several(first.pair.title)
        return (first.title, first.line) if labels else ("", -1)
    over = label_over(page, line)
    told = over is not None and are_several(over.text.rstrip(" :："))
    return (office_in(over), over.index) if over and told else ("", -1)


def _within(page: Page, index: int, anchor: Anchor) -> bool:
    """The line is of the name's own block."""
    return page.lines[index].block == page.lines[anchor.line].block


def _is_of_all(line: Line, names: int) -> bool:
    """A title in the plural; or, above the line of the *names*, a heading or one with a colon, as in imprints."""
    said = line.text.rstrip(" :：")
    if line.index < names and (line.heading or said != line.text):
        return title_score(said) >= SURE or heads_posts(said)
    return title_score(line.text) < SURE and heads_posts(line.text)


def _part_shared(page: Page, anchors: list[Anchor], value: Callable[[int], float]) -> None:
    """Where one line was taken for two names, the one before it gets the title before its own, if one stands there."""
    owners = Counter(anchor.title_line for anchor in anchors if anchor.title and not anchor.pair)
    behind = {anchor.title_line for anchor in anchors if anchor.line > anchor.title_line >= 0}
    for anchor in anchors:
        shared = owners[anchor.title_line] > 1 and anchor.title_line in behind
        if not shared or anchor.pair or anchor.title_line < anchor.line:
            continue
        index = anchor.line - 1
        if index >= anchor.outer[0] and page.lines[index].column >= 0 and not owners[index] and value(index) >= _FAIR:
            _give(page, anchor, index, value(index))


def _give(page: Page, anchor: Anchor, index: int, worth: float) -> None:
    anchor.title, anchor.title_line, anchor.title_score = page.lines[index].text.rstrip(" :："), index, worth


def _share_record(anchors: list[Anchor]) -> None:
    """Names of one record, as two in a cell, have the title that only the first of them was given."""
    for before, anchor in pairwise(anchors):
        if before.title and not (before.pair or anchor.title) and before.inner == anchor.inner:
            anchor.title, anchor.title_line, anchor.title_score = before.title, before.title_line, before.title_score


def _share_heading(page: Page, anchors: list[Anchor]) -> None:
    """Names that follow one another in lines of one form below the title of the first, a heading, all have it."""
    for before, anchor in pairwise(anchors):
        own, other = page.lines[anchor.line], page.lines[before.line]
        alike = own.index == other.index + 1 and (own.block == other.block or own.slot == other.slot)
        plain = not (anchor.pair or before.pair or anchor.alt or own.heading or own.column >= 0)
        if not alike or not plain or not 0 <= before.title_line < before.line:
            continue
        astray = anchor.title_line > anchor.line and page.lines[anchor.title_line].heading > 0
        if page.lines[before.title_line].heading and (astray or (not anchor.title and anchor.raw >= _SURELY)):
            anchor.title, anchor.title_line, anchor.title_score = before.title, before.title_line, before.title_score


def _give_stacked(page: Page, anchors: list[Anchor], value: Callable[[int], float]) -> None:
    """Names of one row, all without a title in it, get those of the row below, or above where more rows fit so."""
    bare = {a.line: a for a in anchors if page.lines[a.line].column >= 0 and not _has_title_in_row(page, a)}
    for rows in _tables(page) if len(bare) > 1 else ():
        pairs: dict[int, list[tuple[Row, Row]]] = {1: [], -1: []}
        for place, row in enumerate(rows):
            for step, found in pairs.items():
                other = rows[place + step] if 0 <= place + step < len(rows) else {}
                if len(row) > 1 and bare.keys() >= {*row.values()} and _fits(row, other, bare, value):
                    found.append((row, other))
        for row, other in pairs[1] if len(pairs[1]) >= len(pairs[-1]) else pairs[-1]:
            for column, index in row.items():
                _give(page, bare[index], other[column], max(value(other[column]), _FAIR))
                bare[index].mates = len(row)


def _has_title_in_row(page: Page, anchor: Anchor) -> bool:
    own, other = (page.lines[index] for index in (anchor.line, anchor.title_line))
    beside = row_and_table(page, own.block)[0] == row_and_table(page, other.block)[0]
    return anchor.pair is not None or (bool(anchor.title) and other.column >= 0 and beside)


def _fits(row: Row, other: Row, names: Container[int], value: Callable[[int], float]) -> bool:
    """*other* has as many cells, most of them titles and none of them names."""
    titles = sum(value(index) >= _FAIR for index in other.values())
    return row.keys() == other.keys() and 3 * titles >= 2 * len(row) and not any(i in names for i in other.values())


def _tables(page: Page) -> list[list[Row]]:
    tables: dict[int, dict[int, Row]] = defaultdict(dict)
    for line in page.lines:
        if line.column >= 0 and not line.marks & Mark.ALT:
            row, table = row_and_table(page, line.block)
            tables[table].setdefault(row, {}).setdefault(line.column, line.index)
    return [list(rows.values()) for rows in tables.values()]
