"""Biographies below a name: 'As chief operating officer, she …', 'Tomasz serves as …', 'Since 2016 Ms. Okafor is …'."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache

from exec_finder.extract import phrases
from exec_finder.extract.anchors import Anchor
from exec_finder.extract.by_verb import stated_by_verb
from exec_finder.extract.context import Context
from exec_finder.extract.found import Vote
from exec_finder.extract.judge import PLAIN, title_score
from exec_finder.extract.longest import longest_title
from exec_finder.extract.own_firm import without_own
from exec_finder.extract.page import Mark, Page
from exec_finder.extract.sentences import sentences
from exec_finder.extract.stated import held_here
from exec_finder.extract.turns import after_name
from exec_finder.extract.words import alternatives
from exec_finder.names import parse_name
from exec_finder.text import shorten

_LINES, _SENTENCES = 4, 6  # of a biography that are read
_SHORTEST = 20
_AHEAD, _WORDS = 120, 12  # characters and words in which an office stands before its subject
_COMMA = re.compile(r",\s+")
_OPENING = 60  # characters of 'Since May 1, 2014,' before the subject
_SCORE = 0.7


def read_biography(page: Page, anchor: Anchor, context: Context) -> list[Vote]:
    """The title that the first telling sentence below a name gives to it; at most one vote."""
    subject, own = Subject(anchor.name), context.own
    of_board = (context.sections[anchor.line][0] or context.page_kind) == "board"
    for line in _lines(page, anchor):
        for sentence in sentences(page.lines[line].text[:2000])[:_SENTENCES]:
            title = own_title(sentence, subject)
            here = title and held_here(title, sentence, own, of_board=of_board)
            if here and not phrases.leading("former").match(title):
                quote = shorten(f"{anchor.name}: {sentence}")
                score = _SCORE * anchor.score
                return [Vote(anchor.name, without_own(title, own), "prose", score, line=anchor.line, quote=quote)]
    return []


def _lines(page: Page, anchor: Anchor) -> Iterator[int]:
    """The lines of prose between the name and the next one or the next heading."""
    found = 0
    for index in range(anchor.line + 1, min(anchor.outer[1], anchor.line + 8)):
        line = page.lines[index]
        if line.heading and line.heading <= page.lines[anchor.line].heading:
            return
        if len(line.text) >= _SHORTEST and not line.marks & (Mark.ALT | Mark.QUOTE | Mark.NAV):
            found += 1
            yield index
        if found >= _LINES:
            return


class Subject:
    """What means the person at the beginning of a sentence: a pronoun, or the name or a part of it."""

    def __init__(self, name: str) -> None:
        parsed = parse_name(name)
        parts = name.split()
        forms = {name, parsed.full, parsed.given, parsed.family, parsed.nickname, *parts[:1], *parts[-1:]}
        forms |= {f"{parsed.given} {parsed.family}", f"{parsed.nickname} {parsed.family}"}
        self._forms = sorted(filter(None, forms), key=len, reverse=True)

    def end(self, sentence: str, start: int) -> int:
        """Where the subject that begins at *start* ends; -1 where none does."""
        met = _pronoun().match(sentence, start)
        if met:
            return met.end()
        starts = [start]
        while met := phrases.salutation().match(sentence, starts[-1]):
            starts.append(met.end())
        ends = (at + len(form) for at in reversed(starts) for form in self._forms if sentence.startswith(form, at))
        return next((end for end in ends if _ends_there(sentence, end)), -1)

    def place(self, text: str) -> int:
        """Where the person is first meant in *text*; -1 where nowhere."""
        met = _pronoun().search(text)
        places = [met.start()] if met else []
        for form in self._forms:
            at = text.find(form)
            places += [at] if at >= 0 and _ends_there(text, at + len(form)) else []
        return min(places, default=-1)


@cache
def _pronoun() -> re.Pattern[str]:
    return re.compile(rf"(?<!\w)(?:{alternatives('subject')})(?=[\s,])", re.IGNORECASE)


def _ends_there(text: str, end: int) -> bool:
    return text[end : end + 1] == "," or text[end : end + 1].isspace()


def own_title(sentence: str, subject: Subject) -> str:
    """The title that *sentence* gives to its subject; '' where it gives none.

    >>> own_title("As chief operating officer, she looks after four plants.", Subject("Ada Nwosu"))
    'chief operating officer'
    """
    return _by_verb(sentence, subject) or _inverted(sentence, subject) or _as_opening(sentence, subject)


def _as_opening(sentence: str, subject: Subject) -> str:
    """'As TITLE, she …'; 'TITLE since 2014.'"""
    met = phrases.leading("as").match(sentence)
    if met:
        rest = sentence[met.end() : met.end() + _AHEAD]
        place = subject.place(rest)
        return _first_title(rest[:place]) if place >= 0 else ""
    dated = phrases.since().search(sentence)
    head = phrases.articles().sub("", sentence[: dated.start()]) if dated else ""
    return head if title_score(head) >= PLAIN else ""


def _first_title(text: str) -> str:
    """'Betriebsleiter kümmert sich': the longest beginning that is plainly a title."""
    words = phrases.articles().sub("", text.strip()).split(" ")[:_WORDS]
    parts = (" ".join(words[:size]).rstrip(" ,") for size in range(len(words), 0, -1))
    return next((part for part in parts if title_score(part) >= PLAIN and not phrases.ends_small().search(part)), "")


def _by_verb(sentence: str, subject: Subject) -> str:
    """'She is TITLE', 'Since 2014, Ms. Okafor has been TITLE', and, where the language drops it, without subject."""
    for start in (0, *(comma.end() for comma in _COMMA.finditer(sentence, 0, _OPENING))):
        end = subject.end(sentence, start)
        title = stated_by_verb(sentence[end:]) if end >= 0 else ""
        if title:
            return title
    verb = sentence[:1].lower() + sentence[1:]
    return stated_by_verb(f" {verb}") if after_name("dropped", f" {verb}") else ""


def _inverted(sentence: str, subject: Subject) -> str:
    """'Seit 2016 ist er TITLE': the verb before its subject."""
    met = phrases.inverted().match(sentence)
    if not met:
        return ""
    end = subject.end(sentence, met.end())  # where the language drops it, the title follows
    return longest_title(sentence[end if end >= 0 else met.end() :])
