"""What a contact card says for a title: the department beside a name that has an address or a number of its own."""

from __future__ import annotations

import re
from bisect import bisect_left

from exec_finder.extract.anchors import Anchor
from exec_finder.extract.judge import names_functions
from exec_finder.extract.page import Mark, Page
from exec_finder.extract.words import folded, plain, section_kind

_REACHED = re.compile(r"@|(?:\d[\s()./-]{0,3}){6}\d")
_LONGEST = 60
_CARD = 8  # lines from the name to what it is reached by
_SCORE = 0.6


def give_departments(page: Page, anchors: list[Anchor]) -> None:
    """Sets the title of those without one: 'Einkauf' under the name or over it, in a record that holds a contact."""
    places = sorted(contact.line for contact in page.contacts)
    taken = {anchor.line for anchor in anchors} | {anchor.title_line for anchor in anchors}
    for anchor in anchors:
        if anchor.pair or anchor.alt or not (_is_untitled(anchor) and _is_card(page, anchor, places)):
            continue
        for index in (anchor.line + 1, anchor.line - 1):
            low, high = anchor.outer if index > anchor.line else anchor.inner
            if low <= index < high and index not in taken and _is_department(page, index):
                anchor.title, anchor.title_line, anchor.title_score = page.lines[index].text, index, _SCORE
                anchor.why.append("a department, in a contact card")
                break


def _is_untitled(anchor: Anchor) -> bool:
    """No title, or a section's heading ('Ihre Ansprechpartner') for want of one."""
    return not anchor.title or (0 <= anchor.title_line < anchor.line and bool(section_kind(anchor.title)))


def _is_card(page: Page, anchor: Anchor, places: list[int]) -> bool:
    """Whether an address or a number follows the name, before the next name does."""
    end = min(anchor.outer[1], anchor.line + _CARD)
    following = bisect_left(places, anchor.line)
    if following < len(places) and places[following] <= end:
        return True
    return any(_REACHED.search(line.text) for line in page.lines[anchor.line + 1 : end] if len(line.text) <= _LONGEST)


def _is_department(page: Page, index: int) -> bool:
    line = page.lines[index]
    fits = len(line.text) <= _LONGEST and not line.marks & Mark.ALT and plain(line.text) not in folded("noise")
    return fits and names_functions(line.text)
