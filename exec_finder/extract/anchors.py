"""Where the page shows names: lines that are a name, alone or with a title."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections import Counter, defaultdict
from collections.abc import Mapping
from dataclasses import dataclass, field
from functools import lru_cache

from exec_finder.extract import phrases
from exec_finder.extract.cuts import without_portrait
from exec_finder.extract.doubtful import doubtful_names
from exec_finder.extract.judge import SURE, ends_in_form, name_score, shown_name, title_score
from exec_finder.extract.lines import (
    flipped_pair,
    is_signed,
    labelled,
    read_pair,
    region_pair,
    several_pairs,
    split_pair,
    unnumbered,
    without_asides,
    without_contacts,
    without_frame,
    without_street,
)
from exec_finder.extract.listed import bare_line, listed_places
from exec_finder.extract.name_lists import in_full, listed_people
from exec_finder.extract.page import Line, Mark, Page
from exec_finder.extract.pairs import Pair
from exec_finder.extract.rosters import roster_pairs
from exec_finder.extract.runs import EDGE
from exec_finder.extract.signs import may_be_name
from exec_finder.extract.trailed import trailed_names
from exec_finder.extract.words import folded, plain
from exec_finder.names.features import is_dictionary_word, not_words
from exec_finder.names.lists import given_in

_SHORT = 90  # characters of a line that counts for what its slot holds
_MANY = 3  # lines of a slot from which the page's own repetition speaks
_HEADED = 0.7  # name score of what stands below 'Name' beside a column of titles
_WORDS, _WEAK = 4, 0.3
_DOUBTFUL = 0.3  # score of a pair that is none
_BY_ITSELF = 0.75  # title score
_TITLE = 0.5  # title score from which a line is no name that is hardly surer
_LINKS, _SELDOM, _PLAIN_NAME = 5, 0.4, 0.93
_NEARLY_ALL = 0.8  # of a slot's lines
_OFFICE_FIRST = frozenset({"title-name", "eastern-title-name"})
_LISTED = 0.5  # how much of a name the lines of a list of names are on average
_LISTED_PAIR = 0.7  # score of a name in a list below a label
_SIGNATURE = 3  # lines from a signature to the name printed below it
_HOME = re.compile(r"(?:\.{0,2}/)*(?:(?:index|default|home)(?:\.\w{2,5})?)?", re.IGNORECASE)
_BRACKET = re.compile(r"\s*\([^()]*\)$")
_TOWN = re.compile(r"[^\d,]{2,40},?\s+[A-Z]{2}\.?\s+\d{5}(?:-\d{4})?")  # and the ZIP code
_OUT = Mark.COMMENT | Mark.NAV | Mark.FOOTER  # nobody there is shown as leading anything


@dataclass(slots=True)
class Anchor:
    """A line that shows a name, with the bounds of the record around it."""

    line: int
    name: str
    score: float
    key: str
    raw: float
    """The name score of the text alone, without its neighbours' help."""
    rate: float
    """How much of a name the lines of its slot are on average; 0 for a slot of less than three."""
    pair: Pair | None = None
    alt: bool = False
    element: int = 0
    """Of the largest sub-tree that shows nobody else."""
    inner: tuple[int, int] = (0, 0)
    """Its lines."""
    outer: tuple[int, int] = (0, 0)
    """Lines up to the neighbours' names, inside the element that holds the neighbours too."""
    title: str = ""
    title_score: float = 0.0
    title_line: int = -1
    mates: int = 0
    """Anchors of the same slot that got a title in the same place, itself included."""
    why: list[str] = field(default_factory=list)


def find_anchors(page: Page, headers: Mapping[int, str]) -> list[Anchor]:
    """Lines that show a name, in page order; *headers* as `read_headers` gives them."""
    rates = _rates(page)
    menus = _menus(page)
    shown = [anchor for line in page.lines for anchor in _anchors(page, line, rates, headers.get(line.index, ""))]
    shown = [a for a in shown if a.pair or a.raw >= _PLAIN_NAME or page.lines[a.line].slot not in menus]
    shown += _doubtful(page, shown)
    shown = _like_neighbours(page, sorted(shown + _labelled_alike(page, shown), key=lambda a: a.line))
    shown = _printed(page, shown)
    text = [anchor for anchor in shown if not anchor.alt]
    return sorted(text + _alone([a for a in shown if a.alt], text), key=lambda a: a.line)


def _doubtful(page: Page, anchors: list[Anchor]) -> list[Anchor]:
    """Names that only their place tells."""
    names = frozenset(anchor.line for anchor in anchors)
    sure = frozenset(anchor.line for anchor in anchors if not anchor.pair)
    found = []
    for index in dict.fromkeys(doubtful_names(page, names, sure)):
        anchor = _shown(index, page.lines[index].text, SURE)
        anchor.raw = name_score(page.lines[index].text)
        found.append(anchor)
    found += [_shown(index, text, max(name_score(text), SURE)) for index, text in trailed_names(page, names)]
    return found


def _shown(
    line: int, text: str, score: float, pair: Pair | None = None, *, alt: bool = False, rate: float = 0.0
) -> Anchor:
    """The anchor of a name as *text* gives it."""
    name = shown_name(text)
    return Anchor(line, name, score, plain(name), score, rate, pair, alt)


def _printed(page: Page, anchors: list[Anchor]) -> list[Anchor]:
    """Signatures only where no name is printed below them."""
    following: list[Anchor | None] = [*anchors[1:], None]
    return [
        anchor
        for anchor, after in zip(anchors, following, strict=False)
        if not is_signed(page.lines[anchor.line].text)
        or after is None
        or after.line - anchor.line > _SIGNATURE
        or is_signed(page.lines[after.line].text)
    ]


def _labelled_alike(page: Page, anchors: list[Anchor]) -> list[Anchor]:
    """'Revisore dei conti: NAME', an office in unknown words where the like lines give theirs so."""
    told = [a for a in anchors if a.pair and a.pair.form in _OFFICE_FIRST and title_score(a.pair.title) >= SURE]
    offices = Counter(page.lines[anchor.line].place for anchor in told)
    seen = {anchor.line for anchor in anchors}
    found = []
    for line in page.lines if offices else ():
        if (
            offices[line.place] > 1
            and line.index not in seen
            and not line.marks & _OUT
            and len(line.text) <= 2 * _SHORT
        ):
            bare = bare_line(line.text)
            pair = flipped_pair(bare) if len(bare) <= _SHORT else None
            if pair:
                found.append(_shown(line.index, pair.name, pair.score, pair))
    return found


def _like_neighbours(page: Page, anchors: list[Anchor]) -> list[Anchor]:
    """Lines read as pairs where most of their slot's lines are, and pairs dropped that are title and firm."""
    slots: dict[int, list[Anchor]] = defaultdict(list)
    for anchor in anchors:
        slots[page.lines[anchor.line].place].append(anchor)
    paired = {
        slot
        for slot, group in slots.items()
        if 2 * sum(a.pair is not None and a.pair.form.endswith("name-title") for a in group) > max(len(group), 3)
    }
    paired |= listed_places(page)
    keys = {anchor.key for anchor in anchors}
    below = _below_names(page, anchors)
    regions = Counter(page.lines[a.line].place for a in anchors if a.pair and a.pair.form == "name-region")
    kept: list[Anchor] = []
    for anchor in sorted(anchors + _paired_alike(page, anchors, paired), key=lambda a: a.line):
        line = page.lines[anchor.line]
        if line.place in paired and anchor.pair is None:
            anchor.pair = split_pair(line.text)
            anchor.name = shown_name(anchor.pair.name) if anchor.pair else anchor.name
            anchor.key = plain(anchor.name)
        office, _, bare = anchor.name.partition(" ")
        if anchor.pair is None and plain(bare) in keys and title_score(office) >= _BY_ITSELF:  # 'Dean Nia Okafor'
            anchor.name, anchor.key = bare, plain(bare)
            anchor.pair = Pair(bare, office, SURE, "glued-title-name")
        if anchor.pair and anchor.pair.form == "name-region" and regions[line.place] < 2:
            continue
        if anchor.line in below and kept and kept[-1].line == anchor.line - 1:
            continue
        if not (
            kept and (_is_title_of(page, anchor, kept[-1]) if anchor.pair else _is_firm_of(page, anchor, kept[-1]))
        ):
            kept.append(anchor)
    return kept


def _paired_alike(page: Page, anchors: list[Anchor], paired: set[int]) -> list[Anchor]:
    """'Nia Okafor - Heat & Power' where the like lines give names with titles."""
    seen = {anchor.line for anchor in anchors}
    found = []
    for line in page.lines if paired else ():
        if line.place in paired and line.index not in seen and len(line.text) <= _SHORT and not line.marks & _OUT:
            pair = split_pair(bare_line(line.text))
            if pair:
                found.append(_shown(line.index, pair.name, name_score(pair.name), pair))
    return found


def _is_title_of(page: Page, anchor: Anchor, before: Anchor) -> bool:
    """'Billing Manager, Other Firm' under a name: what looks like a second name is a firm."""
    form = anchor.pair.form if anchor.pair else ""
    alike = before.pair is not None and before.pair.form == form
    if form == "glued-name-title" and before.pair is None:
        return 0 < anchor.line - before.line <= 2  # a chair named after its donor: 'Nia Okafor Professor of Law'
    if form == "name-title" and anchor.raw < SURE and before.pair is None and before.score >= _PLAIN_NAME:
        below = anchor.line == before.line + 1 and page.lines[anchor.line].place != page.lines[before.line].place
        return below and not before.alt  # 'Invited Elder, Board Member': words that no list knows, no second name
    beside = page.lines[anchor.line].column > page.lines[before.line].column >= 0  # another cell of the name's row
    near = beside or 0 < anchor.line - before.line <= 2
    return form in {"comma-title-name", "glued-title-name"} and not alike and near


def _is_firm_of(page: Page, anchor: Anchor, before: Anchor) -> bool:
    """'Consultant,' on the line between: what looks like a second name in the block is the first one's firm.

    So is what stands below a name and its title where the likes show no names: 'Percy Lund', a firm among firms.
    """
    line, over = page.lines[anchor.line], page.lines[anchor.line - 1]
    third = before.line == over.index - 1 and before.pair is None and page.lines[before.line].place != line.place
    if third and 0 < anchor.rate < _SELDOM and title_score(over.text) >= _WEAK and not _is_titled(page, anchor):
        return True
    beside = page.lines[before.line].block == line.block == over.block and before.line < over.index
    return beside and over.text.endswith(",") and title_score(over.text.rstrip(",")) >= _WEAK


def _below_names(page: Page, anchors: list[Anchor]) -> frozenset[int]:
    """Lines that hardly read as names, where nearly all of their slot's lines stand right below names and do not."""
    named = {anchor.line for anchor in anchors if not anchor.pair and anchor.rate >= _LISTED}
    likes: dict[int, list[bool]] = defaultdict(list)
    for line in page.lines if len(named) >= _MANY else ():
        likes[line.slot].append(line.index - 1 in named)
    slots = {slot for slot, below in likes.items() if len(below) >= _MANY and sum(below) >= _NEARLY_ALL * len(below)}
    doubtful = (a for a in anchors if not a.pair and 0 < a.rate < _SELDOM and a.raw < _PLAIN_NAME)
    return frozenset(anchor.line for anchor in doubtful if page.lines[anchor.line].slot in slots)


def _is_titled(page: Page, anchor: Anchor) -> bool:
    """A title stands right below."""
    below = page.lines[anchor.line + 1].text if anchor.line + 1 < len(page.lines) else ""
    return title_score(below) >= _TITLE


def _rates(page: Page) -> dict[int, tuple[int, float]]:
    """For each slot: how many short lines it holds, and how much of a name they are on average."""
    sums: dict[int, list[float]] = defaultdict(lambda: [0.0, 0.0])
    for line in page.lines:
        entry = sums[line.slot]
        if len(line.text) <= _SHORT and not line.marks & _OUT:
            entry[1] += name_score(line.text)
        entry[0] += 1
    return {slot: (int(n), total / n) for slot, (n, total) in sums.items()}


def _menus(page: Page) -> frozenset[int]:
    """Slots of many links that mostly say neither a name nor a title: menus that nothing marks as such."""
    told: dict[int, list[float]] = defaultdict(list)
    for line in page.lines:
        if line.href and len(line.text) <= _SHORT and not line.marks & _OUT:
            told[line.slot].append(max(name_score(without_asides(line.text)), title_score(line.text)))
    return frozenset(slot for slot, said in told.items() if len(said) > _LINKS and sum(said) < _SELDOM * len(said))


def _anchors(page: Page, line: Line, rates: dict[int, tuple[int, float]], header: str) -> list[Anchor]:
    """The anchors of a line: one for each name of 'Directors: A, B and C' and 'Trustees – A and B'."""
    count, rate = rates[line.slot]
    listed = count >= _MANY and rate >= _LISTED
    if line.marks & _OUT or (line.href and not listed and _HOME.fullmatch(line.href)):
        return []  # what leads to the first page is the site's own name, unless names of many cards do
    if below := listed_people(page, line):
        pairs = [Pair(name, below.office, _LISTED_PAIR, below.form) for name in below.names]
        return [_shown(line.index, pair.name, name_score(pair.name), pair, rate=1.0) for pair in pairs]
    if pairs := several_pairs(line.text) or roster_pairs(line.text):
        return [_shown(line.index, pair.name, name_score(pair.name), pair) for pair in pairs]
    if several := _names_alone(line):
        return several
    anchor = _anchor(line, rates, header)
    return [anchor] if anchor else []


def _names_alone(line: Line) -> list[Anchor]:
    """'Nia Okafor & Percy Lund', 'Nia & Percy Lund' alone on a line, to whom one title below or above belongs.

    In a table's cell they may be more, and commas may part them.
    """
    between = phrases.listed() if line.column >= 0 else phrases.and_between()
    names = between.split(line.text.rstrip(EDGE)) if len(line.text) <= _SHORT else []
    names = in_full(names) if len(names) == 2 or (names[2:] and line.column >= 0) else []
    if not names or not all(" " in name and name_score(name) >= SURE for name in names):
        return []
    alt = bool(line.marks & Mark.ALT)
    shown = [_shown(line.index, name, name_score(name), alt=alt) for name in names]
    one = not all(given_in(anchor.name.partition(" ")[0]) for anchor in shown)  # 'Arturo Peral y Cajal Ibarra'
    return [] if one else shown


def _anchor(line: Line, rates: dict[int, tuple[int, float]], header: str) -> Anchor | None:
    if len(line.text) > 2 * _SHORT:
        return None
    alt = bool(line.marks & Mark.ALT)
    value = _value(without_portrait(line.text) if alt else line.text)
    count, rate = rates[line.slot]
    score = _lifted(value, count, rate)
    if header == "name" and 0 < score < _HEADED and 0 < value.count(" ") < _WORDS and title_score(value) < _WEAK:
        score = _HEADED
    pair = read_pair(value) or (region_pair(value) if ", " in value else None)
    if pair and pair.score >= _DOUBTFUL:
        anchor = _shown(line.index, pair.name, name_score(pair.name), pair, alt=alt)
        if pair.form.startswith("eastern"):
            anchor.raw = max(anchor.raw, SURE)
            anchor.score = anchor.raw
    elif score < SURE or _is_firm(value, score) or title_score(value) >= max(_TITLE, score - 0.2):
        return None
    else:
        anchor = _shown(line.index, value, score, alt=alt)
        anchor.raw = name_score(value)
    anchor.rate = rate if count >= _MANY else 0.0
    return anchor


@lru_cache(maxsize=8192)
def _value(text: str) -> str:
    """What may be a name, with or without a title, in a line; '' for a title that is called so, and for an address."""
    label, value = labelled(unnumbered(text))
    if label == "title":
        return ""
    whole = without_street(without_frame(without_asides(value)))
    value = without_asides(without_contacts(whole).rstrip(EDGE))
    if value != whole and (plain(value.partition(" ")[0]) in folded("street-first") or _TOWN.fullmatch(whole)):
        return ""  # 'Av. Colonel Díaz 1971' has a house's number, not a telephone's
    return value


def _is_firm(text: str, score: float) -> bool:
    text = _BRACKET.sub("", text)  # '(SP)' may be a state
    words = plain(text).split()
    least = SURE if len(words) > 2 and len(words[-2]) == 1 else 0.9  # 'Nia A. Co'
    return bool(words) and (ends_in_form(text) or (words[-1] in folded("organisation") and score < least))


def _lifted(text: str, count: int, rate: float) -> float:
    """The name score, lifted where most lines of the slot are names."""
    score = name_score(text)
    if score <= 0:
        return 0.0  # a heading, a label: no name whatever stands beside it
    if count < _MANY or rate < 0.5:
        return score
    if score < _WEAK and (sum(map(str.islower, text.split())) > 1 or _is_phrase(text)):
        return score  # 'We use cookies.', 'INDEPENDENT ACCOUNTANTS'
    if may_be_name(text) and (score > 0.1 or title_score(text) < 0.3):
        score = 1 - (1 - score) * (1 - 0.9 * rate)
    return score


def _is_phrase(text: str) -> bool:
    """Everyday words of which the first is nobody's given name."""
    words = plain(text).split()
    everyday = all(word in not_words() or is_dictionary_word(word) for word in words)
    return everyday and not any(map(given_in, words[:1]))  # signs alone have no word


def _alone(alts: list[Anchor], text: list[Anchor]) -> list[Anchor]:
    """Names in images' texts count only where no name is written before the next such image."""
    places = [anchor.line for anchor in text]
    kept = []
    for here, anchor in enumerate(alts):
        end = alts[here + 1].line if here + 1 < len(alts) else anchor.line + 8
        near = bisect_left(places, anchor.line - 4), bisect_left(places, max(end, anchor.line + 3))
        if near[0] == near[1]:
            kept.append(anchor)
    return kept
