"""Boards of associations in many languages: terms of office, lists beside lists, offices and what is none."""

from __future__ import annotations

import pytest

from exec_finder.extract import extract_people
from exec_finder.extract.careers import without_date
from exec_finder.extract.judge import SURE, name_score, shown_name, title_score
from exec_finder.extract.lines import read_pair, without_asides

URL = "https://www.quillfone.example/board"


def people(html: str, url: str = URL) -> list[tuple[str, str]]:
    return [(person.name, person.title) for person in extract_people(html, url=url)]


def names(html: str) -> set[str]:
    return {name for name, _ in people(html)}


# --- one list after the other, each with its years --------------------------------------------------------------------

_TERMS = [("Nora Hallam", "Tom Arden"), ("Wanda Keller", "Peter Hamilton"), ("Ada Merrin", "Bram Ostler")]


def _chronicle(*heads: str) -> str:
    lists = zip(heads, _TERMS, strict=False)
    return "".join(f"<h3>{h}</h3><ul><li>{a}, President</li><li>{b}, Treasurer</li></ul>" for h, (a, b) in lists)


@pytest.mark.parametrize(
    "heads",
    [
        ("2024 – 2026", "2022 – 2024", "2020 – 2022"),
        ("Aktueller Vorstand (seit 01.03.2024)", "Vorstand seit 12.03.2021", "Vorstand seit 09.03.2018"),
        ("Zarząd 2024–2028", "Zarząd 2020–2024"),
        ("Junta directiva 2025", "Junta directiva 2023"),
    ],
)
def test_of_several_terms_only_the_newest_is_in_office(heads: tuple[str, ...]) -> None:
    assert people(_chronicle(*heads)) == [("Nora Hallam", "President"), ("Tom Arden", "Treasurer")]


def test_the_newest_term_may_come_last() -> None:
    found = names(_chronicle("Board 2020", "Board 2022", "Board 2024"))
    assert found == {"Ada Merrin", "Bram Ostler"}


def test_dated_headings_of_different_bodies_are_no_chronicle() -> None:
    assert len(names(_chronicle("Board 2024–2026", "Advisory Committee 2023–2025"))) == 4


def test_the_year_under_a_name_is_no_heading_of_a_term() -> None:
    cards = "".join(
        f"<div><h3>{name}</h3><p>Trustee</p><h4>Trustee since {year}</h4></div>"
        for name, year in [("Nora Hallam", 2023), ("Tom Arden", 2019), ("Wanda Keller", 2015)]
    )
    assert len(names(f"<h2>Our board</h2>{cards}")) == 3


# --- titles with more behind them -------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("said", "title"),
    [
        ("Presidente · 2 años", "Presidente"), ("Treasurer (3-year term)", "Treasurer"), ("Kassör 2 år", "Kassör"),
        ("Schatzmeisterin, 2 Jahre", "Schatzmeisterin"), ("Předseda – 4 roky", "Předseda"),
        ("Head of Year 7", "Head of Year 7"), ("Year 6 Teacher", "Year 6 Teacher"),
    ],
)  # fmt: skip
def test_how_long_a_post_is_held_is_none_of_the_title(said: str, title: str) -> None:
    assert without_date(said) == title


# --- lists beside lists -----------------------------------------------------------------------------------------------

_NAMES, _TITLES = ["Nora Hallam", "Tom Arden", "Wanda Keller", "Peter Hamilton"], ["President", "Director", "Director"]


def _columns(titles: list[str]) -> str:
    left, right = ("".join(f"<div class=x>{text}</div>" for text in texts) for texts in (_NAMES, titles))
    return f"<h2>Board</h2><section><div>{left}</div><div>{right}</div></section><p>We meet on Mondays.</p>"


def test_a_list_of_titles_beside_a_list_of_names() -> None:
    assert people(_columns([*_TITLES, "Keeper"])) == list(zip(_NAMES, [*_TITLES, "Keeper"], strict=True))


def test_lists_of_different_lengths_tell_nothing() -> None:
    assert {title for _, title in people(_columns([*_TITLES, "Keeper", "Clerk"]))} != {*_TITLES, "Keeper"}


# --- names ------------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("M S SATHYAN", "M S SATHYAN"), ("M. R. Pillai", "M. R. Pillai"), ("D.R. Mehta", "D.R. Mehta"),
        ("Ms. Pillai", "Pillai"), ("H.E. Eng. Fahad Al-Otaibi", "Fahad Al-Otaibi"),
    ],
)  # fmt: skip
def test_initials_are_no_form_of_address(text: str, name: str) -> None:
    assert shown_name(text) == name


def test_names_of_many_cards_may_lead_home() -> None:
    cards = "".join(f'<div><h4><a href="/">{n}</a></h4><h6><a href="/">Trustee</a></h6></div>' for n in _NAMES)
    assert people(f"<h2>Trustees</h2>{cards}") == [(name, "Trustee") for name in _NAMES]


# --- offices ----------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    "title",
    [
        "Lehrling", "Schützenmeisterin", "Zuchtwart", "Apprenti", "Tirocinante", "Capitano", "Aprendiz", "Comodoro",
        "Jovem aprendiz", "Opperhoofdman", "Hamnkapten", "Havnefoged", "Satamakapteeni", "Drużynowa", "Vůdce oddílu",
        "Óvónő", "Căpitan", "Диригент", "Старшина", "Διάκονος", "Kaptan", "מתמחה", "Õpipoiss", "Zborovođa", "Vajenec",
        "Председник", "世話人", "住持", "담임교사", "Tower Captain",
    ],
)  # fmt: skip
def test_offices_of_small_bodies(title: str) -> None:
    assert title_score(title) >= SURE


@pytest.mark.parametrize("text", ["Treasurer Ada Baker", "2. Vorsitzende Ada Koch", "Ada Baker Treasurer"])
def test_a_surname_may_be_what_somebody_does(text: str) -> None:
    pair = read_pair(text)
    assert pair is not None
    assert pair.name in {"Ada Baker", "Ada Koch"}


@pytest.mark.parametrize("sign", [" ", "：", ": "])
def test_offices_that_only_name_a_function_among_offices(sign: str) -> None:
    board = [("会長", "山田太郎"), ("副会長", "佐藤花子"), ("会計", "鈴木一郎"), ("監査", "高橋次郎")]
    page = "".join(f"<li>{title}{sign}{name}</li>" for title, name in board)
    assert people(f"<h2>役員</h2><ul>{page}</ul>") == [(name, title) for title, name in board]


@pytest.mark.parametrize(
    "label",
    ["Beruf:", "Profession:", "Profesión:", "Zawód:", "Zaměstnání:", "Место работы:", "Foglalkozása:", "現職："],
)
def test_what_somebody_does_elsewhere_is_no_title_here(label: str) -> None:
    board = [("Nora Hallam", "Lehrerin", "President"), ("Tom Arden", "Ingenieur", "Treasurer")]
    cards = "".join(f"<div><h3>{name}</h3><p>{label} {job}</p><p>{title}</p></div>" for name, job, title in board)
    assert people(f"<h2>Board</h2>{cards}") == [(name, title) for name, _, title in board]


@pytest.mark.parametrize("said", ["vakant", "N.N.", "à pourvoir", "wakat", "neobsazeno", "вакансия", "欠員", "TBC"])
def test_an_office_that_nobody_holds(said: str) -> None:
    board = [("Nora Hallam", "President"), (said.capitalize(), "Treasurer"), ("Tom Arden", "Secretary")]
    rows = "".join(f"<tr><td>{title}</td><td>{name}</td></tr>" for name, title in board)
    assert names(f"<h2>Board</h2><table>{rows}</table>") == {"Nora Hallam", "Tom Arden"}


@pytest.mark.parametrize("of", ["Portrait von", "Photo of", "Foto", "Фото", "Zdjęcie"])
def test_pictures_that_say_whose_portrait_they_are(of: str) -> None:
    cards = "".join(
        f'<div><img src="a.png" alt="{of} {name}"><p>{title}</p></div>'
        for name, title in [("Nora Hallam", "President"), ("Tom Arden", "Treasurer")]
    )
    assert people(f"<h2>Team</h2>{cards}") == [("Nora Hallam", "President"), ("Tom Arden", "Treasurer")]


def test_the_name_of_a_body_in_quotation_marks_is_none_of_the_titles_words() -> None:
    head, deputy = "Руководитель РОО «Ромашка Полевая»", "Заместитель руководителя РОО «Ромашка Полевая»"
    leaders = [("Иван Петрович Соколов", head), ("Анна Ивановна Белова", deputy)]
    cards = "".join(f"<div><h3>{name}</h3><p>{title}.</p></div>" for name, title in leaders)
    assert people(f"<h2>Руководство</h2>{cards}") == leaders


def test_the_reading_of_a_name_is_no_title() -> None:
    club = [
        ("部長", "山田 太郎", "やまだ たろう"),
        ("監督", "佐藤 花子", "さとう はなこ"),
        ("コーチ", "鈴木 一郎", "すずき いちろう"),
    ]
    cards = "".join(
        f"<table><tr><td>{title}</td></tr><tr><td>{name}</td></tr><tr><td>（{kana}）</td></tr></table>"
        for title, name, kana in club
    )
    assert people(f"<h2>役員</h2>{cards}") == [(name, title) for title, name, _ in club]


@pytest.mark.parametrize("text", ["Bramley II", "Ashcombe III", "Vakant", "Noch offen"])
def test_teams_with_numbers_and_empty_offices_are_nobody(text: str) -> None:
    assert name_score(text) < SURE


def test_a_class_in_brackets_is_none_of_the_name() -> None:
    assert without_asides("大村 東生（第三期）") == "大村 東生"


# --- sentences --------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("said", "name"),
    [
        ("La presidenta de la asociación es Nora Hallam y la tesorera es Ada Merrin.", "Nora Hallam"),
        ("De voorzitter van de vereniging is Jan Bakker.", "Jan Bakker"),
        ("Předsedou spolku je Petr Novák.", "Petr Novák"), ("Prezesem klubu jest Jan Wilczek.", "Jan Wilczek"),
        ("Ravnatelj škole je Ivan Horvat.", "Ivan Horvat"), ("Direktor podjetja je Janez Novak.", "Janez Novak"),
        ("Директором компании является Иван Петров.", "Иван Петров"),
        ("Председател на сдружението е Иван Петров.", "Иван Петров"),
        ("Președintele asociației este Ion Popescu.", "Ion Popescu"),
        ("Yhdistyksen puheenjohtaja on Matti Virtanen.", "Matti Virtanen"),
        ("Bendrovės direktorius yra Jonas Petraitis.", "Jonas Petraitis"),
        ("Πρόεδρος του Συλλόγου είναι η Ελένη Γεωργίου.", "Ελένη Γεωργίου"),
        ("Η Μαρία Νικολάου, Γενική Διευθύντρια της εταιρείας, τόνισε ότι η ανάπτυξη συνεχίζεται.", "Μαρία Νικολάου"),
    ],
)  # fmt: skip
def test_who_holds_an_office_in_a_sentence(said: str, name: str) -> None:
    assert [found for found, title in people(f"<h1>News</h1><p>{said}</p>") if title][:1] == ([name] if name else [])


@pytest.mark.parametrize("status", ["retired", "im Ruhestand", "retraitée", "na emeryturze", "на пенсии", "overleden"])
def test_who_is_gone_holds_nothing(status: str) -> None:
    staff = [("Nora Hallam", "President"), ("Tom Arden", status), ("Wanda Keller", "Treasurer")]
    lines = "".join(f"<li>{name} – {said}</li>" for name, said in staff)
    assert names(f"<h2>Team</h2><ul>{lines}</ul>") == {"Nora Hallam", "Wanda Keller"}


@pytest.mark.parametrize(
    "said",
    [
        "is employed by the East Bramble School District as an English Teacher.",
        "ist angestellt bei der Stadt Bramble als Schulleiterin.",
    ],
)
def test_where_somebody_is_employed_is_no_title(said: str) -> None:
    assert people(f"<h1>Trustees</h1><p>Nora Hallam {said}</p>") == []


def test_a_part_of_the_page_s_title_is_a_place() -> None:
    lines = "".join(f"<p>{name}</p>" for name in ("Nora Hallam", "Tom Arden", "Wanda Keller", "Villa Rosano"))
    page = f"<title>Pro Loco Villa Rosano APS - Sito ufficiale</title><h1>Il Direttivo</h1>{lines}"
    assert names(page) == {"Nora Hallam", "Tom Arden", "Wanda Keller"}


@pytest.mark.parametrize("text", ["Piłkarka KS Ashcombe", "Licencja UEFA C"])
def test_what_somebody_plays_is_no_name(text: str) -> None:
    assert name_score(text) < SURE


def test_a_surname_may_be_a_position() -> None:
    assert name_score("Hans Stürmer") >= SURE


def test_a_label_of_the_same_form_ends_the_section_of_another() -> None:
    lists = [("Former Presidents:", ["Tom Arden", "Ada Merrin"]), ("Webmaster:", ["Wanda Keller"])]
    items = "".join(f"<li>{label}<ul>{''.join(f'<li>{n}</li>' for n in who)}</ul></li>" for label, who in lists)
    page = f"<h1>Board</h1><p>Nora Hallam</p><p>President</p><ul>{items}</ul>"
    assert ("Wanda Keller", "Webmaster") in people(page)


# --- what stands below a name and is no title ------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("heading", "title"),
    [
        ("Board of Directors", "Board of Directors"),
        ("Meet our Board of Trustees", "Board of Trustees"),
        ("Our Board", "Board member"),
        ("Our Team", ""),
    ],
)
def test_who_leads_another_firm_has_the_seat_that_the_heading_names(heading: str, title: str) -> None:
    held = {
        "Nora Hallam": "Owner, Anvil Corporation",
        "Tom Arden": "Regional President, QTN Bank",
        "Ada Keller": "Chair",
    }
    items = "".join(f"<li><h3>{name}</h3><p>{job}</p></li>" for name, job in held.items())
    shown = people(f"<h1>People</h1><h2>{heading}</h2><ul>{items}</ul>")
    assert shown == [("Nora Hallam", title), ("Tom Arden", title), ("Ada Keller", "Chair")]


def test_memberships_and_awards_below_a_biography_are_no_titles() -> None:
    lists = {
        "Nora Hallam": "Member - Milton Bar (1993)",
        "Tom Arden": "Peer Review Rating",
        "Ada Keller": "Anvil Club",
    }
    life = "<p>{0} advises clients of all kinds, and has done so in three towns for more than twenty years.</p>"
    parts = "<h4>Memberships</h4><ul><li>{1}</li></ul><h4>Education</h4><ul><li>Milton University (1995)</li></ul>"
    cards = "".join(f"<div><h4>{{0}}</h4>{life}{parts}</div>".format(name, first) for name, first in lists.items())
    assert people(f"<h1>Meet our team</h1>{cards}") == [(name, "") for name in lists]


def _biography(heading: str, said: str) -> list[tuple[str, str]]:
    rest = "He has lived in Fern Brook for thirty years and likes to sail."
    card = "<div><h3>{}</h3><p>{} " + rest + "</p></div>"
    return people(f"<h1>{heading}</h1>{card.format('Tom Arden', said)}{card.format('Bram Ostler', said)}")


def test_the_day_job_of_a_member_of_a_board_is_no_title_here() -> None:
    said = "He is the owner of Arden Orthopedic and Sports Medicine."
    assert _biography("Board of Directors", said)[0] == ("Tom Arden", "")
    assert _biography("Board of Directors", "He has been its chairman since 2014.")[0] == ("Tom Arden", "chairman")


def test_codes_of_states_and_degrees_are_no_titles() -> None:
    said = {"Tom Arden": "OR, WA (north of Ostby), ID", "Bram Ostler": "AZ, NM", "Ada Merrin": "CFA, CPA"}
    cards = "".join(f"<div><h4>{name}</h4><p>{codes}</p></div>" for name, codes in said.items())
    assert people(f"<h2>Regional Directors</h2>{cards}") == [(name, "") for name in said]


def test_a_name_that_no_list_knows_among_people_without_titles() -> None:
    names_shown = ["Tom Arden", "Zyrvan Quellick", "Ada Merrin"]
    rows = "".join(f"<li>{name}</li>" for name in names_shown)
    assert [name for name, _ in people(f"<h2>Board members</h2><ul>{rows}</ul>")] == names_shown
    assert people("<h2>Board members</h2><ul><li>Lower Quellick</li><li>Upper Zyrvan</li></ul>") == []
