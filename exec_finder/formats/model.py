"""How a domain writes: each has a main format that a part of its staff follows; the rest write as people elsewhere do.

A hypothesis is (main template, share that follows it); the last one is *no main format*. Those who do not follow write
by the background, a mix over templates and *none of these*. The prior over hypotheses and the background are learned
from many domains (data/format_priors.csv); the posterior mixes all hypotheses, so nothing is decided by one address.
"""

from __future__ import annotations

import math
from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

LEVELS = (0.95, 0.85, 0.7, 0.5, 0.3)
"""Shares of the staff that follow the main format: a grid for the integral over them."""
NONE = ""
"""Stands for *none of these* where a template could stand."""
_CONCENTRATION = 4.0
"""So many of a domain's own off-format addresses weigh as much as the background (cross-validated)."""
_ECHO = 6.0
"""An address that is nearly made by the main format is so many times likelier there (cross-validated)."""
_SHAPE_BY_CHANCE = 0.15
"""An address that no template makes has the shape of a given one so often."""
_BOUNCE = 0.5
"""Every second bounce says that the person has left, not that the address is wrong."""

Weights = tuple[tuple[str, float], ...]


@dataclass(frozen=True, slots=True)
class Observation:
    """What one known address says; equal ones are counted together."""

    made: Weights = ()
    """Per template that makes it: how likely its spelling is; empty where none does."""
    echoes: Weights = ()
    """Where none does: templates that nearly do (a number or a mark more), and how near."""
    marks: Weights = ()
    """Where none does: templates with the mark, and how often colleagues bear the same mark."""
    shape: bool = False
    """Seen without an owner: only its shape is known, and *none of these* has that shape too."""


Evidence = Mapping[Observation, float]
"""Observations and how much each counts."""


@dataclass(frozen=True)
class Prior:
    """What is known of a domain before anything is known of it."""

    main: Mapping[str, Sequence[float]]
    """Per template: the probability that it is the main one and that so many (LEVELS) follow it."""
    free: float
    """The probability that a domain has no main format; with all of `main` it sums to 1."""
    background: Mapping[str, float]
    """How those write who do not follow, `NONE` included; sums to 1."""


@dataclass(frozen=True)
class Posterior:
    """What is known of a domain afterwards."""

    shares: Mapping[str, float]
    """Expected share of the staff per template, `NONE` included; sums to 1."""
    counts: Mapping[str, float]
    """How many observations each template accounts for."""


def update(prior: Prior, seen: Evidence, against: Evidence) -> Posterior:
    """The posterior after addresses that were *seen*, and others that bounced (*against*)."""
    weights = hypotheses(prior, seen, against)
    follow = {template: sum(map(float.__mul__, row, LEVELS)) for template, row in weights.items()}
    background, counts = _own_background(prior, seen, follow)
    rest = 1 - sum(follow.values())
    shares = {t: follow.get(t, 0.0) + rest * share for t, share in background.items()}
    return Posterior(_with_marks(shares, seen), counts)


def hypotheses(prior: Prior, seen: Evidence, against: Evidence) -> dict[str, list[float]]:
    """Posterior probability of each (main template, level); what is missing to 1 is *no main format*."""
    free = math.log(prior.free)
    common = [0.0] * len(LEVELS)
    extra: dict[str, list[float]] = defaultdict(lambda: [0.0] * len(LEVELS))
    for evidence, likelihood in ((seen, math.log), (against, _bounced)):
        for observation, count in evidence.items():
            off = off_format(prior, observation)
            free += count * likelihood(off)
            plain = [likelihood((1 - level) * off) for level in LEVELS]
            common = [total + count * p for total, p in zip(common, plain, strict=True)]
            for template, weight in observation.made:
                follows = [likelihood((1 - x) * off + x * weight) for x in LEVELS]
                _add(extra[template], count, [f - p for f, p in zip(follows, plain, strict=True)])
            for template, weight in observation.echoes:
                _add(extra[template], count, [math.log1p(_ECHO * weight)] * len(LEVELS))
    logs = {
        template: [math.log(p) + c + e for p, c, e in zip(row, common, extra[template], strict=True)]
        for template, row in prior.main.items()
    }
    return _normalise(logs, free)


def off_format(prior: Prior, observation: Observation) -> float:
    """How likely the background makes an observation."""
    none = prior.background[NONE]
    if not observation.made:
        return none
    made = sum(weight * prior.background[template] for template, weight in observation.made)
    return made + _SHAPE_BY_CHANCE * none if observation.shape else made


def _add(row: list[float], count: float, gains: Sequence[float]) -> None:
    for i, gain in enumerate(gains):
        row[i] += count * gain


def _normalise(logs: Mapping[str, Sequence[float]], free: float) -> dict[str, list[float]]:
    top = max(free, *(max(row) for row in logs.values()))
    raw = {template: [math.exp(x - top) for x in row] for template, row in logs.items()}
    total = math.exp(free - top) + sum(map(sum, raw.values()))
    return {template: [x / total for x in row] for template, row in raw.items()}


def _bounced(probability: float) -> float:
    return math.log1p(-_BOUNCE * min(1.0, probability))


def _own_background(
    prior: Prior, seen: Evidence, follow: Mapping[str, float]
) -> tuple[dict[str, float], dict[str, float]]:
    """The background as this domain's own odd addresses shift it, and what each template accounts for."""
    rest = max(1e-9, 1 - sum(follow.values()))
    off: dict[str, float] = defaultdict(float)
    counts: dict[str, float] = defaultdict(float)
    for observation, count in seen.items():
        if observation.shape:
            continue
        made = observation.made or ((NONE, 1.0),)
        parts = [(t, w * follow.get(t, 0.0), w * rest * prior.background[t]) for t, w in made]
        total = sum(on + by for _, on, by in parts)
        for template, on, by in parts:
            counts[template] += count * (on + by) / total
            off[template] += count * by / total
    scale = 1 / (_CONCENTRATION + sum(off.values()))
    return {t: scale * (_CONCENTRATION * share + off[t]) for t, share in prior.background.items()}, dict(counts)


def _with_marks(shares: dict[str, float], seen: Evidence) -> dict[str, float]:
    """*shares* with formats of its own that the domain showed (`x-{f}{last}`), taken from *none of these*."""
    odd = sum(count for observation, count in seen.items() if not observation.made)
    marked: dict[str, float] = defaultdict(float)
    for observation, count in seen.items():
        for template, repeated in observation.marks[:1]:
            marked[template] += count * repeated
    none = shares[NONE]
    for template, count in marked.items():
        shares[template] = none * count / (odd + 1)
        shares[NONE] -= shares[template]
    return shares
