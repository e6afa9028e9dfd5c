"""A row of the directory, the bundled one or the user's own, and what the user types for one."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable
from typing import Annotated

from pydantic import AfterValidator, Field, ValidationError

from exec_finder.company_names import PartedList, country_code
from exec_finder.domains import parse_company_url, site_domain
from exec_finder.errors import InputError, UsageError
from exec_finder.models import adapter, value
from exec_finder.tables import parse_rows, plain_fault
from exec_finder.text import encoding_fault, printable, squeeze

MAX_NAME = 200
"""Characters of a company's name; URLs may be longer."""

# `user:password@` before a host, and whatever stands there behind a scheme (RFC 3986 §3.2.1).
_CREDENTIALS = re.compile(r"(?<=://)[^\s/?#]*@|^[^\s/?#@:]*:[^\s/?#]*@")


def typed(text: str) -> str:
    """What the user typed, without a password: it must get into no message, Report or recording."""
    return _CREDENTIALS.sub("", squeeze(printable(text)))


def domain_in(text: str) -> str | None:
    """The registrable domain that a domain or URL names; None for anything else, such as a company's name."""
    found = parse_company_url(text)
    return (site_domain(found[0]) or found[0]) if found else None


def domain_of(text: str) -> str:
    """As `domain_in`. Raises UsageError where *text* names none."""
    host = domain_in(text := typed(text))
    if host is None:
        raise UsageError(f"{text!r} is no domain name; an example is acme.example")
    return host


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


def _filled(text: str) -> str:
    if not (text := squeeze(printable(text))):
        raise ValueError("it is empty")
    if len(text) > MAX_NAME:
        raise ValueError(f"no company's name has {len(text)} characters; give at most {MAX_NAME}")
    return text


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
    domain: Annotated[str, AfterValidator(domain_of)]
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
        raise InputError(f"can't read {where} as CSV in UTF-8: {encoding_fault(error)}") from error
    twice = next((domain for domain, times in Counter(row.domain for row in rows).items() if times > 1), "")
    if twice:
        raise InputError(f"{where}: {twice} stands there twice; put its names into one row, parted by |")
    return rows
