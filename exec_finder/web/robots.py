"""robots.txt, obeyed as RFC 9309 has it: asked for first, once for each origin."""

from __future__ import annotations

from collections.abc import Awaitable, Callable
from dataclasses import dataclass

import httpx
from protego import Protego

from exec_finder.models import Miss, MissReason, Page
from exec_finder.web.connect import wire_host
from exec_finder.web.once import Once

PATH = "/robots.txt"
MAX_REDIRECTS = 5
"""RFC 9309 §2.3.1.2"""

# The file can't be had, which means that nobody is kept out (RFC 9309 §2.3.1.3): other 4xx, endless redirects, a film.
_NO_RULES = frozenset(
    {
        MissReason.NOT_FOUND,
        MissReason.FORBIDDEN,
        MissReason.OTHER_STATUS,
        MissReason.REDIRECTS,
        MissReason.NOT_HTML,
    }
)
# Nothing of the host can be had, robots.txt or other: said in the words of that failure.
_NO_HOST = frozenset(
    {
        MissReason.NO_SUCH_HOST,
        MissReason.DNS_FAILED,
        MissReason.UNREACHABLE,
        MissReason.BAD_CERTIFICATE,
        MissReason.PRIVATE_ADDRESS,
    }
)


@dataclass(frozen=True, slots=True)
class Rules:
    """What an origin asks of us."""

    parsed: Protego | None
    """None: nothing."""
    unread: Miss | None = None
    """Why robots.txt could not be read, which closes the whole origin (RFC 9309 §2.3.1.4)."""


class Robots:
    """The rules of all origins met so far."""

    def __init__(
        self,
        fetch: Callable[[httpx.URL], Awaitable[Page | Miss]],
        slow_down: Callable[[str, float], None],
        agent: str,
    ) -> None:
        """*fetch* gets a robots.txt; *slow_down* is told of each host's Crawl-delay; *agent* is our product token."""
        self._fetch = fetch
        self._slow_down = slow_down
        self._agent = agent
        self._rules: Once[Rules] = Once()

    async def refusal(self, url: httpx.URL) -> Miss | None:
        """Why *url* must not be asked for; None where it may."""
        if url.path == PATH:
            return None
        home = url.copy_with(raw_path=PATH.encode())
        rules = await self._rules.get(str(home), lambda: self._read(home))
        if rules.unread is not None:
            return _could_not_read(rules.unread)
        if rules.parsed is None or rules.parsed.can_fetch(str(url), self._agent):
            return None
        return Miss(str(url), MissReason.ROBOTS, f"the robots.txt of {wire_host(url)} asks us to stay away from it")

    async def _read(self, home: httpx.URL) -> Rules:
        found = await self._fetch(home)
        if isinstance(found, Miss):
            return Rules(None, None if found.reason in _NO_RULES else found)
        rules = Protego.parse(found.html)
        self._slow_down(wire_host(home), rules.crawl_delay(self._agent) or 0.0)
        return Rules(rules)

    async def aclose(self) -> None:
        """End what is still going on."""
        await self._rules.aclose()


def _could_not_read(miss: Miss) -> Miss:
    if miss.reason in _NO_HOST:
        return miss
    why = f"robots.txt could not be read, so nothing else was asked for: {miss.why}"
    return Miss(miss.url, miss.reason, why, miss.status)
