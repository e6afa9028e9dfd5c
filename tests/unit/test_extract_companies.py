"""Pages of companies and institutions: what cards, lists and releases leave for the page around them to tell."""

from __future__ import annotations

import pytest

from exec_finder import extract_people

_URL = "https://acme.example/about"
_MATES = (("Nia Okafor", "Treasurer"), ("Percy Lund", "Secretary"), ("Ada Ekman", "Board Member"))


def _found(body: str, head: str = "") -> dict[str, str]:
    html = f"<html><head>{head}</head><body>{body}</body></html>"
    return {person.name: person.title for person in extract_people(html, url=_URL)}


def _cards(*people: tuple[str, str], name: str = "h4", title: str = "p") -> str:
    return "".join(f"<div class=c><{name}>{n}</{name}><{title}>{t}</{title}></div>" for n, t in people)


@pytest.mark.parametrize("office", ["Co-CEO", "Co-CFO", "Co-Lead", "Co-Treasurer"])
def test_an_office_that_two_share_is_no_degree(office: str) -> None:
    assert _found(f"<h2>Leadership</h2><div>Nia Okafor, {office}</div>") == {"Nia Okafor": office}


def test_family_names_in_capitals_are_no_degrees_where_the_likes_have_theirs_so() -> None:
    people = (("Kofi Mensah ADDO", "Chairman"), ("Nia OKAFOR", "Treasurer"), ("Percy LUNDGREN", "Secretary"))
    assert set(_found(f"<h2>Board</h2>{_cards(*people)}")) == {name for name, _ in people}


def test_letters_of_degrees_stay_away_from_names() -> None:
    people = (("Nia Okafor RN", "Chair"), ("Percy Lund FACHE", "Treasurer"), ("Ada Ekman CPA", "Secretary"))
    assert set(_found(f"<h2>Board</h2>{_cards(*people)}")) == {"Nia Okafor", "Percy Lund", "Ada Ekman"}


def test_a_title_in_unknown_words_below_a_name_is_no_name() -> None:
    found = _found(f"<h2>Governing</h2>{_cards(*_MATES, ('Leo Ames', 'Honarary Invitee, Governing Board Member'))}")
    assert found == {**dict(_MATES), "Leo Ames": "Honarary Invitee, Governing Board Member"}


def test_a_name_over_two_headings_is_one_where_its_picture_says_so() -> None:
    card = "<div class=c><img alt='{0} {1}'><h2>{0}</h2><h2>{1}</h2><p>{2}</p></div>"
    told = [("Hesham Taher", "Abd El Okafor", "President – Care"), ("Rosa", "Lindqvist", "Chief Legal Officer")]
    found = _found(f"<h1>Leadership</h1>{''.join(card.format(*person) for person in told)}")
    assert found == {"Hesham Taher Abd El Okafor": "President – Care", "Rosa Lindqvist": "Chief Legal Officer"}


def test_two_names_below_a_picture_of_both_stay_two() -> None:
    card = "<div><img alt='Nia Okafor and Percy Lund'><h2>Nia Okafor</h2><h2>Percy Lund</h2><p>Co-founders</p></div>"
    assert set(_found(f"<h1>Leadership</h1>{card}")) == {"Nia Okafor", "Percy Lund"}


def test_who_writes_a_message_holds_the_office_behind_it() -> None:
    assert _found("<p>Message from the President, AWI: Nia Okafor</p>") == {"Nia Okafor": "President, AWI"}


_LD = '<script type="application/ld+json">{"@type": "Article", "publisher": {"@type": "%s", "name": "%s"}}</script>'


@pytest.mark.parametrize(
    ("kind", "firm", "kept"),
    [("Organization", "Brook and Lund", True), ("Person", "Brook and Lund", False), ("NGO", "Otherfirm", False)],
)
def test_the_publisher_is_the_own_firm(kind: str, firm: str, kept: bool) -> None:
    people = (
        ("Nia Okafor", "President and Chief Executive Officer of The Brook & Lund Company"),
        ("Ada Ekman", "Chief Executive Officer of Fernhill Corporation"),
        ("Leo Ames", "Senior Vice President at Oakmoor Inc."),
    )
    found = _found(f"<h1>Board of Directors</h1>{_cards(*people)}", _LD % (kind, firm))
    assert found["Nia Okafor"].startswith("President and Chief Executive Officer") is kept
    assert found["Ada Ekman"] == "Board of Directors"


def test_names_of_a_row_of_headings_have_their_titles_on_one_side_whatever_marks_them() -> None:
    told = [
        ("<b>Nia Okafor</b>", "Principal"), ("<span>Percy Lund</span>", "Deputy Principal"),
        ("<a href='/p/1'>Ada Ekman</a>", "HOD (Projects)"), ("<a href='/p/2'>Leo Ames</a>", "HOD (Mathematics)"),
        ("<a href='/p/3'>Rosa Lindqvist</a>", "HOD (PE & CCA)"), ("<strong>Omar Haddad</strong>", "HOD (ICT & IME)"),
        ("<a href='/p/4'>Maria Schmidt</a>", "Dean (JC2)"), ("<strong>John Baker</strong>", "Staff Developer"),
    ]  # fmt: skip
    rows = "".join(f"<h3>{name}</h3><p>{title}</p>" for name, title in told)
    found = _found(f"<h2>Management committee</h2><div>{rows}</div>")
    assert list(found.values()) == [title for _, title in told]


def test_a_firm_below_a_title_is_no_name_though_it_reads_like_one() -> None:
    firms = ("Acme University", "Ernst Sander", "Fernwick Labs Ltd", "Harrow Bank", "Oakmoor Insurance")
    names = ("Nia Okafor", "Percy Lund", "Ada Ekman", "Leo Ames", "Rosa Lindqvist")
    rows = "".join(f"<h3>{name}</h3><p>Managing Partner<br>{firm}</p>" for name, firm in zip(names, firms, strict=True))
    assert set(_found(f"<h2>Advisory committee</h2><div>{rows}</div>")) <= set(names)


def test_a_country_behind_a_name_is_no_title_where_one_stands_below() -> None:
    people = [("Nia Okafor", "Norway", "Executive Director"), ("Ada Ekman", "Canada", "Political Advisor")]
    rows = "".join(f"<p>{name}, <em>{land}</em><br>{title}</p>" for name, land, title in people)
    assert _found(f"<h2>Board of Directors</h2>{rows}") == {name: title for name, _, title in people}


_ABOUT = "<p>Acme makes anvils and has done so since 1902 in the town of Ashcombe.</p>"


@pytest.mark.parametrize(
    ("sentence", "people"),
    [
        ("Nia Okafor, Managing Director of Acme made this assertion at the opening.",
         {"Nia Okafor": "Managing Director"}),
        ("Speaking at the fair, Managing Director of Acme, Mr. Percy Lund noted that it grows.",
         {"Percy Lund": "Managing Director"}),
        ("“It grows,” said Nia Okafor, Senior Vice President, Bath Canada at Acme.",
         {"Nia Okafor": "Senior Vice President, Bath Canada"}),
        ("“It grows,” said Nia Okafor, Brand Vice President for North America Dish Wares at Acme Brothers.",
         {"Nia Okafor": "Brand Vice President for North America Dish Wares"}),
        ("“It grows,” said Nia Okafor, Vice President, Bathing, who was there.", {"Nia Okafor": "Vice President"}),
        ("“It grows,” said Nia Okafor, CEO, Fernwick. “We saw it.”", {}),
        ("“It grows,” said Nia Okafor, Deputy Minister of Finance. “We saw it.”", {}),
        ("Col. Nia Okafor, a Matron at the 37 Military Hospital, received the cheque from Acme.", {}),
        ("The board elected Percy Lund, Vice Chair, to succeed me as President of Acme, effective in May.",
         {"Percy Lund": "President"}),
        ("In 2020, she was elected to Leo Ames Scientific’s Board of Directors, too.", {}),
        ("“It grows,” according to Dr. Nia Okafor, assistant professor of Jazz and Music Theory. So it does.",
         {"Nia Okafor": "assistant professor of Jazz and Music Theory"}),
        ("“It grows,” said Nia Okafor, professor of Otherton University. So it does.", {}),
        ("Acme has offices in Nia Brookley, Md., and in Ashcombe, where it began.", {}),
    ],
)  # fmt: skip
def test_sentences_of_releases_tell_who_is_what_here(sentence: str, people: dict[str, str]) -> None:
    head = "<title>News | Acme</title>"
    assert _found(f"<h1>A grand opening</h1><p>{sentence}</p>{_ABOUT}", head) == people


def test_a_name_that_ends_the_title_of_a_page_is_not_the_site() -> None:
    body = f"<h1>Three tips</h1><p>As Chief Operations Officer, Percy Lund works with teams all over Acme.</p>{_ABOUT}"
    assert _found(body, "<title>Three tips from a chief | Percy Lund</title>") == {
        "Percy Lund": "Chief Operations Officer"
    }


def test_letters_of_the_own_firm_are_its_name() -> None:
    body = f"<p>“It grows,” said Nia Okafor, Vice President, Bath Canada at B&amp;L.</p>{_ABOUT}"
    head = "<title>It grows</title><meta property='og:site_name' content='Brook &amp; Lund'>"
    assert _found(body, head) == {"Nia Okafor": "Vice President, Bath Canada"}


def test_headings_of_names_with_functions_are_people_of_the_page() -> None:
    told = [("Nia Okafor", "CEO"), ("Percy Lund", "Business Development"), ("Ada Ekman, PhD", "Research")]
    rows = "".join(f"<h2>{name}, {title}</h2><p>Has worked here for ten years and more.</p>" for name, title in told)
    found = _found(f"<h1>Leadership Team</h1>{rows}")
    assert found == {"Nia Okafor": "CEO", "Percy Lund": "Business Development", "Ada Ekman": "Research"}


def test_years_of_degrees_behind_names_are_no_titles() -> None:
    rows = _cards(*((f"{name} (’9{n})", title) for n, (name, title) in enumerate(_MATES)), name="h3")
    assert _found(f"<h1>Alumni Board</h1><h2>Executive Board</h2>{rows}") == dict(_MATES)


@pytest.mark.parametrize("heading", ["REGIONAL OFFICES", "Our Depots"])
def test_the_heading_of_the_next_section_is_no_title(heading: str) -> None:
    cards = [f"<div><h2>{name}</h2><p>{title}</p></div>" for name, title in _MATES]
    page = f"<h1>Committee</h1>{''.join(cards)}<h1>Gunners Board</h1><div><h2>Leo Ames</h2></div><h1>{heading}</h1>"
    assert _found(page + "<div><h2>Rosa Lindqvist</h2><p>Northern Representative</p></div>").get("Leo Ames", "") == ""


def test_a_count_is_no_title() -> None:
    rows = "".join(f"<div class=r><div>{name}</div><div>8/8</div><div>100%</div></div>" for name, _ in _MATES)
    found = _found(f"<h1>Leadership</h1>{_cards(*_MATES)}<h2>Attendance of the Board</h2>{rows}")
    assert found == dict(_MATES)


def test_a_job_shown_on_hovering_stands_behind_the_office_here() -> None:
    card = (
        "<div class=card><div class=over><p>{0}, PhD<br>{1}<br>Ashcombe University</p></div>"
        "<div class=below><h5>{0}</h5><p>{2}</p></div></div>"
    )
    told = [
        ("Nia Okafor", "Professor and Executive Director of the School", "President"),
        ("Percy Lund", "Vice President of Finance", "Treasurer"),
        ("Ada Ekman", "Associate Professor", "Secretary"),
    ]
    found = _found(f"<h1>Board of Directors</h1>{''.join(card.format(*person) for person in told)}")
    assert found == {name: office for name, _, office in told}


@pytest.mark.parametrize("status", ["Retired", "Deceased", "on leave", "i.R."])
def test_what_became_of_somebody_is_none_of_the_name(status: str) -> None:
    people = (*_MATES, (f"Leo Ames – {status}", "Clerk"))
    assert "Leo Ames" in _found(f"<h2>Our board</h2>{_cards(*people)}")


def test_names_of_a_legend_are_not_one() -> None:
    assert _found(f"<h2>Our board</h2>{_cards(*_MATES)}<p>Peter Lund, Robert Ekman, Thomas Okafor</p>") == dict(_MATES)


def test_a_counter_is_no_title() -> None:
    counters = "<div><b>1989</b><span>Nia Brookdale</span></div><div><b>40+ Members</b></div>"
    assert _found(f"<h2>Our board</h2>{_cards(*_MATES)}<div>{counters}</div>").get("Nia Brookdale", "") == ""


def test_functions_in_the_heading_of_a_name_are_its_title() -> None:
    card = (
        "<div><img alt='{0}'></div><div><h2>{0}<br><small>{1}</small></h2></div><p>{0} has ten years of practice.</p>"
    )
    told = [("Dheera Lalvaneya", "Operations & Strategy"), ("Nia Okafor", "Payroll & Statutory Compliance")]
    page = f"<p><b>Management Team</b></p>{''.join(card.format(*person) for person in told)}"
    assert _found(page) == dict(told)


def test_letters_of_countries_under_a_heading_of_people_are_no_names() -> None:
    codes = "".join(f"<p><span>{code}</span></p>" for code in ("JPN JP", "ARA", "CHN (CN) CN", "KOR KR"))
    assert _found(f"<h2>Our team</h2>{codes}") == {}


def test_names_without_titles_need_more_than_the_address_of_the_page() -> None:
    names = "".join(f"<h4>{name}</h4>" for name in ("Robin Baker", "Nia Okafor", "Percy Lund", "Leo Ames"))
    url = "https://acme.example/about/team"
    assert [person.name for person in extract_people(f"<h1>Birthdays in April</h1>{names}", url=url)] == []
    assert len(extract_people(f"<h1>Our team</h1>{names}", url=url)) == 4
