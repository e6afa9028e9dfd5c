"""What goes where: data to stdout or a file, all else to stderr."""

from __future__ import annotations

import contextlib
import logging
import os
import sys
import tempfile
from collections.abc import Iterable, Iterator
from pathlib import Path

from exec_finder.errors import InputError


def emit(text: str | Iterable[str], output: Path | None = None) -> None:
    """Write data to stdout, piece by piece, or to *output* as a whole: a reader never sees half a file.

    A reader that has gone away (`| head`) is no error.
    """
    pieces = [text] if isinstance(text, str) else text
    if output is not None and str(output) != "-":
        _replace(output, pieces)
        return
    try:
        for piece in pieces:
            sys.stdout.write(piece)
            sys.stdout.flush()
    except BrokenPipeError:
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())  # so that the exit's own flush is quiet


def _replace(output: Path, pieces: Iterable[str]) -> None:
    try:
        with tempfile.NamedTemporaryFile("w", encoding="utf-8", newline="", dir=output.parent, delete=False) as part:
            part.writelines(pieces)
        Path(part.name).chmod(0o644)
        Path(part.name).replace(output)
    except OSError as error:
        raise InputError(f"can't write {output}: {error.strerror or error}") from error


def say(text: str) -> None:
    """A line for the user, on stderr."""
    print(f"exec-finder: {text}", file=sys.stderr)


def read_input(name: str) -> bytes:
    """All of a file, or of stdin for `-`. Raises InputError."""
    if name == "-":
        return sys.stdin.buffer.read()
    try:
        return Path(name).read_bytes()
    except OSError as error:
        raise InputError(f"can't read {name}: {error.strerror or error}") from error


def colored() -> bool:
    """Whether stdout is a terminal that wants colour (https://no-color.org)."""
    return sys.stdout.isatty() and not os.environ.get("NO_COLOR") and os.environ.get("TERM") != "dumb"


def terminal_width() -> int:
    """Columns of the terminal, 80 where there is none; at most 100, for reading."""
    try:
        columns = int(os.environ.get("COLUMNS", "") or os.get_terminal_size(sys.stdout.fileno()).columns)
    except (OSError, ValueError):
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
    logging.basicConfig(stream=sys.stderr, format="exec-finder: %(message)s", level=others)
    logging.getLogger("exec_finder").setLevel(level)
