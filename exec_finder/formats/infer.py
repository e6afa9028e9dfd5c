"""From known addresses to a domain's format, and from the format to addresses for names."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from itertools import chain

from exec_finder.formats.addresses import ascii_domain, local_part
from exec_finder.formats.collisions import variants
from exec_finder.formats.model import NONE, Observation, Posterior, Prior, update
from exec_finder.formats.observe import (
    Pair,
    explained_by,
    observe_all,
    observe_shapes,
    owned,
    plainest,
    template_of,
    weigh,
)
from exec_finder.formats.tables import calibrate, load_evidence_weights, load_prior, load_spellings
from exec_finder.formats.templates import Template, simplicity
from exec_finder.formats.tokens import spell_name
from exec_finder.formats.wording import count
from exec_finder.models import AddressKind, Candidate, FormatShare
from exec_finder.names import same_person
from exec_finder.text import fold, odds

_LEAST_SHARE = 0.001  # of a template, below which it is not tried
_WORTH_SAYING = 0.05
_HABIT_STRENGTH = 2.0  # so many own spellings weigh as much as the usual
_CONFIRMED = 0.97
_KNOWN = 0.95
_SPELLED = 0.9  # a confirmed address that spells the name, where nobody said whose it is
_FEW, _FORMLESS = 3, 0.6  # where so many follow no format, a guess is right one time in ten (cross-validated)
_LEFT = 0.2  # so often does the right address bounce, because its owner has left


@dataclass(frozen=True)
class EmailFormat:
    """How a domain writes its addresses, as far as its known addresses tell."""

    domain: str
    """In ASCII."""
    support: int
    """How many known addresses were used."""
    shares: tuple[FormatShare, ...]
    """Formats with their expected share of the staff, best first; empty where nothing can honestly be said."""
    _templates: tuple[tuple[Template, float], ...] = field(repr=False)
    _habits: Mapping[str, float] = field(repr=False)
    _bounced: frozenset[str] = field(repr=False)
    _confirmed: Mapping[str, str] = field(repr=False)
    _ownerless: frozenset[str] = field(repr=False)
    _known: Mapping[str, Sequence[str]] = field(repr=False)
    _owners: Mapping[str, str] = field(repr=False)
    _counts: Mapping[str, int] = field(repr=False)
    _sisters: int = field(repr=False)

    def candidates(self, name: str, limit: int = 5, *, shared: Collection[str] = ()) -> list[Candidate]:
        """Likely addresses of *name*, best first, distinct; probabilities sum to at most 1.

        Empty for a name without a letter that ASCII can write. A bounced address is not named again, one that is
        known as somebody else's neither: namesakes get a number or an initial. *shared* are addresses that another
        person without known address would have as well.
        """
        made: dict[str, float] = defaultdict(float)
        by: dict[str, Template] = {}
        wanted = {address.rpartition("@")[0] for address in shared}
        for local, template, share in self._tell_apart(name, wanted):
            made[local] += share
            by[local] = min(by.get(local, template), template, key=simplicity)
        own = self._own(name, made, by, wanted)
        sure = sum(candidate.probability for candidate in own)
        done = self._bounced | {candidate.address.rpartition("@")[0] for candidate in own}
        lost = sum(calibrate(made[local]) for local in self._bounced if local in made)
        rest = (1 - sure) / (1 - lost * (1 - _LEFT)) * (_FORMLESS if self.support >= _FEW and not self.shares else 1)
        ranked = sorted(made, key=lambda local: (-made[local], local))
        found = [
            self._guess(local, by[local].text, rest * calibrate(made[local])) for local in ranked if local not in done
        ]
        return [*own, *found][: max(0, limit)]

    def explain(self) -> str:
        """One sentence for people: what was seen, and how far it carries."""
        if not self.support:
            return self.reason("")
        if not self.shares:
            return f"the known addresses at {self.domain} ({self.support}) follow no common format"
        best = self.shares[0]
        return f"{count(best.support, self.support, best.template)}; {odds(best.probability)}"

    def reason(self, template: str) -> str:
        """What speaks for an address of this template, in words, without how sure it is."""
        if self.support:
            return count(self._counts.get(template, 0), self.support, template)
        if self._sisters:
            return f"no address at {self.domain} is known with its owner; the guess follows the sister domains"
        return f"no address at {self.domain} is known with its owner; the guess follows what is usual elsewhere"

    def _guess(self, local: str, template: str, probability: float) -> Candidate:
        why = f"{self.reason(template)}; {odds(probability)}"
        return Candidate(f"{local}@{self.domain}", probability, format=template, why=why)

    def _own(
        self, name: str, made: Mapping[str, float], by: Mapping[str, Template], shared: Collection[str]
    ) -> list[Candidate]:
        """The address that is known as this person's; of several the likelier first, all equally sure."""
        key = fold(name)
        told = self._confirmed.get(key, "")
        spelled = "" if told else next((one for one in sorted(self._ownerless) if self._spells(name, one)), "")
        if told or spelled:
            kind, sure = AddressKind.INFERRED, _CONFIRMED if told else _SPELLED * (0.5 if spelled in shared else 1)
            locals_, why = [told or spelled], "confirmed: mail to it arrived"
        else:
            locals_ = sorted(set(self._known.get(key, ())) - self._bounced, key=lambda one: (-made.get(one, 0.0), one))
            kind, sure = AddressKind.PUBLISHED, _KNOWN / max(1, len(locals_))
            why = "known with this name" if len(locals_) == 1 else f"one of {len(locals_)} known with this name"
        return [Candidate(f"{x}@{self.domain}", sure, kind, by[x].text if x in by else "", why) for x in locals_]

    def _spells(self, name: str, local: str) -> bool:
        return local not in self._owners and template_of(name, f"{local}@{self.domain}") is not None

    def _tell_apart(self, name: str, shared: Collection[str]) -> Iterator[tuple[str, Template, float]]:
        """Rendered addresses, with others in place of those that a namesake has."""
        for tokens, template, share in self._render(name):
            local = template.render(tokens)
            owner = self._owners.get(local, name)
            lost = 1.0 if owner != name and not same_person(owner, name) else 0.5 * (local in shared)
            if lost < 1:
                yield local, template, (1 - lost) * share
            if lost:
                yield from ((text, variant, lost * share * part) for variant, text, part in variants(template, tokens))

    def _render(self, name: str) -> Iterator[tuple[Mapping[str, str], Template, float]]:
        """(tokens, template, share of the posterior) over all spellings and templates worth trying."""
        for spelling, weight in weigh(spell_name(name), self._habits):
            for template, share in self._templates:
                if share * weight < _LEAST_SHARE:
                    break
                if template.render(spelling.tokens):
                    trust = template.trust(spelling.tokens) if spelling.abbreviated else 1.0
                    yield spelling.tokens, template, share * weight * trust


def infer_format(
    known: Iterable[Pair],
    *,
    domain: str,
    unnamed: Iterable[str] = (),
    bounced: Iterable[Pair] = (),
    confirmed: Iterable[Pair] = (),
    sisters: Iterable[tuple[str, Iterable[Pair]]] = (),
    prior: Prior | None = None,
) -> EmailFormat:
    """How a domain writes its addresses, as a posterior over formats.

    known: (display name, address) pairs, any order, any number; those on other domains and role mailboxes don't count.
    A third item says where the pair was seen (a kind of data/format_evidence.csv), and so how much it weighs.
    unnamed: addresses of persons unknown; their shape tells a little.
    bounced, confirmed: pairs as in *known* that mail did not reach, or did; both may be without name.
    sisters: other mail domains of the organisation with their known pairs; they count for a part.
    Returns an EmailFormat, never None: with no pairs it is the prior alone (by default data/format_priors.csv).
    Raises UsageError when *domain* is no domain name; a bad pair is skipped, not raised.

    >>> infer_format([("Ann Lee", "ann.lee@acme.example")], domain="acme.example").candidates("Bo Fox")[0].address
    'bo.fox@acme.example'
    """
    host = ascii_domain(domain)
    confirmed = list(confirmed)
    failed = [(name, local_part(address, host)) for name, address, *_ in bounced]
    sure = {fold(name): (name, local, weight) for name, local, weight in owned(confirmed, host)}
    found = {(fold(name), local): (name, local, weight) for name, local, weight in owned(known, host)}
    found |= {(key, value[1]): value for key, value in sure.items()}
    ownerless = [address for name, address, *_ in confirmed if not spell_name(name)]
    seen = observe_all(found.values())
    elsewhere = _observe_sisters(sisters, host)
    against = observe_all((name, local, 1.0) for name, local in failed if local and spell_name(name)).weights
    evidence = [seen.weights, elsewhere, observe_shapes(chain(unnamed, ownerless), host)]
    posterior = update(prior or load_prior(), _sum(evidence), against)
    return EmailFormat(
        host,
        len(found),
        _shares(host, posterior, seen.numbers),
        _worth_trying(posterior),
        _learn_habits(seen.choices),
        frozenset(local for _, local in failed) - {local for _, local, _ in sure.values()},
        {key: local for key, (_, local, _) in sure.items()},
        frozenset(filter(None, (local_part(address, host) for address in ownerless))),
        _group(found),
        {local: name for name, local, _ in found.values()},
        _count(seen.numbers),
        len(elsewhere),
    )


def _observe_sisters(sisters: Iterable[tuple[str, Iterable[Pair]]], host: str) -> dict[Observation, float]:
    """What the organisation's other domains say, at the weight of a sister."""
    found = [pair for domain, pairs in sisters if domain != host for pair in owned(pairs, ascii_domain(domain))]
    part = load_evidence_weights()["sister"]
    return {observation: part * weight for observation, weight in observe_all(found).weights.items()}


def _group(found: Iterable[tuple[str, str]]) -> dict[str, list[str]]:
    """Local parts of each name."""
    grouped: dict[str, list[str]] = defaultdict(list)
    for name, local in found:
        grouped[name].append(local)
    return dict(grouped)


def _sum(evidence: Iterable[Mapping[Observation, float]]) -> dict[Observation, float]:
    total: dict[Observation, float] = defaultdict(float)
    for part in evidence:
        for observation, weight in part.items():
            total[observation] += weight
    return total


def _worth_trying(posterior: Posterior) -> tuple[tuple[Template, float], ...]:
    ranked = sorted(posterior.shares.items(), key=lambda pair: (-pair[1], pair[0]))
    return tuple((Template(text), share) for text, share in ranked if text != NONE and share >= _LEAST_SHARE)


def _learn_habits(choices: Mapping[str, float]) -> Mapping[str, float]:
    """Weights of spellings after the domain's own choices."""
    prior = load_spellings()
    totals: dict[str, float] = defaultdict(float)
    for choice, number in choices.items():
        totals[_subject(choice)] += number
    return {
        choice: (_HABIT_STRENGTH * weight + choices.get(choice, 0.0)) / (_HABIT_STRENGTH + totals[_subject(choice)])
        for choice, weight in prior.items()
    }


def _subject(choice: str) -> str:
    return choice.partition(":")[0]


def _count(numbers: Mapping[Observation, int]) -> dict[str, int]:
    """How many known addresses each template makes; marked ones count for the template with the mark."""
    counts: dict[str, int] = defaultdict(int)
    for observation, number in numbers.items():
        for text, _ in observation.made or observation.marks[:1]:
            counts[text] += number
    return dict(counts)


def _shares(domain: str, posterior: Posterior, numbers: Mapping[Observation, int]) -> tuple[FormatShare, ...]:
    """Formats that a known address supports, with calibrated shares.

    A template whose addresses another explains as well is counted there: no address tells the two apart.
    """
    explained = explained_by(numbers)
    by_reach = sorted(plainest(explained), key=lambda template: -len(explained[template.text]))
    totals: dict[str, float] = {}
    for text in (template.text for template in by_reach):
        group = next((other for other in totals if explained[text] <= explained[other]), text)
        totals[group] = totals.get(group, 0.0) + posterior.shares[text]
    left = dict(numbers)
    found = []
    for text, share in sorted(totals.items(), key=lambda pair: (-pair[1], pair[0])):
        support = sum(left.pop(observation, 0) for observation in explained[text])
        if support and calibrate(share) >= _WORTH_SAYING:
            found.append(FormatShare(domain, text, calibrate(share), support))
    return tuple(found)
