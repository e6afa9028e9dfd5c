"""Whose the people and the channels of a site are: made-up sites in memory."""

from __future__ import annotations

import pytest

from tests.servers.memory_web import cards, html, links
from tests.unit.test_website import SITE, TEAM, look, names

PHONE, AGENCY, FOOTER = "(212) 555-2368", "(212) 555-2369", "(212) 555-2370"


async def test_guests_of_the_news_are_not_the_companys_people() -> None:
    news = html("<h1>News</h1>" + cards("Rosa Ferrante|Chief Executive Officer of Other Ltd"))
    home = html(links("/leadership Leadership", "/news/2024/other-news News", "/press Press releases"))
    found, _ = await look({**SITE, "https://acme.example/": home, "https://acme.example/news/2024/other-news": news})
    assert "Nia Okafor" in names(found)
    assert "Rosa Ferrante" not in names(found)


async def test_a_press_contact_at_the_companys_address_is() -> None:
    press = html(cards("Rosa Ferrante|Director of Public Relations|rosa.ferrante@acme.example"))
    home = html(links("/leadership Leadership", "/press Press contacts"))
    found, _ = await look({**SITE, "https://acme.example/": home, "https://acme.example/press": press})
    assert "Rosa Ferrante" in names(found)


async def test_a_team_on_the_home_page_is_the_companys() -> None:
    """A part of a page with its own heading counts as a list of people."""
    home = html("<h1>Anvils</h1><p>We make them.</p><h2>Our team</h2>" + TEAM)
    found, _ = await look({"https://acme.example/": home})
    assert {"Nia Okafor", "Maria Delgado"} <= names(found)
    assert min(person.confidence for person in found.people) > 0.6


async def test_a_page_may_call_itself_a_leadership_page() -> None:
    """Where the link and the address say nothing, the heading does."""
    page = html("<h1>Our leadership team</h1>" + cards("Rosa Ferrante|Chief Marketing Officer"))
    home = html(links("/leadership Leadership", "/about-us/7 About us"))
    found, _ = await look({**SITE, "https://acme.example/": home, "https://acme.example/about-us/7": page})
    person = next(person for person in found.people if person.name == "Rosa Ferrante")
    assert person.confidence > 0.8


async def test_a_press_release_is_read_for_its_contact() -> None:
    """Also on a site that shows people with addresses; the blog is not."""
    home = html(links("/leadership Leadership", "/press Press releases", "/blog/anvils Anvils"))
    press = html(links(*(f"/press/2026/{n} Anvil number {n}" for n in range(9))))
    release = html("<p>Anvils. For media: press@acme.example</p>")
    pages = {f"https://acme.example/press/2026/{n}": release for n in range(9)}
    found, _ = await look({**SITE, "https://acme.example/": home, "https://acme.example/press": press, **pages})
    read = [url for url in found.pages if "/press/" in url]
    assert 1 <= len(read) <= 6
    assert "https://acme.example/blog/anvils" not in found.pages


async def test_channels_that_only_news_name_are_others() -> None:
    """What the contact page or several pages say is the company's; an article's agency is not."""
    menu = links("/contact Contact", "/news/2025/rosa-ferrante-ceo News", "/volunteer Volunteer")
    foot = f"<footer>Call {FOOTER}</footer>"
    story = f"<p>Storm agency: {AGENCY}</p><a href='https://x.com/StormAgency'>X</a>"
    pages = {
        "https://acme.example/": html(menu),
        "https://acme.example/contact": html(f"<p>Call {PHONE}</p>"),
        "https://acme.example/news/2025/rosa-ferrante-ceo": html(story + foot),
        "https://acme.example/volunteer": html(foot),
    }
    found, _ = await look(pages)
    assert len(found.pages) == 4
    values = {one.value for page in found.contacts for one in (*page.phones, *page.social)}
    assert values == {"+12125552368", "+12125552370"}


async def test_a_policy_names_opt_out_services_too() -> None:
    pages = {
        "https://acme.example/": html(links("/privacy-policy Privacy", "/volunteer Volunteer")),
        "https://acme.example/privacy-policy": html(f"<p>Opt out of calls: {AGENCY}</p>"),
        "https://acme.example/volunteer": html(f"<p>Call {PHONE}</p>"),
    }
    found, _ = await look(pages)
    assert len(found.pages) == 3
    assert {one.value for page in found.contacts for one in page.phones} == {"+12125552368"}


async def test_a_form_is_named_once() -> None:
    """Whatever its address is called on other pages."""
    form = "<h1>Write to us</h1><form><input type='email'><textarea></textarea></form>"
    pages = {
        "https://acme.example/": html(links("/contact/index.html Contact us", "/about About")),
        "https://acme.example/contact/index.html": html(form),
        "https://acme.example/about": html(links("//acme.example//contact/ Contact us", "/contact Contact us")),
    }
    found, _ = await look(pages)
    assert len({one.value for page in found.contacts for one in page.forms}) == 1
    assert all(len(page.forms) <= 1 for page in found.contacts)


async def test_numbers_of_people_are_dialled_as_they_stand() -> None:
    team = "".join(
        f'<div class="card"><h3>{name}</h3><p>Vice President</p><p>{number}</p></div>'
        for name, number in (("Nia Okafor", "0049 030 901820"), ("Jonas Lindqvist", "+1 212 5552368011"))
    )
    home = html(links("/leadership Leadership"))
    found, _ = await look({"https://acme.example/": home, "https://acme.example/leadership": html(team)})
    assert {person.name: person.phone for person in found.people} == {
        "Nia Okafor": "+4930901820",
        "Jonas Lindqvist": "",
    }


@pytest.mark.parametrize(
    "sentence",
    [
        "She was appointed to the board of a fund by President Harold W. Benning in 2004.",
        "Before that, she had served the state for six years under Governor Harold Benning.",
    ],
)
async def test_who_once_appointed_somebody_is_a_stranger(sentence: str) -> None:
    team = TEAM + f"<p>{sentence}</p>"
    found, _ = await look({**SITE, "https://acme.example/leadership": html(team)})
    assert names(found) == {"Nia Okafor", "Jonas Lindqvist", "Maria Delgado", "Peter Novak"}


async def test_an_agent_whom_a_list_shows_is_the_companys() -> None:
    team = TEAM + "<p>He was hired last year by Chief Executive Officer Maria Delgado to look after the claims.</p>"
    found, _ = await look({**SITE, "https://acme.example/leadership": html(team)})
    assert "Maria Delgado" in names(found)


async def test_a_former_office_in_the_company_ties_nobody_to_it() -> None:
    """A story about guests names whom it will by what they once were here."""
    guests = cards("Lena Aho|Former President of Acme", "Otto Brandt|Vice President of Acme")
    home = html(links("/leadership Leadership", "/roundtable Round table"))
    team = html(cards("Nia Okafor|CEO", "Maria Delgado|Vice President, Sales", "Peter Novak|CFO"))
    pages = {f"https://acme.example/{key}": page for key, page in (("", home), ("leadership", team))}
    found, _ = await look({**pages, "https://acme.example/roundtable": html(guests)})
    shown = {person.name for person in found.people}
    assert "https://acme.example/roundtable" in found.pages
    assert "Otto Brandt" in shown
    assert "Lena Aho" not in shown


MENU = "<li><a href='#'><span>{}</span></a><ul><li><a href='/chapter/7'>Sector Chiefs</a></li></ul></li>"


@pytest.mark.parametrize(("entry", "kept"), [("Our team", True), ("Products", False)])
async def test_an_entry_of_the_menu_tells_what_the_pages_below_it_are(entry: str, kept: bool) -> None:
    """Neither the link nor the address says that there are people."""
    home = html(f"<nav><ul><li><a href='/leadership'>Leadership</a></li>{MENU.format(entry)}</ul></nav>")
    chiefs = html(cards("Rosa Ferrante|Chief of Anvils", "Ada Lund|Chief of Springs", "Omar Haddad|Chief of Bells"))
    found, _ = await look({**SITE, "https://acme.example/": home, "https://acme.example/chapter/7": chiefs})
    assert ("Rosa Ferrante" in names(found)) is kept


async def test_the_numbers_of_houses_below_contact_are_the_companys() -> None:
    home = html("<nav><ul><li><a href='#'>Contact</a><ul><li><a href='/chapter/7'>Leeds</a></li></ul></li></ul></nav>")
    found, _ = await look(
        {**SITE, "https://acme.example/": home, "https://acme.example/chapter/7": html(f"Call {PHONE}")}
    )
    assert [phone.value for page in found.contacts for phone in page.phones] == ["+12125552368"]
