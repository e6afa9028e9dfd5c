"""Formats invert, never raise, and their probabilities are probabilities."""

from __future__ import annotations

from hypothesis import assume, given, settings
from hypothesis import strategies as st

from exec_finder.errors import UsageError
from exec_finder.formats import infer_format, template_of
from exec_finder.formats.tables import load_templates
from exec_finder.formats.templates import Template
from exec_finder.formats.tokens import spell_name

HOST = "acme.example"
WORD = st.text("abcdefghijklmnopqrstuvwxyz", min_size=4, max_size=9).map(str.title)
NAME = st.builds("{} {}".format, WORD, WORD)
TEMPLATE = st.sampled_from([template for template in load_templates() if template.ties])
PAIR = st.tuples(st.text(max_size=40) | NAME, st.text(max_size=40) | st.emails())


@given(NAME, TEMPLATE)
def test_what_a_template_makes_is_read_back(name: str, made: Template) -> None:
    local = next((made.render(spelling.tokens) for spelling in spell_name(name)), "")
    assume(len(local) > 3)  # a name that is all honorific, such as 'Baroness Ali', leaves too little
    read = template_of(name, f"{local}@{HOST}")
    assert read is not None
    again = next(t for t in load_templates() if t.text == read)
    assert again.simplicity <= made.simplicity
    assert local in {again.render(spelling.tokens) for spelling in spell_name(name)}


@settings(max_examples=60)
@given(st.lists(PAIR, max_size=6), st.text(max_size=60) | NAME, st.lists(st.text(max_size=30), max_size=3))
def test_any_input_gives_ordered_probabilities_and_no_error(
    known: list[tuple[str, str]], name: str, unnamed: list[str]
) -> None:
    at_home = [(who, address.rpartition("@")[0] + "@" + HOST) for who, address in known]
    form = infer_format([*known, *at_home], domain=HOST, unnamed=unnamed, bounced=at_home[:1])
    found = form.candidates(name, 50)
    said = [candidate.probability for candidate in found]
    assert said == sorted(said, reverse=True)
    assert 0 <= sum(said) <= 1.0001
    assert len({candidate.address for candidate in found}) == len(found)
    assert all(candidate.address.endswith(f"@{HOST}") for candidate in found)
    assert 0 <= sum(share.probability for share in form.shares) <= 1.0001


@settings(max_examples=40)
@given(st.lists(NAME, min_size=1, max_size=5, unique=True), TEMPLATE)
def test_the_order_of_the_known_addresses_does_not_matter(names: list[str], made: Template) -> None:
    known = [(name, f"{made.render(spelling.tokens)}@{HOST}") for name in names for spelling in spell_name(name)[:1]]
    one = infer_format(known, domain=HOST).candidates("Jane Doe")
    other = infer_format(known[::-1], domain=HOST).candidates("Jane Doe")
    assert [c.address for c in one] == [c.address for c in other]
    assert all(abs(a.probability - b.probability) < 1e-9 for a, b in zip(one, other, strict=True))


@given(st.text(max_size=30) | st.text("ab.-_@[]:/", max_size=12))
def test_any_text_is_a_domain_or_wrong_usage(domain: str) -> None:
    try:
        form = infer_format([], domain=domain)
    except UsageError:
        return
    assert form.domain.isascii()
    assert "." in form.domain
    assert form.candidates("Jane Doe")[0].address == f"jane.doe@{form.domain}"
