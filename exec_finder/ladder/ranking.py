"""People in the order in which a badly served customer should write to them, each with the reason."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date
from typing import Any

from exec_finder.ladder.cases import Case, is_just, says
from exec_finder.ladder.freshness import seen_on, staleness
from exec_finder.ladder.issues import check_issue, never_rows, ownership
from exec_finder.ladder.regions import Match, region_match, unit_match
from exec_finder.ladder.steps import OFFICERS, Standing, place_on_ladder
from exec_finder.models import Ranked, Title, Weight
from exec_finder.text import fold
from exec_finder.titles import read_title
from exec_finder.titles.elsewhere import without_link

_SMALL_FIRM = 8
"""A page of more people is that of a larger firm."""
_SHORTEST_NAME = 3
_FEW = 2
"""With fewer on the ladder, chiefs beside it are better than silence."""


@dataclass(frozen=True, slots=True)
class _Given:
    name: str
    title: str
    section: str
    region: str
    confidence: float
    published: bool
    seen: date | None
    former: bool


def rank_people(
    people: Sequence[Any],
    *,
    issue: str | None = None,
    region: str | None = None,
    sector: str | None = None,
    company: str | None = None,
) -> list[Ranked]:
    """Everybody of *people* once, best first to write to; those not to be written to (rung None) last.

    people: models, or mappings of name, title, region and more, in any order: ties go by name; whoever is said to be
    `former` is not written to, whatever the title says.
    region: the customer's place; also the business unit, brand or product they have to do with.
    sector: as in data/companies.csv; banks give the title of vice president freely.
    company: its name or domain, to tell 'CEO of Acme' at Acme from a director's job elsewhere.
    Raises UsageError for an issue that is none of ISSUES.
    """
    subject = check_issue(issue)
    given = [_given(person) for person in people]
    titles = [_title(one, company or "") for one in given]
    cases = [_case(one, title, subject, region or "", sector or "") for one, title in zip(given, titles, strict=True)]
    cases = _company_wide(cases)
    stale = staleness(one.seen for one in given)
    ranked = []
    for index, (one, case) in enumerate(zip(given, cases, strict=True)):
        standing = place_on_ladder(case)
        weights = _weights(standing, one, stale[index])
        weight = round(sum(part.amount for part in weights), 4)
        ranked.append(Ranked(index, people[index], standing.rung, standing.reasons, case.title, weight, weights))
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
        seen_on(read("evidence")), bool(read("former")),
    )  # fmt: skip


def _title(one: _Given, company: str) -> Title:
    title = _own_title(one.title, company)
    return replace(title, former=True) if one.former else title


def _own_title(text: str, company: str) -> Title:
    """The title, without the company's own name behind the post: that is no job elsewhere."""
    title = read_title(text)
    if not title.organisation or not _same_company(title.organisation, company):
        return title
    kept, _, after = title.text.rpartition(title.organisation)
    return read_title(f"{without_link(kept)}{after}" or text)


def _same_company(organisation: str, company: str) -> bool:
    """Whether the first word that tells in both is the same, as in 'Acme Corp' and 'acme.example'."""
    ours = re.sub(r"[^\w]", "", fold(company.split(".", maxsplit=1)[0]))
    theirs = re.sub(r"[^\w]", "", fold(organisation))
    word = next((w for w in re.findall(r"\w+", fold(organisation)) if len(w) >= _SHORTEST_NAME), "")
    if len(ours) < _SHORTEST_NAME or not word:
        return False
    return theirs.startswith(ours) or ours.startswith(theirs) or (ours.startswith(word) and word != "bank")


def _case(one: _Given, title: Title, issue: str | None, region: str, sector: str) -> Case:
    owner = ownership(one.title, title.functions, issue)
    named = unit_match(region, title.unit)
    return Case(title, one.section, _matched(region, one, title), owner, issue, sector, named)


def _matched(customer: str, one: _Given, title: Title) -> Match:
    if not customer.strip():
        return "none"
    for place in (one.region, title.scope, one.title if "regional" in title.functions else ""):
        if (match := region_match(customer, place)) != "none":
            return match
    return "other" if "regional" in title.functions and not unit_match(customer, title.unit) else "none"


# --- what a title means beside the others ---------------------------------------------------------


def _company_wide(cases: Sequence[Case]) -> list[Case]:
    """The cases with what only the whole list tells: no customer executive, a small firm, two heads."""
    small = _is_small_firm(cases)
    serving = [case for case in cases if case.serves and case.rank in {*OFFICERS, "avp"} and not case.shut]
    alone = not serving
    known_unit = any(case.unit for case in cases)
    nearer = any(not _outside(case, known_unit=known_unit) for case in serving)
    headed = any(case.title.c_level == "ceo" and not case.title.former and not _second_head(case) for case in cases)
    plain = any(_heads(case) and not _names_another(case) for case in cases)
    return [
        replace(
            case,
            outside=nearer and _outside(case, known_unit=known_unit),
            alone=alone,
            small=small,
            below_chief=headed and _second_head(case),
            elsewhere=plain and _heads(case) and _names_another(case),
        )
        for case in cases
    ]


def _outside(case: Case, *, known_unit: bool) -> bool:
    """Whether the title is of another region, or of another unit where the customer names one of the company's."""
    return case.region == "other" or (known_unit and bool(case.title.unit) and not case.unit)


def _heads(case: Case) -> bool:
    return case.title.c_level == "ceo" and not case.title.former


def _names_another(case: Case) -> bool:
    """Whether a chief executive's title goes on with a name ('CEO, Distant Mills'), or stands among board seats."""
    _, comma, rest = case.title.text.partition(",")
    more = read_title(rest) if comma and rest.strip() else None
    unknown = more is not None and more.seniority == "other" and set(more.functions) <= {"other"} and not more.scope
    return unknown or says("board_section", case.section)


def _second_head(case: Case) -> bool:
    """Whether the title is that of a head who may have a chief executive above, such as 'Executive Director'."""
    return is_just("second_head", case.title.text)


def _is_small_firm(cases: Sequence[Case]) -> bool:
    """Whether those called directors run the firm: few people, no other seats, nobody with a rank of large firms."""
    if not 0 < len(cases) <= _SMALL_FIRM or any(says("board_section", case.section) for case in cases):
        return False
    return any(is_just("small_firm", case.title.text) for case in cases) and not any(map(_of_large_firm, cases))


def _of_large_firm(case: Case) -> bool:
    title = case.title
    if is_just("small_firm", title.text):
        return False
    if title.seniority in {"board", "evp", "svp", "vp", "avp"}:
        return True
    return title.seniority == "chief" and not (title.c_level == "ceo" and not _CHIEF.search(title.text))


_CHIEF = re.compile(r"\bchief\b|\bCEO\b|\bC\.E\.O", re.IGNORECASE)


def _weights(standing: Standing, one: _Given, stale: float) -> tuple[Weight, ...]:
    """Within a rung: closeness and rank, then how sure and fresh the evidence is, then a published address."""
    if standing.rung is None:
        return ()
    sure = (Weight("how sure the page is", round(0.3 * one.confidence, 4)),) if one.confidence else ()
    old = (Weight("evidence is older", -stale),) if stale else ()
    return (*standing.weights, *sure, *old, *((Weight("address is published", 0.2),) if one.published else ()))


def _never_empty(ranked: list[Ranked], cases: Sequence[Case]) -> list[Ranked]:
    """Where hardly anybody stands on the ladder, the chiefs beside it too; but none of those shut out."""
    if sum(one.rung is not None for one in ranked) >= _FEW:
        return ranked
    return [
        replace(one, rung=5, reasons=("Has other work, but nobody nearer to customers was found.",))
        if one.rung is None and _beside(case)
        else one
        for one, case in zip(ranked, cases, strict=True)
    ]


def _beside(case: Case) -> bool:
    functions = set(case.title.functions)
    return (
        not case.shut
        and case.region != "other"
        and case.rank in {*OFFICERS, "avp"}
        and not functions & set(never_rows())
    )


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
