"""Family names in capitals that look like post-nominals: what the page does with its other names tells them apart."""

from __future__ import annotations

from collections import defaultdict

from exec_finder.extract.anchors import Anchor
from exec_finder.extract.judge import with_capitals
from exec_finder.extract.page import Page
from exec_finder.extract.words import plain
from exec_finder.names.lists import key, words

_LIKE = 2  # names of one slot that surely end in a family name in capitals


def keep_families(page: Page, anchors: list[Anchor]) -> None:
    """'Kofi Brook ADDO' where the like names are 'Nia OKAFOR': capitals are the family's, unless they are a degree."""
    slots: dict[int, list[Anchor]] = defaultdict(list)
    for anchor in anchors:
        slots[page.lines[anchor.line].slot].append(anchor)
    for group in slots.values():
        loud = [anchor for anchor in group if _ends_loud(anchor.name)]
        for anchor in group if len(loud) >= _LIKE and 2 * len(loud) >= len(group) else ():
            shown = anchor.pair.name if anchor.pair else page.lines[anchor.line].text
            whole = with_capitals(shown)
            if not _ends_loud(anchor.name) and whole != anchor.name and _ends_loud(whole):
                anchor.name, anchor.key = whole, plain(whole)


def _ends_loud(name: str) -> bool:
    """'Nia OKAFOR', 'Nia OKAFOR III': a last word in capitals that is no degree, behind one that is none."""
    parts = [part for part in name.split() if key(part) not in words().of("generation")]
    first, last = (parts[0], parts[-1]) if len(parts) > 1 else ("", "")
    return last.isupper() and len(last) > 2 and not first.isupper() and key(last) not in words().of("postnominal")
