"""The source that reads executives from Wikidata: ranks, dates, the dead, merged items, and odd answers."""

from __future__ import annotations

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from pathlib import Path
from typing import Any

import pytest
import trustme

from exec_finder.archive import ArchiveWriter, read_archive, utc_now
from exec_finder.dns.live import LiveDns
from exec_finder.models import Company, FoundPerson, SourceStatus
from exec_finder.sources import Findings, Limits, Wikidata, choose_sources
from exec_finder.web import LiveWeb, WebOptions
from exec_finder.web.recorded import RecordedWeb
from exec_finder.web.replayed import ReplayedWeb
from exec_finder.wikidata import read_item
from tests.servers import wikidata_server as double
from tests.servers.http_server import Answer
from tests.servers.wikidata_server import HOST, Json, error, item, maxlag, reply, said, snak, time

FIRM = "Q4830453"
COMPANY = Company("zorblat.example", "Zorblat", "zorblat.example", country="GB", wikidata="Q100")
LIMITS = Limits(pages=10, time_s=60)


def person(id_: str, name: str | dict[str, str], **claims: Any) -> Json:
    return item(id_, name, P31="Q5", **claims)


PEOPLE = [
    person("Q1", "Nia Okafor"),
    person("Q2", {"de": "Tom Berg", "mul": "Thomas Berg"}),
    person("Q3", "Ann Lee"),
    person("Q4", "Old Timer", P570="2001-05-06"),
    item("Q5000", "Acme Trust", P31=FIRM),
    item("Q600", {"en": "chief customer officer"}),
]


@pytest.fixture
def ca(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> trustme.CA:
    made = trustme.CA()
    made.cert_pem.write_to_path(str(tmp_path / "ca.pem"))
    monkeypatch.setenv("SSL_CERT_FILE", str(tmp_path / "ca.pem"))
    return made


@asynccontextmanager
async def door(ca: trustme.CA, *items: Json) -> AsyncIterator[tuple[LiveWeb, double.Wikidata]]:
    with double.wikidata([*items, *PEOPLE], ca=ca) as server:
        web = LiveWeb(LiveDns("127.0.0.1:1"), WebOptions(proxy=server.proxy, pause_s=0, backoff_s=0, timeout_s=10))
        register = server.sites[HOST]
        assert isinstance(register, double.Wikidata)
        try:
            yield web, register
        finally:
            await web.aclose()


async def look(ca: trustme.CA, *items: Json, company: Company = COMPANY, source: Wikidata | None = None) -> Findings:
    async with door(ca, *items) as (web, _):
        return await (source or Wikidata()).look(company, web, LIMITS)


async def holders(ca: trustme.CA, **claims: Any) -> dict[str, FoundPerson]:
    found = await look(ca, item("Q100", "Zorblat", P31=FIRM, **claims))
    return {one.name: one for one in found.people}


# --- people -------------------------------------------------------------------------------------


async def test_holders_of_posts_come_with_title_dates_and_evidence(ca: trustme.CA) -> None:
    found = await look(
        ca, item("Q100", "Zorblat", P31=FIRM, P169=said("Q1", P580="2021-03-01"), P3320=["Q2", said("Q3", P580="2019")])
    )
    assert (found.status, found.pages) == (SourceStatus.FOUND, ("https://www.wikidata.org/wiki/Q100",))
    told = [(one.name, one.title, one.since, one.until) for one in found.people]
    assert told == [
        ("Nia Okafor", "Chief Executive Officer", "2021-03-01", ""),
        ("Thomas Berg", "Board Member", "", ""),
        ("Ann Lee", "Board Member", "2019", ""),
    ]
    seen = found.people[0].evidence[0]
    assert (seen.url, seen.extractor) == ("https://www.wikidata.org/wiki/Q100", "wikidata")
    assert seen.quote == "Zorblat: chief executive officer (P169), since 2021-03-01: Nia Okafor"
    assert seen.seen_at is not None
    assert found.people[0].dated == "2021-03-01"


@pytest.mark.parametrize(
    ("claims", "names"),
    [
        ([said("Q1", rank="deprecated"), "Q2"], ["Thomas Berg"]),
        (["Q1", said("Q2", rank="preferred")], ["Thomas Berg"]),
        ([said("Q1", P580="2999"), "Q2"], ["Thomas Berg"]),
        (["Q4", "Q2"], ["Thomas Berg"]),
        (["Q5000", "Q2"], ["Thomas Berg"]),
        (["Q999", "Q2"], ["Thomas Berg"]),
        (["?", "-", "Q2"], ["Thomas Berg"]),
        ([said("Q1", P582="1999"), "Q2"], ["Thomas Berg"]),
    ],
    ids=["deprecated", "preferred", "future", "dead", "no person", "missing", "unknown", "long ago"],
)
async def test_only_who_holds_the_post_is_named(ca: trustme.CA, claims: list[object], names: list[str]) -> None:
    assert list(await holders(ca, P169=claims)) == names


@pytest.mark.parametrize(
    ("qualifiers", "until"),
    [
        ({"P582": "2024-06-30"}, "2024-06-30"),
        ({"P582": "2024-06"}, "2024-06"),
        ({"P582": "?"}, "?"),
        ({"P1366": "Q2"}, "?"),
        ({"P582": "-"}, ""),
        ({"P582": "2999-01-01"}, "2999-01-01"),
    ],
)
async def test_an_end_makes_a_person_former(ca: trustme.CA, qualifiers: Json, until: str) -> None:
    found = await holders(ca, P169=[said("Q1", P580="2015", **qualifiers)])
    assert found["Nia Okafor"].until == until


async def test_who_came_back_holds_the_post(ca: trustme.CA) -> None:
    found = await holders(ca, P169=[said("Q1", P580="2015", P582="2020"), said("Q1", P580="2023")])
    assert (found["Nia Okafor"].since, found["Nia Okafor"].until) == ("2023", "")


async def test_a_qualifier_names_the_post_more_closely(ca: trustme.CA) -> None:
    found = await holders(ca, P2828=[said("Q1", P39="Q600"), "Q2"], P1037=said("Q3", P2868=["?", "Q777"]))
    assert {name: one.title for name, one in found.items()} == {
        "Nia Okafor": "Chief customer officer",
        "Ann Lee": "Director or Manager",
    }


async def test_what_is_undated_crowded_or_stale_is_less_sure(ca: trustme.CA) -> None:
    found = await holders(ca, P169=[said("Q1", P580="2022"), said("Q2", P580="2018"), "Q3"])
    sure = {name: one.confidence for name, one in found.items()}
    assert sure["Nia Okafor"] > 0.8
    assert sure["Thomas Berg"] == sure["Ann Lee"] < 0.5
    found = await holders(ca, P488=["Q1"], P1789=said("Q2", rank="preferred"), P3320=said("Q3", P580="1990"))
    sure = {name: one.confidence for name, one in found.items()}
    assert sure["Ann Lee"] < sure["Nia Okafor"] < sure["Thomas Berg"] < 0.8
    found = await holders(ca, P3320=said("Q3", retrieved="2026-01-05", P580="1990"))
    assert (found["Ann Lee"].confidence, found["Ann Lee"].dated) == (0.85, "2026-01-05")


async def test_merged_people_are_followed(ca: trustme.CA) -> None:
    async with door(ca, item("Q100", "Zorblat", P31=FIRM, P169="Q77")) as (web, register):
        register.merged["Q77"] = "Q1"
        found = await Wikidata().look(COMPANY, web, LIMITS)
        assert [one.name for one in found.people] == ["Nia Okafor"]


async def test_many_people_are_asked_for_in_few_requests(ca: trustme.CA) -> None:
    crowd = [person(f"Q{n}", f"Ann Lee{n}") for n in range(1000, 1060)]
    board = item("Q100", "Zorblat", P31=FIRM, P3320=[f"Q{n}" for n in range(1000, 1060)])
    async with door(ca, board, *crowd) as (web, register):
        found = await Wikidata().look(COMPANY, web, LIMITS)
        assert len(found.people) == 36
        assert len(register.asked) == 1 + 3


# --- ways to it ---------------------------------------------------------------------------------


async def test_lines_mailboxes_and_profiles_come_as_channels(ca: trustme.CA) -> None:
    found = await look(
        ca,
        item(
            "Q100", "Zorblat", P31=FIRM, P1329=["+44 20 7946 0958", said("+44 20 7946 0959", P582="2020"), "call us"],
            P968=["mailto:Press@Zorblat.example", "mailto:jane.doe@zorblat.example", "nonsense"],
            P2002="zorblat", P4264="zorblat-plc", P2013=said("old", rank="deprecated"), P7085="<script>",
        ),
    )  # fmt: skip
    assert found.status is SourceStatus.NOTHING
    assert found.why == "the item Q100 names nobody in a post"
    contacts = found.contacts[0]
    assert [one.value for one in contacts.phones] == ["+442079460958"]
    assert [(one.address, one.role) for one in contacts.addresses] == [("press@zorblat.example", True)]
    assert [one.value for one in contacts.social] == [
        "https://x.com/zorblat", "https://www.linkedin.com/company/zorblat-plc",
    ]  # fmt: skip
    assert {seen.url for one in contacts.social for seen in one.evidence} == {"https://www.wikidata.org/wiki/Q100"}


# --- when it takes part -------------------------------------------------------------------------


def test_it_takes_part_where_the_item_is_known_or_it_was_named() -> None:
    unknown = Company("zorblat.example", "Zorblat", "zorblat.example")
    (default,), (named,) = choose_sources([Wikidata()]), choose_sources([Wikidata()], also=["wikidata"])
    assert (default.applies(COMPANY), default.applies(unknown)) == (True, False)
    assert (named.applies(COMPANY), named.applies(unknown)) == (True, True)


async def test_the_item_is_found_by_the_official_website(ca: trustme.CA) -> None:
    unknown = Company("zorblat.example", "Zorblat", "zorblat.example")
    ours = item("Q100", "Zorblat", P31=FIRM, P856="https://www.zorblat.example/", P169="Q1")
    brand = item("Q101", "Zorblat Pop", P31="Q431289", P856="http://zorblat.example", P169="Q2")
    film = item("Q102", "Zorblat", P31="Q11424", P856="https://www.zorblat.example/", P169="Q3")
    source = Wikidata(searches=True)
    found = await look(ca, ours, brand, film, company=unknown, source=source)
    assert [one.name for one in found.people] == ["Nia Okafor"]
    none = await look(ca, film, company=unknown, source=source)
    assert (none.status, none.why) == (SourceStatus.NOTHING, "no item has zorblat.example as its official website")
    twin = item("Q103", "Zorblat", P31=FIRM, P856="https://www.zorblat.example/", P169="Q2")
    both = await look(ca, ours, twin, company=unknown, source=source)
    assert (both.people, both.why) == ((), "several items have zorblat.example as their site: Q100, Q103")


async def test_an_item_that_is_not_there_is_said(ca: trustme.CA) -> None:
    found = await look(ca)
    assert (found.status, found.why) == (SourceStatus.NOTHING, "Wikidata has no item Q100")


@pytest.mark.parametrize(
    ("fault", "status"),
    [
        (maxlag(), SourceStatus.REFUSED),
        (reply(error("internal_api_error_DBQueryError", "x")), SourceStatus.FAILED),
        (Answer(b"", 503, (("Retry-After", "3600"),)), SourceStatus.FAILED),
        (Answer(b"", 403), SourceStatus.REFUSED),
        (Answer(b"<html>"), SourceStatus.FAILED),
    ],
    ids=["maxlag", "error", "503", "403", "html"],
)
async def test_what_could_not_be_asked_is_not_nobody(ca: trustme.CA, fault: Answer, status: SourceStatus) -> None:
    async with door(ca, item("Q100", "Zorblat", P31=FIRM, P169="Q1")) as (web, register):
        register.fault = fault
        found = await Wikidata().look(COMPANY, web, LIMITS)
    assert (found.people, found.status) == ((), status)
    assert found.why
    assert len(found.misses) == 1


async def test_a_replay_gives_the_same_and_a_lacking_archive_nothing(ca: trustme.CA, tmp_path: Path) -> None:
    path, other = tmp_path / "a.warc.gz", tmp_path / "b.warc.gz"
    async with door(ca, item("Q100", "Zorblat", P31=FIRM, P169="Q1")) as (web, _):
        with ArchiveWriter(path, started_at=utc_now(), query="x") as writer:
            live = await Wikidata().look(COMPANY, RecordedWeb(web, writer), LIMITS)
        with ArchiveWriter(other, started_at=utc_now(), query="x") as writer:
            await RecordedWeb(web, writer).get(f"https://{HOST}/nothing")
    assert await Wikidata().look(COMPANY, ReplayedWeb(read_archive(path)), LIMITS) == live
    found = await Wikidata().look(COMPANY, ReplayedWeb(read_archive(other)), LIMITS)
    assert (found.status, found.misses, found.people) == (SourceStatus.NOTHING, (), ())


# --- what anybody may have written --------------------------------------------------------------


JUNK: tuple[object, ...] = (None, 0, -1.5, True, "x", [], ["Q1"], {}, {"value": None}, {"id": 7}, {"time": 3})


@pytest.mark.parametrize("junk", JUNK, ids=repr)
async def test_junk_beside_a_good_statement_does_no_harm(ca: trustme.CA, junk: object) -> None:
    good = {"mainsnak": snak("P169", "Q1"), "rank": "normal", "qualifiers": {"P580": [junk], "P39": [junk]}}
    whole = item("Q100", "Zorblat", P31=FIRM, P169=[{"raw": junk}, {"raw": good}], P968=[{"raw": junk}])
    found = await look(ca, whole, person("Q8", "X") | {"labels": junk, "claims": junk})
    assert [one.name for one in found.people] == ["Nia Okafor"]


@pytest.mark.parametrize(
    ("value", "day"),
    [
        (time("2019-05-06"), "2019-05-06"),
        (time("2019-05"), "2019-05"),
        (time("2019"), "2019"),
        (time("2019") | {"precision": 8}, ""),
        (time("2019") | {"precision": "9"}, ""),
        (time("2019") | {"time": "-0044-03-15T00:00:00Z"}, ""),
        (time("2019") | {"time": "+00000002019-05-06T00:00:00Z", "precision": 11}, "2019-05-06"),
        (time("2019") | {"time": "+20190-05-06T00:00:00Z"}, ""),
        (time("2019") | {"time": "+2019-00-00T00:00:00Z", "precision": 11}, "2019"),
        (time("2019") | {"time": "yesterday"}, ""),
        ({"time": None, "precision": 11}, ""),
        ("2019", ""),
    ],
)
def test_times_are_as_precise_as_they_say(value: object, day: str) -> None:
    begun = {"snaktype": "value", "property": "P580", "datavalue": {"value": value, "type": "time"}}
    claim = {"mainsnak": snak("P169", "Q1"), "rank": "normal", "qualifiers": {"P580": [begun]}}
    read = read_item(item("Q100", "Zorblat") | {"claims": {"P169": [claim]}})
    assert read is not None
    assert read.all("P169")[0].since == day


@pytest.mark.parametrize("id_", ["", "Q0", "Q01", "q1", "P31", "Q99999999999", "Q2147483648", "Q1|Q2", 7, None, ["Q1"]])
def test_what_names_no_item_is_none(id_: object) -> None:
    assert read_item({"id": id_, "type": "item"}) is None


async def test_a_name_holds_no_control_characters(ca: trustme.CA) -> None:
    found = await look(
        ca, item("Q100", "Zorb\x1b[31mlat\r\n", P31=FIRM, P169="Q9"), person("Q9", "Nia\u202e\x07 Okafor\n")
    )
    assert found.people[0].name == "Nia Okafor"
    assert found.people[0].evidence[0].quote.isprintable()
