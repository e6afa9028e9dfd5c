"""Name, post and address below each other, where no list knows the name."""

from __future__ import annotations

import pytest

from exec_finder.extract import extract_contacts
from exec_finder.extract.contact_blocks import contact_people
from exec_finder.models import FoundPerson
from tests.servers.memory_web import SEEN_AT

URL = "https://acme.example/press/1"


def blocks(html: str, *people: FoundPerson) -> list[tuple[str, str, str]]:
    contacts = extract_contacts(html, url=URL, people=people)
    found = contact_people(html, url=URL, seen_at=SEEN_AT, addresses=contacts.addresses, people=people)
    return [(person.name, person.title, person.email) for person in found]


VELDT = ("Abbo Veldtgen", "Business Manager", "abbo@acme.example")


@pytest.mark.parametrize(
    "html",
    [
        "<h3>Press contact</h3><p>Abbo Veldtgen<br>Business Manager<br>Acme, Inc.<br>abbo@acme.example</p>",
        "<p>Abbo Veldtgen<br>Business Manager<br><a href='mailto:abbo@acme.example'>Email</a></p>",
        "<p>Media contact: Abbo Veldtgen, Business Manager, abbo@acme.example</p>",
        "<p>Abbo Veldtgen, Business Manager, at abbo@acme.example</p>",
        "<p>Abbo Veldtgen – Business Manager – 512 555 0100 – abbo@acme.example</p>",
    ],
)
def test_a_post_below_a_name_that_an_address_spells_is_theirs(html: str) -> None:
    assert blocks(html) == [VELDT]


def test_whom_the_page_shows_anyway_is_not_told_twice() -> None:
    html = "<p>Abbo Veldtgen<br>Business Manager<br>abbo@acme.example</p>"
    assert blocks(html, FoundPerson("Abbo Veldtgen", "Business Manager")) == []


@pytest.mark.parametrize(
    "html",
    [
        "<p>Abbo Veldtgen<br>Acme, Inc.<br>abbo@acme.example</p>",
        "<p>Write to Abbo Veldtgen, who loves anvils: abbo@acme.example</p>",
        "<p>Business Manager<br>info@acme.example</p>",
        "",
    ],
)
def test_without_a_post_nobody_is_made_up(html: str) -> None:
    assert blocks(html) == []


def test_evidence_shows_the_block() -> None:
    html = "<p>Abbo Veldtgen<br>Business Manager<br>abbo@acme.example</p>"
    contacts = extract_contacts(html, url=URL)
    person = contact_people(html, url=URL, seen_at=SEEN_AT, addresses=contacts.addresses, people=())[0]
    assert person.evidence[0].quote == "Abbo Veldtgen · Business Manager · abbo@acme.example"
    assert (person.evidence[0].url, person.evidence[0].extractor) == (URL, "contact")
