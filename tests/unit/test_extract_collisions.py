"""Words that one language's table has and another language's titles, names and headings use, too."""

from __future__ import annotations

from time import process_time

import pytest

from exec_finder.extract import extract_people
from exec_finder.extract.careers import without_date
from exec_finder.extract.lines import without_contacts
from exec_finder.extract.prose import read_sentence
from exec_finder.extract.speakers import quoted
from exec_finder.extract.walk import read_page
from exec_finder.titles.elsewhere import without_link


def _found(html: str) -> list[tuple[str, str]]:
    return [(person.name, person.title) for person in extract_people(html, url="https://acme.example/team")]


def _said(text: str) -> list[tuple[str, str]]:
    return [(vote.name, vote.title) for vote in read_sentence(text, 0, frozenset({"acme"}))]


@pytest.mark.parametrize(
    ("text", "title"),
    [
        ("Nia Okafor, a non executive director, said that the work goes on.", "non executive director"),
        ("Nia Okafor è amministratore non esecutivo di Acme dal 2019.", "amministratore non esecutivo"),
        ("Nia Okafor é administradora não executiva da Acme.", "administradora não executiva"),
        ("Senior adviser on climate policy Nia Okafor said the work goes on.", "Senior adviser on climate policy"),
        ("Bus operations manager Nia Okafor said the work goes on.", "Bus operations manager"),
        ("IR Director Nia Okafor said the work goes on at the mill.", "IR Director"),
        ("La directora del centro, Nia Okafor, dijo que el programa continúa.", "directora del centro"),
        ("Nia Okafor, head of fixed income, said the work goes on.", "head of fixed income"),
        ("Nia Okafor, head of global integrated care, said so on Monday.", "head of global integrated care"),
        ("Nia Okafor, director of planned giving at Acme, said the work goes on.", "director of planned giving"),
    ],
)
def test_titles_in_prose_keep_words_that_are_a_sentence_s_elsewhere(text: str, title: str) -> None:
    """Negations, 'on' and 'ir' (is), 'bus' (will be), 'centro' before a body's name, participles."""
    assert _said(text) == [("Nia Okafor", title)]


def test_an_editor_holds_no_public_office() -> None:
    text = "Lena Hofmann, Redakteurin, sagte am Montag, dass die Arbeit weitergeht."
    assert [vote.score > 0.6 for vote in read_sentence(text, 0, frozenset())] == [True]


@pytest.mark.parametrize(
    ("line", "title"),
    [
        ("Nia Okafor, IR Director", "IR Director"),
        ("Nia Okafor, Ed Tech Lead", "Ed Tech Lead"),
        ("Nia Okafor, A Level Coordinator", "A Level Coordinator"),
        ("Nia Okafor, Accountant A", "Accountant A"),
        ("Nia Okafor Engineer I", "Engineer I"),
        ("Nia Okafor Invited Professor", "Invited Professor"),
    ],
)
def test_grades_and_abbreviations_are_no_small_words(line: str, title: str) -> None:
    """'a', 'ed', 'i' and 'ir' are 'and' somewhere; 'invited' leads to a title in prose."""
    assert _found(f"<h2>Our team</h2><p>{line}</p>") == [("Nia Okafor", title)]


def test_a_grade_at_the_end_does_not_hang_over() -> None:
    people = [("Nia Okafor", "Accountant I", "Finance Manager Team"), ("Ada Baker", "Engineer I", "Production Manager")]
    cards = "".join(f"<div><h3>{name}</h3><p>{title}</p><p>{where}</p></div>" for name, title, where in people)
    assert _found(f"<h2>Our team</h2>{cards}") == [person[:2] for person in people]


@pytest.mark.parametrize("department", ["Programs", "Gallery", "Shop"])
def test_a_department_below_a_heading_of_people_is_no_other_thing(department: str) -> None:
    cards = "".join(
        f"<div><h4>{name}</h4><p>{title}</p></div>"
        for name, title in (("Nia Okafor", "Program Officer"), ("Percy Lund", "Loom Keeper"))
    )
    assert ("Percy Lund", "Loom Keeper") in _found(f"<h2>Our team</h2><h3>{department}</h3>{cards}")


def test_a_word_of_a_name_in_a_link_is_no_label() -> None:
    card = "<div><h3><a href='/p/{0}'><span>{0}</span> <span>{1}</span></a></h3><p>{2}</p></div>"
    people = [("Vera", "Brook", "Chair"), ("Thomas", "More", "Secretary"), ("Ada", "Baker", "Treasurer")]
    assert ("Thomas More", "Secretary") in _found("<h2>Our team</h2>" + "".join(card.format(*one) for one in people))


def test_a_sentence_without_words_beside_a_quotation() -> None:
    html = "<h2>Our team</h2><blockquote><p>Nia Okafor</p><p>* * * * * * * .</p></blockquote>"
    page = read_page(html)
    index = next(line.index for line in page.lines if line.text == "Nia Okafor")
    assert quoted(page, index, (0, len(page.lines)), among_people=True)


def test_words_that_link_are_cut_off_in_no_time() -> None:
    """Where one word could be read as a link or as an article, the ways to read a row of them grew exponentially."""
    begun = process_time()
    assert without_link("Head" + " of" * 20000 + " Xy") == "Head" + " of" * 20000 + " Xy"
    assert without_link("Head of of the") == "Head"
    assert process_time() - begun < 1


def test_dates_and_numbers_are_looked_for_in_linear_time() -> None:
    text = "Treasurer 1 x " + "- " * 50000 + "y"
    begun = process_time()
    assert without_date(text) == without_contacts(text) == text
    assert process_time() - begun < 1


def test_one_name_in_all_lines_is_read_in_linear_time() -> None:
    begun = process_time()
    assert _found("<h2>Our team</h2><pre>" + "Nia Okafor\n" * 5000 + "</pre>") == [("Nia Okafor", "")]
    assert process_time() - begun < 4


def test_who_was_a_member_is_kept_as_one_of_the_past() -> None:
    people = [("Nia Okafor", "Former member"), ("Percy Lund", "Chair"), ("Ada Baker", "Secretary")]
    cards = "".join(f"<div><h3>{name}</h3><p>{title}</p></div>" for name, title in people)
    assert _found(f"<h2>Our team</h2>{cards}") == people
