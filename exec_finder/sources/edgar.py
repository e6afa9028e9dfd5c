"""Officers from the SEC's EDGAR: US-listed companies name them in ownership forms, annual reports and proxies."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta

from exec_finder.company_names import name_keys
from exec_finder.domains import country_of
from exec_finder.extract.changes import read_changes
from exec_finder.extract.filings import read_ownership
from exec_finder.extract.officers import read_officers
from exec_finder.models import Company, FoundPerson, Miss, MissReason, Page, SourceStatus
from exec_finder.names import same_person
from exec_finder.sources.edgar_api import DECLARE, ask, cik_of
from exec_finder.sources.edgar_choice import FormChoice
from exec_finder.sources.edgar_filings import ANNUAL, PROXY, Filing, Record, contacts_of, read_record, record_url
from exec_finder.sources.edgar_index import find_filers, one_filer, same_company
from exec_finder.sources.edgar_officers import (
    FRESH_DAYS,
    GONE_DAYS,
    Sighting,
    from_changes,
    from_form,
    from_list,
    own_title,
    settled,
)
from exec_finder.sources.interfaces import TimedWeb
from exec_finder.sources.protocol import Findings, Limits, status_of
from exec_finder.web import Web

MAX_DOCUMENTS = 20
"""Filings read for one company, the annual report among them."""
_MAX_MISSES = 3
_MAX_REPORTS = 3
_OFFICER, _DIRECTOR = 1.0, 0.5
_UNLIKE = 0.8
"""What is left of the confidence where the filer's name says nothing of the company."""


class Edgar:
    """Officers of US-listed companies: Forms 3, 4 and 5, annual report or proxy statement, as filed with the SEC."""

    name = "edgar"
    asks = (
        "data.sec.gov and www.sec.gov: a company's list of filings with the SEC and the newest of them",
        "www.sec.gov: the index of companies, where the number there is not known of one that may be of the US",
    )
    on_by_default = True

    def applies(self, company: Company) -> bool:
        """A number at the SEC, or a name to look for and no country that speaks against it."""
        if cik_of(company.cik):
            return True
        country = company.country or country_of(company.domain)
        return bool(company.domain) and company.name not in {"", company.domain} and country in {"", "US"}

    async def look(self, company: Company, web: Web, limits: Limits) -> Findings:
        """Whom its filings name, and its own line and address."""
        return await _Walk(company, web, limits).run()


class _Walk:
    """One company's filings, one after the other, until the budget or what is worth reading ends."""

    def __init__(self, company: Company, web: Web, limits: Limits) -> None:
        self._company = company
        self._known = cik_of(company.cik)
        self._web = TimedWeb(web, limits.time_s)
        self._left = min(MAX_DOCUMENTS, limits.pages)
        self._stopped = False
        self._too_large = False
        self._misses: list[Miss] = []
        self._sightings: list[Sighting] = []

    async def run(self) -> Findings:
        cik = self._known or await self._find_cik()
        if isinstance(cik, Findings):
            return cik
        got = await ask(self._web, record_url(cik))
        if isinstance(got, Miss):
            return self._without(got, f"EDGAR has no filer with the number {cik}")
        record = read_record(got, cik)
        if record is None:
            return self._without(Miss(got.url, MissReason.BROKEN, "EDGAR's record of it can't be read"))
        if not self._known and not self._fits(record):
            return Findings(
                SourceStatus.NOTHING, f"the filer {cik} is {record.name} today", pages=tuple(self._web.pages)
            )
        today = got.fetched_at.date()
        await self._read_lists(record, today)
        await self._read_changes(record, today)
        await self._read_forms(FormChoice(record.filings, today), cik)
        alike = self._resembles(record)
        people = tuple(_of_company(person, record.name, alike=alike) for person in settled(self._sightings, today))
        who = f"files as {record.name} ({record.cik})" + ("" if alike else f", a name unlike {self._company.name!r}")
        status, why = self._outcome(who, found=len(people))
        return Findings(
            status=status,
            why=why,
            people=people,
            contacts=(contacts_of(record, got),),
            pages=tuple(self._web.pages),
            misses=tuple(self._misses),
        )

    # --- which filer ----------------------------------------------------------------------------

    async def _find_cik(self) -> str | Findings:
        """The number of the one filer that bears the company's name; else how the search ended."""
        name = self._company.name
        found = await find_filers(name, self._web)
        if isinstance(found, Miss):
            return self._without(found, "EDGAR's index of companies is not there")
        filer = one_filer(found)
        if filer is not None:
            return filer.cik
        alike = ", ".join(f"{filer.name} ({filer.cik})" for filer in found[:3])
        why = f"no single company called {name!r} files with the SEC"
        return Findings(SourceStatus.NOTHING, f"{why}; the likest: {alike}" if alike else why)

    def _fits(self, record: Record) -> bool:
        return any(same_company(self._company.name, name) for name in (record.name, *record.former_names))

    def _resembles(self, record: Record) -> bool:
        """Whether a number that others gave leads to a filer that shares a word with the company or its owner."""
        company = self._company
        ours = {word for name in (company.name, company.query, company.owner) for word in name_keys(name)[1].split()}
        labels = {company.domain.partition(".")[0], name_keys(company.name)[2]} - {""}
        for whole, core, joined in map(name_keys, (record.name, *record.former_names)):
            initials = "".join(word[0] for word in whole.split())
            if ours & set(core.split()) or any(label in joined or initials.startswith(label) for label in labels):
                return True
        return False

    # --- what it filed --------------------------------------------------------------------------

    async def _read_lists(self, record: Record, today: date) -> None:
        """The officers of the annual report, else of its amendment, else of the proxy."""
        oldest = str(today - timedelta(days=GONE_DAYS))
        report, amended = record.latest(ANNUAL), record.latest(ANNUAL, amends=True)
        if report and amended and amended.filed < report.filed:
            amended = None
        for filing in (one for one in (report, amended, record.latest(PROXY)) if one and one.filed >= oldest):
            page = None if self._stopped else await self._read(filing)
            if page is None:
                continue
            found = read_officers(page.html, url=page.url, organisation=record.name, seen_at=page.fetched_at)
            self._sightings += from_list(found, filing)
            if found:
                return

    async def _read_changes(self, record: Record, today: date) -> None:
        """Who came and went of late, by current reports."""
        oldest = str(today - timedelta(days=FRESH_DAYS))
        reports = [one for one in record.filings if one.form == "8-K" and "5.02" in one.items and one.filed >= oldest]
        for filing in reports[:_MAX_REPORTS]:
            page = None if self._stopped else await self._read(filing)
            if page is not None:
                self._sightings += from_changes(read_changes(page.html), filing, page)

    async def _read_forms(self, choice: FormChoice, cik: str) -> None:
        while not self._stopped and (filing := choice.next()):
            page = await self._read(filing)
            form = read_ownership(page.html) if page else None
            ours = form is not None and cik_of(form.issuer_cik) == cik
            choice.told(self._take(from_form(form, filing, page)) if form and page and ours else 0.0)

    def _take(self, sightings: list[Sighting]) -> float:
        """Keep them; how much of it is news."""
        news = 0.0
        for sighting in sightings:
            known = [other.person for other in self._sightings]
            if not any(same_person(sighting.person.name, person.name) for person in known):
                news += _DIRECTOR if sighting.person.title == "Director" else _OFFICER
        self._sightings += sightings
        return news

    async def _read(self, filing: Filing) -> Page | None:
        if self._left <= 0:
            self._stopped = True
            return None
        self._left -= 1
        got = await ask(self._web, filing.url)
        if isinstance(got, Page) and got.html:
            return got
        if isinstance(got, Miss) and got.reason is MissReason.TOO_LARGE:
            self._too_large = True
        elif isinstance(got, Miss) and not got.reason.is_answer:
            self._misses.append(got)
            refused = got.reason.is_refusal or got.reason is MissReason.BUDGET
            self._stopped = refused or len(self._misses) >= _MAX_MISSES
        return None

    # --- how it ended ---------------------------------------------------------------------------

    def _outcome(self, who: str, *, found: int) -> tuple[SourceStatus, str]:
        if self._too_large:
            who += "; its annual report is too large"
        if found:
            unread = f"; a filing could not be read: {_why(self._misses[0])}" if self._misses else ""
            return SourceStatus.FOUND, who + unread
        if self._misses:
            return status_of(self._misses[0]), _why(self._misses[0])
        return SourceStatus.NOTHING, f"{who}; its newest filings name no officer"

    def _without(self, miss: Miss, not_there: str = "") -> Findings:
        """Nothing was looked at: because there is nothing, or because it could not be seen."""
        if miss.reason.is_answer and not_there:
            return Findings(SourceStatus.NOTHING, not_there)
        if self._may_be_no_filer and not miss.reason.is_refusal:
            return Findings(SourceStatus.SKIPPED, f"whether it files with the SEC could not be asked: {miss.why}")
        return Findings(status_of(miss), _why(miss), pages=tuple(self._web.pages), misses=(miss,))

    @property
    def _may_be_no_filer(self) -> bool:
        return not self._known and self._company.country != "US"


def _of_company(person: FoundPerson, organisation: str, *, alike: bool) -> FoundPerson:
    """Without the company's own name in the title; less sure where the number may be another's."""
    confidence = round(person.confidence * (1.0 if alike else _UNLIKE), 3)
    return replace(person, title=own_title(person.title, organisation), confidence=confidence)


def _why(miss: Miss) -> str:
    told = miss.reason in {MissReason.FORBIDDEN, MissReason.RATE_LIMITED}
    return f"{miss.why}: {DECLARE}" if told else miss.why
