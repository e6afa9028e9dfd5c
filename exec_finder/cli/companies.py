"""`companies`: the directory by which names become domains."""

from __future__ import annotations

from typing import Annotated

import typer

from exec_finder.cli.options import Output
from exec_finder.cli.streams import emit

companies = typer.Typer(help="The bundled directory of companies.", no_args_is_help=True)


def register(app: typer.Typer) -> None:
    """Add the commands of this file."""
    app.add_typer(companies, name="companies")


@companies.command("list")
def list_(
    country: Annotated[str, typer.Option(help="Only this country (ISO 3166-1 alpha-2).")] = "",
    sector: Annotated[str, typer.Option(help="Only this sector.")] = "",
    output: Output = None,
) -> None:
    """List the directory: name, domain, country and sector, parted by tabs."""
    from exec_finder.companies import directory

    rows = [
        row
        for row in directory()
        if (not country or row.country == country.upper()) and (not sector or row.sector == sector.lower())
    ]
    emit("".join(f"{row.name}\t{row.domain}\t{row.country}\t{row.sector}\n" for row in rows), output)
    raise typer.Exit(0 if rows else 1)


@companies.command()
def show(name: Annotated[str, typer.Argument(help="A company's name, or part of it.")]) -> None:
    """Show which company a name stands for, and why."""
    from exec_finder.companies import resolve_company

    company = resolve_company(name)
    facts = {
        "web domain": company.domain,
        "mail domains": ", ".join(company.mail_domains),
        "country": company.country,
        "sector": company.sector,
        "why": company.why,
    }
    lines = [f"{what:13} {fact or 'not known'}\n" for what, fact in facts.items()]
    emit(f"{company.name}\n{''.join(lines)}")
