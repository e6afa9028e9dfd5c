"""Who hears a complaint next, when the company itself has not helped."""

from __future__ import annotations

from functools import cache

from exec_finder.models import InstanceKind, NextInstance, value
from exec_finder.tables import read_lines, read_rows

_UNION = "EU"
_ORDER = (InstanceKind.OMBUDSMAN, InstanceKind.ARBITRATION, InstanceKind.REGULATOR, InstanceKind.CONSUMER_BODY)
"""Who can settle one case comes before who watches a whole trade or advises."""


@value
class RegulatorRow:
    """A row of data/regulators.csv."""

    country: str
    """ISO 3166-1 alpha-2; EU for a body of the Union."""
    sector: str
    """As in companies.csv; empty for whatever has no row of its own."""
    name: str
    """As it calls itself."""
    kind: InstanceKind
    """What it is."""
    website: str
    """Where it takes complaints or says how; `https://`."""
    wait_days: str
    """Days after the complaint from which it takes the case; empty where there is no fixed time."""
    wait_words: str
    """When it takes the case, in words; empty where at once."""
    note: str
    """What it is for, what it costs, what it can do."""
    not_for: str
    """An example of what it does not do."""


def next_instances(country: str, sector: str) -> tuple[NextInstance, ...]:
    """Who hears a complaint about a company of that country and sector next; none where the country is unknown.

    Those of the sector first, then those for everything; within each, those who can settle a single case first.
    """
    rows = [row for row in _rows() if row.country == country and row.sector in {sector, ""}]
    if country in read_lines("eu_countries.txt"):
        rows += [row for row in _rows() if row.country == _UNION]
    rows.sort(key=lambda row: (row.country == _UNION, not row.sector, _ORDER.index(row.kind)))
    return tuple(
        NextInstance(
            row.name, row.kind, row.website, row.wait_words, int(row.wait_days) if row.wait_days else None,
            row.note, row.not_for,
        )
        for row in rows
    )  # fmt: skip


@cache
def _rows() -> tuple[RegulatorRow, ...]:
    return read_rows("regulators.csv", RegulatorRow)
