"""Manners towards hosts: one request at a time, a pause after each answer, and knowing when to give up.

Where the user switches pauses off, as for a host of their own, several requests go out at once: until the host shows
in any way that it is too much.
"""

from __future__ import annotations

import asyncio
from collections import Counter
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager, nullcontext

from exec_finder.models import MissReason
from exec_finder.web.faults import MOVED, Failed, reason_of, words_of
from exec_finder.web.options import WebOptions
from exec_finder.web.pace import SharedPace

_TELLING = frozenset({MissReason.TIMEOUT, MissReason.UNREACHABLE, MissReason.BROKEN, MissReason.DNS_FAILED})
"""Failures that will meet the next page as well."""
_UNSENT = frozenset({MissReason.NO_SUCH_HOST, MissReason.PRIVATE_ADDRESS, MissReason.DNS_FAILED})
"""Failures that the host never heard of."""
_REST = 3
"""So many pauses follow a request that failed: the server may still be at it, and has trouble anyway."""
_MAX_HOLDS = 4
"""So many of the longest waits a host may ask for in all."""
_MAX_LOST = 4
"""So many of the longest requests may be waited for in vain in all, wherever good answers came between."""
_MAX_MOVES = 3
"""So many of the longest chains of redirects may follow each other with no other answer between: it is a loop."""
_ALL = ""


class Host:
    """What one host, by name, has been asked and how it took it.

    Schemes and ports share its pace, but each origin is given up by itself: where HTTPS is closed, HTTP may be open.
    The pause counts from the end of one answer to the start of the next request, so that a slow server gets its rest
    too; aiolimiter spaces starts only, and can't change its rate when robots.txt or a Retry-After asks for more.
    """

    def __init__(self, options: WebOptions, name: str = "") -> None:
        """name: by which other processes know its pace; '' where they shall not."""
        self.pause_s = options.pause_s
        self._shared = SharedPace(options.cache_dir if name else None, name)
        self._max_failures = options.max_failures
        self._max_hold_s = options.max_retry_after_s
        self._places = asyncio.Semaphore(options.at_once_per_host)
        self._turn = asyncio.Lock()
        self._is_strained = False
        self._free_at = 0.0
        self._held_s = 0.0
        self._max_lost_s = _MAX_LOST * options.timeout_s
        self._lost_s = 0.0
        self._max_moves = _MAX_MOVES * options.max_redirects
        self._moves = 0
        self._stumbles = 0
        self._failures: Counter[str] = Counter()
        self._given_up: dict[str, Failed] = {}

    @asynccontextmanager
    async def turn(self, origin: str) -> AsyncIterator[None]:
        """Our turn to ask *origin* for a page, with all attempts; raises Failed at once where it was given up."""
        async with self._places, self._turn if self._one_at_a_time() else nullcontext():
            last = self._given_up.get(origin) or self._given_up.get(_ALL)
            if last is not None:
                raise Failed(last.reason, f"{last.why}; the host was given up")
            try:
                yield
                self._failures[origin] = 0
            except Failed as failed:
                self._count(origin, failed)
                raise

    def _one_at_a_time(self) -> bool:
        return self.pause_s > 0 or self._is_strained

    @asynccontextmanager
    async def pause(self) -> AsyncIterator[bool]:
        """Within our turn: waits for the pause to pass, that of other processes too, and keeps them waiting.

        Whether there is such a thing, so that others may have asked for the same meanwhile.
        """
        await asyncio.sleep(max(0.0, self._free_at - _now_s()))
        alone = self._one_at_a_time()
        async with self._shared.turn() if alone else nullcontext():
            yield alone

    @asynccontextmanager
    async def request(self) -> AsyncIterator[None]:
        """One request behind the pause, from start to end, and the rest that it earns the host."""
        pauses, began_at = 1, _now_s()
        try:
            yield
        except Failed as failed:
            pauses = 0 if failed.reason in _UNSENT else _REST if failed.reason in _TELLING else 1
            self._lost_s += _now_s() - began_at
            self._is_strained = self._is_strained or failed.reason in _TELLING
            raise
        finally:
            self._free_at = max(self._free_at, _now_s() + pauses * self.pause_s)
            self._shared.rest(pauses * self.pause_s)

    def _count(self, origin: str, failed: Failed) -> None:
        if failed.reason in _TELLING:
            self._failures[origin] += 1
            if self._failures[origin] >= self._max_failures:
                self._given_up[origin] = failed
        if self._lost_s >= self._max_lost_s:
            self._given_up[_ALL] = failed

    def is_given_up(self, origin: str) -> bool:
        """Whether nothing more will be asked there."""
        return origin in self._given_up or _ALL in self._given_up

    def slow_down(self, pause_s: float) -> None:
        """Never ask faster than once in *pause_s*."""
        self.pause_s = max(self.pause_s, pause_s)

    def hold(self, wait_s: float, status: int) -> None:
        """Nobody asks for *wait_s*, as an answer with *status* wants; a host that wants too much is given up.

        Other processes wait, too. What nobody would wait for is not told: each learns it from one answer of its own.
        """
        self._free_at = max(self._free_at, _now_s() + wait_s)
        if wait_s <= self._max_hold_s:
            self._shared.rest(wait_s)
        self._is_strained = True
        self._held_s += wait_s
        if wait_s > self._max_hold_s or self._held_s > _MAX_HOLDS * self._max_hold_s:
            self._given_up[_ALL] = Failed(reason_of(status), f"the site asks us to stay away for {wait_s:.0f} s")

    def ended(self, status: int, *, stumbling: bool = False) -> None:
        """A page ended in an answer, *stumbling*: in 429 or 5xx in spite of all attempts."""
        self._stumbles = self._stumbles + 1 if stumbling else 0
        if self._stumbles >= 2 * self._max_failures:  # the second half were asked for only once
            self._given_up[_ALL] = Failed(reason_of(status), words_of(status))
        self._moves = self._moves + 1 if status in MOVED else 0
        if self._moves >= self._max_moves:
            self._given_up[_ALL] = Failed(MissReason.REDIRECTS, "its pages redirect to each other without end")

    def is_worth_retrying(self, origin: str) -> bool:
        """Not after a page that failed in spite of it, nor after several that stumbled."""
        return not self._failures[origin] and self._stumbles < self._max_failures


class Hosts:
    """One Host for each name."""

    def __init__(self, options: WebOptions) -> None:
        self._options = options
        self._by_name: dict[str, Host] = {}

    def __getitem__(self, name: str) -> Host:
        found = self._by_name.get(name)
        if found is None:
            found = self._by_name[name] = Host(self._options, name)
        return found


def _now_s() -> float:
    return asyncio.get_running_loop().time()
