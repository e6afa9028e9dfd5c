"""Pages of clubs, associations and councils: mark-up of old editors, numbered rooms and regions, doubtful names."""

from __future__ import annotations

import pytest

from exec_finder.extract import extract_people
from exec_finder.extract.judge import title_score
from exec_finder.extract.lines import read_pair

URL = "https://www.quillfone.example/committee"


def people(html: str, url: str = URL) -> list[tuple[str, str]]:
    return [(person.name, person.title) for person in extract_people(html, url=url)]


def test_a_blockquote_around_a_table_quotes_nobody() -> None:
    rows = "".join(
        f"<tr><td>{title}</td><td>{name}<br>University of Bramley</td></tr>"
        for title, name in [("President", "Nora Hallam"), ("Treasurer", "Tom Arden"), ("Secretary", "Wanda Keller")]
    )
    page = f"<h2>Officers</h2><blockquote><blockquote><table>{rows}</table></blockquote></blockquote>"
    assert people(page) == [("Nora Hallam", "President"), ("Tom Arden", "Treasurer"), ("Wanda Keller", "Secretary")]


def test_a_blockquote_of_words_still_quotes_its_speaker() -> None:
    page = (
        "<h2>Kind words</h2><blockquote><p>They mended all we had.</p><p>Nora Hallam</p><p>Treasurer</p></blockquote>"
    )
    assert people(page, "https://www.quillfone.example/") == []


def test_what_holds_the_page_and_its_header_is_no_menu() -> None:
    page = (
        '<div class="navigation-header wrapper"><header><nav><a href="/x">Bram Ostler</a></nav></header>'
        "<main><h1>Our Team</h1><h3>Nora Hallam</h3><p>Treasurer</p></main></div>"
    )
    assert people(page) == [("Nora Hallam", "Treasurer")]


def test_states_in_a_row_are_no_name() -> None:
    regions = [("Region 1", "Nora Hallam", "WI, IL, MI, IN"), ("Region 2", "Tom Arden", "ME, NH, VT, MA, RI")]
    cards = "".join(f"<div><h3>{head}</h3><p>{states}</p><p>{name}</p></div>" for head, name, states in regions)
    found = people(f"<h2>Regional Directors</h2>{cards}")
    assert {name for name, _ in found} <= {"Nora Hallam", "Tom Arden"}


def test_a_numbered_room_is_no_street_where_titles_stand() -> None:
    staff = [
        ("Nora Hallam", "Manager"),
        ("Tom Arden", "Leader of Room 1"),
        ("Wanda Keller", "Key Person Room 1"),
        ("Peter Hamilton", "Key Person Room 2"),
        ("Ada Merrin", "Administrative Assistant"),
    ]
    page = "".join(f"<p><b>{name}</b><em> - {title}</em></p><p>Level 3 Diploma</p>" for name, title in staff)
    assert people(f"<h2>Staff</h2>{page}") == staff


def test_a_name_with_a_menus_word_is_parted_from_its_title_by_dash_and_mark_up() -> None:
    staff = [("Nora Hallam", "Manager"), ("Angela Read", "Deputy Manager / Leader of Room 2"), ("Tom Arden", "Cook")]
    page = "".join(f"<p><b>{name}</b><em> - {title}</em></p><p>Level 3 Diploma</p>" for name, title in staff)
    assert people(f"<h2>Staff</h2>{page}") == staff


@pytest.mark.parametrize(
    "lead", ["Prior to his appointment as an", "Before his appointment as", "Since his appointment as"]
)
def test_the_office_to_which_somebody_was_appointed_before_the_comma(lead: str) -> None:
    page = f"<h3>Peter Hamilton</h3><p>{lead} Executive Director of the Company, he led plants.</p>"
    assert people(page, "https://www.quillfone.example/leadership") == [("Peter Hamilton", "Executive Director")]


def test_councillors_are_named_without_what_they_are_called_by() -> None:
    page = (
        "<p><b>VICE CHAIRMAN</b><br>Cllr P. Hamble</p><p><b>SCHOOL GOVERNOR</b><br>R.Keller</p>"
        "<p><b>TREE WARDEN</b><br>Cllr Mrs Nora Hallam</p><p><b>CHURCH WARDEN</b><br>Revd Tom Arden</p>"
    )
    assert people(page) == [
        ("P. Hamble", "VICE CHAIRMAN"),
        ("R.Keller", "SCHOOL GOVERNOR"),
        ("Nora Hallam", "TREE WARDEN"),
        ("Tom Arden", "CHURCH WARDEN"),
    ]


def test_names_in_a_row_share_the_plural_before_them() -> None:
    """The first two are links, the third stands in the paragraph itself."""
    page = (
        "<h2>Committees</h2><h3>Academic Affairs</h3>"
        '<p>Co-chairs: <a href="mailto:nh@quillfone.example">Nora Hallam</a>, '
        '<a href="mailto:ta@quillfone.example">Tom Arden</a>, Ann Keller</p>'
        '<h3>Student Affairs</h3><p>Chair: <a href="mailto:pm@quillfone.example">Peter Merrin</a></p>'
    )
    chairs = [(name, "Co-chairs") for name in ("Nora Hallam", "Tom Arden", "Ann Keller")]
    assert people(page) == [*chairs, ("Peter Merrin", "Chair")]


def test_two_names_in_one_cell_share_the_title_of_their_row() -> None:
    rows = [("Chair", "Nora Hallam"), ("Co-secretary", "Tom Arden<br>Ann Keller"), ("Treasurer", "Peter Merrin")]
    table = "".join(f"<tr><td>{title}</td><td>{names}</td></tr>" for title, names in rows)
    assert people(f"<h2>Officers</h2><table>{table}</table>") == [
        ("Nora Hallam", "Chair"),
        ("Tom Arden", "Co-secretary"),
        ("Ann Keller", "Co-secretary"),
        ("Peter Merrin", "Treasurer"),
    ]


def test_a_list_whose_lines_a_dash_parts_holds_titles_in_unknown_words() -> None:
    staff = [
        ("Nora Hallam", "Delivery Driver"),
        ("Tom Arden", "Back Room Crew"),
        ("Ann Keller", "Juggler & Fashion Icon"),
        ("Peter Merrin", "Bookkeeper"),
    ]
    lines = "".join(f"<li>{name} - {title}</li>" for name, title in staff)
    assert people(f"<h2>Our Team</h2><ul>{lines}</ul>") == staff


def test_first_names_in_a_list_are_no_title_of_the_first() -> None:
    staff = "<li>Nora Hallam - Driver</li><li>Tom Arden - Back Room Crew</li><li>Ann Keller - Juggler</li>"
    page = f"<ul>{staff}<li>Nadine, Chris, Tim, Laverne, Margo, Irene, Cindy</li></ul>"
    assert [name for name, _ in people(f"<h2>Our Team</h2>{page}")] == ["Nora Hallam", "Tom Arden", "Ann Keller"]


@pytest.mark.parametrize(
    ("headline", "title"),
    [
        ("Quillfone Appoints Nora Hallam Vice President of Marketing", "Vice President of Marketing"),
        ("Quillfone Names Nora Hallam Chief Financial Officer", "Chief Financial Officer"),
        ("Nora Hallam Named Chief Executive Officer", "Chief Executive Officer"),
        ("Quillfone names Nora Hallam to be VP of Marketing where she will lead a team", "VP of Marketing"),
        ("On Friday Nora Hallam was re-elected Treasurer of Quillfone in Bramley", "Treasurer"),
    ],
)
def test_headlines_that_name_somebody(headline: str, title: str) -> None:
    assert people(f"<h1>News</h1><p>{headline}</p>", "https://www.quillfone.example/news/1") == [("Nora Hallam", title)]


@pytest.mark.parametrize(
    ("names", "told"),
    [
        ("Nora Hallam and Tom Arden", ["Nora Hallam", "Tom Arden"]),
        ("Nora Hallam, Tom Arden and Ann Keller", ["Nora Hallam", "Tom Arden", "Ann Keller"]),
    ],
)
def test_an_office_in_the_plural_is_the_title_of_each(names: str, told: list[str]) -> None:
    page = f"<h1>News</h1><p>Quillfone co-founders {names} will show what is new at the fair in Bramley.</p>"
    assert people(page, "https://www.quillfone.example/news/1") == [(name, "co-founder") for name in told]


def test_years_of_election_and_addresses_in_brackets_are_dropped() -> None:
    """An office in unknown words stands among known ones."""
    officers = [
        ("Nora Hallam", "President"),
        ("Tom Arden", "Treasurer"),
        ("Ann Keller", "Diversity, Equity and Inclusion Delegate"),
        ("Peter Merrin", "Communications"),
    ]
    lines = "".join(
        f"<li>{title}: {name} (2023) (email: {name.split()[0].lower()}@quillfone.example)</li>"
        for name, title in officers
    )
    assert people(f"<h3>Officers (with starting year of term)</h3><ul>{lines}</ul>") == officers


def test_offices_in_unknown_words_stand_before_a_dash_among_known_ones() -> None:
    officers = [("Nora Hallam", "President"), ("Tom Arden", "Treasurer"), ("Ann Keller", "Street Fair and Raffle")]
    lines = "".join(f"<li>{title} - {name}</li>" for name, title in officers)
    assert people(f"<h2>Officers</h2><ul>{lines}</ul>") == officers


def test_cards_of_people_are_no_bylines_whatever_their_classes_say() -> None:
    staff = [("Nora Hallam", "Founder"), ("Tom Arden", "Senior Architect"), ("Ann Keller", "Software Engineer")]
    cards = "".join(
        f'<div class="p"><div class="person-author"><b class="n">{name}</b><i class="t">{title}</i></div>'
        "<p>She has built pages for the web since the day that there was one to build for.</p></div>"
        for name, title in staff
    )
    assert people(f"<h1>About us</h1><h2>Meet Our Team</h2>{cards}", "https://www.quillfone.example/about") == staff


def test_who_wrote_an_entry_is_not_told_by_its_name() -> None:
    meta = (
        '<span class="t">Events</span><span><a href="/a">Nora Hallam</a></span><span>2014-03-13T09:51:52+00:00</span>'
    )
    assert people(f"<div>{meta}</div><h2>Code Retreat</h2>", "https://www.quillfone.example/events") == []


def test_those_somebody_has_worked_with_have_no_office_here() -> None:
    """'Our conductors' are ours."""
    page = (
        "<h1>Artistic Staff</h1><p>She has worked with stage directors Tom Arden, Ann Keller and others in Bramley.</p>"
    )
    ours = "<p>Our conductors Nora Hallam and Peter Merrin will lead the two concerts of this season in Ashcombe.</p>"
    assert people(page + ours) == [("Nora Hallam", "conductor"), ("Peter Merrin", "conductor")]


def test_a_town_in_its_state_has_no_office() -> None:
    page = (
        "<h1>Board</h1><p>Nora Hallam, Secretary: she lives in Harrington Park, NJ and works in executive search.</p>"
    )
    assert people(page) == [("Nora Hallam", "Secretary")]


def test_degrees_between_name_and_office_are_none_of_it() -> None:
    page = "<h1>Board</h1><p>Nora Hallam, Ph.D., Trustee: she taught at the college of Bramley for thirty years.</p>"
    assert people(page) == [("Nora Hallam", "Trustee")]


def test_a_word_that_mark_up_breaks_is_one() -> None:
    page = "<h1>Musicians</h1><p><span>Nora Hallam, Concertmistr</span>ess</p><p><span>Tom Arden, Conductor</span></p>"
    assert people(page) == [("Nora Hallam", "Concertmistress"), ("Tom Arden", "Conductor")]


def test_several_names_behind_a_plural_and_a_dash() -> None:
    lines = [
        "President - Peter Merrin",
        "Trustees - Nora Hallam, Tom Arden and Ann Keller",
        "Social Secretaries: James and Margaret Hamble",
    ]
    assert people("".join(f"<p>{line}</p>" for line in lines)) == [
        ("Peter Merrin", "President"),
        ("Nora Hallam", "Trustees"),
        ("Tom Arden", "Trustees"),
        ("Ann Keller", "Trustees"),
        ("James Hamble", "Social Secretaries"),
        ("Margaret Hamble", "Social Secretaries"),
    ]


def test_two_with_one_family_name_are_two() -> None:
    page = "<h2>Committee</h2><h3>James &amp; Margaret Hamble</h3><p>Co-Chairs</p><h3>Tom Arden</h3><p>Treasurer</p>"
    assert people(page) == [("James Hamble", "Co-Chairs"), ("Margaret Hamble", "Co-Chairs"), ("Tom Arden", "Treasurer")]


def test_trades_and_firms_beside_an_ampersand_are_no_two_people() -> None:
    page = "<h2>Our team</h2><h3>Sales &amp; Marketing Manager</h3><h3>Brook &amp; Young Global</h3><h3>Tom Arden</h3>"
    assert [name for name, _ in people(page)] == ["Tom Arden"]


def test_an_address_under_the_head_of_titles_is_none() -> None:
    rows = [("Nora Hallam", "Hauptstraße 12"), ("Tom Arden", "Treasurer"), ("Ann Keller", "Secretary")]
    table = "".join(f"<tr><td>{name}</td><td>{title}</td></tr>" for name, title in rows)
    found = people(f"<h2>Board</h2><table><tr><th>Name</th><th>Title</th></tr>{table}</table>")
    assert found == [("Nora Hallam", ""), ("Tom Arden", "Treasurer"), ("Ann Keller", "Secretary")]


def test_a_name_in_brackets_has_not_what_the_sentence_goes_on_with() -> None:
    page = (
        "<h2>Peter Merrin (Chair)</h2><p>Peter trained at the college of arts (Kings Lynn) and is now the Managing "
        "Director of an electrical engineering company.</p>"
    )
    assert people(page) == [("Peter Merrin", "Chair")]


def test_a_doubtful_name_over_volunteer() -> None:
    staff = [
        ("Tom Arden", "Director"),
        ("Georgia Kett", "Volunteer"),
        ("Ann Keller", "Volunteer"),
        ("Bo Lund", "Technician"),
    ]
    cards = "".join(f"<div><h3>{name}</h3><h3>{title}</h3></div>" for name, title in staff)
    assert people(f"<h2>Our Team</h2>{cards}") == staff


@pytest.mark.parametrize("body", ["Alumni Club", "Alumni Network", "Alumni Chapter"])
def test_officers_of_a_club_of_alumni_are_its_own(body: str) -> None:
    head = f"<title>Officers – Bramley {body}</title><h1>Bramley {body}</h1>"
    assert people(f"{head}<p>Nora Hallam, President</p>", "https://bramley.example/") == [("Nora Hallam", "President")]
    page = f"{head}<h2>{body}</h2><h3>Nora Hallam</h3><p>President</p>"
    assert people(page, "https://bramley.example/") == [("Nora Hallam", "President")]


@pytest.mark.parametrize("title", ["Rear Commodore", "Member-at-Large", "Hon. Sec.", "Membership Sec.", "Pres."])
def test_offices_of_clubs_and_their_abbreviations(title: str) -> None:
    assert title_score(title) > 0.9


def test_a_word_in_full_before_the_full_stop_ends_a_sentence() -> None:
    assert title_score("Treasurer.") == 0


def test_names_without_an_office_among_those_who_have_one_in_brackets() -> None:
    page = "<h2>Board Members</h2><p>Nora Hallam (President), Tom Arden, Wanda Keller (Secretary), Ines Ostler</p>"
    expected = [("Nora Hallam", "President"), ("Tom Arden", ""), ("Wanda Keller", "Secretary"), ("Ines Ostler", "")]
    assert people(page) == expected


@pytest.mark.parametrize("names", ["Nora Hallam; Tom Arden", "Nora Hallam, Tom Arden", "Nora Hallam / Tom Arden"])
def test_names_that_a_mark_parts_in_a_cell_share_the_title_of_the_row(names: str) -> None:
    rows = f"<tr><td>Director-at-Large</td><td>{names}</td></tr><tr><td>Treasurer</td><td>Wanda Keller</td></tr>"
    page = f"<h2>Council</h2><table><tr><th>Position</th><th>Name</th></tr>{rows}</table>"
    told = [("Nora Hallam", "Director-at-Large"), ("Tom Arden", "Director-at-Large"), ("Wanda Keller", "Treasurer")]
    assert people(page) == told


@pytest.mark.parametrize("heading", ["Committee", "Our Committee 2031", "Faculty", "Office Bearers", "Clergy"])
def test_headings_over_those_who_run_a_club_a_parish_or_a_department(heading: str) -> None:
    page = f"<h2>{heading}</h2><ul><li>Nora Hallam (Chair)</li><li>Tom Arden (Secretary)</li><li>Wanda Keller</li></ul>"
    assert people(page)[2:] == [("Wanda Keller", "")]


def test_a_town_before_its_zip_code_is_no_name() -> None:
    cell = "Nora Hallam<br>453 Mill Ave<br>San Marino, CA. 91108-3206"
    page = f"<h2>Officers</h2><table><tr><td>Secretary</td><td>{cell}</td></tr></table>"
    assert people(page) == [("Nora Hallam", "Secretary")]


def test_several_names_behind_an_office_in_bold_letters() -> None:
    page = (
        "<h2>Who runs the club</h2><p><b>President:</b> Nora Hallam<br>"
        "<b>Vice-Presidents:</b> Tom Arden, Wanda Keller and Ines Ostler<br><b>1st Vice Commander:</b> Bram Tilley</p>"
    )
    vice = [(name, "Vice-Presidents") for name in ("Tom Arden", "Wanda Keller", "Ines Ostler")]
    assert people(page) == [("Nora Hallam", "President"), *vice, ("Bram Tilley", "1st Vice Commander")]


@pytest.mark.parametrize("members", ["Nora Hallam, Tom Arden, Phil Dean", "Nora Hallam, Bram Tilley, Dean Keller"])
def test_a_list_of_names_is_nobody_with_an_office(members: str) -> None:
    assert read_pair(members) is None
    assert read_pair("Hallam, Nora, Dean") is not None
