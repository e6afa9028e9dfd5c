"""Names written in small letters, which a style sheet shows with capitals."""

from __future__ import annotations

import re
from collections import defaultdict

from exec_finder.extract.judge import SURE, name_score
from exec_finder.extract.page import Line, Mark, Page
from exec_finder.names.casing import ordinary
from exec_finder.names.lists import given_in

_MANY, _MOSTLY = 2, 0.8  # lines of one form, and the part of them that are names
_WORDS, _LONG = 4, 40  # words, and characters
_OTHER = re.compile(r"[^\w '’.-]|\d")
_OUT = Mark.NAV | Mark.FOOTER | Mark.COMMENT


def give_capitals(page: Page) -> None:
    """Sets the lines of names in capitals, where nearly all the lines of one form are names in small letters."""
    slots: dict[int, list[Line]] = defaultdict(list)
    for line in page.lines:
        if not line.marks & _OUT:
            slots[line.slot].append(line)
    for lines in slots.values():
        if len(lines) >= _MANY and all(_may_be_one(line.text) for line in lines):
            names = [_with_capitals(line.text) for line in lines]
            sure = sum(name_score(name) >= SURE for name in names)
            if sure >= max(_MANY, _MOSTLY * len(lines)):
                for line, name in zip(lines, names, strict=True):
                    line.text, line.runs = name, ()


def _with_capitals(text: str) -> str:
    return " ".join(ordinary(word, inside=place > 0) for place, word in enumerate(text.split()))


def _may_be_one(text: str) -> bool:
    """Two to four words in small letters, of which the first is somebody's given name."""
    first, *rest = text.split() if text.islower() and len(text) <= _LONG else ("",)
    return 0 < len(rest) < _WORDS and bool(given_in(first)) and not _OTHER.search(text)
