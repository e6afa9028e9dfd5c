"""Addresses, numbers and links that a record gives to its person, and to nobody else."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections import Counter, defaultdict
from urllib.parse import unquote, urljoin

from exec_finder.extract.addresses import decode_cfemail, find_addresses
from exec_finder.extract.anchors import Anchor
from exec_finder.extract.cloaks import in_href
from exec_finder.extract.lines import labelled
from exec_finder.extract.page import Contact, Line, Mark, Page
from exec_finder.extract.phones import is_fax
from exec_finder.extract.spelling import spells
from exec_finder.extract.words import folded, plain
from exec_finder.text import squeeze

_MAY_HOLD = re.compile(r"@|[\[({]\s?\w{1,8}\s?[\])}]|\sat\s", re.IGNORECASE)  # a sign, in a word or a bracket
# As printed: whether the number can be dialled is for those to judge who know the country.
_NUMBER = re.compile(
    r"(?<![\w/.])(?:\+|\(|\d)[\d\s().\-/]{6,22}\d(?:\s*(?:ext|x|ext\.|extension)\.?\s*\d{1,6})?(?![\w/])", re.IGNORECASE
)
_YEARS = re.compile(  # and numbers of laws, which begin with theirs: 2004-801, 2018/1725
    r"^(?:19|20)\d\d\s*(?:[-–]\s*(?:(?:19|20)\d\d|\d{1,3})|/\s*\d{1,4})$|^\d{1,2}[./-]\d{1,2}[./-]\d{2,4}$"
)
_TEXT_LIMIT = 220
_LABEL = 12  # letters beside a number above a name: more are a sentence about something else
_COLONS = (":", "：")
_FEWEST, _REACH = 2, 60  # names of a row, and lines below it


_Range = tuple[int, int]


class Owned:
    """What each anchor's record holds; what several people's records hold belongs to none of them."""

    def __init__(self, page: Page, anchors: list[Anchor]) -> None:
        self._page = page
        self._places = [contact.element for contact in page.contacts]
        self._at = [contact.line for contact in page.contacts]
        self._told: dict[int, tuple[list[str], list[str], bool]] = {}
        self._names = [anchor.name for anchor in anchors]
        self._lines = sorted({anchor.line for anchor in anchors})
        self._blocks = Counter(page.lines[anchor.line].block for anchor in anchors)
        self._found = [self._holds(anchors, here) for here in range(len(anchors))]
        self._beside: dict[str, set[str]] = defaultdict(set)  # addresses: the names beside them
        self._spelt: dict[str, set[str]] = {}  # addresses: those of the names that they spell
        for name, (emails, _) in zip(self._names, self._found, strict=True):
            for email in emails:
                self._beside[email].add(name)
        self._emails = _owners(anchors, [found[0] for found in self._found])
        self._phones = _owners(anchors, [found[1] for found in self._found])

    def email(self, here: int) -> str:
        """The one address that the record of the anchor number *here* shows and no other person's does.

        Of several people beside whom it stands it is hers whose name it spells.
        """
        return next((e for e in self._found[here][0] if self._emails[e] == 1 or self._spells_only(e, here)), "")

    def phone(self, here: int) -> str:
        """As `email`, for a telephone number."""
        return next((p for p in self._found[here][1] if self._phones[p] == 1), "")

    def _spells_only(self, email: str, here: int) -> bool:
        if email not in self._spelt:
            local_part = email.partition("@")[0]
            self._spelt[email] = {name for name in self._beside[email] if spells(local_part, name) == 2}
        return self._spelt[email] == {self._names[here]}

    def _holds(self, anchors: list[Anchor], here: int) -> tuple[list[str], list[str]]:
        """The addresses and numbers of the record of the anchor number *here*."""
        found = self._read(*self._span(anchors, here), anchors[here].line)
        return found if any(found) else self._below(anchors[here])

    def _span(self, anchors: list[Anchor], here: int) -> tuple[_Range, _Range]:
        page, anchor = self._page, anchors[here]
        line = page.lines[anchor.line]
        aided = here + 1 < len(anchors) and _is_labelled(page, anchors[here + 1])  # 'Assistant: NAME'
        if (page.tags[anchor.element] == "p" or aided) and not self._shows_contact(anchor.element):
            return _onward(page, anchors, here)  # a paragraph is no card: the next ones are of the record, too
        elements, (low, high) = self._nearest(*_span(page, anchors, here), anchor)
        if self._blocks[line.block] > 1:  # records of one block end with it
            block = line.block
            elements = elements[0], min(elements[1], max(page.last[block] + 1, elements[0]))
            high = min(high, max(page.end_line[block], low))
        if _is_labelled(page, anchor):
            return (max(elements[0], page.lines[anchor.title_line].element), elements[1]), (anchor.title_line, high)
        return elements, (low, high)

    def _below(self, anchor: Anchor) -> tuple[list[str], list[str]]:
        """In a row of names: what the cells under the name hold, down to the next row of names."""
        page, column = self._page, self._page.lines[anchor.line].column
        row = _around(page, anchor.line, "tr") if column >= 0 else -1
        emails: list[str] = []
        phones: list[str] = []
        first, end = page.subtree(row) if row >= 0 else (0, 0)
        following = bisect_left(self._lines, end)
        if following - bisect_left(self._lines, first) < _FEWEST:
            return emails, phones
        table = page.subtree(_around(page, anchor.line, "table"))
        for index in range(end, min([table[1], end + _REACH, *self._lines[following : following + 1]])):
            if page.lines[index].column == column:
                emails += find_in_text(page.lines[index].text)
                phones += _numbers(page, index)
                for contact in page.contacts[bisect_left(self._at, index) : bisect_left(self._at, index + 1)]:
                    value = contact_value(contact)
                    (emails if "@" in value else phones).extend([value] if value else [])
        return emails, phones

    def _nearest(self, elements: _Range, lines: _Range, anchor: Anchor) -> tuple[_Range, _Range]:
        """The smallest block around the name that shows an address or a number, with what follows under no new heading.

        A person may stand alone in one of many cards: the others' addresses are the departments'.
        """
        page = self._page
        element = page.lines[anchor.line].block
        if lines != page.subtree(anchor.element) or element == anchor.element:
            return elements, lines
        while element != anchor.element and not self._shows_contact(element):
            element = page.parent[element]
        while element != anchor.element and not self._adds_heading(element):
            element = page.parent[element]
        return (element, page.last[element] + 1), page.subtree(element)

    def _shows_contact(self, element: int) -> bool:
        page = self._page
        inside = bisect_left(self._places, element) < bisect_left(self._places, page.last[element] + 1)
        return inside or any(map(any, self._read((0, 0), page.subtree(element), 0)))

    def _adds_heading(self, element: int) -> bool:
        """The block around *element* has a heading outside of it."""
        page = self._page
        (low, high), (first, end) = page.subtree(page.parent[element]), page.subtree(element)
        return any(page.lines[i].heading for i in (*range(low, first), *range(end, high)))

    def _read(self, elements: tuple[int, int], lines: tuple[int, int], name: int) -> tuple[list[str], list[str]]:
        emails: list[str] = []
        phones: list[str] = []
        start, end = bisect_left(self._places, elements[0]), bisect_left(self._places, elements[1])
        for contact in self._page.contacts[start : min(end, start + 20)]:
            value = contact_value(contact)
            if "@" in value or not _is_fax_link(self._page, contact):
                (emails if "@" in value else phones).extend([value] if value else [])
        for line in self._page.lines[lines[0] : min(lines[1], lines[0] + 40)]:
            addresses, numbers, brief = self._in_line(line)
            emails += addresses
            phones += numbers if brief or line.index >= name else []
        return emails, phones

    def _in_line(self, line: Line) -> tuple[list[str], list[str], bool]:
        """The addresses and numbers of a line, which several blocks around it hold; whether it says little else."""
        if line.index not in self._told:
            mute = len(line.text) > _TEXT_LIMIT or line.marks & Mark.ALT or labelled(line.text, "label-shared")[0]
            phones = [] if mute else _numbers(self._page, line.index)
            brief = bool(phones) and sum(map(str.isalpha, line.text)) <= _LABEL
            self._told[line.index] = ([] if mute else find_in_text(line.text)), phones, brief
        return self._told[line.index]


def _numbers(page: Page, index: int) -> list[str]:
    """The telephone numbers of a line, as shown; a fax line is none."""
    text, at, found = page.lines[index].text, 0, []
    for met in _NUMBER.finditer(text):
        before = text[at : met.start()]
        if not any(map(str.isalpha, before)) and not at and index:
            above = page.lines[index - 1].text
            before = above if len(above) <= 2 * _LABEL else ""
        number = _without_open_bracket(met.group())
        if is_phone(number) and not is_fax(before):
            found.append(number)
        at = met.end()
    return found


def _is_fax_link(page: Page, contact: Contact) -> bool:
    """A number to dial in a line that says that it is for faxes."""
    text = page.lines[contact.line].text if contact.line < len(page.lines) else ""
    return contact.kind == "tel" and len(text) <= _TEXT_LIMIT and is_fax(text)


def _around(page: Page, index: int, tag: str) -> int:
    """The element with *tag* around a line; -1 where there is none."""
    element = page.lines[index].element
    while element >= 0 and page.tags[element] != tag:
        element = page.parent[element]
    return element


def _span(page: Page, anchors: list[Anchor], here: int) -> tuple[tuple[int, int], tuple[int, int]]:
    """Elements and lines of a record: its sub-tree, or from its name to the next where records have none."""
    anchor = anchors[here]
    low, high = anchor.inner
    if high - low > 1 and (low, high) == page.subtree(anchor.element):
        return (anchor.element, page.last[anchor.element] + 1), (low, min(high, anchor.line + 40))
    return _onward(page, anchors, here)


def _onward(page: Page, anchors: list[Anchor], here: int) -> tuple[tuple[int, int], tuple[int, int]]:
    """Elements and lines from a name, or the title above it, to the next record, a heading or the footer."""
    anchor = anchors[here]
    first = min(anchor.line, anchor.title_line) if anchor.title_line >= 0 else anchor.line
    end = anchor.outer[1]
    following = next((a for a in anchors[here + 1 : here + 3] if a.line >= end), None)
    if following and following.title_line >= 0 and following.title_line < following.line:
        end = min(end, following.title_line)
    end = next((i for i in range(anchor.line + 1, end) if _is_over(page, i, anchor)), end)
    start = page.lines[first].element
    after = page.lines[end : end + 2]  # a footer that is left out counts as its parent's line
    last = next((line.element for line in after if line.element > start), len(page.parent))
    return (start, last), (first, end)


def _is_labelled(page: Page, anchor: Anchor) -> bool:
    """The title is a label before the name: 'Assistant:'."""
    return 0 <= anchor.title_line < anchor.line and page.lines[anchor.title_line].text.endswith(_COLONS)


def _is_over(page: Page, index: int, anchor: Anchor) -> bool:
    """A heading or the page's footer ends a record that no element holds together."""
    line = page.lines[index]
    return index != anchor.title_line and (line.heading > 0 or bool(line.marks & (Mark.NAV | Mark.FOOTER)))


def _owners(anchors: list[Anchor], values: list[list[str]]) -> Counter[str]:
    pairs = {(value, anchor.key) for anchor, found in zip(anchors, values, strict=True) for value in found}
    return Counter(value for value, _ in pairs)


def contact_value(contact: Contact) -> str:
    """The address or number of a link, decoded; empty where it holds none."""
    if contact.kind == "tel":
        return squeeze(unquote(contact.value))
    if contact.kind == "cfemail":
        return decode_cfemail(contact.value)
    found = in_href(f"mailto:{contact.value}") if contact.kind == "mailto" else find_in_text(contact.value)
    return next(iter(found), "")


def find_in_text(text: str) -> list[str]:
    """Addresses in a short text, lightly hidden ones too, in lower case."""
    return [hit.address for hit in find_addresses(text)] if _MAY_HOLD.search(text) else []


def _without_open_bracket(number: str) -> str:
    """'(02) 555 0100 - (03' and '12 (3456' end before the bracket: another number, or none, follows there."""
    kept = number if number.count("(") == number.count(")") else number[: number.rfind("(")]
    return squeeze(kept).rstrip(" -/.")


def is_phone(text: str) -> bool:
    """7 to 15 digits that are no years and no date."""
    digits = sum(c.isdigit() for c in text)
    return 7 <= digits <= 18 and not _YEARS.match(text.strip())


def person_link(page: Page, anchor: Anchor, url: str) -> str:
    """The absolute address of the page that the person's record links to: the name's, else the record's first.

    Behind a name that no element holds together with its record, 'Read more' leads there.
    """
    inner = range(anchor.inner[0], min(anchor.inner[1], anchor.inner[0] + 20))
    behind = range(anchor.line + 1, min(anchor.outer[1], anchor.line + 20))
    labels = [index for index in behind if index not in inner and plain(page.lines[index].text) in folded("noise")]
    for index in (anchor.line, *inner, *labels):
        href = page.lines[index].href
        if href and not href.lower().startswith(("mailto:", "tel:", "#", "javascript:", "data:")):
            try:
                return str(urljoin(url, href))[:2000]
            except ValueError:
                continue
    return ""
