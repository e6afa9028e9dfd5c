"""Verbs that give an office to their subject: 'has been named', 'wird zum 1. Mai neue', 'joins Acme as'."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache
from itertools import islice
from typing import NamedTuple

from exec_finder.extract.words import alternatives, words_of

_CLAUSE_LENGTH = 200
_CLAUSE = rf"[^.;:!?]{{1,{_CLAUSE_LENGTH}}}?"  # of the sentence, up to where its next clause begins
_CLAUSE_END = re.compile(r"[.;:!?]")
_GAP = re.compile(r",?\s+")
_BLANKS = re.compile(r"\s+|['’](?=\w)")
_WORD_END = re.compile(r"(?<=\w),?\s+")
_AUXILIARIES, _LONGEST_WORD = 2, 40  # words ('has been'), letters
_SAID_BETWEEN, _ROLES = 2, 3  # adverbs and dates between two parts of a verb; words for 'as' that are tried
_LEVEL = str.maketrans({"İ": "i", "I": "i", "ı": "i", "’": "'"})


class Turn(NamedTuple):
    """A verb that gives its subject an office, behind the subject's name."""

    end: int
    """Where the words behind the verb begin."""
    between: str = ""
    """What stands between the name and the verb's clause."""
    who: bool = False
    """The clause begins with 'who'."""


def after_name(kind: str, text: str) -> Turn | None:
    """Words of *kind* right behind a name, 'who' and adverbs aside: 'has been', 'who now serves as'."""
    met = _GAP.match(text)
    return _verb(kind, text, met.end()) if met else None


def in_later_clause(kind: str, text: str) -> Turn | None:
    """As `after_name`, in a later clause of the sentence: ', who joined in 2009, is'."""
    over = _CLAUSE_END.search(text)
    last = min(over.start() if over else len(text), _CLAUSE_LENGTH)
    for mark in _clause_marks().finditer(text, 1):
        if mark.start() > last:
            return None
        blanks = _BLANKS.match(text, mark.end())
        turn = _verb(kind, text, blanks.end()) if blanks else None
        if turn:
            return turn._replace(between=text[: mark.start()])
    return None


def _verb(kind: str, text: str, at: int) -> Turn | None:
    """As `after_name`, from *at* on; word by word, as one expression takes as long to compile as ten pages to read."""
    for subject in (*behind("who", text, at), at):
        for verb in (*behind("adverb", text, subject), subject):
            composed = _composed(text, verb) if kind == "named" else ()
            for rest in (*composed, *_behind_parted(kind, text, verb), *behind(kind, text, verb)):
                return Turn(next(iter(behind("adverb", text, rest)), rest), who=subject > at)
    return None


def _composed(text: str, at: int) -> Iterator[int]:
    """Behind 'was unanimously elected as', 'ist seit 2019 als … tätig', 'took up in May the position of'."""
    for parts in (("auxiliary", "made"), ("assumes", "office-of")):
        for first in behind(parts[0], text, at):
            for start in _later(text, first):
                for end in behind(parts[1], text, start):
                    yield from behind("as", text, end)
                    yield from behind("into", text, end)
                    yield end


def _later(text: str, at: int) -> Iterator[int]:
    """*at*, and behind the adverbs and dates that stand there."""
    yield at
    for _ in range(_SAID_BETWEEN):
        met = dates().match(text, at)
        at = met.end() if met else next(behind("amid", text, at), -1)
        if at < 0:
            return
        yield at


@cache
def dates() -> re.Pattern[str]:
    """'seit 2019', 'mit Wirkung zum 1. Juli', 'depuis mars 2019', 'per 1 juni' and a blank."""
    word = r"[^\s,.;:()]{1,20}\.?"
    number = r"[^\s,;:()]{0,3}\d[^\s,;:()]{0,9}"
    month = rf"(?:\s(?:de\s|d[’'])?(?:{alternatives('month')}))?(?:\s(?:de\s)?(?:19|20)\d\d)?"
    begun = rf"(?:{alternatives('until')}|{alternatives('hence')})(?:['’]|\s)"
    return re.compile(
        rf"(?:,\s*|(?<!\w)){begun}(?:(?:{word}\s){{0,2}}?(?:{number}{month}|(?:{alternatives('month')})(?!\s\d))"
        rf"|(?:{word}\s){{1,2}}?(?:{alternatives('years')})),?\s+",
        re.IGNORECASE,
    )


def without_date_last(text: str) -> str:
    """*text*, which leads to a name, without the 'seit 2020' at its end."""
    met = next((met for met in dates().finditer(text) if met.end() == len(text)), None)
    return f"{text[: met.start()].rstrip()} " if met else text


def behind(kind: str, text: str, at: int) -> Iterator[int]:
    """Where *text* goes on behind the words of *kind* that stand at *at*, the longest first."""
    first = text[at : at + _LONGEST_WORD].partition(" ")[0]
    for phrase in by_first_word(kind).get(levelled(first), ()):
        end = at + len(phrase)
        met = _BLANKS.match(text, end) if levelled(text[at:end]) == phrase else None
        if met and met.end() < len(text):
            yield met.end()


def _behind_parted(kind: str, text: str, at: int) -> Iterator[int]:
    """As `behind`, with adverbs or a date behind the first words: 'war seit 2019 unser'."""
    for auxiliary in islice(_WORD_END.finditer(text, at, at + _LONGEST_WORD), _AUXILIARIES):
        for end in islice(_later(text, auxiliary.end()), 1, None):
            whole = text[at : auxiliary.start()] + " " + text[end : end + 2 * _LONGEST_WORD]
            for rest in behind(kind, whole, 0):
                if rest > auxiliary.start() - at + 1:
                    yield rest + end - (auxiliary.start() - at + 1)
            verb = levelled(text[at : auxiliary.start()])
            if verb in by_first_word(kind).get(verb.partition(" ")[0], ()):
                yield end


def levelled(text: str) -> str:
    """*text* in small letters, Turkish ones too, and with straight apostrophes; as long as before."""
    return text.lower() if text.isascii() else text.translate(_LEVEL).lower()


@cache
def by_first_word(kind: str) -> dict[str, list[str]]:
    """The words of *kind*, in small letters, by the first of them."""
    phrases: dict[str, list[str]] = {}
    for phrase in map(levelled, words_of(kind)):
        phrases.setdefault(phrase.partition(" ")[0], []).append(phrase)
    return phrases


@cache
def _clause_marks() -> re.Pattern[str]:
    return re.compile(rf"(?:,|\s(?:{alternatives('and')}))(?=\s)", re.IGNORECASE)


def joining(text: str) -> Iterator[Turn]:
    """'joins Acme as', 'who joined in 2009, succeeds him as' behind a name; each 'as' of the clause."""
    for verbs, roles in (("joins", "as"), ("works", "in-role")):
        met = _joining(verbs).match(text)
        if met:
            over = _CLAUSE_END.search(text, met.end())
            last = min(over.start() if over else len(text), met.end() + _CLAUSE_LENGTH)
            for role in islice(_roles(roles).finditer(text, met.end(), last), _ROLES):
                yield Turn(role.end(), met["between"] or "", bool(met["who"]))


@cache
def _joining(verbs: str) -> re.Pattern[str]:
    opening = rf"(?:(?P<between>{_CLAUSE})(?P<mark>,|\s(?:{alternatives('and')})))?"
    who = rf"(?P<who>(?:{alternatives('who')})\s+)?(?:(?:{alternatives('adverb')})\s+)?"
    return re.compile(rf"^{opening},?\s+{who}(?:{alternatives(verbs)})\b", re.IGNORECASE)


@cache
def _roles(kind: str) -> re.Pattern[str]:
    return re.compile(rf"(?<=[\s–—-])(?:{alternatives(kind)})(?:\s+|['’])(?=\S)", re.IGNORECASE)
