"""Formats: kinds of evidence, namesakes, sister domains, and the list of bad input."""

from __future__ import annotations

import pytest

from exec_finder.formats import infer_format
from exec_finder.formats import observe as observe_module
from exec_finder.models import Candidate
from tests.formats import HOST, STAFF, locals_of, pairs

LETTERS = "abcdefghijklmnopqrstuvwxyz"


def test_of_very_many_known_addresses_a_sample_is_read_whatever_their_order(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(observe_module, "MOST_READ", 50)
    people = [f"{a}{b}{c}o" for a in "bcdfghjklm" for b in "aeiou" for c in "nprstvwxzk"]
    known = [(f"{given.title()} Lee", f"{given}.lee@acme.example") for given in people]
    one, other = (infer_format(pairs, domain=HOST) for pairs in (known, known[::-1]))
    assert one.support == other.support == 50
    assert one.candidates("Bo Fox") == other.candidates("Bo Fox")


# --- kinds of evidence, namesakes, sister domains --------------------------------------------------


def test_evidence_weighs_by_its_kind() -> None:
    kinds = ("page", "contact", "filing", "commit", "spelled")

    def sure(kind: str) -> float:
        known = [(name, address, kind) for name, address in pairs("{first}_{last}")[:2]]
        return infer_format(known, domain=HOST).candidates("Jane Doe")[0].probability

    said = [sure(kind) for kind in kinds]
    assert said[0] > said[1] > said[3] > said[4]
    assert said[0] > said[2] > said[3]


def test_an_unknown_kind_of_evidence_weighs_least() -> None:
    least = infer_format([("Ann Lee", "ann_lee@acme.example", "unnamed")], domain=HOST)
    odd = infer_format([("Ann Lee", "ann_lee@acme.example", "hearsay")], domain=HOST)
    assert odd.candidates("Jane Doe") == least.candidates("Jane Doe")


def test_a_name_that_is_known_gets_its_known_address() -> None:
    best = infer_format([*pairs("{first}.{last}"), ("Jane Doe", "jd@acme.example")], domain=HOST).candidates("Jane Doe")
    assert (best[0].address, best[0].probability, best[0].kind) == ("jd@acme.example", 0.95, "published")
    assert sum(candidate.probability for candidate in best) <= 1


def test_an_address_that_is_somebody_elses_is_not_offered_but_its_namesake_forms() -> None:
    known = [*pairs("{f}{last}"), ("John Doe", "jdoe@acme.example")]
    found = locals_of(infer_format(known, domain=HOST), "Jane Doe", 8)
    assert "jdoe" not in found
    assert {"jdoe1", "jdoe2"} <= set(found)


def test_a_middle_initial_tells_a_namesake_apart() -> None:
    known = [*pairs("{first}.{last}"), ("Jane Doe", "jane.doe@acme.example")]
    best = infer_format(known, domain=HOST).candidates("Jane Q. Doe", 5)
    assert best[0].address == "jane.doe@acme.example", "the same person with an initial more"
    other = infer_format([*pairs("{f}{last}"), ("John Doe", "jdoe@acme.example")], domain=HOST)
    assert locals_of(other, "Jane Q. Doe")[0] == "jqdoe"


def test_of_two_people_with_one_guess_each_gets_half_and_a_spare() -> None:
    form = infer_format(pairs("{first}.{last}"), domain=HOST)
    alone, shared = form.candidates("Jane Doe"), form.candidates("Jane Doe", shared={"jane.doe@acme.example"})
    assert shared[0].probability < 0.6 * alone[0].probability
    assert "jane.doe2" in {candidate.address.partition("@")[0] for candidate in shared}


def test_sister_domains_teach_a_part_and_each_domain_keeps_its_own_format() -> None:
    sister = ("acme.test", pairs("{f}{last}", host="acme.test"))
    alone = infer_format([], domain=HOST)
    tied = infer_format([], domain=HOST, sisters=[sister])
    assert (locals_of(alone, "Jane Doe")[0], locals_of(tied, "Jane Doe")[0]) == ("jane.doe", "jdoe")
    assert (tied.support, tied.shares) == (0, ())
    assert "sister" in tied.explain()
    own = infer_format(pairs("{first}.{last}")[:4], domain=HOST, sisters=[sister])
    assert locals_of(own, "Jane Doe")[0] == "jane.doe"


def test_the_domain_itself_is_no_sister() -> None:
    known = pairs("{first}.{last}")[:2]
    assert infer_format(known, domain=HOST, sisters=[(HOST, known)]).candidates("Jane Doe") == infer_format(
        known, domain=HOST
    ).candidates("Jane Doe")


def test_a_bounced_address_without_name_is_not_named_again() -> None:
    form = infer_format(pairs("{first}.{last}")[:3], domain=HOST, bounced=[("", "jane.doe@acme.example")])
    assert "jane.doe" not in locals_of(form, "Jane Doe")
    assert form.candidates("Al Kay") == infer_format(pairs("{first}.{last}")[:3], domain=HOST).candidates("Al Kay")


@pytest.mark.parametrize(
    ("known", "words"),
    [
        (
            [*pairs("{first}_{last}")[:4], ("Ida Berg", "zx9@acme.example")],
            "4 of 5 known addresses look like given_family",
        ),
        (pairs("{first}_{last}")[:1], "the 1 known address looks like given_family"),
        ([], "no address at acme.example is known with its owner"),
    ],
)
def test_each_guess_says_what_speaks_for_it(known: list[tuple[str, str]], words: str) -> None:
    best = infer_format(known, domain=HOST).candidates("Jane Doe")[0]
    assert best.why.startswith(words)
    assert best.why.endswith(f"about {round(best.probability * 10)} in 10")


# --- the list of bad input ----------------------------------------------------------------------------


def test_of_twelve_words_given_and_family_name_are_found() -> None:
    name = "Ana Maria Luisa Teresa Carmen Rosa Elena Sofia Isabel Lucia Clara Gil"
    assert locals_of(infer_format(pairs("{first}.{last}"), domain=HOST), name)[0].startswith("ana")


@pytest.mark.parametrize("name", ["\ue000\ue001 \ue002", "\U000f0000 \U000f0001"])
def test_a_script_without_romanisation_gives_no_candidate(name: str) -> None:
    assert infer_format([], domain=HOST).candidates(name) == []


def test_a_local_part_with_diacritics_is_read_folded() -> None:
    form = infer_format([("Jürgen Müller", "jürgen_müller@acme.example")], domain=HOST)
    assert form.shares[0].template == "{first}_{last}"
    assert all(candidate.address.isascii() for candidate in form.candidates("Björn Sören"))


def test_contradictory_addresses_leave_every_format_its_share_and_little_certainty() -> None:
    templates = ("{first}.{last}", "{f}{last}", "{last}{f}", "{first}_{last}")
    known = [pair for place, text in enumerate(templates) for pair in pairs(text, STAFF[2 * place : 2 * place + 2])]
    form = infer_format(known, domain=HOST)
    assert len(form.shares) >= 3
    assert form.candidates("Jane Doe")[0].probability < 0.5


def test_one_person_with_several_addresses_and_one_address_with_several_names_are_taken() -> None:
    known = [("Ann Lee", "ann.lee@acme.example"), ("Ann Lee", "alee@acme.example"), ("Al Lee", "alee@acme.example")]
    form = infer_format(known, domain=HOST)
    assert form.support == 3
    assert {c.address for c in form.candidates("Ann Lee")[:2]} == {"ann.lee@acme.example", "alee@acme.example"}
    assert form.candidates("Al Lee")[0].probability == 0.95


def test_a_flood_of_known_addresses_is_read_in_time() -> None:
    names = ((f"B{a}n{b}r F{c}x", f"b{a}n{b}r.f{c}x@acme.example") for a in LETTERS for b in LETTERS for c in LETTERS)
    form = infer_format(names, domain=HOST)
    assert form.support == observe_module.MOST_READ
    assert form.candidates("Jane Doe")[0].address == "jane.doe@acme.example"


def test_an_address_cut_at_a_length_is_learned_as_a_spare() -> None:
    known = [
        ("Gregor Featherstonehaugh", "gfeathersto@acme.example"),
        ("Petra Montgomeryson", "pmontgomery@acme.example"),
    ]
    found = infer_format(known, domain=HOST).candidates("Wilma Cholmondeleyford", 3)
    assert ("wcholmondel@acme.example", "{f}{last:.10}") in [(c.address, c.format) for c in found[:2]]
    assert locals_of(infer_format(known, domain=HOST), "Jane Doe")[0] == "jdoe"


def test_a_confirmed_address_without_owner_is_the_persons_whose_name_it_spells() -> None:
    form = infer_format([], domain="acme.example", confirmed=[("", "jroe@acme.example")])
    best = form.candidates("Jane Roe")[0]
    assert (best.address, best.probability) == ("jroe@acme.example", 0.9)
    assert form.candidates("Jane Roe", shared=["jroe@acme.example"])[0].probability == 0.45, "or her namesake's"
    usual = infer_format([], domain="acme.example")
    told, before = (f.candidates("Bo Fox", 9) for f in (form, usual))
    assert weight_of("bfox", told) > weight_of("bfox", before), "its shape teaches"
    named = infer_format(
        [("Jon Roe", "jroe@acme.example")], domain="acme.example", confirmed=[("", "jroe@acme.example")]
    )
    assert named.candidates("Jane Roe")[0].probability < 0.9, "somebody else's"


def weight_of(local: str, found: list[Candidate]) -> float:
    return sum(c.probability for c in found if c.address.startswith(f"{local}@"))


def test_two_known_addresses_of_one_person_are_equally_sure_and_the_usual_one_first() -> None:
    known = [("Ann Lee", "a_lee@acme.example"), ("Ann Lee", "ann.lee@acme.example"), ("Bo Fox", "bo.fox@acme.example")]
    form = infer_format(known, domain="acme.example")
    first, second, *_ = found = form.candidates("Ann Lee")
    assert [first.address, second.address] == ["ann.lee@acme.example", "a_lee@acme.example"]
    assert first.probability == second.probability
    assert first.why == "one of 2 known with this name"
    assert sum(c.probability for c in found) <= 1
