"""A second opinion per person: who agrees, who stands against it, and who has left."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, datetime
from typing import Any

import pytest

from exec_finder.export import export
from exec_finder.ladder import rank_people
from exec_finder.merge import merge
from exec_finder.models import Evidence, FoundPerson, Person
from exec_finder.opinions import disagree, has_left, opinions_of
from tests.reports import with_name

TODAY = datetime(2026, 11, 20, tzinfo=UTC)


def found(name: str, title: str, source: str = "website", **more: Any) -> FoundPerson:
    seen = Evidence(f"https://{source}.example/", TODAY, "card", f"{name} {title}")
    return FoundPerson(name=name, title=title, evidence=(seen,), source=source, **more)


def only(*records: FoundPerson) -> Person:
    (person,) = merge(records)
    return person


def test_one_source_needs_no_second_line() -> None:
    assert only(found("Ada Brook", "Chief Executive Officer")).opinions == ()


def test_each_source_speaks_once_and_the_freshest_first() -> None:
    person = only(
        found("Ada Brook", "Chief Operating Officer", "edgar", dated="2026-02-01"),
        found("Ada Brook", "Senior Vice President", "edgar", dated="2024-02-01"),
        found("Ada Brook", "Chief Operating Officer"),
    )
    assert [(one.source, one.title, one.as_of) for one in person.opinions] == [
        ("website", "Chief Operating Officer", "2026-11-20"),
        ("edgar", "Chief Operating Officer", "2026-02-01"),
    ]
    assert not disagree(person.opinions)


def test_the_order_of_records_changes_nothing() -> None:
    records = [
        found("Ada Brook", "President", "wikidata", since="2015"),
        found("Ada Brook", "Chief Executive Officer"),
        found("Ada Brook", "Director", "edgar", dated="2025-05-05"),
    ]
    assert merge(records) == merge(records[::-1])


@pytest.mark.parametrize(
    ("others", "left"),
    [
        ((), True),
        ((found("Ada Brook", "Chief Executive Officer"),), False),  # the company's own page shows her today
        ((found("Ada Brook", "Chief Executive Officer", "edgar", dated="2023-01-01"),), True),
        ((found("Ada Brook", "Chief Executive Officer", "edgar", dated="2025-01-01"),), False),
    ],
)
def test_who_is_said_to_have_left(others: tuple[FoundPerson, ...], left: bool) -> None:
    ended = found("Ada Brook", "chief executive officer", "wikidata", since="2015", until="2024-06")
    assert only(ended, *others).former is left


def test_an_end_without_a_date_counts_from_the_day_it_was_read() -> None:
    said = opinions_of([found("Ada Brook", "chair", "wikidata", until="?")])
    assert has_left(said)


def test_former_people_are_not_written_to_whatever_their_title_says() -> None:
    person = only(found("Ada Brook", "Vice President, Customer Care", "wikidata", until="2024"))
    (ranked,) = rank_people([person])
    assert ranked.rung is None
    assert "has left" in ranked.reasons[0]


def test_a_register_gives_way_where_the_own_pages_name_another_holder() -> None:
    old = found("Ada Brook", "chief executive officer", "wikidata", since="2012")
    new = found("Bela Crane", "Chief Executive Officer")
    assert {person.name: person.former for person in merge([old, new])} == {"Ada Brook": True, "Bela Crane": False}


def test_regional_heads_leave_the_chief_executive_alone() -> None:
    chief = found("Ada Brook", "chief executive officer", "wikidata", since="2012")
    region = found("Bela Crane", "Chief Executive Officer, Nordic Region")
    assert not any(person.former for person in merge([chief, region]))


def test_the_table_shows_both_sides_of_a_conflict() -> None:
    base = with_name("Ada Brook")
    person = only(
        found("Ada Brook", "Vice President, Customer Care"),
        found("Ada Brook", "Treasurer", "edgar", dated="2025-05-05", since="2019"),
    )
    first = base.people[0]
    shown = replace(base, people=(replace(first, opinions=person.opinions), *base.people[1:]))
    text = export(shown, "table")
    assert "the sources disagree:" in text
    assert "website, 2026-11-20: Vice President, Customer Care" in text
    assert "edgar, 2025-05-05: Treasurer (since 2019)" in text
    assert "disagree" not in export(base, "table")
