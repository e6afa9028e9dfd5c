"""Plain text as mark-up: a press release as it was sent, a PDF's text."""

from __future__ import annotations

import re
from itertools import pairwise

from exec_finder.text import whole

_SUBMISSION = re.compile(r"\s{0,9}(?:-----BEGIN PRIVACY|<SEC-(?:DOCUMENT|HEADER)>|<DOCUMENT>\s{0,9}<TYPE>)")
_ELEMENT = re.compile(r"<(?:\?xml|html|xml|p|br|div|td)\b", re.IGNORECASE)
_TAG = re.compile(r"</?[A-Z][A-Z0-9-]{0,30}>")
_GAP = re.compile(r" {3,}|\t+")
_BAR = " | "
_WIDEST = 120  # characters: wider lines were not broken by hand
_NARROWEST = 40  # characters: narrower columns are lists
_FULL, _MANY = 0.8, 3  # lines nearly that wide, and how many make it a width


def marked_up(text: str) -> str:
    r"""*text* itself where it is mark-up, else what `as_markup` makes of it.

    A filing sent as plain text has tags too, round its documents, pages and tables.

    >>> marked_up("<DOCUMENT>\n<TYPE>8-K\n<PAGE>\nNia Okafor\n"), marked_up("<b>Nia</b>")
    ('<p>8-K<p>Nia Okafor', '<b>Nia</b>')
    """
    if "<" not in text:
        return as_markup(whole(text))
    plain = _SUBMISSION.match(text) and not _ELEMENT.search(text)
    return as_markup(_TAG.sub("", whole(text)).strip()) if plain else text


def as_markup(text: str) -> str:
    r"""Paragraphs and line breaks for plain text.

    >>> as_markup("Acme names\nNia Okafor\n\nContact: Percy Lund")
    '<p>Acme names<br>Nia Okafor<p>Contact: Percy Lund'
    """
    lines = unwrapped(text.replace("&", "&amp;"))
    return "".join(("<br>" if before else "<p>") + line for before, line in pairwise(["", *lines]) if line)


def unwrapped(text: str) -> list[str]:
    r"""The lines of plain text, '' between paragraphs; those broken only because the next word did not fit are whole.

    Columns are parted by a bar, numbers between them (ages) left out.

    >>> unwrapped("Nia Okafor      61    Chief Customer Officer\n\nPercy Lund")
    ['Nia Okafor | Chief Customer Officer', '', 'Percy Lund']
    """
    lines = [_without_gaps(line.strip()) for line in text.replace("\r\n", "\n").split("\n")]
    width = _width(text)
    joined = [lines[:1]]
    for before, line in pairwise(lines):
        fits = len(before) + 1 + len(line.partition(" ")[0]) <= width
        if not width or fits or not before or not line or _BAR in before + line:
            joined.append([line])
        else:
            joined[-1].append(line)
    return [" ".join(parts) for parts in joined]


def _without_gaps(line: str) -> str:
    parts = _GAP.split(line)
    return _BAR.join(part for part in parts if not part.isdigit()) if len(parts) > 1 else line


def _width(text: str) -> int:
    """The width that lines are broken at: that of the longest; 0 where they are not broken to fit."""
    sizes = [len(line.strip()) for line in text.split("\n")]
    widest = max(sizes)
    full = sum(size > _FULL * widest for size in sizes)
    return widest if _NARROWEST <= widest <= _WIDEST and full >= _MANY else 0
