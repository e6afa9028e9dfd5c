"""What stands beside names and is no title; what headings, links and heads of columns say in many languages."""

from __future__ import annotations

import pytest

from exec_finder import extract_people
from exec_finder.extract.anchors import Anchor
from exec_finder.extract.own_firm import is_the_firm


def _found(html: str) -> list[tuple[str, str]]:
    return [(person.name, person.title) for person in extract_people(html, url="https://acme.example/team")]


@pytest.mark.parametrize("head", ["", "<tr><th>Name</th><th>Address</th></tr>"])
def test_what_has_numbers_and_names_no_office_is_no_title(head: str) -> None:
    """A column of streets beside names gives nobody a title."""
    people = {
        "Ann Lee": "42 Mill Row, New Ashcombe, IN 46184",
        "Percy Lund": "6847 North 75W., Ashcombe, IN 46184",
        "Nia B. Okafor": "131 Wind Road, New Ashcombe, IN 46184",
        "Robert Gold": "1311 Griffith Road, Greenhill, IN 46143",
    }
    rows = "".join(f"<tr><td>{name}</td><td>{street}</td></tr>" for name, street in people.items())
    found = _found(f"<html><body><h2>Directors</h2><table>{head}{rows}</table></body></html>")
    assert found == [(name, "") for name in people]


def test_books_are_no_offices() -> None:
    """'Competent to Counsel — NAME': one title that looks like an office makes no officers of authors."""
    books = ["Blame It on the Rain?", "Competent to Counsel", "Counsel for the Brave", "Trusting in Much", "Anger"]
    names = ["Ann Lee", "Percy Lund", "Nia Okafor", "Maria Schmidt", "Tobias Renner"]
    items = "".join(f"<li><em>{book}</em> — {name}</li>" for book, name in zip(books, names, strict=True))
    html = f"<html><body><h2>Recommended reading</h2><h3>1. Introduction</h3><ul>{items}</ul></body></html>"
    assert len(extract_people(html, url="https://acme.example/course")) <= 2


def test_a_heading_of_everyday_words_is_no_name_among_names() -> None:
    """'Why Choose Us' in the markup of the team's names, above a count of partners."""
    people = [("Ann Lee", "Treasurer"), ("Percy Lund", "Chair"), ("Nia Okafor", "Secretary")]
    cards = "".join(f"<div class=card><h3>{name}</h3><p>{title}</p></div>" for name, title in people)
    counts = "<div><h4>98%</h4><p>Satisfaction</p></div><div><h4>45+</h4><p>Local Partners</p></div>"
    html = f"<html><body><h2>Our team</h2>{cards}<div><h3>Why Choose Us</h3>{counts}</div></body></html>"
    assert _found(html) == people


@pytest.mark.parametrize(
    "card",
    ["<div><p>{post}</p><h3>{name}</h3><p>{life}</p></div>", "<dl><dt>{post}</dt><dd>{name}</dd><dd>{life}</dd></dl>"],
)
def test_a_sentence_of_a_script_without_blanks_is_no_title(card: str) -> None:
    """'2007年入社。…を担当。' below a name tells of a life; the post stands above it."""
    lives = [
        "2007年入社。品質管理、流通業務を担当。",
        "2014年入社。入社から4年間、開発を担当し、現在は営業を中心に担当。",
    ]
    people = [("田中 紀光", "営業部長"), ("森 恵子", "商品開発（本部）")]
    cards = "".join(
        card.format(name=name, post=post, life=life) for (name, post), life in zip(people, lives, strict=True)
    )
    assert _found(f"<html><body><h2>社員紹介</h2>{cards}</body></html>") == people


@pytest.mark.parametrize(
    "more",
    ["Lire la suite", "Leggi tutto", "Saiba mais", "Czytaj więcej", "Číst více", "Bővebben", "Citește mai mult",
     "Виж още", "Докладніше", "Διαβάστε περισσότερα", "Devamını oku", "Läs mer", "Lue lisää", "Loe edasi",
     "Lasīt vairāk", "Skaityti daugiau", "Opširnije", "Preberi več", "Baca Selengkapnya", "Xem thêm", "קרא עוד"],
)  # fmt: skip
def test_what_a_link_says_in_any_language_is_neither_name_nor_title(more: str) -> None:
    """'Read more' below a name that has no title, or below a title that has no name."""
    people = [("Ann Lee", "Treasurer"), ("Percy Lund", ""), ("Nia Okafor", "Secretary")]
    cards = "".join(f"<div class=card><h3>{n}</h3><p>{t}</p><a href='/x'>{more}</a></div>" for n, t in people)
    items = f"<div><h4>Workshop for treasurers</h4><a href='/w'>{more}</a></div>" * 3
    assert _found(f"<html><body><h2>Our team</h2>{cards}<h2>News</h2>{items}</body></html>") == people


@pytest.mark.parametrize(
    ("heading", "listed"),
    [("Nos médecins", True), ("Unsere Lehrkräfte", True), ("Nuestros abogados", True), ("Nossos profissionais", True),
     ("Onze mensen", True), ("Møt oss", True), ("Pracownicy", True), ("Pedagogický sbor", True),
     ("Szakembereink", True),
     ("Specialiștii noștri", True), ("Нашите специалисти", True), ("Викладачі", True), ("Οι άνθρωποί μας", True),
     ("Çalışanlarımız", True), ("Darbuotojai", True), ("Zaposleni", True), ("师资力量", True),
     ("Nos partenaires", False), ("Was unsere Kunden sagen", False), ("Opiniones", False), ("Müşterilerimiz", False)],
)  # fmt: skip
def test_names_alone_count_under_headings_of_people_in_any_language(heading: str, listed: bool) -> None:
    """No title tells who 'Ann Lee' is; the heading does."""
    names = ["Ann Lee", "Percy Lund", "Nia Okafor", "Maria Schmidt"]
    cards = "".join(f"<li><img src='{at}.jpg' alt=''><h3>{name}</h3></li>" for at, name in enumerate(names))
    html = f"<html><body><h1>Acme</h1><h2>{heading}</h2><ul>{cards}</ul></body></html>"
    found = [person.name for person in extract_people(html, url="https://acme.example/acme")]
    assert found == (names if listed else [])


@pytest.mark.parametrize(
    ("name", "title", "other"),
    [("Cognome e nome", "Qualifica", "Telefono"), ("Apellidos y nombre", "Cargo", "Teléfono"),
     ("Nazwisko i imię", "Stanowisko", "Telefon"), ("Příjmení a jméno", "Pracovní zařazení", "Kabinet"),
     ("Név", "Tisztség", "Lakcím"), ("Numele și prenumele", "Funcția deținută", "Localitate"),
     ("Трите имена", "Заемана длъжност", "Приемно време"), ("Прізвище та ім’я", "Займана посада", "Кабінет"),
     ("Vārds, uzvārds", "Amats", "Tālrunis"), ("Vardas, pavardė", "Pareigos", "Telefonas"),
     ("Ime i prezime", "Radno mjesto", "Mobitel"), ("Nama Lengkap", "Jabatan", "No HP"), ("姓名", "职称", "电话")],
)  # fmt: skip
def test_heads_of_columns_in_many_languages(name: str, title: str, other: str) -> None:
    """Posts in words of no table, known by the head of their column."""
    people = [("Ann Lee", "Zworilanda"), ("Percy Lund", "Glottonaute"), ("Nia Okafor", "Murrenika")]
    rows = "".join(f"<tr><td>{n}</td><td>Ostby</td><td>{t}</td></tr>" for n, t in people)
    head = f"<tr><th>{name}</th><th>{other}</th><th>{title}</th></tr>"
    assert _found(f"<html><body><h1>Acme</h1><table>{head}{rows}</table></body></html>") == people


@pytest.mark.parametrize("signs", ["。。。", "\ufffd", "\ufffd\ufffd \ufffd", "\u0301", "***"])
@pytest.mark.parametrize("row", ["<div><h3>{name}</h3><p>{title}</p></div>", "<p>{title} {name}</p>"])
def test_signs_alone_are_nobody(signs: str, row: str) -> None:
    """Signs without a letter where names stand, and no word to judge them by."""
    people = [("Ann Lee", "Treasurer"), ("Percy Lund", "Chair"), (signs, "Secretary"), ("Nia Okafor", "Director")]
    html = f"<html><body><h2>Our team</h2>{''.join(row.format(name=n, title=t) for n, t in people)}</body></html>"
    assert signs not in [name for name, _ in _found(html)]


def test_signs_where_a_firm_is_looked_for() -> None:
    """What has no word is no leader, and no firm that words of the address could name."""
    sign = Anchor(0, "\ufffd", 0.7, "", 0.7, 0.0)
    assert is_the_firm(sign, frozenset({"acme"}))
