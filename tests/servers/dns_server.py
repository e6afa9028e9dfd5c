"""A DNS server on a real UDP and TCP port of 127.0.0.1, with zones and faults that the test gives."""

from __future__ import annotations

import threading
from collections import Counter
from collections.abc import Iterable, Mapping
from types import TracebackType
from typing import Any, Literal, Self

from dnslib import QTYPE, RCODE, RR, DNSRecord
from dnslib.server import BaseResolver, DNSLogger, DNSServer

Fault = Literal["servfail", "refused", "timeout", "truncated", "referral", "formerr", "alias"]


class DnsServer(BaseResolver):  # type: ignore[misc]
    """Answers from *zone* (lines of a master file) and fails as *faults* say, by name.

    Starts with `with`; `address` is what `--nameserver` takes, `asked` counts (name, type, protocol).
    A name that has records of any type, or that another name lies under, exists; all else is NXDOMAIN.
    """

    def __init__(self, zone: Iterable[str] = (), faults: Mapping[str, Fault] | None = None) -> None:
        self.records: list[RR] = [record for line in zone for record in RR.fromZone(line, ttl=60)]
        self.faults = dict(faults or {})
        self.asked: Counter[tuple[str, str, str]] = Counter()
        self.release = threading.Event()
        """Set at the end: lets those go who wait for an answer that never comes."""
        self._lock = threading.Lock()
        self._servers: list[DNSServer] = []
        self._threads: list[threading.Thread] = []

    @property
    def address(self) -> str:
        host, port = self._servers[0].server.server_address
        return f"{host}:{port}"

    def __enter__(self) -> Self:
        quiet = DNSLogger(log="-request,-reply,-truncated,-error")
        for _ in range(20):
            udp = DNSServer(self, address="127.0.0.1", port=0, logger=quiet)
            try:
                tcp = DNSServer(self, address="127.0.0.1", port=udp.server.server_address[1], tcp=True, logger=quiet)
            except OSError:  # somebody has this port for TCP
                udp.server.server_close()
                continue
            break
        else:
            raise OSError("no port is free for both UDP and TCP")
        self._servers = [udp, tcp]
        for server in self._servers:
            thread = threading.Thread(target=server.server.serve_forever, kwargs={"poll_interval": 0.01}, daemon=True)
            thread.start()
            self._threads.append(thread)
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.release.set()
        for server in self._servers:
            server.stop()
            server.server.server_close()
        for thread in self._threads:
            thread.join()

    def count(self, name: str, rdtype: str) -> int:
        """How often a question was asked, by both protocols."""
        return sum(n for (asked, kind, _), n in self.asked.items() if (asked, kind) == (name, rdtype))

    def resolve(self, request: DNSRecord, handler: Any) -> DNSRecord:
        name, rdtype = str(request.q.qname).rstrip(".").lower(), QTYPE[request.q.qtype]
        with self._lock:
            self.asked[name, rdtype, handler.protocol] += 1
        reply = request.reply(aa=0)
        fault = self.faults.get(name)
        if fault == "timeout":
            self.release.wait()
        elif fault in {"servfail", "refused", "formerr"}:
            reply.header.rcode = getattr(RCODE, fault.upper())
        elif fault == "truncated" and handler.protocol == "udp":
            reply.header.tc = 1
        elif fault == "referral":
            reply.header.ra = 0
            reply.add_auth(*RR.fromZone("example. 60 NS ns.example."))
        elif fault == "alias":
            reply.header.aa, reply.header.ra = 1, 0
            reply.add_answer(*RR.fromZone(f"{name}. 60 CNAME elsewhere.example."))
        else:
            self._answer(reply, name, rdtype)
        return reply

    def _answer(self, reply: DNSRecord, name: str, rdtype: str) -> None:
        """Records of the name and of those that its aliases lead to."""
        for _ in range(8):
            here = [record for record in self.records if str(record.rname).rstrip(".").lower() == name]
            for record in here:
                if QTYPE[record.rtype] in {rdtype, "CNAME"}:
                    reply.add_answer(record)
            alias = [str(r.rdata.label).rstrip(".").lower() for r in here if QTYPE[r.rtype] == "CNAME"]
            if not alias or rdtype == "CNAME":
                break
            name = alias[0]
        if not here and not self._has_children(name):
            reply.header.rcode = RCODE.NXDOMAIN

    def _has_children(self, name: str) -> bool:
        return any(str(record.rname).rstrip(".").lower().endswith(f".{name}") for record in self.records)
