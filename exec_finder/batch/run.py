"""Looks up the companies of a list, several at once; each as if it were alone."""

from __future__ import annotations

import asyncio
import logging
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, fields, replace
from datetime import datetime
from pathlib import Path
from typing import Any, Literal

from exec_finder.archive import utc_now
from exec_finder.batch.recordings import recording
from exec_finder.batch.rows import Row
from exec_finder.companies import resolve_company
from exec_finder.doors import DoorOptions, Shared, open_doors, share_doors
from exec_finder.errors import (
    ArchiveError,
    CompanyAmbiguousError,
    CompanyUnknownError,
    ExecFinderError,
    UsageError,
)
from exec_finder.models import SCHEMA_VERSION, Company, Report
from exec_finder.pipeline import Wish, find_through, outcome
from exec_finder.sources import Source
from exec_finder.suppress import Suppressions

LOG = logging.getLogger("exec_finder")
MAX_CHOICES = 5
"""So many of the companies that an ambiguous name may mean are told."""

Status = Literal["found", "nobody", "unreachable", "unknown", "ambiguous", "bad"]
"""How a row ended. unreachable: could not look; unknown, ambiguous: the name; bad: the row itself."""


@dataclass(frozen=True, slots=True)
class Result:
    """What came of a row."""

    row: Row
    status: Status
    why: str
    """For people: the Report's notes, or what is wrong with the row; may be empty where somebody was found."""
    report: Report
    """As of a single lookup; with nobody in it where none took place."""


@dataclass(frozen=True, slots=True)
class _Job:
    """A row whose company is clear."""

    row: Row
    company: Company
    wish: Wish
    """With its own issue and region."""


Keep = Callable[[Result], None]


async def look_up_all(
    rows: Iterable[Row],
    doors: DoorOptions,
    wish: Wish,
    hide: Suppressions,
    *,
    sources: Sequence[Source] | None = None,
    at_once: int,
    keep: Keep,
) -> None:
    """Look up all *rows*, companies *at_once* at the same time, and give each Result to *keep* as soon as it is there.

    Rows of one company follow each other through the same doors, so its pages are asked for once; hosts are shared by
    all, so none is asked by two at once. doors: `record` and `replay` name folders with a DOMAIN.warc.gz for each
    company. wish: its issue and region are for rows without their own. sources: as `find` takes them, for all rows.
    """
    options = {"suppressions": hide, "sources": sources}
    visits = iter(_by_domain(_jobs(rows, wish, keep)))
    shared = share_doors(doors)

    async def work() -> None:
        for jobs in visits:
            await _visit(jobs, doors, shared, options, keep)

    workers = [asyncio.create_task(work()) for _ in range(at_once)]
    try:
        await asyncio.gather(*workers)
    finally:  # doors are closed before the loop is
        for worker in workers:
            worker.cancel()
        await asyncio.gather(*workers, return_exceptions=True)


def _jobs(rows: Iterable[Row], wish: Wish, keep: Keep) -> Iterator[_Job]:
    """The rows that can be looked up; the others are results already."""
    for row in rows:
        try:
            yield _job(row, wish)
        except CompanyUnknownError as error:
            keep(_without(row, "unknown", str(error)))
        except CompanyAmbiguousError as error:
            choices = ", ".join(f"{name} ({domain})" for name, domain in error.choices[:MAX_CHOICES])
            keep(_without(row, "ambiguous", f"{error} {choices}"))
        except UsageError as error:
            keep(_without(row, "bad", row.fault or f"row {row.number}: {error}"))


def _job(row: Row, wish: Wish) -> _Job:
    if row.fault:
        raise UsageError(row.fault)
    wish = replace(wish, issue=row.issue.lower() or wish.issue, region=row.region or wish.region)
    return _Job(row, resolve_company(row.company or row.domain, domain=row.domain or None), wish)


def _by_domain(jobs: Iterable[_Job]) -> list[list[_Job]]:
    found: dict[str, list[_Job]] = {}
    for job in jobs:
        found.setdefault(job.company.domain, []).append(job)
    return list(found.values())


async def _visit(jobs: list[_Job], doors: DoorOptions, shared: Shared, options: dict[str, Any], keep: Keep) -> None:
    """All rows of one company."""
    first, left = jobs[0].company, list(jobs)
    reports: dict[tuple[Company, Wish], Report] = {}
    own = replace(doors, query=first.query, replay=_archive(doors.replay, first.domain))
    try:
        with recording(_archive(doors.record, first.domain)) as record:
            async with open_doors(replace(own, record=record), shared=shared) as opened:
                while left:
                    key = company, wish = left[0].company, left[0].wish
                    if key not in reports:
                        reports[key] = await find_through(opened, company, **options, **_options(wish))
                    keep(_result(left.pop(0).row, reports[key]))
    except ArchiveError as error:
        _fail(left, str(error), keep)
    except ExecFinderError:
        raise
    except Exception as error:  # a company's border: the others go on, and its rows say what happened
        LOG.debug("%s", first.domain, exc_info=True)
        _fail(left, f"{type(error).__name__}: {error}", keep)


def _options(wish: Wish) -> dict[str, Any]:
    """What `find` is asked, as it is: values that are dataclasses stay values."""
    return {each.name: getattr(wish, each.name) for each in fields(wish)}


def _archive(folder: Path | None, domain: str) -> Path | None:
    return folder / f"{domain}.warc.gz" if folder else None


def _fail(jobs: Iterable[_Job], why: str, keep: Keep) -> None:
    for job in jobs:
        keep(_without(job.row, "unreachable", why, job.company))


def _result(row: Row, report: Report) -> Result:
    status = outcome(report)
    why = "; ".join(report.notes)
    if status != "found" and not why:
        why = "; ".join(source.why for source in report.sources if source.why)
    return Result(row, status, why, report)


def _without(row: Row, status: Status, why: str, company: Company | None = None) -> Result:
    """A Result for which nothing was looked at."""
    query = row.company or row.domain
    return Result(row, status, why, _nothing(company or Company(query, query, row.domain), why, utc_now()))


def _nothing(company: Company, why: str, now: datetime) -> Report:
    return Report(
        schema_version=SCHEMA_VERSION,
        generated_at=now,
        complete=False,
        company=company,
        people=(),
        ladder=(),
        addresses=(),
        formats=(),
        mail_domains=(),
        channels=(),
        sources=(),
        notes=(why,),
    )
