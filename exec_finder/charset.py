"""Bytes of a page to text, with the character set that a browser would take (WHATWG Encoding and HTML standards)."""

from __future__ import annotations

import codecs
import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from typing import Literal

from exec_finder.tables import read_rows

_BOMS = ((codecs.BOM_UTF8, "utf-8"), (codecs.BOM_UTF16_LE, "utf-16-le"), (codecs.BOM_UTF16_BE, "utf-16-be"))
_UNMARKED = ((b"<\0", "utf-16-le"), (b"\0<", "utf-16-be"))
"""How pages in UTF-16 without a mark begin."""
_PRESCAN_BYTES = 1024
"""What browsers wait for before they begin to read (HTML §13.2.3.2)."""
_HEAD_BYTES = 16 * 1024
"""Where a late declaration and the language are looked for, once UTF-8 is ruled out."""
_SAMPLE_BYTES = 16 * 1024

# None of these goes past the next tag: linear, however many tags a page leaves open.
_IN_HEADER = re.compile(r"charset\s*=\s*[\"']?\s*([^\s;,\"']+)", re.IGNORECASE)
_IN_META = re.compile(rb"<meta[\s/][^<>]*?charset\s*=\s*[\"']?\s*([^\s\"'/<>;]+)", re.IGNORECASE)
_IN_XML = re.compile(rb"^\s*<\?xml[^<>]*?\sencoding\s*=\s*[\"']([^\"'<>]+)")
_LANGUAGE = re.compile(rb"<html\s(?:[^<>]*?\s)?(?:xml:)?lang\s*=\s*[\"']?\s*([a-z]{2})\b", re.IGNORECASE)
_COMMENT = re.compile(rb"<!--.*?(?:-->|\Z)", re.DOTALL)
_NOT_ASCII = re.compile(rb"[\x80-\xff]")
_PAIRS = re.compile(rb"[\xc2-\xf4][\x80-\xbf]")
_CHANCE = 3
"""Signs of UTF-8 that text in an older set may hold by chance; where all fits and more stand, UTF-8 it is."""
_C1 = re.compile("[\x80-\x9f]")

_DETECTABLE = [
    "cp1252", "cp1250", "cp1251", "cp1253", "cp1254", "cp1255", "cp1256", "cp1257",
    "cp932", "euc_jp", "cp949", "gb18030", "big5hkscs", "koi8_r",
]  # fmt: skip


@dataclass(frozen=True, slots=True)
class _Label:
    """A row of data/charsets.csv."""

    label: str
    """What pages write, lower case."""
    encoding: str
    """The name in the standard."""
    codec: str
    """Python's codec for it."""


@dataclass(frozen=True, slots=True)
class _Guess:
    """A row of data/charset_guesses.csv."""

    kind: Literal["lang", "tld"]
    """What the guess goes by."""
    code: str
    """The language or the top-level domain."""
    codecs: str
    """Python's codecs to try, parted by blanks."""


@cache
def _labels() -> dict[str, str]:
    return {row.label: row.codec for row in read_rows("charsets.csv", _Label)}


@cache
def _guesses() -> dict[tuple[str, str], list[str]]:
    return {(row.kind, row.code): row.codecs.split() for row in read_rows("charset_guesses.csv", _Guess)}


def decode_html(body: bytes, *, header: str = "", host: str = "") -> str:
    r"""*body* as text; never raises, what can't be read becomes U+FFFD.

    In this order: byte-order mark, *header* (the whole Content-Type), `<` in two bytes, `<meta>`, XML declaration
    (not where these name an older set for what is plainly UTF-8), UTF-8 where it fits without error, a late `<meta>`,
    what sites of that language or of *host*'s top-level domain were written in, detection, windows-1252.

    >>> decode_html(b"Andr\xe9", header="text/html; charset=ISO-8859-1")
    'André'
    """
    for mark, codec in _BOMS:
        if body.startswith(mark):
            return body[len(mark) :].decode(codec, "replace")
    codec = _codec(charset_of(header)) or _unmarked(body) or _declared(body[:_PRESCAN_BYTES])
    if codec:
        mistaken = not codec.startswith("utf") and len(_PAIRS.findall(body)) > _CHANCE and _is_utf8(body)
        return body.decode("utf-8" if mistaken else codec, "replace")
    return body.decode("utf-8") if _is_utf8(body) else _decode_undeclared(body, host)


def _is_utf8(body: bytes) -> bool:
    try:
        body.decode("utf-8")
    except UnicodeDecodeError:
        return False
    return True


def _unmarked(body: bytes) -> str:
    return next((codec for start, codec in _UNMARKED if body.startswith(start)), "")


def _decode_undeclared(body: bytes, host: str) -> str:
    head = body[:_HEAD_BYTES]
    if late := _declared(head):
        return body.decode(late, "replace")
    for codec in _habits(head, host):
        try:
            text = body.decode(codec)
        except UnicodeDecodeError:
            continue
        if not _C1.search(text):  # ISO 8859 has only control characters there, windows has letters
            return text
    return body.decode(_detected(body) or "cp1252", "replace")


def charset_of(header: str) -> str:
    """The charset parameter of a Content-Type *header*, as it is written there; empty where there is none."""
    found = _IN_HEADER.search(header)
    return found[1] if found else ""


def _codec(label: str) -> str:
    return _labels().get(label.strip().lower(), "")


def _declared(head: bytes) -> str:
    plain = _COMMENT.sub(b"", head)
    for pattern in (_IN_META, _IN_XML):
        for found in pattern.finditer(plain):
            codec = _codec(found[1].decode("latin-1"))
            if codec:
                # A declaration that could be read byte by byte is not in UTF-16 (HTML §13.2.3.3, step 6).
                return "utf-8" if codec.startswith("utf-16") else codec
    return ""


def _habits(head: bytes, host: str) -> Iterator[str]:
    language = _LANGUAGE.search(head)
    if language:
        yield from _guesses().get(("lang", language[1].decode("latin-1").lower()), ())
    yield from _guesses().get(("tld", host.lower().rstrip(".").rpartition(".")[2]), ())


def _detected(body: bytes) -> str:
    from charset_normalizer import from_bytes  # noqa: PLC0415 - lazy: 50 ms, and few pages get here

    first = _NOT_ASCII.search(body)
    start = first.start() if first else 0
    best = from_bytes(body[start : start + _SAMPLE_BYTES], cp_isolation=_DETECTABLE).best()
    return best.encoding if best else ""
