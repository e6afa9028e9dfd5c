"""Of two who are alike, the one with fresher evidence comes first; nothing is lost without dates."""

from __future__ import annotations

from datetime import UTC, date, datetime
from typing import Any

import pytest

from exec_finder.ladder import rank_people
from exec_finder.ladder.freshness import seen_on, staleness
from exec_finder.models import Evidence

FETCHED = datetime(2024, 6, 1, 12, tzinfo=UTC)


def evidence(path: str = "/team", quote: str = "", seen_at: datetime | None = FETCHED) -> tuple[Evidence, ...]:
    return (Evidence(f"https://acme.example{path}", seen_at, "card", quote),)


@pytest.mark.parametrize(
    ("path", "quote", "day"),
    [
        ("/team", "", date(2024, 6, 1)),
        ("/news/2021/03/new-head", "", date(2021, 3, 1)),
        ("/news/2021-03-15-new-head", "", date(2021, 3, 15)),
        ("/news/2021/03/15", "", date(2021, 3, 15)),
        ("/news/2099/01/", "", date(2024, 6, 1)),
        ("/news/2021/13/", "", date(2024, 6, 1)),
        ("/news/2021/02/31/", "", date(2024, 6, 1)),
        ("/item/202103/", "", date(2024, 6, 1)),
        ("/team", "Ann Lee, 2022-04-05", date(2022, 4, 5)),
        ("/team", "call 12022-04-05-7", date(2024, 6, 1)),
    ],
)
def test_the_date_of_a_page_counts_before_the_day_of_the_fetch(path: str, quote: str, day: date) -> None:
    assert seen_on(evidence(path, quote)) == day


@pytest.mark.parametrize("nothing", [None, (), "2021", 7, [None], [{}], [{"seen_at": "soon"}], evidence(seen_at=None)])
def test_no_date_is_none(nothing: Any) -> None:
    assert seen_on(nothing) is None


def test_the_newest_of_several_counts_and_mappings_do() -> None:
    assert seen_on([{"url": "/2020/01/"}, {"seen_at": "2023-02-03T04:05:06Z"}]) == date(2023, 2, 3)


def test_a_few_days_are_no_matter_and_many_years_are_bounded() -> None:
    assert staleness([date(2024, 6, 1), date(2024, 5, 20), date(1999, 1, 1), None]) == [0.0, 0.0, 0.15, 0.0]
    assert staleness([None, None]) == [0.0, 0.0]


def test_of_two_alike_the_fresher_comes_first() -> None:
    people = [
        {"name": "Ann", "title": "VP, Customer Care", "evidence": evidence("/news/2019/03/ann")},
        {"name": "Bo", "title": "VP, Customer Care", "evidence": evidence()},
    ]
    for given in (people, people[::-1]):
        ranked = rank_people(given)
        assert [one.person["name"] for one in ranked] == ["Bo", "Ann"]
        assert [w.amount for w in ranked[1].weights if w.what == "evidence is older"] == [-0.15]


def test_old_evidence_takes_no_rank_away() -> None:
    people = [
        {"name": "Ann", "title": "SVP, Customer Care", "evidence": evidence("/news/2012/03/ann")},
        {"name": "Bo", "title": "VP, Customer Care", "evidence": evidence()},
    ]
    assert [one.person["name"] for one in rank_people(people)] == ["Ann", "Bo"]
