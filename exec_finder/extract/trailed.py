"""Names with something else behind them on their lines: another surname, a branch, a troop; the title stands apart."""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Iterator
from functools import cache
from typing import NamedTuple

from exec_finder.extract.judge import SURE, name_score, names_posts, title_hint, title_score
from exec_finder.extract.page import Mark, Page
from exec_finder.extract.words import alternatives, plain
from exec_finder.names.features import not_words
from exec_finder.names.lists import given_in
from exec_finder.titles import title_places

_TRAILED = re.compile(r"(?P<name>[^\d/–—|:,]{5,40}?)\s+(?P<sign>[-–/|])\s+(?P<rest>[^\W\d_][^\d/|,]{2,40})")
_OUT = Mark.COMMENT | Mark.NAV | Mark.FOOTER | Mark.ALT
_FAIR = 0.5  # name score of two words that no list has
_LEAST, _NEARLY = 2, 0.75  # lines of one form, and the part of them that may be surnames
_NEAR = (-2, -1, 1, 2)


class _Trailed(NamedTuple):
    line: int
    name: str
    rest: str
    sign: str


def trailed_names(page: Page, names: frozenset[int]) -> Iterator[tuple[int, str]]:
    """Lines and the names in them, where several lines of a slot are so and titles stand around them.

    'Nia Okafor - Lund' is 'Nia Okafor-Lund' where the likes give one surname each, and no place.
    """
    forms: dict[tuple[int, str], list[_Trailed]] = defaultdict(list)
    for line in page.lines:
        if line.index not in names and not line.marks & _OUT and (met := _TRAILED.fullmatch(line.text)):
            forms[line.place, met["sign"]].append(_Trailed(line.index, met["name"], met["rest"], met["sign"]))
    for (_, sign), found in forms.items():
        kept = [one for one in found if _is_name(one)]
        titled = sum(any(_is_title(page, one.line + step) for step in _NEAR) for one in kept)
        if len(kept) >= _LEAST and 2 * len(kept) > len(found) and 2 * titled >= len(kept):
            married = sign == "-" and _are_surnames(kept)
            yield from ((one.line, f"{one.name}-{one.rest}" if married else one.name) for one in kept)


def _is_name(one: _Trailed) -> bool:
    """A name, behind it neither a title nor a function."""
    return name_score(one.name) >= _FAIR and title_hint(one.rest) == 0 and title_score(one.name) < SURE


def _is_title(page: Page, index: int) -> bool:
    return 0 <= index < len(page.lines) and names_posts(page.lines[index].text)


def _are_surnames(found: list[_Trailed]) -> bool:
    """All different, no place among them, and nearly each one word that is neither a given name nor one of headings."""
    rests = Counter(plain(one.rest) for one in found)
    fitting = sum(map(_may_be_surname, [one.rest for one in found]))
    return max(rests.values()) == 1 and _NEARLY * len(found) <= fitting and not any(map(title_places, rests))


@cache
def _surname() -> re.Pattern[str]:
    particles = rf"(?:(?:{alternatives('particle')})\s+){{0,2}}"
    return re.compile(rf"{particles}[^\W\d_]{{3,}}(?:[- ][^\W\d_]{{3,}})?", re.IGNORECASE)


def _may_be_surname(rest: str) -> bool:
    return _surname().fullmatch(rest) is not None and plain(rest) not in not_words() and not given_in(rest)
