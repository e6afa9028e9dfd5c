"""From a name beyond the directory to a company: Wikidata over HTTPS on loopback, and sites that call themselves so."""

from __future__ import annotations

from collections.abc import AsyncIterator, Mapping
from contextlib import asynccontextmanager
from dataclasses import dataclass
from pathlib import Path

import pytest
import trustme

from exec_finder.archive import ArchiveWriter, read_archive, utc_now
from exec_finder.companies import own_path
from exec_finder.dns.live import LiveDns
from exec_finder.dns.recorded import RecordedDns
from exec_finder.dns.replayed import ReplayedDns
from exec_finder.errors import CompanyAmbiguousError, CompanyNotAskedError, CompanyUnknownError, UsageError
from exec_finder.models import Company
from exec_finder.resolve import resolve
from exec_finder.resolve.sites import guesses
from exec_finder.web import LiveWeb, Web, WebOptions
from exec_finder.web.recorded import RecordedWeb
from exec_finder.web.replayed import ReplayedWeb
from tests.servers.dns_server import DnsServer
from tests.servers.http_server import Answer, HttpServer, Route, redirect
from tests.servers.wikidata_server import HOST, Json, Wikidata, item, maxlag, reply, said, wikidata

FIRM = "Q4830453"
UK, KENYA = item("Q145", "United Kingdom", P31="Q6256"), item("Q114", "Kenya", P31="Q6256")
ZORB = item(
    "Q101", "Zorblat Anvils", "Zorblat", what="British telecommunications company", P31=FIRM, P17="Q145",
    P856="https://www.zorblat.example/home", P749="Q102", P5531="12345",
)  # fmt: skip
PARENT = item("Q102", "Zorblat Holding", P31=FIRM, P856="https://holding.example/", P127="Q103")
GRAND = item("Q103", {"de": "Grossmutter AG"}, P31=FIRM)
LISTED = [ZORB, PARENT, GRAND, UK, KENYA]


@pytest.fixture(scope="module")
def ca() -> trustme.CA:
    return trustme.CA()


@pytest.fixture
def trusted(ca: trustme.CA, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> trustme.CA:
    ca.cert_pem.write_to_path(str(tmp_path / "ca.pem"))
    monkeypatch.setenv("SSL_CERT_FILE", str(tmp_path / "ca.pem"))
    return ca


@dataclass
class World:
    """Wikidata, sites and DNS on loopback, and the doors to them."""

    http: HttpServer
    register: Wikidata
    web: Web
    dns: LiveDns

    async def find(self, name: str, **options: str) -> Company:
        return await resolve(name, self.web, self.dns, **options)


@asynccontextmanager
async def world(
    ca: trustme.CA,
    items: list[Json] | Wikidata = LISTED,
    sites: Mapping[str, Mapping[str, Route]] | None = None,
    mail: tuple[str, ...] = (),
) -> AsyncIterator[World]:
    zone = [f"{domain}. MX 10 mx.{domain}." for domain in mail]
    with wikidata(items, ca=ca, sites=sites) as http, DnsServer(tuple(zone)) as names:
        register = http.sites[HOST]
        assert isinstance(register, Wikidata)
        options = WebOptions(proxy=http.proxy, pause_s=0, backoff_s=0, timeout_s=10)
        web = LiveWeb(LiveDns(names.address), options)
        try:
            yield World(http, register, web, LiveDns(names.address))
        finally:
            await web.aclose()


def site(title: str, body: str = "", head: str = "") -> str:
    return f"<!doctype html><html><head><title>{title}</title>{head}</head><body>{body}</body></html>"


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
            ("Zorblat Anvils (British telecommunications company, GB)", "zorblat.example"),
            ("Zorblat Anvils (phone shop, KE)", "zorblat.co.ke"),
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
    """The search goes on while all it gives bear the name; what it leads to is asked for in one request."""
    crowd = [item(f"Q{n}", "Zorblat", P31="Q11424") for n in range(1000, 1030)]
    async with world(trusted, crowd) as w:
        with pytest.raises(CompanyUnknownError):
            await w.find("Zorblat")
        assert w.register.actions().count("wbsearchentities") == 2
        assert w.register.actions().count("wbgetentities") == 1


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
        assert caught.value.choices[1] == ("Zorblatt Anvil Towers (leases masts)", "far.example")


# --- what goes wrong ----------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("fault", "why"),
    [
        (maxlag(), "Waiting for db"),
        ({"code": "ratelimited", "info": "too many"}, "too many"),
        ({"code": "internal_api_error", "info": ["x"]}, "can't answer"),
        (Answer(b"<html>oops", 500), "HTTP 500"),
        (Answer(b"<html>oops", headers=(("Content-Type", "application/json"),)), "no JSON"),
        (reply([1, 2]), "another form"),
        (Answer(b"{" * 100_000, headers=(("Content-Type", "application/json"),)), "no JSON"),
        (Answer(b"", 429, (("Retry-After", "3600"),)), ""),
    ],
    ids=["maxlag", "ratelimited", "error", "500", "html", "list", "deep", "429"],
)
async def test_a_register_that_can_t_answer_is_not_nobody(trusted: trustme.CA, fault: Answer | Json, why: str) -> None:
    async with world(trusted) as w:
        w.register.fault = fault
        with pytest.raises(CompanyNotAskedError, match=rf"Wikidata could not be asked: .*{why}") as caught:
            await w.find("Zorblat Anvils")
        assert caught.value.exit_status == 3
        assert "--domain" in str(caught.value)


async def test_names_that_are_alike_are_listed_where_a_register_can_t_be_asked(trusted: trustme.CA) -> None:
    async with world(trusted) as w:
        w.register.fault = maxlag()
        with pytest.raises(CompanyAmbiguousError, match=r"Wikidata could not be asked: .*which company") as caught:
            await w.find("Zorblat Telecom")
        assert caught.value.choices


async def test_without_a_network_the_directory_still_works(trusted: trustme.CA) -> None:
    web = LiveWeb(LiveDns("127.0.0.1:1"), WebOptions(offline=True))
    try:
        assert (await resolve("Comcast", web, LiveDns("127.0.0.1:1"))).domain == "comcast.com"
        with pytest.raises(CompanyNotAskedError):
            await resolve("Zorblat Anvils", web, LiveDns("127.0.0.1:1"))
    finally:
        await web.aclose()


JUNK: tuple[object, ...] = (
    None,
    0,
    -1.5,
    True,
    "x",
    "Q1",
    [],
    ["Q1"],
    {},
    {"value": None},
    {"id": 7},
    {"time": 3},
    [[]],
)


@pytest.mark.parametrize("junk", JUNK, ids=repr)
async def test_junk_anywhere_neither_raises_nor_misleads(trusted: trustme.CA, junk: object) -> None:
    """Each part of an answer in turn is of another type than it should be; the good item beside is found."""
    bad = item("Q9", "Zorblat Anvils", P31=FIRM, P856="https://bad.example/")
    parts: list[Json] = [
        bad | {"labels": junk, "aliases": junk, "descriptions": junk},
        bad | {"labels": {"en": junk}, "aliases": {"en": junk}, "descriptions": {"en": junk}},
        bad | {"claims": junk},
        bad | {"claims": {"P31": junk, "P856": junk}},
        bad | {"claims": {"P31": [junk], "P856": [junk]}},
        bad | {"claims": {"P31": [{"mainsnak": junk, "qualifiers": junk, "references": junk, "rank": junk}]}},
        bad | {"claims": {"P31": [{"mainsnak": {"snaktype": "value", "datavalue": junk}}]}},
        bad | {"claims": {"P31": [{"mainsnak": {"snaktype": "value", "datavalue": {"value": junk}}}]}},
        bad | {"claims": {"P31": [{"qualifiers": {"P580": junk, "P582": [junk]}, "references": [junk]}]}},
    ]
    register = Wikidata([*(part | {"id": f"Q9{n}"} for n, part in enumerate(parts)), *LISTED])
    register.faults["wbsearchentities"] = reply(
        {"search": [junk, {"id": junk, "match": junk}, *({"id": f"Q9{n}"} for n in range(len(parts))), {"id": "Q101"}],
         "search-continue": junk}
    )  # fmt: skip
    async with world(trusted, register) as w:
        assert (await w.find("Zorblat Anvils")).wikidata == "Q101"


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


# --- the same again -----------------------------------------------------------------------------


@pytest.mark.parametrize("name", ["Zorblat Anvils", "Fizzle Pop"])
async def test_a_replay_gives_the_same_company(trusted: trustme.CA, tmp_path: Path, name: str) -> None:
    """By the register, and by the name as a domain."""
    sites = {"fizzlepop.com": {"/": site("Fizzle Pop")}}
    path = tmp_path / "a.warc.gz"
    async with world(trusted, LISTED, sites, mail=("fizzlepop.com",)) as w:
        with ArchiveWriter(path, started_at=utc_now(), query=name) as writer:
            live = await resolve(name, RecordedWeb(w.web, writer), RecordedDns(w.dns, writer))
    archive = read_archive(path)
    assert await resolve(name, ReplayedWeb(archive), ReplayedDns(archive)) == live


async def test_impossible_queries_are_the_users_mistake(trusted: trustme.CA) -> None:
    async with world(trusted) as w:
        for query, country in (("", None), (" ", None), ("Zorblat", "Atlantis")):
            with pytest.raises(UsageError):
                await resolve(query, w.web, w.dns, country=country)
        assert w.http.log == []
