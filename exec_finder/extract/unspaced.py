"""Prose in scripts without blanks between words: 'FIRM TITLE NAME said', 'NAME TITLE' in one run of characters."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache
from itertools import pairwise

from exec_finder.extract.context import elsewhere
from exec_finder.extract.found import Vote
from exec_finder.extract.judge import name_score, title_hint, title_score
from exec_finder.extract.words import alternatives, plain, words_of
from exec_finder.text import shorten
from exec_finder.titles.lexicon import Item, read_items

_SCRIPT = re.compile(r"[\u3040-\u30ff\u3400-\u9fff\uac00-\ud7af]")
_HALVES = re.compile(r"[\u3400-\u9fff々]{1,3}[ 　][\u3400-\u9fff々]{1,3}")  # of a name
_BLANKS = "[：: 　]{0,2}"
_RAISED = re.compile("[를을] ")  # '전무를 부사장으로': who is raised from the first to the second
_TITLE_KINDS = frozenset(("rank", "function", "mark", "place", "and"))
_HANGUL = re.compile(r"[\uac00-\ud7af]")
_JOINS = "とやのはがを"  # no firm's name ends so
_ENOUGH = 0.75
_FIRMS = range(12, 1, -1)  # characters of a firm's name
_SIZES = (3, 2, 4, 5)  # characters of a name, the commonest first
_END = "、，,。.）)」』”:：；; 　"
_BACK = 80  # characters before a title in which its name, a date and a link may stand
_SCORE = 0.7


def is_unspaced(text: str) -> bool:
    """*text* is mostly of a script that sets no blanks, or few, between words."""
    return not text.isascii() and 3 * len(_SCRIPT.findall(text[:300])) > len(text[:300])


def read_unspaced(text: str, line: int, own: frozenset[str]) -> list[Vote]:
    """Votes of one line of such prose.

    >>> [(v.name, v.title) for v in read_unspaced("海云科技首席执行官陈志远表示，新中心已启用。", 0, frozenset())]
    [('陈志远', '首席执行官')]
    """
    votes = []
    found = [*_titles(text), (len(text), len(text))]
    for (first, end), (later, last) in pairwise(found):
        met = _linked().match(text, first, end)
        start = met.end() if met and met.end() < end and not _HANGUL.match(met[0]) else first  # '担任' before a title
        title = text[start:end]
        name = _name_behind(text, end) or _name_before(text, _before_firm(text, start, own))
        if name and _RAISED.match(text, end) and later - end == len("를 "):
            title = text[later:last]
        if name and title_score(title) >= _ENOUGH and not elsewhere(title, own, 2):
            quote = shorten(text[max(0, start - 20) : end + 30])
            votes.append(Vote(name, title, "prose", _SCORE, line=line, quote=quote))
    return votes


def _titles(text: str) -> Iterator[tuple[int, int]]:
    """Start and end of each run of words of titles that ends with a rank."""
    run: list[Item] = []
    for item in (*read_items(text)[0], None):
        if item and item.entry.kind in _TITLE_KINDS and (not run or _touch(text, run[-1], item)):
            run.append(item)
            continue
        while run and run[-1].entry.kind != "rank":
            run.pop()
        while run and run[0].entry.kind == "and":
            run.pop(0)
        if len(run) > 1 and _ends_firm(text, run[0]):
            run.pop(0)
        if run:
            yield run[0].start, run[-1].end
        run = [item] if item and item.entry.kind in _TITLE_KINDS else []


def _ends_firm(text: str, item: Item) -> bool:
    """'海云科技': a short word of a trade with unknown characters right before it."""
    return (
        item.end - item.start < 3
        and item.entry.kind == "function"
        and item.start > 0
        and bool(_SCRIPT.match(text[item.start - 1]))
        and text[item.start - 1] not in _JOINS
        and not text[: item.start].endswith(words_of("links-title"))
    )


def _touch(text: str, before: Item, item: Item) -> bool:
    between = text[before.end : item.start]
    return not between.strip(" 　・兼") and len(between) < 3


def _name_behind(text: str, end: int) -> str:
    """'…本部長の小林由美子は': the name right behind a title."""
    met = _behind_title().match(text, end)
    start = met.end() if met else end
    halves = _HALVES.match(text, start)
    for size in ((len(halves[0]),) if halves else ()) + _SIZES:
        name = text[start : start + size]
        if _is_name(name) and _is_over(text, start + size):
            return name
    return ""


def _name_before(text: str, start: int) -> str:
    """'박지영 고객서비스본부장은', '刘芳担任销售总监': the name before a title, with a mark or nothing before it."""
    text = text[max(0, start - _BACK) : start]
    start = len(text)
    linked = _linking().search(text)
    parted = start > 1 and not linked and text[start - 1] in "，,、"
    end = linked.start() if linked else start - 1 if parted or text[start - 1 : start] in " 　" else start
    since = _since().search(text, 0, end)
    end = since.start() if since else end
    marks = ":：" if parted else f"{_END}（(「『“"
    opened = {met.end() for met in _naming().finditer(text, 0, end)} if not parted else set()
    for first in (end - size for size in _SIZES if size <= end):
        begins = first == 0 or text[first - 1] in marks or first in opened
        if begins and _is_name(text[first:end]):
            return text[first:end]
    return ""


def _is_name(text: str) -> bool:
    whole = len(text) > 1 and text[0] not in _END and text[-1] not in _END
    if not whole or text.endswith(words_of("and-others")) or name_score(text) < _ENOUGH:  # '陈宏等'
        return False
    # Not '전무를', '고객이': a word of titles and what joins it.
    return not (_HANGUL.match(text) and title_hint(text[:-1]) > 0)


def _before_firm(text: str, start: int, own: frozenset[str]) -> int:
    """Where the own firm's name begins that stands before a title at *start*: '出任云岭科技市场总监'."""
    before = text[:start].rstrip(" ")
    firm = next((size for size in _FIRMS if plain(before[-size:]) in own), 0)
    return len(before) - firm if firm and _SCRIPT.match(before[-1]) else start


@cache
def _behind_title() -> re.Pattern[str]:
    """What may stand between a title and the name behind it: 'の', 'である', '에 '."""
    return re.compile(rf"{_BLANKS}(?:{alternatives('links-name')})?{_BLANKS}")


@cache
def _since() -> re.Pattern[str]:
    """'自2019年3月起' at the end of a text."""
    date = r"(?:19|20)\d\d年(?:\d{1,2}月)?(?:\d{1,2}日)?"
    return re.compile(rf"(?:{alternatives('since-year')})?{date}(?:{alternatives('since-last')})?$")


@cache
def _linked() -> re.Pattern[str]:
    return re.compile(alternatives("links-title"))


@cache
def _linking() -> re.Pattern[str]:
    return re.compile(rf"(?:{alternatives('links-title')})[ 　]?$")


@cache
def _naming() -> re.Pattern[str]:
    return re.compile(alternatives("names-somebody"))


@cache
def _endings() -> re.Pattern[str]:
    return re.compile(alternatives("name-end"))


def _is_over(text: str, at: int) -> bool:
    """The name ends here: the text does, a mark follows, or a word that stands behind names."""
    return at >= len(text) or text[at] in _END or _endings().match(text, at) is not None
