"""Names that their own words don't prove: what stands to plain titles, or below a picture, as sure names do."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator

from exec_finder.extract.judge import name_score, names_functions, title_score
from exec_finder.extract.page import Mark, Page
from exec_finder.extract.signs import may_be_name
from exec_finder.extract.words import folded, plain
from exec_finder.names.features import not_words
from exec_finder.names.lists import given_in

_MANY = 3  # lines of a slot from which the page's own repetition speaks
_NEARLY = 0.8  # of a slot's lines
_MOSTLY = 0.6
_WORDS, _WEAK = 4, 0.3
_LEAST = 0.1  # name score of what no list and no shape speaks for, but that is no phrase either
_BY_ITSELF = 0.75  # title score
_BESIDE = 4  # lines between a picture and the name
_HALF, _SURELY = 0.5, 0.9
_OUT = Mark.COMMENT | Mark.NAV | Mark.FOOTER | Mark.ALT

Way = tuple[int, int]
"""A slot, and how many lines on a plain title stands."""


def doubtful_names(page: Page, names: frozenset[int], sure: frozenset[int]) -> Iterator[int]:
    """Lines that are names by their place. *names* are known already, those in *sure* alone on their line."""
    yield from _above_titles(page, names, sure)
    yield from _portrayed(page, names)
    yield from _by_titles(page, names)


def _above_titles(page: Page, names: frozenset[int], sure: frozenset[int]) -> Iterator[int]:
    """Lines that stand to a plain title as the sure names of their slot do: 'Mark Price' above 'Treasurer'."""
    lines = page.lines
    known = Counter((lines[index].slot, step) for index in sure for step in _titles_near(page, index))
    slots = {slot for slot, _ in known}
    steps = {line.index: _titles_near(page, line.index) for line in lines if line.slot in slots}
    always = _always(page, known, steps)
    usual = always.union(way for way, n in known.items() if n >= _MANY)
    named = _named(page, sure)
    for index, near in steps.items():
        line, ways = lines[index], {(lines[index].slot, step) for step in near}
        fits = (ways & usual and _may_be_one(line.text)) or (ways & always and _may_be_called(line.text))
        fits = fits or (ways & known.keys() and _may_be_one(line.text) and name_score(line.text) >= _HALF)
        fits = fits or (ways & usual and line.slot in named and _begins_as_one(line.text))
        if fits and names.isdisjoint((index - 1, index, index + 1)) and not line.marks & _OUT:
            yield index


def _named(page: Page, sure: frozenset[int]) -> set[int]:
    """Slots that hold hardly anything but names."""
    size = Counter(line.slot for line in page.lines)
    return {slot for slot, n in Counter(page.lines[index].slot for index in sure).items() if n >= _MOSTLY * size[slot]}


def _always(page: Page, known: Counter[Way], steps: dict[int, list[int]]) -> set[Way]:
    """Ways in which nearly all lines of a slot that may be names stand to a title, at least two of them sure names."""
    shown = Counter((page.lines[index].slot, step) for index, near in steps.items() for step in near)
    size = Counter(page.lines[index].slot for index in steps if may_be_name(page.lines[index].text))
    return {way for way, n in shown.items() if known[way] > 1 and n >= max(_MANY, _NEARLY * size[way[0]])}


def _portrayed(page: Page, names: frozenset[int]) -> Iterator[int]:
    """Lines beside a plain title that the text of a picture near by begins with: 'Mark Price, Treasurer'."""
    found: set[int] = set()
    for picture in (line for line in page.lines if line.marks & Mark.ALT):
        said = f"{plain(picture.text)} "
        for line in page.lines[max(0, picture.index - _BESIDE) : picture.index + _BESIDE]:
            seen = line.index in names or line.index in found
            doubtful = not seen and not line.marks & _OUT and _may_be_one(line.text)
            if (
                doubtful
                and said.startswith(f"{plain(line.text)} ")
                and (
                    _titles_near(page, line.index)
                    or (said[:-1] == plain(line.text) and _has_function(page, line.index))
                )
            ):
                found.add(line.index)
                yield line.index


def _has_function(page: Page, index: int) -> bool:
    """Two words that no list has, over 'Operations & Strategy' in one heading."""
    lines = page.lines[index : index + 2]
    one = len(lines) > 1 and lines[0].block == lines[1].block and lines[0].heading > 0
    return one and name_score(lines[0].text) >= _HALF and names_functions(lines[1].text)


def _by_titles(page: Page, names: frozenset[int]) -> Iterator[int]:
    """Two words that no list has, right beside a title that is nobody else's: 'Sevwa Thombuk' over 'Treasurer'."""
    for line in page.lines:
        fair = not line.marks & _OUT and _may_be_one(line.text) and name_score(line.text) >= _HALF
        if fair and names.isdisjoint(range(line.index - 1, line.index + 2)) and _next_title(page, line.index, names):
            yield line.index


def _next_title(page: Page, index: int, names: frozenset[int]) -> bool:
    """What stands right before or behind is a title whatever else it looks like, and no name is on its other side."""
    sides = [(index + step, index + 2 * step) for step in (-1, 1) if 0 <= index + step < len(page.lines)]
    noise = folded("noise")  # 'Featured Expert'
    return any(
        title_score(page.lines[near].text) >= _SURELY and plain(page.lines[near].text) not in noise and far not in names
        for near, far in sides
    )


def _titles_near(page: Page, index: int) -> list[int]:
    """How many lines on plain titles stand."""
    near = [index + step for step in (-1, 1, 2)]
    return [i - index for i in near if 0 <= i < len(page.lines) and title_score(page.lines[i].text) >= _BY_ITSELF]


def _may_be_one(text: str) -> bool:
    return 0 < text.count(" ") < _WORDS and name_score(text) >= _LEAST and title_score(text) < _WEAK


def _begins_as_one(text: str) -> bool:
    """'Mark Head', 'Faith Service': a given name before a word, where all others of the slot are names."""
    first, *rest = text.split()
    return 0 < len(rest) < _WORDS and bool(given_in(first)) and all(map(str.istitle, rest)) and may_be_name(text)


def _may_be_called(text: str) -> bool:
    """One word that is in no heading: 'Venkat'."""
    named = text.isalpha() and text.istitle() and plain(text) not in not_words()
    return named and name_score(text) > 0 and title_score(text) < _WEAK
