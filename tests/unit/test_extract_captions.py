"""Captions of pictures: who stands where, who took it."""

from __future__ import annotations

import pytest

from exec_finder.extract import extract_people


def people(html: str) -> list[tuple[str, str]]:
    page = f"<h1>News</h1><p>Quillfone makes telephones.</p>{html}<footer>© Quillfone</footer>"
    return [(person.name, person.title) for person in extract_people(page, url="https://www.quillfone.example/page")]


@pytest.mark.parametrize(
    "row",
    ["L-R:", "From left:", "V.l.n.r.:", "De gauche à droite :", "Da sx:", "Zleva:", "Слева направо:", "Left to right"],
)
@pytest.mark.parametrize(
    "form", ["{} ({}), {} ({}), {} ({})", "{}, {}; {}, {}; {}, {}", "{} ({}), {} ({}) and {} ({})."]
)
def test_the_order_in_a_picture_is_no_part_of_a_name(row: str, form: str) -> None:
    wanted = [("Nora Hallam", "Treasurer"), ("Tom Arden", "Managing Director"), ("Wanda Keller", "Head of Claims")]
    caption = form.format(*(word for pair in wanted for word in pair))
    assert people(f"<figure><img src='x.jpg'><figcaption>{row} {caption}</figcaption></figure>") == wanted


@pytest.mark.parametrize("sides", [("left", "right"), ("links", "rechts"), ("à gauche", "à droite"), ("t.v.", "t.h.")])
def test_a_side_is_no_part_of_a_title(sides: tuple[str, str]) -> None:
    page = f"<p>Nora Hallam, Treasurer ({sides[0]}) and Tom Arden, Managing Director ({sides[1]})</p>"
    assert people(page) == [("Nora Hallam", "Treasurer"), ("Tom Arden", "Managing Director")]


@pytest.mark.parametrize("credit", [". Foto: Ida Berg", " | Photo: Ida Berg", " (Photo: Ida Berg)", ". Fot.: Ida Berg"])
def test_who_took_a_picture_is_no_part_of_a_title(credit: str) -> None:
    assert people(f"<figcaption>Nora Hallam, Treasurer{credit}</figcaption>") == [("Nora Hallam", "Treasurer")]


def test_a_head_of_credit_is_no_photographer() -> None:
    assert people("<p>Head of Credit: Nora Hallam</p>") == [("Nora Hallam", "Head of Credit")]
