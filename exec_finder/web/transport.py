"""From a request to its answer: cache, then manners, then the wire. All of httpx, httpcore and hishel that we touch."""

from __future__ import annotations

import asyncio
import logging
import re
import sqlite3
from collections.abc import Callable
from contextlib import closing, suppress
from datetime import UTC, datetime, timedelta
from email.utils import format_datetime, parsedate_to_datetime
from functools import cache
from http.cookiejar import DefaultCookiePolicy
from pathlib import Path

import httpcore
import httpx
import stamina
from hishel import AsyncSqliteStorage, CacheOptions
from hishel.httpx import AsyncCacheTransport

from exec_finder.models import MissReason
from exec_finder.web.connect import Resolver, connection_pool, wire_host
from exec_finder.web.faults import MAPPED, Failed, failed_by, is_used_up, wait_wanted_s
from exec_finder.web.kept import CACHE_FILE
from exec_finder.web.manners import Host, Hosts
from exec_finder.web.media import is_readable
from exec_finder.web.options import WebOptions
from exec_finder.web.unpack import ACCEPTED, Body

LOG = logging.getLogger("exec_finder")

FETCHED_AT = "exec-finder-fetched-at"
"""Header that we add to answers: it survives in the cache, and a revalidation renews it."""
NOT_READ = "exec-finder-not-read"
"""Header that we add where the body was of no use and was left alone."""
MOVED_TO = "exec-finder-moved-to"
"""What we call Location: httpx reads that even when it is told not to follow, and stumbles over bad ones."""
PACE = "exec-finder-pace"
"""Extension of a request: the name under which its host keeps its pace, where several hosts count as one."""
_OURS = (FETCHED_AT, NOT_READ, MOVED_TO)

_CACHE_KEEP_S = 30 * 24 * 3600
"""Pages hold personal data: nothing is kept longer, however long it may be called fresh."""
_CACHE_BYTES = 256 * 1024 * 1024
_ROBOTS_BYTES = 500 * 1024
"""RFC 9309 §2.5: at least so much of robots.txt is read."""
_DRAIN_BYTES = 64 * 1024
"""The body of an error page is read so far, which keeps the connection, and thrown away."""

_LASTING = frozenset({200, 203, 301, 308, 404, 410})
"""Statuses that hold for a while even where the server doesn't say so (RFC 9110 §15.1)."""
_PASSING = frozenset({429, 500, 502, 503, 504})
"""Statuses that may be gone a moment later."""
_SAYS_HOW_LONG = re.compile(r"no-store|no-cache|max-age", re.IGNORECASE)


def make_client(
    dns: Resolver, options: WebOptions, hosts: Hosts, now: Callable[[], datetime], agent: str
) -> httpx.AsyncClient:
    """A client that neither follows redirects nor keeps cookies, and reads nothing from the environment but CAs."""
    polite = PoliteTransport(dns, options, hosts, now)
    transport: httpx.AsyncBaseTransport = polite
    if options.cache_dir is not None and _is_usable(options.cache_dir):
        transport = _Cached(polite, options.cache_dir, offline=options.offline)
    client = httpx.AsyncClient(
        transport=transport,
        follow_redirects=False,
        trust_env=False,
        timeout=httpx.Timeout(options.timeout_s, connect=options.connect_timeout_s),
        headers={
            "User-Agent": agent,
            "Accept": "text/html,application/xhtml+xml,application/xml;q=0.9,text/plain;q=0.8,*/*;q=0.5",
            "Accept-Language": "en,*;q=0.5",
            "Accept-Encoding": ACCEPTED,
        },
    )
    client.cookies.jar.set_policy(DefaultCookiePolicy(allowed_domains=()))
    return client


class _Cached(httpx.AsyncBaseTransport):
    """The cache above the manners, which look into it again before they ask: another process may have asked."""

    def __init__(self, polite: PoliteTransport, folder: Path, *, offline: bool) -> None:
        storage = AsyncSqliteStorage(
            database_path=folder / CACHE_FILE, default_ttl=_CACHE_KEEP_S, max_size=_CACHE_BYTES
        )
        rfc = CacheOptions(shared=False, allow_stale=offline)
        self._above = AsyncCacheTransport(polite, storage, rfc=rfc)
        polite.kept = AsyncCacheTransport(_Nobody(), storage, rfc=rfc)

    async def handle_async_request(self, request: httpx.Request) -> httpx.Response:
        try:
            return await self._above.handle_async_request(request)
        except _KeptMeanwhile as kept:  # past the cache above, which would keep it a second time
            return kept.response

    async def aclose(self) -> None:
        await self._above.aclose()


class _Nobody(httpx.AsyncBaseTransport):
    """Below a cache that is only looked into."""

    async def handle_async_request(self, request: httpx.Request) -> httpx.Response:
        raise _NotKept(str(request.url))


class _NotKept(Exception):  # noqa: N818 - never leaves this module
    """The cache would have to ask."""


class _KeptMeanwhile(Exception):  # noqa: N818 - never leaves this module
    """Another process got the answer while we waited for our turn."""

    def __init__(self, response: httpx.Response) -> None:
        super().__init__(response.status_code)
        self.response = response


@cache
def _is_usable(folder: Path) -> bool:
    """Whether pages can be kept in *folder*, which is made where it is missing; if not, a warning says why, once."""
    try:
        folder.mkdir(mode=0o700, parents=True, exist_ok=True)
        with closing(sqlite3.connect(folder / CACHE_FILE)) as database:
            database.execute("BEGIN IMMEDIATE")  # reads the head of the file, and needs the right to write
    except (OSError, sqlite3.Error) as error:
        if getattr(error, "sqlite_errorcode", 0) == sqlite3.SQLITE_BUSY:  # another lookup is at it: it can be used
            return True
        LOG.warning("no page is kept: the cache in %s can't be used (%s)", folder, getattr(error, "strerror", error))
        return False
    return True


class _AskAgain(Exception):  # noqa: N818 - never leaves this module
    """An answer that a further attempt may better."""

    def __init__(self, response: httpx.Response, wait_s: float | None) -> None:
        super().__init__(response.status_code)
        self.response = response
        self.wait_s = wait_s


class PoliteTransport(httpx.AsyncBaseTransport):
    """Asks one host at a time, in bounded time, and reads bodies up to their bound; raises Failed and nothing else.

    Answers come whole and unpacked: the host's turn ends with the last byte, and the cache above keeps plain bodies.
    """

    def __init__(self, dns: Resolver, options: WebOptions, hosts: Hosts, now: Callable[[], datetime]) -> None:
        self._options = options
        self._hosts = hosts
        self._now = now
        self._pool = connection_pool(dns, options)
        self.kept: httpx.AsyncBaseTransport | None = None
        """What is in the cache by now; None where there is none."""

    async def handle_async_request(self, request: httpx.Request) -> httpx.Response:
        """The whole answer to *request* when it is our turn at its host, asked for as often as it is worth."""
        if self._options.offline:
            raise Failed(MissReason.UNREACHABLE, "it is not in the cache, and --offline asks nobody")
        host = self._hosts[request.extensions.get(PACE) or wire_host(request.url)]
        async with host.turn(_origin(request)):
            try:
                response = await self._retrying(request, host)
            except _AskAgain as last:
                host.ended(last.response.status_code, stumbling=True)
                return last.response
            host.ended(response.status_code)
            return response

    async def _retrying(self, request: httpx.Request, host: Host) -> httpx.Response:
        def wait_s(error: Exception) -> bool | float:
            """For stamina: whether to try again, or after how many seconds."""
            if host.is_given_up(_origin(request)):
                return False
            if isinstance(error, _AskAgain):
                return True if error.wait_s is None else error.wait_s
            return isinstance(error, Failed) and error.again

        caller = stamina.AsyncRetryingCaller(
            attempts=self._options.attempts if host.is_worth_retrying(_origin(request)) else 1,
            timeout=None,
            wait_initial=self._options.backoff_s,
            wait_jitter=self._options.backoff_s,
        )
        return await caller(wait_s, self._attempt, request, host)

    async def _attempt(self, request: httpx.Request, host: Host) -> httpx.Response:
        async with host.pause() as waited:
            if waited:
                await self._look_again(request)
            async with host.request():
                response = await self._exchange(request)
            status, headers, now = response.status_code, response.headers, self._now()
            if status in _PASSING or is_used_up(status, headers, now):
                wait_s = wait_wanted_s(headers, now)
                host.hold(wait_s or 0.0, status)
                raise _AskAgain(response, wait_s)
            return response

    async def _look_again(self, request: httpx.Request) -> None:
        """Raises _KeptMeanwhile where nobody need be asked any more."""
        if self.kept is not None:
            with suppress(_NotKept):
                raise _KeptMeanwhile(await self.kept.handle_async_request(request))

    async def _exchange(self, request: httpx.Request) -> httpx.Response:
        """Over the wire and back in bounded time."""
        LOG.debug("GET %s", request.url)
        headless = True
        try:
            async with asyncio.timeout(self._time_s(request.url)):
                answer = await self._pool.handle_async_request(_core(request))
                headless = False
                try:
                    body, headers = await self._read(request.url, answer)
                finally:
                    await answer.aclose()
        except MAPPED as error:
            failed = failed_by(error, headless=headless)
            LOG.info("GET %s: %s", request.url, failed.why)
            raise failed from error
        LOG.info("GET %s: HTTP %d, %d bytes", request.url, answer.status, len(body))
        return httpx.Response(answer.status, headers=headers, content=body)

    def _time_s(self, url: httpx.URL) -> float:
        bound = self._options.timeout_s
        return min(bound, self._options.robots_timeout_s) if url.path == "/robots.txt" else bound

    async def aclose(self) -> None:
        """Close all connections."""
        await self._pool.aclose()

    async def _read(self, url: httpx.URL, answer: httpcore.Response) -> tuple[bytes, httpx.Headers]:
        headers = httpx.Headers(answer.headers)
        body = self._body(url, answer.status, headers)
        if body is not None:
            async for piece in answer.aiter_stream():
                body.feed(piece)
                if body.full:
                    break
        unpacked = b"" if body is None else body.finish()
        return unpacked, self._kept(answer.status, headers, read=body is not None)

    def _body(self, url: httpx.URL, status: int, headers: httpx.Headers) -> Body | None:
        """What takes the body in: whole, cut, or not at all."""
        codings = headers.get("content-encoding", "")
        if not 200 <= status < 300:
            return Body("", _DRAIN_BYTES, cut=True)
        if url.path == "/robots.txt":
            return Body(codings, _ROBOTS_BYTES, cut=True)
        if not is_readable(headers.get("content-type", ""), url.path):
            return None
        return Body(codings, self._options.max_body_bytes)

    def _kept(self, status: int, headers: httpx.Headers, *, read: bool) -> httpx.Headers:
        """*headers* as the cache shall see them: true of the unpacked body, dated, and with a least time to live."""
        kept = httpx.Headers(headers)
        for name in ("content-encoding", "content-length", "transfer-encoding", "location", *_OURS):
            kept.pop(name, None)
        if "location" in headers:
            kept[MOVED_TO] = headers["location"]
        now = self._now()
        kept[FETCHED_AT] = now.isoformat()
        if not read:
            kept[NOT_READ] = "1"
        if not _is_past(kept.get("date", ""), now):  # without a date it would never grow old (RFC 9110 §6.6.1)
            kept["date"] = format_datetime(now.astimezone(UTC), usegmt=True)
        control = kept.get("cache-control", "")
        lasting = status in _LASTING or (status == 304 and control)  # a 304 renews the headers of the page kept
        if lasting and not _SAYS_HOW_LONG.search(control) and not {"expires", "pragma"} & kept.keys():
            floor = f"max-age={round(self._options.cache_ttl_floor_s)}"
            kept["cache-control"] = f"{control}, {floor}" if control else floor
        return kept


def _is_past(date: str, now: datetime) -> bool:
    try:
        found = parsedate_to_datetime(date)
    except ValueError:
        return False
    return found.tzinfo is not None and found <= now + timedelta(minutes=1)


def _origin(request: httpx.Request) -> str:
    return str(request.url.copy_with(raw_path=b"/"))


def _core(request: httpx.Request) -> httpcore.Request:
    return httpcore.Request(
        method=request.method,
        url=httpcore.URL(
            scheme=request.url.raw_scheme,
            host=request.url.raw_host,
            port=request.url.port,
            target=request.url.raw_path,
        ),
        headers=request.headers.raw,
        content=request.stream,
        extensions=request.extensions,
    )
