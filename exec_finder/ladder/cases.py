"""A person's title as one customer's complaint sees it, and who is shut out of the ladder."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from functools import cache, lru_cache
from typing import Literal

from exec_finder.ladder.issues import never_rows
from exec_finder.ladder.regions import Match
from exec_finder.models import Seniority, Title
from exec_finder.tables import read_rows
from exec_finder.titles import title_phrases

SERVICE = {"customer_service", "customer_experience"}


@dataclass(frozen=True, slots=True)
class WordRow:
    """Words of a title or a heading that decide a step."""

    use: Literal[
        "board_section", "former_section", "consumer", "trade", "executive_office", "trap", "public_head",
        "second_head", "small_firm", "narrow",
    ]  # fmt: skip
    lang: str
    words: str
    example: str


@dataclass(frozen=True, slots=True)
class SectorRow:
    """What a rank is worth in a sector that gives it away freely, or sparingly."""

    sector: str
    seniority: Seniority
    counts_as: Seniority
    example: str


@dataclass(frozen=True, slots=True)
class Case:
    """A person's title seen from one customer's complaint."""

    title: Title
    section: str
    region: Match
    owner: int
    issue: str | None
    sector: str
    unit: bool = False
    """The title names the unit, brand or product that the customer names."""
    outside: bool = False
    """Over another region or unit than the customer's, while somebody nearer serves customers."""
    alone: bool = False
    """Nobody at the company is over customers."""
    small: bool = False
    """A firm so small that those who are called directors run it."""
    below_chief: bool = False
    """Called executive or general director where somebody else is the chief executive."""
    elsewhere: bool = False
    """Chief executive of something else, where somebody is plainly the chief executive here."""

    @property
    def serves(self) -> bool:
        """Whether customers are what the person runs."""
        return bool(SERVICE & set(self.title.functions)) and not says("trap", self.title.text)

    @property
    def rank(self) -> Seniority:
        """The seniority that the title is worth in the company's sector."""
        return _sector_ranks().get((self.sector, self.title.seniority), self.title.seniority)

    @property
    def shut(self) -> str:
        """Why the person must not be written to; empty where nothing forbids it."""
        return next((why for test, why in _SHUT if test(self)), "") or _shut_by_function(self)


@cache
def _sector_ranks() -> dict[tuple[str, Seniority], Seniority]:
    ranks: dict[tuple[str, Seniority], Seniority] = {}
    for row in read_rows("ladder/sectors.csv", SectorRow):
        ranks.setdefault((row.sector, row.seniority), row.counts_as)
    return ranks


@cache
def _words(use: str) -> tuple[tuple[str, ...], ...]:
    return tuple(title_phrases(row.words) for row in read_rows("ladder/words.csv", WordRow) if row.use == use)


@lru_cache(maxsize=8192)
def says(use: str, text: str) -> bool:
    """Whether *text* holds one of the words of data/ladder/words.csv for *use*."""
    words = title_phrases(text)
    return any(
        words[at : at + len(phrase)] == phrase for phrase in _words(use) for at in range(len(words) - len(phrase) + 1)
    )


@lru_cache(maxsize=8192)
def is_just(use: str, text: str) -> bool:
    """Whether *text* is one of the words for *use*, and nothing else."""
    return title_phrases(text) in _words(use)


def _only_seat(case: Case) -> bool:
    title = case.title
    if case.small and is_just("small_firm", title.text):
        return False
    if case.elsewhere or title.seniority == "board" or (title.c_level == "chair" and "other" not in title.functions):
        return True
    if not says("board_section", case.section):
        return False
    return title.seniority not in {"chief", "president"} or bool(title.organisation)


def _staff(case: Case) -> bool:
    return case.title.seniority == "staff" and not says("executive_office", case.title.text)


_SHUT: tuple[tuple[Callable[[Case], bool], str], ...] = (
    (lambda case: case.title.former, "Not to be written to: has left this post."),
    (lambda case: says("former_section", case.section), "Not to be written to: listed among former people."),
    (lambda case: case.title.assistant, "Not to be written to: assists somebody else."),
    (_only_seat, "Not to be written to: sits on the board, and has no part in daily work."),
    (_staff, "Not to be written to: doesn't lead anything that could help."),
    (
        lambda case: says("trap", case.title.text),
        "Not to be written to: the title names customers, but sells, hires, hosts or builds.",
    ),
)


def _shut_by_function(case: Case) -> str:
    """A forbidden function shuts out, unless it only comes behind one that serves customers."""
    rows = never_rows()
    functions = case.title.functions
    if case.small and is_just("small_firm", case.title.text):
        return ""
    if case.title.c_level == "cfo":
        return rows["finance"].reason
    main = functions[0]
    if main not in {*rows, *_NO_SERVICE} and case.title.c_level not in {"clo", "chro", "cpo_people", "cpo_privacy"}:
        return ""
    named = [f for f in functions if f in rows]
    if not named or (case.serves and main not in {"legal", "investor_relations"}) or case.owner >= 3:
        return ""
    row = rows[named[0]]
    if main in _NO_SERVICE and "finance" in named:
        return row.reason
    if case.issue and case.issue in row.except_issues.split():
        return ""
    return row.reason if len(named) == len(functions) or main in rows else ""


_NO_SERVICE = {"sales", "marketing", "technology", "product"}
"""What finance people are named by: 'Sales Finance'."""
