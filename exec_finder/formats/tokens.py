"""From a name to the tokens that templates are filled with: every spelling that a domain may have chosen."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache
from itertools import product

from anyascii import anyascii

from exec_finder.text import fold

_NOISE = re.compile(r"\([^)]*\)|\"[^\"]*\"|“[^”]*”|,.*$")
_LETTERS = re.compile(r"[^a-z0-9]+")
_SPLIT = re.compile(r"[-‐‑–]+")
_PARTICLES = frozenset(
    "af al aan ben bin bint d da dal das de del della den der di do dos du el ibn la las le los mac op san santa st "
    "ten ter tho van vande vander vom von zu zum zur y e".split()
)
_EXPANDED = str.maketrans({"ä": "ae", "ö": "oe", "ü": "ue", "å": "aa", "ø": "oe", "æ": "ae", "ß": "ss"})
_MAX_WORDS = 8
_MAX_SPELLINGS = 24


@dataclass(frozen=True, slots=True)
class Spelling:
    """One way to spell a name in an address."""

    tokens: dict[str, str]
    """first, f, middle, m, last, l: ASCII, lower case; middle and m may be empty."""
    keys: tuple[str, ...]
    """The choices that lead here (`umlaut:expand`, `space:join` …), to be weighed by the domain's habits."""


@lru_cache(maxsize=4096)
def spell_name(name: str) -> tuple[Spelling, ...]:
    """Every spelling of *name*, the plainest first; empty for a name without a letter.

    A name of one word has it as `first` and an empty `last`.
    """
    words = [word for word in _NOISE.sub(" ", name).split()[:_MAX_WORDS] if any(c.isalpha() for c in word)]
    if not words:
        return ()
    found: dict[tuple[str, str, str], Spelling] = {}
    for given, middle, family, keys in _readings(words):
        for first, last in product(_spell_part(given), _spell_part(family)):
            mid = "".join(_ascii(word) for word in middle)
            key = (first[0], mid, last[0])
            if first[0] and key not in found and len(found) < _MAX_SPELLINGS:
                found[key] = Spelling(_tokens(*key, initials=_initials(middle)), keys + first[1] + last[1])
    return tuple(found.values())


def _initials(words: Sequence[str]) -> str:
    return "".join(_ascii(word)[:1] for word in words)


def _tokens(first: str, middle: str, last: str, initials: str) -> dict[str, str]:
    return {"first": first, "f": first[:1], "middle": middle, "m": initials, "last": last, "l": last[:1]}


_Reading = tuple[Sequence[str], Sequence[str], Sequence[str], tuple[str, ...]]


def _readings(words: list[str]) -> Iterator[_Reading]:
    """(given, middle, family, choices) of a name's words."""
    if len(words) < 3:  # noqa: PLR2004
        yield words[:1], (), words[1:], ()
        return
    particle = next((i for i, word in enumerate(words[1:-1], 1) if word.casefold() in _PARTICLES), 0)
    if particle:
        yield words[:1], words[1:particle], words[particle:], ()
        return
    yield words[:1], words[1:-1], words[-1:], ("three:middle",)
    if all(len(_ascii(word)) > 1 for word in words[1:-1]):
        yield words[:-1], (), words[-1:], ("three:given",)
        yield words[:1], (), words[1:], ("three:family",)


def _spell_part(words: Sequence[str]) -> list[tuple[str, tuple[str, ...]]]:
    """Spellings of a given or family name of one or more words, with the choices made."""
    text = " ".join(words)
    if not text:
        return [("", ())]
    hyphenated = len(words) == 1
    pieces = [piece for word in words for piece in _SPLIT.split(word) if piece]
    found: list[tuple[str, tuple[str, ...]]] = []
    for folded, choice in _foldings(pieces):
        if len(folded) == 1:
            found.append((folded[0], choice))
            continue
        kind = "hyphen" if hyphenated else "space"
        for how, joined in _joinings(folded):
            found.append((joined, (*choice, f"{kind}:{how}")))
    return found


def _foldings(pieces: list[str]) -> Iterator[tuple[list[str], tuple[str, ...]]]:
    plain = [text for text in map(_ascii, pieces) if text]
    expanded = [text for text in (_ascii(piece.casefold().translate(_EXPANDED)) for piece in pieces) if text]
    if not plain:
        return
    if plain == expanded:
        yield plain, ()
        return
    yield plain, ("umlaut:fold",)
    yield expanded, ("umlaut:expand",)


def _joinings(pieces: list[str]) -> Iterator[tuple[str, str]]:
    yield "join", "".join(pieces)
    yield "hyphen", "-".join(pieces)
    yield "last", pieces[-1]
    yield "first", pieces[0]
    yield "dot", ".".join(pieces)
    yield "underscore", "_".join(pieces)


def _ascii(word: str) -> str:
    folded = fold(word)
    if not folded.isascii():
        folded = anyascii(folded).lower()
    return _LETTERS.sub("", folded)
