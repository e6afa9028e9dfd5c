"""Which ownership forms to read: nothing tells beforehand whose they are, and a company has thousands."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import date, timedelta

from exec_finder.sources.edgar_filings import OWNERSHIP, Filing
from exec_finder.sources.edgar_officers import FRESH_DAYS, GONE_DAYS

PATIENCE = 6
"""After so many forms in a row that show nobody new, the rest are left."""
_MANY = 5
"""Forms of one day: many people at once, as on the day when all officers are given their shares."""


@dataclass
class _Day:
    """The forms filed on one day, and what reading some of them brought."""

    filed: str
    is_start: bool
    """Forms 3: people who have just begun to report."""
    left: list[Filing] = field(default_factory=list)
    size: int = 0
    asked: int = 0
    news: float = 0.0

    def promise(self) -> tuple[float, int, str]:
        """Days that brought somebody before others, then days of many, then the newest."""
        return ((self.news + 1) / (self.asked + 1), _MANY if self.is_start else min(self.size, _MANY), self.filed)


class FormChoice:
    """Hands out the ownership forms of a company, those that promise somebody new first.

    On one day each person files one form, as a rule: a day that brought officers is read on, one that brought
    directors only is left.
    """

    def __init__(self, filings: Iterable[Filing], today: date) -> None:
        oldest, fresh = (str(today - timedelta(days=days)) for days in (GONE_DAYS, FRESH_DAYS))
        days: defaultdict[tuple[str, bool], list[Filing]] = defaultdict(list)
        for filing in filings:
            if filing.form in OWNERSHIP and filing.filed >= oldest:
                days[filing.filed, filing.form == "3" and filing.filed >= fresh].append(filing)
        self._days = [_Day(filed, start, found[::-1], len(found)) for (filed, start), found in days.items()]
        self._idle = 0
        self._day: _Day | None = None

    def next(self) -> Filing | None:
        """The form to read now; None where no further one is worth it."""
        open_ = [day for day in self._days if day.left]
        if not open_ or self._idle >= PATIENCE:
            return None
        self._day = max(open_, key=_Day.promise)
        return self._day.left.pop()

    def told(self, news: float) -> None:
        """What the form handed out last brought: 1 a new officer, less a new director, 0 nobody new."""
        assert self._day is not None
        self._day.asked += 1
        self._day.news += news
        self._idle = 0 if news else self._idle + 1
