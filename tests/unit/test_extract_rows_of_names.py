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


@pytest.mark.parametrize(
    ("sentence", "name", "title"),
    [
        (
            "Der Geschäftsführer der Quillfone GmbH, Christoph Hallam, freut sich.",
            "Christoph Hallam",
            "Geschäftsführer",
        ),
        ("Die Leiterin des Einkaufs der Quillfone AG, Nora Berg, kam.", "Nora Berg", "Leiterin des Einkaufs"),
        ("Le directeur général de Quillfone SA, Paul Morel, a dit oui.", "Paul Morel", "directeur général"),
        ("El director general de Quillfone S.A., Pablo Morales, dijo que sí.", "Pablo Morales", "director general"),
        ("De directeur van Quillfone BV, Jan de Vries, zei dat het goed ging.", "Jan de Vries", "directeur"),
    ],
)
def test_the_firm_may_stand_between_a_title_and_its_name(sentence: str, name: str, title: str) -> None:
    assert told(sentence) == [(name, title)]


@pytest.mark.parametrize(
    "sentence",
    [
        "Der Geschäftsführer der Kestrel GmbH, Christoph Hallam, freut sich.",
        "Le directeur général de Kestrel Labs, Paul Morel, a dit oui.",
        "De directeur van Kestrelbank, Jan de Vries, zei dat het goed ging.",
        "Director - Percy Lund Milling and Sugar Trading Ltd.",
    ],
)
def test_the_heads_of_other_firms_and_firms_called_after_people_are_nobody(sentence: str) -> None:
    assert told(sentence) == []


@pytest.mark.parametrize(
    ("sentence", "title"),
    [
        ("Nora Berg, jusqu'ici directrice commerciale, va devenir directrice générale.", "directrice générale"),
        ("Nora Berg, bisher Leiterin Einkauf, wird Geschäftsführerin.", "Geschäftsführerin"),
        ("Nora Berg, for now treasurer at Kestrel Labs Inc, has been named CEO of Quillfone", "CEO"),
        ("Gestern wurde Nora Berg vom Aufsichtsrat zur weiteren Geschäftsführerin bestellt.", "Geschäftsführerin"),
        ("Styrelsen har enhälligt utsett Nora Berg till ny koncernchef.", "koncernchef"),
        ("My name is Nora Berg and I am the Head of Customer Care.", "Head of Customer Care"),
    ],
)
def test_the_post_of_now_wins_over_the_one_until_now(sentence: str, title: str) -> None:
    assert told(sentence) == [("Nora Berg", title)]


def test_a_post_until_now_alone_is_none() -> None:
    assert told("Asume Tom Arden, hasta ahora el gerente general de Kestrel, en su reemplazo.") == []


@pytest.mark.parametrize(
    ("headline", "title"),
    [
        ("Nora Berg es la nueva gerente general", "gerente general"),
        ("Nora Berg è la nuova amministratrice delegata", "amministratrice delegata"),
        ("Nora Berg é a nova diretora geral", "diretora geral"),
    ],
)
def test_a_headline_says_who_is_the_new_one(headline: str, title: str) -> None:
    assert people(f"<h1>{headline}</h1><p>Quillfone sells telephones.</p>") == [("Nora Berg", title)]


def test_the_first_post_of_a_signature_is_the_main_one_and_a_degree_none() -> None:
    page = "<p>With pride,</p><p>Nora Hallam<br>Dean &amp; Arden Chair<br>Professor of Higher Education</p>"
    assert people(page) == [("Nora Hallam", "Dean & Arden Chair")]
    page = "<h1>Our Staff</h1><h2>Nora Hallam</h2><h3>Ph.D, Director</h3><p>Born in Ashcombe, she earned a BA.</p>"
    assert people(page) == [("Nora Hallam", "Director")]


def test_towns_below_a_heading_of_people_are_nobody() -> None:
    places = "".join(f"<div><h3>{town}</h3><p>Via Roma {n}</p></div>" for n, town in enumerate(["Basso Colverde"], 4))
    assert people(f"<h1>Chi siamo</h1>{places}") == []
    assert [name for name, _ in people("<h1>Chi siamo</h1><p>Laura Bellini</p><p>Marco Fonti</p><p>Ugo Neri</p>")] == [
        "Laura Bellini",
        "Marco Fonti",
        "Ugo Neri",
    ]
