"""Where names come from: one file a source, one protocol for all, others' packages by entry point."""

from __future__ import annotations

from importlib.metadata import entry_points

from exec_finder.sources.protocol import Findings, Limits, Source
from exec_finder.sources.website import Website

__all__ = ["ENTRY_POINT_GROUP", "Findings", "Limits", "Source", "Website", "built_in_sources", "load_sources"]

ENTRY_POINT_GROUP = "exec_finder.sources"
"""A package registers a class or function that makes a Source, under the source's name."""


def built_in_sources() -> tuple[Source, ...]:
    """The sources that come with exec-finder, in the order they are asked."""
    return (Website(),)


def load_sources() -> tuple[Source, ...]:
    """The built-in sources and, by name, those of installed packages; a name that is taken already is left out."""
    sources = list(built_in_sources())
    for point in sorted(entry_points(group=ENTRY_POINT_GROUP), key=lambda point: point.name):
        made: Source = point.load()()
        if made.name not in {source.name for source in sources}:
            sources.append(made)
    return tuple(sources)
