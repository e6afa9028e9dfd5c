"""Names in another case than the one in which they are cited: 'Janu Novákovou' is 'Jana Nováková'."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache, lru_cache
from typing import NamedTuple

from exec_finder.names.lists import family_in, given_in
from exec_finder.tables import read_cells

_SUFFIX = re.compile(r"(?<=[^\W\d_]{3})['’](?:[ydst]?[aeıiuü]|n?[ıiuü]n|[dt][ae]n?)$")
"""Behind the apostrophe that Turkish sets after a name."""
_FEWEST, _MOST = 2, 3  # words of a name
_SHORTEST = 2  # letters that an ending leaves
_FAMILY_FIRST = frozenset({"hu"})  # languages that decline the given name, which stands last


class CaseRow(NamedTuple):
    """A row of names/declensions.csv."""

    lang: str
    part: str
    """given or family."""
    gender: str
    """m, f, or x where the language has none."""
    form: str
    """An ending in another case; empty where the name stays as it is."""
    base: str
    """What it is in the nominative."""


class _Guess(NamedTuple):
    name: str
    known: bool
    """The family name is listed."""
    ending: int
    """Letters of the family name's ending."""


@cache
def _endings() -> dict[str, dict[str, list[tuple[str, str, str]]]]:
    """By part and ending: the language, the gender and what the ending was."""
    found: dict[str, dict[str, list[tuple[str, str, str]]]] = {}
    for lang, part, gender, form, base in read_cells("names/declensions.csv", CaseRow):
        found.setdefault(part, {}).setdefault(form, []).append((lang, gender, base))
    return found


@cache
def _longest(part: str) -> int:
    return max(map(len, _endings()[part]))


@lru_cache(maxsize=8192)
def nominative(name: str, *, told: bool = True) -> str:
    """*name* as it is cited; as it stands where its words are known so, or no language declines them so.

    told: it stands in a text with letters that English has not; elsewhere the family name must be listed.

    A given name must be listed in the language whose endings fit it; of several family names that fit, a listed one
    goes first, then the one with the longest ending.

    >>> nominative("Janu Sedlákovou"), nominative("Елены Беловой"), nominative("Jana Sedláková")
    ('Jana Sedláková', 'Елена Белова', 'Jana Sedláková')
    """
    bare = _SUFFIX.sub("", name)
    words = bare.split(" ")
    if bare != name or "-" in name or not _FEWEST <= len(words) <= _MOST or not words[0][:1].isupper():
        return bare
    guesses = [guess for guess in _guesses(words) if told or guess.known or not name.isascii()]
    best = max(guesses, key=lambda guess: (guess.known, guess.ending), default=None)
    return best.name if best else name


def _guesses(words: list[str]) -> Iterator[_Guess]:
    for last in (False, True):
        given, family = (words[-1], words[0]) if last else (words[0], words[-1])
        declined, listed = not given_in(given), bool(family_in(family))
        if not declined and listed:
            continue  # both are known as they stand
        for lang, gender, base, _ in _bases("given", given):
            if (lang in _FAMILY_FIRST) != last or base == given or lang not in given_in(base):
                continue
            for other_lang, other_gender, other, ending in _bases("family", family):
                if (other_lang, other_gender) != (lang, gender):
                    continue
                known = bool(family_in(other))
                if not ending and other.isascii() and lang not in family_in(other):
                    continue  # a family name that stays as it is tells no language
                if declined or (known and other != family):
                    middle = words[1:-1]
                    yield _Guess(" ".join([other, *middle, base] if last else [base, *middle, other]), known, ending)


def _bases(part: str, word: str) -> Iterator[tuple[str, str, str, int]]:
    """What *word* may be: language, gender, the word in the nominative, and the length of the ending that tells it."""
    endings = _endings()[part]
    for size in range(min(_longest(part), len(word) - _SHORTEST), -1, -1):
        stem = word[: len(word) - size]
        for lang, gender, base in endings.get(word[len(stem) :], ()):
            yield lang, gender, stem + base, size
