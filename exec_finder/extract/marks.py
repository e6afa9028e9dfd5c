"""What an element's tag, classes and role say of the text inside: a menu, a footer, a quotation, a byline."""

from __future__ import annotations

import re
from functools import lru_cache

from selectolax.lexbor import LexborNode

from exec_finder.extract.page import Mark
from exec_finder.extract.words import folded, mark_words, words_of

_TOKEN = re.compile(r"[A-Za-z]{2,}")
_CAMEL = re.compile(r"(?<=[a-z])(?=[A-Z])")
_ABOUT_OTHERS = ("has-", "no-", "with-", "is-", "hide-", "show-", "page-", "post-", "category-", "wp-", "menu-item")
_BESIDE = frozenset(("after", "before", "below", "under", "with", "without"))  # 'after-navbar' stands beside one
_BIT = {name.lower(): bit for name, bit in vars(Mark).items() if isinstance(bit, int)}
_UNMARKED = frozenset(("html", "body", "main"))
_OWN_PARTS = frozenset(("article", "aside", "section", "li"))  # a footer in one of these is not the page's
_MENUS = frozenset(("nav", "header"))
_NO_QUOTATION = "table, ul, ol, dl, h1, h2"
MARK_OF_TAG = {
    "nav": Mark.NAV,
    "footer": Mark.FOOTER,
    "aside": Mark.ASIDE,
    "blockquote": Mark.NONE,
    "q": Mark.QUOTE,
}


def marks_of(tag: str, attributes: dict[str, str | None], marks: int, node: LexborNode) -> int:
    """The marks of the element *node*: *marks* around it and its own."""
    if tag in _UNMARKED:
        return marks
    around = marks
    marks |= MARK_OF_TAG.get(tag, 0)
    for name in ("class", "id", "role"):
        words = attributes.get(name)
        if words:
            marks |= _marks_of_words(words)
    if tag == "blockquote" and not marks & (Mark.QUOTE | Mark.INDENTED):  # looked into once
        marks |= Mark.INDENTED if node.css_first(_NO_QUOTATION) else Mark.QUOTE
    if tag == "footer" and not marks & Mark.PART:
        marks |= Mark.PAGE_FOOTER
    if tag == "article" and not around & Mark.BYLINE:
        marks &= ~Mark.BYLINE  # its class names who wrote it
    if marks & Mark.NAV and _wraps_menu(tag, node):
        marks &= ~Mark.NAV
    return marks | Mark.PART if tag in _OWN_PARTS else marks


@lru_cache(maxsize=8192)
def _marks_of_words(text: str) -> int:
    marks = Mark.NONE
    for part in text.split():
        marks |= _marks_of_word(part)
    return marks


@lru_cache(maxsize=8192)
def _marks_of_word(text: str) -> int:
    """The marks of one class, of which pages make many sets."""
    marks = Mark.ICON if text.startswith(words_of("icon")) else Mark.NONE
    if text.lower().startswith(_ABOUT_OTHERS):
        return marks
    tokens = _TOKEN.findall(text if text.islower() else _CAMEL.sub(" ", text).lower())
    for before, token in zip(["", *tokens], tokens, strict=False):
        name = mark_words().get(token)
        if name and before not in _BESIDE:
            marks |= _BIT[name]
    if marks & Mark.BYLINE and not folded("card-class").isdisjoint(tokens):
        marks &= ~Mark.BYLINE  # 'person-author' of a theme's cards
    return marks


def _wraps_menu(tag: str, node: LexborNode) -> bool:
    """'<div class="nav-wrapper"><nav>…': the menu is inside and marks itself; what stands beside it is the page."""
    child = node.first_child if tag == "div" else None
    while child is not None and child.tag not in _MENUS:
        child = child.next
    return child is not None
