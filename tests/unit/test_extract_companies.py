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
    assert found["Ada Ekman"] == ""
