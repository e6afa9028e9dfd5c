"""By which country's rules each line of a page is read, where the page shows offices in several countries."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache, lru_cache

import phonenumbers

from exec_finder.tables import read_rows
from exec_finder.text import fold

__all__ = ["line_regions", "posted_region"]

_ABOVE = 8  # lines of an office: its country stands above its number, or right below
_BELOW = 2
_LINE_LIMIT = 300
_MANY = 3  # countries on lines in a row are a menu to choose one, no offices
_INTERNATIONAL = re.compile(r"\+\d|\b00[1-9]\d")
_LAST_PART = re.compile(r"(?:.*[,|–—]|.*\s-\s|.*\d)?\s*([^,|–—\d]{2,40}?)[\s.:]*", re.DOTALL)


@dataclass(frozen=True, slots=True)
class _CountryName:
    country: str
    names: str


@dataclass(frozen=True, slots=True)
class PostcodeRow:
    """A row of postcodes.csv."""

    country: str
    """ISO 3166-1 alpha-2."""
    form: str
    """Regular expression of a postcode that only this country writes so."""
    example: str
    """The end of a postal address."""
    counterexample: str
    """What looks alike and is none."""


def posted_region(text: str) -> str:
    r"""The country of most lines that end in a postcode which tells its country; '' where there is none.

    >>> posted_region("12 Mill Lane\nLeeds LS1 4AP"), posted_region("Room 12")
    ('GB', '')
    """
    ends = (
        met.lastgroup for line in text.split("\n") if len(line) <= _LINE_LIMIT and (met := _postcode().search(line))
    )
    return next((country for country, _ in Counter(filter(None, ends)).most_common(1)), "")


@cache
def _postcode() -> re.Pattern[str]:
    rows = read_rows("postcodes.csv", PostcodeRow)
    forms = "|".join(f"(?P<{row.country}>{row.form})" for row in rows)
    return re.compile(rf"(?<![\w-])(?:{forms})[\s.,]*$")


def line_regions(text: str, home: str = "") -> tuple[str, ...]:
    """The country of each line of *text*, ISO 3166-1 alpha-2; none where the text tells of one country at most.

    It is told by a country's name or a number with a plus near the line; *home* counts where there is neither. '' means
    that national numbers on the line can't be read.
    """
    lines = text.split("\n")
    told = dict(_told(lines))
    if len({*told.values(), home} - {""}) < 2:
        return ()
    found: list[str] = []
    for number in range(len(lines)):
        near = (number, *range(number - 1, number - _ABOVE - 1, -1), *range(number + 1, number + _BELOW + 1))
        found.append(next((told[place] for place in near if place in told), home))
    return tuple(found)


def _told(lines: list[str]) -> Iterator[tuple[int, str]]:
    """Lines that tell a country, by the number with a plus on them or by a name at their end."""
    named = [_country_named(line) if len(line) <= _LINE_LIMIT else "" for line in lines]
    for number, line in enumerate(lines):
        country = _country_dialled(line) if len(line) <= _LINE_LIMIT and _INTERNATIONAL.search(line) else ""
        around = named[max(0, number - 1) : number + 2]
        if not country and named[number] and len(set(filter(None, around))) < _MANY - 1:
            country = named[number]
        if country:
            yield number, country


def _country_dialled(line: str) -> str:
    for match in phonenumbers.PhoneNumberMatcher(line, None):
        return phonenumbers.region_code_for_number(match.number) or ""
    return ""


@lru_cache(maxsize=16384)
def _country_named(line: str) -> str:
    """The country that a line is, or ends with: 'Germany', '10115 Berlin, Germany'."""
    last = _LAST_PART.fullmatch(line)
    return _countries().get(fold(last[1].strip()), "") if last else ""


@cache
def _countries() -> dict[str, str]:
    rows = read_rows("country_names.csv", _CountryName)
    return {fold(name): row.country for row in rows for name in row.names.split("|")}
