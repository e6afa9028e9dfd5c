"""What a layer says: one person with a title, where it stands and how sure the layer is."""

from __future__ import annotations

from dataclasses import dataclass, field

from exec_finder.extract.words import plain
from exec_finder.names.lists import given_in

RECORDS = frozenset({"table", "card", "line", "heading"})
"""Layers that read the page's own records."""


@dataclass(slots=True)
class Vote:
    """One layer's word for one person; `people` weighs the votes for a name against each other."""

    name: str
    title: str
    layer: str
    """jsonld, state, microdata, card, table, line, heading, prose, filing, alt."""
    score: float
    line: int = -1
    """Of the name; -1 where no line shows it."""
    email: str = ""
    phone: str = ""
    link: str = ""
    section: str = ""
    quote: str = ""
    titles: tuple[str, ...] = ()
    ours: bool = False
    """The words around the title say that it is held at the page's own organisation."""
    why: list[str] = field(default_factory=list)
    """What raised or lowered the score, in words."""


def calls(vote: Vote, record: Vote) -> bool:
    """'Ann Kari' in the text below the record of 'Ann Kari Lund': nothing but her given names."""
    said = plain(vote.name)
    begins = vote.layer == "prose" and record.layer in RECORDS and plain(record.name).startswith(f"{said} ")
    return begins and all(map(given_in, said.split()))
