"""Who hears a complaint next: the table keeps its form, and the right rows come out in the right order."""

from __future__ import annotations

import re
from collections import Counter

import pytest

from exec_finder.companies import directory
from exec_finder.domains import parse_company_url, registrable_domain
from exec_finder.models import InstanceKind
from exec_finder.regulators import RegulatorRow, next_instances
from exec_finder.tables import read_lines, read_rows
from tests.unit.test_companies import SECTORS

ROWS = read_rows("regulators.csv", RegulatorRow)


def names(country: str, sector: str) -> list[str]:
    return [one.name for one in next_instances(country, sector)]


def test_the_table_keeps_its_form() -> None:
    keys = [(row.country, row.sector, row.name) for row in ROWS]
    assert keys == sorted(keys)
    assert [key for key, number in Counter(keys).items() if number > 1] == []
    assert {row.sector for row in ROWS} <= SECTORS | {""}
    assert [row for row in ROWS if row.wait_days and not row.wait_days.isdecimal()] == []
    assert [row for row in ROWS if row.wait_days and not row.wait_words] == []
    assert [row for row in ROWS if not row.not_for] == []


@pytest.mark.parametrize("row", ROWS, ids=lambda row: f"{row.country}-{row.sector}-{row.name}")
def test_every_website_is_one(row: RegulatorRow) -> None:
    assert re.match("https://[a-z0-9.-]+/", row.website + "/")
    url = parse_company_url(row.website)
    assert url is not None
    assert registrable_domain(url.host)


def test_countries_are_known_and_each_has_somebody_for_everything() -> None:
    countries = {row.country for row in ROWS} - {"EU"}
    assert len(countries) >= 50
    assert countries <= {row.country for row in directory()}
    assert countries == {row.country for row in ROWS if not row.sector} - {"EU"}
    assert {row.country for row in ROWS} >= {"EU"}


def test_days_and_words_say_the_same() -> None:
    """A number of days, weeks or months in the words is that of the column."""
    unit = {"day": 1, "week": 7, "month": 30.5, "working day": 1.4}
    for row in ROWS:
        said = re.match(r"after (?:a )?(\d+)? ?(day|week|month|working day)s?\b", row.wait_words)
        if said and row.wait_days:
            days = int(said[1] or 1) * unit[said[2]]
            assert abs(days - int(row.wait_days)) <= 1, row


def test_the_sector_comes_before_the_rest_and_who_decides_before_who_watches() -> None:
    assert names("GB", "telecoms") == [
        "Communications Ombudsman",
        "Communications and Internet Services Adjudication Scheme (CISAS)",
        "Ofcom",
        "Citizens Advice",
    ]
    first = next_instances("GB", "utilities")[0]
    assert (first.name, first.wait_days) == ("Energy Ombudsman", 56)
    assert first.wait == "after 8 weeks, or sooner with a deadlock letter"


def test_a_sector_without_a_row_gets_those_for_everything() -> None:
    assert names("US", "retail") == names("US", "") == names("US", "no such sector")
    assert names("US", "retail")[0] == "State attorney general"


def test_a_country_of_the_union_ends_with_its_network() -> None:
    assert names("DE", "utilities")[-1] == "European Consumer Centres Network"
    assert "European Consumer Centres Network" not in names("GB", "utilities")
    assert names("IS", "retail") == ["European Consumer Centres Network"]
    assert set(read_lines("eu_countries.txt")) <= {row.country for row in directory()}


def test_an_unknown_country_has_nobody() -> None:
    assert next_instances("", "telecoms") == ()
    assert next_instances("ZZ", "telecoms") == ()


def test_kinds_are_those_of_the_report() -> None:
    assert {row.kind for row in ROWS} == set(InstanceKind)
