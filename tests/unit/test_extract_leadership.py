"""Leadership pages of many makes: what stands with a name is its own, and heads or hides nobody else."""

from __future__ import annotations

import pytest

from exec_finder.extract import extract_people

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


def test_a_title_that_breaks_off_goes_on_in_the_next_line() -> None:
    page = "<h1>Leadership</h1>" + cards(
        ("Nia Okafor", "President and Chief", "Executive Officer"),
        ("Percy Lund", "Executive Vice President", "and General Counsel"),
        ("Ada Brightwater", "Senior Vice", "President, Claims"),
    )
    assert people(page) == [
        ("Nia Okafor", "President and Chief Executive Officer"),
        ("Percy Lund", "Executive Vice President and General Counsel"),
        ("Ada Brightwater", "Senior Vice President, Claims"),
    ]


def test_headings_among_names_are_no_names() -> None:
    names = [("Nia Okafor", "Chair"), ("Percy Lund", "Director"), ("Ada Brightwater", "Director")]
    page = "<h1>Board</h1>" + cards(*names, ("INDEPENDENT ACCOUNTANTS", "Tallyhouse", "Ashcombe"))
    assert people(page) == names


def test_a_firm_below_a_comma_is_nobody() -> None:
    page = "<h1>Board of Directors</h1>" + cards(
        ("Nia Okafor", "Consultant,", "Percy Lund", "Director since 2011"),
        ("Otto Lindqvist", "Partner,", "Ashcombe Mills", "Director since 2012"),
        ("Ada Brightwater", "Chair", "Director since 2010"),
    )
    assert "Percy Lund" not in [name for name, _ in people(page)]


def test_one_word_where_all_others_are_names_with_titles() -> None:
    records = [
        ("Nia Okafor", "Chief Executive Officer"),
        ("Venkat", "Head of Product"),
        ("Ada Brightwater", "Head of Marketing"),
        ("Muzaffar", "Head of Technology"),
    ]
    page = "<h1>Our Leaders</h1>" + "".join(f"<div><h4>{name}</h4><p>{title}</p></div>" for name, title in records)
    assert people(page) == records


def test_one_word_among_headings_is_no_name() -> None:
    records = [("Nia Okafor", "Head of Product"), ("Ada Brightwater", "Head of Sales"), ("Quillbox", "What it does")]
    page = "<h1>Our Leaders</h1>" + "".join(f"<div><h4>{name}</h4><p>{title}</p></div>" for name, title in records)
    assert people(page) == records[:2]


def test_degrees_with_their_schools_are_no_names() -> None:
    """Title, name, degrees: the title stays with the name where the line of degrees looks like one."""
    page = "<h1>Executive Committee</h1>" + "".join(
        f"<div><h6>{title}</h6><h5>{name}</h5><p>{degrees}</p></div>"
        for title, name, degrees in [
            ("Chief Executive Officer (CEO)", "Nia Okafor", "JD Law (ASH), MBA (QFU), LLM (Austral)"),
            ("Chief Financial Officer (CFO)", "Percy Lund", "CA(SA), PMD (Ashcombe), MBA (Quill)"),
            ("Chief Revenue Officer (CRO)", "Ada Brightwater", "BCom Economics"),
        ]
    )
    assert people(page) == [
        ("Nia Okafor", "Chief Executive Officer (CEO)"),
        ("Percy Lund", "Chief Financial Officer (CFO)"),
        ("Ada Brightwater", "Chief Revenue Officer (CRO)"),
    ]


def test_a_degree_called_as_a_state_is_no_title() -> None:
    records = [
        ("Nia Okafor, MA", "Executive Director of Communications"),
        ("Percy Lund, MA", "Director, Operations"),
        ("Ada Brightwater, MA", "Manager, Information Services"),
        ("Otto Lindqvist", "Program Director"),
    ]
    page = "<h1>Staff</h1>" + "".join(f"<div><h4>{name}</h4></div><p>{title}</p>" for name, title in records)
    assert people(page) == [(name.removesuffix(", MA"), title) for name, title in records]


def test_a_centre_called_after_somebody_shows_nobody() -> None:
    page = (
        "<p>She is the Director, Ada B. Brightwater Center on Ethics and Leadership, since the spring of the year.</p>"
    )
    assert people(page) == []


def test_an_address_behind_the_title_is_not_of_it() -> None:
    records = [("Nia Okafor", "Associate Dean for Research"), ("Percy Lund", "Associate Dean for Students")]
    page = "<h2>Our people</h2><ul>" + "".join(
        f"<li><strong>{name}, Ph.D.</strong>, {title}, <a href='mailto:x@acme.example'>x@acme.example</a></li>"
        for name, title in records
    )
    assert people(page) == records


def test_a_title_before_a_name_shown_elsewhere_is_none_of_the_name() -> None:
    """A letter's 'Dean Andrew Lund' is the Andrew Lund of the list, though Dean is a given name too."""
    page = "<p>Sincerely,<br>Dean Andrew Lund</p><h2>Office</h2>" + "".join(
        f"<div><p>{name}</p><p>{title}</p></div>"
        for name, title in [("ANDREW LUND", "Dean"), ("NIA OKAFOR", "Associate Dean"), ("ADA BRIGHTWATER", "Registrar")]
    )
    assert len(people(page)) == 3


@pytest.mark.parametrize(
    ("url", "title", "away"),
    [
        ("https://www.ashcombehospital.example/", "Chairman of the Ashcombe Group of Hospitals", False),
        ("https://www.lundbro.example/", "President of Lund Brothers Building Company", False),
        ("https://www.lundbro.example/", "President of Ashcombe Brothers Company", True),
    ],
)
def test_a_host_that_cuts_the_name_short(url: str, title: str, away: bool) -> None:
    found = people(f"<p>Nia Okafor is {title}. She grew up by the river and likes to sail on it.</p>", url)
    assert (found == []) is away


def test_a_college_in_the_pages_title_is_the_pages_own() -> None:
    page = "<title>Staff | Lund School of Affairs | University of Ashcombe</title><h1>Staff</h1>" + "".join(
        f"<div><h4>{name}</h4><p>{title}</p></div>"
        for name, title in [
            ("Nia Okafor", "Dean, Lund School of Affairs"),
            ("Percy Lindqvist", "Senior Fellow, Lund School of Affairs"),
        ]
    )
    assert [title for _, title in people(page)] == [
        "Dean, Lund School of Affairs",
        "Senior Fellow, Lund School of Affairs",
    ]


def test_post_nominals_on_a_line_of_their_own_are_nobody() -> None:
    records = [
        ("Nia Okafor", "CPA", "Partner"),
        ("Percy Lund", "CPA, ABV, CFF", "Senior Manager"),
        ("Ada Brightwater", "", "Director of Operations"),
        ("Otto Lindqvist", "JD", "Partner"),
        ("Ines Castellanos", "MSQR, CCP, PHR", "Principal"),
    ]
    page = "<h1>Meet the team</h1>" + "".join(
        f"<div><h2>{name}</h2>{f'<p>{letters}</p>' if letters else ''}<p>{title}</p><a href='/p'>View Profile</a></div>"
        for name, letters, title in records
    )
    assert people(page) == [(name, title) for name, _, title in records]


def test_affiliations_in_the_next_cell_are_no_people() -> None:
    rows = [
        ("Nia Okafor, President", "Former Coordinator, Percy Lund Networks"),
        ("Ada Brightwater, Treasurer", "Director, Ashcombe Mills"),
        ("Otto Lindqvist, Secretary", "Chair, Lowbridge Water"),
    ]
    page = "<h3>Board of Trustees</h3><table>" + "".join(
        f"<tr><td><p>{person}</p><p>Lowbridge, CT</p></td><td><p>Watcher of birds</p><p>Baker</p><p>{job}</p></td></tr>"
        for person, job in rows
    )
    assert [name for name, _ in people(page)] == ["Nia Okafor", "Ada Brightwater", "Otto Lindqvist"]


def test_a_portrait_confirms_a_doubtful_name() -> None:
    card = "<h4>Meet our Director</h4><h2>Mark Price</h2><div>Executive Director</div>"
    assert people(f"<h1>About us</h1><img alt='Mark Price, Executive Director of Quillfone.'>{card}")[:1] == [
        ("Mark Price", "Executive Director")
    ]
    assert people(f"<h1>About us</h1><img alt='A hill'>{card}") == []


def test_brackets_behind_a_name_go_before_the_sentence() -> None:
    page = (
        "<p>Nia Okafor (Advisor – Legal), is the principal of the law firm, Ashcombe Legal Pty Ltd, by the river.</p>"
        "<p>Percy Lund (Consulting CEO), is a widely read strategist who has written for newspapers of the town.</p>"
    )
    assert people(page) == [("Nia Okafor", "Advisor – Legal"), ("Percy Lund", "Consulting CEO")]


def test_an_institute_among_alike_records_is_of_the_house() -> None:
    """On a page of leaders, 'Institute for …' behind a title of three alike is a unit, also below 'Contact'."""
    records = [
        ("Nia Okafor", "Associate Provost - Finance and Administration"),
        ("Percy Lund", "Founding Executive Director - Institute for Global Engagement"),
        ("Ada Brightwater", "Associate Provost - Faculty Affairs"),
        ("Otto Lindqvist", "Vice Provost - Research"),
    ]
    page = "<h2>Contact Information</h2><p>Room 203</p>" + cards(*records)
    assert people(page, "https://www.ashcombe.example/about/leadership/") == records


def test_a_doubtful_name_in_a_list_of_names_with_titles() -> None:
    lines = [
        "Nia Okafor (Finance Manager)",
        "Summer Fields (Communications Manager)",
        "Jesy Quarlow (Learning Companion)",
        "Percy Lund (Director)",
        "Ada Brightwater (Board Clerk)",
        "Main Entrance (Street side)",
    ]
    page = f"<h2>Administration</h2><p>{'<br>'.join(lines)}</p>"
    assert [name for name, _ in people(page)] == [line.partition(" (")[0] for line in lines[:5]]


def test_the_office_is_not_the_title() -> None:
    """Where the office stands before the post, in the place of the others' titles, the post is the title."""
    records = [
        ("Nia Okafor", "Director of Assessment", "555 0101"),
        ("Ada Brightwater", "Office of Communication", "Communication Director"),
        ("Percy Lund", "Executive Director, Operations", "555 0102"),
        ("Otto Lindqvist", "Technology Specialist", "Office of Technology"),
    ]
    page = "<h1>Dean's Office</h1>" + "".join(
        f"<h3>{name}</h3><div>{'<br>'.join(lines)}</div>" for name, *lines in records
    )
    assert ("Ada Brightwater", "Communication Director") in people(page)


def test_a_firm_below_the_office_here_is_not_of_the_title() -> None:
    records = [
        ("Nia Okafor", "President", "Lund Strategies, LLC"),
        ("Percy Lund", "Vice President", "T. Okafor Associates, Inc. — Global Investment Services"),
        ("Ada Brightwater", "Treasurer", "Ashcombe Mills"),
        ("Otto Lindqvist", "QRX Capital Management"),
    ]
    page = "<h1>Board of Directors</h1>" + "".join(
        f"<div><h3>{name}</h3><p>{'<br>'.join(lines)}</p></div>" for name, *lines in records
    )
    assert people(page)[:3] == [(name, title) for name, title, _ in records[:3]]
    assert dict(people(page)).get("Otto Lindqvist", "") == ""


def test_a_programme_and_its_school_are_nobody() -> None:
    """Names and programmes in one form of line: what a school offers stands where a title does."""
    page = "".join(
        f"<div><h3>{name}</h3><h4>{title}</h4></div>"
        for name, title in [
            ("Nia Okafor", "Director of Enrollment"),
            ("Percy Lund", "Enrollment Counselor"),
            ("Ada Brightwater", "Enrollment Manager"),
            ("Criminal Justice", "School of Arts & Sciences"),
        ]
    )
    assert [name for name, _ in people(page, "https://www.quillfone.example/programs")] == [
        "Nia Okafor",
        "Percy Lund",
        "Ada Brightwater",
    ]
