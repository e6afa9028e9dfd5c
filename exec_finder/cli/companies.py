"""`companies`: the directory by which names become domains, and the user's own beside it."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace
from typing import TYPE_CHECKING, Annotated

import typer

from exec_finder.cli.options import Output, with_doors
from exec_finder.cli.streams import emit, read_input, say
from exec_finder.errors import InputError

if TYPE_CHECKING:
    from exec_finder.companies import OwnRow
    from exec_finder.doors import DoorOptions
    from exec_finder.models import Company

companies = typer.Typer(help="The directory of companies: the bundled one, and your own.", no_args_is_help=True)


def register(app: typer.Typer) -> None:
    """Add the commands of this file."""
    app.add_typer(companies, name="companies")


@companies.command("list")
def list_(
    country: Annotated[str, typer.Option(help="Only this country: its name or code.")] = "",
    sector: Annotated[str, typer.Option(help="Only this sector.")] = "",
    output: Output = None,
) -> None:
    """List the directory: name, domain, country and sector, parted by tabs."""
    from exec_finder.companies import directory
    from exec_finder.company_names import country_code

    code, kind = country_code(country) if country.strip() else "", sector.strip().lower()
    listed = directory()
    rows = [row for row in listed if (not code or row.country == code) and (not kind or row.sector == kind)]
    if not rows:
        known = ", ".join(sorted({row.sector for row in listed if row.sector}))
        say(f"no company in the directory is of that country and sector; the sectors are {known}")
    emit("".join(f"{row.name}\t{row.domain}\t{row.country}\t{row.sector}\n" for row in rows), output)
    raise typer.Exit(0 if rows else 1)


@companies.command()
@with_doors
def show(
    name: Annotated[str, typer.Argument(help="A company's name, or part of it.")],
    domain: Annotated[str | None, typer.Option(help="Its web domain: settles which is meant.")] = None,
    country: Annotated[str | None, typer.Option(help="Which of several companies of that name: DE, US …")] = None,
    online: Annotated[
        bool, typer.Option("--online", help="Also ask Wikidata, the SEC and sites of that name, as lookup does.")
    ] = False,
    *,
    doors: DoorOptions,
) -> None:
    """Show which company a name stands for, and why."""
    import asyncio

    from exec_finder.companies import resolve_company

    beyond = online or doors.replay is not None
    if beyond:
        company = asyncio.run(_found(name, domain, country, doors))
    else:
        company = resolve_company(name, domain=domain, country=country)
    facts = {
        "web domain": company.domain,
        "mail domains": ", ".join(company.mail_domains),
        "country": company.country,
        "sector": company.sector,
        "owner": company.owner,
        "Wikidata": company.wikidata,
        "SEC number": company.cik,
        "why": company.why,
    }
    lines = [f"{what:13} {fact or 'not known'}\n" for what, fact in facts.items()]
    emit(f"{company.name}\n{''.join(lines)}")


async def _found(name: str, domain: str | None, country: str | None, doors: DoorOptions) -> Company:
    from exec_finder.companies import typed
    from exec_finder.doors import open_doors
    from exec_finder.resolve import resolve

    async with open_doors(replace(doors, query=typed(name))) as opened:
        return await resolve(name, opened.web, opened.dns, domain=domain, country=country)


@companies.command()
def add(
    name: Annotated[str, typer.Argument(help="As you will call it.")],
    domain: Annotated[str, typer.Argument(help="Its web domain, or a URL of its site.")],
    other: Annotated[list[str] | None, typer.Option(help="Another name of its; may be repeated.")] = None,
    mail: Annotated[list[str] | None, typer.Option(help="A domain of its addresses; may be repeated.")] = None,
    country: Annotated[str, typer.Option(help="Its country: its name or code.")] = "",
    sector: Annotated[str, typer.Option(help="Any word.")] = "",
    owner: Annotated[str, typer.Option(help="The company that owns it.")] = "",
    wikidata: Annotated[str, typer.Option(help="Its item at Wikidata, such as Q42.")] = "",
    cik: Annotated[str, typer.Option(help="Its own number at the SEC.")] = "",
) -> None:
    """Add a company to your own directory, which wins over the bundled one; the same domain again replaces it."""
    from exec_finder.companies import own_row

    facts = {"country": country, "sector": sector, "owner": owner, "wikidata": wikidata, "cik": cik}
    _keep([own_row(name, domain, other or (), mail or (), **facts)])


@companies.command("import")
def import_(
    file: Annotated[str, typer.Argument(metavar="FILE.csv|-", help="Columns as in README; name and domain suffice.")],
) -> None:
    """Add all companies of a CSV file to your own directory: all of them, or none where a row is bad."""
    from exec_finder.companies import parse_own

    shown = "standard input" if file == "-" else file
    rows = parse_own(read_input(file), shown)
    if not rows:
        raise InputError(f"{shown} holds no company; its first line names the columns: name,domain")
    _keep(rows)


def _keep(rows: Iterable[OwnRow]) -> None:
    from exec_finder.companies import checked_path, checksum, own_path, own_with
    from exec_finder.locks import alone

    path, kept = own_path(), list(rows)
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
    except OSError as error:
        raise InputError(f"can't make the folder {path.parent}: {error.strerror or error}") from error
    with alone(path.parent):  # from the reading on: another process may add a company at the same time
        text = own_with(kept)
        emit(text, path)
        emit(checksum(text.encode()), checked_path())
    what = f"{kept[0].name} ({kept[0].domain})" if len(kept) == 1 else f"{len(kept)} companies"
    say(f"{what} kept in {path}")
