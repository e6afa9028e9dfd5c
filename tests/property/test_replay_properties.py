"""Record, then replay: the same, whatever was seen and however the web changed meanwhile."""

from __future__ import annotations

import asyncio
import tempfile
from collections.abc import Iterator
from datetime import UTC, datetime
from pathlib import Path

from hypothesis import given, settings
from hypothesis import strategies as st

from exec_finder.archive import ArchiveWriter, read_archive
from exec_finder.charset import charset_of, decode_html
from exec_finder.dns.replayed import ReplayedDns
from exec_finder.models import DnsAnswer, DnsStatus, Miss, MissReason, Page
from exec_finder.web import Api
from exec_finder.web.recorded import RecordedWeb
from exec_finder.web.replayed import ReplayedWeb

NOW = datetime(2026, 3, 4, 5, 6, 7, tzinfo=UTC)
TIMES = st.datetimes(datetime(1971, 1, 1), datetime(2200, 1, 1), timezones=st.just(UTC)).map(  # noqa: DTZ001
    lambda time: time.replace(microsecond=0)
)
URLS = st.sampled_from(
    [
        f"{scheme}://acme.example{path}"
        for scheme in ("http", "https")
        for path in ("", "/", "/a", "/a?b=%C3%BC", "/a#t")
    ]
)
CHARSETS = st.sampled_from(["", "utf-8", "ISO-8859-1", "windows-1251", "no-such-set", "utf-16le", "shift_jis"])
HTML = st.one_of(st.binary(max_size=60), st.text(max_size=40).map(str.encode))


@st.composite
def pages(draw: st.DrawFn) -> Page:
    body, charset, url = draw(HTML), draw(CHARSETS), draw(URLS)
    header = f"text/html; charset={charset}" if charset else "text/html"
    return Page(
        url=url,
        requested=url,
        status=draw(st.sampled_from([200, 200, 203, 299])),
        content_type="text/html",
        body=body,
        html=decode_html(body, header=header, host="acme.example"),
        fetched_at=draw(TIMES),
        charset=charset_of(header),
    )


MISSES = st.builds(
    Miss,
    URLS,
    st.sampled_from(list(MissReason)),
    st.text(st.characters(exclude_categories=[]), max_size=40),
    st.integers(0, 599),
)
LABELS = st.from_regex(r"[a-z0-9_]([a-z0-9-]{0,5}[a-z0-9])?", fullmatch=True)
NAMES = st.lists(LABELS, min_size=1, max_size=4).map(".".join)
RECORDS = st.text(st.characters(min_codepoint=33, max_codepoint=126), min_size=1, max_size=20)
WORDS = st.lists(RECORDS, min_size=1, max_size=3).map("  ".join)
ANSWERS = st.builds(
    DnsAnswer,
    NAMES,
    st.sampled_from(["MX", "A", "AAAA", "TXT"]),
    st.sampled_from(list(DnsStatus)),
    st.lists(WORDS, max_size=4).map(tuple),
    st.text(max_size=30),
)


class FickleWeb:
    """Answers each call with whatever comes next."""

    def __init__(self, answers: list[Page | Miss]) -> None:
        self._answers: Iterator[Page | Miss] = iter(answers)

    async def get(self, url: str, *, api: Api | None = None) -> Page | Miss:
        return next(self._answers)

    async def aclose(self) -> None:
        pass


@settings(max_examples=60, deadline=None)
@given(st.lists(st.tuples(URLS, st.one_of(pages(), MISSES)), max_size=8))
def test_a_replay_sees_what_the_recorded_lookup_saw(calls: list[tuple[str, Page | Miss]]) -> None:
    asked = [url for url, _ in calls]

    async def lookup(path: Path) -> list[Page | Miss]:
        with ArchiveWriter(path, started_at=NOW) as writer:
            web = RecordedWeb(FickleWeb([answer for _, answer in calls]), writer, clock=lambda: NOW)
            return [await web.get(url) for url in asked]

    async def replay(path: Path) -> list[Page | Miss]:
        archive = read_archive(path)
        assert archive.damaged == ""
        return [await ReplayedWeb(archive).get(url) for url in asked]

    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "x.warc.gz"
        assert asyncio.run(lookup(path)) == asyncio.run(replay(path))


@settings(max_examples=60, deadline=None)
@given(st.lists(ANSWERS, max_size=6, unique_by=lambda answer: (answer.name, answer.rdtype)), TIMES)
def test_dns_answers_come_back_as_they_were(answers: list[DnsAnswer], at: datetime) -> None:
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "x.warc"
        with ArchiveWriter(path, started_at=at, query="x") as writer:
            for answer in answers:
                writer.add_dns(answer, at)
        archive = read_archive(path)
    assert archive.started_at == at
    assert [archive.dns(answer.name, answer.rdtype) for answer in answers] == answers
    door = ReplayedDns(archive)
    assert [asyncio.run(door.resolve(answer.name, answer.rdtype)) for answer in answers] == answers


@settings(max_examples=100, deadline=None)
@given(st.data())
def test_broken_bytes_are_read_or_refused_and_nothing_else(data: st.DataObject) -> None:
    """Whatever is overwritten in a recording: an archive or an ArchiveError."""
    from exec_finder.errors import ArchiveError

    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "x.warc"
        with ArchiveWriter(path, started_at=NOW) as writer:
            writer.add_page(data.draw(pages()))
            writer.add_dns(DnsAnswer("acme.example", "MX", DnsStatus.ANSWER, ("10 mx.acme.example.",)), NOW)
        whole = bytearray(path.read_bytes())
        at = data.draw(st.integers(0, len(whole) - 1))
        new = data.draw(st.binary(min_size=1, max_size=8))
        whole[at : at + len(new)] = new
        path.write_bytes(whole)
        try:
            archive = read_archive(path)
            list(ReplayedWeb(archive).pages())
        except ArchiveError:
            return
        archive.dns("acme.example", "MX")
