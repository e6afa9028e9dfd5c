"""A name as a domain: sites that call themselves so and take mail are taken, and no others."""

from __future__ import annotations

import time

import pytest
import trustme

from exec_finder.companies import own_path
from exec_finder.errors import CompanyAmbiguousError, CompanyUnknownError
from exec_finder.resolve.naming import is_parked, own_name
from exec_finder.resolve.sites import guesses
from tests.names_world import site, world
from tests.servers.http_server import Route, redirect
from tests.servers.wikidata_server import maxlag

# --- the name as a domain -----------------------------------------------------------------------


def test_guesses_follow_the_name_and_the_country() -> None:
    assert guesses("Acmé Müller", None)[:2] == ("acmemuller.com", "acmemuller.org")
    assert "acmemueller.com" in guesses("Acme Müller", None)
    assert guesses("Acme Group", None)[:2] == ("acme.com", "acme.org")
    assert "acmegroup.com" in guesses("Acme Group", None)
    assert guesses("Acme", "GB")[:2] == ("acme.co.uk", "acme.uk") or guesses("Acme", "GB")[0] == "acme.co.uk"
    assert guesses("ゾルブラット", None) == guesses("+", None) == guesses("x" * 80, None) == ()
    assert len(guesses("a b c d e f group", "DE")) <= 9


ORGANISATION = '{"@type":"Organization","name":"Zorblat Anvils"}'
NAMES = [
    site("Zorblat Anvils"),
    site("Mobile plans | Zorblat Anvils"),
    site("Home", head='<meta property="og:site_name" content="Zorblat Anvils Ltd">'),
    site("Home", head=f'<script type="application/ld+json">{{"@graph":[{ORGANISATION}]}}</script>'),
    site("Home", "<footer>© 2019–2026 Zorblat Anvils Ltd. All rights reserved.</footer>"),
    site("Home", "<p>Copyright &copy; Zorblat Anvils"),
]  # fmt: skip


@pytest.mark.parametrize("page", NAMES, ids=["title", "part", "og", "jsonld", "rights", "copyright"])
async def test_a_site_that_calls_itself_so_and_takes_mail_is_taken(trusted: trustme.CA, page: str) -> None:
    sites = {"zorblatanvils.com": {"/": page}}
    async with world(trusted, [], sites, mail=("zorblatanvils.com",)) as w:
        found = await w.find("Zorblat Anvils")
        assert (found.domain, found.wikidata) == ("zorblatanvils.com", "")
        assert found.why.startswith("zorblatanvils.com calls itself 'Zorblat Anvils")
        assert "takes mail" in found.why


NOT_IT = [
    site("Acme"),
    site("Acme", "<p>We compete with Zorblat Anvils."),
    site("Zorblat Anvils", "<h1>zorblatanvils.com</h1><p>This domain is for sale! Buy this domain."),
    site("Zorblat Anvils News", "<footer>© 2026 Somebody Else"),
    "",
]


@pytest.mark.parametrize("page", NOT_IT, ids=["other", "speaks of it", "for sale", "other rights", "empty"])
async def test_a_site_that_does_not_is_not_taken(trusted: trustme.CA, page: str) -> None:
    async with world(trusted, [], {"zorblatanvils.com": {"/": page}}, mail=("zorblatanvils.com",)) as w:
        with pytest.raises(CompanyUnknownError) as caught:
            await w.find("Zorblat Anvils")
        assert caught.value.exit_status == 2


async def test_a_domain_without_mail_is_not_taken(trusted: trustme.CA) -> None:
    sites: dict[str, dict[str, Route]] = {"zorblatanvils.com": {"/": NAMES[0]}}
    async with world(trusted, [], sites) as w:
        with pytest.raises(CompanyUnknownError):
            await w.find("Zorblat Anvils")


async def test_a_guess_may_lead_to_the_company_under_another_name(trusted: trustme.CA) -> None:
    sites: dict[str, dict[str, Route]] = {
        "zorblatanvils.com": {"/": redirect("https://www.zorb.example/")},
        "www.zorb.example": {"/": NAMES[0]},
    }
    async with world(trusted, [], sites, mail=("zorb.example",)) as w:
        assert (await w.find("Zorblat Anvils")).domain == "zorb.example"


async def test_two_sites_of_one_name_are_a_choice(trusted: trustme.CA) -> None:
    sites: dict[str, dict[str, Route]] = {host: {"/": NAMES[0]} for host in ("zorblatanvils.com", "zorblatanvils.org")}
    async with world(trusted, [], sites, mail=tuple(sites)) as w:
        with pytest.raises(CompanyAmbiguousError) as caught:
            await w.find("Zorblat Anvils")
        assert {domain for _, domain in caught.value.choices} == set(sites)


async def test_the_suffixes_of_a_country_are_those_of_its_companies(trusted: trustme.CA) -> None:
    own_path().parent.mkdir(parents=True)
    own_path().write_text("name,domain,country\nOther,other.example,VG\n", "utf-8")
    async with world(trusted, [], {"zorblat.example": {"/": site("Zorblat")}}, mail=("zorblat.example",)) as w:
        assert (await w.find("Zorblat", country="VG")).domain == "zorblat.example"


async def test_a_site_stands_in_where_the_register_can_t_be_asked(trusted: trustme.CA) -> None:
    sites = {"zorblatanvils.com": {"/": NAMES[0]}}
    async with world(trusted, [], sites, mail=("zorblatanvils.com",)) as w:
        w.register.fault = maxlag()
        assert (await w.find("Zorblat Anvils")).domain == "zorblatanvils.com"


HOSTILE = [
    "<div>" * 300_000,
    "<title>" + "Zorblat | " * 200_000,
    "<footer>" + "© 2020 " * 200_000,
    "<p>copyright " + "2020-2021, " * 100_000 + "by " * 100_000,
    '<script type="application/ld+json">' + "[" * 200_000,
    '<script type="application/ld+json">' + '{"@type":"Organization","name":' * 50_000,
    '<meta property="og:site_name" content="' + " x" * 500_000,
    "<script type='application/ld+json'>{}</script>" * 20_000,
    "\x00\udcff<" * 50_000,
]


@pytest.mark.parametrize("page", HOSTILE, ids=range(len(HOSTILE)))
def test_a_hostile_page_has_no_name_and_takes_no_time(page: str) -> None:
    began = time.process_time()
    assert own_name(page.encode(errors="replace").decode(), "Zorblat Anvils") == ""
    assert not is_parked(page)
    assert time.process_time() - began < 2


def data(json_ld: str) -> str:
    return f'<script type="application/ld+json">{json_ld}</script>'


@pytest.mark.parametrize(
    ("page", "shown"),
    [
        (data('{"@type":["Thing","Corporation"],"legalName":"Zorblat AG"}'), "Zorblat AG"),
        (data('[{"@type":"WebPage","publisher":{"@type":"Organization","name":"Zorblat"}}]'), "Zorblat"),
        (data('{"@type":"Person","name":"Zorblat"}'), ""),
        (data('{"@type":"Product","brand":{"@type":"Organization","name":"Zorblat"}}'), ""),
        ("<title>Zorblat: plans and prices</title>", "Zorblat"),
        ("<title>Welcome to Zorblat</title>", ""),
        ("<title>ZORBLAT® – Anvils</title>", "ZORBLAT®"),
        ("<p>© Zorblat GmbH, all rights reserved", "Zorblat GmbH"),
        ("<p>Copyright 2026 by Zorblat and its affiliates", "Zorblat"),
        ("<p>(c) 2026 Zorblatters", ""),
    ],
)
def test_a_name_counts_where_a_site_names_itself(page: str, shown: str) -> None:
    assert own_name(page, "Zorblat") == shown
