"""The data that frameworks put into a page's scripts: JSON, and the forms that are nearly JSON.

Next sends its tree in pieces, Nuxt and Remix write each value once and refer to it by number, many pages hold a
literal of JavaScript.
"""

from __future__ import annotations

import html
import json
import re
from collections.abc import Iterator
from typing import Any

from exec_finder.extract.words import folded

_DECODER = json.JSONDecoder(strict=False)
_TRAILING = re.compile(r",\s*(?=[}\]])")
_START = re.compile(r"[\[{]")
_ASSIGNED = re.compile(r"=\s*(?=[{\[])|JSON\.parse\(\s*(?=[\"'])")
_PUSHED = re.compile(r"__next_f\.push\(\s*(?=\[1,)")
_NUMBERED = re.compile(r"^\w{0,8}:(?=[\[{])", re.MULTILINE)
_OBJECT = re.compile(r"\{[^{}]{10,3000}\}")
_STRING = r"\"(?P<double>(?:[^\"\\]|\\.)*)\"|'(?P<single>(?:[^'\\]|\\.)*)'|`(?P<tick>[^`$]*)`"
_PROPERTY = re.compile(rf"(?:^|[,{{\s])[\"']?(?P<key>[A-Za-z_]\w{{1,30}})[\"']?\s*:\s*(?:{_STRING})")
_ESCAPE = re.compile(r"\\u([0-9a-fA-F]{4})|\\x([0-9a-fA-F]{2})|\\(.)")
_ASSIGNMENTS, _ROWS, _OBJECTS = 20, 2000, 5000  # looked at in one script
_INNER = 20  # characters of JSON inside a text that may hold somebody


def parse_json(text: str) -> list[Any]:
    """All JSON values in *text*, broken ones mended where it is plain how (entities, trailing commas)."""
    for attempt in (text, html.unescape(text), _TRAILING.sub("", html.unescape(text))):
        values = list(_values(attempt))
        if values:
            return values
    return []


def opened(value: Any) -> Any:
    """A JSON object or list, also one that stands as text inside another; None for all else."""
    if isinstance(value, (dict, list)):
        return value
    if not isinstance(value, str) or len(value) < _INNER or value[0] not in "[{":
        return None
    return _decoded(value)


def script_values(kind: str, text: str) -> list[Any]:
    """The values that a script of type *kind* holds."""
    if "json" in kind:
        return [told for value in parse_json(text) for told in (value, *_by_number(value), *_by_reference(value))]
    values = [value for start in list(_ASSIGNED.finditer(text))[:_ASSIGNMENTS] for value in _after(text, start.end())]
    values += [told for value in values for told in _by_reference(value)]
    return values or list(_literals(text))


def pushed_values(texts: list[str]) -> list[Any]:
    """The rows of the tree that Next pushes piece by piece over several scripts."""
    pieces = [value for text in texts for met in _PUSHED.finditer(text) for value in _after(text, met.end())]
    whole = "".join(piece[1] for piece in pieces if len(piece) == 2 and isinstance(piece[1], str))
    rows = (row for _, row in zip(range(_ROWS), _NUMBERED.finditer(whole), strict=False))
    return [value for row in rows if (value := _decoded(whole, row.end())) is not None]


def _values(text: str) -> Iterator[Any]:
    position = 0
    for _ in range(50):
        start = _START.search(text, position)
        if not start:
            return
        try:
            value, position = _DECODER.raw_decode(text, start.start())
        except (ValueError, RecursionError):
            return
        yield value


def _decoded(text: str, position: int = 0) -> Any:
    try:
        return _DECODER.raw_decode(text, position)[0]
    except (ValueError, RecursionError):
        return None


def _after(text: str, position: int) -> list[Any]:
    value = _decoded(text, position)
    value = _decoded(value) if isinstance(value, str) else value
    return [value] if isinstance(value, (dict, list)) else []


def _by_number(value: Any) -> list[Any]:
    """Objects whose values are numbers of other values in the same list: each with those values put in."""
    if not isinstance(value, list) or len(value) < 3:
        return []
    objects = [(place, one) for place, one in enumerate(value) if isinstance(one, dict) and _refers(one, len(value))]
    foreign = {number for _, one in objects for key, at in one.items() if key.lower() in folded("key-foreign")
               for number in _members(value, at)}  # fmt: skip
    return [{key: value[at] for key, at in one.items() if at >= 0} for place, one in objects if place not in foreign]


def _by_reference(value: Any) -> list[Any]:
    """Entities of a store that refer to others by their keys, as Apollo's do: each with those put in."""
    if not isinstance(value, dict):
        return []
    stores = [value, *(inner for inner in value.values() if isinstance(inner, dict))]
    return [
        {key: store.get(held["__ref"]) if _is_reference(held) else held for key, held in entity.items()}
        for store in stores
        for entity in store.values()
        if isinstance(entity, dict) and any(map(_is_reference, entity.values()))
    ]


def _is_reference(value: Any) -> bool:
    return isinstance(value, dict) and isinstance(value.get("__ref"), str)


def _refers(one: dict[str, Any], size: int) -> bool:
    return bool(one) and all(type(number) is int and -9 < number < size for number in one.values())


def _members(values: list[Any], at: int) -> list[Any]:
    inner = values[at]
    return [at, *(inner if isinstance(inner, list) else ())]


def _literals(text: str) -> Iterator[dict[str, str]]:
    """Objects of JavaScript without objects inside: their keys with the texts that they hold."""
    for count, met in enumerate(_OBJECT.finditer(text)):
        if count >= _OBJECTS:
            return
        found = {
            p["key"]: _unescaped(p["double"] or p["single"] or p["tick"] or "") for p in _PROPERTY.finditer(met[0])
        }
        if len(found) > 1:
            yield found


def _unescaped(text: str) -> str:
    return _ESCAPE.sub(lambda met: chr(int(met[1] or met[2], 16)) if met[1] or met[2] else met[3], text)
