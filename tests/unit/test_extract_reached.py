"""Whose address, number and page it is, in the mark-up of cards, paragraphs and tables."""

from __future__ import annotations

from itertools import product

import pytest

from exec_finder import extract_people
from exec_finder.models import FoundPerson

PEOPLE = (("Nia Okafor", "Treasurer"), ("Percy Lund", "Sales Manager"), ("Ann Berg", "General Counsel"))
CARDS = (
    "<div><h3>{name}</h3><p>{title}</p><p>{mail}</p><p>{call}</p></div>",
    "<div><h3>{name}</h3><p>{mail}</p><p>{call}</p><p>{title}</p></div>",
    "<h3>{name}</h3><p>{title}</p><p>{mail}</p><p>{call}</p>",
    "<p><b>{name}</b><br>{title}</p><p>{mail}</p><p>{call}</p>",
    "<p><b>{name}</b><br>{title}<br>{mail}<br>{call}</p>",
    "<li>{name}, {title}, {mail}, {call}</li>",
    "<tr><td>{name}</td><td>{title}</td><td>{mail}</td><td>{call}</td></tr>",
)
MAILS = ("{0}", "<a href='mailto:{0}'>E-mail</a>", "<a href='mailto:{0}'><i></i></a>", "{at}")
CALLS = ("+1 512 555 01{0}", "<a href='tel:+151255501{0}'>Call</a>", "Tel: +1 512 555 01{0} | Fax: +1 512 555 0199")


def _read(html: str) -> list[FoundPerson]:
    return extract_people(html, url="https://acme.example/team")


def _cards(card: str, mail: str, call: str) -> str:
    items = []
    for number, (name, title) in enumerate(PEOPLE, start=10):
        address = f"{name.split()[0].lower()}@acme.example"
        hidden = address.replace("@", " [at] ")
        items.append(
            card.format(name=name, title=title, mail=mail.format(address, at=hidden), call=call.format(number))
        )
    body = "".join(items)
    return f"<table>{body}</table>" if card.startswith("<tr") else f"<div>{body}</div>"


@pytest.mark.parametrize("around", ["{}", "{}<p>General: info@acme.example</p>", "<p>Call +1 512 555 0100</p>{}"])
@pytest.mark.parametrize("card", CARDS)
def test_each_has_the_own_address_and_number_whatever_shows_them(card: str, around: str) -> None:
    for mail, call in product(MAILS, CALLS):
        found = _read(f"<h1>Our Team</h1>{around.format(_cards(card, mail, call))}")
        assert [(person.name, person.title) for person in found] == list(PEOPLE), (mail, call)
        assert [person.email for person in found] == [f"{n.split()[0].lower()}@acme.example" for n, _ in PEOPLE]
        assert [person.phone.replace(" ", "") for person in found] == [f"+151255501{n}" for n in (10, 11, 12)]


@pytest.mark.parametrize("card", CARDS)
def test_a_number_for_faxes_is_nobody_s_telephone_and_no_part_of_a_title(card: str) -> None:
    found = _read(f"<h1>Our Team</h1>{_cards(card, '{0}', 'Fax: +1 512 555 01{0}')}")
    assert [(person.name, person.title, person.phone) for person in found] == [(*one, "") for one in PEOPLE]


def test_what_follows_the_block_of_all_records_is_not_the_last_one_s() -> None:
    lines = "<br><br>".join(f"<b>{name}</b><br>{title}" for name, title in PEOPLE)
    found = _read(f"<h1>Team</h1><div>{lines}</div><p><a href='mailto:info@acme.example'>info@acme.example</a></p>")
    assert [(person.name, person.title, person.email) for person in found] == [(*one, "") for one in PEOPLE]


def test_an_assistant_named_in_a_card_takes_neither_title_nor_address_from_it() -> None:
    card = "<div><h3>{}</h3><p>{}</p><p>{}@acme.example</p>{}</div>"
    aide = "<p>Assistant: <a href='mailto:zz@acme.example'>Jane Roe</a></p>"
    items = [
        card.format(*person, mark, aide if mark == "nia" else "")
        for person, mark in zip(PEOPLE, ("nia", "percy", "ann"), strict=True)
    ]
    found = {person.name: (person.title, person.email) for person in _read(f"<h1>Team</h1>{''.join(items)}")}
    assert found["Nia Okafor"] == ("Treasurer", "nia@acme.example")
    assert found["Jane Roe"] == ("Assistant", "zz@acme.example")


def test_cells_below_a_row_of_names_are_theirs_by_column() -> None:
    rows = [
        "".join(f"<td><b>{name}</b></td>" for name, _ in PEOPLE),
        "".join(f"<td>{title}</td>" for _, title in PEOPLE),
        "".join(f"<td><a href='mailto:{name[:3].lower()}@acme.example'>E-mail</a></td>" for name, _ in PEOPLE),
        "".join(f"<td>+1 512 555 01{number}</td>" for number in (10, 11, 12)),
    ]
    found = _read(f"<h1>Team</h1><table>{''.join(f'<tr>{row}</tr>' for row in rows)}</table>")
    assert [(person.title, person.email, person.phone[-2:]) for person in found] == [
        ("Treasurer", "nia@acme.example", "10"),
        ("Sales Manager", "per@acme.example", "11"),
        ("General Counsel", "ann@acme.example", "12"),
    ]


def test_a_hidden_address_is_no_page_and_a_label_behind_the_name_leads_to_one() -> None:
    cloaked = "<div><h3>Nia Okafor</h3><p>Treasurer</p><a href='/cdn-cgi/l/email-protection#00'>Mail</a></div>"
    assert [person.link for person in _read(f"<h1>Team</h1>{cloaked}")] == [""]
    flat = "".join(
        f"<h3>{name}</h3><p>{title}</p><p><a href='/p/{n}'>Read more</a></p>" for n, (name, title) in enumerate(PEOPLE)
    )
    assert [person.link[-4:] for person in _read(f"<h1>Team</h1>{flat}")] == ["/p/0", "/p/1", "/p/2"]


def test_the_last_record_before_the_footer_keeps_what_only_an_icon_leads_to() -> None:
    items = "".join(
        f"<p><b>{name}</b>, {title}</p><p><a href='mailto:{name[:3].lower()}@acme.example'><i></i></a></p>"
        for name, title in PEOPLE
    )
    found = _read(f"<main><h1>Team</h1>{items}<footer>info@acme.example</footer></main>")
    assert [person.email for person in found] == ["nia@acme.example", "per@acme.example", "ann@acme.example"]


def test_an_assistant_s_column_holds_the_own_number_before_the_assistant_s() -> None:
    card = "<div><div><h4>{}</h4><p>{}</p></div><div><p>+1 512 555 0110</p><p>{}</p></div></div>"
    aide = "Assistant: <b>Jane Roe</b>, +1 512 555 0177"
    found = {person.name: person.phone for person in _read(f"<h1>Team</h1>{card.format(*PEOPLE[0], aide)}")}
    assert found == {"Nia Okafor": "+1 512 555 0110", "Jane Roe": "+1 512 555 0177"}


@pytest.mark.parametrize("title", ["CEO", "CFO", "Treasurer"])
def test_a_short_title_before_a_number_is_whole(title: str) -> None:
    line = f"<li><b>Nia Okafor</b>, {title}, Phone: +1 512 555 0110</li>"
    assert [(person.title, person.phone) for person in _read(f"<h1>Team</h1><ul>{line}</ul>")] == [
        (title, "+1 512 555 0110")
    ]
