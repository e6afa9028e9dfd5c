"""How sentences of eleven languages give an office to somebody: verbs in their parts, dates between, offices first."""

from __future__ import annotations

import pytest

from exec_finder.extract.leading import in_role
from exec_finder.extract.prose import read_sentence
from exec_finder.extract.turns import without_date_last


def said(text: str) -> list[tuple[str, str]]:
    return [(vote.name, vote.title) for vote in read_sentence(text, 0, frozenset({"acme"}))]


@pytest.mark.parametrize(
    ("text", "title"),
    [
        ("Anna Lindgren was recently voted in as Chair of the Board.", "Chair of the Board"),
        ("Anna Lindgren has taken up the newly created role of Chief Risk Officer.", "Chief Risk Officer"),
        ("Anna Lindgren bekleidet seit 2017 das Amt der Schatzmeisterin.", "Schatzmeisterin"),
        ("Anna Lindgren wurde mit sofortiger Wirkung zur Vorständin bestellt.", "Vorständin"),
        ("Anna Lindgren vient d’être nommée directrice des achats.", "directrice des achats"),
        ("Anna Lindgren occupe depuis mars 2017 les fonctions de directrice juridique.", "directrice juridique"),
        ("Anna Lindgren resultó elegida presidenta en la asamblea de mayo.", "presidenta"),
        ("Anna Lindgren ha asumido el puesto de directora financiera.", "directora financiera"),
        ("Anna Lindgren foi promovida a gerente regional em maio.", "gerente regional"),
        ("Anna Lindgren ricopre dal 2017 la carica di presidente.", "presidente"),
        ("Anna Lindgren is per 1 mei aangesteld als directeur.", "directeur"),
        ("Anna Lindgren har rekryterats som ny ekonomichef.", "ekonomichef"),
        ("Anna Lindgren er netop blevet udpeget som økonomichef.", "økonomichef"),
        ("Anna Lindgren har siden 2017 vært økonomisjef.", "økonomisjef"),
    ],
)
def test_verbs_in_their_parts(text: str, title: str) -> None:
    """Auxiliary and participle, or a verb and 'the office of', with adverbs and dates between them."""
    assert said(text) == [("Anna Lindgren", title)]


@pytest.mark.parametrize(
    ("text", "title"),
    [
        ("Anna Lindgren oversees four plants as Chief Operating Officer.", "Chief Operating Officer"),
        ("Anna Lindgren verantwortet als Bereichsleiterin Service die Hotline.", "Bereichsleiterin Service"),
        ("Anna Lindgren dirige cuatro talleres como directora técnica.", "directora técnica"),
        ("Anna Lindgren start op 1 mei als directeur.", "directeur"),
        ("Anna Lindgren tiltræder den 1. maj som økonomichef.", "økonomichef"),
        ("Anna Lindgren begynner i mai som økonomisjef.", "økonomisjef"),
    ],
)
def test_verbs_with_as(text: str, title: str) -> None:
    """What somebody does 'as' something, however far the two stand apart."""
    assert said(text) == [("Anna Lindgren", title)]


@pytest.mark.parametrize(
    ("text", "title"),
    [
        ("Seit 2017 ist Anna Lindgren Leiterin des Einkaufs.", "Leiterin des Einkaufs"),
        ("An der Spitze steht seit 2017 Anna Lindgren als Vorstandsvorsitzende.", "Vorstandsvorsitzende"),
        ("Per 1 mei is Anna Lindgren benoemd tot directeur.", "directeur"),
        ("Sedan 2017 är Anna Lindgren ekonomichef.", "ekonomichef"),
        ("Siden 2017 har Anna Lindgren vært økonomisjef.", "økonomisjef"),
    ],
)
def test_verbs_before_their_subject(text: str, title: str) -> None:
    assert said(text) == [("Anna Lindgren", title)]


@pytest.mark.parametrize(
    ("text", "title"),
    [
        ("Als Kassenwart wurde Anna Lindgren wiedergewählt.", "Kassenwart"),
        ("Till ordförande valdes Anna Lindgren.", "ordförande"),
        ("Präsidentin ist seit 2017 Anna Lindgren.", "Präsidentin"),
        ("Ny direktør bliver Anna Lindgren.", "direktør"),
        ("Acmes nye direktør hedder Anna Lindgren.", "direktør"),
        ("La nueva presidenta será Anna Lindgren.", "presidenta"),
        ("La junta eligió presidenta a Anna Lindgren por dos años.", "presidenta"),
        ("L’assemblea ha eletto Anna Lindgren presidente per tre anni.", "presidente"),
        ("Die Mitglieder wählten Anna Lindgren zur neuen Vorsitzenden.", "Vorsitzenden"),
        ("Årsmøtet valgte Anna Lindgren som styreleder.", "styreleder"),
        ("Som konstituert leder har Anna Lindgren ansvaret.", "konstituert leder"),
        ("Il nuovo presidente è Anna Lindgren, già vicepresidente.", "presidente"),
        ("Our fire warden is Anna Lindgren, Facilities Manager, as before.", "Facilities Manager"),
    ],
)
def test_offices_first_and_objects(text: str, title: str) -> None:
    """The office opens the sentence, or the person is whom the verb is about."""
    assert said(text) == [("Anna Lindgren", title)]


@pytest.mark.parametrize(
    ("text", "title"),
    [
        ("Anna Lindgren on nimitetty Acmen henkilöstöjohtajaksi.", "henkilöstöjohtajaksi"),
        ("Anna Lindgren on toiminut talouspäällikkönä vuodesta 2017.", "talouspäällikkönä"),
        ("Anna Lindgren aloitti toukokuussa palvelujohtajana.", "palvelujohtajana"),
        ("Sihteerinä jatkaa Anna Lindgren.", "Sihteerinä"),
        ("Anna Lindgren on Acmen uusi toimitusjohtaja.", "toimitusjohtaja"),
    ],
)
def test_finnish_offices_in_other_cases(text: str, title: str) -> None:
    assert said(text) == [("Anna Lindgren", title)]


@pytest.mark.parametrize(
    ("text", "title"),
    [
        ("La directora del centro, Anna Lindgren, dio las gracias.", "directora del centro"),
        ("„Schön“, bilanzierte die kaufmännische Leiterin Anna Lindgren.", "kaufmännische Leiterin"),
        ("„Schön“, orakelt die kaufmännische Leiterin Anna Lindgren.", "kaufmännische Leiterin"),
        ("In her role as Chief Risk Officer, Anna Lindgren reports to the board.", "Chief Risk Officer"),
        ("Wie Pflegedirektorin Anna Lindgren mitteilte, öffnet die Station.", "Pflegedirektorin"),
        ("– Det er bra, understreker økonomisjef Anna Lindgren.", "økonomisjef"),
        ("– Hienoa, muistuttaa viestintäpäällikkö Anna Lindgren.", "viestintäpäällikkö"),
        ("Anna Lindgren, økonomichef fra 1. maj, glæder sig.", "økonomichef"),
        ("Anna Lindgren assumiu o cargo de gerente de vendas em março.", "gerente de vendas"),
        ("Anna Lindgren blev valgt til formand på generalforsamlingen.", "formand"),
    ],
)
def test_what_leads_to_a_title_and_what_ends_it(text: str, title: str) -> None:
    assert said(text) == [("Anna Lindgren", title)]


def test_offices_in_brackets_part_a_list() -> None:
    """No bracketed office is a nickname in one long name."""
    text = "La junta: Ramón Ibáñez (presidente), Elena Robledo (vicepresidenta) y Julián Pardo (vocal)."
    assert said(text) == [
        ("Ramón Ibáñez", "presidente"),
        ("Elena Robledo", "vicepresidenta"),
        ("Julián Pardo", "vocal"),
    ]


@pytest.mark.parametrize(
    "text",
    [
        "Anna Lindgren wurde als Vorsitzende verabschiedet, heißt es.",
        "„Prima“, lobt Anna Lindgren, Inhaber der Bäckerei Lindgren.",
        "– Topp, sier Anna Lindgren, eier av Bramle Bakeri.",
        "Anna Lindgren, vd för Bramle Försäkring, skrev på.",
        "«Ottimo», dice Anna Lindgren, titolare del Panificio Bramle.",
    ],
)
def test_who_left_and_who_leads_another_firm(text: str) -> None:
    assert said(text) == []


def test_dates_before_a_name() -> None:
    assert without_date_last("Präsidentin ist seit 2017 ") == "Präsidentin ist "
    assert without_date_last("Präsidentin ist ") == "Präsidentin ist "


def test_the_last_role_counts() -> None:
    assert in_role("employed by Bramble Ltd. as a clerk") == "employed by Bramble Ltd. as a clerk"
    assert in_role("adviseur en nu als directeur") == "directeur"
