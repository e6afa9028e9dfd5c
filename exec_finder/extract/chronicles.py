"""Chronicles of a board: 'Board 2024–2026' over one list, 'Board 2021–2023' over the next. The newest is in office."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections import defaultdict
from collections.abc import Iterable, Iterator
from itertools import accumulate, pairwise
from typing import NamedTuple

from exec_finder.extract.anchors import Anchor
from exec_finder.extract.page import Line, Mark, Page
from exec_finder.extract.words import folded, plain, section_kind

_YEAR = re.compile(r"(?<![\d.,])(?:19|20)\d\d(?![\d,])|(?<=\d\d\.)(?:19|20)\d\d")
_DIGITS = re.compile(r"\d+")
_LONG = 60  # characters: longer lines head nothing
_OUT = Mark.NAV | Mark.FOOTER | Mark.ALT | Mark.COMMENT
_MANY, _LOWEST = 3, 7


class _Part(NamedTuple):
    """A dated heading, its year, and the lines up to the next heading of its rank."""

    year: int
    said: str
    """Its words without numbers."""
    first: int
    end: int


def without_predecessors(page: Page, anchors: list[Anchor]) -> list[Anchor]:
    """*anchors* without those of earlier terms, where list after list has its year, and without 'NAME – retired'."""
    past: set[int] = set()
    for parts in _chronicles(page, anchors):
        newest = max(part.year for part in parts)
        past.update(i for part in parts if part.year < newest for i in range(part.first, part.end))
    return [anchor for anchor in anchors if anchor.line not in past and not _is_gone(anchor.title)]


def _is_gone(title: str) -> bool:
    """'im Ruhestand', 'retired 2019': no post, but that there was one."""
    return plain(_DIGITS.sub("", title)) in folded("gone")


def _chronicles(page: Page, anchors: list[Anchor]) -> Iterable[list[_Part]]:
    """Dated headings of one form, in the order of their years, with somebody named under the newest and another."""
    groups: dict[tuple[int, int], list[Line]] = defaultdict(list)
    for line in _outside(list(filter(_is_dated, page.lines)), anchors):
        groups[line.slot, line.heading].append(line)
    named = {anchor.line for anchor in anchors}
    several = [heads for heads in groups.values() if len(heads) > 1]
    ends = _ends(page) if several and named else {}
    for heads in several if ends else ():
        parts = [part for part in _parts(heads, ends) if not named.isdisjoint(range(part.first, part.end))]
        if _are_terms(parts):
            yield parts


def _outside(lines: list[Line], anchors: list[Anchor]) -> Iterator[Line]:
    """The lines that lie in nobody's record; records may lie one in another."""
    shown = sorted((anchor.line, anchor.inner[1]) for anchor in anchors)
    places, ends = [line for line, _ in shown], [0, *accumulate((end for _, end in shown), max)]
    for line in lines:
        if line.index >= ends[bisect_right(places, line.index)]:
            yield line


def _is_dated(line: Line) -> bool:
    """'2021–2023', 'Vorstand seit 22.11.2014', as a heading or in words that announce a board."""
    if line.marks & _OUT or len(line.text) > _LONG or not _YEAR.search(line.text):
        return False
    return bool(line.heading) or (line.column < 0 and section_kind(line.text) in {"people", "board"})


def _parts(heads: list[Line], ends: dict[int, int]) -> list[_Part]:
    following = [*(head.index for head in heads[1:]), ends[heads[-1].index]]
    return [
        _Part(max(map(int, _YEAR.findall(head.text))), plain(_DIGITS.sub(" ", head.text)), head.index + 1, end)
        for head, after in zip(heads, following, strict=True)
        if (end := min(after, ends[head.index])) > head.index + 1
    ]


def _ends(page: Page) -> dict[int, int]:
    """For each line where its section ends: at the next heading of its rank or a higher one; any, where it is none."""
    ends: dict[int, int] = {}
    following = [len(page.lines)] * (_LOWEST + 1)  # by rank: the next heading that ends it
    for line in reversed(page.lines):
        level = line.heading or _LOWEST
        ends[line.index] = following[level]
        if line.heading:
            following[level:] = [line.index] * (_LOWEST + 1 - level)
    return ends


def _are_terms(parts: list[_Part]) -> bool:
    """Two or more of one board: words alike, and years that only fall, or only rise."""
    years = [part.year for part in parts]
    steps = [after - before for before, after in pairwise(years)]
    ordered = all(step < 0 for step in steps) or all(step > 0 for step in steps)
    said = [part.said for part in parts]
    alike = len(set(said)) == 1 if len(parts) < _MANY else len(set(said)) < len(said)
    return len(parts) > 1 and ordered and alike
