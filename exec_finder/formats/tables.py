"""What was learned from many domains: the prior over formats, the weights of spellings, the calibration."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache

from exec_finder.formats.model import KINDS, NONE, Prior
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
    free: float
    """Share among the people of a domain without main format."""
    joined: float
    """Share among those who do not follow a main format without separator (`{f}{last}`) …"""
    parted: float
    """… and one with a separator (`{first}.{last}`)."""


@dataclass(frozen=True, slots=True)
class SpellingRow:
    """A row of data/format_spellings.csv."""

    choice: str
    """`umlaut:expand` …: what is spelled, and how."""
    weight: float
    """Share of those who are spelled so, among the people with whom the choice arises."""
    example: str
    """A name, and its token in this spelling."""


@dataclass(frozen=True, slots=True)
class CalibrationRow:
    """A row of data/format_calibration.csv."""

    posterior: float
    """What the model says."""
    probability: float
    """What came true in cross-validation."""


@dataclass(frozen=True, slots=True)
class EvidenceRow:
    """A row of data/format_evidence.csv."""

    kind: str
    """Where a known address was seen."""
    weight: float
    """So much of one address beside its owner on a page."""
    note: str
    """Why."""


@cache
def load_prior() -> Prior:
    """The prior over formats."""
    rows = read_rows("format_priors.csv", PriorRow)
    main = {row.template: [max(1e-9, row.main * level) for level in _levels(row)] for row in rows if row.template}
    free = next(row.main for row in rows if row.template == NONE)
    background = {kind: {row.template: float(getattr(row, kind)) for row in rows} for kind in KINDS}
    return Prior(main, free, background)


def _levels(row: PriorRow) -> tuple[float, ...]:
    return (row.follow_95, row.follow_85, row.follow_70, row.follow_50, row.follow_30)


@cache
def load_templates() -> tuple[Template, ...]:
    """All templates, the plainest first."""
    rows = read_rows("format_priors.csv", PriorRow)
    return tuple(sorted((Template(row.template) for row in rows if row.template), key=lambda t: t.simplicity))


@cache
def load_spellings() -> Mapping[str, float]:
    """Weight of each choice of spelling."""
    return {row.choice: row.weight for row in read_rows("format_spellings.csv", SpellingRow)}


@cache
def load_evidence_weights() -> Mapping[str, float]:
    """Weight of each kind of evidence."""
    return {row.kind: row.weight for row in read_rows("format_evidence.csv", EvidenceRow)}


@cache
def _calibration() -> tuple[tuple[float, ...], tuple[float, ...]]:
    rows = read_rows("format_calibration.csv", CalibrationRow)
    return tuple(row.posterior for row in rows), tuple(row.probability for row in rows)


def calibrate(posterior: float) -> float:
    """The probability that came true where the model said *posterior*; monotone, straight between the table's rows."""
    said, true = _calibration()
    at = min(bisect_right(said, posterior), len(said) - 1)
    width = said[at] - said[at - 1]
    part = min(1.0, (posterior - said[at - 1]) / width)
    return true[at - 1] + part * (true[at] - true[at - 1])
