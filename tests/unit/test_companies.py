"""A name finds its company, or choices, or the words that help; the directory keeps its form."""

from __future__ import annotations

from collections import Counter

import pytest

from exec_finder.companies import directory, resolve_company
from exec_finder.domains import registrable_domain
from exec_finder.errors import CompanyAmbiguousError, CompanyUnknownError, UsageError

SECTORS = {
    "airlines", "banking", "cars", "delivery", "electronics", "health-insurance", "hotels", "insurance", "public",
    "rail", "retail", "software", "streaming", "telecoms", "ticketing", "travel", "utilities",
}  # fmt: skip


@pytest.mark.parametrize(
    ("query", "domain"),
    [
        ("Comcast", "comcast.com"),
        ("XFINITY", "comcast.com"),
        ("comcast corp.", "comcast.com"),
        ("Lowes", "lowes.com"),
        ("H&M", "hm.com"),
        ("H and M", "hm.com"),
        ("österreichische bundesbahnen", "oebb.at"),
        ("Osterreichische Bundesbahnen", "oebb.at"),
        ("Deutsche Telecom", "telekom.de"),
        ("T mobile", "t-mobile.com"),
    ],
)
def test_names_are_found_whatever_their_spelling(query: str, domain: str) -> None:
    company = resolve_company(query)
    assert company.domain == domain
    assert company.query == query
    assert company.why


@pytest.mark.parametrize(
    ("query", "domain"),
    [
        ("acme.example", "acme.example"),
        ("https://www.Acme.example/contact?x=1", "acme.example"),
        ("shop.acme.co.uk", "acme.co.uk"),
        ("booking.com", "booking.com"),
        ("müller.example", "xn--mller-kva.example"),
    ],
)
def test_domains_and_urls_stand_for_themselves(query: str, domain: str) -> None:
    assert resolve_company(query).domain == domain


def test_a_domain_of_the_directory_brings_what_is_known() -> None:
    company = resolve_company("www.oebb.at")
    assert (company.name, company.country, company.sector) == ("ÖBB", "AT", "rail")


def test_domain_settles_a_name() -> None:
    company = resolve_company("Acme Telecom", domain="acme.example")
    assert (company.name, company.domain, company.query) == ("Acme Telecom", "acme.example", "Acme Telecom")


def test_an_ambiguous_name_lists_the_choices() -> None:
    with pytest.raises(CompanyAmbiguousError) as caught:
        resolve_company("Frontier")
    assert {domain for _, domain in caught.value.choices} >= {"frontier.com", "flyfrontier.com"}


def test_an_unknown_name_says_how_to_go_on() -> None:
    with pytest.raises(CompanyUnknownError, match="--domain"):
        resolve_company("Zzyzx Quux Holdings")


@pytest.mark.parametrize("query", ["", "   ", "\x00", "x" * 300])
def test_an_impossible_query_is_refused(query: str) -> None:
    with pytest.raises(UsageError):
        resolve_company(query)


@pytest.mark.parametrize("domain", ["not a domain", "localhost", "http://", "a..b"])
def test_an_impossible_domain_is_refused(domain: str) -> None:
    with pytest.raises(UsageError):
        resolve_company("Acme", domain=domain)


def test_the_directory_keeps_its_form() -> None:
    rows = directory()
    domains = [row.domain for row in rows]
    assert len(rows) >= 300
    assert domains == sorted(domains)
    assert [domain for domain, number in Counter(domains).items() if number > 1] == []
    assert [domain for domain in domains if registrable_domain(domain) != domain] == []
    assert [row for row in rows if not row.name or len(row.country) != 2 or not row.country.isupper()] == []
    assert {row.sector for row in rows} == SECTORS
    assert [d for row in rows for d in row.mail_domains if not registrable_domain(d)] == []
    assert [row.name for row in rows if row.name in row.other_names] == []


def found_by(name: str) -> set[str]:
    """The domains that a name leads to."""
    try:
        return {resolve_company(name).domain}
    except CompanyAmbiguousError as error:
        return {domain for _, domain in error.choices}


def test_every_name_of_the_directory_finds_its_company_or_choices_with_it() -> None:
    lost = [
        (name, row.domain)
        for row in directory()
        for name in (row.name, *row.other_names)
        if not name.lower().endswith(".com") and row.domain not in found_by(name)
    ]
    assert lost == [], "a name that is a domain stands for that domain; all others for their company"
