"""What the store keeps: facts with their times, and the changes between two looks."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum
from typing import Any, Literal

from exec_finder.models import value

Value = dict[str, Any]
"""What is known beside the key, as JSON holds it."""


class Kind(StrEnum):
    """What a fact is about, in the order in which changes are told."""

    PERSON = "person"
    ADDRESS = "address"
    MAILBOX = "mailbox"
    FORMAT = "format"
    PHONE = "phone"
    FORM = "form"
    SOCIAL = "social"
    POST = "post"
    MAIL_DOMAIN = "mail_domain"
    DOMAIN = "domain"


What = Literal["new", "found", "gone", "back", "changed"]
"""new: on a page that was read before without it; found: on pages that were not read before, so it may be old;
gone: its pages show it no more (of a person: probably left); back: it had been gone."""


@dataclass(frozen=True, slots=True)
class Fact:
    """One thing that a Report says of a company."""

    kind: Kind
    key: str
    """What makes it the same fact at the next look: a folded name, an address, a number, a domain."""
    value: Value
    pages: tuple[str, ...]
    """Where it was seen, best first; empty for what is only supposed."""
    seen: datetime
    """When: the newest of those pages."""


@dataclass(frozen=True, slots=True)
class Look:
    """All that one lookup saw."""

    domain: str
    name: str
    at: datetime
    """When it began."""
    facts: tuple[Fact, ...]
    looked_at: frozenset[str]
    """Pages that were read, or are there no more."""
    personal_phones: frozenset[str]
    """Numbers that a page gives to a person, as `phone_key` compares them: no way to the company, and still there."""
    whole: bool
    """No page that was wanted could not be read: only then is something not there because it was not met."""
    registered: tuple[str, str, str, str, str] = ("", "", "", "", "")
    """Country, sector, owner, wikidata and cik of the company."""


@value
class KeptFact:
    """A fact with its times."""

    company: str
    """Web domain."""
    kind: Kind
    """What it is about."""
    key: str
    """What makes it the same fact at each look."""
    value: Value
    """What is known: of a person name and title, of an address its owner …"""
    pages: tuple[str, ...]
    """Where it was last seen, best first."""
    first_seen: datetime
    """When a page with it was first read."""
    last_seen: datetime
    """When a page with it was last read."""
    gone_since: datetime | None
    """When its pages were read and showed it no more; null: still there, as far as was looked."""


@value
class Change:
    """What became different between two looks."""

    id: int
    """Grows from change to change."""
    company: str
    """Web domain."""
    name: str
    """The company's name."""
    kind: Kind
    """What it is about."""
    what: What
    """new (on a page that was read before without it), found (on pages that were not read before, so it may be old),
    gone (of a person: probably left), back (it had been gone) or changed."""
    key: str
    """Of the fact."""
    before: Value | None
    """What was known; null for what is new or found."""
    after: Value | None
    """What is known now; null for what is gone."""
    at: datetime
    """Of the look that met it."""
    first_seen: datetime
    """Of the fact."""
    last_seen: datetime
    """Of the fact."""
    url: str
    """The page that shows it, or showed it last; empty where none does."""


@value
class KeptCompany:
    """A company in the store."""

    domain: str
    """Of its web site."""
    name: str
    """As it was called at the last look."""
    first_look: datetime
    """When it was looked up first."""
    last_look: datetime
    """When it was looked up last."""
    facts: int
    """How many are kept of it, those that are gone with them."""
    country: str = ""
    """As in Company, as are the following: what the last look knew, so that the next sees with the same eyes."""
    sector: str = ""
    """As in Company."""
    owner: str = ""
    """As in Company."""
    wikidata: str = ""
    """As in Company."""
    cik: str = ""
    """As in Company."""
