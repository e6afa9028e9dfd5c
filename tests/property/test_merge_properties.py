"""Whatever is found, merging loses nobody's evidence and does not depend on the order."""

from __future__ import annotations

import random

from hypothesis import given, settings
from hypothesis import strategies as st

from exec_finder.merge import merge
from exec_finder.models import Evidence, FoundPerson

NAMES = st.sampled_from(
    [
        "Nia Okafor",
        "N. Okafor",
        "Nia B. Okafor",
        "Bob Berg",
        "Robert Berg",
        "BERG",
        "田中奈美",
        "",
        "\x00",
        "Ann-Li O’Neil",
    ]
) | st.text(max_size=20)
TITLES = st.sampled_from(["", "CEO", "Head of Billing", "Former CEO", "Board Member"]) | st.text(max_size=20)
EMAILS = st.sampled_from(["", "nia@acme.example", "bob@acme.example", "n@other.example"])


@st.composite
def found_people(draw: st.DrawFn) -> FoundPerson:
    url = draw(st.sampled_from(["https://acme.example/a", "https://acme.example/b"]))
    evidence = (Evidence(url, None, "card", draw(st.text(max_size=5))),)
    sure = draw(st.floats(0, 1))
    return FoundPerson(draw(NAMES), draw(TITLES), draw(EMAILS), evidence=evidence, confidence=sure)


@settings(max_examples=150, deadline=None)
@given(st.lists(found_people(), max_size=12), st.randoms(use_true_random=False))
def test_merging(found: list[FoundPerson], luck: random.Random) -> None:
    people = merge(found)
    shuffled = found[:]
    luck.shuffle(shuffled)
    assert merge(shuffled) == people
    assert len({person.id for person in people}) == len(people) <= len(found)
    assert {e for p in found for e in p.evidence} == {e for p in people for e in p.evidence}
    assert {p.email for p in found if p.email} == {email for p in people for email in p.emails}
