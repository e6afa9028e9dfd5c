"""Bounce messages: which mailboxes are proved not to be there (RFC 3464, and what mail servers write in words)."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator
from dataclasses import dataclass
from email import message_from_bytes
from email.message import Message
from email.utils import getaddresses
from functools import cache
from itertools import groupby
from operator import itemgetter

from exec_finder.tables import read_rows
from exec_finder.text import fold, squeeze

_MOST_BYTES = 2_000_000
_MOST_TEXT = 60_000
_MOST_REPORTS = 100
_NEAR = 400  # characters around an address in which words tell of it
_LOST = "\ufffd"  # for bytes in no known charset
_STATUS = re.compile(r"(?<![\d.])[245]\.\d{1,3}\.\d{1,3}(?![\d.])")
_ADDRESS = re.compile(r"[\w!#$%&'*+/=?^`{|}~.\ufffd-]{1,64}@[\w.-]{1,250}\w")
_HEADER = r"(?:Return-Path|Received|From|To|Cc|Subject|Date|Message-ID|MIME-Version|Reply-To|DKIM-Signature):.*\n"
_COPY = re.compile(rf"^{_HEADER}(?:[ \t].+\n)*{_HEADER}", re.MULTILINE | re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Bounce:
    """What a bounce message says of one address."""

    address: str
    """Lower case."""
    name: str
    """Whom the message was written to, where it quotes that."""
    gone: bool
    """Proved not to be there; false for a full mailbox, a refusal of the sender, or a delay."""
    status: str
    """RFC 3463, such as `5.1.1`; empty where none was given."""


@dataclass(frozen=True, slots=True)
class _Row:
    """A row of data/bounces.csv."""

    kind: str
    text: str
    verdict: str
    example: str


@cache
def _rows(kind: str) -> tuple[tuple[str, bool], ...]:
    """Texts and whether they prove that the mailbox is gone, the longest first."""
    rows = [(fold(row.text), row.verdict == "gone") for row in read_rows("bounces.csv", _Row) if row.kind == kind]
    return tuple(sorted(rows, key=lambda row: (-len(row[0]), row[0])))


def read_bounce(data: bytes) -> list[Bounce]:
    """What a bounce message says, one entry an address; empty where it is none. Never raises.

    A delivery status (RFC 3464) is believed first, then `X-Failed-Recipients`, then the words of the text.
    """
    try:
        return list(_read(message_from_bytes(data[:_MOST_BYTES])))
    except RecursionError:  # parts within parts, deeper than any mail server packs them
        return []


def _read(message: Message) -> Iterator[Bounce]:
    names = _names(message)
    found = {address: (gone, status) for address, gone, status in reversed(_reports(message) or list(_words(message)))}
    for address, (gone, status) in list(reversed(found.items()))[:_MOST_REPORTS]:
        yield Bounce(address, names.get(address, ""), gone, status)


def _reports(message: Message) -> list[tuple[str, bool, str]]:
    """(address, gone, status) of the delivery-status parts."""
    found = []
    for part in message.walk():
        if part.get_content_type() == "message/delivery-status" and part.is_multipart():
            for block in part.get_payload():
                if isinstance(block, Message) and (read := _report(block)):
                    found.append(read)
    return found


def _report(block: Message) -> tuple[str, bool, str] | None:
    recipient = str(block.get("Original-Recipient") or block.get("Final-Recipient") or "").rpartition(";")[2]
    address = _ADDRESS.search(recipient)
    action = fold(str(block.get("Action", ""))).strip()
    if not address or _LOST in address[0] or not action:
        return None
    said = squeeze(str(block.get("Diagnostic-Code", "")))
    status = _STATUS.search(str(block.get("Status", ""))) or _STATUS.search(said)
    code = status[0] if status else ""
    return address[0].lower(), action.startswith("failed") and _is_gone(code, said), code


def _is_gone(status: str, said: str) -> bool:
    """Positive proof only: the status, or for one that says nothing (5.0.0) the words."""
    if status[:1] in {"2", "4"}:
        return False
    for prefix, gone in _rows("status"):
        if f"{status}.".startswith(f"{prefix}."):
            return gone
    return _said_gone(said)


def _said_gone(said: str) -> bool:
    words = fold(said)
    return next((gone for text, gone in _rows("words") if text in words), False)


def _words(message: Message) -> Iterator[tuple[str, bool, str]]:
    """(address, gone, status) from a header of Exim and Gmail, and from the text before the copy of the message."""
    text = _COPY.split("\n".join(_texts(message))[:_MOST_TEXT], maxsplit=1)[0]
    ours = {address.lower() for _, address in getaddresses(_headers(message, "From", "To", "Sender", "Reply-To"))}
    failed = [address.lower() for _, address in getaddresses(_headers(message, "X-Failed-Recipients"))]
    told = _told(text, ours)
    for address in [*failed, *told]:
        near = told.get(address) or text[:_NEAR]
        status = _STATUS.search(near)
        code = status[0] if status else ""
        if address in failed or _says(near):
            yield address, _is_gone(code, near), code


def _told(text: str, ours: Collection[str]) -> dict[str, str]:
    """Per address what stands behind it, up to the next one; before it only for the first one spoken of."""
    seen = [(found[0].lower(), *found.span()) for found in _ADDRESS.finditer(text) if _LOST not in found[0]]
    groups = [list(same) for _, same in groupby((one for one in seen if one[0] not in ours), key=itemgetter(0))]
    told: dict[str, str] = {}
    for place, group in enumerate(groups):
        address, begin, start = group[0]
        end = groups[place + 1][0][1] if place + 1 < len(groups) else len(text)
        near = text[start : min(end, group[-1][2] + _NEAR)]
        if not place and not _says(near):
            near = text[max(0, begin - _NEAR) : begin] + near
        if not _says(told.get(address, "")):
            told[address] = near
    return told


def _says(words: str) -> bool:
    """Whether the words tell of a failure at all, be it proof or not."""
    folded = fold(words)
    return bool(_STATUS.search(words)) or any(text in folded for text, _ in _rows("words"))


def _headers(message: Message, *names: str) -> list[str]:
    return [str(value)[:1000] for name in names for value in message.get_all(name, [])]


def _texts(message: Message) -> Iterator[str]:
    for part in message.walk():
        if part.get_content_type() == "text/plain":
            raw = part.get_payload(decode=True)
            yield raw.decode("utf-8", "replace") if isinstance(raw, bytes) else ""


def _names(message: Message) -> dict[str, str]:
    """Names of the recipients in the quoted message."""
    quoted = [part for part in message.walk() if part.get_content_type() in {"message/rfc822", "text/rfc822-headers"}]
    headers = []
    for part in quoted:
        inner = part.get_payload()
        if isinstance(inner, list):
            headers += [h for one in inner if isinstance(one, Message) for h in _headers(one, "To")]
        elif isinstance(inner, str):
            headers += _headers(message_from_bytes(inner.encode("utf-8", "replace")), "To")
    return {address.lower(): squeeze(name) for name, address in getaddresses(headers) if name}
