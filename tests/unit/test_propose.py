"""Who is written to, in which order, at which address."""

from __future__ import annotations

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
    for name in ("Raj Patel", "Mia Stone", "Leo Banks", "Eve Marsh")
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
    made = proposal(PEOPLE, [office, desk])
    assert made.ladder == ("ann-lee", "mailbox-executive.relations@acme.example", "cy-ray")
    boxes = {channel.value: channel for channel in made.channels if channel.kind is ChannelKind.MAILBOX}
    assert boxes["executive.relations@acme.example"].reasons
    assert boxes["help@acme.example"].rung is None


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
