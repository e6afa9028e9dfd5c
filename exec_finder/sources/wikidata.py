"""Executives and ways to a company from Wikidata: what anybody may edit, with the dates that it gives."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from functools import cache
from typing import Any

from exec_finder.domains import country_of
from exec_finder.extract.addresses import normalise
from exec_finder.extract.channels import read_profile
from exec_finder.extract.phones import read_tel
from exec_finder.mailboxes import is_role
from exec_finder.models import (
    Channel,
    ChannelKind,
    Company,
    Contacts,
    Evidence,
    FoundAddress,
    FoundPerson,
    Miss,
    SourceStatus,
    value,
)
from exec_finder.sources.interfaces import TimedWeb
from exec_finder.sources.protocol import Findings, Limits, status_of
from exec_finder.tables import read_rows
from exec_finder.text import shorten
from exec_finder.web import Web
from exec_finder.wikidata import WIKI_URL, Item, Items, read_items, search_words, site_query
from exec_finder.wikidata.organisations import kind_of, likeness, shown_name, site_of
from exec_finder.wikidata.people import Holding, holdings_of, living_name, title_of, told

EXTRACTOR = "wikidata"
MAX_PEOPLE = 36
"""So many holders of posts are asked for by name, the current ones first."""
_MAIL, _PHONE = "P968", "P1329"


@value
class _ProfileRow:
    """A row of data/wikidata/profiles.csv."""

    property: str
    url: str
    example: str


class Wikidata:
    """Chief executives, chairs, directors and boards as Wikidata has them, and the company's lines and profiles."""

    name = "wikidata"
    asks = (
        "www.wikidata.org/w/api.php: the company's item where that is known, and those of its people",
        "where asked for by name, also which item has the company's web site",
    )
    on_by_default = True

    def __init__(self, *, searches: bool = False) -> None:
        """searches: look for the item by the company's web site where it is not known."""
        self._searches = searches

    def when_named(self) -> Wikidata:
        """What takes part where the user asks for it by name."""
        return Wikidata(searches=True)

    def applies(self, company: Company) -> bool:
        """It needs the company's item, or leave to look for it."""
        return bool(company.wikidata or (self._searches and company.domain))

    async def look(self, company: Company, web: Web, limits: Limits) -> Findings:
        """Whom the item names in a post, and how it says that the company is reached."""
        timed = TimedWeb(web, limits.time_s)
        items = await (read_items(timed, [company.wikidata]) if company.wikidata else _by_site(company, timed))
        if isinstance(items, Miss):
            return _without(items)
        item = items.found[0][1] if len(items.found) == 1 else None
        if item is None:
            return Findings(SourceStatus.NOTHING, _not_there(company, items))
        people, misses = await _people(item, items, timed)
        return Findings(
            status=SourceStatus.FOUND if people else SourceStatus.FAILED if misses else SourceStatus.NOTHING,
            why=_why(item, people, misses),
            people=people,
            contacts=(_contacts(item, items, company),),
            pages=(WIKI_URL + item.id,),
            misses=misses,
        )


# --- the company's item -------------------------------------------------------------------------


async def _by_site(company: Company, web: Web) -> Items | Miss:
    """The organisation whose official website is the company's; of several the one that bears its name."""
    hits = await search_words(web, site_query(company.domain))
    items = hits if isinstance(hits, Miss) else await read_items(web, [hit.id for hit in hits[:10]])
    if isinstance(items, Miss):
        return items
    fit = [
        one
        for one in dict(items.found).items()
        if kind_of(one[1], items.today) and site_of(one[1], items.today) == company.domain
    ]
    best = max((likeness(company.name, item) for _, item in fit), default=0.0)
    named = [one for one in fit if likeness(company.name, one[1]) == best]
    return Items(tuple(named), items.today, items.page)


def _not_there(company: Company, items: Items) -> str:
    if company.wikidata:
        return f"Wikidata has no item {company.wikidata}"
    if items.found:
        return f"several items have {company.domain} as their site: {', '.join(id_ for id_, _ in items.found)}"
    return f"no item has {company.domain} as its official website"


# --- its people ---------------------------------------------------------------------------------


async def _people(item: Item, items: Items, web: Web) -> tuple[tuple[FoundPerson, ...], tuple[Miss, ...]]:
    held = _wanted(holdings_of(item, items.today))
    persons = await read_items(web, [one.person for one in held])
    if isinstance(persons, Miss):
        return (), () if persons.reason.is_answer else (persons,)
    roles = await read_items(web, [role for one in held for role in one.roles], statements=False)
    labels = {} if isinstance(roles, Miss) else {id_: shown_name(one) for id_, one in roles.found}
    made = (_person(one, living_name(persons.get(one.person), items.today), labels, item, items) for one in held)
    return tuple(one for one in made if one is not None), ()


def _wanted(held: Sequence[Holding]) -> list[Holding]:
    """Those of as many people as are asked for."""
    first = set(list(dict.fromkeys(one.person for one in held))[:MAX_PEOPLE])
    return [one for one in held if one.person in first]


def _person(holding: Holding, name: str, labels: dict[str, str], item: Item, items: Items) -> FoundPerson | None:
    title = title_of(holding, labels)
    if not name or not title:
        return None
    return FoundPerson(
        name=name,
        title=title,
        evidence=(_evidence(item, items, f"{shown_name(item)}: {told(holding)}: {name}"),),
        confidence=holding.sure,
        since=holding.since,
        until=holding.until,
        dated=holding.as_of,
    )


def _evidence(item: Item, items: Items, quote: str) -> Evidence:
    seen_at = items.page.fetched_at if items.page else None
    return Evidence(WIKI_URL + item.id, seen_at, EXTRACTOR, shorten(quote))


# --- ways to it ---------------------------------------------------------------------------------


@cache
def _profiles() -> tuple[_ProfileRow, ...]:
    return read_rows("wikidata/profiles.csv", _ProfileRow)


def _contacts(item: Item, items: Items, company: Company) -> Contacts:
    """Its mailboxes, lines and profiles, as far as they are in form and no person's own."""

    def seen(text: str) -> tuple[Evidence, ...]:
        return (_evidence(item, items, f"{shown_name(item)}: {text}"),)

    def channels(kind: ChannelKind, values: Iterable[str]) -> tuple[Channel, ...]:
        return tuple(Channel(kind, one, "", seen(one)) for one in dict.fromkeys(filter(None, values)))

    today, region = items.today, company.country or country_of(company.domain)
    mails = dict.fromkeys(normalise(one.removeprefix("mailto:")) for one in item.values(_MAIL, today))
    roles = [address for address in mails if address and is_role(address.partition("@")[0])]
    links = (row.url.format(one) for row in _profiles() for one in item.values(row.property, today))
    return Contacts(
        addresses=tuple(FoundAddress(one, None, role=True, evidence=seen(one)) for one in roles),
        phones=channels(ChannelKind.PHONE, (read_tel(one, region) for one in item.values(_PHONE, today))),
        social=channels(ChannelKind.SOCIAL, map(_profile, links)),
    )


def _profile(url: str) -> str:
    found = read_profile(url)
    return found[0] if found else ""


# --- how it ended -------------------------------------------------------------------------------


def _without(miss: Miss) -> Findings:
    """An archive of a lookup that asked for nothing here has nothing: that is no failure."""
    if miss.reason.is_answer:
        return Findings(SourceStatus.NOTHING, miss.why)
    return Findings(status_of(miss), miss.why, misses=(miss,))


def _why(item: Item, people: Sequence[Any], misses: Sequence[Miss]) -> str:
    if misses:
        return f"its people could not be read: {misses[0].why}"
    return "" if people else f"the item {item.id} names nobody in a post"
