"""Companies as Wikidata lists them: found by name, with their site, owners, country and sector."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import replace
from itertools import pairwise

from rapidfuzz import fuzz

from exec_finder.companies import POSSIBLE
from exec_finder.company_names import country_named, name_keys
from exec_finder.domains import country_of
from exec_finder.models import Company, Miss
from exec_finder.resolve.choices import Choice, Outcome, ordered
from exec_finder.web import Web
from exec_finder.wikidata import Hit, Item, Items, read_items, search_items, search_words
from exec_finder.wikidata.organisations import (
    ALIAS_IS,
    COUNTRY,
    INDUSTRY,
    KIND,
    SUCCESSOR,
    cik_of,
    is_dissolved,
    kind_of,
    likeness,
    owners_of,
    sector_of,
    shown_name,
    site_of,
)

_MAX_BEARING, _MAX_ITEMS = 24, 12
"""So many of the items that bear the name are looked at: films and songs are among them; and so many in all else."""
_MAX_NEAR = 4
_MAX_STEPS = 3
"""From a company to its successor, or to the owner of its owner."""


class Listing:
    """What Wikidata was asked for, for one name; nothing is asked for twice."""

    def __init__(self, web: Web, query: str, country: str | None) -> None:
        self.miss: Miss | None = None
        self._web = web
        self._query = query
        self._country = country
        self._items: dict[str, Item] = {}
        self._labels: dict[str, str] = {}
        self._today = ""

    async def find(self, name: str) -> Outcome:
        """The organisations that bear *name*, or one like it, and have a site of their own or an owner's."""
        hits = await self._search(name)
        items = await self._load(hit.id for hit in _likeliest(name, hits))
        scored = [(likeness(name, item), item) for item in items if kind_of(item, self._today)]
        bearing = [one for one in scored if one[0] >= ALIAS_IS]
        near = sorted((one for one in scored if POSSIBLE <= one[0] < ALIAS_IS), key=lambda one: -one[0])[:_MAX_NEAR]
        found = await self._choices(bearing)
        return Outcome(found, () if found else await self._choices(near), self.miss)

    async def described(self, choice: Choice) -> Company:
        """The company of *choice* with its owners, by name, the next one first."""
        item, names = self._items.get(choice.item), list[str]()
        seen = {choice.item}
        while item is not None and len(names) < _MAX_STEPS:
            above = next((one for one in owners_of(item, self._today) if one not in seen), "")
            seen.add(above)
            states = item.values(COUNTRY, self._today)
            item = None if above in states or not above else next(iter(await self._load([above])), None)
            owner = shown_name(item) if item and kind_of(item, self._today) else self._labels.get(above, "")
            names += filter(None, [owner])
        chain = " > ".join(names)
        why = f"{choice.company.why}; it belongs to {chain}" if chain else choice.company.why
        return replace(choice.company, owner=chain, why=why)

    # --- asking ---------------------------------------------------------------------------------

    async def _search(self, name: str) -> Sequence[Hit]:
        """By the beginning of names; without legal forms where nobody bears those; by words in the end."""
        core = name_keys(name)[1]
        for text in dict.fromkeys((name, core)):
            hits = self._kept(await search_items(self._web, text))
            if hits or self.miss:
                return hits
        return self._kept(await search_words(self._web, core)) if core else ()

    def _kept(self, hits: tuple[Hit, ...] | Miss) -> tuple[Hit, ...]:
        if isinstance(hits, Miss):
            self.miss = hits
            return ()
        return hits

    async def _load(self, ids: Iterable[str]) -> list[Item]:
        """The items of *ids*, those that are there; merged ones once."""
        wanted = list(dict.fromkeys(ids))
        lacking = [one for one in wanted if one not in self._items]
        answer = await read_items(self._web, lacking) if lacking else Items((), self._today)
        if isinstance(answer, Miss):
            self.miss = answer
        else:
            self._today = answer.today or self._today
            self._items |= {item.id: item for _, item in answer.found} | dict(answer.found)
        found = [self._items[one] for one in wanted if one in self._items]
        return list({item.id: item for item in found}.values())

    async def _label(self, ids: Iterable[str]) -> None:
        """Learn the names of countries and the like, which have too many statements to be read whole."""
        lacking = [one for one in dict.fromkeys(ids) if one not in self._labels]
        answer = await read_items(self._web, lacking, statements=False) if lacking else Items((), "")
        if not isinstance(answer, Miss):  # else they stay unknown: they settle nothing
            self._labels |= {id_: shown_name(item) for id_, item in answer.found}

    # --- from items to companies ----------------------------------------------------------------

    async def _choices(self, scored: Sequence[tuple[float, Item]]) -> tuple[Choice, ...]:
        """Those with a site, of the country that was asked for, likest first."""
        lines = [(score, await self._line(item)) for score, item in scored]
        sited = [(score, line) for score, line in lines if line and site_of(line[-1], self._today, self._country)]
        told = (*(s for _, line in sited for s in self._telling(line[-1])),)
        await self._label(told)
        made = [self._choice(score, line) for score, line in sited]
        return ordered(one for one in made if not self._country or one.company.country in {"", self._country})

    async def _line(self, item: Item) -> list[Item]:
        """From *item* by successors and owners to the first that is there and has a site; [] where none has."""
        line, today = [item], self._today
        while len(line) <= _MAX_STEPS:
            here = line[-1]
            gone = is_dissolved(here, today)
            if not gone and site_of(here, today):
                return line
            further = here.values(SUCCESSOR, today) if gone else owners_of(here, today)
            following = next((one for one in await self._load(further[:1]) if kind_of(one, today)), None)
            if following is None or following in line:
                break
            line.append(following)
        return []

    def _telling(self, item: Item) -> tuple[str, ...]:
        return tuple(one for name in (COUNTRY, INDUSTRY, KIND) for one in item.values(name, self._today)[:5])

    def _choice(self, score: float, line: Sequence[Item]) -> Choice:
        item, today = line[-1], self._today
        domain = site_of(item, today, self._country)
        labels = [self._labels.get(one, "") for one in item.values(COUNTRY, today)[:5]]
        company = Company(
            query=self._query,
            name=shown_name(item) or domain,
            domain=domain,
            country=next(filter(None, map(country_named, labels)), country_of(domain)),
            sector=sector_of([*map(self._named, (*self._telling(item),)), item.description]),
            why=self._why(line, domain),
            wikidata=item.id,
            cik=cik_of(item, today),
        )
        return Choice(company, score, line[0].description, item.id)

    def _named(self, id_: str) -> str:
        return self._labels.get(id_, "")

    def _why(self, line: Sequence[Item], domain: str) -> str:
        """Why *domain*, with every step from what was named to whose site it is."""
        steps = []
        for one, following in pairwise(line):
            if is_dissolved(one, self._today):
                steps.append(f"{shown_name(one)} is no more, and {shown_name(following)} took its place")
            else:
                what = "a brand of" if kind_of(one, self._today) == "brand" else "owned by"
                steps.append(f"{shown_name(one)} has no site of its own and is {what} {shown_name(following)}")
        last = f"Wikidata ({' > '.join(one.id for one in line)}) gives {domain} as its official website"
        return "; ".join([*steps, last])


def _likeliest(name: str, hits: Sequence[Hit]) -> list[Hit]:
    """Those that bear the name, in the search's own order, then those whose names are likest."""
    key = name_keys(name)
    bearing = [hit for hit in hits if name_keys(hit.name)[2] == key[2]][:_MAX_BEARING]

    def unlike(hit: Hit) -> float:
        return -fuzz.token_sort_ratio(key[1], name_keys(hit.name)[1])

    others = sorted((hit for hit in hits if name_keys(hit.name)[2] != key[2]), key=unlike)
    return [*bearing, *others[: max(0, _MAX_ITEMS - len(bearing))]]
