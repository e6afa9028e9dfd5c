"""The DNS door when there is no network."""

from __future__ import annotations

from exec_finder.models import DnsAnswer, DnsStatus


class OfflineDns:
    """Knows nothing, and says so: every name is unknown."""

    async def resolve(self, name: str, rdtype: str) -> DnsAnswer:
        """`unknown`, for whatever is asked."""
        return DnsAnswer(name, rdtype, DnsStatus.UNKNOWN, why="we are offline")
