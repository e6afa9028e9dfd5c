"""Which sources are asked: those on by default, those that were named, and none that were left out."""

from __future__ import annotations

from collections.abc import Collection, Iterable
from typing import Literal, TypeGuard

from exec_finder.errors import UsageError
from exec_finder.models import Company, SourceStatus
from exec_finder.sources.protocol import Findings, Limits, Source
from exec_finder.web import Web

State = Literal["on", "off", "needs"]


def is_source(made: object) -> TypeGuard[Source]:
    """Whether what others' code made has a source's face."""
    name, asks = getattr(made, "name", None), getattr(made, "asks", None)
    return isinstance(name, str) and isinstance(asks, (tuple, list)) and isinstance(made, Source)


def needs_of(source: Source) -> str:
    """What is missing before *source* can be asked, in words; empty: nothing. Most sources never need anything."""
    return str(getattr(source, "needs", ""))


def state_of(source: Source) -> State:
    """Whether *source* takes part without being named; `needs`: it can't before something is set."""
    if needs_of(source):
        return "needs"
    return "on" if source.on_by_default else "off"


def when_named(source: Source) -> Source:
    """*source* as it takes part where it was asked for by name: some then look further. Most make no difference."""
    made: Source = getattr(source, "when_named", lambda: source)()
    return made


def choose_sources(
    sources: Iterable[Source], *, also: Collection[str] = (), without: Collection[str] = ()
) -> tuple[Source, ...]:
    """All of *sources*, in order; those not asked this time only say so when it is their turn.

    also: names of sources that are off and shall be asked too. without: names of those that shall not.
    Raises UsageError for a name that no source has, one in both, and one that lacks what it needs.
    """
    known = {source.name: source for source in sources}
    for name in (*also, *without):
        if name not in known:
            raise UsageError(f"no source {name!r}; there are {', '.join(sorted(known))}")
    both = next((name for name in also if name in without), "")
    if both:
        raise UsageError(f"is {both} to be asked or not? Give --source {both} or --without {both}")
    lacking = next((known[name] for name in also if needs_of(known[name])), None)
    if lacking is not None:
        raise UsageError(f"the source {lacking.name} can't be asked yet: it needs {needs_of(lacking)}")
    return tuple(_asked_or_not(source, also, without) for source in known.values())


def _asked_or_not(source: Source, also: Collection[str], without: Collection[str]) -> Source:
    if source.name in without:
        return NotAsked(source, "left out by --without")
    if source.name in also:
        return when_named(source)
    if source.on_by_default:
        return source
    needs = needs_of(source)
    return NotAsked(source, f"it needs {needs}" if needs else f"off unless asked for by --source {source.name}")


class NotAsked:
    """A source that is there and not asked: it looks at nothing, and says why."""

    on_by_default = False

    def __init__(self, source: Source, why: str) -> None:
        self.name = source.name
        self.asks = source.asks
        self._why = why

    def applies(self, company: Company) -> bool:  # noqa: ARG002 - a source's face
        """It says so for every company."""
        return True

    async def look(self, company: Company, web: Web, limits: Limits) -> Findings:  # noqa: ARG002 - a source's face
        """Nothing, and why."""
        return Findings(SourceStatus.SKIPPED, self._why)


class Broken:
    """An installed source that can't be made: a lookup names it and goes on."""

    on_by_default = True

    def __init__(self, name: str, why: str) -> None:
        self.name = name
        self.asks = (f"nothing: it can't be loaded ({why})",)
        self._why = f"it can't be loaded: {why}"

    def applies(self, company: Company) -> bool:  # noqa: ARG002 - a source's face
        """It fails for every company."""
        return True

    async def look(self, company: Company, web: Web, limits: Limits) -> Findings:  # noqa: ARG002 - a source's face
        """Nothing, and why."""
        return Findings(SourceStatus.FAILED, self._why)
