"""Formats: what known addresses tell, candidates for names, and what bad input gives."""

from __future__ import annotations

import csv
import io
import math

import pytest

from exec_finder.errors import UsageError
from exec_finder.formats import infer_format, template_of
from exec_finder.formats.model import LEVELS, NONE
from exec_finder.formats.observe import observe
from exec_finder.formats.tables import calibrate, load_prior, load_spellings, load_templates
from exec_finder.formats.templates import shape_of
from exec_finder.formats.tokens import spell_name
from exec_finder.tables import read_text
from tests.formats import HOST, STAFF, locals_of, pairs


@pytest.mark.parametrize(
    ("template", "expected"),
    [
        ("{first}.{last}", "jane.doe"),
        ("{f}{last}", "jdoe"),
        ("{first}{l}", "janed"),
        ("{first}_{last}", "jane_doe"),
        ("{last}.{first}", "doe.jane"),
        ("{f}.{last}", "j.doe"),
        ("{first}", "jane"),
        ("{last}{f}", "doej"),
    ],
)
def test_three_known_addresses_are_enough_for_the_first_candidate(template: str, expected: str) -> None:
    form = infer_format(pairs(template)[:3], domain=HOST)
    assert locals_of(form, "Jane Doe")[0] == expected
    assert form.support == 3


def test_the_best_share_names_the_template_and_how_many_follow_it() -> None:
    known = [*pairs("{first}.{last}")[:5], ("Ida Berg", "iberg@acme.example")]
    best = infer_format(known, domain=HOST).shares[0]
    assert (best.template, best.support) == ("{first}.{last}", 5)
    assert best.probability >= 0.6


def test_one_odd_address_does_not_overturn_many() -> None:
    form = infer_format([*pairs("{f}{last}"), ("Ida Berg", "ida.berg@acme.example")], domain=HOST)
    assert locals_of(form, "Jane Doe")[0] == "jdoe"


def test_two_formats_side_by_side_come_out_as_two_shares() -> None:
    known = [*pairs("{first}.{last}", STAFF[:4]), *pairs("{f}{last}", STAFF[4:])]
    form = infer_format(known, domain=HOST)
    assert {share.template for share in form.shares[:2]} == {"{first}.{last}", "{f}{last}"}
    assert set(locals_of(form, "Jane Doe", 2)) == {"jane.doe", "jdoe"}
    assert all(share.probability < 0.6 for share in form.shares)


def test_nothing_known_claims_no_share_and_little_probability() -> None:
    form = infer_format([], domain=HOST)
    assert form.shares == ()
    assert form.support == 0
    assert form.candidates("Jane Doe")[0].probability < 0.5
    assert "no address" in form.explain()


def test_agreement_is_worth_more_the_more_there_is_of_it_but_never_certainty() -> None:
    sure = [infer_format(pairs("{f}{last}")[:k], domain=HOST).candidates("Jane Doe")[0].probability for k in (1, 3, 8)]
    assert sure == sorted(sure)
    assert sure[-1] <= 0.88


def test_addresses_that_no_name_explains_make_it_humble() -> None:
    odd = [(name, f"{local}@acme.example") for name, local in zip(STAFF, ("zx12", "qq", "wolf", "k9x"), strict=False)]
    form = infer_format(odd, domain=HOST)
    assert form.candidates("Jane Doe")[0].probability < 0.15
    assert form.shares == ()
    assert "no common format" in form.explain()


def test_explain_counts_in_words() -> None:
    assert infer_format(pairs("{first}_{last}"), domain=HOST).explain() == (
        "8 of 8 known addresses look like given_family; about 9 in 10"
    )


# --- what teaches, and what doesn't ---------------------------------------------------------------


@pytest.mark.parametrize(
    "pair",
    [
        ("Ann Lee", "ann.lee@other.example"),
        ("Ann Lee", "ann.lee"),
        ("Ann Lee", ""),
        ("Ann Lee", "@acme.example"),
        ("", "ann.lee@acme.example"),
        ("Press Office", "press@acme.example"),
        ("Press Office", "press-office@acme.example"),
        ("Jane Doe", "customer.service-uk@acme.example"),
        ("Jane Doe", "noreply-17@acme.example"),
        ("Jane Doe", "4f3a9c0d1e2b5a6f7c8d@acme.example"),
        ("Ann Lee", "info@acme.example"),
        ("Ann Lee", "a" * 400 + "@acme.example"),
        ("Ann Lee", "{first.__class__}@acme.example"),
    ],
)
def test_bad_pairs_other_domains_and_role_mailboxes_do_not_count(pair: tuple[str, str]) -> None:
    assert infer_format([pair], domain=HOST).support == 0


def test_a_name_that_holds_the_word_of_a_task_is_a_name() -> None:
    assert infer_format([("Ada Press", "ada.press@acme.example")], domain=HOST).support == 1


@pytest.mark.parametrize(
    "address",
    ["ANN_LEE@ACME.EXAMPLE", '"ann_lee"@acme.example', "ann_lee+news@acme.example", " ann_lee@acme.example "],
)
def test_case_quotes_and_plus_tags_are_read_over(address: str) -> None:
    form = infer_format([("Ann Lee", address)], domain=HOST)
    assert form.shares[0].template == "{first}_{last}"


def test_domains_in_other_scripts_are_one_with_their_ascii_form() -> None:
    form = infer_format([("Ann Lee", "ann.lee@müller.example")], domain="xn--mller-kva.example")
    assert (form.domain, form.support) == ("xn--mller-kva.example", 1)
    assert infer_format([], domain="MÜLLER.example.").domain == form.domain


@pytest.mark.parametrize(
    "domain", ["", "acme", "acme example", "a@acme.example", "https://acme.example/", "-a.example"]
)
def test_no_domain_name_is_wrong_usage(domain: str) -> None:
    with pytest.raises(UsageError, match="no domain name"):
        infer_format([], domain=domain)


def test_the_shape_of_addresses_without_owners_tells_a_little() -> None:
    form = infer_format([], domain=HOST, unnamed=[f"{c}.{c}ones@acme.example" for c in "abcdefgh"])
    assert locals_of(form, "Jane Doe")[0] == "j.doe"
    assert form.shares == ()


def test_a_bounced_address_is_not_named_again_and_counts_against_its_format() -> None:
    known = pairs("{first}.{last}")[:1]
    before = infer_format(known, domain=HOST)
    after = infer_format(known, domain=HOST, bounced=[("Jane Doe", "jane.doe@acme.example")])
    assert "jane.doe" not in locals_of(after, "Jane Doe")
    assert after.candidates("Al Kay")[0].probability < before.candidates("Al Kay")[0].probability


def test_a_confirmed_address_comes_first_for_its_owner_and_teaches() -> None:
    form = infer_format([], domain=HOST, confirmed=[("Jane Doe", "doe-j@acme.example")])
    best = form.candidates("Jane Doe")
    assert (best[0].address, best[0].probability) == ("doe-j@acme.example", 0.97)
    assert sum(candidate.probability for candidate in best) <= 1
    assert form.support == 1


def test_known_addresses_may_come_as_a_stream() -> None:
    people = [f"{a}{b}{c}o" for a in "bcdfghjklm" for b in "aeiou" for c in "nprstvwxzk"]
    stream = ((f"{given.title()} Lee", f"{given}.lee@acme.example") for given in people)
    form = infer_format(stream, domain=HOST)
    assert form.support == 500
    assert form.shares[0].support >= 495


def test_the_same_address_seen_twice_counts_once() -> None:
    assert infer_format([("Ann Lee", "ann.lee@acme.example")] * 3, domain=HOST).support == 1


# --- odd addresses ----------------------------------------------------------------------------------


def test_a_namesakes_number_still_tells_the_base() -> None:
    form = infer_format([("Ann Lee", "alee2@acme.example"), ("Bo Fox", "bfox7@acme.example")], domain=HOST)
    assert "jdoe" in locals_of(form, "Jane Doe", 3)


def test_a_mark_in_front_is_learned_for_a_part_of_the_staff() -> None:
    known = [("Ann Lee", "x-alee@acme.example"), ("Bo Fox", "x-bfox@acme.example"), *pairs("{f}{last}", STAFF[2:5])]
    assert set(locals_of(infer_format(known, domain=HOST), "Jane Doe", 2)) == {"jdoe", "x-jdoe"}


def test_a_mark_is_named_with_the_plainest_template() -> None:
    found = infer_format([("Ann Lee", "x-alee@acme.example")], domain=HOST).candidates("Jane Doe")
    assert "x-{f}{last}" in {candidate.format for candidate in found}


def test_a_middle_initial_that_the_name_does_not_show_echoes_the_format() -> None:
    observation, _ = observe("Jane Doe", "jqdoe")
    assert observation.made == ()
    assert "{f}{last}" in dict(observation.echoes)


def test_compound_names_follow_what_the_domain_did_before() -> None:
    known = [
        *pairs("{first}.{last}"),
        ("Lea Roy-Petit", "lea.roy@acme.example"),
        ("Tom Day-Hill", "tom.day@acme.example"),
    ]
    assert locals_of(infer_format(known, domain=HOST), "Jo Vine-Hart")[0] == "jo.vine"
    assert locals_of(infer_format(pairs("{first}.{last}"), domain=HOST), "Jo Vine-Hart")[0] == "jo.vine-hart"


@pytest.mark.parametrize(
    ("shown", "expected"), [("jurgen.muller", "bjorn.soren"), ("juergen.mueller", "bjoern.soeren")]
)
def test_umlauts_follow_what_the_domain_did_before(shown: str, expected: str) -> None:
    known = [*pairs("{first}.{last}"), *[("Jürgen Müller", f"{shown}@acme.example")] * 2]
    assert locals_of(infer_format(known, domain=HOST), "Björn Sören")[0] == expected


@pytest.mark.parametrize(
    ("name", "among"),
    [
        ("Bob Stone", "robert.stone"),
        ("Robert Stone", "rob.stone"),
        ("Ludwig van Berg", "ludwig.vanberg"),
        ("Ana Maria Gil", "ana.gil"),
        ("ROSSI Carla", "carla.rossi"),
        ("Zhang Xiaomei", "xiaomei.zhang"),
        ("Дмитрий Орлов", "dmitriy.orlov"),
        ("Søren Åberg", "soren.aberg"),
        ("Sean O'Hara", "sean.ohara"),
        ("Dr. Jane Doe, Jr.", "jane.doe"),
        ("Oleksandr Ray", "oleksandr.ray"),
    ],
)
def test_spellings_that_colleagues_of_first_last_have(name: str, among: str) -> None:
    assert among in locals_of(infer_format(pairs("{first}.{last}"), domain=HOST), name, 4)


def test_initials_of_syllables_are_learned() -> None:
    known = [("Xiaofeng Li", "lixf@acme.example"), ("Guoqiang Wu", "wugq@acme.example")]
    assert locals_of(infer_format(known, domain=HOST), "Meiling Zhao")[0] == "zhaoml"


@pytest.mark.parametrize("name", ["", "   ", "!!!", "123 -", "\u200b"])
def test_a_name_without_letters_has_no_candidates(name: str) -> None:
    assert infer_format([], domain=HOST).candidates(name) == []


def test_a_single_word_is_taken_as_a_given_name() -> None:
    assert locals_of(infer_format(pairs("{first}.{last}"), domain=HOST), "Cher")[0] == "cher"


def test_of_a_very_long_name_only_the_beginning_is_read() -> None:
    assert infer_format([], domain=HOST).candidates(" ".join(["Ann"] * 5000))


def test_limit_is_kept() -> None:
    form = infer_format([], domain=HOST)
    assert [len(form.candidates("Jane Doe", limit)) for limit in (0, 1, 3)] == [0, 1, 3]


# --- ties --------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("name", "address", "template"),
    [
        ("Jane Doe", "jane.doe@acme.example", "{first}.{last}"),
        ("Jane Doe", "JDOE@acme.example", "{f}{last}"),
        ("Jane Q. Doe", "jane.q.doe@acme.example", "{first}.{m}.{last}"),
        ("Jane Doe", "jane@acme.example", "{first}"),
        ("Jane Doe", "jd@acme.example", None),
        ("Jane Doe", "doe@acme.example", None),
        ("Jane Doe", "john.doe@acme.example", None),
        ("Jane Doe", "nonsense", None),
        ("", "jane.doe@acme.example", None),
    ],
)
def test_template_of_gives_the_plainest_reading_or_none(name: str, address: str, template: str | None) -> None:
    assert template_of(name, address) == template


# --- tables --------------------------------------------------------------------------------------------


def test_the_prior_is_a_distribution() -> None:
    prior = load_prior()
    assert math.isclose(sum(map(sum, prior.main.values())) + prior.free, 1, abs_tol=0.01)
    for background in prior.background.values():
        assert math.isclose(sum(background.values()), 1, abs_tol=0.01)
        assert NONE in background
    assert all(len(row) == len(LEVELS) for row in prior.main.values())


def test_every_template_renders_to_a_sound_local_part_or_nothing() -> None:
    tokens = spell_name("Jane Quinn Doe")[0].tokens
    for template in load_templates():
        for name in ("Jane Doe", "Jane Quinn Doe"):
            local = template.render(spell_name(name)[0].tokens)
            assert local == local.strip("._-")
            assert ".." not in local
        assert template.render(tokens | {"last": "", "l": ""}) == "" or not template.needs_last


def test_every_spelling_row_gives_its_example() -> None:
    for row in csv.DictReader(io.StringIO(read_text("format_spellings.csv"))):
        shown, _, token = row["example"].partition(" > ")
        whole = "." in token and row["choice"].partition(":")[0] in {"order", "doubt", "three"}
        name = shown if whole else f"{shown} Doe" if row["choice"].startswith("nickname") else f"Jo {shown}"
        found = [s for s in spell_name(name) if row["choice"] in s.choices]
        made = {f"{s.tokens['first']}.{s.tokens['last']}" for s in found}
        parts = {part for s in found for part in (s.tokens["first"], s.tokens["last"])}
        assert token in made | parts, row


def test_choices_of_one_subject_sum_to_at_most_one() -> None:
    totals: dict[str, float] = {}
    for choice, weight in load_spellings().items():
        subject = choice.partition(":")[0]
        totals[subject] = totals.get(subject, 0) + weight
    assert max(totals.values()) <= 1.0001


def test_calibration_is_monotone_and_keeps_the_ends() -> None:
    said = [calibrate(i / 100) for i in range(101)]
    assert said == sorted(said)
    assert (said[0], said[-1]) == (0, 0.88)
    assert all(probability <= i / 100 for i, probability in enumerate(said))


def test_shapes() -> None:
    assert [shape_of(text) for text in ("jane.doe", "j.doe", "jdoe", "jane-d", "")] == ["W.W", "I.W", "W", "W-I", ""]
    assert {template.text for template in load_templates() if template.shape == "I.W"} >= {"{f}.{last}"}


def test_a_name_whose_vowels_nobody_wrote_is_hardly_guessed() -> None:
    form = infer_format([("Ann Lee", "ann.lee@acme.example")], domain="acme.example")
    (bare,) = form.candidates("محمد علي", limit=1)
    assert (bare.address, bare.probability < 0.05) == ("mhmd.ly@acme.example", True)
    (known,) = form.candidates("דוד כהן", limit=1)  # the table of names has its vowels
    assert (known.address, known.probability > 0.5) == ("david.cohen@acme.example", True)


def test_an_initial_is_not_taken_for_the_whole_name() -> None:
    whole = infer_format(
        [("Ann Lee", "ann.lee@acme.example"), ("Bo Fox", "bo.fox@acme.example")], domain="acme.example"
    )
    assert whole.candidates("J. Roe")[0].probability < 0.2
    short = infer_format([("Ann Lee", "a.lee@acme.example"), ("Bo Fox", "b.fox@acme.example")], domain="acme.example")
    assert short.candidates("J. Roe")[0].address == "j.roe@acme.example"
    assert short.candidates("J. Roe")[0].probability > 0.6
    taught = infer_format([("A. Lee", "a.lee@acme.example"), ("B. Fox", "b.fox@acme.example")], domain="acme.example")
    assert taught.candidates("Jane Roe")[0].address == "j.roe@acme.example", "an initial teaches initials"
