"""Mark-up as site builders and themes write it: what only dresses a card changes nothing of what it says."""

from __future__ import annotations

import pytest

from exec_finder import extract_people
from exec_finder.extract.judge import name_score, title_score

PEOPLE = [("Nia Okafor", "Chief Customer Officer"), ("Percy Lund", "Sales Manager"), ("Ann Berg", "General Counsel")]
_LIFE = "{} joined Acme in 2012 after ten years in the hotel trade, leads teams in three countries and likes tea."


def _page(items: list[str], heading: str = "Our Team") -> str:
    return f"<h2>{heading}</h2><div>{''.join(items)}</div>"


def _found(html: str) -> list[tuple[str, str]]:
    return [(person.name, person.title) for person in extract_people(html, url="https://acme.example/team")]


@pytest.mark.parametrize(
    "card",
    [
        "<a href='/p/1'><img src=x><span>{name}</span><span>{title}</span><span>View profile</span></a>",
        "<a href='/p/1'><b>{name}</b> <em>{title}</em> <small>Read more</small></a>",
        "<div><span>{name}<i class='material-icons right'>more_vert</i></span><p>{title}</p></div>",
        "<div><h4>{name}</h4><p><span class='material-symbols-outlined'>badge</span>{title}</p></div>",
        "<div class='person-author'><span class='person-name'>{name}</span><span>{title}</span></div>",
        "<p><strong>{name}</strong> <em>{title}</em> {life}</p>",
        "<p><strong>{name}</strong> <em>{title}</em> {name} looks after everybody who writes.</p>",
        "<li><strong>{name}</strong>, {title}, +1 512 555 0110</li>",
        "<li><b>{name}</b><br>{title}, (512) 555-0110</li>",
    ],
)
@pytest.mark.parametrize("count", [1, 3])
def test_labels_of_links_icons_lives_and_numbers_are_no_part_of_a_title(card: str, count: int) -> None:
    people = PEOPLE[:count]
    items = [card.format(name=name, title=title, life=_LIFE.format(name.split()[0])) for name, title in people]
    assert _found(_page(items)) == people


@pytest.mark.parametrize("parting", ["<br>", "</span><span>"])
def test_a_department_below_a_whole_title_is_no_part_of_it_and_below_a_mere_rank_it_is(parting: str) -> None:
    card = f"<p><b>{{}}</b><br><span>{{}}{parting}{{}}</span></p>"
    people = [*PEOPLE, ("Tobias Renner", "Vice President")]
    units = ["Human Resources", "Finance", "Operations", "Customer Care"]
    items = [card.format(*person, unit) for person, unit in zip(people, units, strict=True)]
    assert _found(_page(items)) == [*PEOPLE, ("Tobias Renner", "Vice President Customer Care")]


def test_words_in_capitals_that_touch_in_the_source_are_parted() -> None:
    items = [f"<div><span>{name.upper()}</span><span>{title.upper()}</span></div>" for name, title in PEOPLE]
    assert _found(_page(items)) == [(name.upper(), title.upper()) for name, title in PEOPLE]
    assert _found(_page(["<div><b>M</b><b>ARIA LUND</b><p>CEO</p></div>"])) == [("MARIA LUND", "CEO")]


def test_links_that_are_names_in_a_row_are_several_people() -> None:
    tabs = "".join(f"<a href='#p{number}'>{name}</a>" for number, (name, _) in enumerate(PEOPLE))
    items = [f"<div><h3>{name}</h3><p>{title}</p></div>" for name, title in PEOPLE]
    assert _found(_page([f"<div>{tabs}</div>", *items])) == PEOPLE
    halves = "<a href='/p'>Nia</a> <a href='/p'>Okafor</a>"
    assert _found(_page([f"<div>{halves}<p>Treasurer</p></div>"])) == [("Nia Okafor", "Treasurer")]


def test_a_link_s_label_that_is_all_of_a_line_stays_one_and_an_author_s_class_still_tells() -> None:
    assert _found(_page(["<p><a href='/p'>Contact</a></p>", "<div><h4>Ann Berg</h4><p>Treasurer</p></div>"])) == [
        ("Ann Berg", "Treasurer")
    ]
    post = "<div class='author-box'><span>Ann Berg</span><span>Treasurer</span></div>"
    assert not extract_people(f"<h2>News</h2>{post}", url="https://acme.example/news/plant")


def test_paragraphs_below_a_name_and_title_in_one_paragraph_hold_how_to_reach_that_person() -> None:
    cards = [
        f"<p><b>{name}</b><br>{title}</p><p>Ashcombe</p>"
        f"<p><a href='mailto:{name[:3].lower()}@acme.example'>E-mail</a></p>"
        f"<p><a href='tel:+151255501{number}'>Call</a></p><hr>"
        for number, (name, title) in enumerate(PEOPLE, start=10)
    ]
    found = extract_people(f"<h2>Our Team</h2>{''.join(cards)}", url="https://acme.example/team")
    reached = [(person.name, person.email, person.phone) for person in found]
    assert reached == [
        ("Nia Okafor", "nia@acme.example", "+15125550110"),
        ("Percy Lund", "per@acme.example", "+15125550111"),
        ("Ann Berg", "ann@acme.example", "+15125550112"),
    ]


def test_a_theme_s_card_for_customers_words_shows_staff_where_it_tells_a_life() -> None:
    card = (
        "<div class='testimonial-wrapper'><div class='testimonial-content'>{}</div>"
        "<div class='testimonial-name'>{}</div><div class='testimonial-job'>{}</div></div>"
    )
    lives = [card.format(_LIFE.format(name.split()[0]), name, title) for name, title in PEOPLE]
    assert _found(_page(lives)) == PEOPLE
    words = "Acme is the best firm that I have worked with in the ten years that I have been in the hotel trade."
    assert not _found(_page([card.format(words, name, title) for name, title in PEOPLE]))


@pytest.mark.parametrize(
    ("given", "family"),
    [("Grace", "Price"), ("Robert J.", "Holloway"), ("Fatima", "al-Sayed"), ("Willem", "van der Berg")],
)
def test_a_name_of_two_lines_in_a_heading_is_one(given: str, family: str) -> None:
    card = f"<div><h3>{given}<br>{family}</h3><p>Treasurer</p></div>"
    assert _found(_page([card])) == [(f"{given} {family}", "Treasurer")]
    assert not _found(_page(["<div><h3>Victoria<br>Office</h3><p>12 Main Street</p></div>"]))


@pytest.mark.parametrize("word", ["Mark Head", "Faith Service", "Joseph Running Bear", "Dean Sales"])
def test_a_surname_that_is_a_word_is_one_where_the_others_of_its_slot_are_names(word: str) -> None:
    people = [*PEOPLE, (word, "Financial Analyst")]
    assert _found(_page([f"<div><h3>{name}</h3><p>{title}</p></div>" for name, title in people])) == people
    headings = [f"<h3>{name}</h3><p>{title}</p>" for name, title in [*PEOPLE[:2], ("Our Service", "General Counsel")]]
    assert _found(_page(headings)) == PEOPLE[:2]


def test_a_name_that_is_hardly_one_is_parted_from_a_plain_title_in_its_line() -> None:
    items = [
        f"<div><span>{name}</span><span>{title}</span></div>" for name, title in [*PEOPLE, ("Dallas Green", "Attorney")]
    ]
    assert _found(_page(items)) == [*PEOPLE, ("Dallas Green", "Attorney")]


@pytest.mark.parametrize(
    ("shown", "name"),
    [
        ("Nia Okafor she/her", "Nia Okafor"),
        ("Percy Lund, he/him/his", "Percy Lund"),
        ("Assoc. Prof. Ines Vogel", "Ines Vogel"),
        ("Olga Petrova, DDS, MS", "Olga Petrova"),
        ("Md. Rafiqul Islam", "Md. Rafiqul Islam"),
        ("Jae Hyun Bang", "Jae Hyun Bang"),
        ("Bas op den Kamp", "Bas op den Kamp"),
    ],
)
def test_pronouns_degrees_and_what_is_also_a_word_of_titles_leave_a_name_one(shown: str, name: str) -> None:
    assert _found(_page([f"<div><h3>{shown}</h3><p>Treasurer</p></div>"])) == [(name, "Treasurer")]
    assert _found(_page([f"<p><strong>{shown}</strong> <em>Treasurer</em></p>"])) == [(name, "Treasurer")]


def test_heads_of_columns_repeated_in_cells_are_no_part_of_what_they_say() -> None:
    row = "<tr><td><span class='th'>Name</span>{}</td><td><span class='th'>Title</span>{}</td></tr>"
    assert _found(_page([f"<table>{''.join(row.format(*person) for person in PEOPLE)}</table>"])) == PEOPLE
    kept = "<div><p><b>Position</b> Paper on Anvils</p></div>"
    assert not _found(_page([kept]))


def test_meet_before_a_name_introduces_it() -> None:
    items = [f"<div><h3>Meet {name}</h3><p>{title}</p></div>" for name, title in PEOPLE]
    assert _found(_page(items)) == PEOPLE
    assert not _found(_page(["<div><h3>Meet the Team</h3><p>Manager</p></div>"]))


@pytest.mark.parametrize("text", ["Registrar's Office", "Dean’s office", "Director's floor"])
def test_what_is_an_officer_s_is_neither_a_title_nor_a_name(text: str) -> None:
    assert title_score(text) == name_score(text) == 0
    assert title_score("President’s Assistant") > 0.6
    assert name_score("Joris van 't Hof") > 0.6


@pytest.mark.parametrize("heading", ["Shop", "Our Products", "Locations"])
def test_goods_in_the_cards_of_people_are_nobody_under_a_heading_of_their_own(heading: str) -> None:
    card = "<div class='card'><h3>{}</h3><p>{}</p></div>"
    people = "".join(card.format(*person) for person in PEOPLE)
    goods = "".join(card.format(*item) for item in (("Sienna Brown", "Paint"), ("Jasmine Green", "Loose leaf")))
    assert _found(f"<h2>Our Team</h2><div>{people}</div><h2>{heading}</h2><div>{goods}</div>") == PEOPLE
    managers = f"<h2>Our Team</h2><div>{people}</div><h2>{heading}</h2>{card.format('Tom Baxter', 'Branch Manager')}"
    assert _found(managers) == [*PEOPLE, ("Tom Baxter", "Branch Manager")]


@pytest.mark.parametrize("marks", ["<span>{}</span><span>{}</span>", "<b>{}</b><br>{}"])
def test_a_title_between_two_names_of_one_block_is_the_earlier_one_s(marks: str) -> None:
    people = [("Nia Okafor", "Chief Executive Officer"), ("Percy Lund", "Project Coordinator"), ("Ann Berg", "Trustee")]
    cards = "".join(f"<a href='/p/{n}'><img src=x>{marks.format(*one)}</a>" for n, one in enumerate(people))
    assert _found(_page([cards])) == people
    lines = "<br>".join(f"{title}<br><b>{name}</b>" for name, title in people)
    assert _found(_page([lines])) == people
