"""`watch`: what changed at a company since last time; `history`: all that is known of it, and since when."""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator
from dataclasses import replace
from typing import TYPE_CHECKING, Annotated, Any, Literal

import typer

from exec_finder.cli.options import Output, Suppress, Verbose, suppressions, with_doors
from exec_finder.cli.sources import AlsoSource, WithoutSource, chosen_sources
from exec_finder.cli.stores import by_domain, fact_store, feedback_for, kept_company, kept_or_known, kept_or_named
from exec_finder.cli.streams import emit, say, set_up_logging, waiting
from exec_finder.errors import CompanyAmbiguousError, UsageError

if TYPE_CHECKING:
    from pydantic import TypeAdapter

    from exec_finder.doors import DoorOptions, Shared
    from exec_finder.models import Company, Report
    from exec_finder.store import FactStore, KeptCompany, KeptFact
    from exec_finder.suppress import Suppressions
    from exec_finder.watch import Watch, Watched

Format = Annotated[Literal["text", "json", "jsonl"], typer.Option("--format", "-f", help="How to print it.")]

CHANGED, UNCHANGED, UNSEEN, BAD_FILE = 0, 1, 3, 5


def register(app: typer.Typer) -> None:
    """Add the commands of this file."""
    app.command()(watch)
    app.command()(history)


@with_doors
def watch(
    companies: Annotated[
        list[str] | None, typer.Argument(metavar="COMPANY", help="Names, domains or URLs.", show_default=False)
    ] = None,
    everyone: Annotated[bool, typer.Option("--all", help="Every company in the store.")] = False,
    format: Format = "text",
    output: Output = None,
    at_once: Annotated[int, typer.Option(min=1, max=32, help="How many companies are read at the same time.")] = 4,
    pages: Annotated[int, typer.Option(min=1, max=200, help="How many pages of a company may be read.")] = 40,
    time: Annotated[float, typer.Option(min=1, metavar="SECONDS", help="For each company.")] = 300.0,
    suppress: Suppress = None,
    source: AlsoSource = None,
    without: WithoutSource = None,
    verbose: Verbose = 0,
    *,
    doors: DoorOptions,
) -> None:
    """Look at companies again, and print only what changed since it was told last.

    A name that neither the store nor the directory has is looked for as lookup
    does.

    A change that a lookup or batch met in the meantime is told, too. A fact is
    gone (a person: probably left) only where everything could be read, each
    page that it was last seen on was among it or is deleted, and none shows it.
    It is found, not new, where it stands on pages that were not read before.
    With --replay the time of the archive counts; one that is older than the
    last look changes nothing. --replay and --record take a file for one
    company, for several a folder with a DOMAIN.warc.gz of each.

    Exit status: 0 something changed; 1 nothing did (or it is the first look);
    3 a company at least could not be looked at, and nothing changed at the
    others; 5 an archive or the store can't be read.
    """
    import asyncio

    from exec_finder.watch import Watch

    set_up_logging(verbose)
    store, hide = fact_store(), suppressions(suppress)
    targets = _targets(companies or [], store, everyone=everyone, beyond=doors.replay is None)
    _check_archives(doors, len(targets))
    options: dict[str, Any] = {"pages": pages, "time_s": time, "sources": chosen_sources(source, without)}
    options["feedback"] = feedback_for(doors, no_store=False)
    looking = _looked(Watch(doors, store, hide, options), targets, at_once)
    shown = ", ".join(target if isinstance(target, str) else target.domain for target in targets)
    with waiting(f"reading {shown[:60]} …"):
        watched = asyncio.run(looking)
    for each in watched:
        for line in _remarks(each):
            say(line)
    emit(_changes(watched, format), output)
    changes = [change for each in watched for change in each.changes]
    store.tell(changes)
    raise typer.Exit(_exit_status(watched))


def history(
    who: Annotated[
        str | None,
        typer.Argument(
            metavar="COMPANY|PERSON",
            help="A name, domain or URL; without it, all companies in the store are listed.",
            show_default=False,
        ),
    ] = None,
    format: Format = "text",
    output: Output = None,
    suppress: Suppress = None,
) -> None:
    """Print all that was seen of a company: each fact with its first and its last day, and what changed about it.

    Of a person: what is theirs, at each company that they were seen at. A fact
    without an end is still there, as far as was looked. Exit status: 0, or 1
    where nothing is kept.
    """
    store, hide = fact_store(), suppressions(suppress)
    if who is None:
        kept = store.companies()
        if not kept:
            say("nothing is kept yet: lookup, batch and watch keep what they see")
        emit(_companies(kept, format), output)
        raise typer.Exit(0 if kept else 1)
    wanted = _wanted(store, who, hide)
    if not wanted:
        say(
            f"nothing is kept of {who}: exec-finder watch COMPANY begins it, and exec-finder history lists what is kept"
        )
        raise typer.Exit(1)
    emit(_history(store, wanted, hide, format), output)


def _wanted(store: FactStore, who: str, hide: Suppressions) -> list[tuple[KeptCompany, list[KeptFact]]]:
    """The facts of a company, or else of a person at each company, or else of a company that is called nearly so."""
    company = kept_company(store, who, near=False)
    theirs = [] if company else _of_person(store, who, hide)
    company = company or (None if theirs else kept_company(store, who))
    return [(company, store.facts(company.domain, hide))] if company else theirs


def _of_person(store: FactStore, who: str, hide: Suppressions) -> list[tuple[KeptCompany, list[KeptFact]]]:
    """What is kept of a person. Raises UsageError with the choices where it may be several."""
    from exec_finder.names import bears_family, same_person
    from exec_finder.text import fold

    kept = [(company, store.facts(company.domain, hide)) for company in store.companies()]
    people = [(company, fact.value["name"]) for company, facts in kept for fact in facts if fact.kind == "person"]
    called = [one for one in people if same_person(who, one[1])] or [one for one in people if bears_family(one[1], who)]
    called = [one for one in called if fold(one[1]) == fold(who)] or called
    if len({fold(name) for _, name in called}) > 1:
        choices = " or ".join(sorted(f"{name} ({company.domain})" for company, name in called))
        raise UsageError(f"{who} may be {choices}: give the whole name")
    theirs = ((company, [fact for fact in facts if _is_of(called, fact)]) for company, facts in kept)
    return [(company, facts) for company, facts in theirs if facts]


def _is_of(called: list[tuple[KeptCompany, str]], fact: KeptFact) -> bool:
    """Whether a fact is a person's: about them, or an address of theirs."""
    from exec_finder.names import same_person

    owner = fact.value.get("name")
    return bool(owner) and any(fact.company == company.domain and same_person(name, owner) for company, name in called)


# --- what comes in ------------------------------------------------------------------------------


def _targets(named: list[str], store: FactStore, *, everyone: bool, beyond: bool) -> list[Company | str]:
    """Who is looked at, each once; a name that store and directory lack where one may ask *beyond* them."""
    if everyone == bool(named):
        raise UsageError("name companies, or give --all for those in the store")
    if everyone:
        named = [kept.domain for kept in store.companies()]
        if not named:
            raise UsageError("there is no company in the store yet: name one")
    found = [(kept_or_named if beyond else kept_or_known)(store, text) for text in named]
    return list({one if isinstance(one, str) else one.domain: one for one in found}.values())


async def _looked(watch: Watch, targets: Iterable[Company | str], at_once: int) -> list[Watched]:
    """What came of each company; names are looked for first, as lookup does, and each company is looked at once."""
    from exec_finder.doors import share_doors

    shared = share_doors(watch.doors)
    found = [one if not isinstance(one, str) else await _found(one, watch, shared) for one in targets]
    return await watch.all(list({one.domain: one for one in found}.values()), at_once=at_once, shared=shared)


async def _found(name: str, watch: Watch, shared: Shared) -> Company:
    """The company of that name by registers and sites; says why. What is asked for a name is not recorded."""
    from exec_finder.companies import typed
    from exec_finder.doors import open_doors
    from exec_finder.resolve import resolve

    async with open_doors(replace(watch.doors, query=typed(name), record=None), shared=shared) as opened:
        try:
            company = await resolve(name, opened.web, opened.dns, time_s=watch.options["time_s"])
        except CompanyAmbiguousError as error:
            raise by_domain(name, error) from error
    say(f"{company.name} ({company.domain}): {company.why}")
    return company


def _check_archives(doors: DoorOptions, number: int) -> None:
    for path in (doors.replay, doors.record):
        if path is not None and number > 1 and not path.is_dir():
            raise UsageError(f"{path} is no folder; for several companies --replay and --record take one")
    if doors.record is not None and doors.record.is_file():
        raise UsageError(f"{doors.record} is there already; name another file, or a folder")


# --- what goes out ------------------------------------------------------------------------------


def _remarks(watched: Watched) -> Iterator[str]:
    """What the user should know beside the changes."""
    from exec_finder.store.wording import day

    domain, kept, report = watched.company.domain, watched.kept, watched.report
    if kept is None or report is None or not watched.looked:
        why = [watched.why] if watched.why else _unseen(report) if report else []
        yield ": ".join((f"{domain}: could not be looked at", *why))
    elif kept.older and kept.last_look is not None:
        yield (
            f"{domain}: this look of {day(report.generated_at)} is older than the last one "
            f"({day(kept.last_look)}), so nothing of it is taken over"
        )
    elif kept.last_look is None:
        yield f"{domain}: looked at for the first time; it is kept from now on"
    elif not watched.changes:
        yield f"{domain}: nothing changed since {day(kept.last_look)}"
    if watched.looked and report is not None and kept is not None and not kept.whole:
        yield ": ".join((f"{domain}: not everything could be read, so nothing counts as gone", *_unseen(report)))


def _unseen(report: Report) -> list[str]:
    """What could not be read, if that is known; of an archive that is damaged the first note says it.

    Where nothing failed, and nothing is there: what the site says, which may be that there is no such host.
    """
    failed = [one for one in report.sources if one.unread or one.status in {"failed", "refused"}]
    sources = failed or [one for one in report.sources if one.name == "website" and one.status == "nothing" and one.why]
    told = [f"{one.name} ({one.why or f'{one.unread} not read'})" for one in sources] or report.notes[:1]
    return ["; ".join(told)] if told else []


def _changes(watched: Iterable[Watched], form: str) -> Iterator[str]:
    from exec_finder.models import adapter
    from exec_finder.store import Change
    from exec_finder.store.wording import changes_text, heading

    if form != "text":
        yield from _json((change for each in watched for change in each.changes), adapter(Change), form)
        return
    between = ""
    for each in watched:
        if each.changes:
            yield f"{between}{heading(each.changes[0].name, each.company.domain)}\n"
            yield from changes_text(each.changes)
            between = "\n"


def _companies(kept: list[KeptCompany], form: str) -> Iterator[str]:
    from exec_finder.models import adapter
    from exec_finder.store import KeptCompany
    from exec_finder.text import printable

    if form != "text":
        yield from _json(kept, adapter(KeptCompany), form)
        return
    for one in kept:
        yield f"{one.domain}\t{printable(one.name)}\t{one.last_look:%Y-%m-%d}\t{one.facts} facts\n"


def _history(
    store: FactStore, wanted: list[tuple[KeptCompany, list[KeptFact]]], hide: Suppressions, form: str
) -> Iterator[str]:
    from exec_finder.models import adapter
    from exec_finder.store import KeptFact
    from exec_finder.store.wording import history_text

    if form != "text":
        yield from _json((fact for _, facts in wanted for fact in facts), adapter(KeptFact), form)
        return
    for place, (company, facts) in enumerate(wanted):
        yield "\n" if place else ""
        yield from history_text(company, facts, store.changes(company.domain, hide, told=True))


def _json(values: Iterable[Any], kind: TypeAdapter[Any], form: str) -> Iterator[str]:
    """A list, or a value a line."""
    rows = [kind.dump_python(each, mode="json") for each in values]
    if form == "json":
        yield json.dumps(rows, ensure_ascii=False, indent=2) + "\n"
    else:
        yield from (json.dumps(row, ensure_ascii=False) + "\n" for row in rows)


def _exit_status(watched: Iterable[Watched]) -> int:
    watched = list(watched)
    if any(each.unreadable for each in watched):
        return BAD_FILE
    if any(each.changes for each in watched):
        return CHANGED
    return UNCHANGED if all(each.looked for each in watched) else UNSEEN
