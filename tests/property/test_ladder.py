"""The order of the ladder never depends on the order of the input."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from exec_finder.ladder import ISSUES, rank_people

PEOPLE = [
    {"name": name, "title": title}
    for name in ("Ada Abel", "Bo Berg", "Cy Cole")
    for title in ("CEO", "COO", "VP, Customer Care", "VP, Guest Relations", "Head of Logistics", "CFO", "")
]


@given(st.permutations(PEOPLE), st.sampled_from([None, *ISSUES]))
def test_order_of_the_input_is_no_matter(people: list[dict[str, str]], issue: str | None) -> None:
    shown = [people[one.index] for one in rank_people(people, issue=issue)]
    assert shown == [PEOPLE[one.index] for one in rank_people(PEOPLE, issue=issue)]
