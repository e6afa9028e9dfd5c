"""Which domains are the company's, and whose address is whose."""

from __future__ import annotations

import pytest

from exec_finder.extract.contacts import extract_contacts
from exec_finder.known import gather_known
from exec_finder.models import Company, Contacts, Evidence, FoundAddress, Person

SEEN = (Evidence("https://acme.example/team", None, "card", ""),)
ACME = Company("acme", "Acme", "acme.example")


def person(name: str, *emails: str) -> Person:
    return Person(name.casefold().replace(" ", "-"), name, "Director", SEEN, emails=emails)


def seen(address: str, name: str | None = None, *, role: bool = False, label: str = "") -> FoundAddress:
    return FoundAddress(address, name, role, SEEN, label)


def known(people: list[Person], *addresses: FoundAddress, company: Company = ACME) -> dict[str, tuple[str, ...]]:
    """Who has which addresses in the end."""
    gathered = gather_known(company, people, [Contacts((address,)) for address in addresses])
    return {one.name: one.emails for one in gathered.people}


def test_an_address_that_a_page_ties_to_a_name_is_that_persons() -> None:
    assert known([person("Ann Lee")], seen("al7@acme.example", "Ann Lee")) == {"Ann Lee": ("al7@acme.example",)}


def test_an_address_without_owner_goes_to_the_only_person_whom_it_spells() -> None:
    assert known([person("Ann Lee"), person("Bo Fox")], seen("ann.lee@acme.example")) == {
        "Ann Lee": ("ann.lee@acme.example",),
        "Bo Fox": (),
    }


def test_an_address_that_two_people_could_have_is_nobodys() -> None:
    assert known([person("Ann Lee"), person("Alan Lee")], seen("alee@acme.example")) == {"Ann Lee": (), "Alan Lee": ()}


def test_a_role_mailbox_is_nobodys() -> None:
    assert known([person("Ann Press")], seen("press@acme.example", role=True)) == {"Ann Press": ()}


def test_free_mail_never_comes_out() -> None:
    gathered = gather_known(
        ACME, [person("Ann Lee", "ann@gmail.com")], [Contacts((seen("ann.lee@gmail.com", "Ann Lee"),))]
    )
    assert gathered.people[0].emails == ()
    assert gathered.addresses == ()


def test_the_mail_domain_need_not_be_the_web_domain() -> None:
    people = [person("Ann Lee", "ann.lee@acmecorp.example"), person("Bo Fox", "bo.fox@acmecorp.example")]
    gathered = gather_known(ACME, people, [])
    assert gathered.domains == ("acmecorp.example",)
    assert gathered.pairs("acmecorp.example") == (
        ("Ann Lee", "ann.lee@acmecorp.example", "page"),
        ("Bo Fox", "bo.fox@acmecorp.example", "page"),
    )


def test_each_known_address_says_how_it_was_tied_to_its_owner() -> None:
    people = [person("Ann Lee", "al@acme.example"), person("Bo Fox")]
    page = Contacts((seen("bo.fox@acme.example"), seen("cy.ray@acme.example", "Cy Ray")))
    assert gather_known(ACME, people, [page]).pairs("acme.example") == (
        ("Ann Lee", "al@acme.example", "page"),
        ("Bo Fox", "bo.fox@acme.example", "spelled"),
        ("Cy Ray", "cy.ray@acme.example", "contact"),
    )


def test_one_guests_address_makes_no_mail_domain() -> None:
    assert gather_known(ACME, [person("Ann Lee", "ann@guest.example")], []).domains == ("acme.example",)


def test_sub_domains_and_the_same_name_elsewhere_are_the_companys() -> None:
    page = Contacts((seen("ann.lee@cable.acme.example"), seen("bo.fox@acme.test"), seen("cy.ray@partner.example")))
    assert set(gather_known(ACME, [], [page]).domains) == {"cable.acme.example", "acme.test"}


def test_without_any_address_the_directorys_mail_domain_is_taken_before_the_web_domain() -> None:
    assert gather_known(ACME, [], []).domains == ("acme.example",)
    directory = Company("acme", "Acme", "acme.example", ("corp.example",))
    assert gather_known(directory, [], []).domains == ("corp.example",)


def test_evidence_of_all_pages_is_kept_and_a_name_once_seen_stays() -> None:
    other = Evidence("https://acme.example/press", None, "mailto", "")
    pages = [
        Contacts((seen("al@acme.example"),)),
        Contacts((FoundAddress("al@acme.example", "Ann Lee", role=False, evidence=(other,)),)),
    ]
    (address,) = gather_known(ACME, [], pages).addresses
    assert (address.name, len(address.evidence)) == ("Ann Lee", 2)


def test_unnamed_addresses_are_told_from_owned_ones() -> None:
    gathered = gather_known(
        ACME, [person("Ann Lee")], [Contacts((seen("ann.lee@acme.example"), seen("qx@acme.example")))]
    )
    assert gathered.unnamed("acme.example") == ("qx@acme.example",)


def test_a_persons_own_address_stands_before_a_role_mailbox() -> None:
    ann = person("Ann Lee", "info@acme.example")
    assert known([ann], seen("al@acme.example", "Ann Lee")) == {"Ann Lee": ("al@acme.example", "info@acme.example")}


def test_a_role_mailbox_that_two_people_show_is_nobodys() -> None:
    people = [person("Ann Lee", "info@acme.example"), person("Bo Fox", "info@acme.example")]
    assert known(people) == {"Ann Lee": (), "Bo Fox": ()}


def test_an_address_that_spells_the_name_stands_before_one_that_a_page_only_shows_beside_it() -> None:
    """The page asks to write to the treasurer; another one shows her own address without her name."""
    ann = person("Ann Lee", "bfox@acme.example")
    assert known([ann], seen("alee@acme.example")) == {"Ann Lee": ("alee@acme.example", "bfox@acme.example")}


def test_a_domain_that_most_pages_name_is_the_sites_where_none_is_the_companys_by_name() -> None:
    footer = Contacts((seen("office@upland.test", role=True), seen("desk@city.example", role=True)))
    pages = [footer, *[Contacts((seen("office@upland.test", role=True),))] * 2]
    assert gather_known(ACME, [], pages).domains == ("upland.test",)
    assert gather_known(ACME, [], [*pages, *[Contacts()] * 3]).domains == ("acme.example",), "on half of them only"
    assert gather_known(ACME, [], pages[:2]).domains == ("acme.example",), "on two pages only"
    assert gather_known(ACME, [], [footer] * 3).domains == ("acme.example",), "one of two that stand there as often"


def test_a_web_designers_address_beside_free_mail_makes_no_mail_domain() -> None:
    page = Contacts((seen("acme@gmail.com"), seen("hello@designers.test", role=True)))
    assert gather_known(ACME, [], [page] * 3).domains == ("acme.example",)


def test_free_mail_on_one_page_tells_that_the_address_of_all_pages_is_anothers() -> None:
    footer = seen("desk@upland.test", role=True)
    rest = [Contacts((footer,))] * 2
    company = Contacts((footer, seen("acme@gmail.com")))
    assert gather_known(ACME, [], [*rest, company]).domains == ("acme.example",)
    person_of_it = Contacts((footer, seen("nia.okafor@gmail.com", "Nia Okafor")))
    assert gather_known(ACME, [], [*rest, person_of_it]).domains == ("upland.test",), "a person's own tells nothing"


@pytest.mark.parametrize(
    "line",
    [
        "<p>Website by <a href='mailto:hello@pixelbrook.example'>Pixelbrook</a></p>",
        "<p>Diseño web: hello@pixelbrook.example</p>",
        "<p>Site hosted by Pixelbrook, hello@pixelbrook.example</p>",
    ],
)
def test_who_made_the_site_or_keeps_its_server_has_no_mail_domain_of_the_companys(line: str) -> None:
    pages = [extract_contacts(f"<main>Page</main>{line}", url=f"https://acme.example/{n}") for n in range(3)]
    assert all(page.addresses for page in pages)
    assert gather_known(ACME, [], pages).domains == ("acme.example",)


def test_a_mail_domain_that_is_known_stands_before_what_pages_show() -> None:
    directory = Company("acme", "Acme", "acme.example", ("corp.example",))
    assert gather_known(directory, [], [Contacts((seen("office@upland.test"),))] * 3).domains == ("corp.example",)


def test_mailboxes_that_one_page_shows_together_are_an_ombudsmans_unless_they_bear_the_companys_name() -> None:
    ombudsman = Contacts((seen("info@ombud.test", role=True), seen("complaints@ombud.test", role=True)))
    assert gather_known(ACME, [], [ombudsman, Contacts()]).domains == ("acme.example",)
    own = Contacts((seen("info@acmeparks.test", role=True), seen("complaints@acmeparks.test", role=True)))
    assert gather_known(ACME, [], [own, Contacts()]).domains == ("acmeparks.test",)


@pytest.mark.parametrize(
    ("addresses", "domain"),
    [
        (["careers@acmeparks.example", "events@acmeparks.example"], "acmeparks.example"),
        (["hello@studio.example"], "acme.example"),
        (["careers@a.example", "events@a.example", "info@b.example", "press@b.example"], "acme.example"),
        (["careers@a.example", "events@a.example", "acme@gmail.com"], "acme.example"),
        (["careers@a.example", "events@a.example", "info@acme.example"], "acme.example"),
    ],
)
def test_mailboxes_for_several_purposes_tell_the_mail_domain(addresses: list[str], domain: str) -> None:
    pages = [Contacts((seen(address, role="gmail" not in address),)) for address in addresses]
    assert gather_known(ACME, [], pages).domains == (domain,)
