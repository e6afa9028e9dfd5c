"""The title that stands before a name in a sentence: '… said chief officer NAME', 'Prezesem zarządu została NAME'."""

from __future__ import annotations

import re

from exec_finder.extract import phrases
from exec_finder.extract.cuts import without_body
from exec_finder.extract.judge import PLAIN, title_score
from exec_finder.extract.mentions import WORD, behind_names, next_name
from exec_finder.extract.turns import without_date_last
from exec_finder.extract.words import folded, plain, words_for_firms, words_of
from exec_finder.names.lists import words as words_of_names
from exec_finder.titles.lexicon import read_items

BREAK = re.compile(r"[.,;:|()“”„«»\"!?]|\s[–—]\s")
_PARTING = ",–—-"
_TITLE = 0.75  # title score
_CAPITALS = re.compile(rf"{WORD}(?:\s(?:{WORD}|&|of))*")
_SERVES = re.compile(r"\sto\s(?:the\s|its\s|our\s)?[A-Z]")
_SURELY = 0.85  # score of a name that is cited as it stands
_OF_UNKNOWN, _LONG_POST = 0.6, 6  # title score, and words, of 'la directora del centro'
_VERB_FIRST = frozenset(["bg", "cs", "el", "et", "hr", "hu", "lt", "lv", "pl", "ro", "ru", "sk", "sl", "sr", "uk"])
_JOINED = 6  # letters between two names (', and ')


def held_by(before: str) -> str:
    """The title in 'Our data protection officer is' before a name."""
    bare = without_date_last(before)
    holds = phrases.before_name("holds", bare)
    said = bare[: holds.start()].rstrip() if holds else ""
    return said and (leading_title(f"{said} ", _SURELY) or leading_title(f"{without_body(said)} "))


def leading_title(before: str, sure: float = 0.0) -> str:
    """'… said chief executive officer' before a name: the longest end of *before* that reads as a title.

    sure: the score of the name.
    """
    if not before.endswith(" "):
        return ""
    parted = before.rstrip()[-1:] in _PARTING
    text = BREAK.split(_without_form(before.rstrip(_PARTING + " ")))[-1]
    if phrases.word_of("appointed-by").search(text):
        return ""  # 'appointed by President NAME': who appoints is no officer here
    said = max((end for _, end in phrases.words_of_saying(text)), default=0)
    words = behind_names(text[said:].strip().split(" ")[-9:])
    if not words or plain(words[-1]) in folded("small"):
        return ""
    for start in range(len(words)):
        part = " ".join(words[start:])
        of_one = is_of_one(words[start:])
        leads = not of_one and any(phrases.leading(kind).match(f"{part} ") for kind in ("lead", "as"))
        if leads or phrases.word_of("copula").search(part) or is_clause(part):
            continue
        part = phrases.articles().sub("", part.strip())
        bears = not parted and _bears(plain(words[-1]), sure)
        if bears or _SERVES.search(part) or words[-1].lower() in words_for_firms():
            continue  # 'adviser to President NAME', 'chairman of the research firm NAME', 'alcalde del municipio NAME'
        least = _OF_UNKNOWN if of_one else _TITLE
        told = max(title_score(part), _of_firm(part) if parted else 0.0) >= least
        if told and plain(part) not in words_of_names().of("honorific"):
            title = in_role(_from_rank(_from_article(_without_verb(part) if start else part)))
            return "" if before.rstrip().endswith(",") and _is_taken(before, title) else title
    return ""


def _without_form(text: str) -> str:
    """'director de Acme' of 'director de Acme S.A.': the form's dots end no sentence, and 'SA' says nothing."""
    head, _, last = text.rpartition(" ")
    return head if plain(last).replace(" ", "") in folded("legal") else text


def _of_firm(part: str) -> float:
    """The title score of 'Geschäftsführer' in 'Geschäftsführer der Acme GmbH', before a comma and a name."""
    of = next(reversed([*phrases.belonging().finditer(part)]), None)
    return title_score(part[: of.start()]) if of and _CAPITALS.fullmatch(part, of.end()) else 0.0


def _bears(word: str, sure: float) -> bool:
    """What *word* names is called after whom the name behind it is.

    In languages with cases that would stand in the genitive: 'starosta obce Jan Novák' is a mayor.
    """
    return word in folded("namesake") or (sure < _SURELY and word in folded("namesake-in-genitive"))


def is_of_one(words: list[str]) -> bool:
    """'La directora del centro', 'Die Leiterin des Seniorenheims': an article, a post, and what it is of."""
    if words[0].lower() not in folded("article") or not 3 < len(words) < _LONG_POST:
        return False
    first = read_items(" ".join(words[1:]))[0][0]
    tail = [word for word in words[2:] if plain(word) not in folded("of") | folded("article")]
    lower = all(word.islower() for word in tail) or ("de" in first.entry.lang and len(tail) == 1)
    return first.entry.kind == "rank" and plain(words[2]) in folded("of") and lower


def _from_article(title: str) -> str:
    """'resümiert der kaufmännische Direktor' without the verb that no table knows."""
    words = title.split(" ")
    items = read_items(title)[0] if len(words) > 2 else []
    if not items:
        return title
    for place, word in enumerate(words[1:-1], 1):
        rest = " ".join(words[place + 1 :])
        before = [item for item in items if item.start < len(title) - len(rest)]
        told = any(item.entry.kind == "word" for item in before) and all(item.entry.kind != "rank" for item in before)
        if word in folded("article") and told and title_score(rest) >= PLAIN:
            return rest
    return title


def _is_taken(before: str, title: str) -> bool:
    """'Ann Lee, President, NAME', 'she served as President, NAME': a title between commas is of whom stands before."""
    head = before[: before.rfind(title)].rstrip()
    said, _, last = head.rpartition(" ")
    named = head.endswith(",") and last[:1].isupper()  # not 'Speaking at the ceremony, President NAME'
    opens = phrases.leading("as").sub("", f"{head} ") == ""  # 'As President, NAME', 'In her role as President, NAME'
    return named or (bool(said) and not opens and plain(last) in folded("as"))


def _without_verb(title: str) -> str:
    """'kooli direktor' of 'tervitas kooli direktor': in languages that set the verb before its subject."""
    items, _ = read_items(title)
    rest = title[items[1].start :] if len(items) > 1 and items[0].entry.kind == "word" else ""
    ranks = [item.entry for item in items if item.entry.kind == "rank"]
    langs = ranks[0].lang if ranks else ()
    told = rest and title[0].islower() and not _VERB_FIRST.isdisjoint(langs) and "en" not in langs
    return rest if told and title_score(rest) >= PLAIN else title


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


def in_role(title: str) -> str:
    """'responsible for logistics as COO', 'adviseur en nu als teamleider': the title behind the last 'as'.

    >>> in_role("responsible for logistics as COO"), in_role("Chair as well as Treasurer")
    ('COO', 'Chair as well as Treasurer')
    """
    if phrases.leading("verbal").match(title):
        return title  # 'employed by Other Firm as a clerk'
    last = next(reversed([*phrases.word_of("in-role").finditer(title)]), None)
    tail = phrases.articles().sub("", title[last.end() :].lstrip()) if last else ""
    return tail if last and not title[: last.start()].endswith("well ") and title_score(tail) >= PLAIN else title
