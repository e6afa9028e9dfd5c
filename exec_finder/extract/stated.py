"""The title that the words of a sentence give to a name: before it, behind it, after a verb."""

from __future__ import annotations

import re
from functools import cache

from exec_finder.extract import phrases
from exec_finder.extract.by_verb import UNFIT, given_by_verb, without_participle
from exec_finder.extract.context import elsewhere, names_firm, same_organisation
from exec_finder.extract.judge import PLAIN, name_score, title_hint, title_score
from exec_finder.extract.leading import BREAK, held_by, is_clause, leading_plural, leading_title
from exec_finder.extract.longest import longest_title
from exec_finder.extract.mentions import AHEAD, KNOWN, WORD, next_name
from exec_finder.extract.own_firm import of_named_firm
from exec_finder.extract.words import alternatives, folded, plain
from exec_finder.names.features import is_dictionary_word
from exec_finder.names.lists import words as words_of_names
from exec_finder.titles import title_places
from exec_finder.titles.lexicon import read_items

UNKNOWN = 0.4
"""Name score from which two words in capitals are a name beside an office in full."""
_SURELY = 0.93  # name score from which a name is one though a firm's line looks alike
_FIRM = rf"(?P<firm>{WORD}(?:\s(?:{WORD}|&|of|the))*)(?=[.;,]|\s*$|\s[a-z])"
_BEHIND_COMMA = re.compile(rf"(?:,|\s[–—-])\s{_FIRM}")
_LETTERS = re.compile(r"^,?\s+([A-Z][\w.]{1,8})(?=[\s,;(])")
_IN_BRACKETS = re.compile(r"\s\((?P<title>[^()\d]{2,60})\)")
_IN_FULL = 0.6  # title score of what is one by itself
_CAPITALS = re.compile(rf"{WORD}(?:\s(?:{WORD}|&|of))*")
_OWNING = re.compile(rf"\s{WORD}['’]s\s")
_TITLE_ROOM = 60  # characters between 'is led by' and a name
_FIRM_LAST = re.compile(rf"(?<![\w.]){WORD}(?:\s{WORD}){{0,3}}$")
_APPOSITION = re.compile(r"^(?:,\s*|:\s+|\s\(|\s?[–—|:•·]\s*|\s[-/]\s)")
_TOWN = re.compile(r"[A-Z]{2}\b(?!\.)")
_PAUSE = re.compile(r"[,;.(]")
_FIRM_WORDS = 5
_WORDS = 6  # of a title right behind a name


def stated_title(before: str, after: str, sure: float) -> tuple[str, float]:
    """The title that the words around a name give, and how sure that is; ('', 0) where they give none.

    sure: the score of the name alone.

    >>> stated_title("", " has been named Chief Customer Officer, from May.", 0.9)
    ('Chief Customer Officer', 0.75)
    """
    after = "" if after.startswith(")") else after  # 'the college of Ashcombe (Kings Lynn) and is now …'
    if _OWNING.match(after):
        return "", 0.0  # 'elected to Fern Brook Scientific’s board': no name ends there
    after = _since_last().sub(r"\1 ", _behind_letters(after))
    title = _bracketed(after) or given_by_verb(before, after)
    beside = "" if title else _beside(after) or _behind_blank(after)
    told = title_score(beside) >= PLAIN and not phrases.leading("former").match(beside)
    title = title or ("" if told else held_by(before))
    if title:
        return title, 0.75 if sure >= KNOWN else 0.6
    if beside and (sure >= KNOWN or (sure >= UNKNOWN and title_score(beside) >= PLAIN and _in_full(beside))):
        return beside, 0.75 if sure >= KNOWN else 0.6
    title = leading_title(before, sure) or leading_plural(before, after) if sure >= UNKNOWN else ""
    if sure < KNOWN:
        return (title, 0.5) if _in_full(title) and title[-1].isalpha() and title_score(title) >= PLAIN else ("", 0.0)
    if title and not after.strip() and sure < _SURELY and before.strip(" ,") == title:
        return "", 0.0  # 'Former Treasurer, Otherfirm Holdings' on a line of its own
    return (title, 0.65) if title else ("", 0.0)


def _in_full(title: str) -> bool:
    """Two words, or capitals: 'CEO'."""
    return " " in title or title.isupper()


def _behind_letters(after: str) -> str:
    """' is Treasurer' of ', PhD, CFA is Treasurer': what follows the post-nominals of a name."""
    rest = after
    while (met := _LETTERS.match(rest)) and (_is_postnominal(met[1]) or (rest is not after and _may_be(met[1]))):
        rest = rest[met.end() :]
    return rest if rest[:1].isspace() or title_score(after[: len(after) - len(rest)].strip(" ,")) == 0 else after


def _is_postnominal(letters: str) -> bool:
    return plain(letters).replace(" ", "") in words_of_names().of("postnominal")


def _may_be(letters: str) -> bool:
    """Behind 'CPA' other capitals are letters, too, unless they say an office: 'FLMI', not 'CEO'."""
    return letters.isupper() and len(letters) > 2 and title_hint(letters) == 0


def _bracketed(after: str) -> str:
    """'NAME (Adviser – Legal), is …': the title in brackets goes before what the sentence tells."""
    met = _IN_BRACKETS.match(after)
    return met["title"] if met and not is_clause(met["title"]) and title_score(met["title"]) >= _IN_FULL else ""


@cache
def _since_last() -> re.Pattern[str]:
    """' 2018 óta', ', 2019 yılından bu yana' right behind a name."""
    return re.compile(rf"^(,?)\s+(?:19|20)\d\d\S*\s+(?:{alternatives('since-last')})\s+", re.IGNORECASE)


def _beside(after: str) -> str:
    """The title set beside a name: 'NAME, title,' 'NAME (title)', 'NAME, since 2018 title'."""
    met = phrases.since_first().match(after) if after.startswith(",") else None
    met = met or _APPOSITION.match(after)
    said = after[met.end() :] if met else ""
    if phrases.leading("until-now").match(said):
        return ""  # 'NAME, bisher Leiterin Einkauf, …'
    town = _TOWN.match(said) and plain(said[:2]) in folded("state")  # 'Ashcombe, NJ and …'
    town = town or plain(said.partition(".")[0]) in folded("state-short")  # 'Ashcombe, Md., and …'
    title = longest_title(without_participle(_without_letters(said))) if said and not town else ""
    rest = after.partition(title)[2] if title else ""
    return "" if rest.startswith(" ") and next_name(rest) == 1 else title  # ', CFO NAME': the next one's


def _behind_blank(after: str) -> str:
    """'NAME ügyvezető igazgató szerint': a title right behind a name, in languages that set it there."""
    text = phrases.articles().sub("", BREAK.split(after, maxsplit=1)[0].lstrip()) if after[:1] == " " else ""
    words = text.split()[:_WORDS] if text[:1].islower() else []
    for size in range(len(words), 0, -1):
        part = " ".join(words[:size])
        entries = [item.entry for item in read_items(part)[0]]
        known = bool(entries) and {"word", "and"}.isdisjoint(entry.kind for entry in entries)
        if known and entries[-1].kind == "rank" and "hu" in entries[-1].lang and title_score(part) >= PLAIN:
            return part
    return ""


def _without_letters(text: str) -> str:
    """What follows post-nominals: 'Treasurer' of 'Ph.D., Treasurer'."""
    letters, comma, rest = text.partition(", ")
    return rest if comma and _is_postnominal(letters) else text


def led_by_another(before: str, title: str, own: frozenset[str]) -> bool:
    """Words in capitals right before a title that leads a name are another firm's: 'Otherfirm CEO NAME'.

    >>> led_by_another("said Kestrel Labs CEO ", "CEO", frozenset({"acme"}))
    True
    """
    head = before[: before.rfind(title)].rstrip()
    met = None if head.endswith(".") else _FIRM_LAST.search(head)
    if not met or not own or not all("en" in item.entry.lang for item in read_items(title)[0][:1]):
        return False  # not where all nouns have capitals
    firm, words = met[0], plain(met[0]).split()
    if same_organisation(firm, own) or name_score(firm) >= KNOWN or not words:
        return False
    unknown = [word for word in words if not is_dictionary_word(word) and not title_places(word)]
    return bool(unknown) if met.start() else len(unknown) > 1


def leads_another(before: str, own: frozenset[str]) -> bool:
    """'Our partner Kestrel Labs in Ostby is led by' before a name, or before its title: another firm's.

    >>> leads_another("Its partner Kestrel Labs is led by chairman ", frozenset({"acme"}))
    True
    """
    led = [met for met in phrases.word_of("led-by").finditer(before) if len(before) - met.end() < _TITLE_ROOM]
    subject = BREAK.split(before[: led[-1].start()])[-1] if led else ""
    return any(names_firm(met[0], own) for met in _CAPITALS.finditer(subject)) and not _speaks_of_own(subject, own)


def _speaks_of_own(subject: str, own: frozenset[str]) -> bool:
    return any(same_organisation(met[0], own) for met in _CAPITALS.finditer(subject))


def held_here(title: str, after: str, own: frozenset[str], *, of_board: bool = False) -> bool:
    """The title is of now and of the page's own organisation; most that members of a board have is a day job."""
    _, placed, rest = after.partition(title)
    others = _at_others(title, rest if placed else after, own, bool(placed)) or _leads_other(title + rest, own)
    if others or of_named_firm(title, after, own) or UNFIT.search(title):
        return False
    next_words = _PAUSE.split(rest[:AHEAD], maxsplit=1)[0]
    named = phrases.at_first().match(next_words) or (of_board and _behind_of().match(next_words))
    return not (elsewhere(title, own, 2) or (named and elsewhere(title + next_words, own, 2)))


@cache
def _leading_of() -> re.Pattern[str]:
    return re.compile(rf"(?:{alternatives('leads-whole')}){phrases.belonging().pattern}", re.IGNORECASE)


def _leads_other(said: str, own: frozenset[str]) -> bool:
    """'Inhaber der Bäckerei Brook', 'vd för Bramle Försäkring': a body by its kind and its name."""
    met = _leading_of().match(said)
    firm = BREAK.split(said[met.end() :], maxsplit=1)[0].split()[:_FIRM_WORDS] if met else []
    linking = folded("of") | folded("small") | folded("and")
    ends = (at for at, word in enumerate(firm) if at and not (word[0].isupper() or plain(word) in linking))
    small = next(ends, len(firm))
    kinds = folded("organisation") | folded("legal")
    told = [plain(word) in kinds for word in firm[:small]]
    named = any(word[0].isupper() and not kind for word, kind in zip(firm, told, strict=False))
    return any(told) and named and not same_organisation(" ".join(firm[:small]), own)


def _is_brand(text: str) -> bool:
    """One word that is neither of the dictionary nor a place, a function or a name of what somebody runs."""
    known = is_dictionary_word(text) or title_places(text) or title_hint(text)
    return text.isalpha() and len(text) > 3 and not known


@cache
def _behind_of() -> re.Pattern[str]:
    return re.compile(rf"\s(?:{alternatives('of-firm')})\s{_FIRM}")


def _at_others(title: str, rest: str, own: frozenset[str], placed: bool) -> bool:
    """What follows says that the post is elsewhere: '…, CTO, Kestrel Labs', 'Analyst NAME of Harrow Research'."""
    met = (_BEHIND_COMMA if placed else _behind_of()).match(rest)
    if met and placed and _is_brand(met["firm"]) and plain(title) in folded("leads-whole"):
        return not same_organisation(met["firm"], own)  # 'CEO, Otherfirm'; who is 'Director, Otherbrand' may be here
    return met is not None and not phrases.salutation().match(met["firm"]) and names_firm(met["firm"], own)
