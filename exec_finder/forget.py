"""Forgets a company, a person or an address: in the store, in the cache of pages, and for the time to come."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path
from typing import Literal

from exec_finder.domains import site_domain
from exec_finder.errors import CompanyAmbiguousError, UsageError
from exec_finder.store.database import Database
from exec_finder.store.erase import Erased, Eraser, Held
from exec_finder.suppress import add_suppressions
from exec_finder.text import fold, printable
from exec_finder.web.kept import forget_pages


@dataclass(frozen=True, slots=True)
class Goal:
    """What is to be forgotten."""

    kind: Literal["company", "person", "address"]
    text: str
    """Domain, name or address."""
    company: str = ""
    """Of a person: web domain of the company where they are known; empty where they are not."""
    lines: tuple[str, ...] = ()
    """For the suppression list, so that it does not come back."""


@dataclass(frozen=True, slots=True)
class Places:
    """Where things are kept on this machine."""

    database: Database
    cache: Path
    """Folder of the cached pages."""
    suppressions: Path
    """The list in the configuration folder."""


@dataclass(frozen=True, slots=True)
class Forgotten:
    """What was deleted and written, or would be."""

    erased: Erased
    pages: int
    """From the cache."""
    lines: tuple[str, ...]
    """New on the suppression list."""

    @property
    def anything(self) -> bool:
        """Whether there was something to do."""
        return bool(self.erased.anything or self.pages or self.lines)


def find_goal(database: Database, text: str, *, company: str = "", own: str = "") -> Goal:
    """What *text* means: an address, a company, or a person.

    company: domain of the company whose people are meant. own: domain of the company that *text* itself may mean.
    Raises UsageError where it may mean several, CompanyAmbiguousError for a person of several companies.
    """
    text = printable(text)
    if not any(map(str.isalnum, text)):
        raise UsageError(f"{text!r} is no name, domain or address")
    if "@" in text:
        if text.startswith("@") or " " in text or not site_domain(text.rpartition("@")[2]):
            raise UsageError(f"{text!r} is no address; of a company the domain is given alone")
        return Goal("address", text.lower(), lines=(text.lower(),))
    everywhere = Eraser(database).held(text)
    if own and not company:
        if everywhere and "." not in text:
            raise UsageError(f"{text!r} may be a company or a person: give the domain {own}, or a --company")
        return Goal("company", own)
    people = [one for one in everywhere if company in {"", one.company}]
    if not people:
        _check_is_whole(text, Eraser(database).of_family(text, company))
        return Goal("person", text, company, (_line(text),))
    return _person(people, text, namesakes=len({one.company for one in everywhere}) > 1)


def _person(people: list[Held], text: str, *, namesakes: bool) -> Goal:
    companies = sorted({one.company for one in people})
    if len(companies) > 1:
        raise CompanyAmbiguousError(f"{text} is known at {', '.join(companies)}: say where with --company", ())
    exact = [one for one in people if fold(one.name) == fold(text)] or people
    if len({fold(one.name) for one in exact}) > 1:
        raise UsageError(f"{text} may be {' or '.join(sorted(one.name for one in exact))}: give the whole name")
    one = exact[0]
    line = f"{_line(one.name)} @ {one.company}" if namesakes else _line(one.name)
    return Goal("person", one.name, one.company, (line, *one.addresses))


def _check_is_whole(text: str, relatives: list[Held]) -> None:
    """Raises UsageError where *text* is a family name alone, which would forget nobody and keep nobody away."""
    if relatives:
        choices = " or ".join(sorted(f"{one.name} ({one.company})" for one in relatives))
        raise UsageError(f"{text} may be {choices}: give the whole name")


def _line(name: str) -> str:
    """A name as the suppression list can hold it."""
    return printable(name.replace("#", " ").replace("@", " "))


def forget(goal: Goal, places: Places, *, only_delete: bool = False, dry: bool = False) -> Forgotten:
    """Forget *goal*; *only_delete*: it may come back. *dry*: only say what would be done.

    All cached pages of the company's site go, as a name may stand on more of them than was noted.
    Raises InputError where something can't be read or written.
    """
    lines = () if only_delete else goal.lines
    if not dry:
        lines = tuple(add_suppressions(places.suppressions, lines)) if lines else ()
    erased = _erase(goal, places.database, dry=dry) if places.database.exists else Erased()
    words = {"company": (), "person": (goal.text,), "address": (goal.text,)}[goal.kind]
    pages = forget_pages(places.cache, _sites(goal, erased), erased.pages, words, dry=dry)
    if erased.anything and not dry:
        places.database.scrub()
    return Forgotten(erased, pages, lines)


def _erase(goal: Goal, database: Database, *, dry: bool) -> Erased:
    eraser = Eraser(database, dry=dry)
    if goal.kind == "company":
        return eraser.company(goal.text)
    return eraser.address(goal.text) if goal.kind == "address" else eraser.person(goal.text, goal.company)


def _sites(goal: Goal, erased: Erased) -> frozenset[str]:
    """Whose cached pages are deleted."""
    own = {"company": goal.text, "person": goal.company, "address": site_domain(goal.text.rpartition("@")[2])}
    return (erased.domains | {own[goal.kind]}) - {""}
