"""Pages of clubs, associations and councils: mark-up of old editors, numbered rooms and regions, doubtful names."""

from __future__ import annotations

import pytest

from exec_finder.extract import extract_people

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
