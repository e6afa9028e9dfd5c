"""Contact cards of small firms: a department instead of a title, bullets before names, offices with their places."""

from __future__ import annotations

import pytest

from exec_finder.extract import extract_people
from exec_finder.extract.judge import name_score, names_functions
from exec_finder.extract.owned import is_phone

URL = "https://www.acme.example/kontakt"


def people(html: str) -> list[tuple[str, str]]:
    return [(p.name, p.title) for p in extract_people(html, url=URL)]


@pytest.mark.parametrize(
    "card",
    [
        '<div><h2>Herr Jan Berger</h2><p>Beratung &amp; Verkauf</p><a href="tel:+4989555010">089 555 010</a></div>',
        "<p><strong>Jan Berger</strong><br>Beratung &amp; Verkauf<br>Telefon 089 555 0120</p>",
        "<h1>Ihre Ansprechpartner</h1><div><h3>Jan Berger</h3><p>Beratung &amp; Verkauf</p><p>a@acme.example</p></div>",
    ],
)
def test_the_department_in_a_contact_card_is_a_title(card: str) -> None:
    assert people(card) == [("Jan Berger", "Beratung & Verkauf")]


def test_the_department_may_head_each_card() -> None:
    html = "".join(
        f'<div><h3>{what}</h3><p>{name}</p><a href="mailto:{box}@acme.example">Mail</a></div>'
        for what, name, box in (("Buchhaltung", "Petra Vogel", "vogel"), ("Einkauf", "Jan Berger", "berger"))
    )
    assert people(html) == [("Petra Vogel", "Buchhaltung"), ("Jan Berger", "Einkauf")]


def test_a_department_without_a_way_to_reach_somebody_is_no_title() -> None:
    assert people("<div><h2>Jan Berger</h2><p>Beratung &amp; Verkauf</p></div>") == []


@pytest.mark.parametrize(
    ("text", "said"), [("Ufficio acquisti", True), ("Leiter Einkauf", False), ("Jan Berger", False)]
)
def test_departments_have_no_rank(text: str, said: bool) -> None:
    assert names_functions(text) is said


@pytest.mark.parametrize("sign", ["_ ", "• ", "→ ", "» ", "✓ ", "👤 ", "▸ ", "· "])
def test_bullets_and_pictures_before_a_name_are_no_part_of_it(sign: str) -> None:
    html = f"<h3>{sign}Inés Rojas Vidal</h3><p>Gerente General</p>"
    assert people(html) == [("Inés Rojas Vidal", "Gerente General")]


def test_a_bullet_in_an_element_of_its_own_is_left_out_too() -> None:
    assert people("<h3><span>•</span> Inés Rojas Vidal</h3><p>Gerente General</p>") == [
        ("Inés Rojas Vidal", "Gerente General")
    ]


@pytest.mark.parametrize(
    "text", ["Directeur de Marigny", "Le Président du Bois-Joli", "Casa de Lirio", "Maison d'Aubrac"]
)
def test_an_office_or_a_house_with_its_place_is_nobody(text: str) -> None:
    assert name_score(text) < 0.3


def test_offices_of_clubs_and_towns_are_titles() -> None:
    html = "".join(
        f"<div><h3>{name}</h3><p>{title}</p></div>"
        for name, title in (
            ("Danijela Marković", "Predsjednica"),
            ("Martina Horvat", "Tajnica"),
            ("Anneke de Boer", "Penningmeester"),
            ("Élise Moreau", "Bourgmestre"),
        )
    )
    assert [title for _, title in people(html)] == ["Predsjednica", "Tajnica", "Penningmeester", "Bourgmestre"]


@pytest.mark.parametrize(
    "line",
    [
        "Anne Carval présidente – Bruno Morel trésorier, Luc Imbert secrétaire – Michel Vernet",
        "Anne Carval, présidente, Bruno Morel, trésorier, Luc Imbert, secrétaire",
        "Présidente Anne Carval, trésorier Bruno Morel et secrétaire Luc Imbert",
    ],
)
def test_a_running_line_gives_each_name_its_own_title(line: str) -> None:
    assert [(name, title.lower()) for name, title in people(f"<h4>Le bureau</h4><p>{line}</p>")] == [
        ("Anne Carval", "présidente"),
        ("Bruno Morel", "trésorier"),
        ("Luc Imbert", "secrétaire"),
    ]


def test_a_title_with_commas_is_one_title() -> None:
    assert people("<h2>Team</h2><p>Nia Okafor, Vice President, Customer Care, Acme</p>") == [
        ("Nia Okafor", "Vice President, Customer Care, Acme")
    ]


def test_a_name_over_two_lines_of_a_heading_is_one_name() -> None:
    html = "".join(
        f"<div><h3>{given}<br> {family}</h3><p>{title}</p></div>"
        for given, family, title in (("Dra. Clara Inés", "Beltrán Rojas", "Presidenta"), ("Juan", "Mora", "Tesorero"))
    )
    assert people(html) == [("Clara Inés Beltrán Rojas", "Presidenta"), ("Juan Mora", "Tesorero")]


def test_two_names_in_a_heading_stay_two() -> None:
    html = "<h2>Our team</h2><div><h3>Anna Berg<br>John Smith</h3><p>Directors</p></div>"
    assert "Anna Berg John Smith" not in [name for name, _ in people(html)]


@pytest.mark.parametrize(("text", "said"), [("2004-801", False), ("2018/1725", False), ("2004-8011", True)])
def test_a_laws_number_is_no_telephone(text: str, said: bool) -> None:
    assert is_phone(text) is said


@pytest.mark.parametrize(
    "shown", ["&lt;{}&gt;", "[{}]", '&lt;<a href="mailto:{}">{}</a>&gt; (<a href="/key.asc">key</a>)']
)
def test_an_address_in_brackets_behind_a_title_ends_it(shown: str) -> None:
    staff = (("Nia Okafor", "President and Treasurer", "okafor"), ("Maria Delgado", "Secretary", "delgado"))
    cards = (
        f"<h2>{name}</h2><p>{title} {shown.format(*[f'{box}@acme.example'] * 2)}</p>" for name, title, box in staff
    )
    assert people("<h1>Board</h1>" + "".join(cards)) == [(name, title) for name, title, _ in staff]
