"""`format` among other programs: pipes, many names, and what came of writing."""

from __future__ import annotations

import json
import os
import subprocess
from pathlib import Path

import pytest

from tests.cli.world import PROGRAM, run

KNOWN = "name,address\nAnn Lee,ann.lee@acme.example\nRaj Mehta,raj.mehta@acme.example\n"
BOUNCE = """From: mailer-daemon@relay.example
Content-Type: multipart/report; report-type=delivery-status; boundary="b"

--b
Content-Type: message/delivery-status

Reporting-MTA: dns; relay.example

Final-Recipient: rfc822; bo.fox@acme.example
Action: failed
Status: STATUS

--b--
"""


@pytest.fixture
def home(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.setenv("XDG_DATA_HOME", str(tmp_path / "data"))
    monkeypatch.setenv("HOME", str(tmp_path))
    (tmp_path / "known.csv").write_text(KNOWN)
    return tmp_path


def first(home: Path, *more: str, name: str = "Bo Fox") -> str:
    """The first candidate for *name*."""
    done = run("format", "acme.example", "--known", "known.csv", "--name", name, "-f", "jsonl", *more, cwd=home)
    assert done.returncode == 0, done.stderr
    return str(json.loads(done.stdout)["candidates"][0]["address"])


def test_a_bounced_address_is_not_named_again_until_it_is_forgotten(home: Path) -> None:
    assert first(home) == "bo.fox@acme.example"
    assert first(home, "--bounced", "bo.fox@acme.example") != "bo.fox@acme.example"
    assert first(home) != "bo.fox@acme.example", "it is kept"
    done = run("format", "acme.example", cwd=home)
    assert "bo.fox@acme.example: bounced (told on 20" in done.stdout
    assert first(home, "--forget") == "bo.fox@acme.example"


def test_a_confirmed_address_comes_first_for_its_owner(home: Path) -> None:
    assert first(home, "--confirmed", "FoxBo@acme.example") == "foxbo@acme.example"
    assert first(home) == "foxbo@acme.example"


@pytest.mark.parametrize(("status", "kept"), [("5.1.1", True), ("5.7.1", False), ("4.2.2", False)])
def test_a_bounce_message_counts_where_it_proves_something(home: Path, status: str, kept: bool) -> None:
    (home / "bounce.eml").write_text(BOUNCE.replace("STATUS", status))
    assert (first(home, "--bounced", "bounce.eml") != "bo.fox@acme.example") == kept


@pytest.mark.parametrize(
    ("arguments", "status", "words"),
    [
        (("--bounced", "known.csv"), 5, "no bounce message"),
        (("--bounced", "gone.eml"), 5, "gone.eml"),
        (("--bounced", "ann@other.example"), 2, "no address at acme.example"),
        (("--bounced", ""), 2, "not nothing"),
        (("--confirmed", "nonsense"), 2, "no address at acme.example"),
        (("--known", "-", "--name", "-"), 2, "standard input"),
        (("--name", ""), 2, "not nothing"),
        (("--name", "Bo Fox", "--name", " "), 2, "not nothing"),
    ],
)
def test_wrong_use_ends_with_its_status_and_a_sentence(
    home: Path, arguments: tuple[str, ...], status: int, words: str
) -> None:
    done = run("format", "acme.example", *arguments, cwd=home)
    assert (done.returncode, done.stdout) == (status, "")
    assert words in done.stderr


def test_a_broken_store_is_said(home: Path) -> None:
    store = home / "data" / "exec-finder" / "store.sqlite3"
    store.parent.mkdir(parents=True)
    store.write_bytes(b"no database at all" * 100)
    done = run("format", "acme.example", cwd=home)
    assert done.returncode == 5
    assert "store.sqlite3" in done.stderr
    assert len(done.stderr.splitlines()) == 1


def test_names_that_are_no_utf8_are_said(home: Path) -> None:
    done = subprocess.run(
        [str(PROGRAM), "format", "acme.example", "--name", "-"],
        input=b"Ann Lee\n\xff\xfe\n", capture_output=True, check=False, timeout=60,
    )  # fmt: skip
    assert done.returncode == 5
    assert b"line 2" in done.stderr


def test_thousands_of_names_go_through_a_pipe(home: Path) -> None:
    names = "".join(
        f"{given}{n:04d}a Fox\n".replace("0", "o").replace("1", "i") for n in range(300) for given in "ABCD"
    )
    for form, lines in (("jsonl", 1200), ("csv", 1201)):
        done = run(
            "format", "acme.example", "--known", "known.csv", "--name", "-", "-f", form, "--limit", "1",
            cwd=home, input=names,
        )  # fmt: skip
        assert len(done.stdout.splitlines()) == lines


def test_each_name_is_answered_as_soon_as_it_is_read(home: Path) -> None:
    with subprocess.Popen(
        [str(PROGRAM), "format", "acme.example", "--name", "-", "-f", "jsonl"],
        stdin=subprocess.PIPE, stdout=subprocess.PIPE, env=os.environ.copy(),
    ) as talk:  # fmt: skip
        assert talk.stdin is not None
        assert talk.stdout is not None
        for name in ("Ann Lee", "Bo Fox"):
            talk.stdin.write(f"{name}\n".encode())
            talk.stdin.flush()
            assert json.loads(talk.stdout.readline())["name"] == name
        talk.stdin.close()


def test_json_is_whole_with_and_without_names(home: Path) -> None:
    for names in ((), ("--name", "Bo Fox"), ("--name", "Bo Fox", "--name", "Cy Ray")):
        done = run("format", "acme.example", "--known", "known.csv", *names, "-f", "json", cwd=home)
        assert len(json.loads(done.stdout)["people"]) == len(names) // 2


def test_a_third_column_says_where_an_address_was_seen(home: Path) -> None:
    plain = json.loads(run("format", "acme.example", "--known", "known.csv", "-f", "json", cwd=home).stdout)
    (home / "known.csv").write_text(KNOWN.replace(".example\n", ".example,commit\n"))
    commits = json.loads(run("format", "acme.example", "--known", "known.csv", "-f", "json", cwd=home).stdout)
    assert commits["formats"][0]["support"] == plain["formats"][0]["support"] == 2
    assert commits["formats"][0]["probability"] < plain["formats"][0]["probability"]


@pytest.mark.parametrize(
    "rows",
    [
        "name;address\nAnn Lee;ann_lee@acme.example\n",
        "name\taddress\nLee, Ann\tann_lee@acme.example\n",
        "Ann Lee <ann_lee@acme.example>\n",
    ],
)
def test_known_addresses_are_read_as_spreadsheets_and_mail_programs_write_them(home: Path, rows: str) -> None:
    (home / "known.csv").write_text(rows)
    assert first(home) == "bo_fox@acme.example"


def test_a_file_of_other_domains_is_said(home: Path) -> None:
    done = run("format", "other.example", "--known", "known.csv", cwd=home)
    assert done.stderr == "exec-finder: known.csv has no address at other.example: left out 2\n"
    assert done.returncode == 0


def test_a_quote_out_of_place_is_said_with_its_line(home: Path) -> None:
    (home / "known.csv").write_text(KNOWN + 'Bo Fox,"bo.fox"@acme.example\n')
    done = run("format", "acme.example", "--known", "known.csv", cwd=home)
    assert done.returncode == 5
    assert "line 4: " in done.stderr


def test_an_address_confirmed_before_its_owner_was_named_comes_first_later(home: Path) -> None:
    run("format", "acme.example", "--confirmed", "bfox@acme.example", cwd=home)
    assert first(home) == "bfox@acme.example"


def test_what_is_next_to_nothing_is_not_printed_as_nothing(home: Path) -> None:
    done = run("format", "acme.example", "--known", "known.csv", "--name", "Bo Fox", cwd=home)
    assert "0.00" not in done.stdout
    assert "<0.01" in done.stdout
