"""What goes where: data to stdout or a file, all else to stderr."""

from __future__ import annotations

import contextlib
import io
import logging
import os
import stat
import sys
from collections.abc import Iterable, Iterator
from pathlib import Path
from uuid import uuid4

from exec_finder.errors import InputError, UsageError
from exec_finder.text import printable

_STDOUT = ("-", "/dev/stdout")
_LINE_LIMIT = 2000
"""Characters of a line for the user; what it repeats may be of any length."""


def set_up_streams() -> None:
    """Make the three standard streams usable, whatever the shell and the locale made of them.

    Data is UTF-8 wherever a program reads it (JSON must be, RFC 8259 §8.1, and a pipe can't ask); only a terminal gets
    its own encoding, with escapes for what that lacks. What is closed reads and swallows as /dev/null does, but for
    standard output: `emit` says that it is closed.
    """
    if isinstance(sys.stdout, io.TextIOWrapper):
        encoding = sys.stdout.encoding if sys.stdout.isatty() else "utf-8"
        sys.stdout.reconfigure(encoding=encoding, errors="backslashreplace", newline="")
    sys.stdin = sys.stdin or Path(os.devnull).open(encoding="utf-8")  # noqa: SIM115 - open as long as the program
    sys.stderr = sys.stderr or Path(os.devnull).open("w", encoding="utf-8")  # noqa: SIM115


def emit(text: str | Iterable[str], output: Path | None = None) -> None:
    """Write data to stdout, piece by piece, or to *output* as a whole: a reader never sees half a file.

    A reader that has gone away (`| head`) is no error. Raises InputError where nothing can be written.
    """
    pieces = [text] if isinstance(text, str) else text
    if output is None or str(output) in _STDOUT:
        _print(pieces)
        return
    try:
        _write(output, pieces)
    except BrokenPipeError:
        return  # of a named pipe
    except OSError as error:
        raise InputError(f"can't write {output}: {error.strerror or error}") from error


def _print(pieces: Iterable[str]) -> None:
    if sys.stdout is None:
        raise InputError("can't write to standard output: it is closed")
    try:
        for piece in pieces:
            sys.stdout.write(piece)
            sys.stdout.flush()
    except OSError as error:
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())  # so that the exit's own flush is quiet
        if not isinstance(error, BrokenPipeError):
            raise InputError(f"can't write to standard output: {error.strerror or error}") from error


def _write(output: Path, pieces: Iterable[str]) -> None:
    """Devices, named pipes and all in /dev are written to as they are; a file is replaced, behind its links."""
    mode = output.stat().st_mode if output.exists() else None
    if output.is_relative_to("/dev") or (mode is not None and not stat.S_ISREG(mode)):
        with output.open("w", encoding="utf-8", newline="") as there:  # says itself that it can't be a folder
            there.writelines(pieces)
        return
    target = output.resolve()
    part = target.with_name(f".exec-finder-{uuid4().hex}.part")
    try:
        with part.open("x", encoding="utf-8", newline="") as file:  # a new file's mode is what the umask leaves
            file.writelines(pieces)
        if mode is not None:
            part.chmod(stat.S_IMODE(mode))
        part.replace(target)
    finally:
        part.unlink(missing_ok=True)


def say(text: str) -> None:
    """A line for the user, on stderr; what others wrote into it moves no cursor, and fills no screen."""
    text = printable(text)
    if len(text) > _LINE_LIMIT:
        text = f"{text[: _LINE_LIMIT // 2]} … {text[-_LINE_LIMIT // 2 :]}"
    print(f"exec-finder: {text}", file=sys.stderr)


def read_input(name: str) -> bytes:
    """All of a file, or of stdin for `-`. Raises InputError."""
    if name == "-":
        return sys.stdin.buffer.read()
    if not name:
        raise UsageError("a file's name is needed, or - for standard input")
    try:
        return Path(name).read_bytes()
    except OSError as error:
        raise InputError(f"can't read {name}: {error.strerror or error}") from error


def colored() -> bool:
    """Whether stdout is a terminal that wants colour (https://no-color.org)."""
    terminal = sys.stdout is not None and sys.stdout.isatty()
    return terminal and not os.environ.get("NO_COLOR") and os.environ.get("TERM") != "dumb"


def terminal_width() -> int:
    """Columns of the terminal, 80 where there is none; at most 100, for reading."""
    try:
        columns = int(os.environ.get("COLUMNS", "") or os.get_terminal_size(sys.stdout.fileno()).columns)
    except (OSError, ValueError, AttributeError):  # no terminal, no number, no standard output at all
        columns = 80
    return max(40, min(columns, 100))


@contextlib.contextmanager
def waiting(text: str) -> Iterator[None]:
    """A sign of life on stderr while something takes time; nothing where stderr is no terminal."""
    if not sys.stderr.isatty():
        yield
        return
    from rich.console import Console

    with Console(stderr=True).status(text):
        yield


def set_up_logging(verbose: int) -> None:
    """Log lines of this program to stderr: warnings, with -v requests, with -vv everything.

    What libraries log (a retry is a warning to them) is for -vv: the Report tells the user what came of it.
    """
    level = {0: logging.WARNING, 1: logging.INFO}.get(verbose, logging.DEBUG)
    others = logging.INFO if verbose > 1 else logging.CRITICAL
    handler = logging.StreamHandler(sys.stderr)
    handler.setFormatter(_Harmless("exec-finder: %(message)s"))
    logging.basicConfig(handlers=[handler], level=others)
    logging.getLogger("exec_finder").setLevel(level)


class _Harmless(logging.Formatter):
    """Lines without characters that move a cursor; those of a traceback keep their indent."""

    def format(self, record: logging.LogRecord) -> str:
        lines = super().format(record).split("\n")
        return "\n".join(line[: len(line) - len(line.lstrip(" "))] + printable(line) for line in lines)
