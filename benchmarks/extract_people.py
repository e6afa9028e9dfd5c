"""People extraction on a folder of labelled pages, beside what a user would otherwise write.

    python benchmarks/extract_people.py FOLDER

FOLDER holds SLUG.html with SLUG.json beside it: {"people": [{"name", "title", "optional"?}], "url_guess"?}.
Prints F1 of names and of (name, title) pairs and the pages per second: for exec-finder; for a keyword scraper of the
usual kind (a line with a title's keyword after a line with two or three capitals); and, where they are installed, for
extruct (people in embedded data), and for nameparser and probablepeople as judges of the line before such a keyword.
"""

from __future__ import annotations

import json
import re
import sys
import time
from collections.abc import Callable
from functools import partial
from importlib import import_module
from importlib.util import find_spec
from itertools import pairwise
from pathlib import Path
from typing import Any

from selectolax.lexbor import LexborHTMLParser

from exec_finder.charset import decode_html
from exec_finder.extract import extract_people
from exec_finder.names import same_person
from exec_finder.text import fold

_KEYWORD = re.compile(
    r"\b(chief|president|director|manager|officer|head|chair|ceo|cfo|coo|vp|founder|partner)\b", re.IGNORECASE
)
_NAME = re.compile(r"^[A-Z][\w.'-]+(?: [A-Z][\w.'-]+){1,3}$")

Pairs = list[tuple[str, str]]
Extract = Callable[[str, str], Pairs]


def ours(html: str, url: str) -> Pairs:
    return [(person.name, person.title) for person in extract_people(html, url=url)]


def keyword_scraper(html: str, _url: str) -> Pairs:
    return [(a, b) for a, b in pairwise(lines_of(html)) if _NAME.match(a) and _KEYWORD.search(b)]


def lines_of(html: str) -> list[str]:
    body = LexborHTMLParser(html).body
    return [line for text in (body.text(separator="\n").splitlines() if body else []) if (line := text.strip())]


def by_extruct() -> Extract:
    extruct = import_module("extruct")

    def extract(html: str, url: str) -> Pairs:
        data = extruct.extract(html, base_url=url, uniform=True, errors="ignore", syntaxes=["json-ld", "microdata"])
        waiting: list[Any] = list(data.values())
        found: Pairs = []
        while waiting:
            node = waiting.pop()
            if isinstance(node, dict) and node.get("@type") == "Person":
                found.append((str(node.get("name") or ""), str(node.get("jobTitle") or "")))
            waiting += node.values() if isinstance(node, dict) else node if isinstance(node, list) else ()
        return found

    return extract


def by_nameparser() -> Extract:
    human_name = import_module("nameparser").HumanName

    def is_name(line: str) -> bool:
        name = human_name(line)
        return bool(name.first and name.last) and line.istitle() and len(line.split()) < 5

    return partial(before_keyword, is_name)


def by_probablepeople() -> Extract:
    probablepeople = import_module("probablepeople")

    def is_name(line: str) -> bool:
        try:
            labels, kind = probablepeople.tag(line)
        except probablepeople.RepeatedLabelError:
            return False
        return kind == "Person" and "Surname" in labels and len(line.split()) < 5

    return partial(before_keyword, is_name)


def before_keyword(is_name: Callable[[str], bool], html: str, _url: str) -> Pairs:
    return [(a, b) for a, b in pairwise(lines_of(html)) if _KEYWORD.search(b) and len(a) < 60 and is_name(a)]


def words(title: str) -> set[str]:
    return set(re.findall(r"\w+", fold(title)))


def score(gold: list[dict[str, object]], found: Pairs) -> tuple[int, int, int, int]:
    """Names right, pairs right, people found, people wanted; optional people count neither way."""
    wanted = [p for p in gold if not p.get("optional")]
    neutral = [str(p["name"]) for p in gold if p.get("optional")]
    names = pairs = counted = 0
    for name, title in found:
        hit = next((p for p in wanted if same_person(str(p["name"]), name)), None)
        if hit is None and any(same_person(other, name) for other in neutral):
            continue
        counted += 1
        if hit:
            wanted.remove(hit)
            names += 1
            alternatives = hit.get("alt_titles") or []
            assert isinstance(alternatives, list)
            pairs += any(words(str(t)) == words(title) for t in (hit.get("title") or "", *alternatives))
    return names, pairs, counted, names + len(wanted)


def measure(folder: Path, extract: Extract) -> str:
    totals, took, pages = [0, 0, 0, 0], 0.0, 0
    extract("<p>Nia Okafor, Treasurer</p>", "https://www.acme.example/")  # tables are read once
    for label in sorted(folder.glob("*.json")):
        data = json.loads(label.read_text("utf-8"))
        html = decode_html(label.with_suffix(".html").read_bytes())
        start = time.perf_counter()
        found = extract(html, data.get("url_guess") or "https://www.acme.example/")
        took += time.perf_counter() - start
        pages += 1
        totals = [a + b for a, b in zip(totals, score(data["people"], found), strict=True)]
    names, pairs, counted, wanted = totals
    f1 = [2 * right / max(counted + wanted, 1) for right in (names, pairs)]
    return f"{f1[0]:8.3f} {f1[1]:8.3f} {pages / max(took, 1e-9):10.1f}"


def main() -> None:
    folder = Path(sys.argv[1])
    print(f"{'':18} {'names':>8} {'pairs':>8} {'pages/s':>10}")
    others = {"extruct": by_extruct, "nameparser": by_nameparser, "probablepeople": by_probablepeople}
    print(f"{'exec-finder':18} {measure(folder, ours)}")
    print(f"{'keyword scraper':18} {measure(folder, keyword_scraper)}")
    for name, make in others.items():
        print(f"{name:18} {measure(folder, make()) if find_spec(name) else 'not installed'}")


if __name__ == "__main__":
    main()
