"""Titles: every row's example is recognised, and made-up titles read as a person would read them."""

from __future__ import annotations

from typing import Any

import pytest

from exec_finder.tables import read_rows
from exec_finder.titles import read_title, title_likeness
from exec_finder.titles.lexicon import FunctionRow, MarkRow, PlaceRow, RankRow, lexicon, read_items

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
    ("Managing Director, Norway", "president", "none", {"regional"}),
    ("Kundendienstleiterin", "head", "none", {"customer_service"}),
    ("Asiakaspalvelujohtaja", "director", "none", {"customer_service"}),
    ("Klienditeeninduse juhataja", "head", "none", {"customer_service"}),
    ("Directrice du service consommateurs", "director", "none", {"customer_service"}),
    ("Директор по клиентскому опыту", "director", "none", {"customer_experience"}),
    ("客户服务总监", "director", "none", {"customer_service"}),
    ("고객센터장", "head", "none", {"customer_service"}),
    ("Müşteri Deneyimi Direktörü", "director", "none", {"customer_experience"}),
]
FLAGS = [
    ("CEO, former COO at Elsewhere", ()),
    ("Former Head of Care", ("former",)),
    ("Interim Chief Customer Officer", ("acting",)),
    ("Assistant to the President", ("assistant",)),
    ("Assistant Vice President, Care", ()),
    ("CEO-designate", ("incoming",)),
    ("Chairman Emeritus", ("former",)),
]


@pytest.mark.parametrize(("text", "seniority", "c_level", "functions"), TITLES)
def test_titles_say_what_they_say(text: str, seniority: str, c_level: str, functions: set[str]) -> None:
    title = read_title(text)
    assert (title.seniority, title.c_level, set(title.functions)) == (seniority, c_level, functions)


@pytest.mark.parametrize(("text", "flags"), FLAGS)
def test_flags_hold_for_the_post_held_now(text: str, flags: tuple[str, ...]) -> None:
    title = read_title(text)
    assert tuple(f for f in ("former", "acting", "assistant", "incoming") if getattr(title, f)) == flags


@pytest.mark.parametrize(
    ("table", "kind"), [("ranks", RankRow), ("functions", FunctionRow), ("marks", MarkRow), ("places", PlaceRow)]
)
def test_every_example_is_recognised(table: str, kind: Any) -> None:
    lexicon()
    missed = [row.example for row in read_rows(f"titles/{table}.csv", kind) if not _known(row.example)]
    assert missed == []


def _known(example: str) -> bool:
    return any(item.entry.kind not in {"word", "break", "and"} for item in read_items(example)[0])


@pytest.mark.parametrize("text", ["CEO", "Vorsitzender des Vorstands", "代表取締役社長", "Генеральный директор"])
def test_titles_are_likely_titles(text: str) -> None:
    assert title_likeness(text) > 0.7


@pytest.mark.parametrize("text", ["Contact us", "News", "Customer Service", "We look after you.", "Leadership Team"])
def test_headings_and_sentences_are_not(text: str) -> None:
    assert title_likeness(text) < 0.5
