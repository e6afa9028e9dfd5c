"""The company's own site, read best page first."""

from __future__ import annotations

from exec_finder.models import Company, SourceStatus
from exec_finder.sources.protocol import Findings, Limits
from exec_finder.web import Web


class Website:
    """Leadership, team, contact, press and investor pages of the company's own site."""

    name = "website"
    asks = ("the company's own web site",)
    on_by_default = True

    def applies(self, company: Company) -> bool:
        """It needs a domain to go to."""
        return bool(company.domain)

    async def look(self, company: Company, web: Web, limits: Limits) -> Findings:
        """Whom the site shows, and how to reach them."""
        return Findings(SourceStatus.NOTHING)
