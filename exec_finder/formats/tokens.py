"""From a name to the tokens that templates are filled with: every spelling that a domain may have chosen."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cache, lru_cache
from itertools import product

from anyascii import anyascii
from nicknames import NickNamer

from exec_finder.names.lists import family_in, given_in, words
from exec_finder.text import fold

_NOISE = re.compile(r"\([^()]*\)|\"[^\"]*\"|“[^”]*”|,.*")
_TITLE = re.compile(r"\A\s*(?:dr|prof|mr|mrs|ms|mx|sir|dame)\b\.?(?=.)", re.IGNORECASE)
_NOT_LETTERS = re.compile(r"[^a-z0-9]+")
_HYPHEN = re.compile(r"[-‐‑–]+")
_CAMEL = re.compile(r"(?<=[a-z])(?=[A-Z])")
_SYLLABLE = (
    "(?:zh|ch|sh|[bcdfghjklmnpqrstwxyz])?"
    "(?:iang|iong|uang|[aeio]ng|uan|uai|ian|iao|[aeiu]n|[aeu]i|[ai]o|ou|i[aeu]|u[aeo]|er|[aeiouv])"
)
# Romanised Chinese given names of two syllables (GB/T 28039): Xiaofeng, Weiwei
_TWO_SYLLABLES = re.compile(f"({_SYLLABLE})({_SYLLABLE})")
# As German, Danish, Norwegian and Swedish write where the letter is missing (DIN 5007-2 and the Nordic use)
_EXPANDED = str.maketrans({"ä": "ae", "ö": "oe", "ü": "ue", "å": "aa", "ø": "oe", "æ": "ae", "ß": "ss"})
# Tags of names.lists, which marks the usual names of a language with a plus
_FAMILY_FIRST = frozenset(("ja", "ko", "vi", "zh", "+ja", "+ko", "+vi", "+zh"))
_MAX_CHARS = 200
_MAX_WORDS = 8
_MAX_SPELLINGS = 24
_MAX_NICKNAMES = 2


@dataclass(frozen=True, slots=True)
class Spelling:
    """One way to spell a name in an address."""

    tokens: dict[str, str]
    """first, f, middle, m, last, l, ii: ASCII, lower case; all but first and f may be empty."""
    choices: tuple[str, ...]
    """What leads here (`umlaut:expand`, `space:join` …), to be weighed by the domain's habits."""


_Part = tuple[str, tuple[str, ...]]
_Reading = tuple[Sequence[str], Sequence[str], Sequence[str], tuple[str, ...]]


@lru_cache(maxsize=4096)
def spell_name(name: str) -> tuple[Spelling, ...]:
    """Every spelling of *name*, the plainest first; empty for a name without a letter that ASCII can write.

    A name of one word has it as `first` and an empty `last`; of a very long one the first eight words are read.
    """
    cleaned = _NOISE.sub(" ", _TITLE.sub("", name[:_MAX_CHARS], count=1))
    parts = [word for word in cleaned.split()[:_MAX_WORDS] if _ascii(word)]
    found: dict[tuple[str, str, str], Spelling] = {}
    for given, middle, family, choices in _readings(parts):
        firsts = [*_spell_part(given), *_nicknames(given)]
        for (first, how), (last, why) in product(firsts, _spell_part(family)):
            key = (first, "".join(map(_ascii, middle)), last)
            if key not in found and len(found) < _MAX_SPELLINGS:
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


def _readings(parts: list[str]) -> Iterator[_Reading]:
    """(given, middle, family, choices) of a name's words, the likeliest first."""
    if len(parts) < 3:
        yield from _short_readings(parts)
        return
    particles = words().of("particle")
    particle = next((i for i, word in enumerate(parts[1:-1], 1) if word.casefold() in particles), 0)
    if particle:
        yield parts[:1], parts[1:particle], parts[particle:], ()
        return
    yield parts[:1], parts[1:-1], parts[-1:], ("three:middle",)
    if all(len(_ascii(word)) > 1 for word in parts[1:-1]):
        yield parts[:-1], (), parts[-1:], ("three:given",)
        yield parts[:1], (), parts[1:], ("three:family",)


def _short_readings(parts: list[str]) -> Iterator[_Reading]:
    """Of two words; in both orders where capitals or an East Asian family name say that it may stand first."""
    if not parts:
        return
    turned = _turned(parts) if len(parts) > 1 else ""
    yield parts[:1], (), parts[1:], (f"{turned}:kept",) if turned else ()
    if turned:
        yield parts[1:], (), parts[:1], (f"{turned}:turned",)


def _turned(parts: list[str]) -> str:
    one, other = parts
    if len(one) > 1 and one.isupper() and not other.isupper():
        return "capitals"
    if "-" in one or given_in(one) - _FAMILY_FIRST:
        return ""
    return "east" if family_in(one) & _FAMILY_FIRST and not family_in(other) & _FAMILY_FIRST else ""


def _spell_part(part: Sequence[str]) -> list[_Part]:
    """Spellings of a given or family name of one or more words, with the choices made."""
    if not part:
        return [("", ())]
    pieces = [piece for word in part for piece in _HYPHEN.split(word) if _ascii(piece)]
    kind = "hyphen" if len(part) == 1 else "space"
    found: list[_Part] = []
    for letters, choice in _foldings(pieces):
        if len(letters) == 1:
            found.append((letters[0], choice))
        else:
            found += [(joined, (*choice, f"{kind}:{how}")) for how, joined in _joinings(letters)]
    return found


def _foldings(pieces: list[str]) -> Iterator[tuple[list[str], tuple[str, ...]]]:
    plain = [_ascii(piece) for piece in pieces]
    expanded = [_ascii(piece.casefold().translate(_EXPANDED)) for piece in pieces]
    if plain == expanded:
        yield plain, ()
    else:
        yield plain, ("umlaut:fold",)
        yield expanded, ("umlaut:expand",)


def _joinings(pieces: list[str]) -> Iterator[tuple[str, str]]:
    yield "join", "".join(pieces)
    yield "hyphen", "-".join(pieces)
    yield "last", pieces[-1]
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
    formal = {name for name in _namer().canonicals_of(given) if len(name) > len(given)}
    short = {name for name in _namer().nicknames_of(given) if len(name) < len(given)}
    return _likeliest(formal, given), _likeliest(short, given)


def _likeliest(names: set[str], given: str) -> tuple[str, ...]:
    """Two that begin alike, and two others; the shortest."""
    ranked = sorted(names, key=lambda name: (len(name), name))
    alike = [name for name in ranked if name[:2] == given[:2]]
    return tuple(alike[:_MAX_NICKNAMES] + [name for name in ranked if name not in alike][:_MAX_NICKNAMES])


@cache
def _namer() -> NickNamer:
    return NickNamer()


def _ascii(word: str) -> str:
    folded = fold(word)
    if not folded.isascii():
        folded = anyascii(word).lower()
    return _NOT_LETTERS.sub("", folded)
