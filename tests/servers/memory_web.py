"""A web of made-up pages in memory: the door's face over a mapping."""

from __future__ import annotations

import asyncio
from collections.abc import Mapping
from datetime import UTC, datetime
from urllib.parse import urljoin

from exec_finder.models import Miss, MissReason, Page
from exec_finder.web import Api

SEEN_AT = datetime(2026, 5, 4, 12, 0, tzinfo=UTC)


class MemoryWeb:
    """Answers from *pages*: text or bytes is a page, a reason is a miss, `>URL` a redirect; what is not there is 404.

    Answers come in a turned order when asked for together, as on a live web.
    """

    def __init__(self, pages: Mapping[str, str | bytes | MissReason]) -> None:
        self.pages = pages
        self.asked: list[str] = []
        self._waits = 5

    async def get(self, url: str, *, api: Api | None = None) -> Page | Miss:
        self.asked.append(url)
        self._waits = (self._waits * 3) % 7
        for _ in range(self._waits):
            await asyncio.sleep(0)
        return self._answer(url, url)

    async def aclose(self) -> None:
        """Nothing is open."""

    def _answer(self, url: str, requested: str) -> Page | Miss:
        held = self.pages.get(url, MissReason.NOT_FOUND)
        if isinstance(held, MissReason):
            return Miss(requested, held, f"{requested}: {held.value}")
        if isinstance(held, str) and held.startswith(">"):
            return self._answer(urljoin(url, held[1:]), requested)
        if isinstance(held, bytes):
            return Page(url, requested, 200, "application/xml", held, "", SEEN_AT)
        return Page(url, requested, 200, "text/html", held.encode(), held, SEEN_AT)


def html(body: str, head: str = "", lang: str = "en") -> str:
    return f"<!doctype html><html lang='{lang}'><head><title>Acme</title>{head}</head><body>{body}</body></html>"


def links(*hrefs: str) -> str:
    """A menu: each entry `href text`, the text after the first blank."""
    return "<nav>" + "".join(f'<a href="{h.partition(" ")[0]}">{h.partition(" ")[2]}</a>' for h in hrefs) + "</nav>"


def cards(*people: str) -> str:
    """A list of people: each entry `Name|Title|address`, the address may be missing."""
    made = []
    for person in people:
        name, title, email = (*person.split("|"), "", "")[:3]
        mail = f'<a href="mailto:{email}">{email}</a>' if email else ""
        made.append(f'<div class="card"><h3>{name}</h3><p class="title">{title}</p>{mail}</div>')
    return '<div class="team">' + "".join(made) + "</div>"
