"""Why somebody is among a page's people or not, in few words."""

from __future__ import annotations

from dataclasses import dataclass

from exec_finder.extract.found import Vote
from exec_finder.extract.people import ENOUGH, Judged


@dataclass(frozen=True, slots=True)
class Said:
    """What one layer said of a person."""

    layer: str
    score: float
    title: str
    why: str
    """What raised or lowered the score; '' where the layer's own score stands."""


@dataclass(frozen=True, slots=True)
class Explanation:
    """One person of a page, returned or not, and why."""

    name: str
    title: str
    kept: bool
    confidence: float
    why: str
    votes: tuple[Said, ...]
    """Strongest first."""
    url: str


def explained(judged: Judged) -> Explanation:
    """*judged* as a person reads it."""
    person = judged.person
    return Explanation(
        person.name, person.title, judged.kept, person.confidence, _why(judged), tuple(map(_said, judged.votes)),
        person.evidence[0].url if person.evidence else "",
    )  # fmt: skip


def _said(vote: Vote) -> Said:
    return Said(vote.layer, round(vote.score, 2), vote.title, ", ".join(vote.why))


def _why(judged: Judged) -> str:
    layers = " and ".join(dict.fromkeys(vote.layer for vote in judged.votes))
    score = judged.person.confidence
    if judged.kept:
        return f"{layers}: {score:.2f}, and {ENOUGH} is enough"
    against = next((", ".join(vote.why[1:]) for vote in judged.votes if len(vote.why) > 1), "")
    return f"{layers}: {score:.2f}, less than the {ENOUGH} needed" + (f": {against}" if against else "")
