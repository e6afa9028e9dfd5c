"""Where data goes, and what happens when it can't go there."""

from __future__ import annotations

import os
import stat
import subprocess
import sys
import threading
from pathlib import Path

import pytest

from tests.cli.world import PROGRAM, run

PEOPLE = '{"name": "Zoë Łukasik", "title": "Chief Customer Officer"}\n'


def shell(command: str, **env: str) -> subprocess.CompletedProcess[bytes]:
    """A line of shell, with the program first on its PATH."""
    path = f"{PROGRAM.parent}{os.pathsep}{os.environ['PATH']}"
    return subprocess.run(
        ["bash", "-c", command], capture_output=True, timeout=100, check=False, env={**os.environ, "PATH": path, **env}
    )


def test_a_named_pipe_gets_the_data_and_stays_one(tmp_path: Path) -> None:
    pipe, read = tmp_path / "pipe", []
    os.mkfifo(pipe)
    reader = threading.Thread(target=lambda: read.append(pipe.read_text("utf-8")))
    reader.start()
    done = run("demo", "--format", "emails", "--output", str(pipe))
    reader.join(timeout=60)
    assert (done.returncode, done.stdout) == (0, "")
    assert "rosalind.achterberg@quillfone.example" in read[0]
    assert stat.S_ISFIFO(pipe.stat().st_mode)
    assert list(tmp_path.iterdir()) == [pipe]


def test_a_device_gets_the_data_and_stays_one() -> None:
    """Not /dev/stdout alone: whatever is no file is left what it is."""
    devices = [Path("/dev/null"), Path("/dev/full")]
    before = [device.stat().st_rdev for device in devices]
    assert run("demo", "--output", "/dev/null").returncode == 0
    full = run("demo", "--output", "/dev/full")
    assert (full.returncode, full.stderr) == (5, "exec-finder: can't write /dev/full: No space left on device\n")
    assert [device.stat().st_rdev for device in devices] == before


def test_standard_output_has_a_second_name(tmp_path: Path) -> None:
    done = shell(f"(echo first; exec-finder demo -f emails -o /dev/stdout; echo last) > {tmp_path}/out")
    lines = (tmp_path / "out").read_text("utf-8").splitlines()
    assert (done.returncode, lines[0], lines[-1]) == (0, "first", "last")
    assert len(lines) > 3
    assert Path("/dev/stdout").is_symlink()


def test_a_link_stays_and_the_file_behind_it_is_replaced(tmp_path: Path) -> None:
    (tmp_path / "deep").mkdir()
    (tmp_path / "deep" / "file").write_text("old")
    link = tmp_path / "link"
    link.symlink_to("deep/file")
    assert run("demo", "--output", str(link)).returncode == 0
    assert link.is_symlink()
    assert "Rosalind" in (tmp_path / "deep" / "file").read_text("utf-8")
    assert len(list(tmp_path.rglob("*"))) == 3, "nothing is left lying about"


def test_a_folder_is_no_place_for_data(tmp_path: Path) -> None:
    done = run("demo", "--output", str(tmp_path))
    assert (done.returncode, done.stderr) == (5, f"exec-finder: can't write {tmp_path}: Is a directory\n")
    assert list(tmp_path.iterdir()) == []


def test_what_fails_half_way_leaves_the_old_file_and_no_other(tmp_path: Path) -> None:
    (tmp_path / "out").write_text("old")
    done = subprocess.run(
        [str(PROGRAM), "format", "acme.example", "--name", "-", "--format", "csv", "--output", "out"],
        input=b"Ann Lee\n\xff\n",
        cwd=tmp_path,
        capture_output=True,
        timeout=100,
        check=False,
    )
    assert done.returncode == 5
    assert {path.name: path.read_text() for path in tmp_path.iterdir() if path.is_file()} == {"out": "old"}


def test_new_files_follow_the_umask_and_old_ones_keep_their_mode(tmp_path: Path) -> None:
    (tmp_path / "old").touch(mode=0o640)
    command = f"umask 027; cd {tmp_path}; exec-finder demo -o new; umask 022; exec-finder demo -o old"
    assert shell(command).returncode == 0
    modes = {path.name: stat.S_IMODE(path.stat().st_mode) for path in tmp_path.iterdir() if path.is_file()}
    assert modes == {"new": 0o640, "old": 0o640}


@pytest.mark.parametrize(
    ("place", "status", "words"),
    [
        (">/dev/full", 5, b"exec-finder: can't write to standard output: No space left on device\n"),
        (">&-", 5, b"exec-finder: can't write to standard output: it is closed\n"),
        (">/dev/null 2>&-", 0, b""),
        (">/dev/null <&-", 0, b""),
    ],
)
def test_streams_that_are_full_or_closed(place: str, status: int, words: bytes) -> None:
    done = shell(f"exec-finder demo {place}")
    assert (done.returncode, done.stderr) == (status, words)


def test_a_closed_standard_error_says_nothing_on_standard_output() -> None:
    done = shell("exec-finder lookup Zzyzx-Quux --offline 2>&-")
    assert (done.returncode, done.stdout) == (3, b"")


def test_help_that_can_not_be_written_is_no_traceback() -> None:
    done = shell("exec-finder --help >/dev/full")
    assert (done.returncode, done.stderr) == (5, b"exec-finder: can't go on: No space left on device\n")


def test_what_an_error_repeats_fills_no_screen() -> None:
    done = run("extract", "x" * 100_000)
    assert done.returncode == 5
    assert done.stderr.startswith("exec-finder: can't read xxx")
    assert done.stderr.endswith("xxx: File name too long\n")
    assert len(done.stderr) < 2_100


@pytest.mark.parametrize("command", [["extract", ""], ["companies", "import", ""]])
def test_an_empty_name_of_a_file_is_no_folder(command: list[str]) -> None:
    done = run(*command)
    assert (done.returncode, done.stderr) == (
        2,
        "exec-finder: a file's name is needed, or - for standard input\n",
    )


@pytest.mark.parametrize("command", [["extract", "-"], ["history", "Acme"], ["watch", "Acme"]])
def test_who_interrupts_is_answered(command: list[str]) -> None:
    program = (
        "import os, signal, sys\n"
        "from exec_finder.cli import extract, main, watch\n"
        "signal.signal(signal.SIGINT, signal.default_int_handler)\n"
        "extract.suppressions = watch.suppressions = lambda _: os.kill(os.getpid(), signal.SIGINT)\n"
        f"sys.argv = ['exec-finder', *{command!r}]\n"
        "main()\n"
    )
    done = subprocess.run([sys.executable, "-c", program], capture_output=True, text=True, timeout=100, check=False)
    assert (done.returncode, done.stderr) == (130, "exec-finder: interrupted\n")


@pytest.mark.parametrize("encoding", ["ascii", "latin-1"])
def test_data_is_utf_8_whatever_the_locale_is(encoding: str) -> None:
    done = subprocess.run(
        [str(PROGRAM), "rank"],
        input=PEOPLE.encode(),
        env={**os.environ, "LC_ALL": "C", "PYTHONIOENCODING": encoding},
        capture_output=True,
        timeout=100,
        check=False,
    )
    assert (done.returncode, done.stderr) == (0, b"")
    assert "Zoë Łukasik" in done.stdout.decode("utf-8")
