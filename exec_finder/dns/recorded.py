"""The DNS door that also writes down what comes through."""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime

from exec_finder.archive import ArchiveWriter, utc_now
from exec_finder.dns import Dns
from exec_finder.models import DnsAnswer


class RecordedDns:
    """Asks *dns*, and puts each answer into an archive once; asked again, it gives what was recorded."""

    def __init__(self, dns: Dns, writer: ArchiveWriter, *, clock: Callable[[], datetime] = utc_now) -> None:
        """clock: when an answer came, in whole seconds and UTC."""
        self._dns = dns
        self._writer = writer
        self._clock = clock
        self._seen: dict[tuple[str, str], DnsAnswer] = {}

    async def resolve(self, name: str, rdtype: str) -> DnsAnswer:
        """What DNS says about *name*."""
        answer = await self._dns.resolve(name, rdtype)
        key = (answer.name, answer.rdtype)
        if key not in self._seen:
            self._seen[key] = answer
            self._writer.add_dns(answer, self._clock())
        return self._seen[key]
