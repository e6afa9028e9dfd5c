"""Whether a region of a company is the customer's."""

from __future__ import annotations

from functools import lru_cache
from typing import Literal

from exec_finder.text import fold
from exec_finder.titles import title_phrases, title_places, unit_nouns

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
    for code, above in ours:
        for other, over in theirs:
            if other in {code, *above} or (code in over and not _whole_country(code)):
                return "same"
    return "other"


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
