"""A name finds its company, or choices, or the words that help; the directory keeps its form."""

from __future__ import annotations

import time
from collections import Counter
from pathlib import Path

import pytest

from exec_finder import companies
from exec_finder.companies import directory, parse_own, resolve_company
from exec_finder.company_names import country_named, name_keys
from exec_finder.domains import registrable_domain
from exec_finder.errors import CompanyAmbiguousError, CompanyUnknownError, UsageError
from tests.cli.world import run

DEMO = Path(__file__).parents[2] / "data" / "demo" / "quillfone.example.warc.gz"

SECTORS = {
    "airlines", "banking", "betting", "cars", "delivery", "education", "electronics", "fitness", "food-delivery",
    "funerals", "health-insurance", "hotels", "housing", "insurance", "leisure", "media", "public", "rail",
    "restaurants", "retail", "security", "software", "streaming", "telecoms", "ticketing", "travel", "utilities",
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
        ("T mobile USA", "t-mobile.com"),
        ("Jet Blue", "jetblue.com"),
        ("Commcast", "comcast.com"),
        ("Sabadell", "bancsabadell.com"),
        ("בזק", "bezeq.co.il"),
        ("Аэрофлот", "aeroflot.ru"),
        ("全日空", "ana.co.jp"),
        ("ΔΕΗ", "dei.gr"),
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


def test_a_country_is_kept_where_the_directory_has_none() -> None:
    assert resolve_company("acme.example", country="Germany").country == "DE"
    assert resolve_company("Acme", domain="acme.example", country="de").country == "DE"
    assert resolve_company("comcast.com", country="DE").country == "US"


def test_domain_settles_a_name() -> None:
    company = resolve_company("Acme Telecom", domain="acme.example")
    assert (company.name, company.domain, company.query) == ("Acme Telecom", "acme.example", "Acme Telecom")


def test_an_ambiguous_name_lists_the_choices() -> None:
    with pytest.raises(CompanyAmbiguousError) as caught:
        resolve_company("Frontier")
    assert {domain for _, domain in caught.value.choices} >= {"frontier.com", "flyfrontier.com"}


@pytest.mark.parametrize(
    "name",
    ["Vodafone", "Orange", "Telia", "T-Mobile", "Santander", "Aldi", "Lidl", "Media Markt", "Carrefour", "Amazon",
     "DPD", "Hermes", "AXA", "Allianz", "Generali", "Zurich", "Nationwide", "Sky", "Coop"],
)  # fmt: skip
def test_namesakes_are_left_to_the_user(name: str) -> None:
    with pytest.raises(CompanyAmbiguousError) as caught:
        resolve_company(name)
    bearers = {row.domain for row in directory() if name_keys(name)[2] in names_of(row)}
    assert {domain for _, domain in caught.value.choices} == bearers, "an exact name brings nobody who is only like it"


def names_of(row: companies.DirectoryRow) -> set[str]:
    return {name_keys(name)[2] for name in (row.name, *row.other_names)}


@pytest.mark.parametrize(
    ("query", "country", "domain"),
    [
        ("Vodafone Germany", None, "vodafone.de"),
        ("Vodafone DE", None, "vodafone.de"),
        ("vodafone (deutschland)", None, "vodafone.de"),
        ("Vodafone Ελλάδα", None, "vodafone.gr"),
        ("Vodafone Spain", None, "vodafone.es"),
        ("Woolworths South Africa", None, "woolworths.co.za"),
        ("Vodafone", "de", "vodafone.de"),
        ("Vodafone", "UK", "vodafone.co.uk"),
        ("Aldi", "United States", "aldi.us"),
        ("Vodafonne", "IT", "vodafone.it"),
        ("Vodafonne Italy", None, "vodafone.it"),
        ("IKEA Germany", None, "ikea.com"),
        ("Bank of America", None, "bankofamerica.com"),
        ("Air France", None, "airfrance.fr"),
        ("Comcast", "US", "comcast.com"),
    ],
)
def test_a_country_settles_a_name(query: str, country: str | None, domain: str) -> None:
    assert resolve_company(query, country=country).domain == domain


@pytest.mark.parametrize(("query", "country"), [("Currys Germany", None), ("Coolblue", "GB"), ("Vodafone", "JP")])
def test_a_company_of_another_country_is_a_choice_only(query: str, country: str | None) -> None:
    with pytest.raises(CompanyAmbiguousError):
        resolve_company(query, country=country)


def test_a_country_that_is_none_is_refused() -> None:
    with pytest.raises(UsageError, match="Atlantis"):
        resolve_company("Vodafone", country="Atlantis")


@pytest.mark.parametrize("name", ["Verizon Cable Partners", "Comcast Towers Hotel"])
def test_a_longer_name_is_never_taken_for_a_company(name: str) -> None:
    with pytest.raises((CompanyAmbiguousError, CompanyUnknownError)):
        resolve_company(name)


def test_a_word_out_of_a_name_is_a_suggestion_only() -> None:
    with pytest.raises(CompanyAmbiguousError) as caught:
        resolve_company("Kreditbank")
    assert ("DKB", "dkb.de") in caught.value.choices


def test_names_are_resolved_at_once() -> None:
    directory()
    began = time.process_time()
    for query in ("Comcast", "Vodafone Germany", "Comcats", "Deutsche Telecom", "Zzyzx Quux", "x" * 200):
        found_by(query)
    assert time.process_time() - began < 6 * 0.02


def test_an_unknown_name_says_how_to_go_on() -> None:
    with pytest.raises(CompanyUnknownError, match="--domain"):
        resolve_company("Zzyzx Quux Holdings")


@pytest.mark.parametrize("name", ["#", "...", "-"])
def test_signs_are_like_nobody(name: str) -> None:
    with pytest.raises(CompanyUnknownError, match="no company called"):
        resolve_company(name)


def test_a_lone_suggestion_is_no_choice() -> None:
    with pytest.raises(
        CompanyUnknownError, match=r"no company called 'Nope' .* did you mean Opel \(--domain opel\.de\)"
    ):
        resolve_company("Nope")


def test_a_misspelled_name_that_is_taken_is_said() -> None:
    assert resolve_company("Verizn").why == "taking 'Verizn' for Verizon (verizon.com)"
    done = run("lookup", "Verizn", "--offline")
    assert done.stderr.startswith("exec-finder: taking 'Verizn' for Verizon (verizon.com)\n")
    assert "taking" not in run("lookup", "Verizon", "--offline").stderr


@pytest.mark.parametrize(
    "query", ["https://me:s3cret@www.acme.example/team", "me:s3cret@acme.example", "http://s3cret@acme.example"]
)
def test_a_password_is_not_kept(query: str) -> None:
    for company in (resolve_company(query), resolve_company("Acme", domain=query)):
        assert company.domain == "acme.example"
        assert "s3cret" not in str(company)
    with pytest.raises(UsageError) as caught:
        resolve_company("Acme", domain="https://me:s3cret@localhost/")
    assert "s3cret" not in str(caught.value)


@pytest.mark.parametrize("query", ["", "   ", "\x00"])
def test_an_empty_query_is_refused(query: str) -> None:
    with pytest.raises(UsageError, match="is needed"):
        resolve_company(query)


@pytest.mark.parametrize("size", [201, 300, 5000])
def test_too_long_a_name_is_called_that(size: int) -> None:
    with pytest.raises(UsageError, match=f"{size} characters"):
        resolve_company("x" * size)
    assert resolve_company(f"https://acme.example/{'x' * 300}").domain == "acme.example", "URLs may be long"


def test_an_unknown_name_is_given_the_only_site_of_its_archive(tmp_path: Path) -> None:
    done = run("lookup", "Quillfone", "--replay", str(DEMO))
    assert done.returncode == 2
    assert "--domain quillfone.example" in done.stderr
    assert len(done.stderr.splitlines()) == 1


@pytest.mark.parametrize("domain", ["not a domain", "localhost", "http://", "a..b"])
def test_an_impossible_domain_is_refused(domain: str) -> None:
    with pytest.raises(UsageError):
        resolve_company("Acme", domain=domain)


def test_the_directory_keeps_its_form() -> None:
    rows = directory()
    domains = [row.domain for row in rows]
    assert len(rows) >= 2500
    assert len({row.country for row in rows}) >= 60
    assert domains == sorted(domains)
    assert [domain for domain, number in Counter(domains).items() if number > 1] == []
    assert [domain for domain in domains if registrable_domain(domain) != domain] == []
    assert [row for row in rows if not row.name or len(row.country) != 2 or not row.country.isupper()] == []
    assert {row.sector for row in rows} == SECTORS
    assert [d for row in rows for d in row.mail_domains if not registrable_domain(d)] == []
    assert [row.name for row in rows if row.name in row.other_names] == []
    for column in ("wikidata", "cik"):
        ids = Counter(getattr(row, column) for row in rows if getattr(row, column))
        assert [one for one, number in ids.items() if number > 1] == [], column
    assert [row.name for row in rows if row.owner in {row.name, *row.other_names}] == []


def test_a_brand_says_whose_it_is() -> None:
    assert resolve_company("Instagram").why == "'Instagram' stands in the directory as a brand or other name of Meta"
    assert resolve_company("meta").why == "'meta' stands in the directory"


def test_fewer_columns_will_do() -> None:
    """A file that was written before there were owners and numbers is read as it is."""
    (row,) = parse_own(b"name,other_names,domain,mail_domains,country,sector\nA,,a.example,,DE,toys\n", "old.csv")
    assert (row.name, row.owner, row.wikidata, row.cik) == ("A", "", "", "")


def found_by(name: str) -> set[str]:
    """The domains that a name leads to."""
    try:
        return {resolve_company(name).domain}
    except CompanyAmbiguousError as error:
        return {domain for _, domain in error.choices}
    except CompanyUnknownError:
        return set()


def test_every_name_of_the_directory_finds_its_company_or_choices_with_it() -> None:
    lost = [
        (name, row.domain)
        for row in directory()
        for name in (row.name, *row.other_names)
        if not name.lower().endswith(".com") and row.domain not in found_by(name)
    ]
    assert lost == [], "a name that is a domain stands for that domain; all others for their company"


def test_every_country_of_the_directory_can_be_named() -> None:
    assert [row for row in directory() if not country_named(row.country)] == []
