"""The part of an annual report or proxy about its executive officers, in the layouts that filers use."""

from __future__ import annotations

import time

import pytest

from exec_finder.extract.officer_lines import plain_title, read_officer_lines
from exec_finder.extract.officers import read_officers
from tests.servers.edgar_server import officers_table, report_html

URL = "https://www.sec.gov/Archives/edgar/data/4321/000000432126000001/acme-10k.htm"
TOM, NIA, PEN = "Tom Berg", "Nia Okafor", "Penelope Marsh"


def cells(*rows: tuple[str, ...]) -> str:
    """A table as the filing software writes it: a span and a spacer a cell."""
    made = ("".join(f"<td colspan=3><span style='x'>{cell}</span></td><td>&#160;</td>" for cell in row) for row in rows)
    return "<table>" + "".join(f"<tr>{row}</tr>" for row in made) + "</table>"


def paragraphs(*texts: str) -> str:
    return "".join(f"<div><span>{text}</span></div>" for text in texts)


LAYOUTS: dict[str, tuple[str, dict[str, str]]] = {
    "name, age, office": (
        officers_table(f"{TOM}|Chairman and Chief Executive Officer", f"{NIA}|Chief Customer Officer"),
        {TOM: "Chairman and Chief Executive Officer", NIA: "Chief Customer Officer"},
    ),
    "a career in the cell": (
        cells(
            ("Name", "Business Experience", "Current Position Held Since", "Age"),
            (TOM, "President and Chief Executive Officer. From 2015 to 2022, he served as Treasurer.", "2022", "58"),
            (NIA, "EVP, Customer Operations, effective May 1, 2024. From 2019 she was Treasurer.", "", "51"),
        ),
        {TOM: "President and Chief Executive Officer", NIA: "EVP, Customer Operations"},
    ),
    "sentences, names in capitals": (
        paragraphs(
            "Executive officers are appointed by, and serve at the pleasure of, the Board of Directors.",
            "TOM BERG, age 58, has been our Chair since October 2022 and our Chief Executive Officer since March 2022.",
            "NIA OKAFOR, age 52, has been Executive Vice President – Customer Experience since April 2023. From 2019 "
            "to 2023 she was Senior Vice President of Brightwater, Inc.",
        ),
        {TOM: "Chair and Chief Executive Officer", NIA: "Executive Vice President – Customer Experience"},
    ),
    "posts with years, the past behind semicolons": (
        paragraphs(
            "<b>Tom Berg</b>, Age 58: Chief Executive Officer since May 2016; President (2007 - 2016).",
            "<b>Nia Okafor</b>, Age 52: Chief Customer Officer since 2023; Senior Vice President (2017 - 2023).",
        ),
        {TOM: "Chief Executive Officer", NIA: "Chief Customer Officer"},
    ),
    "one line a person": (
        paragraphs(
            "<b><i>Tom Berg</i></b>, 58, President and Chief Executive Officer. Mr. Berg joined the Company in 1999.",
            "<b><i>Nia Okafor</i></b>, 52, Senior Vice President, Customer Service. Ms. Okafor came in 2023.",
        ),
        {TOM: "President and Chief Executive Officer", NIA: "Senior Vice President, Customer Service"},
    ),
    "age in brackets": (
        cells(
            ("Tom Berg (58)", "President and Chief Executive Officer since 2020."),
            ("Nia Okafor (52)", "Executive Vice President, Service since 2023. Previously, she was Vice President."),
        ),
        {TOM: "President and Chief Executive Officer", NIA: "Executive Vice President, Service"},
    ),
    "lines of their own": (
        paragraphs(TOM, "Age: 58", "Chief Financial Officer", NIA, "Age: 52", "Executive Vice President, Service"),
        {TOM: "Chief Financial Officer", NIA: "Executive Vice President, Service"},
    ),
    "bullets after a sentence": (
        paragraphs("Our executive officers and their posts are:", "•", f"{TOM}, President;", "•", f"{NIA}, Treasurer."),
        {TOM: "President", NIA: "Treasurer"},
    ),
    "name and post in one cell": (
        cells(("", "Age", "Since"), (f"{TOM}, Chairman of the Board and Chief Executive Officer*", "58", "2005"),
              (f"{NIA}, Senior Vice President, Service, and Chief Customer Officer", "52", "2020")),
        {TOM: "Chairman of the Board and Chief Executive Officer",
         NIA: "Senior Vice President, Service, and Chief Customer Officer"},
    ),
    "a page's foot between them": (
        paragraphs(f"{TOM}, 58, President.", "27", "Table of Contents", "Acme Widgets, Inc.", f"{NIA}, 52, Treasurer."),
        {TOM: "President", NIA: "Treasurer"},
    ),
    "with directors": (
        cells(
            ("Name", "Age", "Position"), (TOM, "58", "Chief Executive Officer and Director"),
            (NIA, "52", "Chief Operating Officer"), ("Otto Outside", "70", "Director"),
        ),
        {TOM: "Chief Executive Officer and Director", NIA: "Chief Operating Officer"},
    ),
}  # fmt: skip
HEADINGS = (
    "Information About Our Executive Officers",
    "EXECUTIVE OFFICERS OF THE REGISTRANT",
    "Item 4A. Executive Officers of the Registrant",
    "PART IA Executive Officers of the Registrant",
    "Executive Officers of the Registrant (at March 1, 2026):",
    "Item 1D. Information about our Executive Officers.",
    "Executive&#160;Officers",
    "Executive Officers of Acme Widgets, Inc.",
    "Item 10. Directors, Executive Officers and Corporate Governance",
)


def officers(document: str) -> dict[str, str]:
    found = read_officers(document, url=URL, organisation="Acme Widgets, Inc.")
    return {person.name: person.title for person in found}


@pytest.mark.parametrize("layout", LAYOUTS)
def test_layouts(layout: str) -> None:
    part, expected = LAYOUTS[layout]
    assert officers(report_html(part)) == expected


@pytest.mark.parametrize("heading", HEADINGS)
def test_headings(heading: str) -> None:
    part, expected = LAYOUTS["name, age, office"]
    assert officers(report_html(part, heading=heading)) == expected


def test_a_heading_in_pieces_and_facts_marked_in_line() -> None:
    """Filing software splits words into spans, and marks facts with elements of its own."""
    part, expected = LAYOUTS["name, age, office"]
    heading = "Information About </span><span style='x'>Our Executive </span><ix:nonNumeric>Officers</ix:nonNumeric>"
    assert officers(report_html(part, heading=heading)) == expected


@pytest.mark.parametrize(
    "part",
    [
        "<p>The information is in our proxy statement under 'Executive Officers' and incorporated by reference.</p>",
        "<p>We may lose executive officers. Our executive officers are important to us.</p>",
        cells(("Directors and executive officers as a group", "1,234"), (NIA, "12,345")),
        "",
    ],
)
def test_a_report_that_lists_nobody(part: str) -> None:
    """Signatories, auditors and members of the board elsewhere are no officers."""
    assert officers(report_html(part)) == {}


def test_evidence_and_the_day_a_post_began() -> None:
    part, _ = LAYOUTS["sentences, names in capitals"]
    tom, nia = read_officers(report_html(part), url=URL, organisation="Acme Widgets, Inc.")
    assert (tom.since, nia.since) == ("2022-03", "2023-04")
    assert nia.evidence[0].url == URL
    assert nia.evidence[0].quote.startswith("NIA OKAFOR, age 52")
    assert len(nia.evidence[0].quote) <= 200


@pytest.mark.parametrize(
    ("text", "title", "since"),
    [
        ("our Executive Vice President since May 2020", "Executive Vice President", "2020-05"),
        ("He has served as the Company’s Treasurer since 2019 and joined us in 2011.", "Treasurer", "2019"),
        ("SVP, Chief Legal Officer and Secretary of the Company", "SVP, Chief Legal Officer and Secretary", ""),
        ("was named President, Consumer, effective March 3, 2025", "President, Consumer", "2025-03"),
        ("Chief Technology Officer, overseeing all platforms", "Chief Technology Officer", ""),
        ("Vice President from 2010 to 2015", "Vice President", ""),
        ("", "", ""),
    ],
)  # fmt: skip
def test_titles_without_their_story(text: str, title: str, since: str) -> None:
    assert plain_title(text) == (title, since)


def test_a_line_that_is_no_officer_gives_none() -> None:
    assert read_officer_lines(["Item 4, 52, Mine Safety", "Nia Okafor", "52", "", "joined us in 2011", "Part II"]) == ()


@pytest.mark.parametrize(
    "document",
    [
        "<" * 500_000,
        "<p" * 200_000,
        "<div>Executive Officers</div>" * 20_000,
        "<div>" * 50_000 + "Executive Officers" + "<b>Nia Okafor, 52, Treasurer" * 10_000,
        "<p>Executive Officers</p>" + "Nia Okafor, " * 50_000,
        "<p>Executive Officers</p><p>" + "Aa " * 200_000,
        "<p>Executive Officers</p>" + "<p>Nia Okafor, 52, Treasurer" * 20_000,
        "our executive officers are " * 30_000,
        "&#160;" * 200_000,
        "",
    ],
    ids=range(10),
)
def test_hostile_documents_take_no_longer_than_others(document: str) -> None:
    began = time.process_time()
    read_officers(document, url=URL, organisation="Acme")
    assert time.process_time() - began < 8
