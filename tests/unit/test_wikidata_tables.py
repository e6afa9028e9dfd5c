"""The tables around Wikidata: in form, and every example is recognised."""

from __future__ import annotations

import csv
import io
import re

import pytest

from exec_finder.companies import directory
from exec_finder.extract.channels import read_profile
from exec_finder.resolve.naming import is_parked
from exec_finder.tables import read_lines, read_text
from exec_finder.titles import read_title
from exec_finder.wikidata.organisations import sector_of


def rows(name: str) -> list[dict[str, str]]:
    return list(csv.DictReader(io.StringIO(read_text(name))))


@pytest.mark.parametrize("row", rows("wikidata/sectors.csv"), ids=lambda row: row["word"])
def test_a_sector_is_read_from_its_example(row: dict[str, str]) -> None:
    assert sector_of([row["example"]]) == row["sector"]
    assert row["sector"] in {one.sector for one in directory()}


def test_the_longer_word_decides_and_other_words_tell_nothing() -> None:
    assert sector_of(["health insurance"]) == "health-insurance"
    assert sector_of(["embankment", "", "banking"]) == "banking"
    assert sector_of([]) == sector_of(["bankside gallery"]) == ""


@pytest.mark.parametrize("row", rows("wikidata/profiles.csv"), ids=lambda row: row["property"])
def test_a_profile_is_one_that_pages_give_too(row: dict[str, str]) -> None:
    assert read_profile(row["url"].format(row["example"])) is not None


@pytest.mark.parametrize("row", rows("wikidata/posts.csv"), ids=lambda row: row["property"])
def test_a_post_is_read_as_a_title(row: dict[str, str]) -> None:
    assert row["holders"] in {"one", "several"}
    assert not row["title"] or read_title(row["title"]).seniority != "other"


@pytest.mark.parametrize("row", rows("parked_words.csv"), ids=lambda row: row["text"])
def test_a_page_that_sells_its_domain_is_told(row: dict[str, str]) -> None:
    assert is_parked(f"<html><body><h1>Welcome</h1><p>{row['text'].upper()}!</p>")
    assert not is_parked("<html><body><h1>Acme</h1><p>Domains and hosting, on sale today.</p>")


def test_tables_are_sorted_and_say_what_they_mean() -> None:
    kinds = rows("wikidata/kinds.csv")
    assert [row["id"] for row in kinds] == sorted({row["id"] for row in kinds}, key=lambda id_: (id_[0], int(id_[1:])))
    assert all(re.fullmatch(r"[PQ][1-9]\d*", row["id"]) and row["what"] for row in kinds)
    words = [row["word"] for row in rows("wikidata/sectors.csv")]
    assert words == sorted(set(words))
    parked = [(row["lang"], row["text"]) for row in rows("parked_words.csv")]
    assert parked == sorted(set(parked))
    assert 1 < len(read_lines("wikidata/languages.txt")) <= 50
