"""What the user can set about fetching pages."""

from __future__ import annotations

from dataclasses import dataclass, field
from importlib.metadata import PackageNotFoundError, version
from pathlib import Path

from exec_finder.errors import UsageError

CONTACT_URL = "https://github.com/exec-finder/exec-finder"
PRODUCT = "exec-finder"
"""Our product token, by which robots.txt calls us (RFC 9309 §2.2.1)."""

AT_ONCE_WITHOUT_PAUSE = 10
"""Requests to one host at the same time where pauses are switched off: as many pages as a walk keeps under way."""


@dataclass(frozen=True, slots=True)
class WebOptions:
    """How pages are fetched; the defaults are polite and safe."""

    user_agent: str = ""
    """The whole User-Agent; empty: `exec-finder/VERSION (+CONTACT_URL)`."""
    contact_url: str = CONTACT_URL
    """Where a site's owner learns who is asking."""
    pause_s: float = 1.0
    """From the end of one answer of a host to the next request there; robots.txt may ask for more. 0: no pause, and
    several requests at once, which only its owner may allow."""
    timeout_s: float = 20.0
    """For one request as a whole, from connecting to the last byte."""
    robots_timeout_s: float = 10.0
    """The same for a robots.txt, where that is less: it is small, and a whole site may wait for it in vain."""
    connect_timeout_s: float = 8.0
    """For one attempt to connect to one address."""
    attempts: int = 3
    """How often one page is asked for in all when its server stumbles; other pages of the host wait for that."""
    backoff_s: float = 0.5
    """Before the second attempt, doubled for each further one, with as much jitter; a Retry-After takes its place."""
    max_retry_after_s: float = 30.0
    """A longer Retry-After than this is not waited for."""
    max_crawl_delay_s: float = 10.0
    """A longer Crawl-delay than this is shortened to it."""
    max_failures: int = 3
    """After so many pages in a row that brought no whole answer (time-outs, resets …) a host is given up."""
    max_redirects: int = 8
    """Hops that are followed for one page."""
    max_body_bytes: int = 8 * 1024 * 1024
    """Of one body, unpacked."""
    cache_dir: Path | None = None
    """Folder of the HTTP cache; None: no cache."""
    cache_ttl_floor_s: float = 3600.0
    """How long pages without caching headers are kept."""
    offline: bool = False
    """Answer from the cache alone, old pages too; what it lacks is unreachable."""
    allow_private: bool = False
    """Also connect to private and loopback addresses (never to link-local ones)."""
    proxy: str | None = None
    """URL of an HTTP or SOCKS proxy; it then does the connecting, and the guard sees only literal addresses."""

    @property
    def at_once_per_host(self) -> int:
        """Requests that one host may get at the same time: one, unless its owner wants no pauses."""
        return 1 if self.pause_s > 0 else AT_ONCE_WITHOUT_PAUSE


@dataclass(frozen=True, slots=True)
class Api:
    """How an interface made for programs is asked: by its own rules; robots.txt (RFC 9309) is for crawlers of pages."""

    headers: tuple[tuple[str, str], ...] = field(default=(), repr=False)
    """Sent along, to the host of the first address only, and never recorded: they may hold a key."""
    pace: str = ""
    """Hosts that count as one, such as `sec.gov`; empty: each host by itself."""
    pause_s: float = 0.0
    """Never ask faster than once in this time, though pauses are switched off."""


def agent_of(options: WebOptions) -> str:
    """The User-Agent line that *options* ask for. Raises UsageError for one that can't stand in a request."""
    agent = options.user_agent.strip() or f"{PRODUCT}/{_version()} (+{options.contact_url})"
    if not (agent.isascii() and agent.isprintable()):
        raise UsageError("the User-Agent must be one line of plain ASCII")
    return agent


def _version() -> str:
    try:
        return version(PRODUCT)
    except PackageNotFoundError:  # run from a bare checkout
        return "0"
