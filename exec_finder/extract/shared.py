"""An office that a sentence gives to several people: 'Ann Lee and Leo Brandt, co-chairs', 'have been made partners'."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache

from exec_finder.extract import phrases
from exec_finder.extract.judge import PLAIN, title_score
from exec_finder.extract.longest import longest_title
from exec_finder.extract.mentions import Mention
from exec_finder.extract.name_lists import singulars
from exec_finder.extract.turns import after_name
from exec_finder.extract.words import alternatives

_PARTING = " ,–—-"


def with_shared(mentions: list[Mention]) -> Iterator[Mention]:
    """*mentions*; those of a row of names have the words around it, with the office of all said of the one."""
    for row in _rows(mentions):
        before, after = _around(row) if len(row) > 1 else ("", "")
        for mention in row:
            yield mention._replace(before=before or mention.before, after=after or mention.after)


def _rows(mentions: list[Mention]) -> Iterator[list[Mention]]:
    """Names that nothing but commas and 'and' parts."""
    row: list[Mention] = []
    for mention in mentions:
        if row and not _linking().fullmatch(row[-1].after.partition(mention.name)[0]):
            yield row
            row = []
        row.append(mention)
    if row:
        yield row


@cache
def _linking() -> re.Pattern[str]:
    return re.compile(rf",?\s+(?:{alternatives('and')})\s+|,\s+", re.IGNORECASE)


def _around(row: list[Mention]) -> tuple[str, str]:
    """What stands before and behind each of *row* as if it were alone; '' where it is as it was."""
    last = row[-1].after
    joined = not row[-2].after.startswith(", ") or row[-2].after.partition(row[-1].name)[0].strip(" ,") != ""
    if not joined:
        return "", ""
    if beside := _of_one(last[2:]) if last.startswith(", ") else "":
        return "", f", {beside}"
    turn = after_name("named-several", last)
    if turn:
        return "", f", {post}" if (post := _said_of_one(last[turn.end :])) else ""
    before = row[0].before
    if not (phrases.before_name("appointed", before) or phrases.appointing().search(before)):
        return "", ""
    rest = last.lstrip(_PARTING)
    given = phrases.leading("as").match(rest)
    post = _said_of_one(rest[given.end() :]) if given else _of_one(rest)
    return (before, f" {given[0] if given else ''}{post}") if post else ("", "")


def _said_of_one(text: str) -> str:
    return _of_one(text) or (text if longest_title(text) else "")


def _of_one(text: str) -> str:
    """'co-chair of Acme' for 'co-chairs of Acme'; '' where *text* begins with no title in the plural."""
    text = phrases.articles().sub("", text)
    end = phrases.title_end().search(text)
    said = text[: end.start()] if end else text.rstrip(".")
    for post in (said, phrases.belonging().split(said, maxsplit=1)[0]):
        one = next((form for form in singulars(post) if form != post and title_score(form) >= PLAIN), "")
        if one:
            return f"{one}{text[len(post) :]}"
    return ""
