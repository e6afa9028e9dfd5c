"""Nothing on a suppression list comes out."""

from __future__ import annotations

from pathlib import Path

import pytest

from exec_finder.errors import InputError
from exec_finder.models import Contacts, Evidence, FoundAddress, Person
from exec_finder.suppress import Suppressions, read_suppressions

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
