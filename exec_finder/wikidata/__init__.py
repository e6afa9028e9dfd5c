"""Wikidata as a register of organisations: asked through the web door, read as values that anybody may have edited."""

from __future__ import annotations

from exec_finder.wikidata.ask import (
    API_URL,
    WIKI_URL,
    Hit,
    Items,
    languages,
    read_items,
    search_items,
    search_words,
    site_query,
)
from exec_finder.wikidata.statements import HUMAN, SOMETIME, Item, Statement, is_id, is_over, read_item

__all__ = [
    "API_URL",
    "HUMAN",
    "SOMETIME",
    "WIKI_URL",
    "Hit",
    "Item",
    "Items",
    "Statement",
    "is_id",
    "is_over",
    "languages",
    "read_item",
    "read_items",
    "search_items",
    "search_words",
    "site_query",
]
