"""Wikidata as a register of organisations: asked through the web door, read as values that anybody may have edited."""

from __future__ import annotations

from exec_finder.wikidata.ask import WIKI_URL, Hit, Items, read_items, search_items, search_words, site_query
from exec_finder.wikidata.statements import Item, read_item

__all__ = [
    "WIKI_URL",
    "Hit",
    "Item",
    "Items",
    "read_item",
    "read_items",
    "search_items",
    "search_words",
    "site_query",
]
