"""Manners towards hosts: one request at a time, a pause after each answer, and knowing when to give up."""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager

from exec_finder.models import MissReason
from exec_finder.web.faults import Failed, reason_of
from exec_finder.web.options import WebOptions

_TELLING = frozenset({MissReason.TIMEOUT, MissReason.UNREACHABLE, MissReason.BROKEN, MissReason.DNS_FAILED})
"""Failures that will meet the next page of the host as well."""

_MAX_HOLDS = 4
"""So many of the longest waits a host may ask for in all."""


class Host:
    """What one host, by name, has been asked and how it took it; schemes and ports share it.

    The pause counts from the end of one answer to the start of the next request, so that a slow server gets its rest
    too; aiolimiter spaces starts only, and can't change its rate when robots.txt or a Retry-After asks for more.
    """

    def __init__(self, options: WebOptions) -> None:
        self.pause_s = options.pause_s
        self._max_failures = options.max_failures
        self._max_hold_s = options.max_retry_after_s
        self._turn = asyncio.Lock()
        self._free_at = 0.0
        self._held_s = 0.0
        self.is_given_up = False
        self._failures = 0
        self._stumbles = 0
        self._last: Failed | None = None

    @asynccontextmanager
    async def turn(self) -> AsyncIterator[None]:
        """Our turn to ask for a page, with all attempts; raises Failed at once where the host was given up."""
        async with self._turn:
            if self._last is not None and self.is_given_up:
                raise Failed(self._last.reason, f"{self._last.why}; the host was given up")
            yield

    @asynccontextmanager
    async def request(self) -> AsyncIterator[None]:
        """One request within our turn: waits for the pause to pass."""
        await asyncio.sleep(max(0.0, self._free_at - _now_s()))
        try:
            yield
        except Failed as failed:
            self._count(failed)
            raise
        else:
            self._failures = 0
        finally:
            self._free_at = max(self._free_at, _now_s() + self.pause_s)

    def _count(self, failed: Failed) -> None:
        if failed.reason in _TELLING:
            self._failures += 1
            self._last = failed
            self.is_given_up = self.is_given_up or self._failures >= self._max_failures

    def slow_down(self, pause_s: float) -> None:
        """Never ask faster than once in *pause_s*."""
        self.pause_s = max(self.pause_s, pause_s)

    def hold(self, wait_s: float, status: int) -> None:
        """Nobody asks for *wait_s*, as an answer with *status* wants; a host that wants too much is given up."""
        self._free_at = max(self._free_at, _now_s() + wait_s)
        self._held_s += wait_s
        if wait_s > self._max_hold_s or self._held_s > _MAX_HOLDS * self._max_hold_s:
            self._last = Failed(reason_of(status), f"the site asks us to stay away for {wait_s:.0f} s")
            self.is_given_up = True

    def ended(self, *, stumbling: bool) -> None:
        """A page ended, *stumbling*: in 429 or 5xx in spite of all attempts."""
        self._stumbles = self._stumbles + 1 if stumbling else 0

    @property
    def is_worth_retrying(self) -> bool:
        """Not after several pages in a row on which further attempts didn't help."""
        return self._stumbles < self._max_failures


class Hosts:
    """One Host for each name."""

    def __init__(self, options: WebOptions) -> None:
        self._options = options
        self._by_name: dict[str, Host] = {}

    def __getitem__(self, name: str) -> Host:
        found = self._by_name.get(name)
        if found is None:
            found = self._by_name[name] = Host(self._options)
        return found


def _now_s() -> float:
    return asyncio.get_running_loop().time()
