"""Names in capitals, put in ordinary case: MCDONALD, VAN DER BERG, O'NEIL."""

from __future__ import annotations

import re

from exec_finder.names.lists import key, words

# Mac- is left alone but before these: Mackey, Macias and Macy are as common as MacLeod.
_MC = re.compile(r"^(mc)([^\W\d_].+)$", re.IGNORECASE)
_APOSTROPHE = re.compile(r"^(o|d|l|dell|dall|sant|m|n)'(.+)$", re.IGNORECASE)
_PIECES = re.compile(r"([\-\s.])")
_CAPITAL_PARTICLES = frozenset({"al", "ben", "mac", "mc", "o", "ní", "ó", "st", "saint", "san", "le", "la", "di"})


def ordinary(token: str, *, inside: bool = False) -> str:
    """A token in ordinary case; *inside*: it is not the first, so that particles become small.

    >>> [ordinary(t) for t in ("MCDONALD", "O'NEIL", "JEAN-LUC", "J.R.")]
    ['McDonald', "O'Neil", 'Jean-Luc', 'J.R.']
    """
    plain = key(token)
    if inside and plain in words().of("particle") and plain not in _CAPITAL_PARTICLES:
        return token.lower()
    if plain in {"ii", "iii", "iv"}:
        return token.upper()
    return "".join(_piece(piece) for piece in _PIECES.split(token))


def _piece(piece: str) -> str:
    if found := _MC.match(piece):
        return "Mc" + found.group(2).capitalize()
    if found := _APOSTROPHE.match(piece):
        return f"{found.group(1).capitalize()}'{found.group(2).capitalize()}"
    return piece.capitalize() if len(piece) > 1 else piece.upper()


def is_shouted(token: str) -> bool:
    """Whether a token is a word in capitals, not initials."""
    return token.isupper() and "." not in token and sum(map(str.isalpha, token)) > 1
