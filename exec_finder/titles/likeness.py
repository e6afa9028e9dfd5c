"""Whether a short line is a job title."""

from __future__ import annotations

import re
from functools import cache, lru_cache
from itertools import pairwise

from exec_finder.tables import read_lines
from exec_finder.text import fold
from exec_finder.titles.anchors import may_be_title
from exec_finder.titles.lexicon import Item, lexicon, read_items
from exec_finder.titles.phrases import OFFICES
from exec_finder.titles.tokens import clean

_LONGEST = 160
_MOST_ITEMS = 28
_NOUN, _SHORT = 7, 5  # letters
_OWNS = re.compile("['’]s ")  # 'Dean’s office' is nobody, 'Dean’s Assistant' is
# Behind a dash: 'director of Brook Mill Ltd.' ends a sentence, 'Partner, Brook Mill Ltd.' is a job elsewhere.
_FIRM_LAST = re.compile(r"\s[–—-](?:\s(?:&|[^\W\d_a-z][\w&'’.-]*,?)){1,6}$")


# A body's name: 'Head of «Brook»'; no speech, which follows a sign or ends in one.
_QUOTED = re.compile(
    r"(?<=[^\s:,])\s+(?:«[^«»]{1,89}[^«».!?,…]»|[„“][^„“”]{1,89}[^„“”.!?,…][“”]|\"[^\"]{1,89}[^\".!?,…]\")"
)


@cache
def _bodies() -> frozenset[str]:
    """Names of bodies: headings over people, nobody's title."""
    return frozenset(map(fold, read_lines("titles/bodies.txt")))


@lru_cache(maxsize=16384)
def title_likeness(text: str) -> float:
    """How likely the line *text* is a job title, 0 to 1.

    >>> title_likeness("Vice President, Customer Care") > 0.8 > 0.3 > title_likeness("Contact us")
    True
    """
    line = _QUOTED.sub("", text).strip()
    if not 1 < len(line) <= _LONGEST or (line[-1] in ".!?" and line[-3:-2] not in {".", " "} and not _ends_short(line)):
        return 0.0
    if not may_be_title(line):
        return 0.3 if fold(line) in _bodies() else 0.0
    if fold(line) in _bodies():
        return 0.3
    items, _ = read_items(clean(line))
    if len(items) > _MOST_ITEMS:
        return 0.0
    titled = (_makes_title(item, line[item.start : item.end]) for item in items if not _OWNS.match(line, item.end))
    if not (_is_deputy(items, line) or any(titled)):
        return 0.1 if any(i.entry.kind == "function" for i in items) else 0.0
    return _score(items, line)


def _ends_short(line: str) -> bool:
    """'Chairman - Brook Mill Ltd.', 'Hon. Sec.': the full stop is the legal form's, the abbreviation's."""
    form = fold(re.split(r"[\s./-]", line[:-1])[-1])
    if line[-1] == "." and len(form) <= _SHORT and form in lexicon().shorts:
        return True
    return line[-1] == "." and form in _legal_forms() and _FIRM_LAST.search(line) is not None


@cache
def _legal_forms() -> frozenset[str]:
    return frozenset(read_lines("legal_forms.txt"))


def _makes_title(item: Item, said: str) -> bool:
    """A rank, or a mark that stands for one; one officer, of what stands before the word."""
    mark = item.entry.mark if item.entry.kind == "mark" else ""
    return item.entry.kind == "rank" or (
        mark in OFFICES and (mark != "officer" or (item.first > 0 and fold(said) == item.entry.phrase))
    )


def _is_deputy(items: list[Item], line: str) -> bool:
    """'Stellvertreter', 'Suplente' alone: a noun; 'Vice' and 'Adj.' are half of one."""
    return len(items) == 1 and items[0].entry.mark == "deputy" and len(line) >= _NOUN


def _score(items: list[Item], line: str) -> float:
    words = sum(i.last - i.first for i in items if i.entry.kind not in {"break", "and"})
    unknown = sum(1 for i in items if i.entry.kind == "word") - _shares_rank(items, line)
    known = (words - unknown) / max(words, 1)
    score = 0.35 + 0.6 * known
    if _names_section(items) and not _is_head_of(items, line):
        score *= 0.5
    return round(min(score, 0.98), 3)


def _shares_rank(items: list[Item], line: str) -> bool:
    """'Co-CEO', 'Co-Treasurer': an unknown word before a rank that says that several hold it."""
    pairs = pairwise(items)
    return any(line[i.start : i.end].lower() == "co" and after.entry.kind == "rank" for i, after in pairs)


def _is_head_of(items: list[Item], line: str) -> bool:
    """'Head of Weaving Department', 'Leader of the Care Team': a rank, and what it is of."""
    rank = next((item for item in items if item.entry.kind == "rank"), items[0])
    return line[rank.end :].lower().startswith(" of ")


def _names_section(items: list[Item]) -> bool:
    """'Executive Committee' heads a section; 'Vice President, Global Governance' is a title."""
    kinds = ["section" if i.entry.mark == "section" else i.entry.kind for i in items]
    if "section" not in kinds:
        return False
    before = kinds[: kinds.index("section")]
    return "rank" not in before or "break" not in before[before.index("rank") :]
