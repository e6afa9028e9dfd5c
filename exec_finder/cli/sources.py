"""`sources`: where names and addresses come from; and the options that choose among them."""

from __future__ import annotations

import functools
import json
import os
import re
import textwrap
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any, Literal

import typer

from exec_finder.cli.streams import emit, read_input, terminal_width
from exec_finder.errors import InputError, UsageError
from exec_finder.text import printable

if TYPE_CHECKING:
    from exec_finder.sources import SavedPage, Source

_SRC = "Where names come from (exec-finder sources)"
AlsoSource = Annotated[
    list[str] | None,
    typer.Option("--source", metavar="NAME", help="Also ask this one, which is off.", rich_help_panel=_SRC),
]
WithoutSource = Annotated[
    list[str] | None, typer.Option("--without", metavar="NAME", help="Don't ask this one.", rich_help_panel=_SRC)
]

SavedPageFile = Annotated[
    list[str] | None,
    typer.Option(
        "--page",
        metavar="FILE[=URL]",
        help="A page of the company that you saved (HTML, MHTML, PDF, WARC); URL: where it stood.",
        rich_help_panel=_SRC,
    ),
]
_WITH_URL = re.compile(r"(.+)=(https?://\S+)")
_WARC = (".warc", ".warc.gz")
_MAY_HOLD_NULS = (b"%PDF-", b"\xff\xfe", b"\xfe\xff")
"""How a PDF begins, and text in UTF-16."""
_MAX_BYTES = 64 * 1024 * 1024
_NARROW = 60
"""Columns; fewer leave too little room beside the names."""


def register(app: typer.Typer) -> None:
    """Add the command of this file."""
    app.command()(sources)


def chosen_sources(
    also: list[str] | None, without: list[str] | None, pages: list[str] | None = None
) -> tuple[Source, ...]:
    """The sources that a lookup asks, made with what the environment has set. Raises UsageError and InputError."""
    from exec_finder.sources import choose_sources, load_sources, settings_from

    saved = [page for given in pages or () for page in _saved_pages(given)]
    return choose_sources(load_sources(settings_from(os.environ, saved)), also=also or (), without=without or ())


def _saved_pages(given: str) -> list[SavedPage]:
    """The pages in a file. Raises InputError where there is none, UsageError for a URL that is none."""
    from exec_finder.sources import SavedPage, saved_page

    name, url = _file_and_url(given)
    if name.lower().endswith(_WARC):
        from exec_finder.archive import read_archive
        from exec_finder.web.replayed import ReplayedWeb

        found = [SavedPage(p.url, p.body, p.html, p.fetched_at) for p in ReplayedWeb(read_archive(Path(name))).pages()]
    else:
        body = read_input(name)
        if len(body) > _MAX_BYTES or (b"\0" in body[:1000] and not body.startswith(_MAY_HOLD_NULS)):
            raise InputError(f"{name} is no page that can be read: HTML, MHTML, PDF, vCard, text or WARC")
        found = [saved_page(Path(name).name, body, url)] if body.strip() else []
    if not found:
        raise InputError(f"{name} holds no page; save it with a browser, as HTML")
    return found


def _file_and_url(given: str) -> tuple[str, str]:
    """FILE, or FILE=URL of which the scheme may be left out behind a file that is there. Raises UsageError."""
    from exec_finder.domains import normalise_url, parse_company_url

    if Path(given).exists():
        return given, ""
    pieces = given.split("=")
    names = ["=".join(pieces[:size]) for size in range(1, len(pieces))]
    whole = _WITH_URL.fullmatch(given)
    name = next((name for name in names if name == "-" or Path(name).is_file()), whole[1] if whole else "")
    if not name:
        return given, ""
    said = given[len(name) + 1 :]
    url = normalise_url(said) or (found.url if (found := parse_company_url(said)) else "")
    if not url:
        raise UsageError(
            f"--page {name}=URL takes the web address where the page stood (https://…, without a password)"
        )
    return name, url


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
    """Name and state, and beside them, on a narrow terminal below, what it asks and needs, wrapped to its width."""
    width = terminal_width()
    narrow = width < _NARROW
    indent = " " * (4 if narrow else 21)
    wrap = functools.partial(textwrap.wrap, width=width, subsequent_indent=indent, break_on_hyphens=False)
    lines = []
    for row in rows:
        head, asks = f"{printable(row['name']):13} {row['state']:6}", printable("; ".join(row["asks"]))
        lines += [head.rstrip(), *wrap(asks, initial_indent=indent)] if narrow else wrap(f"{head} {asks}")
        lines += wrap(f"needs {row['needs']}", initial_indent=indent) if row["needs"] else []
    return "".join(f"{line}\n" for line in lines)
