"""Whether two printed names are one person's: nicknames, initials, order, case, diacritics, scripts."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping
from functools import cache, lru_cache
from typing import NamedTuple

from anyascii import anyascii

from exec_finder.models import PersonName
from exec_finder.names.culture import initial
from exec_finder.names.lists import key, words
from exec_finder.names.parse import parse_name
from exec_finder.tables import read_cells
from exec_finder.text import fold

_MOST_ALIKE = 300
"""Namesakes by one word that are compared."""
_GENERATIONS = {
    "jr": "jr",
    "jnr": "jr",
    "junior": "jr",
    "sr": "sr",
    "snr": "sr",
    "senior": "sr",
    "ii": "ii",
    "iii": "iii",
}


class NicknameRow(NamedTuple):
    """A row of names/nicknames.csv."""

    given: str
    """Folded given name."""
    nickname: str
    """Folded nickname."""
    lang: str
    """ISO 639-1."""


@cache
def _nicknames() -> Mapping[str, set[str]]:
    """Both ways: a given name's nicknames, a nickname's given names."""
    found: defaultdict[str, set[str]] = defaultdict(set)
    for given, nickname, _ in read_cells("names/nicknames.csv", NicknameRow):
        found[given].add(nickname)
        found[nickname].add(given)
    return found


def nicknames_of(given: str) -> frozenset[str]:
    """Nicknames of a given name and given names of a nickname, folded."""
    return frozenset(_nicknames().get(fold(given), ()))


@lru_cache(maxsize=8192)
def name_key(text: str) -> str:
    """A name for grouping: given name, middle initials, family name and Jr or III, folded, in that order.

    Texts with one key are one name, however they are printed; one person's variants (nickname, middle initial left
    out) may have several keys, which `same_person` compares. Empty for a text without a letter.

    >>> name_key("FIELDS, Robert Q.") == name_key("Mr. Robert Q. Fields")
    True
    """
    name = parse_name(text)
    middle = [piece[:1] for piece in _pieces(name.middle)]
    parts = [*_pieces(name.given), *middle, *_pieces(name.family), *sorted(_generation(name))]
    return " ".join(parts)


@lru_cache(maxsize=8192)
def same_person(a: str, b: str) -> bool:
    """Whether two printed names can well be one person's, on one page or site.

    Nicknames, initials, left-out middle names, one of two family names, order, case, script and diacritics may differ;
    other given names, contradicting initials, Jr beside Sr may not. Symmetric.

    >>> same_person('Robert "Bob" Q. Fields, Jr.', "Bob Fields"), same_person("Ann Fields", "Bob Fields")
    (True, False)
    """
    if a == b:
        return True
    one, two = parse_name(a), parse_name(b)
    if not one.family or not two.family:
        return bool(name_key(a)) and name_key(a) == name_key(b)
    ones, twos = _generation(one), _generation(two)
    if ones and twos and ones != twos:
        return False
    return _families_agree(one.family, two.family) and _givens_agree(one, two)


class Namesakes:
    """Names among which those that can well be one person's are found without comparing all.

    >>> Namesakes(["Ann Fields", "Bob Fields"]).first("Robert Q. Fields")
    'Bob Fields'
    """

    def __init__(self, names: Iterable[str]) -> None:
        self._names = tuple(dict.fromkeys(names))
        self._by_key: defaultdict[str, list[int]] = defaultdict(list)
        for place, name in enumerate(self._names):
            for one in _shared_keys(name):
                if len(self._by_key[one]) < _MOST_ALIKE:
                    self._by_key[one].append(place)

    def first(self, name: str) -> str | None:
        """The first of them that `same_person` takes for *name*; of thousands of one family only some are compared."""
        places = {place for one in _shared_keys(name) for place in self._by_key.get(one, ())}
        return next((self._names[place] for place in sorted(places) if same_person(self._names[place], name)), None)


def _shared_keys(text: str) -> set[str]:
    """Names that are one person's share one of these: a word of the family name, or all of a name without one."""
    family = parse_name(text).family
    keys = {name_key(text), _collapsed("".join(_pieces(family))), *_without_particles(family)} - {""}
    return keys | {text}


def bears_family(name: str, family: str) -> bool:
    """Whether *family* alone, without given names, is the family name of *name* or one of its parts.

    >>> bears_family("Ana García López", "Garcia"), bears_family("Ana García", "Eva García")
    (True, False)
    """
    asked, borne = parse_name(family).full, parse_name(name).family
    words = _without_particles(asked)
    return bool(words) and bool(borne) and (words <= _without_particles(borne) or _alike(asked, borne))


def _generation(name: PersonName) -> set[str]:
    found = {_GENERATIONS.get(key(piece), "") for piece in name.suffix.replace(",", " ").split()}
    return found - {""}


@lru_cache(maxsize=8192)
def _pieces(part: str) -> tuple[str, ...]:
    """ASCII words of a part of a name; hyphens divide, apostrophes don't."""
    plain = fold(part).replace("'", "").replace("’", "")
    if not plain.isascii():
        plain = anyascii(plain).lower().replace("'", "")
    return tuple("".join(c if c.isalnum() else " " for c in plain).split())


def _without_particles(family: str) -> frozenset[str]:
    pieces = _pieces(family)
    particles = words().of("particle")
    return frozenset(piece for piece in pieces if piece not in particles) or frozenset(pieces)


def _families_agree(a: str, b: str) -> bool:
    one, two = _without_particles(a), _without_particles(b)
    if one <= two or two <= one:
        return True
    return _alike(a, b)


def _alike(a: str, b: str) -> bool:
    return _collapsed("".join(_pieces(a))) == _collapsed("".join(_pieces(b)))


def _collapsed(plain: str) -> str:
    """One spelling for Mueller and Muller, Aakesson and Akesson."""
    return plain.replace("ae", "a").replace("oe", "o").replace("ue", "u").replace("aa", "a")


def _givens_agree(one: PersonName, two: PersonName) -> bool:
    first, second = _callings(one), _callings(two)
    if not first or not second:
        return not first and not second
    if not any(_given_pair(a, b) for a in first for b in second):
        return False
    return _middles_agree(one, two)


def _callings(name: PersonName) -> tuple[str, ...]:
    """What the person may be called: given names, nickname, and after a leading initial the second forename."""
    given = _pieces(name.given)
    if not given:
        return ()
    joined = "".join(given)
    found = [given[0], joined, *_pieces(name.nickname)]
    if len(given[0]) == 1:
        found += given[1:]
        found += _pieces(name.middle)[:1] if len(given) == 1 else ()
    return tuple(dict.fromkeys(found))


def _given_pair(a: str, b: str) -> bool:
    if a == b:
        return True
    if len(a) == 1 or len(b) == 1:
        return a[0] == b[0]
    if a in nicknames_of(b) or _collapsed(a) == _collapsed(b):
        return True
    # Two nicknames of one name (Bob, Rob): only where the name behind them is one.
    return bool(nicknames_of(a) & nicknames_of(b) & _full_names())


@cache
def _full_names() -> frozenset[str]:
    return frozenset(given for given, _, _ in read_cells("names/nicknames.csv", NicknameRow))


def _middles_agree(one: PersonName, two: PersonName) -> bool:
    """Second names and initials, where both have them, must not contradict."""
    first, second = _seconds(one), _seconds(two)
    for a, b in zip(first, second, strict=False):
        if a[0] != b[0] or (len(a) > 1 and len(b) > 1 and a != b and a not in nicknames_of(b)):
            return False
    return True


def _seconds(name: PersonName) -> tuple[str, ...]:
    given = [piece for piece in name.given.split() if piece]
    later = _pieces(" ".join(given[1:])) if given and not initial(given[0]) else ()
    return (*later, *_pieces(name.middle))
