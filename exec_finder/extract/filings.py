"""Ownership forms of the US Securities and Exchange Commission (3, 4, 5): the XML, and its HTML rendering."""

from __future__ import annotations

import html
import re
from dataclasses import dataclass

from exec_finder.extract.found import Vote
from exec_finder.extract.judge import title_score
from exec_finder.extract.page import Page
from exec_finder.text import iso_day, shorten, squeeze

_MARK = "ownershipdocument"
_SIZE = 3_000_000
_OWNERS = 30
_FORM_NAME = re.compile(r"Name and Address of Reporting Person", re.IGNORECASE)
_OPEN_OWNER = re.compile(r"<reportingOwner>", re.IGNORECASE)
_CLOSE_OWNER = re.compile(r"</reportingOwner>", re.IGNORECASE)
_SEE = re.compile(
    r"^\W{0,3}(?:please )?(?:see|refer to)\b.{0,20}\b(?:remark|below|footnote|note|explan)", re.IGNORECASE
)
_SEE_BEHIND = re.compile(r"[\s,;(-]{1,4}see (?:the )?(?:remark|below|footnote).{0,20}$", re.IGNORECASE)
_TICKED = re.compile(r"\(X\) ?Director\b", re.IGNORECASE)
_PIECE_END = re.compile(r"[\n;]|(?<=[a-z)]{2})\.\s")
# "Officer title: …", "The reporting person is the Company's …": what stands before the title in a remark.
_LEAD = re.compile(
    r"^.{0,150}?\b(?:titles?|positions?|offices?)\b[^:]{0,60}?(?::| is | are )\s{0,3}(?:the |an? )?"
    r"|^.{0,150}?\b(?:is|as|serves as)\s(?:the |an? |our |its )?(?:[\w&.' ]{0,40}[’']s? )?",
    re.IGNORECASE,
)
_A_TITLE = 0.5
_YES = frozenset({"1", "true", "yes"})


@dataclass(frozen=True, slots=True)
class Owner:
    """A reporting owner of an ownership form."""

    name: str
    """As it is filed: the family name first."""
    title: str
    """Of an officer as the form gives it, also where it says so in its remarks; 'Director' of who is only that."""
    is_officer: bool
    """Else a director, or an owner of a tenth of the shares."""


@dataclass(frozen=True, slots=True)
class OwnershipForm:
    """A Form 3, 4 or 5: whose shares, and who reports."""

    issuer_cik: str
    """Of the company whose shares they are, as written; an owner may be a company too."""
    period: str
    """ISO 8601: of a Form 3 the day that made the owner report, of others the day of the earliest transaction."""
    ended: bool
    """The owner reports no longer: has left, or holds a lesser post."""
    owners: tuple[Owner, ...]
    """In the form's order."""


def read_ownership(text: str) -> OwnershipForm | None:
    """The ownership form that *text* is the XML of; None for anything else. A cut-off file gives its whole owners."""
    if _MARK not in text[:5000].lower():
        return None
    head, *pieces = _OPEN_OWNER.split(text[:_SIZE], maxsplit=_OWNERS)
    parts = [_CLOSE_OWNER.split(piece, maxsplit=1) for piece in pieces]
    bodies = [part[0] for part in parts if len(part) > 1]
    tail = parts[-1][-1] if parts else ""
    return OwnershipForm(
        issuer_cik=_field(head, "issuerCik"),
        period=iso_day(_field(head, "periodOfReport")),
        ended=_is_set(head, "notSubjectToSection16"),
        owners=tuple(owner for owner in (_owner(body, tail) for body in bodies) if owner.name),
    )


def read_ownership_xml(text: str) -> list[Vote]:
    """Reporting owners of an ownership document, names in the form's order (family name first)."""
    form = read_ownership(text)
    return [
        Vote(owner.name, owner.title, "filing", 0.95 if owner.title else 0.4, quote=quote_of(owner))
        for owner in (form.owners if form else ())
    ]


def quote_of(owner: Owner) -> str:
    """What the form says of its owner, in short."""
    return shorten(f"{owner.name}, {owner.title}")


def _owner(body: str, tail: str) -> Owner:
    title = _field(body, "officerTitle")
    if _SEE.match(title):
        title = _title_in_remarks(_field(tail, "remarks", 2000, keep_lines=True))
    is_officer = bool(title) or _is_set(body, "isOfficer")
    if not is_officer and _is_set(body, "isDirector"):
        title = "Director"
    return Owner(_field(body, "rptOwnerName"), _SEE_BEHIND.sub("", title), is_officer)


def _title_in_remarks(remarks: str) -> str:
    """The piece of the remarks that reads most like a title, without what leads to it; '' where none does."""
    pieces = [squeeze(piece) for piece in _PIECE_END.split(remarks)[:20]]
    readings = [_LEAD.sub("", piece).strip(" .:\"'“”()") for piece in pieces] + [p.strip(" .()") for p in pieces]
    best = max(readings, key=title_score, default="")
    return best if title_score(best) >= _A_TITLE else ""


def _is_set(text: str, tag: str) -> bool:
    return _field(text, tag).lower() in _YES


def _field(text: str, tag: str, limit: int = 400, *, keep_lines: bool = False) -> str:
    found = re.search(rf"<{tag}>(?:\s*<value>)?([^<]{{0,{limit}}})", text, re.IGNORECASE)
    said = html.unescape(found.group(1)) if found else ""
    return said.strip() if keep_lines else squeeze(said)


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
                if re.match(r"[1-9]\.|table |form filed", text, re.IGNORECASE):
                    break
                if not re.match(r"(?:other|x$|10%|director|\()", text, re.IGNORECASE) and len(text) > 2:
                    return text
    if any(_TICKED.search(line.text) for line in page.lines):
        return "Director"
    ticked = [b.text for a, b in zip(page.lines, page.lines[1:], strict=False) if a.text == "X"]
    return next(("Director" for text in ticked if text.lower() == "director"), "")
