"""From what the user typed to a company: a domain, a URL, or a name that a directory knows.

There are two directories: the bundled `data/companies.csv`, and the user's own file of the same columns, which wins.
"""

from __future__ import annotations

import csv
import hashlib
import io
import re
from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import cache, cached_property, lru_cache
from pathlib import Path
from typing import Annotated

import platformdirs
from pydantic import AfterValidator, Field, ValidationError
from rapidfuzz import fuzz, process

from exec_finder.company_names import PartedList, country_code, name_keys, split_country
from exec_finder.domains import country_of, parse_company_url, site_domain
from exec_finder.errors import CompanyAmbiguousError, CompanyUnknownError, InputError, UsageError
from exec_finder.models import Company, adapter, value
from exec_finder.tables import parse_rows, plain_fault, read_checked, read_rows
from exec_finder.text import printable, squeeze

SURE = 90.0
"""From this likeness (of 100) on, a name is taken for the company's; below, it is only a suggestion."""
POSSIBLE = 72.0
"""Below this likeness a company is not even suggested."""
LONGER = 80.0
"""Likeness of a query that begins with a company's name and goes on: a product of its, or somebody else."""
CLEAR = 4.0
"""How far the best name must stand before the next company's; else the user chooses."""
MAX_QUERY = 200
"""Characters of a name; URLs may be longer."""
MAX_CHOICES = 30
TAKING = "taking "
"""Begins `Company.why` where a name was only near to the company's: the user should hear of it."""


@value
class DirectoryRow:
    """A row of data/companies.csv."""

    name: str
    """As customers know the company."""
    domain: str
    """Registrable domain of its main web site."""
    other_names: PartedList = ()
    """Brands, short forms, former and local names, parted by `|` in the file."""
    mail_domains: PartedList = ()
    """Domains of its staff's addresses, where public; parted by `|`."""
    country: str = ""
    """ISO 3166-1 alpha-2 of its seat, or of the branch that serves there."""
    sector: str = ""
    """One word from data/README.md's list."""
    owner: str = ""
    """Who owns it, as a name; that company's row may name the next owner."""
    wikidata: Annotated[str, Field(pattern=r"^(Q[1-9]\d*)?$")] = ""
    """Its item at Wikidata."""
    cik: Annotated[str, Field(pattern=r"^(\d{10})?$")] = ""
    """Its number at the SEC, ten digits; only its own, not its owner's."""


COLUMNS = ("name", "other_names", "domain", "mail_domains", "country", "sector", "owner", "wikidata", "cik")
"""Of both files, in this order; the user's may have fewer."""
_MAX_OWNERS = 5
"""Links of a chain of owners: enough for any that is true, and an end to one that goes round."""


def directory() -> tuple[DirectoryRow, ...]:
    """All companies, bundled and the user's own, sorted by domain."""
    own = _own()
    rows = [*own.rows, *(row for row in _bundled().rows if row.domain not in own.by_domain)]
    return tuple(sorted(rows, key=lambda row: row.domain))


def resolve_company(query: str, *, domain: str | None = None, country: str | None = None) -> Company:
    """The company that *query* (a name, domain or URL) stands for; *domain* settles it.

    country: which of several companies of that name, as ISO 3166-1 alpha-2 or in words; where a domain that the
    directory lacks is at home.
    Raises UsageError for an empty or impossible query, CompanyUnknownError, and CompanyAmbiguousError with choices.
    """
    text = typed(query)
    if not text:
        raise UsageError("a company's name, domain or URL is needed")
    host_typed = _domain_in(text)
    if host_typed is None and len(text) > MAX_QUERY:
        raise UsageError(f"no company's name has {len(text)} characters; give at most {MAX_QUERY}, or its web site")
    code = None if country is None else country_code(country)
    if domain is not None:
        name = text if host_typed is None else ""
        return _at(_domain_of(domain), code, query=text, name=name, why="given by --domain")
    if host_typed is not None:
        return _at(host_typed, code, query=text, name="", why="given as a domain")
    return _by_name(text, code)


# --- the user's own directory -------------------------------------------------------------------


def _filled(text: str) -> str:
    if not (text := squeeze(printable(text))):
        raise ValueError("it is empty")
    return text


def _domain_of(text: str) -> str:
    host = _domain_in(text := typed(text))
    if host is None:
        raise UsageError(f"{text!r} is no domain name; an example is acme.example")
    return host


def _mail_domains_of(texts: tuple[str, ...]) -> tuple[str, ...]:
    """Whole hosts: staff may well have addresses below the registrable domain."""
    found = {text: parse_company_url(text) for text in texts}
    bad = next((text for text, url in found.items() if url is None), None)
    if bad is not None:
        raise ValueError(f"{bad!r} is no mail domain; an example is mail.acme.example")
    return tuple(url.host for url in found.values() if url)


def _country_code(text: str) -> str:
    return country_code(text) if squeeze(text) else ""


def _item(text: str) -> str:
    if (item := squeeze(text).upper()) and not re.fullmatch(r"Q[1-9]\d*", item, re.ASCII):
        raise ValueError(f"{text!r} is no item of Wikidata, such as Q42")
    return item


def _ten_digits(text: str) -> str:
    if (number := text.strip()) and not re.fullmatch(r"\d{1,10}", number, re.ASCII):
        raise ValueError(f"{text!r} is no number at the SEC, such as 320193")
    return number.zfill(10) if number else ""


@value
class OwnRow(DirectoryRow):
    """A row of the user's own directory; only name and domain are needed."""

    name: Annotated[str, AfterValidator(_filled)]
    """As in DirectoryRow."""
    domain: Annotated[str, AfterValidator(_domain_of)]
    """A URL of the site will do."""
    other_names: Annotated[PartedList, AfterValidator(lambda names: tuple(map(_filled, names)))] = ()
    """As in DirectoryRow."""
    mail_domains: Annotated[PartedList, AfterValidator(_mail_domains_of)] = ()
    """As in DirectoryRow."""
    country: Annotated[str, AfterValidator(_country_code)] = ""
    """As in DirectoryRow."""
    sector: Annotated[str, AfterValidator(lambda word: squeeze(printable(word)).lower())] = ""
    """Any word."""
    owner: Annotated[str, AfterValidator(lambda name: squeeze(printable(name)))] = ""
    """As in DirectoryRow."""
    wikidata: Annotated[str, AfterValidator(_item)] = ""
    """As in DirectoryRow."""
    cik: Annotated[str, AfterValidator(_ten_digits)] = ""
    """As in DirectoryRow; leading zeros may be left out."""


def own_path() -> Path:
    """Where the user's own directory is kept."""
    return platformdirs.user_data_path("exec-finder") / "companies.csv"


def checked_path() -> Path:
    """Where the checksum of the user's own directory is kept, as it was when all its rows had been checked."""
    return own_path().with_suffix(".checked")


def checksum(raw: bytes) -> str:
    """Of the user's own directory, and of the columns that this version knows."""
    return hashlib.sha256(repr(COLUMNS).encode() + raw).hexdigest()


def own_row(
    name: str,
    domain: str,
    other_names: Iterable[str] = (),
    mail_domains: Iterable[str] = (),
    **facts: str,
) -> OwnRow:
    """A row for the user's own directory; facts: its other columns. Raises UsageError for what can't be meant."""
    lists = {"other_names": "|".join(other_names), "mail_domains": "|".join(mail_domains)}
    try:
        row: OwnRow = adapter(OwnRow).validate_python({"name": name, "domain": domain} | lists | facts)
    except ValidationError as error:
        first = error.errors()[0]
        raise UsageError(f"{first['loc'][0]}: {plain_fault(first['msg'])}") from error
    return row


def parse_own(raw: bytes, where: str) -> tuple[OwnRow, ...]:
    """The rows of a user's CSV file, parted by commas, semicolons or tabs; *where* names it in errors.

    Raises DataError with file and line for a bad row, InputError for what is no text, or has a domain twice.
    """
    try:
        rows = parse_rows(raw.decode("utf-8-sig"), OwnRow, where, delimiters=",;\t")
    except UnicodeDecodeError as error:
        raise InputError(f"can't read {where} as CSV in UTF-8: {error}") from error
    twice = next((domain for domain, times in Counter(row.domain for row in rows).items() if times > 1), "")
    if twice:
        raise InputError(f"{where}: {twice} stands there twice; put its names into one row, parted by |")
    return rows


def own_with(rows: Iterable[OwnRow]) -> str:
    """The user's own directory as CSV, with *rows* added; a row of the same domain is replaced."""
    merged = {row.domain: row for row in (*_own().rows, *rows)}
    out = io.StringIO(newline="")
    writer = csv.writer(out, lineterminator="\n")
    writer.writerow(COLUMNS)
    for _, row in sorted(merged.items()):
        cells = (getattr(row, column) for column in COLUMNS)
        writer.writerow([cell if isinstance(cell, str) else "|".join(cell) for cell in cells])
    return out.getvalue()


# --- names --------------------------------------------------------------------------------------


@dataclass(frozen=True)
class _Directory:
    """Rows, and what finds them; made when it is first asked, as few lookups need all."""

    rows: tuple[DirectoryRow, ...]

    @cached_property
    def by_domain(self) -> dict[str, DirectoryRow]:
        """Each company by its main domain."""
        return {row.domain: row for row in self.rows}

    @cached_property
    def by_name(self) -> tuple[dict[str, tuple[DirectoryRow, ...]], ...]:
        """For each way of `name_keys`, the strictest first: the companies that bear a name."""
        by_name: tuple[dict[str, tuple[DirectoryRow, ...]], ...] = ({}, {}, {})
        for row in self.rows:
            for keys in map(name_keys, (row.name, *row.other_names)):
                for names, key in zip(by_name, keys, strict=True):
                    known = names.get(key, ())
                    if not known or known[-1] is not row:
                        names[key] = (*known, row)
        return by_name

    def named(self, text: str) -> tuple[DirectoryRow, ...]:
        """The companies that bear exactly this name, by the strictest way that finds any."""
        found = (names.get(key, ()) for names, key in zip(self.by_name, name_keys(text), strict=True))
        return next((rows for rows in found if rows), ())


@cache
def _bundled() -> _Directory:
    return _Directory(read_rows("companies.csv", DirectoryRow))


def _own() -> _Directory:
    path = own_path()
    try:
        raw = path.read_bytes()
    except FileNotFoundError:
        raw = b""
    except OSError as error:
        raise InputError(f"can't read {path}: {error.strerror or error}") from error
    return _own_indexed(raw, str(path)) if raw else _Directory(())


@lru_cache(maxsize=2)
def _own_indexed(raw: bytes, where: str) -> _Directory:
    """What `own_with` wrote is not checked again each time, which takes seconds for a large one; other files are."""
    return _Directory(read_checked(raw.decode(), OwnRow, where) if _is_checked(raw) else parse_own(raw, where))


def _is_checked(raw: bytes) -> bool:
    try:
        return checked_path().read_bytes() == checksum(raw).encode()
    except OSError:  # none, or none that we may read: then all is checked
        return False


# --- from a name to a company -------------------------------------------------------------------

# `user:password@` before a host, and whatever stands there behind a scheme (RFC 3986 §3.2.1).
_CREDENTIALS = re.compile(r"(?<=://)[^\s/?#]*@|^[^\s/?#@:]*:[^\s/?#]*@")


def typed(text: str) -> str:
    """What the user typed, without a password: it must get into no message, Report or recording."""
    return _CREDENTIALS.sub("", squeeze(printable(text)))


def _domain_in(text: str) -> str | None:
    """The registrable domain that a domain or URL names; None for anything else, such as a company's name."""
    found = parse_company_url(text)
    return (site_domain(found[0]) or found[0]) if found else None


def _at(domain: str, country: str | None, *, query: str, name: str, why: str) -> Company:
    row = _own().by_domain.get(domain) or _bundled().by_domain.get(domain)
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
        parents = [parent for parent in _named(row.owner) if parent.name == row.owner and parent.domain not in seen]
        if len(parents) != 1:
            return
        row = parents[0]
        seen.add(row.domain)


def _named(text: str) -> tuple[DirectoryRow, ...]:
    """Who bears exactly this name; the user's own companies win."""
    own = _own()
    return own.named(text) or tuple(row for row in _bundled().named(text) if row.domain not in own.by_domain)


def _by_name(text: str, country: str | None) -> Company:
    name, exact = text, _named(text)
    if not exact and country is None:
        name, country = split_country(text)
        exact = _named(name)
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
    key, own = name_keys(text)[1], _own()
    found: dict[DirectoryRow, float] = {}
    for known in (own, _bundled()):
        for name, score in alike(key, known.by_name[1]):
            shown = (row for row in known.by_name[1][name] if known is own or row.domain not in own.by_domain)
            found |= {row: max(found.get(row, 0.0), score) for row in shown}
    return found


def alike(key: str, names: Iterable[str]) -> Iterator[tuple[str, float]]:
    """Those of *names* that are like *key* (both as `name_keys` spells them), 0 to 100; one may come several times."""
    names = tuple(names)
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
