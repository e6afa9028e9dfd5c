"""The texts inside records: warc-fields (WARC/1.1 §6.3), and DNS answers as `text/dns` (RFC 4027)."""

from __future__ import annotations

import json
import re
from collections.abc import Mapping
from datetime import UTC, datetime
from urllib.parse import quote, unquote

from exec_finder.models import DnsAnswer, DnsStatus

FIELDS_TYPE = "application/warc-fields"
DNS_TYPE = "text/dns"
END_URI = "urn:exec-finder:end"
"""Target of the record that ends a recording."""

_URI = re.compile(r"dns:(?://[^/]*/)?([^?]*)(?:\?(.*))?", re.IGNORECASE)
_URI_TYPE = re.compile(r"(?:^|;)type=([a-z0-9]+)", re.IGNORECASE)
_RECORD = re.compile(r"(\S+)\s+(?:\d+\s+)?IN\s+([A-Z0-9]+)\s+(\S.*)", re.IGNORECASE)
_STATUSES = {status.value: status for status in DnsStatus}
_COMMENT = re.compile(r"; (status|why): (.*)")


def write_fields(fields: Mapping[str, str]) -> bytes:
    """Lines of `name: value`; a value that could break a line is written as a JSON string."""
    return "".join(f"{name}: {_quoted(text)}\r\n" for name, text in fields.items()).encode()


def read_fields(body: bytes) -> dict[str, str]:
    """What `write_fields` wrote; of other tools' fields the lines with a colon."""
    lines = body.decode("utf-8", "replace").split("\r\n")
    pairs = (line.partition(":") for line in lines if ":" in line)
    return {name.strip().lower(): _unquoted(text.strip()) for name, _, text in pairs}


def dns_uri(name: str, rdtype: str) -> str:
    """The question as an address (RFC 4501)."""
    return f"dns:{quote(name, safe='.-_', errors='replace')}?TYPE={rdtype}"


def read_dns_uri(uri: str) -> tuple[str, str]:
    """Name in lower case without the last dot, and type, of a `dns:` address; the type is A where unsaid."""
    found = _URI.fullmatch(uri)
    if found is None:
        return "", ""
    kind = _URI_TYPE.search(found[2] or "")
    return unquote(found[1]).lower().rstrip("."), kind[1].upper() if kind else "A"


def write_dns(answer: DnsAnswer, at: datetime) -> bytes:
    """The answer as `text/dns`, negative ones too. Time to live is left out: resolvers count it down."""
    lines = [f"{at.astimezone(UTC):%Y%m%d%H%M%S}", f"; status: {answer.status}"]
    if answer.why:
        lines.append(f"; why: {json.dumps(answer.why)}")
    lines += (f"{answer.name}. IN {answer.rdtype} {record}" for record in answer.records)
    return "".join(f"{line}\n" for line in lines).encode()


def read_dns(name: str, rdtype: str, body: bytes) -> list[DnsAnswer]:
    """The answer that *body* gives to the question, ours or Heritrix's; there also those of other types in it."""
    status, why = "", ""
    records: dict[str, list[str]] = {rdtype: []}
    for line in body.decode("utf-8", "replace").split("\n"):
        if comment := _COMMENT.fullmatch(line):
            status, why = (comment[2], why) if comment[1] == "status" else (status, _unquoted(comment[2]))
        elif record := _RECORD.fullmatch(line.rstrip("\r")):
            records.setdefault(record[2].upper(), []).append(record[3])
    if status in _STATUSES:
        return [DnsAnswer(name, rdtype, _STATUSES[status], tuple(records[rdtype]), why)]
    return [DnsAnswer(name, kind, DnsStatus.ANSWER, tuple(found)) for kind, found in records.items() if found]


def _quoted(text: str) -> str:
    return text if text.isprintable() and text == text.strip() and not text.startswith('"') else json.dumps(text)


def _unquoted(text: str) -> str:
    if not text.startswith('"'):
        return text
    try:
        return str(json.loads(text))
    except ValueError:
        return text
