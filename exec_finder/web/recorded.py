"""The web door that also writes down what comes through."""

from __future__ import annotations

import asyncio
from collections.abc import Callable
from dataclasses import replace
from datetime import datetime

from exec_finder.archive import ArchiveWriter, url_key, utc_now
from exec_finder.models import Miss, MissReason, Page
from exec_finder.web import Api, Web


def out_of_time(url: str) -> Miss:
    """What is known of an address whose answer was not waited for."""
    return Miss(url, MissReason.BUDGET, f"the time for this lookup (--time) was spent before {url} answered")


class RecordedWeb:
    """Fetches through *web*, and puts each page and each miss into an archive once.

    Within a recording an address has one content: a page that is found a second time, asked for again or behind another
    redirect, is given as it was recorded. So the replay, which has it once, gives the same.
    """

    def __init__(self, web: Web, writer: ArchiveWriter, *, clock: Callable[[], datetime] = utc_now) -> None:
        """clock: when a miss happened, in whole seconds and UTC."""
        self._web = web
        self._writer = writer
        self._clock = clock
        self._asked: dict[str, Page | Miss] = {}
        self._found: dict[str, Page] = {}

    async def get(self, url: str, *, api: Api | None = None) -> Page | Miss:
        """The page at *url*, or why there is none."""
        key = url_key(url)
        if key not in self._asked and key in self._found:
            self._asked[key] = self._found[key]
        if key not in self._asked:
            answer = await self._get(key, url, api)
            if key not in self._asked:  # nobody asked meanwhile
                self._asked[key] = self._record(url, answer)
        known = self._asked[key]
        return replace(known, requested=url) if isinstance(known, Page) else replace(known, url=url)

    async def aclose(self) -> None:
        """Close *web*; the archive is its owner's to close."""
        await self._web.aclose()

    async def _get(self, key: str, url: str, api: Api | None) -> Page | Miss:
        try:
            return await self._web.get(url, api=api)
        except asyncio.CancelledError:  # who waited for it has no time left; nor has the replay
            if key not in self._asked:
                self._asked[key] = self._record(url, out_of_time(url))
            raise

    def _record(self, url: str, answer: Page | Miss) -> Page | Miss:
        if isinstance(answer, Miss):
            self._writer.add_miss(replace(answer, url=url), self._clock())
            return answer
        final = url_key(answer.url)
        known = self._found.get(final) or self._asked.get(final)
        if isinstance(known, Page):
            self._writer.add_redirect(url, known.url, known.fetched_at)
            return known
        page = self._found[final] = replace(answer, requested=url)
        self._writer.add_page(page)
        return page
