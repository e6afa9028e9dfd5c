"""The main job on a bundled archive of a made-up company: the same code on recorded pages and DNS answers."""

from __future__ import annotations

import asyncio
from dataclasses import replace
from importlib.resources import as_file

from exec_finder.companies import resolve_company
from exec_finder.doors import DoorOptions, open_doors
from exec_finder.models import Report
from exec_finder.pipeline import find
from exec_finder.tables import data_file

DEMO_DOMAIN = "quillfone.example"
"""Reserved for documentation (RFC 2606): nobody's."""
DEMO_ARCHIVE = "demo/quillfone.example.warc.gz"


def demo_report() -> Report:
    """The Report on the made-up company; no network is touched."""
    return asyncio.run(_replay())


async def _replay() -> Report:
    company = replace(resolve_company(DEMO_DOMAIN, country="US"), sector="telecoms")
    with as_file(data_file(DEMO_ARCHIVE)) as path:
        async with open_doors(DoorOptions(replay=path)) as doors:
            return await find(company, web=doors.web, dns=doors.dns, now=doors.now)
