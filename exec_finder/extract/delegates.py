"""Tables that list people with the bodies they are of: signatories, participants, delegates."""

from __future__ import annotations

from exec_finder.extract.context import Context, bears_firm, names_firm, same_organisation
from exec_finder.extract.headers import Tables, read_bodies
from exec_finder.extract.words import names_office, plain

_OURS = frozenset({"people", "board", "contact"})


def lines_of_delegates(tables: Tables, context: Context) -> frozenset[int]:
    """Lines of the rows of other bodies' people; none below a heading of the page's own, who may have day jobs."""
    found: set[int] = set()
    for bodies in read_bodies(tables):
        if _are_bodies(set(bodies.values()), context.own):
            found.update(line for line, body in bodies.items() if _is_other(body, context.own))
    return frozenset(line for line in found if (context.sections[line][0] or context.page_kind) not in _OURS)


def _are_bodies(texts: set[str], own: frozenset[str]) -> bool:
    """Several, and most of them others by their names: no departments, no places, not one body for all."""
    others = [text for text in texts if _is_other(text, own)]
    firms = sum(bears_firm(text) or names_firm(text, own) for text in others)
    return len({plain(text) for text in texts}) > 1 and 2 * firms >= max(len(others), 1)


def _is_other(text: str, own: frozenset[str]) -> bool:
    """Another body, and no part of the page's own: 'School of Arts'."""
    return not (same_organisation(text, own) or names_office(text))
