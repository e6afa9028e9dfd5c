"""Where the local store is, and which commands use it."""

from __future__ import annotations

import os
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from exec_finder.cli.streams import say
from exec_finder.errors import InputError, UsageError

if TYPE_CHECKING:
    from exec_finder.doors import DoorOptions
    from exec_finder.feedback import Feedback
    from exec_finder.models import Report
    from exec_finder.store import FactStore, FeedbackStore
    from exec_finder.suppress import Suppressions

KEEP_DAYS_VARIABLE = "EXEC_FINDER_KEEP_DAYS"

NoStore = Annotated[
    bool,
    typer.Option(
        "--no-store",
        envvar="EXEC_FINDER_NO_STORE",
        help="Neither follow nor keep anything in the local store. A replay never does.",
    ),
]


def store_path() -> Path:
    """The store's file on this machine."""
    import platformdirs

    from exec_finder.store import FILE

    return platformdirs.user_data_path("exec-finder") / FILE


def feedback_store() -> FeedbackStore:
    """What came of writing."""
    from exec_finder.store import FeedbackStore

    return FeedbackStore(store_path())


def fact_store() -> FactStore:
    """What lookups saw. Raises UsageError for a retention time that is no number of days."""
    from exec_finder.store import KEEP_DAYS, FactStore

    days = os.environ.get(KEEP_DAYS_VARIABLE) or str(KEEP_DAYS)
    if not (days.isascii() and days.isdigit() and int(days)):
        raise UsageError(f"{KEEP_DAYS_VARIABLE} is a number of days, at least 1, not {days!r}")
    return FactStore(store_path(), int(days))


def feedback_for(doors: DoorOptions, *, no_store: bool) -> Feedback:
    """What a lookup shall know of earlier writing: nothing for a replay, whose Report is the same on each machine."""
    from exec_finder.feedback import NOTHING_TOLD

    return NOTHING_TOLD if no_store or doors.replay else feedback_store().read()


def keep_report(report: Report, hide: Suppressions) -> None:
    """Keep what a live lookup saw; where that can't be, the Report is printed all the same."""
    try:
        fact_store().keep(report, hide)
    except InputError as error:
        say(f"what was seen is not kept: {error}")
