"""Posts at organisations that a title names, and seats on a board beside a job elsewhere."""

from __future__ import annotations

import re

from exec_finder.models import CLevel
from exec_finder.titles.lexicon import Item

_PLACE_WORDS = "of|at|with|for|@|von|vom|bei|der|des|de|du|del|della|di|da|do|chez|van|voor|för|på|hos|av|i|w|ve"
_NAMED = re.compile(
    rf"(?:^|\s)(?:{_PLACE_WORDS})\s+(?:the\s+|la\s+|der\s+)?$",
    re.IGNORECASE,
)
_FORMS = re.compile(
    r"\b(?:Inc|LLC|LLP|L\.L\.P|Ltd|Limited|plc|PLC|Corp|Corporation|Company|Co|GmbH|AG|SE|KG|SA|S\.A|SAS|SpA|S\.p\.A|"
    r"BV|B\.V|NV|N\.V|AB|ASA|AS|A/S|Oyj|Oy|Kft|Zrt|Holdings?|Group|Partners|Associates|University|College|"
    r"Universit\w+|Institute|Foundation|Capital|Ventures|Advisors|Bank)\b"
)
_END = re.compile(r"[,;()|/\n•]| [-–—] | and (?=\w+ (?:of|at) )")
_LOOSE = ",、，"


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
        if _is_name(text) and (_FORMS.search(text) or (entry.kind == "word" and _after_a_post(items, place, before))):
            return text
    return ""


def _is_name(text: str) -> bool:
    return bool(text) and (text[0].isupper() or text[0].isdigit())


def _after_a_post(items: list[Item], place: int, before: str) -> bool:
    """Whether 'of' or the like stands between a rank, or what it runs, and the unknown word at *place*."""
    return bool(_NAMED.search(before)) and items[place - 1].entry.kind in {"rank", "function"}


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
