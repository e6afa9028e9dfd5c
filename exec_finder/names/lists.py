"""The lists that names are read with: who uses a name as given or family name, and the words around names."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterator, Mapping
from collections.abc import Set as AbstractSet
from dataclasses import dataclass
from functools import cache, lru_cache
from typing import NamedTuple

from exec_finder.tables import read_bytes, read_cells
from exec_finder.text import fold

NONE: frozenset[str] = frozenset()
_STRETCH, _LONGEST_LINE = 256, 256  # bytes: of the file that are searched for a line


class PartRow(NamedTuple):
    """A row of names/parts.csv."""

    word: str
    """Folded, without full stops."""
    kind: str
    """honorific, postnominal, particle …: the table's README row lists them."""
    lang: str
    """Where it is usual (ISO 639-1)."""


@dataclass(frozen=True, slots=True)
class Words:
    """The words around names, folded, by kind."""

    kinds: Mapping[str, frozenset[str]]
    languages: Mapping[str, str]
    longest: int
    """Words in the longest entry."""
    all: frozenset[str]
    """Every single word of the entries, of whatever kind."""

    def of(self, kind: str) -> frozenset[str]:
        """All words of a kind."""
        return self.kinds.get(kind, NONE)


class _Lines:
    """The lines of a sorted file, found in its bytes: no string is made of the many that nobody asks for."""

    def __init__(self, name: str) -> None:
        raw = b"\n" + read_bytes(name).rstrip(b"\n") + b"\n"
        self._raw = raw[raw.index(b"\n", 1) :] if raw.startswith(b"\n#") else raw
        ends = range(_STRETCH, len(self._raw) - 1, _STRETCH)
        self._starts = [0, *dict.fromkeys(self._raw.rindex(b"\n", 0, end) for end in ends)]
        self._heads = [self._raw[start + 1 : start + _LONGEST_LINE] for start in self._starts]

    def behind(self, begins: str) -> bytes | None:
        """What follows in the line that begins so; None where none does. *begins* ends as a word does in the file."""
        sought = begins.encode(errors="replace")
        at = max(bisect_right(self._heads, sought + b"\xff") - 1, 0)
        place = self._raw.find(b"\n" + sought, self._starts[at], self._starts[at] + _STRETCH + _LONGEST_LINE)
        start = place + 1 + len(sought)
        return self._raw[start : self._raw.find(b"\n", start)] if place >= 0 else None

    def __iter__(self) -> Iterator[str]:
        return iter(self._raw.decode().split("\n")[1:-1])

    def __len__(self) -> int:
        return self._raw.count(b"\n") - 1


class Listed(AbstractSet[str]):
    """The words of a sorted file."""

    def __init__(self, name: str) -> None:
        self._lines = _Lines(name)

    def __contains__(self, word: object) -> bool:
        return isinstance(word, str) and self._lines.behind(word + "\n") is not None

    def __iter__(self) -> Iterator[str]:
        return iter(self._lines)

    def __len__(self) -> int:
        return len(self._lines)


class Tagged(Mapping[str, frozenset[str]]):
    """As Listed, for words with their tags; unknown words have none."""

    def __init__(self, name: str) -> None:
        self._lines = _Lines(name)

    def __getitem__(self, word: str) -> frozenset[str]:
        tags = self._lines.behind(word + "\t")
        return _tags(tags) if tags else NONE

    def __contains__(self, word: object) -> bool:
        return isinstance(word, str) and bool(self[word])

    def __iter__(self) -> Iterator[str]:
        return (line.partition("\t")[0] for line in self._lines)

    def __len__(self) -> int:
        return len(self._lines)


@cache
def _tags(tags: bytes) -> frozenset[str]:
    return frozenset(tags.decode().split(" "))


@cache
def given_names() -> Tagged:
    """Folded given names, with the languages that use them; `+es` besides `es` where the name is at home."""
    return Tagged("names/given.txt.gz")


@cache
def family_names() -> Tagged:
    """Folded family names, with the languages that use them."""
    return Tagged("names/family.txt.gz")


@cache
def words() -> Words:
    """Honorifics, post-nominals, particles and other words around names."""
    kinds: dict[str, set[str]] = {}
    languages: dict[str, str] = {}
    for word, kind, lang in read_cells("names/parts.csv", PartRow):
        kinds.setdefault(kind, set()).add(key(word))
        languages.setdefault(key(word), lang)
    every = frozenset(word for entry in languages for word in entry.split())
    return Words({kind: frozenset(found) for kind, found in kinds.items()}, languages, 3, every)


@lru_cache(maxsize=32768)
def key(token: str) -> str:
    """A token for looking up: folded, straight apostrophe, without full stops and commas."""
    if token.isalpha() and token.isascii():
        return token.lower()
    plain = fold(token).replace("’", "'").replace("ʼ", "'").replace("`", "'")
    return plain.replace(".", "").strip(" ,;:")


@lru_cache(maxsize=32768)
def given_in(token: str) -> frozenset[str]:
    """Languages that use the token, or each part of it joined by hyphens, as a given name."""
    found = given_names()
    plain = key(token)
    tags = found[plain]
    if not tags and "-" in plain:
        parts = [found[part] for part in plain.split("-")]
        return frozenset.intersection(*parts) or (parts[0] if all(parts) else NONE)
    return tags


@lru_cache(maxsize=32768)
def family_in(token: str) -> frozenset[str]:
    """Languages that use the token, or a part of it joined by hyphens, as a family name."""
    found = family_names()
    plain = key(token)
    tags = found[plain]
    if not tags and "-" in plain:
        return NONE.union(*[found[part] for part in plain.split("-")])
    return tags


def mainly_family(token: str) -> bool:
    """Whether a token is a family name at home somewhere, and a given name at most elsewhere: Smith, García."""
    family, given = family_in(token), given_in(token)
    return bool(family) and (not given or (_at_home(family) and not _at_home(given)))


def mainly_given(token: str) -> bool:
    """Whether a token is a given name at home somewhere, and a family name at most elsewhere: John, Pablo."""
    family, given = family_in(token), given_in(token)
    return bool(given) and (not family or (_at_home(given) and not _at_home(family)))


def _at_home(languages: frozenset[str]) -> bool:
    return any(lang[0] == "+" for lang in languages)
