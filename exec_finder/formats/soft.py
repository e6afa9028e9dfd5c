"""Addresses that no template makes, read softly: cut, a number or a mark more, one letter more."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass

from exec_finder.formats.model import Observation
from exec_finder.formats.templates import Template

Made = Callable[[str], dict[str, float]]
"""Templates that make a local part of the name in question, and how likely each spelling is."""


@dataclass(frozen=True, slots=True)
class _Mark:
    """A part of a local part that no name explains; `base` is what remains."""

    pattern: re.Pattern[str]
    repeated: float
    """Share of colleagues without a known format who bear the same mark (cross-validated)."""


_MARKS = (
    _Mark(re.compile(r"(?P<before>[a-z]{1,5}[-_])(?P<base>.{3,}+)(?P<after>)"), 0.8),
    _Mark(re.compile(r"(?P<before>[a-z]{1,5}[.])(?P<base>.{3,}+)(?P<after>)"), 0.2),
    _Mark(re.compile(r"(?P<before>)(?P<base>.{3,}?)(?P<after>[-_.][a-z]{1,5})"), 0.4),
    _Mark(re.compile(r"(?P<before>)(?P<base>.{3,}?)(?P<after>[-_.]?[0-9]+)"), 0.2),
)
_CAPPED = 0.5
"""Share of colleagues whose address is cut at the same place."""


def read_softly(local: str, made: Made, capped: Mapping[tuple[str, str], float]) -> Observation:
    """What an address that no template makes still says; an empty Observation where it says nothing."""
    echoes: dict[str, float] = {}
    marks: dict[str, float] = {}
    for (template, cut), weight in capped.items():
        echoes[template] = weight
        marks[cut] = weight * _CAPPED
    for mark in _MARKS:
        found = mark.pattern.fullmatch(local)
        for template, weight in (made(found["base"]) if found else {}).items():
            assert found is not None
            echoes[template] = max(echoes.get(template, 0.0), weight)
            marks[f"{found['before']}{template}{found['after']}"] = weight * mark.repeated
    if not echoes:
        for shorter in _without_one(local):
            echoes = echoes or made(shorter)
    best = tuple(sorted(marks.items(), key=lambda pair: (-round(pair[1], 1), Template(pair[0]).simplicity)))
    return Observation(echoes=tuple(sorted(echoes.items())), marks=best)


def _without_one(local: str) -> Iterator[str]:
    """*local* without one letter: the initial of a middle name that the name does not show, first or last."""
    if 4 <= len(local) <= 64:
        yield local[0] + local[2:]
        yield local[:-1]
