"""RSS, Atom and JSON feeds: the text of many press releases for one request."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from html import escape, unescape
from itertools import islice
from typing import Any, NamedTuple

from exec_finder.domains import normalise_url

MAX_ENTRIES = 40
MAX_ENTRY = 30_000
"""Characters of one entry that are read."""

_HEAD = 3000
_XML_ROOT = re.compile(r"<(?:rss|feed|rdf:RDF|html)\b", re.IGNORECASE)
_JSON_SIGN = re.compile(r"jsonfeed\.org(?:\\?/)version")
_ENTRY = re.compile(r"<(?:item|entry)\b")
_LINK = re.compile(r"<link\b[^>]{0,200}?href=[\"']([^\"']{1,2000})[\"']|<link>\s{0,50}(?:<!\[CDATA\[)?([^<\]]{1,2000})")
_TEXTS = ("content:encoded", "content", "description", "summary")


class _Entry(NamedTuple):
    title: str
    link: str
    text: str
    """HTML."""


def is_feed(text: str, media: str) -> bool:
    """Whether a body is a feed, by its beginning."""
    head = text[:_HEAD].lstrip("\ufeff \t\r\n")
    if media.endswith("json"):
        return bool(_JSON_SIGN.search(head))
    root = _XML_ROOT.search(head)
    return head.startswith("<") and root is not None and root[0].lower() != "<html"


def feed_markup(text: str, url: str) -> str:
    """A feed's entries as articles of one page, each under its title, which links to it; '' where there are none."""
    entries = _json_entries(text) if text.lstrip()[:1] == "{" else _xml_entries(text)
    made = [_article(entry, url) for entry in islice(entries, MAX_ENTRIES)]
    return f"<html><body>\n{''.join(made)}</body></html>" if made else ""


def _article(entry: _Entry, url: str) -> str:
    link = normalise_url(entry.link.strip(), url)
    title = escape(entry.title)
    head = f'<a href="{escape(link)}">{title}</a>' if link else title
    return f"<article><h2>{head}</h2>\n{entry.text[:MAX_ENTRY]}\n</article>\n"


# Searches instead of a parser, as for sitemaps: linear, no entities that expand, and half a feed is read as well.
def _xml_entries(text: str) -> Iterator[_Entry]:
    starts = [match.start() for match in islice(_ENTRY.finditer(text), MAX_ENTRIES)]
    for start, end in zip(starts, [*starts[1:], len(text)], strict=False):
        entry = text[start : min(end, start + 4 * MAX_ENTRY)]
        link = _LINK.search(entry[:MAX_ENTRY])
        texts = [_element(entry, name) for name in _TEXTS]
        yield _Entry(
            unescape(_element(entry, "title")), unescape(link[1] or link[2]) if link else "", max(texts, key=len)
        )


def _element(text: str, name: str) -> str:
    """What the first element of a name holds: as it stands in CDATA, else with its entities resolved."""
    start = text.find(">", text.find(f"<{name}")) + 1 if f"<{name}" in text else 0
    end = text.find(f"</{name}>", start)
    if not start or end < 0:
        return ""
    held = text[start:end].strip()
    return held.removeprefix("<![CDATA[").removesuffix("]]>") if held.startswith("<![CDATA[") else unescape(held)


def _json_entries(text: str) -> Iterator[_Entry]:
    try:
        data: Any = json.loads(text)
    except (ValueError, RecursionError):
        return
    items = data.get("items") if isinstance(data, dict) else None
    for item in items[:MAX_ENTRIES] if isinstance(items, list) else ():
        if isinstance(item, dict):
            plain = escape(str(item.get("content_text") or item.get("summary") or ""))
            yield _Entry(
                str(item.get("title") or "")[:2000],
                str(item.get("url") or "")[:2000],
                str(item.get("content_html") or f"<p>{plain}</p>"),
            )
