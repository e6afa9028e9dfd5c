"""The DNS door, live: dnspython's resolver, with every way a question can end told apart."""

from __future__ import annotations

import asyncio
import re
from ipaddress import ip_address
from typing import Any

import dns.asyncbackend
import dns.asyncresolver
import dns.exception
import dns.flags
import dns.message
import dns.nameserver
import dns.rcode
import dns.rdatatype
import dns.rdtypes.ANY.MX
import dns.resolver

from exec_finder.dns.question import Question, read_question
from exec_finder.errors import UsageError
from exec_finder.models import DnsAnswer, DnsStatus

DNS_PORT = 53

# [v6]:port or v4:port, the port if need be; or a bare v6. A name would have to be asked for first; localhost never is.
_NAMESERVER = re.compile(r"(?:\[([0-9a-fA-F:.]+)\]|([0-9.]+|localhost))(?::([0-9]{1,5}))?|([0-9a-fA-F:.]+)")
_LOCALHOST = "127.0.0.1"


class LiveDns:
    """Asks the servers of the system, or the one given.

    Each name and type goes over the wire once in the life of the object; who asks meanwhile waits for the same answer.
    A truncated answer is asked for again over TCP. Servers that left a question without an answer
    get one try for each further one, until they answer again.
    """

    def __init__(self, nameserver: str | None = None, *, timeout_s: float = 2.5, lifetime_s: float = 8.0) -> None:
        """nameserver: as `read_nameserver` takes it; timeout_s: for one try; lifetime_s: for a question in all."""
        self._resolver = _resolver(nameserver)
        self._timeout_s, self._lifetime_s = timeout_s, lifetime_s
        self._silent = False
        self._asked: dict[Question, asyncio.Task[DnsAnswer]] = {}
        self._backend = _backend()
        if self._resolver is not None:
            self._resolver.timeout = timeout_s

    async def resolve(self, name: str, rdtype: str) -> DnsAnswer:
        """What DNS says about *name*. Raises UsageError for a type that no question can have."""
        question = read_question(name, rdtype)
        if isinstance(question, DnsAnswer):
            return question
        _check_type(question.rdtype)
        task = self._asked.get(question)
        if task is None or task.cancelled():
            task = self._asked[question] = asyncio.ensure_future(self._ask(question))
        return await asyncio.shield(task)  # one who gives up does not take the answer from the others

    async def _ask(self, question: Question) -> DnsAnswer:
        patience_s = self._timeout_s if self._silent else self._lifetime_s
        try:
            answer = await self._answer(question, patience_s)
        except dns.exception.Timeout:
            self._silent = True
            return _unknown(question, f"no DNS server answered within {patience_s:g} s")
        self._silent = False
        return answer

    async def _answer(self, question: Question, patience_s: float) -> DnsAnswer:
        if self._resolver is None:
            return _unknown(question, "no DNS server is configured on this machine")
        try:
            answer = await self._resolver.resolve(
                f"{question.name}.", question.rdtype, search=False, lifetime=patience_s, backend=self._backend
            )
        except dns.resolver.NXDOMAIN:
            return DnsAnswer(*question, DnsStatus.NXDOMAIN)
        except dns.resolver.NoAnswer as error:
            return _no_data(question, error.kwargs["response"])
        except dns.resolver.NoNameservers as error:
            return _unknown(question, _failures(error))
        except dns.exception.Timeout:
            raise
        except dns.exception.DNSException as error:
            return _unknown(question, f"the DNS answer can't be used: {error}")
        return DnsAnswer(*question, DnsStatus.ANSWER, _records(answer))


def read_nameserver(text: str) -> tuple[str, int]:
    """IP address and port of `HOST:PORT`, `HOST`, `[::1]:PORT`, `::1` or `localhost`; raises UsageError for all else.

    >>> read_nameserver("192.0.2.1"), read_nameserver("[2001:db8::1]:5353")
    (('192.0.2.1', 53), ('2001:db8::1', 5353))
    """
    found = _NAMESERVER.fullmatch(text.strip().lower())
    host = (found[1] or found[2] or found[4]).replace("localhost", _LOCALHOST) if found else ""
    number = int(found[3] or DNS_PORT) if found else 0
    try:
        ip_address(host)
    except ValueError:
        number = 0
    if not 0 < number < 65536:
        raise UsageError(
            f"--nameserver takes an IP address or localhost, maybe with a port (192.0.2.1:5353), not {text!r}"
        )
    return host, number


def _resolver(nameserver: str | None) -> dns.asyncresolver.Resolver | None:
    """None where the system names no server."""
    if nameserver is None:
        try:
            return dns.asyncresolver.Resolver()
        except dns.resolver.NoResolverConfiguration:
            return None
    made = dns.asyncresolver.Resolver(configure=False)
    made.nameservers = [dns.nameserver.Do53Nameserver(*read_nameserver(nameserver))]
    return made


def _backend() -> Any:
    """The asyncio backend with connected UDP sockets: only those hear from the system that nobody listens there."""
    usual = type(dns.asyncbackend.get_backend("asyncio"))
    return type("_Connected", (usual,), {"datagram_connection_required": lambda _: True})()


def _check_type(rdtype: str) -> None:
    try:
        known = dns.rdatatype.from_text(rdtype)
    except dns.exception.DNSException as error:
        raise UsageError(f"no DNS record type {rdtype!r}") from error
    if dns.rdatatype.is_metatype(known):
        raise UsageError(f"{rdtype} is no type that can be asked for")


def _records(answer: dns.resolver.Answer) -> tuple[str, ...]:
    """In presentation form; MX by preference, then by name, others by text: servers turn them round at will."""
    found = list(answer)
    texts = {record: record.to_text() for record in found}

    def place(record: object) -> tuple[int, str]:
        preference = record.preference if isinstance(record, dns.rdtypes.ANY.MX.MX) else 0
        return preference, texts[record]

    return tuple(texts[record] for record in sorted(found, key=place))


def _no_data(question: Question, response: dns.message.Message) -> DnsAnswer:
    """An empty answer is a fact only from a server that speaks for the zone or has asked it (RFC 2308 §2.2)."""
    if any(rrset.rdtype == dns.rdatatype.SOA for rrset in response.authority):
        return DnsAnswer(*question, DnsStatus.NO_DATA)
    refers = any(rrset.rdtype == dns.rdatatype.NS for rrset in response.authority)
    if refers and not response.flags & dns.flags.AA:
        return _unknown(question, "the DNS server only refers to other servers")
    if response.answer and not response.flags & dns.flags.RA:
        return _unknown(question, "the DNS server knows an alias, and does not follow it")
    return DnsAnswer(*question, DnsStatus.NO_DATA)


def _failures(error: dns.resolver.NoNameservers) -> str:
    """Why no server gave an answer, each reason once."""
    reasons: dict[str, None] = {}
    for _server, _tcp, _port, problem, response in error.kwargs["errors"]:
        reasons[_failure(problem, response)] = None
    return "; ".join(reasons) or "no DNS server could be asked"


def _failure(problem: object, response: dns.message.Message | None) -> str:
    if response is not None:
        code = dns.rcode.to_text(response.rcode())
        return {
            "SERVFAIL": "the DNS server failed on the question (SERVFAIL)",
            "REFUSED": "the DNS server refused the question (REFUSED)",
        }.get(code, f"the DNS server answered {code}")
    if isinstance(problem, OSError):
        return f"the DNS server can't be reached ({problem.strerror or problem})"
    return f"the DNS server's answer can't be read ({problem})"


def _unknown(question: Question, why: str) -> DnsAnswer:
    return DnsAnswer(*question, DnsStatus.UNKNOWN, why=why)
