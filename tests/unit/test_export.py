"""Each export holds the ladder, and nothing from a page can break out of its cell, line or card."""

from __future__ import annotations

import csv
import io
import json
from dataclasses import replace

import jsonschema
import pytest
import vobject

from exec_finder.errors import UsageError
from exec_finder.export import FORMATS, export
from exec_finder.export.columns import COLUMNS, cell
from exec_finder.ladder import plan_waves
from exec_finder.models import Answer, Evidence, MailDomain, Report, SourceReport, SourceStatus, adapter, json_schema
from exec_finder.regulators import next_instances
from tests.reports import ANN, BO, REPORT, uncell, with_name

HOSTILE = '=HYPERLINK("http://evil.example")\x1b[31m\r\nBcc: all@acme.example\u202e[bold red]x'


def rows(text: str) -> list[dict[str, str]]:
    return list(csv.DictReader(io.StringIO(text, newline="")))


def test_every_format_is_written_and_others_are_refused() -> None:
    for form in FORMATS:
        assert export(REPORT, form).endswith("\n")
    with pytest.raises(UsageError, match="table, json"):
        export(REPORT, "xml")


def test_csv_has_one_row_a_candidate_in_ladder_order() -> None:
    found = rows(export(REPORT, "csv"))
    assert [row["address"] for row in found] == [
        "ann.lee@acme.example", "alee@acme.example", "executive.relations@acme.example", "bo.fox@acme.example",
    ]  # fmt: skip
    assert [row["place"] for row in found] == ["1", "1", "2", "3"]
    assert found[0]["probability"] == "0.72"
    assert found[0]["accepts_mail"] == "yes"
    assert found[0]["source"] == "https://acme.example/team"
    assert tuple(found[0]) == COLUMNS


def test_csv_says_when_to_write() -> None:
    assert [(row["wave"], row["after_days"]) for row in rows(export(REPORT, "csv"))] == [
        ("1", "0"), ("1", "0"), ("2", "10"), ("3", "20"),
    ]  # fmt: skip
    together = replace(REPORT, waves=plan_waves(REPORT.ladder, at_once=True))
    assert {(row["wave"], row["after_days"]) for row in rows(export(together, "csv"))} == {("1", "0")}


def test_vcard_says_when_to_write() -> None:
    notes = [card.note.value for card in vobject.readComponents(export(REPORT, "vcard"))]
    assert notes[0].startswith("Wave 1: write at once. ")
    assert notes[1].startswith("Wave 2: write 10 working days after the first. ")


def test_csv_keeps_a_rung_without_address() -> None:
    bare = replace(REPORT, people=(replace(ANN, candidates=()), BO))
    first = rows(export(bare, "csv"))[0]
    assert (first["name"], first["address"]) == ("Ann Lee", "")


def test_csv_is_rfc_4180_with_crlf() -> None:
    text = export(with_name('Ann "Annie" Lee, Jr.'), "csv")
    assert text.count("\r\n") == text.count("\n") == 5
    assert '"Ann ""Annie"" Lee, Jr."' in text


@pytest.mark.parametrize("start", ["=", "+", "-", "@", "'=", "''+"])
def test_no_cell_is_a_formula_and_reading_back_is_exact(start: str) -> None:
    text = f"{start}1+1"
    assert cell(text)[0] == "'"
    assert uncell(cell(text)) == text


@pytest.mark.parametrize("text", ["Ann", "'t Hooft", "O'Neil", ""])
def test_harmless_cells_stay_as_they_are(text: str) -> None:
    assert cell(text) == uncell(text) == text


def test_hostile_names_stay_in_their_cell() -> None:
    for row in rows(export(with_name(HOSTILE, HOSTILE), "csv")):
        assert all(value[:1] not in "=+-@" or value == "" for value in row.values()), row
        assert all("\x1b" not in value and "\n" not in value for value in row.values())


def test_hostile_names_stay_on_their_line_in_mutt_and_table() -> None:
    mutt = export(with_name(HOSTILE, HOSTILE), "mutt").splitlines()
    assert len(mutt) == 4
    assert all(line.count("\t") == 2 for line in mutt[1:])
    table = export(with_name(HOSTILE, HOSTILE), "table", color=False)
    assert "\x1b" not in table
    assert "\u202e" not in table
    assert "[bold red]x" in table, "a page's markup is text, not style"


def test_hostile_names_stay_in_their_card() -> None:
    cards = list(vobject.readComponents(export(with_name(HOSTILE, "x;y,z\nEND:VCARD"), "vcard")))
    assert len(cards) == 3
    assert cards[0].title.value == "x;y,z END:VCARD"


def test_vcard_has_addresses_and_how_sure_they_are() -> None:
    first, office, _ = vobject.readComponents(export(REPORT, "vcard"))
    assert first.fn.value == "Ann Lee"
    assert (first.n.value.given, first.n.value.family) == ("Ann", "Lee")
    assert [line.value for line in first.contents["email"]] == ["ann.lee@acme.example", "alee@acme.example"]
    assert "72 %" in first.note.value
    assert office.fn.value == "Executive Customer Relations"


def test_emails_are_one_a_rung() -> None:
    assert export(REPORT, "emails").split() == [
        "ann.lee@acme.example", "executive.relations@acme.example", "bo.fox@acme.example",
    ]  # fmt: skip


def test_mutt_gets_a_message_and_then_address_name_and_title() -> None:
    lines = export(REPORT, "mutt").splitlines()
    assert lines[0] == "3 to write to at Acme Telecom, first to last"
    assert lines[1] == "ann.lee@acme.example\tAnn Lee\tSVP, Customer Care (about 7 in 10)"
    assert lines[3].endswith("(published)")


def test_json_is_the_whole_report_and_keeps_to_its_schema() -> None:
    text = export(REPORT, "json")
    assert adapter(Report).validate_json(text) == REPORT
    jsonschema.validate(json.loads(text), json_schema(Report))


def test_jsonl_has_everyone_and_marks_the_proposed() -> None:
    people = [json.loads(line) for line in export(REPORT, "jsonl").splitlines()]
    assert [(row["name"], row["proposed"]) for row in people] == [
        ("Ann Lee", True),
        ("Bo Fox", True),
        ("Cy Ray", False),
    ]
    assert people[0]["company"] == "Acme Telecom"


def test_table_reads_well_at_80_columns() -> None:
    text = export(REPORT, "table", width=80)
    assert max(map(len, text.splitlines())) <= 80
    for words in (
        "Acme Telecom", "Mail to acme.example is accepted", "{first}.{last}", " 1  Ann Lee", "guessed, about 7 in 10",
        "published", "Executive Customer Relations", "Other ways in", "+1 541-555-0100", "1 not to be written to",
    ):  # fmt: skip
        assert words in text, words
    assert text.index("Ann Lee") < text.index("executive.relations@") < text.index("Bo Fox")


@pytest.mark.parametrize("width", [40, 60, 80])
def test_table_breaks_no_address_however_narrow_it_is(width: int) -> None:
    seen = Evidence(f"https://acme.example/{'leaders-' * 12}team", None, "line", "")
    people = tuple(replace(person, evidence=(seen,)) for person in REPORT.people)
    lines = [line.strip() for line in export(replace(REPORT, people=people), "table", width=width).splitlines()]
    assert f"seen: {seen.url}" in lines or seen.url in lines
    assert any(line.startswith("executive.relations@acme.example") for line in lines)
    prose = [line for line in lines if "@" not in line and "https:" not in line]
    assert max(map(len, prose)) <= width


def test_table_has_colour_only_when_asked() -> None:
    assert "\x1b[" in export(REPORT, "table", color=True)
    assert "\x1b[" not in export(REPORT, "table", color=False)


def test_table_tells_nobody_there_from_could_not_look() -> None:
    refused = SourceReport("website", SourceStatus.REFUSED, 0, "robots.txt of acme.example asks us to stay away")
    mail = MailDomain("acme.example", Answer.UNKNOWN, why="the name server did not answer in time")
    empty = replace(REPORT, people=(), ladder=(), formats=(), channels=(), sources=(refused,), mail_domains=(mail,))
    text = " ".join(export(empty, "table").split())
    assert "Nobody to write to was found." in text
    assert "robots.txt of acme.example asks us to stay away" in text
    assert "could not be checked" in text


def test_table_counts_one_as_one() -> None:
    sources = (
        SourceReport("page", SourceStatus.FOUND, 1, "", ("https://acme.example/a",)),
        SourceReport("pgp-keys", SourceStatus.FOUND, 0, "", (), 0, 1),
        SourceReport("website", SourceStatus.FOUND, 2, "", ("https://acme.example/a", "https://acme.example/b")),
    )
    text = export(replace(REPORT, sources=sources), "table")
    assert "Source page: found, 1 person, 1 page read\n" in text
    assert "Source pgp-keys: found, 1 address\n" in text
    assert "Source website: found, 2 people, 2 pages read\n" in text


def test_table_says_once_what_is_wrong_with_the_mail_domain() -> None:
    mail = MailDomain("acme.example", Answer.UNKNOWN, why="the name server did not answer in time")
    notes = (f"Could not check whether acme.example takes mail: {mail.why}", "No customer executive was found.")
    text = " ".join(export(replace(REPORT, mail_domains=(mail,), notes=notes), "table").split())
    assert text.count(mail.why) == 1
    assert "Note: No customer executive was found." in text


def test_table_speaks_of_guesses_only_where_there_are_any() -> None:
    words = "how addresses are written is a guess"
    assert words in export(replace(REPORT, formats=()), "table", width=200)
    assert words not in export(replace(REPORT, formats=(), people=(), ladder=()), "table", width=200)


def test_table_tells_no_known_address_from_no_known_format() -> None:
    bare = replace(REPORT, formats=())
    assert "show no one way" in export(bare, "table", width=100)
    assert "No address of a person is public" in export(replace(bare, addresses=()), "table", width=100)


def test_the_table_ends_with_who_hears_it_next() -> None:
    """Two at most, and only where there is somebody to write to before."""
    report = replace(REPORT, next_instances=next_instances("GB", "telecoms"))
    text = export(report, "table")
    shown = text[text.index("If that fails:") :]
    assert "Communications Ombudsman, after 8 weeks at the latest, or sooner with a" in shown
    assert "https://www.commsombudsman.org/" in shown
    assert "Ofcom" not in shown
    assert "If that fails" not in export(replace(report, ladder=()), "table")
