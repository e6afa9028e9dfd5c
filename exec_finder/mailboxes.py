"""Whose a mailbox is: a person's, a task's or a machine's, and which domains give mailboxes to anybody."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache, lru_cache
from typing import Literal

from exec_finder.tables import read_rows
from exec_finder.text import fold

__all__ = ["is_for_customers", "is_free_mail", "is_role", "is_role_word", "role_kind"]

_HEX = re.compile(r"[0-9a-f]{16,}")
_PIECES = 8
_SPLIT = re.compile(r"[._+\-=]+|(?<=\D)(?=\d)|(?<=\d)(?=\D)")


@dataclass(frozen=True, slots=True)
class _RoleWord:
    word: str
    lang: str
    kind: str
    affix: str
    example: str


@dataclass(frozen=True, slots=True)
class _FreeMail:
    domain: str
    country: str


@dataclass(frozen=True, slots=True)
class _Kind:
    kind: str
    for_customers: Literal["yes", "no"]
    vague: Literal["yes", "no"]
    note: str


@dataclass(frozen=True, slots=True)
class _Roles:
    strong: frozenset[str]
    every: frozenset[str]
    starts: tuple[str, ...]
    ends: tuple[str, ...]
    kinds: dict[str, str]


@cache
def _free_mail() -> tuple[frozenset[str], tuple[str, ...]]:
    rows = [row.domain for row in read_rows("free_mail.csv", _FreeMail)]
    return frozenset(rows), tuple(row[:-1] for row in rows if row.endswith(".*"))


def is_free_mail(domain: str) -> bool:
    """Whether a domain gives mailboxes to anybody: those are private, not a company's.

    >>> is_free_mail("yahoo.co.uk"), is_free_mail("acme.example")
    (True, False)
    """
    whole, stems = _free_mail()
    domain = domain.lower().rstrip(".")
    return domain in whole or (domain.startswith(stems) and domain.count(".") <= 2)


@cache
def _roles() -> _Roles:
    rows = read_rows("role_mailboxes.csv", _RoleWord)
    return _Roles(
        strong=frozenset(fold(row.word) for row in rows if row.affix != "whole"),
        every=frozenset(fold(row.word) for row in rows),
        starts=tuple(fold(row.word) for row in rows if row.affix in {"start", "both"}),
        ends=tuple(fold(row.word) for row in rows if row.affix in {"end", "both"}),
        kinds={fold(row.word): row.kind for row in rows},
    )


@cache
def _kinds(column: Literal["for_customers", "vague"], value: str) -> frozenset[str]:
    """The kinds of mailboxes that have *value* in a column of data/mailbox_kinds.csv."""
    return frozenset(row.kind for row in read_rows("mailbox_kinds.csv", _Kind) if getattr(row, column) == value)


def is_role(local_part: str) -> bool:
    """Whether a local part names a task, a team or a machine, and no person.

    >>> [is_role(word) for word in ("press", "customer-service-uk", "noreply-123", "jane.doe", "jdoe")]
    [True, True, True, False, False]
    """
    local_part = fold(local_part)
    if local_part in _roles().every or _is_machine(local_part):
        return True
    pieces = [piece for piece in _SPLIT.split(local_part) if piece and not piece.isdigit()]
    return any(map(is_role_word, pieces)) or all(piece in _roles().every for piece in pieces)


def role_kind(local_part: str) -> str:
    """What a role mailbox is for: the `kind` of its first telling word in data/role_mailboxes.csv; '' where none is.

    >>> role_kind("careers"), role_kind("Accounts-Payable"), role_kind("customer-service-uk"), role_kind("jane.doe")
    ('careers', 'finance', 'customer_service', '')
    """
    kinds = _roles().kinds
    local_part = fold(local_part)
    pieces = [piece for piece in _SPLIT.split(local_part) if piece][:_PIECES]
    spans = [pieces[a:b] for a in range(len(pieces)) for b in range(len(pieces), a, -1)]
    words = [local_part, *(sign.join(span) for span in sorted(spans, key=len, reverse=True) for sign in ("-", ""))]
    found = [kinds[word] for word in words if word in kinds]
    return next((kind for kind in found if kind not in _kinds("vague", "yes")), next(iter(found), ""))


def is_for_customers(local_part: str) -> bool:
    """Whether a customer may be answered there: jobs, suppliers' bills, machines and shareholders are others' affairs.

    >>> is_for_customers("billing"), is_for_customers("webmaster"), is_for_customers("ir"), is_for_customers("info")
    (True, False, False, True)
    """
    return role_kind(local_part) not in _kinds("for_customers", "no")


@lru_cache(maxsize=4096)
def is_role_word(piece: str) -> bool:
    """Whether a piece of a local part tells of a task by itself, wherever it stands."""
    roles = _roles()
    return (
        piece in roles.strong or piece.startswith(roles.starts) or piece.endswith(roles.ends) or _made_of_roles(piece)
    )


def _is_machine(local_part: str) -> bool:
    """Digits alone, or a long hash; letters with digits are often a person's number in the company."""
    return local_part.isdigit() or bool(_HEX.search(local_part))


def _made_of_roles(piece: str) -> bool:
    """Whether a piece is role words written together, one of them telling alone ('pressoffice', not 'wienand')."""
    roles = _roles()
    reached = {(0, False)}  # read so far; a telling word among it
    for end in range(3, min(len(piece), 64) + 1):
        for start in range(int(end == len(piece)), end - 2):
            word = piece[start:end]
            if word in roles.every:
                told = word in roles.strong
                reached |= {(end, before or told) for before in (False, True) if (start, before) in reached}
    return (len(piece), True) in reached
