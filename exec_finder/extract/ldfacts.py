"""What JSON-LD says about reaching an organisation and its people: addresses, numbers, profiles, postal addresses."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from selectolax.lexbor import LexborHTMLParser

from exec_finder.extract.embedded import parse_json
from exec_finder.text import printable, squeeze

__all__ = ["Fact", "post_line", "read_facts"]

_NODES = 50_000  # values looked at on one page
_LINES = (
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
    owner = name if "Person" in types else ""
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
    """A schema.org PostalAddress as one line; '' where it names no street, box or town."""
    if not isinstance(value, dict):
        return ""
    parts = [_word(value.get(key)) for key in _LINES]
    return ", ".join(dict.fromkeys(part for part in parts if part)) if any(parts[1:5]) else ""


def _word(value: Any) -> str:
    value = value.get("name") if isinstance(value, dict) else value
    value = value[0] if isinstance(value, list) and value else value
    return printable(str(value))[:120] if isinstance(value, (str, int)) else ""
