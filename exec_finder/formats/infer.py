"""From known addresses to a domain's format, and from the format to addresses for names."""

from __future__ import annotations

import math
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field

from exec_finder.formats.addresses import ascii_domain, local_part
from exec_finder.formats.model import NONE, Observation, Posterior, Prior, update
from exec_finder.formats.soft import read_softly
from exec_finder.formats.tables import calibrate, load_prior, load_spellings, load_templates
from exec_finder.formats.templates import Template, shape_of, simplicity
from exec_finder.formats.tokens import Spelling, spell_name
from exec_finder.mailboxes import is_role, is_role_word
from exec_finder.models import Candidate, FormatShare
from exec_finder.text import fold

_LEAST_WEIGHT = 0.004  # of a spelling, below which it is not tried
_LEAST_SHARE = 0.001  # of a template, below which it is not tried
_WORTH_SAYING = 0.05
_HABIT_STRENGTH = 2.0  # so many own spellings weigh as much as the usual
_UNNAMED = 0.3  # an address without an owner counts so much of one with its owner
_CONFIRMED = 0.97


@dataclass(frozen=True)
class EmailFormat:
    """How a domain writes its addresses, as far as its known addresses tell."""

    domain: str
    """In ASCII."""
    support: int
    """How many known addresses were used."""
    shares: tuple[FormatShare, ...]
    """Formats with their expected share of the staff, best first; empty where nothing can honestly be said."""
    _posterior: Posterior = field(repr=False)
    _templates: tuple[tuple[Template, float], ...] = field(repr=False)
    _habits: Mapping[str, float] = field(repr=False)
    _bounced: frozenset[str] = field(repr=False)
    _owners: Mapping[str, str] = field(repr=False)

    def candidates(self, name: str, limit: int = 5) -> list[Candidate]:
        """Likely addresses of *name*, best first, distinct; probabilities sum to at most 1.

        Empty for a name without a letter that ASCII can write. A bounced address is not named again.
        """
        made: dict[str, float] = defaultdict(float)
        by: dict[str, Template] = {}
        for local, template, share in self._render(name):
            made[local] += share
            by[local] = min(by.get(local, template), template, key=simplicity)
        own = self._owners.get(fold(name), "")
        rest = 1 - _CONFIRMED if own else 1.0
        ranked = sorted(made, key=lambda local: (-made[local], local))
        found = [
            Candidate(f"{local}@{self.domain}", rest * calibrate(made[local]), format=by[local].text)
            for local in ranked
            if local not in self._bounced and local != own
        ]
        if own:
            found.insert(0, Candidate(f"{own}@{self.domain}", _CONFIRMED, format=by[own].text if own in by else ""))
        return found[: max(0, limit)]

    def explain(self) -> str:
        """One sentence for people: what was seen, and how far it carries."""
        if not self.support:
            return f"no address at {self.domain} is known with its owner; the guess follows what is usual elsewhere"
        if not self.shares:
            return f"the known addresses at {self.domain} ({self.support}) follow no common format"
        best = self.shares[0]
        return (
            f"{best.support} of {self.support} known {'addresses look' if self.support > 1 else 'address looks'} like "
            f"{_plain(best.template)}; "
            f"about {round(best.probability * 10)} in 10"
        )

    def _render(self, name: str) -> Iterator[tuple[str, Template, float]]:
        """(local part, template, share of the posterior) over all spellings and templates worth trying."""
        for spelling, weight in _weigh(spell_name(name), self._habits):
            for template, share in self._templates:
                if share * weight < _LEAST_SHARE:
                    break
                local = template.render(spelling.tokens)
                if local:
                    yield local, template, share * weight


def infer_format(
    known: Iterable[tuple[str, str]],
    *,
    domain: str,
    unnamed: Iterable[str] = (),
    bounced: Iterable[tuple[str, str]] = (),
    confirmed: Iterable[tuple[str, str]] = (),
    prior: Prior | None = None,
) -> EmailFormat:
    """How a domain writes its addresses, as a posterior over formats.

    known: (display name, address) pairs, any order, any number; those on other domains and role mailboxes don't count.
    unnamed: addresses of persons unknown; their shape tells a little.
    bounced, confirmed: pairs as in *known* that mail did not reach, or did.
    Returns an EmailFormat, never None: with no pairs it is the prior alone (by default data/format_priors.csv).
    Raises UsageError when *domain* is no domain name; a bad pair is skipped, not raised.

    >>> infer_format([("Ann Lee", "ann.lee@acme.example")], domain="acme.example").candidates("Bo Fox")[0].address
    'bo.fox@acme.example'
    """
    host = ascii_domain(domain)
    prior = prior or load_prior()
    owners = {fold(name): local for name, local in _pairs(confirmed, host)}
    failed = list(_pairs(bounced, host))
    seen: Counter[Observation] = Counter()
    choices: Counter[str] = Counter()
    for pairs in (_pairs(known, host), owners.items()):
        for name, local in pairs:
            observation, spelling = observe(name, local)
            seen[observation] += 1
            choices.update(spelling)
    support = seen.total()
    evidence = {**seen, **_shapes(unnamed, host)}
    posterior = update(prior, evidence, Counter(observe(name, local)[0] for name, local in failed))
    return EmailFormat(
        host,
        support,
        _shares(host, posterior, seen),
        posterior,
        _worth_trying(posterior),
        _learn_habits(choices),
        frozenset(local for _, local in failed),
        owners,
    )


def observe(name: str, local: str) -> tuple[Observation, tuple[str, ...]]:
    """What a known address says, and the choices of spelling that it takes."""
    spellings = _weigh(spell_name(name), load_spellings())

    def made_by(text: str) -> dict[str, float]:
        made: dict[str, float] = defaultdict(float)
        for spelling, weight in spellings:
            for template in load_templates():
                if template.ties and template.render(spelling.tokens) == text:
                    made[template.text] += weight
        return made

    made: dict[str, float] = defaultdict(float)
    usual = load_prior().main
    best: tuple[float, tuple[str, ...]] = (0.0, ())
    for spelling, weight in spellings:
        for template in load_templates():
            if template.render(spelling.tokens) == local:
                made[template.text] += weight
                best = max(best, (weight * sum(usual[template.text]), spelling.choices))
    if made:
        return Observation(tuple(sorted(made.items()))), best[1]
    return read_softly(local, made_by), ()


def template_of(name: str, address: str) -> str | None:
    """The plainest template that makes this address's local part from this name; None where none does.

    Strict enough to tie an address to a person: it holds a whole given or family name, and four letters at least.
    """
    host = address.rpartition("@")[2].lower()
    local = local_part(address, host)
    if len(local) < 4:
        return None
    for spelling, _ in _weigh(spell_name(name), load_spellings()):
        for template in load_templates():
            if template.ties and template.render(spelling.tokens) == local:
                return template.text
    return None


def _pairs(pairs: Iterable[tuple[str, str]], domain: str) -> Iterator[tuple[str, str]]:
    """Names and local parts of the pairs that can teach."""
    for name, address in pairs:
        local = local_part(address, domain)
        if local and spell_name(name) and not _is_task(name, local):
            yield name, local


def _is_task(name: str, local: str) -> bool:
    """A role mailbox, even where it was given a name; somebody's whole name that holds such a word is none."""
    if not is_role(local):
        return False
    return is_role_word(local) or not any("{f" in t and "{l" in t for t, _ in observe(name, local)[0].made)


def _weigh(spellings: Sequence[Spelling], habits: Mapping[str, float]) -> list[tuple[Spelling, float]]:
    """Spellings worth trying with their weights, which sum to 1 over all."""
    weights = [math.prod(habits[choice] for choice in spelling.choices) for spelling in spellings]
    total = sum(weights) or 1.0
    return [
        (s, weight / total) for s, weight in zip(spellings, weights, strict=True) if weight >= _LEAST_WEIGHT * total
    ]


def _shapes(unnamed: Iterable[str], domain: str) -> dict[Observation, float]:
    """What addresses without owners say: the templates that have their shape."""
    seen: Counter[str] = Counter()
    for address in unnamed:
        local = local_part(address, domain)
        if local and not is_role(local):
            seen[shape_of(local)] += 1
    evidence: dict[Observation, float] = {}
    for shape, count in seen.items():
        made = tuple((template.text, 1.0) for template in load_templates() if template.shape == shape)
        evidence[Observation(made, shape=True)] = _UNNAMED * count
    return evidence


def _worth_trying(posterior: Posterior) -> tuple[tuple[Template, float], ...]:
    ranked = sorted(posterior.shares.items(), key=lambda pair: (-pair[1], pair[0]))
    return tuple((Template(text), share) for text, share in ranked if text != NONE and share >= _LEAST_SHARE)


def _learn_habits(choices: Counter[str]) -> Mapping[str, float]:
    """Weights of spellings after the domain's own choices."""
    prior = load_spellings()
    totals: Counter[str] = Counter()
    for choice, count in choices.items():
        totals[_subject(choice)] += count
    return {
        choice: (_HABIT_STRENGTH * weight + choices[choice]) / (_HABIT_STRENGTH + totals[_subject(choice)])
        for choice, weight in prior.items()
    }


def _subject(choice: str) -> str:
    return choice.partition(":")[0]


def _shares(domain: str, posterior: Posterior, seen: Iterable[Observation]) -> tuple[FormatShare, ...]:
    """Formats that a known address supports, with calibrated shares.

    A template whose addresses another explains as well is counted there: no address tells the two apart.
    """
    explained: dict[str, set[Observation]] = defaultdict(set)
    for observation in seen:
        for text, _ in observation.made:
            explained[text].add(observation)
    by_reach = sorted((Template(text) for text in explained), key=lambda t: (-len(explained[t.text]), t.simplicity))
    totals: dict[str, tuple[float, float]] = {}
    for template in by_reach:
        text = template.text
        group = next((other for other in totals if explained[text] <= explained[other]), text)
        share, count = totals.get(group, (0.0, 0.0))
        totals[group] = (share + posterior.shares[text], count + posterior.counts.get(text, 0.0))
    found = (FormatShare(domain, text, calibrate(share), round(count)) for text, (share, count) in totals.items())
    worth = [share for share in found if share.support and share.probability >= _WORTH_SAYING]
    return tuple(sorted(worth, key=lambda share: (-share.probability, share.template)))


def _plain(template: str) -> str:
    """A template in words: `{first}.{last}` → given.family."""
    plain = template
    for token, word in (("{first", "{given"), ("{last", "{family"), ("{f}", "g"), ("{l}", "f")):
        plain = plain.replace(token, word)
    return plain.replace("{", "").replace("}", "").replace(":.", "")
