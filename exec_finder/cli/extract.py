"""`extract`: pages in, people out."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from exec_finder.cli.options import Output, Suppress, suppressions
from exec_finder.cli.streams import emit, read_input, say
from exec_finder.errors import InputError, UsageError

if TYPE_CHECKING:
    from datetime import datetime

    from exec_finder.suppress import Suppressions

_WARC = (".warc", ".warc.gz")


def register(app: typer.Typer) -> None:
    """Add the command of this file."""
    app.command()(extract)


def extract(
    files: Annotated[
        list[str] | None,
        typer.Argument(metavar="[FILE…|-]", help="Saved pages or WARC files; - or none: standard input."),
    ] = None,
    url: Annotated[str, typer.Option(help="Where the page stood: links and addresses are read against it.")] = "",
    explain: Annotated[
        bool,
        typer.Option(
            "--explain", help="Say of everyone seen which layers voted with what score, and why near misses fell."
        ),
    ] = False,
    suppress: Suppress = None,
    output: Output = None,
) -> None:
    """Read people from pages: name, title, address, phone and evidence, a JSON object a line.

    Files that can't be read are named, and the others are read all the same;
    the exit status is 5 then, else 0, or 1 where nobody was found.
    """
    from exec_finder.domains import normalise_url

    if url and not normalise_url(url):
        raise UsageError(f"--url needs a whole address, such as https://acme.example/team; {url!r} is none")
    hide, lines, unread = suppressions(suppress), list[str](), False
    for name in files or ["-"]:
        try:
            for body, where, seen_at in _pages(name, url):
                lines += _people(body, where, seen_at, hide, explain=explain)
        except InputError as error:
            say(str(error))
            unread = True
    emit("".join(f"{line}\n" for line in lines), output)
    if not lines and not unread:
        say(f"nobody was found in {'standard input' if (files or ['-']) == ['-'] else ', '.join(files or [])}")
    raise typer.Exit(InputError.exit_status if unread else 0 if lines else 1)


def _people(
    body: bytes | str, where: str, seen_at: datetime | None, hide: Suppressions, *, explain: bool
) -> Iterator[str]:
    """Each person on a page as a line of JSON."""
    from exec_finder.extract import explain_people, extract_people
    from exec_finder.extract.explain import Explanation, explained
    from exec_finder.models import FoundPerson, adapter

    if explain:
        judged = [one for one in explain_people(body, url=where, seen_at=seen_at) if hide.found([one.person])]
        yield from (adapter(Explanation).dump_json(explained(one)).decode("utf-8") for one in judged)
    else:
        people = hide.found(extract_people(body, url=where, seen_at=seen_at))
        yield from (adapter(FoundPerson).dump_json(person).decode("utf-8") for person in people)


def _pages(name: str, url: str) -> Iterator[tuple[bytes | str, str, datetime | None]]:
    """(body, URL, time) of each page in a file; a saved page has no time."""
    if name.endswith(_WARC):
        from exec_finder.archive import read_archive
        from exec_finder.web.replayed import ReplayedWeb

        for page in ReplayedWeb(read_archive(name)).pages():
            yield page.html or page.body, page.url, page.fetched_at
    else:
        yield read_input(name), url or ("" if name == "-" else Path(name).absolute().as_uri()), None
