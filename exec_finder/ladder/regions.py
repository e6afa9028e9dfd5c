"""Whether a region of a company is the customer's."""

from __future__ import annotations

from functools import cache, lru_cache
from typing import Literal

from exec_finder.tables import read_rows
from exec_finder.text import fold
from exec_finder.titles import title_phrases, title_places, unit_nouns
from exec_finder.titles.rows import PlaceRow

Match = Literal["none", "same", "other"]


@lru_cache(maxsize=4096)
def region_match(customer: str, place: str) -> Match:
    """`same` where *place* is, holds or lies in the customer's region; `none` where either names none."""
    if not customer.strip() or not place.strip():
        return "none"
    if fold(customer).strip() == fold(place).strip():
        return "same"
    theirs, ours = title_places(place), title_places(customer)
    shared = set(title_phrases(customer)) & set(title_phrases(place))
    if shared - _COMMON:
        return "same"
    if not theirs or not ours:
        return "other" if theirs else "none"
    for code, _ in ours:
        for other, _ in theirs:
            if other in {code, *_above(code)} or (code in _above(other) and not _whole_country(code)):
                return "same"
    return "other"


@cache
def _within() -> dict[str, set[str]]:
    """Each place's code with the codes of those that hold it directly."""
    found: dict[str, set[str]] = {}
    for row in read_rows("titles/places.csv", PlaceRow):
        found.setdefault(row.code, set()).update(row.within.split())
    return found


@cache
def _above(code: str) -> frozenset[str]:
    """All places that hold a place: Ohio lies in the USA, and so in North America."""
    found: set[str] = set()
    open_codes = [code]
    while open_codes:
        new = _within().get(open_codes.pop(), set()) - found
        found |= new
        open_codes += [wider for wider in new if not wider.startswith("c-")]  # any country has a south
    return frozenset(found)


@lru_cache(maxsize=4096)
def unit_match(customer: str, unit: str) -> bool:
    """Whether the customer names the *unit*, or a part of its name, as their own; words for 'division' don't count.

    >>> unit_match("home appliances", "Home Appliances Division"), unit_match("Texas", "Home Appliances")
    (True, False)
    """
    theirs, ours = (set(title_phrases(text)) - unit_nouns() - _COMMON for text in (unit, customer))
    return bool(theirs and ours) and (theirs <= ours or ours <= theirs)


_COMMON = {"region", "area", "district", "regional", "operations", "county", "state", "city", "zone"}


def _whole_country(code: str) -> bool:
    return "-" not in code
