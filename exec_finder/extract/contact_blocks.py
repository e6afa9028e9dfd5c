"""People of whom a page shows a name, a post and an address below each other: 'Press contact', a signature, a branch.

The layers that look for people doubt a name that no list knows. Where an address beside it spells the name and a title
follows it, there is no doubt left.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from datetime import datetime

from exec_finder.extract.flow import read_flow
from exec_finder.extract.judge import SURE, title_score
from exec_finder.models import Evidence, FoundAddress, FoundPerson
from exec_finder.names import Namesakes
from exec_finder.text import shorten, squeeze

__all__ = ["contact_people"]

_CONFIDENCE = 0.75
_QUOTED = 4  # lines
_LINE_LIMIT = 300
_LABEL = re.compile(r"^[^:,]{2,40}: ")
_REST = re.compile(r"[,;|–—(-]*\s*(?:\S{1,64}@|\+?\(?\d{3}).*$")  # an address or a number ends the title

_TAIL = re.compile(r"[ ,]+[a-z]{1,3}$")  # '…, Director of Sales, at jane@…'


def contact_people(
    html: str,
    *,
    url: str,
    seen_at: datetime | None,
    addresses: Iterable[FoundAddress],
    people: Sequence[FoundPerson],
) -> tuple[FoundPerson, ...]:
    """Those whose name the page ties to one of *addresses*, with their title, and who are not among *people*."""
    named = {found.name: found.address for found in addresses if found.name and not found.role}
    known = Namesakes(person.name for person in people)
    wanted = {name: address for name, address in named.items() if known.first(name) is None}
    if not wanted:
        return ()
    lines = [squeeze(line) for line in read_flow(html).text.split("\n") if line.strip()]
    found: dict[str, FoundPerson] = {}
    for place, line in enumerate(lines):
        for name, title in _title_of(line, lines[place + 1 : place + 2], wanted):
            quote = shorten(" · ".join(lines[place : place + _QUOTED]), 200)
            seen = Evidence(url=url, seen_at=seen_at, extractor="contact", quote=quote)
            person = FoundPerson(name, title, email=wanted[name], confidence=_CONFIDENCE, evidence=(seen,))
            found.setdefault(name, person)
    return tuple(found.values())


def _title_of(line: str, following: list[str], names: Iterable[str]) -> Iterator[tuple[str, str]]:
    """The name that a line begins with, behind a label or not, and the title on the same line or the next one."""
    if len(line) > _LINE_LIMIT:
        return
    bare = _LABEL.sub("", line)
    for name in names:
        rest = bare[len(name) :] if bare.startswith(name) else None
        if rest is None or rest[:1].isalpha():
            continue
        own = _TAIL.sub("", _REST.sub("", rest).strip(" ,;|–—-():"))
        for title in (own, *(following if not own else ())):
            if title_score(title) >= SURE:
                yield name, title
