"""Paths that a walk guesses where no link says where people are."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

import pytest

from exec_finder.models import Company
from exec_finder.sources import Findings, Limits, Website
from tests.servers.memory_web import MemoryWeb, cards, html, links


async def look(pages: Mapping[str, Any]) -> tuple[Findings, MemoryWeb]:
    web = MemoryWeb(pages)
    return await Website().look(Company("acme.example", "Acme", "acme.example"), web, Limits()), web


@pytest.mark.parametrize(
    ("domain", "lang", "german"), [("acme.example", "en", False), ("acme.example", "de", True), ("acme.de", "", True)]
)
async def test_paths_are_guessed_in_english_and_the_sites_own_language(domain: str, lang: str, german: bool) -> None:
    web = MemoryWeb({f"https://{domain}/": html("<p>Anvils</p>", lang=lang)})
    await Website().look(Company(domain, "Acme", domain), web, Limits())
    assert f"https://{domain}/about" in web.asked
    assert (f"https://{domain}/impressum" in web.asked) is german
    assert len(web.asked) < 20


async def test_nothing_is_guessed_where_every_link_was_read() -> None:
    """A small firm of two is a small firm of two."""
    pages = {
        "https://acme.example/": html(links("/team Team", "/contact Contact")),
        "https://acme.example/team": html(cards("Nia Okafor|Owner", "Peter Novak|Owner")),
        "https://acme.example/contact": html("<p>Write to info@acme.example</p>"),
    }
    found, web = await look(pages)
    assert len(found.pages) == 3
    assert not [url for url in web.asked if url.endswith(("/about", "/our-team", "/leadership"))]


async def test_paths_are_guessed_with_the_sites_ending_and_in_its_language_first() -> None:
    pages = {
        "https://acme.example/": html(links("/tarihce.html Tarihçemiz"), lang="tr"),
        "https://acme.example/tarihce.html": html("<p>1980</p>", lang="tr"),
        "https://acme.example/iletisim.html": html("<p>+90 212 555 01 00</p>", lang="tr"),
    }
    found, web = await look(pages)
    assert "https://acme.example/iletisim.html" in found.pages
    guessed = [url for url in web.asked if url.endswith(".html") and "tarihce" not in url]
    assert guessed.index("https://acme.example/iletisim.html") < guessed.index("https://acme.example/contact.html")


async def test_paths_to_people_are_guessed_where_a_contact_page_leads_to_nobody() -> None:
    """Menus that only scripts load: the page of the board is there, and no link leads to it."""
    pages = {
        "https://acme.example/": html(links("/contact.html Contact")),
        "https://acme.example/contact.html": html("<p>Write to info@acme.example</p>"),
        "https://acme.example/board-of-directors.html": html(cards("Nia Okafor|Chair", "Peter Novak|Treasurer")),
    }
    found, web = await look(pages)
    assert "https://acme.example/board-of-directors.html" in found.pages
    assert "https://acme.example/contact-us.html" not in web.asked
    assert len(web.asked) < 20


async def test_nothing_is_guessed_where_a_contact_page_shows_somebody() -> None:
    pages = {
        "https://acme.example/": html(links("/contact Contact")),
        "https://acme.example/contact": html(cards("Nia Okafor|Owner", "Peter Novak|Owner")),
    }
    _, web = await look(pages)
    assert not [url for url in web.asked if url.endswith(("/about", "/our-team", "/leadership"))]
