"""The ASCII spellings of a name's parts that an e-mail address may use, with weights."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import lru_cache

from anyascii import anyascii

from exec_finder.models import PersonName, value
from exec_finder.names.lists import key, words
from exec_finder.names.parse import parse_name
from exec_finder.names.same import nicknames_of
from exec_finder.names.scripts import CYRILLIC
from exec_finder.tables import read_rows
from exec_finder.text import expand, fold

_MOST = 12
_SMALL_PARTICLES = 5


@dataclass(frozen=True, slots=True)
class Spelling:
    """One spelling of a part of a name."""

    text: str
    """Lower case a to z, and hyphens where they are kept."""
    weight: float
    """Relative, the plainest 1.0."""
    how: str
    """plain, expanded, romanised, hyphen, part, core (without particles) or nickname."""


@dataclass(frozen=True, slots=True)
class NameTokens:
    """Spellings of each part, best first, without repetition; empty where the name lacks the part."""

    given: tuple[Spelling, ...]
    middle: tuple[Spelling, ...]
    family: tuple[Spelling, ...]
    nicknames: tuple[Spelling, ...]


@value
class RomanRow:
    """A row of names/romanised.csv."""

    text: str
    """A letter or a name in its script, folded."""
    latin: str
    """Spelling in Latin letters."""
    standard: str
    """passport, bgn, iso9, common …: rows of one standard make one spelling; names have `name`."""


def name_tokens(name: PersonName | str) -> NameTokens:
    """All plausible spellings of a name's parts, as addresses have them.

    Diacritics folded and expanded (ü: u, ue), apostrophes dropped, hyphens kept and dropped, parts of compound names
    alone, particles joined and left out, other scripts by the usual standards.

    >>> [s.text for s in name_tokens("Jörg van der Müller-Lüdenscheid").family][:3]
    ['vandermullerludenscheid', 'vandermuller-ludenscheid', 'vandermuellerluedenscheid']
    """
    return _tokens(parse_name(name) if isinstance(name, str) else name)


@lru_cache(maxsize=4096)
def _tokens(name: PersonName) -> NameTokens:
    given = _spell(name.given)
    quoted = [Spelling(s.text, 0.6, "nickname") for s in _spell(name.nickname)[:2]]
    known = sorted(nicknames_of(key(name.given.split()[0]))) if name.given else []
    table = [Spelling(text, 0.15, "nickname") for text in known if text.isascii() and text.isalpha()]
    return NameTokens(given, _spell(name.middle), _spell(name.family), _unique([*quoted, *table]))


def _spell(part: str) -> tuple[Spelling, ...]:
    return _unique(_spellings(part.split())) if part else ()


def _unique(found: Iterable[Spelling]) -> tuple[Spelling, ...]:
    best: dict[str, Spelling] = {}
    for spelling in found:
        if spelling.text and (spelling.text not in best or best[spelling.text].weight < spelling.weight):
            best[spelling.text] = spelling
    return tuple(sorted(best.values(), key=lambda s: -s.weight)[:_MOST])


def _spellings(tokens: list[str]) -> Iterator[Spelling]:
    core = _core(tokens)
    for texts, weight, how in _romanised(tokens):
        joined = "".join(texts)
        yield Spelling(joined.replace("-", ""), weight, how)
        if "-" in joined:
            yield Spelling(joined, weight * 0.8, "hyphen")
        if len(texts) > 1:
            yield Spelling("-".join(texts), weight * 0.3, "hyphen")
        tail = texts[core:]
        if core:
            yield Spelling("".join(tail).replace("-", ""), weight * 0.4, "core")
        pieces = [piece for text in tail for piece in text.split("-") if len(piece) > 1]
        for place, piece in enumerate(pieces if len(pieces) > 1 else ()):
            yield Spelling(piece, weight * (0.5 if place == 0 else 0.35), "part")


def _core(tokens: list[str]) -> int:
    """How many particles stand in front."""
    count = 0
    while count < min(len(tokens) - 1, _SMALL_PARTICLES) and key(tokens[count]) in words().of("particle"):
        count += 1
    return count


def _romanised(tokens: list[str]) -> Iterator[tuple[list[str], float, str]]:
    folded = [fold(token) for token in tokens]
    if all(token.isascii() for token in folded):
        plain = [_clean(token) for token in folded]
        yield plain, 1.0, "plain"
        expanded = [_clean(expand(token)) for token in tokens]
        if expanded != plain:
            yield expanded, 0.7, "expanded"
        return
    names = _named(folded)
    if names:
        for place, choice in enumerate(names):
            yield [_clean(word) for word in choice.split()], 1.0 - 0.2 * place, "romanised"
        return
    for place, standard in enumerate(_standards()):
        made = [_clean(_by_standard(_lowered(token), standard)) for token in tokens]
        yield made, 1.0 - 0.1 * place, "romanised"


def _lowered(token: str) -> str:
    """Small letters; Cyrillic keeps the marks that make й and ї letters of their own."""
    return token.casefold() if CYRILLIC.search(token) else fold(token)


def _clean(text: str) -> str:
    kept = text if text.isascii() else anyascii(text).lower()
    return "".join(c for c in kept if c.isalnum() or c == "-").strip("-")


def _named(folded: list[str]) -> list[str]:
    """Spellings of whole names from the table (Hebrew, whose letters lack the vowels)."""
    table = _roman_names()
    if not any(token in table for token in folded):
        return []
    found = [table.get(token, (anyascii(token).lower(),)) for token in folded]
    longest = max(len(choices) for choices in found)
    return [" ".join(choices[min(place, len(choices) - 1)] for choices in found) for place in range(min(longest, 3))]


@lru_cache(maxsize=1)
def _roman_names() -> dict[str, tuple[str, ...]]:
    found: dict[str, tuple[str, ...]] = {}
    for row in read_rows("names/romanised.csv", RomanRow):
        if row.standard == "name":
            found[row.text] = (*found.get(row.text, ()), row.latin)
    return found


@lru_cache(maxsize=1)
def _standards() -> tuple[dict[str, str], ...]:
    """Letter tables by standard, the first the most usual."""
    found: dict[str, dict[str, str]] = {}
    for row in read_rows("names/romanised.csv", RomanRow):
        if row.standard != "name":
            found.setdefault(row.standard, {})[row.text] = row.latin
    return tuple(found[standard] for standard in sorted(found))


def _by_standard(text: str, letters: dict[str, str]) -> str:
    for pair in ("ου", "μπ", "ντ", "αυ", "ευ", "ий", "ый", "ьи"):
        if pair in text and pair in letters:
            text = text.replace(pair, letters[pair])
    return "".join(letters.get(c, c) for c in text)
