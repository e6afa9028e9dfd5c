"""`rank`: people in, ladder out."""

from __future__ import annotations

import json
from collections.abc import Iterator
from typing import Annotated, Any

import typer

from exec_finder.cli.options import Explain, Issue, LadderRules, Output, Region, WaitDays, use_ladder_rules
from exec_finder.cli.streams import emit, read_input, say
from exec_finder.errors import InputError
from exec_finder.models import WAIT_DAYS


def register(app: typer.Typer) -> None:
    """Add the command of this file."""
    app.command()(rank)


def rank(
    file: Annotated[
        str,
        typer.Argument(metavar="[FILE|-]", help="JSON Lines: objects with name and title, maybe region."),
    ] = "-",
    issue: Issue = None,
    region: Region = None,
    sector: Annotated[
        str | None,
        typer.Option(help="The company's sector, such as banking, where every second one is vice president."),
    ] = None,
    company: Annotated[
        str | None, typer.Option(help="Its name or domain, to tell its own posts from those elsewhere.")
    ] = None,
    wait_days: WaitDays = WAIT_DAYS,
    explain: Explain = False,
    ladder_rules: LadderRules = None,
    output: Output = None,
) -> None:
    """Put people in the order of writing: each comes out with its rung (null: do not write) and the reasons.

    Exit status: 0; 1 there is nobody; 5 some lines are none of a person (the
    others are ranked), or the file can't be read.
    """
    use_ladder_rules(ladder_rules)
    from exec_finder.ladder import plan_waves, rank_people

    shown = "standard input" if file == "-" else file
    read = list(_read_people(file, shown))
    people = [person for person in read if person is not None]
    ranked = rank_people(people, issue=issue, region=region, sector=sector, company=company)
    waves = plan_waves([str(one.index) for one in ranked if one.rung is not None], wait_days=wait_days)
    after = {wave.ids[0]: wave.after_days for wave in waves}
    lines = []
    for place in ranked:
        row = {**people[place.index], "rung": place.rung, "reasons": list(place.reasons)}
        row |= {"after_days": after.get(str(place.index))}
        if explain:
            row |= {"weight": place.weight, "weights": [{"what": w.what, "amount": w.amount} for w in place.weights]}
        lines.append(json.dumps(row, ensure_ascii=False) + "\n")
    emit("".join(lines), output)
    if not read:
        say(f"nobody to rank in {shown}: it is empty")
    bad = len(people) < len(read)
    raise typer.Exit(InputError.exit_status if bad else 0 if lines else 1)


def _read_people(name: str, shown: str) -> Iterator[dict[str, Any] | None]:
    """The person of each line; None, and a line on stderr, where it holds none."""
    from exec_finder.text import encoding_fault

    try:
        text = read_input(name).decode("utf-8-sig")
    except UnicodeDecodeError as error:
        raise InputError(f"{shown} is not UTF-8: {encoding_fault(error)}") from error
    for number, line in enumerate(text.split("\n"), 1):
        if not line.strip():
            continue
        try:
            yield _person(line)
        except InputError as error:
            say(f"{shown}, line {number}: {error}; left out")
            yield None


def _person(line: str) -> dict[str, Any]:
    """Raises InputError for what is no person."""
    try:
        row = json.loads(line)
    except RecursionError as error:
        raise InputError("no JSON: its brackets are nested by the thousand") from error
    except ValueError as error:
        raise InputError(f"no JSON: {error}") from error
    if not isinstance(row, dict) or not isinstance(row.get("name"), str):
        raise InputError('an object with a name is needed: {"name": …, "title": …}')
    return row
