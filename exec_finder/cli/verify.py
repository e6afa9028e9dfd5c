"""`verify`: can this address take mail?"""

from __future__ import annotations

from typing import TYPE_CHECKING, Annotated, Literal

import typer

from exec_finder.cli.options import Nameserver, Output
from exec_finder.cli.streams import emit

if TYPE_CHECKING:
    from exec_finder.verify import Verification


def register(app: typer.Typer) -> None:
    """Add the command of this file."""
    app.command()(verify)


def verify(
    addresses: Annotated[list[str], typer.Argument(metavar="ADDRESS|DOMAIN…", help="What to check.")],
    nameserver: Nameserver = None,
    format: Annotated[Literal["table", "json"], typer.Option("--format", "-f", help="How to print it.")] = "table",
    output: Output = None,
) -> None:
    """Check syntax, mail exchangers and provider; no mail server is spoken to.

    Exit status: 0 all can take mail; 1 one at least can't; 3 one at least could not be checked.
    """
    import asyncio

    from exec_finder.dns.live import LiveDns
    from exec_finder.models import adapter
    from exec_finder.text import printable
    from exec_finder.verify import Verification, verify_address

    async def check() -> list[Verification]:
        dns = LiveDns(nameserver)
        return list(await asyncio.gather(*(verify_address(text, dns=dns) for text in addresses)))

    found = asyncio.run(check())
    if format == "json":
        emit("".join(adapter(Verification).dump_json(one).decode("utf-8") + "\n" for one in found), output)
    else:
        emit("".join(f"{one.verdict.value:8} {printable(one.input)}  {printable(one.why)}\n" for one in found), output)
    verdicts = {one.verdict.value for one in found}
    raise typer.Exit(1 if "no" in verdicts else 3 if "unknown" in verdicts else 0)
