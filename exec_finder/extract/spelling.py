"""Whether an address spells a name: 'jdoe', 'doe.jane' and 'j.doe' are Jane Doe's."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Sequence
from functools import lru_cache

from anyascii import anyascii

from exec_finder.text import fold

_UMLAUTS = str.maketrans({"ä": "ae", "ö": "oe", "ü": "ue", "å": "aa", "ø": "oe"})
_PIECE_LIMIT = 40
_MOST_PIECES = 6
PIECE = re.compile(rf"[^\W\d_]{{1,{_PIECE_LIMIT}}}")


@lru_cache(maxsize=8192)
def spells(local_part: str, name: str) -> int:
    """How far a local part spells a name: 2 given and family name (one may be an initial), 1 one of them, 0 neither."""
    parts = _letters(local_part)
    forms = [pieces_of(variant)[:_MOST_PIECES] for variant in variants(name)]
    return max((_spelt(parts, pieces) for pieces in forms), default=0) if parts else 0


@lru_cache(maxsize=2048)
def _letters(local_part: str) -> tuple[str, ...]:
    return tuple(re.findall("[a-z]+", ascii_of(local_part)))


@lru_cache(maxsize=2048)
def _words(line: str) -> frozenset[str]:
    """The pieces of a line of which a name in it may consist."""
    return frozenset(piece for variant in variants(line) for piece in pieces_of(variant))


def may_spell(local_part: str, line: str) -> bool:
    """Whether a piece of any name in the line stands whole in the local part: it can spell no other."""
    parts, words = _letters(local_part), _words(line)
    letters = "".join(parts)
    return any(word in letters for word in words if len(word) > 1) or (bool(parts) and parts[-1] in words)


class NamesByPiece:
    """Names by their pieces, of which one stands whole in each local part that spells the name."""

    def __init__(self, names: Iterable[str]) -> None:
        self._names: defaultdict[str, list[str]] = defaultdict(list)
        for name in names:
            forms = [pieces for variant in variants(name) if (pieces := pieces_of(variant)[:_MOST_PIECES])]
            for piece in {piece for pieces in forms for piece in pieces if len(piece) > 1 or piece is pieces[-1]}:
                self._names[piece].append(name)

    def of(self, local_part: str) -> set[str]:
        """All that the local part can spell, and others."""
        letters = "".join(_letters(local_part))
        ends = range(1, len(letters) + 1)
        stretches = {letters[start:end] for end in ends for start in range(max(0, end - _PIECE_LIMIT), end)}
        return {name for stretch in self._names.keys() & stretches for name in self._names[stretch]}


@lru_cache(maxsize=2048)
def ascii_of(text: str) -> str:
    """In ASCII and lower case, without marks on letters."""
    return anyascii(fold(text)).lower()


def variants(name: str) -> Iterable[str]:
    """A name in ASCII, and as Germans write it there."""
    low = name.lower()
    yield ascii_of(low)
    german = low.translate(_UMLAUTS)
    if german != low:
        yield ascii_of(german)


def pieces_of(text: str) -> list[str]:
    """The words of a name, parted at hyphens."""
    return PIECE.findall(text.replace("'", "").replace("’", ""))


def _spelt(parts: Sequence[str], pieces: list[str]) -> int:
    letters = "".join(parts)
    long = [piece for piece in pieces if len(piece) > 1]
    if len(pieces) > 1 and long and (_made_of(letters, pieces) or _long_form(parts, pieces)):
        return 2
    one = any(len(piece) > 2 and (piece in parts or letters.startswith(piece)) for piece in long)
    return int(one or letters in _short(pieces, long))


def _long_form(parts: Sequence[str], pieces: list[str]) -> bool:
    """'jessica.doe' for Jess Doe and 'jess.doe' for Jessica Doe: the family name whole, the other begun alike."""
    alike = parts[0].startswith(pieces[0]) or pieces[0].startswith(parts[0])
    return len(parts) > 1 and alike and len(min(parts[0], pieces[0], key=len)) > 2 and parts[-1] == pieces[-1]


def _made_of(letters: str, pieces: list[str]) -> bool:
    """Whether at least two pieces, one of them whole, are all that the letters are: 'jdoe', 'doejane', 'janed'."""
    states = {(0, 0, False)}  # read so far, pieces used (bits), one whole
    for _ in range(len(pieces)):
        following = set()
        for at, used, whole in states:
            for number, piece in enumerate(pieces):
                if used >> number & 1:
                    continue
                if letters.startswith(piece, at):
                    following.add((at + len(piece), used | 1 << number, whole or len(piece) > 1))
                if letters.startswith(piece[0], at):
                    following.add((at + 1, used | 1 << number, whole))
        if any(at == len(letters) and whole and used.bit_count() > 1 for at, used, whole in following):
            return True
        states = following
    return False


def _short(pieces: list[str], long: list[str]) -> set[str]:
    initials = "".join(piece[0] for piece in pieces)
    return {initials, pieces[0][0] + pieces[-1][0], *long[:1], *long[-1:]} if len(initials) > 1 else set(long)
