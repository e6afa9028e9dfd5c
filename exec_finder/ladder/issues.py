"""The tables of the ladder: who owns an issue, who is never written to, which step a function stands on."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache
from typing import Literal, get_args

from exec_finder.errors import UsageError
from exec_finder.models import Function
from exec_finder.tables import read_rows
from exec_finder.text import fold
from exec_finder.titles import title_phrases

Issue = Literal[
    "billing", "technical", "outage", "delivery", "refund", "warranty", "safety", "privacy", "accessibility",
    "contract", "sales-practice", "employee-conduct", "store",
]  # fmt: skip
ISSUES: tuple[str, ...] = get_args(Issue)
"""What a complaint can be about."""


@dataclass(frozen=True, slots=True)
class OwnerRow:
    """A function or a phrase of titles that owns an issue."""

    issue: Issue
    kind: Literal["function", "phrase"]
    value: str
    strength: int
    lang: str
    example: str


@dataclass(frozen=True, slots=True)
class NeverRow:
    """A function that is not written to, but for the issues named."""

    function: Function
    except_issues: str
    reason: str
    example: str


def check_issue(issue: str | None) -> str | None:
    """*issue* as the tables write it. Raises UsageError, naming those known, for any other."""
    if issue is None or not issue.strip():
        return None
    folded = fold(issue).strip().replace("_", "-").replace(" ", "-")
    if folded not in ISSUES:
        raise UsageError(f"no issue is called {issue!r}; known are {', '.join(ISSUES)}")
    return folded


@cache
def _owners(issue: str) -> tuple[dict[str, int], tuple[tuple[tuple[str, ...], int], ...]]:
    rows = [row for row in read_rows("ladder/owners.csv", OwnerRow) if row.issue == issue]
    functions: dict[str, int] = {}
    phrases: dict[tuple[str, ...], int] = {}
    for row in rows:  # the first row of a value wins: a user's come first
        if row.kind == "function":
            functions.setdefault(row.value, row.strength)
        else:
            phrases.setdefault(title_phrases(row.value), row.strength)
    return functions, tuple(phrases.items())


def ownership(title: str, functions: tuple[Function, ...], issue: str | None) -> int:
    """How closely a title's holder owns *issue*: 3 by name, 2 by function, 1 as a last resort, 0 not."""
    if issue is None:
        return 0
    by_function, phrases = _owners(issue)
    best = max((by_function.get(function, 0) for function in functions), default=0)
    words = title_phrases(title)
    return max([best, *(strength for phrase, strength in phrases if _within(phrase, words))])


def _within(phrase: tuple[str, ...], words: tuple[str, ...]) -> bool:
    size = len(phrase)
    return any(
        all(_same(want, word) for want, word in zip(phrase, words[at : at + size], strict=True))
        for at in range(len(words) - size + 1)
    )


def _same(want: str, word: str) -> bool:
    return word.startswith(want[:-1]) if want.endswith("*") else word == want


@cache
def never_rows() -> dict[str, NeverRow]:
    """Functions that are not written to."""
    return {row.function: row for row in reversed(read_rows("ladder/never.csv", NeverRow))}
