"""From people and known addresses to the ladder: who is written to, in which order, at which address."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace

from exec_finder.formats import EmailFormat, infer_format, template_of
from exec_finder.known import Known, bears_name, domain_of, is_role_address
from exec_finder.ladder import ladder_notes, mailbox_rung, rank_people
from exec_finder.mailboxes import is_for_customers
from exec_finder.models import (
    PUBLISHED_PROBABILITY,
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
from exec_finder.text import odds

SPARES = 2
"""Guesses beyond the first for one person: more would be knocking at strangers' doors."""
FEW = 3
"""Known addresses from which on it is said that they follow no format."""
MIN_PROBABILITY = 0.05
"""Below it an inferred address is noise."""
PUBLISHED_ROLE = 0.5
"""The same for a role mailbox that a page gives to a person, and for an address that bears nothing of the name."""

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
    formats = {domain: _infer(known, domain) for domain in known.domains if domain not in dead}
    guesses = Guesses(known, formats, domain_shares(known, tuple(formats)))
    ranked = rank_people(known.people, issue=issue, region=region, sector=sector or None, company=known.domains[0])
    guesses = replace(guesses, shared=guesses.wanted_twice([p.person for p in ranked if p.rung is not None]))
    people = tuple(_report_person(place, guesses) for place in ranked)
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
        notes=(*ladder_notes(ranked), *namesakes, *_formless(formats.values())),
    )


def _infer(known: Known, domain: str) -> EmailFormat:
    return infer_format(
        known.pairs(domain),
        domain=domain,
        unnamed=known.unnamed(domain),
        bounced=_with_names(known.feedback.pairs("bounced", domain), known.people),
        confirmed=_with_names(known.feedback.pairs("confirmed", domain), known.people),
        sisters=[(other, known.pairs(other)) for other in known.domains if other != domain],
    )


def _with_names(pairs: Sequence[tuple[str, str]], people: Sequence[Person]) -> list[tuple[str, str]]:
    """*pairs* with the only person whom the address spells, where nobody said whose it is."""
    named = []
    for name, address in pairs:
        owners = [] if name else [person.name for person in people if template_of(person.name, address)]
        named.append((owners[0] if len(owners) == 1 else name, address))
    return named


def _formless(formats: Iterable[EmailFormat]) -> Iterator[str]:
    for form in formats:
        if form.support >= FEW and not form.shares:
            yield f"{form.explain()[:1].upper()}{form.explain()[1:]}: a guess there is right about one time in ten."


def domain_shares(known: Known, domains: Sequence[str]) -> dict[str, float]:
    """How likely a person of the company has an address at each of its mail domains; sums to 1.

    Laplace's rule over the known personal addresses, with the first domain as the one that is expected.
    """
    counts = Counter(domain_of(address) for person in known.people for address in person.emails)
    counts.update(domain_of(found.address) for found in known.addresses if not found.role)
    weights = {domain: counts[domain] + (1.0 if place == 0 else 0.1) for place, domain in enumerate(domains)}
    total = sum(weights.values())
    return {domain: weight / total for domain, weight in weights.items()}


def _report_person(place: Ranked, guesses: Guesses) -> ReportPerson:
    person: Person = place.person
    title = place.title
    flags = {
        "former": title.former, "acting": title.acting, "assistant": title.assistant, "incoming": title.incoming,
        "honorary": title.honorary, "board_only": title.board_only,
    }  # fmt: skip
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
        candidates=_candidates(person, place.rung is not None, guesses),
        phones=person.phones,
        link=person.link,
        confidence=round(person.confidence, 3),
        evidence=person.evidence,
        titles=person.titles,
        weights=place.weights,
        opinions=person.opinions,
    )


def _candidates(person: Person, guess: bool, guesses: Guesses) -> tuple[Candidate, ...]:
    """Published addresses first, then guesses for those who are written to; at most three in all."""
    living = [address for address in person.emails if address not in guesses.known.feedback.bounced()]
    published = [
        Candidate(
            address,
            _published_probability(person.name, address, place),
            AddressKind.PUBLISHED,
            why=guesses.published_on(address),
        )
        for place, address in enumerate(living)
    ]
    return tuple(published[: SPARES + 1] if published or not guess else guesses.of(person.name))


@dataclass(frozen=True, slots=True)
class Guesses:
    """What is guessed from: the formats of the company's mail domains, and what is known of them."""

    known: Known
    formats: Mapping[str, EmailFormat]
    shares: Mapping[str, float]
    """How likely a person has an address at each domain."""
    shared: frozenset[str] = frozenset()
    """Addresses that are the first guess for two people."""

    def of(self, name: str) -> list[Candidate]:
        """The likeliest addresses of *name* at all domains, best first, at most one and its spares."""
        made = [(form, form.candidates(name, limit=SPARES + 1, shared=self.shared)) for form in self.formats.values()]
        told = [sum(c.probability for c in found if not self._is_guess(form, c)) for form, found in made]
        inferred = [
            self._weighed(form, candidate, sum(told), sum(told) - here)
            for (form, found), here in zip(made, told, strict=True)
            for candidate in found
        ]
        likely = [candidate for candidate in inferred if candidate.probability >= MIN_PROBABILITY]
        return sorted(likely, key=lambda candidate: (-candidate.probability, candidate.address))[: SPARES + 1]

    def wanted_twice(self, people: Sequence[Person]) -> frozenset[str]:
        """First guesses that two of *people* have in common."""
        wanted = Counter(guess.address for person in people if not person.emails for guess in self.of(person.name)[:1])
        return frozenset(address for address, number in wanted.items() if number > 1)

    def published_on(self, address: str) -> str:
        """Where the address was seen, in words."""
        pages = [e.url for found in self.known.addresses if found.address == address for e in found.evidence]
        return f"published on {pages[0]}" if pages else ""

    def _is_guess(self, form: EmailFormat, candidate: Candidate) -> bool:
        return candidate.kind is AddressKind.INFERRED and candidate.why.startswith(form.reason(candidate.format))

    def _weighed(self, form: EmailFormat, candidate: Candidate, told: float, elsewhere: float) -> Candidate:
        """*candidate* beside those of other domains; *told* is how sure an address is known, *elsewhere* at those."""
        if not self._is_guess(form, candidate):  # its domain is known with it
            return replace(candidate, probability=round(candidate.probability / max(1.0, told), 3))
        share = self.shares[form.domain] * max(0.0, 1 - elsewhere)
        probability = round(candidate.probability * share, 3)
        why = "; ".join(filter(None, (form.reason(candidate.format), self._seen(form.domain), odds(probability))))
        return replace(candidate, probability=probability, why=why)

    def _seen(self, domain: str) -> str:
        """On which pages the domain's known addresses were seen, in words."""
        taught = {address for _, address, _ in self.known.pairs(domain)}
        pages = sorted({e.url for found in self.known.addresses if found.address in taught for e in found.evidence})
        if not pages:
            return ""
        others = len(pages) - 1
        more = f" and {others} other page{'s' if others > 1 else ''}" if others else ""
        return f"seen on {pages[0]}{more}"


def _published_probability(name: str, address: str, place: int) -> float:
    """Of the person's *place*-th published address: each further one is less likely to be the one in use.

    One that spells nothing of the name is as often the house's, or a colleague's, as theirs.
    """
    own = not is_role_address(address) and bears_name(address, name)
    return round((PUBLISHED_PROBABILITY if own else PUBLISHED_ROLE) / (place + 1), 2)


def _mailboxes(addresses: Sequence[FoundAddress]) -> tuple[Channel, ...]:
    """Published mailboxes for customers as channels; one above the ordinary desk gets its rung.

    Mailboxes for applicants, suppliers and shareholders stay among the addresses.
    """
    boxes = []
    for found in addresses:
        rung, reason = (found.role and mailbox_rung(found.label, found.address)) or (None, "")
        if found.role and (rung or is_for_customers(found.address.rpartition("@")[0])):
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
