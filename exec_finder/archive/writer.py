"""Writes what a lookup saw into a WARC file."""

from __future__ import annotations

import io
from collections.abc import Mapping
from datetime import UTC, datetime
from hashlib import sha256
from http import HTTPStatus
from importlib.metadata import PackageNotFoundError, version
from pathlib import Path
from types import TracebackType
from typing import BinaryIO, Self
from urllib.parse import urlsplit
from uuid import NAMESPACE_URL, uuid5

from warcio.statusandheaders import StatusAndHeaders
from warcio.warcwriter import WARCWriter

from exec_finder.archive.forms import DNS_TYPE, END_URI, FIELDS_TYPE, dns_uri, write_dns, write_fields
from exec_finder.archive.keys import one_line, url_key
from exec_finder.errors import ArchiveError
from exec_finder.models import DnsAnswer, Miss, Page
from exec_finder.text import printable

SOFTWARE = "exec-finder"
_CONFORMS_TO = "http://iipc.github.io/warc-specifications/specifications/warc-format/warc-1.1/"


class ArchiveWriter:
    """A WARC file being written; a context manager.

    The file grows under the name `FILE.part`, one whole record at a time, and takes its own name at the end, also when
    the lookup failed: what was seen until then can be replayed. An older file of that name is replaced only then.
    The same input gives the same bytes. Raises ArchiveError where the file can't be written.
    """

    def __init__(self, path: Path | str, *, started_at: datetime, query: str = "", user_agent: str = "") -> None:
        """started_at: when the lookup began; query: what was looked up; user_agent: what the servers were told."""
        self.path = Path(path)
        self._started_at = started_at
        self._query = query
        self._user_agent = user_agent
        self._part = self.path.with_name(f"{self.path.name}.part")
        self._file: BinaryIO | None = None
        self._records = 0

    def __enter__(self) -> Self:
        try:
            self._file = self._part.open("wb")
        except OSError as error:
            raise self._cannot_write(error) from error
        self._warc = WARCWriter(self._file, gzip=self.path.suffix == ".gz", warc_version="1.1")
        info = {
            "software": _software(),
            "format": "WARC File Format 1.1",
            "conformsTo": _CONFORMS_TO,
            "description": "what one lookup saw: pages, DNS answers, and addresses that gave no page",
            "query": printable(self._query),
        }
        self._fields("warcinfo", "", info, self._started_at)
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        if self._file is None:
            return
        try:
            if kind is None:
                self._fields("metadata", END_URI, {"records": str(self._records)}, self._started_at)
        finally:
            self._file.close()
            self._file = None
        try:
            self._part.replace(self.path)
        except OSError as problem:
            raise self._cannot_write(problem) from problem

    def add_page(self, page: Page) -> None:
        """The page as `request` and `response`, and a redirect where it was found at another address."""
        if url_key(page.requested) != url_key(page.url):
            self._exchange(page.requested, 301, {"Location": one_line(page.url)}, b"", page.fetched_at, "redirect")
        media = f"{page.content_type}; charset={page.charset}" if page.charset else page.content_type
        headers = {"Content-Type": media} if media else {}
        self._exchange(page.url, page.status, headers, page.body, page.fetched_at)

    def add_redirect(self, requested: str, url: str, at: datetime) -> None:
        """That *requested* led to *url*, whose page stands in the file already."""
        self._exchange(requested, 301, {"Location": one_line(url)}, b"", at, "redirect")

    def add_miss(self, miss: Miss, at: datetime) -> None:
        """Why an address gave no page, as `metadata`."""
        fields = {"reason": miss.reason.value, "status": str(miss.status), "why": miss.why}
        self._fields("metadata", one_line(miss.url), fields, at)

    def add_dns(self, answer: DnsAnswer, at: datetime) -> None:
        """A DNS answer, also a negative one, as `resource`."""
        self._record("resource", dns_uri(answer.name, answer.rdtype), write_dns(answer, at), DNS_TYPE, at)

    def _exchange(
        self, url: str, status: int, headers: Mapping[str, str], body: bytes, at: datetime, reconstructed: str = ""
    ) -> None:
        lines = [*headers.items(), ("Content-Length", str(len(body)))]
        answer = StatusAndHeaders(f"{status} {_phrase(status)}", lines, protocol="HTTP/1.1")
        extra = {"Exec-Finder-Reconstructed": reconstructed} if reconstructed else {}
        answer_id = self._record("response", one_line(url), body, "", at, answer, extra)
        parts = urlsplit(one_line(url))
        path = (parts.path or "/") + (f"?{parts.query}" if parts.query else "")
        asked = [("Host", parts.netloc), *([("User-Agent", self._user_agent)] if self._user_agent else [])]
        request = StatusAndHeaders(f"GET {path} HTTP/1.1", asked, is_http_request=True)
        self._record("request", one_line(url), b"", "", at, request, {"WARC-Concurrent-To": answer_id})

    def _fields(self, kind: str, uri: str, fields: Mapping[str, str], at: datetime) -> None:
        self._record(kind, uri, write_fields(fields), FIELDS_TYPE, at)

    def _record(
        self,
        kind: str,
        uri: str,
        body: bytes,
        media: str,
        at: datetime,
        http: StatusAndHeaders | None = None,
        extra: Mapping[str, str] | None = None,
    ) -> str:
        """Write one record and return its id, which is made of its content: equal lookups give equal files."""
        date = at.astimezone(UTC).replace(tzinfo=None).isoformat() + "Z"
        self._records += 1
        seed = f"{self._started_at.isoformat()} {self._records} {kind} {uri} {date} {sha256(body).hexdigest()}"
        headers = {"WARC-Record-ID": f"<{uuid5(NAMESPACE_URL, seed).urn}>", "WARC-Date": date, **(extra or {})}
        record = self._warc.create_warc_record(
            uri,
            kind,
            payload=io.BytesIO(body),
            length=len(body),
            warc_content_type=media,
            warc_headers_dict=headers,
            http_headers=http,
        )
        try:
            self._warc.write_record(record)
        except OSError as error:
            raise self._cannot_write(error) from error
        return headers["WARC-Record-ID"]

    def _cannot_write(self, error: OSError) -> ArchiveError:
        return ArchiveError(f"{self.path} can't be written: {error.strerror or error}")


def _software() -> str:
    try:
        return f"{SOFTWARE}/{version(SOFTWARE)}"
    except PackageNotFoundError:  # run from a bare checkout
        return SOFTWARE


def _phrase(status: int) -> str:
    try:
        return HTTPStatus(status).phrase
    except ValueError:
        return "Unknown"
