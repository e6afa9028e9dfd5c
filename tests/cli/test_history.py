"""`history` and `forget` find people and companies by less than the whole name."""

from __future__ import annotations

from pathlib import Path

import pytest
from typer.testing import CliRunner

from exec_finder.cli import app
from exec_finder.companies import own_path
from tests.cli.world import run
from tests.sites import ACME, day, home, team, write_site


def in_process(*arguments: str) -> int:
    """The exit status of a command that is only to be done."""
    return CliRunner().invoke(app, arguments).exit_code


@pytest.fixture
def two_companies(tmp_path: Path) -> None:
    """Acme Telecom, Inc. (acme.example) and Carla Weiss Rail (weiss.example), with namesakes and relatives."""
    sites = {
        ACME: (
            "Acme Telecom, Inc.",
            team("Jonathan Smith|Chief Executive Officer", "Ann Q. Lindqvist|Chief Customer Officer"),
        ),
        "weiss.example": ("Carla Weiss Rail", team("Mary Bell|Chief Executive Officer", "Eva Smith|Director of Sales")),
    }
    for domain, (name, people) in sites.items():
        assert in_process("companies", "add", name, domain) == 0
        pages = {"/": home("/leadership Leadership", "/contact Contact us"), "/leadership": people}
        pages["/contact"] = f"<h1>Contact</h1><p>Ann Q. Lindqvist: a.lindqvist@{ACME}</p>"
        archive = write_site(tmp_path / f"{domain}.warc.gz", day(1), pages, domain)
        assert in_process("watch", domain, "--replay", str(archive)) == 1
    own_path().unlink()


@pytest.mark.usefixtures("two_companies")
@pytest.mark.parametrize(
    ("who", "shown"),
    [
        ("Jon Smith", ["person: Jonathan Smith, Chief Executive Officer"]),
        (
            "Lindqvist",
            ["person: Ann Q. Lindqvist, Chief Customer Officer", f"address: a.lindqvist@{ACME} (Ann Q. Lindqvist)"],
        ),
        ("Mary Bell", ["person: Mary Bell, Chief Executive Officer"]),
        ("acme telecom", []),
        ("ACME", []),
        ("Carla Wiess Rail", []),
    ],
)
def test_history_finds_people_and_companies_by_less_than_the_whole_name(who: str, shown: list[str]) -> None:
    """Mary Bell is like the names of several companies in the directory, too."""
    done = run("history", who)
    assert done.returncode == 0, done.stderr
    lines = [line[24:] for line in done.stdout.splitlines()[2:]]
    assert lines == shown or (not shown and len(lines) > 2)
    assert ("taking" in done.stderr) == (who in {"ACME", "Carla Wiess Rail"})


@pytest.mark.usefixtures("two_companies")
def test_a_family_name_of_several_lists_them() -> None:
    done = run("history", "Smith")
    assert (done.returncode, done.stdout) == (2, "")
    assert "Smith may be Eva Smith (weiss.example) or Jonathan Smith (acme.example): give the whole name" in done.stderr
    done = run("forget", "Lindqvist", "--yes")
    assert (done.returncode, done.stdout) == (2, "")
    assert "Lindqvist may be Ann Q. Lindqvist (acme.example): give the whole name" in done.stderr


@pytest.mark.usefixtures("two_companies")
def test_what_reads_as_a_person_is_forgotten_as_one() -> None:
    """Whatever companies are called nearly so, here and in the directory."""
    done = run("forget", "Mary Bell", "--dry-run")
    assert "Mary Bell (weiss.example): 1 fact would be deleted" in done.stdout
    done = run("forget", "Carla Weiss", "--dry-run")
    assert done.stdout == "Carla Weiss: nothing is kept; on suppress.txt: Carla Weiss\n"
