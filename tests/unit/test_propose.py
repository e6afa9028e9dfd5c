"""Who is written to, in which order, at which address."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, datetime

import pytest

from exec_finder.feedback import Entry, Feedback, Outcome
from exec_finder.known import gather_known
from exec_finder.models import (
    AddressKind,
    Answer,
    Channel,
    ChannelKind,
    Company,
    Contacts,
    Evidence,
    FoundAddress,
    MailDomain,
    Person,
)
from exec_finder.propose import Proposal, domain_shares, propose

SEEN = (Evidence("https://acme.example/team", None, "card", ""),)
ACME = Company("acme", "Acme", "acme.example")
YES = MailDomain("acme.example", Answer.YES)
PEOPLE = [
    Person("cy-ray", "Cy Ray", "Chief Executive Officer", SEEN),
    Person("ann-lee", "Ann Lee", "Senior Vice President, Customer Care", SEEN),
    Person("di-oak", "Di Oak", "Vice President, Investor Relations", SEEN),
]
TAUGHT = [
    FoundAddress(f"{name.replace(' ', '.').lower()}@acme.example", name, role=False, evidence=SEEN)
    for name in ("Raj Mehta", "Mia Stone", "Leo Banks", "Eve Marsh")
]


def proposal(people: list[Person], addresses: list[FoundAddress], mail: MailDomain = YES, limit: int = 5) -> Proposal:
    known = gather_known(ACME, people, [Contacts(tuple(addresses))])
    phone = Channel(ChannelKind.PHONE, "+15415550100", "Customer service", SEEN)
    return propose(known, [mail], [phone], limit=limit)


def test_the_customer_executive_comes_first_and_the_chief_executive_last() -> None:
    made = proposal(PEOPLE, TAUGHT)
    assert made.ladder == ("ann-lee", "cy-ray")
    assert [person.id for person in made.people] == ["ann-lee", "cy-ray", "di-oak"]
    assert made.people[2].rung is None


def test_guesses_follow_the_companys_format_and_are_at_most_three() -> None:
    ann = proposal(PEOPLE, TAUGHT).people[0]
    assert ann.candidates[0].address == "ann.lee@acme.example"
    assert ann.candidates[0].kind is AddressKind.INFERRED
    assert ann.candidates[0].format == "{first}.{last}"
    assert 0.5 < ann.candidates[0].probability < 0.95
    assert len(ann.candidates) <= 3


def test_those_not_to_be_written_to_get_no_guessed_address() -> None:
    assert proposal(PEOPLE, TAUGHT).people[2].candidates == ()


def test_a_published_address_ends_the_guessing() -> None:
    ann = proposal(PEOPLE, [FoundAddress("annl@acme.example", "Ann Lee", role=False, evidence=SEEN)]).people[0]
    assert [(c.address, c.kind) for c in ann.candidates] == [("annl@acme.example", AddressKind.PUBLISHED)]


@pytest.mark.parametrize(("address", "probability"), [("annl@acme.example", 0.95), ("leeds@acme.example", 0.5)])
def test_a_published_address_that_bears_nothing_of_the_name_may_be_anybodys(address: str, probability: float) -> None:
    ann = proposal(PEOPLE, [FoundAddress(address, "Ann Lee", role=False, evidence=SEEN)]).people[0]
    assert [(c.address, c.probability) for c in ann.candidates] == [(address, probability)]


def test_nothing_known_gives_a_low_probability_and_no_format() -> None:
    made = proposal(PEOPLE, [])
    assert made.formats == ()
    assert made.people[0].candidates[0].probability < 0.5


def test_a_domain_that_takes_no_mail_gets_no_guesses() -> None:
    made = proposal(PEOPLE, [], MailDomain("acme.example", Answer.NO, why="null MX"))
    assert [person.candidates for person in made.people] == [(), (), ()]
    assert made.ladder == ("ann-lee", "cy-ray"), "people stay: a letter or a call still reaches them"


def test_a_domain_that_could_not_be_asked_keeps_its_guesses() -> None:
    assert proposal(PEOPLE, TAUGHT, MailDomain("acme.example", Answer.UNKNOWN)).people[0].candidates


def test_an_executive_relations_mailbox_is_a_rung_of_its_own() -> None:
    office = FoundAddress(
        "executive.relations@acme.example", None, role=True, evidence=SEEN, label="Executive Customer Relations"
    )
    desk = FoundAddress("help@acme.example", None, role=True, evidence=SEEN, label="Customer service")
    jobs = FoundAddress("careers@acme.example", None, role=True, evidence=SEEN, label="Work with us")
    made = proposal(PEOPLE, [office, desk, jobs])
    assert made.ladder == ("ann-lee", "mailbox-executive.relations@acme.example", "cy-ray")
    boxes = {channel.value: channel for channel in made.channels if channel.kind is ChannelKind.MAILBOX}
    assert boxes["executive.relations@acme.example"].reasons
    assert boxes["help@acme.example"].rung is None
    assert "careers@acme.example" not in boxes


def test_the_limit_bounds_the_ladder_and_not_the_people() -> None:
    made = proposal(PEOPLE, TAUGHT, limit=1)
    assert made.ladder == ("ann-lee",)
    assert len(made.people) == 3


def test_namesakes_are_told() -> None:
    twins = [
        Person("ann-lee", "Ann Lee", "Vice President, Customer Care", SEEN),
        Person("ann-lee-2", "Ann Lee", "Chief Operating Officer", SEEN),
    ]
    assert any("ann.lee@acme.example" in note for note in proposal(twins, TAUGHT).notes)


def test_the_order_of_people_and_addresses_does_not_matter() -> None:
    one, other = proposal(PEOPLE, TAUGHT), proposal(PEOPLE[::-1], TAUGHT[::-1])
    assert (one.ladder, one.people, one.formats) == (other.ladder, other.people, other.formats)


def test_the_share_of_a_domain_follows_its_known_addresses() -> None:
    seen = [FoundAddress(f"p{n}.q@cable.acme.example", None, role=False, evidence=SEEN) for n in range(8)]
    known = gather_known(ACME, [], [Contacts((*seen, TAUGHT[0]))])
    shares = domain_shares(known, known.domains)
    assert known.domains[0] == "cable.acme.example"
    assert shares["cable.acme.example"] > 0.8
    assert abs(sum(shares.values()) - 1) < 1e-9


def test_a_role_mailbox_given_to_a_person_is_less_sure_than_an_own_address() -> None:
    people = [Person("ann-lee", "Ann Lee", "Owner", SEEN, emails=("info@acme.example",))]
    (candidate,) = proposal(people, []).people[0].candidates
    assert (candidate.address, candidate.kind, candidate.probability) == (
        "info@acme.example",
        AddressKind.PUBLISHED,
        0.5,
    )


# --- why, feedback, several domains -----------------------------------------------------------------


def told(*said: tuple[str, Outcome, str]) -> Proposal:
    """A proposal after what was told of addresses: (address, outcome, name)."""
    known = gather_known(ACME, PEOPLE, [Contacts(tuple(TAUGHT))])
    at = datetime(2026, 6, 1, tzinfo=UTC)
    feedback = Feedback(tuple(Entry(address, name, outcome, at) for address, outcome, name in said))
    return propose(replace(known, feedback=feedback), [YES], [])


def test_a_guess_says_how_many_look_so_where_they_were_seen_and_how_sure_it_is() -> None:
    assert proposal(PEOPLE, TAUGHT).people[0].candidates[0].why == (
        "4 of 4 known addresses look like given.family; seen on https://acme.example/team; about 8 in 10"
    )


def test_a_published_address_says_where() -> None:
    ann = proposal(PEOPLE, [FoundAddress("annl@acme.example", "Ann Lee", role=False, evidence=SEEN)]).people[0]
    assert ann.candidates[0].why == "published on https://acme.example/team"


def test_a_bounced_address_is_proposed_no_more_and_the_next_best_follows() -> None:
    before, after = proposal(PEOPLE, TAUGHT).people[0], told(("ann.lee@acme.example", "bounced", "")).people[0]
    assert before.candidates[0].address == "ann.lee@acme.example"
    assert after.candidates
    assert "ann.lee@acme.example" not in {candidate.address for candidate in after.candidates}


def test_a_bounce_makes_colleagues_guesses_less_sure() -> None:
    boss = {person.id: person for person in told(("ann.lee@acme.example", "bounced", "")).people}["cy-ray"]
    sure = {person.id: person for person in proposal(PEOPLE, TAUGHT).people}["cy-ray"]
    assert boss.candidates[0].probability < sure.candidates[0].probability


def test_a_confirmed_address_comes_first() -> None:
    ann = told(("leeann@acme.example", "confirmed", "Ann Lee")).people[0]
    assert (ann.candidates[0].address, ann.candidates[0].why) == (
        "leeann@acme.example",
        "confirmed: mail to it arrived",
    )


def test_a_published_address_that_bounced_gives_way_to_guesses() -> None:
    page = [*TAUGHT, FoundAddress("annl@acme.example", "Ann Lee", role=False, evidence=SEEN)]
    known = gather_known(ACME, PEOPLE, [Contacts(tuple(page))])
    entry = Entry("annl@acme.example", "", "bounced", datetime(2026, 6, 1, tzinfo=UTC))
    ann = propose(replace(known, feedback=Feedback((entry,))), [YES], []).people[0]
    assert [c.kind for c in ann.candidates] == [AddressKind.INFERRED] * len(ann.candidates)
    assert ann.candidates[0].address == "ann.lee@acme.example"


def test_addresses_without_a_common_format_are_said_to_have_none() -> None:
    odd = [replace(found, address=f"x{n}q7@acme.example") for n, found in enumerate(TAUGHT)]
    made = proposal(PEOPLE, odd)
    assert made.formats == ()
    assert any("follow no common format" in note for note in made.notes)
    assert made.people[0].candidates[0].probability < 0.25


def test_a_sister_domain_lends_its_format() -> None:
    names = ("Raj Mehta", "Mia Stone", "Leo Banks", "Eve Marsh")
    taught = [
        FoundAddress(f"{name[0].lower()}{name.split()[1].lower()}@acme.test", name, role=False, evidence=SEEN)
        for name in names
    ]
    own = FoundAddress("info@acme.example", None, role=True, evidence=SEEN)
    known = gather_known(ACME, PEOPLE, [Contacts((*taught, own))])
    guesses = {c.address for c in propose(known, [YES], []).people[0].candidates}
    assert "alee@acme.test" in guesses
    assert "ann.lee@acme.example" not in guesses


def test_of_namesakes_each_gets_half_of_the_address_and_a_spare() -> None:
    twins = [PEOPLE[1], replace(PEOPLE[1], id="ann-lee-2", title="Chief Operating Officer")]
    one, other = proposal(twins, TAUGHT).people
    assert one.candidates == other.candidates
    assert one.candidates[0].probability < 0.6


def test_an_address_confirmed_at_a_seldom_used_domain_comes_first() -> None:
    """Which domain is the person's is no question any more."""
    cable = FoundAddress("joe.poe@cable.acme.example", "Joe Poe", role=False, evidence=SEEN)
    known = gather_known(ACME, PEOPLE, [Contacts((*TAUGHT, cable))])
    entry = Entry("ann.lee@cable.acme.example", "Ann Lee", "confirmed", datetime(2026, 1, 1, tzinfo=UTC))
    mails = [YES, MailDomain("cable.acme.example", Answer.YES)]
    ann = propose(replace(known, feedback=Feedback((entry,))), mails, []).people[0]
    assert [(c.address, c.probability) for c in ann.candidates] == [("ann.lee@cable.acme.example", 0.97)]
