"""The user's own directory of companies: it wins, keeps its form, and a bad row changes nothing."""

from __future__ import annotations

import os
from collections.abc import Iterable
from pathlib import Path

import pytest
from typer.testing import CliRunner

from exec_finder import companies, locks
from exec_finder.cli import app
from exec_finder.companies import (
    OwnRow,
    checked_path,
    directories,
    directory,
    own_path,
    own_row,
    own_with,
    parse_own,
    resolve_company,
)
from exec_finder.errors import DataError, InputError, UsageError
from exec_finder.locks import try_lock
from tests.cli.world import run


def keep(*rows: OwnRow) -> None:
    own_path().parent.mkdir(parents=True, exist_ok=True)
    own_path().write_text(own_with(rows), "utf-8")


def test_own_companies_are_found_and_win() -> None:
    assert resolve_company("Comcast").domain == "comcast.com"
    keep(
        own_row(
            "Acme Telecom",
            "https://www.acme.example/x",
            ["Acme, Inc.", "Äkme"],
            ["mail.acme.example"],
            country="uk",
            sector="Toys",
            wikidata="q42",
            cik="320193",
        ),
        own_row("Comcast", "rival.example"),
        own_row("My cable company", "cox.com"),
    )
    company = resolve_company("akme")
    assert (company.name, company.domain, company.mail_domains) == (
        "Acme Telecom",
        "acme.example",
        ("mail.acme.example",),
    )
    assert (company.country, company.sector) == ("GB", "toys")
    assert (company.wikidata, company.cik) == ("Q42", "0000320193")
    assert "your own" in company.why
    assert resolve_company("acme telecon").domain == "acme.example"
    assert resolve_company("Comcast").domain == "rival.example"
    assert resolve_company("Xfinity").domain == "comcast.com"
    assert resolve_company("cox.com").name == "My cable company"
    assert len([row for row in directory() if row.domain == "cox.com"]) == 1


def test_own_companies_survive_writing_and_reading() -> None:
    rows = (
        own_row('A "quoted", one', "a.example", ["=1", "b;c"], owner="B", cik="0000000042"),
        own_row("B", "b.example"),
    )
    keep(*rows)
    assert parse_own(own_path().read_bytes(), "own") == rows
    keep(own_row("New B", "b.example"))
    assert [row.name for row in parse_own(own_path().read_bytes(), "own")] == ['A "quoted", one', "New B"]


@pytest.mark.parametrize(
    ("given", "words"),
    [
        ({"name": " "}, "name"),
        ({"name": "x" * 201}, "201 characters"),
        ({"other_names": ["x" * 201]}, "201 characters"),
        ({"domain": "no domain"}, "no domain"),
        ({"mail_domains": ["x y"]}, "x y"),
        ({"country": "Atlantis"}, "Atlantis"),
        ({"wikidata": "Acme"}, "wikidata"),
        ({"cik": "12345678901"}, "cik"),
    ],
)
def test_an_own_row_that_can_not_be_meant_is_refused(given: dict[str, str | list[str]], words: str) -> None:
    with pytest.raises(UsageError, match=words):
        own_row(**({"name": "A", "domain": "a.example"} | given))  # type: ignore[arg-type]


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("name,domain,cik\nA,a.example,none\n", "line 2: cik"),
        ("name,domain\nA,a.example\nB,nowhere\n", "line 3: domain: 'nowhere' is no"),
        ("name,domain\nA,a.example\n,b.example\n", "line 3: name"),
        ("name,domain\nA\n", "line 2"),
        ("name\nA\n", "line 1: .* domain must be among them"),
        ("Acme,acme.example\n", "line 1: 'acme' is no column here; there may be name, domain, other_names"),
        ("name,domain,colour\nA,a.example,red\n", "line 1: 'colour' is no column"),
        ("name,domain,Name\nA,a.example,B\n", "line 1: the column 'name' is there twice"),
        ('name,domain\n"A,a.example\n', "mine.csv"),
        ('"na"me,domain\nA,a.example\n', "line 1"),
    ],
)
def test_a_bad_row_of_a_user_is_named_by_file_and_line(text: str, words: str) -> None:
    with pytest.raises(DataError, match=words) as caught:
        parse_own(text.encode(), "mine.csv")
    assert "mine.csv" in str(caught.value)


@pytest.mark.parametrize(
    "text", ["Name; Domain\nA, B;a.example\n", "domain\tname\na.example\tA, B\n", "name;domain\rA, B;a.example\r"]
)
def test_spreadsheets_part_cells_by_other_signs(text: str) -> None:
    assert parse_own(text.encode(), "mine.csv") == (own_row("A, B", "a.example"),)


@pytest.mark.parametrize("raw", [b"\xff\xfe\x00", b"name,domain\nA,a.example\nB,www.a.example\n"])
def test_a_file_that_can_not_be_taken_whole_is_refused(raw: bytes) -> None:
    with pytest.raises(InputError, match="mine"):
        parse_own(raw, "mine.csv")


def test_the_commands_keep_list_and_show_own_companies(tmp_path: Path) -> None:
    added = run(
        "companies", "add", "Acme Telecom", "acme.example", "--other", "Acme", "--country", "zz", "--owner", "Quux"
    )
    assert (added.returncode, added.stdout) == (0, ""), added.stderr
    assert str(own_path()) in added.stderr
    table = tmp_path / "mine.csv"
    table.write_text("\ufeffdomain,name\nquux.example,Quux\n", "utf-8")
    assert run("companies", "import", str(table)).returncode == 0
    assert run("companies", "list", "--country", "ZZ").stdout == "Acme Telecom\tacme.example\tZZ\t\n"
    assert "quux.example" in run("companies", "show", "quux").stdout
    assert "owner         Quux\n" in run("companies", "show", "Acme").stdout
    assert "vodafone.it" in run("companies", "show", "Vodafone", "--country", "IT").stdout


def test_what_the_commands_are_asked_in_vain_is_said() -> None:
    for wanted in (("--country", "Germany", "--sector", "nosuch"), ("--country", "XX")):
        done = run("companies", "list", *wanted)
        assert (done.returncode, done.stdout) == (1, "")
        assert "the sectors are airlines, " in done.stderr
    assert run("companies", "list", "--country", "germany", "--sector", "Telecoms").stdout.count("\tDE\ttelecoms\n") > 3
    shown = run("companies", "show", "Vodafone", "--domain", "vodafone.de")
    assert shown.stdout.startswith("Vodafone Deutschland\n")
    for option, value in (("--wikidata", "q1x"), ("--cik", "12345678901")):
        done = run("companies", "add", "Acme", "acme.example", option, value)
        assert (done.returncode, f"{value!r} is no " in done.stderr) == (2, True)


def test_a_bad_import_changes_nothing(tmp_path: Path) -> None:
    keep(own_row("Acme", "acme.example"))
    before = own_path().read_bytes()
    table = tmp_path / "mine.csv"
    for text, words in (("name,domain\nA,a.example\nB,\n", "line 3"), ("name,domain\n", "no company")):
        table.write_text(text, "utf-8")
        done = run("companies", "import", str(table))
        assert done.returncode == 5
        assert words in done.stderr
        assert "Traceback" not in done.stderr
    assert own_path().read_bytes() == before
    assert [path.name for path in own_path().parent.iterdir()] == ["companies.csv"]


def test_what_was_checked_when_it_was_kept_is_checked_again_once_it_is_another(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    listed = (
        "name,domain,other_names,mail_domains,country,cik\nAcme,https://acme.example/x,Äkme|A,mail.acme.example,uk,42\n"
    )
    (tmp_path / "list.csv").write_text(listed, "utf-8")
    assert run("companies", "import", "list.csv", cwd=tmp_path).returncode == 0
    rows = parse_own(own_path().read_bytes(), "own")
    checked: list[bytes] = []

    def parse(raw: bytes, where: str) -> tuple[OwnRow, ...]:
        checked.append(raw)
        return parse_own(raw, where)

    monkeypatch.setattr(directories, "parse_own", parse)
    monkeypatch.setattr(directories, "bundled", lambda: directories.Directory(()))
    assert directory() == rows
    assert not checked
    own_path().write_text(own_path().read_text("utf-8") + "Bo,,b.example,,,,,,\n", "utf-8")
    assert len(directory()) == 2
    assert len(checked) == 1
    own_path().write_text(own_path().read_text("utf-8") + "Cy,,nothing,,,,,,\n", "utf-8")
    with pytest.raises(DataError, match="line 4"):
        directory()


def test_a_checksum_that_cant_be_read_is_none() -> None:
    keep(own_row("Acme", "acme.example"))
    checked_path().mkdir()
    assert resolve_company("Acme").domain == "acme.example"


def test_from_reading_to_writing_nobody_else_adds(monkeypatch: pytest.MonkeyPatch) -> None:
    free: list[bool] = []

    def reading(rows: Iterable[OwnRow]) -> str:
        file = os.open(own_path().parent, os.O_RDONLY)
        free.append(try_lock(file))
        os.close(file)
        return own_with(rows)

    monkeypatch.setattr(companies, "own_with", reading)
    assert CliRunner().invoke(app, ["companies", "add", "Acme", "acme.example"]).exit_code == 0
    assert free == [False]
    assert resolve_company("Acme").domain == "acme.example"


def test_who_never_lets_go_is_not_waited_for_without_end(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(locks, "WAIT_S", 0.0)
    keep(own_row("Acme", "acme.example"))
    with locks.alone(own_path().parent):
        done = CliRunner().invoke(app, ["companies", "add", "Bo", "b.example"])
    assert isinstance(done.exception, InputError)
    assert "try again" in str(done.exception)
    assert len(parse_own(own_path().read_bytes(), "own")) == 1


def test_an_owner_is_a_chain_that_ends() -> None:
    keep(
        own_row("Brand", "brand.example", owner="Maker"),
        own_row("Maker", "maker.example", owner="Holding"),
        own_row("Holding", "holding.example", owner="Brand"),
        own_row("Lone", "lone.example", owner="Somebody Else"),
        own_row("Misty", "misty.example", owner="Brand X"),
        own_row("Brand Y", "y.example", ["Brand X"], owner="Holding"),
    )
    assert resolve_company("brand.example").owner == "Maker > Holding > Brand"
    assert resolve_company("lone.example").owner == "Somebody Else"
    assert resolve_company("misty.example").owner == "Brand X"
    assert resolve_company("holding.example").owner == "Brand > Maker > Holding"
