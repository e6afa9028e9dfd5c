"""Ownership forms as XML: the issuer, the owners, titles in the remarks, and files that are cut or swollen."""

from __future__ import annotations

import time

import pytest

from exec_finder.extract import extract_people
from exec_finder.extract.filings import read_ownership
from exec_finder.names import filed_name
from tests.servers.edgar_server import form_xml, owner

URL = "https://www.sec.gov/Archives/edgar/data/4321/000000432126000001/form4.xml"


def title_of(officer_title: str, remarks: str) -> str:
    form = read_ownership(form_xml("4", 4321, "2026-03-01", owner("OKAFOR NIA", officer_title), remarks=remarks))
    assert form is not None
    return form.owners[0].title


@pytest.mark.parametrize(
    ("remarks", "title"),
    [
        ("Executive Vice President, General Counsel and Corporate Secretary",) * 2,
        ("Officer title: SVP, Chief Accounting Officer.", "SVP, Chief Accounting Officer"),
        ("The Reporting Person is the Company's Chief Customer Officer.", "Chief Customer Officer"),
        ("Exhibit 24 - Power of Attorney. Title: Chief People Officer", "Chief People Officer"),
        ("Exhibit List: Exhibit 24\nPresident, Consumer Business", "President, Consumer Business"),
        ("Ms. Okafor's full title is Executive Vice President, Operations", "Executive Vice President, Operations"),
        ("Ms. Okafor serves as Chief Operating Officer.", "Chief Operating Officer"),
        ("Shares were withheld to pay taxes.", ""),
        ("", ""),
    ],
)  # fmt: skip
def test_titles_in_the_remarks(remarks: str, title: str) -> None:
    assert title_of("See Remarks", remarks) == title


@pytest.mark.parametrize(
    ("officer_title", "title"),
    [
        ("See remarks below", "Treasurer"),
        ("(See Remarks)", "Treasurer"),
        ("Please see remarks", "Treasurer"),
        ("See Explanation of Responses", "Treasurer"),
        ("EVP & CFO (see remarks)", "EVP & CFO"),
        ("Chief Officer, Seeds & Remarks", "Chief Officer, Seeds & Remarks"),
        ("SVP &amp; CIO", "SVP &amp; CIO"),
    ],
)
def test_where_the_title_stands(officer_title: str, title: str) -> None:
    assert title_of(officer_title, "Treasurer") == title


def test_issuer_period_and_who_reports_no_longer() -> None:
    form = read_ownership(form_xml("3", 4321, "2026-03-01", owner("OKAFOR NIA", "Treasurer"), ended=True))
    assert form is not None
    assert (form.issuer_cik, form.period, form.ended) == ("0000004321", "2026-03-01", True)


def test_values_in_elements_of_their_own_and_yes_in_words() -> None:
    xml = form_xml("4", 4321, "2026-03-01", owner("OKAFOR NIA", director=True))
    xml = xml.replace("<isDirector>1<", "<isDirector>\n <value>true</value>\n<").replace(
        "2026-03-01", "2026-03-01-05:00"
    )
    form = read_ownership(xml)
    assert form is not None
    assert (form.owners[0].title, form.period) == ("Director", "2026-03-01")


def test_several_owners_of_one_form() -> None:
    owners = owner("OKAFOR NIA", "Treasurer") + owner("Fund L.P.", tenth=True) + owner("BERG TOM", director=True)
    form = read_ownership(form_xml("4", 4321, "2026-03-01", owners))
    assert form is not None
    assert [(o.name, o.title, o.is_officer) for o in form.owners] == [
        ("OKAFOR NIA", "Treasurer", True),
        ("Fund L.P.", "", False),
        ("BERG TOM", "Director", False),
    ]


def test_extraction_keeps_the_form_s_order_of_names() -> None:
    xml = form_xml("4", 4321, "2026-03-01", owner("OKAFOR NIA", "See Remarks"), remarks="Title: Treasurer")
    assert [(p.name, p.title) for p in extract_people(xml, url=URL)] == [("OKAFOR NIA", "Treasurer")]


@pytest.mark.parametrize("text", ["", "<html>", "<ownershipDocument>", "<ownershipDocument><reportingOwner>", "\x00"])
def test_what_is_no_form_or_has_no_owner(text: str) -> None:
    form = read_ownership(text)
    assert form is None or form.owners == ()


@pytest.mark.parametrize(
    "inside",
    ["<reportingOwner>" * 150_000, "<rptOwnerName>" * 150_000, "<reportingOwner><rptOwnerName>" + " " * 2_000_000,
     "<remarks>" * 150_000, "</reportingOwner>" * 150_000, owner("OKAFOR NIA", "See Remarks") * 5_000],
    ids=range(6),
)  # fmt: skip
def test_swollen_forms_take_linear_time(inside: str) -> None:
    began = time.process_time()
    form = read_ownership(f"<ownershipDocument>{inside}")
    assert form is not None
    assert len(form.owners) <= 30
    assert time.process_time() - began < 5


@pytest.mark.parametrize(
    ("filed", "written"),
    [
        ("OKAFOR NIA B", "Nia B. Okafor"),
        ("Okafor Nia", "Nia Okafor"),
        ("VAN DER BERG ANNA", "Anna van der Berg"),
        ("Van Dyke Robert", "Robert Van Dyke"),
        ("DE LA CRUZ MARIA JOSE", "Maria Jose de la Cruz"),
        ("St John Ann", "Ann St John"),
        ("O'BRIEN DEIRDRE", "Deirdre O'Brien"),
        ("O Brien Patrick", "Patrick O'Brien"),
        ("MC DONALD IAN", "Ian McDonald"),
        ("MCMAHON C DOUGLAS", "C. Douglas McMahon"),
        ("Smith John A Jr", "John A. Smith Jr."),
        ("SMITH JR JOHN A", "John A. Smith Jr."),
        ("Smith John A. III", "John A. Smith III"),
        ("Berg, Tom Q", "Tom Q. Berg"),
        ("DOE JANE MD", "Jane Doe"),
        ("LI MING", "Ming Li"),
        ("Nguyen Van Anh", "Van Anh Nguyen"),
        ("WATERS", "WATERS"),
        ("", ""),
    ],
)
def test_names_as_registers_file_them(filed: str, written: str) -> None:
    assert filed_name(filed) == written
