"""Who holds a post at an organisation, by Wikidata's statements about it: who, what, since and until when. Pure."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping
from datetime import date
from functools import cache
from typing import Literal

from exec_finder.models import value
from exec_finder.tables import read_rows
from exec_finder.text import shorten
from exec_finder.wikidata.organisations import shown_name
from exec_finder.wikidata.statements import HUMAN, SOMETIME, Item, Statement, is_id, is_over

_KIND, _DEATH = "P31", "P570"
_FORMER_YEARS = 10
"""Who left longer ago is on no page any more, and nobody to write to."""
_DATED, _PREFERRED, _UNDATED = 0.85, 0.75, 0.6
"""How sure a statement is that says since when, one whose rank says that it is the current one, and any other."""
_STALE_YEARS, _STALE = 15, 0.5
"""A post begun so long ago, and no word of it since, is as likely over as not."""
_CROWDED = 0.3
"""Of the others where several are said to hold a post that one person holds, and one came last."""


@value
class Post:
    """A row of data/wikidata/posts.csv."""

    property: str
    title: str
    """In words; empty where only a qualifier tells the post."""
    holders: Literal["one", "several"]
    what: str


@value
class Holding:
    """One person's hold of a post."""

    person: str
    """An item's id."""
    post: Post
    since: str
    until: str
    as_of: str
    roles: tuple[str, ...]
    """Items that name the post more closely."""
    sure: float
    """0 to 1."""


def holdings_of(item: Item, today: str) -> tuple[Holding, ...]:
    """Who holds a post at *item*, and who did until some years ago; the chiefs first, ended ones last."""
    found = [holding for post in _posts() for holding in _holdings(item, post, today)]
    return tuple(sorted(found, key=lambda one: bool(one.until)))


def title_of(holding: Holding, labels: Mapping[str, str]) -> str:
    """The post in words: as a qualifier names it, else as the property does; '' where neither does."""
    named = next(filter(None, (labels.get(role, "") for role in holding.roles)), "")
    return shorten(named[:1].upper() + named[1:], 100) if named else holding.post.title


def living_name(item: Item | None, today: str) -> str:
    """The name of a person who may hold a post; '' for the dead, for what is no person and what has no name."""
    if item is None or HUMAN not in item.values(_KIND, today) or item.has(_DEATH):
        return ""
    return shown_name(item)


def told(holding: Holding) -> str:
    """What the statement says, as a few words for people."""
    times = [f"since {holding.since}" if holding.since else "", "ended" if holding.until == SOMETIME else ""]
    times += [f"until {holding.until}" if holding.until not in {"", SOMETIME} else ""]
    return ", ".join(filter(None, (f"{holding.post.what} ({holding.post.property})", *times)))


# --- inside -------------------------------------------------------------------------------------


@cache
def _posts() -> tuple[Post, ...]:
    return read_rows("wikidata/posts.csv", Post)


def _holdings(item: Item, post: Post, today: str) -> Iterable[Holding]:
    """Of several statements about one person and post the last counts: people come back, and items hold doubles."""
    current = {s.what: s for s in sorted(item.current(post.property, today), key=lambda s: s.since) if is_id(s.what)}
    oldest = f"{int(today[:4]) - _FORMER_YEARS:04}" if today else ""
    ended = {
        s.what: s
        for s in sorted(item.all(post.property), key=lambda s: s.until)
        if is_id(s.what) and s.what not in current and is_over(s, today) and (s.until >= oldest or s.until == SOMETIME)
    }
    last = max((s.since for s in current.values()), default="")
    sole = Counter(s.since for s in current.values())[last] == 1
    for statement in (*current.values(), *ended.values()):
        crowded = post.holders == "one" and sole and not statement.until and statement.since != last
        yield _holding(statement, post, _CROWDED if crowded else _sure(statement, today))


def _holding(statement: Statement, post: Post, sure: float) -> Holding:
    as_of = max(statement.as_of, statement.since)
    return Holding(statement.what, post, statement.since, statement.until, as_of, statement.roles, sure)


def _sure(statement: Statement, today: str) -> float:
    """Less for what says no day, and for what nobody has looked at in years."""
    if statement.until:
        return _DATED
    sure = _DATED if statement.since else _PREFERRED if statement.preferred else _UNDATED
    last = max(statement.as_of, statement.since)
    return min(sure, _STALE) if last and int(last[:4]) <= date.fromisoformat(today).year - _STALE_YEARS else sure
