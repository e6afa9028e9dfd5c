"""Single mechanisms of people extraction, each with the case that made it necessary."""

from __future__ import annotations

from datetime import UTC, datetime

import pytest

from exec_finder.extract import explain_people, extract_people
from exec_finder.extract.addresses import decode_cfemail
from exec_finder.extract.lines import read_pair, without_contacts
from exec_finder.extract.owned import find_in_text
from exec_finder.extract.prose import read_sentence
from exec_finder.extract.states import parse_json
from exec_finder.extract.words import SectionRow, WordRow, section_kind
from exec_finder.tables import read_rows

URL = "https://www.acme.example/about"


def people(html: str, url: str = URL) -> list[tuple[str, str]]:
    return [(p.name, p.title) for p in extract_people(html, url=url)]


@pytest.mark.parametrize(
    ("text", "name", "title"),
    [
        ("Nia Okafor, Vice President, Customer Care", "Nia Okafor", "Vice President, Customer Care"),
        ("Vice President of Customer Care – Nia Okafor", "Nia Okafor", "Vice President of Customer Care"),
        ("Treasurer: Nia Okafor", "Nia Okafor", "Treasurer"),
        ("Nia Okafor (Treasurer)", "Nia Okafor", "Treasurer"),
        ("Anne-Lise Bergström - SVP", "Anne-Lise Bergström", "SVP"),
        ("Nia Okafor | Chief Executive Officer", "Nia Okafor", "Chief Executive Officer"),
    ],
)
def test_one_line_forms(text: str, name: str, title: str) -> None:
    pair = read_pair(text)
    assert pair is not None
    assert (pair.name, pair.title) == (name, title)


@pytest.mark.parametrize("text", ["Nia Okafor, MD, FACS", "Nia Okafor, PhD", "Contact us, Read more"])
def test_no_pair(text: str) -> None:
    """Post-nominals, links and streets are no titles."""
    assert read_pair(text) is None


def test_contacts_are_cut_off() -> None:
    assert without_contacts("Contact: Nia Okafor, Press Officer, nia@acme.example") == "Nia Okafor, Press Officer"


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("“We listen,” said Nia Okafor, chief customer officer.", ("Nia Okafor", "chief customer officer")),
        (
            "Nia Okafor has been named Chief Customer Officer, from May.",
            ("Nia Okafor", "Chief Customer Officer"),
        ),
        ("The board appointed Nia Okafor as chief financial officer.", ("Nia Okafor", "chief financial officer")),
        ("It was Chief Executive Officer Nia Okafor who opened the plant.", ("Nia Okafor", "Chief Executive Officer")),
    ],
)
def test_prose(text: str, found: tuple[str, str]) -> None:
    assert [(v.name, v.title) for v in read_sentence(text, 0, frozenset())] == [found]


@pytest.mark.parametrize(
    "text",
    [
        "“They helped us,” said Nia Okafor, chief operating officer at Initech.",
        "“They helped us,” said Nia Okafor, CEO of Initech, on Monday.",
        "Nia Okafor was chairman in 1998 and retired thereafter.",
    ],
)
def test_posts_elsewhere_and_of_the_past_are_not_here(text: str) -> None:
    assert read_sentence(text, 0, frozenset({"acme"})) == []


def test_switchboard_is_nobodys() -> None:
    """A number in several records belongs to none of them."""
    card = '<div class="c"><h3>{}</h3><p>{}</p><p>Phone 555-010-0100</p></div>'
    html = card.format("Nia Okafor", "Treasurer") + card.format("Tobias Renner", "Secretary")
    assert [p.phone for p in extract_people(html, url=URL)] == ["", ""]


def test_address_goes_to_its_own_record() -> None:
    html = (
        "<main><h3>Nia Okafor</h3><p>Treasurer</p><h3>Tobias Renner</h3><p>Secretary</p>"
        '<p><a href="mailto:tobias@acme.example">mail</a></p></main>'
    )
    assert [(p.name, p.email) for p in extract_people(html, url=URL)] == [
        ("Nia Okafor", ""),
        ("Tobias Renner", "tobias@acme.example"),
    ]


def test_section_headings_are_not_people() -> None:
    assert people("<h2>Customer Care</h2><p>Director</p><h2>Our Leadership</h2><p>Chief Executive Officer</p>") == []


def test_a_post_between_name_and_title_heads_no_section() -> None:
    """Whoever follows stands under the page's own heading still."""
    cards = [
        ("Nia Okafor", "Medical Advisory Committee Co-Chair", "Physician, One MD"),
        ("Tobias Renner", "Technology Committee Chair", "Chief Information Officer, Quillip, Inc"),
        ("Percy Lund", "Representing the South", "Billing Manager, Frost Brown Hobarth"),
    ]
    html = "<h1>Board of Directors</h1>" + "".join(
        f"<div><h3>{name}</h3><p>{seat}</p><p>{job}</p></div>" for name, seat, job in cards
    )
    assert {person.section for person in extract_people(html, url=URL)} == {"Board of Directors"}


def test_an_address_that_is_none_breaks_nothing() -> None:
    found = extract_people("<h2>Management</h2><p>Nia Okafor, Treasurer</p>", url="https://[acme/team")
    assert [(person.name, person.title) for person in found] == [("Nia Okafor", "Treasurer")]


def test_same_person_twice_is_one() -> None:
    """A card and its modal."""
    card = "<div><h3>Nia Okafor</h3><p>Treasurer</p></div>"
    assert people(f"<main>{card}{card}</main>") == [("Nia Okafor", "Treasurer")]


def test_ownership_form() -> None:
    xml = (
        '<?xml version="1.0"?><ownershipDocument><reportingOwner><reportingOwnerId><rptOwnerName>OKAFOR NIA B'
        "</rptOwnerName></reportingOwnerId><reportingOwnerRelationship><isOfficer>1</isOfficer>"
        "<officerTitle>See Remarks</officerTitle></reportingOwnerRelationship></reportingOwner>"
        "<remarks>Chief Customer Officer</remarks></ownershipDocument>"
    )
    assert people(xml) == [("OKAFOR NIA B", "Chief Customer Officer")]


def test_plain_text_keeps_its_lines() -> None:
    assert people("MEDIA CONTACT\nNia Okafor\nDirector of Communications\n") == [
        ("Nia Okafor", "Director of Communications")
    ]


def test_evidence_tells_page_time_and_words() -> None:
    seen = datetime(2026, 1, 2, tzinfo=UTC)
    found = extract_people("<main><h3>Nia Okafor</h3><p>Treasurer</p></main>", url=URL, seen_at=seen)
    assert (found[0].evidence[0].url, found[0].evidence[0].seen_at) == (URL, seen)
    assert found[0].evidence[0].quote == "Nia Okafor Treasurer"


def test_explanation_says_why_somebody_is_left_out() -> None:
    html = "<blockquote><p>We love it.</p><p>Nia Okafor</p><p>Operations Manager</p></blockquote>"
    judged = explain_people(html, url=URL)
    assert [(j.person.name, j.kept) for j in judged] == [("Nia Okafor", False)]
    assert "speaker of a quotation" in judged[0].votes[0].why


@pytest.mark.parametrize(
    "text",
    ['{"a": 1}', '<!-- {"a": 1} -->', '{"a": 1,}', "{&quot;a&quot;: 1}", '\ufeff{"a": 1};'],
)
def test_broken_json_is_read(text: str) -> None:
    assert parse_json(text) == [{"a": 1}]


def test_hopeless_json_is_nothing() -> None:
    assert parse_json("{" * 10_000) == []


def test_cloaked_and_hidden_addresses() -> None:
    key = 0x2A
    code = bytes([key, *(ord(c) ^ key for c in "nia@acme.example")]).hex()
    assert decode_cfemail(code) == "nia@acme.example"
    assert find_in_text("nia [at] acme [dot] example") == ["nia@acme.example"]


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("Meet our Leadership Team", "people"), ("Vorstand", "board"), ("役員一覧", "people"),
        ("Руководство", "people"),
        ("הנהלה", "people"), ("What our customers say", "others"), ("Our History", "past"), ("Careers", "none"),
        ("Spring Collection", ""),
    ],
)  # fmt: skip
def test_section_kinds(text: str, kind: str) -> None:
    assert section_kind(text) == kind


@pytest.mark.parametrize("name", ["sections.csv", "extract_words.csv"])
def test_tables_are_sorted_without_duplicates(name: str) -> None:
    rows = [
        (row.kind, row.lang, row.text) for row in read_rows(name, SectionRow if name == "sections.csv" else WordRow)
    ]
    assert rows == sorted(set(rows))


def test_an_appointment_without_as_is_read() -> None:
    (vote,) = read_sentence("Acme Telecom today named Nia Okafor vice president of customer care.", 0, frozenset())
    assert (vote.name, vote.title) == ("Nia Okafor", "vice president of customer care")


@pytest.mark.parametrize(
    ("text", "title"),
    [
        ("Our Chief Privacy Officer is Torvald Ashgrove. Write to him.", "Chief Privacy Officer"),
        ("Unsere Datenschutzbeauftragte ist Petra Klein.", "Datenschutzbeauftragte"),
    ],
)
def test_a_title_that_is_somebodys_is_read(text: str, title: str) -> None:
    assert [vote.title for vote in read_sentence(text, 0, frozenset())] == [title]


def test_a_verb_of_appointing_alone_gives_no_title() -> None:
    assert read_sentence("They named Nia Okafor in the suit, and the fact is Nia Okafor won.", 0, frozenset()) == []


@pytest.mark.parametrize(
    ("html", "found"),
    [
        ("<h2>Customer Care</h2><h3>Nia Okafor</h3><p>Treasurer</p>", [("Nia Okafor", "Treasurer")]),
        ("<h1>Acme Widgets</h1><p>President</p>", []),
        ("<p>Jean-Luc Mercier-Roy - SVP</p>", [("Jean-Luc Mercier-Roy", "SVP")]),
        ("<h3>Nia Okafor, CFA</h3><p>Treasurer</p>", [("Nia Okafor", "Treasurer")]),
        ("<h3>Robert (Bob) Castellano</h3><p>Treasurer</p>", [("Robert (Bob) Castellano", "Treasurer")]),
        ("<h3>Robert “Bob” Castellano, Jr.</h3><p>Treasurer</p>", [("Robert “Bob” Castellano", "Treasurer")]),
        ("<h2>Board</h2><h3>Nia Okafor</h3><p>Chair of the Board</p>", [("Nia Okafor", "Chair of the Board")]),
        ("<p><b>Nia Okafor</b> has been our treasurer since 2019.</p>", [("Nia Okafor", "treasurer")]),
        (
            "<h3>Nia Okafor</h3><p>Former Treasurer, Hobarth-Meyers Quillip</p>",
            [("Nia Okafor", "Former Treasurer, Hobarth-Meyers Quillip")],
        ),
        ("<h3>Nia Okafor</h3><p>Ann Lee Professor of Law</p>", [("Nia Okafor", "Ann Lee Professor of Law")]),
        (
            "<h2>Regional Managers</h2><p>Nia Okafor, Northeast Region</p><p>Percy Lund, Southern Region</p>",
            [("Nia Okafor", "Northeast Region"), ("Percy Lund", "Southern Region")],
        ),
        (
            "<p>All questions of that kind go to Chief Financial Officer Wendell Pike.</p>",
            [("Wendell Pike", "Chief Financial Officer")],
        ),
        (
            "<p>Since 2019, Nia Okafor is Member of the Board, and much else.</p>",
            [("Nia Okafor", "Member of the Board")],
        ),
        ("<h1>A letter to our customers</h1><p>Nia Okafor<br>President</p>", [("Nia Okafor", "President")]),
        ("<h2>Tours</h2><p>Palazzo Santa Lucia, Bologna</p><p>Nia Okafor, Bologna</p>", []),
        ("<p>Speakers: Nia Okafor, CTO, Kestrel Labs; Percy Lund, VP Product, Orbit Health</p>", []),
        ("<p>Partner firms were glad, said Percy Lund, chief executive officer of Bluefin Logistics.</p>", []),
        (
            "<p>“She knows what our customers say,” said Percy Lund, chief executive officer.</p>",
            [("Percy Lund", "chief executive officer")],
        ),
    ],
)
def test_cases_that_others_had_to_repair(html: str, found: list[tuple[str, str]]) -> None:
    assert people(html, "https://www.acmewidgets.example/about") == found


@pytest.mark.parametrize(
    ("line", "phone"),
    [
        ("Av. del Faro 1971 (1425) Puerto Claro", ""),
        ("Tel. (502) 2335 3370 - (502) 2335 3371", "(502) 2335 3370"),
        ("Tel. (541) 555-0100", "(541) 555-0100"),
    ],
)
def test_a_number_ends_before_a_bracket_that_stays_open(line: str, phone: str) -> None:
    cards = f"<ul><li><h3>Nia Okafor</h3><p>Treasurer</p><p>{line}</p><li><h3>Bo Fox</h3><p>Secretary</p></ul>"
    assert extract_people(cards, url=URL)[0].phone == phone
