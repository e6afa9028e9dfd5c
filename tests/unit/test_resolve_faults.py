"""Looking names up when something is wrong, slow, large or replayed."""

from __future__ import annotations

import asyncio
from pathlib import Path
from typing import Any

import pytest
import trustme

from exec_finder.archive import ArchiveWriter, read_archive, utc_now
from exec_finder.companies import own_path
from exec_finder.dns.live import LiveDns
from exec_finder.dns.recorded import RecordedDns
from exec_finder.dns.replayed import ReplayedDns
from exec_finder.errors import CompanyAmbiguousError, CompanyNotAskedError, UsageError
from exec_finder.pipeline import find
from exec_finder.resolve import resolve
from exec_finder.web import LiveWeb, WebOptions
from exec_finder.web.recorded import RecordedWeb
from exec_finder.web.replayed import ReplayedWeb
from tests.names_world import FIRM, LISTED, site, world
from tests.servers.dns_server import DnsServer
from tests.servers.http_server import Answer, silence
from tests.servers.wikidata_server import HOST, Json, Wikidata, item, maxlag, reply, wikidata

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


async def test_without_an_answer_from_dns_it_says_so() -> None:
    web = LiveWeb(LiveDns("127.0.0.1:1"), WebOptions(pause_s=0, backoff_s=0))
    try:
        with pytest.raises(CompanyNotAskedError, match=r"^Wikidata and EDGAR could not be asked: .*www\.wikidata\.org"):
            await resolve("Zorblat Anvils", web, LiveDns("127.0.0.1:1"))
    finally:
        await web.aclose()


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


# --- what else is known, and how long it may take -----------------------------------------------


async def test_what_the_directory_knows_of_the_domain_is_kept(trusted: trustme.CA) -> None:
    own_path().parent.mkdir(parents=True)
    row = "Other Name,zorblat.example,mail.zorblat.example,hotels"
    own_path().write_text(f"name,domain,mail_domains,sector\n{row}\n", "utf-8")
    async with world(trusted) as w:
        found = await w.find("Zorblat Anvils")
        assert (found.name, found.mail_domains, found.sector) == ("Zorblat Anvils", ("mail.zorblat.example",), "hotels")


async def test_find_looks_beyond_the_directory_too(trusted: trustme.CA) -> None:
    async with world(trusted) as w:
        report = await find("Zorblat Anvils", web=w.web, dns=w.dns, sources=[])
        assert (report.company.domain, report.company.wikidata) == ("zorblat.example", "Q101")


async def test_a_register_that_hangs_ends_with_the_time(trusted: trustme.CA) -> None:
    async with world(trusted) as w:
        w.http.sites[HOST] = Hanging()
        began = asyncio.get_running_loop().time()
        with pytest.raises(CompanyNotAskedError, match="could not be asked: the time for this lookup"):
            await resolve("Zorblat Anvils", w.web, w.dns, time_s=0.5)
        assert asyncio.get_running_loop().time() - began < 8


class Hanging(Wikidata):
    """Never answers."""

    def get(self, path: str, default: Any = None) -> Any:
        return silence


async def test_items_too_large_together_are_asked_for_apart(trusted: trustme.CA) -> None:
    """An answer beyond the cap is no answer; halves of what was asked for may fit."""
    heavy = [item(f"Q{n}", "Zorblat", what="x" * 400, P31=FIRM, P856="https://z.example/") for n in range(1000, 1010)]
    with wikidata(heavy, ca=trusted) as http, DnsServer() as names:
        options = WebOptions(proxy=http.proxy, pause_s=0, backoff_s=0, max_body_bytes=6_000)
        web = LiveWeb(LiveDns(names.address), options)
        found = await resolve("Zorblat", web, LiveDns(names.address))
        await web.aclose()
        assert found.domain == "z.example"
        register = http.sites[HOST]
        assert isinstance(register, Wikidata)
        assert register.actions().count("wbgetentities") > 2


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
