"""The door for DNS: one face, three forms. Live asks, Recorded also writes down, Replayed reads an archive."""

from __future__ import annotations

from typing import Protocol

from exec_finder.models import DnsAnswer


class Dns(Protocol):
    """Answers to DNS questions."""

    async def resolve(self, name: str, rdtype: str) -> DnsAnswer:
        """What DNS says about *name* (any spelling, Unicode too), for MX, A, AAAA, TXT …

        What can't be asked, a name that is none included, is an answer with status `unknown` and why, not an error.
        """
        ...
