"""The company's own site, read best page first."""

from __future__ import annotations

from exec_finder.domains import country_of
from exec_finder.models import Company, Miss, SourceStatus
from exec_finder.sources.belonging import own_people
from exec_finder.sources.crawl import Crawl
from exec_finder.sources.own_channels import own_channels
from exec_finder.sources.page_words import PEOPLE_KINDS
from exec_finder.sources.protocol import Findings, Limits, status_of
from exec_finder.web import Web


class Website:
    """Leadership, team, contact, press and investor pages of the company's own site, its PDFs, vCards and feeds."""

    name = "website"
    asks = (
        "the company's own web site: its home page and what that leads to, robots.txt, sitemaps and a feed",
        "at most 6 PDFs and vCards",
    )
    on_by_default = True

    def applies(self, company: Company) -> bool:
        """It needs a domain to go to."""
        return bool(company.domain)

    async def look(self, company: Company, web: Web, limits: Limits) -> Findings:
        """Whom the site shows, and how to reach them."""
        crawl = Crawl(company, web, limits)
        await crawl.run()
        people = own_people(crawl.pages, crawl.organisation or company.name)
        status, why = _outcome(crawl, found=len(people))
        return Findings(
            status=status,
            why=why,
            people=people,
            contacts=own_channels(crawl.pages),
            pages=tuple(page.url for page in crawl.pages),
            misses=tuple(crawl.misses),
            organisation=crawl.organisation,
            language=crawl.frontier.language,
            country=country_of(crawl.home or company.domain),
        )


def _outcome(crawl: Crawl, *, found: int) -> tuple[SourceStatus, str]:
    """How it ended: *could not look* is told apart from *nobody there*."""
    unseen = [miss for miss in crawl.misses if not miss.reason.is_answer]
    if found:
        return SourceStatus.FOUND, "; ".join(filter(None, (crawl.warning, _some_unseen(unseen))))
    if not crawl.pages:
        return _without_pages(crawl.misses)
    hidden = [miss for miss in unseen if crawl.kind_of(miss.url) in PEOPLE_KINDS]
    if hidden:
        return status_of(hidden[0]), f"the pages that may show people could not be read: {hidden[0].why}"
    read = f"{_pages(len(crawl.pages))} read, and nobody with a title on {'it' if len(crawl.pages) == 1 else 'them'}"
    return SourceStatus.NOTHING, "; ".join(filter(None, (read, _some_unseen(unseen))))


def _without_pages(misses: list[Miss]) -> tuple[SourceStatus, str]:
    worst = next((m for m in misses if m.reason.is_refusal), None) or next(
        (m for m in misses if not m.reason.is_answer), None
    )
    if worst is not None:
        return status_of(worst), worst.why
    return SourceStatus.NOTHING, misses[0].why if misses else "there is no page to read"


def _some_unseen(unseen: list[Miss]) -> str:
    if not unseen:
        return ""
    return f"{_pages(len(unseen))} could not be read: {unseen[0].why}"


def _pages(number: int) -> str:
    return "1 page" if number == 1 else f"{number} pages"
