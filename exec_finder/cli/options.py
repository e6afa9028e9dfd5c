"""Options that several commands share, each said once."""

from __future__ import annotations

import functools
import inspect
import os
from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any

import typer

from exec_finder.cli.streams import say

if TYPE_CHECKING:
    from exec_finder.doors import DoorOptions
    from exec_finder.suppress import Suppressions

NET = "Reaching the web"
REC = "Recording and replaying"
_PROXIES = ("HTTPS_PROXY", "https_proxy", "ALL_PROXY", "all_proxy")

Output = Annotated[Path | None, typer.Option("--output", "-o", help="Write to this file instead of standard output.")]
Issue = Annotated[
    str | None,
    typer.Option(
        help="What it is about: billing, technical, outage, delivery, refund, warranty, safety, privacy, "
        "accessibility, contract, sales-practice, employee-conduct or store."
    ),
]
Region = Annotated[str | None, typer.Option(help="Where the customer is, such as Midwest, Texas or Bayern.")]
WaitDays = Annotated[int, typer.Option(min=1, max=60, help="Working days between writing to one and to the next.")]
Explain = Annotated[bool, typer.Option("--explain", help="Show the weights that put people in this order.")]
LadderRules = Annotated[
    Path | None,
    typer.Option(
        envvar="EXEC_FINDER_LADDER_RULES",
        metavar="FOLDER",
        help="Rows of yours, in files named as those of data/titles and data/ladder; they come before ours.",
    ),
]
Suppress = Annotated[
    list[Path] | None,
    typer.Option("--suppress", help="A list of people, addresses and @domains that must not come out."),
]
Verbose = Annotated[int, typer.Option("--verbose", "-v", count=True, help="Say what is fetched; twice: more.")]
Nameserver = Annotated[
    str | None,
    typer.Option(metavar="HOST:PORT", help="Ask this DNS server: an IP address or localhost.", rich_help_panel=NET),
]
Proxy = Annotated[
    str | None, typer.Option(metavar="URL", help="HTTP or SOCKS proxy; HTTPS_PROXY is not read.", rich_help_panel=NET)
]
AllowPrivate = Annotated[
    bool, typer.Option("--allow-private", help="Also connect to private and loopback addresses.", rich_help_panel=NET)
]
Pause = Annotated[
    float,
    typer.Option(
        min=0,
        metavar="SECONDS",
        help="Between two requests to one host. 0, where its owner allows it: up to 10 at once.",
        rich_help_panel=NET,
    ),
]
Timeout = Annotated[
    float, typer.Option(min=0.1, metavar="SECONDS", help="For one request as a whole.", rich_help_panel=NET)
]
UserAgent = Annotated[
    str,
    typer.Option(envvar="EXEC_FINDER_USER_AGENT", help="The whole User-Agent to send.", rich_help_panel=NET),
]
ContactUrl = Annotated[
    str,
    typer.Option(
        envvar="EXEC_FINDER_CONTACT_URL",
        help="Who is asking, for the site's owner.",
        rich_help_panel=NET,
    ),
]
NoCache = Annotated[bool, typer.Option("--no-cache", help="Neither read nor keep cached pages.", rich_help_panel=NET)]
Offline = Annotated[
    bool, typer.Option("--offline", help="No network: cached pages only, and no DNS.", rich_help_panel=NET)
]
Record = Annotated[
    Path | None,
    typer.Option(metavar="FILE.warc.gz", help="Write all that is seen into this archive.", rich_help_panel=REC),
]
Replay = Annotated[
    Path | None,
    typer.Option(metavar="FILE.warc.gz", help="Read from this archive, with no network.", rich_help_panel=REC),
]


def door_options(
    *,
    record: Record = None,
    replay: Replay = None,
    offline: Offline = False,
    nameserver: Nameserver = None,
    proxy: Proxy = None,
    pause: Pause = 1.0,
    timeout: Timeout = 20.0,
    user_agent: UserAgent = "",
    contact_url: ContactUrl = "",
    no_cache: NoCache = False,
    allow_private: AllowPrivate = False,
) -> DoorOptions:
    """The doors that these options ask for."""
    import platformdirs

    from exec_finder.doors import DoorOptions
    from exec_finder.web.options import CONTACT_URL, WebOptions

    web = WebOptions(
        user_agent=user_agent,
        contact_url=contact_url or CONTACT_URL,
        pause_s=pause,
        timeout_s=timeout,
        cache_dir=None if no_cache else platformdirs.user_cache_path("exec-finder"),
        allow_private=allow_private,
        proxy=proxy,
    )
    return DoorOptions(web=web, nameserver=nameserver, record=record, replay=replay, offline=offline)


def with_doors(command: Callable[..., None], **instead: Any) -> Callable[..., None]:
    """Give *command* the options of `door_options`; it gets their outcome as its keyword `doors`.

    instead: annotations for options that mean something else to this command, by name.
    """
    own, shared = (
        inspect.signature(function, eval_str=True, locals={"DoorOptions": object}).parameters.values()
        for function in (command, door_options)
    )
    names = [p.name for p in shared]

    @functools.wraps(command)
    def run(**given: Any) -> None:
        doors = door_options(**{name: given.pop(name) for name in names})
        command(**given, doors=doors)

    merged = [
        p.replace(kind=p.KEYWORD_ONLY, annotation=instead.get(p.name, p.annotation))
        for p in (*own, *shared)
        if p.name != "doors"
    ]
    run.__signature__ = inspect.Signature(merged)  # type: ignore[attr-defined]  # what typer reads
    run.__annotations__ = {p.name: p.annotation for p in merged}
    return run


def say_of_proxy(doors: DoorOptions) -> None:
    """Say, where nothing could be reached, that a proxy of the environment is not taken unasked."""
    name = next((name for name in _PROXIES if os.environ.get(name)), "")
    if name and not (doors.web.proxy or doors.offline or doors.replay):
        say(f"{name} is not read: a proxy resolves names past the guard against private addresses; give --proxy URL")


def suppression_list() -> Path:
    """The user's own, in the configuration folder."""
    import platformdirs

    return platformdirs.user_config_path("exec-finder") / "suppress.txt"


def suppressions(paths: list[Path] | None) -> Suppressions:
    """The lists that were named, and the one in the configuration folder."""
    from exec_finder.suppress import read_suppressions

    own = suppression_list()
    return read_suppressions([*(paths or []), *([own] if own.exists() else [])])


def use_ladder_rules(folder: Path | None) -> None:
    """Let the rows in *folder* come before the shipped ones. Raises InputError."""
    if folder is not None:
        from exec_finder.tables import use_rules

        use_rules(folder)
