"""Companies that may be meant, and which of them is taken: the clear one, or none."""

from __future__ import annotations

from collections.abc import Iterable

from exec_finder.companies import CLEAR, MAX_CHOICES
from exec_finder.errors import CompanyAmbiguousError
from exec_finder.models import Company, Miss, value


@value
class Choice:
    """A company that may be meant."""

    company: Company
    """With why."""
    likeness: float
    """0 to 100, of its name to the one that was typed."""
    what: str = ""
    """What it is, in a few words, to tell it from namesakes."""
    item: str = ""
    """Its id at Wikidata, where that knows it."""


@value
class Outcome:
    """What one way of finding companies gave."""

    bearing: tuple[Choice, ...] = ()
    """Those that bear the name, likest first."""
    near: tuple[Choice, ...] = ()
    """Those whose names are only like it, likest first."""
    miss: Miss | None = None
    """Why it could not look, or not at all of it."""


def ordered(choices: Iterable[Choice]) -> tuple[Choice, ...]:
    """*choices*, likest first, one a domain."""
    best: dict[str, Choice] = {}
    for choice in sorted(choices, key=lambda one: -one.likeness):  # stable: a register's own order decides on a par
        best.setdefault(choice.company.domain, choice)
    return tuple(best.values())


def clear_one(query: str, choices: tuple[Choice, ...]) -> Choice | None:
    """The one of ordered *choices* that stands out; None where there is none at all.

    Raises CompanyAmbiguousError where several are as likely: it is never guessed.
    """
    if not choices:
        return None
    rivals = tuple(one for one in choices if choices[0].likeness - one.likeness < CLEAR)
    if len(rivals) > 1:
        raise ambiguous(query, rivals)
    return choices[0]


def ambiguous(query: str, choices: tuple[Choice, ...]) -> CompanyAmbiguousError:
    """The error that lists *choices* with what each is, its country, and who says so."""
    listed = tuple((_shown(one), one.company.domain) for one in choices[:MAX_CHOICES])
    countries = {one.company.country for one in choices} - {""}
    by_country = "give --country, or " if len(countries) > 1 else ""
    return CompanyAmbiguousError(
        f"which company is {query!r}? Choose one: {by_country}give its web site by --domain:", listed
    )


def _shown(choice: Choice) -> str:
    where = f"Wikidata {choice.item}" if choice.item else ""
    told = ", ".join(filter(None, (choice.what, choice.company.country, where)))
    return f"{choice.company.name} ({told})" if told else choice.company.name
