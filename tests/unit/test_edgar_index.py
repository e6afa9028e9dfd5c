"""From a name to a number at the SEC: the same company or nobody."""

from __future__ import annotations

import json
from typing import Any

import pytest

from exec_finder.answers import text_of
from exec_finder.models import Miss, MissReason
from exec_finder.sources.edgar_api import INDEX_URL, cik_of
from exec_finder.sources.edgar_index import MAX_FILERS, find_filers, one_filer, plain_name, same_company
from exec_finder.sources.interfaces import read_json
from tests.servers.edgar_server import Firm, edgar_pages
from tests.servers.memory_web import MemoryWeb

NAMES = (
    "ACME WIDGETS INC /DE/",
    "Acme Widget Repair Corp",
    "Zenith Foods Holdings, Inc.",
    "FIRST HARBOUR BANCORP",
    "First Harbour Bancorp /ME/",
    "AMBLE COM INC",
    "Twin & Sons S.A./ADR",
)


async def search(name: str, *names: str) -> tuple[tuple[str, float], ...]:
    firms = [Firm(text, 100 + place) for place, text in enumerate(names or NAMES)]
    found = await find_filers(name, MemoryWeb(edgar_pages(*firms)))
    assert not isinstance(found, Miss)
    assert len(found) <= MAX_FILERS
    return tuple((filer.name, filer.likeness) for filer in found)


@pytest.mark.parametrize(
    ("name", "filer"),
    [
        ("Acme Widgets", "ACME WIDGETS INC"),
        ("Acme Widgets International", ""),
        ("The Acme Widgets Corporation", "ACME WIDGETS INC"),
        ("Amble.com", "AMBLE COM INC"),
        ("Twin and Sons", "Twin & Sons S.A."),
        ("Zenith Foods", ""),
        ("Zenith Foods Holdings", "Zenith Foods Holdings, Inc."),
        ("First Harbour Bancorp", ""),
        ("Acme", ""),
        ("", ""),
        ("Inc", ""),
    ],
)
async def test_only_the_same_words_are_the_same_company(name: str, filer: str) -> None:
    firms = [Firm(text, 100 + place) for place, text in enumerate(NAMES)]
    found = await find_filers(name, MemoryWeb(edgar_pages(*firms)))
    assert not isinstance(found, Miss)
    one = one_filer(found)
    assert (one.name if one else "") == filer


async def test_the_legal_form_decides_where_it_is_said() -> None:
    found = await search("First Harbour Bancorp, Inc", "First Harbour Bancorp", "FIRST HARBOUR BANCORP INC")
    assert [likeness for _, likeness in found] == [100.0, 99.0]
    assert found[0][0] == "FIRST HARBOUR BANCORP INC"


async def test_like_names_come_behind_the_same_one() -> None:
    found = await search("Acme Widgets")
    assert found[0] == ("ACME WIDGETS INC", 100.0)
    assert found[1][0] == "Acme Widget Repair Corp"
    assert found[1][1] < 100


async def test_several_share_classes_are_one_filer() -> None:
    rows = {
        str(n): {"cik_str": 42, "ticker": ticker, "title": "Acme Corp"} for n, ticker in enumerate(("ACM", "ACM-B"))
    }
    found = await find_filers("Acme", MemoryWeb({INDEX_URL: json.dumps(rows)}))
    assert not isinstance(found, Miss)
    assert [(filer.cik, filer.ticker) for filer in found] == [("0000000042", "ACM")]


@pytest.mark.parametrize("rows", [{}, [], {"0": None}, {"0": {"cik_str": "x", "title": "Acme"}}, {"0": {"cik_str": 0}}])
async def test_an_index_without_rows_is_a_miss(rows: Any) -> None:
    found = await find_filers("Acme", MemoryWeb({INDEX_URL: json.dumps(rows)}))
    assert isinstance(found, Miss)
    assert found.reason is MissReason.BROKEN


async def test_odd_rows_are_left_out() -> None:
    rows: dict[str, Any] = {
        "0": {"cik_str": 42, "ticker": None, "title": "Acme Corp"},
        "1": {"cik_str": True, "title": "Acme Corp"},
        "2": {"cik_str": 10**40, "title": "Acme Corp"},
        "3": {"cik_str": 43, "title": ["Acme Corp"]},
        "4": 7,
    }
    found = await find_filers("Acme", MemoryWeb({INDEX_URL: json.dumps(rows)}))
    assert not isinstance(found, Miss)
    assert [(filer.cik, filer.ticker) for filer in found] == [("0000000042", "")]


async def test_an_index_that_can_t_be_asked_is_a_miss() -> None:
    found = await find_filers("Acme", MemoryWeb({INDEX_URL: MissReason.TIMEOUT}))
    assert isinstance(found, Miss)
    assert found.reason is MissReason.TIMEOUT


@pytest.mark.parametrize(
    ("name", "plain"),
    [("ACME CORP /DE/", "ACME CORP"), ("Acme Inc./NEW", "Acme Inc."), ("Acme \\PA\\", "Acme"), ("Acme A/S", "Acme A/S"),
     ("Quad/Graphics, Inc.", "Quad/Graphics, Inc."), ("Acme / Canada", "Acme"), ("/DE/", "/DE/")],
)  # fmt: skip
def test_the_state_behind_a_name(name: str, plain: str) -> None:
    assert plain_name(name) == plain


def test_same_company() -> None:
    assert same_company("ACME WIDGETS INC /DE/", "The Acme Widgets Corporation")
    assert not same_company("Acme Widgets", "Acme Widgets Holdings")
    assert not same_company("", "")


@pytest.mark.parametrize(
    ("found", "cik"),
    [(1, "0000000001"), ("0000000001", "0000000001"), (0, ""), (-1, ""), (True, ""), (None, ""), ("1" * 11, ""),
     ("١٢٣", ""), (1.0, ""), ([], "")],
)  # fmt: skip
def test_numbers_of_filers(found: Any, cik: str) -> None:
    assert cik_of(found) == cik


def test_texts_are_bounded_and_harmless() -> None:
    assert text_of("a\x1b[31m\nb") == "a [31m b"
    assert len(text_of("x" * 10_000)) == 500
    assert text_of("None") == ""


async def test_json_of_any_depth_is_read_or_none() -> None:
    page = await MemoryWeb({"https://data.sec.gov/x": "[" * 200_000}).get("https://data.sec.gov/x")
    assert not isinstance(page, Miss)
    assert read_json(page) is None
