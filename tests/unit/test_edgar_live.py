"""EDGAR over real HTTPS: who asks says so, never faster than the SEC allows, recorded and replayed alike."""

from __future__ import annotations

import itertools
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest
import trustme

from exec_finder.archive import ArchiveWriter, read_archive, utc_now
from exec_finder.models import Company, SourceStatus
from exec_finder.sources.edgar import Edgar
from exec_finder.sources.edgar_index import Filer, find_filers
from exec_finder.sources.protocol import Findings, Limits
from exec_finder.web import LiveWeb, WebOptions
from exec_finder.web.recorded import RecordedWeb
from exec_finder.web.replayed import ReplayedWeb
from tests.servers.edgar_server import Firm, edgar_pages, edgar_server, now, officers_table, owner, report_html
from tests.servers.http_server import Answer, HttpServer, garbage, half_body, reset

LIMITS = Limits(pages=25, time_s=60)
ACME = Company("acme", "Acme Widgets", "acme.example", country="US", cik="0000004321")
QUICK = WebOptions(pause_s=0, backoff_s=0, timeout_s=10, connect_timeout_s=5, allow_private=True)


@pytest.fixture(scope="module")
def ca() -> trustme.CA:
    return trustme.CA()


@pytest.fixture(autouse=True)
def trusted(ca: trustme.CA, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    ca.cert_pem.write_to_path(str(tmp_path / "ca.pem"))
    monkeypatch.setenv("SSL_CERT_FILE", str(tmp_path / "ca.pem"))
    return iter(())


def acme(forms: int = 3) -> Firm:
    firm = Firm("Acme Widgets, Inc.", 4321, today=now())
    table = officers_table("Nia Okafor|Chief Customer Officer", "Tom Berg|Chief Executive Officer")
    firm.file("10-K", "acme-10k.htm", report_html(table), days_ago=60)
    for number, given in enumerate(["ANN", "BEN", "CLEO", "DAN", "EVE", "FAY", "GUS", "HAL"][:forms]):
        firm.form("4", owner(f"SMITHSON {given}", "Vice President"), days_ago=20 + number)
    return firm


async def look(server: HttpServer, options: WebOptions = QUICK, company: Company = ACME) -> Findings:
    web = LiveWeb(server.dns, replace(options, proxy=server.proxy))
    found = await Edgar().look(company, web, LIMITS)
    await web.aclose()
    return found


async def test_at_most_ten_requests_a_second_in_all_with_pauses_off(ca: trustme.CA) -> None:
    """Both hosts count as one, and nothing asks for robots.txt, which is for crawlers of pages."""
    with edgar_server(edgar_pages(acme(forms=8)), ca=ca) as server:
        found = await look(server, company=replace(ACME, cik=""))
        starts = sorted(hit.started for hit in server.log)
    assert found.status is SourceStatus.FOUND
    assert len(found.people) == 10
    assert len(starts) == 11
    assert {hit.host for hit in server.log} == {"www.sec.gov", "data.sec.gov"}
    assert min(after - before for before, after in itertools.pairwise(starts)) >= 0.095
    assert {hit.scheme for hit in server.log} == {"https"}
    assert not any("robots" in hit.path for hit in server.log)


async def test_it_says_who_asks_and_a_refusal_to_who_does_not(ca: trustme.CA) -> None:
    with edgar_server(edgar_pages(acme()), ca=ca) as server:
        refused = await look(server, replace(QUICK, user_agent="anonymous/1.0"))
        assert refused.status is SourceStatus.REFUSED
        assert "--user-agent" in refused.why
        assert len(server.log) == 1
        assert (await look(server)).status is SourceStatus.FOUND
        assert "(+http" in server.log[-1].headers["user-agent"]


async def test_a_429_that_asks_for_ten_minutes_ends_it_at_once(ca: trustme.CA) -> None:
    firm = acme()
    busy = Answer(b"slow down", 429, headers=(("Retry-After", "600"),))
    with edgar_server({**edgar_pages(firm), firm.record_url: busy}, ca=ca) as server:
        found = await look(server)
        assert found.status is SourceStatus.REFUSED
        assert "600 s" in found.why
        assert len(server.log) == 1


async def test_a_short_retry_after_is_waited_for(ca: trustme.CA) -> None:
    firm = acme()
    pages = edgar_pages(firm)
    record = Answer(pages[firm.record_url].encode(), headers=(("Content-Type", "application/json"),))
    busy = Answer(b"slow down", 429, headers=(("Retry-After", "0"),))
    with edgar_server({**pages, firm.record_url: [busy, record]}, ca=ca) as server:
        assert (await look(server)).status is SourceStatus.FOUND


@pytest.mark.parametrize("fault", [reset, garbage, half_body], ids=lambda fault: fault.__name__)
async def test_a_filing_that_breaks_leaves_the_others(ca: trustme.CA, fault: object) -> None:
    firm = acme()
    pages = edgar_pages(firm)
    broken = next(url for url in firm.documents if url.endswith(".xml"))
    with edgar_server({**pages, broken: fault}, ca=ca) as server:  # type: ignore[dict-item]
        found = await look(server)
    assert found.status is SourceStatus.FOUND
    assert len(found.people) == 4
    assert [miss.url for miss in found.misses] == [broken]
    assert "could not be read" in found.why


async def test_a_replay_gives_the_same(ca: trustme.CA, tmp_path: Path) -> None:
    path = tmp_path / "a.warc.gz"
    began = utc_now()
    with edgar_server(edgar_pages(acme()), ca=ca) as server:
        web = LiveWeb(server.dns, replace(QUICK, proxy=server.proxy))
        with ArchiveWriter(path, started_at=began, query="acme") as writer:
            live = await Edgar().look(ACME, RecordedWeb(web, writer, clock=lambda: began), LIMITS)
        await web.aclose()
    assert live.status is SourceStatus.FOUND
    assert await Edgar().look(ACME, ReplayedWeb(read_archive(path)), LIMITS) == live


async def test_an_end_of_time_is_replayed_too(ca: trustme.CA, tmp_path: Path) -> None:
    """Asked for in no time at all: the recording shows what was wanted, and its replay stops there."""
    path = tmp_path / "a.warc.gz"
    began = utc_now()
    with edgar_server(edgar_pages(acme()), ca=ca) as server:
        web = LiveWeb(server.dns, replace(QUICK, proxy=server.proxy))
        with ArchiveWriter(path, started_at=began, query="acme") as writer:
            recorded = RecordedWeb(web, writer, clock=lambda: began)
            live = await Edgar().look(ACME, recorded, replace(LIMITS, time_s=0))
        await web.aclose()
        assert server.log == []
    assert live.status is SourceStatus.FAILED
    assert await Edgar().look(ACME, ReplayedWeb(read_archive(path)), LIMITS) == live


async def test_the_index_finds_filers_by_name(ca: trustme.CA) -> None:
    firms = [Firm("Acme Widgets, Inc. /DE/", 4321, "ACME"), Firm("ACME WIDGET REPAIR CORP", 77, "AWR")]
    with edgar_server(edgar_pages(*firms), ca=ca) as server:
        web = LiveWeb(server.dns, replace(QUICK, proxy=server.proxy))
        filers = await find_filers("acme widgets", web)
        await web.aclose()
    assert isinstance(filers, tuple)
    assert filers[0] == Filer("Acme Widgets, Inc.", "0000004321", "ACME", 100.0)
    assert [filer.ticker for filer in filers[1:]] == ["AWR"]
    assert filers[1].likeness < 100
