"""What links promise: the tables, and judgements in many languages."""

from __future__ import annotations

import pytest

from exec_finder.sources.belonging import AgentWord, names_agent
from exec_finder.sources.frontier import WellKnownPath
from exec_finder.sources.page_words import (
    PageKind,
    PageWord,
    is_page_address,
    is_pagination,
    judge_link,
    language_of,
    without_language,
)
from exec_finder.tables import read_rows
from exec_finder.text import fold

SITE = "https://acme.example"


@pytest.mark.parametrize(
    ("path", "text", "language", "kind"),
    [
        ("/about-us/leadership/", "Leadership", "en", PageKind.LEADERSHIP),
        ("/x1", "Meet our executive team", "en", PageKind.LEADERSHIP),
        ("/AboutUs.aspx", "", "en", PageKind.ABOUT),
        ("/LeadershipTeam", "", "en", PageKind.LEADERSHIP),
        ("/unternehmen/geschaeftsfuehrung", "Geschäftsführung", "de", PageKind.LEADERSHIP),
        ("/ansprechpartner.html", "Ihre Ansprechpartner", "de", PageKind.STAFF),
        ("/impressum", "Impressum", "de", PageKind.IMPRINT),
        ("/notre-equipe", "Notre équipe", "fr", PageKind.STAFF),
        ("/p?id=7", "Comité de direction", "fr", PageKind.LEADERSHIP),
        ("/p?id=8", "Nos avocats", "fr", PageKind.STAFF),
        ("/p?id=9", "I nostri medici", "it", PageKind.STAFF),
        ("/p?id=10", "Nuestros especialistas", "es", PageKind.STAFF),
        ("/p?id=11", "Pedagogický sbor", "cs", PageKind.STAFF),
        ("/p?id=12", "Orvosaink", "hu", PageKind.STAFF),
        ("/p?id=13", "Преподаватели", "ru", PageKind.STAFF),
        ("/p?id=14", "Avukatlarımız", "tr", PageKind.STAFF),
        ("/p?id=15", "Susunan Pengurus", "id", PageKind.STAFF),
        ("/p?id=16", "Výbor spolku", "cs", PageKind.BOARD),
        ("/p?id=17", "Gesamtvorstand", "de", PageKind.BOARD),
        ("/quienes-somos", "Quiénes somos", "es", PageKind.STAFF),
        ("/diretoria", "Diretoria", "pt", PageKind.LEADERSHIP),
        ("/chi-siamo", "Chi siamo", "it", PageKind.STAFF),
        ("/over-ons/directie", "Directie", "nl", PageKind.LEADERSHIP),
        ("/om-oss/ledning", "Ledning", "sv", PageKind.LEADERSHIP),
        ("/zarzad", "Zarząd", "pl", PageKind.LEADERSHIP),
        ("/7", "Руководство компании", "ru", PageKind.LEADERSHIP),
        ("/7", "הנהלה", "he", PageKind.LEADERSHIP),
        ("/7", "فريق القيادة", "ar", PageKind.LEADERSHIP),
        ("/7", "Yönetim Kurulu", "tr", PageKind.BOARD),
        ("/7", "役員紹介", "ja", PageKind.LEADERSHIP),
        ("/7", "管理团队", "zh", PageKind.LEADERSHIP),
        ("/7", "경영진", "ko", PageKind.LEADERSHIP),
        ("/7", "Διοίκηση", "el", PageKind.LEADERSHIP),
        ("/people/nia-okafor", "", "en", PageKind.PERSON),
        ("/people/dr-nia-okafor-phd", "", "en", PageKind.PERSON),
        ("/people/17", "", "en", PageKind.PERSON),
        ("/people/our-strategy", "Our strategy", "en", PageKind.ABOUT),
        ("/people/okafor/bus-routes-and-stops", "", "en", PageKind.ABOUT),
        ("/acme-spend-management", "Spend Management", "en", PageKind.OTHER),
        ("/news/2024/new-leadership-team", "New leadership team", "en", PageKind.ARTICLE),
    ],
)
def test_kinds_of_pages(path: str, text: str, language: str, kind: PageKind) -> None:
    assert judge_link(SITE + path, (text,), language).kind is kind


@pytest.mark.parametrize(
    ("better", "worse"),
    [
        (("/leadership", "Leadership"), ("/contact", "Contact")),
        (("/contact", "Contact"), ("/privacy", "Privacy policy")),
        (("/team", "Team"), ("/shop/team-jersey", "Team jersey")),
        (("/leadership", "Leadership"), ("/blog/leadership-in-hard-times", "Leadership in hard times")),
        (("/management", "Management"), ("/services/wealth-management", "Wealth management")),
        (("/board", "Board"), ("/community/discussion-board", "Discussion board")),
        (("/about", "About us"), ("/login", "Log in")),
        (("/staff", "Staff"), ("/personal/checking", "Checking")),
        (("/x", ""), ("/cart", "Cart")),
        (("/privacy-and-cookies-policy", ""), ("/x", "")),
        (("/people/nia-okafor", ""), ("/people/key-route-network", "")),
    ],
)
def test_order_of_promises(better: tuple[str, str], worse: tuple[str, str]) -> None:
    scores = [judge_link(SITE + path, (text,), "en").score for path, text in (better, worse)]
    assert scores[0] > scores[1]


def test_a_host_can_tell_what_it_is_about() -> None:
    assert judge_link("https://investors.acme.example/", (), "en").kind is PageKind.INVESTOR


@pytest.mark.parametrize(
    ("url", "wanted"),
    [
        ("https://acme.example/de/team", "de"),
        ("https://acme.example/global/fr/team", "fr"),
        ("https://acme.example/pt-BR/", "pt"),
        ("https://fr.acme.example/", "fr"),
        ("https://acme.example/team", ""),
        ("https://acme.example/xx/", ""),
    ],
)
def test_languages_in_addresses(url: str, wanted: str) -> None:
    assert language_of(url) == wanted


def test_twins_have_one_key() -> None:
    assert without_language(f"{SITE}/de/team/") == without_language(f"{SITE}/fr/team") == "acme.example/team"


def test_documents_and_lists() -> None:
    assert is_page_address(f"{SITE}/team.html")
    assert is_page_address(f"{SITE}/j.smith-2")
    assert not is_page_address(f"{SITE}/team.pdf")
    assert not is_page_address(f"{SITE}/photo.JPG")
    assert is_pagination(f"{SITE}/staff?page=2")
    assert is_pagination(f"{SITE}/staff/page/3/")
    assert not is_pagination(f"{SITE}/staff?page_id=2")


def test_words_are_folded_sorted_and_once() -> None:
    """A word with a meaning of its own in another language stands twice; no language stands in both rows."""
    rows = read_rows("page_words.csv", PageWord)
    words = [(row.word, row.lang) for row in rows]
    assert words == sorted(words)
    assert all(word == fold(word) for word, _ in words)
    meanings = [(word, language) for word, spoken in words for language in spoken.split()]
    assert len(meanings) == len(set(meanings))


def test_a_word_means_what_it_means_in_the_sites_language() -> None:
    assert judge_link(SITE + "/personal", (), "de").kind is PageKind.STAFF
    assert judge_link(SITE + "/personal/savings", (), "en").kind is PageKind.OTHER
    assert judge_link(SITE + "/business-savings/personal", (), "en").score < 0


def test_weights_are_within_bounds() -> None:
    """Noise and articles pull down, all else lifts."""
    for row in read_rows("page_words.csv", PageWord):
        assert 0 < abs(row.weight) <= 1
        assert (row.weight < 0) == (row.kind in {"noise", "article"}), row.word


def test_each_word_is_found_in_its_language() -> None:
    """A word alone leads to its kind of page, or is left alone."""
    wrong = []
    for row in read_rows("page_words.csv", PageWord):
        judged = judge_link(f"{SITE}/7", (row.word.rstrip("*"),), row.lang.split()[0])
        if (judged.score > 0) != (row.weight > 0):
            wrong.append(row.word)
    assert wrong == []


def test_well_known_paths_are_sorted_and_lead_where_they_say() -> None:
    rows = read_rows("well_known_paths.csv", WellKnownPath)
    assert [row.path for row in rows] == sorted({row.path for row in rows})
    for row in rows:
        judged = {judge_link(SITE + row.path, (), language).kind for language in row.lang.split()}
        assert judged == {row.kind}, row.path


@pytest.mark.parametrize("row", read_rows("agent_words.csv", AgentWord), ids=lambda row: row.word)
def test_agent_words_are_recognised_in_their_examples(row: AgentWord) -> None:
    before, _, name = row.example.rpartition(" ")[0].rpartition(" ")
    assert name == "Vita"
    assert names_agent(before, before.rpartition(" ")[2])


def test_what_a_page_says_of_itself_goes_before_the_entry_of_the_menu_above() -> None:
    assert judge_link(SITE + "/7", ("Leeds",), "en", "Contact").kind is PageKind.CONTACT
    assert judge_link(SITE + "/board", ("Board",), "en", "Contact").kind is PageKind.BOARD
    assert judge_link(SITE + "/7", ("Leeds",), "en", "Products").kind is PageKind.OTHER
