"""The title that stands before a name in a sentence: '… said chief officer NAME', 'Prezesem zarządu została NAME'."""

from __future__ import annotations

import re
from functools import cache

from exec_finder.extract import phrases
from exec_finder.extract.cuts import without_body
from exec_finder.extract.judge import title_score
from exec_finder.extract.mentions import behind_names, next_name
from exec_finder.extract.words import alternatives, folded, plain, words_for_firms, words_of
from exec_finder.names.lists import words as words_of_names
from exec_finder.titles.lexicon import read_items

BREAK = re.compile(r"[.,;:|()“”„«»\"!?]|\s[–—]\s")
_SERVES = re.compile(r"\sto\s(?:the\s|its\s|our\s)?[A-Z]")
_SURELY = 0.85  # score of a name that is cited as it stands
_JOINED = 6  # letters between two names (', and ')


def held_by(before: str) -> str:
    """The title in 'Our data protection officer is' before a name."""
    bare = before
    holds = phrases.before_name("holds", bare)
    if not holds:
        bare = _without_date(before)
        holds = phrases.before_name("holds", bare)
    said = bare[: holds.start()].rstrip() if holds else ""
    return said and (leading_title(f"{said} ", _SURELY) or leading_title(f"{without_body(said)} "))


def _without_date(before: str) -> str:
    """'Ředitelkou je' of 'Ředitelkou je od ledna 2020' before a name."""
    met = _dated().search(before)
    return f"{before[: met.start()]} " if met and met[1] == met[1].lower() else before


@cache
def _dated() -> re.Pattern[str]:
    return re.compile(rf"\s(?:{alternatives('until')})((?:\s[^\s,]+){{1,3}})\s+$", re.IGNORECASE)


def leading_title(before: str, sure: float = 0.0) -> str:
    """'… said chief executive officer' before a name: the longest end of *before* that reads as a title.

    sure: the score of the name.
    """
    if not before.endswith(" "):
        return ""
    text = BREAK.split(before.rstrip(" ,–—-"))[-1]
    if phrases.word_of("appointed-by").search(text):
        return ""  # 'appointed by President NAME': who appoints is no officer here
    said = max((end for _, end in phrases.words_of_saying(text)), default=0)
    words = behind_names(text[said:].strip().split(" ")[-9:])
    if not words or plain(words[-1]) in folded("small"):
        return ""
    for start in range(len(words)):
        part = " ".join(words[start:])
        if phrases.leading("lead").match(part + " ") or phrases.word_of("copula").search(part) or is_clause(part):
            continue
        part = phrases.articles().sub("", part.strip())
        bears = before.rstrip()[-1:] not in ",–—-" and _bears(plain(words[-1]), sure)
        if bears or _SERVES.search(part) or words[-1].lower() in words_for_firms():
            continue  # 'adviser to President NAME', 'chairman of the research firm NAME', 'alcalde del municipio NAME'
        if title_score(part) >= 0.75 and plain(part) not in words_of_names().of("honorific"):
            title = _from_rank(part)
            return "" if before.rstrip().endswith(",") and _is_taken(before, title) else title
    return ""


def _bears(word: str, sure: float) -> bool:
    """What *word* names is called after whom the name behind it is.

    In languages with cases that would stand in the genitive: 'starosta obce Jan Novák' is a mayor.
    """
    return word in folded("namesake") or (sure < _SURELY and word in folded("namesake-in-genitive"))


def _is_taken(before: str, title: str) -> bool:
    """'Ann Lee, President, NAME', 'she served as President, NAME': a title between commas is of whom stands before."""
    head = before[: before.rfind(title)].rstrip()
    said, _, last = head.rpartition(" ")
    named = head.endswith(",") and last[:1].isupper()  # not 'Speaking at the ceremony, President NAME'
    return named or (bool(said) and plain(last) in folded("as"))  # not 'As President, NAME looks after …'


def _from_rank(title: str) -> str:
    """'Otherfirm CEO' and 'include Otherfirm CEO' without what leads to the rank and no table knows."""
    items, _ = read_items(title)
    kinds = [item.entry.kind for item in items]
    before = kinds[: kinds.index("rank")] if "rank" in kinds else []
    return title[items[len(before)].start :] if "word" in before and {*before} <= {"word", "place", "and"} else title


def leading_plural(before: str, after: str) -> str:
    """'Acme co-founders' before 'NAME and NAME': what each of them is."""
    several = before.endswith("s ") and 0 < next_name(after) <= _JOINED
    return leading_title(before.removesuffix("s ") + " ") if several else ""


def is_clause(text: str) -> bool:
    """'where we now have a representative', 'leider nicht barrierefrei': words of a sentence that no title has."""
    return not set(text.split()).isdisjoint(words_of("clause"))
