"""Variants of one person's name, and the spellings that addresses use."""

from __future__ import annotations

from itertools import combinations

import pytest

from exec_finder.names import name_key, name_tokens, same_person

VARIANTS = [
    ['Robert "Bob" Q. Fields, Jr.', "Bob Fields", "FIELDS, Robert Q.", "Robert Fields"],
    ["José García Márquez", "Jose Garcia", "GARCÍA MÁRQUEZ, José"],
    ["Jörg Müller", "Joerg Mueller", "Jorg Muller", "Dr. Jörg Müller"],
    ["Иван Громов", "Ivan Gromov", "Громов Иван Андреевич"],
    ["Morita Haruto", "Haruto MORITA"],
    ["Katherine O’Neil", "Kate O'Neil", "KATHERINE O'NEIL"],
    ["Robert Q. Poole", "R. Poole", "Bob Poole"],
    ["J. Edgar Poole", "Edgar Poole"],
    ["Jean-Luc de la Tour", "Jean Luc DE LA TOUR"],
    ["Sarah Jones-Fields", "Sarah Fields", "Sarah Jones"],
    ["Giuseppe Conti", "Beppe Conti"],
]
DIFFERENT = [
    ("Ann Fields", "Bob Fields"),
    ("Robert A. Fields", "Robert Q. Fields"),
    ("John Fields Jr.", "John Fields Sr."),
    ("Tom Fields", "Tim Fields"),
    ("Stephen Doe", "Stephanie Doe"),
    ("Peter Jones", "Peter Smith"),
    ("T. Doe", "R. Doe"),
    ("Madge", "Marge"),
    ("Jane Doe", ""),
]


@pytest.mark.parametrize("names", VARIANTS, ids=lambda names: str(names[0]))
def test_variants_are_one_person(names: list[str]) -> None:
    assert all(same_person(names[0], b) and same_person(b, names[0]) for b in names)


def test_all_forms_agree_where_each_is_whole() -> None:
    assert all(same_person(a, b) for a, b in combinations(VARIANTS[0], 2))


@pytest.mark.parametrize(("a", "b"), DIFFERENT)
def test_others_are_not(a: str, b: str) -> None:
    assert not same_person(a, b)
    assert not same_person(b, a)


def test_one_key_however_it_is_printed() -> None:
    assert len({name_key(n) for n in ("Jane Q. Doe", "DOE, Jane Q.", "Dr. Jane Q. Doe, CPA", "JANE Q. DOE")}) == 1
    assert name_key("Jane Doe") != name_key("Jane Roe")
    assert name_key("") == ""


@pytest.mark.parametrize(
    ("name", "part", "expected"),
    [
        ("Jörg Müller", "given", {"jorg", "joerg"}),
        ("Jörg Müller", "family", {"muller", "mueller"}),
        ("Søren Åkesson", "given", {"soren", "soeren"}),
        ("Søren Åkesson", "family", {"akesson", "aakesson"}),
        ("Łukasz Weiß", "family", {"weiss"}),
        ("Jean-Luc de la Tour", "given", {"jeanluc", "jean-luc", "jean"}),
        ("Jean-Luc de la Tour", "family", {"delatour", "tour", "de-la-tour"}),
        ("Siobhan O'Brien-Smith", "family", {"obriensmith", "obrien-smith", "obrien", "smith"}),
        ("Юлия Щербакова", "given", {"yuliya", "iuliia"}),
        ("Юлия Щербакова", "family", {"shcherbakova"}),
        ("Γιώργος Παπαδόπουλος", "family", {"papadopoulos"}),
        ("דנה לוי", "family", {"levi", "levy"}),
        ("田中 健一", "family", {"tanaka"}),
        ("王伟", "given", {"wei"}),
        ("Robert Fields", "nicknames", {"bob", "rob"}),
        ("Robert Fields", "middle", set()),
    ],
)
def test_spellings(name: str, part: str, expected: set[str]) -> None:
    found = {spelling.text for spelling in getattr(name_tokens(name), part)}
    assert expected <= found
    assert bool(found) == bool(expected)


def test_the_plainest_spelling_comes_first() -> None:
    assert name_tokens("Jörg Müller").family[0].text == "muller"
    weights = [s.weight for s in name_tokens("Jean-Luc de la Tour").family]
    assert weights == sorted(weights, reverse=True)
