"""Addresses in the data that frameworks put into a page's scripts, with the names that stand beside them."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Any, NamedTuple

from exec_finder.extract.addresses import find_addresses, is_placeholder, normalise
from exec_finder.extract.states import script_values

__all__ = ["Told", "in_state"]

_SIZE_LIMIT = 2_000_000
_NODES = 50_000
_DEPTH = 60
_TEXT_LIMIT = 20_000
_HOLDS = re.compile(r"@|\\u0040|&#0*64;", re.IGNORECASE)
_TAG = re.compile(r"<[^<>]{0,500}>")
_NAMES = ("name", "fullName", "full_name", "displayName", "display_name", "title")
_NAME_LIMIT = 80


class Told(NamedTuple):
    """An address and what its object says beside it."""

    address: str
    beside: str
    """The object's name, a person's or a mailbox's; may be empty."""


def in_state(kind: str, text: str) -> list[Told]:
    """The addresses in a script of type *kind* that holds data; none for a script that is a program.

    >>> in_state("application/json", '{"people": [{"name": "Nia Okafor", "email": "nia@acme.example"}]}')
    [Told(address='nia@acme.example', beside='Nia Okafor')]
    """
    if len(text) > _SIZE_LIMIT or not _HOLDS.search(text):
        return []
    found: dict[str, Told] = {}
    for told in _walk(script_values(kind, text)):
        old = found.get(told.address)
        if old is None or (told.beside and not old.beside):
            found[told.address] = told
    return list(found.values())


def _walk(values: Any) -> Iterator[Told]:
    """Every text in the values, without recursion: pages nest as deep as they like."""
    waiting: list[tuple[Any, str, int]] = [(values, "", 0)]
    for _ in range(_NODES):
        if not waiting:
            return
        value, beside, depth = waiting.pop()
        if isinstance(value, str):
            yield from _in_text(value, beside)
        elif isinstance(value, dict) and depth < _DEPTH:
            name = _name(value)
            waiting += [(held, name if isinstance(held, str) else "", depth + 1) for held in reversed(value.values())]
        elif isinstance(value, list) and depth < _DEPTH:
            waiting += [(held, beside if isinstance(held, str) else "", depth + 1) for held in reversed(value)]


def _name(value: dict[Any, Any]) -> str:
    texts = (value.get(key) for key in _NAMES)
    return next((text for text in texts if isinstance(text, str) and text and len(text) <= _NAME_LIMIT), "")


def _in_text(text: str, beside: str) -> Iterator[Told]:
    if len(text) > _TEXT_LIMIT or "@" not in text:
        return
    whole = normalise(text.removeprefix("mailto:").strip())
    if whole:
        if not is_placeholder(whole):
            yield Told(whole, beside)
    elif " " in text or "<" in text:
        yield from (Told(hit.address, "") for hit in find_addresses(_TAG.sub(_linked, text)))


def _linked(tag: re.Match[str]) -> str:
    """A tag as a blank, a link's address kept."""
    return " ".join(["", *re.findall(r"mailto:([^\"'?> ]{1,200})", tag[0]), ""])
