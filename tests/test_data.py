"""All tables: in README, in form, without duplicates; both ways of finding them."""

from __future__ import annotations

import csv
import importlib
import os
import re
import shutil
import subprocess
import sys
import tomllib
from pathlib import Path

import pytest
from pydantic import BaseModel

from exec_finder.errors import DataError
from exec_finder.tables import data_file, data_root, parse_rows, read_bytes, read_lines, read_rows, read_text
from exec_finder.titles.compiling import compiled
from exec_finder.titles.lexicon import state_of_tables

DATA = Path(__file__).resolve().parents[1] / "data"
FILES = sorted(
    path.relative_to(DATA).as_posix() for path in DATA.rglob("*") if path.is_file() and path.name != "README.md"
)
TABLES = [name for name in FILES if name.endswith(".csv")]


def told() -> list[str]:
    """What data/README.md speaks of; a row may name a folder's files by a star."""
    return re.findall(r"^\| `([^`]+)`", (DATA / "README.md").read_text("utf-8"), re.MULTILINE)


def test_readme_tells_of_every_file() -> None:
    patterns = [re.compile(re.escape(name).replace(r"\*", "[^/]*") + "$") for name in told()]
    assert [name for name in FILES if not any(pattern.match(name) for pattern in patterns)] == []
    assert [name for name in told() if "*" not in name and name not in FILES] == []
    lines = [line for line in (DATA / "README.md").read_text("utf-8").splitlines() if line.startswith("|")]
    assert {len(re.findall(r"(?<!\\)\|", line)) for line in lines} == {4}, "file, what, where from: no counts"


@pytest.mark.parametrize("name", TABLES)
def test_tables_are_in_form(name: str) -> None:
    text = read_text(name)
    rows = list(csv.reader(text.splitlines(), strict=True))
    assert {len(row) for row in rows} == {len(rows[0])}, "as many fields as the header has"
    assert len(set(map(tuple, rows))) == len(rows), "no row twice"
    assert "\r" not in text
    assert not [cell for row in rows for cell in row if cell != cell.strip()], "no blanks at the ends of a cell"


def readings() -> list[tuple[str, str, str]]:
    """Table, module and kind of row of each reading of a table in the code."""
    found = set()
    for path in sorted((DATA.parent / "exec_finder").rglob("*.py")):
        module = ".".join(path.relative_to(DATA.parent).with_suffix("").parts)
        found |= {
            (name, module, kind)
            for name, kind in re.findall(r'read_(?:rows|cells)\("([^"]+)", (\w+)\)', path.read_text("utf-8"))
        }
    return sorted(found)


@pytest.mark.parametrize(("name", "module", "kind"), readings())
def test_shipped_rows_keep_to_their_schema(name: str, module: str, kind: str) -> None:
    """They are trusted when they are read; here each is held against its types, and comes out the same."""
    row = getattr(importlib.import_module(module), kind)
    assert parse_rows(read_text(name), row, name) == read_rows(name, row)


def test_every_table_is_read() -> None:
    assert {name for name, _, _ in readings()} >= set(TABLES) - {"names/own.csv"}


def test_the_phrases_of_titles_are_compiled_of_the_tables_as_they_are() -> None:
    assert read_bytes("titles/phrases.txt") == compiled(state_of_tables()), "stale: run `python -m tests.regen`"


class Row(BaseModel):
    word: str
    number: int


def test_a_bad_row_is_named_by_file_and_line() -> None:
    assert parse_rows("word,number\na,1\n", Row, "mine.csv") == (Row(word="a", number=1),)
    with pytest.raises(DataError, match=r"mine\.csv, line 3: number"):
        parse_rows("word,number\na,1\nb,x\n", Row, "mine.csv")
    with pytest.raises(DataError, match=r"mine\.csv, line 2: not as many"):
        parse_rows("word,number\na\n", Row, "mine.csv")


def test_a_missing_table_is_said() -> None:
    with pytest.raises(DataError, match=r"nothing\.csv is missing"):
        data_file("nothing.csv")


def test_a_checkout_uses_its_own_tables() -> None:
    assert str(data_root()) == str(DATA)


def test_a_wheel_uses_the_tables_in_the_package(tmp_path: Path) -> None:
    """The layout that a wheel unpacks to; a folder `data` beside the package, somebody else's, is left alone."""
    site = tmp_path / "site"
    shutil.copytree(DATA.parent / "exec_finder", site / "exec_finder", ignore=shutil.ignore_patterns("__pycache__"))
    shutil.copytree(DATA, site / "exec_finder" / "data")
    (site / "data").mkdir()
    code = (
        "from exec_finder.tables import data_root, read_lines\n"
        "from exec_finder.titles import read_title\n"
        "assert read_title('Chief Executive Officer').c_level == 'ceo'\n"
        "print(data_root(), len(read_lines('legal_forms.txt')))"
    )
    done = subprocess.run(
        [sys.executable, "-c", code], cwd=tmp_path, env={**os.environ, "PYTHONPATH": str(site)},
        capture_output=True, text=True, timeout=60, check=True,
    )  # fmt: skip
    assert done.stdout.split() == [str(site / "exec_finder" / "data"), str(len(read_lines("legal_forms.txt")))]


def test_the_wheel_takes_the_tables_along() -> None:
    settings = tomllib.loads((DATA.parent / "pyproject.toml").read_text("utf-8"))
    assert settings["tool"]["hatch"]["build"]["targets"]["wheel"]["force-include"] == {"data": "exec_finder/data"}
