"""Texts that a script puts together from literals: `'ann' + '@' + 'acme.example'`.

Scripts are not run. What is read is how the usual cloaking plug-ins write: sums, joined lists, templates, reversed and
encoded literals, and calls of a mailing function with the parts of an address. Anything cleverer is left alone.
"""

from __future__ import annotations

import base64
import binascii
import html
import re
from collections.abc import Iterator
from urllib.parse import unquote

from exec_finder.domains import registrable_domain
from exec_finder.extract.addresses import find_addresses, is_placeholder, normalise

__all__ = ["in_assembled", "turned_round", "unpacked"]

_VALUE_LIMIT = 4_000
_GROWTH = 4  # times its own size: what a script may put together before we stop reading
_LITERAL = r"'(?:[^'\\\n]|\\.){0,1000}'|\"(?:[^\"\\\n]|\\.){0,1000}\""
_NAME = r"[A-Za-z_$][\w$]{0,60}"
_TERM = re.compile(
    rf"\s*(?:(?P<text>{_LITERAL})(?P<back>\.split\((?:''|\"\")\)\.reverse\(\)\.join\((?:''|\"\")\))?"
    r"|String\.fromCharCode\((?P<codes>[\d\s,xa-fA-F]{1,2000})\)"
    rf"|(?:window\.)?atob\(\s*(?P<packed>{_LITERAL})\s*\)"
    rf"|\[(?P<list>[^\[\]]{{0,1000}})\]\s*\.join\(\s*(?P<glue>{_LITERAL})\s*\)"
    r"|`(?P<template>[^`]{0,1000})`"
    rf"|(?P<name>{_NAME}))\s*"
)
_CONCAT = re.compile(r"\.concat\((?P<list>[^()]{0,1000})\)\s*")
_ITEM = re.compile(rf"{_LITERAL}|{_NAME}")
_HOLE = re.compile(rf"\$\{{\s{{0,3}}({_NAME})\s{{0,3}}\}}")
_OPEN = re.compile(
    rf"\b(?P<name>{_NAME})\s{{0,4}}\+?=(?!=)"
    r"|(?P<write>document\.write(?:ln)?|unescape|decodeURIComponent)\s{0,4}\("
)
_CALL = re.compile(
    rf"mail\w{{0,30}}\(\s{{0,9}}({_LITERAL})\s{{0,9}},\s{{0,9}}({_LITERAL})(?:\s{{0,9}},\s{{0,9}}({_LITERAL}))?",
    re.IGNORECASE,
)
_ESCAPE = re.compile(r"\\(?:x([0-9a-fA-F]{2})|u([0-9a-fA-F]{4})|(.))")


def in_assembled(body: str) -> list[str]:
    """Addresses in what *body* puts together from literals, or writes into the page; in the order put together."""
    values: dict[str, str] = {}
    made: list[str] = []
    at, size = 0, 0
    while (match := _OPEN.search(body, at)) and size <= len(body) * _GROWTH:
        at, text, parts = _expression(body, match.end(), values)
        if match["name"]:
            old = values.get(match["name"], "") if "+" in match[0] else ""
            values[match["name"]] = (old + text)[:_VALUE_LIMIT]
            text = values[match["name"]]
        if text and (parts > 1 or match["write"]):
            made.append(text)
            size += len(text)
        at = max(at, match.end())
    found = [address for text in made for address in _in_made(text)]
    return list(dict.fromkeys([*found, *_called(body)]))


def turned_round(text: str) -> str:
    """The address that *text* is when read from its end; '' where it is none, or is one as it stands.

    >>> turned_round("elpmaxe.emca@nna"), turned_round("ann@acme.example")
    ('ann@acme.example', '')
    """
    text = text.strip()
    if "@" not in text or len(text) > 254 or registrable_domain(text.rpartition("@")[2]):
        return ""
    address = normalise(text[::-1])
    return address if address and registrable_domain(address.rpartition("@")[2]) else ""


def unpacked(text: str) -> str:
    """What *text* is in Base64; '' where it is none, or holds no text."""
    try:
        return base64.b64decode(text + "=" * (-len(text) % 4), validate=True).decode()
    except (binascii.Error, ValueError):
        return ""


# --- inside -------------------------------------------------------------------------------------


def _expression(body: str, at: int, values: dict[str, str]) -> tuple[int, str, int]:
    """The text of `term + term + …` at a place, where it ends, and of how many parts it is made."""
    text: list[str] = []
    size = parts = 0
    while (match := _TERM.match(body, at)) and size < _VALUE_LIMIT:
        piece = _term(match, values)
        if piece is None:
            break
        text.append(piece)
        size += len(piece)
        parts += 1 if match["name"] or (match["text"] and not match["back"]) else 2
        at = match.end()
        more = _CONCAT.match(body, at)
        if more:
            text += _items(more["list"], values)
            parts += 1
            at = more.end()
        if body[at : at + 1] != "+":
            break
        at += 1
    whole = "".join(text)[:_VALUE_LIMIT]
    return at, whole, 2 if "&#" in whole else parts  # entities in a literal are a cloak too


def _term(match: re.Match[str], values: dict[str, str]) -> str | None:
    kind = match.lastgroup
    if match["text"]:
        text = _literal(match["text"])
        return text[::-1] if match["back"] else text
    if match["codes"]:
        codes = [int(code, 0) for code in match["codes"].replace(" ", "").split(",") if _is_code(code)]
        return "".join(chr(code) for code in codes if code < 0x3000)
    if match["packed"]:
        return unpacked(_literal(match["packed"]))
    if match["glue"]:
        return _literal(match["glue"]).join(_items(match["list"], values))
    if kind == "template":
        return _HOLE.sub(lambda hole: values.get(hole[1], ""), match["template"])
    return values.get(match["name"])


def _items(text: str, values: dict[str, str]) -> list[str]:
    """The values of a list of literals and names; a name that is not known is left out."""
    items = (item[0] for item in _ITEM.finditer(text))
    return [_literal(item) if item[0] in "'\"" else values.get(item, "") for item in items][:40]


def _literal(text: str) -> str:
    return _ESCAPE.sub(lambda m: chr(int(m[1] or m[2], 16)) if m[1] or m[2] else m[3], text[1:-1])


def _is_code(code: str) -> bool:
    return bool(re.fullmatch(r"[1-9]\d{0,4}|0x[0-9a-fA-F]{1,4}", code))


def _in_made(text: str) -> list[str]:
    text = html.unescape(text)
    if "%" in text:
        text = unquote(text)
    text = re.sub(r"<[^<>]{0,500}>", lambda m: " " + " ".join(re.findall(r"mailto:([^\"'?> ]+)", m[0])) + " ", text)
    return [turned_round(hit.address) or hit.address for hit in find_addresses(text.replace("mailto:", " "))]


def _called(body: str) -> Iterator[str]:
    """`sendMail('ann', 'acme.example')`, with the top-level domain by itself or not."""
    for call in _CALL.finditer(body):
        user, domain, *rest = (_literal(part) for part in call.groups() if part)
        whole = ".".join([domain, *rest]) if "." not in domain else domain
        address = normalise(f"{user}@{whole}") if registrable_domain(whole) else ""
        if address and not is_placeholder(address):
            yield address
