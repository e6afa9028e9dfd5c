"""Connections to page hosts: resolved through the Dns door, guarded, certificates always verified."""

from __future__ import annotations

import os
import ssl
from collections.abc import AsyncIterator, Iterable
from ipaddress import ip_address
from typing import Any, Protocol

import certifi
import httpcore
import httpx

from exec_finder.errors import UsageError
from exec_finder.guard import is_own, may_connect
from exec_finder.models import DnsAnswer, DnsStatus, MissReason
from exec_finder.web.faults import Failed
from exec_finder.web.options import WebOptions

_SocketOption = tuple[int, int, int] | tuple[int, int, bytes | bytearray] | tuple[int, int, None, int]

_KEEPALIVE_S = 30.0
"""Longer than the pauses between pages, shorter than servers wait."""


class Resolver(Protocol):
    """What is needed of the Dns door."""

    async def resolve(self, name: str, rdtype: str) -> DnsAnswer:
        """See exec_finder.dns.Dns."""
        ...


class GuardedBackend(httpcore.AsyncNetworkBackend):
    """Looks a host up, checks every address, and connects to the very address that was checked.

    Nothing is looked up a second time, so an answer that changes in between (DNS rebinding) gets nowhere. TLS goes on
    to check the certificate against the host's name.
    """

    def __init__(self, dns: Resolver, *, allow_private: bool) -> None:
        self._dns = dns
        self._allow_private = allow_private
        self._wire = httpcore.AnyIOBackend()

    async def connect_tcp(
        self,
        host: str,
        port: int,
        timeout: float | None = None,  # noqa: ASYNC109 - httpcore's face
        local_address: str | None = None,
        socket_options: Iterable[_SocketOption] | None = None,
    ) -> httpcore.AsyncNetworkStream:
        """A stream to the first address of *host* that answers within *timeout*; raises Failed, or the last error."""
        last: Exception | None = None
        try:
            async for address in self._addresses(host):
                try:
                    return await self._wire.connect_tcp(address, port, timeout, local_address, socket_options)
                except (httpcore.ConnectError, httpcore.ConnectTimeout) as error:
                    last = error
        except Failed as failed:  # of AAAA, after the addresses of A gave no answer: those were the better reason
            raise last or failed from None
        raise last or Failed(MissReason.NO_SUCH_HOST, f"the name {host} has no address")

    async def sleep(self, seconds: float) -> None:
        """As httpcore asks."""
        await self._wire.sleep(seconds)

    async def _addresses(self, host: str) -> AsyncIterator[str]:
        """Where *host* may be reached: IPv4 first; AAAA is asked for only when none of those answers."""
        if is_address(host):
            for address in self._checked(host, (host,)):
                yield address
            return
        for rdtype in ("A", "AAAA"):
            for address in self._checked(host, await self._ask(host, rdtype)):
                yield address

    async def _ask(self, host: str, rdtype: str) -> tuple[str, ...]:
        answer = await self._dns.resolve(host, rdtype)
        if answer.status is DnsStatus.NXDOMAIN:
            raise Failed(MissReason.NO_SUCH_HOST, f"there is no host {host}")
        if answer.status is DnsStatus.UNKNOWN:
            why = f": {answer.why}" if answer.why else ""
            raise Failed(MissReason.DNS_FAILED, f"the address of {host} could not be asked for{why}")
        return answer.records

    def _checked(self, host: str, addresses: tuple[str, ...]) -> tuple[str, ...]:
        """*addresses*, all of them or none: a public host has no business with a private address among its own."""
        for address in addresses:
            if not may_connect(address, allow_private=self._allow_private):
                raise Failed(MissReason.PRIVATE_ADDRESS, f"{host} is at {address}, {not_public(address)}")
        return addresses


class ProxyBackend(httpcore.AnyIOBackend):
    """Connects to the proxy, and says where that it is the proxy that can't be reached; never its password."""

    async def connect_tcp(self, host: str, port: int, *args: Any, **kwargs: Any) -> httpcore.AsyncNetworkStream:
        """A stream to the proxy; raises Failed."""
        try:
            return await super().connect_tcp(host, port, *args, **kwargs)
        except (httpcore.ConnectError, httpcore.ConnectTimeout) as error:
            raise Failed(MissReason.UNREACHABLE, f"the proxy {host}:{port} does not answer", again=True) from error


def not_public(address: str) -> str:
    """What is said of *address* when it is refused, and what the user can do where that is anything."""
    hint = " (--allow-private lets it in)" if is_own(address) else ""
    return f"which is not on the public internet{hint}"


def is_address(host: str) -> bool:
    """Whether *host* is an IP address and not a name."""
    try:
        ip_address(host)
    except ValueError:
        return False
    return True


def wire_host(url: httpx.URL) -> str:
    """The host of *url* as it is looked up: ASCII, without brackets."""
    return url.raw_host.decode("ascii")


def tls_context() -> ssl.SSLContext:
    """Mozilla's authorities (certifi), and those of SSL_CERT_FILE beside them.

    Raises UsageError when SSL_CERT_FILE can't be read: without it nothing behind it could be trusted.
    """
    context = ssl.create_default_context(cafile=certifi.where())
    added = os.environ.get("SSL_CERT_FILE")
    if added:
        try:
            context.load_verify_locations(cafile=added)
        except OSError as error:
            raise UsageError(f"SSL_CERT_FILE names {added}, which is no readable file of certificates") from error
    return context


def connection_pool(dns: Resolver, options: WebOptions) -> httpcore.AsyncConnectionPool:
    """Where connections are made and kept. With a proxy the proxy resolves names, past *dns* and guard."""
    common: dict[str, Any] = {
        "ssl_context": tls_context(),
        "http2": True,
        "max_connections": 32,
        "keepalive_expiry": _KEEPALIVE_S,
    }
    if not options.proxy:
        backend = GuardedBackend(dns, allow_private=options.allow_private)
        return httpcore.AsyncConnectionPool(network_backend=backend, **common)
    proxy = _proxy(options.proxy)
    where = httpcore.URL(
        scheme=proxy.url.raw_scheme, host=proxy.url.raw_host, port=proxy.url.port, target=proxy.url.raw_path
    )
    kind = httpcore.AsyncSOCKSProxy if proxy.url.scheme.startswith("socks5") else httpcore.AsyncHTTPProxy
    return kind(proxy_url=where, proxy_auth=proxy.raw_auth, network_backend=ProxyBackend(), **common)


def _proxy(url: str) -> httpx.Proxy:
    """Raises UsageError, which does not repeat what may hold a password."""
    try:
        proxy = httpx.Proxy(url)
    except (ValueError, httpx.InvalidURL):
        proxy = None
    if proxy is None or not proxy.url.host:
        raise UsageError(
            "that is no URL of a proxy (http://, https:// or socks5://), such as http://proxy.example:8080"
        )
    return proxy
