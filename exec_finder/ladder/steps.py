"""On which step of the ladder a title stands, and why: the rules over the tables."""

from __future__ import annotations

from dataclasses import dataclass, replace

from exec_finder.ladder.cases import SERVICE, Case, is_just, says
from exec_finder.models import Weight
from exec_finder.titles import read_title

_RANK = {
    "chief": 9.0, "president": 8.5, "evp": 8.2, "svp": 8.0, "vp": 7.6, "head": 7.0, "director": 7.0, "avp": 6.5,
    "manager": 4.0, "lead": 2.0, "staff": 1.0, "other": 1.0, "board": 0.0,
}  # fmt: skip
OFFICERS = {"chief", "president", "evp", "svp", "vp", "head", "director"}
_NEAR_SERVICE = {*SERVICE, "operations", "customer_success", "field_service", "billing", "regional", "other", "retail"}
_BY_NAME = 3
"""`Case.owner` of those whose title names the issue; below it, those of a function that may own it."""
_BESIDE = {"cto", "cio", "cdo", "cpo_product", "ciso", "cmo"}


_UNREAD = "The title could not be read in any language we know; look at it yourself before you leave this person out."


@dataclass(frozen=True, slots=True)
class Standing:
    """A place: the rung, or None; what the order within it is made of; the reasons in words."""

    rung: int | None
    weights: tuple[Weight, ...]
    reasons: tuple[str, ...]


def _standing(rung: int, reason: str, *weights: tuple[str, float]) -> Standing:
    return Standing(rung, tuple(Weight(what, amount) for what, amount in weights if amount), (reason,))


def place_on_ladder(case: Case) -> Standing:
    """The step for a title, or why there is none."""
    if why := case.shut:
        return Standing(None, (), (why,))
    for step in (_customers, _region, _owner, _operations, _small_firm, _top, _other_part):
        if standing := step(case):
            return _with_flags(case, standing)
    if case.title.unread:
        return Standing(None, (), (_UNREAD,))
    if not case.title.text.strip():
        return Standing(None, (), ("No title was found for this person; look for it yourself.",))
    return Standing(None, (), ("Not on the ladder: looks after something else.",))


def _level(case: Case) -> tuple[str, float]:
    return f"rank: {case.rank}", _RANK[case.rank]


def _with_flags(case: Case, standing: Standing) -> Standing:
    weights, reasons = standing.weights, standing.reasons
    if case.title.acting:
        weights, reasons = (*weights, Weight("only acting", -0.5)), (*reasons, "Holds the post for the time being.")
    if case.title.incoming:
        weights, reasons = (*weights, Weight("not yet in office", -1.0)), (*reasons, "Is only about to take the post.")
    return replace(standing, weights=weights, reasons=reasons)


# --- rung 1: who serves customers -----------------------------------------------------------------


def _customers(case: Case) -> Standing | None:
    title = case.title
    if not case.serves:
        if "customer_success" in title.functions and case.rank in OFFICERS:
            rung = 1 if case.alone or case.owner else 4
            reason = "Answers for customers' success with what they bought."
            return _standing(rung, reason, ("customers' success", 5.0), _level(case))
        return None
    if case.outside:
        return _standing(5, "Looks after customers of another region or part.", ("not your part", 2.0), _level(case))
    if title.seniority in {"lead", "other"}:
        return _standing(4, "Leads a team in customer service, and can have one case looked at again.", _level(case))
    return _standing(1, _service_reason(case), ("serves customers", 20.0), _level(case), *_closeness(case))


def _serves_first(case: Case) -> bool:
    return next(f for f in case.title.functions if f not in {"regional", "other"}) in SERVICE


def _closeness(case: Case) -> tuple[tuple[str, float], ...]:
    """What brings one of those who serve customers nearer to this customer than another."""
    functions = case.title.functions
    low = case.rank in {"manager", "lead", "staff", "other"}
    return (
        ("customers are the first task", 3.0) if _serves_first(case) else ("customers come second", -2.0),
        ("service, not only experience", 0.3 * ("customer_service" in functions)),
        ("serves one kind of case", -16.0 * (_narrow(case) and case.owner < _BY_NAME)),
        ("much else to do", -4.0 * (bool(set(functions) - _NEAR_SERVICE) and not case.unit)),
        ("below the executives", -12.0 * low),
        ("serves trade customers", -4.0 * says("trade", case.title.text)),
        ("your region", 2.0 * (case.region == "same")),
        ("your part of the company", 2.0 * case.unit),
        ("another region", -5.0 * (case.region == "other")),
        ("only a part of the company", -3.0 * (case.region == "none" and not case.unit and "regional" in functions)),
        ("of one unit or product", -1.5 * (bool(case.title.unit) and not case.unit)),
        ("owns the issue", 0.5 * case.owner),
    )


def _narrow(case: Case) -> bool:
    """Whether only those with a warranty are served."""
    return says("narrow", case.title.text)


def _service_reason(case: Case) -> str:
    if says("executive_office", case.title.text):
        return "Belongs to the office that takes complaints to executives."
    if case.region == "same":
        return "Looks after customers in your region."
    if case.unit:
        return "Looks after customers of the part of the company that you name."
    if _narrow(case):
        if case.issue and case.owner >= _BY_NAME:
            return _owner_reason(case.issue)
        return "Looks after one kind of customers' cases."
    if not _serves_first(case):
        return "Looks after customers beside other work."
    what = "customer service" if "customer_service" in case.title.functions else "customer experience"
    if case.title.seniority == "manager":
        return f"Manages {what} day by day."
    return f"Runs {what}{' for a part of the company' if 'regional' in case.title.functions else ' for the company'}."


# --- rungs 2 and 3: the customer's region or product, and the owner of the issue ------------------


def _region(case: Case) -> Standing | None:
    functions = set(case.title.functions)
    general = functions <= {"regional", "operations", "other", "retail", "field_service"}
    if case.region == "same" and (general or case.owner) and case.title.seniority not in {"lead", "other"}:
        return _standing(2, "Is responsible for your region.", ("your region", 20.0), _level(case))
    if case.unit and case.region != "other" and case.rank in {*OFFICERS, "manager"} and (general or _whole_unit(case)):
        return _standing(
            2, "Is responsible for the part of the company that you name.", ("your part", 20.0), _level(case)
        )
    consumer = general_unit(case) and says("consumer", case.title.text) and case.title.c_level in {"none", "ceo"}
    if case.region != "other" and consumer:
        return _standing(
            2, "Leads the part of the company that serves private customers.", ("your part", 10.0), _level(case)
        )
    return None


def _whole_unit(case: Case) -> bool:
    """Whether the only function read is the trade of the unit itself, or the issue's."""
    return bool(case.owner) or case.title.functions == read_title(f"President, {case.title.unit}").functions


def general_unit(case: Case) -> bool:
    """Whether an executive leads a unit as a whole, and not one of its functions."""
    return case.rank in OFFICERS and set(case.title.functions) <= {"other", "product", "retail", "operations"}


_ISSUE_WORDS = {
    "billing": "bills and payments", "technical": "the technology you use", "outage": "keeping the service running",
    "delivery": "deliveries", "refund": "returns and refunds", "warranty": "warranty and repairs",
    "safety": "safe products", "privacy": "your personal data", "accessibility": "access for everybody",
    "contract": "contracts and cancellations", "sales-practice": "how the company sells",
    "employee-conduct": "the staff you met", "store": "the shops",
}  # fmt: skip


def _owner(case: Case) -> Standing | None:
    if case.owner < 2 or case.issue is None or case.title.seniority in {"lead", "staff", "other"}:
        return None
    beside = _BESIDE if case.owner < _BY_NAME else set()
    if case.region == "other" or (case.title.seniority == "chief" and case.title.c_level in {*beside, "coo", "ceo"}):
        return None
    return _standing(3, _owner_reason(case.issue), ("owns the issue", 4.0 * case.owner), _level(case))


def _owner_reason(issue: str) -> str:
    return f"Answers for {_ISSUE_WORDS[issue]}, which your complaint is about."


# --- rungs 4 and 5: operations and the top --------------------------------------------------------


def _operations(case: Case) -> Standing | None:
    title = case.title
    functions = set(title.functions)
    if case.region == "other" or case.below_chief:
        return None
    if title.c_level == "coo":
        return _standing(4, "Runs the company's operations.", ("runs operations", 30.0))
    if title.seniority == "chief" and "operations" in functions:
        return _standing(5, "Runs a part of the work that customers feel.", ("chief of a part", 6.0))
    if title.seniority == "president" and functions <= {"other", "board"} and not _has_part(case):
        return _standing(4, "Is president of the company, next to the chief executive.", ("president", 28.0))
    if says("trade", title.text) or "regional" in functions:
        return None
    if case.rank in OFFICERS and functions & {"operations", "field_service"}:
        return _standing(4, "Runs operations that customers feel.", ("operations", 10.0), _level(case))
    if case.rank in OFFICERS and "retail" in functions and title.functions[0] != "sales":
        return _standing(4, "Runs the shops, branches or hotels that customers meet.", ("shops", 8.0), _level(case))
    return None


def _has_part(case: Case) -> bool:
    return "," in case.title.text or " of " in case.title.text.lower()


def _small_firm(case: Case) -> Standing | None:
    """Those who run a small firm, whatever they are called there."""
    if case.below_chief:
        return _standing(4, "Directs the company beside its chief executive.", ("second head", 7.0))
    if case.small and is_just("small_firm", case.title.text):
        return _standing(
            4, "Helps to run a small firm, and so is close to its work.", ("small firm", 4.0), _level(case)
        )
    return None


def _top(case: Case) -> Standing | None:
    title = case.title
    if title.c_level == "ceo":
        return _standing(5, "Is the chief executive: the last one to write to.", ("chief executive", 20.0))
    if title.c_level == "chair" and "other" in title.functions:
        return _standing(5, "Chairs the company as an executive.", ("executive chair", 3.0))
    if title.seniority == "evp" and set(title.functions) <= {"other", "board"}:
        return _standing(4, "Is deputy to the chief executive.", ("deputy", 6.0))
    if says("public_head", title.text):
        if title.seniority in {"director", "evp", "vp"}:
            return _standing(4, "Is deputy to the head.", ("deputy", 4.0))
        return _standing(5, "Owns or heads the organisation.", ("owner or head", 12.0))
    return None


def _other_part(case: Case) -> Standing | None:
    """Heads of regions and units that are not known to be the customer's: where nobody else serves customers."""
    if case.region == "same" or says("trade", case.title.text) or not _leads_part(case):
        return None
    if case.region == "other":
        return Standing(None, (), ("Not on the ladder: responsible for another region.",))
    if case.alone:
        reason = "Leads a part of the company; nobody is nearer to customers."
        return _standing(4, reason, ("leads a part", 2.0), _level(case))
    return Standing(None, (), ("Not on the ladder: leads a part of the company that may not be yours.",))


def _leads_part(case: Case) -> bool:
    functions = set(case.title.functions)
    if case.rank not in OFFICERS or case.title.c_level != "none":
        return False
    if "regional" in functions:
        return functions <= {"regional", "operations", "other", "retail"}
    return case.title.seniority in {"president", "head", "evp"} and functions == {"other"} and _has_part(case)
