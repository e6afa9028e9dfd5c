"""EDGAR as a source where it can't be asked, and everything that may be wrong with its answers."""

from __future__ import annotations

import json
from dataclasses import replace
from typing import Any

import pytest

from exec_finder.models import Company, MissReason, SourceStatus
from exec_finder.sources.edgar import Edgar
from exec_finder.sources.protocol import Findings, Limits
from tests.edgar_world import ACME, BY_NAME, LIMITS, acme, look, told
from tests.servers.edgar_server import (
    INDEX,
    UNDECLARED,
    edgar_pages,
    form_xml,
    owner,
)
from tests.servers.memory_web import MemoryWeb

# --- could not look -----------------------------------------------------------------------------


@pytest.mark.parametrize("reason", [MissReason.FORBIDDEN, MissReason.RATE_LIMITED])
@pytest.mark.parametrize("company", [ACME, BY_NAME, replace(BY_NAME, country="")])
async def test_a_refusal_says_what_to_do(company: Company, reason: MissReason) -> None:
    firm = acme()
    found = await look(firm, company, {INDEX: reason, firm.record_url: reason})
    assert found.status is SourceStatus.REFUSED
    assert "--user-agent" in found.why
    assert "--contact-url" in found.why


async def test_a_page_that_refuses_with_status_200_is_a_refusal() -> None:
    firm = acme()
    found = await look(firm, changed={firm.record_url: UNDECLARED})
    assert found.status is SourceStatus.REFUSED
    assert "--contact-url" in found.why


@pytest.mark.parametrize("reason", [MissReason.TIMEOUT, MissReason.NO_SUCH_HOST])
async def test_silence_is_a_failure_unless_nobody_knows_that_it_files(reason: MissReason) -> None:
    """A network that hides the SEC's name is no word of the SEC."""
    firm = acme()
    silent = {INDEX: reason, firm.record_url: reason}
    statuses = [(await look(firm, company, silent)).status for company in (ACME, BY_NAME, replace(BY_NAME, country=""))]
    assert statuses == [SourceStatus.FAILED, SourceStatus.FAILED, SourceStatus.SKIPPED]


async def test_after_a_refusal_nothing_more_is_asked_and_what_was_found_is_kept() -> None:
    firm = acme()
    firm.form("4", owner("OKAFOR NIA", "Chief Executive Officer"), days_ago=1)
    second = firm.form("4", owner("BERG TOM", "Vice President"), days_ago=2)
    third = firm.form("4", owner("MARSH PENELOPE", "Vice President"), days_ago=3)
    web = MemoryWeb({**edgar_pages(firm), second: MissReason.RATE_LIMITED})
    found = await Edgar().look(ACME, web, LIMITS)
    assert found.status is SourceStatus.FOUND
    assert told(found) == {"Nia Okafor": "Chief Executive Officer"}
    assert "--user-agent" in found.why
    assert third not in web.asked
    assert [miss.url for miss in found.misses] == [second]


async def test_forms_that_are_gone_cost_nothing_but_the_request() -> None:
    firm = acme()
    gone = firm.form("4", owner("OKAFOR NIA", "Chief Executive Officer"), days_ago=1)
    firm.form("4", owner("BERG TOM", "Vice President"), days_ago=2)
    found = await look(firm, changed={gone: MissReason.NOT_FOUND})
    assert told(found) == {"Tom Berg": "Vice President"}
    assert found.misses == ()


async def test_past_its_time_it_gives_what_it_has() -> None:
    firm = acme()
    firm.form("4", owner("OKAFOR NIA", "Chief Executive Officer"), days_ago=1)
    found = await Edgar().look(ACME, MemoryWeb(edgar_pages(firm)), Limits(time_s=0))
    assert found.status is SourceStatus.FAILED
    assert "--time" in found.why


# --- hostile answers ----------------------------------------------------------------------------

ODD: tuple[Any, ...] = (None, True, -1, 10**30, 1.5, "", "x" * 100_000, [], [[]], {}, {"a": []}, "\x1b[31m", "None")


@pytest.mark.parametrize("odd", ODD, ids=range(len(ODD)))
@pytest.mark.parametrize("field", ["cik", "name", "addresses", "phone", "formerNames", "filings"])
async def test_any_field_of_the_record_may_be_anything(field: str, odd: Any) -> None:
    firm = acme()
    firm.form("4", owner("OKAFOR NIA", "Chief Executive Officer"), days_ago=1)
    firm.extra = {field: odd}
    found = await look(firm)
    assert isinstance(found, Findings)
    assert "\x1b" not in repr(found)
    if field not in {"cik", "name", "filings"}:
        assert told(found) == {"Nia Okafor": "Chief Executive Officer"}


@pytest.mark.parametrize("odd", ODD, ids=range(len(ODD)))
@pytest.mark.parametrize("column", ["accessionNumber", "form", "filingDate", "primaryDocument", "items"])
async def test_a_column_may_be_missing_short_or_of_another_kind(column: str, odd: Any) -> None:
    firm = acme()
    for days_ago in (1, 2):
        firm.form("4", owner("OKAFOR NIA", "Chief Executive Officer"), days_ago=days_ago)
    for cells in (odd, [odd, odd], firm.record()["filings"]["recent"][column][:1]):
        record = firm.record()
        record["filings"]["recent"][column] = cells
        found = await look(firm, changed={firm.record_url: json.dumps(record)})
        assert found.status in {SourceStatus.NOTHING, SourceStatus.FOUND}
    record = firm.record()
    del record["filings"]["recent"][column]
    assert (await look(firm, changed={firm.record_url: json.dumps(record)})).status is (
        SourceStatus.FOUND if column == "items" else SourceStatus.NOTHING
    )


@pytest.mark.parametrize(
    "document", ["../../../etc/passwd", "//evil.example/x.xml", "https://evil.example/x", "a b.xml", "x\n.xml", "?q"]
)
async def test_no_document_leads_elsewhere(document: str) -> None:
    firm = acme()
    for form in ("4", "10-K"):
        firm.file(form, document, form_xml("4", 4321, "2026-01-01", owner("OKAFOR NIA", "CEO")), days_ago=3)
    web = MemoryWeb(edgar_pages(firm))
    await Edgar().look(ACME, web, LIMITS)
    assert web.asked == [firm.record_url]


@pytest.mark.parametrize("text", ["{", "[" * 100_000, "null", "[]", '"x"', "\x00", '{"cik": 1', "9" * 10_000, ""])
@pytest.mark.parametrize("company", [ACME, BY_NAME])
async def test_json_that_is_none_is_a_failure(company: Company, text: str) -> None:
    firm = acme()
    found = await look(firm, company, {INDEX: text, firm.record_url: text})
    assert found.status is SourceStatus.FAILED
    assert "can't be read" in found.why


async def test_the_record_of_another_filer_is_not_taken() -> None:
    firm = acme()
    firm.extra = {"cik": "0000009999"}
    assert (await look(firm)).status is SourceStatus.FAILED


@pytest.mark.parametrize("cut", [60, 300, 500, 700, 900])
async def test_a_form_that_is_cut_off_gives_whole_owners_or_none(cut: int) -> None:
    firm = acme()
    url = firm.form("4", owner("OKAFOR NIA", "Chief Executive Officer"), days_ago=1)
    found = await look(firm, changed={url: firm.documents[url][:cut]})
    assert told(found) in ({}, {"Nia Okafor": "Chief Executive Officer"})


async def test_a_form_in_html_in_the_place_of_xml_gives_nobody() -> None:
    firm = acme()
    url = firm.form("4", owner("OKAFOR NIA", "Chief Executive Officer"), days_ago=1)
    found = await look(firm, changed={url: "<html><p>Nia Okafor, Chief Executive Officer</html>"})
    assert found.status is SourceStatus.NOTHING
