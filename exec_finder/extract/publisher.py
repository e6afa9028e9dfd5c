"""Whose page it is, as its JSON-LD tells: for pages that name their site nowhere else."""

from __future__ import annotations

from itertools import islice
from typing import Any

from exec_finder.extract.page import Page
from exec_finder.extract.states import parse_json
from exec_finder.extract.words import folded, plain
from exec_finder.text import squeeze

_NODES = 40  # of one script
_LONGEST = 100  # characters of a name
_OF_THE_PAGE = ("publisher", "isPartOf")


def publisher(page: Page) -> str:
    """The one organisation that publishes the page; '' where JSON-LD names none, or several.

    >>> from exec_finder.extract.walk import read_page
    >>> told = '{"@type": "Article", "publisher": {"@type": "Organization", "name": "Acme & Sons"}}'
    >>> publisher(read_page(f'<script type="application/ld+json">{told}</script>'))
    'Acme & Sons'
    """
    scripts = [text for kind, _, text in page.scripts if "ld+json" in kind]
    names = [name for text in scripts for value in parse_json(text) for name in _names(value)]
    spellings = {" ".join(word for word in plain(name).split() if word not in folded("small")) for name in names}
    return names[0] if len(spellings) == 1 else ""


def _names(value: Any) -> list[str]:
    """Names of organisations at the top of a script, and of those that publish what stands there."""
    nodes = value if isinstance(value, list) else [value]
    nodes = [inner for node in islice(nodes, _NODES) for inner in _graph(node)]
    nodes += [node[key] for node in nodes for key in _OF_THE_PAGE if isinstance(node.get(key), dict)]
    found = [squeeze(str(node.get("name") or "")) for node in nodes if _is_publisher(node)]
    return [name for name in found if 1 < len(name) <= _LONGEST]


def _graph(node: Any) -> list[dict[str, Any]]:
    graph = node.get("@graph") if isinstance(node, dict) else None
    inner = graph if isinstance(graph, list) else [node]
    return [inside for inside in islice(inner, _NODES) if isinstance(inside, dict)]


def _is_publisher(node: dict[str, Any]) -> bool:
    types = node.get("@type")
    return any(str(kind).lower() in folded("ld-publisher") for kind in (types if isinstance(types, list) else [types]))
