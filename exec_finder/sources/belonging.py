"""Which of the people on a site's pages are the company's own."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import replace
from functools import cache
from typing import Literal, NamedTuple

from exec_finder.domains import site_domain
from exec_finder.models import Contacts, FoundPerson, value
from exec_finder.names import name_key
from exec_finder.sources.page_words import PEOPLE_KINDS, PageKind, kind_of_heading
from exec_finder.tables import read_rows
from exec_finder.text import fold
from exec_finder.titles import read_title

STRONG_KINDS = PEOPLE_KINDS | {PageKind.CONTACT, PageKind.IMPRINT, PageKind.ABOUT}
"""Pages where whoever stands with a title is, as a rule, of the company."""

_LISTS = STRONG_KINDS - {PageKind.PERSON, PageKind.ABOUT}
"""Those that list people; a biography or a history names others beside the company's own."""
_ENOUGH = 2  # people on lists, from which on people on other pages need a reason to stay
_SURE = 0.7
_TRUST = {PageKind.PERSON: 0.95, PageKind.CONTACT: 0.95, PageKind.ABOUT: 0.9, PageKind.IMPRINT: 0.9}
_TRUST_IN_OTHERS = 0.6


_WITH_SECTIONS = frozenset(
    {PageKind.OTHER, PageKind.REACH, PageKind.POLICY, PageKind.PRESS, PageKind.INVESTOR, PageKind.ABOUT}
)
"""Pages that may have a part of their own for the company's people: a home page with 'Our team' on it."""


_NEWS = frozenset({PageKind.PRESS, PageKind.ARTICLE})


@value
class AgentWord:
    """A row of data/agent_words.csv."""

    word: str
    lang: str
    """ISO 639-1 codes, blanks between."""
    kind: Literal["agent", "between"]
    """agent: before an office and a name, who bears them acts upon the company's own people; between: may follow it."""
    example: str


class ReadPage(NamedTuple):
    """What one page gave."""

    url: str
    kind: PageKind
    people: tuple[FoundPerson, ...]
    contacts: Contacts


def own_people(pages: Sequence[ReadPage], organisation: str) -> tuple[FoundPerson, ...]:
    """The people of *pages* without those of others: guests of news, blogs, events and stories.

    Page by page; the confidence falls with what the kind of page is worth. Where leadership, team or contact pages
    show people, one who stands on other pages only stays when the address, the title or the heading ties them to the
    company.
    """
    placed = [(_place(page, person), person) for page in pages for person in page.people]
    listed = {name_key(person.name) for kind, person in placed if kind in _LISTS}
    strong = {name_key(person.name) for kind, person in placed if kind in STRONG_KINDS}
    agents = strong - {name_key(person.name) for _, person in placed if not _is_agent(person)}
    domains = _mail_sites(pages)
    reached = _with_addresses(pages, domains)
    kept: list[FoundPerson] = []
    for kind, person in placed:
        if kind in STRONG_KINDS:
            stays = kind in _LISTS or len(listed) < _ENOUGH or person.confidence >= _SURE
        else:
            stays = len(strong) < _ENOUGH and bool(person.title)
        key = name_key(person.name)
        known = key in reached or key in (listed - agents if kind in STRONG_KINDS else strong - agents)
        stays = stays and not _is_agent(person)
        if stays or known or _is_tied(person, domains, organisation) or _is_named_by(person, kind, organisation):
            kept.append(replace(person, confidence=person.confidence * _trust(kind)))
    return tuple(kept)


def _place(page: ReadPage, person: FoundPerson) -> PageKind:
    """The kind of page, or of the part of it, that a person stands on."""
    if page.kind not in _WITH_SECTIONS or not person.section:
        return page.kind
    part = kind_of_heading(person.section)
    return part if part in PEOPLE_KINDS else page.kind


def _trust(kind: PageKind) -> float:
    return _TRUST.get(kind, 1.0 if kind in STRONG_KINDS else _TRUST_IN_OTHERS)


def _is_tied(person: FoundPerson, domains: frozenset[str], organisation: str) -> bool:
    if person.email and site_domain(person.email.rpartition("@")[2]) in domains:
        return True
    name = fold(organisation)
    return len(name) > 3 and bool(person.title) and name in fold(person.title) and not read_title(person.title).former


def _is_named_by(person: FoundPerson, kind: PageKind, organisation: str) -> bool:
    """Whether the company's own news says it of itself: 'Acme Telecom today named Given Family vice president …'."""
    name = fold(organisation).split(" ")[0]
    if kind not in _NEWS or len(name) <= 3 or not person.title:
        return False
    said = (fold(seen.quote).partition(fold(person.name))[0] for seen in person.evidence if seen.extractor == "prose")
    return any(name in before for before in said)


def _is_agent(person: FoundPerson) -> bool:
    """Whether a sentence only names who did it: 'appointed by President Given Family', 'served under Governor …'."""
    if not person.title or any(seen.extractor != "prose" for seen in person.evidence):
        return False
    before = (seen.quote.partition(person.name)[0].rstrip() for seen in person.evidence)
    return all(text.endswith(person.title) and names_agent(text, person.title) for text in before)


def names_agent(text: str, title: str) -> bool:
    """Whether *text*, which ends in *title*, calls whoever follows an agent.

    >>> names_agent("She was appointed by President", "President"), names_agent("Our new President", "President")
    (True, False)
    """
    return bool(_agents().search(text[: -len(title)]))


@cache
def _agents() -> re.Pattern[str]:
    """The words right before an office."""
    rows = read_rows("agent_words.csv", AgentWord)
    agent, between = (
        "|".join(re.escape(row.word) for row in rows if row.kind == kind) for kind in ("agent", "between")
    )
    return re.compile(rf"\b(?:{agent})(?: (?:{between}))*[ -]*$", re.IGNORECASE)


def _with_addresses(pages: Iterable[ReadPage], domains: frozenset[str]) -> frozenset[str]:
    """Keys of the names to which a page ties an address at one of *domains*."""
    seen = (address for page in pages for address in page.contacts.addresses if address.name)
    return frozenset(name_key(one.name or "") for one in seen if site_domain(one.address.rpartition("@")[2]) in domains)


def _mail_sites(pages: Iterable[ReadPage]) -> frozenset[str]:
    """Domains of the site itself and of addresses on its strong pages."""
    found: set[str] = set()
    for page in pages:
        found.add(site_domain(page.url))
        if page.kind in STRONG_KINDS:
            found |= {site_domain(seen.address.rpartition("@")[2]) for seen in page.contacts.addresses}
            found |= {site_domain(person.email.rpartition("@")[2]) for person in page.people if person.email}
    return frozenset(found - {""})
