"""Titles that stand only in sentences: press releases, biographies, scripts without blanks, plain text."""

from __future__ import annotations

import pytest

from exec_finder.extract import extract_people
from exec_finder.extract.plaintext import unwrapped
from exec_finder.extract.prose import read_sentence
from exec_finder.extract.states import parse_json, pushed_values, script_values
from exec_finder.extract.unspaced import read_unspaced

URL = "https://www.acme.example/about"


def people(html: str, url: str = URL) -> list[tuple[str, str]]:
    return [(p.name, p.title) for p in extract_people(html, url=url)]


def said(text: str) -> list[tuple[str, str]]:
    return [(vote.name, vote.title) for vote in read_sentence(text, 0, frozenset({"acme"}))]


@pytest.mark.parametrize(
    ("text", "name", "title"),
    [
        ("„Wir hören zu“, sagte Nina Brandt, Leiterin Kundenservice.", "Nina Brandt", "Leiterin Kundenservice"),
        ("« Bien », a déclaré Nina Morel, directrice des opérations.", "Nina Morel", "directrice des opérations"),
        ("«Bene», ha dichiarato Nina Rossi, direttrice commerciale.", "Nina Rossi", "direttrice commerciale"),
        ("“Bien”, afirmó Nina Gómez, directora de operaciones.", "Nina Gómez", "directora de operaciones"),
        ("“Bem”, disse Nina Souza, diretora de operações, ontem.", "Nina Souza", "diretora de operações"),
        ("‘Goed’, zei Nina de Vries, hoofd klantenservice van Acme.", "Nina de Vries", "hoofd klantenservice"),
        ("– Bra, säger Nina Lindgren, kundtjänstchef på Acme.", "Nina Lindgren", "kundtjänstchef"),
        ("„Dobrze” – powiedziała Anna Nowak, prezes zarządu.", "Anna Nowak", "prezes zarządu"),
        ("«Да», — сказала Анна Волкова, генеральный директор.", "Анна Волкова", "генеральный директор"),
    ],
)
def test_said_in_nine_languages(text: str, name: str, title: str) -> None:
    """A speaker with the title behind the name, without the firm's own name."""
    assert said(text) == [(name, title)]


@pytest.mark.parametrize(
    ("text", "title"),
    [
        ("Nia Okafor, who joined in 2009, is our Vice President of Operations.", "Vice President of Operations"),
        ("Nia Okafor joined Acme in 2015 and was named Chief Customer Officer in 2021.", "Chief Customer Officer"),
        ("Nia Okafor, 54, has served as our President and Chief Executive Officer since 2016.",
         "President and Chief Executive Officer"),
        ("Nia Okafor, age 48, was appointed Chief Operating Officer, effective June 1.", "Chief Operating Officer"),
        ("Nia Okafor, who ran the call center, succeeds him as Senior Vice President.", "Senior Vice President"),
        ("We announce the appointment of Nia Okafor as Chief Customer Officer.", "Chief Customer Officer"),
        ("Der Aufsichtsrat hat Nia Okafor mit Wirkung zum 1. Juli zur Leiterin Kundenservice bestellt.",
         "Leiterin Kundenservice"),
        ("Nia Okafor, seit 2018 Leiterin Kundenservice, übernimmt auch den Versand.", "Leiterin Kundenservice"),
        ("Le groupe annonce la nomination de Nia Okafor au poste de directrice des opérations.",
         "directrice des opérations"),
        ("Nia Okafor è stata nominata direttrice commerciale e assumerà l'incarico a maggio.",
         "direttrice commerciale"),
        ("L'amministratore delegato Nia Okafor ha ringraziato tutti.", "amministratore delegato"),
        ("We were founded in Brno by Nia Okafor (CEO) and her brother.", "CEO"),
        ("Nia Okafor, director of customer service at Acme, said: “Leaks will be found.”",
         "director of customer service"),
        ("Nia Okafor, President and Chief Executive Officer of Acme, spoke.", "President and Chief Executive Officer"),
    ],
)  # fmt: skip
def test_verbs_dates_and_clauses_between(text: str, title: str) -> None:
    """Age, date, relative clause, verb or noun of appointing between a name and its title."""
    assert said(text) == [("Nia Okafor", title)]


@pytest.mark.parametrize(
    "text",
    [
        "Nia Okafor replaced Ann Lee, who has been named director of sales of Initech Corporation.",
        "Nia Okafor was director of the Pine County Library until she retired.",
        "Captain Nia Okafor sailed the boat across the lake with her friends.",
        "It was signed by Nia Okafor, Chief Digital Officer – Initech Freight, in May.",
        "Die Feier findet im Hof statt (Eingang Rückseite, leider nicht barrierefrei).",
        "La DSI est maintenant incluse dans le budget géré par le directeur.",
        "We keep the voice of the field within the Ed Council (where we now have an appointed representative).",
        "Elle a travaillé au CHU de Lundtak et en est aujourd’hui la médecin coordinatrice.",
        "Elle est coordinatrice du Réseau Velane RESMED depuis longtemps.",
        "Dies gilt nur in dem Fall, in dem der Autor von den Inhalten Kenntnis hat und es verhindern kann.",
    ],
)
def test_what_gives_no_title(text: str) -> None:
    """Clauses about others, posts elsewhere, ranks of seafarers, sentences, and names of houses and nets."""
    assert said(text) == []


@pytest.mark.parametrize(
    ("text", "title"),
    [
        ("We had the chance to interview Construction Manager Nia Okafor, who ran the site.", "Construction Manager"),
        ("Un grand merci à la vice-présidente d’honneur Nia Okafor et au club.", "vice-présidente d’honneur"),
        ("дві кафедри: математики (завідувач – Nia Okafor) та фізики, разом у новому корпусі.", "завідувач"),
        ("Nia Okafor, CPA, FLMI, president and chief executive officer, announces the following.",
         "president and chief executive officer"),
        ("Nia Okafor, Executive Vice President — Ms. Okafor, 47, joined us in 2009 from the trade.",
         "Executive Vice President"),
    ],
)  # fmt: skip
def test_what_leads_to_a_title_is_none_of_it(text: str, title: str) -> None:
    """Verbs, prepositions, dashes and post-nominals before it, a salutation behind it."""
    assert said(text) == [("Nia Okafor", title)]


@pytest.mark.parametrize(
    "title", ["Ohio Governor", "Minister for Small Business", "Maire de Lyon", "Ambassador of France"]
)
def test_offices_of_state_weigh_less(title: str) -> None:
    """Guests of a company's news; but a town's own mayor counts in full."""
    text = f"The {title}, Nia Okafor, opened the new hall in the old town."
    own = frozenset({"lyon", "ohio", "business", "france"})
    guest, host = (read_sentence(text, 0, firm)[0].score for firm in (frozenset({"acme"}), own))
    assert guest < host


def test_one_verb_for_two_people() -> None:
    """What was said of the last person holds of the next one too, and no title runs into a name."""
    text = "The board elected Ann Lee chairman and Percy Lund treasurer at its meeting."
    assert said(text) == [("Ann Lee", "chairman"), ("Percy Lund", "treasurer")]


def test_a_year_of_long_ago_is_history() -> None:
    votes = read_sentence("His partner Nia Okafor, treasurer, kept the books until 1903.", 0, frozenset())
    assert [vote.score < 0.45 for vote in votes] == [True]


@pytest.mark.parametrize(
    ("sentence", "title"),
    [
        ("As chief operating officer, she looks after four plants.", "chief operating officer"),
        ("Mr. Okafor has been Chief Executive Officer since March 2014.", "Chief Executive Officer"),
        ("On May 1, 2005, Dr. Okafor founded the firm and has been owner and CEO ever since.", "owner and CEO"),
        ("Amadi serves as General Counsel and Secretary.", "General Counsel and Secretary"),
        ("Seit 2016 ist er Leiter Kundenservice und wohnt in Kiel.", "Leiter Kundenservice"),
        ("Od 2019 roku jest wiceprezes ds. operacyjnych.", "wiceprezes ds. operacyjnych"),
        ("È responsabile del servizio clienti dal 2018.", "responsabile del servizio clienti"),
        ("Head of Customer Care since 2014, after years in sales.", "Head of Customer Care"),
    ],
)
def test_biographies_below_a_name(sentence: str, title: str) -> None:
    """The person is meant by a pronoun, a part of the name or nothing at all."""
    assert people(f"<h1>Our people</h1><h2>Amadi Okafor</h2><p>{sentence}</p>") == [("Amadi Okafor", title)]


@pytest.mark.parametrize(
    ("sentence", "title"),
    [
        ("Amadi is vanaf 2007 op ons kantoor werkzaam als hoofd klantenservice.", "hoofd klantenservice"),
        ("Amadi travaille comme directeur financier depuis 2007.", "directeur financier"),
        ("Amadi trabaja en nuestra empresa desde 2007 como director financiero.", "director financiero"),
        ("Amadi lavora dal 2007 come direttore commerciale.", "direttore commerciale"),
        ("Amadi trabalha desde 2007 como diretor financeiro da empresa.", "diretor financeiro"),
        ("Amadi arbeitet in Kiel als Leiter Kundenservice.", "Leiter Kundenservice"),
        ("Amadi ist seit 2014 Leiter Kundenservice und arbeitet daneben als Dozent.", "Leiter Kundenservice"),
    ],
)
def test_where_somebody_works_as_what(sentence: str, title: str) -> None:
    """The sentence is no title line, though it speaks of a title and is as short as one."""
    assert people(f"<h1>Team</h1><h2>Amadi Okafor</h2><p>{sentence}</p>") == [("Amadi Okafor", title)]


def test_a_biography_without_office_gives_none() -> None:
    html = "<h1>Our people</h1><h2>Amadi Okafor</h2><p>Before joining us he was vice president at Initech.</p>"
    assert people(html) == [("Amadi Okafor", "")]


@pytest.mark.parametrize(
    ("text", "name", "title"),
    [
        ("海云科技首席执行官陈志远表示，新中心已启用。", "陈志远", "首席执行官"),
        ("港電機株式会社（代表取締役社長：渡辺 真一）は決定しました。", "渡辺 真一", "代表取締役社長"),
        ("박지영 고객서비스본부장은 말했다", "박지영", "고객서비스본부장"),
    ],
)
def test_scripts_without_blanks(text: str, name: str, title: str) -> None:
    assert [(vote.name, vote.title) for vote in read_unspaced(text, 0, frozenset())] == [(name, title)]


def test_lines_broken_to_fit_are_whole_again() -> None:
    text = "Acme Marine of Bergen Harbor today named the engineer Nia\nOkafor as its Chief Customer Officer, the maker of motors\nsaid. She comes from Initech, where she was in sales.\n\nContact:\nPercy Lund"  # noqa: E501
    assert unwrapped(text)[1:] == ["", "Contact:", "Percy Lund"]
    assert said(unwrapped(text)[0])[0] == ("Nia Okafor", "Chief Customer Officer")


def test_columns_set_by_hand() -> None:
    html = "<pre>OUR TEAM\n\nNia Okafor        61    Chief Customer Officer\nPercy Lund        44    Treasurer</pre>"
    assert people(html) == [("Nia Okafor", "Chief Customer Officer"), ("Percy Lund", "Treasurer")]


@pytest.mark.parametrize(
    ("kind", "script"),
    [
        ("application/json", '{"body": "[{\\"name\\": \\"Nia Okafor\\", \\"role\\": \\"Treasurer\\"}]"}'),
        ("application/json", '[["Reactive", 1], {"name": 2, "role": 3}, "Nia Okafor", "Treasurer"]'),
        ("", "const team = [{name: 'Nia Okafor', role: \"Treasurer\"}];"),
        ("", 'window.__STATE__ = {"name": "Nia Okafor", "role": "Treasurer"};'),
    ],
)
def test_forms_of_state(kind: str, script: str) -> None:
    """JSON in JSON, values told by number, literals of JavaScript, assignments."""
    assert "Nia Okafor" in str(script_values(kind, script))
    assert "Treasurer" in str(script_values(kind, script))


def test_pieces_of_a_pushed_tree_are_put_together() -> None:
    pieces = ['self.__next_f.push([1,"1:[{\\"name\\":\\"Nia Ok"])', 'self.__next_f.push([1,"afor\\"}]\\n"])']
    assert pushed_values(pieces) == [[{"name": "Nia Okafor"}]]
    assert parse_json("{'no': json}") == []


@pytest.mark.parametrize(
    "text",
    [
        "The board met with Chief Executive Officer Nia Okafor and Treasurer Percy Lund on Monday in Ashcombe.",
        "The board of Acme and Chief Executive Officer Nia Okafor and Treasurer Percy Lund met in Ashcombe.",
    ],
)
def test_the_title_before_a_name_holds_no_other_name(text: str) -> None:
    assert people(f"<p>{text}</p>") == [("Nia Okafor", "Chief Executive Officer"), ("Percy Lund", "Treasurer")]


def test_what_follows_a_label_ends_without_its_full_stop() -> None:
    assert people("<h1>About us</h1><p>Director: Leo Ames.</p>") == [("Leo Ames", "Director")]


@pytest.mark.parametrize("quotation", ["“The best firm.”", "“Great work.” said one</p><p>“Fine work.”"])
def test_who_is_quoted_on_a_page_of_a_team_is_nobody_of_it(quotation: str) -> None:
    quote = f"<p>{quotation}</p><p>Nia Okafor</p><p>CEO, Lundtak</p>"
    assert people(f"<blockquote>{quote}</blockquote>") == []
    assert people(f"<blockquote>{quote * 3}</blockquote>") == []


@pytest.mark.parametrize(
    ("line", "expected"),
    [
        ("Ann Lee, Chair, with Percy Lund, Treasurer", [("Ann Lee", "Chair"), ("Percy Lund", "Treasurer")]),
        ("Ann Lee (Chair) and Percy Lund (Treasurer)", [("Ann Lee", "Chair"), ("Percy Lund", "Treasurer")]),
        ("Ann Lee, Chairman and Percy Lundov, Energy Division Director, CEA",
         [("Ann Lee", "Chairman"), ("Percy Lundov", "Energy Division Director")]),
        ("Ann Lee, Chair, Percy Lund, Treasurer, and Nia Okafor, Secretary",
         [("Ann Lee", "Chair"), ("Percy Lund", "Treasurer"), ("Nia Okafor", "Secretary")]),
        ("Signed by Ann Lee and Percy Lund, Managing Directors of Acme.",
         [("Ann Lee", "Managing Director"), ("Percy Lund", "Managing Director")]),
        ("Thanks to Ann Lee and Percy Lund, Treasurer, for the meal.", [("Percy Lund", "Treasurer")]),
    ],
)  # fmt: skip
def test_several_people_of_a_line(line: str, expected: list[tuple[str, str]]) -> None:
    """A caption's people have a title each, and what is said of two in the plural is said of both."""
    assert people(f"<html><body><h1>News</h1><figcaption>{line}</figcaption></body></html>") == expected


def test_a_firm_that_looks_like_a_name_behind_a_title_alone_on_its_line_is_nobody() -> None:
    assert read_sentence("Consultant, Harlow Stuart", 0, frozenset()) == []
    (vote,) = read_sentence("Our consultant Harlow Stuart looks after the books.", 0, frozenset())
    assert (vote.name, vote.title) == ("Harlow Stuart", "consultant")
