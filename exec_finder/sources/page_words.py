"""What a link promises, by the words of its text and its path in many languages."""

from __future__ import annotations

import re
from collections.abc import Iterator
from enum import StrEnum
from functools import cache, lru_cache
from typing import Literal, NamedTuple
from urllib.parse import unquote, urlsplit

from exec_finder.models import value
from exec_finder.names import is_person_name
from exec_finder.tables import read_rows
from exec_finder.text import fold


class PageKind(StrEnum):
    """What a page is about, as far as its address and the links to it tell."""

    LEADERSHIP = "leadership"
    BOARD = "board"
    STAFF = "staff"
    PERSON = "person"
    """One person's own page."""
    ABOUT = "about"
    CONTACT = "contact"
    IMPRINT = "imprint"
    PRESS = "press"
    INVESTOR = "investor"
    REACH = "reach"
    """Where people are asked to get in touch: volunteering, offices, help …"""
    POLICY = "policy"
    """Privacy and terms: an address of the company's own, and those of authorities and opt-out services."""
    ARTICLE = "article"
    """News, blog, events, stories: about others as often as about the company's own."""
    OTHER = "other"


PEOPLE_KINDS = frozenset({PageKind.LEADERSHIP, PageKind.BOARD, PageKind.STAFF, PageKind.PERSON})
"""Pages whose very subject is the company's people."""


@value
class PageWord:
    """A row of data/page_words.csv."""

    word: str
    """Folded; a phrase has blanks, `*` at the end stands for any ending."""
    lang: str
    """ISO 639-1 codes, blanks between."""
    kind: Literal[
        "leadership",
        "board",
        "staff",
        "about",
        "contact",
        "imprint",
        "press",
        "investor",
        "reach",
        "policy",
        "article",
        "noise",
    ]
    """A page kind, or noise: not worth a visit."""
    weight: float
    """-1 to 1."""


class Judgement(NamedTuple):
    """What a page seems to be and how much it promises."""

    kind: PageKind
    score: float
    """Above 1 is sure; 0 says nothing; below 0 is better left alone."""


class _Reading(NamedTuple):
    """The best and the worst word of one text."""

    kind: PageKind
    best: float
    worst: float
    article: bool


_CJK = "\u0e00-\u0e7f\u2e80-\u9fff\uac00-\ud7af\uf900-\ufaff"
_TOKEN = re.compile(rf"[{_CJK}]|[^\W_{_CJK}]+")
_CAMEL = re.compile(r"(?<=[a-z])(?=[A-Z])")
_LANGUAGE_TAG = re.compile(r"([a-z]{2})(?:[-_][a-z]{2,4})?", re.IGNORECASE)
_DATE = re.compile(r"/(?:19|20)\d\d(?=[/-])|/\d{1,2}-\d{1,2}-\d{4}")
_EXTENSION = re.compile(r"\.([a-z][a-z0-9]{1,4})$", re.IGNORECASE)
_PAGE_EXTENSIONS = frozenset({"html", "htm", "shtml", "xhtml", "php", "asp", "aspx", "jsp", "jsf", "cfm", "do", "page"})
_PAGINATION = re.compile(r"(?<=[?&])(?:page|paged|p|start|offset|pg)=\d+|/(?:page|seite|p)/\d{1,4}/?$", re.IGNORECASE)
_MAX_TOKENS = 24
_MAX_PHRASE = 6
_MAX_SIGNS = 16  # of scripts that part no words, each sign is a token
_TEXT_ROOM = 4  # words: a link of so many says what it leads to; a longer one is a headline
_SEGMENT_ROOM = 3
_FOREIGN = 0.4  # a word of a language that is not the site's: 'personal' is staff in Spanish
_SAYS_SOMETHING = 0.2
_SURE_PARENT = 0.5
_LIKE_A_NAME = 0.3
_ANNOUNCES = 0.7
_ARTICLE_CEILING = 0.5  # 'leadership' in a headline is no leadership page
_HANDED_DOWN = PEOPLE_KINDS | {PageKind.CONTACT}
_TELLS = 0.6  # of an entry of a menu
_BELOW = 0.35  # what a page gains that stands in the menu below 'Team' or 'Contact'
_NOTHING = _Reading(PageKind.OTHER, 0.0, 0.0, article=False)


@lru_cache(maxsize=20_000)  # a site's menus are the same on all its pages
def judge_link(url: str, texts: tuple[str, ...] = (), language: str = "", under: str = "") -> Judgement:
    """What the page at *url* promises, given the texts of a link to it and the site's language (ISO 639-1).

    under: the entry of the menu below which the link stands. It tells what a page is that does not say so itself.
    """
    judged = _judge(url, texts, language)
    above = _read(under, language, _TEXT_ROOM) if under and judged.kind is PageKind.OTHER else _NOTHING
    if above.kind not in _HANDED_DOWN or above.best < _TELLS or above.worst:
        return judged
    return Judgement(above.kind, judged.score + _BELOW)


def _judge(url: str, texts: tuple[str, ...], language: str) -> Judgement:
    said = max((_read(text[:200], language, _TEXT_ROOM) for text in texts), key=lambda r: r.best, default=_NOTHING)
    worst_said = min((_read(text[:200], language, _TEXT_ROOM).worst for text in texts), default=0.0)
    path = _judge_path(url, language)
    best, other = (said, path) if said.best >= path.best else (path, said)
    kind = PageKind.ARTICLE if path.article and best.kind not in {PageKind.PRESS, PageKind.OTHER} else best.kind
    promise = min(best.best, _ARTICLE_CEILING) if kind is PageKind.ARTICLE else best.best + 0.2 * other.best
    return Judgement(kind, promise + max(path.worst + worst_said, -0.9) - 0.02 * len(_segments(url)))


def kind_of_heading(text: str, language: str = "") -> PageKind:
    """What a heading or title announces; other where it says nothing, or too much to be a heading.

    >>> kind_of_heading("Our leadership team"), kind_of_heading("Anvils")
    (<PageKind.LEADERSHIP: 'leadership'>, <PageKind.OTHER: 'other'>)
    """
    reading = _read(text[:200], language, _TEXT_ROOM)
    return reading.kind if reading.best >= _ANNOUNCES and not reading.worst else PageKind.OTHER


def is_page_address(url: str) -> bool:
    """Whether the address may be of a page: no picture, document, program or style sheet by its ending."""
    ending = _EXTENSION.search(urlsplit(url).path)
    return ending is None or ending[1].lower() in _PAGE_EXTENSIONS


def is_pagination(url: str) -> bool:
    """Whether the address is of a further page of a list."""
    return bool(_PAGINATION.search(url))


@lru_cache(maxsize=40_000)  # asked for each time that pages are chosen
def language_of(url: str) -> str:
    """The language that host or path names (`de.acme.example`, `/fr-ca/`), ISO 639-1; '' where none does.

    >>> language_of("https://acme.example/de/team"), language_of("https://acme.example/team")
    ('de', '')
    """
    parts = urlsplit(url)
    labels = (parts.hostname or "").split(".")
    for segment in [*parts.path.split("/")[1:3], labels[0] if len(labels) > 2 else ""]:
        tag = _LANGUAGE_TAG.fullmatch(segment)
        if tag and tag[1].lower() in _languages():
            return tag[1].lower()
    return ""


def without_language(url: str) -> str:
    """*url*'s host and path without the segment that names a language: twins have it in common."""
    parts = urlsplit(url)
    kept = [s for s in parts.path.split("/") if not _is_language(s)]
    return f"{(parts.hostname or '').removeprefix('www.')}{'/'.join(kept)}".rstrip("/")


# --- inside -------------------------------------------------------------------------------------


def _judge_path(url: str, language: str) -> _Reading:
    *parents, last = _segments(url) or [""]
    own = _read(last, language, _SEGMENT_ROOM)
    above = [_read(segment, language, _SEGMENT_ROOM) for segment in parents]
    dated = bool(_DATE.search(urlsplit(url).path))
    press = any(reading.kind is PageKind.PRESS for reading in above)
    worst = own.worst + sum(reading.worst for reading in above) - (0.2 if dated and not press else 0.0)
    article = dated or press or any(reading.article for reading in above)
    if own.best > 0:
        bonus = 0.1 if any(r.best > 0 for r in above) else 0.0
        return _Reading(own.kind, own.best + bonus, worst, article)
    return _by_parents(last, above, worst, article)


def _by_parents(last: str, above: list[_Reading], worst: float, article: bool) -> _Reading:
    """A page whose own name says nothing is what its folder is about."""
    if article:  # a press release ends, as a rule, in its contact
        press = any(reading.kind is PageKind.PRESS for reading in above)
        return _Reading(PageKind.ARTICLE, 0.28 if press else 0.15, worst, article)
    kinds = [reading.kind for reading in above if reading.best >= _SAYS_SOMETHING]
    if not kinds:
        return _Reading(PageKind.OTHER, 0.0, worst, article)
    if kinds[-1] in PEOPLE_KINDS and max(reading.best for reading in above) > _SURE_PARENT:
        kind, promise = (PageKind.PERSON, 0.4) if _may_name(last) else (PageKind.ABOUT, 0.2)
        return _Reading(kind, promise, worst, article)
    return _Reading(kinds[-1], 0.2, worst, article)


@lru_cache(maxsize=20_000)
def _may_name(segment: str) -> bool:
    """Whether the last part of an address may be a name: `ann-lee-phd`, `alee`, `17`, but not `our-strategy`."""
    words = [word for word in _TOKEN.findall(segment) if not word.isdigit()]
    if len(words) < 2 or not segment.isascii():  # an identifier, or letters of any language
        return True
    return max(is_person_name(" ".join(words[:n]).title()) for n in (3, len(words))) > _LIKE_A_NAME


def _segments(url: str) -> list[str]:
    """What parts of the address can hold words: the host's first label, the path, the query's values."""
    parts = urlsplit(_PAGINATION.sub("", url))
    labels = [label for label in (parts.hostname or "").split(".")[:-2] if label not in {"www", "web"}]
    path = _EXTENSION.sub("", unquote(parts.path))
    if path.rsplit("/", 1)[-1].lower() in {"index", "default", "home"}:
        path = path.rpartition("/")[0]
    found = [*labels, *path.split("/"), *parts.query.split("&")]
    return [_CAMEL.sub(" ", s) for s in found if s and not _is_language(s)]


@lru_cache(maxsize=50_000)
def _read(text: str, language: str, room: int) -> _Reading:
    tokens = _TOKEN.findall(fold(text))[:_MAX_TOKENS]
    kind, best, worst, article = PageKind.OTHER, 0.0, 0.0, False
    thin = min(1.0, room / max(len(tokens), 1))
    for word, covered in _words(tokens, language):
        foreign = language not in word.lang.split() and "en" not in word.lang.split()
        if foreign and covered < len(tokens):
            continue  # a short word of another language inside a text: chance
        weight = word.weight * thin * (_FOREIGN if foreign and language else 1.0)
        article = article or word.kind == "article"
        if weight < 0:
            worst = min(worst, weight)
        elif weight > best:
            kind, best = PageKind(word.kind), weight
    return _Reading(kind, best, worst, article)


def _words(tokens: list[str], language: str) -> Iterator[tuple[PageWord, int]]:
    """Words of the table in *tokens*, the longest first at each place, and how many tokens each covers."""
    place = 0
    while place < len(tokens):
        longest = _MAX_PHRASE if len(tokens[place]) > 1 else _MAX_SIGNS
        for size in range(min(longest, len(tokens) - place), 0, -1):
            rows = _word("".join(tokens[place : place + size]), alone=size == 1)
            if rows:
                word = next((row for row in rows if language in row.lang.split()), rows[0])
                yield word, size
                break
        else:
            size = 1
        place += size


def _word(key: str, *, alone: bool) -> tuple[PageWord, ...]:
    """The rows of a word: one for each meaning that it has in other languages ('personal')."""
    whole, beginnings = _tables()
    key = _spelling(key)
    found = whole.get(key, ())
    if found or not alone:
        return found
    return next((beginnings[key[:n]] for n in range(len(key), 3, -1) if key[:n] in beginnings), ())


@cache
def _tables() -> tuple[dict[str, tuple[PageWord, ...]], dict[str, tuple[PageWord, ...]]]:
    """Whole words by their joined spelling (`aboutus`), and beginnings."""
    whole: dict[str, tuple[PageWord, ...]] = {}
    beginnings: dict[str, tuple[PageWord, ...]] = {}
    for row in read_rows("page_words.csv", PageWord):
        table = beginnings if row.word.endswith("*") else whole
        key = _spelling("".join(_TOKEN.findall(row.word)))
        table[key] = (*table.get(key, ()), row)
    return whole, beginnings


def _spelling(key: str) -> str:
    """In paths ä stands as `a` or as `ae`: both are read as `a`."""
    return key.replace("ae", "a").replace("oe", "o").replace("ue", "u") if key.isascii() else key


@cache
def _languages() -> frozenset[str]:
    return frozenset(code for row in read_rows("page_words.csv", PageWord) for code in row.lang.split())


def _is_language(segment: str) -> bool:
    tag = _LANGUAGE_TAG.fullmatch(segment)
    return bool(tag) and tag[1].lower() in _languages() if tag else False
