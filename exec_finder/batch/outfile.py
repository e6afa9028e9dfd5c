"""The file of results: grows by one whole row of the list at a time, and says itself which rows are done."""

from __future__ import annotations

import contextlib
import csv
import io
import json
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path
from types import TracebackType
from typing import BinaryIO, Literal, NamedTuple, Self

from exec_finder.batch.results import Result
from exec_finder.batch.rows import Row
from exec_finder.errors import InputError
from exec_finder.export import csv_text
from exec_finder.export.columns import COLUMNS, cell
from exec_finder.locks import try_lock
from exec_finder.models import Report, adapter
from exec_finder.text import printable

Form = Literal["jsonl", "csv"]
_OWN = ("status", "why", "rows")
"""Columns between those of the list and those of the Report; `rows`: how many rows of the file the result has."""
_MARK = b'{"batch":'


class Done(NamedTuple):
    """A result that stands in the file already."""

    cells: tuple[str, ...]
    """Of its row of the list."""
    status: str


class _ForeignError(ValueError):
    """What is read was not written here."""


class OutFile:
    """Results being written; a context manager, which keeps a second run out.

    JSON Lines: the Report, with `batch` in front: status, why, and the row of the list as `input`. CSV: the columns of
    the list as they stood, _OWN, and those of a lookup; a result has as many rows as it has candidates, at least one.
    What a killed run left half-written is dropped. Raises InputError for a file of another origin, or one that can't be
    written.
    """

    def __init__(self, path: Path, form: Form, columns: tuple[str, ...], *, fresh: bool = False) -> None:
        """columns: of the list; fresh: whatever is in the file is dropped."""
        self.path = path
        self.done: tuple[Done, ...] = ()
        self._form, self._columns, self._fresh = form, columns, fresh
        self._head = _csv_lines([_header(columns)]) if form == "csv" else b""

    def __enter__(self) -> Self:
        try:
            self._file: BinaryIO = self.path.open("a+b", buffering=0)
            with contextlib.ExitStack() as on_error:
                on_error.callback(self._file.close)
                self._lock()
                self._go_on()
                on_error.pop_all()
        except OSError as error:
            raise self._cannot_write(error) from error
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self._file.close()

    def left(self, rows: Iterable[Row]) -> list[Row]:
        """Those of *rows* that are not done; a row that stands there twice is looked up twice.

        Raises InputError where the file has results, but none of these.
        """
        rows = list(rows)
        done = Counter(one.cells for one in self.done)
        left = []
        for row in rows:
            done[row.cells] -= 1
            if done[row.cells] < 0:
                left.append(row)
        if self.done and len(left) == len(rows):
            raise self._foreign("its results are of another list")
        return left

    def append(self, result: Result) -> None:
        """Write a result, all of it or nothing."""
        lines = self._jsonl(result) if self._form == "jsonl" else self._csv(result)
        self._write(lines)

    # --- writing --------------------------------------------------------------------------------

    def _jsonl(self, result: Result) -> bytes:
        row = dict(zip(self._columns, result.row.cells, strict=True))
        batch = {"status": result.status, "why": printable(result.why), "input": row}
        report = adapter(Report).dump_json(result.report)
        return _MARK + json.dumps(batch, ensure_ascii=False).encode() + b"," + report[1:] + b"\n"

    def _csv(self, result: Result) -> bytes:
        _, *found = csv.reader(io.StringIO(csv_text(result.report), newline=""))
        if not found:
            company, at = result.report.company, result.report.generated_at.isoformat()
            known = {"company": company.name, "domain": company.domain, "generated_at": at}
            found = [[cell(printable(known.get(name, ""))) for name in COLUMNS]]
        ours = [result.status, cell(printable(result.why)), str(len(found))]
        return _csv_lines([[*result.row.cells, *ours, *row] for row in found])

    def _write(self, data: bytes) -> None:
        end = self._file.seek(0, io.SEEK_END)
        try:
            left = memoryview(data)
            while left:
                left = left[self._file.write(left) :]
        except OSError as error:
            with contextlib.suppress(OSError):  # the next run drops it otherwise
                self._file.truncate(end)
            raise self._cannot_write(error) from error

    def _lock(self) -> None:
        """One run at a time; the lock goes with the process, however that ends."""
        if not try_lock(self._file.fileno()):
            raise InputError(f"another run writes {self.path}; wait for its end, or take another file")

    # --- going on -------------------------------------------------------------------------------

    def _go_on(self) -> None:
        """Take in what is done, and drop what is half-written behind it."""
        end = 0
        if not self._fresh:
            read = self._read_jsonl if self._form == "jsonl" else self._read_csv
            try:
                with self.path.open("rb") as file:
                    self.done, end = read(file)
            except (ValueError, LookupError, TypeError, AttributeError) as error:  # no JSON, no text, other fields
                raise self._foreign(str(error)) from error
        self._file.truncate(end)
        if not end:
            self._write(self._head)

    def _read_jsonl(self, file: BinaryIO) -> tuple[tuple[Done, ...], int]:
        done: list[Done] = []
        end = 0
        for line in file:
            if not (line.startswith(_MARK) or _MARK.startswith(line)):
                raise _ForeignError("it has other lines")
            if not line.endswith(b"\n"):
                break
            batch = json.loads(line)["batch"]
            if tuple(batch["input"]) != self._columns:
                raise _ForeignError(f"its rows have the columns {', '.join(batch['input'])}")
            done.append(Done(tuple(batch["input"].values()), batch["status"]))
            end += len(line)
        return tuple(done), end

    def _read_csv(self, file: BinaryIO) -> tuple[tuple[Done, ...], int]:
        head = file.read(len(self._head))
        if head != self._head:
            if self._head.startswith(head):
                return (), 0
            raise _ForeignError("it has other columns")
        done: list[Done] = []
        size, end, rows = len(self._columns), len(head), 0
        for record, place in _records(file, end):
            rows += 1
            if rows == int(record[size + 2]):
                done.append(Done(tuple(record[:size]), record[size]))
                end, rows = place, 0
        return tuple(done), end

    def _foreign(self, why: str) -> InputError:
        return InputError(
            f"{self.path} can't be gone on with ({why}). Take another file, or start over with --fresh, which drops it"
        )

    def _cannot_write(self, error: OSError) -> InputError:
        return InputError(f"can't write {self.path}: {error.strerror or error}")


def _header(columns: Sequence[str]) -> list[str]:
    """The columns of the list get `input_` in front where ours are called so."""
    taken = {*_OWN, *COLUMNS, *columns}
    theirs = []
    for name in columns:
        new = name
        while new in _OWN or new in COLUMNS or (new != name and new in taken):
            new = f"input_{new}"
        taken.add(new)
        theirs.append(new)
    return [*theirs, *_OWN, *COLUMNS]


def _csv_lines(rows: Iterable[Sequence[str]]) -> bytes:
    out = io.StringIO(newline="")
    csv.writer(out, lineterminator="\r\n").writerows(rows)
    return out.getvalue().encode()


def _records(file: BinaryIO, start: int) -> Iterator[tuple[list[str], int]]:
    """The whole records of a CSV file, and where each ends; the last may be cut off, and is then left out."""
    end, at_end = start, False

    def lines() -> Iterator[str]:
        nonlocal end, at_end
        for raw in file:
            if not raw.endswith(b"\n"):
                break
            end += len(raw)
            yield raw.decode()
        at_end = True

    reader = csv.reader(lines(), strict=True)
    try:
        for record in reader:
            yield record, end
    except csv.Error as error:
        if not at_end:
            raise _ForeignError(str(error)) from error
