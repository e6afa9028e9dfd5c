"""The door to web pages: live, recorded or replayed, with one face."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Protocol

from exec_finder.models import Miss, Page
from exec_finder.web.options import Api, WebOptions

if TYPE_CHECKING:
    from exec_finder.web.live import LiveWeb

__all__ = ["Api", "LiveWeb", "Web", "WebOptions"]


class Web(Protocol):
    """What a lookup sees of the web."""

    async def get(self, url: str, *, api: Api | None = None) -> Page | Miss:
        """The page at *url*, or why there is none; facts about the world are never raised.

        `/robots.txt` can be asked for like any page. api: *url* is part of an interface made for programs.
        """
        ...

    async def aclose(self) -> None:
        """Give back connections and files; twice does no harm."""
        ...


if not TYPE_CHECKING:

    def __getattr__(name: str) -> Any:
        if name == "LiveWeb":
            from exec_finder.web.live import LiveWeb  # noqa: PLC0415 - lazy: httpx takes 250 ms, a replay needs none

            return LiveWeb
        raise AttributeError(name)
