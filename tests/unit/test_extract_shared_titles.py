"""One title for several people, and titles that stand over a name as a heading."""

from __future__ import annotations

import pytest

from exec_finder.extract import extract_people

URL = "https://www.quillfone.example/board"


def people(html: str, url: str = URL) -> list[tuple[str, str]]:
    return [(person.name, person.title) for person in extract_people(html, url=url)]


@pytest.mark.parametrize("between", ["<br>", "</p><p>"])
def test_names_in_a_row_share_the_heading_above_them(between: str) -> None:
    """The second Vice Chair is not the Treasurer whose heading comes next."""
    page = (
        f"<h2>Chair</h2><p>Nora Hallam</p><h2>Vice Chair</h2><p>Peter Quill{between}Tom Arden</p>"
        "<h2>Treasurer</h2><p>Wanda Brisk</p>"
    )
    assert people(page) == [
        ("Nora Hallam", "Chair"),
        ("Peter Quill", "Vice Chair"),
        ("Tom Arden", "Vice Chair"),
        ("Wanda Brisk", "Treasurer"),
    ]


def test_a_place_below_a_name_does_not_share_its_heading() -> None:
    page = "<h2>Chair</h2><p>Nora Hallam<br>Ashcombe</p><h2>Treasurer</h2><p>Tom Arden<br>Lower Bramley</p>"
    assert people(page) == [("Nora Hallam", "Chair"), ("Tom Arden", "Treasurer")]


def test_lines_that_can_be_no_names_do_not_hide_the_names_among_them() -> None:
    """A year of graduation below each name says nothing of how its slot's names stand to titles."""
    names = ["Peter Quill", "Nora Hallam", "Tom Arden", "Wanda Brisk"]
    page = "".join(f"<h4>Vice President</h4><p>{name}</p><p>Class of '7{n}</p>" for n, name in enumerate(names))
    assert people(page) == [(name, "Vice President") for name in names]


@pytest.mark.parametrize("sign", ["&amp;", "and", "und"])
@pytest.mark.parametrize("post", ["Co-Chairs", "Co-Chair"])
def test_two_names_of_one_line_share_the_title(sign: str, post: str) -> None:
    two = f"<div><h3>James Harlow {sign} Margaret Hamble</h3><p>{post}</p></div>"
    page = f"{two}<div><h3>Tom Arden</h3><p>Treasurer</p></div>"
    assert people(page) == [("James Harlow", post), ("Margaret Hamble", post), ("Tom Arden", "Treasurer")]


def test_two_names_below_their_title() -> None:
    page = "<h3>Co-Chairs</h3><p>James Harlow &amp; Margaret Hamble</p><h3>Treasurer</h3><p>Tom Arden</p>"
    assert people(page) == [("James Harlow", "Co-Chairs"), ("Margaret Hamble", "Co-Chairs"), ("Tom Arden", "Treasurer")]


def test_two_surnames_are_one_person() -> None:
    page = "<h3>José Ortega y Gasset Peral</h3><p>Presidente</p>"
    assert [name for name, _ in people(page)] == ["José Ortega y Gasset Peral"]


def test_two_names_without_a_title_lead_nothing() -> None:
    page = "<h3>James Harlow and Margaret Hamble</h3><p>visited our yard in May.</p>"
    assert people(page, "https://www.quillfone.example/news") == []


@pytest.mark.parametrize("task", ["Betreuung der Vereinsseite", "Wartung der Website"])
def test_a_task_below_a_title_is_nobody(task: str) -> None:
    page = f"<h2>Jörn Rabe</h2><p>Beisitzer<br>{task}<br>Social Media</p>"
    assert people(page) == [("Jörn Rabe", "Beisitzer")]


def test_a_heading_is_the_title_of_whom_the_sentence_below_begins_with() -> None:
    page = (
        "<h2>Founder</h2><p>Dr. Joel Sarrow brings over 40 years of experience in shipping to the firm.</p>"
        "<h2>Our yard</h2><p>Tom Arden visited us last year and was glad of it, as he wrote to us later.</p>"
    )
    assert people(page) == [("Joel Sarrow", "Founder")]


def test_a_heading_that_is_the_title_of_the_name_above_is_nobody_elses() -> None:
    page = "<h2>Nora Hallam</h2><h3>President</h3><p>Tom Arden founded this society long before she joined it.</p>"
    assert people(page) == [("Nora Hallam", "President")]


def test_a_post_in_brackets_goes_before_a_job_elsewhere() -> None:
    """On a board's page the line below is the day job; its firm's full stop makes no title of it."""
    card = "<div><h4>Ann Lee <span>(Lead Independent Director)</span></h4><p>Chairman Emeritus, Kestrel, Inc.</p></div>"
    page = f"<title>Board | Acme</title><h1>Board of Directors</h1>{card}<div><h4>Leo Brandt</h4><p>Chairman</p></div>"
    assert people(page, "https://www.acme.example/board")[0] == ("Ann Lee", "Lead Independent Director")
