"""The ladder: the right person first, nobody forbidden on it, whatever the order of the input."""

from __future__ import annotations

import pytest

from exec_finder.errors import UsageError
from exec_finder.ladder import ISSUES, ladder_notes, mailbox_rung, rank_people

PAGE = [
    {"name": "Ada Abel", "title": "Chief Executive Officer"},
    {"name": "Bo Berg", "title": "Chief Operating Officer"},
    {"name": "Cy Cole", "title": "VP, Customer Care"},
    {"name": "Di Dorn", "title": "Chief Financial Officer"},
    {"name": "Ed Eck", "title": "Regional Vice President, Texas"},
    {"name": "Flo Fox", "title": "Former Chief Customer Officer"},
    {"name": "Gus Gray", "title": "VP, Investor Relations"},
    {"name": "Hal Hay", "title": "Data Protection Officer"},
]


def names(people: list[dict[str, str]], **options: str) -> list[str]:
    return [people[one.index]["name"] for one in rank_people(people, **options) if one.rung is not None]


def test_customers_first_and_the_chief_executive_last() -> None:
    assert names(PAGE) == ["Cy Cole", "Bo Berg", "Ada Abel"]


def test_the_customers_region_is_second() -> None:
    assert names(PAGE, region="Texas")[:2] == ["Cy Cole", "Ed Eck"]


def test_privacy_brings_its_officer() -> None:
    assert "Hal Hay" in names(PAGE, issue="privacy")
    assert "Hal Hay" not in names(PAGE, issue="billing")


def test_the_order_does_not_depend_on_the_input() -> None:
    assert names(PAGE) == names(PAGE[::-1])


def test_everybody_comes_back_once_with_a_reason() -> None:
    ranked = rank_people(PAGE)
    assert sorted(one.index for one in ranked) == list(range(len(PAGE)))
    assert all(one.reasons for one in ranked)


def test_an_unknown_issue_is_refused_and_the_known_are_named() -> None:
    with pytest.raises(UsageError, match="billing"):
        rank_people(PAGE, issue="weather")


@pytest.mark.parametrize("issue", ISSUES)
def test_no_issue_brings_finance_or_former_people(issue: str) -> None:
    assert not {"Di Dorn", "Flo Fox", "Gus Gray"} & set(names(PAGE, issue=issue))


def test_a_missing_customer_executive_is_said() -> None:
    assert "No executive over customer service" in ladder_notes(rank_people(PAGE[:2]))[0]


def test_mailboxes_of_executive_relations_are_a_rung() -> None:
    assert mailbox_rung("Executive Customer Relations", "x@acme.example")
    assert mailbox_rung("", "info@acme.example") is None
