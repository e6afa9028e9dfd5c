"""`format`: how a domain writes its addresses, addresses for names, and what came of writing to them."""

from __future__ import annotations

import csv
import io
import sys
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Literal

import typer

from exec_finder.cli.options import Output
from exec_finder.cli.stores import feedback_store
from exec_finder.cli.streams import emit, read_input, say
from exec_finder.errors import InputError, UsageError

if TYPE_CHECKING:
    from exec_finder.feedback import Entry, Feedback
    from exec_finder.formats import EmailFormat

_COLUMNS = ("name", "address", "probability", "format", "domain", "why")
_TOLD = "What came of writing"


def register(app: typer.Typer) -> None:
    """Add the command of this file."""
    app.command("format")(format_)


def format_(
    domain: Annotated[str, typer.Argument(help="The mail domain.")],
    known: Annotated[
        str | None,
        typer.Option(
            metavar="FILE|-",
            help="CSV of known addresses: name,address[,kind] (or ';' or tabs between); the name may be empty; "
            "kind: page, contact, filing, commit.",
        ),
    ] = None,
    name: Annotated[
        list[str] | None, typer.Option(help="Whose address to infer; may be repeated. '-' reads names, one a line.")
    ] = None,
    limit: Annotated[int, typer.Option(min=1, max=10, help="Candidates for a name.")] = 3,
    format: Annotated[
        Literal["table", "json", "jsonl", "csv"], typer.Option("--format", "-f", help="How to print.")
    ] = "table",
    output: Output = None,
    bounced: Annotated[
        list[str] | None,
        typer.Option(
            metavar="FILE|ADDRESS", help="A bounce message, or an address that bounced.", rich_help_panel=_TOLD
        ),
    ] = None,
    confirmed: Annotated[
        list[str] | None,
        typer.Option(metavar="ADDRESS", help="An address that mail arrived at.", rich_help_panel=_TOLD),
    ] = None,
    forget: Annotated[
        bool, typer.Option("--forget", help="Forget all that was told of this domain, first.", rich_help_panel=_TOLD)
    ] = False,
) -> None:
    """Say how a domain writes its addresses, and infer the likely ones for names.

    What came of writing is kept on this machine, with dates; format, lookup and batch follow it.
    """
    from exec_finder.cli.known_files import KnownFile
    from exec_finder.formats import infer_format
    from exec_finder.formats.addresses import ascii_domain

    host = ascii_domain(domain)
    if not all(each.strip() for each in name or []):
        raise UsageError("--name takes a person's name, or - for names on standard input, not nothing")
    if known == "-" and "-" in (name or []):
        raise UsageError("standard input holds either the known addresses or the names: give one of them in a file")
    store = feedback_store()
    if forget:
        say(f"forgot {store.forget(host)} of what was told of {host}")
    file = KnownFile(known)
    told = [*_bounced(bounced or [], host), *_confirmed(confirmed or [], host)]
    if told:
        store.add(list(_with_names(told, [*(name or []), *(who for who, _, _ in file.rows())])))
    feedback = store.read(host)
    form = infer_format(
        (row for row in file.rows() if row[0]),
        domain=host,
        unnamed=(address for who, address, _ in file.rows() if not who),
        bounced=feedback.pairs("bounced", host),
        confirmed=feedback.pairs("confirmed", host),
    )
    if not form.support:
        file.say_if_strange(host)
    written = {"table": _table, "json": _json, "jsonl": _jsonl, "csv": _csv}[format]
    emit(written(form, feedback, _names(name or []), limit), output)


# --- what comes in ------------------------------------------------------------------------------


def _names(given: Iterable[str]) -> Iterator[str]:
    """Names as they come; '-' stands for the lines of standard input. Raises InputError for bytes that are no UTF-8."""
    for each in given:
        for number, line in enumerate(sys.stdin.buffer if each == "-" else [each.encode()], 1):
            try:
                name = line.decode().strip()
            except UnicodeDecodeError as error:
                raise InputError(f"standard input, line {number}: no name in UTF-8 ({error.reason})") from error
            if name:
                yield name


def _bounced(given: Iterable[str], host: str) -> Iterator[Entry]:
    """What bounce messages and addresses say. Raises InputError for a file without a bounce."""
    from exec_finder.bounces import read_bounce

    for each in given:
        if not each.strip():
            raise UsageError("--bounced takes a bounce message or an address, not nothing")
        if "@" in each and not Path(each).exists():
            yield _entry(each, "", "bounced", host)
            continue
        found = read_bounce(read_input(each))
        if not found:
            raise InputError(f"{each}: no bounce message; give the whole message as it came, or the address alone")
        for bounce in found:
            if not bounce.gone:
                say(f"{bounce.address}: {bounce.status or 'the message'} does not prove that it is not there; not kept")
            elif bounce.address.endswith(f"@{host}"):
                yield _entry(bounce.address, bounce.name, "bounced", host)
            else:
                say(f"{bounce.address} is not at {host}; not kept")


def _confirmed(given: Iterable[str], host: str) -> Iterator[Entry]:
    return (_entry(each, "", "confirmed", host) for each in given)


def _entry(address: str, name: str, outcome: Literal["bounced", "confirmed"], host: str) -> Entry:
    from datetime import UTC, datetime

    from exec_finder.feedback import Entry
    from exec_finder.formats.addresses import local_part

    local = local_part(address, host)
    if not local:
        raise UsageError(f"{address!r} is no address at {host}")
    return Entry(f"{local}@{host}", name, outcome, datetime.now(UTC).replace(microsecond=0))


def _with_names(told: Iterable[Entry], names: Iterable[str]) -> Iterator[Entry]:
    """*told* with the only name that each address spells, where nobody said whose it is."""
    from dataclasses import replace

    from exec_finder.formats import template_of

    listed = set(names)
    for entry in told:
        owners = [] if entry.name else [name for name in listed if template_of(name, entry.address)]
        yield replace(entry, name=owners[0]) if len(owners) == 1 else entry


# --- what goes out ------------------------------------------------------------------------------


def _table(form: EmailFormat, feedback: Feedback, names: Iterable[str], limit: int) -> Iterator[str]:
    from exec_finder.text import printable

    yield f"{form.domain}: {form.explain()}\n"
    for share in form.shares:
        yield f"  {share.template:24} {share.probability:5.2f}  {share.support} known\n"
    for entry in feedback.entries:
        yield f"  {entry.address}: {entry.outcome} (told on {entry.at:%Y-%m-%d})\n"
    for name in names:
        found = form.candidates(name, limit=limit)
        lines = [f"  {c.address:40} {_odds(c.probability)}\n" for c in found]
        yield "".join([f"{printable(name)}\n", *(lines or ["  no address can be made of this name\n"])])


def _odds(probability: float) -> str:
    """Two digits; what is next to nothing is not printed as nothing."""
    return f"{probability:5.2f}" if probability >= 0.005 else "<0.01"


def _json(form: EmailFormat, feedback: Feedback, names: Iterable[str], limit: int) -> Iterator[str]:
    import json
    import textwrap

    from exec_finder.models import FormatShare, adapter

    shares = adapter(tuple[FormatShare, ...]).dump_python(form.shares, mode="json")
    told = [{"address": e.address, "outcome": e.outcome, "at": e.at.isoformat()} for e in feedback.entries]
    head = {"domain": form.domain, "support": form.support, "why": form.explain(), "formats": shares, "feedback": told}
    yield json.dumps(head, ensure_ascii=False, indent=2).removesuffix("\n}") + ',\n  "people": ['
    between = "\n"
    for person in _people(form, names, limit):
        yield between + textwrap.indent(json.dumps(person, ensure_ascii=False, indent=2), "    ")
        between = ",\n"
    yield "]\n}\n" if between == "\n" else "\n  ]\n}\n"


def _jsonl(form: EmailFormat, feedback: Feedback, names: Iterable[str], limit: int) -> Iterator[str]:
    """One name a line, as soon as it is read."""
    import json

    del feedback
    return (json.dumps(person, ensure_ascii=False) + "\n" for person in _people(form, names, limit))


def _people(form: EmailFormat, names: Iterable[str], limit: int) -> Iterator[dict[str, object]]:
    from exec_finder.models import Candidate, adapter

    candidates = adapter(list[Candidate])
    for name in names:
        yield {"name": name, "candidates": candidates.dump_python(form.candidates(name, limit=limit), mode="json")}


def _csv(form: EmailFormat, feedback: Feedback, names: Iterable[str], limit: int) -> Iterator[str]:
    from exec_finder.export.columns import cell
    from exec_finder.text import printable

    del feedback
    yield _row(_COLUMNS)
    for name in names:
        for c in form.candidates(name, limit=limit):
            texts = (printable(name), c.address, f"{c.probability:g}", c.format, form.domain, c.why)
            yield _row([cell(text) for text in texts])


def _row(cells: Iterable[str]) -> str:
    out = io.StringIO(newline="")
    csv.writer(out, lineterminator="\r\n").writerow(cells)
    return out.getvalue()
