"""Measure exec_finder.formats beside simple methods and a permutator, with a reliability diagram.

    python -m pip install emailguesser
    python -m benchmarks.formats TSV [--svg FILE]

TSV: tab-separated, header `domain name local`; domains with fewer than eight people are left out. Of each domain K
people are shown and others predicted. Accuracy is the mean over domains, log-loss and calibration error (ECE, ten
bins) are of the first candidate's probability over all predictions. The built-in prior was learned from a corpus: on
that corpus run benchmarks.fit_format_priors, which holds out what it scores.
"""

from __future__ import annotations

import argparse
import csv
import math
import random
import timeit
from collections import Counter, defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from functools import cache
from importlib import import_module
from importlib.util import find_spec
from pathlib import Path

from nameparser import HumanName

from exec_finder.formats import infer_format
from exec_finder.formats.model import Prior
from exec_finder.formats.observe import observe
from exec_finder.formats.tables import load_templates
from exec_finder.formats.templates import Template
from exec_finder.formats.tokens import spell_name
from exec_finder.names import parse_name

KNOWN = (0, 1, 2, 3, 5)
DRAWS = 3
PEOPLE = 30
LEAST_PEOPLE = 8

Pair = tuple[str, str]
Staff = Mapping[str, Sequence[Pair]]
Ranked = Sequence[tuple[str, float]]
Method = Callable[[Sequence[Pair], str], Callable[[str], Ranked]]
"""Known pairs and a domain to a function from a name to local parts with probabilities."""


@dataclass
class Figures:
    """What one method reaches at one K."""

    top1: list[float] = field(default_factory=list)
    top3: list[float] = field(default_factory=list)
    said: list[tuple[float, bool]] = field(default_factory=list)

    def row(self) -> tuple[float, float, float, float]:
        """Top-1, top-3, log-loss, ECE."""
        loss = [-math.log(max(1e-6, p if right else 1 - p)) for p, right in self.said]
        gaps = [abs(sum(p - right for p, right in cell)) for cell in bins(self.said)]
        number = len(self.said)
        return _mean(self.top1), _mean(self.top3), sum(loss) / number, sum(gaps) / number


def _mean(values: Sequence[float]) -> float:
    return sum(values) / len(values)


def bins(said: Iterable[tuple[float, bool]]) -> list[list[tuple[float, bool]]]:
    cells: list[list[tuple[float, bool]]] = [[] for _ in range(10)]
    for p, right in said:
        cells[min(9, int(10 * p))].append((p, right))
    return cells


def read_staff(path: Path) -> dict[str, list[Pair]]:
    staff: dict[str, list[Pair]] = defaultdict(list)
    with path.open(encoding="utf-8", newline="") as lines:
        for row in csv.DictReader(lines, delimiter="\t", quoting=csv.QUOTE_NONE):
            staff[row["domain"]].append((row["name"], row["local"].casefold()))
    return {domain: people for domain, people in sorted(staff.items()) if len(people) >= LEAST_PEOPLE}


def folds(staff: Iterable[str], number: int) -> list[set[str]]:
    domains = sorted(staff)
    random.Random(0).shuffle(domains)
    return [set(domains[i::number]) for i in range(number)]


def engine(prior: Prior | None) -> Method:
    def learn(known: Sequence[Pair], domain: str) -> Callable[[str], Ranked]:
        form = infer_format([(name, f"{local}@{domain}") for name, local in known], domain=domain, prior=prior)
        return lambda name: [(c.address.rpartition("@")[0], c.probability) for c in form.candidates(name, 3)]

    return learn


def majority(known: Sequence[Pair], domain: str) -> Callable[[str], Ranked]:
    """Templates by how many of the known they explain, ties by how common they are; add-one for the probability."""
    del domain
    votes: Counter[str] = Counter()
    for name, local in known:
        votes.update(dict(observe(name, local)[0].made).keys())
    usual = infer_format([], domain="none.example").candidates("Jane Doe", 40)
    rank = {candidate.format: place for place, candidate in enumerate(usual)}
    order = sorted(load_templates(), key=lambda t: (-votes[t.text], rank.get(t.text, 99)))
    best = (votes[order[0].text] + 1) / (len(known) + 2)
    return lambda name: [(local, best) for local in dict.fromkeys(_plain(name, order))][:3]


def _plain(name: str, order: Sequence[Template]) -> Iterator[str]:
    tokens = spell_name(name)[0].tokens
    for template in order[:8]:
        yield template.render(tokens)


def always(known: Sequence[Pair], domain: str) -> Callable[[str], Ranked]:
    """given.family, whatever is known."""
    del known, domain
    return lambda name: [("{first}.{last}".format_map(spell_name(name)[0].tokens), 0.4)]


def by_emailguesser() -> Method:
    """The permutator of the package registry that learns from known addresses; its score is taken for a probability."""
    library = import_module("emailguesser")

    def method(known: Sequence[Pair], domain: str) -> Callable[[str], Ranked]:
        shown = [f"{name} <{local}@{domain}>" for name, local in known if name.strip()]

        @cache
        def guess(name: str) -> Ranked:
            parts = parse_name(name)
            inputs = library.Inputs(parts.given, parts.middle, parts.family, domains=[domain], known_emails=list(shown))
            made = library.generate(inputs, limit=3, categories=["name"])
            return [(found["local_part"], found["score"]) for found in made["emails"]]

        return guess

    return method


def score(staff: Staff, priors: Mapping[str, Prior | None], method: Method | None = None) -> dict[int, Figures]:
    """Figures per K; a domain's own prior where *priors* has one."""
    found = {k: Figures() for k in KNOWN}
    for k, figures in found.items():
        for domain, people in staff.items():
            _score_domain(figures, k, domain, people, method or engine(priors.get(domain)))
    return found


def _score_domain(figures: Figures, k: int, domain: str, people: Sequence[Pair], method: Method) -> None:
    first = third = number = 0
    for draw in range(DRAWS if k else 1):
        order = list(people)
        random.Random(f"{domain}/{k}/{draw}").shuffle(order)
        guess = method(order[:k], domain)
        for name, local in order[k : k + PEOPLE]:
            ranked = guess(name)
            right = bool(ranked) and ranked[0][0] == local
            figures.said.append((ranked[0][1] if ranked else 0.0, right))
            first += right
            third += local in [guessed for guessed, _ in ranked]
            number += 1
    figures.top1.append(first / number)
    figures.top3.append(third / number)


def table(methods: Mapping[str, Mapping[int, Figures]]) -> str:
    lines = [f"{'method':16}  K  top-1  top-3  log-loss    ECE"]
    for name, found in methods.items():
        for k, figures in found.items():
            top1, top3, loss, ece = figures.row()
            lines.append(f"{name:16} {k:2}  {top1:.3f}  {top3:.3f}     {loss:.3f}  {ece:.3f}")
    return "\n".join(lines)


def reliability(found: Mapping[int, Figures]) -> str:
    """What was said and what came true, in ten bins over all K."""
    said = [pair for figures in found.values() for pair in figures.said]
    lines = ["said   true   predictions"]
    for cell in bins(said):
        if cell:
            true = sum(right for _, right in cell) / len(cell)
            lines.append(f"{_mean([p for p, _ in cell]):.3f}  {true:.3f}  {len(cell):7}  {'#' * round(40 * true)}")
    return "\n".join(lines)


def diagram(found: Mapping[int, Figures]) -> str:
    """The same as a picture (SVG): on the line what was said came true."""
    said = [pair for figures in found.values() for pair in figures.said]
    dots = [
        f'<circle cx="{20 + 400 * _mean([p for p, _ in cell]):.0f}" '
        f'cy="{420 - 400 * sum(right for _, right in cell) / len(cell):.0f}" '
        f'r="{2 + 14 * (len(cell) / len(said)) ** 0.5:.1f}"/>'
        for cell in bins(said)
        if cell
    ]
    frame = '<path d="M20 20V420H420M20 420L420 20" fill="none" stroke="gray"/>'
    words = '<text x="180" y="436">said</text><text x="22" y="16">came true</text>'
    return f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 440 440">{frame}{words}{"".join(dots)}</svg>\n'


def speed() -> str:
    """Cost beside nameparser's parse of the same names; nothing is taken from a cache."""
    names = ("John Smith", "Robert Q. Public", "Maria Gil Ruiz", "Jürgen Müller-Lüdenscheidt", "Juan de la Vega")
    staff = [(f"Ab{a}x", f"Cd{b}yo") for a in "abcdefghij" for b in "klmnopqrst"]
    known = [(f"{given} {family}", f"{given}.{family}@acme.example".lower()) for given, family in staff]
    odd = [(name, f"zz-q{place}@acme.example") for place, (name, _) in enumerate(known)]
    form = infer_format(known[:3], domain="acme.example")

    def cold(work: Callable[[], object]) -> float:
        def once() -> None:
            for kept in (spell_name, parse_name):  # a second parse of the same name would cost nothing
                kept.cache_clear()
            work()

        return min(timeit.repeat(once, number=20, repeat=3)) / 20

    parse = cold(lambda: [HumanName(name) for name in names])
    guess = cold(lambda: [form.candidates(name) for name in names])
    each = parse / len(names)
    learn, stray = (cold(lambda: infer_format(pairs, domain="acme.example")) / each for pairs in (known, odd))  # noqa: B023 - called at once
    return (
        f"candidates: {guess / parse:.1f} parses of the name; learning 100 known: {learn:.0f} parses, "
        f"100 that follow no format: {stray:.0f}"
    )


def main() -> None:
    options = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    options.add_argument("tsv", type=Path)
    options.add_argument("--svg", type=Path, help="write the reliability diagram here")
    args = options.parse_args()
    staff = read_staff(args.tsv)
    ours = score(staff, {})
    peers: dict[str, Method] = {"majority": majority, "given.family": always}
    if find_spec("emailguesser"):
        peers["emailguesser"] = by_emailguesser()
    else:
        print("emailguesser, a permutator, is not installed, and so left out")
    methods = {"exec-finder": ours, **{name: score(staff, {}, method) for name, method in peers.items()}}
    print(table(methods))
    print(reliability(ours))
    print(speed())
    if args.svg:
        args.svg.write_text(diagram(ours), encoding="utf-8")


if __name__ == "__main__":
    main()
