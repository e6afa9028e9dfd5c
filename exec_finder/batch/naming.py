"""Which company each row of a list means: the directory's at once, others by asking registers, each name once."""

from __future__ import annotations

import asyncio
import hashlib
import logging
from collections.abc import Iterable
from dataclasses import dataclass, replace
from pathlib import Path

from exec_finder.batch.recordings import recording
from exec_finder.batch.results import Keep, Result, without
from exec_finder.batch.rows import Row
from exec_finder.companies import typed
from exec_finder.company_names import name_keys
from exec_finder.doors import DoorOptions, Shared, open_doors
from exec_finder.errors import (
    ArchiveError,
    CompanyAmbiguousError,
    CompanyNotAskedError,
    CompanyUnknownError,
    ExecFinderError,
    UsageError,
)
from exec_finder.models import Company
from exec_finder.pipeline import Wish
from exec_finder.resolve import known_company, resolve

LOG = logging.getLogger("exec_finder")
MAX_CHOICES = 5
"""So many of the companies that an ambiguous name may mean are told."""


@dataclass(frozen=True, slots=True)
class Job:
    """A row whose company is clear."""

    row: Row
    company: Company
    wish: Wish
    """With its own issue and region."""


@dataclass(frozen=True, slots=True)
class Named:
    """A row of which the directory has no company."""

    row: Row
    wish: Wish
    unknown: CompanyUnknownError | CompanyAmbiguousError
    """What the directory says."""


def known_jobs(rows: Iterable[Row], wish: Wish, keep: Keep) -> tuple[list[Job], list[Named]]:
    """The rows that can be looked up at once, and those with a name to look for; others are results already."""
    jobs: list[Job] = []
    named: list[Named] = []
    for row in rows:
        try:
            own = _wish(row, wish)
            known = known_company(row.company or row.domain, domain=row.domain or None)
        except (CompanyAmbiguousError, UsageError) as error:
            keep(_result(row, error))
            continue
        if isinstance(known, Company):
            jobs.append(Job(row, known, own))
        else:
            named.append(Named(row, own, known))
    return jobs, named


async def found_jobs(
    rows: Iterable[Named], doors: DoorOptions, shared: Shared, *, at_once: int, keep: Keep
) -> list[Job]:
    """The rows whose company was found beyond the directory; the others are results already.

    doors: `record` and `replay` name folders; what was asked for a name is kept there in an archive of its own.
    """
    by_name: dict[str, list[Named]] = {}
    for row in rows:
        by_name.setdefault(typed(row.row.company), []).append(row)
    free = asyncio.Semaphore(at_once)

    async def look_for(name: str, named: list[Named]) -> list[Job]:
        async with free:
            try:
                company = await _resolved(name, named[0], doors, shared)
            except (ArchiveError, CompanyUnknownError, CompanyAmbiguousError) as error:
                results = [_result(one.row, error) for one in named]
            except ExecFinderError:
                raise
            except Exception as error:  # a name's border, as a company's is
                LOG.debug("%s", name, exc_info=True)
                results = [without(one.row, "unreachable", f"{type(error).__name__}: {error}") for one in named]
            else:
                return [Job(one.row, company, one.wish) for one in named]
        for result in results:
            keep(result)
        return []

    found = await asyncio.gather(*(look_for(name, named) for name, named in by_name.items()))
    return [job for jobs in found for job in jobs]


# --- inside -------------------------------------------------------------------------------------


def _wish(row: Row, wish: Wish) -> Wish:
    if row.fault:
        raise UsageError(row.fault)
    return replace(wish, issue=row.issue.lower() or wish.issue, region=row.region or wish.region)


async def _resolved(name: str, named: Named, doors: DoorOptions, shared: Shared) -> Company:
    replay = _archive(doors.replay, name)
    if replay is not None and not replay.exists():
        raise named.unknown
    with recording(_archive(doors.record, name)) as record:
        async with open_doors(replace(doors, query=name, record=record, replay=replay), shared=shared) as opened:
            return await resolve(name, opened.web, opened.dns, time_s=named.wish.time_s)


def _archive(folder: Path | None, name: str) -> Path | None:
    """Where what was asked for *name* is kept: `name-acme-telecom-1f2e3d4c.warc.gz`, whatever the name holds."""
    words = "-".join(word for word in name_keys(name)[1].split() if word.isascii())[:60]
    mark = hashlib.sha256(name.encode(errors="replace")).hexdigest()[:8]
    return folder / f"name-{'-'.join(filter(None, (words, mark)))}.warc.gz" if folder else None


def _result(row: Row, error: ExecFinderError) -> Result:
    """What a row comes to that means no company."""
    if isinstance(error, CompanyAmbiguousError):
        choices = ", ".join(f"{name} ({domain})" for name, domain in error.choices[:MAX_CHOICES])
        return without(row, "ambiguous", f"{error} {choices}")
    if isinstance(error, CompanyNotAskedError | ArchiveError):
        return without(row, "unreachable", str(error))
    if isinstance(error, CompanyUnknownError):
        return without(row, "unknown", str(error))
    return without(row, "bad", row.fault or f"row {row.number}: {error}")
