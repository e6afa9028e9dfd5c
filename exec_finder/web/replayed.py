"""The web door onto an archive."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from urllib.parse import urljoin, urlsplit

from exec_finder.archive import Archive, Stored
from exec_finder.charset import charset_of, decode_html
from exec_finder.models import Miss, MissReason, Page
from exec_finder.web import Api
from exec_finder.web.faults import MOVED, Failed, reason_of, words_of
from exec_finder.web.media import holds_text, is_readable, media_type
from exec_finder.web.unpack import Body

MAX_BODY_BYTES = 32 * 1024 * 1024
"""Of a page, unpacked."""
MAX_REDIRECTS = 10
_PACKED = (b"\x1f\x8b", b"\x78\x9c", b"\x78\xda")  # gzip and zlib say so in their first bytes


class ReplayedWeb:
    """Gives the pages of an archive; one that it lacks is not found (404), unless it may have stood in a lost part."""

    def __init__(self, archive: Archive) -> None:
        self._archive = archive

    async def get(self, url: str, *, api: Api | None = None) -> Page | Miss:  # noqa: ARG002 - the door's face
        """The page at *url*, redirects followed within the archive, or why there is none."""
        miss = self._archive.miss(url)
        return replace(miss, url=url) if miss else self._follow(url)

    async def aclose(self) -> None:
        """Nothing is held open."""

    def pages(self) -> Iterator[Page]:
        """All pages that could be of use, in the order of the archive."""
        for url in self._archive.urls():
            page = self._follow(url)
            if isinstance(page, Page):
                yield page

    def _follow(self, url: str) -> Page | Miss:
        here, passed = url, set[str]()
        while True:
            stored = self._archive.stored(here)
            if stored is None:
                return self._lacking(url)
            if stored.found:
                return self._page(stored, url)
            if stored.status not in MOVED or not stored.location:
                return Miss(url, reason_of(stored.status), words_of(stored.status), stored.status)
            passed.add(here)
            here = _target(stored)
            if here in passed or len(passed) > MAX_REDIRECTS:
                return Miss(url, MissReason.REDIRECTS, "its redirects lead in a circle, or are too many", stored.status)

    def _lacking(self, url: str) -> Miss:
        name = self._archive.path.name
        if self._archive.damaged:
            return Miss(url, MissReason.UNREACHABLE, f"{name} is damaged, and the rest of it does not have it")
        return Miss(url, MissReason.NOT_FOUND, f"{name} does not have it", 404)

    def _page(self, stored: Stored, requested: str) -> Page | Miss:
        parts = urlsplit(stored.url)
        if not is_readable(stored.content_type, parts.path):
            what = media_type(stored.content_type)
            return Miss(requested, MissReason.NOT_HTML, f"it is no page but {what}", stored.status)
        try:
            body = _unpacked(self._archive.body(stored), stored.encoding)
        except Failed as failed:
            return Miss(requested, failed.reason, failed.why, stored.status)
        media = media_type(stored.content_type)
        text = holds_text(media, body)
        return Page(
            url=stored.url,
            requested=requested,
            status=stored.status,
            content_type=media,
            body=body,
            html=decode_html(body, header=stored.content_type, host=parts.hostname or "") if text else "",
            fetched_at=stored.fetched_at,
            charset=charset_of(stored.content_type),
        )


def _unpacked(packed: bytes, encoding: str) -> bytes:
    """The body without its packing; as it is where it had been unpacked before it was archived."""
    try:
        body = Body(encoding, MAX_BODY_BYTES)
        body.feed(packed)
        return body.finish()
    except Failed as failed:
        if failed.reason is MissReason.TOO_LARGE or packed.startswith(_PACKED) or len(packed) > MAX_BODY_BYTES:
            raise
        return packed


def _target(stored: Stored) -> str:
    """Where a redirect leads; an address that can't be read leads nowhere, and is then not found."""
    try:
        return urljoin(stored.url, stored.location)
    except ValueError:
        return stored.location
