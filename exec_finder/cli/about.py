"""`schema`, `doctor`: what the program is and has."""

from __future__ import annotations

import json

import typer

from exec_finder.cli.options import Nameserver
from exec_finder.cli.stores import fact_store
from exec_finder.cli.streams import emit


def register(app: typer.Typer) -> None:
    """Add the commands of this file."""
    app.callback()(_root)
    app.command()(schema)
    app.command()(doctor)


def _version(wanted: bool) -> None:
    if wanted:
        from exec_finder import __version__

        emit(f"exec-finder {__version__}\n")
        raise typer.Exit


def _root(
    version: bool = typer.Option(False, "--version", callback=_version, is_eager=True, help="Print the version."),
) -> None:
    """Find whom to write to."""


def schema() -> None:
    """Print the JSON Schema of the Report (what `lookup --format json` prints)."""
    from exec_finder.models import Report, json_schema

    made = json_schema(Report)
    made = {"$schema": "https://json-schema.org/draft/2020-12/schema", **made}
    emit(json.dumps(made, ensure_ascii=False, indent=2) + "\n")


def doctor(nameserver: Nameserver = None) -> None:
    """Check the installation: tables, folders, store and DNS; exit status 3 where one can't be used."""
    from exec_finder.doctor import check_up

    checks = check_up(fact_store(), nameserver)
    emit("".join(f"{'ok ' if check.good else 'BAD'}  {check.what}: {check.found}\n" for check in checks))
    raise typer.Exit(0 if all(check.good for check in checks) else 3)
