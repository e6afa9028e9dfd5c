"""The tables of names: sorted, without repetition, known kinds."""

from __future__ import annotations

import pytest

from exec_finder.names.features import EndingRow, NotNameRow
from exec_finder.names.lists import PartRow, family_names, given_names
from exec_finder.names.person import is_person_name
from exec_finder.names.same import NicknameRow
from exec_finder.names.spelling import RomanRow
from exec_finder.tables import read_lines, read_rows

PART_KINDS = {
    "alias",
    "family-letter",
    "conjunction",
    "family_frequent",
    "former",
    "generation",
    "given_compound",
    "given_compound_head",
    "honorific",
    "honorific_dotted",
    "honorific_sure",
    "honorific_tail",
    "nobility",
    "particle",
    "particle_capital",
    "patronymic",
    "peer",
    "postnominal",
    "pronouns",
    "saint",
    "tail_honorific",
}


@pytest.mark.parametrize("name", ["given", "family"])
def test_lists_are_sorted_and_tagged(name: str) -> None:
    lines = read_lines(f"names/{name}.txt.gz")
    words = [line.split("\t")[0] for line in lines]
    assert words == sorted(set(words))
    assert all(line.split("\t")[1].strip() for line in lines)


@pytest.mark.parametrize(
    ("table", "kind", "fields"),
    [
        ("parts", PartRow, ("word", "kind")),
        ("not_name_words", NotNameRow, ("word",)),
        ("endings", EndingRow, ("ending",)),
        ("nicknames", NicknameRow, ("given", "nickname")),
        ("romanised", RomanRow, ("text", "latin", "standard")),
    ],
)
def test_tables_are_sorted_without_repetition(table: str, kind: type, fields: tuple[str, ...]) -> None:
    keys = [tuple(getattr(row, field) for field in fields) for row in read_rows(f"names/{table}.csv", kind)]
    assert keys == sorted(set(keys))


def test_parts_have_known_kinds() -> None:
    assert {row.kind for row in read_rows("names/parts.csv", PartRow)} == PART_KINDS


def test_names_of_many_cultures_are_listed() -> None:
    assert {"jane", "lars", "priya", "kenichi", "fatima", "chukwuma", "נועה", "иван"} <= set(given_names())
    assert {"miller", "garcia", "suzuki", "nguyen", "okafor", "כהן", "鈴木"} <= set(family_names())


@pytest.mark.parametrize("row", read_rows("names/endings.csv", EndingRow), ids=lambda row: row.ending)
def test_endings_tell_family_names_from_words(row: EndingRow) -> None:
    """Behind an unknown word a family name makes a person, a noun makes none."""
    assert row.example.lower().endswith(row.ending)
    assert (is_person_name(f"Zorvath {row.example}") >= 0.5) == (row.kind == "family")


@pytest.mark.parametrize("name", ["common_words.txt", "english.txt.gz", "seldom.txt.gz"])
def test_words_are_sorted_without_repetition(name: str) -> None:
    words = read_lines(f"names/{name}")
    assert list(words) == sorted(set(words))
