"""What a look makes of what was known: new, still there, different, gone. Pure, and the heart of the store.

A look that could not see everything takes nothing away: a fact is gone only where nothing at all was left unread, and
where each page that it was last seen on was read again (or is there no more) without it.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Collection, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import datetime

from exec_finder.models import value
from exec_finder.names import same_person
from exec_finder.store.values import Fact, Kind, Look, Value, What
from exec_finder.text import fold, phone_key

MAX_PAGES = 20
"""Of a fact; more would prove no more."""
MAX_PAIRS = 40_000
"""Of an old and a new name that are compared; where more of both are left, people are known by their keys alone."""


@value
class Known:
    """A fact as the store has it."""

    id: int | None
    """Its row; None while it has none."""
    kind: Kind
    """As in KeptFact, like all that follows."""
    key: str
    value: Value
    pages: tuple[str, ...]
    first_seen: datetime
    last_seen: datetime
    gone_since: datetime | None = None


@dataclass(frozen=True, slots=True)
class Step:
    """What becomes of one fact."""

    known: Known
    """As it is from now on."""
    what: What | None = None
    """None: nothing that anybody must be told."""
    before: Value | None = None
    after: Value | None = None
    page: str = ""
    """Where it is seen, or was seen last."""


def compare(
    known: Sequence[Known],
    look: Look,
    read_before: Collection[str] = (),
    hides: Callable[[Known], bool] = lambda _: False,
) -> list[Step]:
    """The steps from *known* to what *look* saw; only facts that are different afterwards have one.

    read_before: pages that earlier looks have read: only what these did not show is new.
    hides: facts that a suppression list takes out of Reports: that they are not met says nothing.
    """
    places = {(one.kind, one.key): one for one in known}
    matches = _matches(places, look.facts)
    met = {id(old) for old in matches if old is not None}
    there = [one for one in known if one.gone_since is None]
    missed = [one for one in there if id(one) not in met and not hides(one)]
    domains = frozenset(fact.key for fact in look.facts if fact.kind is Kind.MAIL_DOMAIN)
    gone = {id(one) for one in missed if _is_gone(one, look, places, domains)}
    present = {one.kind for one in there if id(one) not in gone}
    seen = [
        _see(fact, old, look) if old is not None else _meet(fact, present, read_before)
        for fact, old in zip(look.facts, matches, strict=True)
    ]
    return [*(step for step in seen if step is not None), *(_miss(one, look) for one in there if id(one) in gone)]


def _matches(places: Mapping[tuple[Kind, str], Known], facts: Sequence[Fact]) -> list[Known | None]:
    """For each of *facts* the one known already: by its key, or for a person by the only name that can be it."""
    found = [places.get((fact.kind, fact.key)) for fact in facts]
    taken = {id(old) for old in found if old is not None}
    old_people = [one for one in places.values() if one.kind is Kind.PERSON and id(one) not in taken]
    new_people = [n for n, fact in enumerate(facts) if fact.kind is Kind.PERSON and found[n] is None]
    for place in new_people if len(old_people) * len(new_people) <= MAX_PAIRS else ():
        olds = [old for old in old_people if _is_same(facts[place], old)]
        if len(olds) == 1 and sum(_is_same(facts[n], olds[0]) for n in new_people) == 1:
            found[place] = olds[0]
    return found


def _is_same(fact: Fact, old: Known) -> bool:
    return same_person(str(fact.value["name"]), str(old.value.get("name", "")))


def _meet(fact: Fact, present: Collection[Kind], read_before: Collection[str]) -> Step | None:
    """A fact that was not known."""
    if not fact.pages and fact.kind in present:  # a mere guess, and others of its kind are known
        return None
    made = Known(None, fact.kind, fact.key, fact.value, fact.pages[:MAX_PAGES], fact.seen, fact.seen)
    overlooked = bool(fact.pages) and not any(page in read_before for page in fact.pages)
    return Step(made, "found" if overlooked else "new", None, fact.value, fact.pages[0] if fact.pages else "")


def _see(fact: Fact, old: Known, look: Look) -> Step | None:
    page = fact.pages[0] if fact.pages else ""
    if old.gone_since is not None and fact.seen <= old.gone_since:  # an old page, out of the cache
        return None
    new = replace(old, key=fact.key, last_seen=max(old.last_seen, fact.seen), gone_since=None)
    told = _differs(fact.kind, old.value, fact.value)
    if told and not _may_change(old, look):
        new = replace(new, pages=tuple(dict.fromkeys((*old.pages, *fact.pages)))[:MAX_PAGES])
    else:
        new = replace(new, value=_renewed(old.value, fact.value), pages=fact.pages[:MAX_PAGES])
    if old.gone_since is not None:
        return Step(new, "back", old.value, new.value, page)
    if new.value != old.value and told:
        return Step(new, "changed", old.value, new.value, page)
    return Step(new) if new != old else None


def _is_gone(old: Known, look: Look, places: Mapping[tuple[Kind, str], Known], domains: Collection[str]) -> bool:
    """Whether a fact that was not met is there no more, and is no other kind of fact now.

    domains: the mail domains of this look. An address elsewhere would not have been taken for the company's, unless
    all is seen that once said that it was.
    """
    if not _was_looked_for(old, look):
        return False
    if old.kind in {Kind.ADDRESS, Kind.MAILBOX}:
        domain = places.get((Kind.MAIL_DOMAIN, old.key.rpartition("@")[2]))
        return domain is None or domain.key in domains or _was_looked_for(domain, look)
    if old.kind is Kind.PHONE:
        return not _is_personal(old, look)
    return True


def _was_looked_for(old: Known, look: Look) -> bool:
    return look.whole and look.looked_at.issuperset(old.pages)


def _is_personal(phone: Known, look: Look) -> bool:
    names = (str(fact.value["name"]) for fact in look.facts if fact.kind is Kind.PERSON)
    label = str(phone.value.get("label", ""))
    return phone_key(phone.key) in look.personal_phones or any(name in label for name in names)


def _miss(old: Known, look: Look) -> Step:
    page = old.pages[0] if old.pages else ""
    return Step(replace(old, gone_since=look.at), "gone", old.value, None, page)


# --- what counts as different -------------------------------------------------------------------


def _words(text: object) -> str:
    return " ".join(re.findall(r"\w+", fold(str(text))))


def _differs(kind: Kind, old: Value, new: Value) -> bool:
    """Whether people would call it a change: labels and ways of writing don't count, nor does what was unknown."""
    return any(_is_other(kind, old.get(name), new.get(name)) for name in _TOLD.get(kind, ()))


_TOLD = {
    Kind.PERSON: ("title",),
    Kind.FORMAT: ("template",),
    Kind.MAIL_DOMAIN: ("accepts_mail", "provider"),
    Kind.DOMAIN: ("domain",),
}
_UNKNOWN = {None, "", "unknown"}


def _is_other(kind: Kind, old: object, new: object) -> bool:
    if old in _UNKNOWN or new in _UNKNOWN:
        return False
    return old != new if kind is Kind.FORMAT else _words(old) != _words(new)


def _renewed(old: Value, new: Value) -> Value:
    """*new*, with what was known and is unknown this time."""
    return {**old, **{name: each for name, each in new.items() if each not in ("", "unknown", []) or name not in old}}


def _may_change(old: Known, look: Look) -> bool:
    """Whether the look saw enough: the surest page again; for what rests on all pages together, all of them."""
    if old.kind in {Kind.DOMAIN, Kind.MAIL_DOMAIN}:
        return True
    if old.kind is Kind.FORMAT:
        return _was_looked_for(old, look)
    return not old.pages or old.pages[0] in look.looked_at
