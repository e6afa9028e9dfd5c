"""From known addresses to a domain's format, and from the format to addresses for names."""

from __future__ import annotations

import math
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field

from exec_finder.formats.addresses import ascii_domain, local_part
from exec_finder.formats.model import NONE, Observation, Posterior, update
from exec_finder.formats.tables import load_prior, load_spellings, load_templates
from exec_finder.formats.templates import Template
from exec_finder.formats.tokens import Spelling, spell_name
from exec_finder.models import Candidate, FormatShare

_LEAST_WEIGHT = 0.005
_LEAST_SHARE = 0.05
_HABIT_STRENGTH = 2.0
_CAP = 0.87  # even where all known addresses agree, one colleague in eight writes otherwise


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
    _habits: Mapping[str, float] = field(repr=False)
    _owned: Mapping[str, str] = field(repr=False, default_factory=dict)
    _bounced: frozenset[str] = frozenset()

    def candidates(self, name: str, limit: int = 5) -> list[Candidate]:
        """Likely addresses of *name*, best first, distinct; probabilities sum to at most 1.

        Empty for a name without a letter that can be written in ASCII.
        """
        made: dict[str, float] = defaultdict(float)
        by: dict[str, Template] = {}
        for local, template, weight in _render(name, self._habits, self._templates()):
            made[local] += weight * self._posterior.shares[template.text]
            by.setdefault(local, template)
        ranked = sorted(((p, local) for local, p in made.items()), key=lambda pair: (-pair[0], pair[1]))
        found = (Candidate(f"{local}@{self.domain}", min(p, _CAP), format=by[local].text) for p, local in ranked)
        return [candidate for candidate in found if candidate.address not in self._bounced][:limit]

    def explain(self) -> str:
        """One sentence for people: what was seen, and how far it carries."""
        if not self.support:
            return f"No address at {self.domain} is known with its owner's name; the guess follows what is usual elsewhere."
        if not self.shares:
            return f"The {self.support} known addresses at {self.domain} follow no common format."
        best = self.shares[0]
        return (
            f"{best.support} of {self.support} known addresses look like {best.template}; "
            f"about {round(best.probability * 10)} in 10"
        )

    def _templates(self) -> tuple[Template, ...]:
        shares = self._posterior.shares
        return tuple(template for template in load_templates() if shares[template.text] >= 0.001)  # noqa: PLR2004


def infer_format(
    known: Iterable[tuple[str, str]],
    *,
    domain: str,
    unnamed: Iterable[str] = (),
    bounced: Iterable[tuple[str, str]] = (),
    confirmed: Iterable[tuple[str, str]] = (),
) -> EmailFormat:
    """How a domain writes its addresses, as a posterior over formats.

    known: (display name, address) pairs, any order; those on other domains and role mailboxes don't count.
    unnamed: addresses whose owners are not known; their shape tells a little.
    bounced, confirmed: pairs as in *known* that mail did not or did reach.
    Returns an EmailFormat, never None: with no pairs it is the prior alone.
    Raises UsageError when *domain* is no domain name; a bad pair is skipped, not raised.
    Source: data/format_priors.csv (its README row tells how the figures were made).

    >>> infer_format([("Ann Lee", "ann.lee@acme.example")], domain="acme.example").candidates("Bo Fox")[0].address
    'bo.fox@acme.example'
    """
    host = ascii_domain(domain)
    seen: Counter[Observation] = Counter()
    choices: Counter[str] = Counter()
    support = 0
    for name, local in _pairs((*known, *confirmed), host):
        support += 1
        seen[_observe(name, local, choices)] += 1
    against = Counter(_observe(name, local, Counter()) for name, local in _pairs(bounced, host))
    posterior = update(load_prior(), seen, against)
    return EmailFormat(host, support, _shares(host, posterior, support), posterior, _learn_habits(choices))


def _pairs(pairs: Iterable[tuple[str, str]], domain: str) -> Iterator[tuple[str, str]]:
    for name, address in pairs:
        local = local_part(address, domain)
        if local and spell_name(name):
            yield name, local


def _weight(spelling: Spelling, habits: Mapping[str, float]) -> float:
    return math.prod(habits[key] for key in spelling.keys)


def _render(
    name: str, habits: Mapping[str, float], templates: Iterable[Template]
) -> Iterator[tuple[str, Template, float]]:
    for spelling in spell_name(name):
        weight = _weight(spelling, habits)
        if weight < _LEAST_WEIGHT:
            continue
        for template in templates:
            local = template.render(spelling.tokens)
            if local:
                yield local, template, weight


def _observe(name: str, local: str, choices: Counter[str]) -> Observation:
    """Which templates make *local* of *name*; the choices of spelling that it takes are counted in *choices*."""
    made: dict[str, float] = defaultdict(float)
    habits = load_spellings()
    spelled: Spelling | None = None
    for spelling in spell_name(name):
        for template in load_templates():
            if template.render(spelling.tokens) == local:
                made[template.text] += _weight(spelling, habits)
                spelled = spelled or spelling
    if spelled:
        choices.update(spelled.keys)
    return tuple(sorted(made.items())) or ((NONE, 1.0),)


def _learn_habits(choices: Counter[str]) -> Mapping[str, float]:
    """Weights of spellings after the domain's own choices."""
    prior = load_spellings()
    if not choices:
        return prior
    totals: Counter[str] = Counter()
    for choice, count in choices.items():
        totals[choice.partition(":")[0]] += count
    return {
        choice: (_HABIT_STRENGTH * weight + choices[choice]) / (_HABIT_STRENGTH + totals[choice.partition(":")[0]])
        for choice, weight in prior.items()
    }


def _shares(domain: str, posterior: Posterior, support: int) -> tuple[FormatShare, ...]:
    if not support:
        return ()
    found = (
        FormatShare(domain, template, min(share, _CAP), round(posterior.counts.get(template, 0.0)))
        for template, share in posterior.shares.items()
        if template != NONE and share >= _LEAST_SHARE
    )
    worth = [share for share in found if share.support]
    return tuple(sorted(worth, key=lambda share: (-share.probability, share.template)))


def template_of(name: str, address: str) -> str | None:
    """The plainest template that makes this address's local part from this name; None where none does.

    Strict enough to tie an address to a person: it takes a whole given or family name, and four letters at least.
    """
    local = local_part(address, address.rpartition("@")[2].casefold())
    for spelling in spell_name(name):
        for template in load_templates():
            if len(local) > 3 and template.ties and template.render(spelling.tokens) == local:  # noqa: PLR2004
                return template.text
    return None
