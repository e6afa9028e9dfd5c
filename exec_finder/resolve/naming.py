"""What a site calls itself, and whether it is a site at all or a domain that waits for a buyer. Pure."""

from __future__ import annotations

import json
import re
from collections.abc import Iterable, Iterator
from functools import cache
from typing import Any

from selectolax.lexbor import LexborHTMLParser

from exec_finder.company_names import name_keys
from exec_finder.depth import is_too_deep
from exec_finder.models import value
from exec_finder.tables import read_rows
from exec_finder.text import fold, printable, squeeze

_PARTS = re.compile(r"\s+[|·•:»›–—-]+\s+|\s*[|·•»›]\s*|:\s+")
_RIGHTS = re.compile(
    r"(?:©|\(c\)|\bcopyright\b)[\s©]*(?:\(c\)\s*)?(?:\d{4}\s?[-–,]?\s?){0,3}(?:by\s+)?([^\n|©]{2,80})", re.IGNORECASE
)
_KINDS = re.compile(r"(?:Organization|Corporation|Business|WebSite|Airline|Bank|Store|University|Agency|Company)$")
_OWN = ("@graph", "isPartOf", "mainEntity", "publisher")
"""Where structured data speaks of the site's own organisation: brands and makers of what it sells are others."""
_WINDOW = 200_000  # characters of a page that are looked at for a seller's words
_MAX_NODES = 2_000


@value
class _ParkedRow:
    """A row of data/parked_words.csv."""

    lang: str
    text: str


def own_name(html: str, name: str) -> str:
    """The name that a page gives to its organisation, as it writes it, where that is *name*; '' where it is not.

    It counts in the title, the site's name, structured data and the copyright line: text may speak of anybody.

    >>> own_name("<title>Plans | Acme Telecom Ltd</title>", "ACME Telecom")
    'Acme Telecom Ltd'
    """
    if is_too_deep(html):
        return ""
    key = name_keys(name)
    found = (one for one in _names(LexborHTMLParser(html)) if key[2] and name_keys(one)[2] == key[2])
    return next(found, "")


def is_parked(html: str) -> bool:
    """Whether a page only says that its domain is for sale, parked or expired."""
    text = squeeze(fold(html[:_WINDOW]))
    return any(words in text for words in _seller_words())


# --- inside -------------------------------------------------------------------------------------


@cache
def _seller_words() -> tuple[str, ...]:
    return tuple(fold(row.text) for row in read_rows("parked_words.csv", _ParkedRow))


def _names(tree: LexborHTMLParser) -> Iterator[str]:
    """All names that the page may give to its organisation, surest first."""
    for node in tree.css('meta[property="og:site_name"], meta[name="application-name"]')[:4]:
        yield printable((node.attributes.get("content") or "")[:200])
    for node in tree.css('script[type*="ld+json" i]')[:20]:
        yield from _in_data(node.text(deep=True))
    title = tree.css_first("title")
    yield from _parts(title.text()[:300] if title else "")
    yield from _in_rights(tree.body.text(separator="\n")[-6_000:] if tree.body else "")


def _in_data(text: str) -> Iterator[str]:
    """Names of the organisations and sites in JSON-LD; broken JSON has none."""
    try:
        waiting: list[Any] = [json.loads(text)]
    except (ValueError, RecursionError):
        return
    for _ in range(_MAX_NODES):
        if not waiting:
            return
        node = waiting.pop()
        inner: Iterable[Any] = node if isinstance(node, list) else ()
        if isinstance(node, dict):
            inner = (node.get(key) for key in _OWN)
        waiting += [one for one in inner if isinstance(one, (dict, list))]
        if isinstance(node, dict) and _KINDS.search(str(node.get("@type"))[:200].rstrip("'\"]")):
            yield from (printable(str(node.get(key) or "")[:200]) for key in ("name", "legalName", "alternateName"))


def _parts(title: str) -> Iterator[str]:
    """A title whole and in its parts: 'Plans | Acme Telecom' is a page of Acme Telecom."""
    text = printable(title)
    yield text
    yield from _PARTS.split(text)


def _in_rights(text: str) -> Iterator[str]:
    """Who holds the rights, by the lines that say so: the words behind the year, ever fewer from the end."""
    for found in _RIGHTS.finditer(text):
        words = printable(found[1].split(". ")[0]).split()[:8]
        yield from (" ".join(words[:size]).rstrip(".,;") for size in range(len(words), 0, -1))
