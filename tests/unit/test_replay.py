"""The two doors onto an archive: redirects, misses, and what is written down on the way."""

from __future__ import annotations

import asyncio
from collections.abc import Callable, Mapping
from datetime import UTC, datetime
from pathlib import Path

import pytest
from warcio.warcwriter import WARCWriter

from exec_finder.archive import Archive, ArchiveWriter, read_archive
from exec_finder.dns.live import LiveDns
from exec_finder.dns.recorded import RecordedDns
from exec_finder.dns.replayed import ReplayedDns
from exec_finder.models import Company, DnsAnswer, DnsStatus, Miss, MissReason, Page, SourceStatus
from exec_finder.sources import Limits, Website
from exec_finder.web import Api
from exec_finder.web.recorded import RecordedWeb, out_of_time
from exec_finder.web.replayed import ReplayedWeb
from tests.servers.dns_server import DnsServer
from tests.servers.memory_web import MemoryWeb, cards, html, links
from tests.unit.test_archive_read import response

NOW = datetime(2026, 3, 4, 5, 6, 7, tzinfo=UTC)


class FakeWeb:
    """Gives what the test put in, and counts."""

    def __init__(self, answers: Mapping[str, Page | Miss]) -> None:
        self.answers = answers
        self.asked: list[str] = []
        self.closed = False

    async def get(self, url: str, *, api: Api | None = None) -> Page | Miss:
        self.asked.append(url)
        return self.answers[url]

    async def aclose(self) -> None:
        self.closed = True


def page(requested: str, url: str = "", body: bytes = b"<p>x", **more: object) -> Page:
    values = {"status": 200, "content_type": "text/html", "html": body.decode("latin-1"), "charset": "latin1", **more}
    return Page(url=url or requested, requested=requested, body=body, fetched_at=NOW, **values)  # type: ignore[arg-type]


@pytest.fixture
def other(tmp_path: Path) -> Callable[..., ReplayedWeb]:
    """The door onto an archive of another tool, filled with responses."""

    def made(*responses: tuple[str, bytes, str, dict[str, str]]) -> ReplayedWeb:
        path = tmp_path / "other.warc.gz"
        with path.open("wb") as stream:
            writer = WARCWriter(stream, gzip=True)
            for url, body, status, headers in responses:
                response(writer, url, body, status, **headers)
        return ReplayedWeb(read_archive(path))

    return made


def to(location: str) -> dict[str, str]:
    return {"Location": location}


HTML = {"Content_Type": "text/html; charset=utf-8"}


async def test_redirects_are_followed_within_the_archive(other: Callable[..., ReplayedWeb]) -> None:
    web = other(
        ("http://acme.example/", b"", "301 Moved", to("https://acme.example/")),
        ("https://acme.example/", b"", "302 Found", to("//www.acme.example/index.html")),
        ("https://www.acme.example/index.html", b"", "308 Moved", to("/")),
        ("https://www.acme.example/", "<p>Grüße".encode(), "200 OK", HTML),
    )
    found = await web.get("http://ACME.example")
    assert isinstance(found, Page)
    assert (found.url, found.requested) == ("https://www.acme.example/", "http://ACME.example")
    assert (found.html, found.content_type, found.charset) == ("<p>Grüße", "text/html", "utf-8")


@pytest.mark.parametrize(
    ("status", "headers", "reason"),
    [
        ("301 Moved", to("/a"), MissReason.REDIRECTS),
        ("302 Found", to("https://elsewhere.example/"), MissReason.NOT_FOUND),
        ("302 Found", to("http://[::1"), MissReason.NOT_FOUND),
        ("302 Found", {}, MissReason.OTHER_STATUS),
        ("304 Not Modified", {}, MissReason.OTHER_STATUS),
        ("403 Forbidden", {}, MissReason.FORBIDDEN),
        ("404 Not Found", {}, MissReason.NOT_FOUND),
        ("429 Too Many", {}, MissReason.RATE_LIMITED),
        ("503 Busy", {}, MissReason.SERVER_ERROR),
        ("200 OK", {"Content_Type": "image/png"}, MissReason.NOT_HTML),
        ("0 nothing", {}, MissReason.OTHER_STATUS),
    ],
)
async def test_what_is_no_page_is_a_miss(
    other: Callable[..., ReplayedWeb], status: str, headers: dict[str, str], reason: MissReason
) -> None:
    missed = await other(("https://acme.example/a", b"x", status, headers)).get("https://acme.example/a")
    assert isinstance(missed, Miss)
    assert (missed.url, missed.reason, bool(missed.why)) == ("https://acme.example/a", reason, True)


async def test_long_ways_end(other: Callable[..., ReplayedWeb]) -> None:
    hops = [(f"https://acme.example/{n}", b"", "302 Found", to(f"/{n + 1}")) for n in range(50)]
    missed = await other(*hops).get("https://acme.example/0")
    assert isinstance(missed, Miss)
    assert missed.reason is MissReason.REDIRECTS


async def test_what_the_archive_lacks_is_not_found(other: Callable[..., ReplayedWeb]) -> None:
    missed = await other(("https://acme.example/", b"x", "200 OK", HTML)).get("https://acme.example/b#c")
    assert missed == Miss("https://acme.example/b#c", MissReason.NOT_FOUND, "other.warc.gz does not have it", 404)


async def test_a_bomb_in_a_page_is_too_large(
    other: Callable[..., ReplayedWeb], monkeypatch: pytest.MonkeyPatch
) -> None:
    import gzip

    monkeypatch.setattr("exec_finder.web.replayed.MAX_BODY_BYTES", 1000)
    web = other(("https://acme.example/", gzip.compress(bytes(5000)), "200 OK", {**HTML, "Content_Encoding": "gzip"}))
    missed = await web.get("https://acme.example/")
    assert isinstance(missed, Miss)
    assert missed.reason is MissReason.TOO_LARGE


async def recorded(path: Path, fake: FakeWeb, urls: list[str]) -> list[Page | Miss]:
    with ArchiveWriter(path, started_at=NOW) as writer:
        web = RecordedWeb(fake, writer, clock=lambda: NOW)
        found = [await web.get(url) for url in urls]
        await web.aclose()
    return found


async def replayed(path: Path, urls: list[str]) -> list[Page | Miss]:
    web = ReplayedWeb(read_archive(path))
    return [await web.get(url) for url in urls]


async def test_a_replay_gives_the_same_pages_and_misses(tmp_path: Path) -> None:
    answers: dict[str, Page | Miss] = {
        "https://acme.example/": page("https://acme.example/", body=b"<p>Andr\xe9"),
        "http://acme.example": page("http://acme.example", "https://acme.example/", b"<p>Andr\xe9"),
        "https://acme.example/late": Miss("https://acme.example/late", MissReason.TIMEOUT, "no answer in time"),
        "https://acme.example/map.xml.gz": page(
            "https://acme.example/map.xml.gz",
            body=b"\x1f\x8b\x00\xff",
            content_type="application/gzip",
            html="",
            charset="",
        ),
        "https://acme.example/empty": page("https://acme.example/empty", body=b"", content_type="", charset=""),
    }
    fake = FakeWeb(answers)
    found = await recorded(tmp_path / "x.warc.gz", fake, list(answers))
    assert found == list(answers.values())
    assert await replayed(tmp_path / "x.warc.gz", list(answers)) == found
    assert fake.closed


async def test_an_address_is_fetched_and_written_once(tmp_path: Path) -> None:
    fake = FakeWeb({"https://acme.example/": page("https://acme.example/")})
    first, second = await recorded(tmp_path / "x.warc", fake, ["https://acme.example/", "https://ACME.example/#team"])
    assert fake.asked == ["https://acme.example/"]
    assert isinstance(second, Page)
    assert (first.url, second.url, second.requested) == (first.url, first.url, "https://ACME.example/#team")
    assert (tmp_path / "x.warc").read_bytes().count(b"WARC-Type: response") == 1


async def test_dns_answers_are_replayed(tmp_path: Path) -> None:
    questions = [
        ("acme.example", "MX"),
        ("ACME.example.", "mx"),
        ("nobody.example", "A"),
        ("slow.example", "MX"),
        ("a b", "A"),
    ]
    zone = ("acme.example. MX 10 mx.acme.example.",)
    with (
        DnsServer(zone, {"slow.example": "servfail"}) as server,
        ArchiveWriter(tmp_path / "x.warc.gz", started_at=NOW) as writer,
    ):
        dns = RecordedDns(LiveDns(server.address), writer)
        asked = [await dns.resolve(*question) for question in questions]
    again = ReplayedDns(read_archive(tmp_path / "x.warc.gz"))
    assert [await again.resolve(*question) for question in questions] == asked
    assert [answer.status for answer in asked] == [
        *(DnsStatus.ANSWER, DnsStatus.ANSWER, DnsStatus.NXDOMAIN, DnsStatus.UNKNOWN, DnsStatus.UNKNOWN),
    ]


async def test_a_name_that_was_not_asked_is_unknown_and_never_no(tmp_path: Path) -> None:
    with ArchiveWriter(tmp_path / "x.warc.gz", started_at=NOW):
        pass
    archive: Archive = read_archive(tmp_path / "x.warc.gz")
    answer = await ReplayedDns(archive).resolve("acme.example", "MX")
    assert answer == DnsAnswer("acme.example", "MX", DnsStatus.UNKNOWN, why="x.warc.gz has no answer to this question")


async def test_what_was_not_waited_for_is_not_waited_for_in_the_replay(tmp_path: Path) -> None:
    class SilentWeb(FakeWeb):
        async def get(self, url: str, *, api: Api | None = None) -> Page | Miss:
            await asyncio.Event().wait()
            raise AssertionError

    url = "https://acme.example/"
    with ArchiveWriter(tmp_path / "x.warc", started_at=NOW) as writer:
        web = RecordedWeb(SilentWeb({}), writer)
        with pytest.raises(TimeoutError):
            await asyncio.wait_for(web.get(url), 0.001)
        assert await web.get(url) == out_of_time(url)
    assert await replayed(tmp_path / "x.warc", [url]) == [out_of_time(url)]


async def test_two_who_ask_at_once_get_one_recorded_page(tmp_path: Path) -> None:
    gate = asyncio.Event()

    class SlowWeb(FakeWeb):
        async def get(self, url: str, *, api: Api | None = None) -> Page | Miss:
            self.asked.append(url)
            number = len(self.asked)
            if number == 2:
                gate.set()
            await gate.wait()
            return page(url, body=b"<p>%d" % number)

    fake = SlowWeb({})
    with ArchiveWriter(tmp_path / "x.warc", started_at=NOW) as writer:
        web = RecordedWeb(fake, writer)
        both = [asyncio.ensure_future(web.get("https://acme.example/")) for _ in range(2)]
        first, second = await asyncio.gather(*both)
    assert first == second
    assert (tmp_path / "x.warc").read_bytes().count(b"WARC-Type: response") == 1


@pytest.mark.parametrize("time_s", [0, 300])
async def test_a_replay_ends_where_the_time_of_its_recording_did(tmp_path: Path, time_s: float) -> None:
    """Whatever time the replay is given itself: its pages come at once."""
    pages = {
        "https://acme.example/": html(links("/leadership Leadership", "/contact Contact")),
        "https://acme.example/leadership": html("<h1>Leadership</h1>" + cards("Nia Okafor|Chief Customer Officer")),
    }
    acme = Company("acme.example", "Acme", "acme.example")
    with ArchiveWriter(tmp_path / "x.warc.gz", started_at=NOW) as writer:
        web = RecordedWeb(MemoryWeb(pages), writer)
        seen = await Website().look(acme, web, Limits(time_s=time_s))
    for given_s in (0, 300):
        again = await Website().look(acme, ReplayedWeb(read_archive(tmp_path / "x.warc.gz")), Limits(time_s=given_s))
        assert (again.status, again.why, again.pages) == (seen.status, seen.why, seen.pages)
    assert (seen.status is SourceStatus.FAILED) is (time_s == 0)
