"""Looks up the companies of a list, several at once; each as if it were alone."""

from __future__ import annotations

import asyncio
import logging
from collections.abc import Awaitable, Callable, Iterable, Sequence
from dataclasses import fields, replace
from pathlib import Path
from typing import Any

from exec_finder.batch.naming import Job, found_jobs, known_jobs
from exec_finder.batch.recordings import recording
from exec_finder.batch.results import Keep, Result, without
from exec_finder.batch.rows import Row
from exec_finder.doors import DoorOptions, Shared, open_doors, share_doors
from exec_finder.errors import ArchiveError, ExecFinderError
from exec_finder.models import Company, Report
from exec_finder.pipeline import Wish, find_through, outcome
from exec_finder.sources import Source
from exec_finder.suppress import Suppressions

LOG = logging.getLogger("exec_finder")


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
    all, so none is asked by two at once. Names that the directory lacks are looked for beyond it, each once.
    doors: `record` and `replay` name folders with a DOMAIN.warc.gz for each company, and a name-….warc.gz for each
    name that was looked for. wish: its issue and region are for rows without their own. sources: as `find` takes them,
    for all rows.
    """
    options = {"suppressions": hide, "sources": sources}
    shared = share_doors(doors)
    known, named = known_jobs(rows, wish, keep)
    finding = asyncio.create_task(found_jobs(named, doors, shared, at_once=at_once, keep=keep))

    async def visit(jobs: list[Job]) -> None:
        await _visit(jobs, doors, shared, options, keep)

    try:  # names are looked for while the known ones are read
        await _side_by_side(visit, _by_domain(known), at_once)
        await _side_by_side(visit, _by_domain(await finding), at_once)
    finally:
        finding.cancel()
        await asyncio.gather(finding, return_exceptions=True)


async def _side_by_side(visit: Callable[[list[Job]], Awaitable[None]], groups: Iterable[list[Job]], size: int) -> None:
    """Visit all *groups*, so many at the same time."""
    left = iter(groups)

    async def work() -> None:
        for jobs in left:
            await visit(jobs)

    workers = [asyncio.create_task(work()) for _ in range(size)]
    try:
        await asyncio.gather(*workers)
    finally:  # doors are closed before the loop is
        for worker in workers:
            worker.cancel()
        await asyncio.gather(*workers, return_exceptions=True)


def _by_domain(jobs: Iterable[Job]) -> list[list[Job]]:
    found: dict[str, list[Job]] = {}
    for job in jobs:
        found.setdefault(job.company.domain, []).append(job)
    return list(found.values())


async def _visit(jobs: list[Job], doors: DoorOptions, shared: Shared, options: dict[str, Any], keep: Keep) -> None:
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


def _fail(jobs: Iterable[Job], why: str, keep: Keep) -> None:
    for job in jobs:
        keep(without(job.row, "unreachable", why, job.company))


def _result(row: Row, report: Report) -> Result:
    status = outcome(report)
    why = "; ".join(report.notes)
    if status != "found" and not why:
        why = "; ".join(source.why for source in report.sources if source.why)
    return Result(row, status, why, report)
