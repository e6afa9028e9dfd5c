"""Nothing on a suppression list comes out."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest

from exec_finder.errors import InputError
from exec_finder.export import FORMATS, export
from exec_finder.models import Contacts, Evidence, FoundAddress, Person
from exec_finder.suppress import Suppressions, read_suppressions
from tests.reports import ANN, REPORT

SEEN = (Evidence("https://www.acme.example/team", None, "card", ""),)


def ann(*emails: str) -> Person:
    return Person("ann-lee", "Ann Lee", "SVP", SEEN, emails=emails)


def listed(tmp_path: Path, text: str) -> Suppressions:
    path = tmp_path / "list.txt"
    path.write_text(text, "utf-8")
    return read_suppressions([path])


def test_a_listed_person_is_gone_with_the_address(tmp_path: Path) -> None:
    hide = listed(tmp_path, "# asked us to\nAnn Lee   # since May\n")
    page = Contacts((FoundAddress("ann.lee@acme.example", "Ann Lee", role=False, evidence=SEEN),))
    assert hide.people([ann()]) == []
    assert hide.contacts(page).addresses == ()


def test_a_person_may_be_listed_for_one_domain_only(tmp_path: Path) -> None:
    assert listed(tmp_path, "Ann Lee @ acme.example").people([ann()]) == []
    assert listed(tmp_path, "Ann Lee @ other.example").people([ann()]) == [ann()]


def test_listed_addresses_and_domains_are_taken_from_people(tmp_path: Path) -> None:
    hide = listed(tmp_path, "ann@acme.example\n@Home.example\n")
    person = ann("ann@acme.example", "ann@mail.home.example", "alee@acme.example")
    assert [p.emails for p in hide.people([person])] == [("alee@acme.example",)]


def test_the_empty_list_hides_nothing() -> None:
    assert Suppressions().people([ann("a@acme.example")]) == [ann("a@acme.example")]


def test_a_list_that_cannot_be_read_is_said(tmp_path: Path) -> None:
    with pytest.raises(InputError, match=r"gone\.txt"):
        read_suppressions([tmp_path / "gone.txt"])
    (tmp_path / "bad.txt").write_bytes(b"\xff\xfe\x00bad")
    with pytest.raises(InputError, match=r"bad\.txt"):
        read_suppressions([tmp_path / "bad.txt"])


@pytest.mark.parametrize(
    ("entry", "gone"),
    [
        ("ann.lee@acme.example", "ann.lee@acme.example"),
        ("@acme.example", "@acme.example"),
        ("executive.relations@acme.example", "executive.relations@acme.example"),
    ],
)
def test_what_is_listed_is_in_no_output_guessed_or_published(tmp_path: Path, entry: str, gone: str) -> None:
    report = listed(tmp_path, entry).report(REPORT)
    assert gone in export(REPORT, "json")
    assert [form for form in FORMATS if gone in export(report, form)] == []


def test_quotes_give_away_neither_listed_people_nor_private_addresses(tmp_path: Path) -> None:
    quote = Evidence(
        "https://acme.example/team", None, "card", "Di Oak, reach Ann at ann@gmail.com or ann@acme.example"
    )
    report = replace(REPORT, people=(replace(ANN, evidence=(quote,)),), notes=("Di Oak would be ann@gmail.com",))
    hidden = listed(tmp_path, "Di Oak\n").report(report)
    assert hidden.people[0].evidence[0].quote == "[withheld], reach Ann at [withheld] or ann@acme.example"
    assert hidden.notes == ("[withheld] would be [withheld]",)


def test_a_ladder_names_nobody_who_is_gone(tmp_path: Path) -> None:
    hidden = listed(tmp_path, "executive.relations@acme.example").report(REPORT)
    assert hidden.ladder == ("ann-lee", "bo-fox")
