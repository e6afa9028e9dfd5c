"""Press releases and filings: turns of phrase, signatures and tables of careers that name who leads."""

from __future__ import annotations

import pytest

from exec_finder.extract import extract_people
from exec_finder.extract.headers import read_headers, read_tables
from exec_finder.extract.prose import read_sentence
from exec_finder.extract.walk import read_page
from exec_finder.titles import title_likeness

URL = "https://www.acme.example/news/item"


def people(html: str, url: str = URL) -> list[tuple[str, str]]:
    return [(p.name, p.title) for p in extract_people(html, url=url)]


def said(text: str) -> list[tuple[str, str]]:
    return [(vote.name, vote.title) for vote in read_sentence(text, 0, frozenset({"acme"}))]


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("Acme today announced the appointment of Nia Okafor as EVP, Chief People Officer and Leo Brandt, EVP, Sales.",
         [("Nia Okafor", "EVP, Chief People Officer"), ("Leo Brandt", "EVP, Sales")]),
        ("The webcast is hosted by Acme CEO Nia Okafor, CFO Leo Brandt, and other leaders of the group.",
         [("Nia Okafor", "CEO"), ("Leo Brandt", "CFO")]),
        ("Acme has appointed industry veteran Nia Okafor to the role of Chief Technical Officer.",
         [("Nia Okafor", "Chief Technical Officer")]),
        ("Nia Okafor (Kenyan, 1968) has been promoted as the new Chief Market Leader, from May.",
         [("Nia Okafor", "Chief Market Leader")]),
        ("Nia Okafor has been appointed as Chief Quality Officer and member of the group's wider circle of planners.",
         [("Nia Okafor", "Chief Quality Officer")]),
        ("It comes as cloud veteran Nia Okafor, named CTO of Acme in May, opens two more plants in the north.",
         [("Nia Okafor", "CTO")]),
        ("“We listen to those who call us,” said Nia Okafor, President and COO of Acme, Inc. “It is that easy.”",
         [("Nia Okafor", "President and COO")]),
        ("Dr. Robert M. Adeyemi is founder and Executive Director of The Acme Education Foundation, Inc., in Ostby.",
         [("Robert M. Adeyemi", "founder and Executive Director")]),
        ("Treasure Heinlo, Executive Vice President, Chief People Officer — Ms. Heinlo, 55, joined Acme in 2012.",
         [("Treasure Heinlo", "Executive Vice President, Chief People Officer")]),
    ],
)  # fmt: skip
def test_turns_of_press_releases(text: str, found: list[tuple[str, str]]) -> None:
    """Two in one sentence, small words before a name, an initial that is no salutation, the firm's legal form."""
    assert said(text) == found


@pytest.mark.parametrize(
    "text",
    [
        "The report says that Nia Okafor, will move into the Chief Marketing Officer position before long, they say.",
        "SOLUCIONES DE ALTA FUNCIONALIDAD EN LO REFERENTE A SEGURIDAD Y VIGILANCIA DE TODOS LOS PUERTOS DEL NORTE",
        "Acme has appointed the firm led by Nia Okafor, a Norwegian, to run the canteen of the plant in Ostby.",
    ],
)
def test_turns_that_say_no_title(text: str) -> None:
    """A verb is no title, capitals all around tell no name, and who leads another firm is not appointed."""
    assert said(text) == []


def test_a_speaker_of_the_own_firm_before_a_quotation() -> None:
    """A customer's words stand so too; the title that says the page's own firm tells them apart."""
    html = "<title>Partnership - Acme Marine plc</title><main><h1>Two firms sign</h1><div><p>{}</p><p>“We are "
    html += "delighted to have entered this long partnership with a leader.”</p></div></main>"
    assert people(html.format("Nia Okafor, CEO of Acme Marine, commented:")) == [("Nia Okafor", "CEO of Acme Marine")]
    assert people(html.format("Nia Okafor, CEO of Harrow Farms, commented:")) == []


def test_an_article_is_no_byline() -> None:
    """A class on the whole article that names its author says nothing of the people in it."""
    text = "<p>“We listen to those who write,” said CEO, Nia Okafor. “That is all that there is to it.”</p>"
    assert people(f"<body><article class='hentry author-leo-brandt'>{text}</article>") == [("Nia Okafor", "CEO")]
    assert people(f"<body><div class='author-box'>{text}</div>") == []


SIGNED = "<p>ACME WIDGETS INC. has caused this report to be signed.</p><table><tr><td>{}</td></tr></table>"


@pytest.mark.parametrize(
    ("cell", "title"),
    [
        ("By:</td><td>/s/ Nia Okafor<br>Executive Vice President,<br>General Counsel and<br>Corporate Secretary",
         "Executive Vice President, General Counsel and Corporate Secretary"),
        ("/s/ Nia Okafor<br>Nia B. Okafor<br>Chief Financial Officer", "Chief Financial Officer"),
        ("March 30, 2021 Nia Okafor, Senior Vice President<br>and Chief Financial Officer",
         "Senior Vice President and Chief Financial Officer"),
        ("/s/ Nia Okafor<br>(Chief Legal Officer)", "Chief Legal Officer"),
    ],
)  # fmt: skip
def test_signatures(cell: str, title: str) -> None:
    """A typed signature names somebody where no printed name stands below it; titles may break over lines."""
    found = people(SIGNED.format(cell), "https://filings.example/1")
    assert [(name.replace(" B.", ""), held) for name, held in found] == [("Nia Okafor", title)]


CAREERS = {
    "Nia Okafor": "Executive Vice President, Global Governance and Corporate Secretary, effective April 2018. From "
    "May 2017 to February 2018, she was Associate Attorney of a county court, and before that a clerk for seven years "
    "in two other firms, one of them a bank; she sits on the board of a school.",
    "Leo Brandt": "Senior Vice President and Controller effective January 2017. He was Controller of a mill before.",
    "Ada Nwosu": "Chief Engineer since March 2023. Ms. Nwosu previously served as Chief Pilot of Otherfirm.",
    "Percy Lund": "President and Chief Executive Officer, and a member of the Board, since August 8, 2024. He was "
    "born in the north.",
}


def test_careers_in_a_table() -> None:
    """The post of now opens the cell; the head of the table stands again after a page's end."""
    head = "<tr><td>Name</td><td>Age</td><td>Business Experience</td></tr>"
    rows = [f"<tr><td>{name}</td><td>5{n}</td><td>{told}</td></tr>" for n, (name, told) in enumerate(CAREERS.items())]
    html = f"<p>Our executive officers are:</p><table>{head}{''.join(rows[:2])}{head}{''.join(rows[2:])}</table>"
    assert people(html, "https://filings.example/1") == [
        ("Nia Okafor", "Executive Vice President, Global Governance and Corporate Secretary"),
        ("Leo Brandt", "Senior Vice President and Controller"),
        ("Ada Nwosu", "Chief Engineer"),
        ("Percy Lund", "President and Chief Executive Officer, and a member of the Board"),
    ]


def test_a_head_over_several_lines_is_one() -> None:
    """'Current / Position / Held Since' heads no column of titles; a head repeated is no title."""
    head = "<tr><td>Name</td><td>Current<br>Position<br>Held Since</td><td>Title</td></tr>"
    page = read_page(f"<table>{head}<tr><td>Nia Okafor</td><td>2013</td><td>Cook</td></tr>{head}</table>")
    kinds = {line.text: kind for line in page.lines if (kind := read_headers(read_tables(page)).get(line.index))}
    assert kinds == {"Name": "other", "Title": "other", "Current": "other", "Position": "other", "Held Since": "other",
                     "Nia Okafor": "name", "Cook": "title"}  # fmt: skip


def test_a_job_elsewhere_is_nobody() -> None:
    """The firm in a title that a record shows is no person of the prose."""
    rows = "".join(
        f"<tr><td>{name}</td><td>61</td><td>{job}</td></tr>"
        for name, job in (("Nia Okafor", "Partner, Wilder Cotter Pickard Hale and Dorran LLP"),
                          ("Leo Brandt", "President, Harrow University"), ("Ada Nwosu", "Executive Chair"))
    )  # fmt: skip
    found = people(f"<h2>Board of Directors</h2><table><tr><th>Name<th>Age<th>Position</tr>{rows}</table>")
    assert [name for name, _ in found] == ["Nia Okafor", "Leo Brandt", "Ada Nwosu"]


def test_a_word_of_sections_behind_a_rank_is_a_function() -> None:
    """'Executive Committee' heads a section; 'Vice President, Global Governance' is a title."""
    assert title_likeness("Executive Vice President, Global Governance") > 0.9
    assert title_likeness("Executive Committee") < 0.6


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("Speakers include Kestrel Tribune CEO Leo Brandt and Acme CEO Nia Okafor, who opens the evening in May.",
         [("Nia Okafor", "CEO")]),
        ("“It has been a long winter for them,” said Leo Brandt, President, Nordica Harald Equipment Finance Company.",
         []),
        ("She served seven years as Vice President, Abbot Prosper Division, and came to us in the year of the flood.",
         []),
        ("She was head of risk at a bank, and prior to Acme she was with Fullard Indira as Treasurer of a branch.",
         []),
        ("Nia Okafor, age 44, joined Acme in 2001 as Assistant Manager and has served as Chief Operating Officer.",
         [("Nia Okafor", "Chief Operating Officer")]),
        ("The award goes to Nia Okafor, CEO of Asset & Wealth Management, and to Leo Brandt, CEO of Kestrel Logistics.",
         [("Nia Okafor", "CEO of Asset & Wealth Management")]),
        ("From then on, Acme's founder was a senior adviser to President Leo Brandt, and of great use to him.",
         [("Leo Brandt", "President")]),
        ("From then on, Acme's founder was also chairman of the market research firm Penn Schonberg Berlin.", []),
        ("“She is one of us,” said Nia Okafor, Acme's senior vice president for educational programs. “We are glad.”",
         [("Nia Okafor", "senior vice president for educational programs")]),
        ("“She is one of us,” said Nia Okafor, who has been Acme's vice president for nearly ten years.",
         [("Nia Okafor", "vice president")]),
        ("Nia Okafor joined Acme as Chief Operating Officer this week, after seven years with two other growers.",
         [("Nia Okafor", "Chief Operating Officer")]),
    ],
)  # fmt: skip
def test_whose_title_it_is(text: str, found: list[tuple[str, str]]) -> None:
    """A firm right before a title, a title between commas, a name that somebody was with, and how somebody began."""
    assert said(text) == found


def test_a_common_word_alone_makes_no_organisation_the_same() -> None:
    """'Feeding Otherland' shares a word with Feeding Acme's host; 'Acme Otherland' shares its name."""
    line = "<p>Guests are Nia Okafor, CEO of Feeding Norland; and Leo Brandt, CEO at Feeding Otherland.</p>"
    assert people(line, "https://www.feedingnorland.example/x") == [("Nia Okafor", "CEO")]


def test_careers_in_a_list() -> None:
    """An age behind the name, a date behind the title; a post of the past, however plain, is none of today."""
    rows = (
        ("Nia Okafor (age 56)", "Executive Vice President and Treasurer since March 2020;", "Clerk from 2009 to 2020."),
        ("Leo Brandt (age 61)", "Treasurer and Cook since August 2024;", "Vice President from June 2017 to June 2024."),
        ("Ada Nwosu (age 58)", "Chief Sower of the Fields since 2022;", "Head of Audit from July 2016 to April 2021."),
    )
    html = "".join(f"<div><p>{name}</p><ul><li>{now}</li><li>{past}</li></ul></div>" for name, now, past in rows)
    assert people(f"<h2>Our executive officers</h2>{html}", "https://filings.example/1") == [
        ("Nia Okafor", "Executive Vice President and Treasurer"),
        ("Leo Brandt", "Treasurer and Cook"),
        ("Ada Nwosu", "Chief Sower of the Fields"),
    ]


def test_an_item_of_a_report_heads_no_other_people() -> None:
    """'Item 1B. Unresolved Staff Comments' stands before the officers of every annual report."""
    rows = "<table><tr><td>NIA OKAFOR</td><td>Treasurer</td></tr><tr><td>LEO McDOVER</td><td>Director</td></tr></table>"
    found = people(f"<p>ITEM 1B: UNRESOLVED STAFF COMMENTS</p><p>None.</p>{rows}", "https://filings.example/1")
    assert found == [("NIA OKAFOR", "Treasurer"), ("LEO McDOVER", "Director")]


SUBMITTED = """<SEC-DOCUMENT>1.txt
<DOCUMENT>
<TYPE>{}
<TEXT>
{}
</TEXT>
</DOCUMENT>
"""


def test_a_filing_sent_as_plain_text() -> None:
    """Its tags are no mark-up: line breaks and columns tell its parts."""
    signed = "<PAGE>\n\n          SIGNATURES\n\n                By:   /S/ NIA OKAFOR\n                   -------\n"
    signed += "                      Nia Okafor\n                      Executive Vice President\n"
    assert people(SUBMITTED.format("8-K", signed)) == [("Nia Okafor", "Executive Vice President")]
    form = "1. Name and Address of Reporting Person\n   Okafor, Nia B.\n   520 Mill Avenue\n2. Issuer Name\n   Acme\n"
    form += "6. Relationship (Check all)\n   (X) Director ( ) 10% Owner ( ) Officer (give title below) ( ) Other\n"
    assert people(SUBMITTED.format("4", form)) == [("Okafor, Nia B.", "Director")]


def test_an_officer_of_something_has_a_title() -> None:
    """'Welfare Officer' is one, 'Officer' alone and 'Police Officers' Ball' are none."""
    assert title_likeness("Welfare Officer") > 0.6 > title_likeness("Officer")
    assert title_likeness("Events & Fundraising Officer") > 0.6


FOUR = (("Nia Okafor", "Treasurer", "Leo Brandt", "Vice President, Sales"),
        ("Ada Nwosu", "Chief Engineer", "Percy Lund", "Director of Finance"))  # fmt: skip


@pytest.mark.parametrize(
    "rows",
    [
        [(n, t, m, u) for n, t, m, u in FOUR],
        [(t, n, u, m) for n, t, m, u in FOUR],
        [cells for n, t, m, u in FOUR for cells in ((n, m), (t, u))],
        [cells for n, t, m, u in FOUR for cells in ((t, u), (n, m))],
    ],
    ids=["name-title", "title-name", "names-above", "titles-above"],
)
def test_several_people_side_by_side(rows: list[tuple[str, ...]]) -> None:
    """Two pairs in a row, or a row of names and one of titles: to each their own."""
    table = "".join("<tr>" + "".join(f"<td>{cell}</td>" for cell in row) + "</tr>" for row in rows)
    found = people(f"<h1>Staff</h1><table>{table}</table>")
    assert found == [(name, title) for row in FOUR for name, title in (row[:2], row[2:])]


def test_names_above_titles_without_a_heading() -> None:
    """The last name of a row takes no title from below the first."""
    names, titles = ("Nia Okafor", "Leo Brandt", "Ada Nwosu"), ("Treasurer", "Vice President, Sales", "Chief Cook")
    rows = ("".join(f"<td>{cell}</td>" for cell in row) for row in (names, titles))
    assert people("<table><tr>" + "</tr><tr>".join(rows) + "</tr></table>") == list(zip(names, titles, strict=True))


@pytest.mark.parametrize("line", ["Ernest Maier, Inc. – Board of Directors", "Ada Nwosu, LLC, President"])
def test_a_legal_form_ends_a_firm(line: str) -> None:
    """'Ernest Maier, Inc.' is no person; a company secretary is one."""
    assert people(f"<h2>Leadership</h2><p>{line}</p>") == []
    assert people("<h2>Leadership</h2><p>Ada Nwosu, Company Secretary</p>") == [("Ada Nwosu", "Company Secretary")]


def test_another_firm_led_by_somebody() -> None:
    """'Our partner Kestrel Labs is led by chairman Leo Brandt'; a department's head is one of ours."""
    assert said("Our partner Kestrel Labs in Ostby is led by chairman Leo Brandt and employs 50 people there.") == []
    assert said("The Customer Care Department is headed by Director Nia Okafor since the spring.") == [
        ("Nia Okafor", "Director")
    ]


@pytest.mark.parametrize(
    "lead",
    [
        "OSTBY, Norland, May 2, 2024 —Kestrel®, Inc., the leader in flour, grain and all that, today announced a loaf.",
        "Kestrel Mills plc (‘Kestrel’), a global provider of flour, announces that it has entered a partnership.",
        "Ostby – Kestrel Mills, the association of millers, celebrates its anniversary with a dinner for all of them.",
    ],
)
def test_whose_press_release_it_is(lead: str) -> None:
    """Where address and title of the page name nobody, its first sentence says who issues it."""
    said_by = "<p>“We bake for all who come,” said Nia Okafor, President and COO of Kestrel Mills, Inc. “It is so.”</p>"
    assert people(f"<p>{lead}</p>{said_by}", "https://wire.example/1") == [("Nia Okafor", "President and COO")]
    footer = "<p>Copyright by the Harrow Tribune.</p>"
    assert people(f"<p>{lead}</p>{said_by}{footer}", "https://harrow.example/1") == []


def test_a_page_for_those_who_run_no_scripts() -> None:
    """What stands in noscript is read where it is a page's text, not where it stands for a picture."""
    card = "<div><h3>{}</h3><p>{}</p></div>"
    told = card.format("Nia Okafor", "Treasurer") + card.format("Leo Brandt", "Vice President, Sales")
    assert people(f"<body><h1>Team</h1><noscript>{told}</noscript>") == []
    about = f"<p>{'We mill the flour of the north. ' * 8}</p>"
    assert people(f"<body><h1>Team</h1><noscript>{about}{told}</noscript>") == [
        ("Nia Okafor", "Treasurer"), ("Leo Brandt", "Vice President, Sales"),
    ]  # fmt: skip


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("José Breda, expresidente de Acme, Dra. María Ávalos Presidenta de Slipe y Dra. Marcela Fuentes, Tesorera",
         [("José Breda", "expresidente")]),
        ("Ministra Dra. Carmen Lastra, Mónica Pujol vocal de Acme y pasada presidenta de la SUP", []),
        ("Ann Lee, Assistant to Dr. Percy Lund", [("Ann Lee", "Assistant to Dr. Percy Lund")]),
    ],
)  # fmt: skip
def test_people_in_a_row_are_no_title(text: str, found: list[tuple[str, str]]) -> None:
    """A line that goes on with the next person is not her neighbour's title."""
    assert people(f"<figure><img src=a.jpg><figcaption>{text}</figcaption></figure>")[: len(found) or 1] == found


def test_a_name_ends_before_the_next_salutation() -> None:
    """'Comité Neonatal y la Dra. Ana Gil' holds one name."""
    text = "Hablaron aquí Osvaldo Rey, Coordinador del Comité Neonatal y la Dra. Ana Gil, Secretaria General de Acme."
    assert said(text)[-1] == ("Ana Gil", "Secretaria General")
    assert [name for name, _ in said(text)] == ["Osvaldo Rey", "Ana Gil"]


@pytest.mark.parametrize(
    ("text", "title"),
    [
        ("Am Samstag wurde Christian Bolten zum neuen Vorsitzenden gewählt, heißt es im Bericht.", "Vorsitzenden"),
        ("Am Samstag wurde Christian Bolten einstimmig zum neuen Vorsitzenden gewählt.", "Vorsitzenden"),
        ("Christian Bolten wurde einstimmig zum neuen Vorsitzenden gewählt, sagt der Bericht.", "Vorsitzenden"),
        ("Christian Bolten (Hill Council) was unanimously elected as the new Chair.", "Chair"),
        ("Christian Bolten has been officially appointed Treasurer of the society.", "Treasurer of the society"),
    ],
)
def test_adverbs_within_the_verb_and_subjects_behind_it(text: str, title: str) -> None:
    assert said(text) == [("Christian Bolten", title)]


def test_who_is_seen_off_holds_no_office() -> None:
    assert said("Am Samstag wurde Christian Bolten als Vorsitzender verabschiedet, heißt es im Bericht.") == []
