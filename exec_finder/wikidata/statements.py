"""Wikidata's items as values: names, and statements with rank and time. Whatever the JSON holds, nothing raises.

The form is that of https://doc.wikimedia.org/Wikibase/master/php/docs_topics_json.html. An empty mapping comes as an
empty list there, and what everybody may edit may hold anything.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from typing import Any

from exec_finder.answers import mapping, sequence
from exec_finder.models import value
from exec_finder.text import printable

SOMETIME = "?"
"""A point in time of which only that it was (or will be) is known."""
HUMAN = "Q5"

_ID = re.compile(r"Q[1-9]\d{0,9}")
_TIME = re.compile(r"([+-])(\d{4,11})-(\d\d)-(\d\d)T")
_MONTH, _YEAR = 10, 9
"""Precisions of a time; lower ones are decades, centuries …"""
_START, _END, _IN, _REPLACED_BY = "P580", "P582", "P585", "P1366"
_MAX_STATEMENTS = 300
"""Of one property; a museum of statements tells no more."""
_MAX_TEXTS = 400
_MAX_TEXT = 500


@value
class Statement:
    """One statement about an item."""

    what: str
    """Its value: text, address, an item's id, a day; empty where the value is unknown or none."""
    preferred: bool = False
    """Its rank is the highest; deprecated statements are never read."""
    since: str = ""
    """When it began to hold: an ISO 8601 date, or a year, or year and month."""
    until: str = ""
    """When it ceased, likewise; SOMETIME where only that is known."""
    as_of: str = ""
    """The latest day for which it or a reference of its was said to hold."""
    roles: tuple[str, ...] = ()
    """Items that say as what it holds: the post that a person has there."""


@value
class Item:
    """What Wikidata says of one thing."""

    id: str
    """Such as `Q42`; of merged items the one that is left."""
    names: tuple[tuple[str, str], ...] = ()
    """Language and label, in the order they were sent."""
    aliases: tuple[str, ...] = ()
    """Other names, of all languages."""
    description: str = ""
    """In a few words, where there is one in English."""
    statements: tuple[tuple[str, tuple[Statement, ...]], ...] = ()
    """By property."""

    def name(self, languages: Iterable[str] = ("en", "mul")) -> str:
        """Its label in the first of *languages* that has one, else in any; empty where it has none."""
        labels = dict(self.names)
        return next((labels[code] for code in languages if code in labels), next(iter(labels.values()), ""))

    def has(self, *properties: str) -> bool:
        """Whether it has a statement, current or not, of one of *properties*."""
        return any(name in properties for name, _ in self.statements)

    def all(self, property_: str) -> tuple[Statement, ...]:
        """All its statements of one property."""
        return next((found for name, found in self.statements if name == property_), ())

    def current(self, property_: str, today: str) -> tuple[Statement, ...]:
        """What holds *today* (ISO 8601) and is known: the preferred statements, else the others."""
        holding = [s for s in self.all(property_) if s.what and not is_over(s, today) and s.since <= today]
        return tuple([s for s in holding if s.preferred] or holding)

    def values(self, property_: str, today: str) -> tuple[str, ...]:
        """The values of `current`, each once."""
        return tuple(dict.fromkeys(s.what for s in self.current(property_, today)))


def is_over(statement: Statement, today: str) -> bool:
    """Whether it held once: its end lies in the past, in this very year or month, or is unknown."""
    return bool(statement.until) and (statement.until == SOMETIME or statement.until <= today)


def is_id(text: object) -> bool:
    """Whether *text* names an item (that there may be): numbers are 32 bits wide."""
    return isinstance(text, str) and _ID.fullmatch(text) is not None and int(text[1:]) < 2**31


def read_item(data: object) -> Item | None:
    """The item in an entity's JSON; None for what is none: missing, a property, no JSON of that form."""
    entity = mapping(data)
    if "missing" in entity or not is_id(entity.get("id")):
        return None
    labels = {code: _text(mapping(held).get("value")) for code, held in _some(mapping(entity.get("labels")))}
    aliases = (mapping(one).get("value") for _, held in _some(mapping(entity.get("aliases"))) for one in sequence(held))
    claims = mapping(entity.get("claims"))
    return Item(
        id=str(entity["id"]),
        names=tuple((code, text) for code, text in labels.items() if text),
        aliases=tuple(dict.fromkeys(filter(None, map(_text, aliases))))[:_MAX_TEXTS],
        description=_text(mapping(mapping(entity.get("descriptions")).get("en")).get("value")),
        statements=tuple((name, tuple(_statements(held))) for name, held in claims.items()),
    )


# --- inside -------------------------------------------------------------------------------------


def _some(data: Mapping[str, Any]) -> Iterator[tuple[str, Any]]:
    yield from list(data.items())[:_MAX_TEXTS]


def _text(data: object) -> str:
    return printable(data[:_MAX_TEXT]) if isinstance(data, str) else ""


def _statements(held: object) -> Iterator[Statement]:
    for claim in sequence(held)[:_MAX_STATEMENTS]:
        rank = mapping(claim).get("rank")
        if isinstance(claim, dict) and rank != "deprecated":
            yield _statement(claim, preferred=rank == "preferred")


def _statement(claim: Mapping[str, Any], *, preferred: bool) -> Statement:
    qualifiers = mapping(claim.get("qualifiers"))
    until = max((_moment(snak) or SOMETIME for snak in sequence(qualifiers.get(_END)) if _says(snak)), default="")
    if not until and any(_says(snak) for snak in sequence(qualifiers.get(_REPLACED_BY))):
        until = SOMETIME
    references = (mapping(mapping(one).get("snaks")) for one in sequence(claim.get("references"))[:20])
    said = [*sequence(qualifiers.get(_IN)), *(snak for one in references for snak in sequence(one.get("P813")))]
    return Statement(
        what=_value(claim.get("mainsnak")),
        preferred=preferred,
        since=max(map(_moment, sequence(qualifiers.get(_START))), default=""),
        until=until,
        as_of=max((day for day in map(_moment, said) if len(day) == 10), default=""),
        roles=tuple(_value(snak) for name in _ROLES for snak in sequence(qualifiers.get(name)) if is_id(_value(snak))),
    )


_ROLES = ("P39", "P2868", "P3831", "P794")
"""Qualifiers that name a post: position held, subject or object has role, as."""


def _says(snak: object) -> bool:
    """Whether a snak says something, be it that the value is not known; `novalue` says that there is none."""
    return mapping(snak).get("snaktype") in {"value", "somevalue"}


def _value(snak: object) -> str:
    """A snak's value as text: of items their id, of times the day; empty where it has none that can be read."""
    if mapping(snak).get("snaktype") != "value":
        return ""
    held = mapping(mapping(snak).get("datavalue")).get("value")
    if isinstance(held, str):
        return _text(held)
    inner = mapping(held)
    if "time" in inner:
        return _day(inner)
    if "text" in inner:
        return _text(inner["text"])
    found = inner.get("id") or f"Q{inner.get('numeric-id')}"
    return str(found) if is_id(found) else ""


def _moment(snak: object) -> str:
    held = mapping(mapping(mapping(snak).get("datavalue")).get("value"))
    return _day(held) if _says(snak) else ""


def _day(held: Mapping[str, Any]) -> str:
    """A time as an ISO 8601 date, as far as it is precise to; empty for decades and before our era."""
    found = _TIME.match(str(held.get("time")))
    precision = held.get("precision")
    if found is None or found[1] == "-" or not isinstance(precision, int) or precision < _YEAR:
        return ""
    year, month, day = found[2].lstrip("0").zfill(4), found[3], found[4]
    if len(year) > 4 or year == "0000":
        return ""
    if precision == _YEAR or month == "00":
        return year
    return f"{year}-{month}" if precision == _MONTH or day == "00" else f"{year}-{month}-{day}"
