"""Posts at organisations that a title names, and seats on a board beside a job elsewhere."""

from __future__ import annotations

import re
from functools import cache

from exec_finder.models import CLevel
from exec_finder.tables import read_lines
from exec_finder.titles.lexicon import Item

_ARTICLE = "[a-z]{2,3}"  # 'of the', 'de la'
_END = re.compile(r"[,;()|/\n•]| [-–—] | and (?=\w+ (?:of|at) )")
_LOOSE = ",、，"
_LINKED = 120  # characters at the end in which such words stand


def organisation(items: list[Item], source: str) -> str:
    """The organisation that a post of *source* is at ('President of Acme Foods', 'Partner, Quill LLP'); else empty."""
    ranked = False
    for place, item in enumerate(items):
        entry = item.entry
        if entry.kind == "rank" or entry.mark == "officer":
            ranked = True
        if not ranked or entry.kind in {"rank", "break", "and"}:
            continue
        before = source[: item.start].rstrip("\"'“„ ") + " "
        text = _END.split(source[item.start :], maxsplit=1)[0].strip()
        if entry.mark == "at":
            return _END.split(source[item.end :], maxsplit=1)[0].strip()
        held_there = entry.kind == "word" and _after_a_post(items, place, before)
        if _is_name(text) and (_firm_word().search(text) or held_there):
            return text
    return ""


def without_link(text: str) -> str:
    """*text* without what would lead to an organisation behind it.

    >>> without_link("Head of Care at the"), without_link("Vorstand,")
    ('Head of Care', 'Vorstand')
    """
    head, tail = text[:-_LINKED], text[-_LINKED:]
    return head + _links().sub("", tail)


@cache
def _link() -> re.Pattern[str]:
    return re.compile(rf"(?:^|\s)(?:{_of_words()})\s+(?:{_ARTICLE}\s+)?$", re.IGNORECASE)


@cache
def _links() -> re.Pattern[str]:
    article = rf"(?!(?:{_of_words()})\s){_ARTICLE}"  # no 'de': one way alone to read 'de de de'
    return re.compile(rf"(?:\s+(?:{_of_words()})(?:\s+{article})?)*[\s,]*$")


def _of_words() -> str:
    return "|".join(map(re.escape, read_lines("titles/of_words.txt")))


@cache
def _firm_word() -> re.Pattern[str]:
    words = (re.escape(word).replace(r"\*", r"\w+") for word in read_lines("titles/firm_words.txt"))
    return re.compile(rf"\b(?:{'|'.join(words)})\b")


def _is_name(text: str) -> bool:
    return bool(text) and (text[0].isupper() or text[0].isdigit())


def _after_a_post(items: list[Item], place: int, before: str) -> bool:
    """Whether 'of' or the like stands between a rank, or what it runs, and the unknown word at *place*."""
    return bool(_link().search(before)) and items[place - 1].entry.kind in {"rank", "function"}


def sits_beside_a_job(items: list[Item], source: str, named: str) -> bool:
    """Whether the title is a seat on the board first, and then tells of a job elsewhere.

    An outside director has no job here, whatever follows; another seat is one beside a job only where the job, in a
    piece of its own, is at an organisation (*named*).
    """
    ranks = [item for item in items if item.entry.kind == "rank"]
    if not ranks:
        return False
    seat, rest = ranks[0], ranks[1:]
    if seat.entry.form == "outside":
        return True
    if not rest or (seat.entry.seniority != "board" and seat.entry.form != "director"):
        return False
    breaks = [i for i in items if i.entry.kind == "break" and seat.last <= i.first < rest[0].first]
    if seat.entry.form == "director":
        breaks = [i for i in breaks if source[i.start : i.end] not in _LOOSE]
        return bool(breaks) and bool(named or rest[0].entry.seniority in {"staff", "other"})
    return bool(breaks and named)


def chair_of(items: list[Item]) -> CLevel:
    """`chair` where the seat is the chair of the board itself, not of a committee."""
    if any(item.entry.mark == "committee" for item in items):
        return "none"
    return "chair" if any(i.entry.kind == "rank" and i.entry.c_level == "chair" for i in items) else "none"
