"""How a domain writes: each has a main format that a part of its staff follows; the rest write as people elsewhere do.

A hypothesis is (main template, share that follows it); the last one is *no main format*. Those who do not follow write
by the background, a mix over templates and *none of these* that depends on the kind of main format. The prior over
hypotheses and the background are learned from many domains (data/format_priors.csv); the posterior mixes all
hypotheses, so nothing is decided by one address.
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
KINDS = FREE, JOINED, PARTED = ("free", "joined", "parted")
"""What the background depends on: beside `{first}.{last}` the odd ones write otherwise than beside `{f}{last}`."""
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
    background: Mapping[str, Mapping[str, float]]
    """How those write who do not follow, `NONE` included, by the kind of main format (`kind_of`); each sums to 1."""


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
    background, counts = _own_background(_background(prior, weights), seen, follow)
    rest = 1 - sum(follow.values())
    shares = {t: follow.get(t, 0.0) + rest * share for t, share in background.items()}
    return Posterior(_with_marks(shares, seen), counts)


def kind_of(main: str) -> str:
    """FREE for no main format; PARTED where it has a separator, else JOINED: colleagues there write differently."""
    if main == NONE:
        return FREE
    return PARTED if any(mark in main for mark in ("}.", "}_", "}-")) else JOINED


def hypotheses(prior: Prior, seen: Evidence, against: Evidence) -> dict[str, list[float]]:
    """Posterior probability of each (main template, level); what is missing to 1 is *no main format*."""
    free = math.log(prior.free)
    common = {kind: [0.0] * len(LEVELS) for kind in KINDS}
    extra: dict[str, list[float]] = defaultdict(lambda: [0.0] * len(LEVELS))
    for evidence, likelihood in ((seen, math.log), (against, _bounced)):
        for observation, count in evidence.items():
            offs = {kind: off_format(background, observation) for kind, background in prior.background.items()}
            free += count * likelihood(offs[FREE])
            plain = {kind: [likelihood((1 - level) * off) for level in LEVELS] for kind, off in offs.items()}
            for kind, row in plain.items():
                _add(common[kind], count, row)
            for template, weight in observation.made:
                kind = kind_of(template)
                follows = [likelihood((1 - x) * offs[kind] + x * weight) for x in LEVELS]
                _add(extra[template], count, [f - p for f, p in zip(follows, plain[kind], strict=True)])
            for template, weight in observation.echoes:
                _add(extra[template], count, [math.log1p(_ECHO * weight)] * len(LEVELS))
    logs = {
        template: [math.log(p) + c + e for p, c, e in zip(row, common[kind_of(template)], extra[template], strict=True)]
        for template, row in prior.main.items()
    }
    return _normalise(logs, free)


def _background(prior: Prior, weights: Mapping[str, Sequence[float]]) -> dict[str, float]:
    """The background of the likely hypotheses, each by the share of the staff that it leaves off format."""
    rest = dict.fromkeys(KINDS, 0.0)
    for template, row in weights.items():
        rest[kind_of(template)] += sum(w * (1 - level) for w, level in zip(row, LEVELS, strict=True))
    rest[FREE] += max(0.0, 1 - sum(map(sum, weights.values())))
    total = sum(rest.values())
    mixed: dict[str, float] = defaultdict(float)
    for kind, background in prior.background.items():
        for template, share in background.items():
            mixed[template] += rest[kind] / total * share
    return mixed


def off_format(background: Mapping[str, float], observation: Observation) -> float:
    """How likely the background makes an observation."""
    none = background[NONE]
    if not observation.made:
        return none
    made = sum(weight * background[template] for template, weight in observation.made)
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
    background: Mapping[str, float], seen: Evidence, follow: Mapping[str, float]
) -> tuple[dict[str, float], dict[str, float]]:
    """The background as this domain's own odd addresses shift it, and what each template accounts for."""
    rest = max(1e-9, 1 - sum(follow.values()))
    off: dict[str, float] = defaultdict(float)
    counts: dict[str, float] = defaultdict(float)
    for observation, count in seen.items():
        if observation.shape:
            continue
        made = observation.made or ((NONE, 1.0),)
        parts = [(t, w * follow.get(t, 0.0), w * rest * background[t]) for t, w in made]
        total = sum(on + by for _, on, by in parts)
        for template, on, by in parts:
            counts[template] += count * (on + by) / total
            off[template] += count * by / total
    scale = 1 / (_CONCENTRATION + sum(off.values()))
    return {t: scale * (_CONCENTRATION * share + off[t]) for t, share in background.items()}, dict(counts)


def _with_marks(shares: dict[str, float], seen: Evidence) -> dict[str, float]:
    """*shares* with formats of its own that the domain showed (`x-{f}{last}`), taken from *none of these*."""
    odd = sum(count for observation, count in seen.items() if not observation.made)
    marked: dict[str, float] = defaultdict(float)
    places: dict[str, set[str]] = defaultdict(set)
    for observation, count in seen.items():
        for template, repeated in observation.marks[:1]:
            marked[template] += count * repeated
            before, _, rest = template.partition("{")
            places["before" if before else "behind"].add(before or rest.rpartition("}")[2])
    for template in marked:
        # Marks that differ from colleague to colleague are personal: none of them comes again.
        marked[template] /= len(places["behind" if template.startswith("{") else "before"])
    none = shares[NONE]
    for template, count in marked.items():
        shares[template] = none * count / (odd + 1)
        shares[NONE] -= shares[template]
    return shares
