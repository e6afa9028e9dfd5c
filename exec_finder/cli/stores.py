"""Where the local store is, and which commands use it."""

from __future__ import annotations

import os
from collections.abc import Iterable
from dataclasses import replace
from itertools import islice
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from exec_finder.cli.streams import say
from exec_finder.errors import CompanyAmbiguousError, CompanyUnknownError, InputError, UsageError

if TYPE_CHECKING:
    from exec_finder.doors import DoorOptions
    from exec_finder.feedback import Feedback
    from exec_finder.models import Company, Report
    from exec_finder.store import FactStore, FeedbackStore, KeptCompany
    from exec_finder.suppress import Suppressions

KEEP_DAYS_VARIABLE = "EXEC_FINDER_KEEP_DAYS"
_MAX_CHOICES = 5
_REGISTERED = ("country", "sector", "owner", "wikidata", "cik")

NoStore = Annotated[
    bool,
    typer.Option(
        "--no-store",
        envvar="EXEC_FINDER_NO_STORE",
        help="Neither follow nor keep anything in the local store. A replay never does.",
    ),
]


def store_path() -> Path:
    """The store's file on this machine."""
    import platformdirs

    from exec_finder.store import FILE

    return platformdirs.user_data_path("exec-finder") / FILE


def feedback_store() -> FeedbackStore:
    """What came of writing."""
    from exec_finder.store import FeedbackStore

    return FeedbackStore(store_path())


def fact_store() -> FactStore:
    """What lookups saw. Raises UsageError for a retention time that is no number of days."""
    from exec_finder.store import KEEP_DAYS, FactStore

    days = os.environ.get(KEEP_DAYS_VARIABLE) or str(KEEP_DAYS)
    if not (days.isascii() and days.isdigit() and int(days)):
        raise UsageError(f"{KEEP_DAYS_VARIABLE} is a number of days, at least 1, not {days!r}")
    return FactStore(store_path(), int(days))


def feedback_for(doors: DoorOptions, *, no_store: bool) -> Feedback:
    """What a lookup shall know of earlier writing: nothing for a replay, whose Report is the same on each machine."""
    from exec_finder.feedback import NOTHING_TOLD

    return NOTHING_TOLD if no_store or doors.replay else feedback_store().read()


def keep_report(report: Report, hide: Suppressions) -> None:
    """Keep what a live lookup saw; where that can't be, the Report is printed all the same."""
    try:
        fact_store().keep(report, hide)
    except InputError as error:
        say(f"what was seen is not kept: {error}")


def kept_company(store: FactStore, text: str, *, near: bool = True) -> KeptCompany | None:
    """The company in the store that *text*, a name, domain or URL, stands for; None where there is none.

    near: also one whose name is only near to it, which is said. Raises CompanyAmbiguousError for a name of several.
    """
    from exec_finder.companies import TAKING

    kept = store.companies()
    found = _bearing(kept, text)
    if not found:
        known = _known_or_none(text, kept)
        guessed = known is None or known.why.startswith(TAKING)
        found = [one for one in kept if known and one.domain == known.domain and (near or not guessed)]
        if near and guessed:
            found = found or _near(kept, text)
            if len(found) == 1:
                say(f"{TAKING}{text!r} for {found[0].name} ({found[0].domain})")
    if len(found) > 1:
        raise CompanyAmbiguousError(_ambiguous(text, [(one.name, one.domain) for one in found]), ())
    return found[0] if found else None


def _bearing(kept: list[KeptCompany], text: str) -> list[KeptCompany]:
    """Those who are called exactly so, but for case, signs and legal form."""
    from exec_finder.companies import Directory, DirectoryRow

    named = Directory(tuple(DirectoryRow(one.name, one.domain) for one in kept)).named(text)
    domains = {row.domain for row in named}
    return [one for one in kept if one.domain in domains]


def _near(kept: list[KeptCompany], text: str) -> list[KeptCompany]:
    """Those whose name begins so, or is spelt a little differently."""
    from exec_finder.companies import SURE, alike
    from exec_finder.company_names import name_keys

    keys = {one.domain: name_keys(one.name)[1] for one in kept}
    sure = {name for name, score in alike(name_keys(text)[1], set(keys.values())) if score >= SURE}
    return [one for one in kept if keys[one.domain] in sure]


def _known_or_none(text: str, kept: list[KeptCompany]) -> Company | None:
    """Whom the directory takes *text* for. Raises CompanyAmbiguousError for a name of several, one of them kept."""
    from exec_finder.companies import resolve_company

    try:
        return resolve_company(text)
    except CompanyUnknownError:
        return None
    except CompanyAmbiguousError as error:
        choices = {domain for _, domain in error.choices}
        if not error.alike and any(one.domain in choices for one in kept):
            raise by_domain(text, error) from error
        return None


def kept_or_known(store: FactStore, text: str, *, near: bool = True) -> Company:
    """The company that *text* stands for: one in the store, else one of the directory; says so where that is a guess.

    near: as for `kept_company`. Raises CompanyUnknownError and CompanyAmbiguousError, the latter with the choices in
    its text.
    """
    from exec_finder.companies import TAKING

    kept = kept_company(store, text, near=near)
    try:
        company = _as_kept(_known(kept.domain), kept) if kept else _known(text)
    except CompanyUnknownError as error:
        raise CompanyUnknownError(
            f"{text!r} is neither in the store nor in the directory: give its domain, or begin with exec-finder lookup"
        ) from error
    if company.why.startswith(TAKING):
        say(company.why)
    return company


def _as_kept(company: Company, kept: KeptCompany) -> Company:
    """*company* with what the last look knew of it where the directory has nothing: another view were no change."""
    facts = {name: getattr(company, name) or getattr(kept, name) for name in _REGISTERED}
    return replace(company, name=kept.name if company.name == company.domain else company.name, **facts)


def kept_or_named(store: FactStore, text: str) -> Company | str:
    """As `kept_or_known`; *text* itself where it is a name that others may know, and may be asked for."""
    try:
        return kept_or_known(store, text, near=False)
    except CompanyUnknownError:
        return text
    except CompanyAmbiguousError as error:
        if not error.alike:
            raise
        return text


def _known(text: str) -> Company:
    from exec_finder.companies import resolve_company

    try:
        return resolve_company(text)
    except CompanyAmbiguousError as error:
        raise by_domain(text, error) from error


def by_domain(text: str, error: CompanyAmbiguousError) -> CompanyAmbiguousError:
    """*error*, for a command that has no --domain: with the choices in its text."""
    return CompanyAmbiguousError(_ambiguous(text, error.choices), (), alike=error.alike)


def _ambiguous(text: str, choices: Iterable[tuple[str, str]]) -> str:
    listed = ", ".join(f"{name} ({domain})" for name, domain in islice(choices, _MAX_CHOICES))
    return f"{text!r} may be several companies: {listed}; give the domain"
