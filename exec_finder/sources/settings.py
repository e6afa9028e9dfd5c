"""What the user has set for the sources: keys and addresses, read from the environment once, at the edge."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field

from exec_finder.domains import normalise_url
from exec_finder.errors import UsageError
from exec_finder.sources.saved_pages import SavedPage

KEYSERVER = "https://keyserver.ubuntu.com"
_KEY = re.compile(r"[!-~]*")  # what a header can hold; an error of the library would repeat all of it


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
    """The settings that *environment* holds (EXEC_FINDER_… variables; GITHUB_TOKEN too), with saved *pages*.

    Raises UsageError, which never repeats what is set, for a key or an address that can be none.
    """

    def key(name: str) -> str:
        text = environment.get(name, "").strip()
        if not _KEY.fullmatch(text):
            raise UsageError(f"what {name} holds is no key: there are blanks in it, or signs that no key has")
        return text

    def address(name: str) -> str:
        text = environment.get(name, "").strip()
        if text and not normalise_url(text):
            raise UsageError(f"what {name} holds is no web address (https://…, without a password)")
        return text

    own = key("EXEC_FINDER_GITHUB_TOKEN")
    return SourceSettings(
        github_token=own or key("GITHUB_TOKEN"),
        github_on=bool(own),
        brave_key=key("EXEC_FINDER_BRAVE_KEY"),
        searxng_url=address("EXEC_FINDER_SEARXNG_URL"),
        keyserver=address("EXEC_FINDER_KEYSERVER") or KEYSERVER,
        pages=tuple(pages),
    )
