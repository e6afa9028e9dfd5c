"""Names of any kind: nothing raises, written names come back, comparing is symmetric."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from exec_finder.names import (
    Namesakes,
    is_person_name,
    name_key,
    name_tokens,
    parse_name,
    same_person,
    strip_credentials,
)

GIVEN = st.sampled_from(["Jane", "Robert", "Lukas", "Ingrid", "Deborah", "Kenneth", "Sofie"])
FAMILY = st.sampled_from(["Miller", "Whitfield", "Schneider", "O'Neil", "McDonald", "van der Berg", "Fields-Reed"])
INITIAL = st.sampled_from(["", "Q.", "R."])
SUFFIX = st.sampled_from(["", "Jr.", "CPA", "PhD, CFA"])
ANY = st.text(max_size=120)
ALIKE = st.text(alphabet=" ,.-'\"()JjQqaeéßØдШ李민ابכ\u200f\u0301😀", max_size=40)


@given(GIVEN, INITIAL, FAMILY, SUFFIX)
def test_a_written_name_comes_back(first: str, initial: str, family: str, suffix: str) -> None:
    tail = f", {suffix}" if suffix else ""
    plain = " ".join(filter(None, [first, initial, family]))
    for printed in (plain + tail, f"{family}, {first} {initial}".strip() + tail, f"Dr. {plain}{tail}"):
        name = parse_name(printed)
        assert (name.given, name.middle, name.family, name.suffix) == (first, initial, family, suffix)


@given(GIVEN, FAMILY)
def test_a_written_name_is_a_person(first: str, family: str) -> None:
    assert is_person_name(f"{first} {family}") >= 0.5
    assert is_person_name(f"{first} {family}".upper()) >= 0.5


@given(ANY | ALIKE)
def test_nothing_raises(text: str) -> None:
    assert 0 <= is_person_name(text) <= 1
    name = parse_name(text)
    assert parse_name(text) == name
    assert strip_credentials(text) == name.full
    assert isinstance(name_key(text), str)
    for spelling in name_tokens(text).family:
        assert spelling.text.isascii()


@given(ANY | ALIKE, ANY | ALIKE)
def test_same_person_is_symmetric(a: str, b: str) -> None:
    assert same_person(a, b) == same_person(b, a)
    assert same_person(a, a)


@given(GIVEN, FAMILY, GIVEN, FAMILY)
def test_other_names_are_other_people(first: str, family: str, other_first: str, other_family: str) -> None:
    same = first == other_first and family == other_family
    assert same_person(f"{first} {family}", f"{other_family}, {other_first}") == same


PRINTED = st.one_of(ALIKE, st.tuples(GIVEN, INITIAL, FAMILY, SUFFIX).map(lambda parts: " ".join(filter(None, parts))))


@given(st.lists(PRINTED, max_size=6), PRINTED)
def test_namesakes_are_those_that_comparing_all_would_find(names: list[str], name: str) -> None:
    assert Namesakes(names).first(name) == next((known for known in names if same_person(known, name)), None)
