"""Goes through a WARC file record by record, compressed or not, and says where it breaks off.

Records are parsed by warcio's loader. Its iterator is not used: it ends silently where a file is cut off, writes to
stderr, and refuses files compressed as a whole.
"""

from __future__ import annotations

import io
import logging
import re
import zlib
from collections.abc import Iterator
from pathlib import Path
from typing import Any, BinaryIO, NamedTuple

from warcio.bufferedreaders import ChunkedDataReader
from warcio.exceptions import ArchiveLoadFailed
from warcio.recordloader import ArcWarcRecordLoader
from warcio.statusandheaders import StatusAndHeadersParser, StatusAndHeadersParserException

from exec_finder.errors import ArchiveError

MAX_MEMBER_BYTES = 64 * 1024 * 1024
"""Of one compressed piece, unpacked, or of one record; more is no page that we could use."""
_CHUNK_BYTES = 64 * 1024
logging.getLogger("warcio").addHandler(logging.NullHandler())  # or its warnings go to stderr by themselves
_CUT = "it is cut off in the middle of a record"
_LENGTH = re.compile(r"[0-9]{1,15}")
_GZIP = b"\x1f\x8b"


class Place(NamedTuple):
    """Where a record begins."""

    member: int
    """Offset of the compressed piece in the file; -1 in a file that is not compressed."""
    start: int
    """Offset in the piece, unpacked, or in the file."""


class Damage(Exception):  # noqa: N818 - a fact about the file, told by Archive.damaged
    """The file can't be read beyond a place; the text says why."""


class Record(NamedTuple):
    """One record, not read to its end yet."""

    place: Place
    raw: Any
    """warcio's ArcWarcRecord; its stream holds HTTP headers and body."""

    def header(self, name: str) -> str:
        """A WARC header's value; '' where it is missing."""
        return str(self.raw.rec_headers.get_header(name) or "")


def scan(path: Path) -> Iterator[Record]:
    """The records of a file in their order; each must be used before the next is asked for.

    Raises ArchiveError where there is no WARC file, and Damage where it breaks off.
    """
    with open_archive(path) as stream:
        head = stream.read(5)
        stream.seek(0)
        if head.startswith(_GZIP):
            for offset, data, whole in _members(stream):
                yield from _records(io.BytesIO(data), offset)
                if not whole:
                    raise Damage(_CUT)
        elif head == b"WARC/":
            yield from _records(stream, -1)
        else:
            raise ArchiveError(f"{path} is {'no WARC file' if head else 'empty'}")


class Places:
    """Reads the records at places that `scan` gave."""

    def __init__(self, path: Path) -> None:
        self._path = path
        self._member = (-1, b"")
        """The last one that was unpacked: a file packed as a whole is a single one."""

    def record(self, place: Place) -> Record:
        """The record there. Raises ArchiveError where the file has changed since."""
        try:
            with open_archive(self._path) as stream:
                if place.member < 0:
                    stream.seek(place.start)
                    record = next(_records(stream, -1))
                    record.raw.raw_stream = io.BytesIO(record.raw.raw_stream.read(MAX_MEMBER_BYTES))
                    return record
                if self._member[0] != place.member:
                    stream.seek(place.member)
                    self._member = (place.member, next(_members(stream))[1])
            unpacked = io.BytesIO(self._member[1])
            unpacked.seek(place.start)
            return next(_records(unpacked, place.member))
        except (Damage, StopIteration) as error:
            raise ArchiveError(f"{self._path} has changed while it was read") from error


def open_archive(path: Path) -> BinaryIO:
    """The file, open. Raises ArchiveError where it can't be."""
    try:
        return path.open("rb")
    except OSError as error:
        raise ArchiveError(f"{path} can't be read: {error.strerror or error}") from error


def read_http(record: Record) -> Any:
    """Status line and headers of the HTTP message in a record, as warcio has them; None where there are none."""
    try:
        return StatusAndHeadersParser([], verify=False).parse(record.raw.raw_stream)
    except (EOFError, StatusAndHeadersParserException):
        return None


def read_body(record: Record, http: Any, limit: int) -> bytes:
    """The rest of a record, at most *limit* bytes: out of its chunks, and as packed as it was sent."""
    stream = record.raw.raw_stream
    if http is not None and str(http.get_header("Transfer-Encoding", "")).lower() == "chunked":
        stream = ChunkedDataReader(stream)  # gives the bytes as they are where they aren't in chunks
    return bytes(stream.read(limit))


# --- inside -------------------------------------------------------------------------------------


def _members(stream: BinaryIO) -> Iterator[tuple[int, bytes, bool]]:
    """Offset and content of each gzip member, and whether it came to its end."""
    offset, packed = stream.tell(), b""
    while packed := packed or stream.read(_CHUNK_BYTES):
        data, packed, whole = _unpack_member(stream, packed)
        yield offset, data, whole
        offset = stream.tell() - len(packed)


def _unpack_member(stream: BinaryIO, packed: bytes) -> tuple[bytes, bytes, bool]:
    """One member's content, what was read beyond it, and whether it came to its end."""
    unpacker, pieces, size = zlib.decompressobj(wbits=31), [], 0
    while packed:
        try:
            pieces.append(unpacker.decompress(packed, MAX_MEMBER_BYTES - size + 1))
        except zlib.error as error:
            raise Damage(f"its compressed data is broken before byte {stream.tell()}") from error
        size += len(pieces[-1])
        if size > MAX_MEMBER_BYTES:
            raise Damage(f"a piece of it is over {MAX_MEMBER_BYTES >> 20} MB unpacked")
        if unpacker.eof:
            return b"".join(pieces), unpacker.unused_data, True
        packed = stream.read(_CHUNK_BYTES)
    return b"".join(pieces), b"", False


def _records(stream: BinaryIO, member: int) -> Iterator[Record]:
    """Records from the stream's place to its end."""
    loader = ArcWarcRecordLoader(verify_http=False, arc2warc=False)
    here = stream.tell()
    size = stream.seek(0, io.SEEK_END)
    stream.seek(here)
    while (line := _next_line(stream)) is not None:
        start = stream.tell() - len(line)
        try:
            raw = loader.parse_record_stream(stream, line, known_format="warc", no_record_parse=True)
        except (ArchiveLoadFailed, EOFError) as error:
            raise Damage(f"at byte {start if member < 0 else member} no record begins where one should") from error
        length = str(raw.rec_headers.get_header("Content-Length") or "")  # warcio takes a broken one for 0
        end = stream.tell() + (int(length) if _LENGTH.fullmatch(length) else size)
        if end > size:
            raise Damage(_CUT)
        if end - stream.tell() <= MAX_MEMBER_BYTES:
            yield Record(Place(member, start), raw)
        stream.seek(end)


def _next_line(stream: BinaryIO) -> bytes | None:
    """The next line that is not blank; None at the end."""
    while line := stream.readline(_CHUNK_BYTES):
        if line.strip():
            return line
    return None
