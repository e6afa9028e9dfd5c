"""`sources`: where names and addresses come from; and the options that choose among them."""

from __future__ import annotations

import functools
import json
import os
import textwrap
from typing import TYPE_CHECKING, Annotated, Any, Literal

import typer

from exec_finder.cli.streams import emit, terminal_width
from exec_finder.text import printable

if TYPE_CHECKING:
    from exec_finder.sources import Source

_SRC = "Where names come from (exec-finder sources)"
AlsoSource = Annotated[
    list[str] | None,
    typer.Option("--source", metavar="NAME", help="Also ask this one, which is off.", rich_help_panel=_SRC),
]
WithoutSource = Annotated[
    list[str] | None, typer.Option("--without", metavar="NAME", help="Don't ask this one.", rich_help_panel=_SRC)
]


def register(app: typer.Typer) -> None:
    """Add the command of this file."""
    app.command()(sources)


def chosen_sources(also: list[str] | None, without: list[str] | None) -> tuple[Source, ...]:
    """The sources that a lookup asks, made with what the environment has set. Raises UsageError."""
    from exec_finder.sources import choose_sources, load_sources, settings_from

    return choose_sources(load_sources(settings_from(os.environ)), also=also or (), without=without or ())


def sources(
    format: Annotated[Literal["table", "json"], typer.Option("--format", "-f", help="How to print it.")] = "table",
) -> None:
    """List where names and addresses come from: each source, what it asks, and whether it is on.

    on: asked in every lookup (not with --without NAME); off: asked with
    --source NAME; needs: what must be set before it can be asked.
    """
    from exec_finder.sources import load_sources, needs_of, settings_from, state_of

    rows = [
        {"name": source.name, "state": state_of(source), "needs": needs_of(source), "asks": list(source.asks)}
        for source in load_sources(settings_from(os.environ))
    ]
    emit(json.dumps(rows, ensure_ascii=False, indent=2) + "\n" if format == "json" else _table(rows))


def _table(rows: list[dict[str, Any]]) -> str:
    """Name and state, and beside them what it asks and needs, wrapped to the terminal's width."""
    indent = " " * 21
    wrap = functools.partial(
        textwrap.wrap, width=max(60, terminal_width()), subsequent_indent=indent, break_on_hyphens=False
    )
    lines = []
    for row in rows:
        said = [*row["asks"], *([f"needs {row['needs']}"] if row["needs"] else [])]
        first, *rest = map(printable, said)
        lines += wrap(f"{printable(row['name']):13} {row['state']:6} {first}")
        lines += [line for text in rest for line in wrap(text, initial_indent=indent)]
    return "".join(f"{line}\n" for line in lines)
