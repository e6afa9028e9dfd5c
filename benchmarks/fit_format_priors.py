"""Learn data/format_priors.csv from (domain, name, local part) rows, and show that it generalises.

    python -m benchmarks.fit_format_priors TSV [--folds 5] [--by-tld] [--write]

TSV: tab-separated, header `domain name local`. Of each domain only figures go into the table. Expectation
maximisation over the hypotheses of exec_finder.formats.model; without --write the cross-validated figures alone.

Why one prior for all: the corpus tells neither an organisation's kind nor its mail provider, and what the kind of
top-level domain tells (.com 116 domains of 143, countries 21; own kind counted three times) gained nothing where an
address is known: top-1/top-3 of .420/.576, .545/.656, .573/.677, .584/.686, .606/.699 at K = 0, 1, 2, 3, 5 beside
.420/.579, .544/.662, .575/.675, .589/.688, .608/.699 of the one prior; log-loss .685 beside .690 at K = 0.
"""

from __future__ import annotations

import argparse
import csv
import io
from collections import Counter, defaultdict
from collections.abc import Callable, Mapping, Sequence
from pathlib import Path

from benchmarks.formats import folds, read_staff, score, table
from exec_finder.formats.model import KINDS, LEVELS, NONE, Observation, Prior, hypotheses, kind_of, off_format
from exec_finder.formats.observe import observe
from exec_finder.formats.tables import load_templates

ROUNDS = 15
SMALL = 0.03
"""Domains that each template has had before any was seen."""
POOL = 2.0
"""So many domains of a template's own weigh as much as the level weights of all."""
LEAST = 0.01
"""Hypotheses below it teach the background nothing."""
SHRINK = 10.0
"""A kind's own odd addresses (square roots of counts) weigh as much as those of all kinds when there are so many."""
OWN_KIND = 3
"""With a prior by kind, a domain of the same kind counts as so many."""
FLOOR = 0.05
"""Odd addresses that each template has had in each kind before any was seen."""

Domain = Mapping[Observation, int]


def observe_all(people: Sequence[tuple[str, str]]) -> Domain:
    return Counter(observe(name, local)[0] for name, local in people)


def fit(domains: Sequence[Domain]) -> Prior:
    """The prior that makes *domains* likeliest."""
    texts = [template.text for template in load_templates()]
    start = 0.9 / len(texts) / len(LEVELS)
    background = dict.fromkeys(texts, 0.5 / len(texts)) | {NONE: 0.5}
    prior = Prior({text: [start] * len(LEVELS) for text in texts}, 0.1, dict.fromkeys(KINDS, background))
    for _ in range(ROUNDS):
        prior = _round(prior, domains)
    return prior


def _round(prior: Prior, domains: Sequence[Domain]) -> Prior:
    main = {text: [0.0] * len(LEVELS) for text in prior.main}
    background = {kind: dict.fromkeys(prior.main, 0.0) | {NONE: 0.0} for kind in KINDS}
    for domain in domains:
        weights = hypotheses(prior, domain, {})
        for text, row in weights.items():
            main[text] = [a + b for a, b in zip(main[text], row, strict=True)]
        # The square root: a domain of 400 people says more than one of eight, but not fifty times more.
        scale = sum(domain.values()) ** -0.5
        for (kind, text), count in _off_format_counts(prior, domain, weights).items():
            background[kind][text] += scale * count
    return _new_prior(main, background, len(domains))


def _off_format_counts(
    prior: Prior, domain: Domain, weights: Mapping[str, Sequence[float]]
) -> dict[tuple[str, str], float]:
    counts: dict[tuple[str, str], float] = defaultdict(float)
    likely = [(t, LEVELS[i], w) for t, row in weights.items() for i, w in enumerate(row) if w > LEAST]
    likely.append((NONE, 0.0, max(0.0, 1 - sum(map(sum, weights.values())))))
    for main, level, weight in likely:
        kind = kind_of(main)
        background = prior.background[kind]
        for observation, number in domain.items():
            off = (1 - level) * off_format(background, observation)
            total = off + level * dict(observation.made).get(main, 0.0)
            for text, spelled in observation.made or ((NONE, 1.0),):
                counts[kind, text] += number * weight * (1 - level) * spelled * background[text] / total
    return counts


def _new_prior(
    main: Mapping[str, Sequence[float]], background: Mapping[str, Mapping[str, float]], domains: int
) -> Prior:
    pooled = [sum(row[i] for row in main.values()) + 0.5 for i in range(len(LEVELS))]
    pooled = [x / sum(pooled) for x in pooled]
    total = domains + SMALL * len(main) + 0.5
    fitted = {}
    for text, row in main.items():
        levels = [(x + POOL * p) / (sum(row) + POOL) for x, p in zip(row, pooled, strict=True)]
        fitted[text] = [(sum(row) + SMALL) / total * level for level in levels]
    free = 1 - sum(map(sum, fitted.values()))
    return Prior(fitted, free, _shrunk(background))


def _shrunk(counts: Mapping[str, Mapping[str, float]]) -> dict[str, dict[str, float]]:
    """Each kind's background, drawn to that of all kinds together."""
    every: dict[str, float] = defaultdict(float)
    for row in counts.values():
        for text, count in row.items():
            every[text] += count + (FLOOR if text else 0.0)
    total = sum(every.values())
    return {
        kind: {text: (row[text] + SHRINK * every[text] / total) / (sum(row.values()) + SHRINK) for text in every}
        for kind, row in counts.items()
    }


def as_csv(prior: Prior) -> str:
    """The table as it lies in data/."""
    out = io.StringIO()
    writer = csv.writer(out, lineterminator="\n")
    writer.writerow(["template", "main", *(f"follow_{round(100 * level)}" for level in LEVELS), *KINDS])
    writer.writerow([NONE, f"{prior.free:.5f}", *["0"] * len(LEVELS), *_off(prior, NONE)])
    for text, row in sorted(prior.main.items()):
        levels = [f"{x / sum(row):.3f}" for x in row]
        writer.writerow([text, f"{sum(row):.5f}", *levels, *_off(prior, text)])
    return out.getvalue()


def _off(prior: Prior, text: str) -> list[str]:
    return [f"{max(1e-6, prior.background[kind][text]):.6f}" for kind in KINDS]


def tld_kind(domain: str) -> str:
    """What the top-level domain tells of an organisation before anything else is known of it."""
    tld = domain.rpartition(".")[2]
    return "country" if len(tld) == 2 else "com" if tld == "com" else "other"


def held_out_priors(seen: Mapping[str, Domain], number: int, kind: Callable[[str], str]) -> dict[str, Prior | None]:
    """Each domain's prior from the domains of other folds; those of its own kind count OWN_KIND times."""
    priors: dict[str, Prior | None] = {}
    for held_out in folds(seen, number):
        rest = [domain for domain in seen if domain not in held_out]
        for each in {kind(domain) for domain in held_out}:
            again = [domain for domain in rest if kind(domain) == each] * (OWN_KIND - 1) if each else []
            prior = fit([seen[domain] for domain in rest + again])
            priors |= {domain: prior for domain in held_out if kind(domain) == each}
    return priors


def main() -> None:
    options = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    options.add_argument("tsv", type=Path)
    options.add_argument("--folds", type=int, default=5)
    options.add_argument("--by-tld", action="store_true", help="score a prior by the kind of top-level domain, too")
    options.add_argument("--write", action="store_true")
    args = options.parse_args()
    staff = read_staff(args.tsv)
    seen = {domain: observe_all(people) for domain, people in staff.items()}
    print(f"cross-validated over {len(staff)} domains, {args.folds} folds")
    print(table({"fitted prior": score(staff, held_out_priors(seen, args.folds, lambda _: ""))}))
    if args.by_tld:
        print(table({"by TLD": score(staff, held_out_priors(seen, args.folds, tld_kind))}))
    if args.write:
        target = Path(__file__).resolve().parents[1] / "data" / "format_priors.csv"
        target.write_text(as_csv(fit(list(seen.values()))), encoding="utf-8")
        print(f"wrote {target.name}")


if __name__ == "__main__":
    main()
