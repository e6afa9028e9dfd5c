"""Plain text as mark-up: a press release as it was sent, a PDF's text."""

from __future__ import annotations

import re
from itertools import pairwise

_BLANK = re.compile(r"\n[ \t]*\n")
_WIDEST = 120  # characters: wider lines were not broken by hand
_NARROWEST = 40  # characters: narrower columns are lists
_FULL, _MANY = 0.8, 3  # lines nearly that wide, and how many make it a width


def as_markup(text: str) -> str:
    r"""Paragraphs and line breaks; lines that were broken only because the next word did not fit are whole again.

    >>> as_markup("Acme names\nNia Okafor\n\nContact: Percy Lund")
    '<p>Acme names<br>Nia Okafor<p>Contact: Percy Lund'
    """
    text = text.replace("\r\n", "\n").replace("&", "&amp;")
    width = _width(text)
    return "<p>" + "<p>".join(_paragraph(part.strip("\n"), width) for part in _BLANK.split(text))


def _width(text: str) -> int:
    """The width that lines are broken at: that of the longest; 0 where they are not broken to fit."""
    sizes = [len(line) for line in text.split("\n")]
    widest = max(sizes)
    full = sum(size > _FULL * widest for size in sizes)
    return widest if _NARROWEST <= widest <= _WIDEST and full >= _MANY else 0


def _paragraph(text: str, width: int) -> str:
    lines = [line.strip() for line in text.split("\n")]
    whole = lines[0]
    for before, line in pairwise(lines):
        fits = not width or len(before) + 1 + len(line.partition(" ")[0]) <= width
        whole += ("<br>" if fits else " ") + line
    return whole
