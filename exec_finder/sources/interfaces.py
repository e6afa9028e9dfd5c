"""Interfaces made for programs: a door that closes at a deadline, and the JSON of an answer."""

from __future__ import annotations

import asyncio
import json
from dataclasses import replace
from typing import Any

from exec_finder.models import Miss, MissReason, Page
from exec_finder.web import Api, Web
from exec_finder.web.recorded import out_of_time


class TimedWeb:
    """The door to the web until a deadline, and what came through it.

    Past the deadline the door is told once more what was wanted, but stopped before it asks: so a recording shows where
    the time ended, and its replay ends there too.
    """

    def __init__(self, web: Web, time_s: float) -> None:
        self._web = web
        self._deadline = asyncio.get_running_loop().time() + time_s
        self.pages: list[str] = []

    async def get(self, url: str, *, api: Api | None = None) -> Page | Miss:
        """As Web.get; a Miss for want of time past the deadline. An interface whose host has no name is hidden."""
        try:
            async with asyncio.timeout_at(self._deadline):
                got = await self._web.get(url, api=api)
        except TimeoutError:
            return out_of_time(url)
        if isinstance(got, Page):
            self.pages.append(got.url)
        elif api is not None and got.reason is MissReason.NO_SUCH_HOST:  # it is there: this network hides it
            return replace(got, reason=MissReason.DNS_FAILED)
        return got

    async def aclose(self) -> None:
        """The door is its owner's to close."""


def read_json(page: Page) -> Any:
    """The page's JSON; None for what is none, or nested beyond reason."""
    try:
        return json.loads(page.body)
    except (ValueError, RecursionError):
        return None
