"""A whole lookup that asks the company's own site and EDGAR: two opinions, side by side."""

from __future__ import annotations

from exec_finder.models import Company, MissReason, Report, ReportPerson, SourceStatus
from exec_finder.pipeline import find
from exec_finder.sources import Edgar, Website
from tests.servers.edgar_server import Firm, edgar_pages, officers_table, owner, report_html
from tests.servers.http_server import FakeDns
from tests.servers.memory_web import MemoryWeb, cards, html, links

ACME = Company("acme", "Acme Widgets", "acme.example", country="US", cik="0000004321")
SITE = {
    "https://acme.example/": html(links("/leadership Leadership")),
    "https://acme.example/leadership": html(
        cards(
            "Nia Okafor|Chief Customer Officer|nia.okafor@acme.example",
            "Tom Berg|Chief Executive Officer",
            "Penelope Marsh|Chief Financial Officer",
            "Kate Lunn|Chief Marketing Officer",
        )
    ),
}


def acme() -> Firm:
    firm = Firm("Acme Widgets, Inc.", 4321)
    table = officers_table(
        "Nia B. Okafor|Executive Vice President, Customer Service",
        "Tom Berg|Chief Executive Officer",
        "Penelope Marsh|Chief Financial Officer",
    )
    firm.file("10-K", "acme-10k.htm", report_html(table), days_ago=60)
    report = (
        "<p>Item 5.02 Departure of Certain Officers</p><p>Penelope Marsh, Chief Financial Officer, resigned from the "
        "Company effective April 13, 2026. The Board appointed Luis Ortega as Chief Financial Officer, effective April "
        "14, 2026.</p>"
    )
    firm.file("8-K", "acme-8k.htm", report, days_ago=20, items="5.02")
    firm.form("4", owner("ROWE OTTO", director=True), days_ago=10)
    firm.form("4", owner("LUNN KATHERINE P", "Chief Marketing Officer"), days_ago=12)
    return firm


async def look(pages: dict[str, str | bytes | MissReason]) -> Report:
    return await find(ACME, web=MemoryWeb(pages), dns=FakeDns(), sources=(Website(), Edgar()))


def of(report: Report, name: str) -> ReportPerson:
    return next(person for person in report.people if person.name == name)


async def test_page_and_filing_stand_side_by_side_with_their_dates() -> None:
    report = await look({**SITE, **edgar_pages(acme())})
    nia = of(report, "Nia Okafor")
    assert nia.title == "Chief Customer Officer"
    assert nia.candidates[0].address == "nia.okafor@acme.example"
    assert [(one.source, one.title, one.as_of) for one in nia.opinions] == [
        ("website", "Chief Customer Officer", "2026-05-04"),
        ("edgar", "Executive Vice President, Customer Service", "2026-03-05"),
    ]
    assert [(source.name, source.status, source.found) for source in report.sources] == [
        ("website", SourceStatus.FOUND, 4),
        ("edgar", SourceStatus.FOUND, 6),
    ]


async def test_the_name_is_the_one_that_the_company_uses() -> None:
    """Registers have legal names; who is Katherine there may go by Kate, and addresses follow that."""
    report = await look({**SITE, **edgar_pages(acme())})
    kate = of(report, "Kate Lunn")
    assert [one.source for one in kate.opinions] == ["website", "edgar"]
    assert kate.id == "kate-lunn"


async def test_a_successor_whom_the_site_does_not_know_yet_is_not_taken_for_a_predecessor() -> None:
    report = await look({**SITE, **edgar_pages(acme())})
    assert "former" not in of(report, "Luis Ortega").flags
    assert [(one.source, one.until) for one in of(report, "Penelope Marsh").opinions] == [
        ("website", ""),
        ("edgar", "2026-04-13"),
    ]


async def test_where_the_site_is_silent_the_filings_speak() -> None:
    report = await look({"https://acme.example/": html("<p>Welcome to Acme, maker of widgets."), **edgar_pages(acme())})
    assert report.ladder[0] == "nia-b-okafor"
    assert "former" in of(report, "Penelope Marsh").flags
    assert of(report, "Penelope Marsh").rung is None
    assert of(report, "Otto Rowe").flags == ("board_only",)
    assert of(report, "Otto Rowe").rung is None


async def test_the_filer_s_line_and_address_are_channels() -> None:
    report = await look({**SITE, **edgar_pages(acme())})
    assert {(channel.kind.value, channel.value) for channel in report.channels} >= {
        ("phone", "+15035550142"),
        ("post", "1 HARBOUR LOOP, PORT ELLERY, OR 97000"),
    }


async def test_a_refusal_makes_the_report_incomplete_and_takes_nothing_away() -> None:
    firm = acme()
    report = await look({**SITE, **edgar_pages(firm), firm.record_url: MissReason.FORBIDDEN})
    assert not report.complete
    assert len(report.people) == 4
    assert any("edgar" in note and "--user-agent" in note for note in report.notes)


async def test_an_archive_without_edgar_changes_nothing() -> None:
    report = await look(dict(SITE))
    assert report.sources[1].status is SourceStatus.NOTHING
    assert not any("edgar" in note.lower() for note in report.notes)
    assert len(report.people) == 4
