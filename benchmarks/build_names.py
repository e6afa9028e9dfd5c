"""Make `data/names/given.txt.gz` and `data/names/family.txt.gz` anew from Faker's lists, the census and own.csv.

    python benchmarks/build_names.py CENSUS_FOLDER

Needs Faker (MIT), which the product itself does not. CENSUS_FOLDER: the US census's dist.all.last (in the package
names); Faker has only a quarter of the family names that are usual there. Each line: a folded name, a tab, the
languages that use it. A plus marks those that own.csv gives: where a name is at home, while the other lists hold what
immigrants brought, and words that are names now and then.
Native scripts are kept, and romanised beside. The gzip has no time stamp, so the same lists give the same bytes.
"""

from __future__ import annotations

import csv
import gzip
import importlib
import pkgutil
import re
import sys
from collections import defaultdict
from collections.abc import Iterable
from pathlib import Path

from anyascii import anyascii

from exec_finder.text import fold

FOLDER = Path(__file__).resolve().parents[1] / "data" / "names"
GIVEN = (
    "first_names",
    "first_names_male",
    "first_names_female",
    "first_names_nonbinary",
    "first_romanized_names",
    "first_female_name_pairs",
    "first_male_name_pairs",
)
FAMILY = ("last_names", "last_names_male", "last_names_female", "last_romanized_names", "last_name_pairs")
LANGUAGE = {"en_IN": "hi", "en_KE": "sw", "en_NG": "yo", "en_PK": "ur", "en_TH": "th", "fr_DZ": "ar", "en": "en"}
# Lists that others' languages dilute: Faker fills these locales with generic, not local names.
SKIPPED = {"es_CA"}

USUAL = 0.002
"""Of people in the US, in percent: five thousand family names are borne by so many."""

# Letter by letter Hebrew and Arabic have no vowels, and nobody writes them so.
_NO_VOWELS = re.compile("[\u0590-\u06ff]")


def names(provider: type, fields: Iterable[str]) -> set[str]:
    found: set[str] = set()
    for field in fields:
        entries = getattr(provider, field, None)
        if entries is None or isinstance(entries, property):
            continue
        for entry in entries:
            # A Japanese entry is written in kanji, katakana and Latin letters.
            found |= set(entry) if isinstance(entry, tuple) else {str(entry)}
    return found


def forms(name: str) -> set[str]:
    """The folded name, and its romanised form where it is in another script."""
    clean = fold(name.strip()).replace("’", "'")
    made = {clean}
    if not clean.isascii() and not _NO_VOWELS.search(clean):
        made.add(anyascii(name).lower().replace("'", "").strip())
    return {form for form in made if len(form) > 1 and not any(c.isdigit() for c in form)} | ({clean} - {""})


def census(folder: Path) -> set[str]:
    """Usual family names of the US, folded."""
    rows = [line.split() for line in (folder / "dist.all.last").read_text("ascii").splitlines()]
    return {row[0].lower() for row in rows if float(row[1]) >= USUAL}


def collect(folder: Path) -> tuple[dict[str, set[str]], dict[str, set[str]]]:
    given: dict[str, set[str]] = defaultdict(set)
    family: dict[str, set[str]] = defaultdict(set)
    package = importlib.import_module("faker.providers.person")
    for info in pkgutil.iter_modules(package.__path__):
        if info.name in SKIPPED:
            continue
        provider = importlib.import_module(f"{package.__name__}.{info.name}").Provider
        language = LANGUAGE.get(info.name, info.name.split("_")[0])
        for target, fields in ((given, GIVEN), (family, FAMILY)):
            for name in names(provider, fields):
                for form in forms(name):
                    target[form].add(language)
    for form in census(folder):
        family[form].add("en")
    with (FOLDER / "own.csv").open(encoding="utf-8", newline="") as lines:
        for row in csv.DictReader(lines):
            target = given if row["part"] == "given" else family
            for form in forms(row["name"]):
                target[form] |= {row["lang"], "+" + row["lang"]}
    return given, family


def common_words() -> set[str]:
    """English words of running text, jobs and firms: a text of them is no name."""
    lorem = importlib.import_module("faker.providers.lorem.en_US").Provider
    job = importlib.import_module("faker.providers.job.en_US").Provider
    company = importlib.import_module("faker.providers.company.en_US").Provider
    texts = [*lorem.word_list, *job.jobs]
    texts += [word for group in (*company.catch_phrase_words, *company.bsWords) for word in group]
    return {word for text in texts for word in re.findall(r"[a-z]{2,}", fold(text))}


def write(path: Path, found: dict[str, set[str]]) -> None:
    lines = [
        f"# Made by benchmarks/build_names.py from Faker's lists (MIT), the US census and own.csv: {len(found)} names"
    ]
    lines += [f"{name}\t{' '.join(sorted(tags))}" for name, tags in sorted(found.items())]
    path.write_bytes(gzip.compress(("\n".join(lines) + "\n").encode("utf-8"), mtime=0))


if __name__ == "__main__":
    givens, families = collect(Path(sys.argv[1]))
    write(FOLDER / "given.txt.gz", givens)
    write(FOLDER / "family.txt.gz", families)
    common = sorted(common_words())
    head = f"# Made by benchmarks/build_names.py from Faker's texts, jobs and slogans (MIT): {len(common)} words"
    (FOLDER / "common_words.txt").write_text("\n".join([head, *common]) + "\n", encoding="utf-8")
    print(f"{len(givens)} given names, {len(families)} family names")
