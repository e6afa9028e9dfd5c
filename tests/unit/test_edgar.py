"""EDGAR as a source: whose forms, which title, how fresh, and everything that may be wrong with the answers."""

from __future__ import annotations

from dataclasses import replace

import pytest

from exec_finder.models import Company, MissReason, SourceStatus
from exec_finder.sources.edgar import MAX_DOCUMENTS, Edgar
from exec_finder.sources.edgar_choice import PATIENCE
from exec_finder.sources.protocol import Limits
from tests.edgar_world import ACME, BY_NAME, LIMITS, acme, look, of, told
from tests.servers.edgar_server import (
    INDEX,
    Firm,
    edgar_pages,
    officers_table,
    owner,
    report_html,
)
from tests.servers.memory_web import MemoryWeb

# --- ownership forms ----------------------------------------------------------------------------


async def test_officers_of_forms_with_date_and_evidence() -> None:
    firm = acme()
    url = firm.form("4", owner("OKAFOR NIA Q", "Chief Customer Officer"), days_ago=30)
    found = await look(firm)
    assert found.status is SourceStatus.FOUND
    assert found.why == "files as Acme Widgets, Inc. (0000004321)"
    person = of(found, "Nia Q. Okafor")
    assert person.title == "Chief Customer Officer"
    assert person.dated == "2026-04-04"
    assert [(e.url, e.extractor, e.quote) for e in person.evidence] == [
        (url, "form4", "OKAFOR NIA Q, Chief Customer Officer")
    ]
    assert person.confidence > 0.9
    assert url in found.pages


async def test_a_title_in_the_remarks() -> None:
    firm = acme()
    remarks = "Exhibit 24 - Power of Attorney. The Reporting Person is the Issuer's Executive Vice President, Service."
    firm.form("4/A", owner("OKAFOR NIA", "See Remarks"), days_ago=10, remarks=remarks)
    assert told(await look(firm)) == {"Nia Okafor": "Executive Vice President, Service"}


async def test_remarks_without_a_title_give_none() -> None:
    firm = acme()
    firm.form("4", owner("OKAFOR NIA", "See remarks below"), days_ago=10, remarks="Shares were withheld for taxes.")
    found = await look(firm)
    assert told(found) == {"Nia Okafor": ""}
    assert of(found, "Nia Okafor").confidence <= 0.5


async def test_directors_are_said_to_be_that_and_mere_owners_left_out() -> None:
    firm = acme()
    firm.form("4", owner("BERG TOM", director=True), days_ago=5)
    firm.form("4", owner("RICH ROBERTA", tenth=True), days_ago=6)
    firm.form("4", owner("Redwood Capital Fund L.P.", director=True, tenth=True), days_ago=7)
    assert told(await look(firm)) == {"Tom Berg": "Director"}


async def test_forms_that_the_company_filed_as_owner_are_left_out() -> None:
    """A company's list holds the forms about its shares and those about its holdings in others."""
    firm = acme()
    firm.form("4", owner("STRANGE STELLA", "Chief Executive Officer"), days_ago=3, issuer=777)
    firm.form("4", owner("OKAFOR NIA", "Chief Executive Officer"), days_ago=4)
    assert told(await look(firm)) == {"Nia Okafor": "Chief Executive Officer"}


async def test_one_person_once_with_the_newest_title() -> None:
    firm = acme()
    firm.form("4", owner("OKAFOR NIA Q", "SVP, Operations"), days_ago=200)
    firm.form("4", owner("Okafor Nia", "Chief Operating Officer"), days_ago=20)
    found = await look(firm)
    assert [person.title for person in found.people] == ["Chief Operating Officer"]
    assert found.people[0].dated == "2026-04-14"


@pytest.mark.parametrize(("days_ago", "low", "high"), [(10, 0.9, 1), (560, 0.5, 0.8), (800, 0.3, 0.4)])
async def test_confidence_falls_with_age(days_ago: int, low: float, high: float) -> None:
    firm = acme()
    firm.form("4", owner("OKAFOR NIA", "Chief Executive Officer"), days_ago=days_ago)
    assert low <= (await look(firm)).people[0].confidence <= high


async def test_forms_of_long_ago_are_not_asked_for() -> None:
    firm = acme()
    firm.form("4", owner("OKAFOR NIA", "Chief Executive Officer"), days_ago=1200)
    found = await look(firm)
    assert (found.status, found.people) == (SourceStatus.NOTHING, ())
    assert found.pages == (firm.record_url,)


async def test_who_reports_no_longer_has_left() -> None:
    firm = acme()
    firm.form("4", owner("OKAFOR NIA", "Chief Executive Officer"), days_ago=10, ended=True)
    firm.form("4", owner("BERG TOM", "Chief Financial Officer"), days_ago=10)
    found = await look(firm)
    assert (of(found, "Nia Okafor").until, of(found, "Tom Berg").until) == ("?", "")


async def test_a_form_3_tells_since_when_the_post_is_held() -> None:
    firm = acme()
    firm.form("3", owner("OKAFOR NIA", "Chief Customer Officer"), days_ago=100)
    firm.form("4", owner("OKAFOR NIA", "Chief Customer Officer"), days_ago=10)
    firm.form("3", owner("BERG TOM", "Vice President"), days_ago=300)
    firm.form("4", owner("BERG TOM", "Chief Financial Officer"), days_ago=20)
    found = await look(firm)
    assert (of(found, "Nia Okafor").since, of(found, "Nia Okafor").dated) == ("2026-01-24", "2026-04-24")
    assert of(found, "Tom Berg").since == ""


async def test_when_the_shares_came_onto_the_market_posts_did_not_begin() -> None:
    firm = acme()
    for name in ("OKAFOR NIA", "BERG TOM", "MARSH PENELOPE", "LOWE LARS"):
        firm.form("3", owner(name, "Vice President"), days_ago=100)
    assert {person.since for person in (await look(firm)).people} == {""}


async def test_budget_goes_to_days_that_bring_new_officers() -> None:
    """A hundred forms of one trader and of directors don't hide the day when the officers got their shares."""
    firm = acme()
    for days_ago in range(1, 81):
        firm.form("4", owner("TRADER TESS", "Chief Executive Officer"), days_ago=days_ago)
    for name in ("ABLE ANN", "BAKER BEN", "CHARLES CLEO", "DAVIS DAN", "EVANS EVE", "FOX FAY", "GRAY GUS"):
        firm.form("4", owner(name, director=True), days_ago=90)
    for name in ("HALL HAL", "IRVING IDA", "JONES JAY", "KING KIM", "LONG LEO", "MOORE MAY", "NASH NED"):
        firm.form("4", owner(name, "Senior Vice President"), days_ago=120)
    found = await look(firm)
    officers = [person for person in found.people if person.title != "Director"]
    assert len(officers) == 8
    assert len(found.pages) <= MAX_DOCUMENTS + 1


async def test_forms_that_show_nobody_new_are_soon_left() -> None:
    firm = acme()
    for days_ago in range(1, 81):
        firm.form("4", owner("TRADER TESS", "Chief Executive Officer"), days_ago=days_ago)
    assert len((await look(firm)).pages) == 1 + 1 + PATIENCE


async def test_the_budget_of_the_lookup_holds() -> None:
    firm = acme()
    for number in range(30):
        firm.form("4", owner(f"SMITH {chr(65 + number % 26)}ANE{number}", "Vice President"), days_ago=number + 1)
    found = await Edgar().look(ACME, MemoryWeb(edgar_pages(firm)), Limits(pages=3))
    assert len(found.pages) == 4


# --- annual reports and proxies -----------------------------------------------------------------


async def test_officers_of_the_annual_report() -> None:
    firm = acme()
    table = officers_table(
        "Nia Q. Okafor|President and Chief Executive Officer",
        "Tom Berg|Executive Vice President, Customer Service",
        "Penelope Marsh|Chief Financial Officer",
    )
    url = firm.file("10-K", "acme-10k.htm", report_html(table), days_ago=60)
    found = await look(firm)
    assert told(found) == {
        "Nia Q. Okafor": "President and Chief Executive Officer",
        "Tom Berg": "Executive Vice President, Customer Service",
        "Penelope Marsh": "Chief Financial Officer",
    }
    assert {person.dated for person in found.people} == {"2026-03-05"}
    assert {(seen.url, seen.extractor) for person in found.people for seen in person.evidence} == {(url, "10-k")}


async def test_the_report_s_words_for_a_title_and_the_form_s_date() -> None:
    firm = acme()
    table = officers_table(
        "Nia Q. Okafor|Executive Vice President, Customer Service and Operations",
        "Tom Berg|Chief Executive Officer",
        "Penelope Marsh|Chief Financial Officer",
    )
    firm.file("10-K", "acme-10k.htm", report_html(table), days_ago=60)
    firm.form("4", owner("OKAFOR NIA", "EVP Customer Service & Ops"), days_ago=10)
    firm.form("4", owner("BERG TOM", "Executive Chairman"), days_ago=10)
    found = await look(firm)
    nia = of(found, "Nia Q. Okafor")
    assert nia.title == "Executive Vice President, Customer Service and Operations"
    assert nia.dated == "2026-04-24"
    assert {seen.extractor for seen in nia.evidence} == {"form4", "10-k"}
    assert of(found, "Tom Berg").title == "Executive Chairman"


async def test_whom_the_newer_report_does_not_list_is_unsure() -> None:
    firm = acme()
    table = officers_table("Nia Okafor|President", "Tom Berg|Treasurer", "Penelope Marsh|Chief Financial Officer")
    firm.file("10-K", "acme-10k.htm", report_html(table), days_ago=60)
    firm.form("4", owner("GONE GARY", "Chief Marketing Officer"), days_ago=150)
    firm.form("4", owner("STAYS STELLA", director=True), days_ago=150)
    found = await look(firm)
    assert of(found, "Gary Gone").confidence < 0.6
    assert of(found, "Stella Stays").confidence > 0.9


async def test_a_proxy_may_list_only_the_best_paid() -> None:
    firm = acme()
    table = officers_table("Nia Okafor|President", "Tom Berg|Treasurer", "Penelope Marsh|Chief Financial Officer")
    firm.file("DEF 14A", "acme-proxy.htm", report_html(table, heading="Executive Officers"), days_ago=60)
    firm.form("4", owner("STAYS STELLA", "Chief Marketing Officer"), days_ago=150)
    assert of(await look(firm), "Stella Stays").confidence > 0.9


async def test_an_amendment_of_an_older_report_is_not_asked_for() -> None:
    firm = acme()
    older = firm.file("10-K/A", "acme-old.htm", report_html(officers_table("A B|President")), days_ago=300)
    firm.file("10-K", "acme-10k.htm", report_html("<p>See our proxy statement.</p>"), days_ago=60)
    assert older not in (await look(firm)).pages


async def test_an_amended_report_or_the_proxy_where_the_report_lists_nobody() -> None:
    table = officers_table("Nia Okafor|President", "Tom Berg|Chief Customer Officer")
    for form in ("10-K/A", "DEF 14A"):
        firm = acme()
        firm.file("10-K", "acme-10k.htm", report_html("<p>See our proxy statement.</p>"), days_ago=60)
        url = firm.file(form, "acme-more.htm", report_html(table, heading="Executive Officers"), days_ago=30)
        found = await look(firm)
        assert told(found) == {"Nia Okafor": "President", "Tom Berg": "Chief Customer Officer"}
        assert found.people[0].evidence[0].url == url


async def test_a_report_too_large_to_be_read_is_said_and_forms_are_read() -> None:
    firm = acme()
    url = firm.file("10-K", "acme-10k.htm", "", days_ago=60)
    firm.form("4", owner("OKAFOR NIA", "Chief Executive Officer"), days_ago=10)
    found = await look(firm, changed={url: MissReason.TOO_LARGE})
    assert found.status is SourceStatus.FOUND
    assert found.why == "files as Acme Widgets, Inc. (0000004321); its annual report is too large"
    assert found.misses == ()


# --- current reports ---------------------------------------------------------------------------


def current(sentence: str) -> str:
    return f"<p>Item 5.02 Departure of Directors or Certain Officers</p><p>{sentence}</p><p>SIGNATURES</p>"


async def test_who_has_left_by_a_current_report() -> None:
    firm = acme()
    sentence = "Tom Berg, Chief Financial Officer, resigned from the Company effective April 17, 2026."
    url = firm.file("8-K", "acme-8k.htm", current(sentence), days_ago=40, items="5.02,9.01")
    firm.form("4", owner("BERG TOM", "Chief Financial Officer"), days_ago=25)
    firm.form("4", owner("OKAFOR NIA", "Chief Customer Officer"), days_ago=25)
    found = await look(firm)
    assert of(found, "Tom Berg").until == "2026-04-17"
    assert (url, "8-k") in {(seen.url, seen.extractor) for seen in of(found, "Tom Berg").evidence}
    assert of(found, "Nia Okafor").until == ""


async def test_who_will_leave_later_is_in_office() -> None:
    firm = acme()
    sentence = "Tom Berg, Chief Financial Officer, will retire from the Company effective December 31, 2026."
    firm.file("8-K", "acme-8k.htm", current(sentence), days_ago=10, items="5.02")
    found = await look(firm)
    assert (of(found, "Tom Berg").title, of(found, "Tom Berg").until) == ("Chief Financial Officer", "")


async def test_who_was_appointed_by_a_current_report() -> None:
    firm = acme()
    sentence = "The Board appointed Nia Okafor as Chief Customer Officer of Acme Widgets, effective April 1, 2026."
    firm.file("8-K", "acme-8k.htm", current(sentence), days_ago=40, items="5.02")
    firm.file("8-K", "other-8k.htm", current("Tom Berg became Treasurer."), days_ago=41, items="8.01")
    firm.file("8-K", "old-8k.htm", current("Tom Berg became Treasurer."), days_ago=500, items="5.02")
    found = await look(firm)
    assert told(found) == {"Nia Okafor": "Chief Customer Officer"}
    assert found.people[0].since == "2026-04-01"


# --- which filer --------------------------------------------------------------------------------


async def test_the_company_s_own_line_and_address() -> None:
    found = await look(acme())
    (contacts,) = found.contacts
    assert [channel.value for channel in contacts.phones] == ["+15035550142"]
    assert [channel.value for channel in contacts.posts] == ["1 HARBOUR LOOP, PORT ELLERY, OR 97000"]
    assert contacts.phones[0].evidence[0].url == acme().record_url


async def test_a_filer_is_found_by_its_name() -> None:
    firm = acme()
    firm.form("4", owner("OKAFOR NIA", "Chief Executive Officer"), days_ago=10)
    found = await look(firm, BY_NAME)
    assert told(found) == {"Nia Okafor": "Chief Executive Officer"}
    assert found.pages[0] == INDEX


@pytest.mark.parametrize(
    "names",
    [
        ("Acme Widgets Holdings Inc",),
        ("Acme Widget Repair Corp",),
        ("Widgets Acme Inc",),
        ("Acme",),
        ("Acme Widgets Inc", "ACME WIDGETS CORP /NEW/"),
    ],
)
async def test_a_name_that_only_resembles_or_is_borne_by_two_brings_nobody(names: tuple[str, ...]) -> None:
    firms = [Firm(name, 5000 + number) for number, name in enumerate(names)]
    for firm in firms:
        firm.form("4", owner("STRANGE STELLA", "Chief Executive Officer"), days_ago=10)
    found = await Edgar().look(BY_NAME, MemoryWeb(edgar_pages(*firms)), LIMITS)
    assert (found.status, found.people, found.contacts) == (SourceStatus.NOTHING, (), ())
    assert "'Acme Widgets'" in found.why


@pytest.mark.parametrize(
    ("company", "alike"),
    [
        (ACME, True),
        (replace(ACME, name="Widgets by Acme"), True),
        (replace(ACME, name="Gizmo", owner="Gizmo Group > Acme Widgets"), True),
        (replace(ACME, name="Gizmo", domain="acmewidgets.example"), True),
        (replace(ACME, name="Old Widgets"), True),
        (replace(ACME, name="AWI", query="awi", domain="awi.example"), True),
        (replace(ACME, name="Gizmo", query="gizmo", domain="gizmo.example"), False),
    ],
)
async def test_a_number_that_leads_to_quite_another_name_is_trusted_less(company: Company, alike: bool) -> None:
    firm = acme()
    firm.form("4", owner("OKAFOR NIA", "Chief Executive Officer"), days_ago=10)
    found = await look(firm, company)
    assert (found.people[0].confidence > 0.9) is alike
    assert ("a name unlike 'Gizmo'" in found.why) is not alike


async def test_a_number_that_is_none_is_no_number() -> None:
    firm = Firm("Acme Widget Repair Corp", 4321)
    firm.form("4", owner("STRANGE STELLA", "Chief Executive Officer"), days_ago=10)
    found = await look(firm, replace(ACME, cik="unknown"))
    assert (found.status, found.people) == (SourceStatus.NOTHING, ())


async def test_a_filer_that_bears_another_name_today_brings_nobody() -> None:
    firm = acme()
    firm.form("4", owner("STRANGE STELLA", "Chief Executive Officer"), days_ago=10)
    firm.extra = {"name": "Zenith Foods Corp", "formerNames": []}
    found = await look(firm, BY_NAME)
    assert (found.status, found.people) == (SourceStatus.NOTHING, ())
    assert found.why == "the filer 0000004321 is Zenith Foods Corp today"


@pytest.mark.parametrize(
    ("company", "expected"),
    [
        (Company("q", "Acme", "acme.example", country="US"), True),
        (Company("q", "Acme", "acme.example"), True),
        (Company("q", "Acme", "acme.de"), False),
        (Company("q", "Acme", "acme.example", country="DE"), False),
        (Company("q", "Acme", "acme.de", country="DE", cik="0000000001"), True),
        (Company("q", "acme.example", "acme.example", country="US"), False),
        (Company("q", "", "acme.example"), False),
        (Company("q", "Acme", ""), False),
    ],
)
def test_it_applies_to_whom_the_sec_may_know(company: Company, expected: bool) -> None:
    assert Edgar().applies(company) is expected


async def test_a_replay_without_edgar_is_quiet() -> None:
    """An archive from before, or of another source: nothing there, and nothing that makes the Report incomplete."""
    for company in (ACME, BY_NAME, replace(BY_NAME, country="")):
        found = await Edgar().look(company, MemoryWeb({}), LIMITS)
        assert (found.status, found.misses) == (SourceStatus.NOTHING, ())
        assert found.why
