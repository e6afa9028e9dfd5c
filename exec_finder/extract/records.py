"""Repeated records: where the page's own repetition puts the title of each name.

Names of one slot are one group. For the group each place of a title (side of the name, slot of the line)
is weighed by how much its lines read like titles; the best place then speaks for all of the group,
also where a single line would not be known as a title.
"""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from itertools import pairwise

from exec_finder.extract.anchors import Anchor
from exec_finder.extract.careers import is_dated, is_history, is_past
from exec_finder.extract.columns import give_columns
from exec_finder.extract.context import elsewhere, names_firm
from exec_finder.extract.halves import FUNCTION, WHOLE, stands_for
from exec_finder.extract.headers import under_header
from exec_finder.extract.judge import SURE, name_score, tells_of, title_hint, title_score
from exec_finder.extract.lines import is_place, labelled
from exec_finder.extract.page import Line, Mark, Page
from exec_finder.extract.rows import give_plural, part_rows
from exec_finder.extract.whole_titles import (
    CONTACT,
    completed_title,
    joined_title,
    shown_title,
    without_second,
    words_said,
)
from exec_finder.extract.words import folded, names_office, plain, section_kind
from exec_finder.names.features import is_dictionary_word
from exec_finder.titles import title_places

_LISTED = frozenset({"listed-title-name", "members-title-name"})
_TOLD_BY_FORM = _LISTED | {"bracket-name-title", "label-title-name", "name-region"}  # a title in whatever words
_ALIKE = 3  # names of one slot that speak for the others
_AFTER, _BEFORE, _FARTHEST = 6, 3, 60  # lines that may be titles from the name, and lines in all
_WEAK, _FAIR = 0.25, 0.45
_SURELY = 0.85  # name score that a contact's card asks for
_ELSEWHERE = 0.5
_BEGUN = 0.6  # of a title with the year that it began: a line of a career beside the post's own line
_SECOND = 0.7  # weight of a line of a name's own block below one that is a title by itself
_SAME = 1.02  # weight of a line in the name's own block: tells between equals
_LONG, _SHORT = 200, 60
_MOST, _LIKE = 0.7, 0.5  # of the records that agree, and the score of a title known by nothing else
_NEARLY_ALL, _HALF = 0.9, 0.5
_NUMBERS = re.compile(r"\d{3}|^\d{2}|\d[.,:]\d|。")
_CODES = re.compile(r"[A-Z]{2,4}(?:\s\([^()]*\))?(?:,\s[A-Z]{2,4}(?:\s\([^()]*\))?)+")  # of states, of degrees
_BLANK = re.compile(r"^[\W\d_]*$|^[（(][\u3040-\u30ff\s]+[)）]$|^[\u3040-\u309f]+\s[\u3040-\u309f]+$")  # or a reading
Place = tuple[str, int]


class _Beside:
    """What may stand beside a name on a page, and how much of a title each line is there."""

    def __init__(self, page: Page, own: frozenset[str], names: dict[int, str], headers: dict[int, str]) -> None:
        self.page = page
        self.names = names
        self.taken = frozenset(names)
        self.sides = _sides(page, names)
        self.given: set[int] = set()  # lines of titles that names of other slots have
        self._own = own
        self._headers = headers
        self._values: dict[int, float] = {}

    def value(self, index: int) -> float:
        """0 to 1; a title at another organisation counts for less than any title here."""
        if index not in self._values:
            self._values[index] = self._worth(index)
        return self._values[index]

    def is_second(self, anchor: Anchor, index: int) -> bool:
        """Below 'Dean & Nwosu Chair' of a signature: another post of the same person."""
        return index > anchor.line + 1 and self.value(index - 1) >= WHOLE and index - 1 not in self.taken

    def _worth(self, index: int) -> float:
        text = words_said(shown_title(self.page, index))
        value = under_header(_title_value(text), self._headers.get(index, ""), text)
        value *= _BEGUN if value > _FAIR and is_dated(self.page.lines[index].text) else 1
        return value * _ELSEWHERE if value > _WEAK and self._is_elsewhere(text) else value

    def _is_elsewhere(self, text: str) -> bool:
        return elsewhere(text, self._own) or (", " in text and names_firm(text.rpartition(", ")[2], self._own))


def give_titles(page: Page, anchors: list[Anchor], own: frozenset[str], headers: dict[int, str]) -> None:
    """Sets title, title_score, title_line and mates of the anchors; *own* as in `own_words`, *headers* of tables."""
    beside = _Beside(page, own, {anchor.line: anchor.key for anchor in anchors}, headers)
    groups: dict[tuple[int, bool], list[Anchor]] = defaultdict(list)
    names = Counter(page.lines[anchor.line].slot for anchor in anchors if not anchor.pair)
    rows = _headings_in_a_row(page, anchors)
    give_plural(page, anchors)
    for anchor in anchors:
        if anchor.pair:
            stated = anchor.pair.score if anchor.pair.form in _TOLD_BY_FORM else 0.0
            anchor.title, anchor.title_line = completed_title(page, anchor, own), anchor.line
            anchor.title_score = max(title_score(anchor.pair.title), stated)
        elif anchor.title:
            continue  # in the plural, unlike the others of the slot
        slot = page.lines[anchor.line].slot
        groups[rows.get(slot, slot), anchor.pair is not None and not _is_honour(anchor, names[slot])].append(anchor)
    for (_, paired), group in groups.items():
        if paired:
            for anchor in group:
                anchor.mates = 0 if anchor.pair and anchor.pair.form in _LISTED else len(group)  # by one label
        else:
            _title_group(beside, group)
    _like_others(beside, anchors)
    part_rows(page, anchors, beside.value)
    give_columns(page, anchors, beside.value)
    for anchor in anchors:
        anchor.title = without_second(page, anchor, own)


def _headings_in_a_row(page: Page, anchors: list[Anchor]) -> dict[int, int]:
    """One slot for all headings of a row that differ by what marks their names: a link here, bold letters there."""
    rows: dict[tuple[int, str], set[int]] = defaultdict(set)
    for line in (page.lines[anchor.line] for anchor in anchors if not (anchor.pair or anchor.alt)):
        if line.heading:
            rows[page.parent[line.block], page.tags[line.block]].add(line.slot)
    return {slot: min(slots) for slots in rows.values() if len(slots) > 1 for slot in slots}


def _is_honour(anchor: Anchor, names: int) -> bool:
    """'NAME, Distinguished Fellow' where like lines are names alone: the post stands where the others have theirs."""
    pair = anchor.pair
    return names >= _ALIKE and pair is not None and pair.form == "name-title" and anchor.title_score < WHOLE


def _like_others(beside: _Beside, anchors: list[Anchor]) -> None:
    """Titles in unknown words where nearly all of the page's records show theirs as many lines from the name."""
    titled = [anchor for anchor in anchors if anchor.title and not anchor.pair]
    rest = [anchor for anchor in anchors if not (anchor.title or anchor.pair or anchor.alt)]
    if not rest or not titled:
        return
    (step, block), count = Counter(_way(beside.page, a, a.title_line) for a in titled).most_common(1)[0]
    certain = block and count >= _NEARLY_ALL * len(titled)  # in the name's own block
    if count < _MOST * len(titled) or len(titled) < len(rest) * (_HALF if certain else 2):
        return
    for anchor in rest:
        index = anchor.line + step
        if anchor.outer[0] <= index < anchor.outer[1] and index not in beside.taken:
            line = beside.page.lines[index]
            said = words_said(line.text)
            heads = 0 < line.heading < beside.page.lines[anchor.line].heading  # the next section
            alike = not (line.marks & Mark.ALT or heads) and _way(beside.page, anchor, index) == (step, block)
            if alike and _may_be_title(said):
                anchor.title, anchor.title_line, anchor.title_score = said, index, _LIKE


def _way(page: Page, anchor: Anchor, index: int) -> tuple[int, bool]:
    return index - anchor.line, page.lines[index].block == page.lines[anchor.line].block


def _may_be_title(text: str) -> bool:
    """Short words without a sentence's end, an address, a firm or a heading."""
    words = plain(text).split()
    if (
        not 3 <= len(text) <= _SHORT
        or _BLANK.match(text)
        or is_place(text)
        or text.endswith((".", "!", "?", ":"))
        or CONTACT.search(text)
    ):
        return False
    if _NUMBERS.search(text) or plain(text) in folded("noise"):
        return False
    kinds = folded("organisation") | folded("legal") | folded("noise")
    return kinds.isdisjoint(words) and not section_kind(text) and name_score(text) < _FAIR and not title_places(text)


def _title_group(beside: _Beside, group: list[Anchor]) -> None:
    page = beside.page
    inner = [_options(beside, anchor, anchor.inner) for anchor in group]
    told = 2 * _telling(inner, _WEAK) >= len(group)
    outer = [] if told else [_options(beside, anchor, anchor.outer) for anchor in group]
    structured = 2 * sum(map(bool, inner)) >= len(group)  # also where nothing known stands inside
    nested = told or (structured and 2 * _telling(outer, _FAIR) < len(group))
    options = inner if nested else outer
    best = _best_place(page, options, nested)
    for anchor, own in zip(group, options, strict=True):
        _choose(beside, anchor, own or _like_best(beside, anchor, best if nested else None), best, nested)
        if not anchor.title and anchor.raw >= _SURELY:
            _give_department(beside, anchor)
    titled = sum(anchor.title_score >= _FAIR for anchor in group)
    for anchor in group:
        anchor.mates = titled
    if titled >= _ALIKE:
        beside.given |= {anchor.title_line for anchor in group if anchor.title and anchor.title_line > anchor.line}


def _like_best(beside: _Beside, anchor: Anchor, best: Place | None) -> dict[Place, tuple[float, int]]:
    """What stands where the others have their titles, though the record names somebody else, too: an assistant."""
    around = _options(beside, anchor, anchor.outer) if best else {}
    return {place: at for place, at in around.items() if place == best}


def _give_department(beside: _Beside, anchor: Anchor) -> None:
    """'NAME', 'Customer Care', telephone: what only names a function is the title on a contact's card.

    So it is where nothing but the two stands in a heading.
    """
    lines, index = beside.page.lines, anchor.line + 1
    if index >= min(anchor.outer[1], len(lines) - 1) or index in beside.taken:
        return
    headed = lines[index].heading and beside.page.subtree(lines[index].block) == (anchor.line, index + 1)
    if not headed and (index + 1 >= anchor.outer[1] or not CONTACT.search(lines[index + 1].text)):
        return
    text = lines[index].text
    if len(text) <= _SHORT and beside.value(index) >= FUNCTION and _may_be_title(text):
        anchor.title, anchor.title_line, anchor.title_score = text, index, _LIKE


def _telling(options: list[dict[Place, tuple[float, int]]], least: float) -> int:
    """How many names have a title of that worth at some place."""
    return sum(any(value >= least for value, _ in own.values()) for own in options)


def _options(beside: _Beside, anchor: Anchor, bounds: tuple[int, int]) -> dict[Place, tuple[float, int]]:
    """For each place around the name: how much of a title the nearest line there is, and which line it is."""
    found: dict[Place, tuple[float, int]] = {}
    block = beside.page.lines[anchor.line].block
    above = range(max(bounds[0], anchor.line - _AFTER), anchor.line)
    named_above = any(beside.names.get(index) == anchor.key for index in above)  # what follows there is that line's
    for side, limit in ((1, _AFTER), (-1, _BEFORE)):
        steps, index = 0, anchor.line + side
        while bounds[0] <= index < bounds[1] and steps < limit and abs(index - anchor.line) < _FARTHEST:
            line = beside.page.lines[index]
            if line.block == block and beside.sides.get(block) == -side:
                break
            if side < 0 and (named_above or index in beside.given or _in_cell_of_another(beside, anchor, index)):
                break
            idle = line.marks & Mark.ALT or _BLANK.match(line.text) or is_place(line.text)
            if not (idle or index in beside.taken or tells_of(line.text, anchor.name)):
                if side > 0 and (_begins_anew(beside, anchor, index) or _heads_a_list(beside, anchor, index)):
                    break
                steps += 1
                place = ("after" if side > 0 else "before", line.slot)
                value = beside.value(index) * (1 - 0.07 * (steps - 1)) * (_SAME if line.block == block else 1)
                value *= _SECOND if line.block == block and beside.is_second(anchor, index) else 1
                if value > found.get(place, (-1.0, 0))[0] + 0.3 or place not in found:
                    found[place] = (value, index)
            index += side
    return found


def _sides(page: Page, names: dict[int, str]) -> dict[int, int]:
    """On which side names have their titles in blocks of several: 1 where one begins with a name above its title.

    -1 where it begins with a title and ends in a name below its own; what is between two names is the one's alone.
    """
    lines = [line for line in page.lines if not line.marks & Mark.ALT]
    first, last = {line.block: line for line in reversed(lines)}, {line.block: line for line in lines}
    sides = {}
    for above, below in pairwise(lines):
        block = above.block
        if block == below.block and above is first[block] and _shows(above, below, names):
            sides[block] = 1 if last[block].index not in names else 0
        elif block == below.block and below is last[block] and _shows(below, above, names):
            sides[block] = -1 if first[block].index not in names else 0
    return sides


def _shows(name: Line, title: Line, names: dict[int, str]) -> bool:
    """Line *name* is a name alone, and *title* plainly a title."""
    return name.index in names and name_score(name.text) >= SURE and title_score(title.text) >= WHOLE


def _in_cell_of_another(beside: _Beside, anchor: Anchor, index: int) -> bool:
    """Line *index*, above a name, ends another cell of the table that begins with a name of its own."""
    lines = beside.page.lines
    column = lines[index].column
    if column < 0 or column == lines[anchor.line].column:
        return False
    above = next((i for i in range(index - 1, max(index - _AFTER, -1), -1) if i in beside.taken), -1)
    return above >= 0 and lines[above].column == column and lines[above].block == lines[index].block


def _begins_anew(beside: _Beside, anchor: Anchor, index: int) -> bool:
    """'Treasurer:' of the next name, or a heading that is no title below a name that is none."""
    lines = beside.page.lines
    if lines[index].text.endswith((":", "：")) and beside.value(index) >= WHOLE:
        return True
    level = lines[anchor.line].heading
    return lines[index].heading > 0 and (not level or lines[index].heading < level) and beside.value(index) < _WEAK


def _heads_a_list(beside: _Beside, anchor: Anchor, index: int) -> bool:
    """'Memberships', as much of a heading as the name, over a list below her biography: no titles of hers."""
    page, lines = beside.page, beside.page.lines
    level, listed = lines[index].heading, index + 1 < len(lines) and page.tags[lines[index + 1].block] == "li"
    below = listed and index > anchor.line + 1 and 0 < level <= lines[anchor.line].heading
    return below and beside.value(index) < _WEAK


def _title_value(text: str) -> float:
    if len(text) > _LONG or plain(text) in folded("noise") or is_history(text):
        return 0.0
    if not folded("vacancy").isdisjoint(plain(text).split()) or text.startswith(("The ", "Our ", "Meet ")):
        return 0.0  # 'Now hiring: Shift Manager', 'The Crew'
    if (names_office(text) and title_score(text) < _FAIR) or labelled(text, "label-job")[0]:
        return 0.0  # 'Beruf: Lehrerin' says what somebody does elsewhere
    label, value = labelled(text)
    if label == "title":
        return max(0.9, title_score(value))
    value = words_said(value)
    score = title_hint(value)
    rest = value.partition(": ")[2]
    if rest[:1].islower() and title_hint(rest) == 0:
        return 0.0  # 'Captain: elected each term' says how it is with captains
    return score * 0.3 if name_score(value) >= 0.5 or is_past(value) else score


def _best_place(page: Page, options: list[dict[Place, tuple[float, int]]], nested: bool) -> Place | None:
    """The place whose lines read most like titles, over the whole group."""
    values: dict[Place, list[tuple[float, int]]] = defaultdict(list)
    for own in options:
        for place, entry in own.items():
            values[place].append(entry)
    best, best_weight = None, 0.0
    for place, entries in values.items():
        weight = sum(value for value, _ in entries) + _shape(page, entries, len(options))
        weight *= 1.0 if place[0] == "after" or nested else 0.97
        if weight > best_weight:
            best, best_weight = place, weight
    return best if best_weight >= 0.3 else None


def _shape(page: Page, entries: list[tuple[float, int]], size: int) -> float:
    """What the mere form says: nearly every name has such a line, they are short, and they differ."""
    texts = [words_said(page.lines[index].text) for _, index in entries]
    if len(texts) < 3 or len(texts) < 0.7 * size:
        return 0.0
    fitting = sum(3 <= len(text) <= 100 and not text.endswith((".", "!", "?")) for text in texts)
    if len(set(texts)) < 0.4 * len(texts) or fitting < 0.8 * len(texts):
        return 0.0
    return 0.12 * len(texts)


def _choose(
    beside: _Beside, anchor: Anchor, own: dict[Place, tuple[float, int]], best: Place | None, nested: bool
) -> None:
    page = beside.page
    choice = own.get(best) if best else None
    rivals = {place: entry for place, entry in own.items() if nested or best is None or place[0] == best[0]}
    strongest = max(rivals.values(), default=(0.0, -1), key=lambda entry: entry[0])
    forced = choice is not None and choice[0] < _WEAK and _leads_on(page, choice[1], strongest)
    if choice is None or (choice[0] < _WEAK and strongest[0] > _FAIR and not forced):
        choice = strongest
    choice = _in_full(page, choice, own)
    if choice[1] < 0:
        return
    score, index = choice
    if best and own.get(best) == choice:
        score = max(_spoken_for(score, index, page), strongest[0] if forced else 0.0)
    if score < max(_WEAK, anchor.title_score) or _says_where(page.lines[index].text):
        return
    anchor.title_line, anchor.title_score = index, score
    anchor.title = joined_title(page, index, anchor, beside.taken, 2 if forced else 1)


def _in_full(page: Page, choice: tuple[float, int], own: dict[Place, tuple[float, int]]) -> tuple[float, int]:
    """'Chief Legal & Business Officer' for the 'CLO' that a picture's place shows beside it."""
    short = page.lines[choice[1]].text if choice[1] >= 0 else ""
    spelt = [at for at in own.values() if at[0] >= _FAIR and stands_for(short, page.lines[at[1]].text)]
    return (choice[0], spelt[0][1]) if spelt else choice


def _says_where(text: str) -> bool:
    """An address or a number, whatever the head of its column says."""
    return title_hint(text) == 0 and (is_place(text) or CONTACT.search(words_said(text)) is not None)


def _leads_on(page: Page, index: int, strongest: tuple[float, int]) -> bool:
    """The line at the group's place is the first half of a title: its other half follows in the same block."""
    score, following = strongest
    lines = page.lines
    return (
        score > _FAIR and following == index + 1 and lines[index].block == lines[following].block
        and len(lines[index].text) < 50 and not CONTACT.search(lines[index].text) and lines[index].text[0] != "("
        and not names_office(lines[index].text)
    )  # fmt: skip


def _spoken_for(score: float, index: int, page: Page) -> float:
    """A line in the group's place of titles is lifted, unless it is plainly something else."""
    text = words_said(page.lines[index].text)
    if plain(text.partition(":")[0]) in folded("noise"):
        return score  # 'Email: nia at acme dot example'
    words = plain(text.replace("-", "")).split()  # 'Co-ordination' names no company
    said = score >= FUNCTION and is_dictionary_word(words[0])  # 'Bank Operations', not 'Quillfone Capital Management'
    if score < _FAIR and not folded("organisation").isdisjoint(words[-1:] if said else words):
        return score
    if len(text) > 120 or "@" in text or text.endswith((".", "?", "!")) or section_kind(text) == "none":
        return score
    if (_NUMBERS.search(text) or _CODES.fullmatch(text)) and title_hint(text) == 0:
        return score  # '42 Mill Row, IN 46184', '34.3549', '2007年入社。', 'OR, WA (north), ID'
    return max(score, 0.3 + 0.7 * score)
