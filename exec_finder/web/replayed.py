"""The web door onto an archive."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from urllib.parse import urljoin, urlsplit

from exec_finder.archive import Archive, Stored
from exec_finder.charset import decode_html
from exec_finder.models import Miss, MissReason, Page
from exec_finder.web.faults import Failed
from exec_finder.web.media import is_readable, is_text, media_type
from exec_finder.web.unpack import Body

MAX_BODY_BYTES = 32 * 1024 * 1024
"""Of a page, unpacked."""
MAX_REDIRECTS = 10
_PACKED = (b"\x1f\x8b", b"\x78\x9c", b"\x78\xda")  # gzip and zlib say so in their first bytes
_REDIRECTS = frozenset({301, 302, 303, 307, 308})
_REASONS = {
    401: MissReason.FORBIDDEN,
    403: MissReason.FORBIDDEN,
    404: MissReason.NOT_FOUND,
    410: MissReason.NOT_FOUND,
    429: MissReason.RATE_LIMITED,
    451: MissReason.FORBIDDEN,
}


class ReplayedWeb:
    """Gives the pages of an archive; one that it lacks is not found (404)."""

    def __init__(self, archive: Archive) -> None:
        self._archive = archive

    async def get(self, url: str) -> Page | Miss:
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
                return Miss(url, MissReason.NOT_FOUND, f"{self._archive.path.name} does not have it", 404)
            if stored.found:
                return self._page(stored, url)
            if stored.status not in _REDIRECTS or not stored.location:
                return _refused(stored, url)
            passed.add(here)
            here = _target(stored)
            if here in passed or len(passed) > MAX_REDIRECTS:
                return Miss(url, MissReason.REDIRECTS, "its redirects lead in a circle, or are too many", stored.status)

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
        text = decode_html(body, header=stored.content_type, host=parts.hostname or "") if is_text(media) else ""
        return Page(
            url=stored.url,
            requested=requested,
            status=stored.status,
            content_type=media,
            body=body,
            html=text,
            fetched_at=stored.fetched_at,
            charset=charset_parameter(stored.content_type),
        )


def charset_parameter(content_type: str) -> str:
    """The charset that a Content-Type header names, as it is written; '' where it names none.

    >>> charset_parameter('text/html; charset="ISO-8859-1"')
    'ISO-8859-1'
    """
    for parameter in content_type.split(";")[1:]:
        name, _, text = parameter.partition("=")
        if name.strip().lower() == "charset":
            return text.strip().strip("\"'")
    return ""


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


def _refused(stored: Stored, url: str) -> Miss:
    default = MissReason.SERVER_ERROR if stored.status >= 500 else MissReason.OTHER_STATUS
    reason = _REASONS.get(stored.status, default)
    return Miss(url, reason, f"the server answered {stored.status}", stored.status)
