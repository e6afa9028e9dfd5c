"""Facts and changes in words, for people; what comes from pages is made harmless."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from datetime import datetime

from exec_finder.store.values import Change, KeptCompany, KeptFact, Kind, Value
from exec_finder.text import printable

_NOUNS = {
    Kind.PERSON: "person",
    Kind.ADDRESS: "address",
    Kind.MAILBOX: "mailbox",
    Kind.FORMAT: "format",
    Kind.PHONE: "phone",
    Kind.FORM: "form",
    Kind.SOCIAL: "profile",
    Kind.POST: "post address",
    Kind.MAIL_DOMAIN: "mail domain",
    Kind.DOMAIN: "web domain",
}
_INDENT = " " * 23
_MAIL = {"yes": "takes mail", "no": "takes no mail"}


def changes_text(changes: Iterable[Change]) -> Iterator[str]:
    """A line for each change, and one below it for the page."""
    for change in changes:
        yield f"  {label(change):20} {change_text(change)}\n"
        if change.what == "gone":
            yield f"{_INDENT}last seen {day(change.last_seen)}{_on(change.url)}\n"
        elif change.url:
            yield f"{_INDENT}seen: {printable(change.url)}\n"


def history_text(company: KeptCompany, facts: Sequence[KeptFact], changes: Sequence[Change]) -> Iterator[str]:
    """Each fact with its days, and below it what changed about it."""
    looked = f"looked at on {day(company.first_look)}"
    if company.last_look != company.first_look:
        looked = f"looked at from {day(company.first_look)} to {day(company.last_look)}"
    yield f"{heading(company.name, company.domain)}, {looked}\n"
    yield "first seen  last seen\n"
    for fact in facts:
        gone = f"; {_gone(fact.kind)} (not there on {fact.gone_since:%Y-%m-%d})" if fact.gone_since else ""
        text = f"{_NOUNS[fact.kind]}: {fact_text(fact.kind, fact.key, fact.value)}{gone}"
        yield f"{fact.first_seen:%Y-%m-%d}  {fact.last_seen:%Y-%m-%d}  {text}\n"
        for change in changes:
            if (change.kind, change.key, change.what) == (fact.kind, fact.key, "changed"):
                yield f"{_INDENT} {change.at:%Y-%m-%d}: {_from_to(change)}\n"


def heading(name: str, domain: str) -> str:
    """The company."""
    return f"{printable(name)} ({domain})" if name and name != domain else domain


def day(at: datetime) -> str:
    """A day as people write it."""
    return f"{at:%d %B %Y}".lstrip("0")


def label(change: Change) -> str:
    """What happened, in two or three words."""
    noun = _NOUNS[change.kind]
    if change.what == "changed":
        return "title changed" if change.kind is Kind.PERSON else f"{noun} changed"
    words = {"new": f"new {noun}", "found": f"found {noun}", "back": f"{noun} back", "gone": _gone(change.kind)}
    return words[change.what]


def change_text(change: Change) -> str:
    """What it happened to."""
    if change.what != "changed":
        return fact_text(change.kind, change.key, change.after or change.before or {})
    if change.kind is Kind.DOMAIN:
        return _from_to(change)
    name = (change.after or {}).get("name") if change.kind is Kind.PERSON else change.key
    return f"{printable(str(name))}: {_from_to(change)}"


def fact_text(kind: Kind, key: str, known: Value) -> str:
    """A fact on one line."""
    if kind is Kind.PERSON:
        return ", ".join(filter(None, (_said(known, "name"), _said(known, "title"))))
    if kind is Kind.FORMAT:
        return f"{key}: {_said(known, 'template')}"
    if kind is Kind.DOMAIN:
        return _said(known, "domain")
    beside = _beside(kind, known)
    return f"{printable(key)} ({beside})" if beside else printable(key)


def _beside(kind: Kind, known: Value) -> str:
    if kind is Kind.MAIL_DOMAIN:
        taken = _MAIL.get(_said(known, "accepts_mail"), "could not be checked")
        return ", ".join(filter(None, (taken, _said(known, "provider"))))
    return _said(known, "name") or _said(known, "label")


def _from_to(change: Change) -> str:
    before, after = (_told(change.kind, known or {}) for known in (change.before, change.after))
    return f"{before} → {after}"


def _told(kind: Kind, known: Value) -> str:
    """What of a fact can change."""
    names = {Kind.PERSON: "title", Kind.FORMAT: "template", Kind.DOMAIN: "domain"}
    return _said(known, names[kind]) if kind in names else _beside(kind, known)


def _said(known: Value, name: str) -> str:
    return printable(str(known.get(name) or ""))


def _gone(kind: Kind) -> str:
    return "probably left" if kind is Kind.PERSON else f"{_NOUNS[kind]} gone"


def _on(url: str) -> str:
    return f" on {printable(url)}" if url else ""
