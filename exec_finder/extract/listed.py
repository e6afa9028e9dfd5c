"""Lists of people whose lines are all a name and something else, in words that need be no known title."""

from __future__ import annotations

from collections import defaultdict

from exec_finder.extract.halves import FUNCTION
from exec_finder.extract.judge import SURE, name_score, title_hint
from exec_finder.extract.lines import split_pair, without_asides, without_contacts
from exec_finder.extract.page import Mark, Page
from exec_finder.extract.words import section_kind

_SHORT = 90  # characters of a line that is an entry
_MANY = 3  # entries that make a list
_OUT = Mark.COMMENT | Mark.NAV | Mark.FOOTER | Mark.ALT


def listed_places(page: Page) -> set[int]:
    """Places (`Line.place`) under 'Our team' whose lines are all 'Nia Okafor – Cat Herder'."""
    places: dict[int, list[str]] = defaultdict(list)
    kind = ""
    for line in page.lines:
        entry = line.heading and _may_be_entry(line.text, FUNCTION)  # 'Nia Okafor, Strategy' heads what is told of her
        if line.heading and not entry:
            kind = section_kind(line.text)
        elif kind in {"people", "board"} and not line.marks & _OUT and not line.text.endswith((".", "!", "?", ":")):
            places[line.place].append(line.text)
    return {place for place, texts in places.items() if len(texts) >= _MANY and all(map(_may_be_entry, texts))}


def _may_be_entry(text: str, least: float = 0.0) -> bool:
    """*least*: how much of a title, or of a function, the words behind the name are."""
    pair = split_pair(bare_line(text)) if len(text) <= _SHORT else None
    if pair is None or not any(map(str.isalpha, pair.title)):
        return False  # 'Nia Okafor (’99)'
    return name_score(pair.name) >= SURE > name_score(pair.title) and title_hint(pair.title) >= least


def bare_line(text: str) -> str:
    """What may be a name with a title in a line."""
    return without_asides(without_contacts(without_asides(text)))
