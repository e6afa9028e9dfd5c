"""Titles: every row's example is recognised, and made-up titles read as a person would read them."""

from __future__ import annotations

import csv
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from exec_finder.tables import read_rows
from exec_finder.titles import read_title, title_likeness
from exec_finder.titles.lexicon import lexicon, read_items, title_phrases
from exec_finder.titles.phrases import Entry
from exec_finder.titles.reading import AmbiguousRow
from exec_finder.titles.rows import FunctionRow, MarkRow, PairRow, PlaceRow, RankRow, ShortRow
from exec_finder.titles.tokens import BothRow, clean

TITLES = [
    ("Chief Customer Care Officer", "chief", "cco_customer", {"customer_service"}),
    ("SVP - Passenger Experience", "svp", "none", {"customer_experience"}),
    ("Exec. V.P., Subscriber Care", "evp", "none", {"customer_service"}),
    ("Head of Policyholder Services", "head", "none", {"customer_service"}),
    ("VP, Customer Data Platform", "vp", "none", {"technology"}),
    ("Finance Director", "director", "cfo", {"finance"}),
    ("Director of Finance", "director", "none", {"finance"}),
    ("CCO, Ethics & Compliance", "chief", "none", {"compliance"}),
    ("Deputy Chief Executive", "evp", "none", {"other"}),
    ("Pro Vice-Chancellor", "evp", "none", {"other"}),
    ("Vice-Chancellor", "chief", "ceo", {"other"}),
    ("Ředitel pro zákaznický servis", "director", "none", {"customer_service"}),
    ("Managing Director, Norway", "president", "none", {"regional"}),
    ("Kundendienstleiterin", "head", "none", {"customer_service"}),
    ("Asiakaspalvelujohtaja", "director", "none", {"customer_service"}),
    ("Klienditeeninduse juhataja", "head", "none", {"customer_service"}),
    ("Directrice du service consommateurs", "director", "none", {"customer_service"}),
    ("Директор по клиентскому опыту", "director", "none", {"customer_experience"}),
    ("客户服务总监", "director", "none", {"customer_service"}),
    ("고객센터장", "head", "none", {"customer_service"}),
    ("Müşteri Deneyimi Direktörü", "director", "none", {"customer_experience"}),
    ("vedúca reklamačného oddelenia", "head", "none", {"customer_service"}),
    ("vodja službe za pritožbe", "head", "none", {"customer_service"}),
    ("voditeljica korisničke podrške", "head", "none", {"customer_service"}),
    ("руководилац службе за рекламације", "head", "none", {"customer_service"}),
    ("responsable de queixes i reclamacions", "manager", "none", {"customer_service"}),
    ("manajer pengaduan nasabah", "manager", "none", {"customer_service"}),
    ("trưởng phòng khiếu nại", "head", "none", {"customer_service"}),
]
FLAGS = [
    ("CEO, former COO at Elsewhere", ()),
    ("Former Head of Care", ("former",)),
    ("Interim Chief Customer Officer", ("acting",)),
    ("Assistant to the President", ("assistant",)),
    ("Assistant Vice President, Care", ()),
    ("CEO-designate", ("incoming",)),
    ("Chairman Emeritus", ("former",)),
    ("v.d. ravnateljice", ("acting",)),
    ("nekdanji direktor", ("former",)),
    ("plt. kepala dinas", ("acting",)),
    ("novovymenovaný riaditeľ", ("incoming",)),
    ("тајница директора", ()),
    ("секретарица директора", ("assistant",)),
]


@pytest.mark.parametrize(("text", "seniority", "c_level", "functions"), TITLES)
def test_titles_say_what_they_say(text: str, seniority: str, c_level: str, functions: set[str]) -> None:
    title = read_title(text)
    assert (title.seniority, title.c_level, set(title.functions)) == (seniority, c_level, functions)


@pytest.mark.parametrize(("text", "flags"), FLAGS)
def test_flags_hold_for_the_post_held_now(text: str, flags: tuple[str, ...]) -> None:
    title = read_title(text)
    assert tuple(f for f in ("former", "acting", "assistant", "incoming") if getattr(title, f)) == flags


def _meanings(example: str) -> list[Entry]:
    """What the phrases of *example* mean, in all languages that have them."""
    entries = [item.entry for item in read_items(example)[0]]
    return [*entries, *(other for e in entries for other in lexicon().others.get((e.phrase, e.lang), ()))]


SAYS: dict[str, tuple[Any, Callable[[Any, Entry], bool]]] = {
    "ranks": (RankRow, lambda row, e: e.kind == "rank" and (e.seniority, e.c_level) == (row.seniority, row.c_level)),
    "functions": (FunctionRow, lambda row, e: e.kind == "function" and set(e.functions) == set(row.functions.split())),
    "marks": (MarkRow, lambda row, e: e.kind == "mark" and e.mark == row.mark),
    "places": (PlaceRow, lambda row, e: e.kind == "place" and e.code == row.code),
}


@pytest.mark.parametrize("table", SAYS)
def test_every_example_means_what_its_row_says(table: str) -> None:
    kind, says = SAYS[table]
    rows = read_rows(f"titles/{table}.csv", kind)
    assert [row.example for row in rows if not any(says(row, e) for e in _meanings(row.example))] == []


def test_every_counterexample_means_something_else() -> None:
    rows = [row for row in read_rows("titles/functions.csv", FunctionRow) if row.counterexample]
    wrong = [
        row.counterexample for row in rows if set(row.functions.split()) & set(read_title(row.counterexample).functions)
    ]
    assert wrong == []


@pytest.mark.parametrize("row", read_rows("titles/both_sexes.csv", BothRow), ids=lambda row: row.example)
def test_the_ending_for_the_other_sex_is_no_part_of_a_title(row: BothRow) -> None:
    whole = clean(row.example)
    assert row.example.startswith(whole)
    assert not set(whole) & set("/()- ")


@pytest.mark.parametrize("text", ["Directeur·rice", "Chargé·e·s de mission", "DIRECTOR/A", "Leiter:in"])
def test_titles_for_both_sexes_are_those_for_one(text: str) -> None:
    assert read_title(text).seniority != "other"
    assert not set("·:/-") & set(clean(text))


@pytest.mark.parametrize("text", ["Director/Trustee", "Sales/Marketing", "E-commerce Manager", "Account Executive (A)"])
def test_strokes_and_brackets_between_words_stay(text: str) -> None:
    assert clean(text) == text


def test_every_ambiguous_example_is_told_by_what_stands_beside() -> None:
    wrong = []
    for row in read_rows("titles/ambiguous.csv", AmbiguousRow):
        title = read_title(row.example)
        if title.c_level != row.c_level or not set(row.functions.split()) & set(title.functions):
            wrong.append(row.example)
    assert wrong == []


def test_abbreviations_stand_for_their_words() -> None:
    for row in read_rows("titles/abbreviations.csv", ShortRow):
        assert title_phrases(row.example)[:1] != (row.short,) or row.short in row.words, row.example


def figures(name: str) -> dict[str, float]:
    """The share of titles of a table that are read as a person labelled them before the rules saw them."""
    with (Path(__file__).parent / name).open(encoding="utf-8") as lines:
        rows = list(csv.DictReader(lines))
    right = dict.fromkeys(("seniority", "c_level", "functions", "flags"), 0)
    for row in rows:
        title = read_title(row["title"])
        said = {flag for flag in ("former", "acting", "assistant", "incoming") if getattr(title, flag)}
        right["seniority"] += title.seniority in row["seniority"].split("|")
        right["c_level"] += title.c_level in row["c_level"].split("|")
        right["functions"] += any(set(title.functions) == set(sets.split("+")) for sets in row["functions"].split("|"))
        right["flags"] += said == {row["flags"].removesuffix("_to")} - {""}
    return {what: number / len(rows) for what, number in right.items()}


@pytest.mark.parametrize("name", ["titles_blind.csv", "titles_blind_2.csv", "titles_blind_3.csv", "titles_blind_4.csv"])
def test_titles_of_many_trades_and_languages_are_read(name: str) -> None:
    assert {what: share for what, share in figures(name).items() if share < 0.98} == {}


@pytest.mark.parametrize(
    "text",
    [
        "Independent Director; Chief Executive Officer of Marrow Freight",
        "Board Member, Chief Operating Officer at Ostwick Foods",
        "Director; Partner at Quimby & Stroud LLP",
        "Director; Professor of Law",
    ],
)
def test_a_seat_beside_a_job_elsewhere_is_a_seat(text: str) -> None:
    assert read_title(text).seniority == "board"


@pytest.mark.parametrize("text", ["Director, President & CEO", "Board Member and Chief Operating Officer"])
def test_a_seat_beside_a_post_here_is_the_post(text: str) -> None:
    assert read_title(text).seniority == "chief"


def test_capitals_tell_short_forms_from_words() -> None:
    assert "investor_relations" in read_title("VP, IR").functions
    assert read_title("VP, Customer Care, US").scope == "US"
    assert read_title("Contact us Manager").scope == ""


@pytest.mark.parametrize("text", ["Sr. Manager, Public Relations", "Head of PR", "Директор по PR"])
def test_a_phrase_of_two_tables_means_what_the_first_one_says_in_each_language(text: str) -> None:
    """'Public' is whom one serves, and 'relations' what for; together they are not customer service."""
    assert read_title(text).functions == ("communications",)


def test_a_homograph_is_read_in_the_language_of_the_rest() -> None:
    assert "finance" not in read_title("Country Manager, Mali").functions
    assert "finance" in read_title("Mali İşler Direktörü").functions


@pytest.mark.parametrize("text", ["CEO", "Vorsitzender des Vorstands", "代表取締役社長", "Генеральный директор"])
def test_titles_are_likely_titles(text: str) -> None:
    assert title_likeness(text) > 0.7


@pytest.mark.parametrize("text", ["Contact us", "News", "Customer Service", "We look after you.", "Leadership Team"])
def test_headings_and_sentences_are_not(text: str) -> None:
    assert title_likeness(text) < 0.5


@pytest.mark.parametrize("text", ["Bwana Mkubwa wa Huduma", "Quibbler of Norway"])
def test_a_title_without_a_known_word_says_so(text: str) -> None:
    assert (read_title(text).unread, read_title(text).seniority) == (True, "other")


def test_of_an_unread_title_the_place_is_read_all_the_same() -> None:
    assert read_title("Quibbler, Norway").scope == "Norway"


@pytest.mark.parametrize("text", ["", "CEO", "Billing", "Kundendienstleiterin", "Assistant to the President"])
def test_a_title_with_a_known_word_is_read(text: str) -> None:
    assert not read_title(text).unread


@pytest.mark.parametrize(
    "text",
    [
        "Honorary President",
        "Chairman Emeritus",
        "Ehrenpräsidentin",
        "名誉会長",
        "Presidente de honor",
        "Onursal Başkan",
    ],
)
def test_titles_of_honour_are_former_and_honorary(text: str) -> None:
    assert (read_title(text).honorary, read_title(text).former) == (True, True)


@pytest.mark.parametrize("text", ["Former President", "CEO and Honorary Consul of Norway", "President"])
def test_posts_are_not_honorary(text: str) -> None:
    assert not read_title(text).honorary


def test_a_seat_on_the_board_is_only_that() -> None:
    assert read_title("Independent Director").board_only
    assert read_title("Director; Partner at Quimby & Stroud LLP").board_only
    assert not read_title("Executive Chairman").board_only


@pytest.mark.parametrize(
    ("text", "unit", "scope"),
    [
        ("President, Home Appliances", "Home Appliances", ""),
        ("VP Customer Care, Mobile Division", "Mobile Division", ""),
        ("General Manager – Business Customers", "Business Customers", ""),
        ("President of the Mobile Division, Norway", "Mobile Division", "Norway"),
        ("Leiter Geschäftsbereich Hausgeräte", "Geschäftsbereich Hausgeräte", ""),
        ("Jefe de la División Móvil", "División Móvil", ""),
        ("VP, Customer Care", "", ""),
        ("VP, Customer", "", ""),
        ("Customer Care Division Director", "", ""),
        ("CEO, Quimby Foods", "", ""),
        ("Vice President, MBA", "", ""),
        ("Vice President, Norway", "", "Norway"),
    ],
)
def test_units_are_read_apart_from_places(text: str, unit: str, scope: str) -> None:
    assert (read_title(text).unit, read_title(text).scope) == (unit, scope)


def test_every_pair_serves_customers() -> None:
    rows = read_rows("titles/pairs.csv", PairRow)
    titles = [f"Head of {row.word} Support" if row.role == "who" else f"Head of Customer {row.word}" for row in rows]
    served = {"customer_service", "customer_experience"}
    assert [title for title in titles if not served & set(read_title(title).functions)] == []
    assert [row.word for row in rows if row.example != row.word] == []


@pytest.mark.parametrize(
    "title",
    ["VP, Professional Services", "Director of Family Services", "VP, Health Services", "Head of Credit Support"],
)
def test_services_and_support_of_something_else_are_no_customer_service(title: str) -> None:
    assert "customer_service" not in read_title(title).functions


def test_a_regional_president_leads_a_region() -> None:
    assert read_title("Regional President").functions == ("regional",)


@pytest.mark.parametrize(
    ("text", "unit"),
    [
        ("Home Appliances Division President", "Home Appliances"),
        ("President, Home Appliances Division", "Home Appliances Division"),
        ("Water Heater Division Vice President", "Water Heater"),
        ("Small Business Unit Director", "Small Business Unit"),
        ("Complaints Unit Manager", ""),
        ("Ostwick Foods President", ""),
    ],
)
def test_a_unit_is_read_before_its_head_too(text: str, unit: str) -> None:
    title = read_title(text)
    assert (title.unit, "regional" in title.functions) == (unit, False)


@pytest.mark.parametrize(
    "text", ["Director, ENT", "VP, Ad Operations", "Regional VP, MA", "Head of PO Management", "Member, Board"]
)
def test_short_forms_of_other_languages_are_no_flags(text: str) -> None:
    title = read_title(text)
    assert (title.former, title.acting, title.incoming) == (False, False, False)


def test_short_forms_count_in_their_own_language_and_with_full_stops() -> None:
    assert read_title("Mitglied des Vorstands a.D.").former
    assert read_title("Toimitusjohtaja, ent.").former
    assert read_title("PO Prezesa Zarządu").acting


def test_states_are_read_from_their_letters_in_capitals() -> None:
    assert (read_title("VP, TX").scope, read_title("Head of Ga Service").scope) == ("TX", "")
