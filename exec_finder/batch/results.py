"""What came of a row of a list."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime
from typing import Literal

from exec_finder.archive import utc_now
from exec_finder.batch.rows import Row
from exec_finder.models import SCHEMA_VERSION, Company, Report

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


Keep = Callable[[Result], None]


def without(row: Row, status: Status, why: str, company: Company | None = None) -> Result:
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
