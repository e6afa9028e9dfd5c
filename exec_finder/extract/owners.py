"""Whose address it is: only what the page ties together, never the neighbour's.

A name and an address belong together where they stand in one record: the smallest block that holds this address and
one name. Where a block holds several names, the local part must spell one of them.
"""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import cache, cached_property, lru_cache

from exec_finder.extract.flow import Flow
from exec_finder.extract.sentences import ends
from exec_finder.extract.spelling import PIECE, NamesByPiece, ascii_of, may_spell, pieces_of, spells, variants
from exec_finder.extract.words import alternatives
from exec_finder.mailboxes import is_role
from exec_finder.models import FoundPerson
from exec_finder.names import Namesakes, is_person_name, parse_name, same_person
from exec_finder.names.lists import family_in, given_in, key, words
from exec_finder.text import fold, squeeze
from exec_finder.titles import title_places

__all__ = ["Owners", "read_name"]

_NEAR = 400  # characters of a record in which a name needs no help from the spelling
_FAR = 4000  # characters of a record (a profile with its biography) in which a part of the name must be spelt
_MOST = 300  # names that are compared with each address of the page; the others only within its record
_ABOVE = 250  # characters that a press contact takes from the name to the address
_TOUCH = 3  # characters between a name and the address that it labels
_LEVELS = 40  # blocks looked at outwards from an address
_TAIL = 3  # letters of a surname that are written alike, however its vowels are
_MAYBE = 0.1  # of being a name, where the address beside it says so too
_HARDLY = 0.04  # of being a name: what the words themselves rule out, 'Youth Forum' at youth.forum@
_NAME_LIMIT = 60
_LINE_LIMIT = 600
_WORD = re.compile(r"\S+")
_FIRST_WORD = re.compile(r"\w+")
_INITIAL = re.compile(r"[^\W\d_]\. ")
# A full stop stands behind an initial or a short title; behind any other word it ends the sentence.
_CAPITAL = r"(?:(?:[^\W\d_a-zß-ÿ]|Dr|Fr|Jr|Mr|Mrs|Ms|Prof|Sr|St)\.|[^\W\d_a-zß-ÿ][^\W\d_]*)(?:['’-][^\W\d_]+)*"
_HOUSE_NUMBER = re.compile(r",? {0,2}(?:n[.º°o]{1,2} {0,1})?\d{1,5}\b(?![ ./-]?\d)", re.IGNORECASE)
_LATIN = re.compile("[A-Za-z\u00c0-\u024f]")
_PARTS = re.compile(r"\s*(?:[,:|•·–—/<(\[]|\s-\s)\s*")


@cache
def _surname() -> re.Pattern[str]:
    return re.compile(
        r"\b(?P<honorific>[^\W\d_]{1,12})\.? (?:(?:Dr|Prof|Ing|Mag)\.? ){0,3}"
        rf"(?P<family>{_particles()}[^\W\d_a-zß-ÿ][^\W\d_]+(?:[-'’][^\W\d_]+)*)"
    )


@cache
def _capitals() -> re.Pattern[str]:
    return re.compile(rf"{_CAPITAL}(?: {_particles()}{_CAPITAL}){{1,4}}")


def _particles() -> str:
    return rf"(?:(?:{alternatives('particle')}) ){{0,2}}"


@dataclass(frozen=True, slots=True)
class _Place:
    start: int
    end: int
    name: str
    listed: bool = True
    """One of the page's people; others were only seen beside an address."""


@lru_cache(maxsize=4096)
def read_name(text: str) -> str:
    """*text* as a person's name without honorifics, or '' where it is none."""
    text = squeeze(text).strip(" ,:;.-–|<>()[]•·")
    if not 2 <= len(text) <= _NAME_LIMIT or any(char.isdigit() or char == "@" for char in text) or _runs_on(text):
        return ""
    if _is_branch(text):
        return ""
    if " " not in text and _LATIN.search(text):
        return ""  # one word alone is more often a link's word than a name
    full = parse_name(text).full if is_person_name(text) >= 0.5 else ""
    return full if " " in full or not _LATIN.search(full) else ""


def _is_branch(name: str) -> bool:
    """'QTW FRANCE S.': a firm's letters and where it is, though France is a given name, too."""
    first, _, rest = name.partition(" ")
    return first.isupper() and bool(title_places(rest)) and not (given_in(first) or family_in(first))


def _runs_on(text: str) -> bool:
    """'Jane Doe. Write' is a name and the next sentence."""
    return any(ends(text))


class Owners:
    """The names on a page, where they stand, and whose an address is."""

    def __init__(self, flow: Flow, people: Sequence[FoundPerson], addresses: Iterable[tuple[str, int]]) -> None:
        self.flow = flow
        self.addresses = sorted((at, address) for address, at in addresses if not is_role(address.rpartition("@")[0]))
        self.starts = [at for at, _ in self.addresses]
        names = list(dict.fromkeys(person.name for person in people if person.name.strip()))
        places = list(_places(flow.text, names))
        known = {fold(name) for name in names}
        places += [place for place in self._nearby() if fold(place.name) not in known]
        self.places = _apart(_whole_before_short(places))
        self.name_starts = [place.start for place in self.places]
        self.names = list(dict.fromkeys([*names, *(place.name for place in self.places)]))
        self._by_piece = NamesByPiece(self.names[:_MOST])
        self._by_fold = {fold(name): name for name in reversed(self.names)}

    @cached_property
    def _namesakes(self) -> Namesakes:
        return Namesakes(self.names)

    def same(self, name: str) -> str:
        """The name as the list of people writes it, where it is there."""
        return self._by_fold.get(fold(name)) or self._namesakes.first(name) or name

    def of(self, address: str, at: int) -> str | None:
        """The owner's name, or None where the page ties none to the address."""
        local_part = address.rpartition("@")[0]
        spelt = [name for name in self._by_piece.of(local_part) if spells(local_part, name) == 2]
        if len(spelt) == 1:
            return spelt[0]
        if is_role(local_part):
            return None
        return self._in_record(local_part, at, set(spelt))

    def person_at(self, at: int) -> str | None:
        """The one person in whose record a place stands (a profile link in her card), or None."""
        for start, end in self._records(at, _NEAR * 2):
            names = {place.name for place in self._names_in(start, end)}
            if names:
                return names.pop() if len(names) == 1 else None
        return None

    def _in_record(self, local_part: str, at: int, spelt: set[str]) -> str | None:
        for start, end in self._records(at, _FAR):
            places = {place.name: place for place in self._names_in(start, end)}
            if len(places) > 1:
                likely = [name for name in places if name in spelt] or [
                    name for name in places if end - start <= _NEAR and spells(local_part, name)
                ]
                return likely[0] if len(likely) == 1 else self._beside(local_part, at)
            for name, place in places.items():
                return name if self._touch(place, at) or self._fits(local_part, place, start, end) else None
        return None

    def _fits(self, local_part: str, place: _Place, start: int, end: int) -> bool:
        if spells(local_part, place.name):
            return True
        others = {
            address for _, address in self.addresses[bisect_left(self.starts, start) : bisect_right(self.starts, end)]
        }
        looks_like_another = bool(re.fullmatch(r"[^\W\d_]{3,}[._-][^\W\d_]{3,}", local_part))
        return place.listed and end - start <= _NEAR and len(others) == 1 and not looks_like_another

    def _beside(self, local_part: str, at: int) -> str | None:
        """The last name before the address: right before it, or a few lines above with a part of it spelt."""
        before = self._names_in(max(0, at - _ABOVE), at)
        last = before[-1] if before else None
        return last.name if last is not None and (spells(local_part, last.name) or self._touch(last, at)) else None

    def _touch(self, place: _Place, at: int) -> bool:
        """'Jane Doe: x@…', 'Jane Doe <x@…>', 'Jane Doe (x@…)'."""
        return 0 < at - place.end <= _TOUCH and "\n" not in self.flow.text[place.end : at]

    def _records(self, at: int, limit: int) -> Iterable[tuple[int, int]]:
        yield self.flow.line(at)
        number = self.flow.block_at(at)
        for _ in range(_LEVELS):
            block = self.flow.blocks[number]
            if number < 0 or block.end - block.start > limit:
                return
            yield block.start, block.end
            number = block.parent

    def _names_in(self, start: int, end: int) -> list[_Place]:
        return self.places[bisect_left(self.name_starts, start) : bisect_left(self.name_starts, end)]

    def _nearby(self) -> Iterable[_Place]:
        """Names on the lines around addresses, which the list of people may lack (press contacts)."""
        seen: set[int] = set()
        for at, address in self.addresses:
            offset = max(0, at - _NEAR)
            local_part = address.rpartition("@")[0]
            for line in self.flow.text[offset : at + _NEAR // 2].split("\n"):
                whole = offset == 0 or self.flow.text[offset - 1] == "\n"
                yield from _addressed(line, offset, local_part)  # surely a name, in a cut sentence too
                if whole and line.strip():
                    yield from _spelt_in(line, offset, local_part)
                    if offset not in seen:
                        yield from _names_of(line, offset)
                    seen.add(offset)
                offset += len(line) + 1


def _spelt_in(line: str, offset: int, local_part: str) -> Iterable[_Place]:
    """Two to four words of a line, written as names are, that the local part spells whole: surely a name."""
    alone = _capitals().fullmatch(line.strip())
    if alone and line.count(" ") < 4 and _begins(local_part, line):
        yield _Place(offset, offset + len(line), squeeze(line), listed=False)
        return
    if not may_spell(local_part, line):
        return
    for match in _capitals().finditer(line[:_LINE_LIMIT]):
        words = list(_WORD.finditer(match[0]))
        for size in (4, 3, 2):
            for first in range(len(words) - size + 1):
                start, end = words[first].start(), words[first + size - 1].end()
                name = match[0][start:end]
                whole = spells(local_part, name) == 2 and spells(local_part, name.partition(" ")[2]) < 2
                if whole and not _is_branch(name) and is_person_name(name) > _HARDLY:
                    yield _Place(offset + match.start() + start, offset + match.start() + end, name, listed=False)
                    return


def _addressed(line: str, offset: int, local_part: str) -> Iterable[_Place]:
    """'Frau Müller (k.mueller@…)': a surname behind an honorific, with what stands before it in the local part."""
    tail = local_part[-_TAIL:].lower()
    if not tail.isalpha() or tail not in (line.lower() if line.isascii() else ascii_of(line)):
        return
    for match in _surname().finditer(line[:_LINE_LIMIT]):
        if key(match["honorific"]) not in words().of("honorific"):
            continue
        for family in variants(match["family"]):
            letters = "".join(pieces_of(family))
            given, found, rest = re.sub(r"[._-]", "", ascii_of(local_part)).rpartition(letters)
            if found and not rest and given.isalpha() and (len(given) == 1 or given_in(given)):
                first = f"{given.upper()}." if len(given) == 1 else given.capitalize()
                yield _Place(offset + match.start(), offset + match.end(), f"{first} {match['family']}", listed=False)
                break


def _begins(local_part: str, line: str) -> bool:
    """A line of a name's form whose first word is the whole local part: 'jane' and 'Jane Doe'."""
    first = PIECE.match(ascii_of(line.strip()))
    return (
        first is not None and len(first[0]) > 2 and first[0] == ascii_of(local_part) and is_person_name(line) > _MAYBE
    )


def _names_of(line: str, offset: int) -> Iterable[_Place]:
    """Names that a line is, begins with, or mentions."""
    for part_start, part in _split(line[:_LINE_LIMIT]):
        name = read_name(part)
        if name and not _is_street(line, part_start, part_start + len(part)):
            yield _Place(offset + part_start, offset + part_start + len(part), name, listed=False)
            continue
        for match in _capitals().finditer(part):
            name = read_name(match[0]) if len(match[0]) < len(part) else ""
            if name and not _is_street(line, part_start + match.start(), part_start + match.end()):
                start = offset + part_start + match.start()
                yield _Place(start, start + len(match[0]), name, listed=False)


def _is_street(line: str, start: int, end: int) -> bool:
    """Whether a house number stands right before or behind: 'Coronel Plaza 2345', '12 Rosa Parks'."""
    return bool(_HOUSE_NUMBER.match(line, end)) or bool(re.search(r"\d\w? $", line[max(0, start - 4) : start]))


def _split(line: str) -> Iterable[tuple[int, str]]:
    at = 0
    for match in _PARTS.finditer(line):
        yield at, line[at : match.start()]
        at = match.end()
    yield at, line[at:]


def _places(text: str, names: list[str]) -> Iterable[_Place]:
    """Where the people's names stand in the text, in one pass over it."""
    if not names:
        return
    folded = text.lower().replace("\n", " ")
    lowered = len(folded) == len(text)
    if not lowered:
        folded = text.replace("\n", " ")  # a letter that grows when lowered would shift all places
    by_first: dict[str, list[tuple[str, str]]] = {}
    for name in sorted(names, key=len, reverse=True):
        key = squeeze(name).lower() if lowered else squeeze(name)
        first = _FIRST_WORD.search(key)
        if first:
            by_first.setdefault(first[0], []).append((key[first.start() :], name))
    for word in _FIRST_WORD.finditer(folded):
        for key, name in by_first.get(word[0], ())[:50]:
            if folded.startswith(key, word.start()):
                yield _Place(word.start(), word.start() + len(key), name)
                break


def _whole_before_short(places: list[_Place]) -> list[_Place]:
    """Without 'K. Müller' where somebody of the page is called 'Karin Müller'."""
    whole: dict[str, str] = {}
    for place in places:
        if _INITIAL.match(place.name) is None:
            whole.setdefault(fold(place.name).rpartition(" ")[2], place.name)
    return [place for place in places if place.listed or not _is_short_for(place.name, whole)]


def _is_short_for(name: str, whole: dict[str, str]) -> bool:
    other = whole.get(fold(name).rpartition(" ")[2]) if _INITIAL.match(name) else None
    return other is not None and same_person(other, name)


def _apart(places: list[_Place]) -> list[_Place]:
    """Places in order, the longer one where two overlap."""
    kept: list[_Place] = []
    for place in sorted(places, key=lambda p: (p.start, not p.listed, -p.end)):
        if not kept or place.start >= kept[-1].end:
            kept.append(place)
    return kept
