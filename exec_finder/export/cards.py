"""vCard 3.0 (RFC 2426), the form that address books take, written by vobject."""

from __future__ import annotations

from typing import Any

from exec_finder.export.rungs import Rung, rungs
from exec_finder.models import Report
from exec_finder.names import parse_name
from exec_finder.text import printable


def vcard_text(report: Report) -> str:
    """A card for each rung, with its addresses, how sure they are, and where it was found."""
    return "".join(_card(report, rung) for rung in rungs(report))


def _card(report: Report, rung: Rung) -> str:
    import vobject  # noqa: PLC0415 - lazy: 80 ms that only this format needs

    card = vobject.vCard()
    _name(card, rung)
    card.add("org").value = [printable(report.company.name)]
    if rung.title:
        card.add("title").value = printable(rung.title)
    for candidate in rung.candidates:
        email = card.add("email")
        email.value = candidate.address
        email.type_param = ["INTERNET", "WORK"]
    for phone in rung.phones:
        number = card.add("tel")
        number.value = printable(phone)
        number.type_param = "WORK"
    card.add("note").value = _note(rung)
    card.add("source").value = printable(rung.evidence[0].url)
    card.add("uid").value = f"{report.company.domain}/{rung.id}"
    card.add("rev").value = report.generated_at.strftime("%Y-%m-%dT%H:%M:%SZ")
    text: str = card.serialize()
    return text


def _name(card: Any, rung: Rung) -> None:
    import vobject  # noqa: PLC0415 - as above

    shown = printable(rung.name or rung.title)
    card.add("fn").value = shown
    parts = parse_name(shown) if rung.name else None
    card.add("n").value = (
        vobject.vcard.Name(family=parts.family, given=parts.given, additional=parts.middle, suffix=parts.suffix)
        if parts
        else vobject.vcard.Name(family=shown)
    )


def _note(rung: Rung) -> str:
    sure = [
        f"{candidate.address}: {candidate.kind.value}, {round(candidate.probability * 100)} %"
        for candidate in rung.candidates
    ]
    return printable(". ".join([_wave(rung), *(reason.rstrip(".") for reason in rung.reasons), *sure]))


def _wave(rung: Rung) -> str:
    """When to write, in words that an address book's note can hold."""
    when = f"{rung.wave.after_days} working days after the first" if rung.wave.after_days else "at once"
    return f"Wave {rung.wave.place}: write {when}"
