"""Forms in which pages show a name with its title, each for one person and for several."""

from __future__ import annotations

import pytest

from exec_finder import extract_people
from exec_finder.extract.judge import name_score, title_score

PEOPLE = (
    ("Nia", "Okafor", "Chief Customer Officer"),
    ("Percy", "Lund", "Vice President, Operations"),
    ("Dolores", "Quintana", "Director of Customer Care"),
    ("Sean", "O'Malley", "Receptionist"),
)
FORMS = {
    "given over family in a heading": "<div><h3>{g}<br>{f}</h3><p>{t}</p></div>",
    "given over family": "<div><p>{g}<br>{f}</p><p>{t}</p></div>",
    "given and family in blocks": "<div><div>{g}</div><div>{f}</div><div>{t}</div></div>",
    "family in bold": "<div><p>{g} <strong>{f}</strong></p><p>{t}</p></div>",
    "numbered": "<p>1. {g} {f} – {t}</p>",
    "bullet": "<p>• {g} {f}, {t}</p>",
    "labels": "<p>Name: {g} {f}<br>Position: {t}</p>",
    "labels in bold": "<div><b>Name:</b> {g} {f}</div><div><b>Title:</b> {t}</div>",
    "title before a colon": "<p>{t}: {g} {f}</p>",
    "title in bold": "<p><b>{t}</b> {g} {f}</p>",
    "dots between": "<p>{g} {f} .......... {t}</p>",
    "dots behind the title": "<p>{t} .......... {g} {f}</p>",
    "link to write to": "<p><a href='mailto:x@acme.example'>{g} {f}</a>, {t}</p>",
    "text of a picture": '<a href="/p"><img src="x.jpg" alt="{g} {f}, {t}"></a>',
    "words for a picture's link": '<a href="/p" aria-label="{g} {f}"><img src="x.jpg"></a><p>{t}</p>',
    "small in a heading": "<h3>{g} {f} <small>{t}</small></h3><p>{g} joined Acme in 2012 after ten years in trade.</p>",
    "full stop": "<p>{g} {f} – {t}.</p>",
    "full stop in bold": "<p><strong>{t}.</strong><br>{g} {f}</p>",
    "full stop below": "<div><h3>{g} {f}</h3><p>{t}.</p></div>",
    "until today": "<h4>{g} {f}</h4><p>{t} (2019 – present)</p>",
    "summary": "<details><summary>{g} {f}, {t}</summary><p>Joined in 2012 after ten years in trade.</p></details>",
    "both sides of a card": "<div><div><h3>{g} {f}</h3><p>{t}</p></div><div><h3>{g} {f}</h3><p>{t}</p></div></div>",
}


@pytest.mark.parametrize("number", [1, 2, 4])
@pytest.mark.parametrize("form", FORMS)
def test_form(form: str, number: int) -> None:
    body = "".join(FORMS[form].format(g=given, f=family, t=title) for given, family, title in PEOPLE[:number])
    html = (
        f"<h1>Our Team</h1><p>Acme makes anvils and has done so since it was founded.</p>{body}<footer>© Acme</footer>"
    )
    found = [(person.name, person.title) for person in extract_people(html, url="https://acme.example/team")]
    assert found == [(f"{given} {family}", title) for given, family, title in PEOPLE[:number]]


@pytest.mark.parametrize(
    ("html", "names"),
    [
        ("<div><p>Paris</p><p>London</p><p>Store Manager</p></div>", set()),
        ("<p>Anna<br>Peter<br>Maria</p><p>Treasurer</p>", set()),
        ("<div><p>Grace</p><p>Customer Care</p><p>Director</p></div>", {"Grace"}),
    ],
)
def test_lines_that_are_not_the_parts_of_one_name_stay_apart(html: str, names: set[str]) -> None:
    found = {person.name for person in extract_people(f"<h1>Our Team</h1>{html}", url="https://acme.example/team")}
    assert found <= names | {"Anna", "Peter", "Maria"}


EMBEDDED = {
    "roles": '{{"@type": "OrganizationRole", "roleName": "{t}", "employee": {{"@type": "Person", "name": "{g} {f}"}}}}',
    "parts": '{{"@type": "Person", "givenName": "{g}", "familyName": "{f}", "jobTitle": "{t}"}}',
    "whole": '{{"@type": "Person", "name": "{g} {f}", "jobTitle": "{t}"}}',
}


@pytest.mark.parametrize("number", [1, 4])
@pytest.mark.parametrize("form", EMBEDDED)
def test_people_in_json_ld(form: str, number: int) -> None:
    people = ", ".join(EMBEDDED[form].format(g=given, f=family, t=title) for given, family, title in PEOPLE[:number])
    data = f'{{"@context": "https://schema.org", "@type": "Organization", "name": "Acme", "employee": [{people}]}}'
    html = f'<script type="application/ld+json">{data}</script><h1>Our Team</h1>'
    found = {(person.name, person.title) for person in extract_people(html, url="https://acme.example/team")}
    assert found == {(f"{given} {family}", title) for given, family, title in PEOPLE[:number]}


def test_parts_of_names_and_titles_without_text_in_microdata() -> None:
    html = "".join(
        f'<div itemscope itemtype="https://schema.org/Person"><span itemprop="givenName">{g}</span> '
        f'<span itemprop="familyName">{f}</span><meta itemprop="jobTitle" content="{t}"></div>'
        for g, f, t in PEOPLE
    )
    found = [(person.name, person.title) for person in extract_people(html, url="https://acme.example/team")]
    assert found == [(f"{given} {family}", title) for given, family, title in PEOPLE]


@pytest.mark.parametrize(
    ("sentence", "title"),
    [
        ("Nia Okafor, PhD is a Principal Research Lead at Acme, where she supports us.", "Principal Research Lead"),
        ("Nia Okafor, PhD, CFA, is the treasurer of Acme.", "treasurer"),
        ("Nia Okafor is a senior vice president at Acme, where she supports us.", "senior vice president"),
        ("Nia Okafor, CPA, CFO of Acme, spoke at length in May.", "CFO"),
        ("Nia Okafor is a trusted adviser to many of our customers.", None),
    ],
)
def test_letters_behind_a_name_and_an_article_before_an_office(sentence: str, title: str | None) -> None:
    found = extract_people(f"<p>{sentence}</p>", url="https://acme.example/about")
    assert [(person.name, person.title) for person in found] == ([("Nia Okafor", title)] if title else [])


@pytest.mark.parametrize("town", ["Chevy Chase, Md.", "Grant Park, Ill.", "Jackson Heights, Calif."])
def test_a_town_in_a_state_is_nobody(town: str) -> None:
    html = f"<h2>Our Team</h2><div><h3>{town}</h3><p>Regional Manager</p></div>"
    assert not [person for person in extract_people(html, url="https://acme.example/team") if person.name in town]


@pytest.mark.parametrize("form", ["<p>{}, {}</p>", "<li>{} – {}</li>", "<p>{} ({})</p>"])
def test_titles_in_unknown_words_where_a_list_of_people_gives_each_one(form: str) -> None:
    people = [("Nia Okafor", "Wizard of Light"), ("Percy Lund", "Growth"), ("Ann Berg", "Words and Pictures")]
    body = "".join(form.format(name, title) for name, title in people)
    html = "<h1>{}</h1><p>Acme makes anvils.</p>" + body
    found = extract_people(html.format("Our Team"), url="https://acme.example/about")
    assert [(person.name, person.title) for person in found] == people
    assert extract_people(html.format("Winners of our prize draw"), url="https://acme.example/draw") == []


@pytest.mark.parametrize(
    ("title", "is_title"),
    [
        ("Head of Weaving Department", True),
        ("Acting Head of Computer Science Department", True),
        ("Leader of the Care Team", True),
        ("Executive Management Team", False),
        ("Sales Department", False),
    ],
)
def test_a_section_is_a_title_with_who_leads_it(title: str, is_title: bool) -> None:
    assert (title_score(title) > 0.7) is is_title


@pytest.mark.parametrize(
    "text",
    ["Hogeschool van Ashcombe", "Distribuidora de Medicamentos", "Teilnahme an Dorffesten", "Weitere Funktionen"],
)
def test_bodies_and_phrases_of_other_languages_are_nobody(text: str) -> None:
    assert name_score(text) < 0.5
