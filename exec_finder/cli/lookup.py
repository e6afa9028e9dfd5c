"""`lookup`: a company in, a sourced ladder of addresses out; `demo`: the same on a bundled archive."""

from __future__ import annotations

import sys
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any, Literal

import typer

from exec_finder.cli.options import (
    REC,
    Explain,
    Issue,
    LadderRules,
    Output,
    Region,
    Suppress,
    Verbose,
    WaitDays,
    say_of_proxy,
    suppressions,
    use_ladder_rules,
    with_doors,
)
from exec_finder.cli.sources import AlsoSource, SavedPageFile, WithoutSource, chosen_sources
from exec_finder.cli.stores import NoStore, feedback_for, keep_report
from exec_finder.cli.streams import colored, emit, say, set_up_logging, terminal_width, waiting
from exec_finder.errors import CompanyAmbiguousError, CompanyNotAskedError, CompanyUnknownError, UsageError
from exec_finder.models import WAIT_DAYS, Company

if TYPE_CHECKING:
    from exec_finder.archive import Archive
    from exec_finder.doors import DoorOptions, Doors
    from exec_finder.models import Report

Format = Annotated[
    Literal["table", "json", "jsonl", "csv", "vcard", "mutt", "emails"],
    typer.Option("--format", "-f", help="How to print it; README shows each in a pipe."),
]
Limit = Annotated[int, typer.Option(min=1, max=10, help="How many are proposed: a ladder, not a bomb.")]

FOUND, NOBODY, UNREACHABLE, DAMAGED, INTERRUPTED = 0, 1, 3, 5, 130


def register(app: typer.Typer) -> None:
    """Add the commands of this file."""
    app.command()(lookup)
    app.command()(demo)


@with_doors
def lookup(
    company: Annotated[
        str | None, typer.Argument(help="A name ('Acme Telecom'), a domain or a URL.", show_default=False)
    ] = None,
    domain: Annotated[str | None, typer.Option(help="The company's web domain: settles which is meant.")] = None,
    country: Annotated[str | None, typer.Option(help="Which of several namesakes: a country's name or code.")] = None,
    issue: Issue = None,
    region: Region = None,
    limit: Limit = 5,
    format: Format = "table",
    output: Output = None,
    pages: Annotated[int, typer.Option(min=1, max=200, help="How many pages of the company may be read.")] = 40,
    time: Annotated[float, typer.Option(min=1, metavar="SECONDS", help="For the whole lookup.")] = 300.0,
    suppress: Suppress = None,
    force: Annotated[bool, typer.Option("--force", help="Let --record replace a file.", rich_help_panel=REC)] = False,
    wait_days: WaitDays = WAIT_DAYS,
    everyone_at_once: Annotated[
        bool, typer.Option("--everyone-at-once", help="One wave for all: says what that costs, and asks.")
    ] = False,
    yes: Annotated[bool, typer.Option("--yes", "-y", help="Answer yes to what is asked.")] = False,
    explain: Explain = False,
    ladder_rules: LadderRules = None,
    source: AlsoSource = None,
    without: WithoutSource = None,
    page: SavedPageFile = None,
    no_store: NoStore = False,
    verbose: Verbose = 0,
    *,
    doors: DoorOptions,
) -> None:
    """Find whom to write to at a company: names, titles, likely addresses, and where each was seen."""
    import asyncio

    from exec_finder.companies import typed

    set_up_logging(verbose)
    if company is None and domain is None:
        raise typer.BadParameter("name a company, or give --domain", param_hint="COMPANY")
    use_ladder_rules(ladder_rules)
    if everyone_at_once:
        _ask_about_everyone(yes=yes)
    hide, asked = suppressions(suppress), chosen_sources(source, without, page)
    query = typed(company or domain or "")
    target = _known(query, domain, country)
    if doors.record and doors.record.exists() and not force:
        raise UsageError(f"{doors.record} is there already; --force replaces it")
    options: dict[str, Any] = {"issue": issue, "region": region, "limit": limit, "pages": pages, "time_s": time}
    options |= {"sources": asked, "suppressions": hide, "feedback": feedback_for(doors, no_store=no_store)}
    options |= {"wait_days": wait_days, "everyone_at_once": everyone_at_once}
    try:
        with waiting(f"reading {target.domain} …" if target else f"looking for {query} …"):
            report, damaged = asyncio.run(_look_up(target or query, country, doors, options))
    except KeyboardInterrupt:
        say(f"interrupted; what was seen before is in {doors.record}" if doors.record else "interrupted")
        raise typer.Exit(INTERRUPTED) from None
    except (CompanyUnknownError, CompanyAmbiguousError) as error:
        if doors.record:  # nothing was looked at, and the next attempt shall not need --force
            doors.record.unlink(missing_ok=True)
        if isinstance(error, CompanyNotAskedError):
            say_of_proxy(doors)
        raise
    if not no_store and not doors.replay:
        keep_report(report, hide)
    if exit_status(report) == UNREACHABLE:
        say_of_proxy(doors)
    finish(report, format, output, damaged=damaged, explain=explain)


def _known(query: str, domain: str | None, country: str | None) -> Company | None:
    """Who is meant, where that needs no request; says so where it is a guess."""
    from exec_finder.companies import TAKING
    from exec_finder.resolve import known_company

    known = known_company(query, domain=domain, country=country)
    if not isinstance(known, Company):
        return None
    if known.why.startswith(TAKING):
        say(known.why)
    return known


async def _resolved(query: str, country: str | None, opened: Doors, time_s: float) -> Company:
    """Who is meant beyond the directory; says why. Where only an archive could know, the error tells what it holds."""
    from exec_finder.resolve import resolve

    try:
        company = await resolve(query, opened.web, opened.dns, country=country, time_s=time_s)
    except CompanyUnknownError as error:
        sites = _sites(opened.archive) if opened.archive else set()
        if len(sites) != 1 or opened.archive is None:
            raise
        raise CompanyUnknownError(f"{error}; {opened.archive.path} holds one site: --domain {sites.pop()}") from error
    say(f"{company.name} ({company.domain}): {company.why}")
    return company


def _sites(archive: Archive) -> set[str]:
    """Whose pages an archive holds; what registers answered is no page."""
    from exec_finder.domains import site_domain

    pages = (stored for stored in map(archive.stored, archive.urls()) if stored)
    return {site_domain(page.url) for page in pages if "html" in page.content_type} - {""}


_COST = (
    "Writing to everybody at once rarely helps: each leaves it to another, the answers contradict one another, nobody "
    "is left to go to next, and the next customer's letter is read with less good will."
)


def _ask_about_everyone(*, yes: bool) -> None:
    """Say what it costs and ask. Raises UsageError where nobody can answer."""
    say(_COST)
    if yes:
        return
    if not sys.stdin.isatty():
        raise UsageError("--everyone-at-once asks first; at no terminal add --yes")
    typer.confirm("Write to everybody at once all the same?", abort=True, err=True)


def demo(format: Format = "table", output: Output = None) -> None:
    """Run the whole lookup on a bundled archive of a made-up company: no network, the real thing otherwise."""
    from exec_finder.demo import demo_report

    finish(demo_report(), format, output)


async def _look_up(
    target: Company | str, country: str | None, doors: DoorOptions, options: dict[str, Any]
) -> tuple[Report, str]:
    """One lookup through its own doors, and what is wrong with the archive it was replayed from, if anything is.

    target: a name where the directory has none. Raises ArchiveError for an archive of another company.
    """
    from exec_finder.doors import open_doors
    from exec_finder.pipeline import find_through

    query = target if isinstance(target, str) else target.query
    async with open_doors(replace(doors, query=query)) as opened:
        company = await _resolved(target, country, opened, options["time_s"]) if isinstance(target, str) else target
        report = await find_through(opened, company, **options)
        return report, opened.archive.damaged if opened.archive is not None else ""


def finish(report: Report, form: str, output: Path | None, *, damaged: str = "", explain: bool = False) -> None:
    """Print the Report, say on stderr what the user should know, and leave with its exit status."""
    from exec_finder.export import export

    color = output is None and colored()
    emit(export(report, form, width=terminal_width(), color=color, explain=explain), output)
    status = DAMAGED if damaged else exit_status(report)
    shown = form == "table" and output is None  # the notes, in the table
    if status != FOUND or not shown:
        for line in (*(() if shown else report.notes), *(() if damaged else _advice(report))):
            say(line)
    raise typer.Exit(status)


def _advice(report: Report) -> list[str]:
    """What the notes leave out: what was not read; where nobody was found, that they looked, or what to do next."""
    domain = report.company.domain
    if report.people or report.ladder:
        return [f"{domain} ({s.name}): {s.why}" for s in report.sources if s.status == "found" and s.why]
    unseen = [source for source in report.sources if source.status in {"failed", "refused"}]
    if not unseen:
        seen = "; ".join(source.why for source in report.sources if source.status == "nothing")
        if not seen:
            return [f"No source was asked about {domain}: --without leaves out what would have been."]
        return [f"Nobody was found at {domain}: {seen}. Is it the right domain (--domain)?"]
    if any("--" in source.why for source in unseen):  # it says what to do already
        return []
    if any(source.status == "failed" for source in unseen):
        return ["This says nothing about who is there: try again later, with -v to see each request."]
    return ["A refusal is kept to. Save the page with a browser, and give it with --page FILE."]


def exit_status(report: Report) -> int:
    """0 found, 1 nobody found, 3 the network, DNS or the site could not be reached."""
    from exec_finder.pipeline import outcome

    return {"found": FOUND, "nobody": NOBODY, "unreachable": UNREACHABLE}[outcome(report)]
