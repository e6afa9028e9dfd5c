"""Opens the two doors, to pages and to DNS, in the form that was asked for: live, recorded or replayed."""

from __future__ import annotations

from collections.abc import AsyncIterator
from contextlib import AsyncExitStack, asynccontextmanager
from dataclasses import dataclass, field, replace
from datetime import datetime
from pathlib import Path

from exec_finder.archive import Archive, ArchiveWriter, read_archive, utc_now
from exec_finder.dns import Dns
from exec_finder.dns.offline import OfflineDns
from exec_finder.dns.recorded import RecordedDns
from exec_finder.dns.replayed import ReplayedDns
from exec_finder.errors import UsageError
from exec_finder.web import Web, WebOptions
from exec_finder.web.manners import Hosts
from exec_finder.web.options import agent_of
from exec_finder.web.recorded import RecordedWeb
from exec_finder.web.replayed import ReplayedWeb


@dataclass(frozen=True, slots=True)
class DoorOptions:
    """How a lookup reaches the world."""

    query: str = ""
    """What is looked up; goes into a recording's head."""
    web: WebOptions = field(default_factory=WebOptions)
    nameserver: str | None = None
    """HOST:PORT of the DNS server; None: those of the system."""
    record: Path | None = None
    """Write all that is seen into this WARC file."""
    replay: Path | None = None
    """Read from this WARC file, with no network."""
    offline: bool = False
    """Cached pages only, and no DNS."""


@dataclass(frozen=True, slots=True)
class Doors:
    """Both doors, open."""

    web: Web
    dns: Dns
    now: datetime
    """When the lookup begins: of a replay, when the recorded one did."""
    archive: Archive | None = None
    """What is replayed."""


@dataclass(frozen=True, slots=True)
class Shared:
    """What lookups that go on at the same time have in common: together they are as polite as one.

    Pages are not in it: each lookup forgets its own when its doors close, however many companies there are.
    """

    dns: Dns
    hosts: Hosts


def share_doors(options: DoorOptions) -> Shared:
    """For several `open_doors` with the same way to the world."""
    from exec_finder.dns.live import LiveDns  # noqa: PLC0415 - lazy: 60 ms, and a replay needs none

    return Shared(OfflineDns() if options.offline else LiveDns(options.nameserver), Hosts(options.web))


@asynccontextmanager
async def open_doors(options: DoorOptions, *, shared: Shared | None = None) -> AsyncIterator[Doors]:
    """The doors, closed again at the end. Raises ArchiveError for an archive that can't be read or written."""
    if options.record and options.replay:
        raise UsageError("--record and --replay exclude each other: a replay adds nothing to record")
    if options.replay:
        archive = read_archive(options.replay)
        yield Doors(ReplayedWeb(archive), ReplayedDns(archive), archive.started_at, archive)
        return
    from exec_finder.web import LiveWeb  # noqa: PLC0415 - lazy: 100 ms, as above

    async with AsyncExitStack() as stack:
        now = utc_now()
        common = shared or share_doors(options)
        dns = common.dns
        web: Web = LiveWeb(dns, replace(options.web, offline=options.offline), hosts=common.hosts)
        stack.push_async_callback(web.aclose)
        if options.record:
            writer = stack.enter_context(
                ArchiveWriter(options.record, started_at=now, query=options.query, user_agent=agent_of(options.web))
            )
            dns, web = RecordedDns(dns, writer), RecordedWeb(web, writer)
        yield Doors(web, dns, now)
