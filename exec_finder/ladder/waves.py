"""When to write to whom: one person or mailbox a wave, with time to answer between."""

from __future__ import annotations

from collections.abc import Sequence

from exec_finder.errors import UsageError
from exec_finder.models import WAIT_DAYS, Wave

MOST_DAYS = 60


def plan_waves(ladder: Sequence[str], *, wait_days: int = WAIT_DAYS, at_once: bool = False) -> tuple[Wave, ...]:
    """The ids of *ladder* in waves; the first starts at once, each later one *wait_days* working days after the last.

    at_once: everybody in one wave, which costs more than it brings. Raises UsageError for days that can't be meant.
    """
    if not 1 <= wait_days <= MOST_DAYS:
        raise UsageError(f"--wait-days is from 1 to {MOST_DAYS}, not {wait_days}")
    if not ladder:
        return ()
    if at_once:
        return (Wave(1, tuple(ladder), 0),)
    return tuple(Wave(place, (one,), wait_days * (place - 1)) for place, one in enumerate(ladder, 1))
