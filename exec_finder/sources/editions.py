"""Pages of one kind for each year: 'board-2031', 'board_1819'; who led a company once is no news."""

from __future__ import annotations

import re
from functools import lru_cache
from urllib.parse import urlsplit

from exec_finder.domains import host_of

_YEARS = re.compile(
    r"(?<!\d)(?:(?P<year>(?:19|20)\d\d)(?:[-_ ]?(?:\d\d){1,2})?|(?P<first>\d\d)[-_ ]?(?P<second>\d\d))(?!\d)"
)
_CENTURY = 100
_TURN = 50  # two digits from here on are of the last century


@lru_cache(maxsize=20_000)  # asked for each time that pages are chosen
def edition_of(url: str) -> tuple[str, int]:
    """What all editions of a page have in common, and the year of this one; ('', 0) where its path tells no year.

    >>> edition_of("https://acme.example/board-2031.html")
    ('acme.example/board-#.html', 2031)
    >>> edition_of("https://acme.example/board_1819"), edition_of("https://acme.example/people/1170")
    (('acme.example/board_#', 2018), ('', 0))
    """
    path = urlsplit(url).path
    for met in _YEARS.finditer(path):
        year = int(met["year"]) if met["year"] else _season(int(met["first"]), int(met["second"]))
        if year:
            return f"{host_of(url)}{path[: met.start()]}#{path[met.end() :]}", year
    return "", 0


def _season(first: int, second: int) -> int:
    """The year in which a season begins: 18 and 19 are 2018; 0 where the numbers don't follow each other."""
    if second != (first + 1) % _CENTURY:
        return 0
    return first + (1900 if first >= _TURN else 2000)
