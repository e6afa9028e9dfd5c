"""Careers in a table's cell: 'Treasurer since May 2021. Before that, she was …'."""

from __future__ import annotations

import re
from functools import cache, lru_cache

from exec_finder.extract import phrases
from exec_finder.extract.cuts import for_years
from exec_finder.extract.judge import PLAIN, title_score
from exec_finder.extract.words import alternatives, folded, plain
from exec_finder.titles.lexicon import read_items
from exec_finder.titles.tokens import clean

_SHORTEST, _LONGEST, _FAR = 20, 120, 250
_DATED = re.compile(r".{0,30}?\b(?:19|20)\d\d\b")
_HEADED = 0.6  # title score of what a description follows
_FEWEST = 3  # blanks in what follows a post
_NUMBER = re.compile(r"(?:19|20)\d\d|\d\d[ ;.)]*$|\d\s?-?[^\W\d_]")
_SPAN = re.compile(r"\b(?:19|20)\d\d\b\D{1,16}\b(?:19|20)\d\d\b")
_SMALL = r"[^\W\d_A-ZÀ-ÖØ-ÞА-ЯΑ-Ω]"
# Behind a post, unlike in running text, a short word ends its sentence too, before a capital; so does a dash.
_SENTENCE = re.compile(rf"(?:(?<={_SMALL}{_SMALL})\.|(?<=\))\.|(?<=[A-Z][A-Z])\.|\s[–—-])\s+(?=[^\W_a-z]|[“„”«])|。")
_PARTED = re.compile(r"[,\d]")
_DROPPED = " ,;:(|·•–—-"
_SAID = 60  # characters: what follows the first sentence of a career
_DEPARTMENT = 0.4  # title score of 'Head of Weaving Department', a rank before unknown words in capitals
_LIKELY, _FAIR = 0.5, 0.7  # title scores before a date at the end, and within a text
_ANY_YEAR = re.compile(r"\b(?:1[5-9]|20)\d\d\b")
_RECENT = 1970


@lru_cache(maxsize=4096)
def post_of_now(text: str) -> str:
    """The post that opens *text*, told from what follows by when it began or by a full stop; '' where none does.

    >>> post_of_now("Treasurer since May 2021. Before that, she kept the books of Other Firm.")
    'Treasurer'
    """
    if len(text) < _SHORTEST:
        return ""
    begun = phrases.since().search(text, 0, _FAR)
    head = text[: begun.start()] if begun and _DATED.match(text, begun.start()) else ""
    if title_score(head.rstrip(" ,(")) >= _FAIR:
        return head.rstrip(" ,(")
    return opening_post(text)


@lru_cache(maxsize=4096)
def opening_post(text: str) -> str:
    """The post before the sentences that *text* goes on with; '' where it opens with none.

    >>> opening_post("Treasurer. She joined us in 2019."), opening_post("Treasurer – He looks after our funds.")
    ('Treasurer', 'Treasurer')
    """
    end = _SENTENCE.search(text, 0, _FAR) if len(text) >= _SHORTEST else None
    if not end:
        return _before_comma(text) if text.endswith(".") else ""
    rest, parted = text[end.end() :], end[0].strip() != "."  # 'Director – Acme Stores, Acme Online' is all title
    told = (len(rest) > _SAID and not parted) or (
        rest.rstrip("”“»").endswith((".", "。")) and (" " in rest or not rest.isascii())
    )
    return text[: end.start()] if told and title_score(text[: end.start()]) >= PLAIN else ""


def _before_comma(text: str) -> str:
    """'Treasurer, looks after all that we own.': the post before words that are no part of a title."""
    head, _, rest = text.partition(", ")
    if rest.count(" ") < _FEWEST or rest[0].isupper() or title_score(head) < _HEADED or _PARTED.search(head):
        return ""
    first, after = (read_items(clean(part))[0][0] for part in (head, rest))
    return head if first.start == 0 and first.entry.kind != "word" and after.entry.kind == "word" else ""


@lru_cache(maxsize=4096)
def without_date(text: str) -> str:
    """*text* without when the post began, where nothing else follows.

    >>> without_date("Treasurer since May 2021;"), without_date("Clerk since 2020, then Treasurer")
    ('Treasurer', 'Clerk since 2020, then Treasurer')
    >>> without_date("Treasurer (Appointed: 22/03/2026)"), without_date("Treasurer (2019 – present)")
    ('Treasurer', 'Treasurer')
    >>> without_date("Tesorera · 2 años"), without_date("Kassierin (3 Jahre)")
    ('Tesorera', 'Kassierin')
    """
    head = _before_date(text) if _NUMBER.search(text) else ""
    if not head:
        return text
    is_verbal = phrases.word_of("copula").search(head)  # 'È responsabile dal 2018.'
    told = ": " in text[len(head) :]  # 'Nomina: 22/03/2026' behind an office in unknown words
    return head if (told or title_score(head) >= _LIKELY) and not is_verbal else text


def is_dated(text: str) -> bool:
    """Whether *text* says since when a post is held, and nothing else beside it.

    >>> is_dated("Teacher since 1998"), is_dated("Teacher")
    (True, False)
    """
    return without_date(text) != text


@cache
def _date_ends() -> tuple[re.Pattern[str], re.Pattern[str]]:
    """What follows 'elected', and what follows 'since', at the end of a text: a date, and 'year' or the like."""
    year = rf"(?:19|20)\d\d(?:-\d\d){{0,2}}(?:[\s.]{{1,2}}(?:{alternatives('year')})(?!\w))?\W*$"
    day = r"(?:\d{1,2}\D{1,2})?(?:\d{1,2}\D|[^\W\d_]{3,10}\.?\s(?:\d{1,2},?\s)?)?"
    return re.compile(rf":?\s{day}{year}"), re.compile(rf"\D{{0,30}}{year}")


def _before_date(text: str) -> str:
    """What stands before 'since', 'appointed' and the like, where a date ends *text*; '' without one."""
    met = phrases.until_today().search(text)
    if met:
        head = text[: met.start()].rstrip(_DROPPED)  # in 'Managing Director 2019 – present' the second word is no month
        return head if title_score(head) >= _LIKELY else text[: met.start("year")].rstrip(_DROPPED)
    met = for_years().search(text)
    if met:
        return text[: met.start()].rstrip(_DROPPED)
    for begun, end in zip((phrases.dated(), phrases.since()), _date_ends(), strict=True):
        met = begun.search(text, 0, _FAR)
        if met and end.match(text, met.end()):
            return text[: met.start()].rstrip(_DROPPED)
    return ""


@lru_cache(maxsize=4096)
def without_message(text: str) -> str:
    """The office of a heading over its holder's words; *text* where it is none.

    >>> without_message("CEO Message"), without_message("Message from the CEO"), without_message("CEO")
    ('CEO', 'CEO', 'CEO')
    """
    said = phrases.message_from().sub("", text)
    said = phrases.message().sub("", text) if said == text else said
    return said if title_score(said) >= PLAIN and not phrases.ends_small().search(said) else text


def without_stop(text: str) -> str:
    """A title without the full stop behind it; what is no plain title keeps it, unless a rank opens it.

    >>> without_stop("Deputy Head of Care."), without_stop("He is Head of Care.")
    ('Deputy Head of Care', 'He is Head of Care.')
    """
    bare = text[:-1] if text.endswith(".") and len(text) <= _LONGEST else ""
    score = title_score(bare)
    if score < _DEPARTMENT or plain(bare).rpartition(" ")[2] in folded("legal"):
        return text
    first = read_items(clean(bare))[0][0].entry
    opens = (first.kind == "rank" or first.mark == "deputy") and not _PARTED.search(bare)
    return bare if opens or score >= PLAIN else text


def is_past(text: str) -> bool:
    """A span of years is in *text*: 'Clerk from May 2017 to July 2020'."""
    return _SPAN.search(text) is not None


def is_history(text: str) -> bool:
    """A year of long ago, and none of our time, stands in *text*."""
    years = [int(year) for year in _ANY_YEAR.findall(text)] if "1" in text else []
    return bool(years) and max(years) < _RECENT
