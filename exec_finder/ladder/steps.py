"""On which step of the ladder a title stands, and why: the rules over the tables."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from functools import cache
from typing import Literal

from exec_finder.ladder.issues import never_rows
from exec_finder.ladder.regions import Match
from exec_finder.models import Title
from exec_finder.tables import read_rows
from exec_finder.titles import title_phrases

_RANK = {
    "chief": 9.0, "president": 8.5, "evp": 8.2, "svp": 8.0, "vp": 7.6, "head": 7.0, "director": 7.0, "avp": 6.5,
    "manager": 4.0, "lead": 2.0, "staff": 1.0, "other": 1.0, "board": 0.0,
}  # fmt: skip
_OFFICERS = {"chief", "president", "evp", "svp", "vp", "head", "director"}
_SERVICE = {"customer_service", "customer_experience"}
_NEAR_SERVICE = {*_SERVICE, "operations", "customer_success", "field_service", "billing", "regional", "other", "retail"}


@dataclass(frozen=True, slots=True)
class WordRow:
    """Words of a title or a heading that decide a step."""

    use: Literal["board_section", "former_section", "consumer", "trade", "executive_office", "trap", "public_head"]
    lang: str
    words: str
    example: str


@dataclass(frozen=True, slots=True)
class Standing:
    """A place: the rung, or None; the order within it; the reasons in words."""

    rung: int | None
    weight: float
    reasons: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Case:
    """A person's title seen from one customer's complaint."""

    title: Title
    section: str
    region: Match
    owner: int
    issue: str | None
    sector: str
    alone: bool = False

    @property
    def serves(self) -> bool:
        """Whether customers are what the person runs."""
        return bool(_SERVICE & set(self.title.functions)) and not says("trap", self.title.text)

    @property
    def shut(self) -> str:
        """Why the person must not be written to; empty where nothing forbids it."""
        return next((why for test, why in _SHUT if test(self)), "") or _shut_by_function(self)


@cache
def _words(use: str) -> tuple[tuple[str, ...], ...]:
    return tuple(title_phrases(row.words) for row in read_rows("ladder/words.csv", WordRow) if row.use == use)


@cache
def says(use: str, text: str) -> bool:
    """Whether *text* holds one of the words of data/ladder/words.csv for *use*."""
    words = title_phrases(text)
    return any(
        words[at : at + len(phrase)] == phrase for phrase in _words(use) for at in range(len(words) - len(phrase) + 1)
    )


# --- who is shut out ------------------------------------------------------------------------------


def _only_seat(case: Case) -> bool:
    if case.title.seniority == "board" or (case.title.c_level == "chair" and "other" not in case.title.functions):
        return True
    return says("board_section", case.section) and case.title.seniority not in {"chief", "president"}


def _staff(case: Case) -> bool:
    return case.title.seniority == "staff" and not says("executive_office", case.title.text)


_SHUT: tuple[tuple[Callable[[Case], bool], str], ...] = (
    (lambda case: case.title.former, "Not to be written to: has left this post."),
    (lambda case: says("former_section", case.section), "Not to be written to: listed among former people."),
    (lambda case: case.title.assistant, "Not to be written to: assists somebody else."),
    (_only_seat, "Not to be written to: sits on the board only."),
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
    if case.title.c_level == "cfo":
        return rows["finance"].reason
    main = functions[0]
    if main not in rows and case.title.c_level not in {"clo", "chro", "cpo_people", "cpo_privacy"}:
        return ""
    named = [f for f in functions if f in rows]
    if not named or (case.serves and main not in {"legal", "investor_relations"}) or case.owner >= 3:
        return ""
    row = rows[named[0]]
    if case.issue and case.issue in row.except_issues.split():
        return ""
    return row.reason if len(named) == len(functions) or main in rows else ""


# --- the steps ------------------------------------------------------------------------------------


def place_on_ladder(case: Case) -> Standing:
    """The step for a title, or why there is none."""
    rank = _RANK[case.title.seniority] - (0.5 if case.title.acting else 0.0) - (1.0 if case.title.incoming else 0.0)
    if why := case.shut:
        return Standing(None, 0.0, (why,))
    for step in (_customers, _region, _owner, _operations, _top):
        if standing := step(case, rank):
            return _with_flags(case, standing)
    return Standing(None, 0.0, ("Not on the ladder: looks after something else.",))


def _with_flags(case: Case, standing: Standing) -> Standing:
    extra = []
    if case.title.acting:
        extra.append("Holds the post for the time being.")
    if case.title.incoming:
        extra.append("Is only about to take the post.")
    return Standing(standing.rung, standing.weight, (*standing.reasons, *extra))


def _customers(case: Case, rank: float) -> Standing | None:
    functions = case.title.functions
    if not case.serves:
        if "customer_success" in functions and case.title.seniority in _OFFICERS:
            return Standing(1, rank + 5, ("Answers for customers' success with what they bought.",))
        return None
    if case.title.seniority in {"lead", "other"}:
        return Standing(4, rank, ("Leads a team in customer service.",))
    first = next(f for f in functions if f not in {"regional", "other"}) in _SERVICE
    weight = 20.0 + rank + (3.0 if first else -2.0) + (0.3 if "customer_service" in functions else 0.0)
    if set(functions) - _NEAR_SERVICE:
        weight -= 4.0
    if case.title.seniority == "manager":
        weight -= 6.0
    if says("trade", case.title.text):
        weight -= 4.0
    if case.region == "other":
        weight -= 5.0
    weight += 2.0 * (case.region == "same") + 0.5 * case.owner
    return Standing(1, weight, (_service_reason(case, first=first),))


def _service_reason(case: Case, *, first: bool) -> str:
    if says("executive_office", case.title.text):
        return "Belongs to the office that takes complaints to executives."
    if case.region == "same":
        return "Looks after customers in your region."
    if not first:
        return "Looks after customers beside other work."
    what = "customer service" if "customer_service" in case.title.functions else "customers' experience"
    if case.title.seniority == "manager":
        return f"Manages {what}; no higher title was read."
    return f"Runs {what}{' for a part of the company' if 'regional' in case.title.functions else ' for the company'}."


def _region(case: Case, rank: float) -> Standing | None:
    functions = set(case.title.functions)
    general = functions <= {"regional", "operations", "other", "retail", "field_service"}
    if case.region == "same" and (general or case.owner) and case.title.seniority not in {"lead", "other"}:
        return Standing(2, 20.0 + rank, ("Is responsible for your region.",))
    if case.region == "other":
        if case.title.c_level == "ceo":
            return None
        return Standing(None, 0.0, ("Not on the ladder: responsible for another region, or none was given.",))
    if case.title.seniority in _OFFICERS and _is_consumer(case) and case.title.c_level in {"none", "ceo"}:
        return Standing(2, 10.0 + rank, ("Leads the part of the company that serves private customers.",))
    return None


def _is_consumer(case: Case) -> bool:
    general = set(case.title.functions) <= {"other", "product", "retail", "operations"}
    return general and says("consumer", case.title.text)


def _owner(case: Case, rank: float) -> Standing | None:
    if case.owner < 2 or case.title.seniority in {"lead", "staff", "other"}:
        return None
    if case.title.seniority == "chief" and case.title.c_level in {"cto", "cio", "cdo", "cpo_product", "ciso", "cmo"}:
        return None
    return Standing(3, 4.0 * case.owner + rank, (f"Answers for what the complaint is about ({case.issue}).",))


def _operations(case: Case, rank: float) -> Standing | None:
    title = case.title
    functions = set(title.functions)
    if title.c_level == "coo" or (title.seniority == "chief" and "operations" in functions):
        return Standing(4, 30.0, ("Runs the company's operations.",))
    if title.seniority == "president" and functions <= {"other", "board"} and not _has_part(title):
        return Standing(4, 28.0, ("Is president of the company.",))
    if says("trade", title.text) or "regional" in functions:
        return None
    if title.seniority in _OFFICERS and functions & {"operations", "field_service"}:
        return Standing(4, 10.0 + rank, ("Runs operations that customers feel.",))
    if title.seniority in _OFFICERS and functions & {"retail"} and title.functions[0] != "sales":
        return Standing(4, 8.0 + rank, ("Runs the shops, branches or hotels that customers meet.",))
    return None


def _has_part(title: Title) -> bool:
    return "," in title.text or " of " in title.text.lower()


def _top(case: Case, _rank: float) -> Standing | None:
    title = case.title
    if title.c_level == "ceo":
        return Standing(5, 20.0, ("The last rung: chief executive.",))
    if title.c_level == "chair" and "other" in title.functions:
        return Standing(5, 3.0, ("Chairs the company as an executive.",))
    if case.alone and title.seniority == "evp" and set(title.functions) <= {"other", "board"}:
        return Standing(4, 6.0, ("Deputy of the chief executive.",))
    if title.seniority == "other" and says("public_head", title.text):
        return Standing(5, 12.0, ("Owns or heads the firm.",))
    return None
