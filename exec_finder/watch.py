"""Looks at companies again, and tells what changed since that was told last."""

from __future__ import annotations

import asyncio
import logging
from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any

from exec_finder.archive import Archive
from exec_finder.batch.recordings import recording
from exec_finder.domains import site_domain
from exec_finder.doors import DoorOptions, Doors, Shared, open_doors, share_doors
from exec_finder.errors import ArchiveError
from exec_finder.models import Company, Miss, MissReason, Report
from exec_finder.pipeline import find_through
from exec_finder.store import Change, FactStore, Kept, KeptFact, Kind
from exec_finder.store.facts import read_look
from exec_finder.store.values import Look
from exec_finder.suppress import Suppressions
from exec_finder.web import Web

LOG = logging.getLogger("exec_finder")
MAX_ASKED = 10
"""Pages that the lookup had no need of and that are asked for because something was seen there."""
_ASKING_S = 60.0


@dataclass(frozen=True, slots=True)
class Watched:
    """What came of looking at one company again."""

    company: Company
    changes: tuple[Change, ...] = ()
    """Since they were told last, by whichever lookup they were met."""
    kept: Kept | None = None
    """How this look was taken in; None where there was none."""
    report: Report | None = None
    """What it saw."""
    why: str = ""
    """What went wrong with the look."""
    unreadable: bool = False
    """It was an archive that can't be read."""

    @property
    def looked(self) -> bool:
        """Whether anything of the company was seen."""
        return self.report is not None and any(source.pages for source in self.report.sources)


@dataclass(frozen=True, slots=True)
class Watch:
    """How companies are looked at."""

    doors: DoorOptions
    """`replay` and `record` name a file, or a folder with a DOMAIN.warc.gz for each company."""
    store: FactStore
    hide: Suppressions
    options: Mapping[str, Any]
    """Of `find`."""

    async def all(self, companies: Sequence[Company], *, at_once: int, shared: Shared | None = None) -> list[Watched]:
        """Look at *companies*, some *at_once*; the results in their order. Hosts are shared, so none is asked by two.

        shared: where hosts were asked already. Raises InputError where the store can't be used.
        """
        shared = shared or share_doors(self.doors)
        turns = asyncio.Semaphore(at_once)

        async def one(company: Company) -> Watched:
            async with turns:
                return await self._one(company, shared)

        return list(await asyncio.gather(*map(one, companies)))

    async def _one(self, company: Company, shared: Shared) -> Watched:
        try:
            report, gone_pages, damaged = await self._look(company, shared)
        except ArchiveError as error:
            return self._told(Watched(company, why=str(error), unreadable=True))
        except Exception as error:  # a company's border: the others go on
            LOG.debug("%s", company.domain, exc_info=True)
            return self._told(Watched(company, why=f"{type(error).__name__}: {error}"))
        kept = self.store.keep(report, self.hide, gone_pages, damaged=damaged)
        return self._told(Watched(company, kept=kept, report=report))

    def _told(self, watched: Watched) -> Watched:
        return replace(watched, changes=tuple(self.store.changes(watched.company.domain, self.hide)))

    async def _look(self, company: Company, shared: Shared) -> tuple[Report, frozenset[str], bool]:
        """What was seen, which pages are there no more, and whether it is a replay of a part only."""
        name = f"{company.domain}.warc.gz"
        replay, record = (_in_folder(path, name) for path in (self.doors.replay, self.doors.record))
        with recording(record) as file:
            own = replace(self.doors, query=company.query, replay=replay, record=file)
            async with open_doors(own, shared=shared) as opened:
                report = await find_through(opened, company, suppressions=self.hide, **self.options)
                damaged = opened.archive is not None and bool(opened.archive.damaged)
                return report, await self._gone_pages(opened, report), damaged

    async def _gone_pages(self, doors: Doors, report: Report) -> frozenset[str]:
        """Pages of facts that were not met which are there no more, as when the page of a person who left is deleted.

        Only a whole lookup tells what was not met, and only of the company's own pages.
        """
        look = read_look(report)
        urls = _unread_pages(self.store.facts(look.domain, self.hide), look) if look.whole else []
        try:
            async with asyncio.timeout(_ASKING_S):
                gone = await asyncio.gather(*(_is_gone(url, doors.web, doors.archive, look.looked_at) for url in urls))
        except TimeoutError:
            return frozenset()
        return frozenset(url for url, is_gone in zip(urls, gone, strict=True) if is_gone)


def _in_folder(path: Path | None, name: str) -> Path | None:
    return path / name if path is not None and path.is_dir() else path


def _unread_pages(facts: Iterable[KeptFact], look: Look) -> list[str]:
    met = {(fact.kind, fact.key) for fact in look.facts}
    home = next((fact.value["domain"] for fact in look.facts if fact.kind is Kind.DOMAIN), look.domain)
    pages = (
        page
        for fact in facts
        if fact.gone_since is None and (fact.kind, fact.key) not in met
        for page in fact.pages
        if page not in look.looked_at and site_domain(page) in {look.domain, home}
    )
    return list(dict.fromkeys(pages))[:MAX_ASKED]


async def _is_gone(url: str, web: Web, archive: Archive | None, read: Collection[str]) -> bool:
    """Whether the page was deleted, or leads to one that was read; what an archive merely lacks may be there still."""
    if archive is not None and archive.miss(url) is None and archive.stored(url) is None:
        return False
    got = await web.get(url)
    if isinstance(got, Miss):
        return got.reason in {MissReason.NOT_FOUND, MissReason.NO_SUCH_HOST}
    return got.url != url and got.url in read
