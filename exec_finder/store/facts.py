"""A Report taken apart into facts. Pure."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator
from datetime import datetime
from urllib.parse import urlsplit

from exec_finder.domains import site_domain
from exec_finder.models import AddressKind, ChannelKind, Company, Evidence, Report, SourceStatus
from exec_finder.names import name_key
from exec_finder.store.values import Fact, Kind, Look
from exec_finder.text import phone_key

WEBSITE = "website"
"""The source whose first page is the company's home page."""

_UNSEEN = {SourceStatus.FAILED, SourceStatus.REFUSED}
_CHANNELS = {
    ChannelKind.PHONE: Kind.PHONE,
    ChannelKind.FORM: Kind.FORM,
    ChannelKind.SOCIAL: Kind.SOCIAL,
    ChannelKind.POST: Kind.POST,
}


def read_look(report: Report, gone_pages: Iterable[str] = (), *, damaged: bool = False) -> Look:
    """What the lookup saw, and where it looked.

    gone_pages: pages that were asked for beside it and are there no more. damaged: it is a replay of a part only.
    A DNS server that gave no answer makes a Report incomplete, but hides nothing that stands on pages.
    """
    facts = (*_people(report), *_addresses(report), *_formats(report), *_channels(report), *_domains(report))
    return Look(
        domain=report.company.domain,
        name=report.company.name,
        registered=_registered(report.company),
        at=report.generated_at,
        facts=tuple(_once(facts)),
        looked_at=frozenset([*(page for source in report.sources for page in source.pages), *gone_pages]),
        personal_phones=frozenset(phone_key(phone) for person in report.people for phone in person.phones),
        whole=not damaged and not any(source.unread or source.status in _UNSEEN for source in report.sources),
    )


def _registered(company: Company) -> tuple[str, str, str, str, str]:
    return company.country, company.sector, company.owner, company.wikidata, company.cik


def _once(facts: Iterable[Fact]) -> Iterator[Fact]:
    seen: set[tuple[Kind, str]] = set()
    for fact in facts:
        if (fact.kind, fact.key) not in seen:
            seen.add((fact.kind, fact.key))
            yield fact


def _fact(report: Report, kind: Kind, key: str, evidence: Iterable[Evidence], **known: object) -> Fact:
    evidence = tuple(evidence)
    return Fact(kind, key, known, tuple(dict.fromkeys(e.url for e in evidence)), _seen(report.generated_at, evidence))


def _seen(at: datetime, evidence: Iterable[Evidence]) -> datetime:
    """When the newest page was fetched, which may have been before the lookup: pages come out of the cache, too."""
    return min(at, max((e.seen_at for e in evidence if e.seen_at), default=at))


def _people(report: Report) -> Iterator[Fact]:
    """Namesakes are told apart by a number, in the order of their ids."""
    counts: defaultdict[str, int] = defaultdict(int)
    for person in sorted(report.people, key=lambda person: person.id):
        stem = name_key(person.name) or person.name
        counts[stem] += 1
        key = stem if counts[stem] == 1 else f"{stem} #{counts[stem]}"
        yield _fact(report, Kind.PERSON, key, person.evidence, name=person.name, title=person.title)


def _addresses(report: Report) -> Iterator[Fact]:
    """Those at the company's mail domains, then those that a page gives to a person elsewhere."""
    published = [
        (one.address, person)
        for person in report.people
        for one in person.candidates
        if one.kind is AddressKind.PUBLISHED
    ]
    owners = {address: person.name for address, person in published}
    for found in report.addresses:
        kind, name = (Kind.MAILBOX if found.role else Kind.ADDRESS), found.name or owners.get(found.address, "")
        yield _fact(report, kind, found.address, found.evidence, name=name, label=found.label)
    listed = {found.address for found in report.addresses}
    for address, person in published:
        if address not in listed:
            yield _fact(report, Kind.ADDRESS, address, person.evidence, name=person.name, label="")


def _formats(report: Report) -> Iterator[Fact]:
    """The best format of each domain at which an address is known: the others rest on other companies alone."""
    seen = set()
    for share in report.formats:
        if share.domain not in seen and share.support:
            seen.add(share.domain)
            yield _fact(report, Kind.FORMAT, share.domain, _evidence_at(report, share.domain), template=share.template)


def _channels(report: Report) -> Iterator[Fact]:
    for channel in report.channels:
        if channel.kind in _CHANNELS:  # mailboxes are among the addresses
            yield _fact(report, _CHANNELS[channel.kind], channel.value, channel.evidence, label=channel.label)


def _domains(report: Report) -> Iterator[Fact]:
    for mail in report.mail_domains:
        known = {"accepts_mail": mail.accepts_mail.value, "provider": mail.provider, "mx": list(mail.mx)}
        yield _fact(report, Kind.MAIL_DOMAIN, mail.domain, _evidence_at(report, mail.domain), **known)
    home = next((source.pages[0] for source in report.sources if source.name == WEBSITE and source.pages), "")
    if home:
        host = urlsplit(home).hostname or ""
        yield Fact(Kind.DOMAIN, "web site", {"domain": site_domain(host) or host}, (home,), report.generated_at)


def _evidence_at(report: Report, domain: str) -> Iterator[Evidence]:
    """Where addresses at a mail domain were seen."""
    for found in report.addresses:
        if found.address.endswith(f"@{domain}"):
            yield from found.evidence
