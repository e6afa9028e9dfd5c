"""Interfaces made for programs: a door that closes at a deadline, and JSON that may hold anything."""

from __future__ import annotations

import asyncio
import json
from typing import Any

from exec_finder.models import Miss, Page
from exec_finder.text import printable
from exec_finder.web import Api, Web
from exec_finder.web.recorded import out_of_time

_TEXT = 500


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
        """As Web.get; a Miss for want of time past the deadline."""
        try:
            async with asyncio.timeout_at(self._deadline):
                got = await self._web.get(url, api=api)
        except TimeoutError:
            return out_of_time(url)
        if isinstance(got, Page):
            self.pages.append(got.url)
        return got

    async def aclose(self) -> None:
        """The door is its owner's to close."""


def read_json(page: Page) -> Any:
    """The page's JSON; None for what is none, or nested beyond reason."""
    try:
        return json.loads(page.body)
    except (ValueError, RecursionError):
        return None


def mapping(found: object) -> dict[str, Any]:
    """*found* where it is an object, else an empty one."""
    return found if isinstance(found, dict) else {}


def sequence(found: object) -> list[Any]:
    """*found* where it is an array, else an empty one."""
    return found if isinstance(found, list) else []


def text_of(found: object) -> str:
    """*found* on one line where it is a text or number, bounded; else ''. Some registers write None into some."""
    if isinstance(found, bool) or not isinstance(found, str | int):
        return ""
    text = printable((found if isinstance(found, str) else str(found % 10**20))[:_TEXT])
    return "" if text in {"None", "null", "N/A"} else text
