"""Words that say one thing in one language and another in the next: all tables stand in one pot."""

from __future__ import annotations

import pytest

from exec_finder import extract_people


def people(body: str) -> list[tuple[str, str]]:
    page = f"<html><head><title>News | Quillfone</title></head><body><h1>News</h1>{body}</body></html>"
    return [(found.name, found.title) for found in extract_people(page.encode(), url="https://www.quillfone.example/n")]


@pytest.mark.parametrize(
    "name",
    ["Per Olof Arden", "Na Yeon Kim", "Som Nath Sharma", "Don R. Hallam", "Don Hallam", "D. J. Okafor", "Elke Vom Hof"],
)
def test_small_words_of_one_language_are_names_of_another(name: str) -> None:
    assert people(f"<p>The plant is open. {name} is our managing director.</p>") == [(name, "managing director")]


def test_words_that_open_a_sentence_belong_to_no_name() -> None:
    assert people("<p>Hoy Laura Bellini, gerente general, dijo que sí.</p>") == [("Laura Bellini", "gerente general")]


@pytest.mark.parametrize(
    ("title", "name"),
    [
        ("Chief Operating Officer", "Edwin R. Okafor"),
        ("Provost-elect", "Marie Lynn Hallam"),
        ("Managing Director", "Percy Arden Lund"),
        ("Associate Dean", "Nia Okafor"),
        ("Genel Müdür Yardımcısı", "Ayşe Demir"),
    ],
)
def test_a_title_before_three_names_takes_none_of_them(title: str, name: str) -> None:
    assert people(f"<p>{title} {name} said that the plant was open.</p>") == [(name, title)]


@pytest.mark.parametrize(
    "title",
    ["Vice President, Leader of Data & CE Technology", "Head of PR", "Director of IL Operations"],
)
def test_abbreviations_in_capitals_are_no_small_words_of_another_language(title: str) -> None:
    assert ("Nia Okafor", "Director of") not in people(f"<p>Nia Okafor, {title}, said so.</p>")
    assert all(not found.endswith(("&", " of")) for _, found in people(f"<p>Nia Okafor, {title}, said so.</p>"))


@pytest.mark.parametrize(
    ("said", "title"),
    [
        ("Vice President for Student Affairs, November 2018", "Vice President for Student Affairs"),
        ("jefa de atención al cliente 24h", "jefa de atención al cliente 24h"),
        ("treasurer since May 2019", "treasurer"),
        ("interim treasurer for 2009 (winter, spring and fall terms)", "interim treasurer"),
        ("Leiterin Einkauf am 1. Mai 2019", "Leiterin Einkauf"),
    ],
)
def test_words_of_many_uses_tell_a_time_right_before_a_date(said: str, title: str) -> None:
    assert people(f"<p>The plant was opened by Nia Okafor, {said}.</p>") == [("Nia Okafor", title)]


def test_a_name_that_no_list_knows_is_one_among_names() -> None:
    names = ["Nia Okafor", "Percy Lund", "Laura Bellini", "Mallary Quimbrough", "Nora Berg", "Tom Arden", "Paul Morel"]
    page = "<h1>Board of Directors</h1><ul>" + "".join(f"<li>{name}</li>" for name in names) + "</ul>"
    assert {name for name, _ in people(page)} == {*names}


@pytest.mark.parametrize(
    "sentence",
    [
        "Actualmente Labora como abogado y notario en Quillfone.",
        "She was an educator in Bramley ISD, starting as a teacher and ending as a regional superintendent.",
        "Puchar Prezesa Klubu HDK PCK w Ashcombe.",
        "Deine Daten werden nicht sofort entfernt.",
    ],
)
def test_adverbs_and_letters_for_a_body_are_no_names(sentence: str) -> None:
    assert people(f"<p>{sentence}</p>") == []


@pytest.mark.parametrize("letters", ["III", "CPA"])
def test_letters_behind_two_names_are_no_code(letters: str) -> None:
    ((name, title),) = people(f"<p>All three report to Percy Hallam {letters}, chairman and CEO.</p>")
    assert (name.removesuffix(f" {letters}"), title) == ("Percy Hallam", "chairman and CEO")


def test_whom_somebody_reports_to_is_not_given_that_office() -> None:
    sentence = "Tom Arden will report to Quillfone CEO, Nia Okafor, who said that the plant was open."
    assert people(f"<p>{sentence}</p>") == [("Nia Okafor", "CEO")]


def test_a_verb_of_saying_is_no_noun_of_succession() -> None:
    said = "« La recette est bonne », relève Caroline Morel, directrice commerciale."
    assert people(f"<p>{said}</p>") == [("Caroline Morel", "directrice commerciale")]
