"""Whose people a page or a table lists: its own organisation's of today, other bodies', or those of earlier."""

from __future__ import annotations

import pytest

from exec_finder import extract_people
from exec_finder.extract.words import body_in, section_kind

STAFF = [("Nora Hallam", "President"), ("Mike Verden", "Vice President"), ("Ada Winther", "Treasurer")]
NAMES = [name for name, _ in STAFF]
CARDS = "".join(f"<div><h4>{title}</h4><h5>{name}</h5><h6>Class of '62</h6></div>" for name, title in STAFF)
LIST = "<ul>" + "".join(f"<li>{name}, {title}</li>" for name, title in STAFF) + "</ul>"


def names(title: str, body: str, url: str = "https://brook-mill.example/list.html") -> list[str]:
    html = f"<html><head><title>{title}</title></head><body>{body}</body></html>"
    return [person.name for person in extract_people(html, url=url)]


def table(heads: str, *rows: str) -> str:
    cells = ["".join(f"<td>{cell}</td>" for cell in row.split("|")) for row in rows]
    shown = "".join(f"<th>{head}</th>" for head in heads.split("|"))
    return f"<table><tr>{shown}</tr>" + "".join(f"<tr>{row}</tr>" for row in cells) + "</table>"


@pytest.mark.parametrize(
    "title",
    [
        "Brook High School Alumni Association - Board",
        "Officers | Brook High School Alumni Association",
        "Brook High School Alumni Association",
        "Society of Authors, Brook - Home",
    ],
)
def test_the_name_of_the_own_organisation_heads_nothing_of_others(title: str) -> None:
    heading = "Brook High School Alumni Association" if "Alumni" in title else "Society of Authors, Brook"
    assert names(title, CARDS) == NAMES
    assert names(title, f"<h1>{heading}</h1>{CARDS}") == NAMES


def test_the_name_of_the_own_organisation_says_nothing_of_prose() -> None:
    prose = "<p>Please email Mike Verden, President, at president@brook-mill.example about the next reunion.</p>"
    assert names("Brook High School Alumni Association - Reunion", prose) == ["Mike Verden"]


@pytest.mark.parametrize("title", ["Testimonials | Acme", "Our Alumni | Acme University", "Alumni - Acme Association"])
def test_a_page_of_others_stays_one(title: str) -> None:
    assert names(title, CARDS, "https://acme.example/list") == []


def test_a_bodys_name_needs_more_than_the_words_for_others() -> None:
    assert body_in("Alumni Association") == body_in("What our customers say") == ""


SIGNED = (
    "Bernd Tann (Vorsitzender)|Verband der Gesamtschulen e.V.",
    "Karin Holst (Geschäftsführerin)|Bund der Lehrkräfte Nord e.V.",
    "Uwe Prell (Sprecher)|Lernwerk Ostufer gGmbH",
)


@pytest.mark.parametrize(
    "heads", ["Person|Verband", "Name|Organisation", "Name|Firma", "Nombre|Entidad", "Nom|Société"]
)
def test_people_of_other_bodies_in_a_table_are_not_the_pages(heads: str) -> None:
    body = "<h1>Erstunterzeichner</h1>" + table(heads, *SIGNED, "Ines Farber (Vorsitzende)|Quillfone Stiftung")
    assert names("Aufruf - Quillfone", body, "https://quillfone.example/aufruf") == ["Ines Farber"]


MEMBERS = (
    "Nora Hallam|President|Kestrel Labs Ltd",
    "Mike Verden|Treasurer|Harrow Research Inc",
    "Ada Winther|Secretary|Northfold University",
)


def test_a_column_of_companies_tells_of_day_jobs_on_a_board() -> None:
    rows = table("Name|Role|Company", *MEMBERS)
    assert names("Signatories - Acme", f"<h1>Signatories</h1>{rows}", "https://acme.example/x") == []
    assert names("Acme", f"<h1>Board of Directors</h1>{rows}", "https://acme.example/x") == NAMES


@pytest.mark.parametrize(
    "bodies",
    [
        ("Finance", "Field Services", "Sales"),
        ("School of Arts", "Office of Care", "College of Weaving"),
        ("Kestrel Labs Ltd",) * 3,
    ],
)
def test_departments_and_one_body_for_all_say_nothing(bodies: tuple[str, ...]) -> None:
    rows = [f"{name}|{title}|{body}" for (name, title), body in zip(STAFF, bodies, strict=True)]
    assert names("Acme", "<h1>Entries</h1>" + table("Name|Role|Organisation", *rows)) == NAMES


@pytest.mark.parametrize(
    "heading",
    [
        "Deceased Board Members",
        "In memoriam",
        "Past members",
        "Our former team",
        "Previous Committee Members",
        "Ehemalige Vorstandsmitglieder",
        "Verstorbene Mitglieder",
        "Anciens présidents",
        "Tidigare styrelse",
    ],
)
def test_people_of_earlier_are_nobody_of_today(heading: str) -> None:
    assert not set(NAMES).intersection(names("Acme", f"<h1>{heading}</h1>{CARDS}"))
    assert not set(NAMES).intersection(names("Acme", f"<h1>{heading}</h1>{LIST}"))


def test_a_heading_of_those_of_today_as_well_is_none_of_earlier() -> None:
    assert section_kind("Current and Past Board Members") == "board"
    assert names("Acme", f"<h1>Current and Past Board Members</h1>{CARDS}") == NAMES
