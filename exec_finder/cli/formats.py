"""`format`: how a domain writes its addresses, and addresses for names."""

from __future__ import annotations

import csv
import io
import sys
from typing import TYPE_CHECKING, Annotated, Literal

import typer

from exec_finder.cli.options import Output
from exec_finder.cli.streams import emit, read_input
from exec_finder.errors import InputError

if TYPE_CHECKING:
    from exec_finder.formats import EmailFormat

_COLUMNS = ("name", "address", "probability", "format", "domain")


def register(app: typer.Typer) -> None:
    """Add the command of this file."""
    app.command("format")(format_)


def format_(
    domain: Annotated[str, typer.Argument(help="The mail domain.")],
    known: Annotated[
        str | None, typer.Option(metavar="FILE|-", help="CSV of known addresses: name,address; the name may be empty.")
    ] = None,
    name: Annotated[
        list[str] | None, typer.Option(help="Whose address to infer; may be repeated. '-' reads names, one a line.")
    ] = None,
    limit: Annotated[int, typer.Option(min=1, max=10, help="Candidates for a name.")] = 3,
    format: Annotated[Literal["table", "json", "csv"], typer.Option("--format", "-f", help="How to print.")] = "table",
    output: Output = None,
) -> None:
    """Say how a domain writes its addresses, and infer the likely ones for names."""
    from exec_finder.formats import infer_format

    pairs = _read_known(known) if known else []
    form = infer_format(
        [(who, address) for who, address in pairs if who],
        domain=domain,
        unnamed=[address for who, address in pairs if not who],
    )
    names = [line.strip() for each in name or [] for line in (sys.stdin if each == "-" else [each])]
    text = {"table": _table, "json": _json, "csv": _csv}[format](form, [n for n in names if n], limit)
    emit(text, output)


def _read_known(name: str) -> list[tuple[str, str]]:
    """(name, address) rows of a CSV file; a header line is known by its lack of an `@`."""
    try:
        text = read_input(name).decode("utf-8-sig")
        rows = [row for row in csv.reader(io.StringIO(text, newline=""), strict=True) if any(row)]
    except (UnicodeDecodeError, csv.Error) as error:
        raise InputError(f"can't read {name} as CSV in UTF-8: {error}") from error
    pairs = []
    for line, row in enumerate(rows, 1):
        address = next((cell.strip() for cell in row if "@" in cell), "")
        if address:
            pairs.append((next((cell.strip() for cell in row if "@" not in cell), ""), address))
        elif line > 1:
            raise InputError(f"{name}, row {line}: no address in it; each row is name,address")
    return pairs


def _table(form: EmailFormat, names: list[str], limit: int) -> str:
    from exec_finder.text import printable

    lines = [f"{form.domain}: {form.explain()}"]
    lines += [f"  {share.template:24} {share.probability:5.2f}  {share.support} known" for share in form.shares]
    for name in names:
        lines.append(printable(name))
        found = form.candidates(name, limit=limit)
        lines += [f"  {c.address:40} {c.probability:5.2f}" for c in found] or ["  no address can be made of this name"]
    return "\n".join(lines) + "\n"


def _json(form: EmailFormat, names: list[str], limit: int) -> str:
    import json

    from exec_finder.models import Candidate, FormatShare, adapter

    shares = adapter(tuple[FormatShare, ...]).dump_python(form.shares, mode="json")
    candidates = adapter(list[Candidate])
    people = [
        {"name": n, "candidates": candidates.dump_python(form.candidates(n, limit=limit), mode="json")} for n in names
    ]
    report = {"domain": form.domain, "support": form.support, "formats": shares, "people": people}
    return json.dumps(report, ensure_ascii=False, indent=2) + "\n"


def _csv(form: EmailFormat, names: list[str], limit: int) -> str:
    from exec_finder.export.columns import cell
    from exec_finder.text import printable

    out = io.StringIO(newline="")
    writer = csv.writer(out, lineterminator="\r\n")
    writer.writerow(_COLUMNS)
    for name in names:
        for c in form.candidates(name, limit=limit):
            writer.writerow([cell(printable(name)), c.address, f"{c.probability:g}", cell(c.format), form.domain])
    return out.getvalue()
