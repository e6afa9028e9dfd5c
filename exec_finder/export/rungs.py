"""The ladder of a Report as a list, whatever stands on it: people and executive-relations mailboxes."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from exec_finder.models import (
    PUBLISHED_PROBABILITY,
    WAIT_DAYS,
    AddressKind,
    Candidate,
    Channel,
    Evidence,
    Report,
    ReportPerson,
    Wave,
)


@dataclass(frozen=True, slots=True)
class Rung:
    """One step of the ladder, alike for people and mailboxes."""

    id: str
    place: int
    """1 is written to first."""
    wave: Wave
    """When it is written to."""
    name: str
    title: str
    candidates: tuple[Candidate, ...]
    phones: tuple[str, ...]
    reasons: tuple[str, ...]
    evidence: tuple[Evidence, ...]
    person: ReportPerson | None
    """None for a mailbox."""


def rungs(report: Report) -> Iterator[Rung]:
    """The ladder, first to write to first."""
    people = {person.id: person for person in report.people}
    boxes = {channel.id: channel for channel in report.channels if channel.id}
    waves = {key: wave for wave in report.waves for key in wave.ids}
    for place, key in enumerate(report.ladder, 1):
        wave = waves.get(key) or Wave(place, (key,), WAIT_DAYS * (place - 1))
        yield _of_person(place, wave, people[key]) if key in people else _of_box(place, wave, boxes[key])


def _of_person(place: int, wave: Wave, person: ReportPerson) -> Rung:
    return Rung(
        id=person.id,
        place=place,
        wave=wave,
        name=person.name,
        title=person.title,
        candidates=person.candidates,
        phones=person.phones,
        reasons=person.reasons,
        evidence=person.evidence,
        person=person,
    )


def _of_box(place: int, wave: Wave, box: Channel) -> Rung:
    return Rung(
        id=box.id,
        place=place,
        wave=wave,
        name="",
        title=box.label or "Executive customer relations",
        candidates=(Candidate(box.value, PUBLISHED_PROBABILITY, AddressKind.PUBLISHED),),
        phones=(),
        reasons=box.reasons,
        evidence=box.evidence,
        person=None,
    )


def best_addresses(report: Report) -> list[tuple[Rung, Candidate]]:
    """Each rung with the address to try first; rungs without one are left out."""
    return [(rung, rung.candidates[0]) for rung in rungs(report) if rung.candidates]
