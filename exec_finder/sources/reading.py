"""One page of a company's, read for people and contacts, however it came."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from datetime import datetime

from exec_finder.extract import extract_people
from exec_finder.extract.contact_blocks import contact_people
from exec_finder.extract.contacts import extract_contacts
from exec_finder.extract.phones import tidy_phone
from exec_finder.models import FoundPerson
from exec_finder.sources.belonging import ReadPage
from exec_finder.sources.page_links import PageLinks
from exec_finder.sources.page_words import PEOPLE_KINDS, PageKind, kind_of_heading

_VAGUE_KINDS = frozenset({PageKind.OTHER, PageKind.ABOUT, PageKind.REACH, PageKind.POLICY, PageKind.INVESTOR})


def read_page(html: str, url: str, seen_at: datetime | None, *, kind: PageKind, region: str) -> ReadPage:
    """People and contacts of a page; region: whose numbers are written without a country, ISO 3166-1 alpha-2."""
    people = tuple(extract_people(html, url=url, seen_at=seen_at))
    contacts = extract_contacts(html, url=url, seen_at=seen_at, people=people, region=region)
    people += contact_people(html, url=url, seen_at=seen_at, addresses=contacts.addresses, people=people)
    numbers = [channel.value for channel in contacts.phones]
    return ReadPage(url, kind, tuple(_with_number(person, region, numbers) for person in people), contacts)


def kind_by_headings(kind: PageKind, links: PageLinks, language: str) -> PageKind:
    """*kind*, or what the page calls itself where that is vague: 'Our leadership team', though no link says so."""
    if kind not in _VAGUE_KINDS:
        return kind
    said = (kind_of_heading(text, language) for text in links.headings)
    return next((found for found in said if found in PEOPLE_KINDS), kind)


def _with_number(person: FoundPerson, region: str, seen: Sequence[str]) -> FoundPerson:
    """*person* with the telephone number as it is dialled, or none where that is none."""
    return replace(person, phone=tidy_phone(person.phone, region, seen)) if person.phone else person
