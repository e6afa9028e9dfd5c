"""Which company of the directory a text stands for; where none bears the name, whose name is like it."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from rapidfuzz import fuzz, process

from exec_finder.companies.directories import bundled, named, own_directory
from exec_finder.companies.rows import MAX_NAME, DirectoryRow, OwnRow, domain_in, domain_of, typed
from exec_finder.company_names import country_code, name_keys, split_country
from exec_finder.domains import country_of
from exec_finder.errors import CompanyAmbiguousError, CompanyUnknownError, UsageError
from exec_finder.models import Company

SURE = 90.0
"""From this likeness (of 100) on, a name is taken for the company's; below, it is only a suggestion."""
POSSIBLE = 72.0
"""Below this likeness a company is not even suggested."""
LONGER = 80.0
"""Likeness of a query that begins with a company's name and goes on: a product of its, or somebody else."""
CLEAR = 4.0
"""How far the best name must stand before the next company's; else the user chooses."""
MAX_CHOICES = 30
TAKING = "taking "
"""Begins `Company.why` where a name was only near to the company's: the user should hear of it."""
_MAX_OWNERS = 5
"""Links of a chain of owners: enough for any that is true, and an end to one that goes round."""


def resolve_company(query: str, *, domain: str | None = None, country: str | None = None) -> Company:
    """The company that *query* (a name, domain or URL) stands for; *domain* settles it.

    country: which of several companies of that name, as ISO 3166-1 alpha-2 or in words; where a domain that the
    directory lacks is at home.
    Raises UsageError for an empty or impossible query, CompanyUnknownError, and CompanyAmbiguousError with choices.
    """
    text = typed(query)
    if not text:
        raise UsageError("a company's name, domain or URL is needed")
    host_typed = domain_in(text)
    if host_typed is None and len(text) > MAX_NAME:
        raise UsageError(f"no company's name has {len(text)} characters; give at most {MAX_NAME}, or its web site")
    code = None if country is None else country_code(country)
    if domain is not None:
        name = text if host_typed is None else ""
        return _at(domain_of(domain), code, query=text, name=name, why="given by --domain")
    if host_typed is not None:
        return _at(host_typed, code, query=text, name="", why="given as a domain")
    return _by_name(text, code)


def _at(domain: str, country: str | None, *, query: str, name: str, why: str) -> Company:
    row = own_directory().by_domain.get(domain) or bundled().by_domain.get(domain)
    if row is None:
        return Company(query, name or domain, domain, country=country or "", why=why)
    return _company(row, query, why)


def _company(row: DirectoryRow, query: str, why: str) -> Company:
    return Company(
        query, row.name, row.domain, row.mail_domains, row.country, row.sector, why,
        " > ".join(_owners(row)), row.wikidata, row.cik,
    )  # fmt: skip


def _owners(row: DirectoryRow) -> Iterator[str]:
    """From the company's owner to the owner's owner, as far as the directory knows."""
    seen = {row.domain}
    for _ in range(_MAX_OWNERS):
        if not row.owner:
            return
        yield row.owner
        parents = [parent for parent in named(row.owner) if parent.name == row.owner and parent.domain not in seen]
        if len(parents) != 1:
            return
        row = parents[0]
        seen.add(row.domain)


def _by_name(text: str, country: str | None) -> Company:
    name, exact = text, named(text)
    if not exact and country is None:
        name, country = split_country(text)
        exact = named(name)
    here = exact if country is None else tuple(row for row in exact if _serves(row, exact, country))
    if len(here) == 1:
        whose = "your own" if isinstance(here[0], OwnRow) else "the"
        is_own_name = name_keys(name)[1] == name_keys(here[0].name)[1]
        called = "" if is_own_name else f" as a brand or other name of {here[0].name}"
        return _company(here[0], text, f"{name!r} stands in {whose} directory{called}")
    if exact:
        raise _ambiguous(text, here or exact)
    return _nearest(text, name, country)


def _serves(row: DirectoryRow, namesakes: tuple[DirectoryRow, ...], country: str) -> bool:
    """Whether *row* is the one for that country: its own, or the only one of the name, with one site for all."""
    return row.country == country or (len(namesakes) == 1 and not country_of(row.domain))


def _nearest(text: str, name: str, country: str | None) -> Company:
    scores = {row: score for row, score in _likeness(name).items() if country is None or row.country == country}
    scores = scores or _likeness(text)
    ordered = sorted(scores, key=lambda row: (-scores[row], row.domain))
    unknown = f"no company called {text!r} is in the directory"
    if not ordered:
        raise CompanyUnknownError(f"{unknown}. If you know its web site, say: --domain acme.example")
    best, rest = ordered[0], ordered[1:]
    if scores[best] >= SURE and all(scores[best] - scores[row] >= CLEAR for row in rest):
        return _company(best, text, f"{TAKING}{text!r} for {best.name} ({best.domain})")
    if not rest:
        raise CompanyUnknownError(f"{unknown}; did you mean {best.name} (--domain {best.domain})?")
    raise _ambiguous(text, tuple(ordered), alike=True)


def _likeness(text: str) -> dict[DirectoryRow, float]:
    """Companies whose names are like *text*, 0 to 100: misspelled, in another word order, longer or shorter."""
    key, own = name_keys(text)[1], own_directory()
    found: dict[DirectoryRow, float] = {}
    for known in (own, bundled()):
        for name, score in alike(key, known.by_name[1]):
            shown = (row for row in known.by_name[1][name] if known is own or row.domain not in own.by_domain)
            found |= {row: max(found.get(row, 0.0), score) for row in shown}
    return found


def alike(key: str, names: Iterable[str]) -> Iterator[tuple[str, float]]:
    """Those of *names* that are like *key* (both as `name_keys` spells them), 0 to 100; one may come several times."""
    names = tuple(names) if key else ()  # of signs alone nothing is left to be like
    for scorer in (fuzz.ratio, fuzz.token_sort_ratio):
        for name, score, _ in process.extract_iter(key, names, scorer=scorer, score_cutoff=POSSIBLE):
            yield name, score
    words = [f" {word} " for word in key.split()]
    for name in names:
        if name.startswith(f"{key} "):
            yield name, SURE
        elif key.startswith(f"{name} ") or all(word in f" {name} " for word in words):
            yield name, LONGER


def _ambiguous(text: str, rows: tuple[DirectoryRow, ...], *, alike: bool = False) -> CompanyAmbiguousError:
    choices = tuple((row.name, row.domain) for row in rows[:MAX_CHOICES])
    by_country = "add its country to the name, " if len({row.country for row in rows}) > 1 else ""
    return CompanyAmbiguousError(
        f"which company is {text!r}? Choose one, {by_country}or give its web site by --domain:", choices, alike=alike
    )
