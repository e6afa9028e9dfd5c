"""The turns of phrase of prose, built of the words in data/extract_words.csv; most as regular expressions."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache

from exec_finder.extract.turns import behind, by_first_word, levelled
from exec_finder.extract.words import alternatives, folded, words_of

_WORD = re.compile(r"\w+")
_TWO_WORDS = re.compile(r"\w+\s+\w")
_LONGEST_WORD = 40  # letters
_VERB = "".join(rf"(?<!\s{w}\s)" for w in ("a", "and", "for", "in", "of", "the")) + "(?-i:[a-z]{3,}ed)(?! [a-z]+,)"
"""'opened', and not 'fixed' in 'head of fixed income' and 'director of UK fixed income, said'."""
_OPENING = ("adverb", "article", "small", "lead")


def _may_end(kind: str, text: str) -> bool:
    """A cheap look: the last word of *text* ends words of *kind*."""
    return _last_word(text) in _last_words(kind)


def _last_word(text: str) -> str:
    return next(iter(_WORD.findall(levelled(text[-_LONGEST_WORD:]))[-1:]), "")


@cache
def _last_words(kind: str) -> frozenset[str]:
    return frozenset(map(_last_word, words_of(kind)))


def before_name(kind: str, text: str) -> re.Match[str] | None:
    """Words of *kind* at the end of *text*, right before a name; those that end in an elided vowel touch it."""
    return _before_name(kind).search(text) if _may_end(kind, text) else None


@cache
def _before_name(kind: str) -> re.Pattern[str]:
    return re.compile(rf"\b(?:{alternatives(kind)})(?::?\s+|['’])$", re.IGNORECASE)


@cache
def appointing() -> re.Pattern[str]:
    """'has appointed industry veteran' before a name: small words that link nothing may stand between."""
    linking = "|".join(map(re.escape, sorted(folded("small") - folded("article"))))
    between = rf"(?:\s+(?!(?:{linking})\s)(?-i:[a-zà-ÿ])[\w’'-]*){{1,4}}"
    return re.compile(rf"\b(?:{alternatives('appointed')}){between}(?:\s+|\s?[:–—]\s?)$", re.IGNORECASE)


@cache
def appointed_to() -> re.Pattern[str]:
    """'eligió presidente a' before a name: a verb of appointing without its 'a', an office, and 'a'."""
    verbs = "|".join(re.escape(word[:-2]) for word in words_of("appointed") if word.endswith(" a"))
    return re.compile(rf"\b(?:{verbs})\s+(?P<title>[^\W\d_][^.;:,()]{{2,60}})\sa\s$", re.IGNORECASE)


@cache
def leading(kind: str) -> re.Pattern[str]:
    """Words of *kind* at the beginning of a text."""
    return re.compile(rf"^(?:(?:{alternatives(kind)})(?:\s+|['’]))+", re.IGNORECASE)


@cache
def word_of(kind: str) -> re.Pattern[str]:
    """A word of *kind* anywhere, but no abbreviation ('IR', 'ER'); for kinds of few words."""
    return re.compile(rf"(?<!\w)(?!(?-i:[A-Z]{{2}})(?!\w))(?:{alternatives(kind)})(?!\w)", re.IGNORECASE)


def words_of_saying(text: str) -> Iterator[tuple[int, int]]:
    """Where 'said' and the like stand in *text*: start and end of each, from left to right."""
    phrases, past = _by_first_letters("said"), 0
    if phrases.keys().isdisjoint(_WORD.findall(levelled(text))):
        return
    for word in _WORD.finditer(text):
        start = word.start()
        for phrase in phrases.get(levelled(word[0]), ()) if start >= past else ():
            end = start + len(phrase)
            if levelled(text[start:end]) == phrase and not _WORD.match(text, end):
                yield start, end
                past = end
                break


@cache
def _by_first_letters(kind: str) -> dict[str, list[str]]:
    phrases: dict[str, list[str]] = {}
    for phrase in map(levelled, words_of(kind)):
        phrases.setdefault(_WORD.findall(phrase)[0], []).append(phrase)
    return phrases


@cache
def articles() -> re.Pattern[str]:
    """Articles and 'new' before a title, elided ones too."""
    return re.compile(rf"^(?:(?:{alternatives('article')})\s+|(?:{alternatives('elided')})['’])+", re.IGNORECASE)


def bare_heading(heading: str) -> str:
    """'Directors' for 'Meet our Directors'."""
    return articles().sub("", leading("introduces").sub("", heading))


@cache
def title_end() -> re.Pattern[str]:
    """Where a title in a sentence may end: at a mark, or before a word that goes on with something else.

    'PR', 'CE' and 'Z' are abbreviations, whatever 'pr', 'ce' and 'z' say.
    """
    word = rf"\s(?!(?-i:[A-Z]{{1,2}})(?!\w))(?:{alternatives('cut')}|{_VERB})(?!\w)"
    return re.compile(
        rf",\s|(?<=\w{{3}})\.(?!\w)|[;:|()“”„«»\"!?]|\s[–—]\s|{word}",
        re.IGNORECASE,
    )


@cache
def since() -> re.Pattern[str]:
    """'since May', 'à compter du 1er mai': a word of beginning; after one of many uses, a number within four words.

    'adjointe au maire du 9e' and 'Leiter am Standort 2' tell no time: a date stands right behind such words.
    """
    month = rf"(?:{alternatives('month')})(?!\w)"
    day = rf"\d{{1,2}}(?:\.|º|°|er)?\s(?:de\s)?{month}"
    date = rf"(?:{day}|{month}|\d{{1,2}}[./]\d|(?:19|20)\d\d(?!\w))"
    soft = (
        rf"(?:{alternatives('until-date')})\s+(?={date})|"
        rf"(?!(?:{alternatives('until-date')})\s)(?:{alternatives('until')})(?:['’]|\s+)"
        rf"(?:(?=(?:\S+\s){{0,3}}\S{{0,12}}\d)|{month})"
    )
    return re.compile(rf",?\s(?:(?:{alternatives('hence')})(?!\w)|{soft}|{day})", re.IGNORECASE)


@cache
def until_today() -> re.Pattern[str]:
    """'(2019 – present)', ', 2019 bis heute', '(2019–)', '2019 óta' at the end of a title."""
    month = r"(?:\d{1,2}[./]|[^\W\d_]{3,10}\.?\s)?"
    return re.compile(rf"(?:\s*[(（]|,\s*|\s){month}(?P<year>(?:19|20)\d\d)\s*{_up_to_today()}[)）]?$", re.IGNORECASE)


def _up_to_today() -> str:
    to, since = rf"(?:[-–—]|{alternatives('up-to')})", rf"\D{{0,12}}?(?:{alternatives('since-last')})"
    return rf"(?:{to}\s*(?:(?:{alternatives('article')})\s+)?(?:{alternatives('today')})|[-–—]\s*(?=\))|年?{since})"


@cache
def status_last() -> re.Pattern[str]:
    """'– Retired' behind a name."""
    return re.compile(rf"(?<=\w)\s?[–—-]\s?(?:{alternatives('status')})$", re.IGNORECASE)


@cache
def term() -> re.Pattern[str]:
    """'(2019)', '(elected 2023)', '(since 2021)', '(2019 – present)' behind a name: a year of our time, no birth's."""
    begun = "|".join(map(alternatives, ("dated", "hence", "until")))
    year = r"(?:199|20[0-4])\d"
    return re.compile(rf"\s*\((?:(?:{begun})\s)?{year}(?:\s*{_up_to_today()})?\)$", re.IGNORECASE)


@cache
def dated() -> re.Pattern[str]:
    """'Appointed:', '(elected', ', term ends' behind a title, before a date."""
    return re.compile(rf"(?:\s[(–—|·•-]?|[,;(|])\s?(?:{alternatives('dated')})(?=[\s:])", re.IGNORECASE)


@cache
def message_from() -> re.Pattern[str]:
    """'Message from the', 'Le mot du' at the beginning of a heading."""
    return re.compile(rf"^(?:{alternatives('message-from')})\s+(?:(?:{alternatives('article')})\s+)?", re.IGNORECASE)


@cache
def message() -> re.Pattern[str]:
    """'’s Message', 'Welcome' at the end of a heading."""
    return re.compile(rf"(?:['’]s?)?\s(?:{alternatives('message')})$", re.IGNORECASE)


@cache
def since_first() -> re.Pattern[str]:
    """', seit Mai 2018' before a title."""
    year = r"(?:[^\W\d_]+\.?\s+){0,2}(?:19|20)\d\d"
    return re.compile(
        rf"^,?\s+(?:{alternatives('until')})(?:['’]|\s+)(?:{year}|(?:{alternatives('month')})),?\s+", re.IGNORECASE
    )


@cache
def belonging() -> re.Pattern[str]:
    """'of', 'bei', 'chez', 'd’' between a title and its organisation."""
    return re.compile(rf"\s(?:{alternatives('of')})(?:\s+|['’])(?:(?:{alternatives('article')})\s+)?", re.IGNORECASE)


def without_company(title: str) -> str:
    """*title* without 'of the company', 'компании' at its end."""
    return _own_company().sub("", title) if _may_end("the-company", title) else title


@cache
def _own_company() -> re.Pattern[str]:
    return re.compile(
        rf"(?:\s+(?:{alternatives('of')}|{alternatives('small')}))?\s+(?:{alternatives('the-company')})$", re.IGNORECASE
    )


def without_salutations(text: str) -> str:
    """*text* without the 'Mr.', 'Frau Dr.' at its end."""
    return _salutations().sub("", text) if text[-1:].isspace() and _may_end("salutation", text) else text


@cache
def _salutations() -> re.Pattern[str]:
    return re.compile(rf"(?<!\w)(?:(?:{alternatives('salutation')})\.?\s+)+$")


@cache
def salutation() -> re.Pattern[str]:
    """A salutation with a name to follow."""
    return re.compile(rf"(?<!\w)(?:{alternatives('salutation')})(?:\.\s*|\s+)(?=\w)")


@cache
def addressed() -> re.Pattern[str]:
    """A salutation and the family name behind it: 'Ms. Okafor'."""
    return re.compile(rf"(?<!\w)(?:{alternatives('salutation')})\.?\s+([^\W\d_a-z][\w-]+)")


@cache
def headline_verb() -> re.Pattern[str]:
    """'Appoints', 'Named' with a capital between other words of a headline."""
    verbs = "|".join(word.capitalize() for word in words_of("appointed") if word.isalpha())
    return re.compile(rf"(?<=\s)(?:{verbs})(?=\s)")


@cache
def inverted() -> re.Pattern[str]:
    """'Seit 2016 ist', 'Sedan maj 2019 är' at the beginning of a sentence."""
    return re.compile(
        rf"^(?:{alternatives('until')})\s+(?:[^\W\d_]+\.?\s+){{0,3}}(?:19|20)\d\d,?\s+"
        rf"(?:(?:{alternatives('year')})\s+)?(?:{alternatives('holds')})\s+",
        re.IGNORECASE,
    )


@cache
def only(kind: str) -> re.Pattern[str]:
    """Nothing but a comma and a word of *kind*."""
    return re.compile(rf"^,?\s*(?:{alternatives(kind)})?\s*$", re.IGNORECASE)


@cache
def date_first() -> re.Pattern[str]:
    """'zum 1. Oktober', '1er mai 2019', '2019' before a title."""
    return re.compile(
        rf"^(?:(?:{alternatives('until')}|{alternatives('hence')})\s+)?"
        r"(?:(?:19|20)\d\d|\d{1,2}(?!\d)\S{0,3}\s+[^\W\d_]+(?:\s+\d{4})?),?\s+",
        re.IGNORECASE,
    )


def without_opening(text: str) -> str:
    """*text* without a word that opens a sentence before two words in capitals: 'Hoy', 'Today', 'Der'; not 'Per'."""
    if levelled(text.partition(" ")[0]) not in _opening_words():
        return text
    ends = (end for kind in _OPENING for end in behind(kind, text, 0))
    return text[next((end for end in ends if _TWO_WORDS.match(text, end)), 0) :]


@cache
def _opening_words() -> frozenset[str]:
    return frozenset(word for kind in _OPENING for word in by_first_word(kind)) - folded("opens-name")


@cache
def at_first() -> re.Pattern[str]:
    """'at', 'bei', 'chez' and a word in capitals right behind a title."""
    return re.compile(rf"^\s(?i:{alternatives('at')})\s+(?:(?i:the)\s+)?[^\W\d_a-z]")


@cache
def and_between() -> re.Pattern[str]:
    """'and' between two people, or two posts."""
    return re.compile(rf"\s+(?:{alternatives('and')})\s+")


@cache
def listed() -> re.Pattern[str]:
    """What stands between the people of a list: a mark, or 'and'."""
    return re.compile(rf"\s*[,;/、，]\s*|{and_between().pattern}")


@cache
def ends_small() -> re.Pattern[str]:
    """A text that breaks off behind 'of', 'at' and the like."""
    return re.compile(rf"\s(?:{alternatives('small')})$", re.IGNORECASE)


@cache
def ends_and() -> re.Pattern[str]:
    """A text that breaks off behind 'and', unlike 'Engineer I'."""
    return re.compile(rf"\s(?:{_and()})$")


@cache
def begins_and() -> re.Pattern[str]:
    """A text that begins with 'and', unlike 'A Level Coordinator', 'IR Director' and 'Ed Tech Lead'."""
    return re.compile(rf"^(?:{_and()})\s")


def _and() -> str:
    """Words for 'and'; with capitals only those of three letters, for shorter ones are grades and abbreviations."""
    return rf"{alternatives('and')}|(?=[^\W\d_]{{3}})(?i:{alternatives('and')})"


def without_saying(text: str) -> str:
    """*text*, a line that leads to somebody's words, without the ', commented:' at its end."""
    if not _may_end("said", text):
        return text
    for start, end in words_of_saying(text):
        before, colon = text[:start].rstrip(), text[end:].lstrip()
        if colon in {"", ":", "："} and len(before) < start and (colon or before.endswith(",")):
            return before.removesuffix(",")
    return text
