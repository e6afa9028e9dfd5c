"""What an installation has: tables, folders, DNS."""

from __future__ import annotations

import asyncio
import platform
from dataclasses import dataclass
from pathlib import Path

import platformdirs

from exec_finder.companies import directory
from exec_finder.dns.live import LiveDns
from exec_finder.errors import DataError, InputError
from exec_finder.models import DnsStatus
from exec_finder.store import FactStore
from exec_finder.suppress import read_suppressions
from exec_finder.tables import data_root

_WELL_KNOWN_NAME = "example.com"  # RFC 2606 §3: always delegated, and asked for by everybody's tests


@dataclass(frozen=True, slots=True)
class Check:
    """One thing that was looked at."""

    what: str
    found: str
    good: bool


def check_up(store: FactStore, nameserver: str | None = None) -> list[Check]:
    """Look at everything a lookup needs; asks DNS one question and no web site anything."""
    return [_python(), _tables(), _cache(), _suppressions(), _store(store), _dns(nameserver)]


def _python() -> Check:
    return Check("Python", platform.python_version(), good=True)


def _tables() -> Check:
    try:
        return Check("tables", f"{data_root()} ({len(directory())} companies)", good=True)
    except (DataError, InputError) as error:
        return Check("tables", str(error), good=False)


def _cache() -> Check:
    path = platformdirs.user_cache_path("exec-finder")
    return Check("cache of pages", f"{path}{_absent(path)}", good=not path.exists() or path.is_dir())


def _suppressions() -> Check:
    path = platformdirs.user_config_path("exec-finder") / "suppress.txt"
    try:
        read_suppressions([path] if path.exists() else [])
    except InputError as error:
        return Check("suppression list", str(error), good=False)
    return Check("suppression list", f"{path}{_absent(path)}", good=True)


def _absent(path: Path) -> str:
    return "" if path.exists() else " (not there yet)"


def _store(store: FactStore) -> Check:
    path = store.database.path
    try:
        if not store.database.exists:
            return Check("store", f"{path} (not there yet)", good=True)
        kept, version = store.companies(), store.database.version()
        kib = sum(file.stat().st_size for file in path.parent.glob(f"{path.name}*")) / 1024
    except InputError as error:
        return Check("store", str(error), good=False)
    companies = "1 company" if len(kept) == 1 else f"{len(kept)} companies"
    what = f"version {version}, {kib:.0f} KiB, {companies}; facts are kept for {store.database.keep_days} days"
    return Check("store", f"{path} ({what})", good=True)


def _dns(nameserver: str | None) -> Check:
    answer = asyncio.run(LiveDns(nameserver).resolve(_WELL_KNOWN_NAME, "A"))
    good = answer.status is not DnsStatus.UNKNOWN
    return Check("DNS", "answers" if good else f"could not be asked: {answer.why}", good)
