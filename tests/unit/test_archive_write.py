"""What a recording looks like to other tools, and what is left of one that was broken off."""

from __future__ import annotations

import subprocess
import sys
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest
from warcio.archiveiterator import ArchiveIterator

from exec_finder.archive import ArchiveWriter, read_archive
from exec_finder.errors import ArchiveError
from exec_finder.models import DnsAnswer, DnsStatus, Miss, MissReason, Page

NOW = datetime(2026, 3, 4, 5, 6, 7, tzinfo=UTC)
PAGE = Page(
    url="https://acme.example/team/",
    requested="http://acme.example/team",
    status=200,
    content_type="text/html",
    body="<h1>Équipe</h1>".encode("latin-1"),
    html="<h1>Équipe</h1>",
    fetched_at=NOW + timedelta(seconds=1),
    charset="iso-8859-1",
)
MISS = Miss("https://acme.example/private", MissReason.ROBOTS, "robots.txt asks us to stay away")
ANSWERS = (
    DnsAnswer("acme.example", "MX", DnsStatus.ANSWER, ("10 mx.acme.example.", "20 mx2.acme.example.")),
    DnsAnswer("acme.example", "AAAA", DnsStatus.NO_DATA),
    DnsAnswer("gone.example", "MX", DnsStatus.NXDOMAIN),
    DnsAnswer("slow.example", "MX", DnsStatus.UNKNOWN, why="no DNS server answered within 8 s"),
)


def record(path: Path) -> Path:
    with ArchiveWriter(path, started_at=NOW, query="Acme", user_agent="finder/1 (+https://x.example)") as writer:
        writer.add_page(PAGE)
        writer.add_miss(MISS, NOW)
        for answer in ANSWERS:
            writer.add_dns(answer, NOW)
    return path


@pytest.fixture(params=["lookup.warc.gz", "lookup.warc"])
def recording(request: pytest.FixtureRequest, tmp_path: Path) -> Path:
    return record(tmp_path / request.param)


def test_warcio_check_finds_nothing_wrong(recording: Path) -> None:
    command = [sys.executable, "-m", "warcio.cli", "check", "-v", str(recording)]
    done = subprocess.run(command, capture_output=True, text=True, timeout=60, check=False)
    assert (done.returncode, done.stderr) == (0, "")
    assert done.stdout.count("digest pass") == 11


def test_another_reader_sees_the_standard_records(recording: Path) -> None:
    with recording.open("rb") as stream:
        seen = [
            (r.rec_type, r.rec_headers.get_header("WARC-Target-URI"), r.content_stream().read())
            for r in ArchiveIterator(stream)
        ]
    assert [kind for kind, _, _ in seen] == [
        *("warcinfo", "response", "request", "response", "request", "metadata"),
        *("resource",) * 4,
        "metadata",
    ]
    assert b"query: Acme\r\n" in seen[0][2]
    assert seen[3][1:] == (PAGE.url, PAGE.body)
    assert seen[5][1:] == (MISS.url, b"reason: robots\r\nstatus: 0\r\nwhy: robots.txt asks us to stay away\r\n")
    lines = seen[6][2].splitlines()
    assert (seen[6][1], lines[:2]) == ("dns:acme.example?TYPE=MX", [b"20260304050607", b"; status: answer"])
    assert lines[2:] == [b"acme.example. IN MX 10 mx.acme.example.", b"acme.example. IN MX 20 mx2.acme.example."]
    assert b"; status: nxdomain\n" in seen[8][2]


def test_requests_tell_method_host_and_who_asked(recording: Path) -> None:
    with recording.open("rb") as stream:
        requests = [r.http_headers for r in ArchiveIterator(stream) if r.rec_type == "request"]
    lines = [(r.protocol, r.statusline, r.get_header("Host"), r.get_header("User-Agent")) for r in requests]
    assert lines[0] == ("GET", "/team HTTP/1.1", "acme.example", "finder/1 (+https://x.example)")


def test_a_redirect_that_was_only_inferred_is_marked(recording: Path) -> None:
    with recording.open("rb") as stream:
        first = next(r for r in ArchiveIterator(stream) if r.rec_type == "response")
    assert first.rec_headers.get_header("Exec-Finder-Reconstructed") == "redirect"
    assert (first.http_headers.get_statuscode(), first.http_headers.get_header("Location")) == ("301", PAGE.url)


def test_request_and_response_are_tied(recording: Path) -> None:
    with recording.open("rb") as stream:
        heads = [(r.rec_type, r.rec_headers) for r in ArchiveIterator(stream)]
    for kind, head in heads:
        if kind == "request":
            ids = [h.get_header("WARC-Record-ID") for k, h in heads if k == "response"]
            assert head.get_header("WARC-Concurrent-To") in ids


def test_the_same_lookup_gives_the_same_bytes(tmp_path: Path) -> None:
    first, second = record(tmp_path / "a.warc.gz"), record(tmp_path / "b.warc.gz")
    assert first.read_bytes() == second.read_bytes()


def test_an_older_file_is_replaced_at_the_end_and_not_before(tmp_path: Path) -> None:
    path = tmp_path / "lookup.warc.gz"
    path.write_bytes(b"older")
    with ArchiveWriter(path, started_at=NOW) as writer:
        writer.add_page(PAGE)
        assert path.read_bytes() == b"older"
    assert read_archive(path).urls() == (PAGE.url,)
    assert [file.name for file in tmp_path.iterdir()] == ["lookup.warc.gz"]


def test_a_lookup_that_dies_leaves_what_it_saw(tmp_path: Path) -> None:
    path = tmp_path / "lookup.warc.gz"

    def lookup() -> None:
        with ArchiveWriter(path, started_at=NOW) as writer:
            writer.add_page(PAGE)
            raise RuntimeError

    with pytest.raises(RuntimeError):
        lookup()
    archive = read_archive(path)
    assert archive.urls() == (PAGE.url,)
    assert "not finished" in archive.damaged


def test_each_record_is_on_disk_when_it_was_written(tmp_path: Path) -> None:
    path = tmp_path / "lookup.warc.gz"
    with ArchiveWriter(path, started_at=NOW) as writer:
        writer.add_page(PAGE)
        assert read_archive(tmp_path / "lookup.warc.gz.part").urls() == (PAGE.url,)


def test_a_file_that_cannot_be_written_is_said_before_the_lookup(tmp_path: Path) -> None:
    with (
        pytest.raises(ArchiveError, match=r"nowhere.x\.warc\.gz can't be written: No such file"),
        ArchiveWriter(tmp_path / "nowhere" / "x.warc.gz", started_at=NOW),
    ):
        pytest.fail("entered")


def test_a_name_that_is_taken_by_a_folder_is_said_and_the_recording_kept(tmp_path: Path) -> None:
    path = tmp_path / "x.warc.gz"
    (path / "inside").mkdir(parents=True)

    def lookup() -> None:
        with ArchiveWriter(path, started_at=NOW) as writer:
            writer.add_page(PAGE)

    with pytest.raises(ArchiveError, match=r"x\.warc\.gz can't be written"):
        lookup()
    assert read_archive(tmp_path / "x.warc.gz.part").urls() == (PAGE.url,)
