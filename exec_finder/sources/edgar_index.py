"""EDGAR's index of companies with a ticker: from a company's name to its number at the SEC."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable

from exec_finder.answers import mapping, text_of
from exec_finder.companies import alike
from exec_finder.company_names import name_keys
from exec_finder.models import Miss, MissReason, Page, value
from exec_finder.sources.edgar_api import INDEX_URL, ask, cik_of
from exec_finder.sources.interfaces import read_json
from exec_finder.web import Web

EXACT = 100.0
MAX_FILERS = 10
_FORMS_THAT_TELL = frozenset({"group", "holding", "holdings"})
_STATE = re.compile(r"\s*[/\\]\s?[A-Za-z]{2,12}\s?[/\\]?$")
"""Where it is incorporated, or that it is a newer firm of an old name: 'ACME CORP /DE/', 'Acme Inc./NEW'."""


@value
class Filer:
    """A company in EDGAR's index."""

    name: str
    """As EDGAR writes it, without the state behind it."""
    cik: str
    """Ten digits."""
    ticker: str
    """The first that the index gives it."""
    likeness: float
    """0 to 100, of its name to the one that was asked for; 100: the same but for case, signs and legal form."""


async def find_filers(name: str, web: Web) -> tuple[Filer, ...] | Miss:
    """The filers that bear *name*, or one like it, the likest first; a Miss where the index could not be read."""
    got = await ask(web, INDEX_URL)
    if isinstance(got, Miss):
        return got
    index = _read_index(got)
    if not index:
        return Miss(INDEX_URL, MissReason.BROKEN, "EDGAR's index of companies can't be read")
    return _likest(name, index)


def one_filer(filers: Iterable[Filer]) -> Filer | None:
    """The only one that bears just the name asked for; None where there are none or several."""
    exact = [filer for filer in filers if filer.likeness >= EXACT]
    return exact[0] if len(exact) == 1 else None


def same_company(name: str, other: str) -> bool:
    """Whether two names of companies are the same words, but for legal forms and what EDGAR hangs on."""
    one, two = name_keys(plain_name(name)), name_keys(plain_name(other))
    same = bool(one[2]) and one[2] == two[2]
    return same and _telling(one[0]) == _telling(two[0])


def plain_name(name: str) -> str:
    """EDGAR's name of a company without the state behind it.

    >>> plain_name("ACME CORP /DE/"), plain_name("Acme, Inc. / NEW"), plain_name("Acme A/S")
    ('ACME CORP', 'Acme, Inc.', 'Acme A/S')
    """
    return _STATE.sub("", name).strip() or name


# --- inside -------------------------------------------------------------------------------------


def _read_index(page: Page) -> dict[str, tuple[str, str]]:
    """CIK to name and first ticker, in the index's order (the largest first)."""
    found: dict[str, tuple[str, str]] = {}
    for row in mapping(read_json(page)).values():
        fields = mapping(row)
        cik, name = cik_of(fields.get("cik_str")), plain_name(text_of(fields.get("title")))
        if cik and name:
            found.setdefault(cik, (name, text_of(fields.get("ticker"))))
    return found


def _likest(name: str, index: dict[str, tuple[str, str]]) -> tuple[Filer, ...]:
    keys = {cik: name_keys(title) for cik, (title, _) in index.items()}
    exact = set(_bearers(name, index))
    scores = dict.fromkeys(exact, EXACT)
    by_core: defaultdict[str, list[str]] = defaultdict(list)
    for cik, (_, core, _) in keys.items():
        by_core[core].append(cik)
    for core, score in alike(name_keys(name)[1], by_core):
        for cik in by_core[core]:
            if cik not in exact:
                scores[cik] = max(scores.get(cik, 0.0), min(score, EXACT - 1))
    order = {cik: place for place, cik in enumerate(index)}
    likest = sorted(scores, key=lambda cik: (-scores[cik], order[cik]))[:MAX_FILERS]
    return tuple(Filer(index[cik][0], cik, index[cik][1], round(scores[cik], 1)) for cik in likest)


def _bearers(name: str, index: dict[str, tuple[str, str]]) -> list[str]:
    """Who bears the name, but for legal forms; to the letter, where it has one and somebody's is just so."""
    whole, core, _ = name_keys(name)
    same = [cik for cik, (title, _) in index.items() if same_company(name, title)]
    to_the_letter = [cik for cik in same if whole != core and name_keys(index[cik][0])[0] == whole]
    return to_the_letter or same


def _telling(words: str) -> frozenset[str]:
    """Words that are a legal form to some and tell firms apart to others: Acme Corp is not Acme Holdings."""
    return _FORMS_THAT_TELL & set(words.split())
