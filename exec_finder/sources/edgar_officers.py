"""Officers out of filings: each person once, with the newest word on the post, and how fresh that is."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from datetime import date

from exec_finder.company_names import name_keys
from exec_finder.extract.changes import Change
from exec_finder.extract.filings import Owner, OwnershipForm, quote_of
from exec_finder.models import Evidence, FoundPerson, Page
from exec_finder.names import filed_name, is_person_name, name_key, same_person
from exec_finder.sources.edgar_filings import ANNUAL, Filing
from exec_finder.text import shorten
from exec_finder.titles import read_title

FRESH_DAYS = 400
"""Officers are given shares once a year: who reported within this time most likely still is one."""
UNSURE_DAYS = 730
"""From here on a filing says little about today."""
GONE_DAYS = 1100
"""Older filings are not even asked for."""
_SURE, _UNSURE, _NO_TITLE = 0.95, 0.35, 0.5
_NOT_LISTED = 0.6
"""What is left of the confidence in an officer whom a newer annual report does not list."""
_A_LIST = 3
"""Officers from which on an annual report is taken to list them all."""
_A_NAME = 0.3
_FLOTATION = 4
"""People who begin to report on one day: the shares came onto the market then, the posts are older."""


@dataclass(frozen=True, slots=True)
class Sighting:
    """What one filing says of one person."""

    person: FoundPerson
    """With the date of the filing and the evidence."""
    is_list: bool = False
    """From an annual report, which lists all officers; a proxy may have only the best paid."""
    is_full: bool = False
    """Names and titles are written out, as forms have no room to."""
    is_new: bool = False
    """From a Form 3: the person begins to report, on the day in `since`."""


def own_title(title: str, organisation: str) -> str:
    """*title* without the name of the organisation whose filing it is.

    >>> own_title("Treasurer of Acme Widgets, Inc", "Acme Widgets, Inc."), own_title("Head of Care", "Acme")
    ('Treasurer', 'Head of Care')
    """
    post, _, owner = title.rpartition(" of ")
    known = set(name_keys(organisation)[1].split())
    return post.rstrip(" ,") if post and set(name_keys(owner)[1].split()) <= known else title


def from_form(form: OwnershipForm, filing: Filing, page: Page) -> list[Sighting]:
    """The officers and directors of an ownership form; firms and mere owners left out."""
    return [
        Sighting(_reporting(owner, form, filing, page), is_new=filing.form == "3")
        for owner in form.owners
        if (owner.is_officer or owner.title) and not _is_firm(owner)
    ]


def from_list(people: Iterable[FoundPerson], filing: Filing) -> list[Sighting]:
    """The officers whom an annual report or proxy lists, with the filing's date."""
    extractor = filing.form.lower()
    return [
        Sighting(
            replace(
                person, dated=filing.filed, evidence=tuple(replace(e, extractor=extractor) for e in person.evidence)
            ),
            is_list=filing.form in ANNUAL,
            is_full=True,
        )
        for person in people
    ]


def from_changes(changes: Iterable[Change], filing: Filing, page: Page) -> list[Sighting]:
    """Who came and went by a current report; who will have left is in office until then."""
    today = str(page.fetched_at.date())
    return [
        Sighting(
            FoundPerson(
                name=change.name,
                title=change.title,
                evidence=(Evidence(page.url, page.fetched_at, "8-k", change.quote),),
                since="" if change.leaves else change.day,
                until=(change.day or "?") if change.leaves and change.day <= today else "",
                dated=filing.filed,
            ),
            is_full=True,
        )
        for change in changes
    ]


def same_people(sightings: Sequence[Sighting]) -> list[list[Sighting]]:
    """*sightings* by person, in the order first seen; each newest first."""
    groups: list[list[Sighting]] = []
    keys: dict[str, list[Sighting]] = {}
    for sighting in sightings:
        name = sighting.person.name
        group = keys.get(name_key(name)) or next((g for g in groups if same_person(g[0].person.name, name)), None)
        if group is None:
            groups.append(group := [])
        keys[name_key(name)] = group
        group.append(sighting)
    return [sorted(group, key=lambda one: (one.person.dated, one.is_full), reverse=True) for group in groups]


def settled(sightings: Sequence[Sighting], today: date) -> tuple[FoundPerson, ...]:
    """Each person once, as of the newest filing; confidence falls with its age."""
    listed = [one for one in sightings if one.is_list]
    newest_list = max((one.person.dated for one in listed), default="")
    complete = len(listed) >= _A_LIST
    starts = Counter(one.person.since for one in sightings if one.is_new)
    made = []
    for group in same_people(sightings):
        person = _one(group, starts)
        missing = complete and person.dated < newest_list and not any(one.is_list for one in group)
        share = _NOT_LISTED if missing and _holds_a_post(person) else 1.0
        made.append(replace(person, confidence=round(_confidence(person, today) * share, 3)))
    return tuple(made)


# --- one form -----------------------------------------------------------------------------------


def _reporting(owner: Owner, form: OwnershipForm, filing: Filing, page: Page) -> FoundPerson:
    evidence = Evidence(page.url, page.fetched_at, f"form{filing.form}", shorten(quote_of(owner)))
    return FoundPerson(
        name=filed_name(owner.name),
        title=owner.title,
        evidence=(evidence,),
        since=form.period if filing.form == "3" else "",
        until="?" if form.ended else "",
        dated=filing.filed,
    )


def _is_firm(owner: Owner) -> bool:
    """A fund whose man sits on the board reports beside him."""
    whole, core, _ = name_keys(owner.name)
    ends_in_form = whole.split()[-1:] != core.split()[-1:]
    return not owner.is_officer and (ends_in_form or is_person_name(filed_name(owner.name)) < _A_NAME)


# --- one person ---------------------------------------------------------------------------------


def _one(group: Sequence[Sighting], starts: Counter[str]) -> FoundPerson:
    """The newest word, in the fullest words that say the same; with the day the post began, where a Form 3 tells."""
    titled = next((one.person.title for one in group if one.person.title), "")
    newest = replace(group[0].person, title=group[0].person.title or titled)
    full = next((one.person for one in group if one.is_full and _same_post(one.person, newest)), newest)
    named = next((one.person for one in group if one.is_full), newest)
    ended = [one.person.until for one in group if one.person.until[:1].isdigit() and one.person.until > newest.dated]
    since = next((one.person.since for one in group if one.is_full and _same_post(one.person, newest)), "")
    began = [
        one.person.since
        for one in group
        if one.is_new and starts[one.person.since] < _FLOTATION and _same_post(one.person, newest)
    ]
    evidence = dict.fromkeys(
        (*newest.evidence, *full.evidence, *(seen for one in group for seen in one.person.evidence))
    )
    return replace(
        newest,
        name=named.name,
        title=full.title,
        since=min(began, default=since),
        until=newest.until or max(ended, default=""),
        evidence=tuple(evidence)[:3],
    )


def _same_post(one: FoundPerson, other: FoundPerson) -> bool:
    if one.title == other.title:
        return True
    a, b = read_title(one.title), read_title(other.title)
    return (a.seniority, a.c_level, a.functions[0]) == (b.seniority, b.c_level, b.functions[0])


def _holds_a_post(person: FoundPerson) -> bool:
    return not read_title(person.title).board_only


def _confidence(person: FoundPerson, today: date) -> float:
    """Falls in a line from FRESH_DAYS to UNSURE_DAYS."""
    age = (today - date.fromisoformat(person.dated)).days
    share = min(1.0, max(0.0, (UNSURE_DAYS - age) / (UNSURE_DAYS - FRESH_DAYS)))
    sure = _UNSURE + (_SURE - _UNSURE) * share
    return sure if person.title else min(sure, _NO_TITLE)
