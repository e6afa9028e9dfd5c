"""What EDGAR keeps of one filer: its names, how to reach it, and its newest filings."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import timedelta
from typing import Any

from exec_finder.answers import mapping, sequence, text_of
from exec_finder.extract.phones import tidy_phone
from exec_finder.models import Channel, ChannelKind, Contacts, Evidence, Page
from exec_finder.sources.edgar_api import cik_of
from exec_finder.sources.edgar_index import plain_name
from exec_finder.sources.interfaces import read_json
from exec_finder.text import iso_day, shorten

OWNERSHIP = frozenset({"3", "4", "5"})
ANNUAL = frozenset({"10-K", "10-K405", "10-KSB", "10-KT"})
PROXY = frozenset({"DEF 14A", "DEFM14A"})
MAX_FILINGS = 5_000
_ACCESSION = re.compile(r"\d{10}-\d{2}-\d{6}")
_DOCUMENT = re.compile(r"(?:[\w-][\w.-]{0,100}/)?[\w-][\w.-]{0,150}", re.ASCII)
_STATE = re.compile(r"[A-Z]{2}")  # a US state; codes of other countries hold a digit


@dataclass(frozen=True, slots=True)
class Filing:
    """One filing, as the list of them has it."""

    form: str
    """Without the mark of an amendment: '4' for '4/A'."""
    amends: bool
    """Whether it had that mark."""
    filed: str
    """ISO 8601."""
    url: str
    """Of its main document; of an ownership form the XML itself, not its rendering."""
    items: tuple[str, ...] = ()
    """Of an 8-K, what happened: '5.02' is officers coming and going."""


@dataclass(frozen=True, slots=True)
class Record:
    """What EDGAR says of a filer."""

    cik: str
    """Ten digits."""
    name: str
    """Today's, without the state behind it."""
    former_names: tuple[str, ...]
    """Newest first."""
    phone: str
    """E.164; '' where it has none that can be read."""
    address: str
    """Of its business; '' where it has none."""
    filings: tuple[Filing, ...]
    """Newest first."""

    def latest(self, forms: frozenset[str], *, amends: bool = False) -> Filing | None:
        """The newest filing of one of *forms*; or the newest that amends one."""
        return next((one for one in self.filings if one.form in forms and one.amends == amends), None)


def record_url(cik: str) -> str:
    """Where EDGAR keeps the record of a filer."""
    return f"https://data.sec.gov/submissions/CIK{cik}.json"


def read_record(page: Page, cik: str) -> Record | None:
    """The record of filer *cik*; None for what is none, or another's."""
    data = mapping(read_json(page))
    name = plain_name(text_of(data.get("name")))
    if not name or cik_of(data.get("cik")) != cik:
        return None
    business = mapping(mapping(data.get("addresses")).get("business"))
    recent = mapping(data.get("filings")).get("recent")
    tomorrow = str(page.fetched_at.date() + timedelta(days=1))  # somewhere it is tomorrow already
    former = [text_of(mapping(row).get("name")) for row in sequence(data.get("formerNames"))[:50]]
    return Record(
        cik=cik,
        name=name,
        former_names=tuple(plain_name(old) for old in former if old),
        phone=tidy_phone(text_of(data.get("phone"))[:60], "US") if _is_american(business) else "",
        address=_address(business),
        filings=tuple(one for one in _filings(mapping(recent), cik) if one.filed <= tomorrow),
    )


def contacts_of(record: Record, page: Page) -> Contacts:
    """The company's own line and address, as it gives them to the SEC."""
    label = "as given to the SEC"

    def seen(text: str) -> tuple[Evidence, ...]:
        return (Evidence(page.url, page.fetched_at, "edgar", shorten(f"{record.name}: {text}")),)

    phones = (Channel(ChannelKind.PHONE, record.phone, label, seen(record.phone)),) if record.phone else ()
    posts = (Channel(ChannelKind.POST, record.address, label, seen(record.address)),) if record.address else ()
    return Contacts(phones=phones, posts=posts)


# --- inside -------------------------------------------------------------------------------------


def _is_american(address: dict[str, Any]) -> bool:
    return bool(_STATE.fullmatch(text_of(address.get("stateOrCountry")))) and not address.get("isForeignLocation")


def _address(business: dict[str, Any]) -> str:
    """Street and place; '' where either is missing."""
    streets = [text_of(business.get(part)) for part in ("street1", "street2")]
    state = text_of(business.get("stateOrCountry" if _is_american(business) else "stateOrCountryDescription"))
    city = text_of(business.get("city"))
    place = ", ".join(filter(None, (city, f"{state} {text_of(business.get('zipCode'))}".strip())))
    return ", ".join(filter(None, (*streets, place))) if any(streets) and city else ""


def _filings(recent: dict[str, Any], cik: str) -> tuple[Filing, ...]:
    """Rows out of columns; a row that lacks what names its document is left out."""
    columns = [sequence(recent.get(name)) for name in ("accessionNumber", "form", "filingDate", "primaryDocument")]
    rows = min(MAX_FILINGS, *map(len, columns))
    items = [*sequence(recent.get("items"))[:rows], *[""] * rows]
    found = [_filing([column[row] for column in columns], items[row], cik) for row in range(rows)]
    return tuple(sorted((filing for filing in found if filing), key=lambda filing: filing.filed, reverse=True))


def _filing(cells: Sequence[object], items: object, cik: str) -> Filing | None:
    accession, form, filed, document = map(text_of, cells)
    if not (_ACCESSION.fullmatch(accession) and filed and filed == iso_day(filed) and _DOCUMENT.fullmatch(document)):
        return None
    plain = form.upper().removesuffix("/A")
    name = document.rpartition("/")[2] if plain in OWNERSHIP else document
    url = f"https://www.sec.gov/Archives/edgar/data/{int(cik)}/{accession.replace('-', '')}/{name}"
    happened = tuple(filter(None, map(str.strip, text_of(items).split(","))))
    return Filing(plain, plain != form.upper(), filed, url, happened)
