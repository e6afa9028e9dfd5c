"""One pace for all processes of a user: files that several open, each with the time at which a host is free again.

A host's file is chosen by a number made of its name, so that there are never more than so many, and none tells who was
looked up. Two hosts that share one keep each other's pauses, which does no harm.
"""

from __future__ import annotations

import asyncio
import hashlib
import os
import time
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager, suppress
from pathlib import Path

from exec_finder.locks import HAS_LOCKS, try_lock, unlock

FOLDER = "pace"
"""In the cache's folder."""
_FILES = 4096
_PATIENCE_S = 60.0
"""Whoever holds a host longer for one request, as a process that was stopped, is not waited for."""
_LOOK_S = 0.02


class SharedPace:
    """When one host may be asked, by what all processes know of it."""

    def __init__(self, cache_dir: Path | None, host: str) -> None:
        """Without a folder, or where files can't be locked, nothing is shared and nobody waited for."""
        number = int.from_bytes(hashlib.sha256(host.encode()).digest()[:4], "big") % _FILES
        self._path = cache_dir / FOLDER / f"{number:03x}" if cache_dir is not None and HAS_LOCKS else None
        self._file: int | None = None
        self._free_at = 0.0

    @asynccontextmanager
    async def turn(self) -> AsyncIterator[None]:
        """Wait until no other process asks the host and its pause has passed; then it is ours."""
        file = self._open()
        if file is None:
            yield
            return
        try:
            if not await _await_turn(file):
                self._path = None  # nor for any further request: each would wait as long
            self._file, self._free_at = file, 0.0
            yield
        finally:
            self._file = None
            os.close(file)  # which unlocks it

    def rest(self, pause_s: float) -> None:
        """Tell the others, within our turn, that the host is to be left alone for so long; of several the longest."""
        free_at = time.time() + pause_s
        if self._file is not None and pause_s > 0 and free_at > self._free_at:
            self._free_at = free_at
            with suppress(OSError):  # a full disk is no reason to stop
                os.pwrite(self._file, f"{free_at:020.3f}".encode(), 0)

    def _open(self) -> int | None:
        if self._path is None:
            return None
        try:
            self._path.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
            return os.open(self._path, os.O_RDWR | os.O_CREAT | os.O_CLOEXEC, 0o600)
        except OSError:
            return None


async def _await_turn(file: int) -> bool:
    """Lock *file* as soon as it is free and its time has come; False where it is held, and nobody goes on meanwhile."""
    last, until = None, 0.0
    while True:
        told = _told(file)
        if told != last:
            last, until = told, time.monotonic() + _PATIENCE_S
        if time.monotonic() >= until:
            return False
        wait_s = _wait_s(told)
        if wait_s <= 0 and try_lock(file):
            if _wait_s(_told(file)) <= 0:
                return True
            unlock(file)  # another was faster, and its pause begins
        await asyncio.sleep(max(_LOOK_S, wait_s))


def _told(file: int) -> bytes:
    try:
        return os.pread(file, 20, 0)
    except OSError:
        return b""


def _wait_s(told: bytes) -> float:
    """How long the others want the host to be left alone; a time that is far off was told by another clock."""
    try:
        wait_s = float(told or 0) - time.time()
    except ValueError:
        return 0.0
    return wait_s if wait_s <= _PATIENCE_S else 0.0
