"""From people and known addresses to the ladder: who is written to, in which order, at which address."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace

from exec_finder.formats import EmailFormat, infer_format
from exec_finder.known import Known, domain_of, is_role_address
from exec_finder.ladder import ladder_notes, mailbox_rung, rank_people
from exec_finder.models import (
    AddressKind,
    Answer,
    Candidate,
    Channel,
    ChannelKind,
    FormatShare,
    FoundAddress,
    MailDomain,
    Person,
    Ranked,
    ReportPerson,
)

SPARES = 2
"""Guesses beyond the first for one person: more would be knocking at strangers' doors."""
MIN_PROBABILITY = 0.05
"""Below it an inferred address is noise."""
PUBLISHED = 0.95
"""That an address which a page gives to a person still reaches them: people leave faster than pages change."""
PUBLISHED_ROLE = 0.5
"""The same for a role mailbox that a page gives to a person: somebody else may read it."""

_BELOW_HEAD = frozenset({"manager", "lead", "staff", "other"})


@dataclass(frozen=True, slots=True)
class Proposal:
    """The part of a Report that rests on judgement."""

    people: tuple[ReportPerson, ...]
    ladder: tuple[str, ...]
    formats: tuple[FormatShare, ...]
    channels: tuple[Channel, ...]
    notes: tuple[str, ...]


def propose(
    known: Known,
    mail: Sequence[MailDomain],
    channels: Sequence[Channel],
    *,
    issue: str | None = None,
    region: str | None = None,
    sector: str = "",
    limit: int = 5,
) -> Proposal:
    """Rank the people, give each their likely addresses, and put published executive-relations mailboxes in place."""
    dead = {domain.domain for domain in mail if domain.accepts_mail is Answer.NO}
    formats = {
        domain: infer_format(known.pairs(domain), domain=domain, unnamed=known.unnamed(domain))
        for domain in known.domains
        if domain not in dead
    }
    shares = domain_shares(known, tuple(formats))
    ranked = rank_people(known.people, issue=issue, region=region, sector=sector or None)
    people = tuple(_report_person(place, formats, shares) for place in ranked)
    boxes = _mailboxes(known.addresses)
    namesakes = _namesakes(people)
    return Proposal(
        people=people,
        ladder=_ladder(people, boxes, limit),
        formats=tuple(
            replace(share, probability=round(share.probability, 3))
            for form in formats.values()
            for share in form.shares
        ),
        channels=(*boxes, *channels),
        notes=(*ladder_notes(ranked), *namesakes),
    )


def domain_shares(known: Known, domains: Sequence[str]) -> dict[str, float]:
    """How likely a person of the company has an address at each of its mail domains; sums to 1.

    Laplace's rule over the known personal addresses, with the first domain as the one that is expected.
    """
    counts = Counter(domain_of(address) for person in known.people for address in person.emails)
    counts.update(domain_of(found.address) for found in known.addresses if not found.role)
    weights = {domain: counts[domain] + (1.0 if place == 0 else 0.1) for place, domain in enumerate(domains)}
    total = sum(weights.values())
    return {domain: weight / total for domain, weight in weights.items()}


def _report_person(place: Ranked, formats: Mapping[str, EmailFormat], shares: Mapping[str, float]) -> ReportPerson:
    person: Person = place.person
    title = place.title
    flags = {"former": title.former, "acting": title.acting, "assistant": title.assistant, "incoming": title.incoming}
    return ReportPerson(
        id=person.id,
        name=person.name,
        title=person.title,
        seniority=title.seniority,
        c_level=title.c_level,
        functions=title.functions,
        scope=person.region or title.scope,
        flags=tuple(flag for flag, said in flags.items() if said),  # type: ignore[misc]  # the keys are the literals
        rung=place.rung,
        reasons=place.reasons,
        candidates=_candidates(person, place.rung is not None, formats, shares),
        phones=person.phones,
        link=person.link,
        confidence=round(person.confidence, 3),
        evidence=person.evidence,
        titles=person.titles,
    )


def _candidates(
    person: Person, guess: bool, formats: Mapping[str, EmailFormat], shares: Mapping[str, float]
) -> tuple[Candidate, ...]:
    """Published addresses first, then guesses for those who are written to; at most three in all."""
    published = [
        Candidate(address, _published_probability(address, place), AddressKind.PUBLISHED)
        for place, address in enumerate(person.emails)
    ]
    if published or not guess:
        return tuple(published[: SPARES + 1])
    inferred = [
        replace(candidate, probability=round(candidate.probability * shares[domain], 3))
        for domain, form in formats.items()
        for candidate in form.candidates(person.name, limit=SPARES + 1)
    ]
    likely = [candidate for candidate in inferred if candidate.probability >= MIN_PROBABILITY]
    return tuple(sorted(likely, key=lambda candidate: (-candidate.probability, candidate.address))[: SPARES + 1])


def _published_probability(address: str, place: int) -> float:
    """Of the person's *place*-th published address: each further one is less likely to be the one in use."""
    return round((PUBLISHED_ROLE if is_role_address(address) else PUBLISHED) / (place + 1), 2)


def _mailboxes(addresses: Sequence[FoundAddress]) -> tuple[Channel, ...]:
    """Published mailboxes as channels; one that deals with complaints above the ordinary desk gets its rung."""
    boxes = []
    for found in addresses:
        if found.role:
            rung, reason = mailbox_rung(found.label, found.address) or (None, "")
            box_id = f"mailbox-{found.address}" if rung else ""
            reasons = (reason,) if reason else ()
            boxes.append(
                Channel(ChannelKind.MAILBOX, found.address, found.label, found.evidence, box_id, rung, reasons)
            )
    return tuple(boxes)


def _ladder(people: Sequence[ReportPerson], boxes: Sequence[Channel], limit: int) -> tuple[str, ...]:
    """Ids in the order of writing. A mailbox stands behind the first executive of its own rung."""
    writable = [person for person in people if person.rung is not None]
    led = {person.rung: person.id for person in reversed(writable) if person.seniority not in _BELOW_HEAD}
    steps = [
        (person.rung, 0 if led.get(person.rung) == person.id else 2, n, person.id) for n, person in enumerate(writable)
    ]
    steps += [(box.rung, 1, n, box.id) for n, box in enumerate(boxes) if box.rung is not None]
    return tuple(step[-1] for step in sorted(steps)[:limit])


def _namesakes(people: Sequence[ReportPerson]) -> tuple[str, ...]:
    """A warning for each guessed address that two people would share."""
    guessed: dict[str, list[str]] = {}
    for person in people:
        for candidate in person.candidates[:1]:
            if candidate.kind is AddressKind.INFERRED:
                guessed.setdefault(candidate.address, []).append(person.name)
    return tuple(
        f"{' and '.join(names)} would both be {address}; a number or an initial will tell them apart."
        for address, names in sorted(guessed.items())
        if len(names) > 1
    )
