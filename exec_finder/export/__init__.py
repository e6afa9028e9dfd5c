"""A Report as text: for people, for spreadsheets, for pipes and for address books."""

from __future__ import annotations

from exec_finder.errors import UsageError
from exec_finder.export.cards import vcard_text
from exec_finder.export.columns import csv_text
from exec_finder.export.lines import emails_text, json_text, jsonl_text, mutt_text
from exec_finder.export.table import table_text
from exec_finder.models import Report

FORMATS = ("table", "json", "jsonl", "csv", "vcard", "mutt", "emails")

__all__ = ["FORMATS", "csv_text", "export", "table_text"]


def export(report: Report, form: str, *, width: int = 80, color: bool = False, explain: bool = False) -> str:
    """*report* in one of FORMATS, ending in a line end (empty where it has nothing to say).

    width, color, explain (the weights of the order): for `table` only. Raises UsageError for another format.
    """
    if form == "table":
        return table_text(report, width=width, color=color, explain=explain)
    writers = {
        "json": json_text,
        "jsonl": jsonl_text,
        "csv": csv_text,
        "vcard": vcard_text,
        "mutt": mutt_text,
        "emails": emails_text,
    }
    if form not in writers:
        raise UsageError(f"no format {form!r}; one of: {', '.join(FORMATS)}")
    return writers[form](report)
