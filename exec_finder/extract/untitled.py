"""Names without a title: which of them are people."""

from __future__ import annotations

from collections import defaultdict

from exec_finder.extract.anchors import Anchor
from exec_finder.extract.judge import SURE
from exec_finder.extract.page import Page
from exec_finder.names.lists import family_in, given_in

KNOWN = 0.93
"""Name score from which a name is one though it is the firm's too."""
_NAMED = 0.75  # name score that a name without a title needs
_NAMELESS = 0.5  # score of a name without a title in a section of people
_CODE = 4  # letters and a bracket
_LIKELY = 0.7  # name score with the help of the lines around it


def _is_code(name: str) -> bool:
    """'JPN JP': letters for a country or a language, no word of them long."""
    return name.isupper() and max(map(len, name.split())) <= _CODE


def slots_of_people(page: Page, anchors: list[Anchor]) -> frozenset[int]:
    """Slots that surely show people: half of their names have a title, or are known.

    A table's column may show anything between its people.
    """
    told: dict[int, list[bool]] = defaultdict(list)
    for anchor in anchors:
        line = page.lines[anchor.line]
        if line.column < 0:
            told[line.slot].append(may_be_alone(anchor) or anchor.title_score >= SURE)
    return frozenset(slot for slot, known in told.items() if len(known) > 1 and 2 * sum(known) >= len(known))


def may_be_alone(anchor: Anchor) -> bool:
    """Without a title a name shows one that lists know, or is one beyond doubt: 'Lower Bramley' may be a town."""
    parts = anchor.name.replace("-", " ").split()
    listed = given_in(parts[0]) or given_in(parts[-1]) or family_in(parts[-1])
    borne = anchor.raw >= KNOWN or not anchor.name.isascii() or listed
    return bool(borne) and anchor.score >= _LIKELY and not _is_code(anchor.name)


def nameless(anchor: Anchor, kind: str) -> float:
    """What such a name in a section of *kind* is worth by itself."""
    if kind not in {"people", "board"} or anchor.alt or _is_code(anchor.name):
        return 0.0
    return _NAMELESS * anchor.raw if anchor.rate >= 0.5 and anchor.raw >= _NAMED else 0.0
