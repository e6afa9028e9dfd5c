"""Where names come from: one file a source, one protocol for all, others' packages by entry point."""

from __future__ import annotations

from importlib.metadata import EntryPoint, entry_points

from exec_finder.sources.choice import Broken, choose_sources, is_source, needs_of, state_of
from exec_finder.sources.edgar import Edgar
from exec_finder.sources.github_commits import GithubCommits
from exec_finder.sources.pgp_keys import PgpKeys
from exec_finder.sources.protocol import Findings, Limits, Source
from exec_finder.sources.saved_pages import SavedPage, SavedPages, saved_page
from exec_finder.sources.security_txt import SecurityTxt
from exec_finder.sources.settings import SourceSettings, settings_from
from exec_finder.sources.web_search import WebSearch
from exec_finder.sources.website import Website
from exec_finder.sources.wikidata import Wikidata

__all__ = [
    "ENTRY_POINT_GROUP",
    "Edgar",
    "Findings",
    "GithubCommits",
    "Limits",
    "PgpKeys",
    "SavedPage",
    "SavedPages",
    "SecurityTxt",
    "Source",
    "SourceSettings",
    "WebSearch",
    "Website",
    "Wikidata",
    "built_in_sources",
    "choose_sources",
    "load_sources",
    "needs_of",
    "saved_page",
    "settings_from",
    "state_of",
]

ENTRY_POINT_GROUP = "exec_finder.sources"
"""A package registers a class or function that makes a Source, under the source's name."""


def built_in_sources(settings: SourceSettings | None = None) -> tuple[Source, ...]:
    """The sources that come with exec-finder, in the order they are asked; without *settings* none has a key."""
    settings = settings or SourceSettings()
    return (
        Website(),
        Edgar(),
        Wikidata(),
        SecurityTxt(),
        PgpKeys(settings.keyserver),
        GithubCommits(settings.github_token, on=settings.github_on),
        SavedPages(settings.pages),
        WebSearch(searxng_url=settings.searxng_url, brave_key=settings.brave_key),
    )


def load_sources(settings: SourceSettings | None = None) -> tuple[Source, ...]:
    """The built-in sources and, by name, those of installed packages; a name that is taken already is left out."""
    sources = list(built_in_sources(settings))
    for point in sorted(entry_points(group=ENTRY_POINT_GROUP), key=lambda point: point.name):
        made = _made(point)
        if made.name not in {source.name for source in sources}:
            sources.append(made)
    return tuple(sources)


def _made(point: EntryPoint) -> Source:
    """What another package's entry point makes; one that raises is a source that fails, and takes no other along."""
    try:
        made = point.load()()
    except Exception as error:  # noqa: BLE001 - a source's border: others' code
        return Broken(point.name, f"{type(error).__name__}: {error}" if str(error) else type(error).__name__)
    return made if is_source(made) else Broken(point.name, "it lacks what a source has: exec_finder.sources.Source")
