"""The one walk over a page's tree: without recursion, in time linear in the page's size.

It is most of what reading a page costs, so nodes that hold no text get next to nothing: forms of places are numbers,
attributes are asked once, and menus and the page's own footer are not entered.
"""

from __future__ import annotations

import re
from functools import lru_cache

from selectolax.lexbor import LexborHTMLParser, LexborNode

from exec_finder.depth import parsed
from exec_finder.extract.cuts import is_aside
from exec_finder.extract.judge import name_score, title_score
from exec_finder.extract.lines import without_asides
from exec_finder.extract.marks import MARK_OF_TAG, marks_of
from exec_finder.extract.page import HEADINGS, INLINE, SKIPPED, Contact, Line, Mark, Page
from exec_finder.extract.plaintext import unwrapped
from exec_finder.extract.runs import (
    are_parts,
    are_people,
    goes_on,
    is_parted,
    is_sentence,
    joined,
    named,
    opens_record,
    pieces_of,
    shown,
    tidied,
    without_head,
    without_ornament,
)
from exec_finder.extract.spoken import spoken
from exec_finder.extract.words import folded, plain
from exec_finder.text import printable, whole

ALIKE = dict.fromkeys(("section", "article", "main", "figure", "figcaption", "center", "header", "hgroup"), "div")
_STATES = frozenset(("first", "last", "odd", "even", "active", "show"))
_SPLIT_LIMIT = 160  # characters: in longer lines a marked name is a name in prose
_LABEL_LIMIT = 30
_FALLBACK = 200  # characters of text
_FACT = re.compile(r"[@\d]")
_LINE_LIMIT = 4000  # characters kept of one line: no name or title stands further in
_PICTURES = frozenset(("img", "area"))
_LINKS = frozenset(("a", "button"))
_STORING = re.compile(r"=[\"'][\[{](?:&quot;|&#34;|[\"'\s{a-z])")  # an attribute that holds data
_STORED = 40  # characters: shorter data hold no team
_CELLS = frozenset(("td", "th"))
_FACTS = frozenset(("itemprop", "itemtype", "property", "typeof"))
_HEAD = 'head title, meta[property="og:site_name"], script:not([src]), .vcard, .h-card'
_OPENING = ("“", "„", "«", "»", '"')
_INDENTED, _SHORT = 6, 60  # lines, and characters of one
_LEFT_OUT = Mark.NAV | Mark.PAGE_FOOTER | Mark.ICON


def read_page(html: str) -> Page:
    """The page as lines. Never raises; time is linear in the page's size."""
    tree = parsed(html)
    page = Page()
    if tree.root is not None:
        _Walker(page, cards=_head(tree, page), stored=_STORING.search(html) is not None).walk(tree.root)
    return page


def _head(tree: LexborHTMLParser, page: Page) -> bool:
    """The title, the site's name, and the scripts for the reader of embedded data; whether the page has hCards."""
    cards = False
    for node in tree.css(_HEAD):
        attributes = node.attributes
        if node.tag == "title":
            page.title = page.title or printable(node.text(deep=True))[:300]
        elif node.tag == "meta":
            page.site_name = page.site_name or printable(attributes.get("content") or "")[:100]
        elif node.tag != "script":
            cards = True
        else:
            text = node.text_content or node.text(deep=True)
            kind = (attributes.get("type") or "").lower()
            if text and ("json" in kind or "{" in text):
                page.scripts.append((kind, attributes.get("id") or "", text))
    return cards


@lru_cache(maxsize=8192)
def _class_key(classes: str) -> str:
    """Classes without those that number, hash or mark the state of one element."""
    kept = [c for c in classes.split() if c.lower() not in _STATES and not any(map(str.isdigit, c))]
    return " ".join(sorted(kept))


class _Walker:
    """Holds the state of the one walk, which fills `page`."""

    def __init__(self, page: Page, *, cards: bool, stored: bool) -> None:
        self.page = page
        self.cards = cards
        self.stored = stored
        self.fallback = False
        self.here = 0  # the innermost element that is open
        # By element, in lists and not in objects, which the garbage collector would go through:
        self.form = [0]  # tags from the root down, as a number
        self.column = [-1]
        self.marks = [0]
        self.link = [""]  # around it
        self.classes = [""]
        self.inside: list[dict[str, int]] = [{}]  # by form: the forms of what stands inside
        self.slots: dict[tuple[int, str], int] = {}
        self.beside = ""  # where a link leads whose name is left out of the line
        self.writing: set[int] = set()  # links that open a letter or a call
        self.columns: dict[int, int] = {}
        self.orders: dict[int, int] = {}
        self.runs: list[tuple[str, int]] = []
        self.spoken: dict[int, str] = {}  # of links: what is read aloud for them

    def walk(self, root: LexborNode) -> None:
        node: LexborNode | None = root
        above: list[LexborNode] = []
        runs = self.runs
        while node is not None:
            tag = node.tag
            if tag == "-text":
                text = node.text_content or ""
                text = "" if text.isspace() and not runs else spoken(text)
                if text and (runs or not text.isspace()):
                    runs.append((text, self.here))
            elif tag not in SKIPPED and (child := self._open(tag, node)) is not None:
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

    def _open(self, tag: str | None, node: LexborNode) -> LexborNode | None:
        """Takes an element in; gives its first child where the walk goes down."""
        if not tag or tag[0] in "-!" or (tag == "noscript" and not self._is_fallback(node)):
            return None
        if self.runs and tag not in INLINE:
            self._flush()
        if tag == "br":
            return None
        marks, attributes = self.marks[self.here], node.attributes
        if attributes or tag in MARK_OF_TAG:
            marks = marks_of(tag, attributes, marks, node)
            if marks & _LEFT_OUT:
                self._passed_over(marks)
                return None
        number, child = self._take_in(tag, attributes, marks), node.first_child
        if tag == "pre":
            self._preserved(node, number)
            return None
        if child is None:
            self.page.end_line[number] = len(self.page.lines)
        else:
            self.here = number
        return child

    def _take_in(self, tag: str, attributes: dict[str, str | None], marks: int) -> int:
        """Notes an element, where it stands and what it says; gives its number."""
        above = self.here
        column, place = self.column[above], ALIKE.get(tag, tag)
        if tag in _CELLS:
            column = self._next_column(above, attributes)
            place = f"cell{column}"
        inside = self.inside[self.form[above]]
        number = self._number(tag)
        self.form.append(inside.get(place) or self._new_form(inside, place))
        self.column.append(column)
        self.marks.append(marks)
        self.link.append(self.link[above])
        self.classes.append((attributes.get("class") or "") if attributes else "")
        if attributes:
            self._note(tag, attributes, number)
        return number

    def _is_fallback(self, node: LexborNode) -> bool:
        """A page's text for those who run no scripts; most such elements hold a picture or a counter."""
        if self.fallback:
            return False  # one, and none inside it: each text is looked at once
        self.fallback = len(node.text(deep=True).strip()) >= _FALLBACK
        return self.fallback

    def _preserved(self, node: LexborNode, number: int) -> None:
        """Text set by hand: its line breaks and columns are all that tells its parts."""
        self.here = number
        for line in unwrapped(whole(node.text(deep=True))):
            self.runs.append((line, number))
            self._flush()
        self._leave()

    def _new_form(self, inside: dict[str, int], place: str) -> int:
        form = inside[place] = len(self.inside)
        self.inside.append({})
        return form

    def _number(self, tag: str) -> int:
        """Puts an element into the light tree."""
        page = self.page
        number, lines = len(page.parent), len(page.lines)
        page.parent.append(self.here)
        page.tags.append(tag)
        page.first_line.append(lines)
        page.end_line.append(lines)
        page.last.append(number)
        return number

    def _next_column(self, above: int, attributes: dict[str, str | None]) -> int:
        column = self.columns.get(above, 0)
        span = attributes.get("colspan") or "1"
        self.columns[above] = column + (int(span) if span.isascii() and span.isdigit() and len(span) < 3 else 1)
        return column

    def _passed_over(self, marks: int) -> None:
        """A menu or the page's footer is one line without words: a record ends there. An icon is nothing."""
        if marks & Mark.ICON:
            return
        block = self.here
        index = len(self.page.lines)
        self.page.lines.append(Line(index, "", block, -1, 0, -1, marks, "", 0, block))

    def _note(self, tag: str, attributes: dict[str, str | None], number: int) -> None:
        """Links, images, addresses and the attributes that other layers read."""
        if tag == "a":
            self._link(attributes, number)
        elif tag in _PICTURES:
            self._picture(attributes.get("alt") or "", number)
        if self.cards or not _FACTS.isdisjoint(attributes):
            self.page.facts.append((number, tag, attributes))
        if self.stored:
            self._stored(attributes)
        cloaked = attributes.get("data-cfemail")
        if cloaked:
            self._contact("cfemail", cloaked, number)

    def _stored(self, attributes: dict[str, str | None]) -> None:
        """JSON and literals of JavaScript in attributes: what a component of the page is given."""
        for value in attributes.values():
            if value and value[0] in "[{" and len(value) > _STORED:
                self.page.scripts.append(("json" if '"' in value else "", "", value))

    def _link(self, attributes: dict[str, str | None], number: int) -> None:
        href = (attributes.get("href") or "").strip()
        low = href[:40].lower()
        if low.startswith(("mailto:", "tel:")):
            self.writing.add(number)
        if low.startswith("mailto:"):
            self._contact("mailto", href[7:], number)
        elif low.startswith("tel:"):
            self._contact("tel", href[4:], number)
        elif "email-protection#" in href:
            self._contact("cfemail", href.rsplit("#", 1)[1], number)
        elif href and not low.startswith(("javascript:", "#")) and "email-protection" not in low:
            self.link[number] = href
        for name in ("title", "aria-label"):
            label = attributes.get(name) or ""
            if "@" in label:
                self._contact("text", label, number)
            elif label:
                self.spoken[number] = label

    def _contact(self, kind: str, value: str, number: int) -> None:
        self.page.contacts.append(Contact(kind, value[:300], number, len(self.page.lines)))

    def _picture(self, text: str, number: int) -> None:
        """What stands for a picture."""
        text = printable(whole(text))
        if 3 < len(text) < 160:
            self._append(text, number, (), Mark.ALT)

    def _leave(self) -> None:
        number, page = self.here, self.page
        if self.runs and page.tags[number] not in INLINE:
            self._flush()  # while its element is still the innermost: the line belongs to it
        if number in self.spoken and page.first_line[number] == len(page.lines) and not self.runs:
            self._picture(self.spoken[number], number)  # a link with a picture that has no text
        self.here = page.parent[number]
        page.end_line[number] = len(page.lines)
        page.last[number] = len(page.parent) - 1
        if page.tags[number] == "blockquote" and not self.marks[self.here] & Mark.QUOTE:
            self._unquote(page.lines[page.first_line[number] :])

    def _unquote(self, lines: list[Line]) -> None:
        """Many short lines, none in quotation marks, are no quotation: old pages indent whole lists so."""
        short = len(lines) >= _INDENTED and sum(len(line.text) for line in lines) < _SHORT * len(lines)
        if short and not any(line.text.startswith(_OPENING) for line in lines):
            for line in lines:
                line.marks &= ~Mark.QUOTE

    def _flush(self) -> None:
        runs = self.runs.copy()
        if not runs:
            return
        self.runs.clear()
        pieces = pieces_of(without_head(self._without_labels(runs))) if len(runs) > 1 else runs
        text = tidied(" ".join("".join([piece for piece, _ in pieces]).split()))[:_LINE_LIMIT]
        if not text.isprintable():
            text = printable(text)
        text, pieces = without_ornament(text, pieces)
        if text:
            if len(pieces) > 1:
                self._append_runs(text, tuple([(run, e) for piece, e in pieces if (run := printable(piece))]))
            else:
                self._append(text, pieces[0][1], (), Mark.NONE)

    def _without_labels(self, runs: list[tuple[str, int]]) -> list[tuple[str, int]]:
        """The runs without names of links; where those lead is kept for the line."""
        kept = (
            runs
            if are_parts(runs, self.page.tags)
            else [run for run in runs if not (is_aside(run[0]) or self._is_label(run))]
        )
        self.beside = ""
        if len(kept) < len(runs):
            links = ((self.link[e], (text, e)) for text, e in runs)
            self.beside = next((link for link, run in links if link and run not in kept), "")
        return kept or runs

    def _is_label(self, run: tuple[str, int]) -> bool:
        """What only names a link ('E-mail', 'LinkedIn', 'Read bio') beside other words of the line."""
        text, element = run
        if len(text) > _LABEL_LIMIT or not (link := self._link_around(element)):
            return False
        return plain(text) in folded("noise") or (link in self.writing and _says_nothing(text))

    def _link_around(self, element: int) -> int:
        """The link or button that *element* is or stands in, as part of a line; 0 where there is none."""
        tags = self.page.tags
        while tags[element] in INLINE and tags[element] != "a":
            element = self.page.parent[element]
        return element if tags[element] in _LINKS else 0

    def _append_runs(self, text: str, runs: tuple[tuple[str, int], ...]) -> None:
        """One line, or one for each run where mark-up sets a name apart from the words beside it."""
        lines = self._parted(text, runs) if len(runs) > 1 else []
        for parts in lines:
            self._append(shown(parts), parts[0][1], parts, Mark.NONE)
        if not lines:
            self._append(text, runs[0][1] if len(runs) == 1 else self.here, runs, Mark.NONE)

    def _parted(self, text: str, runs: tuple[tuple[str, int], ...]) -> list[tuple[tuple[str, int], ...]]:
        """The runs of each line that *runs* make; empty where they are one."""
        if opens_record(runs):
            return [runs[:1], runs[1:2], runs[2:]]
        split = len(text) <= _SPLIT_LIMIT and not is_sentence(text, runs) and is_parted(text, runs)
        names = named([without_asides(run) for run, _ in runs]) if split or self._are_links(runs) else []
        return joined(runs, names) if any(names) else []

    def _are_links(self, runs: tuple[tuple[str, int], ...]) -> bool:
        """Several links, each a whole name: 'Nia Okafor', 'Percy Lund' over the tabs with their lives."""
        links = [self._link_around(element) for _, element in runs]
        return 0 not in links and len(set(links)) == len(links) and are_people([run.strip() for run, _ in runs])

    def _append(self, text: str, element: int, runs: tuple[tuple[str, int], ...], mark: int) -> None:
        page, block = self.page, self.here
        while page.tags[block] in INLINE:
            block = page.parent[block]
        order = 0
        if not mark:
            order = self.orders.get(block, 0)
            self.orders[block] = order + 1
        form_and_classes = self.form[element], _class_key(self.classes[element])
        slot = self.slots.setdefault(form_and_classes, len(self.slots) + 1) * 8 + (4 if mark else 0) + min(order, 3)
        href = self.link[element]
        if len(runs) > 1:
            href = next((link for _, e in runs if (link := self.link[e])), "")
        href, self.beside = href or self.beside, ""
        heading, before = self._heading(block), page.lines[-1] if page.lines else None
        beside = heading and before and before.block == block and not mark | before.marks & Mark.ALT
        if before and beside and goes_on(before.text, text):
            before.text, before.runs = f"{before.text} {text}", ()
            return
        page.lines.append(
            Line(
                len(page.lines), text, element, slot, heading, self.column[block],
                self.marks[element] | mark, href, order, block, runs,
            )
        )  # fmt: skip

    def _heading(self, block: int) -> int:
        tags, parent = self.page.tags, self.page.parent
        for _ in range(3):
            tag = tags[block]
            if tag in HEADINGS:
                return HEADINGS[tag]
            block = parent[block]
            if block < 0:
                break
        return 0


def _says_nothing(text: str) -> bool:
    """No name, number, address or title is in the text of a link."""
    return not _FACT.search(text) and name_score(text.strip()) < 0.3 and title_score(text.strip()) < 0.3
