"""Companies as the SEC's EDGAR lists them: a number there, and a web site where the filer told one."""

from __future__ import annotations

from exec_finder.answers import mapping, text_of
from exec_finder.domains import country_of, host_of, normalise_url, site_domain
from exec_finder.extract.channels import read_profile
from exec_finder.models import Company, Miss, Page, value
from exec_finder.resolve.choices import Choice, Outcome
from exec_finder.sources.edgar_api import ask
from exec_finder.sources.edgar_filings import record_url
from exec_finder.sources.edgar_index import Filer, find_filers, one_filer
from exec_finder.sources.interfaces import read_json
from exec_finder.web import Web

_SITES = ("website", "investorWebsite")


@value
class Filed:
    """What EDGAR knows of a name."""

    outcome: Outcome
    """The filer with the site that it told, if it told one."""
    filer: Filer | None = None
    """The only one that bears the name."""


async def find_filed(query: str, name: str, web: Web) -> Filed:
    """The one filer that bears *name*, with its site where its record has one."""
    found = await find_filers(name, web)
    if isinstance(found, Miss):
        return Filed(Outcome(miss=found))
    filer = one_filer(found)
    if filer is None:
        return Filed(Outcome())
    got = await ask(web, record_url(filer.cik))
    if isinstance(got, Miss):
        return Filed(Outcome(miss=got), filer)
    domain = _site(got)
    if not domain:
        return Filed(Outcome(), filer)
    why = f"{filer.name} gives {domain} as its web site in its filings with the SEC (CIK {filer.cik})"
    company = Company(query, filer.name, domain, country=country_of(domain), why=why, cik=filer.cik)
    return Filed(Outcome((Choice(company, filer.likeness, "files with the SEC"),)), filer)


def _site(page: Page) -> str:
    """The registrable domain of the filer's own site; most leave it empty."""
    record = mapping(read_json(page))
    for key in _SITES:
        said = text_of(record.get(key))
        address = normalise_url(said if "://" in said else f"https://{said}") if said else ""
        if address and read_profile(address) is None and site_domain(host_of(address)):
            return site_domain(host_of(address))
    return ""
