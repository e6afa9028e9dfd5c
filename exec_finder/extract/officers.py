"""The executive officers in an annual report or proxy statement: a page or two of a document of hundreds."""

from __future__ import annotations

import html
import re
from collections.abc import Iterator, Sequence
from dataclasses import replace
from datetime import datetime
from itertools import islice
from typing import NamedTuple

from exec_finder.depth import is_too_deep
from exec_finder.extract.officer_lines import plain_title, read_officer_lines
from exec_finder.extract.people import judge_people
from exec_finder.models import Evidence, FoundPerson
from exec_finder.text import squeeze
from exec_finder.titles import read_title

MAX_CHARS = 30_000
"""Of text in the part that is read."""
_MAX_HTML = 600_000
_TRIED = 3
_ENOUGH = 2
_BY_LINE = 0.9
_LOOKED_AT = 8_000
_HEADING_ROOM, _SENTENCE_ROOM = 160, 1000
_MOST_PARTS = 200
_OFFICERS = r"(?:executive officers|executive management|executive leadership(?: team)?)"
_HEADING = re.compile(
    r"^\W{0,3}(?:(?:supplementary |supplemental |unnumbered )?item(?: \d{1,2}\w?)?\W{1,4})?(?:part [iv]{1,3}\W{1,4})?"
    r"(?:(?:certain )?(?:information|business experience).{0,40} )?(?:our |the |its |current )?(?:[\w.,&’'-]+ ){0,4}"
    rf"{_OFFICERS}(?: who are not directors| other than.{{0,40}})?(?: (?:of|and|as of) .{{2,60}})?"
    r"(?: ?\([^()]{0,60}\))?\W{0,3}$",
    re.IGNORECASE,
)
_MENTION = re.compile(
    rf"\b(?:information|names?|ages?|positions?|are|were)\b.{{0,120}}\b{_OFFICERS}\b|\b{_OFFICERS}\b.{{0,80}}\b(?:are|were|follows)\b",
    re.IGNORECASE,
)
_END = re.compile(
    r"^\W{0,3}(?:part ii\b|item \d{1,2}\w?\b|signatures?\W{0,3}$|(?:executive )?compensation\b|certain relationships"
    r"|(?:security|beneficial|stock|share) ownership|section 16|delinquent section|available information|risk factors"
    r"|audit committee|corporate governance|(?:board of )?directors\W{0,3}$|equity compensation plan|market for"
    r"|report of (?:the )?(?:independent|audit)|pay versus|unresolved staff|properties\W{0,3}$)",
    re.IGNORECASE,
)
_POST = re.compile(r"\b(?:chief|president|officer|counsel|secretary|treasurer|controller|head of)\b", re.IGNORECASE)
_OF_MANY = re.compile(r"^$|\bofficers\b|\bas a group\b", re.IGNORECASE)
"""A heading or a sum, where a title would stand."""
_AGE = re.compile(r"(?<![\d$.,])[3-8]\d(?![\d%.]|,\d)")
_BLOCKS = frozenset(
    {"address", "article", "br", "dd", "div", "dl", "dt", "h1", "h2", "h3", "h4", "h5", "h6", "hr", "li", "ol", "p",
     "section", "table", "tbody", "td", "tfoot", "th", "thead", "tr", "ul"}
)  # fmt: skip
_TAG_NAME = re.compile(r"/?([\w:]{1,20})")


class TextLine(NamedTuple):
    """What stands between two block elements."""

    start: int
    """In the document."""
    text: str


class _Part(NamedTuple):
    """A stretch of the document that may be about its officers."""

    start: int
    end: int
    promise: int


def read_officers(
    document: str, *, url: str, organisation: str, seen_at: datetime | None = None
) -> tuple[FoundPerson, ...]:
    """The executive officers whom *document*, an annual report or proxy of *organisation*, lists; in its order.

    Only the part under such a heading is read: who signs, audits, or sits on the board elsewhere is none of them.
    """
    lines = list(text_lines(document))
    for parts in (_headed(lines), _mentioned(lines)):
        likely = sorted(parts, key=lambda part: -part.promise)[:_TRIED]
        found = [_people(document, part, url, organisation, seen_at) for part in likely if part.promise]
        best = max(found, key=len, default=())
        if len(best) >= _ENOUGH:
            return best
    return ()


def _people(
    document: str, part: _Part, url: str, organisation: str, seen_at: datetime | None
) -> tuple[FoundPerson, ...]:
    """By the lines, which are as regular as the forms that lawyers copy, or by the page, whichever sees more."""
    cut = document[part.start : min(part.end, part.start + _MAX_HTML)]
    if is_too_deep(cut):
        return ()
    page = f"<title>Executive officers | {html.escape(organisation)}</title><h2>Executive officers</h2>{cut}"
    by_page = [_trimmed(one.person) for one in judge_people(page, url, seen_at) if one.kept]
    by_line = [
        FoundPerson(
            line.name, line.title, since=line.since, confidence=_BY_LINE,
            evidence=(Evidence(url, seen_at, "line", line.quote),),
        )
        for line in read_officer_lines([line.text for line in text_lines(cut) if line.text])
    ]  # fmt: skip
    found = [tuple(filter(_is_officer, people)) for people in (by_page, by_line)]
    return max(found, key=len)


def _trimmed(person: FoundPerson) -> FoundPerson:
    title, since = plain_title(person.title)
    return replace(person, title=title, since=since) if title else person


def _is_officer(person: FoundPerson) -> bool:
    title = read_title(person.title)
    return not (_OF_MANY.search(person.title) or title.board_only or title.former or title.unread)


# --- where to read ------------------------------------------------------------------------------


def _headed(lines: Sequence[TextLine]) -> list[_Part]:
    found = (here for here, line in enumerate(lines) if _is_heading(line.text))
    return [_part(lines, here) for here in islice(found, _MOST_PARTS)]


def _mentioned(lines: Sequence[TextLine]) -> list[_Part]:
    """Where a sentence leads to them, if no heading does."""
    found = (here for here, line in enumerate(lines) if _leads(line.text))
    return [_part(lines, here) for here in islice(found, _MOST_PARTS)]


def _leads(text: str) -> bool:
    return len(text) < _SENTENCE_ROOM and "xecutive" in text and bool(_MENTION.search(text))


def _is_heading(text: str) -> bool:
    return len(text) < _HEADING_ROOM and "xecutive" in text.lower() and bool(_HEADING.match(text))


def _part(lines: Sequence[TextLine], here: int) -> _Part:
    """From the heading to the next one of something else, and how much it looks like a list of officers."""
    size, promise, end = 0, 0, here + 1
    while end < len(lines) and size < MAX_CHARS and not _END.match(lines[end].text[:80]):
        text = lines[end].text
        if size < _LOOKED_AT:
            promise += bool(_POST.search(text[:400])) + 2 * bool(len(text) < 40 and _AGE.search(text))
        size += len(text)
        end += 1
    stop = lines[end].start if end < len(lines) else lines[-1].start + len(lines[-1].text)
    return _Part(lines[here].start, stop, promise)


def text_lines(document: str) -> Iterator[TextLine]:
    """The text between block elements and where it begins; one pass, whatever the mark-up is."""
    at, start, kept = 0, 0, list[str]()
    while at < len(document):
        opens = document.find("<", at)
        text = document[at : opens if opens >= 0 else len(document)]
        if text and not text.isspace():
            start = start if kept else at
            kept.append(text)
        closes = document.find(">", opens) if opens >= 0 else -1
        if closes < 0:
            break
        name = _TAG_NAME.match(document, opens + 1)
        if kept and name and name[1].lower() in _BLOCKS:
            yield TextLine(start, squeeze(html.unescape("".join(kept))))
            kept = []
        at = closes + 1
    if kept:
        yield TextLine(start, squeeze(html.unescape("".join(kept))))
