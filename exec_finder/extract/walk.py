"""The one walk over a page's tree: without recursion, in time linear in the page's size."""

from __future__ import annotations

import re
from functools import lru_cache

from selectolax.lexbor import LexborHTMLParser, LexborNode

from exec_finder.extract.judge import SURE, name_score
from exec_finder.extract.page import INLINE, Contact, Line, Mark, Page
from exec_finder.extract.words import mark_words
from exec_finder.text import printable

SKIPPED = frozenset(
    [
        "script",
        "style",
        "noscript",
        "template",
        "svg",
        "math",
        "select",
        "textarea",
        "iframe",
        "object",
        "canvas",
        "video",
        "audio",
        "head",
        "datalist",
    ]
)
ALIKE = dict.fromkeys(("section", "article", "main", "figure", "figcaption", "center", "header", "hgroup"), "div")
_TOKEN = re.compile(r"[A-Za-z]{2,}")
_CAMEL = re.compile(r"(?<=[a-z])(?=[A-Z])")
_ABOUT_OTHERS = ("has-", "no-", "with-", "is-", "hide-", "show-", "page-", "post-", "category-", "wp-", "menu-item")
_SPLIT_LIMIT = 160  # characters: in longer lines a marked name is a name in prose
_EDGE = " ,;:|·•–—-/"  # what parts a name from a title
_LINE_LIMIT = 4000  # characters kept of one line: no name or title stands further in
_STYLE_HIDDEN = re.compile(r"display\s*:\s*none|visibility\s*:\s*hidden", re.IGNORECASE)
_BIT = {name.lower(): bit for name, bit in vars(Mark).items() if isinstance(bit, int)}
MARK_OF_TAG = {
    "nav": Mark.NAV,
    "footer": Mark.FOOTER,
    "aside": Mark.ASIDE,
    "blockquote": Mark.QUOTE,
    "q": Mark.QUOTE,
    "dialog": Mark.HIDDEN,
}


def read_page(html: str) -> Page:
    """The page as lines. Never raises; time is linear in the page's size."""
    root = LexborHTMLParser(html).root
    walker = _Walker()
    if root is not None:
        walker.walk(root)
    return walker.page


@lru_cache(maxsize=4096)
def _class_key(classes: str) -> str:
    """Classes without those that number, hash or mark the state of one element."""
    kept = [c for c in classes.split() if not any(ch.isdigit() for ch in c)]
    return " ".join(sorted(c for c in kept if c.lower() not in {"first", "last", "odd", "even", "active", "show"}))


@lru_cache(maxsize=4096)
def _marks_of_words(text: str) -> int:
    marks = Mark.NONE
    for part in text.split():
        if part.lower().startswith(_ABOUT_OTHERS):
            continue
        for token in _TOKEN.findall(_CAMEL.sub(" ", part)):
            name = mark_words().get(token.lower())
            if name:
                marks |= _BIT[name]
    return marks


class _Walker:
    """Holds the state of the one walk; `page` is its result."""

    def __init__(self) -> None:
        self.page = Page()
        self.slots: dict[tuple[int, str], int] = {}
        self.path = [0]  # slot of each element's place, by element
        self.fine: list[str] = [""]  # class key of each element
        self.marks = [0]
        self.column = [-1]
        self.columns: dict[int, int] = {}
        self.orders: dict[int, int] = {}
        self.runs: list[tuple[str, int]] = []
        self.stack: list[int] = [0]
        self.link = [""]  # address of the link around each element

    def walk(self, root: LexborNode) -> None:
        node: LexborNode | None = root
        above: list[LexborNode] = []
        while node is not None:
            child = self._enter(node)
            if child is not None:
                above.append(node)
                node = child
                continue
            following = node.next
            while following is None and above:
                node = above.pop()
                self._leave()
                following = node.next
            node = following if above else None
        self._flush()

    def _enter(self, node: LexborNode) -> LexborNode | None:
        """Takes *node* in; gives its first child where the walk goes down."""
        tag = node.tag or ""
        if tag == "-text":
            text = node.text_content
            if text and (self.runs or not text.isspace()):
                self.runs.append((text, self.stack[-1]))
            return None
        if tag == "br":
            self._flush()
            return None
        if not tag or tag[0] in "-!":
            return None
        if tag in SKIPPED:
            self._aside(tag, node)
            return None
        return self._open(tag, node)

    def _open(self, tag: str, node: LexborNode) -> LexborNode | None:
        attributes = node.attributes
        if tag not in INLINE:
            self._flush()
        number = self._element(tag, attributes)
        child = node.first_child
        if tag == "img":
            self._image(attributes, number)
        if child is None:
            self._close(number)
            return None
        self.stack.append(number)
        return child

    def _element(self, tag: str, attributes: dict[str, str | None]) -> int:
        page, above = self.page, self.stack[-1]
        number = len(page.parent)
        classes = attributes.get("class") or ""
        alike = ALIKE.get(tag, tag)
        page.parent.append(above)
        page.tags.append(tag)
        page.first_line.append(len(page.lines))
        page.end_line.append(len(page.lines))
        page.last.append(number)
        self.column.append(self._column(tag, above, attributes))
        place = alike if tag not in {"td", "th"} else f"cell{self.column[-1]}"
        key = (self.path[above], place)
        self.path.append(self.slots.setdefault(key, len(self.slots) + 1))
        self.fine.append(_class_key(classes) if classes else "")
        self.link.append(self.link[above])
        self.marks.append(self.marks[above] | self._own_marks(tag, attributes, classes))
        self._note(tag, attributes, number)
        return number

    def _column(self, tag: str, above: int, attributes: dict[str, str | None]) -> int:
        if tag not in {"td", "th"}:
            return self.column[above]
        column = self.columns.get(above, 0)
        span = attributes.get("colspan") or "1"
        self.columns[above] = column + (int(span) if span.isascii() and span.isdigit() and len(span) < 3 else 1)
        return column

    def _own_marks(self, tag: str, attributes: dict[str, str | None], classes: str) -> int:
        marks = MARK_OF_TAG.get(tag, 0)
        if tag in {"html", "body", "main"} or not attributes:
            return marks
        if not ("class" in attributes or "id" in attributes or "role" in attributes or "style" in attributes):
            return marks | (Mark.HIDDEN if "hidden" in attributes else 0)
        words = classes + " " + (attributes.get("id") or "") + " " + (attributes.get("role") or "")
        if words != "  ":
            marks |= _marks_of_words(words)
        style = attributes.get("style")
        if "hidden" in attributes or (style and _STYLE_HIDDEN.search(style)):
            marks |= Mark.HIDDEN
        return marks

    def _note(self, tag: str, attributes: dict[str, str | None], number: int) -> None:
        """Links, addresses and the attributes that other layers read."""
        if not attributes:
            return
        if tag == "a":
            self._link(attributes, number)
        cloaked = attributes.get("data-cfemail")
        if cloaked:
            self._contact("cfemail", cloaked, number)
        if (
            "itemprop" in attributes
            or "itemtype" in attributes
            or "property" in attributes
            or "typeof" in attributes
            or ("card" in (attributes.get("class") or "") and "vcard" in (attributes.get("class") or ""))
        ):
            self.page.facts.append((number, tag, attributes))

    def _link(self, attributes: dict[str, str | None], number: int) -> None:
        href = (attributes.get("href") or "").strip()
        low = href[:40].lower()
        if low.startswith("mailto:"):
            self._contact("mailto", href[7:], number)
        elif low.startswith("tel:"):
            self._contact("tel", href[4:], number)
        elif "email-protection#" in href:
            self._contact("cfemail", href.rsplit("#", 1)[1], number)
        elif href and not low.startswith(("javascript:", "#")):
            self.link[number] = href
        for name in ("aria-label", "title"):
            if "@" in (attributes.get(name) or ""):
                self._contact("text", attributes[name] or "", number)

    def _contact(self, kind: str, value: str, number: int) -> None:
        self.page.contacts.append(Contact(kind, value[:300], number, len(self.page.lines)))

    def _image(self, attributes: dict[str, str | None], number: int) -> None:
        text = printable(attributes.get("alt") or "")
        if 3 < len(text) < 160:
            pending, self.runs = self.runs, []
            self._append(text, number, ((text, number),), Mark.ALT)
            self.runs = pending

    def _aside(self, tag: str, node: LexborNode) -> None:
        """Scripts are kept for the reader of embedded data, the head for its title."""
        if tag == "head":
            self._head(node)
        elif tag == "script":
            self._script(node)

    def _script(self, node: LexborNode) -> None:
        attributes = node.attributes
        if not attributes.get("src"):
            text = node.text_content or node.text(deep=True)
            kind = (attributes.get("type") or "").lower()
            if text and ("json" in kind or "{" in text):
                self.page.scripts.append((kind, attributes.get("id") or "", text))

    def _head(self, head: LexborNode) -> None:
        node = head.first_child
        while node is not None:
            tag = node.tag
            if tag == "script":
                self._script(node)
            elif tag == "title" and not self.page.title:
                self.page.title = printable(node.text(deep=True))[:300]
            elif tag == "meta" and node.attributes.get("property") == "og:site_name":
                self.page.site_name = printable(node.attributes.get("content") or "")[:100]
            node = node.next

    def _leave(self) -> None:
        number = self.stack[-1]
        if self.page.tags[number] not in INLINE:
            self._flush()  # while its element is still the innermost: the line belongs to it
        self.stack.pop()
        self._close(number)

    def _close(self, number: int) -> None:
        self.page.end_line[number] = len(self.page.lines)
        self.page.last[number] = len(self.page.parent) - 1

    def _flush(self) -> None:
        runs, self.runs = self.runs, []
        if not runs:
            return
        pieces = _pieces(runs)
        text = " ".join("".join(piece for piece, _ in pieces).split())[:_LINE_LIMIT]
        if not text.isprintable():
            text = printable(text)
        if text:
            if len(pieces) > 1:
                self._append_runs(text, tuple((run, e) for piece, e in pieces if (run := printable(piece))))
            else:
                self._append(text, runs[0][1], ((text, runs[0][1]),), Mark.NONE)

    def _append_runs(self, text: str, runs: tuple[tuple[str, int], ...]) -> None:
        """One line, or one for each run where mark-up sets a name apart from the words beside it."""
        if (
            len(text) <= _SPLIT_LIMIT
            and len(runs) > 1
            and not self.marks[self.stack[-1]] & Mark.NAV
            and name_score(text) < SURE
        ):
            names = [name_score(run) >= SURE for run, _ in runs]
            if any(names):
                for run, element in _joined(runs, names):
                    self._append(run, element, ((run, element),), Mark.NONE)
                return
        self._append(text, runs[0][1] if len(runs) == 1 else self.stack[-1], runs, Mark.NONE)

    def _append(self, text: str, element: int, runs: tuple[tuple[str, int], ...], mark: int) -> None:
        block = self.stack[-1]
        while self.page.tags[block] in INLINE:
            block = self.page.parent[block]
        order = 0
        if not mark:
            order = self.orders.get(block, 0)
            self.orders[block] = order + 1
        index = len(self.page.lines)
        self.page.lines.append(
            Line(
                index=index,
                text=text,
                element=element,
                slot=self._slot(element, min(order, 3), mark),
                place=self._slot(element, -1, mark),
                heading=self._heading(block),
                column=self.column[block],
                marks=self.marks[element] | mark,
                href=next((h for _, e in runs if (h := self.link[e])), ""),
                order=order,
                block=block,
                runs=runs,
            )
        )

    def _slot(self, element: int, order: int, mark: int) -> int:
        key = (self.path[element], f"{self.fine[element]}|{order}|{mark}")
        return self.slots.setdefault(key, len(self.slots) + 1)

    def _heading(self, block: int) -> int:
        for _ in range(3):
            tag = self.page.tags[block]
            if len(tag) == 2 and tag[0] == "h" and tag[1] in "123456":
                return int(tag[1])
            block = self.page.parent[block]
            if block < 0:
                break
        return 0


def _pieces(runs: list[tuple[str, int]]) -> list[tuple[str, int]]:
    """Runs with a blank where two inline elements touch, neighbours in one element joined."""
    pieces: list[tuple[str, int]] = []
    for text, element in runs:
        if pieces and pieces[-1][1] == element:
            pieces[-1] = (pieces[-1][0] + text, element)
        elif pieces and pieces[-1][0][-1:].islower() and text[:1].isupper():
            pieces.append((" " + text, element))
        else:
            pieces.append((text, element))
    return pieces


def _joined(runs: tuple[tuple[str, int], ...], names: list[bool]) -> list[tuple[str, int]]:
    """Names alone, the runs between them joined and without the marks that part them from the names."""
    joined: list[tuple[str, int]] = []
    after_words = False
    for (run, element), is_name in zip(runs, names, strict=True):
        if is_name or not after_words:
            joined.append((run, element))
        else:
            joined[-1] = (f"{joined[-1][0]} {run}", joined[-1][1])
        after_words = not is_name
    return [(text, element) for run, element in joined if (text := run.strip(_EDGE))]
