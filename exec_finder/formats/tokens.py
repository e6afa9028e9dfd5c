"""From a name to the tokens that templates are filled with: every spelling that a domain may have chosen."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache
from itertools import product
from unicodedata import bidirectional

from anyascii import anyascii

from exec_finder.models import PersonName
from exec_finder.names import name_tokens, parse_name
from exec_finder.names.lists import family_in, given_in, words
from exec_finder.names.same import nicknames_of
from exec_finder.text import expand, fold

_NOT_LETTERS = re.compile(r"[^a-z0-9]+")
_HYPHEN = re.compile(r"[-‐‑–]+")
_CAMEL = re.compile(r"(?<=[a-z])(?=[A-Z])")
_SYLLABLE = (
    "(?:zh|ch|sh|[bcdfghjklmnpqrstwxyz])?"
    "(?:iang|iong|uang|[aeio]ng|uan|uai|ian|iao|[aeiu]n|[aeu]i|[ai]o|ou|i[aeu]|u[aeo]|er|[aeiouv])"
)
# Romanised Chinese given names of two syllables (GB/T 28039): Xiaofeng, Weiwei
_TWO_SYLLABLES = re.compile(f"({_SYLLABLE})({_SYLLABLE})")
# Tags of names.lists, which marks the usual names of a language with a plus
_FAMILY_FIRST = frozenset(("ja", "ko", "vi", "zh", "+ja", "+ko", "+vi", "+zh"))
# Letters of Hebrew, Arabic and their kin: vowels are not written, so that the romanisation lacks them
_CONSONANTS = frozenset(("R", "AL"))
BARE = "vowels:none"
"""The choice to write a name without the vowels that its script leaves out: hardly anybody does."""
_MAX_CHARS = 200
_MAX_WORDS = 8
_MAX_SPELLINGS = 24
_MAX_NICKNAMES = 2
_MAX_ROMANISED = 3


@dataclass(frozen=True, slots=True)
class Spelling:
    """One way to spell a name in an address."""

    tokens: dict[str, str]
    """first, f, middle, m, last, l, ii: ASCII, lower case; all but first and f may be empty."""
    choices: tuple[str, ...]
    """What leads here (`umlaut:expand`, `space:join` …), to be weighed by the domain's habits."""

    @property
    def abbreviated(self) -> bool:
        """Of the given or the family name only the initial is told."""
        return len(self.tokens["first"]) == 1 or len(self.tokens["last"]) == 1


_Part = tuple[str, tuple[str, ...]]
_Reading = tuple[Sequence[str], Sequence[str], Sequence[str], tuple[str, ...]]


@lru_cache(maxsize=4096)
def spell_name(name: str) -> tuple[Spelling, ...]:
    """Every spelling of *name*, the plainest first; empty for a name without a letter that ASCII can write.

    A name of one word has it as `first` and an empty `last`; of a very long one the beginning is read.
    """
    found: dict[tuple[str, str, str], Spelling] = {}
    name = name[:_MAX_CHARS]
    if not any(map(str.isalpha, name)):
        return ()
    for given, middle, family, choices in _readings(parse_name(name)):
        firsts = [*_spell_part(given), *_nicknames(given)]
        for (first, how), (last, why) in product(firsts, _spell_part(family)):
            key = (first, "".join(map(_ascii, middle)), last)
            if first and key not in found and len(found) < _MAX_SPELLINGS:
                found[key] = Spelling(_tokens(key, given, middle), choices + how + why)
    return tuple(found.values())


def _tokens(key: tuple[str, str, str], given: Sequence[str], middle: Sequence[str]) -> dict[str, str]:
    first, mid, last = key
    initials = "".join(_ascii(word)[:1] for word in middle)
    parts = {"ii": _part_initials(given), "f": first[:1], "m": initials, "l": last[:1]}
    return {"first": first, "middle": mid, "last": last, **parts}


def _part_initials(given: Sequence[str]) -> str:
    """Initials of the parts of a given name: its words, or the syllables of a romanised Chinese one."""
    pieces = [piece for word in given for part in _HYPHEN.split(word) for piece in _CAMEL.split(part) if piece]
    if len(pieces) == 1 and given_in(pieces[0]) <= _FAMILY_FIRST:
        syllables = _TWO_SYLLABLES.fullmatch(_ascii(pieces[0]))
        pieces = list(syllables.groups()) if syllables else pieces
    return "".join(_ascii(piece)[:1] for piece in pieces)


def _readings(name: PersonName) -> Iterator[_Reading]:
    """(given, middle, family, choices): as the name was read, and as a colleague of another custom would read it."""
    given, middle, family = (_words(part) for part in (name.given, name.middle, name.family))
    if not given:
        given, family = family, []
    written = [*given, *middle, *family]
    if _is_turned(name, given, family):
        subject = "doubt" if family_in(given[-1]) & _FAMILY_FIRST else "order"
        yield given, middle, family, (f"{subject}:turned",)
        yield family, middle, given, (f"{subject}:kept",)
        return
    others = [] if len(written) < 3 or any(len(_ascii(word)) < 2 for word in written) else _others(written)
    others = [reading for reading in others if reading[:3] != (given, middle, family)]
    yield given, middle, family, ("three:read",) if others else ()
    yield from others


def _words(part: str) -> Sequence[str]:
    return [word for word in part.split()[:_MAX_WORDS] if _ascii(word)]


def _is_turned(name: PersonName, given: Sequence[str], family: Sequence[str]) -> bool:
    """The family name was written first, in Latin letters."""
    head = name.full.split()[:1]
    return bool(given and family and head) and fold(head[0]) == fold(family[0]) and fold(head[0]).isascii()


def _others(written: list[str]) -> list[_Reading]:
    if any(word.casefold() in words().of("particle") for word in written):
        return []
    return [
        (written[:1], written[1:-1], written[-1:], ("three:middle",)),
        (written[:-1], [], written[-1:], ("three:given",)),
        (written[:1], [], written[1:], ("three:family",)),
    ]


def _spell_part(part: Sequence[str]) -> list[_Part]:
    """Spellings of a given or family name of one or more words, with the choices made."""
    if not part:
        return [("", ())]
    if not fold("".join(part)).isascii():
        return _spell_script(" ".join(part))
    pieces = [piece for word in part for piece in _HYPHEN.split(word) if _ascii(piece)]
    kind = "hyphen" if len(part) == 1 else "space"
    found: list[_Part] = []
    for letters, choice in _foldings(pieces):
        if len(letters) == 1:
            found.append((letters[0], choice))
        else:
            found += [(joined, (*choice, f"{kind}:{how}")) for how, joined in _joinings(letters)]
    return found


def _spell_script(part: str) -> list[_Part]:
    """Romanisations of a part written in another script, the usual one first."""
    spelled = name_tokens(PersonName(full=part, given=part)).given[:_MAX_ROMANISED]
    bare = _ascii(part) if any(bidirectional(letter) in _CONSONANTS for letter in part) else ""
    return [
        (spelling.text, (BARE if spelling.text == bare else f"script:{place}",))
        for place, spelling in enumerate(spelled, 1)
    ]


def _foldings(pieces: list[str]) -> Iterator[tuple[list[str], tuple[str, ...]]]:
    plain = [_ascii(piece) for piece in pieces]
    expanded = [_ascii(expand(piece)) for piece in pieces]
    if plain == expanded:
        yield plain, ()
    else:
        yield plain, ("umlaut:fold",)
        yield expanded, ("umlaut:expand",)


def _joinings(pieces: list[str]) -> Iterator[tuple[str, str]]:
    yield "join", "".join(pieces)
    yield "hyphen", "-".join(pieces)
    yield "last", pieces[-1]
    if pieces[0] not in words().of("particle"):
        yield "first", pieces[0]
    yield "dot", ".".join(pieces)
    yield "underscore", "_".join(pieces)


def _nicknames(given: Sequence[str]) -> list[_Part]:
    """What a person called so may be called at work: Robert for Bob, Bob for Robert."""
    if len(given) != 1:
        return []
    formal, short = _nickname_lists(_ascii(given[0]))
    return [*((name, ("nickname:formal",)) for name in formal), *((name, ("nickname:short",)) for name in short)]


@lru_cache(maxsize=4096)
def _nickname_lists(given: str) -> tuple[tuple[str, ...], tuple[str, ...]]:
    """Formal names of a short one and short names of a formal one."""
    others = {name for name in nicknames_of(given) if name.isascii() and name.isalpha()}
    formal = {name for name in others if len(name) > len(given)}
    return _likeliest(formal, given), _likeliest({name for name in others if len(name) < len(given)}, given)


def _likeliest(names: set[str], given: str) -> tuple[str, ...]:
    """Two that begin alike, and two others; the shortest."""
    ranked = sorted(names, key=lambda name: (len(name), name))
    alike = [name for name in ranked if name[:2] == given[:2]]
    return tuple(alike[:_MAX_NICKNAMES] + [name for name in ranked if name not in alike][:_MAX_NICKNAMES])


def _ascii(word: str) -> str:
    folded = fold(word)
    if not folded.isascii():
        folded = anyascii(word).lower()
    return _NOT_LETTERS.sub("", folded)
