"""A double of the SEC's EDGAR: its index, a filer's list of filings, ownership forms and reports, and its refusals.

    firm = Firm("Acme Widgets, Inc.", 4321)
    firm.form("4", days_ago=30, owners=[owner("OKAFOR NIA Q", "Chief Customer Officer")])
    web = MemoryWeb(edgar_pages(firm))                      # the same URLs in memory
    with edgar_server(edgar_pages(firm), ca=ca) as server:  # or over HTTPS, as https://www.sec.gov/ through its proxy
        web = LiveWeb(server.dns, WebOptions(proxy=server.proxy, pause_s=0))

Its forms follow https://www.sec.gov/search-filings/edgar-application-programming-interfaces and the EDGAR Ownership XML
Technical Specification. All firms and people are made up.
"""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import UTC, date, datetime, timedelta
from functools import partial
from html import escape
from typing import Any
from urllib.parse import urlsplit

import trustme

from tests.servers.http_server import Answer, Exchange, HttpServer, Route
from tests.servers.memory_web import SEEN_AT

TODAY = SEEN_AT.date()
INDEX = "https://www.sec.gov/files/company_tickers.json"
COLUMNS = ("accessionNumber", "filingDate", "reportDate", "form", "items", "primaryDocument", "primaryDocDescription")
UNDECLARED = (
    "<html><head><title>SEC.gov | Your Request Originates from an Undeclared Automated Tool</title></head>"
    "<body><h1>Your Request Originates from an Undeclared Automated Tool</h1></body></html>"
)


def owner(
    name: str,
    title: str = "",
    *,
    officer: bool | None = None,
    director: bool = False,
    tenth: bool = False,
    cik: int = 9,
) -> str:
    """A reporting owner's part of a form."""
    is_officer = bool(title) if officer is None else officer
    return (
        f"<reportingOwner><reportingOwnerId><rptOwnerCik>{cik:010d}</rptOwnerCik>"
        f"<rptOwnerName>{escape(name)}</rptOwnerName></reportingOwnerId>"
        "<reportingOwnerAddress><rptOwnerStreet1>1 HARBOUR LOOP</rptOwnerStreet1></reportingOwnerAddress>"
        f"<reportingOwnerRelationship><isDirector>{int(director)}</isDirector><isOfficer>{int(is_officer)}</isOfficer>"
        f"<isTenPercentOwner>{int(tenth)}</isTenPercentOwner><isOther>0</isOther>"
        f"<officerTitle>{escape(title)}</officerTitle></reportingOwnerRelationship></reportingOwner>"
    )


def form_xml(form: str, issuer: int, period: str, owners: str, *, remarks: str = "", ended: bool = False) -> str:
    """An ownership document."""
    return (
        f'<?xml version="1.0"?><ownershipDocument><schemaVersion>X0508</schemaVersion><documentType>{form}'
        f"</documentType><periodOfReport>{period}</periodOfReport>"
        f"<notSubjectToSection16>{int(ended)}</notSubjectToSection16><issuer><issuerCik>{issuer:010d}</issuerCik>"
        "<issuerName>X</issuerName><issuerTradingSymbol>X</issuerTradingSymbol></issuer>"
        f"{owners}<nonDerivativeTable></nonDerivativeTable><footnotes></footnotes>"
        f"<remarks>{escape(remarks)}</remarks><ownerSignature><signatureName>/s/ A. Clerk, Attorney-in-Fact"
        "</signatureName></ownerSignature></ownershipDocument>"
    )


def report_html(officers: str, *, heading: str = "Information About Our Executive Officers") -> str:
    """An annual report whose part about officers is *officers*, with an auditor and signatures that are none of it."""
    filler = "<p>" + "We sell widgets and repair them. " * 40 + "</p>"
    return (
        "<html><head><title>10-K</title></head><body><div>Item 10. Directors, Executive Officers and Corporate "
        f"Governance 52</div>{filler}<div><span style='font-weight:700'>{heading}</span></div>{officers}"
        f"<div>PART II</div>{filler}<div>Report of Independent Registered Public Accounting Firm</div>"
        "<p>/s/ Counting &amp; Partners LLP</p><div>SIGNATURES</div><p>By: /s/ Sybil Signer, Attorney-in-Fact</p>"
        "<p>Otto Outside, Director</p></body></html>"
    )


def officers_table(*people: str) -> str:
    """Name, Age, Position; each entry `Name|Title`."""
    rows = "".join(
        f"<tr><td>{name}</td><td>{50 + place}</td><td>{title}</td></tr>"
        for place, (name, _, title) in enumerate(person.partition("|") for person in people)
    )
    return (
        "<p>The following sets forth certain information regarding our executive officers:</p>"
        f"<table><tr><td>Name</td><td>Age</td><td>Position</td></tr>{rows}</table>"
    )


@dataclass
class Firm:
    """A made-up filer; filings are dated back from *today*."""

    name: str
    cik: int
    ticker: str = "ACME"
    today: date = TODAY
    extra: dict[str, Any] = field(default_factory=dict)
    """Fields of its record that are otherwise as usual."""
    rows: list[dict[str, str]] = field(default_factory=list)
    documents: dict[str, str] = field(default_factory=dict)

    def form(
        self, form: str, *owners: str, days_ago: int, issuer: int = 0, remarks: str = "", ended: bool = False
    ) -> str:
        """File an ownership form; its address."""
        day = str(self.today - timedelta(days=days_ago))
        xml = form_xml(form, issuer or self.cik, day, "".join(owners), remarks=remarks, ended=ended)
        return self.file(form, "xslF345X05/form4.xml", xml, days_ago=days_ago)

    def file(self, form: str, document: str, text: str, *, days_ago: int, items: str = "") -> str:
        """File anything; the address of its document."""
        day = str(self.today - timedelta(days=days_ago))
        accession = f"{self.cik:010d}-26-{len(self.rows):06d}"
        self.rows.append(dict(zip(COLUMNS, (accession, day, day, form, items, document, form), strict=True)))
        folder = f"https://www.sec.gov/Archives/edgar/data/{self.cik}/{accession.replace('-', '')}"
        url = f"{folder}/{document.rpartition('/')[2] if form[0] in '345' else document}"
        self.documents[url] = text
        return url

    @property
    def record_url(self) -> str:
        return f"https://data.sec.gov/submissions/CIK{self.cik:010d}.json"

    def record(self) -> dict[str, Any]:
        """Its record, newest filing first."""
        rows = sorted(self.rows, key=lambda row: row["filingDate"], reverse=True)
        place = {"street1": "1 HARBOUR LOOP", "street2": None, "city": "PORT ELLERY", "stateOrCountry": "OR",
                 "zipCode": "97000", "stateOrCountryDescription": "OR"}  # fmt: skip
        usual = {
            "cik": f"{self.cik:010d}", "entityType": "operating", "sic": "4813", "name": self.name,
            "tickers": [self.ticker], "addresses": {"mailing": place, "business": place}, "phone": "503-555-0142",
            "website": "", "formerNames": [{"name": "OLD WIDGETS CORP", "from": "2001-01-01T00:00:00.000Z"}],
            "filings": {"recent": {column: [row[column] for row in rows] for column in COLUMNS}, "files": []},
        }  # fmt: skip
        return usual | self.extra


def edgar_pages(*firms: Firm) -> dict[str, str]:
    """All that EDGAR has of *firms*, by address."""
    index = {str(n): {"cik_str": f.cik, "ticker": f.ticker, "title": f.name} for n, f in enumerate(firms)}
    pages = {INDEX: json.dumps(index)}
    for firm in firms:
        pages |= {firm.record_url: json.dumps(firm.record()), **firm.documents}
    return pages


def edgar_server(pages: Mapping[str, str | Route], *, ca: trustme.CA) -> HttpServer:
    """EDGAR behind a port."""
    return HttpServer(edgar_sites(pages), ca=ca)


def edgar_sites(pages: Mapping[str, str | Route]) -> dict[str, dict[str, Route]]:
    """EDGAR's two hosts; who does not say how to be reached is refused, as EDGAR does."""
    sites: dict[str, dict[str, Route]] = {"www.sec.gov": {}, "data.sec.gov": {}}
    for url, page in pages.items():
        parts = urlsplit(url)
        route = _document(parts.path, page) if isinstance(page, str) else page
        sites[parts.netloc][parts.path] = partial(_if_declared, route)
    return sites


def now() -> date:
    """For firms behind a server: the live door's clock is the real one."""
    return datetime.now(UTC).date()


async def _if_declared(route: Route, exchange: Exchange) -> Route:
    agent = exchange.hit.headers.get("user-agent", "")
    if "@" in agent or "+http" in agent:
        return route
    return Answer(UNDECLARED.encode(), 403)


def _document(path: str, text: str) -> Answer:
    media = {"json": "application/json", "xml": "text/xml"}.get(path.rpartition(".")[2], "text/html")
    return Answer(text.encode(), headers=(("Content-Type", media),))
