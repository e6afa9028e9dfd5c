"""What reading costs, as ratios of CPU time in one run: titles beside nameparser, pages beside a bare parse.

    python -m benchmarks.speed            # titles alone
    python -m benchmarks.speed FOLDER     # and the pages FOLDER/*.html

Titles: the examples of data/titles, each read for the first time, tables included; beside them nameparser parses as
many names, put together from data/names. Pages: extract_people over all pages in a process that has read none, which
pays for tables and every new word, and once more; beside them selectolax parses the same bytes and does nothing else.
"""

from __future__ import annotations

import sys
import time
from collections.abc import Callable, Iterable
from itertools import cycle, islice
from pathlib import Path
from typing import Any

from nameparser import HumanName
from selectolax.lexbor import LexborHTMLParser

from exec_finder import extract_people, read_title
from exec_finder.names.lists import family_names, given_names
from exec_finder.tables import read_rows
from exec_finder.titles.rows import FunctionRow, RankRow

MOST = 10_000


def seconds(work: Callable[[Any], object], inputs: Iterable[object]) -> float:
    """CPU time of *work* over all inputs: other programs on the machine don't count."""
    start = time.process_time()
    for one in inputs:
        work(one)
    return time.process_time() - start


def pages(folder: Path) -> str:
    bodies = [path.read_bytes() for path in sorted(folder.glob("*.html"))]
    bare = min(seconds(LexborHTMLParser, bodies) for _ in range(3))
    first, again = (seconds(lambda body: extract_people(body, url="https://acme.example/"), bodies) for _ in range(2))
    return (
        f"{len(bodies)} pages: {first:.3f} s at first, {again:.3f} s again; a bare parse {bare:.3f} s: "
        f"{first / bare:.1f} and {again / bare:.1f} times that"
    )


def titles() -> str:
    rows = (*read_rows("titles/functions.csv", FunctionRow), *read_rows("titles/ranks.csv", RankRow))
    texts = list(dict.fromkeys(row.example for row in rows))[:MOST]
    given, family = (
        cycle(sorted(name for name in names if name.isascii())) for names in (given_names(), family_names())
    )
    names = [f"{first} {last}".title() for first, last in islice(zip(given, family, strict=False), len(texts))]
    ours, theirs = seconds(read_title, texts), seconds(HumanName, names)
    return f"{len(texts)} titles: {ours:.2f} s; as many names by nameparser: {theirs:.2f} s; ratio {ours / theirs:.2f}"


def main() -> None:
    if sys.argv[1:]:
        print(pages(Path(sys.argv[1])))
    print(titles())


if __name__ == "__main__":
    main()
