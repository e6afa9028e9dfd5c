"""Names in other cases than they are cited in."""

from __future__ import annotations

import pytest

from exec_finder.names.cases import CaseRow, nominative
from exec_finder.tables import read_cells
from exec_finder.titles import title_likeness


@pytest.mark.parametrize(
    ("shown", "cited"),
    [
        ("Marka Wilczka", "Marek Wilczek"), ("Joanny Kowalskiej", "Joanna Kowalska"),
        ("Janu Benešovou", "Jana Benešová"),
        ("Zuzanu Hudákovú", "Zuzana Hudáková"), ("Nenada Ilića", "Nenad Ilić"), ("Marka Jeriča", "Marko Jerič"),
        ("Елены Зиминой", "Елена Зимина"), ("Павла Рожкова", "Павел Рожков"), ("Тараса Бондаря", "Тарас Бондар"),
        ("Mindaugą Šimkų", "Mindaugas Šimkus"), ("Mārtiņu Kalniņu", "Mārtiņš Kalniņš"),
        ("Μιχάλη Ανδρεάδη", "Μιχάλης Ανδρεάδης"), ("Balla Erikát", "Balla Erika"), ("Selin Karaca’nın", "Selin Karaca"),
        ("Jana Nováka", "Jan Novák"),
    ],
)  # fmt: skip
def test_cited(shown: str, cited: str) -> None:
    assert nominative(shown) == cited


@pytest.mark.parametrize(
    "name",
    ["Jana Nováková", "Ivana Petrova", "Sofia Lo", "Carlo Rossi", "Maria Nowak", "Nia Okafor", "Anna Kowalska",
     "Robina Okafor-Lund", "Леся Мороз", "Leo"],
)  # fmt: skip
def test_what_is_cited_stays(name: str) -> None:
    assert nominative(name) == name


def test_in_a_text_of_english_letters_the_family_name_must_be_listed() -> None:
    assert nominative("Marka Quibbela", told=False) == "Marka Quibbela" != nominative("Marka Quibbela")


def test_rows_tell_a_change_and_each_language_has_both_parts() -> None:
    rows = [CaseRow(*cells) for cells in read_cells("names/declensions.csv", CaseRow)]
    assert rows == sorted(set(rows))
    assert [row for row in rows if row.form == row.base and row.form and row.part == "given"] == []
    assert {row.lang for row in rows if row.part == "given"} == {row.lang for row in rows if row.part == "family"}


@pytest.mark.parametrize(
    "title",
    ["prezesem zarządu", "dyrektora finansowego", "generálním ředitelem", "generálnu riaditeľku", "predsednika uprave",
     "finančno direktorico", "генеральным директором", "головного лікаря", "изпълнителният директор", "pirmininku",
     "valdes priekšsēdētāju", "pénzügyi igazgatójának", "juhatuse esimeheks", "turundusjuhina", "directorului general",
     "Διευθύνοντα Σύμβουλο"],
)  # fmt: skip
def test_titles_in_other_cases_are_titles(title: str) -> None:
    assert title_likeness(title) > 0.9


@pytest.mark.parametrize("word", ["instituto", "radu", "notaro", "galerie"])
def test_words_of_other_languages_are_no_forms(word: str) -> None:
    assert title_likeness(word) < 0.3
