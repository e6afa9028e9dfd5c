"""Labels before values and heads of columns, however they are spelled and in whatever language."""

from __future__ import annotations

import pytest

from exec_finder import extract_people
from exec_finder.extract.careers import without_date
from exec_finder.extract.lines import labelled
from exec_finder.extract.phones import is_fax, is_no_phone
from exec_finder.extract.words import parted_label, said_as

URL = "https://acme.example/team"


def _pairs(body: str) -> list[tuple[str, str]]:
    page = f"<html><body><h1>Team</h1>{body}</body></html>"
    return [(person.name, person.title) for person in extract_people(page, url=URL)]


@pytest.mark.parametrize(
    ("line", "kind", "value"),
    [
        ("Funktion: Kassenwartin", "title", "Kassenwartin"),
        ("FUNCION: Tesorera", "title", "Tesorera"),
        ("Radno mjesto : blagajnica", "title", "blagajnica"),
        ("役 職：監事", "title", "監事"),
        ("氏　名：山田花子", "name", "山田花子"),
        ("Ime i prezime: Nia Okafor", "name", "Nia Okafor"),
        ("Imię i nazwisko:Nia Okafor", "name", "Nia Okafor"),
        ("Treasurer: Nia Okafor", "", "Treasurer: Nia Okafor"),
        ("Title:", "", "Title:"),
    ],
)
def test_a_label_is_known_in_capitals_without_accents_and_with_blanks(line: str, kind: str, value: str) -> None:
    assert labelled(line) == (kind, value)


def test_the_colon_of_both_sexes_ends_no_label() -> None:
    assert parted_label("Ansprechpartner:in: Nia Okafor") == ("Ansprechpartner:in", "Nia Okafor")
    assert said_as("label-contact", "Ansprechpartner:in")


@pytest.mark.parametrize(
    ("name", "title", "other"),
    [
        ("Ime i prezime", "Radno mjesto", "Broj telefona"),
        ("Име и презиме", "Радно место", "Број телефона"),
        ("Titul, meno, priezvisko", "Funkčné zaradenie", "Číslo dverí"),
        ("Ime in priimek", "Delovno mesto", "Elektronski naslov"),
        ("氏　名", "役 職", "連絡先"),
        ("Nom i cognoms", "Càrrec", "Correu electrònic"),
        ("Vardas, pavardė", "Pareigybės pavadinimas", "Mob. tel."),
        ("Nama Pejabat", "Jabatan", "No. HP"),
        ("Ansprechpartner/in", "Funktion", "Durchwahl"),
    ],
)
def test_a_column_below_a_head_of_titles_holds_titles(name: str, title: str, other: str) -> None:
    """Words that no table has are titles for where they stand."""
    rows = "".join(
        f"<tr><td>{who}</td><td>{post}</td><td>12</td></tr>"
        for who, post in (("Nia Okafor", "Quandling"), ("Percy Lund", "Frobner"), ("Ada Quist", "Snarl"))
    )
    table = f"<table><tr><th>{name}</th><th>{title}</th><th>{other}</th></tr>{rows}</table>"
    assert _pairs(table) == [("Nia Okafor", "Quandling"), ("Percy Lund", "Frobner"), ("Ada Quist", "Snarl")]


@pytest.mark.parametrize(
    "label",
    ["Sentralbord", "Üldtelefon", "Klientų aptarnavimas", "Ústředna", "Τηλεφωνικό κέντρο", "代表電話", "Centraleta"],
)
def test_the_switchboards_number_is_nobodys(label: str) -> None:
    card = f"<div><h3>Nia Okafor</h3><p>Treasurer</p><p>{label}: +1 212 555 2368</p></div>"
    (person,) = extract_people(f"<html><body><h1>Team</h1>{card}</body></html>", url=URL)
    assert (person.name, person.phone) == ("Nia Okafor", "")


@pytest.mark.parametrize(
    "line", ["Struka: odvjetnica", "Poklic: Odvetnica", "Специалност: Адвокат", "Đơn vị công tác: Luật sư"]
)
def test_what_somebody_does_elsewhere_is_no_title(line: str) -> None:
    cards = "".join(f"<div><h3>{who}</h3><p>{line}</p></div>" for who in ("Nia Okafor", "Percy Lund", "Ada Quist"))
    assert {title for _, title in _pairs(cards)} == {""}


@pytest.mark.parametrize(
    ("text", "title"),
    [
        ("igazgató 2019 óta", "igazgató"),
        ("igazgató (2019-től)", "igazgató"),
        ("Genel Müdür 2019'dan beri", "Genel Müdür"),
        ("代表取締役社長（2019年より）", "代表取締役社長"),
        ("direktorius nuo 2019 m.", "direktorius"),
        ("Директор с 2019 года", "Директор"),
        ("vadītājs kopš 2019. gada", "vadītājs"),
        ("Directora des de 2018", "Directora"),
        ("Direktor (2015–danas)", "Direktor"),
        ("Tesorera (elegida en 2019)", "Tesorera"),
        ("Managing Director 2019 – present", "Managing Director"),
        ("CEO May 2019 – present", "CEO"),
        ("Head of Unit 2019 Budget", "Head of Unit 2019 Budget"),
    ],
)
def test_since_when_a_post_is_held_is_no_part_of_it(text: str, title: str) -> None:
    assert without_date(text) == title


@pytest.mark.parametrize("note", ["upražnjeno", "laisvos pareigos", "vakantna", "暫缺"])
def test_an_empty_office_is_nobody(note: str) -> None:
    cards = "".join(
        f"<div><h3>{who}</h3><p>Director</p></div>" for who in ("Nia Okafor", "Percy Lund", "Ada Quist", note)
    )
    assert len(_pairs(cards)) == 3


def test_a_blank_to_be_filled_in_behind_an_honorific_is_nobody() -> None:
    cards = "".join(
        f"<div><h3>أ.د. [الاسم]</h3><p>مدير {what}</p></div>" for what in ("المالية", "التسويق", "المبيعات")
    )
    assert _pairs(cards) == []


@pytest.mark.parametrize("label", ["Faksi:", "Fakss", "Telefaks", "Belgegeçer:", "Факс"])
def test_a_fax_is_told_in_every_language(label: str) -> None:
    assert is_fax(label)


@pytest.mark.parametrize("label", ["Įmonės kodas", "OIB:", "Registrikood", "法人番号", "Davčna številka:", "ЄДРПОУ"])
def test_the_number_of_a_register_is_no_phone(label: str) -> None:
    assert is_no_phone(label)
