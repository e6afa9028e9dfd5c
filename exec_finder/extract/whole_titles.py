"""The whole of a title: with the lines that carry it on, and without what else its own line says."""

from __future__ import annotations

import re

from exec_finder.extract import phrases
from exec_finder.extract.anchors import Anchor
from exec_finder.extract.careers import opening_post, post_of_now, without_date, without_message, without_stop
from exec_finder.extract.context import bears_firm, same_organisation
from exec_finder.extract.halves import JOINING, WHOLE, breaks_off, is_function, lacks_rank, leads_something, needs
from exec_finder.extract.judge import name_score, names_functions, title_score
from exec_finder.extract.lines import labelled, without_contacts
from exec_finder.extract.longest import longest_title
from exec_finder.extract.own_firm import without_own
from exec_finder.extract.page import Mark, Page
from exec_finder.extract.runs import EDGE
from exec_finder.extract.words import folded, plain
from exec_finder.names.lists import words

_WEAK, _FAIR = 0.25, 0.45
_LONG = 200
_TAIL = " ,;:|·•–—-/+›»→"  # signs and icons behind a title
_OPEN = frozenset(",&/-–")
_STOPS = (".", ".”", '."', ".»", "!”")
_BRACKETED = re.compile(r"^[(\[（]([^()\[\]（）]+)[)\]）]$")
_REACHED = re.compile(  # an address, hidden or not, or a telephone's number, and no span of years
    r"@|[\[({]at[\])}]|\[email|\+\d|\d{3}[-. )/]{1,2}\d{3,4}[-. ]\d{2}"
)
# What carries no title on: a line with a year, or one that reads as a whole sentence.
_SENTENCE = re.compile(r"(?<!\d)(?:19|20)\d\d(?!\d)|.{40}[.!?]$| \S+ \S*[^\W\d_]{4}[.!?]$|。|^[“„”«\"]")
CONTACT = re.compile(
    r"@|https?:|www\.|\d{3}[-. )]{1,2}\s?\d{2}|\w\s?[\[({]\s?[^\W\d_]{2,9}\s?[\])}]\s?[\w-]{2,63}\s?[.\[({]"
)
"""An address, also one with a word in brackets for its sign, a link or a number in a line."""


def shown_title(page: Page, index: int) -> str:
    """What may be a title in a line: without when it began, and without the rest of a career."""
    line = page.lines[index]
    post = post_of_now(line.text) if line.column >= 0 else opening_post(line.text)
    return post or without_stop(without_message(without_date(line.text)))


def words_said(text: str) -> str:
    """The words of a line before its address or number: 'Treasurer' of 'Treasurer nia@acme.example'."""
    return without_contacts(text) if _REACHED.search(text) else text


def without_second(page: Page, anchor: Anchor, own: frozenset[str]) -> str:
    """'Treasurer' of '<em>Treasurer</em><span>Acme Ltd</span>' on Acme's page, which only a style sheet parts.

    Likewise 'CFO' of '<span>CFO</span><span>Finance</span>': what is whole needs no department.
    """
    runs = page.lines[anchor.title_line].runs if anchor.title_line >= 0 else ()
    second = runs[1][0] if len(runs) == 2 else ""
    head = anchor.title.removesuffix(f" {second}")
    bears = second[:1].isalpha() and head[-1:].isalpha() and head != anchor.title  # nothing but a blank between
    if not bears or title_score(head) < WHOLE:
        return anchor.title
    beside = same_organisation(second, own) or (names_functions(second) and not leads_something(head))
    return head if beside else anchor.title


def joined_title(page: Page, index: int, anchor: Anchor, taken: frozenset[int], least: int) -> str:
    """The title with the lines that carry it on: in the same block, or where one line hangs over."""
    lines = page.lines
    shown = shown_title(page, index)
    if shown != lines[index].text:
        return _bare(shown)
    index = _beginning(page, index, anchor, taken)
    text = labelled(words_said(lines[index].text))[1]
    last = index
    for following in range(index + 1, min(index + 4, anchor.outer[1])):
        line = lines[following]
        if (
            following in taken
            or line.marks & Mark.ALT
            or not (following - index < least or _carries_on(page, text, last, following))
        ):
            break
        text, last = f"{text} {line.text}", following
    return _bare(text)


def _bare(title: str) -> str:
    """*title* without the signs and brackets around it."""
    bare = _without_degree(title.lstrip(EDGE).rstrip(_TAIL) or title)
    bare += "»" * (title.rstrip(" .").endswith("»") and bare.count("«") > bare.count("»"))  # 'Head of «Brook»'
    return _BRACKETED.sub(r"\1", bare) if bare.count("(") == bare.count(")") else bare.strip("()")


def _without_degree(title: str) -> str:
    """'Director' of 'Ph.D, Director', a line below a name."""
    letters, _, rest = title.partition(", ")
    degree = plain(letters).replace(" ", "") in words().of("postnominal") and title_score(letters) < WHOLE
    return rest if degree and title_score(rest) >= WHOLE else title


def completed_title(page: Page, anchor: Anchor, own: frozenset[str]) -> str:
    """The title of 'Nia Okafor, Senior Vice President' with the line below it: 'and Chief Financial Officer'."""
    title, following = _bare(without_date(anchor.pair.title)) if anchor.pair else "", anchor.line + 1
    title = phrases.message_from().sub("", title)
    if page.lines[anchor.line].text.endswith(_STOPS):
        title = without_own(longest_title(title) or title, own)
    if anchor.pair is None or following >= anchor.outer[1]:
        return title
    rest = page.lines[following].text
    if anchor.pair.form == "name-region" and title_score(rest) >= WHOLE:
        return rest  # 'Nia Okafor, Norway' over 'Treasurer'
    if not anchor.pair.form.endswith("name-title"):
        return title
    hangs = _hangs(page.lines[anchor.line].text) or phrases.begins_and().match(rest)
    joined = f"{title} {rest}" if hangs and title_score(rest) >= WHOLE else title
    return joined if title_score(joined) >= WHOLE and name_score(rest) < _FAIR else title


def _hangs(text: str) -> bool:
    """'Vice President of', 'Sales &', 'Einkauf,': the title goes on in another line."""
    return text[-1:] in _OPEN or any(ends.search(text) for ends in (phrases.ends_small(), phrases.ends_and()))


def _beginning(page: Page, index: int, anchor: Anchor, taken: frozenset[int]) -> int:
    """The first line of a title that breaks over lines of one block, where the line before speaks of a function."""
    first = index
    while first - 1 > anchor.line and first - 1 not in taken and index - first < 3:
        before = page.lines[first - 1]
        half = _hangs(before.text) or is_function(before.text, _FAIR)
        if before.marks & Mark.ALT or not (half or needs(before.text, page.lines[first].text)):
            break
        first -= 1
    return first


def _carries_on(page: Page, text: str, last: int, following: int) -> bool:
    line, before = page.lines[following], page.lines[last]
    if (
        len(text) + len(line.text) > _LONG
        or _SENTENCE.search(line.text)
        or CONTACT.search(line.text)
        or _REACHED.search(line.text)
        or plain(line.text) in folded("noise")
        or name_score(line.text) >= 0.6
        or all(line.text[:1] in {"-", "–"} for line in page.lines[following : following + 2])  # points of a life
    ):
        return False
    hangs = bool(_hangs(text) or JOINING.match(line.text) or breaks_off(text, line.text))
    hangs = hangs or (title_score(line.text) >= WHOLE and lacks_rank(text))
    if line.block != before.block:
        return _hangs(text) and title_score(line.text) >= _WEAK
    return hangs or (leads_something(text) and is_function(line.text, WHOLE) and not bears_firm(line.text))
