"""Addresses from robots.txt and sitemaps (sitemaps.org): plain, index, gzip, bounded."""

from __future__ import annotations

import asyncio
import re
import zlib
from collections.abc import Awaitable, Callable
from html import unescape
from itertools import islice
from typing import NamedTuple

from exec_finder.domains import normalise_url
from exec_finder.models import Miss, Page

MAX_BYTES = 10_000_000
"""Of one sitemap, unpacked (the protocol allows 50 MB; a tenth of that lists all we could want)."""
MAX_ADDRESSES = 20_000

MAX_SITEMAPS = 6
"""Of one site."""

_USUAL = ("/sitemap.xml", "/sitemap_index.xml")
# Where those are missing: what WordPress and its best known plugin write, and Astro and Gatsby.
_WORDPRESS = ("/page-sitemap.xml", "/wp-sitemap.xml")
_OTHERS = ("/sitemap-index.xml",)
_IS_WORDPRESS = re.compile(r"/wp-(?:content|includes|json)/")
_POOR = re.compile(r"post|product|tag|categor|author|image|video|event|archive|news", re.IGNORECASE)
_SITEMAP_LINE = re.compile(rb"^\s*sitemap\s*:\s*(\S{1,2000})", re.IGNORECASE | re.MULTILINE)
# Only <loc> is wanted: a pattern is linear, knows no entities that expand, and reads cut-off files.
_LOC = re.compile(r"<(?:\w{1,20}:)?loc>\s{0,200}(?:<!\[CDATA\[)?\s{0,200}([^<\]\s]{1,2000})")
_IS_INDEX = re.compile(r"<(?:\w{1,20}:)?sitemapindex[\s>]")


class Sitemap(NamedTuple):
    """What one file lists."""

    pages: tuple[str, ...]
    sitemaps: tuple[str, ...]


class Listing:
    """The sitemaps of a site, a level at a time: those of robots.txt, or else the usual ones, then what they name.

    Where neither of the usual ones is there, those that the site's program writes under another name are asked for.
    """

    def __init__(
        self,
        home: str,
        *,
        get: Callable[[str], Awaitable[Page | Miss]],
        is_inside: Callable[[str], bool],
        is_wordpress: bool = False,
    ) -> None:
        self._root = re.sub(r"^(https?://[^/]+).*", r"\1", home)
        self._get = get
        self._is_inside = is_inside
        self._spare = _WORDPRESS if is_wordpress else _OTHERS
        self._asked: set[str] = set()
        self._waiting: list[str] | None = None

    def is_done(self) -> bool:
        """Whether there is no further level."""
        return self._waiting is not None and not (self._waiting and len(self._asked) < MAX_SITEMAPS)

    async def level(self) -> tuple[str, ...]:
        """The pages that the next level lists; sitemaps of posts and products come last."""
        if self._waiting is None:
            self._waiting = await self._first()
        self._waiting.sort(key=lambda url: bool(_POOR.search(url)))
        batch = self._waiting[: MAX_SITEMAPS - len(self._asked)]
        self._asked |= set(batch)
        self._waiting = []
        pages: list[str] = []
        for got in await asyncio.gather(*(self._get(url) for url in batch)):
            listed = read_sitemap(got) if isinstance(got, Page) else Sitemap((), ())
            pages += listed.pages
            self._waiting += [url for url in listed.sitemaps if self._is_inside(url) and url not in self._asked]
        if batch == self._at(_USUAL) and not (pages or self._waiting):
            self._waiting = self._at(self._spare)
        return tuple(dict.fromkeys(pages))

    async def _first(self) -> list[str]:
        robots = await self._get(f"{self._root}/robots.txt")
        named = sitemaps_in_robots(robots) if isinstance(robots, Page) else ()
        return [url for url in named if self._is_inside(url)] or self._at(_USUAL)

    def _at(self, paths: tuple[str, ...]) -> list[str]:
        return [self._root + path for path in paths]


def is_wordpress(html: str) -> bool:
    """Whether a page shows the folders of WordPress, as nearly all of its pages do.

    >>> is_wordpress('<link href="/wp-content/themes/acme/style.css">'), is_wordpress("<p>We like WordPress</p>")
    (True, False)
    """
    return bool(_IS_WORDPRESS.search(html))


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
