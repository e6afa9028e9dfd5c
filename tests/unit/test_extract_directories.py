"""Directories of staff: whose title, address and number it is, in the ways in which offices write them."""

from __future__ import annotations

import pytest

from exec_finder import extract_people
from exec_finder.extract.context import elsewhere, names_firm
from exec_finder.extract.judge import name_score, parted_by_honorific, shown_name
from exec_finder.extract.lines import read_pair, without_contacts
from exec_finder.models import FoundPerson

URL = "https://www.acme.example/about/staff"


def page(body: str) -> str:
    return f"<html><head><title>Staff | Acme</title></head><body><h1>Our staff</h1>{body}</body></html>"


def found(body: str, url: str = URL) -> list[FoundPerson]:
    return extract_people(page(body), url=url)


def pairs(body: str, url: str = URL) -> list[tuple[str, str]]:
    return [(person.name, person.title) for person in found(body, url)]


def test_a_link_that_opens_a_letter_names_nobody() -> None:
    """'E-mail Nia' below a name is the link's label; the address behind it is hers."""
    staff = [("Nia Okafor", "Treasurer"), ("Percy Lund", "Head of Care"), ("Ada Winther", "Office Manager")]
    body = "".join(
        f"<div><h2>{name}</h2><h3>{title}</h3><a href='mailto:{name[0].lower()}.x@acme.example'>"
        f"E-mail {name.split()[0]}</a></div>"
        for name, title in staff
    )
    assert [(p.name, p.title, p.email) for p in found(body)] == [
        (name, title, f"{name[0].lower()}.x@acme.example") for name, title in staff
    ]


def test_a_title_stands_before_the_address_of_its_line() -> None:
    staff = [("Nia Okafor", "Treasurer"), ("Percy Lund", "IT"), ("Ada Winther", "CSO")]
    body = "".join(
        f"<p><b>{name}</b><br>{title} <a href='mailto:{name[0]}@acme.example'>{name[0]}@acme.example</a></p>"
        for name, title in staff
    )
    assert pairs(body)[:1] == [("Nia Okafor", "Treasurer")]
    assert ("Ada Winther", "CSO") in pairs(body)


def test_titles_in_unknown_words_stand_where_nearly_all_of_the_cells_have_theirs() -> None:
    """Each cell is a record: 'TSO' is a title since it stands where 'Librarian' does; nobody gets a neighbour's."""
    people = ["Nia Okafor", "Percy Lund", "Ada Winther", "Omar Haddad", "Tess Brandt", "Hugo Lindqvist"]
    titles = ["Librarian", "TSO", "Laboratory Manager", "KXO", "Accountant", "Treasurer"]
    cells = [
        f"<td><b>{n}</b> (Ms)<br>{t} {n[0].lower()}@acme.example</td>" for n, t in zip(people, titles, strict=True)
    ]
    body = f"<table><tr>{''.join(cells[:3])}</tr><tr>{''.join(cells[3:])}</tr></table>"
    assert pairs(body) == list(zip(people, titles, strict=True))


def test_the_title_of_another_cell_is_the_other_persons() -> None:
    body = (
        "<table><tr><td><b>Nia Okafor</b><br>Treasurer<br>nia@acme.example</td>"
        "<td><b>Percy Lund</b><br>percy@acme.example</td></tr>"
        "<tr><td><b>Ada Winther</b><br>Librarian<br>ada@acme.example</td>"
        "<td><b>Omar Haddad</b><br>omar@acme.example</td></tr></table>"
    )
    assert dict(pairs(body)) == {
        "Nia Okafor": "Treasurer",
        "Percy Lund": "",
        "Ada Winther": "Librarian",
        "Omar Haddad": "",
    }


def test_a_function_is_the_title_on_a_contacts_card() -> None:
    """'Customer Care' between a name and a telephone number; without the number it is a heading."""
    card = "<div><h2>Nia Okafor</h2><p>Sales &amp; Customer Care</p><p>+1 212 555 2368</p></div>"
    assert pairs(card) == [("Nia Okafor", "Sales & Customer Care")]


def test_an_honour_beside_the_name_is_not_the_post_below() -> None:
    """Where all like lines are names alone, the post stands below them: also below 'NAME, Distinguished Fellow'."""
    rows = [
        ("Nia Okafor", "Dean"),
        ("Percy Lund, BCSA Distinguished Professor", "Associate Dean"),
        ("Ada Winther", "Registrar"),
    ]
    rows += [("Omar Haddad", "Librarian")]
    body = "".join(f"<p><b>{name}</b><br>{title}<br>555 555 01{n}0</p>" for n, (name, title) in enumerate(rows))
    assert ("Percy Lund", "Associate Dean") in pairs(body)


def test_a_title_line_heads_no_section() -> None:
    """'Director, Alumni Relations' is somebody's title: those below her are no alumni."""
    rows = [
        ("Nia Okafor", "Director, Alumni Relations"),
        ("Percy Lund", "Director, Digital Media"),
        ("Ada Winther", "Dean"),
    ]
    body = "".join(f"<p><b>{name}</b><br>{title}<br>{name[0].lower()}@acme.example</p>" for name, title in rows)
    assert pairs(body) == rows


def test_a_title_that_holds_a_name_is_one_persons() -> None:
    """'Director, Ada Winther, Jr. Design Laboratory' names nobody but the laboratory."""
    rows = [("Nia Okafor", "Director, Hugo Lindqvist, Jr. Design Laboratory | Professor"), ("Percy Lund", "Dean")]
    rows += [("Omar Haddad", "Librarian"), ("Tess Brandt", "Registrar")]
    body = "".join(f"<p><b>{name}</b><br>{title}<br>{name[0].lower()}@acme.example</p>" for name, title in rows)
    assert [name for name, _ in pairs(body)] == [name for name, _ in rows]


@pytest.mark.parametrize(
    "title",
    [
        "Director, College Business Operations",
        "Coordinator, Foundation | Assistant Professor",
        "Manager, Church Services",
        "Manager, College/Division Information Services",
    ],
)
def test_a_department_called_by_its_kind_is_no_other_organisation(title: str) -> None:
    assert not elsewhere(title, frozenset({"acme"}))
    assert not names_firm(title.rpartition(", ")[2], frozenset({"acme"}))


@pytest.mark.parametrize("title", ["Director, College of Law", "Director, Bramley Foundation", "CEO, Bramley, Inc."])
def test_another_body_is_one(title: str) -> None:
    assert elsewhere(title, frozenset({"acme"}))


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("Phil Bramley MPA CFRE®", "Phil Bramley"),
        ("Nia Okafor, FAIA, LEED AP BD+C", "Nia Okafor"),
        ("Okafor Nia (Ms)", "Okafor Nia"),
        ("Okafor Nia (Ms) OSO", "Okafor Nia"),
        ("Anand Kumar A/L Raman", "Anand Kumar A/L Raman"),
        ("Devi d/o Raman", "Devi d/o Raman"),
    ],
)
def test_names_with_what_stands_around_them(text: str, name: str) -> None:
    assert name_score(text) >= 0.5
    assert shown_name(text) == name


@pytest.mark.parametrize("text", ["E-mail Nia", "Mailto Percy", "Skype Ada", "and/or", "SEGURIDAD Y VIGILANCIA", "N/A"])
def test_what_looks_like_a_name(text: str) -> None:
    assert name_score(text) < 0.5


def test_an_honorific_in_brackets_parts_name_and_title() -> None:
    assert parted_by_honorific("Okafor Nia (Mdm) Treasurer") == ("Okafor Nia", "Treasurer")
    assert parted_by_honorific("Okafor Nia (...)") == ("Okafor Nia (...)", "")  # no word in the bracket
    pair = read_pair("Okafor Nia (Mdm) Treasurer")
    assert pair is not None
    assert pair[:2] == ("Okafor Nia", "Treasurer")


def test_a_profession_before_a_name_is_its_title() -> None:
    """Also where the house bears the owner's family name."""
    body = "<h2>Büro</h2><p>Rechtsanwältin Gabriele Ostermann-Lund</p><p>Tel: +49 30 901820</p>"
    html = f"<html><head><title>Kontakt | Kanzlei Ostermann-Lund</title></head><body>{body}</body></html>"
    people = extract_people(html, url="https://www.kanzlei.example/kontakt")
    assert [(p.name, p.title) for p in people] == [("Gabriele Ostermann-Lund", "Rechtsanwältin")]


def test_a_post_said_to_be_ours_counts_on_a_page_about_customers() -> None:
    """A case study names customers; 'Acme’s head of science, NAME' is not one of them."""
    body = (
        "<p>Acme’s director of science, Nia Okafor, shows how a team of formulators used the workbench.</p>"
        "<p>The customer's director of science, Percy Lund, was pleased with what the workbench showed.</p>"
    )
    assert pairs(body, "https://www.acme.example/case-studies") == [("Nia Okafor", "director of science")]


@pytest.mark.parametrize(
    ("text", "kept"),
    [
        ("CSO nia@acme.example", "CSO"),
        ("Treasurer, 555 555 0100", "Treasurer"),
        ("Tel 555 555 0100", "Tel 555 555 0100"),
    ],
)
def test_what_stands_before_an_address(text: str, kept: str) -> None:
    assert without_contacts(text) == kept


def test_whatever_stands_behind_an_honorific_in_brackets_is_a_title() -> None:
    """Also letters that nobody knows, unless they are a degree's."""
    body = "<p>Okafor Nia (Ms) OSO</p><p>Lund Percy (Mr) KXO</p><p>Winther Ada (Ms) BSc</p>"
    assert pairs(body) == [("Okafor Nia", "OSO"), ("Lund Percy", "KXO"), ("Winther Ada", "")]


CARDS = """<div class="grid">
<div class="card"><h4>Sales</h4><p>For prices.</p><p><a href="mailto:r.lund@acme.example">r.lund@acme.example</a></p>
<p><a href="tel:+12125552368">+1 212 555 2368</a></p></div>
<div class="card"><h4>Investor relations</h4><p>Company Secretary</p><p>Ms Nia Okafor</p>
<p><a href="mailto:nokafor@acme.example">nokafor@acme.example</a></p></div>
<div class="card"><h4>Careers</h4><p><a href="mailto:ada.w@acme.example">ada.w@acme.example</a></p></div></div>"""


def test_a_person_alone_among_cards_has_the_address_of_her_own() -> None:
    """The other cards' addresses and numbers are the departments', though nobody else stands on the page."""
    (person,) = found(CARDS, "https://www.acme.example/contact")
    assert (person.name, person.title) == ("Nia Okafor", "Company Secretary")
    assert (person.email, person.phone) == ("nokafor@acme.example", "")


def test_a_persons_page_gives_its_address_beside_the_biography() -> None:
    """Nothing nearer shows an address: what stands under the page's next heading is hers."""
    body = (
        "<p>Acme</p><section><div><h1>Nia Okafor</h1><p>Treasurer</p></div><div><p>She keeps our books.</p></div>"
        "<div><h3>Contact</h3><p>nia.okafor@acme.example</p><p>+1 212 555 2368</p></div></section>"
    )
    (person,) = extract_people(f"<html><title>Nia Okafor | Acme</title><body>{body}</body></html>", url=URL + "/nia")
    assert (person.email, person.phone) == ("nia.okafor@acme.example", "+1 212 555 2368")


def test_an_address_that_two_records_show_is_hers_whose_name_it_spells() -> None:
    """A link left over from the neighbour's card shows nothing; the mailbox of both stays nobody's."""
    body = (
        "<div><p>Nia Okafor</p><p>Treasurer</p><p>nokafor@acme.example</p></div>"
        "<div><p>Percy Lund</p><p><a href='mailto:nokafor@acme.example'></a>Clerk</p><p>plund@acme.example</p></div>"
        "<div><p>Ada Winther</p><p>Librarian</p><p>books@acme.example</p></div>"
        "<div><p>Omar Haddad</p><p>Archivist</p><p>books@acme.example</p></div>"
    )
    assert {p.name: p.email for p in found(body)} == {
        "Nia Okafor": "nokafor@acme.example",
        "Percy Lund": "plund@acme.example",
        "Ada Winther": "",
        "Omar Haddad": "",
    }


@pytest.mark.parametrize(
    ("text", "is_name"),
    [
        ("Dr. Thomas Grant", True),
        ("Ophelia Grant", True),
        ("Research Grant", False),
        ("Merit Award", False),
        ("Bramley In The", False),
        ("Bramley Of The Year", False),
    ],
)
def test_prizes_and_headlines(text: str, is_name: bool) -> None:
    assert (name_score(text) >= 0.5) is is_name


def test_who_speaks_with_us_in_the_news_is_no_officer_here() -> None:
    body = "<p>Host Percy Lund talked with founder and CEO Nia Okafor about stories that pass for news.</p>"
    assert pairs(body, "https://www.acme.example/news/1") == [("Nia Okafor", "founder and CEO")]


def test_a_title_that_names_us_counts_among_customers() -> None:
    """In a customer's story 'Acme Case Manager' is one of Acme's people, and the mayor is not."""
    body = (
        "<h2>Customer stories</h2><div><p>Nia Okafor</p><p>Acme Case Manager</p><p>“Her care was at stake for months.”"
        "</p></div><div><p>Percy Lund</p><p>Mayor of Bramley</p><p>“She is an example to all of us here.”</p></div>"
    )
    assert pairs(body, "https://www.acme.example/customer-stories") == [("Nia Okafor", "Acme Case Manager")]


@pytest.mark.parametrize(
    "text",
    ["Le futur de la DSI.", "On-premise AI", "Bramley Nord Dr", "Le Maire de Bramley", "Oftalmología y Óptica",
     "Damasco, Siria y Nueva York", "周末", "zu Gottesdiensten am Sonntag", "Santa Ana, CA", "St. Bramley PTO",
     "Ministra Dra. Cristina Lund, Marta Ortega",
     "عربي English"],
)  # fmt: skip
def test_headings_places_and_streets_are_no_people(text: str) -> None:
    assert name_score(text) < 0.5


@pytest.mark.parametrize(
    "text",
    [
        "Bruno Le Maire",
        "Ortega y Lund, José",
        "Nia Miller, CA",
        "De La Cruz, Ana",
        "Nia Lund-Okafor Jr.",
        "Jean LUND.",
        "Kim Soo-young",
    ],
)
def test_names_that_look_alike_stay_names(text: str) -> None:
    assert name_score(text) >= 0.5


@pytest.mark.parametrize("text", ["Begleitung zu Gottesdiensten", "Nia Okafor (D-PA)", "Quorvane S.A. - Treasurer"])
def test_what_is_no_title_and_name(text: str) -> None:
    assert read_pair(text) is None


def test_the_supervisor_whom_a_privacy_page_names_is_not_of_the_firm() -> None:
    """The authority's head is named beside the firm's own officer for data protection."""
    body = (
        "<h2>Our data protection officer</h2><p>Nia Okafor, Data Protection Officer, privacy@acme.example</p>"
        "<h2>Right to complain</h2><p>Percy Lund, State Commissioner for Data Protection</p>"
    )
    people = extract_people(body, url="https://www.acme.example/privacy")
    assert [(p.name, p.title) for p in people] == [("Nia Okafor", "Data Protection Officer")]


@pytest.mark.parametrize(
    ("sentence", "expected"),
    [
        ("Please contact Assistant Dean Nia Okafor for all that you want to know.", ("Nia Okafor", "Assistant Dean")),
        ("C'est Nadine Olivier, directrice de la communication, qui a répondu hier.",
         ("Nadine Olivier", "directrice de la communication")),
        ("BLP founder and CEO Nia Okafor spoke about stories that pass for news.", ("Nia Okafor", "founder and CEO")),
    ],
)  # fmt: skip
def test_what_leads_to_a_title_belongs_to_neither(sentence: str, expected: tuple[str, str]) -> None:
    """Also the initials by which an organisation calls itself."""
    html = f"<html><head><title>News | The Bramley Literacy Project</title></head><body><p>{sentence}</p></body></html>"
    people = extract_people(html, url="https://www.bramley.example/news/1")
    assert [(p.name, p.title) for p in people] == [expected]


def test_a_bar_behind_a_title_is_no_part_of_it() -> None:
    body = (
        "<p>Acme welcomes Nia Okafor as its new CTO and General Manager of Media | Read more about it in the news</p>"
    )
    assert pairs(body, "https://www.acme.example/blog/1") == [("Nia Okafor", "CTO and General Manager of Media")]


def test_what_labels_an_address_is_no_title() -> None:
    """Also where the address hides behind words and stands where the others have their titles."""
    rows = [("Nia Okafor", "Treasurer"), ("Percy Lund", "Librarian"), ("Ada Winther", "Email: ada at acme dot example")]
    body = "".join(f"<li><b>{name}</b><p>{title}</p></li>" for name, title in rows)
    assert pairs(f"<ul>{body}</ul>") == [*rows[:2], ("Ada Winther", "")]


def test_our_own_officers_speak_in_quotes_too() -> None:
    """'Treasurer Acme' under a quotation is Acme's treasurer, 'Treasurer Bramley' a customer's."""
    said = "We believe that care is more than kind words, and we want to show it by what we do for all."
    body = "".join(
        f"<div><h2>Quotes</h2><blockquote>{said}</blockquote><p>{name}</p><span>{title}</span></div>"
        for name, title in [("Nia Okafor", "Treasurer Acme"), ("Percy Lund", "Treasurer Bramley")]
    )
    assert pairs(body, "https://www.acme.example/contact")[:1] == [("Nia Okafor", "Treasurer Acme")]
    assert "Percy Lund" not in dict(pairs(body, "https://www.acme.example/customers"))
