"""Whatever a page holds, an export keeps its form."""

from __future__ import annotations

import csv
import io

from hypothesis import example, given
from hypothesis import strategies as st

from exec_finder.export import export
from exec_finder.export.columns import COLUMNS, cell
from exec_finder.models import Report, adapter
from exec_finder.text import fold, printable, shorten, squeeze
from tests.reports import uncell, with_name

WILD = st.text(max_size=80) | st.sampled_from(
    ["=1+1", "+49 30", "-x", "@x", "'=x", '"', "a,b", "\r\n", "\x1b[2J", "x\ty"]
)


@given(WILD, WILD)
def test_csv_gives_back_what_was_put_in(name: str, title: str) -> None:
    rows = list(csv.reader(io.StringIO(export(with_name(name, title), "csv"), newline="")))
    assert {len(row) for row in rows} == {len(COLUMNS)}
    assert len(rows) == 5
    assert uncell(rows[1][COLUMNS.index("name")]) == printable(name)
    assert uncell(rows[1][COLUMNS.index("title")]) == printable(title)
    assert not [value for row in rows for value in row if value[:1] in set("=+-@\t\r")]


@given(st.text())
def test_a_cell_is_exact_and_no_formula(text: str) -> None:
    assert uncell(cell(text)) == text
    assert cell(text)[:1] not in set("=+-@\t\r")


@given(WILD, WILD)
def test_json_gives_back_the_report(name: str, title: str) -> None:
    report = with_name(name, title)
    assert adapter(Report).validate_json(export(report, "json")) == report


@given(WILD, WILD)
def test_lines_stay_lines(name: str, title: str) -> None:
    report = with_name(name, title)
    assert [line.count("\t") for line in export(report, "mutt").split("\n")[1:-1]] == [2, 2, 2]
    assert len(export(report, "jsonl").split("\n")) == 4
    assert len(export(report, "emails").split("\n")) == 4
    assert "\x1b" not in export(report, "table")


@given(st.text())
@example("℠")
def test_text_helpers_never_lengthen_lines_or_raise(text: str) -> None:
    assert len(shorten(text, 50)) <= 50
    assert squeeze(squeeze(text)) == squeeze(text)
    assert printable(printable(text)) == printable(text)
    assert fold(fold(text)) == fold(text)
