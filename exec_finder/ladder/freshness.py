"""How fresh the evidence for a person is, beside that for the others."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence
from datetime import date, datetime
from typing import Any

_YEAR = r"(?:19|20)\d\d"
_IN_PATH = re.compile(rf"/({_YEAR})[/-](0[1-9]|1[0-2])(?:[/-](0[1-9]|[12]\d|3[01]))?(?!\d)")
_IN_WORDS = re.compile(rf"(?<![\d-])({_YEAR})-(0[1-9]|1[0-2])-(0[1-9]|[12]\d|3[01])(?![\d-])")
_LONGEST = 2000
_MOST_EVIDENCE = 100
_GRACE = 30
"""Days that make no difference: pages of one search are fetched on several."""
_A_YEAR = 365.25
_PER_YEAR = 0.05
_MOST = 0.15
"""Less than one step of rank: old evidence parts those who are otherwise alike."""


def seen_on(evidence: Any) -> date | None:
    """The newest day for which *evidence* speaks; None where none of it carries a date.

    The date that a page's address or the quote carries counts before the day of the fetch, unless it lies behind it.
    """
    days = [day for one in _several(evidence) if (day := _day(one)) is not None]
    return max(days, default=None)


def staleness(days: Iterable[date | None]) -> list[float]:
    """What each of *days* takes from a weight, by how much older than the newest it is; nothing for unknown ones.

    >>> staleness([date(2024, 5, 1), date(2022, 5, 1), None])
    [0.0, 0.1, 0.0]
    """
    given = list(days)
    newest = max((day for day in given if day is not None), default=None)
    return [0.0 if day is None or newest is None else _loss((newest - day).days) for day in given]


def _loss(age: int) -> float:
    return 0.0 if age <= _GRACE else round(min(_MOST, _PER_YEAR * age / _A_YEAR), 2)


def _several(evidence: Any) -> Sequence[Any]:
    return evidence[:_MOST_EVIDENCE] if isinstance(evidence, list | tuple) else ()


def _day(one: Any) -> date | None:
    url, seen_at, quote = (
        one.get(key) if isinstance(one, Mapping) else getattr(one, key, None) for key in ("url", "seen_at", "quote")
    )
    fetched = _fetched(seen_at)
    told = [_written(_IN_PATH, str(url or "")[:_LONGEST]), _written(_IN_WORDS, str(quote or "")[:_LONGEST])]
    dated = [day for day in told if day is not None and (fetched is None or day <= fetched)]
    return max(dated, default=fetched)


def _fetched(value: Any) -> date | None:
    if isinstance(value, datetime):
        return value.date()
    try:
        return date.fromisoformat(str(value)[:10]) if value else None
    except ValueError:
        return None


def _written(pattern: re.Pattern[str], text: str) -> date | None:
    """The newest date of *pattern* in *text*; without a day, the first of the month."""
    days = []
    for year, month, day in pattern.findall(text):
        try:
            days.append(date(int(year), int(month), int(day or 1)))
        except ValueError:  # 31 June
            continue
    return max(days, default=None)
