"""Who issues a press release, as its own words tell: for pages whose address and title name nobody."""

from __future__ import annotations

import re
from functools import cache
from itertools import islice

from exec_finder.extract.judge import name_score
from exec_finder.extract.page import Mark, Page
from exec_finder.extract.words import alternatives, folded, plain

_TOLD = 40  # paragraphs in which a release names its issuer
_PARAGRAPH, _FAR = 60, 600
_A_NAME, _PERSON = 0.7, 0.85  # name scores
_CAPITAL = r"[^\W\d_a-zà-ÿ][\w&'’-]*"
_FIRM = rf"(?P<firm>{_CAPITAL}(?:\s(?:{_CAPITAL}|&|of|the|for|and)){{0,6}})"
_SIGNS = r"(?:\s*[®™])?(?:\s*\([^()]{1,60}\))?"
_DATELINE = re.compile(rf"^[^.!?–—]{{0,40}}(?:[^!?–—]{{0,60}})\s?[-–—]+\s*(?:“|\")?{_FIRM}{_SIGNS},\s(?:an?|the)\s")

_DASH = re.compile(r"^[^–—-]{0,101}[–—-]")  # behind the place and the day
_CALLED = re.compile(r",\s(?:an?|the)\s")


@cache
def _verbs() -> re.Pattern[str]:
    return re.compile(rf"\s(?:{alternatives('announces')}|{alternatives('appointed')})\b")


@cache
def _announces() -> re.Pattern[str]:
    """'Acme Widgets, Inc., a maker of things, today announced' at the beginning or behind a dash or a comma."""
    form = rf"(?:,?\s(?i:{alternatives('legal')})\.?)?"
    between = r"(?:,\s(?:[^.–—\s]|\s(?!-{1,2}\s)|\.(?=[,\w])){1,250}?)?"
    return re.compile(rf"(?:^|[-–—]\s*|,\s){_FIRM}{form}{_SIGNS}{between},?{_verbs().pattern}")


def issuer_words(page: Page) -> frozenset[str]:
    """The words that name who announces something in the page's first paragraphs; none where nobody does.

    >>> from exec_finder.extract.walk import read_page
    >>> release = "<p>OSTBY, May 2 – Acme Mills, Inc., a maker of flour and more of that kind, today announced a loaf."
    >>> sorted(issuer_words(read_page(release)))
    ['acme', 'mills']
    """
    for text in _paragraphs(page):
        met = _announces().search(text) if _verbs().search(text) else None
        if not met and _DASH.search(text) and _CALLED.search(text):
            met = _DATELINE.search(text)
        if met and name_score(met["firm"]) < _A_NAME:
            words = frozenset(plain(met["firm"]).split()) - folded("legal") - folded("small") - folded("generic")
            if words:
                return words
    return frozenset()


def names_site(text: str, host: str) -> bool:
    """What ends a page's title is the site's name, unless it is a person's that the host does not bear."""
    return name_score(text) < _PERSON or any(len(word) > 3 and word in host for word in plain(text).split())


def _paragraphs(page: Page) -> list[str]:
    lines = (line for line in page.lines if len(line.text) > _PARAGRAPH and not line.marks & (Mark.NAV | Mark.COMMENT))
    return [line.text[:_FAR] for line in islice(lines, _TOLD)]
