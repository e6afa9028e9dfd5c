"""Recordings of a batch: a run on a bad day must not take the place of one on a good day."""

from __future__ import annotations

import logging
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from exec_finder.archive import read_archive
from exec_finder.errors import ArchiveError

LOG = logging.getLogger("exec_finder")


@contextmanager
def recording(path: Path | None) -> Iterator[Path | None]:
    """Where to record what shall stand at *path*; None where nothing is recorded.

    An older recording there is replaced at the end, unless the new one has fewer pages and could not look everywhere.
    """
    if path is None or not path.exists():
        yield path
        return
    fresh = path.with_name(f"new-{path.name}")
    try:
        yield fresh
    finally:
        if fresh.exists():
            _keep_better(path, fresh)


def _keep_better(path: Path, fresh: Path) -> None:
    pages, failed = _read(fresh)
    if failed and pages < _read(path)[0]:
        LOG.warning("%s stays as it was: it has more pages than could be read this time", path)
        fresh.unlink()
    else:
        fresh.replace(path)


def _read(path: Path) -> tuple[int, bool]:
    """How many pages a recording has, and whether it lacks something that might have been there."""
    try:
        archive = read_archive(path)
    except ArchiveError:
        return 0, True
    return len(archive.urls()), bool(archive.damaged) or any(not miss.reason.is_answer for miss in archive.misses())
