"""Addresses from robots.txt and sitemaps (sitemaps.org): plain, index, gzip, bounded."""

from __future__ import annotations

import re
import zlib
from html import unescape
from itertools import islice
from typing import NamedTuple

from exec_finder.domains import normalise_url
from exec_finder.models import Page

MAX_BYTES = 10_000_000
"""Of one sitemap, unpacked (the protocol allows 50 MB; a tenth of that lists all we could want)."""
MAX_ADDRESSES = 20_000

_SITEMAP_LINE = re.compile(rb"^\s*sitemap\s*:\s*(\S{1,2000})", re.IGNORECASE | re.MULTILINE)
# Only <loc> is wanted: a pattern is linear, knows no entities that expand, and reads cut-off files.
_LOC = re.compile(r"<(?:\w{1,20}:)?loc>\s{0,200}(?:<!\[CDATA\[)?\s{0,200}([^<\]\s]{1,2000})")
_IS_INDEX = re.compile(r"<(?:\w{1,20}:)?sitemapindex[\s>]")


class Sitemap(NamedTuple):
    """What one file lists."""

    pages: tuple[str, ...]
    sitemaps: tuple[str, ...]


def read_sitemap(page: Page) -> Sitemap:
    """The addresses in a sitemap or an index of sitemaps, in file order; nothing for a file that is neither."""
    text = _unpacked(page.body).decode("utf-8", "replace")
    found = (normalise_url(unescape(match[1]), page.url) for match in islice(_LOC.finditer(text), MAX_ADDRESSES))
    urls = tuple(dict.fromkeys(url for url in found if url))
    return Sitemap((), urls) if _IS_INDEX.search(text[:5000]) else Sitemap(urls, ())


def sitemaps_in_robots(page: Page) -> tuple[str, ...]:
    """The sitemaps that a robots.txt names."""
    lines = _SITEMAP_LINE.findall(page.body[:500_000])
    urls = (normalise_url(line.decode("utf-8", "replace"), page.url) for line in lines[:50])
    return tuple(dict.fromkeys(url for url in urls if url))


def _unpacked(body: bytes) -> bytes:
    if not body.startswith(b"\x1f\x8b"):
        return body[:MAX_BYTES]
    try:
        return zlib.decompressobj(wbits=31).decompress(body, MAX_BYTES)
    except zlib.error:
        return b""
