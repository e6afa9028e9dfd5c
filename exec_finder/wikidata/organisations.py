"""What an item says of an organisation or brand: what it is, its site, owners, country and sector. Pure."""

from __future__ import annotations

import re
from collections.abc import Iterable
from functools import cache
from typing import Literal

from rapidfuzz import fuzz

from exec_finder.company_names import name_keys
from exec_finder.domains import country_of, host_of, normalise_url, site_domain
from exec_finder.extract.channels import read_profile
from exec_finder.models import value
from exec_finder.tables import read_rows
from exec_finder.text import fold
from exec_finder.wikidata.ask import languages
from exec_finder.wikidata.statements import HUMAN, Item

COUNTRY, DISSOLVED, INDUSTRY, KIND = "P17", "P576", "P452", "P31"
OWNER, PARENT, SUCCESSOR, WEBSITE = "P127", "P749", "P1366", "P856"
_CIK, _OFFICIAL_NAME, _SHORT_NAME = "P5531", "P1448", "P1813"

LABEL_IS, ALIAS_IS = 100.0, 95.0
"""Likeness of a name that is an item's label, or another name of its, but for legal forms."""
_LIKE = 0.94
"""Names that are merely alike stand below those that are the same."""

Kind = Literal["organisation", "brand", ""]


@value
class _KindRow:
    """A row of data/wikidata/kinds.csv."""

    id: str
    kind: Literal["organisation", "brand", "other"]
    what: str


@value
class _SectorRow:
    """A row of data/wikidata/sectors.csv."""

    word: str
    sector: str
    example: str


def kind_of(item: Item, today: str) -> Kind:
    """Whether it is an organisation or a brand; empty for people, families, films, places and the like.

    Classes are too many to know: what has a seat, an industry or shares is an organisation, whatever it is called.
    """
    kinds = item.values(KIND, today)
    known = {_kinds()[one] for one in kinds if one in _kinds()}
    if HUMAN in kinds or "other" in known:
        return ""
    if "brand" in known and "organisation" not in known:
        return "brand"
    return "organisation" if "organisation" in known or item.has(*_telling()) else ""


def likeness(name: str, item: Item) -> float:
    """How like *name* is to a name of the item, 0 to 100; the same but for legal forms: LABEL_IS or ALIAS_IS."""
    key = name_keys(name)
    labels = [text for _, text in item.names]
    others = [*item.aliases, *(s.what for s in (*item.all(_OFFICIAL_NAME), *item.all(_SHORT_NAME)))]
    if any(_same(key, name_keys(label)) for label in labels):
        return LABEL_IS
    if any(_same(key, name_keys(other)) for other in others):
        return ALIAS_IS
    scores = (fuzz.token_sort_ratio(key[1], name_keys(one)[1]) for one in (*labels, *others))
    return _LIKE * max(scores, default=0.0)


def is_dissolved(item: Item, today: str) -> bool:
    """Whether it is no more: it has a day of dissolution that lies in the past."""
    return any(s.what <= today for s in item.current(DISSOLVED, today) if s.what)


def site_of(item: Item, today: str, country: str | None = None) -> str:
    """The registrable domain of its official website; of several that of *country*, else the first; '' for none."""
    domains = list(dict.fromkeys(filter(None, (_site(url) for url in item.values(WEBSITE, today)))))
    return next((domain for domain in domains if country and country_of(domain) == country), "".join(domains[:1]))


def owners_of(item: Item, today: str) -> tuple[str, ...]:
    """Items of its parent organisation, or of its only owner; shareholders beside others own no brand."""
    parents, owners = item.values(PARENT, today), item.values(OWNER, today)
    return parents[:1] or (owners if len(owners) == 1 else ())


def cik_of(item: Item, today: str) -> str:
    """Its number at the SEC, ten digits; '' where it has none, or several."""
    found = {one.zfill(10) for one in item.values(_CIK, today) if re.fullmatch(r"\d{1,10}", one, re.ASCII)}
    return found.pop() if len(found) == 1 else ""


def sector_of(texts: Iterable[str]) -> str:
    """The sector that the words of *texts* (industries, classes, descriptions) name first; '' where none does.

    >>> sector_of(["British telecommunications company"])
    'telecoms'
    """
    for text in texts:
        words = " " + " ".join(re.findall(r"[\w-]+", fold(text))) + " "
        found = [(len(word), sector) for word, sector in _sectors() if f" {word} " in words]
        if found:
            return max(found)[1]
    return ""


def shown_name(item: Item) -> str:
    """Its label in English, or in the first language that we ask for which has one."""
    return item.name(languages())


# --- inside -------------------------------------------------------------------------------------


@cache
def _kinds() -> dict[str, str]:
    return {row.id: row.kind for row in read_rows("wikidata/kinds.csv", _KindRow) if row.id.startswith("Q")}


@cache
def _telling() -> tuple[str, ...]:
    """Properties that organisations have, and nothing else."""
    return tuple(row.id for row in read_rows("wikidata/kinds.csv", _KindRow) if row.id.startswith("P"))


@cache
def _sectors() -> tuple[tuple[str, str], ...]:
    return tuple((row.word, row.sector) for row in read_rows("wikidata/sectors.csv", _SectorRow))


def _same(one: tuple[str, str, str], other: tuple[str, str, str]) -> bool:
    """Names of the same words, however joined; one that is signs alone has none."""
    return bool(one[2]) and one[2] == other[2]


def _site(url: str) -> str:
    """The domain of a web site of its own: not of its profile at somebody else's."""
    address = normalise_url(url)
    return site_domain(host_of(address)) if address and read_profile(address) is None else ""
