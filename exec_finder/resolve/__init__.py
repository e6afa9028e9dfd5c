"""From what the user typed to a company: the directory, then Wikidata, then EDGAR's index, then the name as a domain.

Every choice says why it was made. Several that are as likely are listed, never guessed among.
"""

from __future__ import annotations

from dataclasses import dataclass, field, replace

from exec_finder.companies import SURE, TAKING, resolve_company, typed
from exec_finder.company_names import country_code, split_country
from exec_finder.dns import Dns
from exec_finder.errors import CompanyAmbiguousError, CompanyNotAskedError, CompanyUnknownError
from exec_finder.models import Company
from exec_finder.resolve.choices import Choice, Outcome, ambiguous, clear_one
from exec_finder.resolve.filers import find_filed
from exec_finder.resolve.listing import Listing
from exec_finder.resolve.sites import find_sites
from exec_finder.sources.interfaces import TimedWeb
from exec_finder.web import Web

__all__ = ["MAX_TIME_S", "known_company", "resolve"]

MAX_TIME_S = 60.0
"""Registers that take longer than this in all have not answered."""

_WIKIDATA, _EDGAR = "Wikidata", "EDGAR"
_Unknown = CompanyUnknownError | CompanyAmbiguousError


async def resolve(
    query: str,
    web: Web,
    dns: Dns,
    *,
    domain: str | None = None,
    country: str | None = None,
    time_s: float = MAX_TIME_S,
) -> Company:
    """The company that *query* stands for, beyond the directory too; what that knows costs no request.

    domain, country: as for companies.resolve_company. time_s: for asking, at most MAX_TIME_S.
    Raises UsageError, CompanyUnknownError, CompanyAmbiguousError with choices, and CompanyNotAskedError where a
    register that may know could not be asked.
    """
    known = known_company(query, domain=domain, country=country)
    if isinstance(known, Company):
        return known
    code = country_code(country) if country else None
    timed = TimedWeb(web, min(time_s, MAX_TIME_S))
    return _completed(await _Search(typed(query), timed, dns, known).run(code))


def known_company(query: str, *, domain: str | None = None, country: str | None = None) -> Company | _Unknown:
    """The company where the directory, a domain or a URL settles it; else the error that says why not.

    Raises what other registers can't mend: UsageError, and CompanyAmbiguousError for namesakes in the directory.
    """
    try:
        return resolve_company(query, domain=domain, country=country)
    except CompanyUnknownError as error:
        return error
    except CompanyAmbiguousError as error:
        if not error.alike:
            raise
        return error


def _completed(company: Company) -> Company:
    """*company* with what the directory knows of its domain: the name alone was new to it."""
    known = resolve_company(company.domain)
    return replace(
        company,
        mail_domains=known.mail_domains,
        country=company.country or known.country,
        sector=known.sector or company.sector,
        owner=company.owner or known.owner,
        wikidata=company.wikidata or known.wikidata,
        cik=company.cik or known.cik,
    )


@dataclass(slots=True)
class _Search:
    """One name that the directory does not have."""

    query: str
    web: Web
    dns: Dns
    unknown: _Unknown
    """What the directory says; raised in the end where nobody knows better."""
    not_asked: dict[str, str] = field(default_factory=dict)
    """Registers that could not be asked, and why."""
    near: tuple[Choice, ...] = ()
    cik: str = ""
    """Of the only filer that bears the name, where its site is not known."""

    async def run(self, country: str | None) -> Company:
        """The company, by the first way that knows it."""
        spellings = [(self.query, country)]
        if country is None:  # 'Acme Kenya' may be a name, or Acme in Kenya
            name, there = split_country(self.query)
            spellings += [(name, there)] if there else []
        for find in (self._listed, self._filed, self._by_domain):
            for name, where in spellings:
                found = await find(name, where)
                if found is not None:
                    return replace(found, country=found.country or where or "")
        if self.near:
            return self._nearest()
        raise self._nobody()

    async def _listed(self, name: str, country: str | None) -> Company | None:
        if _WIKIDATA in self.not_asked:
            return None
        listing = Listing(self.web, self.query, country)
        outcome = await listing.find(name)
        choice = self._clear(_WIKIDATA, outcome)
        return await listing.described(choice) if choice else None

    async def _filed(self, name: str, country: str | None) -> Company | None:
        if country not in {None, "US"} or _EDGAR in self.not_asked:
            return None
        filed = await find_filed(self.query, name, self.web)
        self.cik = self.cik or (filed.filer.cik if filed.filer else "")
        choice = self._clear(_EDGAR, filed.outcome)
        return choice.company if choice else None

    async def _by_domain(self, name: str, country: str | None) -> Company | None:
        choice = self._clear("", await find_sites(self.query, name, country, self.web, self.dns))
        return replace(choice.company, cik=self.cik) if choice else None

    def _clear(self, register: str, outcome: Outcome) -> Choice | None:
        """The one that stands out; what else there is to know is kept for later."""
        miss = outcome.miss
        if miss is not None and not miss.reason.is_answer:
            self.not_asked[register] = miss.why.rstrip(".")
        self.near = self.near or outcome.near
        return clear_one(self.query, outcome.bearing)

    def _nearest(self) -> Company:
        """The one company whose name is nearly the same. Raises CompanyAmbiguousError with those that are like it."""
        best, rest = self.near[0], self.near[1:]
        if best.likeness >= SURE and not rest:
            company = best.company
            why = f"{TAKING}{self.query!r} for {company.name} ({company.domain}): {company.why}"
            return replace(company, why=why)
        raise ambiguous(self.query, self.near)

    def _nobody(self) -> _Unknown:
        if not self.not_asked:
            return self.unknown
        first = next(iter(self.not_asked.values()))
        why = f"{' and '.join(self.not_asked)} could not be asked: {first}; {self.unknown}"
        if isinstance(self.unknown, CompanyAmbiguousError):
            return CompanyAmbiguousError(why, self.unknown.choices, alike=True)
        return CompanyNotAskedError(why)
