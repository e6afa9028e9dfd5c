"""A quick no: lines that hold no word of any rank are no titles, and most lines of a page are such."""

from __future__ import annotations

import re
from functools import cache

from exec_finder.tables import read_rows
from exec_finder.titles.lexicon import MarkRow, RankRow, lexicon, word_keys

OFFICES = {"chief", "assistant", "assistant_after"}
"""Marks that make a title without a rank."""
_WORD = re.compile(r"[^\s,;:|/()\[\]{}&+@•·–—―、，／（）・「」«»-]+")
_SPACED = re.compile(r"(?:\b\w\. ?){2}")
_MOST_WORDS = 65536


def may_be_title(line: str) -> bool:
    """False where no phrase that makes a title can be in *line*; a microsecond or two.

    >>> may_be_title("Chief Cook"), may_be_title("Opening hours on Sunday")
    (True, False)
    """
    known = _known()
    if any(map(known.__getitem__, _WORD.findall(line))):
        return True
    return line.count(".") > 1 and _SPACED.search(line) is not None


class _Known(dict[str, bool]):
    """Whether a word may be part of a rank; worked out once a word."""

    def __missing__(self, word: str) -> bool:
        if len(self) >= _MOST_WORDS:
            self.clear()
        found = self[word] = not _anchors().isdisjoint(word_keys(word))
        return found


@cache
def _known() -> _Known:
    return _Known()


@cache
def _anchors() -> frozenset[str]:
    """One word of each phrase that makes a title: a line without any of them is none."""
    phrases = [row.phrase for row in read_rows("titles/ranks.csv", RankRow)]
    phrases += [row.phrase for row in read_rows("titles/marks.csv", MarkRow) if row.mark in OFFICES]
    split = sorted((lexicon().split(phrase, stems=True) for phrase in phrases), key=len)
    anchors: set[str] = set()
    for words in split:
        if anchors.isdisjoint(words):
            anchors.add(max(words, key=len))
    return frozenset(anchors)
