"""The words that help extraction, from tables: section headings, mark-up words, header cells, verbs."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator
from functools import cache, lru_cache
from itertools import groupby
from typing import NamedTuple

from exec_finder.tables import read_cells
from exec_finder.text import fold
from exec_finder.titles.tokens import clean

_WORD = re.compile(r"[^\W_]+")
_LETTERS = {code: chr(code).lower() if chr(code).isalnum() else " " for code in range(128)}
_UNSPACED = re.compile(r"[\u3040-\u30ff\u3400-\u9fff\uac00-\ud7af\u0e00-\u0e7f]")


class SectionRow(NamedTuple):
    """A row of data/sections.csv."""

    kind: str
    """people, board, contact, others (people of somewhere else), past or none (no people)."""
    lang: str
    text: str


class WordRow(NamedTuple):
    """A row of data/extract_words.csv."""

    kind: str
    lang: str
    text: str


@cache
def _by_kind() -> dict[str, set[str]]:
    kinds: dict[str, set[str]] = defaultdict(set)
    for kind, _, text in read_cells("extract_words.csv", WordRow):
        kinds[kind].add(text)
    return dict(kinds)


@cache
def words_of(kind: str) -> tuple[str, ...]:
    """The words of one kind in data/extract_words.csv, longest first."""
    return tuple(sorted(_by_kind().get(kind, ()), key=lambda text: (-len(text), text)))


@cache
def folded(kind: str) -> frozenset[str]:
    """As `words_of`, folded, for looking up."""
    return frozenset(plain(text) for text in words_of(kind))


@cache
def words_for_firms() -> frozenset[str]:
    """'company', 'firm', 'entreprise': the words of 'the company' in data/extract_words.csv, which may stand for it."""
    return frozenset(phrase.rpartition(" ")[2] for phrase in folded("the-company"))


@cache
def mark_words() -> dict[str, str]:
    """Words in class, id and role attributes, with the mark that they set."""
    marks = {kind: words for kind, words in _by_kind().items() if kind.startswith("mark-")}
    return {word: kind.removeprefix("mark-") for kind, words in marks.items() for word in words}


def alternatives(kind: str) -> str:
    """The words of one kind as the inside of a regular expression, for texts whose white space is folded.

    Grouped by their first letter: what begins with another is passed over at once. Words that differ in that letter's
    case alone keep their order: else 'D' would be met before 'doctora' where the case is ignored.
    """
    letters: dict[str, list[str]] = defaultdict(list)
    for text in words_of(kind):
        letters[fold(text[0])].append(text)
    runs = (groupby(texts, lambda text: text[0]) for texts in letters.values())
    return "|".join(_grouped(first, [_spelled(text[1:]) for text in texts]) for run in runs for first, texts in run)


def _grouped(first: str, rest: list[str]) -> str:
    return _spelled(first) + (f"(?:{'|'.join(rest)})" if len(rest) > 1 else rest[0])


def _spelled(text: str) -> str:
    return re.escape(text).replace(r"\ ", " ").replace("'", "['’]")


@lru_cache(maxsize=32768)
def plain(text: str) -> str:
    """*text* folded, its words parted by one blank, nothing else kept."""
    if text.isascii():
        return " ".join(text.translate(_LETTERS).split())
    return " ".join(_WORD.findall(fold(text)))


_LABEL = re.compile(r"[:：](?!in(?:nen)?\b)")  # not that of 'Leiter:in'
_LONGEST_LABEL = 60


def parted_label(text: str) -> tuple[str, str]:
    """A line at the colon behind its label: what calls it, and what it says; ('', '') without one.

    >>> parted_label("Ansprechpartner:in: Nia Okafor")
    ('Ansprechpartner:in', 'Nia Okafor')
    """
    met = _LABEL.search(text, 1, _LONGEST_LABEL) if ":" in text or "：" in text else None
    return (text[: met.start()].rstrip(), text[met.end() :].lstrip()) if met else ("", "")


def said_as(kind: str, text: str) -> bool:
    """Whether *text* is one of *kind*, in capitals, for both sexes, or with blanks between ideographs, too.

    >>> said_as("label-contact", "Ansprechpartner/in"), said_as("label-name", "氏　名")
    (True, True)
    """
    said = plain(clean(text))
    return said in folded(kind) or (
        " " in said
        and not said.isascii()
        and _UNSPACED.search(said) is not None
        and said.replace(" ", "") in folded(kind)
    )


@cache
def _sections() -> tuple[dict[str, list[tuple[list[str], str]]], tuple[tuple[str, str], ...]]:
    """Phrases by their first word, and those of scripts without blanks, longest first; each with its kind."""
    spaced: dict[str, list[tuple[list[str], str]]] = defaultdict(list)
    unspaced = []
    for kind, _, heading in read_cells("sections.csv", SectionRow):
        text = plain(heading)
        if _UNSPACED.search(text):
            unspaced.append((text.replace(" ", ""), kind))
        else:
            words = text.split()
            spaced[words[0]].append((words, kind))
    return dict(spaced), tuple(sorted(unspaced, key=lambda pair: (-len(pair[0]), pair[0])))


_ORDER = ("others", "past", "none", "board", "people", "contact")
_SHOWN = frozenset({"people", "board"})
Phrase = tuple[int, int, str]
"""Where a phrase of a heading begins and ends, in words, and its kind."""


def _phrases(words: list[str]) -> Iterator[Phrase]:
    spaced, _ = _sections()
    for start, word in enumerate(words):
        for phrase, kind in spaced.get(word, ()):
            if phrase == words[start : start + len(phrase)]:
                addressed = kind == "others" and start > 0 and words[start - 1] in folded("addressed")
                if not addressed:  # 'A letter to our customers' is not about customers
                    yield start, start + len(phrase), kind


def _is_department(words: list[str], phrase: Phrase) -> bool:
    """'Alumni Relations', 'Office of Alumni and Giving': where those work who care for the others."""
    start, end, _ = phrase
    behind = words[end] if end - start == 1 and end < len(words) else ""
    return behind in folded("department") or (words[0] in folded("department") and words[1:2] == ["of"])


def _telling(phrases: list[Phrase], words: list[str]) -> list[Phrase]:
    """Without single words that only say which people: 'Client Services Team', 'Portfolio Management Team'."""
    phrases = [phrase for phrase in phrases if phrase[2] != "others" or not _is_department(words, phrase)]
    heads = [start for start, end, kind in phrases if kind in _SHOWN and end == len(words)]
    if not heads:
        return phrases
    joining = folded("small") | folded("and") | folded("of")
    return [
        (start, end, kind)
        for start, end, kind in phrases
        if kind in _SHOWN or end - start > 1 or end > min(heads) or not joining.isdisjoint(words[end : min(heads)])
    ]


def _is_bygone(words: list[str], phrases: list[Phrase]) -> bool:
    """'Deceased Board Members', 'Our former team', not 'Current and Past Board Members'."""
    first = min((start for start, _, kind in phrases if kind in _SHOWN), default=0)
    return first > 0 and words[first - 1] in folded("bygone") and folded("small").issuperset(words[: first - 1])


@lru_cache(maxsize=4096)
def body_in(text: str) -> str:
    """The words of a body's name that elsewhere head other people's sections; '' where it bears none.

    >>> body_in("Brook School Alumni Association"), body_in("Society of Authors, Brook"), body_in("Our Alumni")
    ('alumni association', 'society of authors', '')
    """
    words = plain(text).split()
    for start, end, kind in _phrases(words):
        behind = folded("organisation").issuperset(words[end : end + 1]) and end < len(words)
        before = start > 1 and words[start - 1] in folded("of") and words[start - 2] in folded("organisation")
        low, high = start - 2 if before else start, end + 1 if behind else end
        if kind == "others" and (behind or before) and high - low < len(words):
            return " ".join(words[low:high])
    return ""


@lru_cache(maxsize=32768)
def section_kind(text: str) -> str:
    """What a heading announces: people, board, contact, others, none; empty where it says nothing.

    >>> section_kind("Meet our Leadership Team"), section_kind("Vorstand"), section_kind("What our customers say")
    ('people', 'board', 'others')
    """
    if len(text) > 120:
        return ""
    spaced, unspaced = _sections()
    words = plain(text).split()
    if text.isascii() and spaced.keys().isdisjoint(words):
        return ""
    phrases = list(_phrases(words))
    kinds = {kind for _, _, kind in _telling(phrases, words)}
    if _is_bygone(words, phrases):
        kinds.add("others")
    if not text.isascii() and _UNSPACED.search(text):
        joined = "".join(words)
        kinds |= {kind for phrase, kind in unspaced if phrase in joined}
    return next((kind for kind in _ORDER if kind in kinds), "")


def names_office(text: str) -> bool:
    """'Office of Communication', 'School of Arts': where somebody works, beside the title."""
    first, _, rest = plain(text).partition(" ")
    return first in folded("unit") and rest.startswith("of ")
