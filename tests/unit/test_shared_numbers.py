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
