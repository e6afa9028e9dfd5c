"""Leadership pages of many makes: what stands with a name is its own, and heads or hides nobody else."""

from __future__ import annotations

import pytest

from exec_finder.extract import extract_people
from exec_finder.extract.context import elsewhere
from exec_finder.extract.judge import name_score, shown_name
from exec_finder.extract.lines import read_pair, split_pair
from exec_finder.extract.words import section_kind

URL = "https://www.quillfone.example/leadership"


def people(html: str, url: str = URL) -> list[tuple[str, str]]:
    return [(person.name, person.title) for person in extract_people(html, url=url)]


def cards(*records: tuple[str, ...], tag: str = "p") -> str:
    """Records of lines parted by <br>, each in an element of its own."""
    return "".join(f"<div class='card'><{tag}>{'<br>'.join(record)}</{tag}></div>" for record in records)


def test_a_department_below_a_title_heads_no_section() -> None:
    """'Alumni' below somebody's title does not make guests of those who follow."""
    page = "<h1>Cabinet</h1>" + cards(
        ("Nia Okafor", "Vice President for Advancement", "Advancement and Alumni"),
        ("Percy Lund", "Vice President for Research", "Office of Research"),
        ("Ada Brightwater", "Chief of Staff"),
        ("Otto Lindqvist", "Vice President for Student Affairs", "Student Affairs"),
    )
    assert [name for name, _ in people(page)] == ["Nia Okafor", "Percy Lund", "Ada Brightwater", "Otto Lindqvist"]


def test_a_title_that_names_alumni_heads_no_section() -> None:
    page = "<h2>Staff</h2>" + cards(
        ("Nia Okafor", "Director, Alumni Relations", "555.010.1234"),
        ("Percy Lund", "Director, Digital Media", "555.010.1235"),
        ("Ada Brightwater", "Coordinator, Events", "555.010.1236"),
    )
    assert [name for name, _ in people(page)] == ["Nia Okafor", "Percy Lund", "Ada Brightwater"]


@pytest.mark.parametrize(
    ("heading", "kind"),
    [
        ("Client Services Team", "people"),
        ("Portfolio Management Team", "people"),
        ("Events Staff", "people"),
        ("Alumni Association Board", "board"),
        ("News from our team", "none"),
        ("Join our team", "none"),
        ("History of our team", "past"),
        ("Speakers and Leaders", "others"),
        ("Sponsors and Partners", "others"),
        ("Keynote Speakers Team", "others"),
    ],
)
def test_a_word_before_the_team_says_which_team(heading: str, kind: str) -> None:
    assert section_kind(heading) == kind


@pytest.mark.parametrize(
    ("title", "away"),
    [
        ("Director, College Business Operations", False),
        ("Coordinator, Foundation | Assistant Professor", False),
        ("Manager, College/Division Information Services", False),
        ("Director, University of Ashcombe", True),
        ("CEO, Capital One Ashcombe", True),
        ("Head of Care, Ashcombe Foundation", True),
        ("Partner, Ashcombe Operations Inc.", True),
    ],
)
def test_a_department_is_no_other_organisation(title: str, away: bool) -> None:
    assert elsewhere(title, frozenset({"quillfone"})) is away


def test_a_doubtful_name_stands_to_its_title_as_the_others_do() -> None:
    """Names of everyday words count where name and title alternate in one form of line."""
    page = "<h1>Leadership</h1><div>" + "".join(
        f"<div><div class='t'>{name}</div><div class='t'>{title}</div></div>"
        for name, title in [
            ("Nia Okafor", "Chief Executive Officer"),
            ("Percy Lund", "Chief Operating Officer"),
            ("Todd Hurdles", "Chief Revenue Officer"),
            ("Ada Brightwater", "Chief Legal Officer"),
            ("Otto Lindqvist", "Chief Customer Officer"),
        ]
    )
    assert ("Todd Hurdles", "Chief Revenue Officer") in people(page + "</div>")


def test_what_can_be_no_name_is_none_above_a_title() -> None:
    page = "<h1>Leadership</h1>" + "".join(
        f"<h3>{name}</h3><p>{title}</p>"
        for name, title in [
            ("Nia Okafor", "Chief Executive Officer"),
            ("Percy Lund", "Chief Operating Officer"),
            ("Ada Brightwater", "Chief Legal Officer"),
            ("Position Vacant", "Chief Customer Officer"),
            ("New Markets", "Chief Revenue Officer"),
        ]
    )
    assert [name for name, _ in people(page)] == ["Nia Okafor", "Percy Lund", "Ada Brightwater"]


@pytest.mark.parametrize(
    ("line", "name", "title"),
    [
        ("Percy D. Lund II Executive Chairman", "Percy D. Lund II", "Executive Chairman"),
        ("Percy D. Lund Jr. President", "Percy D. Lund Jr.", "President"),
        (
            "Percy D. Lund Jr. Executive Vice President, Treasurer, Chief Financial Officer and Secretary",
            "Percy D. Lund Jr.",
            "Executive Vice President, Treasurer, Chief Financial Officer and Secretary",
        ),
    ],
)
def test_a_generation_belongs_to_the_name(line: str, name: str, title: str) -> None:
    pair = read_pair(line)
    assert pair is not None
    assert pair[:2] == (name, title)


def test_a_comma_before_a_generation_parts_no_pair() -> None:
    assert split_pair("Percy D. Lund, Jr. - Heat & Power") == ("Percy D. Lund, Jr.", "Heat & Power", 0.5, "name-title")


def test_lines_like_pairs_are_pairs() -> None:
    """A title in unknown words is read where the other lines of the form show name and title."""
    page = "<h1>Executive Team</h1>" + "".join(
        f"<p>{line}</p>"
        for line in [
            "Nia Okafor - Chairman",
            "Percy Lund - Chief Executive Officer",
            "Ada Brightwater - Chief Financial Officer",
            "Otto Lindqvist, Jr. - Wires and Switches",
        ]
    )
    assert people(page)[-1] == ("Otto Lindqvist", "Wires and Switches")


def test_post_nominals_set_apart_are_the_names() -> None:
    page = "<h1>Executive Team</h1>" + "".join(
        f"<div><a><span class='n'>{name} <sup>{letters}</sup></span></a><span class='t'>{title}</span><p>Hi.</p></div>"
        for name, letters, title in [
            ("Nia Okafor", "AQX, ZRM", "Chief of Staff"),
            ("Percy Lund", "CPCU", "Chief Underwriting Officer"),
            ("Ada Brightwater", "AQX", "Chief Claims Officer"),
        ]
    )
    assert people(page) == [
        ("Nia Okafor", "Chief of Staff"),
        ("Percy Lund", "Chief Underwriting Officer"),
        ("Ada Brightwater", "Chief Claims Officer"),
    ]


def test_a_line_that_a_dash_opens_goes_on_with_the_title() -> None:
    page = "<h1>Heads</h1>" + cards(
        ("Nia Okafor", "General Manager", "- Lamps and Shades"),
        ("Percy Lund", "General Manager - Carpets"),
        ("Ada Brightwater", "Managing Director - Chairs"),
    )
    assert ("Nia Okafor", "General Manager - Lamps and Shades") in people(page)


def test_points_of_a_life_are_no_title() -> None:
    page = "<h1>Heads</h1>" + cards(
        ("Nia Okafor", "General Manager", "- Studied in Ashcombe", "- Loves chess"),
        ("Percy Lund", "General Manager", "- Studied at home", "- Sails"),
    )
    assert people(page) == [("Nia Okafor", "General Manager"), ("Percy Lund", "General Manager")]


@pytest.mark.parametrize(
    "name",
    ["Percy deVilliers", "JoAnn M. Lund", "Percy D. deVilliers Jr.", "Ada Brightwater, RIBA, LEED AP BD+C"],
)
def test_written_as_few_are(name: str) -> None:
    assert name_score(name) > 0.9


@pytest.mark.parametrize("text", ["LinkedIn Profile", "iPhone Repair", "Dr. [Name]", "Prof. [Insert Name]"])
def test_brands_and_blanks_are_no_names(text: str) -> None:
    assert name_score(text) < 0.1


def test_letters_with_a_plus_are_cut_off() -> None:
    assert shown_name("Ada Brightwater, RIBA, LEED AP BD+C") == "Ada Brightwater"


def test_a_family_called_as_the_letters_of_a_firm() -> None:
    """'Co' behind an initial, among names, is a family's."""
    names = ["Nia A. Okafor", "Percy T. Lund", "Ada C. Co", "Otto B. Lindqvist"]
    page = "<h1>Management</h1>" + "".join(f"<h3>{name}</h3><p>General Manager</p>" for name in names)
    assert [name for name, _ in people(page)] == names


def test_the_family_that_the_firm_is_called_by() -> None:
    page = "<p>In 2021 Ada Quillfone, our Chairman, opened the second house of the firm by the river.</p>"
    assert people(page) == [("Ada Quillfone", "Chairman")]


def test_a_title_with_a_name_in_it_shows_one_person() -> None:
    page = "<h2>Staff</h2>" + cards(
        ("Nia Okafor", "Director, Percy Lund, Jr. Exploration Lab | Associate Professor", "555.010.1234"),
        ("Ada Brightwater", "Director, Community Design | Professor", "555.010.1235"),
        ("Otto Lindqvist", "Coordinator, Studies | Professor", "555.010.1236"),
    )
    assert [name for name, _ in people(page)] == ["Nia Okafor", "Ada Brightwater", "Otto Lindqvist"]
