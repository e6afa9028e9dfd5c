"""Reads archives: an index of addresses first, bodies when they are asked for."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass, field, replace
from datetime import UTC, datetime
from pathlib import Path
from urllib.parse import urlsplit

from exec_finder.archive.forms import DNS_TYPE, END_URI, FIELDS_TYPE, read_dns, read_dns_uri, read_fields
from exec_finder.archive.keys import is_web_address, url_key
from exec_finder.archive.scan import MAX_MEMBER_BYTES, Damage, Place, Places, Record, read_body, read_http, scan
from exec_finder.archive.writer import SOFTWARE
from exec_finder.errors import ArchiveError
from exec_finder.models import DnsAnswer, DnsStatus, Miss, MissReason

_MAX_NOTE_BYTES = 1024 * 1024
"""Of a DNS answer, or of a record about an address or the file."""
_HEADERS = ("Content-Type", "Content-Encoding", "Location")
_REASONS = {reason.value: reason for reason in MissReason}
_LONG_AGO = datetime(1970, 1, 1, tzinfo=UTC)
_UNFINISHED = "its recording was not finished, or its end is missing"


@dataclass(frozen=True, slots=True)
class Stored:
    """What an archive has at an address."""

    url: str
    """As the archive writes it."""
    status: int
    """HTTP status."""
    content_type: str
    """The header as it is, with its parameters."""
    encoding: str
    """The Content-Encoding header."""
    location: str
    """Where a redirect leads, as the header says; maybe relative."""
    fetched_at: datetime
    """When."""
    place: Place
    """Of the record that holds the body."""

    @property
    def found(self) -> bool:
        """Whether this is a page, not a redirect or a refusal."""
        return 200 <= self.status < 300


@dataclass(slots=True)
class _Index:
    """What goes into an Archive, while the file is gone through."""

    pages: dict[str, Stored] = field(default_factory=dict)
    misses: dict[str, Miss] = field(default_factory=dict)
    answers: dict[tuple[str, str], DnsAnswer] = field(default_factory=dict)
    digests: dict[str, Stored] = field(default_factory=dict)
    revisits: list[tuple[Stored, str, str]] = field(default_factory=list)
    """What was the same again, the digest of its body, and the address where that was seen."""
    head: dict[str, str] = field(default_factory=dict)
    started_at: datetime | None = None
    earliest: datetime | None = None
    ended: bool = False
    records: int = 0


class Archive:
    """An archive that was read. What it lacks is None, or for DNS `unknown`."""

    def __init__(self, path: Path, index: _Index, damaged: str) -> None:
        self.path = path
        self.started_at: datetime = index.started_at or index.earliest or _LONG_AGO
        """When the lookup began; of other tools' files the date of the file's head or of its earliest record."""
        self.query: str = index.head.get("query", "")
        """What was looked up; empty in other tools' files."""
        self.damaged: str = damaged
        """Why not all of the file could be read, as a sentence that names it; empty when it is whole."""
        self._index = index
        self._places = Places(path)
        self._by_rest = {_rest(key): page for key, page in index.pages.items() if page.found}

    def miss(self, url: str) -> Miss | None:
        """Why the recorded lookup got no page at *url*."""
        return self._index.misses.get(url_key(url))

    def stored(self, url: str) -> Stored | None:
        """What is at *url*: of several records the last page, else the first redirect or refusal.

        A page that is there over http only (or https only) counts for both.
        """
        key = url_key(url)
        return self._index.pages.get(key) or self._by_rest.get(_rest(key))

    def body(self, stored: Stored) -> bytes:
        """The body as it was sent, but out of its chunks. Raises ArchiveError where the file has changed since."""
        record = self._places.record(stored.place)
        http = None if record.raw.rec_type == "resource" else read_http(record)
        return read_body(record, http, MAX_MEMBER_BYTES)

    def dns(self, name: str, rdtype: str) -> DnsAnswer:
        """The answer to a question in its one form (ASCII, lower case, no last dot; type in capitals)."""
        answer = self._index.answers.get((name, rdtype))
        return answer or DnsAnswer(
            name, rdtype, DnsStatus.UNKNOWN, why=f"{self.path.name} has no answer to this question"
        )

    def urls(self) -> tuple[str, ...]:
        """Addresses of all pages, in the order of the file."""
        return tuple(page.url for page in self._index.pages.values() if page.found)

    def misses(self) -> tuple[Miss, ...]:
        """All addresses that gave no page, and why, in the order of the file."""
        return tuple(self._index.misses.values())

    def hosts(self) -> tuple[str, ...]:
        """Hosts that were asked, also those that only redirect or gave no page; those with most pages first."""
        asked = [*self._index.pages, *self._index.misses]
        counts = Counter({urlsplit(key).hostname or "": 0 for key in asked if is_web_address(key)})
        counts.update(urlsplit(key).hostname or "" for key, page in self._index.pages.items() if page.found)
        return tuple(sorted(counts, key=lambda host: (-counts[host], host)))


def read_archive(path: Path | str) -> Archive:
    """The archive in a WARC file, compressed or not.

    Raises ArchiveError where the file is missing, is none, or nothing in it can be read. One that is cut off or broken
    further on is read as far as it goes, and `damaged` says so.
    """
    path = Path(path)
    index, damaged = _Index(), ""
    try:
        for record in scan(path):
            index.records += 1
            _take(index, record)
    except Damage as damage:
        damaged = f"{path} is damaged: {damage}"
    except OSError as error:
        raise ArchiveError(f"{path} can't be read: {error.strerror or error}") from error
    if not index.records:
        raise ArchiveError(damaged or f"{path} holds no records")
    _add_revisits(index)
    if not damaged and index.head.get("software", "").startswith(SOFTWARE) and not index.ended:
        damaged = f"{path} is damaged: {_UNFINISHED}"
    read = "1 record before that was" if index.records == 1 else f"{index.records} records before that were"
    noted = f"; {read} read" if damaged else ""
    return Archive(path, index, damaged + noted)


# --- inside -------------------------------------------------------------------------------------


def _take(index: _Index, record: Record) -> None:
    """Put one record into the index; kinds that we have no use for are passed over."""
    uri, kind, media = record.header("WARC-Target-URI"), record.raw.rec_type, record.header("Content-Type")
    at = _date(record.header("WARC-Date"))
    index.earliest = min(index.earliest, at) if index.earliest and at else index.earliest or at
    if kind == "warcinfo" and not index.head:
        index.head, index.started_at = read_fields(read_body(record, None, _MAX_NOTE_BYTES)), at
    elif uri.lower().startswith("dns:") and kind in {"resource", "response"}:
        _take_dns(index, uri, record)
    elif kind == "metadata" and media == FIELDS_TYPE:
        _take_metadata(index, uri, record)
    elif is_web_address(uri):
        _take_page(index, uri, at or _LONG_AGO, record)


def _take_dns(index: _Index, uri: str, record: Record) -> None:
    name, rdtype = read_dns_uri(uri)
    if name and record.header("Content-Type").split(";")[0].strip().lower() == DNS_TYPE:
        for answer in read_dns(name, rdtype, read_body(record, None, _MAX_NOTE_BYTES)):
            index.answers.setdefault((name, answer.rdtype), answer)


def _take_metadata(index: _Index, uri: str, record: Record) -> None:
    if uri == END_URI:
        index.ended = True
        return
    fields = read_fields(read_body(record, None, _MAX_NOTE_BYTES))
    reason, status = fields.get("reason", ""), fields.get("status", "")
    if reason in _REASONS:
        number = int(status) if status.isascii() and status.isdigit() else 0
        index.misses.setdefault(url_key(uri), Miss(uri, _REASONS[reason], fields.get("why", ""), number))


def _take_page(index: _Index, uri: str, at: datetime, record: Record) -> None:
    kind = record.raw.rec_type
    if kind == "resource":
        _add(index, Stored(uri, 200, record.header("Content-Type"), "", "", at, record.place))
    if kind not in {"response", "revisit"}:
        return
    http = read_http(record)
    code = http.get_statuscode() if http else ""
    status = int(code) if code.isascii() and code.isdigit() and len(code) == 3 else 0
    media, encoding, location = (str(http.get_header(name, "")) if http else "" for name in _HEADERS)
    page = Stored(uri, status, media, encoding, location, at, record.place)
    digest = record.header("WARC-Payload-Digest")
    if kind == "revisit":
        index.revisits.append((page, digest, record.header("WARC-Refers-To-Target-URI")))
        return
    _add(index, page)
    if digest and page.found:
        index.digests.setdefault(digest, page)


def _add(index: _Index, page: Stored) -> None:
    """The last page of an address counts; before it has one, the first of what else was answered."""
    key = url_key(page.url)
    if page.found or key not in index.pages:
        index.pages[key] = page


def _add_revisits(index: _Index) -> None:
    """A `revisit` has no body: it is that of the record which it says is the same."""
    for page, digest, refers_to in index.revisits:
        original = index.digests.get(digest) or index.pages.get(url_key(refers_to or page.url))
        if page.status and not page.found:
            _add(index, page)
        elif original is not None and original.found:
            media = page.content_type or original.content_type
            _add(index, replace(original, url=page.url, content_type=media, fetched_at=page.fetched_at))


def _date(text: str) -> datetime | None:
    try:
        date = datetime.fromisoformat(text)
    except ValueError:
        return None
    return date.astimezone(UTC) if date.tzinfo else date.replace(tzinfo=UTC)


def _rest(key: str) -> str:
    return key.partition("://")[2]
