"""Many sites behind one real port of 127.0.0.1, in a thread of its own: for async tests and for subprocesses.

    with HttpServer({"acme.example": {"/": "<p>hello", "/old": redirect("/")}}) as server:
        web = LiveWeb(server.dns, WebOptions(pause_s=0, allow_private=True))
        page = await web.get(server.url("acme.example", "/"))
        assert server.paths("acme.example") == ["/robots.txt", "/"]

A route is text or bytes (an HTML page), an Answer, a list of routes (one a request, the last for ever), or a coroutine
function that gets the Exchange and may write what it likes. What no site has is 404. As a proxy (`--proxy`, `proxy`) it
serves the same sites under their plain names: `http://acme.example/`, with `ca` given `https://acme.example/` too.
"""

from __future__ import annotations

import asyncio
import gzip
import itertools
import socket
import ssl
import struct
import threading
import zlib
from collections.abc import Awaitable, Callable, Mapping
from dataclasses import dataclass, field
from types import TracebackType
from typing import Self
from urllib.parse import urlsplit

import trustme

from exec_finder.models import DnsAnswer, DnsStatus


@dataclass(frozen=True)
class Answer:
    """What is sent back; the Content-Length is right unless *headers* have one."""

    body: bytes = b""
    status: int = 200
    headers: tuple[tuple[str, str], ...] = (("Content-Type", "text/html; charset=utf-8"),)


@dataclass
class Hit:
    """One request, as the server saw it; times by the loop's clock, and `ended` 0 while it goes on."""

    host: str
    path: str
    scheme: str
    headers: dict[str, str]
    started: float
    ended: float = 0.0


@dataclass
class Exchange:
    """What a route gets: the request, and the wire to answer on."""

    hit: Hit
    writer: asyncio.StreamWriter
    done: asyncio.Event
    """Set when the server stops: what waits for ever waits for this."""

    async def send(self, data: bytes) -> None:
        self.writer.write(data)
        await self.writer.drain()

    def reset(self) -> None:
        """End the connection by RST."""
        sock = self.writer.get_extra_info("socket")
        sock.setsockopt(socket.SOL_SOCKET, socket.SO_LINGER, struct.pack("ii", 1, 0))
        self.writer.transport.abort()


Handler = Callable[[Exchange], Awaitable["Route | None"]]
"""Gives the route to answer with, or None when it has answered itself: then the connection ends."""
Route = str | bytes | Answer | list["Route"] | Handler


@dataclass
class FakeDns:
    """The Dns door in memory: names to addresses, all else NXDOMAIN."""

    addresses: dict[str, tuple[str, ...]] = field(default_factory=dict)
    unknown: set[str] = field(default_factory=set)
    asked: list[tuple[str, str]] = field(default_factory=list)

    async def resolve(self, name: str, rdtype: str) -> DnsAnswer:
        self.asked.append((name, rdtype))
        if name in self.unknown:
            return DnsAnswer(name, rdtype, DnsStatus.UNKNOWN, why="SERVFAIL")
        if name not in self.addresses:
            return DnsAnswer(name, rdtype, DnsStatus.NXDOMAIN)
        found = tuple(a for a in self.addresses[name] if (":" in a) == (rdtype == "AAAA"))
        return DnsAnswer(name, rdtype, DnsStatus.ANSWER if found else DnsStatus.NO_DATA, found)


class HttpServer:
    """See the module."""

    def __init__(self, sites: Mapping[str, Mapping[str, Route]], *, ca: trustme.CA | None = None) -> None:
        """*ca*: serve HTTPS (and `http://` as a proxy only), with a certificate for each host from there."""
        self.sites = {host: dict(routes) for host, routes in sites.items()}
        self.dns = FakeDns(dict.fromkeys(sites, ("127.0.0.1",)))
        self.log: list[Hit] = []
        self.most_at_once: dict[str, int] = {}
        self.certified: dict[str, str] = {}
        """Hosts whose certificate is for another name."""
        self.port = 0
        self._ca = ca
        self._open: dict[str, int] = {}
        self._counts: dict[str, int] = {}
        self._contexts: dict[str, ssl.SSLContext] = {}
        self._ready = threading.Event()
        self._thread = threading.Thread(target=lambda: asyncio.run(self._serve()), daemon=True)

    def __enter__(self) -> Self:
        self._thread.start()
        assert self._ready.wait(10)
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self._loop.call_soon_threadsafe(self._done.set)
        self._thread.join(10)
        assert not self._thread.is_alive()

    def url(self, host: str, path: str = "/") -> str:
        return f"{'https' if self._ca else 'http'}://{host}:{self.port}{path}"

    @property
    def proxy(self) -> str:
        """For `--proxy`; only where the server is not HTTPS itself, or for http:// and CONNECT."""
        return f"http://127.0.0.1:{self.proxy_port}"

    def paths(self, host: str) -> list[str]:
        """What was asked of *host*, in order."""
        return [hit.path for hit in self.log if hit.host == host]

    def gaps_s(self, host: str) -> list[float]:
        """From the end of each answer of *host* to the start of the next request."""
        hits = [hit for hit in self.log if hit.host == host]
        return [after.started - before.ended for before, after in itertools.pairwise(hits)]

    async def _serve(self) -> None:
        self._loop = asyncio.get_running_loop()
        self._done = asyncio.Event()
        self._tasks: set[asyncio.Task[None]] = set()
        base = self._context("localhost") if self._ca else None
        if base is not None:
            base.sni_callback = self._choose
        front = await asyncio.start_server(self._connected, "127.0.0.1", 0, ssl=base)
        behind = await asyncio.start_server(self._connected, "127.0.0.1", 0)
        self.port = front.sockets[0].getsockname()[1]
        self.proxy_port = behind.sockets[0].getsockname()[1]
        self._ready.set()
        await self._done.wait()
        front.close()
        behind.close()
        for task in self._tasks:
            task.cancel()
        await asyncio.gather(*self._tasks, return_exceptions=True)

    def _choose(self, sock: ssl.SSLObject, name: str | None, _context: ssl.SSLContext) -> None:
        sock.context = self._context(name or "localhost")

    def _context(self, host: str) -> ssl.SSLContext:
        assert self._ca is not None
        if host not in self._contexts:
            self._contexts[host] = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
            self._ca.issue_cert(self.certified.get(host, host)).configure_cert(self._contexts[host])
        return self._contexts[host]

    async def _connected(self, reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        task = asyncio.current_task()
        assert task is not None
        self._tasks.add(task)
        try:
            while await self._one(reader, writer):
                pass
        except (OSError, EOFError, asyncio.CancelledError):
            pass
        finally:
            self._tasks.discard(task)
            writer.close()

    async def _one(self, reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> bool:
        head = (await reader.readuntil(b"\r\n\r\n")).decode("latin-1").split("\r\n")
        method, target, _ = head[0].split(" ", 2)
        if method == "CONNECT":
            await self._tunnel(writer, target.rpartition(":")[0])
            return True
        headers = {name.strip().lower(): text.strip() for name, _, text in (line.partition(":") for line in head[1:-2])}
        place = urlsplit(target)
        host = (place.hostname or headers["host"].rpartition(":")[0] or headers["host"]).lower()
        path = (place.path or "/") + (f"?{place.query}" if place.query else "")
        scheme = "https" if writer.get_extra_info("ssl_object") else "http"
        hit = Hit(host, path, scheme, headers, self._loop.time())
        self.log.append(hit)
        self._open[host] = self._open.get(host, 0) + 1
        self.most_at_once[host] = max(self.most_at_once.get(host, 0), self._open[host])
        try:
            return await self._answer(Exchange(hit, writer, self._done), self.sites.get(host, {}).get(path))
        finally:
            hit.ended = self._loop.time()
            self._open[host] -= 1

    async def _tunnel(self, writer: asyncio.StreamWriter, host: str) -> None:
        writer.write(b"HTTP/1.1 200 OK\r\n\r\n")
        await writer.drain()
        await writer.start_tls(self._context(host))

    async def _answer(self, exchange: Exchange, route: Route | None) -> bool:
        if isinstance(route, list):
            key = exchange.hit.host + exchange.hit.path
            count = self._counts[key] = self._counts.get(key, -1) + 1
            return await self._answer(exchange, route[min(count, len(route) - 1)])
        if route is None:
            route = Answer(b"<title>Not found</title>", 404)
        if isinstance(route, str):
            route = Answer(route.encode())
        if isinstance(route, bytes):
            route = Answer(route)
        if isinstance(route, Answer):
            await exchange.send(_bytes(route))
            return True
        further = await route(exchange)
        return further is not None and await self._answer(exchange, further)


def _bytes(answer: Answer) -> bytes:
    lines = [f"HTTP/1.1 {answer.status} X", *(f"{name}: {text}" for name, text in answer.headers)]
    if not any(name.lower() in {"content-length", "transfer-encoding"} for name, _ in answer.headers):
        lines.append(f"Content-Length: {len(answer.body)}")
    return "\r\n".join([*lines, "", ""]).encode("latin-1") + answer.body


def page(body: str | bytes, *, status: int = 200, **headers: str) -> Answer:
    """An HTML page; headers as `cache_control="no-store"`."""
    named = {name.replace("_", "-"): text for name, text in headers.items()}
    named.setdefault("content-type", "text/html; charset=utf-8")
    return Answer(body.encode() if isinstance(body, str) else body, status, tuple(named.items()))


def text(body: str) -> Answer:
    """A plain text, such as robots.txt."""
    return page(body, content_type="text/plain")


def redirect(to: str, status: int = 302) -> Answer:
    """To another place."""
    return Answer(status=status, headers=(("Location", to),))


def packed(body: bytes, coding: str = "gzip") -> Answer:
    """*body* behind a Content-Encoding; `deflate` is with its wrapper, `raw-deflate` without."""
    wbits = {"gzip": 31, "deflate": 15, "raw-deflate": -15}[coding]
    engine = zlib.compressobj(9, zlib.DEFLATED, wbits)
    return page(engine.compress(body) + engine.flush(), content_encoding=coding.removeprefix("raw-"))


def bomb(megabytes: int = 200, *, twice: bool = False) -> Answer:
    """A few kilobytes that unpack to *megabytes* of zeros, or to a multiple of a million when packed *twice*."""
    engine = zlib.compressobj(9, zlib.DEFLATED, 31)
    body = b"".join(engine.compress(b"\0" * (1 << 20)) for _ in range(megabytes)) + engine.flush()
    if twice:
        return page(gzip.compress(body, 9), content_encoding="gzip, gzip")
    return page(body, content_encoding="gzip")


async def reset(exchange: Exchange) -> None:
    """No answer but a reset."""
    exchange.reset()


async def garbage(exchange: Exchange) -> None:
    """Bytes that are no HTTP."""
    await exchange.send(b"\x16\x03\x01 this is no HTTP at all \x00\xff\r\n\r\n")


async def silence(exchange: Exchange) -> None:
    """A connection and never a byte."""
    await exchange.done.wait()


async def drip(exchange: Exchange) -> None:
    """A head at once, then a byte now and then for ever: no single read ever times out."""
    await exchange.send(b"HTTP/1.1 200 X\r\nContent-Type: text/html\r\nContent-Length: 100000\r\n\r\n")
    while not exchange.done.is_set():
        await exchange.send(b"x")
        await asyncio.sleep(0.02)


async def endless(exchange: Exchange) -> None:
    """A body that never ends."""
    await exchange.send(b"HTTP/1.1 200 X\r\nContent-Type: text/html\r\nTransfer-Encoding: chunked\r\n\r\n")
    while not exchange.done.is_set():
        await exchange.send(b"10000\r\n" + b"x" * 65536 + b"\r\n")


async def half_body(exchange: Exchange) -> None:
    """A chunk that breaks off."""
    await exchange.send(b"HTTP/1.1 200 X\r\nContent-Type: text/html\r\nTransfer-Encoding: chunked\r\n\r\n40\r\n<p>half")


async def wrong_length(exchange: Exchange) -> None:
    """More promised than sent."""
    await exchange.send(b"HTTP/1.1 200 X\r\nContent-Type: text/html\r\nContent-Length: 1000\r\n\r\n<p>short")
