"""The bounds of the record around each name: the largest sub-tree that shows nobody else."""

from __future__ import annotations

from bisect import bisect_left

from exec_finder.extract.anchors import Anchor
from exec_finder.extract.page import Page

_CLIMB = 40  # levels
_RECORD_LINES = 80
_ROOTS = frozenset({"", "html", "body", "main"})


def set_bounds(page: Page, anchors: list[Anchor]) -> None:
    """Sets element, inner and outer of the anchors, which are in page order."""
    places = [anchor.line for anchor in anchors]
    runs, run = [], 0
    for here, anchor in enumerate(anchors):
        before = anchors[here - 1] if here else anchor
        run += anchor.key != before.key and not (is_beside(anchor, before) or _share_cell(page, anchor, before))
        runs.append(run)
    for here, anchor in enumerate(anchors):
        element = page.lines[anchor.line].block
        outer = page.subtree(element)
        for _ in range(_CLIMB):
            above = page.parent[element]
            if above < 0:
                break
            low, high = page.subtree(above)
            outer = low, high
            if page.tags[above] in _ROOTS or high - low == len(page.lines):
                break  # what holds the whole page is no record
            first, last = bisect_left(places, low), bisect_left(places, high) - 1
            if runs[first] != runs[last] or high - low > _RECORD_LINES:
                break
            element = above
        anchor.element = element
        anchor.outer = _between(outer, here, anchors, runs)
        low, high = page.subtree(element)
        if runs[bisect_left(places, low)] != runs[bisect_left(places, high) - 1]:  # lines of one block
            low, high = max(low, anchor.outer[0]), min(high, anchor.outer[1])
        anchor.inner = low, high


def is_beside(anchor: Anchor, before: Anchor) -> bool:
    """Two names of one line, of which neither has a title there: one record."""
    return anchor.line == before.line and anchor.pair is None and before.pair is None


def _share_cell(page: Page, anchor: Anchor, before: Anchor) -> bool:
    """Two names that are all the lines of a table's cell: one record."""
    own, other = page.lines[anchor.line], page.lines[before.line]
    alone = own.column >= 0 and own.block == other.block and not (anchor.pair or before.pair)
    return alone and page.subtree(own.block) == (before.line, anchor.line + 1) and anchor.line == before.line + 1


def _between(outer: tuple[int, int], here: int, anchors: list[Anchor], runs: list[int]) -> tuple[int, int]:
    """The part of *outer* between the neighbours' names."""
    before, after = here, here
    while before >= 0 and runs[before] == runs[here] and anchors[here].line - anchors[before].line < _RECORD_LINES:
        before -= 1
    while (
        after < len(anchors) and runs[after] == runs[here] and anchors[after].line - anchors[here].line < _RECORD_LINES
    ):
        after += 1
    low = anchors[before].line + 1 if before >= 0 else 0
    high = anchors[after].line if after < len(anchors) else outer[1]
    return max(outer[0], low), max(min(outer[1], high), anchors[here].line + 1)
