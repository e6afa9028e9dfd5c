"""A number of one person that is the firm's as well, as in small firms."""

from __future__ import annotations

from exec_finder import find
from exec_finder.models import ChannelKind, Company
from tests.servers.http_server import FakeDns
from tests.servers.memory_web import MemoryWeb, html, links

FIRM, OWN = "089 5550120", "089 5550121"
CARDS = "".join(
    f'<div><h3>{name}</h3><p>{title}</p><a href="tel:{number}">{number}</a></div>'
    for name, title, number in (("Petra Vogel", "Geschäftsführerin", FIRM), ("Jan Berger", "Prokurist", OWN))
)


async def test_a_number_shown_without_its_person_is_the_firms_too() -> None:
    pages = {
        "https://acme.example/": html(links("/team Team", "/kontakt Kontakt"), lang="de"),
        "https://acme.example/team": html(f"<h1>Team</h1>{CARDS}", lang="de"),
        "https://acme.example/kontakt": html(f"<h1>Kontakt</h1><p>Telefon {FIRM}</p>", lang="de"),
    }
    report = await find(Company("acme", "Acme", "acme.example"), web=MemoryWeb(pages), dns=FakeDns())
    assert {phone for person in report.people for phone in person.phones} == {"+49895550120", "+49895550121"}
    assert [one.value for one in report.channels if one.kind is ChannelKind.PHONE] == ["+49895550120"]


async def _phones(*lines: str) -> list[str]:
    body = "".join(f"<p>{line}</p>" for line in lines)
    pages = {
        "https://acme.example/": html(links("/contact Contact")),
        "https://acme.example/contact": html(f"<h1>Contact</h1>{body}"),
    }
    company = Company("acme", "Acme", "acme.example", country="US")
    report = await find(company, web=MemoryWeb(pages), dns=FakeDns())
    return sorted(one.value for one in report.channels if one.kind is ChannelKind.PHONE)


async def test_the_number_that_extensions_have_in_common_is_the_companys() -> None:
    """One extension alone may be a direct line."""
    sales, service = "Sales: (212) 555-2368 ext. 12", "Service: (212) 555-2368 ext. 34"
    assert await _phones(sales, service) == ["+12125552368", "+12125552368;ext=12", "+12125552368;ext=34"]
    assert await _phones(sales) == ["+12125552368;ext=12"]


async def test_the_only_number_of_a_site_is_the_companys_too_whosever_it_is() -> None:
    card = f'<div><h3>Petra Vogel</h3><p>Inhaberin</p><a href="tel:{FIRM}">{FIRM}</a></div>'
    pages = {
        "https://acme.example/": html(links("/impressum Impressum"), lang="de"),
        "https://acme.example/impressum": html(f"<h1>Impressum</h1>{card}", lang="de"),
    }
    report = await find(Company("acme", "Acme", "acme.example"), web=MemoryWeb(pages), dns=FakeDns())
    assert [person.phones for person in report.people] == [("+49895550120",)]
    assert [one.value for one in report.channels if one.kind is ChannelKind.PHONE] == ["+49895550120"]
    pages["https://acme.example/impressum"] = html(f"<h1>Impressum</h1>{CARDS}", lang="de")
    both = await find(Company("acme", "Acme", "acme.example"), web=MemoryWeb(pages), dns=FakeDns())
    assert [one for one in both.channels if one.kind is ChannelKind.PHONE] == []
