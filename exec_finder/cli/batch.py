"""`batch`: many companies in, a file of results out, in as many runs as it takes."""

from __future__ import annotations

import contextlib
import functools
import os
import sys
from collections import Counter
from collections.abc import Callable, Coroutine, Iterator
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any, Literal

import typer

from exec_finder.cli.lookup import FOUND, NOBODY, UNREACHABLE, Limit
from exec_finder.cli.options import REC, Issue, Region, Suppress, Verbose, say_of_proxy, suppressions, with_doors
from exec_finder.cli.sources import AlsoSource, WithoutSource, chosen_sources
from exec_finder.cli.stores import NoStore, feedback_for, keep_report
from exec_finder.cli.streams import read_input, say, set_up_logging
from exec_finder.errors import InputError, UsageError

if TYPE_CHECKING:
    from exec_finder.batch import CompanyList, OutFile, Result, Row
    from exec_finder.doors import DoorOptions
    from exec_finder.models import Report

Form = Literal["jsonl", "csv"]
_RECORD = Annotated[
    Path | None,
    typer.Option(metavar="DIR", help="Write what is seen into DIR/DOMAIN.warc.gz.", rich_help_panel=REC),
]
_REPLAY = Annotated[
    Path | None,
    typer.Option(metavar="DIR", help="Read from DIR/DOMAIN.warc.gz, with no network.", rich_help_panel=REC),
]
BAD_ROWS = 5
INTERRUPTED = 130
_WORDS = {
    "found": "found",
    "nobody": "nobody found",
    "unreachable": "could not look",
    "unknown": "unknown name",
    "ambiguous": "ambiguous name",
    "bad": "bad row",
}


def register(app: typer.Typer) -> None:
    """Add the command of this file."""
    app.command()(batch)


@functools.partial(with_doors, record=_RECORD, replay=_REPLAY)
def batch(
    companies: Annotated[
        str,
        typer.Argument(
            metavar="COMPANIES.csv|-",
            help="CSV with a column company or domain, maybe issue and region, and any others; or a company a line.",
        ),
    ],
    output: Annotated[Path, typer.Option("--output", "-o", metavar="OUT", help="A .jsonl or .csv file, which grows.")],
    format: Annotated[
        Form | None, typer.Option("--format", "-f", help="Where the name of OUT doesn't tell.", show_default=False)
    ] = None,
    issue: Issue = None,
    region: Region = None,
    limit: Limit = 5,
    at_once: Annotated[int, typer.Option(min=1, max=32, help="How many companies are read at the same time.")] = 4,
    pages: Annotated[int, typer.Option(min=1, max=200, help="How many pages of a company may be read.")] = 40,
    time: Annotated[float, typer.Option(min=1, metavar="SECONDS", help="For each company.")] = 300.0,
    fresh: Annotated[bool, typer.Option("--fresh", help="Start over: what is in OUT is dropped.")] = False,
    suppress: Suppress = None,
    source: AlsoSource = None,
    without: WithoutSource = None,
    no_store: NoStore = False,
    verbose: Verbose = 0,
    *,
    doors: DoorOptions,
) -> None:
    """Look up many companies; the same command again goes on where a run ended.

    OUT.jsonl has a Report a line, and in front of it (batch) its status and
    the row that it answers. OUT.csv has the columns of the list, status, why,
    and the columns of lookup, one row a candidate address. Status: found;
    nobody; unreachable: could not look; unknown or ambiguous: the name; bad:
    the row. Issue and region of a row go before those of the options.

    Exit status, for the whole list: 5 some of its rows are bad (the others
    are done); else 0 somebody was found; 3 nobody was, and a company at least
    could not be looked at; 1 nobody was. 130 interrupted.
    """
    from exec_finder.batch import OutFile, look_up_all, read_companies
    from exec_finder.pipeline import Wish

    set_up_logging(verbose)
    form = format or _form_of(output)
    wish = Wish(issue, region, limit, pages, time, feedback_for(doors, no_store=no_store))
    _check_folders(doors)
    hide, asked = suppressions(suppress), chosen_sources(source, without)
    listed = read_companies(read_input(companies), "standard input" if companies == "-" else companies)
    with OutFile(output, form, listed.columns, fresh=fresh) as out:
        look = functools.partial(look_up_all, doors=doors, wish=wish, hide=hide, sources=asked, at_once=at_once)
        kept = None if no_store or doors.replay else functools.partial(keep_report, hide=hide)
        counts = _run(listed, out, look, kept, quiet=bool(verbose))
    if (status := _exit_status(counts)) == UNREACHABLE:
        say_of_proxy(doors)
    raise typer.Exit(status)


def _form_of(output: Path) -> Form:
    if (ending := output.suffix.lower()) == ".jsonl":
        return "jsonl"
    if ending == ".csv":
        return "csv"
    raise UsageError(f"what is {output} to hold? Call it OUT.jsonl or OUT.csv, or give --format")


def _check_folders(doors: DoorOptions) -> None:
    if doors.record and doors.replay:
        raise UsageError("--record and --replay exclude each other: a replay adds nothing to record")
    if doors.replay and not doors.replay.is_dir():
        raise InputError(f"{doors.replay} is no folder; --replay takes one with a DOMAIN.warc.gz for each company")
    if doors.record:
        try:
            doors.record.mkdir(parents=True, exist_ok=True)
        except OSError as error:
            raise InputError(f"can't make the folder {doors.record}: {error.strerror or error}") from error


def _run(
    listed: CompanyList,
    out: OutFile,
    look: Callable[..., Coroutine[Any, Any, None]],
    remember: Callable[[Report], None] | None,
    *,
    quiet: bool,
) -> Counter[str]:
    """Do what is left to do; how many rows of the list then have each status."""
    import asyncio

    left, known = out.left(listed.rows), {row.cells for row in listed.rows}
    counts = Counter(one.status for one in out.done if one.cells in known)
    with _progress(len(listed.rows), len(listed.rows) - len(left), hidden=quiet) as advance:

        def keep(result: Result) -> None:
            out.append(result)
            counts[result.status] += 1
            if remember is not None and result.report.sources:  # it was looked up
                remember(result.report)
            if result.status == "bad":
                say(result.why)
            advance()

        try:
            asyncio.run(look(left, keep=keep))
        except KeyboardInterrupt:
            _sum_up(counts, listed.rows, left, out)
            say("interrupted; the same command goes on")
            raise typer.Exit(INTERRUPTED) from None
    _sum_up(counts, listed.rows, left, out)
    return counts


@contextlib.contextmanager
def _progress(total: int, done: int, *, hidden: bool) -> Iterator[Callable[[], None]]:
    """A bar on stderr where that is a terminal which has nothing else to show."""
    if hidden or not sys.stderr.isatty() or os.environ.get("TERM") == "dumb":
        yield lambda: None
        return
    from rich.console import Console
    from rich.progress import BarColumn, MofNCompleteColumn, Progress, TextColumn, TimeRemainingColumn

    columns = (TextColumn("companies"), BarColumn(), MofNCompleteColumn(), TimeRemainingColumn())
    with Progress(*columns, console=Console(stderr=True)) as bar:
        task = bar.add_task("", total=total, completed=done)
        yield lambda: bar.advance(task)


def _sum_up(counts: Counter[str], rows: tuple[Row, ...], left: list[Row], out: OutFile) -> None:
    parts = [f"{counts[status]} {words}" for status, words in _WORDS.items() if counts[status] or status == "found"]
    before = f" ({len(rows) - len(left)} of them before)" if len(left) < len(rows) else ""
    say(f"{counts.total()} of {len(rows)} rows in {out.path}{before}: {', '.join(parts)}")


def _exit_status(counts: Counter[str]) -> int:
    if counts["bad"]:
        return BAD_ROWS
    if counts["found"]:
        return FOUND
    return UNREACHABLE if counts["unreachable"] else NOBODY
