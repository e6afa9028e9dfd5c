"""A page as one running text with its blocks: for facts that may be split over elements, such as hidden addresses.

The layers that look for people want lines (see page); an address may be written over spans, comments and decoys, so
here inline elements join without a gap, and every element knows which stretch of the text it holds.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import NamedTuple

from selectolax.lexbor import LexborHTMLParser, LexborNode

from exec_finder.depth import parsed
from exec_finder.text import shorten, squeeze

__all__ = ["Flow", "Span", "read_flow"]

# Each is a paragraph of its own, as in the HTML standard's style sheet.
_BLOCKS = frozenset(
    (
        *(
            "address",
            "article",
            "aside",
            "blockquote",
            "body",
            "button",
            "caption",
            "center",
            "dd",
            "details",
            "dialog",
        ),
        *("div", "dl", "dt", "fieldset", "figcaption", "figure", "footer", "form", "h1", "h2", "h3", "h4", "h5", "h6"),
        *("header", "hr", "html", "legend", "li", "main", "nav", "ol", "option", "p", "pre", "section", "select"),
        *("summary", "table", "tbody", "td", "tfoot", "th", "thead", "tr", "ul"),
    )
)
_HEADINGS = frozenset(("h1", "h2", "h3", "h4", "h5", "h6", "dt", "th", "caption", "legend", "summary"))
_SECTION_HEADINGS = frozenset(("h1", "h2", "h3", "h4", "h5", "h6"))
_SECTION_REACH = 1500
_UNSEEN = frozenset(["script", "style", "template", "head", "textarea", "svg", "math", "object", "iframe"])
_DECOYS = frozenset(("span", "b", "i", "em", "small", "font", "strong", "u", "s", "del", "a"))
_HIDDEN = '[style*="display:none" i], [style*="display: none" i]'
_TURNED = '[style*="direction:rtl" i], [style*="direction: rtl" i], bdo[dir="rtl"]'
_RULE = re.compile(r"\.([\w-]{1,60})\s{0,9}\{([^{}]{0,400})\}")  # of one class and nothing else
_NO_DISPLAY = re.compile(r"display\s*:\s*none", re.IGNORECASE)
_BIDI_OVERRIDE = re.compile(r"unicode-bidi\s*:\s*bidi-override", re.IGNORECASE)
_STYLE_LIMIT = 200_000
_CLASS_LIMIT = 30
_DECOY_LENGTH = 40
_SIGNS = frozenset(("@", "at", "(at)", "[at]"))  # what a picture of the sign is called
_ZERO_WIDTH = re.compile("[\u00ad\u200b-\u200f\u202a-\u202e\u2060-\u2064\ufeff]")
_WHOLE_ADDRESS = re.compile(r"[^\s@]{1,64}@[^\s@.]{1,63}\.[^\s@]")


class Span(NamedTuple):
    """An element's stretch of the text; `block` is the place in `Flow.blocks` of the block that holds it."""

    start: int
    end: int
    block: int


@dataclass(slots=True)
class Block:
    """A block element's stretch of the text."""

    parent: int
    tag: str
    start: int
    end: int = -1


@dataclass(slots=True)
class Flow:
    """The text of a page and where its elements stand in it."""

    tree: LexborHTMLParser
    text: str = ""
    blocks: list[Block] = field(default_factory=list)
    elements: dict[int, int] = field(default_factory=dict)
    """The place in the next three of each element, by its `mem_id`."""
    starts: list[int] = field(default_factory=list)
    ends: list[int] = field(default_factory=list)
    within: list[int] = field(default_factory=list)
    links: list[tuple[str, int]] = field(default_factory=list)
    """Where each link leads, with its place in those three; in page order."""
    changes: list[tuple[int, int]] = field(default_factory=list)
    """Where a block begins or goes on after another: place in the text, place in `blocks`."""

    def span(self, node: LexborNode) -> Span:
        """Where an element stands."""
        number = self.elements.get(node.mem_id)
        return Span(0, 0, 0) if number is None else self._span(number)

    def _span(self, number: int) -> Span:
        return Span(self.starts[number], self.ends[number], self.within[number])

    def linked(self, *beginnings: str) -> Iterator[tuple[str, Span]]:
        """Links, or those whose goal begins so in small letters: where they lead, and where they stand."""
        for href, number in self.links:
            if not beginnings or href[:10].lower().startswith(beginnings):
                yield href, self._span(number)

    def block_at(self, at: int) -> int:
        """The smallest block that holds a position: its place in `blocks`."""
        number = bisect_right(self.changes, (at, len(self.blocks))) - 1
        return self.changes[number][1] if number >= 0 else 0

    def line(self, at: int) -> tuple[int, int]:
        """Start and end of the line around a position, at most 300 characters either side."""
        start = self.text.rfind("\n", max(0, at - 300), at)
        end = self.text.find("\n", at, at + 300)
        return (start + 1 if start >= 0 else max(0, at - 300)), (end if end >= 0 else min(len(self.text), at + 300))

    def above(self, at: int, count: int = 3) -> list[str]:
        """The lines above the one around a position, nearest first."""
        start = self.line(at)[0]
        return [line for line in reversed(self.text[max(0, start - 400) : start].split("\n")) if line.strip()][:count]

    def heading(self, at: int) -> str:
        """The heading right above a position; '' where the line above is none."""
        low = max(0, at - 200)
        before = self.text[low:at].rstrip("\n ")
        block = self.blocks[self.block_at(low + len(before) - 1)] if before else self.blocks[0]
        return squeeze(self.text[block.start : block.end]) if block.tag in _HEADINGS else ""

    def section(self, at: int) -> str:
        """The nearest heading within 1,500 characters before a position; '' where there is none."""
        number = self.block_at(at)
        while number > 0 and at - self.blocks[number].start < _SECTION_REACH:
            block = self.blocks[number]
            if block.tag in _SECTION_HEADINGS and block.end <= at:
                return squeeze(self.text[block.start : block.end])
            number -= 1
        return ""

    def quote(self, start: int, end: int) -> str:
        """The words around a stretch, at most 200 characters."""
        return shorten(self.text[max(0, start - 80) : end + 80].replace("\n", " · ").strip(" ·"), 200)


def read_flow(html: str) -> Flow:
    """The flow of a page. Never raises; time is linear in the page's size."""
    tree = parsed(html)
    reader = _Reader(tree)
    if tree.root is not None:
        reader.walk(tree.root)
    flow = reader.flow
    flow.text = "".join(reader.pieces)
    flow.blocks[0].end = len(flow.text)
    return flow


class _Reader:
    """Holds the state of the one walk."""

    def __init__(self, tree: LexborHTMLParser) -> None:
        self.flow = Flow(tree, blocks=[Block(-1, "html", 0)])
        self.pieces: list[str] = []
        self.size = 0
        self.last = "\n"
        self.edge = False  # an element began or ended since the last text
        self.after_address = False
        self.open: list[tuple[int, int | None, bool, bool]] = []
        """The number of each, for a block the block around it, and whether it is unseen, and turned round."""
        self.block = 0
        self.unseen = 0
        self.turned = 0
        self.hidden_ids = {node.mem_id for node in tree.css(_HIDDEN) if (node.tag or "") in _DECOYS}
        self.turned_ids = {node.mem_id for node in tree.css(_TURNED) if (node.tag or "") not in ("html", "body")}
        hidden, turned = _styled(tree)
        self.hidden_ids |= {node.mem_id for node in hidden}
        self.turned_ids |= {node.mem_id for node in turned}

    def walk(self, root: LexborNode) -> None:
        node: LexborNode | None = root
        above: list[LexborNode] = []
        while node is not None:
            tag = node.tag or ""
            if tag == "-text":
                if not self.unseen and (text := node.text_content):
                    self._text(text)
            elif not tag.startswith(("!", "-")):
                self._begin(node, tag)
                child = node.first_child
                if child is not None:
                    above.append(node)
                    node = child
                    continue
                self._end()
            following = node.next
            while following is None and above:
                node = above.pop()
                self._end()
                following = node.next
            node = following if above else None

    def _picture(self, alt: str) -> None:
        """The sign as a picture between two halves of an address."""
        if alt in _SIGNS and not self.unseen:
            self._put("@")
            self.edge = False

    def _begin(self, node: LexborNode, tag: str) -> None:
        ident = node.mem_id
        unseen, turned = tag in _UNSEEN or ident in self.hidden_ids, ident in self.turned_ids
        self.edge = self.edge or not unseen
        above = None
        if tag in _BLOCKS:
            self._break()
            above, self.block = self.block, len(self.flow.blocks)
            self.flow.blocks.append(Block(above, tag, self.size))
            self.flow.changes.append((self.size, self.block))
        elif tag == "br":
            self._break()
        self.unseen += unseen
        self.turned += turned
        number = self._number(ident)
        self.open.append((number, above, unseen, turned))
        if tag == "a":
            attributes = node.attributes
            if "href" in attributes:
                self.flow.links.append((attributes["href"] or "", number))
        elif tag == "img" and self.last.isalnum():
            self._picture((node.attributes.get("alt") or "").strip().lower())

    def _number(self, ident: int) -> int:
        """Notes where an element begins: in lists and not in objects, which the garbage collector would go through."""
        flow = self.flow
        number = flow.elements[ident] = len(flow.starts)
        flow.starts.append(self.size)
        flow.ends.append(self.size)
        flow.within.append(self.block)
        return number

    def _end(self) -> None:
        number, above, unseen, turned = self.open.pop()
        self.unseen -= unseen
        self.turned -= turned
        self.edge = self.edge or not unseen
        self.flow.ends[number] = self.size
        if above is not None:
            self.flow.blocks[self.block].end = self.size
            self.block = above
            self._break()
            self.flow.changes.append((self.size, above))

    def _break(self) -> None:
        if self.last != "\n":
            self._put("\n")

    def _text(self, text: str) -> None:
        if text.isspace():
            if self.last not in " \n":
                self._put(" ")
            return
        if not text.isascii():
            text = _ZERO_WIDTH.sub("", text)
        body = " ".join(text.split())
        if self.turned:
            body = body[::-1]
        if (text[:1].isspace() or not body) and self.last not in " \n":
            self._put(" ")
        if body:
            self._body(body)
            if text[-1:].isspace():
                self._put(" ")

    def _body(self, body: str) -> None:
        """An address that is whole by itself stays apart from the words of its neighbours."""
        whole = "@" in body and bool(_WHOLE_ADDRESS.search(body))
        if self.edge and self.last.isalnum() and body[0].isalnum() and (whole or self.after_address):
            self._put(" ")
        self._put(body)
        self.edge, self.after_address = False, whole

    def _put(self, text: str) -> None:
        self.pieces.append(text)
        self.size += len(text)
        self.last = text[-1]


def _styled(tree: LexborHTMLParser) -> tuple[list[LexborNode], list[LexborNode]]:
    """Elements that the page's own style sheets hide as decoys, and those that they turn round."""
    rules = "".join(style.text(deep=True) for style in tree.css("style")[:20])[:_STYLE_LIMIT]
    if "none" not in rules and "override" not in rules:
        return [], []
    met = [(rule[1], rule[2]) for rule in _RULE.finditer(rules)]
    hiding = [name for name, body in met if _NO_DISPLAY.search(body)][:_CLASS_LIMIT]
    turning = [name for name, body in met if _BIDI_OVERRIDE.search(body)][:_CLASS_LIMIT]
    hidden = [node for name in hiding for node in tree.css(f'[class~="{name}"]') if _is_decoy(node)]
    turned = [node for name in turning for node in tree.css(f'[class~="{name}"]')]
    return hidden, turned


def _is_decoy(node: LexborNode) -> bool:
    """Whether an element that is not shown can be there for readers of the source alone: a few letters, no address."""
    text = node.text(deep=True)
    return (node.tag or "") in _DECOYS and len(text) <= _DECOY_LENGTH and "@" not in text
