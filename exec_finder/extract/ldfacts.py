"""What JSON-LD says about reaching an organisation and its people: addresses, numbers, profiles, postal addresses."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import cache
from typing import Any, Literal

from selectolax.lexbor import LexborHTMLParser

from exec_finder.extract.states import parse_json
from exec_finder.tables import read_rows
from exec_finder.text import fold, printable, squeeze

__all__ = ["Fact", "post_line", "read_facts"]

_WORD = re.compile(r"[^\W_]+")
_NODES = 50_000  # values looked at on one page
_PARTS = (
    "name",
    "streetAddress",
    "postOfficeBoxNumber",
    "postalCode",
    "addressLocality",
    "addressRegion",
    "addressCountry",
)
_KINDS = {"email": "email", "telephone": "phone", "sameas": "profile", "address": "post"}


@dataclass(frozen=True, slots=True)
class Fact:
    """One value of JSON-LD."""

    kind: str
    """email, phone, profile or post."""
    value: str
    """As written; a postal address as one line."""
    owner: str
    """The person's name where the value is hers, else empty."""
    label: str
    """What it is for (`contactType`), or the name of the organisation or place."""


@dataclass(frozen=True, slots=True)
class _PostOrder:
    country: str
    code: Literal["first", "last"]


@dataclass(frozen=True, slots=True)
class _CountryName:
    country: str
    names: str


def read_facts(tree: LexborHTMLParser) -> list[Fact]:
    """The facts of all JSON-LD of a page; broken JSON gives none."""
    facts: list[Fact] = []
    for script in tree.css('script[type*="ld+json" i]'):
        for value in parse_json(script.text(deep=True)):
            facts += _facts(value)
    return facts


def _facts(value: Any) -> Iterator[Fact]:
    waiting = [value]
    for _ in range(_NODES):
        if not waiting:
            return
        node = waiting.pop()
        if isinstance(node, list):
            waiting += reversed(node)
        elif isinstance(node, dict):
            yield from _of_node(node)
            waiting += reversed([inner for inner in node.values() if isinstance(inner, (dict, list))])


def _of_node(node: dict[str, Any]) -> Iterator[Fact]:
    types = {str(kind).rsplit("/", 1)[-1].rsplit(":", 1)[-1] for kind in _many(node.get("@type"))}
    name = printable(str(node.get("name") or ""))[:80]
    owner = name if "Person" in types or node.get("jobTitle") else ""  # a firm's type, but its lawyer has a post
    label = printable(str(node.get("contactType") or ("" if owner else name)))[:80]
    for key, values in node.items():
        kind = _KINDS.get(str(key).lower())
        for value in _many(values) if kind else ():
            text = post_line(value) if kind == "post" else value
            if isinstance(text, str) and text.strip():
                yield Fact(kind or "", squeeze(text)[:500], owner, label)


def _many(value: Any) -> list[Any]:
    return value[:100] if isinstance(value, list) else [value]


def post_line(value: Any) -> str:
    """A schema.org PostalAddress as one line in its country's order; '' where it names no street, box or town."""
    if not isinstance(value, dict):
        return ""
    name, street, box, code, town, region, country = (_word(value.get(key)) for key in _PARTS)
    if not (street or box or code or town):
        return ""
    region = "" if fold(region) == fold(town) else region
    if _is_code_last(country, code, region):
        end = " ".join(filter(None, (region, code)))
        place = (", " if region else " ").join(filter(None, (town, end)))
    else:
        place = ", ".join(filter(None, (" ".join(filter(None, (code, town))), region)))
    return _line((name, street, box, place, country))


def _line(parts: Iterable[str]) -> str:
    """The parts with commas between, without those whose words stand in another already."""
    kept: list[str] = []
    for part in filter(None, parts):
        if kept and _words(part).startswith(_words(kept[-1])):
            kept.pop()
        if _words(part) not in _words(" ".join(kept)):
            kept.append(part)
    return ", ".join(kept)


def _is_code_last(country: str, code: str, region: str) -> bool:
    """Whether the postal code stands behind town and region: by the country, else by how the code is written."""
    order = _post_orders().get(fold(country))
    return order == "last" if order else bool(region) or not code[:1].isdigit()


@cache
def _post_orders() -> dict[str, str]:
    """Where the code stands, by the country's code and names."""
    orders = {row.country: row.code for row in read_rows("post_orders.csv", _PostOrder)}
    names = {row.country: row.names.split("|") for row in read_rows("country_names.csv", _CountryName)}
    return {fold(name): order for country, order in orders.items() for name in (country, *names.get(country, ()))}


def _words(text: str) -> str:
    return " " + " ".join(_WORD.findall(fold(text))) + " "


def _word(value: Any) -> str:
    value = value.get("name") if isinstance(value, dict) else value
    value = value[0] if isinstance(value, list) and value else value
    return printable(str(value))[:120] if isinstance(value, (str, int)) else ""
