"""The business unit, brand or product that a title names beside its rank and its functions."""

from __future__ import annotations

from functools import cache
from itertools import pairwise

from exec_finder.tables import read_lines
from exec_finder.titles.flags import marked
from exec_finder.titles.lexicon import Item, title_phrases

_GENERAL = {"president", "evp", "svp", "vp", "head", "director", "manager"}
"""Ranks that may stand over a unit; what follows a chief officer is the company."""
_MOST_WORDS = 6
_TRADES = {"other", "retail"}


def unit(items: list[Item], source: str, organisation: str) -> str:
    """The unit that the post of *source* is over, in its own words; empty where it names none.

    A word such as 'division' makes what stands beside it a unit; without one, a piece of its own behind the rank does
    that holds names only ('President, Home Appliances'), and a trade right before a president.
    """
    pieces = _pieces(items)
    for piece in pieces:
        if found := _beside_a_noun(piece, source):
            return found
    ranked = next((place for place, piece in enumerate(pieces) if any(map(_is_post, piece))), len(pieces))
    for piece in pieces[ranked + 1 :]:
        text = source[piece[0].start : piece[-1].end].strip()
        if _is_name(piece, text) and text not in organisation:
            return text
    return next((found for piece in pieces if (found := _before_a_post(piece, source))), "")


def _pieces(items: list[Item]) -> list[list[Item]]:
    pieces: list[list[Item]] = [[]]
    for item in items:
        if item.entry.kind == "break":
            pieces.append([])
        else:
            pieces[-1].append(item)
    return [piece for piece in pieces if piece]


def _is_post(item: Item) -> bool:
    return item.entry.kind == "rank" and item.entry.seniority in _GENERAL


def _names(item: Item) -> bool:
    """Whether *item* may be part of a unit's name: an unknown word, a trade, those who are served."""
    entry = item.entry
    if entry.kind == "function":
        return entry.form == "weak" or set(entry.functions) <= _TRADES
    return entry.kind in {"word", "and"} and not item.dated


def _is_name(piece: list[Item], text: str) -> bool:
    """Whether a piece holds a name and nothing else; small letters and single capitals (MBA) are remarks."""
    if not all(map(_names, piece)) or len(piece) > _MOST_WORDS or text[:1].islower() or piece[0].entry.kind == "and":
        return False
    if all(item.entry.form == "weak" for item in piece):
        return False  # 'VP, Customer'
    return piece[0].entry.kind != "word" or (len(piece) > 1 and not text.replace(",", "").isupper())


@cache
def unit_nouns() -> frozenset[str]:
    """Words for a part of a company, as `title_phrases` gives them."""
    return frozenset(word for line in read_lines("titles/unit_words.txt") for word in title_phrases(line))


def _beside_a_noun(piece: list[Item], source: str) -> str:
    """The run of names around a word for a part of a company; empty where nothing stands beside it."""
    nouns = [_is_noun(item, source) for item in piece]
    if not any(nouns):
        return ""
    place = nouns.index(True)
    first = last = place
    while first and _part_of_run(piece[first - 1]):
        first -= 1
    while last + 1 < len(piece) and _part_of_run(piece[last + 1]):
        last += 1
    run = piece[first : last + 1]
    if len(run) == 1 or len(run) > _MOST_WORDS or any(a.entry.kind == b.entry.kind == "and" for a, b in pairwise(run)):
        return ""
    return source[run[0].start : run[-1].end].strip()


def _before_a_post(piece: list[Item], source: str) -> str:
    """The names before 'Division President', or a trade before 'President'; with other words it may be the company."""
    place = next((place for place, item in enumerate(piece) if _is_post(item)), 0)
    first = place
    while first and _part_of_run(piece[first - 1]):
        first -= 1
    run = piece[first:place]
    if not run or len(run) > _MOST_WORDS:
        return ""
    post = piece[place]
    noun = not unit_nouns().isdisjoint(title_phrases(source[post.start : post.end])[:1])
    trade = not {item.entry.kind for item in run} - {"function", "and"} and any(i.entry.form != "weak" for i in run)
    if not noun and not (trade and post.entry.seniority == "president"):
        return ""
    return source[run[0].start : run[-1].end].strip()


def _part_of_run(item: Item) -> bool:
    return _names(item) or (item.entry.kind == "function" and item.entry.c_level == "none" and not _serves(item))


def _serves(item: Item) -> bool:
    return bool({"customer_service", "customer_experience"} & set(item.entry.functions))


def _is_noun(item: Item, source: str) -> bool:
    if item.entry.kind != "word" and not marked(item, "region"):
        return False
    return not unit_nouns().isdisjoint(title_phrases(source[item.start : item.end]))
