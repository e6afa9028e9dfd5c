"""Titles as tokens: folded words with their place in the text, and the marks that part them."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache, lru_cache
from typing import NamedTuple

from exec_finder.tables import read_rows
from exec_finder.text import fold

SEPARATOR = "\0"
"""Text of a token that parts the pieces of a title: comma, slash, bracket, spaced dash …"""
AND = "&"
_TOKEN = re.compile(
    r"(?P<dotted>(?:[^\W\d_]\.\s?){2,}(?:[^\W\d_](?![\w.]))?)"  # V.P.   C. E. O.   и.д.
    r"|(?P<cjk>[\u3040-\u30ff\u3400-\u9fff\uac00-\ud7af])"  # written without blanks: each character a token
    r"|(?P<hebrew>[\u05d0-\u05ea]+(?:[\"'״׳”“‘’][\u05d0-\u05ea]+)*)"  # gershayim stand inside abbreviations
    r"|(?P<number>\d[\d,.]*%?)"
    r"|(?P<word>[^\W\d_\u3040-\u30ff\u3400-\u9fff\uac00-\ud7af]+)"
    r"|(?P<join>[&+@])"
    r"|(?P<part>[,;:|/()\[\]{}•·\n–—―、，／（）・「」«»]|(?<=\s)-(?=\s)|(?<=\s)-(?=\w)|\.(?=\s))"
)
# German and French signs for both sexes between letters, and the remark of vacancies that all may apply.
_BOTH_SEXES = re.compile(
    r"(?<=[a-zß])(?:[*:_]-?in(?:nen)?\b|In\b|[·‧•.-](?:ne|rice|trice)(?:[·.-]?s)?\b)"
    r"|(?<=[a-zé]{3})(?:[·‧•.]e(?:[·.]?s)?|-e(?:-s|s)?)\b"
)
_ALL_SEXES = re.compile(r"\(\s*[mwfdhxi](?:\s*[/|]\s*[mwfdhxi])+\s*\)", re.IGNORECASE)


class Token(NamedTuple):
    """One folded word or mark."""

    text: str
    """Folded; `&` for every way of saying and, SEPARATOR for marks between pieces."""
    start: int
    end: int


@lru_cache(maxsize=16384)
def _folded(word: str) -> str:
    return fold(word)


@dataclass(frozen=True, slots=True)
class BothRow:
    """An ending that names the other sex behind a stroke or in brackets, in data/titles/both_sexes.csv."""

    lang: str
    ending: str
    example: str


@cache
def _other_endings() -> re.Pattern[str]:
    endings = "|".join(sorted({re.escape(row.ending) for row in read_rows("titles/both_sexes.csv", BothRow)}))
    return re.compile(rf"(?<=[^\W\d_][\w״\"][^\W\d_])(?:/-?(?:{endings})\b|(?: ?\(-|\()(?:{endings})\))", re.IGNORECASE)


def clean(text: str) -> str:
    """*text* without the marks by which titles name both sexes.

    >>> clean("Director/a comercial"), clean("Chargé·e de projet"), clean("vadovas (-ė)")
    ('Director comercial', 'Chargé de projet', 'vadovas')
    """
    if "(" in text:
        text = _ALL_SEXES.sub(" ", text)
    if "(" in text or "/" in text:
        text = _other_endings().sub("", text)
    return text if text.isupper() else _BOTH_SEXES.sub("", text)


def tokens(text: str) -> list[Token]:
    """The tokens of *text*, in order; marks that part its pieces are kept as SEPARATOR.

    >>> [t.text for t in tokens("Sr. V.P., Cust. Exp.")][:3]
    ['sr', '.', 'v.p.']
    """
    if text.isalpha() and (text.isascii() or max(text) < "\u0590"):
        return [Token(_folded(text), 0, len(text))]  # one word of an alphabet with capitals: most rows of the tables
    found: list[Token] = []
    for match in _TOKEN.finditer(text):
        kind = match.lastgroup
        if kind == "part":
            word = SEPARATOR if match[0] != "." else "."
        elif kind == "join":
            word = "at" if match[0] == "@" else AND
        elif kind == "hebrew":
            word = re.sub(r"[^\u05d0-\u05ea]", "", match[0])
        elif kind == "dotted":
            word = "".join(_folded(match[0]).split())
        else:
            word = _folded(match[0])
        found.append(Token(word, *match.span()))
    return found
