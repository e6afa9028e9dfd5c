"""Several people of one running line, each with a title: 'Given Family president – Given Family treasurer, …'."""

from __future__ import annotations

import re
from functools import cache

from exec_finder.extract.judge import SURE, name_score, title_score
from exec_finder.extract.lines import read_pair
from exec_finder.extract.pairs import Pair
from exec_finder.extract.words import alternatives
from exec_finder.titles.anchors import may_be_title

_LONGEST, _MOST = 1200, 40
_PART = 80  # characters: more are a sentence
_SCORE = 0.75


def roster_pairs(text: str) -> list[Pair]:
    """Each name of *text* that has a title, in order; empty where any part is neither name, title nor both.

    >>> [pair[:2] for pair in roster_pairs("Nia Okafor president – Percy Lund treasurer, Ida Berg secretary, Olu Dean")]
    [('Nia Okafor', 'president'), ('Percy Lund', 'treasurer'), ('Ida Berg', 'secretary')]
    """
    if len(text) > _LONGEST or not may_be_title(text):
        return []
    parts = [part.strip(" .") for part in _between().split(text)]
    if not 2 < len(parts) <= _MOST or max(map(len, parts)) > _PART or not min(map(len, parts)):
        return []
    if not _may_open(parts[0]):
        return []
    return _glued(parts) or _alternating(parts)


@cache
def _between() -> re.Pattern[str]:
    # One sign first, for a search by single characters takes a tenth of the time.
    return re.compile(rf"[,; ](?:(?<=[,;])\s+|(?<=\s)(?:[–—|·•-]|{alternatives('and')})\s+)")


def _may_open(part: str) -> bool:
    """A look at the first part, which spares all others to most lines."""
    return title_score(part) >= SURE or (" " in part and (name_score(part) >= SURE or read_pair(part) is not None))


def _glued(parts: list[str]) -> list[Pair]:
    """Names and titles with no sign between them, on the same side in all; names alone may follow."""
    pairs: list[Pair] = []
    for part in parts:
        pair = read_pair(part) if name_score(part) < SURE else None
        if pair is None and (not pairs or name_score(part) < SURE):
            return []
        if pair is not None:
            pairs.append(pair)
    sides = {pair.form for pair in pairs}
    return _scored(pairs) if len(pairs) > 1 and len(sides) == 1 and sides.pop().startswith("glued") else []


def _alternating(parts: list[str]) -> list[Pair]:
    """'NAME, title, NAME, title': names and titles by turns."""
    first, second = parts[::2], parts[1::2]
    if len(first) != len(second):
        return []
    for names, titles in ((first, second), (second, first)):
        if all(name_score(name) >= SURE for name in names) and all(title_score(title) >= SURE for title in titles):
            return _scored([Pair(n, t, 0.0, "") for n, t in zip(names, titles, strict=True)])
    return []


def _scored(pairs: list[Pair]) -> list[Pair]:
    return [Pair(pair.name, pair.title, _SCORE, "label-title-name") for pair in pairs]
