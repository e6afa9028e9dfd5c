"""Several people in one cell, line or paragraph, below or behind one label: each holds its office."""

from __future__ import annotations

import pytest

from exec_finder.extract import extract_people
from exec_finder.extract.name_lists import PluralRow, are_several, heads_posts, people_of
from exec_finder.tables import read_rows

NAMES = ["Nora Hallam", "Tom Arden", "Wanda Keller"]
FORMS = {
    "behind a colon": "<p>{label}: {names}</p>",
    "behind a dash": "<li>{label} – {names}</li>",
    "below a colon": "<p>{label}:<br>{names}</p>",
    "below bold letters": "<p><strong>{label}</strong><br>{names}</p>",
    "below a heading": "<h3>{label}</h3><p>{names}</p>",
    "in a table": "<table><tr><th>{label}</th><td>{names}</td></tr><tr><th>Web</th><td>-</td></tr></table>",
    "in a list of terms": "<dl><dt>{label}</dt><dd>{names}</dd><dt>Web</dt><dd>quillfone.example</dd></dl>",
    "in two elements": "<div class='role'>{label}</div><div class='names'>{names}</div>",
}


def people(html: str) -> list[tuple[str, str]]:
    page = f"<h1>About</h1><p>Quillfone makes telephones.</p>{html}<footer>© Quillfone</footer>"
    return [(person.name, person.title) for person in extract_people(page, url="https://www.quillfone.example/page")]


@pytest.mark.parametrize("between", [", ", " · ", " • ", " | ", " / ", "; ", " – ", "<br>"])
@pytest.mark.parametrize("form", FORMS.values(), ids=FORMS)
def test_each_of_several_names_holds_the_office_of_the_label(form: str, between: str) -> None:
    page = form.format(label="Directors", names=between.join(NAMES))
    assert people(page) == [(name, "Directors") for name in NAMES]


@pytest.mark.parametrize("row", read_rows("titles/plurals.csv", PluralRow), ids=lambda row: row.example)
def test_an_office_in_the_plural_heads_names(row: PluralRow) -> None:
    assert heads_posts(row.example)
    assert are_several(row.example)
    assert row.example.lower().endswith(row.ending) or any(
        word.lower().endswith(row.ending) for word in row.example.split()
    )


@pytest.mark.parametrize(
    ("label", "names", "found"),
    [
        ("Ügyvezetők", "Kovács Éva, Nagy István és Tóth Gábor", ["Kovács Éva", "Nagy István", "Tóth Gábor"]),
        ("Legali rappresentanti", "Giulia Ferrante e Stefano Conti", ["Giulia Ferrante", "Stefano Conti"]),
        ("取締役", "佐藤健一、鈴木一郎", ["佐藤健一", "鈴木一郎"]),
        ("Членове на УС", "Георги Димитров и Иванка Петрова", ["Георги Димитров", "Иванка Петрова"]),
    ],
)
def test_labels_of_many_languages(label: str, names: str, found: list[str]) -> None:
    assert people(f"<p>{label}: {names}</p>") == [(name, label) for name in found]


@pytest.mark.parametrize("label", ["Authors", "Text und Fotos", "Speakers", "Former directors", "Nora Hallam"])
def test_a_credit_or_a_name_heads_no_offices(label: str) -> None:
    assert people(f"<p>{label}: Tom Arden, Wanda Keller</p>") == []


def test_members_are_people_only_below_a_heading_of_a_body() -> None:
    line = "<p>Members: Nora Hallam, Tom Arden</p>"
    assert people(line) == []
    assert people(f"<h2>Supervisory board</h2>{line}") == [("Nora Hallam", "Members"), ("Tom Arden", "Members")]


def test_what_only_one_can_hold_is_not_the_next_ones() -> None:
    assert people("<h2>Our board</h2><p>Chair: Nora Hallam<br>Tom Arden</p>")[0] == ("Nora Hallam", "Chair")
    assert ("Tom Arden", "Chair") not in people("<h2>Our board</h2><p>Chair: Nora Hallam<br>Tom Arden</p>")


def test_a_persons_own_title_counts_for_more_than_a_label() -> None:
    page = "<h2>Our board</h2><p>Treasurer: Nora Hallam</p><h3>Adjunct Professors</h3><p>Nora Hallam<br>Tom Arden</p>"
    assert people(page)[0] == ("Nora Hallam", "Treasurer")


@pytest.mark.parametrize(
    "text", ["Nora Hallam, Treasurer", "Nora Hallam", "Lower Bramley, Ashcombe", "Nora Hallam (Chair), Tom Arden"]
)
def test_what_is_no_list_of_names(text: str) -> None:
    assert people_of(text) == []


def test_letters_belong_to_the_name_before_them() -> None:
    assert people_of("Nora Hallam, PhD, Tom Arden, Jr.") == ["Nora Hallam, PhD", "Tom Arden, Jr"]


@pytest.mark.parametrize(
    ("label", "office"),
    [
        ("Our Directors", "Directors"),
        ("Meet the Trustees", "Trustees"),
        ("Unsere Geschäftsführer", "Geschäftsführer"),
        ("Nos administrateurs", "administrateurs"),
        ("Los vocales", "vocales"),
    ],
)
@pytest.mark.parametrize("form", ["<h3>{}</h3><p>{}</p>", "<p>{}: {}</p>"])
def test_whose_directors_they_are_is_no_part_of_the_office(form: str, label: str, office: str) -> None:
    assert people(form.format(label, ", ".join(NAMES))) == [(name, office) for name in NAMES]
