"""CSV: UTF-8, RFC 4180, one row a candidate address, safe to open in a spreadsheet."""

from __future__ import annotations

import csv
import io
import re

from exec_finder.export.rungs import Rung, rungs
from exec_finder.models import Candidate, Report
from exec_finder.text import printable

COLUMNS = (
    "company", "domain", "place", "id", "wave", "after_days", "name", "title", "seniority", "functions", "scope",
    "address", "kind", "probability", "format", "accepts_mail", "phones", "reasons", "source", "seen_at",
    "generated_at",
)  # fmt: skip

# A cell that begins so is taken for a formula by spreadsheets (OWASP, CSV injection); a leading apostrophe makes it
# text. Cells that begin with apostrophes before such a sign get one more, so that reading back is exact.
_FORMULA = re.compile(r"'*[=+\-@\t\r]")


def cell(text: str) -> str:
    """*text* as a cell that no spreadsheet runs."""
    return f"'{text}" if _FORMULA.match(text) else text


def csv_text(report: Report) -> str:
    """The ladder's candidates, best first within a person; a rung without any address has one row without.

    Several values in one cell are parted by `; `. Cells that would begin with `= + - @` get an apostrophe in front.
    """
    out = io.StringIO(newline="")
    writer = csv.writer(out, lineterminator="\r\n")
    writer.writerow(COLUMNS)
    accepts = {domain.domain: domain.accepts_mail.value for domain in report.mail_domains}
    for rung in rungs(report):
        for candidate in rung.candidates or (None,):
            writer.writerow([cell(printable(text)) for text in _row(report, rung, candidate, accepts)])
    return out.getvalue()


def _row(report: Report, rung: Rung, candidate: Candidate | None, accepts: dict[str, str]) -> list[str]:
    person, seen = rung.person, rung.evidence[0]
    domain = candidate.address.rpartition("@")[2] if candidate else ""
    return [
        report.company.name,
        report.company.domain,
        str(rung.place),
        rung.id,
        str(rung.wave.place),
        str(rung.wave.after_days),
        rung.name,
        rung.title,
        person.seniority if person else "",
        "; ".join(person.functions) if person else "",
        person.scope if person else "",
        candidate.address if candidate else "",
        candidate.kind.value if candidate else "",
        f"{candidate.probability:g}" if candidate else "",
        candidate.format if candidate else "",
        accepts.get(domain, ""),
        "; ".join(rung.phones),
        "; ".join(rung.reasons),
        seen.url,
        seen.seen_at.isoformat() if seen.seen_at else "",
        report.generated_at.isoformat(),
    ]
