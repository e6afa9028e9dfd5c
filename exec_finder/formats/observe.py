"""What known addresses say: one by one, and many in one go."""

from __future__ import annotations

import math
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from zlib import crc32

from exec_finder.formats.addresses import local_part
from exec_finder.formats.model import Observation
from exec_finder.formats.soft import read_softly
from exec_finder.formats.tables import load_evidence_weights, load_prior, load_spellings, load_templates
from exec_finder.formats.templates import Template, shape_of
from exec_finder.formats.tokens import BARE, Spelling, spell_name
from exec_finder.mailboxes import is_role, is_role_word

MOST_READ = 5000
"""Of more known addresses a sample of so many is read: by then nothing changes any more."""
UNNAMED = "unnamed"
_LEAST_CAP = 6  # letters of a local part that was cut
_LEAST_WEIGHT = 0.004  # of a spelling, below which it is not tried

Pair = tuple[str, str] | tuple[str, str, str]
"""Name and address, and where they were seen (a kind of data/format_evidence.csv; `page` where it isn't said)."""


def owned(pairs: Iterable[Pair], domain: str) -> list[tuple[str, str, float]]:
    """Name, local part and weight of the pairs at *domain* that can teach, each once; of very many a sample.

    The sample depends on the pairs alone, not on their order.
    """
    weights = load_evidence_weights()
    kept: dict[int, tuple[str, str, float]] = {}
    ceiling = 1 << 32
    for name, address, *kind in pairs:
        local = local_part(address, domain)
        place = crc32(f"{local} {name}".encode("utf-8", "replace"))
        if not local or place >= ceiling or not spell_name(name) or _is_task(name, local):
            continue
        weight = weights.get(kind[0] if kind else "page", min(weights.values()))
        kept[place] = max(kept.get(place, (name, local, 0.0)), (name, local, weight), key=lambda found: found[2])
        if len(kept) >= 2 * MOST_READ:
            kept = dict(sorted(kept.items())[:MOST_READ])
            ceiling = max(kept)
    return [found for _, found in sorted(kept.items())[:MOST_READ]]


def _is_task(name: str, local: str) -> bool:
    """A role mailbox, even where it was given a name; somebody's whole name that holds such a word is none."""
    if not is_role(local):
        return False
    return is_role_word(local) or not any("{f" in t and "{l" in t for t, _ in observe(name, local)[0].made)


def observe(name: str, local: str) -> tuple[Observation, tuple[str, ...]]:
    """What a known address says, and the choices of spelling that it takes."""
    spellings = weigh(spell_name(name), load_spellings())
    rendered = _render_all(spellings)
    if local in rendered:
        usual = load_prior().main
        made: dict[str, float] = defaultdict(float)
        best: tuple[float, tuple[str, ...]] = (0.0, ())
        for template, spelling, weight in rendered[local]:
            made[template.text] += weight
            best = max(best, (weight * sum(usual[template.text]), spelling.choices))
        return Observation(tuple(sorted(made.items()))), best[1]

    def made_by(text: str) -> dict[str, float]:
        found: dict[str, float] = defaultdict(float)
        for template, _, weight in rendered.get(text, ()):
            if template.ties:
                found[template.text] += weight
        return found

    return read_softly(local, made_by, _capped(rendered, local)), ()


_Rendered = dict[str, list[tuple[Template, Spelling, float]]]


def _render_all(spellings: Sequence[tuple[Spelling, float]]) -> _Rendered:
    """Every local part that templates make of a name, with what makes it."""
    rendered: _Rendered = defaultdict(list)
    for spelling, weight in spellings:
        for template in load_templates():
            trust = template.trust(spelling.tokens) if spelling.abbreviated else 1.0
            rendered[template.render(spelling.tokens)].append((template, spelling, weight * trust))
    rendered.pop("", None)
    return dict(rendered)


def _capped(rendered: _Rendered, local: str) -> dict[tuple[str, str], float]:
    """Templates whose address *local* is the beginning of, each with its form that is cut there: `{f}{last:.11}`."""
    found: dict[tuple[str, str], float] = defaultdict(float)
    longer = [text for text in rendered if len(local) >= _LEAST_CAP and text.startswith(local)]
    for template, spelling, weight in (made for text in longer for made in rendered[text]):
        cut = template.cut_at(len(local), spelling.tokens) if template.ties else ""
        if cut:
            found[template.text, cut] += weight
    return found


@dataclass(frozen=True, slots=True)
class Seen:
    """What many known addresses say together."""

    weights: dict[Observation, float] = field(default_factory=lambda: defaultdict(float))
    """How much each observation counts."""
    numbers: Counter[Observation] = field(default_factory=Counter)
    """How many addresses say it."""
    choices: dict[str, float] = field(default_factory=lambda: defaultdict(float))
    """How much each choice of spelling counts."""


def observe_all(found: Iterable[tuple[str, str, float]]) -> Seen:
    """What names, local parts and weights say."""
    seen = Seen()
    for name, local, weight in found:
        observation, spelling = observe(name, local)
        seen.weights[observation] += weight
        seen.numbers[observation] += 1
        for choice in spelling:
            seen.choices[choice] += weight
    return seen


def observe_shapes(unnamed: Iterable[str], domain: str) -> dict[Observation, float]:
    """What addresses without owners say: the templates that have their shape."""
    seen: Counter[str] = Counter()
    for address in unnamed:
        local = local_part(address, domain)
        if local and not is_role(local):
            seen[shape_of(local)] += 1
    evidence: dict[Observation, float] = {}
    for shape, count in seen.items():
        made = tuple((template.text, 1.0) for template in load_templates() if template.shape == shape)
        evidence[Observation(made, shape=True)] = load_evidence_weights()[UNNAMED] * count
    return evidence


def template_of(name: str, address: str) -> str | None:
    """The plainest template that makes this address's local part from this name; None where none does.

    Strict enough to tie an address to a person: it holds a whole given or family name, and four letters at least.
    """
    local = local_part(address, address.rpartition("@")[2].lower())
    if len(local) < 4:
        return None
    for tokens in _spelled(name):
        for template in load_templates():
            if template.ties and template.render(tokens) == local:
                return template.text
    return None


def _spelled(name: str) -> Iterator[Mapping[str, str]]:
    return (spelling.tokens for spelling, _ in weigh(spell_name(name), load_spellings()))


def weigh(spellings: Sequence[Spelling], habits: Mapping[str, float]) -> list[tuple[Spelling, float]]:
    """Spellings worth trying with their weights, which sum to 1 over all, or less where no spelling has the vowels."""
    weights = [math.prod(habits[choice] for choice in spelling.choices) for spelling in spellings]
    vowels = any(BARE not in spelling.choices for spelling in spellings)
    total = (sum(weights) if vowels else 1.0) or 1.0
    return [
        (s, weight / total) for s, weight in zip(spellings, weights, strict=True) if weight >= _LEAST_WEIGHT * total
    ]


def explained_by(observations: Iterable[Observation]) -> dict[str, set[Observation]]:
    """Per template the observations that it makes."""
    explained: dict[str, set[Observation]] = defaultdict(set)
    for observation in observations:
        for text, _ in observation.made:
            explained[text].add(observation)
    return explained


def plainest(texts: Iterable[str]) -> list[Template]:
    """Templates, the plainest reading first."""
    return sorted(map(Template, texts), key=lambda template: template.simplicity)
