"""Same person, once: tables of cases."""

from __future__ import annotations

import itertools
import random
import time
from dataclasses import replace
from datetime import UTC, datetime

import pytest

from exec_finder.merge import merge
from exec_finder.models import Evidence, FoundPerson

EARLY = datetime(2020, 1, 1, tzinfo=UTC)
LATE = datetime(2026, 1, 1, tzinfo=UTC)


def seen(
    name: str, title: str = "", email: str = "", *, page: str = "team", at: datetime = LATE, sure: float = 1.0
) -> FoundPerson:
    evidence = Evidence(f"https://acme.example/{page}", at, "card", name)
    return FoundPerson(name, title, email, evidence=(evidence,), confidence=sure)


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Nia Okafor", "Nia Okafor"),
        ("Nia Okafor", "NIA OKAFOR"),
        ("Nia Okafor", "Nia B. Okafor"),
        ("José Núñez", "Jose Nunez"),
        ("Robert Lindqvist", "Bob Lindqvist"),
        ("N. Okafor", "Nia Okafor"),
    ],
)
def test_forms_of_one_name_are_one_person(one: str, other: str) -> None:
    assert len(merge([seen(one, page="a"), seen(other, page="b")])) == 1


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Nia Okafor", "Nia Lindqvist"),
        ("Nia Okafor", "Tom Okafor"),
        ("Nia Okafor", "Maria Delgado"),
    ],
)
def test_others_are_others(one: str, other: str) -> None:
    assert len(merge([seen(one), seen(other)])) == 2


@pytest.mark.parametrize(
    ("one", "other"),
    [
        (("Rosa Sala", "CEO"), ("Rosa Sala Vidal", "Chief Executive Officer")),
        (("Rosa Sala Vidal", "CEO"), ("Rosa Sala Vidal del Mas", "Chief Executive Officer")),
        (("Ida Berg", "Head of Claims"), ("Ida Berg Halla", "Head of Claims")),
    ],
)
def test_a_name_that_goes_on_with_the_same_post_is_one_person(one: tuple[str, str], other: tuple[str, str]) -> None:
    assert len(merge([seen(*one, page="a"), seen(*other, page="b")])) == 1


@pytest.mark.parametrize(
    ("one", "other"),
    [
        (("Rosa Sala", "CEO"), ("Rosa Sala Vidal", "Chief Financial Officer")),
        (("Rosa Sala", "CEO, Spain"), ("Rosa Sala Vidal", "CEO, Portugal")),
        (("Rosa Sala", "CEO"), ("Rosa Salas Vidal", "CEO")),
        (("Ida Berg", ""), ("Ida Berg Halla", "")),
    ],
)
def test_a_name_that_goes_on_with_another_post_is_not(one: tuple[str, str], other: tuple[str, str]) -> None:
    assert len(merge([seen(*one, page="a"), seen(*other, page="b")])) == 2


def test_two_of_one_rank_on_one_page_stay_two() -> None:
    assert len(merge([seen("Ida Berg", "Claims Adviser"), seen("Ida Berg Halla", "Claims Adviser")])) == 2


@pytest.mark.parametrize("title", ["President:", "President,", "– President", "President |"])
def test_titles_end_with_a_word(title: str) -> None:
    assert merge([seen("Nia Okafor", title)])[0].title == "President"


def test_an_initial_that_fits_two_joins_neither() -> None:
    people = merge([seen("J. Okafor", page="a"), seen("Jane Okafor", page="b"), seen("John Okafor", page="c")])
    assert {person.name for person in people} == {"J. Okafor", "Jane Okafor", "John Okafor"}


def test_one_address_is_one_person() -> None:
    """Also where a translated page writes the name in another script."""
    people = merge(
        [seen("Nami Tanaka", email="nami@acme.example"), seen("田中奈美", email="nami@acme.example", page="ja")]
    )
    assert len(people) == 1


def test_a_shared_mailbox_does_not_make_two_people_one() -> None:
    assert len(merge([seen("Nia Okafor", email="x@acme.example"), seen("Tom Berg", email="x@acme.example")])) == 2


def test_namesakes_on_one_page_stay_two() -> None:
    people = merge(
        [
            seen("Nia Okafor", "Head of Sales", "nia.okafor@acme.example"),
            seen("Nia Okafor", "Head of Billing", "nia.okafor2@acme.example"),
        ]
    )
    assert [person.id for person in people] == ["nia-okafor", "nia-okafor-2"]
    assert {person.emails for person in people} == {("nia.okafor@acme.example",), ("nia.okafor2@acme.example",)}


def test_ids_are_ascii_and_unique() -> None:
    people = merge([seen("Åsa Öberg"), seen("Анна Иванова"), seen("王伟")])
    assert {person.id for person in people} == {"asa-oberg", "anna-ivanova", "wangwei"}


@pytest.mark.parametrize(
    ("forms", "wanted"),
    [
        (("NIA OKAFOR", "Nia Okafor"), "Nia Okafor"),
        (("N. Okafor", "Nia Okafor"), "Nia Okafor"),
        (("Nia B. Okafor", "Nia Okafor"), "Nia B. Okafor"),
    ],
)
def test_the_fullest_name_of_equally_good_pages(forms: tuple[str, str], wanted: str) -> None:
    assert [p.name for p in merge(seen(name, page=str(n)) for n, name in enumerate(forms))] == [wanted]


def test_the_name_the_best_page_uses() -> None:
    """A committee's list may be more formal than the name that addresses are made of."""
    people = merge([seen("Bob Lindqvist"), seen("Robert Karl Lindqvist", page="list", sure=0.6)])
    assert [person.name for person in people] == ["Bob Lindqvist"]


def test_the_name_most_pages_use() -> None:
    """Of equally good pages; addresses are made of the name a person goes by."""
    records = [seen("Nia Berg Okafor", page="a"), seen("Nia Okafor", page="b"), seen("Nia Okafor", page="c", sure=0.5)]
    assert [person.name for person in merge(records)] == ["Nia Okafor"]


def test_the_name_that_goes_with_the_title() -> None:
    """Of equally good pages: one calls the board member Bob, the other the volunteer Robert."""
    records = [seen("Bob Lindqvist", "Board Member"), seen("Robert Lindqvist", "Community Volunteer", page="list")]
    assert [(person.name, person.title) for person in merge(records)] == [("Bob Lindqvist", "Board Member")]


@pytest.mark.parametrize(
    ("found", "wanted"),
    [
        ([("Head of Billing", 0.9, LATE), ("Manager", 0.5, LATE)], "Head of Billing"),
        ([("Head of Billing", 1.0, EARLY), ("Head of Sales", 1.0, LATE)], "Head of Sales"),
        ([("Board Member", 1.0, LATE), ("Chief Executive Officer", 1.0, LATE)], "Chief Executive Officer"),
        ([("Community Volunteer", 1.0, LATE), ("Board Member", 1.0, LATE)], "Board Member"),
        ([("Former Head of Billing", 1.0, LATE), ("Head of Sales", 0.8, LATE)], "Head of Sales"),
        ([("", 1.0, LATE), ("Head of Sales", 0.6, LATE)], "Head of Sales"),
        ([("HEAD OF SALES", 1.0, LATE), ("Head of Sales", 1.0, LATE)], "Head of Sales"),
    ],
)
def test_which_title_counts(found: list[tuple[str, float, datetime]], wanted: str) -> None:
    records = [seen("Nia Okafor", t, page=str(n), at=at, sure=sure) for n, (t, sure, at) in enumerate(found)]
    person = merge(records)[0]
    assert person.title == wanted
    assert wanted not in person.titles


def test_nothing_is_lost() -> None:
    """Other titles, addresses, numbers and all evidence stay, the best first."""
    one = replace(seen("Nia Okafor", "CEO", "nia@acme.example"), phone="+1 555 0100", section="Leadership")
    two = replace(
        seen("Nia Okafor", "Trustee", "n.okafor@acme.example", page="b", sure=0.5), link="https://acme.example/n"
    )
    person = merge([two, one])[0]
    assert (person.title, person.titles) == ("CEO", ("Trustee",))
    assert person.emails == ("nia@acme.example", "n.okafor@acme.example")
    assert person.phones == ("+1 555 0100",)
    assert person.section == "Leadership"
    assert person.link == "https://acme.example/n"
    assert person.confidence == 1.0
    assert [piece.url for piece in person.evidence] == ["https://acme.example/team", "https://acme.example/b"]


@pytest.mark.parametrize(
    ("title", "section", "wanted"),
    [
        ("Vice President, Midwest", "Leadership", "Midwest"),
        ("Vice President", "Midwest Region", "Midwest"),
        ("Vice President", "Leadership", ""),
        ("", "", ""),
    ],
)
def test_the_region_that_title_or_heading_names(title: str, section: str, wanted: str) -> None:
    assert [person.region for person in merge([replace(seen("Nia Okafor", title), section=section)])] == [wanted]


def test_surest_first() -> None:
    people = merge([seen("Tom Berg", sure=0.4), seen("Nia Okafor", sure=0.9)])
    assert [person.name for person in people] == ["Nia Okafor", "Tom Berg"]


def test_order_of_the_input_does_not_matter() -> None:
    records = [
        seen("J. Okafor", "Clerk", page="a"),
        seen("Jane Okafor", "CEO", page="b", at=EARLY),
        seen("Jane B. Okafor", "Chief Executive Officer", "jane@acme.example", page="c"),
        seen("Bob Berg", "VP", page="d"),
        seen("Robert Berg", "Vice President", page="a", sure=0.7),
    ]
    merged = {tuple(merge(order)) for order in itertools.permutations(records)}
    assert len(merged) == 1


def test_nobody() -> None:
    assert merge([]) == []


def test_thousands_do_not_take_long() -> None:
    """Also where all have one family name."""
    letters = random.Random(7)
    given = ["".join(letters.choices("abcdefghijklmnopqrstuvwxyz", k=8)).title() for _ in range(1500)]
    start = time.perf_counter()
    people = merge(seen(f"{name} Okafor", "Agent") for name in given)
    assert len(people) > 1000
    assert time.perf_counter() - start < 20


@pytest.mark.parametrize(("sure", "title"), [(0.96, "1st Vice President"), (0.8, "Chair")])
def test_a_hair_of_sureness_does_not_bring_the_chair_of_a_committee_before_an_office(sure: float, title: str) -> None:
    found = [seen("Nia Okafor", "1st Vice President", page="officers", sure=sure - 0.03)]
    (person,) = merge([*found, seen("Nia Okafor", "Chair", page="committees", sure=0.96)])
    assert person.title == title
