"""From what the user typed to a company: a domain, a URL, or a name that the bundled directory knows."""

from __future__ import annotations

import re
from dataclasses import replace
from functools import cache
from typing import Annotated

from pydantic import BeforeValidator
from rapidfuzz import fuzz

from exec_finder.domains import parse_company_url, site_domain
from exec_finder.errors import CompanyAmbiguousError, CompanyUnknownError, UsageError
from exec_finder.models import Company, value
from exec_finder.tables import read_lines, read_rows
from exec_finder.text import fold, printable, squeeze

_List = Annotated[tuple[str, ...], BeforeValidator(lambda text: tuple(filter(None, text.split("|"))))]

SURE = 90.0
"""From this likeness (of 100) on, a name is taken for the company's; below, it is only a suggestion."""
POSSIBLE = 72.0
"""Below this likeness a company is not even suggested."""
CLEAR = 4.0
"""How far the best name must stand before the next company's; else the user chooses."""
MAX_QUERY = 200


@value
class DirectoryRow:
    """A row of data/companies.csv."""

    name: str
    """As customers know the company."""
    other_names: _List
    """Brands, short forms, former and local names, parted by `|` in the file."""
    domain: str
    """Registrable domain of its main web site."""
    mail_domains: _List
    """Domains of its staff's addresses, where public; parted by `|`."""
    country: str
    """ISO 3166-1 alpha-2 of its seat."""
    sector: str
    """One word from data/README.md's list."""


def directory() -> tuple[DirectoryRow, ...]:
    """All companies, sorted by domain."""
    return read_rows("companies.csv", DirectoryRow)


def resolve_company(query: str, *, domain: str | None = None) -> Company:
    """The company that *query* (a name, domain or URL) stands for; *domain* settles it.

    Raises UsageError for an empty or impossible query, CompanyUnknownError, and CompanyAmbiguousError with choices.
    """
    text = squeeze(printable(query))
    if not text or len(text) > MAX_QUERY:
        raise UsageError("a company's name, domain or URL is needed")
    if domain is not None:
        host = _domain_of(domain)
        return _at(host, query=text, name=text if _domain_in(text) is None else "", why="given by --domain")
    host_typed = _domain_in(text)
    if host_typed is not None:
        return _at(host_typed, query=text, name="", why="given as a domain")
    return _by_name(text)


def _domain_of(text: str) -> str:
    host = _domain_in(text)
    if host is None:
        raise UsageError(f"{text!r} is no domain name; an example is acme.example")
    return host


def _domain_in(text: str) -> str | None:
    """The registrable domain that a domain or URL names; None for anything else, such as a company's name."""
    found = parse_company_url(text)
    return (site_domain(found[0]) or found[0]) if found else None


def _at(domain: str, *, query: str, name: str, why: str) -> Company:
    row = _by_domain().get(domain)
    if row is None:
        return Company(query, name or domain, domain, (), "", "", why)
    return replace(_company(row, query, why), name=row.name)


def _company(row: DirectoryRow, query: str, why: str) -> Company:
    return Company(query, row.name, row.domain, row.mail_domains, row.country, row.sector, why)


@cache
def _by_domain() -> dict[str, DirectoryRow]:
    return {row.domain: row for row in directory()}


@cache
def _names() -> dict[str, tuple[DirectoryRow, ...]]:
    """Every stated name, folded, with the companies that bear it."""
    found: dict[str, tuple[DirectoryRow, ...]] = {}
    for row in directory():
        for name in dict.fromkeys(map(_key, (row.name, *row.other_names))):
            found[name] = (*found.get(name, ()), row)
    return found


@cache
def _legal_forms() -> frozenset[str]:
    return frozenset(read_lines("legal_forms.txt"))


def _key(name: str) -> str:
    """*name* for comparing: folded, punctuation and legal forms dropped."""
    plain = re.sub(r"[.'’]", "", fold(name)).replace("&", " and ")
    words = re.sub(r"[^\w+]+", " ", plain).split()
    return " ".join(word for word in words if word not in _legal_forms()) or " ".join(words)


def _by_name(text: str) -> Company:
    key = _key(text)
    exact = _names().get(key, ())
    if len(exact) == 1:
        return _company(exact[0], text, f"{text!r} stands in the directory")
    if exact:
        raise _ambiguous(text, exact)
    scores = _likeness(key)
    ordered = sorted(scores, key=lambda row: (-scores[row], row.domain))
    if not ordered:
        raise CompanyUnknownError(
            f"no company called {text!r} is in the directory. If you know its web site, say: --domain acme.example"
        )
    best, rest = ordered[0], ordered[1:]
    if scores[best] >= SURE and all(scores[best] - scores[row] >= CLEAR for row in rest):
        return _company(best, text, f"the directory's {best.name!r} is near to {text!r}")
    raise _ambiguous(text, tuple(ordered[:8]))


def _likeness(key: str) -> dict[DirectoryRow, float]:
    """Companies whose names are like *key*, 0 to 100: misspelled, in another word order, or longer by some words."""
    words = set(key.split())
    found: dict[DirectoryRow, float] = {}
    for name, rows in _names().items():
        score = SURE if words <= set(name.split()) else max(fuzz.ratio(key, name), fuzz.token_sort_ratio(key, name))
        if score >= POSSIBLE:
            found |= {row: max(found.get(row, 0.0), score) for row in rows}
    return found


def _ambiguous(text: str, rows: tuple[DirectoryRow, ...]) -> CompanyAmbiguousError:
    choices = tuple((row.name, row.domain) for row in rows)
    return CompanyAmbiguousError(f"which company is {text!r}? Choose one, or give its web site by --domain:", choices)
