"""Who stands on a page for what somebody wrote or said: authors and speakers of quotations, and who only looks so."""

from __future__ import annotations

import re

from exec_finder.extract.judge import SURE, is_byline, name_score, shown_name, title_score
from exec_finder.extract.lines import is_signed, labelled
from exec_finder.extract.page import Mark, Page
from exec_finder.extract.words import folded, plain

_OPENING = ("“", "„", "«", "»", '"', "‘‘", "''")
_STARS, _RATED = re.compile("[★☆⭐]{3}"), 3  # a customer's, so many lines above the name
_TIMESTAMP = re.compile(r"(?:19|20)\d\d-\d\d-\d\dT\d\d:\d\d")
_WORDS = 50  # characters of a line that is a quotation's
_NEAR = 4  # lines around a name, and blanks of a sentence


def by_author(page: Page, index: int) -> bool:
    """The line is an author's: a byline stands before it or it lies in one."""
    if page.lines[index].marks & Mark.BYLINE:
        return True
    before, after = (page.lines[i].text if 0 <= i < len(page.lines) else "" for i in (index - 1, index + 1))
    dated = _TIMESTAMP.match(after) is not None  # when an entry was written, as engines print it
    return dated or (not is_signed(page.lines[index].text) and is_byline(before.strip(" :–—-")))


def quoted(page: Page, index: int, bounds: tuple[int, int], *, among_people: bool) -> bool:
    """The name in line *index* is a quotation's speaker: somebody's words stand right beside it.

    among_people: under a heading such as 'Our team', where a motto follows many a name.
    """
    if labelled(page.lines[index].text, "label-contact")[0]:
        return False
    for line in page.lines[max(bounds[0], index - 1) : min(bounds[1], index + (1 if among_people else 3))]:
        if line.marks & Mark.QUOTE:
            return not (among_people and (_tells_a_life(page, index, bounds) or _is_titled(page, index, bounds)))
        if len(line.text) > 40 and line.text.startswith(_OPENING) and name_score(line.text.strip("“”\"'„«»")) < 0.5:
            return True
    return any(_STARS.match(line.text) for line in page.lines[max(bounds[0], index - _RATED) : index])


def _is_titled(page: Page, index: int, bounds: tuple[int, int]) -> bool:
    """Name and title, and no words of theirs: a builder's element for quotations that shows one of the staff."""
    lines = page.lines[bounds[0] : bounds[1]]
    told = index + 1 < bounds[1] and title_score(page.lines[index + 1].text) >= SURE
    return told and all(len(line.text) < _WORDS for line in lines if not line.marks & Mark.ALT)


def _tells_a_life(page: Page, index: int, bounds: tuple[int, int]) -> bool:
    """A sentence of the record begins with the name or 'She': themes have one card for customers and for staff."""
    subjects = folded("subject").union(plain(shown_name(page.lines[index].text)).split()[:1])
    near = page.lines[max(bounds[0], index - _NEAR) : min(bounds[1], index + _NEAR)]
    sentences = (line.text for line in near if line.text.endswith(".") and line.text.count(" ") > _NEAR)
    return any(not subjects.isdisjoint(plain(text).split()[:1]) for text in sentences)
