"""Names whose parts stand apart are put together, and nothing else is."""

from __future__ import annotations

import pytest

from exec_finder import extract_people


def _table(*rows: tuple[str, ...]) -> list[tuple[str, str]]:
    body = "".join(f"<tr>{''.join(f'<td>{cell}</td>' for cell in row)}</tr>" for row in rows)
    found = extract_people(f"<h1>Our board</h1><table>{body}</table>", url="https://acme.example/board")
    return [(person.name, person.title) for person in found]


def test_a_row_may_hold_several_names_in_parts() -> None:
    heads = ("First", "Last", "Title") * 2
    assert _table(
        heads,
        ("Nia", "Okafor", "Chair", "Ada", "Ekman", "Clerk"),
        ("Percy", "Lund", "Treasurer", "Leo", "Ames", "Director"),
    ) == [("Nia Okafor", "Chair"), ("Ada Ekman", "Clerk"), ("Percy Lund", "Treasurer"), ("Leo Ames", "Director")]


def test_the_family_name_stays_first_in_scripts_without_capitals() -> None:
    rows = (("姓", "名", "役職"), ("山田", "太郎", "社長"), ("佐藤", "花子", "取締役"))
    assert _table(*rows) == [("山田 太郎", "社長"), ("佐藤 花子", "取締役")]


@pytest.mark.parametrize(
    ("head", "first", "second"),
    [("First", "2019", "2020"), ("First name", "Nia", "Percy"), ("First", "Ada Ekman", "Leo Ames")],
)
def test_a_whole_name_takes_no_part_from_the_column_beside_it(head: str, first: str, second: str) -> None:
    found = _table(("Name", "Position", head), ("Nia Okafor", "Chair", first), ("Percy Lund", "Treasurer", second))
    assert {("Nia Okafor", "Chair"), ("Percy Lund", "Treasurer")} <= set(found)
    assert all(len(name.split()) < 3 for name, _ in found)


@pytest.mark.parametrize("second", ["Nia Okafor", "Percy Lund"])
def test_a_given_name_above_a_whole_name_is_no_part_of_it(second: str) -> None:
    page = f"<h1>Our team</h1><div><p>Nia</p><p>{second}</p><p>Treasurer</p></div>"
    found = extract_people(page, url="https://acme.example/team")
    assert [person.name for person in found] == [second]
