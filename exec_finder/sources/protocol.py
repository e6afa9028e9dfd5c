"""What a source of names is, what it may spend, and what it gives back."""

from __future__ import annotations

from typing import Protocol, runtime_checkable

from exec_finder.models import Company, Contacts, FoundPerson, Miss, SourceStatus, value
from exec_finder.web import Web


@value
class Limits:
    """What one source may spend on one company."""

    pages: int = 40
    """Pages fetched; a request that gave none, or was sent elsewhere, weighs half of one."""
    hosts: int = 6
    """Host names."""
    time_s: float = 300.0
    """Then it gives back what it has."""


@value
class Findings:
    """What a source gave. It neither merges people nor ranks them."""

    status: SourceStatus = SourceStatus.NOTHING
    """nothing: looked and nobody was there; refused, failed: could not look."""
    why: str = ""
    """In words, where it is not plain from the status."""
    people: tuple[FoundPerson, ...] = ()
    """Page by page, in the order read."""
    contacts: tuple[Contacts, ...] = ()
    """One a page, in the order read."""
    pages: tuple[str, ...] = ()
    """Addresses of what was read, in order."""
    misses: tuple[Miss, ...] = ()
    """What could not be read, in order; guesses that simply were not there are left out."""
    organisation: str = ""
    """The company's name as the source writes it."""
    language: str = ""
    """Main language, ISO 639-1."""
    country: str = ""
    """ISO 3166-1 alpha-2, where the source tells."""


def status_of(miss: Miss) -> SourceStatus:
    """How a source ended which *miss* kept from looking."""
    return SourceStatus.REFUSED if miss.reason.is_refusal else SourceStatus.FAILED


@runtime_checkable
class Source(Protocol):
    """Where names come from. It gets the company and the doors, no client, file or clock of its own."""

    @property
    def name(self) -> str:
        """Such as `website`: what the Report calls it."""
        ...

    @property
    def asks(self) -> tuple[str, ...]:
        """What it fetches, in words or as addresses, for people who want to know."""
        ...

    @property
    def on_by_default(self) -> bool:
        """Whether it takes part without being named."""
        ...

    def applies(self, company: Company) -> bool:
        """Whether it has anything to look at for this company."""
        ...

    async def look(self, company: Company, web: Web, limits: Limits) -> Findings:
        """What it finds. A page that is missing is a Miss in the Findings, no exception."""
        ...
