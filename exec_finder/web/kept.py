"""The pages in the HTTP cache, seen from beside it: how they are forgotten."""

from __future__ import annotations

import re
import sqlite3
from collections.abc import Collection
from contextlib import closing
from pathlib import Path

from exec_finder.domains import site_domain
from exec_finder.errors import InputError

CACHE_FILE = "pages.sqlite"
"""In the cache's folder; hishel's tables: `entries` with the packed heads, `streams` with the bodies."""
_WAIT_S = 10.0
# The packed head of an entry names the request's URL first; what follows a text in MessagePack is never printable.
_URL = re.compile(rb"https?://[\x21-\x7e]+")


def forget_pages(
    folder: Path,
    domains: Collection[str],
    urls: Collection[str] = (),
    words: Collection[str] = (),
    *,
    dry: bool = False,
) -> int:
    """Delete the cached pages of the sites of *domains*, those at *urls*, and those whose text holds one of *words*.

    How many there were; *dry*: would be. Their bytes leave the file, too. Raises InputError where it can't be used.
    """
    file = folder / CACHE_FILE
    if not file.exists():
        return 0
    try:
        with closing(sqlite3.connect(file, timeout=_WAIT_S, isolation_level=None)) as base:
            if not base.execute("select 1 from sqlite_master where name = 'streams'").fetchone():
                return 0
            found = _found(base, domains, urls) | _holding(base, words)
            if found and not dry:
                _delete(base, found)
            return len(found)
    except sqlite3.Error as error:
        raise InputError(
            f"can't use the cache of pages {file}: {error}; deleting the file forgets all of it"
        ) from error


def _found(base: sqlite3.Connection, domains: Collection[str], urls: Collection[str]) -> set[bytes]:
    found = set()
    for number, head in base.execute("select id, data from entries"):
        match = _URL.search(head)
        url = match[0].decode("ascii") if match else ""
        if url in urls or (url and site_domain(url) in domains):
            found.add(number)
    return found


def _holding(base: sqlite3.Connection, words: Collection[str]) -> set[bytes]:
    """Entries whose body holds a word as it is written, in UTF-8."""
    return {
        row[0]
        for word in words
        for row in base.execute("select entry_id from streams where instr(chunk_data, ?) > 0", (word.encode(),))
    }


def _delete(base: sqlite3.Connection, found: Collection[bytes]) -> None:
    base.execute("pragma secure_delete = on")
    base.execute("pragma temp_store = memory")
    base.execute("begin immediate")
    base.executemany("delete from streams where entry_id = ?", [(number,) for number in found])
    base.executemany("delete from entries where id = ?", [(number,) for number in found])
    base.execute("commit")
    base.execute("vacuum")
    base.execute("pragma wal_checkpoint(truncate)")
