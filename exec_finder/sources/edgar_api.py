"""How the SEC's EDGAR is asked: its addresses, its pace, and its JSON, which may hold anything."""

from __future__ import annotations

import asyncio
import json
from typing import Any

from exec_finder.models import Miss, MissReason, Page
from exec_finder.text import printable
from exec_finder.web import Api, Web
from exec_finder.web.recorded import out_of_time

SEC = Api(pace="sec.gov", pause_s=0.1)
"""One request after the other on all of its hosts and never more than ten a second, as its fair-access rules ask.

They ask for a User-Agent that says who is asking, too: ours names the product and a contact URL.
"""
INDEX_URL = "https://www.sec.gov/files/company_tickers.json"
DECLARE = (
    "the SEC refuses programs that don't say who asks, and for ten minutes those that asked too fast; say it with "
    "--contact-url or --user-agent 'Your Name you@your-domain', and try again later"
)
"""What to do after a 403 or 429."""
_REFUSED = ("undeclared automated tool", "request rate threshold")
_TEXT = 500


async def ask(web: Web, url: str) -> Page | Miss:
    """What EDGAR has there; its page that refuses programs is a Miss whatever its status."""
    got = await web.get(url, api=SEC)
    if isinstance(got, Page) and any(words in got.html[:4000].lower() for words in _REFUSED):
        return Miss(url, MissReason.FORBIDDEN, "the site refuses it", got.status)
    return got


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
    """*found* on one line where it is a text or number, bounded; else ''. EDGAR writes None into some."""
    if isinstance(found, bool) or not isinstance(found, str | int):
        return ""
    text = printable((found if isinstance(found, str) else str(found % 10**20))[:_TEXT])
    return "" if text in {"None", "null", "N/A"} else text


def cik_of(found: object) -> str:
    """A filer's number in ten digits; '' for what is none.

    >>> cik_of(1234), cik_of("0000001234"), cik_of("CIK 1")
    ('0000001234', '0000001234', '')
    """
    digits = text_of(found)
    return digits.zfill(10) if digits.isascii() and digits.isdigit() and len(digits) <= 10 and int(digits) else ""
