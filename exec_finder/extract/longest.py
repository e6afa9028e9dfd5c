"""The longest beginning of a text that is a title: where it ends in a sentence."""

from __future__ import annotations

import re
from itertools import islice

from exec_finder.extract import phrases
from exec_finder.extract.judge import PLAIN, title_hint, title_score
from exec_finder.extract.leading import BREAK, in_role, is_clause
from exec_finder.extract.mentions import AHEAD, next_name
from exec_finder.extract.words import folded, plain, words_of
from exec_finder.titles import read_title
from exec_finder.titles.lexicon import read_items

SHARED = 0.75
"""Title score of what stands before 'and'."""
OF_FUNCTIONS = frozenset({"evp", "svp", "vp", "director", "head"})
"""Seniorities of who is over one of several."""
_PURPOSE = re.compile(r"\sfor(?:\s(?!the\b|an?\b)[a-z][a-z-]+){1,5}(?=[.,;:()“”\"]|$)")
_MARKS = '.;:|()“”„«»"!?'
_QUOTED = re.compile(r"\s*[„«“\"]([^„«»“”\"]{3,60})[“”»\"]")
_ENDS = 8  # places where a title may end that are tried


def longest_title(text: str) -> str:
    """The longest beginning of *text*, up to a mark or a verb, that reads as a title.

    >>> longest_title("the new head of customer care since 2014, and a keen angler")
    'head of customer care'
    """
    said, _ = next(phrases.words_of_saying(text), (len(text), 0))
    text = phrases.since().split(text[:said], maxsplit=1)[0]
    text = phrases.articles().sub("", text.lstrip())
    if phrases.leading("small").match(text) or phrases.leading("copula").match(text):
        return ""  # 'elected to the Board', 'NAME, will move into …'
    another = next_name(text)
    if another == 0 and title_score(" ".join(text.split()[:2])) < 0.5:
        return ""  # 'Ann Lee, Leo Brandt treasurer of Acme'
    text = _without_next(text[:another]) if another > 0 else text
    title = _longest(text, phrases.title_end(), 0.6) or _longest(text, phrases.word_of("and"), SHARED)
    return in_role(_with_purpose(title, text)) if title else ""


def _with_purpose(title: str, text: str) -> str:
    """*title* with 'for educational programs' behind it; not 'CEO for ten years', 'chairman for Acme'."""
    met = _PURPOSE.match(text, len(title)) if text.startswith(title) else None
    told = met and folded("period").isdisjoint(plain(met[0]).split()) and read_title(title).seniority in OF_FUNCTIONS
    return f"{title}{met[0]}" if met and told else title


def _without_next(text: str) -> str:
    """What stands before another's name, less what leads to that one: 'COO, succeeding' is 'COO'."""
    said = text.rstrip(" ,–—-")
    ends = [mark.start() for mark in BREAK.finditer(said)]
    parted = len(said) < len(text.rstrip()) or phrases.ends_and().search(said)
    leads = ends and ends[-1] < len(said) - 1 and not parted
    return said[: ends[-1]] if leads else said


def _longest(text: str, end_of: re.Pattern[str], least: float) -> str:
    """The longest beginning up to one of the ends that is a title, from a score of *least* on."""
    best, best_score = "", least
    ends = [found.start() for found in islice(end_of.finditer(text), _ENDS)]
    for end in ends + ([len(text)] if len(text) < AHEAD - 10 else []):
        part = _without_small_end(text[:end].strip(" ,"))
        told = not 2 <= len(part) <= 120 or _tells(part.rpartition(", ")) or is_clause(part)
        score = 0.0 if told else title_score(part)
        if score >= best_score - 0.05:
            best, best_score = part, max(score, best_score)
        if best and text[end : end + 1].isspace() and _parts_hard(text, end) and best_score >= PLAIN:
            return _without_clause(best)  # 'Leiterin Service die Hotline'
        if text[end : end + 1] in _MARKS:
            named = _QUOTED.match(text, end) if best and best == part else None  # 'директор „Обслужване на клиенти“'
            return f"{best} {named[0].strip()}" if named and title_hint(named[1]) else _without_clause(best)
    return _without_clause(best)


def _parts_hard(text: str, end: int) -> bool:
    """A word that no title has within stands behind the blank at *end*."""
    return text[end:].lstrip().partition(" ")[0] in words_of("hard-cut")


def _tells(parted: tuple[str, str, str]) -> bool:
    """'Treasurer, opened the plant': what follows the last comma speaks of no office and begins small."""
    return bool(parted[1]) and parted[2][:1].islower() and title_hint(parted[2]) == 0


def _without_small_end(text: str) -> str:
    """*text* without 'and', 'of' and the like at its end."""
    words = text.split(" ")
    while len(words) > 1 and plain(words[-1]) in folded("small"):
        words.pop()
    return " ".join(words).rstrip(" ,")


def _without_clause(title: str) -> str:
    """'direttrice commerciale e assumerà …' without what follows 'and' and speaks of no office."""
    items, _ = read_items(title) if " " in title else ([], [])
    kinds = [item.entry.kind for item in items]
    for place in range(len(kinds) - 1, 0, -1):
        if kinds[place] == "and" and kinds[place + 1 :][:1] == ["word"]:
            rest = title[items[place + 1].start :]
            return title[: items[place].start].rstrip(" ,") if rest[0].islower() else title
        if kinds[place] not in {"word", "place"}:
            break
    return title
