"""The title that a verb gives: 'NAME has been named TITLE', 'appointed NAME TITLE', 'Als TITLE wurde NAME gewählt'."""

from __future__ import annotations

import re

from exec_finder.extract import phrases
from exec_finder.extract.judge import PLAIN, name_score, title_score
from exec_finder.extract.leading import BREAK
from exec_finder.extract.longest import OF_FUNCTIONS, SHARED, longest_title
from exec_finder.extract.mentions import KNOWN, next_name
from exec_finder.extract.sentences import ends
from exec_finder.extract.turns import Turn, after_name, in_later_clause, joining, without_date_last
from exec_finder.extract.words import folded, plain
from exec_finder.titles import read_title

UNFIT = re.compile(r"\b(?:19|20)\d\d\b|…|\.\.\.")
"""A post of the past, an excerpt cut off."""
BRACKET = re.compile(r"^\s*\([^()]{1,40}\)(?=,?\s)")
"""What stands in brackets right behind a name."""
_AGE = re.compile(r"^,?\s+\(?(?:aged?\s+)?\d{2}\)?(?=,\s|\s)")
_WITH = re.compile(r"\b(?:at|by|for|from|in|with)\s*$")  # 'she was with FIRM as clerk'
_LATER = 80  # characters between a name and the office given to it
_VERBS = 3  # words of a verb between an office and its subject: 'has been elected'


def given_by_verb(before: str, after: str) -> str:
    """The title after a verb: 'has been named', 'joins … as', 'appointed NAME as', 'named NAME chief …'."""
    title = _given(before, after)
    return "" if title and _is_seen_off(after.partition(title)[2]) else title


def _is_seen_off(rest: str) -> bool:
    """'… wurde als Vorsitzender verabschiedet': what follows the title says that it is over."""
    return phrases.word_of("seen-off").search(BREAK.split(rest, maxsplit=1)[0]) is not None


def _given(before: str, after: str) -> str:
    after = BRACKET.sub("", _AGE.sub("", after))
    given = phrases.leading("as").match(after.lstrip(" ,"))
    appointed = phrases.before_name("appointed", before)
    if given and (appointed or phrases.appointing().search(before)):
        return longest_title(after.lstrip(" ,")[given.end() :])
    if appointed and (title := _given_later(after)):
        return title
    became = after_name("became", after)
    title = stated_by_verb(after) or _elevated(before, after) or _inverted(before, after) or _in_headline(after)
    title = title or (_given_later(after[became.end :]) if became else "")  # 'NAME wurde im Mai zur TITLE ernannt'
    if not title and given and phrases.leading("in-role").match(after.lstrip()) and not _WITH.search(before):
        title = longest_title(after.lstrip()[given.end() :])
    if not title and appointed and after.startswith(" "):
        title = longest_title(after.lstrip())
    return title or _opened(before) or _object(before)


def _in_headline(after: str) -> str:
    """'NAME Named TITLE of Acme'."""
    met = phrases.headline_verb().match(after, 1)
    return longest_title(after[met.end() :].lstrip()) if met else ""


def _elevated(before: str, after: str) -> str:
    """'Am Samstag wurde NAME einstimmig zum TITLE gewählt': verb, subject, office."""
    if not phrases.before_name("became", before):
        return ""
    rest = phrases.leading("amid").sub("", after.lstrip())
    met = phrases.leading("into").match(rest)
    return longest_title(rest[met.end() :]) if met else ""


def _inverted(before: str, after: str) -> str:
    """'Seit 2015 ist NAME Leiterin', 'Per 1 juni is NAME benoemd tot': a verb before its subject, the office behind."""
    before = without_date_last(before)
    verb = phrases.before_name("became", before)
    title = stated_by_verb(f" {verb[0].strip()}{after}") if verb and before[: verb.start()].strip() else ""
    opens = not title and after[:1] == " " and after[1:2].islower() and phrases.before_name("holds", before)
    beside = longest_title(after.lstrip()) if opens else ""  # 'Od leta 2019 je NAME vodja prodaje'
    return title or (beside if title_score(beside) >= PLAIN else "")


def _opened(before: str) -> str:
    """'Als Kassenwart wurde NAME', 'Till ordförande valdes NAME': the office first, then a verb, then its subject."""
    clause = BREAK.split(before)[-1].lstrip()
    clauses = (clause, phrases.without_opening(clause))
    met = next(filter(None, map(phrases.leading("as").match, clauses)), None)
    rest = met.string[met.end() :] if met and before.endswith(" ") else ""
    words = phrases.articles().sub("", rest).split()
    for size in range(len(words) - 1, max(len(words) - _VERBS - 1, 0), -1):
        title, verb = " ".join(words[:size]), words[size:]
        verbal = read_title(title).former or plain(words[size - 1]) in folded("small")  # 'președinte a fost' of 'ales'
        if title_score(title) >= PLAIN and not verbal and all(map(_may_be_verb, verb)):
            return title
    return ""


def _may_be_verb(word: str) -> bool:
    """A word in small letters that is no preposition, article or 'and'."""
    return word.isalpha() and word.islower() and not any(word in folded(kind) for kind in ("small", "of", "and", "at"))


def _object(before: str) -> str:
    """'eligió presidente a NAME': the office between the verb and whom it is given to."""
    met = phrases.appointed_to().search(before)
    return longest_title(met["title"]) if met else ""


def _given_later(after: str) -> str:
    """'… hat NAME mit Wirkung zum 1. Juli zur TITLE bestellt': the office some words behind the name."""
    another = next_name(after[:_LATER])
    for met in phrases.word_of("as").finditer(after, 0, another if another > 0 else _LATER):
        if ";" in after[: met.start()] or any(ends(after[: met.start()])):
            return ""
        rest = after[met.end() :]
        title = longest_title(rest) if rest[:1] == " " and not rest[1:2].isdigit() else ""
        if title and not (title[0].islower() and phrases.word_of("as").search(title)):
            return title  # not 'to succeed me as CEO'
    return ""


def stated_by_verb(after: str) -> str:
    """The title that a verb behind the sentence's subject gives to it."""
    direct = after_name("named", after)
    joined = _joined(after)
    if direct and joined and len(joined.between) > direct.end:
        after = after[: len(joined.between)]  # 'is head of sales, and works as …': of another clause
    turns = [direct or joined, in_later_clause("named", after)]
    if joined and direct and not longest_title(after[direct.end : joined.end]):
        turns.insert(0, joined)  # 'is since 2007 with us as'
    elif joined and not direct and UNFIT.search(after[: joined.end]):
        turns.reverse()  # 'joined in 2009 as clerk and has served as …'
    for turn in turns:
        rest = phrases.date_first().sub("", after[turn.end :]) if turn else ""
        if not turn or _is_of_another(turn):
            continue
        title = longest_title(without_participle(rest))
        if title and (not phrases.leading("one-of").match(rest) or _is_office(title)):
            return title
    return ""


def _joined(after: str) -> Turn | None:
    """The first 'joins … as' with a title behind it, else the first."""
    turns = [*joining(after)]
    return next((turn for turn in turns if longest_title(after[turn.end :])), turns[0] if turns else None)


def _is_office(title: str) -> bool:
    """'is a Principal Engineer', 'is a senior vice president', while 'is a trusted adviser' says no office."""
    return title_score(title) >= SHARED and (title[0].isupper() or read_title(title).seniority in OF_FUNCTIONS)


def _is_of_another(turn: Turn) -> bool:
    """'…, Ann Lee, who has been named': the clause is somebody else's."""
    between = turn.between.rstrip(" ,")
    words = between.split()[-3:]
    return bool(turn.who and between) and any(
        name_score(" ".join(words[-size:])) >= KNOWN for size in (2, 3) if len(words) >= size
    )


def without_participle(text: str) -> str:
    """'named CTO', 'promoted as the new head': what says how somebody came to the title aside."""
    met = phrases.leading("appointed").match(text)
    return phrases.leading("as").sub("", text[met.end() :]) if met else text
