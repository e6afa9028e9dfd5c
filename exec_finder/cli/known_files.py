"""The file of known addresses that `format --known` reads."""

from __future__ import annotations

import csv
import io
from collections.abc import Iterator, Sequence
from email.utils import parseaddr

from exec_finder.cli.streams import read_input, say
from exec_finder.errors import InputError

_DELIMITERS = "\t;,"  # of two that are seen equally often the first: a comma may stand in a name


class KnownFile:
    """Rows of name, address and kind; they are parsed anew at each pass, so that a million of them take no memory."""

    def __init__(self, name: str | None) -> None:
        """*name* of the file, `-` for standard input, None for no file. Raises InputError."""
        self._name = name or ""
        self._data = read_input(name) if name else b""

    def rows(self) -> Iterator[tuple[str, str, str]]:
        """(name, address, kind); a header line is known by its lack of an `@`. Raises InputError."""
        for line, row in self._cells():
            known = _read_row(row)
            if known:
                yield known
            elif line > 1:
                raise InputError(f"{self._name}, row {line}: no address in it; each row is name,address")

    def say_if_strange(self, host: str) -> None:
        """Say on stderr that the file has addresses, but none of this domain."""
        from exec_finder.formats.addresses import local_part

        number = 0
        for _, address, _ in self.rows():
            if local_part(address, host):
                return
            number += 1
        if number:
            say(f"{self._name} has no address at {host}: left out {number}")

    def _cells(self) -> Iterator[tuple[int, Sequence[str]]]:
        """Rows that are not empty, counted from 1."""
        reader = csv.reader(self._open(), strict=True, delimiter=self._delimiter())
        line = 0
        try:
            for row in reader:
                if any(row):
                    line += 1
                    yield line, row
        except UnicodeDecodeError as error:
            raise InputError(f"can't read {self._name} as CSV in UTF-8: {error}") from error
        except csv.Error as error:
            hint = f"line {reader.line_num}: {error}; a quote within quotes is written twice"
            raise InputError(f"can't read {self._name} as CSV in UTF-8: {hint}") from error

    def _delimiter(self) -> str:
        """What stands in the first line with an address."""
        line = next((line for line in io.BytesIO(self._data) if b"@" in line), b"")
        return max(_DELIMITERS, key=lambda sign: line.count(sign.encode()))

    def _open(self) -> io.TextIOWrapper:
        return io.TextIOWrapper(io.BytesIO(self._data), "utf-8-sig", newline="")


def _read_row(row: Sequence[str]) -> tuple[str, str, str] | None:
    from exec_finder.formats.tables import load_evidence_weights

    cell = next((cell.strip() for cell in row if "@" in cell), "")
    who, address = parseaddr(cell) if cell.endswith(">") else ("", cell)
    if "@" not in address:
        return None
    others = [other.strip() for other in row if "@" not in other]
    kind = next((other for other in others[1:] if other in load_evidence_weights()), "page")
    return who or next(iter(others), ""), address, kind
