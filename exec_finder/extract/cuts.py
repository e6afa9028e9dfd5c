"""What is cut off around names and titles: 'Portrait of' before a name, 'of the club', '(3 years)' behind a title."""

from __future__ import annotations

import re
from functools import cache

from exec_finder.extract.words import alternatives

_APART = r"\s(|·•,–—-"  # what stands between a title and the years


@cache
def for_years() -> re.Pattern[str]:
    """' · 2 años', '(3-year term)' at the end of a title: how long the post is held."""
    return re.compile(rf"(?<![{_APART}])[{_APART}]+\d{{1,2}}\s?-?(?:{alternatives('years')})\)?$", re.IGNORECASE)


@cache
def _body() -> re.Pattern[str]:
    words = "|".join(map(alternatives, ("the-body", "the-company")))
    return re.compile(rf"\s(?:{words})$", re.IGNORECASE)


def without_body(text: str) -> str:
    """'La presidenta' of 'La presidenta de la asociación', before a verb."""
    return _body().sub("", text, count=1)


@cache
def _portrait() -> re.Pattern[str]:
    return re.compile(rf"^(?:{alternatives('portrait')})\s*[:–—-]?\s+(?=(?-i:[^\W\d_a-z]))", re.IGNORECASE)


def without_portrait(text: str) -> str:
    """'Nia Okafor' of 'Portrait of Nia Okafor', the text of a picture."""
    return _portrait().sub("", text, count=1)
