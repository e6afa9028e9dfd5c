"""From a name beyond the directory to a company: what Wikidata, spoken to over HTTPS on loopback, makes of it."""

from __future__ import annotations

import pytest
import trustme

from exec_finder.errors import CompanyAmbiguousError, CompanyUnknownError
from tests.names_world import FIRM, LISTED, world
from tests.servers.wikidata_server import HOST, Wikidata, item, said

# --- the register -------------------------------------------------------------------------------


async def test_a_name_finds_its_official_website_and_owners(trusted: trustme.CA) -> None:
    async with world(trusted) as w:
        found = await w.find("zorblat anvils")
        assert (found.name, found.domain, found.country) == ("Zorblat Anvils", "zorblat.example", "GB")
        assert (found.wikidata, found.cik, found.sector) == ("Q101", "0000012345", "telecoms")
        assert found.owner == "Zorblat Holding > Grossmutter AG"
        assert "Wikidata (Q101) gives zorblat.example as its official website" in found.why
        assert "belongs to Zorblat Holding > Grossmutter AG" in found.why
        assert {hit.scheme for hit in w.http.log} == {"https"}
        assert "/robots.txt" not in w.http.paths(HOST)
        assert len(w.register.asked) <= 5


@pytest.mark.parametrize("query", ["Comcast", "verizon.com", "https://zorblat.example/x"])
async def test_what_the_directory_or_a_domain_settles_costs_no_request(trusted: trustme.CA, query: str) -> None:
    async with world(trusted) as w:
        assert (await w.find(query)).why
        assert w.http.log == []


async def test_domain_settles_an_unknown_name_without_a_request(trusted: trustme.CA) -> None:
    async with world(trusted) as w:
        found = await w.find("Zorblat Anvils", domain="zorblat.example")
        assert (found.name, found.why) == ("Zorblat Anvils", "given by --domain")
        assert w.http.log == []


async def test_legal_forms_and_other_languages_are_no_hindrance(trusted: trustme.CA) -> None:
    firm = item("Q7", {"ja": "ゾルブラット", "en": "Zorblat"}, P31=FIRM, P856="https://zorblat.example")
    async with world(trusted, [firm]) as w:
        assert (await w.find("Zorblat plc")).wikidata == "Q7"
        assert (await w.find("ゾルブラット")).name == "Zorblat"


async def test_namesakes_are_listed_and_never_guessed_among(trusted: trustme.CA) -> None:
    other = item("Q9", "Zorblat Anvils", what="phone shop", P31=FIRM, P17="Q114", P856="https://zorblat.co.ke/")
    async with world(trusted, [*LISTED, other]) as w:
        with pytest.raises(CompanyAmbiguousError, match="give --country, or") as caught:
            await w.find("Zorblat Anvils")
        assert caught.value.choices == (
            ("Zorblat Anvils (British telecommunications company, GB, Wikidata Q101)", "zorblat.example"),
            ("Zorblat Anvils (phone shop, KE, Wikidata Q9)", "zorblat.co.ke"),
        )
        assert caught.value.exit_status == 4
        assert (await w.find("Zorblat Anvils", country="Kenya")).domain == "zorblat.co.ke"
        assert (await w.find("Zorblat Anvils Kenya")).domain == "zorblat.co.ke"


async def test_a_label_goes_before_another_name(trusted: trustme.CA) -> None:
    other = item("Q9", "Zorb Air", "Zorblat Anvils", P31=FIRM, P856="https://air.example/")
    async with world(trusted, [other, *LISTED]) as w:
        assert (await w.find("Zorblat Anvils")).wikidata == "Q101"


async def test_two_items_with_one_site_are_one_company(trusted: trustme.CA) -> None:
    other = item("Q9", "Zorblat Anvils", P31="Q431289", P856="http://zorblat.example/")
    async with world(trusted, [*LISTED, other]) as w:
        assert (await w.find("Zorblat Anvils")).domain == "zorblat.example"


@pytest.mark.parametrize(
    "claims",
    [
        {"P31": "Q5", "P452": "Q1"},
        {"P31": "Q11424"},
        {"P31": "Q4167410"},
        {"P31": "Q101352"},
        {},
    ],
    ids=["human", "film", "disambiguation", "family name", "nothing"],
)
async def test_what_is_no_organisation_is_not_meant(trusted: trustme.CA, claims: dict[str, str]) -> None:
    async with world(trusted, [item("Q9", "Zorblat", P856="https://z.example/", **claims)]) as w:
        with pytest.raises(CompanyUnknownError, match="no company called 'Zorblat'"):
            await w.find("Zorblat")


async def test_what_has_an_industry_is_one_whatever_its_class(trusted: trustme.CA) -> None:
    async with world(trusted, [item("Q9", "Zorblat", P31="Q99999", P452="Q1", P856="https://z.example/")]) as w:
        assert (await w.find("Zorblat")).domain == "z.example"


@pytest.mark.parametrize(
    ("sites", "domain"),
    [
        ([said("https://old.example/", rank="deprecated"), "https://new.example/"], "new.example"),
        (["https://old.example/", said("https://new.example/", rank="preferred")], "new.example"),
        ([said("https://old.example/", P582="2019"), "https://new.example/"], "new.example"),
        ([said("https://old.example/", rank="preferred", P582="2019-05-01"), "https://new.example/"], "new.example"),
        ([said("https://old.example/", P582="?"), "https://new.example/"], "new.example"),
        ([said("https://new.example/", P582="-"), "https://other.example/"], "new.example"),
        ([said("https://old.example/", P580="2999"), "https://new.example/"], "new.example"),
        (["?", "https://new.example/"], "new.example"),
        (["https://www.facebook.com/zorblat", "https://new.example/"], "new.example"),
        (["javascript:alert(1)", "https://new.example/"], "new.example"),
        (["ftp://old.example/", "https://shop.new.example/"], "new.example"),
    ],
)
async def test_rank_and_time_of_a_website_are_honoured(trusted: trustme.CA, sites: list[object], domain: str) -> None:
    async with world(trusted, [item("Q9", "Zorblat", P31=FIRM, P856=sites)]) as w:
        assert (await w.find("Zorblat")).domain == domain


async def test_of_several_sites_the_countrys_is_taken(trusted: trustme.CA) -> None:
    firm = item("Q9", "Zorblat", P31=FIRM, P856=["https://zorblat.com/", "https://zorblat.de/"])
    async with world(trusted, [firm]) as w:
        assert (await w.find("Zorblat")).domain == "zorblat.com"
        assert (await w.find("Zorblat", country="DE")).domain == "zorblat.de"


async def test_a_brand_without_a_site_leads_to_its_owner(trusted: trustme.CA) -> None:
    brand = item("Q9", "Fizzle Pop", P31="Q431289", P127="Q102")
    async with world(trusted, [brand, *LISTED]) as w:
        found = await w.find("Fizzle Pop")
        assert (found.name, found.domain) == ("Zorblat Holding", "holding.example")
        assert found.owner == "Grossmutter AG"
        assert "Fizzle Pop has no site of its own and is a brand of Zorblat Holding" in found.why
        assert "Wikidata (Q9 > Q102) gives holding.example" in found.why


async def test_a_brand_with_a_site_keeps_it_and_shows_its_owner(trusted: trustme.CA) -> None:
    brand = item("Q9", "Fizzle Pop", P31="Q431289", P127="Q102", P856="https://fizzle.example")
    async with world(trusted, [brand, *LISTED]) as w:
        found = await w.find("Fizzle Pop")
        assert (found.name, found.domain) == ("Fizzle Pop", "fizzle.example")
        assert found.owner == "Zorblat Holding > Grossmutter AG"


async def test_shareholders_beside_others_own_no_brand(trusted: trustme.CA) -> None:
    firm = item("Q9", "Fizzle Pop", P31=FIRM, P127=["Q102", "Q103"], P856="https://fizzle.example")
    async with world(trusted, [firm, *LISTED]) as w:
        assert (await w.find("Fizzle Pop")).owner == ""


async def test_owners_that_own_each_other_end(trusted: trustme.CA) -> None:
    one = item("Q8", "Ouro", P31=FIRM, P749="Q9", P856="https://ouro.example")
    two = item("Q9", "Boros", P31=FIRM, P749="Q8")
    async with world(trusted, [one, two]) as w:
        assert (await w.find("Ouro")).owner == "Boros"
        with pytest.raises(CompanyUnknownError):
            await w.find("Qqqq")


async def test_a_dissolved_company_gives_its_successor(trusted: trustme.CA) -> None:
    old = item("Q9", "Oldblat", P31=FIRM, P576="2015-06", P1366="Q101", P856="https://old.example/")
    async with world(trusted, [old, *LISTED]) as w:
        found = await w.find("Oldblat")
        assert found.domain == "zorblat.example"
        assert "Oldblat is no more, and Zorblat Anvils took its place" in found.why


async def test_a_dissolved_company_without_a_successor_is_none(trusted: trustme.CA) -> None:
    old = item("Q9", "Oldblat", P31=FIRM, P576="2015", P856="https://old.example/")
    later = item("Q8", "Newblat", P31=FIRM, P576="2999", P856="https://new.example/")
    async with world(trusted, [old, later]) as w:
        assert (await w.find("Newblat")).domain == "new.example"
        with pytest.raises(CompanyUnknownError):
            await w.find("Oldblat")


async def test_merged_and_missing_items(trusted: trustme.CA) -> None:
    """An old id of a merged item is followed; an owner that is gone is left out."""
    register = Wikidata([item("Q9", "Fizzle", P31=FIRM, P749="Q555", P856="https://fizzle.example/"), *LISTED])
    register.merged["Q555"] = "Q103"
    async with world(trusted, register) as w:
        assert (await w.find("Fizzle")).owner == "Grossmutter AG"
        register.known["Q9"] = item("Q9", "Fizzle", P31=FIRM, P749="Q777", P856="https://fizzle.example/")
    async with world(trusted, register) as w:
        assert (await w.find("Fizzle")).owner == ""


async def test_many_namesakes_are_looked_for_on_further_pages(trusted: trustme.CA) -> None:
    """The search goes on while all it gives bear the name; what it leads to is asked for together."""
    crowd = [item(f"Q{n}", "Zorblat", P31="Q11424") for n in range(1000, 1030)]
    async with world(trusted, crowd) as w:
        with pytest.raises(CompanyUnknownError):
            await w.find("Zorblat")
        assert w.register.actions().count("wbsearchentities") == 2
        assert w.register.actions().count("wbgetentities") == 2, "24 of them, 12 at a time"


async def test_words_are_searched_where_no_name_begins_so(trusted: trustme.CA) -> None:
    firm = item("Q9", "The Great Zorblat", P31=FIRM, P856="https://great.example/")
    async with world(trusted, [firm]) as w:
        assert (await w.find("Great Zorblat")).domain == "great.example"
        assert "query" in w.register.actions()


async def test_a_name_that_is_only_alike_is_said_or_listed(trusted: trustme.CA) -> None:
    near = item("Q9", "Zorblatt Anvils", P31=FIRM, P856="https://near.example/")
    far = item("Q8", "Zorblatt Anvil Towers", what="leases masts", P31=FIRM, P856="https://far.example/")
    async with world(trusted, [near]) as w:
        found = await w.find("Zorblatt Anvil")
        assert found.why.startswith("taking 'Zorblatt Anvil' for Zorblatt Anvils (near.example): Wikidata (Q9)")
    async with world(trusted, [near, far]) as w:
        with pytest.raises(CompanyAmbiguousError) as caught:
            await w.find("Zorblatt Anvil")
        assert caught.value.choices[1] == ("Zorblatt Anvil Towers (leases masts, Wikidata Q8)", "far.example")
