"""Content codings undone in bounded pieces: a bomb never becomes bigger in memory than what was asked for."""

from __future__ import annotations

import zlib
from collections.abc import Iterable, Iterator
from typing import Protocol

import brotli

from exec_finder.models import MissReason
from exec_finder.web.faults import Failed

ACCEPTED = "gzip, deflate, br"
_PIECE_BYTES = 64 * 1024
_MAX_CODINGS = 2
"""Servers behind servers do pack twice by mistake; more is an attack."""


class Unpacker(Protocol):
    """One content coding (RFC 9110 §8.4.1)."""

    def feed(self, data: bytes) -> Iterator[bytes]:
        """What *data* unpacks to, in pieces of bounded size."""
        ...

    def finish(self) -> None:
        """Raises Failed where the end is missing."""
        ...


class _Zlib:
    """gzip; deflate with and without its wrapper, which some servers leave out. What follows the end is dropped."""

    def __init__(self, *, gzip: bool) -> None:
        self._raw_too = not gzip
        self._began = False
        self._engine = zlib.decompressobj(zlib.MAX_WBITS | 16 if gzip else zlib.MAX_WBITS)

    def feed(self, data: bytes) -> Iterator[bytes]:
        self._began = self._began or bool(data)
        more = bool(data)
        while more and not self._engine.eof:
            piece = self._unpack(data)
            data = self._engine.unconsumed_tail
            if piece:
                yield piece
            more = bool(data) or len(piece) == _PIECE_BYTES  # it may hold some back

    def _unpack(self, data: bytes) -> bytes:
        try:
            piece = self._engine.decompress(data, _PIECE_BYTES)
        except zlib.error:
            if not self._raw_too:
                raise
            self._engine = zlib.decompressobj(-zlib.MAX_WBITS)
            piece = self._engine.decompress(data, _PIECE_BYTES)
        self._raw_too = False
        return piece

    def finish(self) -> None:
        if self._began and not self._engine.eof:
            raise Failed(MissReason.BROKEN, "the packed body is cut off")


class _Brotli:
    def __init__(self) -> None:
        self._began = False
        self._engine = brotli.Decompressor()

    def feed(self, data: bytes) -> Iterator[bytes]:
        self._began = self._began or bool(data)
        while not self._engine.is_finished():
            piece = self._engine.process(data, output_buffer_limit=_PIECE_BYTES)
            data = b""
            if not piece:
                return
            yield piece

    def finish(self) -> None:
        if self._began and not self._engine.is_finished():
            raise Failed(MissReason.BROKEN, "the packed body is cut off")


class Body:
    """Puts a body together from packed pieces, and stops at *limit* bytes unpacked."""

    def __init__(self, codings: str, limit: int, *, cut: bool = False) -> None:
        """*codings*: the Content-Encoding header. *cut*: past the limit keep what is there instead of failing.

        Raises Failed for a coding that was never offered.
        """
        names = _names(codings)
        if len(names) > _MAX_CODINGS:
            raise Failed(MissReason.BROKEN, "it is packed many times over")
        self._unpackers = [_unpacker(name) for name in reversed(names)]
        self._limit = limit
        self._cut = cut
        self._parts: list[bytes] = []
        self._size = 0
        self._wire_size = 0
        self.full = False

    def feed(self, data: bytes) -> None:
        """Take in *data* as it came from the wire."""
        self._wire_size += len(data)  # bytes that unpack to nothing must end as well
        for piece in self._unpack(data, 0):
            self._parts.append(piece)
            self._size += len(piece)
            if self._is_full():
                return
        self._is_full()

    def _is_full(self) -> bool:
        self.full = max(self._size, self._wire_size) > self._limit
        if self.full and not self._cut:
            raise Failed(MissReason.TOO_LARGE, f"it is larger than {self._limit / 2**20:.2g} MiB")
        return self.full

    def _unpack(self, data: bytes, depth: int) -> Iterator[bytes]:
        if depth == len(self._unpackers):
            yield data
            return
        for piece in _guarded(self._unpackers[depth].feed(data)):
            yield from self._unpack(piece, depth + 1)

    def finish(self) -> bytes:
        """The body; raises Failed where its packing breaks off."""
        if not self.full:
            for unpacker in self._unpackers:
                unpacker.finish()
        return b"".join(self._parts)[: self._limit]


def _guarded(pieces: Iterable[bytes]) -> Iterator[bytes]:
    try:
        yield from pieces
    except (zlib.error, brotli.error) as error:
        raise Failed(MissReason.BROKEN, "its packing is damaged") from error


def _names(codings: str) -> list[str]:
    return [name for name in (part.strip().lower() for part in codings.split(",")) if name not in {"", "identity"}]


def _unpacker(name: str) -> Unpacker:
    if name in {"gzip", "x-gzip"}:
        return _Zlib(gzip=True)
    if name == "deflate":
        return _Zlib(gzip=False)
    if name == "br":
        return _Brotli()
    raise Failed(MissReason.BROKEN, "it is packed in a way that was not offered")
