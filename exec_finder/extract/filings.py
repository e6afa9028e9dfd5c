"""Ownership forms of the US Securities and Exchange Commission (3, 4, 5): the XML, and its HTML rendering."""

from __future__ import annotations

import html
import re

from exec_finder.extract.found import Vote
from exec_finder.extract.page import Page
from exec_finder.text import shorten, squeeze

_OWNER = re.compile(r"<reportingOwner>(.*?)</reportingOwner>", re.DOTALL | re.IGNORECASE)
_MARK = "ownershipdocument"
_SIZE = 3_000_000
_FORM_NAME = re.compile(r"Name and Address of Reporting Person", re.IGNORECASE)


def read_ownership_xml(text: str) -> list[Vote]:
    """Reporting owners of an ownership document, names in the form's order (family name first)."""
    if _MARK not in text[:5000].lower():
        return []
    votes = []
    for owner in _OWNER.finditer(text[:_SIZE]):
        body = owner.group(1)
        name, title = _field(body, "rptOwnerName"), _field(body, "officerTitle")
        if title.lower().strip(" .") in {"see remarks", "see remarks below"}:
            title = _field(text, "remarks") or title
        if not title and _field(body, "isDirector").lower() in {"1", "true"}:
            title = "Director"
        if name:
            votes.append(Vote(name, title, "filing", 0.95 if title else 0.4, quote=shorten(f"{name}, {title}")))
    return votes


def _field(text: str, tag: str) -> str:
    found = re.search(rf"<{tag}>(?:\s*<value>)?([^<]{{0,400}})", text, re.IGNORECASE)
    return squeeze(html.unescape(found.group(1))) if found else ""


def read_ownership_form(page: Page) -> list[Vote]:
    """The rendered form: box 1 holds the name, box 5 ticks the relationship, the title stands below it."""
    starts = [line.index for line in page.lines if _FORM_NAME.search(line.text[:200])]
    if not starts:
        return []
    name = next((line.text for line in page.lines[starts[0] + 1 : starts[0] + 6] if _upper_name(line.text)), "")
    title = _form_title(page)
    return (
        [Vote(name, title, "filing", 0.9, line=starts[0], quote=shorten(f"{name}, {title}"))] if name and title else []
    )


def _upper_name(text: str) -> bool:
    return bool(re.fullmatch(r"[^\W\d_][\w.,'’\- ]{3,60}", text)) and " " in text and not text.startswith("(")


def _form_title(page: Page) -> str:
    """The title under 'Officer (give title below)', else the ticked 'Director'."""
    for line in page.lines:
        if line.text.lower().startswith("officer (give title"):
            following = [after.text for after in page.lines[line.index + 1 : line.index + 8]]
            for text in following:
                if re.match(r"[4-7]\.|table |form filed", text, re.IGNORECASE):
                    break
                if not re.match(r"(?:other|x$|10%|director|\()", text, re.IGNORECASE) and len(text) > 2:
                    return text
    ticked = [b.text for a, b in zip(page.lines, page.lines[1:], strict=False) if a.text == "X"]
    return next(("Director" for text in ticked if text.lower() == "director"), "")
