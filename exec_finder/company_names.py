"""Companies' names for comparing, and the countries that stand beside them. Pure."""

from __future__ import annotations

import re
from functools import cache
from typing import Annotated

from pydantic import BeforeValidator

from exec_finder.errors import UsageError
from exec_finder.models import value
from exec_finder.tables import parted, read_lines, read_rows
from exec_finder.text import fold

__all__ = ["PartedList", "country_code", "country_named", "name_keys", "split_country"]

_JOINED = str.maketrans({".": "", "'": "", "’": "", "&": " and "})
_WORDS = re.compile(r"[\w+]+")
_CODE = re.compile("[A-Z]{2}")


PartedList = Annotated[tuple[str, ...], BeforeValidator(parted)]
"""A cell of a table that holds several texts, parted by `|`."""


@value
class _CountryName:
    """A row of data/country_names.csv."""

    country: str
    names: PartedList


def name_keys(name: str) -> tuple[str, str, str]:
    """*name* for comparing: folded and without punctuation; without legal forms too; without blanks too.

    >>> name_keys("The Acme-Telecom, Inc.")
    ('the acme telecom inc', 'acme telecom', 'acmetelecom')
    """
    words, forms = _WORDS.findall(fold(name).translate(_JOINED)), _legal_forms()
    core = [word for word in words if word not in forms] or words
    return " ".join(words), " ".join(core), "".join(core)


def country_named(text: str) -> str:
    """The ISO 3166-1 alpha-2 code of a country that *text* names in words or by code; '' where it names none we know.

    >>> country_named("Deutschland"), country_named("us"), country_named("Atlantis")
    ('DE', 'US', '')
    """
    return _countries().get(name_keys(text)[0], "")


def country_code(text: str) -> str:
    """As `country_named`, and any code of two letters. Raises UsageError for anything else."""
    code = country_named(text) or text.strip().upper()
    if not _CODE.fullmatch(code):
        raise UsageError(f"{text!r} is no country; give its code of two letters, such as DE or US")
    return code


def split_country(text: str) -> tuple[str, str | None]:
    """*text* less the country that it ends with, and that country: `Acme (South Africa)` is acme, ZA."""
    words = name_keys(text)[0].split()
    for size in range(min(3, len(words) - 1), 0, -1):
        code = _countries().get(" ".join(words[-size:]))
        if code:
            return " ".join(words[:-size]), code
    return text, None


@cache
def _legal_forms() -> frozenset[str]:
    return frozenset(read_lines("legal_forms.txt"))


@cache
def _countries() -> dict[str, str]:
    """Codes and names of countries, as `name_keys` spells them, to codes."""
    rows = read_rows("country_names.csv", _CountryName)
    return {name_keys(name)[0]: row.country for row in rows for name in (row.country, *row.names)}
