"""Several people in one sentence, and lines beside a name that look like names or titles themselves."""

from __future__ import annotations

import pytest

from exec_finder.extract import extract_people
from exec_finder.extract.prose import read_sentence

URL = "https://www.quillfone.example/news"


def people(html: str, url: str = URL) -> list[tuple[str, str]]:
    return [(person.name, person.title) for person in extract_people(html, url=url)]


def told(sentence: str) -> list[tuple[str, str]]:
    return [(vote.name, vote.title) for vote in read_sentence(sentence, 0, frozenset({"quillfone"}))]


THREE = ["Nora Hallam", "Peter Brandt", "Tom Arden"]


@pytest.mark.parametrize(
    "sentence",
    [
        "Quillfone has appointed Nora Hallam, Peter Brandt and Tom Arden as Senior Vice Presidents.",
        "Quillfone has promoted Nora Hallam, Peter Brandt and Tom Arden to Senior Vice President.",
        "Promotion of three colleagues—Nora Hallam, Peter Brandt, and Tom Arden—to the role of Senior Vice President.",
        "Nora Hallam, Peter Brandt and Tom Arden have been named Senior Vice Presidents of Quillfone.",
        "Nora Hallam, Peter Brandt and Tom Arden have been promoted to Senior Vice President.",
    ],
)
def test_an_office_given_to_several_is_each_ones(sentence: str) -> None:
    assert told(sentence) == [(name, "Senior Vice President") for name in THREE]


def test_offices_in_the_plural_behind_two_names() -> None:
    assert told("The company named Nora Hallam and Tom Arden vice presidents of sales.") == [
        ("Nora Hallam", "vice president of sales"),
        ("Tom Arden", "vice president of sales"),
    ]
    assert told("Marta Oliva et Tom Arden ont été nommés directeurs.") == [
        ("Marta Oliva", "directeur"),
        ("Tom Arden", "directeur"),
    ]


def test_each_of_a_row_keeps_the_office_of_their_own() -> None:
    sentence = "Quillfone appointed Nora Hallam treasurer, Peter Brandt as secretary and Tom Arden as chairman."
    assert told(sentence) == [("Nora Hallam", "treasurer"), ("Peter Brandt", "secretary"), ("Tom Arden", "chairman")]


def test_names_without_an_office_get_none() -> None:
    assert told("Nora Hallam, Peter Brandt and Tom Arden are proud of the work that was done in May.") == []


def test_what_stands_where_the_others_have_their_tasks_is_no_name() -> None:
    tasks = ["Tesoriera", "Segretario, Sponsor", "Eventi, Tour", "Alloggi, Tour", "Grafica, Loredana"]
    names = ["Laura Bellini", "Andrea Carli", "Marco Fonti", "Giulia Serra", "Elena Marchi"]
    cards = "".join(f"<div><h3>{name}</h3><h5>{task}</h5></div>" for name, task in zip(names, tasks, strict=True))
    found = people(f"<h1>Chi siamo</h1>{cards}")
    assert [name for name, _ in found] == names


def test_given_names_in_a_biography_are_whose_record_it_is() -> None:
    page = (
        "<h2>Styret</h2><p>Leder: Nora Hallam</p><p>Varamedlem: Jan Erik Solberg</p>"
        "<p>Jan Erik bor i oppgang fire og jobber som enhetsleder for en skole i nabolaget.</p>"
        "<p>Sekretær: Tom Arden</p>"
    )
    assert [name for name, _ in people(page)] == ["Nora Hallam", "Jan Erik Solberg", "Tom Arden"]


def test_a_place_and_a_label_beside_a_title_are_no_part_of_it() -> None:
    def card(name: str, post: str) -> str:
        where = "<span class=place>Upper Bramley, Ashcombe</span>"
        more = "<span class=more data-text='Her life'>View more</span>"
        return f"<div class=item><span class=name>{name}</span> {where} <span class=post>{post}</span> {more}</div>"

    page = f"<h1>Our People</h1>{card('Nora Hallam', 'Managing Director')}{card('Tom Arden', 'Tax Director')}"
    assert people(page) == [("Nora Hallam", "Managing Director"), ("Tom Arden", "Tax Director")]


def test_letters_in_the_place_of_a_picture_give_way_to_the_title_in_full() -> None:
    card = (
        "<div><div class=photo><span>CLO</span></div><h3>Nora Hallam</h3>"
        "<p>Chief Legal &amp; Business Affairs Officer</p><p>Recently appointed to strengthen our team.</p></div>"
    )
    assert people(f"<h2>Leadership</h2>{card}") == [("Nora Hallam", "Chief Legal & Business Affairs Officer")]
    other = card.replace("CLO", "CFO")
    assert people(f"<h2>Leadership</h2>{other}") == [("Nora Hallam", "CFO")]


def test_rooms_in_the_cards_of_a_staff_are_nobody() -> None:
    def card(head: str, line: str) -> str:
        return f"<article><h3>{head}</h3><div>{line}</div></article>"

    staff = [("Nora Peralta", "Directora Médica"), ("Tomás Arriaga", "Coordinación"), ("Ana Belmonte", "Enfermera")]
    rooms = [("Recepción y Sala de Espera", "Orientación"), ("Consulta Norte", "Atención Médica")]
    cards = "".join(card(*one) for one in staff)
    page = f"<h1>Nuestro Equipo</h1>{cards}<h2>Espacios de Quillfone</h2>{''.join(card(*room) for room in rooms)}"
    assert [name for name, _ in people(page)] == [name for name, _ in staff]
