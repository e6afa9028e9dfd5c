"""What was learned from many domains: the prior over formats and the weights of spellings."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache

from exec_finder.formats.model import NONE, Prior
from exec_finder.formats.templates import Template
from exec_finder.tables import read_rows


@dataclass(frozen=True, slots=True)
class PriorRow:
    """A row of data/format_priors.csv."""

    template: str
    """Empty: none of these (and, under *main*, no main format)."""
    main: float
    """Probability that it is a domain's main format."""
    follow_95: float
    """Where it is: the probability that 95 % of the staff follow it; the five sum to 1."""
    follow_85: float
    follow_70: float
    follow_50: float
    follow_30: float
    background: float
    """Share among those who do not follow their domain's main format."""


@dataclass(frozen=True, slots=True)
class SpellingRow:
    """A row of data/format_spellings.csv."""

    choice: str
    """`umlaut:expand` …: what is spelled, and how."""
    weight: float
    """Share of the people, among whom the choice arises, who are spelled so."""


@cache
def load_prior() -> Prior:
    """The prior over formats."""
    rows = read_rows("format_priors.csv", PriorRow)
    main = {
        row.template: [
            max(1e-9, row.main * level)
            for level in (row.follow_95, row.follow_85, row.follow_70, row.follow_50, row.follow_30)
        ]
        for row in rows
        if row.template
    }
    free = next(row.main for row in rows if row.template == NONE)
    return Prior(main, free, {row.template: row.background for row in rows})


@cache
def load_templates() -> tuple[Template, ...]:
    """All templates, the plainest first."""
    rows = read_rows("format_priors.csv", PriorRow)
    return tuple(sorted((Template(row.template) for row in rows if row.template), key=lambda t: t.simplicity))


@cache
def load_spellings() -> Mapping[str, float]:
    """Weight of each choice of spelling."""
    return {row.choice: row.weight for row in read_rows("format_spellings.csv", SpellingRow)}
