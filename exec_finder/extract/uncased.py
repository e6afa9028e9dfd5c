"""Names in running text of a script without capitals: Hebrew."""

from __future__ import annotations

import re
from collections.abc import Iterator

from exec_finder.extract.judge import name_score, title_score
from exec_finder.extract.words import folded, plain
from exec_finder.names.lists import NONE, family_in, given_in, words

_LETTERS = "\u05d0-\u05ea"
_HEBREW = re.compile(f"[{_LETTERS}]")
_WORD = re.compile(rf"[{_LETTERS}][{_LETTERS}'׳\"״-]*")
_QUOTE = re.compile(rf"(?<=[{_LETTERS}])\"(?=[{_LETTERS}])")
_GERSHAYIM = "״"
_ENOUGH = 0.75  # name score of a listed given name with a word behind it
_HOPELESS = 0.4  # title score
_HEAD = 200
_PREFIXES = "לכ"  # 'to', 'as'


def is_uncased(text: str) -> bool:
    """*text* is mostly Hebrew."""
    head = text[:_HEAD]
    return not text.isascii() and 2 * len(_HEBREW.findall(head)) > len(head)


def with_gershayim(text: str) -> str:
    """*text* whose abbreviations bear the sign of abbreviations, not that of quotations."""
    return _QUOTE.sub(_GERSHAYIM, text) if '"' in text and is_uncased(text) else text


def uncased_names(text: str) -> Iterator[tuple[int, int, float]]:
    """Where names stand in *text*, each with its score: a listed given name, particles and a family name."""
    found = list(_WORD.finditer(text))
    past = 0
    for place, first in enumerate(found):
        if first.start() < past or given_in(first[0]) == NONE:
            continue
        last = place + 1
        while last < len(found) - 1 and plain(found[last][0]) in words().of("particle"):
            last += 1
        if last >= len(found) or text[first.start() : found[last].end()].count(" ") != last - place:
            continue
        name = text[first.start() : found[last].end()]
        score = 0.0 if _is_verb(found[last][0]) or title_score(name) > _HOPELESS else name_score(name)
        if score >= _ENOUGH:
            past = found[last].end()
            yield first.start(), past, score


def _is_verb(word: str) -> bool:
    """'said', 'was named': what stands behind a given name alone."""
    return not family_in(word) and any(plain(word) in _first_words(kind) for kind in ("said", "named", "copula"))


def _first_words(kind: str) -> frozenset[str]:
    return frozenset(phrase.partition(" ")[0] for phrase in folded(kind))


def without_prefix(title: str) -> str:
    """'מנהל' of 'למנהל' and 'כמנהל': the title without the preposition that is written with it.

    >>> without_prefix("למנהל השיווק")
    'מנהל השיווק'
    """
    bare = title[1:]
    led = title[:1] in _PREFIXES and len(bare) > 1
    return bare if led and title_score(bare) >= title_score(title) > 0 else title
