"""People in the order in which a badly served customer should write to them, each with the reason."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Any

from exec_finder.ladder.issues import check_issue, never_rows, ownership
from exec_finder.ladder.regions import Match, region_match
from exec_finder.ladder.steps import Case, Standing, place_on_ladder
from exec_finder.models import Ranked, Title
from exec_finder.text import fold
from exec_finder.titles import read_title

_EXECUTIVE = {"chief", "president", "evp", "svp", "vp", "avp", "head", "director"}


@dataclass(frozen=True, slots=True)
class _Given:
    name: str
    title: str
    section: str
    region: str
    confidence: float
    published: bool


def rank_people(
    people: Sequence[Any], *, issue: str | None = None, region: str | None = None, sector: str | None = None
) -> list[Ranked]:
    """Everybody of *people* once, best first to write to; those not to be written to (rung None) last.

    people: models, or mappings of name, title and region, in any order: ties go by name.
    Raises UsageError for an issue that is none of ISSUES.
    """
    subject = check_issue(issue)
    given = [_given(person) for person in people]
    cases = [_case(one, subject, region or "", sector or "") for one in given]
    small = _no_customer_executive(cases)
    ranked = []
    for index, (one, case) in enumerate(zip(given, cases, strict=True)):
        standing = place_on_ladder(replace(case, alone=small))
        weight = round(_weight(standing, one), 4)
        ranked.append(Ranked(index, people[index], standing.rung, standing.reasons, case.title, weight))
    ranked = _never_empty(ranked, cases)
    return sorted(ranked, key=lambda r: _order(r, given[r.index]))


def _order(ranked: Ranked, one: _Given) -> tuple[object, ...]:
    rung = 99 if ranked.rung is None else ranked.rung
    return (rung, -ranked.weight, fold(one.name), one.name, one.title, one.section, one.region)


def _given(person: Any) -> _Given:
    def read(key: str) -> Any:
        return person.get(key) if isinstance(person, Mapping) else getattr(person, key, None)

    addresses = read("emails") or any(getattr(c, "kind", "") == "published" for c in read("candidates") or ())
    confidence = read("confidence")
    return _Given(
        str(read("name") or ""), str(read("title") or ""), str(read("section") or ""),
        str(read("region") or read("scope") or ""), 1.0 if confidence is None else float(confidence), bool(addresses),
    )  # fmt: skip


def _case(one: _Given, issue: str | None, region: str, sector: str) -> Case:
    title = read_title(one.title)
    owner = ownership(one.title, title.functions, issue)
    return Case(title, one.section, _matched(region, one, title), owner, issue, sector)


def _matched(customer: str, one: _Given, title: Title) -> Match:
    for place in (one.region, title.scope, one.title if "regional" in title.functions else ""):
        if (match := region_match(customer, place)) != "none":
            return match
    return "other" if "regional" in title.functions else "none"


def _no_customer_executive(cases: Sequence[Case]) -> bool:
    return not any(case.serves and case.title.seniority in _EXECUTIVE and not case.shut for case in cases)


def _weight(standing: Standing, one: _Given) -> float:
    """Within a rung: closeness and rank, then how sure the evidence is, then a published address."""
    return standing.weight + 0.3 * one.confidence + (0.2 if one.published else 0.0)


def _never_empty(ranked: list[Ranked], cases: Sequence[Case]) -> list[Ranked]:
    """Where nobody stands on the ladder, the chiefs beside it, better than no one; but none of those shut out."""
    if any(one.rung is not None for one in ranked):
        return ranked
    note = "Nobody nearer to customers was found."
    return [
        replace(one, rung=5, reasons=(*one.reasons, note)) if _beside(case) else one
        for one, case in zip(ranked, cases, strict=True)
    ]


def _beside(case: Case) -> bool:
    return not case.shut and case.title.seniority in _EXECUTIVE and not set(case.title.functions) & set(never_rows())


def ladder_notes(ranked: Sequence[Ranked]) -> tuple[str, ...]:
    """What the user should know about a ladder: whom it lacks, and whom it starts with."""
    written = [one for one in ranked if one.rung is not None]
    if not ranked:
        return ()
    if not written:
        return ("Nobody was found who should be written to about this.",)
    notes = []
    if not any(set(one.title.functions) & {"customer_service", "customer_experience"} for one in written):
        start = written[0].title.text or "a person without a title"
        notes.append(f"No executive over customer service was found; the ladder starts with: {start}.")
    if not any(one.title.c_level == "ceo" for one in ranked):
        notes.append("No chief executive was found, so the ladder has no last rung.")
    return tuple(notes)
