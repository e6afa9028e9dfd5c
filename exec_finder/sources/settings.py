"""What the user has set for the sources: keys and addresses, read from the environment once, at the edge."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field

from exec_finder.sources.saved_pages import SavedPage

KEYSERVER = "https://keyserver.ubuntu.com"


@dataclass(frozen=True, slots=True)
class SourceSettings:
    """What sources are made with; none of them reads the environment itself. Keys never show in a repr."""

    github_token: str = field(default="", repr=False)
    """Of the user's own, for GitHub's interface; empty: the source stays off."""
    github_on: bool = False
    """Whether the token was set for exec-finder: one that lies about for other programs asks for nothing."""
    brave_key: str = field(default="", repr=False)
    """Subscription token of the Brave Search API."""
    searxng_url: str = ""
    """Address of a SearXNG instance of the user's own, or one whose owner allows programs."""
    keyserver: str = KEYSERVER
    """Address of an OpenPGP key server that speaks HKP."""
    pages: tuple[SavedPage, ...] = ()
    """Pages of the company that the user saved."""


def settings_from(environment: Mapping[str, str], pages: Iterable[SavedPage] = ()) -> SourceSettings:
    """The settings that *environment* holds (EXEC_FINDER_… variables; GITHUB_TOKEN too), with saved *pages*."""

    def said(name: str) -> str:
        return environment.get(name, "").strip()

    own = said("EXEC_FINDER_GITHUB_TOKEN")
    return SourceSettings(
        github_token=own or said("GITHUB_TOKEN"),
        github_on=bool(own),
        brave_key=said("EXEC_FINDER_BRAVE_KEY"),
        searxng_url=said("EXEC_FINDER_SEARXNG_URL"),
        keyserver=said("EXEC_FINDER_KEYSERVER") or KEYSERVER,
        pages=tuple(pages),
    )
