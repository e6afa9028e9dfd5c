"""The whole line, from a company to a Report; the only file that knows all of it."""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator, Awaitable, Callable, Iterable, Iterator, Mapping, Sequence
from contextlib import asynccontextmanager
from dataclasses import dataclass, replace
from datetime import datetime
from functools import partial
from typing import Any, Literal

from exec_finder.archive import Archive, utc_now
from exec_finder.dns import Dns
from exec_finder.domains import site_domain
from exec_finder.doors import DoorOptions, Doors, open_doors
from exec_finder.errors import ArchiveError, UsageError
from exec_finder.feedback import NOTHING_TOLD, Feedback
from exec_finder.known import gather_known
from exec_finder.ladder import ISSUES, plan_waves
from exec_finder.maildomain import find_mail_domain
from exec_finder.merge import merge
from exec_finder.models import (
    SCHEMA_VERSION,
    WAIT_DAYS,
    Answer,
    Channel,
    ChannelKind,
    Company,
    Contacts,
    MailDomain,
    Person,
    Report,
    SourceReport,
    SourceStatus,
)
from exec_finder.propose import Proposal, propose
from exec_finder.regulators import next_instances
from exec_finder.resolve import resolve
from exec_finder.sources import Findings, Limits, Source, choose_sources, load_sources
from exec_finder.suppress import Suppressions
from exec_finder.text import phone_key
from exec_finder.web import Web
from exec_finder.web.once import Once

MAX_LIMIT = 10
"""A ladder, not a bomb: no more people are ever proposed at once."""


@dataclass(frozen=True, slots=True)
class Wish:
    """What the user wants of a lookup, beside the company."""

    issue: str | None = None
    """One of ladder.ISSUES; None is a general complaint."""
    region: str | None = None
    """Where the customer is, in words."""
    limit: int = 5
    """How many are proposed, at most MAX_LIMIT."""
    pages: int = 40
    """Page budget for the company's site."""
    time_s: float = 300.0
    """For all sources together; what is found until then is kept."""
    feedback: Feedback = NOTHING_TOLD
    """What came of writing before."""

    def __post_init__(self) -> None:
        if self.issue is not None and self.issue not in ISSUES:
            raise UsageError(f"no issue {self.issue!r}; one of: {', '.join(ISSUES)}")
        if not 1 <= self.limit <= MAX_LIMIT:
            raise UsageError(f"--limit is from 1 to {MAX_LIMIT}, not {self.limit}: a ladder, not a bomb")
        if self.pages < 1 or self.time_s <= 0:
            raise UsageError("the page budget and the time must be above zero")


async def find(  # noqa: PLR0913 - the public face
    company: str | Company,
    *,
    web: Web | None = None,
    dns: Dns | None = None,
    issue: str | None = None,
    region: str | None = None,
    domain: str | None = None,
    country: str | None = None,
    limit: int = 5,
    pages: int = 40,
    time_s: float = 300.0,
    sources: Sequence[Source] | None = None,
    suppressions: Suppressions | None = None,
    feedback: Feedback = NOTHING_TOLD,
    wait_days: int = WAIT_DAYS,
    everyone_at_once: bool = False,
    now: datetime | None = None,
) -> Report:
    """Whom to write to at *company*: people in ladder order, their likely addresses, and where every fact was seen.

    company: a name, a domain, a URL, or a Company; a name is looked for in the directory, and beyond it as
    exec_finder.resolve does. *domain* overrides what those say, *country* chooses between namesakes.
    web, dns: the two doors; live ones with the usual manners are opened, and closed again, where None.
    sources: what is asked, all of them; None: those that are on by default (see exec_finder.sources.choose_sources).
    feedback: what came of writing before; an address that bounced is proposed no more.
    wait_days: working days between two waves; everyone_at_once: one wave, the worse plan nearly always.
    now: when the lookup began (aware, UTC), for a replay that of the recorded one.
    Facts about the world (nobody there, could not look) are in the Report; raises UsageError, CompanyUnknownError and
    CompanyAmbiguousError for a company or a wish that can't be meant, CompanyNotAskedError where nobody can be asked.
    """
    wish = Wish(issue, region, limit, pages, time_s, feedback)
    chosen = tuple(sources) if sources is not None else choose_sources(load_sources())
    hide = suppressions or Suppressions()

    async def look(web: Web, dns: Dns, now: datetime) -> Report:
        if isinstance(company, Company):
            return await _find(company, web, dns, wish, chosen, hide, now)
        target = await resolve(company, web, dns, domain=domain, country=country, time_s=time_s)
        return await _find(target, web, dns, wish, chosen, hide, now)

    if web is not None and dns is not None:
        report = await look(web, dns, now or utc_now())
    else:
        async with open_doors(DoorOptions()) as doors:
            report = await look(web or doors.web, dns or doors.dns, now or doors.now)
    return replace(report, waves=plan_waves(report.ladder, wait_days=wait_days, at_once=everyone_at_once))


async def find_through(doors: Doors, company: Company, **options: Any) -> Report:
    """`find` through doors that are open; an archive that is damaged makes the Report incomplete, and says so first.

    Raises ArchiveError for an archive of another company.
    """
    if doors.archive is not None:
        _check_company(doors.archive, company)
    report = await find(company, web=doors.web, dns=doors.dns, now=doors.now, **options)
    damaged = doors.archive.damaged if doors.archive is not None else ""
    return replace(report, complete=False, notes=(damaged, *report.notes)) if damaged else report


def outcome(report: Report) -> Literal["found", "nobody", "unreachable"]:
    """How a lookup ended; `unreachable`: nobody was found, because the network or DNS could not be reached."""
    if report.people or report.ladder:
        return "found"
    failed = any(source.status is SourceStatus.FAILED for source in report.sources)
    return "unreachable" if failed else "nobody"


def find_sync(company: str | Company, **options: Any) -> Report:
    """`find` for code without an event loop; takes and raises the same."""
    return asyncio.run(find(company, **options))


def _check_company(archive: Archive, company: Company) -> None:
    """Raises ArchiveError for an archive that holds pages, but none of this company's."""
    sites = list(dict.fromkeys(site_domain(host) or host for host in archive.hosts()))  # with most pages first
    if sites and company.domain not in sites:
        raise ArchiveError(
            f"{archive.path} holds pages of {', '.join(sites[:3])}, none of {company.domain}. "
            f"Give the domain that was recorded: --domain {sites[0]}"
        )


async def _find(
    company: Company,
    web: Web,
    dns: Dns,
    wish: Wish,
    sources: Sequence[Source],
    hide: Suppressions,
    now: datetime,
) -> Report:
    async with _mail_checks(company, dns) as check:
        looked = await asyncio.gather(*(_look(source, company, web, wish) for source in sources))
        return await _concluded(company, looked, check, wish, hide, now)


_Check = Callable[[str], Awaitable[MailDomain]]


@asynccontextmanager
async def _mail_checks(company: Company, dns: Dns) -> AsyncIterator[_Check]:
    """Checks of mail domains, each made once; those likely to be wanted are under way while pages are read."""
    checks: Once[MailDomain] = Once()

    async def check(domain: str) -> MailDomain:
        return await checks.get(domain, partial(find_mail_domain, domain, dns=dns))

    likely = dict.fromkeys(filter(None, (company.domain, *company.mail_domains)))
    ahead = asyncio.gather(*map(check, likely), return_exceptions=True)
    try:
        yield check
    finally:
        await checks.aclose()
        await ahead


async def _concluded(
    company: Company,
    looked: Sequence[tuple[Findings, SourceReport]],
    check: _Check,
    wish: Wish,
    hide: Suppressions,
    now: datetime,
) -> Report:
    """What follows from all that the sources gave."""
    company = _named(company, [found for found, _ in looked])
    people = hide.people(merge(person for found, _ in looked for person in found.people))
    contacts = [hide.contacts(page) for found, _ in looked for page in found.contacts]
    known = replace(gather_known(company, people, contacts), feedback=wish.feedback)
    mail = await asyncio.gather(*map(check, known.domains))
    channels = _channels(contacts, people)
    proposal = propose(
        known, mail, channels, issue=wish.issue, region=wish.region, sector=company.sector, limit=wish.limit
    )
    report = _report(
        replace(company, mail_domains=known.domains), proposal, known.addresses, mail, [r for _, r in looked], now
    )
    return hide.report(report)


async def _look(source: Source, company: Company, web: Web, wish: Wish) -> tuple[Findings, SourceReport]:
    """Run one source; whatever it raises stays its own fault and ends in the Report."""
    timer = asyncio.timeout(wish.time_s + _grace_s(wish.time_s))
    try:
        if not source.applies(company):
            return Findings(), SourceReport(source.name, SourceStatus.SKIPPED, 0, "does not apply to this company")
        async with timer:
            found = await source.look(company, web, Limits(pages=wish.pages, time_s=wish.time_s))
        return _looked(source, found)
    except Exception as error:  # noqa: BLE001 - a source's border: the lookup goes on and the Report names it
        why = f"{type(error).__name__}: {error}" if str(error) else type(error).__name__
        why = f"it did not end within {wish.time_s:g} s, and was stopped" if timer.expired() else why
        return Findings(), SourceReport(source.name, SourceStatus.FAILED, 0, why)


def _grace_s(time_s: float) -> float:
    """Sources keep the time themselves, and need a little to give back what they have; one that hangs gets no more."""
    return min(30.0, max(5.0, time_s / 10))


def _looked(source: Source, found: Findings) -> tuple[Findings, SourceReport]:
    """What *source* found, with its name on it, and how it ended."""
    found = replace(found, people=tuple(replace(person, source=source.name) for person in found.people))
    unread = sum(not miss.reason.is_answer for miss in found.misses)
    addresses = {seen.address for contacts in found.contacts for seen in contacts.addresses}
    addresses |= {person.email for person in found.people if person.email}
    return found, SourceReport(
        source.name, found.status, len(found.people), found.why, found.pages, unread, len(addresses)
    )


def _named(company: Company, found: Iterable[Findings]) -> Company:
    """The company with what its own site says of itself, where the directory had nothing."""
    for findings in found:
        name = findings.organisation if company.name in {"", company.domain} else company.name
        company = replace(company, name=name or company.domain, country=company.country or findings.country)
    return company


def _channels(contacts: Sequence[Contacts], people: Sequence[Person]) -> tuple[Channel, ...]:
    """One entry a channel, with the evidence of all pages; those seen on most pages first within their kind.

    A number that a page gives to one person, or that stands behind a name, is that person's there, no way to the
    company; where another page shows it without her, or the site shows no other number, it is the company's too, as in
    small firms.
    """
    homes: dict[str, set[str]] = {}
    for person in people:
        for phone in person.phones:
            homes.setdefault(phone_key(phone), set()).update(seen.url for seen in person.evidence)
    names = [person.name for person in people]
    merged: dict[tuple[str, str], Channel] = {}
    personal: dict[tuple[str, str], Channel] = {}
    shown = [one for page in contacts for one in (*page.phones, *page.forms, *page.social, *page.posts)]
    for channel in shown:
        into = personal if _is_personal(channel, homes, names) else merged
        key = (channel.kind.value, channel.value)
        into[key] = _with_evidence(into.get(key), channel)
    if len(personal) == 1 and all(channel.kind is not ChannelKind.PHONE for channel in merged.values()):
        merged |= personal
    for board in _switchboards(shown):
        merged.setdefault((board.kind.value, board.value), board)
    kinds = {"phone": 0, "form": 1, "post": 2, "social": 3}
    ordered = sorted(merged.values(), key=lambda c: (kinds[c.kind.value], -len(c.evidence), c.value))
    return tuple(replace(channel, evidence=channel.evidence[:3]) for channel in ordered)


def _is_personal(channel: Channel, homes: Mapping[str, set[str]], names: Sequence[str]) -> bool:
    """Whether a number stands in somebody's record, or behind a name; *homes*: the pages of those who have a number."""
    if channel.kind is not ChannelKind.PHONE:
        return False
    home = homes.get(phone_key(channel.value), set())
    return any(seen.url in home for seen in channel.evidence) or any(name in channel.label for name in names)


def _with_evidence(old: Channel | None, new: Channel) -> Channel:
    """*old* with what *new* adds, which is the same seen elsewhere."""
    if old is None:
        return new
    evidence = tuple(dict.fromkeys((*old.evidence, *new.evidence)))
    return replace(old, label=old.label or new.label, evidence=evidence)


def _switchboards(channels: Iterable[Channel]) -> Iterator[Channel]:
    """The numbers that several extensions have in common, without any: who dials them reaches the company."""
    behind: dict[str, dict[str, Channel]] = {}
    for channel in channels:
        number, parted, extension = channel.value.partition(";ext=")
        if channel.kind is ChannelKind.PHONE and parted:
            behind.setdefault(number, {})[extension] = replace(channel, value=number, label="")
    yield from (next(iter(found.values())) for found in behind.values() if len(found) > 1)


def _report(
    company: Company,
    proposal: Proposal,
    addresses: tuple[Any, ...],
    mail: Sequence[MailDomain],
    sources: Sequence[SourceReport],
    now: datetime,
) -> Report:
    unseen = [source for source in sources if source.status in {SourceStatus.FAILED, SourceStatus.REFUSED}]
    unknown = [domain for domain in mail if domain.accepts_mail is Answer.UNKNOWN]
    notes = [
        *_unseen_notes(company, unseen),
        *(f"Could not check whether {d.domain} takes mail: {d.why}" for d in unknown if proposal.people or not unseen),
        *(f"{domain.domain} takes no mail: {domain.why}" for domain in mail if domain.accepts_mail is Answer.NO),
    ]
    return Report(
        schema_version=SCHEMA_VERSION,
        generated_at=now,
        complete=not unseen and not unknown and not any(source.unread for source in sources),
        company=company,
        people=proposal.people,
        ladder=proposal.ladder,
        addresses=addresses,
        formats=proposal.formats,
        mail_domains=tuple(mail),
        channels=proposal.channels,
        sources=tuple(sources),
        notes=(*notes, *(proposal.notes if proposal.people else ())),
        next_instances=next_instances(company.country, company.sector),
    )


def _unseen_notes(company: Company, unseen: Sequence[SourceReport]) -> list[str]:
    """What could not be looked at; the same fault of the same site is told once."""
    told: dict[str, str] = {}
    for source in unseen:
        what = f"look at {company.domain} (website)" if source.name == "website" else f"ask {source.name}"
        told.setdefault(source.why, f"Could not {what}: {source.why}")
    return list(told.values())


__all__ = ["MAX_LIMIT", "Wish", "find", "find_sync", "find_through", "outcome"]
