"""`forget`: a company, a person or an address, taken out of everything that is kept on this machine."""

from __future__ import annotations

import sys
from typing import TYPE_CHECKING, Annotated

import typer

from exec_finder.cli.options import suppression_list
from exec_finder.cli.stores import fact_store, kept_company, kept_or_known
from exec_finder.cli.streams import emit, say
from exec_finder.errors import CompanyUnknownError, UsageError

if TYPE_CHECKING:
    from exec_finder.forget import Forgotten, Goal
    from exec_finder.store import FactStore
    from exec_finder.store.erase import Erased

FORGOTTEN, NOTHING = 0, 1


def register(app: typer.Typer) -> None:
    """Add the command of this file."""
    app.command()(forget)


def forget(
    who: Annotated[
        str | None,
        typer.Argument(metavar="PERSON|COMPANY|ADDRESS", help="A name, a domain or an address.", show_default=False),
    ] = None,
    company: Annotated[str | None, typer.Option(help="Whose person is meant: a name or domain.")] = None,
    older_than: Annotated[
        int | None, typer.Option(metavar="DAYS", min=0, help="Forget what was not seen for so long, of all companies.")
    ] = None,
    only_delete: Annotated[
        bool, typer.Option("--only-delete", help="Add nothing to the suppression list: it may come back.")
    ] = False,
    dry_run: Annotated[bool, typer.Option("--dry-run", help="Say what would be deleted, and delete nothing.")] = False,
    yes: Annotated[bool, typer.Option("--yes", "-y", help="Answer yes to what is asked.")] = False,
) -> None:
    """Forget a person, an address or a company, in the store and in the cache of pages.

    A person or address is also added to the suppression list, so that no lookup
    brings it back. Of a company's site all cached pages are deleted. What you
    wrote yourself (recordings, output files) is yours to delete.

    Exit status: 0 something was forgotten; 1 nothing is kept of it.
    """
    if (who is None) == (older_than is None):
        raise UsageError("name what is to be forgotten, or give --older-than")
    store = fact_store()
    if older_than is not None:
        _forget_unseen(store, older_than, dry=dry_run, yes=yes)
        return
    _forget(store, who or "", company, only_delete=only_delete, dry=dry_run, yes=yes)


def _forget(store: FactStore, who: str, company: str | None, *, only_delete: bool, dry: bool, yes: bool) -> None:
    import platformdirs

    from exec_finder.forget import Places, find_goal, forget

    places = Places(store.database, platformdirs.user_cache_path("exec-finder"), suppression_list())
    at = kept_or_known(store, company).domain if company else ""
    goal = find_goal(store.database, who, company=at, own="" if at else _own(store, who))
    found = forget(goal, places, only_delete=only_delete, dry=True)
    if dry or not found.anything:
        _finish(goal, found, places.suppressions.name, "would be deleted")
    _ask(_sentence(goal, found, places.suppressions.name, "will be deleted"), yes=yes)
    _finish(goal, forget(goal, places, only_delete=only_delete), places.suppressions.name, "deleted")


def _own(store: FactStore, who: str) -> str:
    """The domain of the company that *who* may mean; empty where it reads as a person's name and is no company kept."""
    from exec_finder.domains import parse_company_url
    from exec_finder.names import is_person_name

    if "@" in who:
        return ""
    kept = kept_company(store, who, near=False)
    if kept is not None:
        return kept.domain
    if parse_company_url(who) is None and is_person_name(who) >= 0.5:
        return ""
    try:
        return kept_or_known(store, who).domain
    except CompanyUnknownError:
        return ""


def _forget_unseen(store: FactStore, days: int, *, dry: bool, yes: bool) -> None:
    from datetime import timedelta

    from exec_finder.archive import utc_now
    from exec_finder.store.erase import Erased, Eraser

    since = utc_now() - timedelta(days=min(days, 365_000))

    def erased(*, dry: bool) -> Erased:
        return Eraser(store.database, dry=dry).unseen(since) if store.database.exists else Erased()

    found = erased(dry=True)
    if not dry and found.anything:
        _ask(f"what was not seen for {days} days: {_counted(found)} will be deleted", yes=yes)
        found = erased(dry=False)
        store.database.scrub()
    emit(f"Not seen for {days} days: {_counted(found)} {'would be ' if dry else ''}deleted.\n")
    raise typer.Exit(FORGOTTEN if found.anything else NOTHING)


def _ask(what: str, *, yes: bool) -> None:
    """Raises UsageError where nobody can answer."""
    if yes:
        return
    say(what)
    if not sys.stdin.isatty():
        raise UsageError("forget asks first; at no terminal add --yes")
    typer.confirm("Forget it?", abort=True, err=True)


def _finish(goal: Goal, found: Forgotten, listed: str, done: str) -> None:
    if not found.anything:
        say(f"nothing is kept of {goal.text}")
        raise typer.Exit(NOTHING)
    emit(f"{_sentence(goal, found, listed, done)}\n")
    raise typer.Exit(FORGOTTEN)


def _sentence(goal: Goal, found: Forgotten, listed: str, done: str) -> str:
    from exec_finder.text import printable

    of = printable(f"{goal.text} ({goal.company})" if goal.company else goal.text)
    pages = f", {_number(found.pages, 'cached page')}" if found.pages else ""
    lines = f"; on {listed}: {', '.join(found.lines)}" if found.lines else ""
    if not (found.erased.anything or found.pages):
        return f"{of}: nothing is kept{lines}"
    return f"{of}: {_counted(found.erased)}{pages} {done}{lines}"


def _counted(erased: Erased) -> str:
    """How much of the store."""
    parts = [
        _number(erased.companies, "company", "companies") if erased.companies else "",
        _number(erased.facts, "fact"),
        _number(erased.changes, "change") if erased.changes else "",
        _number(erased.feedback, "word on writing", "words on writing") if erased.feedback else "",
    ]
    return ", ".join(filter(None, parts))


def _number(number: int, one: str, many: str = "") -> str:
    return f"{number} {one if number == 1 else many or f'{one}s'}"
