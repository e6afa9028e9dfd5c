"""Whatever EDGAR's addresses answer: findings, bounded and harmless to print, with nobody of forms about others."""

from __future__ import annotations

import asyncio
import json
from typing import Any

from hypothesis import given, settings
from hypothesis import strategies as st

from exec_finder.extract.changes import read_changes
from exec_finder.extract.filings import read_ownership
from exec_finder.extract.officer_lines import plain_title, read_officer_lines
from exec_finder.extract.officers import read_officers
from exec_finder.models import Company
from exec_finder.names import filed_name
from exec_finder.sources.edgar import MAX_DOCUMENTS, Edgar
from exec_finder.sources.protocol import Limits
from tests.servers.edgar_server import INDEX, Firm, edgar_pages, owner
from tests.servers.memory_web import MemoryWeb

ACME = Company("acme", "Acme Widgets", "acme.example", country="US", cik="0000004321")
JSON = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats(allow_nan=False) | st.text(max_size=30),
    lambda inner: st.lists(inner, max_size=4) | st.dictionaries(st.text(max_size=10), inner, max_size=4),
    max_leaves=12,
)
ROWS = st.tuples(
    st.sampled_from(["2026-04-01", "2025-01-01", "2026-02-30", "9999-01-01", "", None]),
    st.sampled_from(["4", "3", "5/A", "10-K", "10-K/A", "DEF 14A", "8-K", "", 7]),
    st.sampled_from(["x.htm", "xslF345X05/x.xml", "../x", "", None]),
    st.sampled_from(["5.02", "5.02,9.01", "", None]),
)
PIECES = st.lists(
    st.sampled_from(
        ["<p>", "</p>", "<td>", "Executive Officers", "Nia Okafor", "TOM BERG", ", age 52, ", "Treasurer", "Item 5.02",
         "<reportingOwner>", "</reportingOwner>", "<ownershipDocument>", "<rptOwnerName>", "<officerTitle>",
         "<remarks>", "See Remarks", " was appointed ", " resigned ", " effective ", "June 31, 2026", "; ", ". ",
         "’s ", "&#160;", " since May 2020", "\x00", "<", ">", "if ", "(", "\n"]
    ),
    max_size=40,
).map("".join)  # fmt: skip


@settings(max_examples=60, deadline=None)
@given(st.dictionaries(st.sampled_from(["cik", "name", "phone", "addresses", "formerNames", "filings"]), JSON), JSON)
def test_any_json(fields: dict[str, Any], index: Any) -> None:
    firm = Firm("Acme Widgets, Inc.", 4321)
    firm.form("4", owner("OKAFOR NIA", "Treasurer"), days_ago=10)
    firm.extra = fields
    pages: dict[str, Any] = {**edgar_pages(firm), INDEX: json.dumps(index)}
    for company in (ACME, Company("acme", "Acme Widgets", "acme.example", country="US")):
        found = asyncio.run(Edgar().look(company, MemoryWeb(pages), Limits()))
        assert {person.name for person in found.people} <= {"Nia Okafor"}
        assert all(channel.value.isprintable() for page in found.contacts for channel in (*page.phones, *page.posts))
        assert found.why.isprintable()


@settings(max_examples=60, deadline=None)
@given(st.lists(ROWS, max_size=40), PIECES)
def test_any_list_of_filings_and_any_documents(rows: list[tuple[Any, ...]], text: str) -> None:
    firm = Firm("Acme Widgets, Inc.", 4321)
    names = ("filingDate", "form", "primaryDocument", "items")
    columns = {name: [row[place] for row in rows] for place, name in enumerate(names)}
    columns["accessionNumber"] = [f"0000004321-26-{place:06d}" for place in range(len(rows))]
    firm.extra = {"filings": {"recent": columns}}

    class Anything(MemoryWeb):
        async def get(self, url: str, *, api: Any = None) -> Any:
            self.pages = {**edgar_pages(firm)} if "submissions" in url else {url: text}
            return await super().get(url, api=api)

    web = Anything({})
    found = asyncio.run(Edgar().look(ACME, web, Limits()))
    assert len(web.asked) <= MAX_DOCUMENTS + 1
    assert all(person.evidence and person.evidence[0].url in found.pages for person in found.people)


@settings(max_examples=300, deadline=None)
@given(PIECES | st.text(max_size=200))
def test_any_text(text: str) -> None:
    read_ownership(text)
    read_officers(text, url="https://www.sec.gov/x", organisation="Acme")
    assert all(change.name and change.quote.isprintable() for change in read_changes(f"<p>Item 5.02<p>{text}"))
    assert all(line.title and line.quote.isprintable() for line in read_officer_lines(text.split(". ")))
    title, since = plain_title(text)
    assert len(title) <= max(len(text), 1)
    assert since == "" or since[:4].isdigit()
    assert filed_name(filed_name(text)) is not None
