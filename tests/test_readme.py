"""What README shows is what happens."""

from __future__ import annotations

import csv
import json
import re
import shutil
from pathlib import Path

import pytest

from exec_finder.export.columns import COLUMNS
from tests.readme import README, ROOT, SET_UP, Block, blocks, run
from tests.servers.dns_server import DnsServer

TEXT = README.read_text("utf-8")
CONSOLE = [block for block in blocks(TEXT) if block.kind == "console"]
SHELL = [block for block in blocks(TEXT) if block.kind == "sh" and block.text.strip() not in SET_UP]
PYTHON = [block for block in blocks(TEXT) if block.kind == "python"]

BOUNCE = """\
From: MAILER-DAEMON@home.example
Content-Type: multipart/report; report-type=delivery-status; boundary="b"

--b
Content-Type: message/delivery-status

Reporting-MTA: dns; home.example

Final-Recipient: rfc822; raj.patel@acme.example
Action: failed
Status: 5.1.1

--b--
"""

# What stands in for a mail program that a machine lacks: keeps its arguments and its input.
_STAND_IN = '#!/bin/sh\nprintf "%s\\n" "$@" > {name}.args\ncat > {name}.input\n'


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """A folder with the reader's own files."""
    (tmp_path / "letter.txt").write_text("Subject: Order 4711\n\nPlease send the refund that I was promised.\n")
    (tmp_path / "letter.mailmerge").write_text(
        "TO: {{address}}\nSUBJECT: Order 4711\nFROM: me@home.example\n\nDear {{name}},\n"
    )
    (tmp_path / "mailmerge.conf").write_text("[smtp_server]\nhost = 127.0.0.1\nport = 2525\nsecurity = Never\n")
    (tmp_path / "companies.csv").write_text("case,company,issue\n4711,quillfone.example,billing\n4712,Frontier,\n")
    (tmp_path / "page.html").write_text("<h1>Leadership</h1><p>Nia Okafor, Chief Customer Officer</p>")
    (tmp_path / "known.csv").write_text("name,address\nRaj Patel,raj.patel@acme.example\n")
    (tmp_path / "bounce.eml").write_text(BOUNCE)
    (tmp_path / "people.jsonl").write_text('{"name": "Nia Okafor", "title": "Chief Customer Officer"}\n')
    shutil.copytree(ROOT / "data" / "demo", tmp_path / "archives")
    return tmp_path


@pytest.fixture
def tools(tmp_path: Path) -> Path:
    """Stand-ins for programs that pip can't install."""
    place = tmp_path / "stand-ins"
    place.mkdir()
    for name in ("msmtp",):
        tool = place / name
        tool.write_text(_STAND_IN.format(name=name))
        tool.chmod(0o755)
    return place


def test_the_two_commands_come_first_each_on_a_line_of_its_own() -> None:
    assert [block.text.strip() for block in blocks(TEXT)[:2]] == list(SET_UP)


@pytest.mark.parametrize("block", CONSOLE, ids=lambda block: block.commands()[0][:40])
def test_console_blocks_show_what_is_printed(block: Block, folder: Path) -> None:
    if "jq" in block.text and not shutil.which("jq"):
        pytest.skip("jq is not installed on this machine")
    shown = "".join(f"$ {command}\n{run(command, folder).stdout}" for command in block.commands())
    assert shown == block.text


@pytest.mark.parametrize("block", SHELL, ids=lambda block: block.commands()[0][:40])
def test_shell_blocks_run(block: Block, folder: Path, tools: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("PATH", f"{tools}:{Path('/usr/bin')}:{Path('/bin')}")
    done = run(f"set -e\n{block.text}", folder)
    assert done.returncode == 0, done.stderr
    assert "Traceback" not in done.stderr


def test_the_letter_goes_to_the_first_alone(folder: Path, tools: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("PATH", f"{tools}:{Path('/usr/bin')}:{Path('/bin')}")
    block = next(block for block in SHELL if "msmtp" in block.text)
    assert run(block.text, folder).returncode == 0
    first = json.loads(run("exec-finder demo --format json", folder).stdout)
    to = (folder / "msmtp.args").read_text().splitlines()[-1]
    assert to == first["people"][0]["candidates"][0]["address"]
    assert "refund" in (folder / "msmtp.input").read_text()


@pytest.mark.parametrize("block", PYTHON, ids=["library"])
def test_python_blocks_print_what_their_comments_say(block: Block, folder: Path) -> None:
    (folder / "block.py").write_text(block.text)
    done = run("python block.py", folder)
    assert done.returncode == 0, done.stderr
    assert done.stdout.split("\n")[:-1] == re.findall(r"print\(.*\)  # (.*)", block.text)


def test_the_columns_of_the_csv_are_all_told(folder: Path) -> None:
    table = TEXT.split("| column |")[1].split("\n\n")[0]
    told = [name for line in table.splitlines()[2:] for name in re.findall(r"`(\w+)`", line.split("|")[1])]
    assert told == list(COLUMNS)
    run("exec-finder demo --format csv --output people.csv", folder)
    with (folder / "people.csv").open(encoding="utf-8", newline="") as lines:
        assert next(csv.reader(lines)) == told


def test_the_fields_that_jq_is_shown_with_are_there(folder: Path) -> None:
    """What the two blocks with jq print, without it: where it is missing, they are skipped."""
    shown = {block.commands()[0]: block.text.splitlines()[1:] for block in CONSOLE if "jq" in block.text}
    first, ranked = shown.values()
    people = json.loads(run("exec-finder demo --format json", folder).stdout)["people"]
    assert first == ["\t".join([p["name"], p["title"], p["candidates"][0]["address"]]) for p in people[:3]]
    lines = run("exec-finder demo --format jsonl | exec-finder rank --issue billing", folder).stdout.splitlines()
    assert ranked == [row["name"] for row in map(json.loads, lines) if row["rung"]][:2]


def table_commands() -> list[str]:
    """The commands in the first column of README's table of commands, each whole."""
    table = TEXT.split("| command |")[1].split("\n\n")[0]
    spans = [span for line in table.splitlines()[2:] for span in re.findall("`([^`]+)`", line.split("|")[1])]
    return [span if span.startswith("exec-finder ") else f"exec-finder {span}" for span in spans]


@pytest.mark.parametrize("command", table_commands())
def test_the_commands_of_the_table_run(command: str, folder: Path) -> None:
    """As they stand; those that would leave the machine ask a DNS server here, or read recordings."""
    with DnsServer(("acme.example. MX 10 mx.acme.example.", "example.com. A 127.0.0.1")) as server:
        inside = {
            "batch": "--replay archives",
            "verify": f"--nameserver {server.address}",
            "doctor": f"--nameserver {server.address}",
        }
        done = run(f"{command} {inside.get(command.split()[1], '')}", folder)
    assert done.returncode == 0, done.stderr
    assert "Traceback" not in done.stderr
    assert done.stdout or (folder / "results.csv").stat().st_size


def test_every_command_and_option_that_readme_names_exists(folder: Path) -> None:
    helps = {"": run("exec-finder --help", folder).stdout}
    for name in re.findall(r"`exec-finder (\w+)", TEXT):
        helps.setdefault(name, run(f"exec-finder {name} --help", folder).stdout)
        assert helps[name], name
    for name, option in re.findall(r"exec-finder (\w+)[^`\n]*?(--[a-z-]+)", TEXT):
        assert option in helps[name] or option == "--help", f"{name} {option}"
    for option in re.findall(r"^\| `(--[a-z-]+)", TEXT, re.MULTILINE):
        assert option in helps["lookup"], option
