"""The ladder: the right person first, nobody forbidden on it, whatever the order of the input."""

from __future__ import annotations

import json
import time
from pathlib import Path

import pytest

from exec_finder.errors import UsageError
from exec_finder.ladder import ISSUES, ladder_notes, mailbox_rung, plan_waves, rank_people
from exec_finder.ladder.regions import region_match

PAGE = [
    {"name": "Ada Abel", "title": "Chief Executive Officer"},
    {"name": "Bo Berg", "title": "Chief Operating Officer"},
    {"name": "Cy Cole", "title": "VP, Customer Care"},
    {"name": "Di Dorn", "title": "Chief Financial Officer"},
    {"name": "Ed Eck", "title": "Regional Vice President, Texas"},
    {"name": "Flo Fox", "title": "Former Chief Customer Officer"},
    {"name": "Gus Gray", "title": "VP, Investor Relations"},
    {"name": "Hal Hay", "title": "Data Protection Officer"},
]


def names(people: list[dict[str, str]], **options: str) -> list[str]:
    return [people[one.index]["name"] for one in rank_people(people, **options) if one.rung is not None]


def test_customers_first_and_the_chief_executive_last() -> None:
    assert names(PAGE) == ["Cy Cole", "Bo Berg", "Ada Abel"]


def test_the_customers_region_is_second() -> None:
    assert names(PAGE, region="Texas")[:2] == ["Cy Cole", "Ed Eck"]


def test_privacy_brings_its_officer() -> None:
    assert "Hal Hay" in names(PAGE, issue="privacy")
    assert "Hal Hay" not in names(PAGE, issue="billing")


def test_the_order_does_not_depend_on_the_input() -> None:
    assert names(PAGE) == names(PAGE[::-1])


def test_everybody_comes_back_once_with_a_reason() -> None:
    ranked = rank_people(PAGE)
    assert sorted(one.index for one in ranked) == list(range(len(PAGE)))
    assert all(one.reasons for one in ranked)


def test_an_unknown_issue_is_refused_and_the_known_are_named() -> None:
    with pytest.raises(UsageError, match="billing"):
        rank_people(PAGE, issue="weather")


@pytest.mark.parametrize("issue", ISSUES)
def test_no_issue_brings_finance_or_former_people(issue: str) -> None:
    assert not {"Di Dorn", "Flo Fox", "Gus Gray"} & set(names(PAGE, issue=issue))


def test_a_missing_customer_executive_is_said() -> None:
    assert "No executive over customer service" in ladder_notes(rank_people(PAGE[:2]))[0]


def test_mailboxes_of_executive_relations_are_a_rung() -> None:
    assert mailbox_rung("Executive Customer Relations", "x@acme.example")
    assert mailbox_rung("", "info@acme.example") is None


def rungs(*titles: str, **options: str) -> dict[str, int | None]:
    people = [{"name": f"Person {letter}", "title": title} for letter, title in zip("ABCDEFGH", titles, strict=False)]
    return {people[one.index]["title"]: one.rung for one in rank_people(people, **options)}


def test_directors_with_a_job_elsewhere_are_never_written_to() -> None:
    said = rungs("CEO", "Independent Director; Chief Operating Officer of Marrow Shipping")
    assert said["Independent Director; Chief Operating Officer of Marrow Shipping"] is None
    own = "Board Member, Chief Executive Officer of Acme Corp"
    assert rungs(own, company="acme.example")[own] == 5


def test_a_board_heading_with_a_job_elsewhere_shuts_out() -> None:
    person = {"name": "Ann Lee", "title": "President of Ostwick Foods", "section": "Board of Directors"}
    assert rank_people([person])[0].rung is None


def test_directors_run_a_small_firm_and_sit_on_the_board_of_a_large_one() -> None:
    assert rungs("Director", "Managing Director") == {"Director": 4, "Managing Director": 5}
    assert rungs("Director", "Chief Executive Officer", "EVP, Sales")["Director"] is None


def test_vice_presidents_of_a_bank_count_for_less() -> None:
    assert rungs("Vice President, Branch Operations", "COO")["Vice President, Branch Operations"] == 4
    assert (
        rungs("Vice President, Branch Operations", "COO", sector="banking")["Vice President, Branch Operations"] is None
    )


@pytest.mark.parametrize(
    ("customer", "title"),
    [
        ("Yorkshire", "Regional Director, North"),
        ("Bayern", "Regionalleiter Süddeutschland"),
        ("Bretagne", "Directeur régional Grand Ouest"),
        ("New South Wales", "State Manager, NSW"),
        ("Karnataka", "Regional Head, South"),
        ("Texas", "Regional Vice President, South"),
    ],
)
def test_regions_of_many_countries_lie_in_their_compass_regions(customer: str, title: str) -> None:
    assert rungs(title, "CEO", region=customer)[title] == 2


def test_public_bodies_have_their_ladder() -> None:
    said = rungs("Director of Student Services", "Registrar", "Vice-Chancellor", "Chair of Council")
    assert [said[t] for t in ("Director of Student Services", "Registrar", "Vice-Chancellor")] == [1, 4, 5]
    assert rungs("Pro Vice-Chancellor", "Vice-Chancellor") == {"Pro Vice-Chancellor": 4, "Vice-Chancellor": 5}


def test_accessibility_is_for_its_own_issue() -> None:
    title = "Accessibility Program Manager"
    assert rungs(title, "VP, Care", "COO")[title] is None
    assert rungs(title, "VP, Care", issue="accessibility")[title] is not None


def test_weights_add_up() -> None:
    for one in rank_people(PAGE):
        assert one.weight == pytest.approx(sum(part.amount for part in one.weights), abs=1e-3)


def test_waves_are_one_by_one_unless_all_at_once() -> None:
    assert [(w.ids, w.after_days) for w in plan_waves(["a", "b"], wait_days=7)] == [(("a",), 0), (("b",), 7)]
    assert [w.ids for w in plan_waves(["a", "b"], at_once=True)] == [("a", "b")]
    with pytest.raises(UsageError):
        plan_waves(["a"], wait_days=0)


@pytest.mark.parametrize("name", ["ladder_blind.jsonl", "ladder_blind_2.jsonl", "ladder_blind_3.jsonl"])
def test_made_up_companies_get_the_ladder_an_advocate_would_climb(name: str) -> None:
    missed = []
    for line in (Path(__file__).parent / name).read_text("utf-8").splitlines():
        case = json.loads(line)
        ranked = rank_people(case["people"], issue=case.get("issue"), region=case.get("region"))
        out = [case["people"][one.index]["id"] for one in ranked if one.rung is not None]
        if out[0] not in case["gold"]["first"] or set(out[:5]) & set(case["gold"]["never"]):
            missed.append(case["id"])
    assert missed == []


def test_a_title_that_could_not_be_read_says_so() -> None:
    reasons = {one.person["title"]: one.reasons[0] for one in rank_people([{"name": "A", "title": "Mkubwa"}, *PAGE])}
    assert "could not be read" in reasons["Mkubwa"]
    assert sum("could not be read" in reason for reason in reasons.values()) == 1


def test_the_unit_that_the_customer_names_is_second() -> None:
    titles = ("President, Home Appliances", "General Manager, Mobile Division", "VP Finance, Home Appliances", "CEO")
    assert rungs(*titles, region="home appliances")[titles[0]] == 2
    assert rungs(*titles, region="Mobile")[titles[1]] == 2
    assert rungs(*titles, region="home appliances")[titles[2]] is None


def test_care_for_the_unit_that_the_customer_names_comes_before_care_for_another() -> None:
    people = [
        {"name": "Ann", "title": "VP Customer Care, Home Appliances"},
        {"name": "Bo", "title": "VP Customer Care, Mobile Division"},
        {"name": "Cy", "title": "VP Customer Care"},
    ]
    assert names(people, region="Mobile")[0] == "Bo"
    assert names(people, region="Home Appliances")[0] == "Ann"
    assert names(people)[0] == "Cy"


def test_of_several_chief_executives_the_one_who_is_it_here_is_written_to() -> None:
    people = [
        {"name": "Ann Lee", "title": "Chief Executive Officer"},
        {"name": "Bo Fox", "title": "Chairman and CEO, Distant Mills"},
        {"name": "Cy Ray", "title": "President and Chief Executive Officer, Harbour, Moor"},
    ]
    assert [one.person["name"] for one in rank_people(people) if one.rung is not None] == ["Ann Lee"]
    alone = rank_people([{"name": "Bo Fox", "title": "President and CEO, Acme Telecom"}])
    assert alone[0].rung is not None, "a title that names its own company is the chief executive's"


@pytest.mark.parametrize(
    ("customer", "place"),
    [
        ("Ohio", "North America"),
        ("Lyon", "EMEA"),
        ("Manchester", "UK & Ireland"),
        ("Sydney", "APAC"),
        ("Nairobi", "East Africa"),
        ("Alberta", "Western Canada"),
        ("Bavaria", "DACH"),
    ],
)
def test_a_region_holds_what_lies_in_a_part_of_it(customer: str, place: str) -> None:
    assert region_match(customer, place) == "same"


@pytest.mark.parametrize(("customer", "place"), [("Texas", "EMEA"), ("France", "Germany"), ("Spain", "Nordics")])
def test_a_south_elsewhere_is_another_region(customer: str, place: str) -> None:
    assert region_match(customer, place) == "other"


def test_those_who_keep_customers_or_mend_goods_come_behind_who_serves_and_who_owns_the_issue() -> None:
    people = [
        {"name": "Ann", "title": "Director, Warranty"},
        {"name": "Bo", "title": "VP, Retention"},
        {"name": "Cy", "title": "Director of Billing"},
        {"name": "Di", "title": "Manager, Customer Service"},
    ]
    assert names(people, issue="billing") == ["Di", "Ann", "Cy", "Bo"]
    assert "Looks after one kind of customers' cases." in rank_people(people, issue="billing")[1].reasons
    assert names(people, issue="warranty")[0] == "Ann"
    assert "warranty and repairs" in rank_people(people, issue="warranty")[0].reasons[0]


def test_nobody_is_said_to_answer_for_an_issue_by_a_function_read_beside_the_warranty() -> None:
    people = [{"name": "Ann Lee", "title": "Head of Warranty and Returns"}]
    for issue in ("outage", "technical", "employee-conduct"):
        assert rank_people(people, issue=issue)[0].reasons == ("Looks after one kind of customers' cases.",)


def test_a_person_without_a_title_is_not_said_to_look_after_something() -> None:
    place = rank_people([{"name": "Ann Lee", "title": ""}])[0]
    assert (place.rung, place.reasons) == (None, ("No title was found for this person; look for it yourself.",))


def test_care_for_another_region_comes_behind_the_chief_executive_where_somebody_is_nearer() -> None:
    people = [
        {"name": "Ann", "title": "VP Customer Care, Europe"},
        {"name": "Bo", "title": "VP Customer Care, North America"},
        {"name": "Cy", "title": "Chief Executive Officer"},
    ]
    assert names(people, region="Ohio") == ["Bo", "Cy", "Ann"]
    assert names(people[::2], region="Ohio") == ["Ann", "Cy"]


def test_a_title_of_small_words_alone_costs_no_time() -> None:
    """Each 'de' could be read as 'of' and as 'the': forty of them would take hours."""
    long = {"name": "Ann Lee", "title": f"Director{' de' * 34}, x, Acme Ltd"}
    before = time.process_time()
    rank_people([long], company="Acme Ltd")
    assert time.process_time() - before < 3
