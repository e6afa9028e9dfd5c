"""What a text alone is on a page of leaders: a name, a heading of people, a title held here."""

from __future__ import annotations

import pytest

from exec_finder.extract.careers import without_date, without_message
from exec_finder.extract.context import elsewhere
from exec_finder.extract.judge import SURE, ends_in_form, name_score, shown_name, title_score
from exec_finder.extract.lines import read_pair, split_pair
from exec_finder.extract.pairs import glued_pair
from exec_finder.extract.words import section_kind


@pytest.mark.parametrize(
    ("heading", "kind"),
    [
        ("Client Services Team", "people"),
        ("Portfolio Management Team", "people"),
        ("Events Staff", "people"),
        ("Alumni Association Board", "board"),
        ("News from our team", "none"),
        ("Join our team", "none"),
        ("History of our team", "past"),
        ("Speakers and Leaders", "others"),
        ("Sponsors and Partners", "others"),
        ("Keynote Speakers Team", "others"),
    ],
)
def test_a_word_before_the_team_says_which_team(heading: str, kind: str) -> None:
    assert section_kind(heading) == kind


@pytest.mark.parametrize(
    ("title", "away"),
    [
        ("Director, College Business Operations", False),
        ("Coordinator, Foundation | Assistant Professor", False),
        ("Manager, College/Division Information Services", False),
        ("Director, University of Ashcombe", True),
        ("CEO, Capital One Ashcombe", True),
        ("Head of Care, Ashcombe Foundation", True),
        ("Partner, Ashcombe Operations Inc.", True),
    ],
)
def test_a_department_is_no_other_organisation(title: str, away: bool) -> None:
    assert elsewhere(title, frozenset({"quillfone"})) is away


@pytest.mark.parametrize(
    ("line", "name", "title"),
    [
        ("Percy D. Lund II Executive Chairman", "Percy D. Lund II", "Executive Chairman"),
        ("Percy D. Lund Jr. President", "Percy D. Lund Jr.", "President"),
        (
            "Percy D. Lund Jr. Executive Vice President, Treasurer, Chief Financial Officer and Secretary",
            "Percy D. Lund Jr.",
            "Executive Vice President, Treasurer, Chief Financial Officer and Secretary",
        ),
    ],
)
def test_a_generation_belongs_to_the_name(line: str, name: str, title: str) -> None:
    pair = read_pair(line)
    assert pair is not None
    assert pair[:2] == (name, title)


def test_a_comma_before_a_generation_parts_no_pair() -> None:
    assert split_pair("Percy D. Lund, Jr. - Heat & Power") == ("Percy D. Lund, Jr.", "Heat & Power", 0.5, "name-title")


@pytest.mark.parametrize(
    "name",
    ["Percy deVilliers", "JoAnn M. Lund", "Percy D. deVilliers Jr.", "Ada Brightwater, RIBA, LEED AP BD+C"],
)
def test_written_as_few_are(name: str) -> None:
    assert name_score(name) > 0.9


@pytest.mark.parametrize("text", ["LinkedIn Profile", "iPhone Repair", "Dr. [Name]", "Prof. [Insert Name]"])
def test_brands_and_blanks_are_no_names(text: str) -> None:
    assert name_score(text) < 0.1


def test_letters_with_a_plus_are_cut_off() -> None:
    assert shown_name("Ada Brightwater, RIBA, LEED AP BD+C") == "Ada Brightwater"


@pytest.mark.parametrize(
    ("heading", "kind"),
    [
        ("Office of Alumni Relations & Stakeholder Engagement", ""),
        ("Alumni Relations", ""),
        ("Notable Alumni", "others"),
        ("Alumni Stories", "others"),
        ("Donors", "others"),
    ],
)
def test_who_care_for_the_others_are_ours(heading: str, kind: str) -> None:
    assert section_kind(heading) == kind


@pytest.mark.parametrize("text", ["Lowbridge, CT", "New Lowbridge, NY", "San Antonio, TX"])
def test_a_town_in_its_state_is_nobody(text: str) -> None:
    assert name_score(text) == 0


def test_a_degree_behind_a_name_is_no_state() -> None:
    assert name_score("Nia Miller, MA") > 0.9


def test_a_given_name_that_is_an_office_too() -> None:
    assert name_score("Dean Del Vecchio") > 0.6


@pytest.mark.parametrize("text", ["Nia Okafor (’99)", "Nia Okafor, Ed.D. (’92, MHM ’95)", "Nia Okafor ’07"])
def test_years_of_degrees_are_none_of_the_name(text: str) -> None:
    assert name_score(text) > 0.9
    assert shown_name(text) == "Nia Okafor"


def test_a_degree_with_its_year_is_nobody() -> None:
    assert name_score("Biology B.S. ’72, M.S. ’74, Ph.D. ’80") < 0.3


@pytest.mark.parametrize(
    ("title", "away"),
    [
        ("Director, School of Art", False),
        ("Director, School of Theatre & Dance", False),
        ("Head, Office of Research and Giving", False),
        ("Director, School of Ashcombe", True),
        ("Dean, University of Ashcombe", True),
        ("Dean, University of Portugal Graduate School", False),
        ("Dean, Bank of Portugal", True),
    ],
)
def test_a_school_without_a_name_is_of_the_house(title: str, away: bool) -> None:
    assert elsewhere(title, frozenset({"portugal", "university"})) is away


@pytest.mark.parametrize("text", ["I'm Nia", "I’m Nia Okafor", "We’re Lund", "It’s Percy Lund"])
def test_somebody_who_speaks_is_no_name(text: str) -> None:
    assert name_score(text) == 0


@pytest.mark.parametrize(
    "text", ["Marta Spagnolo", "Elisa Inglese", "Nadia Turco", "Cuma Demir", "佐藤 未来", "福岡 太郎"]
)
def test_a_word_for_a_language_or_a_place_may_be_a_name(text: str) -> None:
    assert name_score(text) >= SURE


@pytest.mark.parametrize("text", ["Corso Inglese", "Lingua Spagnolo", "Cours Allemand", "福岡 支店"])
def test_behind_another_word_it_is_none(text: str) -> None:
    assert name_score(text) < SURE


@pytest.mark.parametrize("text", ["Jan Kuchař", "Marek Kucharz", "Joost Tolk", "Elif Sayman", "Claire Pasteur"])
def test_a_surname_may_be_a_trade(text: str) -> None:
    assert name_score(text) >= SURE
    assert title_score(text.partition(" ")[0]) < SURE


@pytest.mark.parametrize(
    "text",
    [
        "Chair Appointed: 22/03/2026",
        "Chair (Appointed: 22/03/2026)",
        "Chair, elected 2024",
        "Chair Term ends 2027",
        "Chair Term expires: June 30, 2027",
        "Chair – appointed 2024-03-22",
        "Chair since March 2021",
        "Chair Nomina: 22/03/2024",
    ],
)
def test_a_title_ends_before_its_dates(text: str) -> None:
    assert without_date(text) == "Chair"


def test_a_date_with_its_label_ends_an_unknown_office_too() -> None:
    assert without_date("Componente dell'Organo Nomina: 22/03/2024") == "Componente dell'Organo"


@pytest.mark.parametrize(
    "text", ["Director, Appointed Boards of Elders 2024", "Director, Elected Officials Programme 2024"]
)
def test_words_of_dates_within_a_title_stay(text: str) -> None:
    assert without_date(text) == text


@pytest.mark.parametrize(
    ("text", "title"),
    [
        ("CEO Message", "CEO"),
        ("Message from the CEO", "CEO"),
        ("President’s Welcome", "President"),
        ("Le mot du président", "président"),
        ("Director of Welcome", "Director of Welcome"),
        ("Message Board Moderator", "Message Board Moderator"),
    ],
)
def test_a_heading_over_words_of_an_officer_is_the_office(text: str, title: str) -> None:
    assert without_message(text) == title


def test_the_full_stop_of_a_legal_form_ends_no_sentence() -> None:
    assert title_score("Chairman - Brook Mill Ltd.") == title_score("Chairman - Brook Mill Ltd") >= SURE
    assert title_score("He is the chairman of Brook Mill Ltd.") == 0


@pytest.mark.parametrize("text", ["Program Co-ordinator", "Co-ordinator", "Head of Co-ordination"])
def test_coordinators_with_a_hyphen(text: str) -> None:
    assert title_score(text) >= SURE


@pytest.mark.parametrize(
    "text", ["Ó Briain, Seán", "J Okafor, PhD", "Amie de Souza", "Ami De Luca", "Dirk van As", "Emmanuel Sia"]
)
def test_names_that_begin_or_end_as_other_things_do(text: str) -> None:
    assert name_score(text) >= SURE
    assert read_pair(f"{text} – Treasurer")[:2] == (text, "Treasurer")  # type: ignore[index]


@pytest.mark.parametrize("text", ["Lundtak AS", "Lundtak Sia", "Nia Okafor AS"])
def test_the_form_of_a_firm_is_no_surname(text: str) -> None:
    assert ends_in_form(text)
    assert read_pair(f"{text} – Treasurer") is None


def test_a_line_may_begin_with_a_blank_of_another_kind() -> None:
    assert glued_pair(" Ａ Chair") is None


def test_a_post_ends_with_what_says_that_it_goes_on() -> None:
    assert without_date("Директор (2019 – н.в.)") == "Директор"


@pytest.mark.parametrize("text", ["Occitanie Ouest", "Bretagne Nord", "Niedersachsen Ost", "Lombardia Nord"])
def test_a_place_and_a_point_of_the_compass_are_nobodys_name(text: str) -> None:
    assert name_score(text) == 0


def test_a_given_name_that_is_a_place_keeps_its_surname() -> None:
    assert name_score("Jordan West") > SURE
