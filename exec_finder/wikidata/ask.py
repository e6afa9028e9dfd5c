"""Asks Wikidata's interface for programs: search, and items by their ids. What went wrong comes back as a Miss.

https://www.wikidata.org/w/api.php?action=help; no `maxlag` is sent: somebody waits for the answer, and asks little.
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping, Sequence
from functools import cache
from typing import Any
from urllib.parse import urlencode

from exec_finder.answers import mapping, sequence
from exec_finder.company_names import name_keys
from exec_finder.models import Miss, MissReason, Page, value
from exec_finder.tables import read_lines
from exec_finder.text import shorten
from exec_finder.web import Api, Web
from exec_finder.wikidata.statements import Item, is_id, read_item

API_URL = "https://www.wikidata.org/w/api.php"
WIKI_URL = "https://www.wikidata.org/wiki/"
_API = Api()
_HITS = 20
"""Asked for at a time; a client without an account gets at most 50."""
_MAX_PAGES = 3
_MAX_QUERY = 300
"""Characters of a search by words; longer ones are refused."""
_BUSY = frozenset({"maxlag", "ratelimited", "readonly"})
_HEAVY, _LIGHT = 12, 50
"""Items asked for at a time: with their statements, of which each may have a megabyte, and with their labels."""


@cache
def languages() -> tuple[str, ...]:
    """Of labels and other names, in the order in which one is shown."""
    return read_lines("wikidata/languages.txt")


@value
class Hit:
    """An item that a search found, by the name that it was found by."""

    id: str
    name: str
    """The label or other name that is like what was searched for."""


@value
class Items:
    """Items that were asked for."""

    found: tuple[tuple[str, Item], ...]
    """By the id that was asked for: of merged items the old one."""
    today: str
    """The day of the answer, ISO 8601: what held then counts as current."""
    page: Page | None = None
    """The last answer; None where nothing was asked for."""

    def get(self, id_: str) -> Item | None:
        """The item that was asked for as *id_*."""
        return dict(self.found).get(id_)


async def search_items(web: Web, text: str) -> tuple[Hit, ...] | Miss:
    """Items of which a name begins with *text*, in any language, likeliest first; further pages while all bear it."""
    hits: list[Hit] = []
    at: int = 0
    for _ in range(_MAX_PAGES):
        answer = await _ask(web, action="wbsearchentities", search=text, language="en", limit=_HITS, **{"continue": at})
        if isinstance(answer, Miss):
            return tuple(hits) if hits else answer
        page = [hit for hit in map(_hit, sequence(answer[0].get("search"))) if hit is not None]
        hits += page
        following = answer[0].get("search-continue")
        bears = bool(page) and name_keys(page[-1].name)[1] == name_keys(text)[1]
        if not isinstance(following, int) or following <= at or not bears:
            break
        at = following
    return _once(hits)


async def search_words(web: Web, query: str) -> tuple[Hit, ...] | Miss:
    """Items whose text holds all words of *query* (CirrusSearch), best first; their names are not told."""
    answer = await _ask(web, action="query", list="search", srsearch=query, srnamespace=0, srlimit=_HITS)
    if isinstance(answer, Miss):
        return answer
    titles = (mapping(one).get("title") for one in sequence(mapping(answer[0].get("query")).get("search")))
    return _once([Hit(str(title), "") for title in titles if is_id(title)])


async def read_items(web: Web, ids: Iterable[str], *, statements: bool = True) -> Items | Miss:
    """Items by their *ids*, those that are not there left out; *statements*: with them, not with labels alone.

    Where a part could not be read, what was read before comes back; a Miss where that is nothing.
    """
    props = "labels|descriptions|aliases|claims" if statements else "labels"
    left = _batches(list(dict.fromkeys(filter(is_id, ids))), _HEAVY if statements else _LIGHT)
    items = Items((), "")
    while left:
        batch = left.pop(0)
        answer = await _ask(
            web, action="wbgetentities", ids="|".join(batch), props=props, languages="|".join(languages())
        )
        if isinstance(answer, Miss) and answer.reason is MissReason.TOO_LARGE and len(batch) > 1:
            left = [*_batches(batch, (len(batch) + 1) // 2), *left]
        elif isinstance(answer, Miss):
            return items if items.found else answer
        else:
            read = _read(answer[0], batch)
            items = Items((*items.found, *read), answer[1].fetched_at.date().isoformat(), answer[1])
    return items


def site_query(domain: str) -> str:
    """The search for items whose official website (P856) is the home page of *domain*, in its usual spellings."""
    homes = [f"{scheme}://{www}{domain}" for scheme in ("https", "http") for www in ("www.", "")]
    spelt = [f"P856={home}{end}" for end in ("/", "") for home in homes]
    query = f"haswbstatement:{spelt[0]}"
    for one in spelt[1:]:
        query += f"|{one}" if len(query) + len(one) < _MAX_QUERY else ""
    return query


# --- inside -------------------------------------------------------------------------------------


def _batches(ids: Sequence[str], size: int) -> list[Sequence[str]]:
    return [ids[start : start + size] for start in range(0, len(ids), size)]


async def _ask(web: Web, **parameters: str | int) -> tuple[Mapping[str, Any], Page] | Miss:
    url = f"{API_URL}?{urlencode({'format': 'json', **parameters})}"
    page = await web.get(url, api=_API)
    if isinstance(page, Miss):
        return page
    try:
        data = json.loads(page.html)
    except (ValueError, RecursionError):
        return Miss(url, MissReason.BROKEN, "Wikidata's answer is no JSON", page.status)
    if not isinstance(data, dict):
        return Miss(url, MissReason.BROKEN, "Wikidata's answer has another form", page.status)
    error = mapping(data.get("error"))
    if "error" in data:
        reason = MissReason.RATE_LIMITED if error.get("code") in _BUSY else MissReason.SERVER_ERROR
        said = shorten(str(error.get("info") or error.get("code") or "an error"), 120)
        return Miss(url, reason, f"Wikidata can't answer: {said}", page.status)
    return data, page


def _hit(data: object) -> Hit | None:
    one = mapping(data)
    if not is_id(one.get("id")):
        return None
    name = mapping(one.get("match")).get("text") or one.get("label")
    return Hit(str(one["id"]), shorten(str(name or "")))


def _once(hits: Sequence[Hit]) -> tuple[Hit, ...]:
    return tuple({hit.id: hit for hit in reversed(hits)}.values())[::-1]


def _read(data: Mapping[str, Any], batch: Sequence[str]) -> list[tuple[str, Item]]:
    """A merged item stands under its old id and bears the new one."""
    entities = mapping(data.get("entities"))
    read = ((id_, read_item(entities.get(id_))) for id_ in batch)
    return [(id_, item) for id_, item in read if item is not None]
