"""Names and titles in two lists beside each other: all names of the first, then as many titles of the second."""

from __future__ import annotations

from collections.abc import Callable, Iterator

from exec_finder.extract.anchors import Anchor
from exec_finder.extract.page import Mark, Page

_FEWEST = 3
_MOST = 2 / 3  # of the second list's lines are plainly titles
_FAIR = 0.45  # how much of a title such a line is
_LONG = 90  # characters


def give_columns(page: Page, anchors: list[Anchor], value: Callable[[int], float]) -> None:
    """Gives each name of a list the title at its place in the list behind it; *value* tells titles."""
    names = {anchor.line for anchor in anchors}
    for run in _runs(page, anchors):
        second = range(run[-1].line + 1, run[-1].line + 1 + len(run))
        if second.stop > len(page.lines) or not names.isdisjoint(second) or not _is_list(page, second):
            continue
        after = second.stop
        if after < len(page.lines) and _alike(page, second.stop - 1, after):
            continue  # a longer list: nothing tells which line is whose
        values = [value(index) for index in second]
        if sum(worth >= _FAIR for worth in values) < _MOST * len(run):
            continue
        for anchor, index, worth in zip(run, second, values, strict=True):
            anchor.title, anchor.title_line, anchor.title_score = page.lines[index].text, index, max(worth, _FAIR)
            anchor.mates = len(run)


def _runs(page: Page, anchors: list[Anchor]) -> Iterator[list[Anchor]]:
    """Names without titles of their own, line after line of one list."""
    run: list[Anchor] = []
    for anchor in anchors:
        joins = run and anchor.line == run[-1].line + 1 and _alike(page, run[-1].line, anchor.line)
        if not joins or anchor.pair or anchor.alt:
            if len(run) >= _FEWEST:
                yield run
            run = []
        if not (anchor.pair or anchor.alt) and page.lines[anchor.line].column < 0:
            run.append(anchor)
    if len(run) >= _FEWEST:
        yield run


def _alike(page: Page, first: int, second: int) -> bool:
    """Two lines of one list: of one form, or of one block."""
    one, other = page.lines[first], page.lines[second]
    return one.slot == other.slot or one.block == other.block


def _is_list(page: Page, lines: range) -> bool:
    """Short lines of one list."""
    short = all(len(page.lines[i].text) <= _LONG and not page.lines[i].marks & Mark.ALT for i in lines)
    return short and all(_alike(page, index - 1, index) for index in lines[1:])
