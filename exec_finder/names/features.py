"""What `is_person_name` sees in a text: counts of what its words are."""

from __future__ import annotations

import re
from dataclasses import dataclass
from enum import Enum
from functools import cache, lru_cache
from typing import Literal

from exec_finder.names.affixes import open_shell
from exec_finder.names.casing import is_shouted
from exec_finder.names.culture import east_asian_first, initial, vietnamese
from exec_finder.names.lists import NONE, family_in, given_in, key, words
from exec_finder.tables import read_lines, read_rows

# Endings that few words but many family names have, in the languages of the lists.
_FAMILY_ENDING = re.compile(
    r"(?:[^\W\d_]{2}(?:sson|ssen|nsen|rsen|owski|ewski|inski|ynski|wicz|czyk|enko|chuk|shvili|adze|opoulos|akis|idis|"
    r"oglu|yan|ian|stein|berg|mann|meier|meyer|baum|quist|gaard|strom|sdottir|escu|ovic|ovich|evic|evich|ova|eva|"
    r"[oe]v|skaya|sky|skyy|skiy|ishvili|asan|swamy|nathan|murthy|singh|zadeh|wala|ides|aitis|auskas|unas|ins))$"
)
_CAMEL = re.compile(r"^(?:Ma?c|D[aei]|L[ae]|Fitz|Van|De[nr]|O')?[^\W\d_a-zß-ÿ][^\W\d_A-Z]*$")


class Kind(Enum):
    """What a word of a would-be name is."""

    INITIAL = "initial"
    PARTICLE = "particle"
    GIVEN = "given"
    FAMILY = "family"
    BOTH = "both"
    ENDING = "ending"
    UNKNOWN = "unknown"
    DOUBTFUL = "doubtful"
    """In the name lists, and a word of headings or places too (Hall, Grace)."""
    DOUBTFUL_HOME = "doubtful_home"
    """The same, where the name is at home in a language (April, Park)."""
    WORD = "word"
    """A word that is no name."""
    SMALL = "small"
    """Begins with a small letter and is no particle."""


@dataclass(frozen=True, slots=True)
class NotNameRow:
    """A row of names/not_name_words.csv."""

    word: str
    """Folded; a phrase has blanks."""
    kind: str
    """function, heading, menu, title, org, place, event, product, adjective, phrase."""
    lang: str
    """ISO 639-1."""


@dataclass(frozen=True, slots=True)
class Features:
    """A text as the score sees it."""

    kinds: tuple[Kind, ...]
    """Of the words left after honorifics and suffixes."""
    dressed: bool
    """It has an honorific, a suffix or a quoted nickname."""
    reversed: bool
    """'Family, Given'."""
    shouted: bool
    """All in capitals."""
    eastern: bool
    """A Chinese, Korean or Vietnamese name in Latin letters, by its syllables."""


@cache
def not_words() -> frozenset[str]:
    """Single words of headings, menus, places, titles and firms, and common English words."""
    kept = {row.word for row in read_rows("names/not_name_words.csv", NotNameRow) if row.kind != "phrase"}
    return frozenset(kept | set(read_lines("names/common_words.txt")))


@cache
def phrases() -> frozenset[str]:
    """Whole texts that look like a name and are a place, a firm, a drink or a day."""
    return frozenset(row.word for row in read_rows("names/not_name_words.csv", NotNameRow) if row.kind == "phrase")


def features(text: str) -> Features:
    """Read a text in Latin or another script with capitals."""
    shell = open_shell(text)
    tokens = tuple(token for segment in shell.segments for token in segment)
    dressed = bool(shell.honorifics or shell.suffixes or shell.nickname)
    shouted = bool(tokens) and all(token.upper() == token for token in tokens)
    if shell.honorifics and "of" in tokens[1:]:
        tokens = tokens[: tokens.index("of", 1)]  # Lady Doe of Ashcombe
    last = len(tokens) - 1
    kinds = tuple(
        _kind(token, "first" if place == 0 else "last" if place == last else "inner")
        for place, token in enumerate(tokens)
    )
    return Features(_after_particles(kinds, tokens), dressed, len(shell.segments) > 1, shouted, _eastern(tokens))


def _eastern(tokens: tuple[str, ...]) -> bool:
    if not 1 < len(tokens) < 5 or not family_in(tokens[0]) & {"zh", "ko", "vi"}:
        return False
    return vietnamese(tokens) or east_asian_first(tokens)


@lru_cache(maxsize=16384)
def _kind(token: str, where: Literal["first", "inner", "last"]) -> Kind:  # positional for the cache
    if initial(token):
        return Kind.INITIAL
    plain = key(token)
    if where == "inner" and plain in words().of("particle") and (token.islower() or len(plain) > 1):
        return Kind.PARTICLE
    if plain in words().of("patronymic") and where != "first":
        return Kind.PARTICLE
    if token[:1].islower() and plain.partition("'")[0] in {"d", "l", "dell", "dall"} and "'" in plain:
        return Kind.ENDING  # d'Amboise
    if token[:1].islower() and "-" in token and plain.split("-")[0] in words().of("particle"):
        return Kind.ENDING  # al-Sayed
    if token[:1].islower() and not (where != "inner" and plain in words().of("particle")):
        return Kind.SMALL
    if not _looks_named(token):
        return Kind.WORD
    return _listed(plain, token, where)


def _looks_named(token: str) -> bool:
    """Letters with hyphens and apostrophes only, capitals where names have them."""
    bare = token.strip(".,")
    if bare[1:].islower() and bare.isalpha():
        return True
    if not bare.replace("-", "").replace("'", "").isalpha():
        return False
    return is_shouted(bare) or all(not p[1:] or p[1:].islower() or _CAMEL.match(p) for p in re.split("[-']", bare) if p)


def _listed(plain: str, token: str, where: str) -> Kind:
    given, family = bool(given_in(token)), bool(family_in(token))
    if plain in not_words() or (plain.endswith("'s") and len(plain) > 3):
        return _doubtful(token, where) if given or family else Kind.WORD
    if given and family:
        return Kind.BOTH
    if given or family:
        return Kind.GIVEN if given else Kind.FAMILY
    return Kind.ENDING if _FAMILY_ENDING.search(plain) else Kind.UNKNOWN


def _doubtful(token: str, where: str) -> Kind:
    """West is at home as a family name, so it may come last; April as a given name, so it may come first."""
    tags = NONE if where == "last" else given_in(token)
    tags |= NONE if where == "first" else family_in(token)
    return Kind.DOUBTFUL_HOME if any(lang[0] == "+" for lang in tags) else Kind.DOUBTFUL


def _after_particles(kinds: tuple[Kind, ...], tokens: tuple[str, ...]) -> tuple[Kind, ...]:
    """Dutch and German words behind their particles are family names: van den Broek, von der Heide."""
    if len(kinds) < 3 or kinds[-1] is not Kind.WORD or kinds[-2] is not Kind.PARTICLE:
        return kinds
    return (*kinds[:-1], Kind.FAMILY) if words().languages.get(key(tokens[-2])) in {"de", "nl"} else kinds
