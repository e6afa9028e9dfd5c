"""A made-up filer, and EDGAR asked about it without a wire."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace

from exec_finder.models import Company, FoundPerson, MissReason
from exec_finder.sources.edgar import Edgar
from exec_finder.sources.protocol import Findings, Limits
from tests.servers.edgar_server import (
    Firm,
    edgar_pages,
)
from tests.servers.memory_web import MemoryWeb

LIMITS = Limits(pages=25, time_s=60)
ACME = Company("acme", "Acme Widgets", "acme.example", country="US", cik="0000004321")
BY_NAME = replace(ACME, cik="")


def acme() -> Firm:
    return Firm("Acme Widgets, Inc.", 4321)


async def look(firm: Firm, company: Company = ACME, changed: Mapping[str, str | MissReason] | None = None) -> Findings:
    pages: dict[str, str | bytes | MissReason] = {**edgar_pages(firm), **(changed or {})}
    return await Edgar().look(company, MemoryWeb(pages), LIMITS)


def told(found: Findings) -> dict[str, str]:
    return {person.name: person.title for person in found.people}


def of(found: Findings, name: str) -> FoundPerson:
    return next(person for person in found.people if person.name == name)
