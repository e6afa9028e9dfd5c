"""What the phrases of a title say together: rank, chief role, functions, scope and flags."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass, replace
from functools import lru_cache

from exec_finder.models import CLevel, Function, Seniority, Title
from exec_finder.tables import read_rows
from exec_finder.text import squeeze
from exec_finder.titles.elsewhere import chair_of, organisation, sits_beside_a_job
from exec_finder.titles.flags import PLACE, marked, read_flags
from exec_finder.titles.lexicon import Item, read_items
from exec_finder.titles.phrases import Entry, split_functions
from exec_finder.titles.rows import Functions
from exec_finder.titles.tokens import clean
from exec_finder.titles.units import unit

_DIRECTOR_ROLES = {"coo", "cfo", "cto", "cio", "cmo", "chro", "clo", "cco_commercial", "cpo_people"}
_LONGEST_TITLE = 400
_CHIEF_REACH = 12
_ABOUT = {"function", "word"}
"""What follows a bare 'customer' that only says whom something else is about: 'Client Computing'."""


@dataclass(frozen=True, slots=True)
class AmbiguousRow:
    """One reading of letters that stand for several offices, and the function beside them that tells."""

    phrase: str
    function: Function
    c_level: CLevel
    functions: Functions
    example: str


@lru_cache(maxsize=32768)
def read_title(text: str) -> Title:
    """What a job title says; never raises, and what it can't read it leaves at `other` and `none`.

    >>> read_title("Sr. V.P., Cust. Exp.").seniority, read_title("Sr. V.P., Cust. Exp.").functions
    ('svp', ('customer_experience',))
    """
    shown = squeeze(text)
    source = clean(shown[:_LONGEST_TITLE])
    items, _ = read_items(source)
    language = _language(items)
    named = organisation(items, source)
    items, flags = read_flags(items, source)
    if flags.assistant:
        return Title(
            shown, "staff", "none", ("other",), former=flags.former, assistant=True, language=language,
            honorary=flags.honorary,
        )  # fmt: skip
    items = _offices(items)
    ranks = [item.entry for item in items if item.entry.kind == "rank"]
    top = min(ranks, key=lambda rank: PLACE[rank.seniority], default=None)
    if sits_beside_a_job(items, source, named):
        return Title(
            shown, "board", chair_of(items), ("board",), former=flags.former, language=language, organisation=named,
            honorary=flags.honorary, board_only=True,
        )  # fmt: skip
    seniority, c_level, top = _rank(items, ranks, top)
    part = unit(items, source, named)
    functions = _all_functions([i for i in items if not _in_unit(i, source, part)], ranks, top, seniority, c_level)
    return Title(
        shown, seniority, c_level, functions, _scope(items, source), flags.former, flags.acting, False,
        flags.incoming, language, named, _unread(items), flags.honorary, seniority == "board",
        part,
    )  # fmt: skip


def _in_unit(item: Item, source: str, part: str) -> bool:
    """Whether *item* is the word 'division' of a unit's name, which makes no region."""
    return bool(part) and marked(item, "region") and source[item.start : item.end] in part


def _unread(items: list[Item]) -> bool:
    """Whether there are words, and none of them is part of a rank or a function."""
    told = {"rank", "function"}
    words = any(item.entry.kind in {"word", "place", "mark"} for item in items)
    return words and not any(item.entry.kind in told or marked(item, "officer", "assistant_after") for item in items)


def _language(items: list[Item]) -> str:
    votes: Counter[str] = Counter()
    for item in items:
        for lang in item.entry.lang:
            votes[lang] += 2 * (item.last - item.first) - (len(item.entry.lang) > 1)
    if not votes:
        return ""
    return min(votes, key=lambda lang: (-votes[lang], lang != "en", lang))


# --- offices ------------------------------------------------------------------------------------


def _offices(items: list[Item]) -> list[Item]:
    """'Chief … Officer', deputies and letters of several meanings as rank entries."""
    made: list[Item] = []
    place = 0
    while place < len(items):
        item = items[place]
        if marked(item, "chief"):
            office, after = _chief(items, place)
            made.append(office)
            made += items[place + 1 : after] if office.entry.seniority == "head" else []
            place = after
            continue
        if item.entry.form == "ambiguous":
            item = item._replace(entry=_resolved(item.entry, items))
        made.append(item)
        place += 1
    return [_deputy(made, place) for place in range(len(made))]


def _chief(items: list[Item], place: int) -> tuple[Item, int]:
    """The office that 'chief' at *place* begins, and the place after it."""
    first = items[place]
    for after in range(place + 1, min(len(items), place + _CHIEF_REACH)):
        if marked(items[after], "officer"):
            inside = [i.entry for i in items[place + 1 : after] if i.entry.kind == "function"]
            return first._replace(entry=_chief_entry(inside), last=items[after].last, end=items[after].end), after + 1
        if items[after].entry.kind == "rank":
            break
    inside = [i.entry for i in items[place + 1 : place + 2] if i.entry.kind == "function" and i.entry.c_level != "none"]
    if inside and place + 2 >= len(items):
        return first._replace(entry=_chief_entry(inside)), place + 2
    return first._replace(entry=Entry("rank", ("en",), "chief", "head", functions=("other",))), place + 1


def _chief_entry(subjects: list[Entry]) -> Entry:
    c_level: CLevel = next((entry.c_level for entry in subjects if entry.c_level != "none"), "none")
    functions = [function for entry in subjects for function in entry.functions]
    if c_level == "cco_customer" and len(subjects) == 1 and subjects[0].form == "weak":
        functions = ["customer_service", "customer_experience"]
    return Entry(
        "rank", ("en",), "chief officer", "chief", c_level, tuple(dict.fromkeys(functions)) or ("other",),
        form="" if subjects else "no subject",
    )  # fmt: skip


@lru_cache(maxsize=1)
def _ambiguous() -> tuple[AmbiguousRow, ...]:
    return read_rows("titles/ambiguous.csv", AmbiguousRow)


def _resolved(entry: Entry, items: list[Item]) -> Entry:
    named = {
        function
        for item in items
        if item.entry.kind == "function" or (item.entry.kind == "rank" and item.entry.form != "ambiguous")
        for function in item.entry.functions
    }
    for row in _ambiguous():
        if row.phrase == entry.phrase and row.function in named:
            return replace(entry, c_level=row.c_level, functions=split_functions(row.functions))
    return entry


def _deputy(items: list[Item], place: int) -> Item:
    """The item, a rank lowered where a word for deputy stands before it (or behind, as in French)."""
    item = items[place]
    if item.entry.kind != "rank" or item.entry.seniority not in {"chief", "president", "vp"}:
        return item
    beside = items[max(0, place - 2) : place] + items[place + 1 : place + 2]
    if not any(marked(other, "deputy", "assistant_after") for other in beside):
        return item
    lower: Seniority = "avp" if item.entry.seniority == "vp" else "evp"
    return item._replace(entry=replace(item.entry, seniority=lower, c_level="none"))


# --- rank and functions ---------------------------------------------------------------------------


def _rank(items: list[Item], ranks: list[Entry], top: Entry | None) -> tuple[Seniority, CLevel, Entry | None]:
    if top is None:
        return _without_rank(items), "none", None
    if top.form == "md":
        return _managing_director(items, ranks, top)
    if top.form == "boss" and _named(items):
        return "manager", "none", top
    if top.form == "ed" and _named(items):
        return "director", "none", top
    if top.form == "director" and _is_seat(items, ranks):
        return "board", "none", replace(top, seniority="board", functions=("board",))
    c_level = top.c_level
    if c_level in {"none", "chair"}:
        same = [
            rank.c_level for rank in ranks if rank.seniority == top.seniority and rank.c_level not in {"none", "chair"}
        ]
        c_level = same[0] if same else c_level
    if c_level == "none" and top.seniority == "director":
        c_level = _director_role(items)
    if c_level == "chair" and top.seniority == "board" and any(marked(i, "committee") for i in items):
        c_level = "none"
    return top.seniority, c_level, top


def _without_rank(items: list[Item]) -> Seniority:
    if any(marked(item, "assistant_after", "officer") for item in items) and _named(items):
        return "staff"
    return "other"


def _named(items: list[Item]) -> list[Item]:
    return [item for item in items if item.entry.kind == "function"]


def _managing_director(items: list[Item], ranks: list[Entry], top: Entry) -> tuple[Seniority, CLevel, Entry]:
    """Of a country: its president. Of a function: a director in the American way. Else the chief executive."""
    if any(rank.c_level == "ceo" and rank is not top for rank in ranks):
        return "chief", "ceo", top
    if any(item.entry.kind == "place" for item in items):
        return "president", "none", top
    if _named(items):
        return "director", "none", top
    return "chief", "ceo", top


def _is_seat(items: list[Item], ranks: list[Entry]) -> bool:
    """Whether a bare 'Director' is a seat on the board, as in filings."""
    others = [rank for rank in ranks if rank.form != "director"]
    if any(PLACE[rank.seniority] < PLACE["board"] for rank in others):
        return False
    seat = any(rank.seniority == "board" for rank in others) or any(marked(i, "committee") for i in items)
    bare = not any(i.entry.kind in {"function", "word", "place"} for i in items) and len(ranks) == 1
    return seat or (bare and not any(marked(i, "deputy", "assistant_after") for i in items))


def _director_role(items: list[Item]) -> CLevel:
    """'Finance Director', 'Directeur financier': the chief role that such a form stands for in Europe."""
    if any(marked(item, "deputy") for item in items):
        return "none"
    for place, item in enumerate(items):
        if item.entry.kind != "rank" or item.entry.seniority != "director" or item.entry.phrase.startswith("sub"):
            continue
        before = _phrase_before(items, place)
        after = items[place + 1] if place + 1 < len(items) else None
        foreign = "en" not in item.entry.lang or (after is not None and "en" not in after.entry.lang)
        for near in (before, after if foreign else None):
            if near is None or near.entry.kind != "function" or any(i.entry.kind == "place" for i in items):
                continue
            if near.entry.c_level in _DIRECTOR_ROLES or (near.entry.form == "weak" and near.entry.c_level != "none"):
                return near.entry.c_level
    return "none"


def _phrase_before(items: list[Item], place: int) -> Item | None:
    """The first function of the piece that ends at *place*, where only functions stand in it."""
    found: Item | None = None
    for item in reversed(items[:place]):
        if item.entry.kind == "function":
            found = item
        elif item.entry.kind != "and" and not marked(item, "group", "wide"):
            break
    if found is None or (place and items[place - 1].entry.kind != "function"):
        return None
    start = items.index(found)
    blocked = start > 0 and items[start - 1].entry.kind == "word"
    crowded = start + 1 < place and items[start + 1].entry.kind == "function"
    return None if blocked or crowded else found


def _all_functions(
    items: list[Item], ranks: list[Entry], top: Entry | None, seniority: Seniority, c_level: CLevel
) -> tuple[Function, ...]:
    found: list[Function] = []
    if top is not None and seniority != "board":
        found += top.functions
    for item in _strong(items):
        found += item.entry.functions
    for rank in ranks:
        if rank.seniority != "board" and rank is not top:
            found += rank.functions
    regional = any(i.entry.kind == "place" or marked(i, "region") for i in items)
    if regional and seniority not in {"board", "staff"}:
        found.append("regional")
    named = [f for f in dict.fromkeys(found) if f not in {"other", "board"}]
    if seniority == "board":
        return ("board",)
    if named:
        return tuple(named)
    seat = any(
        rank.seniority == "board" or rank.form in {"director", "exec-chair"} for rank in ranks if rank is not top
    )
    seat = seat or c_level == "chair"
    return ("other", "board") if seat else ("other",)


def _strong(items: list[Item]) -> list[Item]:
    """Functions, without a bare 'customer' that only says whom another function is about."""
    kept: list[Item] = []
    for place, item in enumerate(items):
        if item.entry.kind != "function":
            continue
        after = items[place + 1].entry if place + 1 < len(items) else None
        if item.entry.form == "weak" and after is not None and (after.kind in _ABOUT or after.mark == "region"):
            continue
        kept.append(item)
    return kept


def _scope(items: list[Item], source: str) -> str:
    """The places named, in the title's own words, from the first to the last that hang together."""
    places = [place for place, item in enumerate(items) if item.entry.kind == "place"]
    if not places:
        wide = next((item for item in items if marked(item, "wide")), None)
        return source[wide.start : wide.end] if wide else ""
    last = places[0]
    for place in places[1:]:
        if place - last > 2:
            break
        last = place
    return source[items[places[0]].start : items[last].end].strip()
