"""Flags of a title: former, acting, assistant to somebody, incoming, honorary; and what is left of it then."""

from __future__ import annotations

from dataclasses import dataclass, replace
from itertools import takewhile

from exec_finder.models import Seniority
from exec_finder.titles.lexicon import Item

_ORDER: tuple[Seniority, ...] = (
    "chief", "president", "evp", "svp", "vp", "avp", "director", "head", "manager", "lead", "staff", "board", "other",
)  # fmt: skip
PLACE: dict[str, int] = {rank: place for place, rank in enumerate(_ORDER)}
"""Ranks, the highest first."""
_SHORT = 3
"""Letters of a short form."""
_PAST = ("former", "honorary")
_PAST_AFTER = ("former_after", "honorary_after")
_HONORARY = ("honorary", "honorary_after")


@dataclass(frozen=True, slots=True)
class Flags:
    """What a title says beside rank and functions."""

    former: bool = False
    acting: bool = False
    assistant: bool = False
    incoming: bool = False
    honorary: bool = False
    """A title of honour; always former too, as nobody with one has a part in daily work."""


def marked(item: Item, *marks: str) -> bool:
    """Whether *item* is one of *marks*."""
    return item.entry.kind == "mark" and item.entry.mark in marks


def _is_rank(item: Item) -> bool:
    return item.entry.kind == "rank" or marked(item, "chief")


def read_flags(items: list[Item], source: str) -> tuple[list[Item], Flags]:
    """The items that speak of the post held, and the flags on it."""
    items = whole = _without_company(_without_homographs(items, source))
    items, former = _without_past(items)
    honour = any(item.entry.form == "honour" for item in items)
    items, assistant = _without_service_to(items)
    flags = Flags(
        former or honour,
        any(marked(item, "acting") for item in items),
        assistant,
        any(marked(item, "incoming") for item in items),
        honour or (former and any(marked(item, *_HONORARY) for item in whole)),
    )
    return items, flags


def _without_homographs(items: list[Item], source: str) -> list[Item]:
    """The items; letters that are a short form in a language that no rank has are words: MA, Ad, ENT in English."""
    langs = {lang for item in items if item.entry.kind == "rank" for lang in item.entry.lang}
    return [
        item._replace(entry=replace(item.entry, kind="word", mark=""))
        if langs and _is_short_mark(item, source) and not langs & set(item.entry.lang)
        else item
        for item in items
    ]


def _is_short_mark(item: Item, source: str) -> bool:
    text = source[item.start : item.end]
    return item.entry.kind == "mark" and len(text) <= _SHORT and text.isascii() and text.isalpha()


def _without_company(items: list[Item]) -> list[Item]:
    """Without the company's name that follows 'at', up to the next mark between pieces."""
    kept: list[Item] = []
    inside = False
    for item in items:
        if item.entry.kind == "break":
            inside = False
        elif marked(item, "at") and any(map(_is_rank, kept)):
            inside = True
        if not inside:
            kept.append(item)
    return kept


def _without_past(items: list[Item]) -> tuple[list[Item], bool]:
    """A word for former holds for what it stands before; behind a present post it ends what is read."""
    for place, item in enumerate(items):
        if not marked(item, *_PAST, *_PAST_AFTER) or _inside_a_word(items, place):
            continue
        if marked(item, *_PAST_AFTER) and place and items[place - 1].entry.kind == "and":
            continue
        before = any(map(_is_rank, items[:place]))
        after = [later for later in items[place + 1 :] if later.entry.kind != "and"]
        if not before:
            if marked(item, *_PAST_AFTER) and place:
                continue  # but 'Ret. Vice President'
            now = next((i for i, later in enumerate(after) if marked(later, "now")), None)
            return (after[now + 1 :], False) if now is not None else (_without_past(after)[0], True)
        follows = bool(after) and after[0].entry.kind != "break" and not _only_dates(after)
        if follows and marked(item, *_PAST):
            return items[:place], False
        return items[:place], True
    return items, False


def _only_dates(items: list[Item]) -> bool:
    """Whether only unknown words of digits follow, up to the next mark between pieces."""
    words = list(takewhile(lambda item: item.entry.kind != "break", items))
    return all(item.entry.kind == "word" and item.dated for item in words)


def _inside_a_word(items: list[Item], place: int) -> bool:
    """Whether a mark of one ideograph stands amid unknown ones, where it is part of another word."""
    item = items[place]
    if item.end - item.start != 1 or item.entry.phrase.isascii():
        return False
    return any(
        other.entry.kind == "word" and (other.end == item.start or other.start == item.end)
        for other in items[max(0, place - 1) : place + 2]
    )


def _without_service_to(items: list[Item]) -> tuple[list[Item], bool]:
    """Whether the post is that of somebody's assistant; 'assistant' before a rank only makes it a deputy's."""
    for place, item in enumerate(items):
        higher = [i for i in items[:place] if i.entry.kind == "rank" and PLACE[i.entry.seniority] < PLACE["director"]]
        if marked(item, "assistant"):
            return items, not higher
        if marked(item, "assistant_after"):
            if any(i.entry.kind == "rank" for i in items[place + 1 : place + 4]):
                continue
            if any(i.entry.kind == "rank" and PLACE[i.entry.seniority] <= PLACE["manager"] for i in items[:place]):
                return items, True
    return items, False
