"""The formats of pipes: JSON, JSON Lines, plain addresses, mutt's query answer."""

from __future__ import annotations

import json

from exec_finder.export.rungs import best_addresses
from exec_finder.models import Report, ReportPerson, adapter
from exec_finder.text import printable


def json_text(report: Report) -> str:
    """The whole Report; its schema is what `exec-finder schema` prints."""
    return adapter(Report).dump_json(report, indent=2).decode("utf-8") + "\n"


def jsonl_text(report: Report) -> str:
    """Everyone found, a JSON object a line, in ladder order, with the company's name and domain in each."""
    lines = []
    for person in report.people:
        row = {"company": report.company.name, "domain": report.company.domain, "proposed": person.id in report.ladder}
        row |= adapter(ReportPerson).dump_python(person, mode="json")
        lines.append(json.dumps(row, ensure_ascii=False) + "\n")
    return "".join(lines)


def emails_text(report: Report) -> str:
    """One address a line, the likeliest of each rung."""
    return "".join(f"{candidate.address}\n" for _, candidate in best_addresses(report))


def mutt_text(report: Report) -> str:
    """What mutt's query_command expects: a line for the user, then address, name and title parted by tabs.

    Source: Mutt manual, "query"; neomutt's too.
    """
    found = best_addresses(report)
    lines = [f"{len(found)} to write to at {printable(report.company.name)}, first to last"]
    for rung, candidate in found:
        sure = "published" if candidate.kind == "published" else f"about {round(candidate.probability * 10)} in 10"
        name = printable(rung.name or rung.title)
        lines.append(f"{candidate.address}\t{name}\t{printable(rung.title)} ({sure})")
    return "\n".join(lines) + "\n"
