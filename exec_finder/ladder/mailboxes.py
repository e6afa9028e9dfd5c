"""Mailboxes that stand on the ladder: executive customer relations and complaints offices."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache
from typing import Literal

from exec_finder.tables import read_rows
from exec_finder.text import fold
from exec_finder.titles import title_phrases


@dataclass(frozen=True, slots=True)
class MailboxRow:
    """Words of a label or local part that make a mailbox a rung."""

    lang: str
    words: str
    where: Literal["label", "local", "both"]
    rung: int
    reason: str
    example: str
    counterexample: str


@cache
def _rows() -> tuple[tuple[MailboxRow, tuple[str, ...], str], ...]:
    rows = read_rows("ladder/mailboxes.csv", MailboxRow)
    return tuple((row, title_phrases(row.words), _solid(row.words)) for row in rows)


def _solid(text: str) -> str:
    return "".join(letter for letter in fold(text) if letter.isalnum())


def mailbox_rung(label: str, address: str) -> tuple[int, str] | None:
    """The rung of a mailbox and the reason in words; None for ordinary ones (info, support, sales …).

    >>> mailbox_rung("", "executive.relations@acme.example")[0]
    1
    """
    words = title_phrases(label)
    local = _solid(address.partition("@")[0])
    for row, phrase, solid in _rows():
        at_label = row.where != "local" and phrase and _holds(words, phrase)
        if at_label or (row.where != "label" and solid == local):
            return row.rung, row.reason
    return None


def _holds(words: tuple[str, ...], phrase: tuple[str, ...]) -> bool:
    return any(words[at : at + len(phrase)] == phrase for at in range(len(words) - len(phrase) + 1))
