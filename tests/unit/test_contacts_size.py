"""Pages with many people: each address and each name is compared with few of them."""

from __future__ import annotations

import json
from itertools import product
from typing import Any

import pytest

from exec_finder.extract import extract_people, owners
from exec_finder.extract.contact_blocks import contact_people
from exec_finder.extract.contacts import extract_contacts
from exec_finder.names import same

URL = "https://acme.example/team"
GIVEN = ("Ann", "Bo", "Carla", "Dirk", "Eva", "Frank", "Greta", "Hugo", "Ida", "Jonas", "Karin", "Lars", "Mara", "Nils")
FAMILY = [
    f"{first}{last}"
    for first, last in product(
        ("Ahl", "Bern", "Dahl", "Eck", "Fors", "Gron", "Hell", "Lind"), ("berg", "ström", "qvist", "man", "feld")
    )
]
PEOPLE = [f"{given} {family}" for given, family in product(GIVEN, FAMILY)]


def count_calls(monkeypatch: pytest.MonkeyPatch, module: Any, name: str) -> list[Any]:
    calls: list[Any] = []
    original = getattr(module, name)

    def counted(*args: Any) -> Any:
        calls.append(args)
        return original(*args)

    monkeypatch.setattr(module, name, counted)
    return calls


def test_each_address_is_held_against_few_names(monkeypatch: pytest.MonkeyPatch) -> None:
    cards = "".join(
        f"<div><h3>{name}</h3><p>Director of Sales</p><p>12 High Street</p>"
        f"<a href='mailto:{name[:2]}{number}@acme.example'>E-mail</a><p>Tel. +1 541-555-0100</p></div>"
        for number, name in enumerate(PEOPLE)
    )
    page = f"<html lang=en><h1>Team</h1>{cards}"
    people = extract_people(page, url=URL)
    assert len(people) == len(PEOPLE)
    calls = count_calls(monkeypatch, owners, "spells")
    assert len(extract_contacts(page, url=URL, people=people).addresses) == len(PEOPLE)
    assert len(calls) < 60 * len(PEOPLE)


def test_each_owner_is_held_against_few_names(monkeypatch: pytest.MonkeyPatch) -> None:
    """In the page's data they have no middle initial, so none is the very same."""
    data = [{"@type": "Person", "name": name, "email": f"x{n}@acme.example"} for n, name in enumerate(PEOPLE)]
    shown = "".join(f"<p>{name.replace(' ', ' Q. ')}, Director of Sales</p>" for name in PEOPLE)
    page = f"<h1>Team</h1>{shown}<script type='application/ld+json'>{json.dumps(data)}</script>"
    people = extract_people(page, url=URL)
    calls = count_calls(monkeypatch, same, "_families_agree")
    found = extract_contacts(page, url=URL, people=people)
    assert {one.name for one in found.addresses} == {name.replace(" ", " Q. ") for name in PEOPLE}
    assert contact_people(page, url=URL, seen_at=None, addresses=found.addresses, people=people) == ()
    assert len(calls) < 60 * len(PEOPLE)
