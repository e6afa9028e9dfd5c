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

Observation = tuple[tuple[str, float], ...]
"""Of one known address: per template that makes it, how likely its spelling is; `NONE` alone where none does."""
Evidence = Mapping[Observation, float]
"""Observations and how much each counts (two addresses that say the same count 2)."""


@dataclass(frozen=True)
class Prior:
    """What is known of a domain before anything is known of it."""

    main: Mapping[str, Sequence[float]]
    """Per template: the probability that it is the main one and that so many (LEVELS) follow it."""
    free: float
    """The probability that a domain has no main format; with all of `main` it sums to 1."""
    background: Mapping[str, float]
    """How those write who do not follow, `NONE` included; sums to 1."""
    concentration: float = 8.0
    """So many of a domain's own odd addresses outweigh the background."""


@dataclass(frozen=True)
class Posterior:
    """What is known of a domain afterwards."""

    shares: Mapping[str, float]
    """Expected share of the staff per template, `NONE` included; sums to 1."""
    counts: Mapping[str, float]
    """How many observations each template accounts for."""


def update(prior: Prior, seen: Evidence, against: Evidence | None = None) -> Posterior:
    """The posterior after addresses that were *seen*, and others that bounced (*against*)."""
    follow = {
        template: sum(map(float.__mul__, row, LEVELS))
        for template, row in hypotheses(prior, seen, against or {}).items()
    }
    background, counts = _own_background(prior, seen, follow)
    rest = 1 - sum(follow.values())
    return Posterior({t: follow.get(t, 0.0) + rest * share for t, share in background.items()}, counts)


def hypotheses(prior: Prior, seen: Evidence, against: Evidence) -> dict[str, list[float]]:
    """Posterior probability of each (main template, level); what is missing to 1 is *no main format*."""
    free = math.log(prior.free)
    common = [0.0] * len(LEVELS)
    extra: dict[str, list[float]] = defaultdict(lambda: [0.0] * len(LEVELS))
    for evidence, likelihood in ((seen, _seen), (against, _bounced)):
        for made, count in evidence.items():
            off = sum(weight * prior.background.get(template, 0.0) for template, weight in made) + 1e-9
            free += count * likelihood(off)
            plain = [likelihood((1 - level) * off) for level in LEVELS]
            common = [total + count * p for total, p in zip(common, plain, strict=True)]
            for template, weight in made:
                row = extra[template]
                for i, level in enumerate(LEVELS):
                    row[i] += count * (likelihood((1 - level) * off + level * weight) - plain[i])
    logs = {
        template: [math.log(p) + c + e for p, c, e in zip(row, common, extra[template], strict=True)]
        for template, row in prior.main.items()
    }
    top = max(free, *(max(row) for row in logs.values()))
    raw = {template: [math.exp(x - top) for x in row] for template, row in logs.items()}
    total = math.exp(free - top) + sum(map(sum, raw.values()))
    return {template: [x / total for x in row] for template, row in raw.items()}


def _seen(probability: float) -> float:
    return math.log(probability)


def _bounced(probability: float) -> float:
    """A bounce says that the address is not the person's, or that the person has left: about one in two each."""
    return math.log1p(-0.5 * min(1.0, probability))


def _own_background(
    prior: Prior, seen: Evidence, follow: Mapping[str, float]
) -> tuple[dict[str, float], dict[str, float]]:
    """The background as this domain's own odd addresses shift it, and what each template accounts for."""
    rest = max(1e-9, 1 - sum(follow.values()))
    off: dict[str, float] = defaultdict(float)
    counts: dict[str, float] = defaultdict(float)
    for made, count in seen.items():
        parts = [(t, w * follow.get(t, 0.0), w * rest * prior.background.get(t, 0.0)) for t, w in made]
        total = sum(on + by for _, on, by in parts) or 1.0
        for template, on, by in parts:
            counts[template] += count * (on + by) / total
            off[template] += count * by / total
    scale = 1 / (prior.concentration + sum(off.values()))
    mixed = {t: scale * (prior.concentration * share + off.get(t, 0.0)) for t, share in prior.background.items()}
    return mixed, dict(counts)
