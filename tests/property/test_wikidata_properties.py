"""Whatever an answer of Wikidata's holds, reading it gives values in form and never raises."""

from __future__ import annotations

import re
from typing import Any

from hypothesis import given
from hypothesis import strategies as st

from exec_finder.wikidata import Item, read_item
from exec_finder.wikidata.organisations import kind_of, likeness, owners_of, sector_of, site_of
from exec_finder.wikidata.people import holdings_of, living_name, told

TODAY = "2026-05-04"
SNAKS = ["value", "time", "precision", "snaktype", "datavalue", "mainsnak", "rank", "qualifiers", "references", "snaks"]
NAMES = ["id", "labels", "aliases", "claims", "text", "en", "mul", "language"]
KEYS = st.sampled_from([*SNAKS, *NAMES, "P31", "P169", "P580", "P582", "P856", "P813"])
SCALARS = st.one_of(
    st.none(), st.booleans(), st.integers(), st.floats(), st.text(max_size=20),
    st.sampled_from(["value", "somevalue", "preferred", "deprecated", "Q5", "Q42", "+2020-01-00T00:00:00Z", "https://a.example"]),
)  # fmt: skip
JSON = st.recursive(
    SCALARS,
    lambda inner: st.lists(inner, max_size=4) | st.dictionaries(KEYS, inner, max_size=5),
    max_leaves=25,
)
PROPERTIES = st.sampled_from(["P31", "P169", "P856", "P17", "P576", "P127", "P570"])
TIMES = st.fixed_dictionaries(
    {"time": st.from_regex(r"[+-]\d{4,6}-[01]\d-[0-3]\dT00:00:00Z", fullmatch=True), "precision": st.integers(0, 14)}
)
VALUES = st.one_of(JSON, TIMES, st.fixed_dictionaries({"id": st.from_regex(r"Q[0-9]{1,3}", fullmatch=True)}))
SNAK = st.fixed_dictionaries(
    {
        "snaktype": st.sampled_from(["value", "value", "somevalue", "novalue", "odd"]),
        "datavalue": st.fixed_dictionaries({"value": VALUES}),
    }
)
QUALIFIERS = st.dictionaries(st.sampled_from(["P580", "P582", "P585", "P39", "P1366"]), st.lists(SNAK, max_size=2))
STATEMENT = st.fixed_dictionaries(
    {"mainsnak": SNAK, "rank": st.sampled_from(["normal", "preferred", "deprecated", 3]), "qualifiers": QUALIFIERS}
)
CLAIMS = st.dictionaries(PROPERTIES, st.lists(st.one_of(JSON, STATEMENT), max_size=4))
DAY = re.compile(r"|\?|\d{4}(-\d\d){0,2}")


def check(item: Item) -> None:
    kind_of(item, TODAY)
    likeness("Acme", item)
    assert "/" not in site_of(item, TODAY)
    assert len(owners_of(item, TODAY)) <= 1
    for holding in holdings_of(item, TODAY):
        assert DAY.fullmatch(holding.since)
        assert DAY.fullmatch(holding.until)
        assert 0 <= holding.sure <= 1
        assert told(holding).isprintable()
    assert living_name(item, TODAY).isprintable()
    sector_of([item.description])


@given(JSON)
def test_any_json_is_an_item_or_none(data: Any) -> None:
    item = read_item(data)
    if item is not None:
        check(item)


@given(CLAIMS, JSON, JSON)
def test_any_statements_and_names_are_read(claims: Any, labels: Any, aliases: Any) -> None:
    item = read_item({"id": "Q42", "claims": claims, "labels": labels, "aliases": aliases, "descriptions": labels})
    assert item is not None
    check(item)
