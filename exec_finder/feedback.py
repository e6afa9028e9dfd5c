"""What came of writing: addresses that bounced and addresses that were confirmed; the store keeps them with dates."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from typing import Literal

Outcome = Literal["bounced", "confirmed"]


@dataclass(frozen=True, slots=True)
class Entry:
    """What came of one address; a later word on the same address takes its place."""

    address: str
    """Lower case."""
    name: str
    """Whose it was thought to be; empty where nobody said."""
    outcome: Outcome
    """bounced: proved not to be there; confirmed: mail to it arrived."""
    at: datetime
    """When it was told, in UTC."""


@dataclass(frozen=True, slots=True)
class Feedback:
    """All that is known of what came of writing; the empty one knows nothing."""

    entries: tuple[Entry, ...] = ()
    """Sorted by address."""

    def pairs(self, outcome: Outcome, domain: str) -> list[tuple[str, str]]:
        """(name, address) with that outcome at *domain*."""
        return [
            (entry.name, entry.address)
            for entry in self.entries
            if entry.outcome == outcome and entry.address.rpartition("@")[2] == domain
        ]

    def bounced(self) -> frozenset[str]:
        """Addresses never to be proposed again."""
        return frozenset(entry.address for entry in self.entries if entry.outcome == "bounced")


NOTHING_TOLD = Feedback()
