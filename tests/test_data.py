"""All tables: in README, in form, without duplicates; both ways of finding them."""

from __future__ import annotations

import csv
import re
from pathlib import Path

import pytest
from pydantic import BaseModel

from exec_finder.errors import DataError
from exec_finder.tables import data_file, data_root, parse_rows, read_text

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


@pytest.mark.parametrize("name", TABLES)
def test_tables_are_in_form(name: str) -> None:
    text = read_text(name)
    rows = list(csv.reader(text.splitlines(), strict=True))
    assert {len(row) for row in rows} == {len(rows[0])}, "as many fields as the header has"
    assert len(set(map(tuple, rows))) == len(rows), "no row twice"
    assert "\r" not in text
    assert not [cell for row in rows for cell in row if cell != cell.strip()], "no blanks at the ends of a cell"


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
