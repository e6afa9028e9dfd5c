"""Files that one process at a time may use; where the system or the file system has no locks, nobody waits."""

from __future__ import annotations

import os
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from exec_finder.errors import InputError

try:
    import fcntl
except ImportError:  # Windows
    fcntl = None  # type: ignore[assignment]

HAS_LOCKS = fcntl is not None
WAIT_S = 10.0
"""For another process that changes the same folder's files."""
_LOOK_S = 0.02


def try_lock(file: int) -> bool:
    """Take an open file for us, until it is closed; False where another has it. True where there are no locks."""
    if fcntl is None:
        return True
    try:
        fcntl.flock(file, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except BlockingIOError:
        return False
    except OSError:  # a file system without locks
        return True
    return True


def unlock(file: int) -> None:
    """Let others have what `try_lock` took."""
    if fcntl is not None:
        fcntl.flock(file, fcntl.LOCK_UN)


@contextmanager
def alone(folder: Path) -> Iterator[None]:
    """While this holds, no other process is here with the same *folder*: what is read in it stays as it was read.

    The folder itself is locked, as its files are replaced when they are written. Raises InputError where another
    process keeps it for long.
    """
    file = _opened(folder)
    if file is None:
        yield
        return
    try:
        _wait(file, folder)
        yield
    finally:
        os.close(file)  # which unlocks it


def _opened(folder: Path) -> int | None:
    """None where it can't be: without locks, or without the right to read it."""
    try:
        return os.open(folder, os.O_RDONLY | os.O_CLOEXEC) if HAS_LOCKS else None
    except OSError:
        return None


def _wait(file: int, folder: Path) -> None:
    until = time.monotonic() + WAIT_S
    while not try_lock(file):
        if time.monotonic() >= until:
            raise InputError(f"another process has been writing in {folder} for {WAIT_S:.0f} seconds; try again")
        time.sleep(_LOOK_S)
