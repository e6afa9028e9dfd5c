"""A page as lines of text, each knowing where it stands; `walk.read_page` makes it.

A line is what a reader sees on a line of its own: the text between block elements and line breaks.
Its slot is the form of its place (tags from the root down, own classes, table column): lines of one
slot are what the page's own repetition makes alike.
"""

from __future__ import annotations

from dataclasses import dataclass, field

INLINE = frozenset((
    "a", "abbr", "acronym", "b", "bdi", "bdo", "big", "cite", "code", "data", "del", "dfn", "em", "font", "i",
    "ins", "kbd", "label", "mark", "nobr", "q", "s", "small", "span", "strike", "strong", "sub", "sup", "time",
    "tt", "u", "var", "wbr",
))  # fmt: skip
HEADINGS = {f"h{level}": level for level in range(1, 7)}
SKIPPED = frozenset((
    "script", "style", "template", "svg", "math", "select", "textarea", "iframe", "object", "canvas", "video", "audio",
    "head", "datalist",
))  # fmt: skip


class Mark:
    """What an element says about the text inside it: bits of an int (IntFlag's arithmetic is too slow here)."""

    NONE = 0
    NAV = 1
    FOOTER = 2
    ASIDE = 4
    QUOTE = 8
    BYLINE = 64
    COMMENT = 128
    ALT = 256
    PAGE_FOOTER = 512
    """Of the page, not of one of its articles (HTML Standard, 4.3.8)."""
    PART = 1024
    """Inside an article, section, aside or list item."""
    INDENTED = 2048
    """Inside a blockquote around a table or a list: old editors set text in so, and nobody is quoted."""
    ICON = 4096
    """Letters that a font shows as one picture: 'expand_more' of Material Icons."""


@dataclass(slots=True)
class Line:
    """A line of text and its place."""

    index: int
    text: str
    element: int
    slot: int
    heading: int
    column: int
    marks: int
    href: str
    order: int
    block: int
    runs: tuple[tuple[str, int], ...] = ()
    """The texts of its inline elements, each with its element; empty where the whole line is the text of *element*."""

    @property
    def place(self) -> int:
        """As the slot, whatever the order within its block."""
        return self.slot >> 2


@dataclass(slots=True)
class Contact:
    """A `mailto:`, `tel:` or encoded address: *line* is the one that it stands in or before."""

    kind: str
    value: str
    element: int
    line: int


@dataclass(slots=True)
class Page:
    """The lines of a page and the light tree over them (parallel lists, one entry an element)."""

    lines: list[Line] = field(default_factory=list)
    contacts: list[Contact] = field(default_factory=list)
    scripts: list[tuple[str, str, str]] = field(default_factory=list)
    title: str = ""
    site_name: str = ""
    parent: list[int] = field(default_factory=lambda: [-1])
    tags: list[str] = field(default_factory=lambda: [""])
    first_line: list[int] = field(default_factory=lambda: [0])
    end_line: list[int] = field(default_factory=lambda: [0])
    last: list[int] = field(default_factory=lambda: [0])
    facts: list[tuple[int, str, dict[str, str | None]]] = field(default_factory=list)
    """Elements with microdata, RDFa or hCard attributes: number, tag, attributes."""

    def subtree(self, element: int) -> tuple[int, int]:
        """The lines [first, end) inside *element*."""
        return self.first_line[element], self.end_line[element]
