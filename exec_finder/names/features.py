"""What `is_person_name` sees in a text: counts of what its words are."""

from __future__ import annotations

import re
from enum import Enum
from functools import cache, lru_cache
from typing import Literal, NamedTuple

from exec_finder.names.affixes import open_shell
from exec_finder.names.casing import is_shouted
from exec_finder.names.culture import east_asian_first, initial, vietnamese
from exec_finder.names.lists import NONE, Listed, family_in, given_in, key, mainly_family, words
from exec_finder.tables import read_cells, read_lines, read_rows

_EASTERN = frozenset({"zh", "ko", "vi"})
_DOUBLED = frozenset({"+es", "+pt"})  # where a family name follows another
_FUSED = re.compile(r"^(?:d[aeiu]|l[ae]|van|von|de[nrl]|della|te[nr]|fitz)[^\W\d_a-zß-ÿ][^\W\d_A-Z]+$")
_ELIDED = re.compile(r"(?:d|l|dell|dall)['’ʼ`](?![a-zß-ÿ])")
_CAMEL = re.compile(
    r"^(?:(?:Ma?c|D[aei]|L[ae]|Fitz|Van|De[nr]|O')?[^\W\d_a-zß-ÿ][^\W\d_A-Z]*"
    r"|(?:Ma?c|D[aei]|L[ae]|Fitz|Van)[^\W\d_a-zß-ÿ]{3,})$"
)


class Kind(Enum):
    """What a word of a would-be name is."""

    INITIAL = "initial"
    PARTICLE = "particle"
    MONONYM = "mononym"
    """A given name at home in a language, no word and all of the text."""
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
    LEXICAL = "lexical"
    """In no list of names, and a word of the dictionary, or ends as nouns and adjectives do."""
    SELDOM = "seldom"
    """In no list of names, and a word of a city's or a brand's name, or a rare one that is a rare name too."""
    SMALL = "small"
    """Begins with a small letter and is no particle."""

    __hash__ = object.__hash__  # Enum's own is a function in Python: half of what weighing a name cost


_LOWERED = {Kind.DOUBTFUL: Kind.WORD, Kind.DOUBTFUL_HOME: Kind.LEXICAL}
"""What a last word that is doubtful becomes behind a family name."""


class NotNameRow(NamedTuple):
    """A row of names/not_name_words.csv."""

    word: str
    """Folded; a phrase has blanks."""
    kind: str
    """function, heading, menu, title, org, place, event, product, adjective, phrase."""
    lang: str
    """ISO 639-1."""


class EndingRow(NamedTuple):
    """A row of names/endings.csv."""

    ending: str
    """Folded."""
    kind: Literal["family", "word"]
    """What words with it are that stand in no list: family names, or nouns and adjectives."""
    lang: str
    """ISO 639-1."""
    example: str
    """A word with it."""


class Features(NamedTuple):
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
def _not_names() -> tuple[frozenset[str], frozenset[str]]:
    """Single words and whole phrases that are no names."""
    words_of: set[str] = set()
    whole: set[str] = set()
    for word, kind, _ in read_cells("names/not_name_words.csv", NotNameRow):
        (whole if kind == "phrase" else words_of).add(word)
    return frozenset(words_of.union(read_lines("names/common_words.txt"))), frozenset(whole)


def not_words() -> frozenset[str]:
    """Single words of headings, menus, places, titles and firms, and common English words."""
    return _not_names()[0]


def phrases() -> frozenset[str]:
    """Whole texts that look like a name and are a place, a firm, a drink or a day."""
    return _not_names()[1]


@cache
def _dictionary() -> Listed:
    return Listed("names/english.txt.gz")


@cache
def _seldom() -> Listed:
    return Listed("names/seldom.txt.gz")


@cache
def _endings(kind: Literal["family", "word"]) -> tuple[str, ...]:
    return tuple(row.ending for row in read_rows("names/endings.csv", EndingRow) if row.kind == kind)


def features(text: str) -> Features:
    """Read a text in Latin or another script with capitals."""
    shell = open_shell(text)
    tokens = sum(shell.segments[1:], shell.segments[0])
    dressed = bool(shell.honorifics or shell.suffixes or shell.nickname)
    letters = "".join(tokens)
    shouted = bool(letters) and letters.upper() == letters
    if shell.honorifics and "of" in tokens[1:]:
        tokens = tokens[: tokens.index("of", 1)]  # Lady Doe of Ashcombe
    kinds = _kinds(tokens, shell.honorifics)
    lost = kinds and kinds[0] in {Kind.WORD, Kind.SMALL}
    if lost and len(shell.segments) > 1 and len(tokens) > 2 and key(tokens[0]) in words().of("particle"):
        kinds = (Kind.PARTICLE, *kinds[1:])  # 'da Silva Costa, Maria'
    kinds = _written_large(_after_others(kinds, tokens), tokens)
    return Features(
        (*kinds[:-1], Kind.SMALL) if len(shell.segments) == 1 and _leads_on(tokens) else kinds,
        dressed,
        len(shell.segments) > 1,
        shouted,
        _eastern(tokens),
    )


def _leads_on(tokens: tuple[str, ...]) -> bool:
    """'Membres du': a particle at the end belongs to what follows, unless the name is turned round."""
    return len(tokens) > 1 and tokens[-1].islower() and key(tokens[-1]) in words().of("particle")


def is_dictionary_word(plain: str) -> bool:
    """Whether a folded word is an English one that is seldom a name."""
    return plain in _dictionary()


def _kinds(tokens: tuple[str, ...], honorifics: tuple[str, ...]) -> tuple[Kind, ...]:
    if len(tokens) == 1:
        peer = len(honorifics) > 1 and key(honorifics[-1]) in words().of("peer")  # The Rt. Hon. the Lord Doe
        return (Kind.FAMILY if peer else _kind(tokens[0], "alone"),)
    if not tokens:
        return ()
    return (_kind(tokens[0], "first"), *[_kind(token, "inner") for token in tokens[1:-1]], _kind(tokens[-1], "last"))


def _eastern(tokens: tuple[str, ...]) -> bool:
    if not 1 < len(tokens) < 5 or _EASTERN.isdisjoint(family_in(tokens[0])):
        return False
    return vietnamese(tokens) or east_asian_first(tokens)


@lru_cache(maxsize=16384)
def _kind(token: str, where: Literal["first", "inner", "last", "alone"]) -> Kind:  # positional for the cache
    if initial(token):
        return Kind.INITIAL
    plain = key(token)
    if where == "inner" and plain in words().of("particle") and (token.islower() or len(plain) > 1):
        return Kind.PARTICLE
    if plain in words().of("patronymic") and where in {"inner", "last"}:
        return Kind.PARTICLE
    if token[:1].islower() and _ELIDED.match(token):
        return Kind.ENDING  # d'Amboise, not d'audit
    if token[:1].islower() and "-" in token and plain.split("-")[0] in words().of("particle"):
        return Kind.ENDING  # al-Sayed
    if token[:1].islower() and where != "first" and is_fused(token):
        return Kind.ENDING
    if token[:1].islower() and not (where != "inner" and plain in words().of("particle")):
        return Kind.SMALL
    if not _looks_named(token):
        return Kind.WORD
    return _listed(plain, token, where)


def is_fused(token: str) -> bool:
    """A family name that begins with its particle in small letters: deVries, vanDyke."""
    return token[:1].islower() and _FUSED.match(token) is not None


def _looks_named(token: str) -> bool:
    """Letters with hyphens and apostrophes only, capitals where names have them."""
    bare = token.strip(".,")
    if bare[1:].islower() and bare.isalpha():
        return True
    if not bare.replace("-", "").replace("'", "").isalpha():
        return False
    return is_shouted(bare) or all(not p[1:] or p[1:].islower() or _is_camel(p) for p in re.split("[-']", bare) if p)


def _is_camel(piece: str) -> bool:
    """A capital inside, as in McNeil and McNEIL, or in a double given name of the lists (JoAnn); not LinkedIn."""
    return _CAMEL.match(piece) is not None or bool(given_in(piece))


def _listed(plain: str, token: str, where: str) -> Kind:
    given, family = given_in(token), family_in(token)
    if plain in not_words() or (plain.endswith("'s") and len(plain) > 3):
        return _doubtful(token, where) if given or family else Kind.WORD
    if not given and not family:
        return _unlisted(plain)
    if plain in _dictionary() and not _at_home(given | family):
        return Kind.DOUBTFUL
    if where == "alone" and _at_home(given) and plain not in _dictionary():
        return Kind.MONONYM
    if given and family:
        return Kind.BOTH
    return Kind.GIVEN if given else Kind.FAMILY


def _unlisted(plain: str) -> Kind:
    """What a word is that no list of names has."""
    if plain in _dictionary() or ("-" in plain and all(map(_is_word, plain.split("-")))):
        return Kind.LEXICAL
    if plain in _seldom():
        return Kind.SELDOM
    if _ends(plain, "word"):
        return Kind.LEXICAL
    return Kind.ENDING if _ends(plain, "family") else Kind.UNKNOWN


def _is_word(plain: str) -> bool:
    """A part of 'on-premise', but not of 'jean-pierre'."""
    return (plain in not_words() or plain in _dictionary()) and not (given_in(plain) or family_in(plain))


def _ends(plain: str, kind: Literal["family", "word"]) -> bool:
    """Whether at least two letters stand before an ending of the kind."""
    return plain[2:].endswith(_endings(kind))


def _at_home(languages: frozenset[str]) -> bool:
    return any(lang[0] == "+" for lang in languages)


def _doubtful(token: str, where: str) -> Kind:
    """West is at home as a family name, so it may come last; April as a given name, so it may come first."""
    tags = NONE if where == "last" else given_in(token)
    tags |= NONE if where in {"first", "alone"} else family_in(token)
    return Kind.DOUBTFUL_HOME if _at_home(tags) else Kind.DOUBTFUL


def _written_large(kinds: tuple[Kind, ...], tokens: tuple[str, ...]) -> tuple[Kind, ...]:
    """'Mehmet METE': capitals behind a given name in small letters are the family's, whatever word they make."""
    if len(kinds) < 2 or kinds[0] not in {Kind.GIVEN, Kind.BOTH} or tokens[0].isupper():
        return kinds
    large = tokens[-1].isupper() and len(tokens[-1]) > 2 and kinds[-1] is not Kind.WORD
    return (*kinds[:-1], Kind.FAMILY) if large else kinds


def _after_others(kinds: tuple[Kind, ...], tokens: tuple[str, ...]) -> tuple[Kind, ...]:
    """The last word judged by the one before it.

    Words behind a particle are family names: always behind a Dutch or German one (van den Broek, von der Heide), else
    in a text that begins with a given name (Bertrand de la Tour). Words of places and firms behind a family name are
    none: Jane Miller Street, John Miller Bank.
    """
    if len(kinds) < 3:
        return kinds
    before, last = tokens[-2:]
    if kinds[-1] is Kind.WORD and kinds[-2] is Kind.PARTICLE:
        noble = words().languages.get(key(before)) in {"de", "nl"} or kinds[0] in {Kind.GIVEN, Kind.BOTH}
        return (*kinds[:-1], Kind.FAMILY) if noble else kinds
    if kinds[-1] not in _LOWERED or not mainly_family(before) or family_in(last) & _DOUBLED:
        return kinds
    return (*kinds[:-1], _LOWERED[kinds[-1]])
