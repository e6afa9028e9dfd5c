"""The walk over three made-up sites that show their people in other forms than one list."""

from __future__ import annotations

from typing import Any

import pytest

from exec_finder.models import Company, SourceStatus
from exec_finder.sources import Findings, Limits, Website
from exec_finder.sources.crawl import WINDOW
from tests.servers.made_pdf import made_pdf
from tests.servers.memory_web import MemoryWeb, cards, html, links

# --- a company with an investor host, a newsroom with a feed, and profiles -----------------------

BRASS = "https://www.brasswick.example"
BRASS_FEED = """<?xml version="1.0"?><rss version="2.0"><channel><title>Brasswick</title>
<item><title>Brasswick opens a second foundry</title><link>/newsroom/foundry</link>
<content:encoded><![CDATA[<p>Media contact: Odile Marsh, odile.marsh@brasswick.example</p>]]></content:encoded></item>
</channel></rss>"""
BRASS_PROFILE = "<h1>{0}</h1><p>{1}</p><p>Write to <a href='mailto:{2}@brasswick.example'>{0}</a></p>"
BRASSWICK: dict[str, Any] = {
    "https://brasswick.example/": f">{BRASS}/",
    f"{BRASS}/": html(
        links(
            "/about About", "/leadership Leadership", "/newsroom Newsroom", "https://ir.brasswick.example/ Investors"
        ),
        head='<link rel="alternate" type="application/rss+xml" href="/feed">',
    ),
    f"{BRASS}/about": html("<p>Bells since 1881.</p>"),
    f"{BRASS}/feed": BRASS_FEED,
    f"{BRASS}/leadership": html(
        "<h1>Leadership</h1>"
        + "".join(
            f'<div class="card"><a href="/leadership/{key}"><h3>{name}</h3></a><p>{title}</p></div>'
            for key, name, title in (
                ("okafor", "Nia Okafor", "Chief Customer Officer"),
                ("lindqvist", "Jonas Lindqvist", "Chief Executive Officer"),
                ("novak", "Peter Novak", "Chief Financial Officer"),
            )
        )
    ),
    f"{BRASS}/leadership/okafor": html(BRASS_PROFILE.format("Nia Okafor", "Chief Customer Officer", "nia.okafor")),
    f"{BRASS}/leadership/lindqvist": html("<h1>Jonas Lindqvist</h1><p>Chief Executive Officer</p>"),
    f"{BRASS}/leadership/novak": html("<h1>Peter Novak</h1><p>Chief Financial Officer</p>"),
    f"{BRASS}/newsroom": html(links("/newsroom/foundry A second foundry")),
    f"{BRASS}/newsroom/foundry": html("<p>We pour more bronze.</p>"),
    "https://ir.brasswick.example/": html("<h1>Investors</h1>" + links("/contacts Investor contacts")),
    "https://ir.brasswick.example/contacts": html("<p>Helen Fry, Head of Investor Relations</p>"),
}

# --- a society in two languages ------------------------------------------------------------------

HEATH = "https://heidekraut.example"
HEIDEKRAUT: dict[str, Any] = {
    f"{HEATH}/": html(
        links("/vorstand Vorstand", "/kontakt Kontakt", "/en/ English"),
        head=f'<link rel="alternate" hreflang="en" href="{HEATH}/en/">',
        lang="de",
    ),
    f"{HEATH}/en/": html(links("/en/board Board", "/en/contact Contact", "/en/garden Our garden")),
    f"{HEATH}/vorstand": html(
        "<h1>Vorstand</h1>"
        + cards("Birte Lohse|Vorsitzende", "Jens Ahrens|Schatzmeister", "Ute Brandt|Schriftführerin"),
        head=f'<link rel="alternate" hreflang="en" href="{HEATH}/en/board">',
        lang="de",
    ),
    f"{HEATH}/en/board": html("<h1>Board</h1>" + cards("Birte Lohse|Chair", "Jens Ahrens|Treasurer")),
    f"{HEATH}/kontakt": html("<p>Birte Lohse: birte.lohse@heidekraut.example</p>", lang="de"),
    f"{HEATH}/en/contact": html("<p>Write to us.</p>"),
    f"{HEATH}/en/garden": html("<p>Heather everywhere.</p>"),
}

# --- a utility that prints its leaders into a PDF and gives vCards -------------------------------

TIDE = "https://tidewater-power.example"
VCARD = (
    "BEGIN:VCARD\nFN:Rosa Imbert\nTITLE:Director of Customer Care\nEMAIL:rimbert@tidewater-power.example\nEND:VCARD\n"
)
TIDEWATER: dict[str, Any] = {
    f"{TIDE}/": html(
        links("/company About the company", "/files/tariff-2025.pdf Tariff (PDF)", "/files/map.pdf Map of the network")
        + '<a href="/files/rosa-imbert.vcf">vCard</a>'
    ),
    f"{TIDE}/company": html('<a href="/files/leadership-team.pdf">Leadership team (PDF, 40 KB)</a>'),
    f"{TIDE}/files/leadership-team.pdf": made_pdf(
        "Leadership team", "Rosa Imbert, Director of Customer Care", "Karl Huth, Chief Executive Officer"
    ),
    f"{TIDE}/files/rosa-imbert.vcf": VCARD,
}


async def look(domain: str, pages: dict[str, Any], limits: Limits | None = None) -> tuple[Findings, MemoryWeb]:
    web = MemoryWeb(pages)
    return await Website().look(Company(domain, domain, domain), web, limits or Limits()), web


def emails(found: Findings) -> set[str]:
    return {address.address for page in found.contacts for address in page.addresses}


def titles(found: Findings) -> dict[str, str]:
    return {person.name: person.title for person in found.people}


async def test_profiles_feeds_and_the_investors_host_are_read() -> None:
    found, web = await look("brasswick.example", BRASSWICK)
    assert found.status is SourceStatus.FOUND
    assert {"nia.okafor@brasswick.example", "odile.marsh@brasswick.example"} <= emails(found)
    assert titles(found)["Nia Okafor"] == "Chief Customer Officer"
    assert "https://ir.brasswick.example/contacts" in found.pages
    assert len(web.asked) == len(set(web.asked))


async def test_a_feed_is_left_alone_where_it_is_plain_how_addresses_are_written() -> None:
    team = cards(
        *(f"{name}|Director|{name.split()[0].lower()}@brasswick.example" for name in ("Nia Ogu", "Bo Fox", "Al Roe"))
    )
    _, web = await look("brasswick.example", {**BRASSWICK, f"{BRASS}/leadership": html("<h1>Leadership</h1>" + team)})
    assert f"{BRASS}/feed" not in web.asked


async def test_each_page_is_read_in_one_language() -> None:
    found, _ = await look("heidekraut.example", HEIDEKRAUT)
    assert titles(found)["Birte Lohse"] == "Vorsitzende"
    assert not {f"{HEATH}/en/", f"{HEATH}/en/board"} & set(found.pages)
    assert emails(found) == {"birte.lohse@heidekraut.example"}


async def test_leaders_in_a_pdf_and_a_vcard_are_found() -> None:
    found, web = await look("tidewater-power.example", TIDEWATER)
    assert titles(found) == {"Rosa Imbert": "Director of Customer Care", "Karl Huth": "Chief Executive Officer"}
    assert emails(found) == {"rimbert@tidewater-power.example"}
    assert not [url for url in web.asked if "tariff" in url or "/map" in url]


async def test_documents_are_bounded() -> None:
    many = "".join(f'<a href="/board-of-directors-{n}.pdf">Board of directors {n}</a>' for n in range(30))
    pages = {f"{TIDE}/board-of-directors-{n}.pdf": made_pdf("Nobody") for n in range(30)}
    _, web = await look("tidewater-power.example", {f"{TIDE}/": html(many), **pages})
    assert len([url for url in web.asked if url.endswith(".pdf")]) == 6


async def test_the_spelling_of_a_site_is_learned() -> None:
    """Each page costs two requests until it is plain that its address ends in a slash; then one."""
    keys = (
        "leadership",
        "team",
        "board",
        "contact",
        "about",
        "press",
        "careers",
        "investors",
        "history",
        "privacy",
        "imprint",
        "staff",
    )
    home = html(links(*(f"/{key} {key.title()}" for key in keys)))
    pages: dict[str, Any] = {f"{TIDE}/": home}
    for key in keys:
        pages |= {f"{TIDE}/{key}": f">{TIDE}/{key}/", f"{TIDE}/{key}/": html(f"<p>{key}</p>")}
    found, web = await look("tidewater-power.example", pages)
    assert {f"{TIDE}/{key}/" for key in keys} <= set(found.pages)
    assert len([url for url in web.asked if url.strip("/").endswith(keys) and not url.endswith("/")]) == WINDOW


async def test_a_learned_spelling_that_is_wrong_loses_no_page() -> None:
    keys = ("leadership", "team", "board", "contact", "about", "press", "imprint")
    pages: dict[str, Any] = {
        f"{TIDE}/": html(links(*(f"/{key} {key.title()}" for key in keys)) + '<a href="/x">Contact</a>')
    }
    for key in keys[:-1]:
        pages |= {f"{TIDE}/{key}": f">{TIDE}/{key}/", f"{TIDE}/{key}/": html(f"<p>{key}</p>")}
    pages[f"{TIDE}/imprint"] = html("<p>Rosa Imbert, Director</p>")
    found, _ = await look("tidewater-power.example", pages)
    assert f"{TIDE}/imprint" in found.pages


@pytest.mark.parametrize(("mail", "read"), [("tidewater-power-group.example", True), ("harbour-board.example", False)])
async def test_the_site_of_the_mail_domain_is_read_where_it_bears_the_name(mail: str, read: bool) -> None:
    """The group writes from its own domain; but a board's members may all have their mail elsewhere."""
    people = cards(*(f"{name}|Director|{name.split()[0].lower()}@{mail}" for name in ("Nia Ogu", "Bo Fox", "Al Roe")))
    pages = {
        f"{TIDE}/": html(links("/leadership Leadership")),
        f"{TIDE}/leadership": html("<h1>Leadership</h1>" + people),
        f"https://{mail}/": html(links("/management Management")),
        f"https://{mail}/management": html("<h1>Management</h1>" + cards("Ilse Brandt|Chief Customer Officer")),
    }
    found, web = await look("tidewater-power.example", pages)
    assert (f"https://{mail}/" in web.asked) is read
    assert ("Ilse Brandt" in titles(found)) is read
