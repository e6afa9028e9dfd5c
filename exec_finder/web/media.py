"""Which media are worth a download, and which of them are text."""

from __future__ import annotations

_TEXT = frozenset(
    {"text/html", "text/plain", "text/xml", "text/markdown", "text/vcard", "text/x-vcard", "application/json",
     "application/xhtml+xml", "application/xml"}
)  # fmt: skip
_PACKED = frozenset({"application/pdf", "application/gzip", "application/x-gzip"})
_UNSAID = frozenset(
    {"", "application/octet-stream", "binary/octet-stream", "application/unknown", "application/force-download"}
)
"""What servers say that don't know; the path's ending tells more."""
_ENDINGS = (".xml", ".gz", ".txt", ".html", ".htm", ".pdf", ".json", ".vcf")


def media_type(content_type: str) -> str:
    """The media type in a Content-Type header, without parameters, lower case."""
    return content_type.partition(";")[0].strip().lower()


def is_text(media: str) -> bool:
    """Whether *media* is text that people or sitemaps are read from."""
    return media in _TEXT or (media.endswith(("+xml", "+json")) and not media.startswith("image/"))


def is_readable(content_type: str, path: str) -> bool:
    """Whether a body of *content_type* behind *path* is of any use to us."""
    media = media_type(content_type)
    return media == "" or is_text(media) or media in _PACKED or (media in _UNSAID and path.lower().endswith(_ENDINGS))


def holds_text(media: str, body: bytes) -> bool:
    """Whether *body* is text: by its media type, or by its first bytes where the type says nothing."""
    if media in _UNSAID:
        return not body.startswith((b"%PDF-", b"\x1f\x8b")) and b"\0" not in body[:1024]
    return is_text(media)
