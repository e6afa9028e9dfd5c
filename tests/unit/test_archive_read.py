"""Reading archives: ours, other tools', and broken ones."""

from __future__ import annotations

import gzip
import io
import zlib
from collections.abc import Callable, Iterator
from datetime import UTC, datetime
from pathlib import Path
from typing import BinaryIO

import pytest
from warcio.statusandheaders import StatusAndHeaders
from warcio.warcwriter import WARCWriter

from exec_finder.archive import Archive, read_archive, url_key
from exec_finder.errors import ArchiveError
from exec_finder.models import DnsAnswer, DnsStatus
from exec_finder.web.replayed import ReplayedWeb
from tests.unit.test_archive_write import ANSWERS, MISS, NOW, PAGE, record

Fill = Callable[[WARCWriter], None]


def response(
    writer: WARCWriter,
    url: str,
    body: bytes = b"",
    status: str = "200 OK",
    *,
    date: str = "2020-01-02T03:04:05Z",
    **headers: str,
) -> None:
    names = {name.replace("_", "-"): text for name, text in headers.items()}
    http = StatusAndHeaders(status, list(names.items()), protocol="HTTP/1.1")
    writer.write_record(
        writer.create_warc_record(
            url,
            "response",
            payload=io.BytesIO(body),
            length=len(body),
            http_headers=http,
            warc_headers_dict={"WARC-Date": date},
        )
    )


@pytest.fixture
def make(tmp_path: Path) -> Callable[..., Archive]:
    """An archive that another tool could have written."""

    def made(fill: Fill, *, packed: bool = True, name: str = "other.warc.gz") -> Archive:
        path = tmp_path / name
        with path.open("wb") as stream:
            fill(WARCWriter(stream, gzip=packed))
        return read_archive(path)

    return made


def test_a_recording_comes_back_as_it_was(tmp_path: Path) -> None:
    archive = read_archive(record(tmp_path / "x.warc.gz"))
    assert (archive.started_at, archive.query, archive.damaged) == (NOW, "Acme", "")
    assert archive.hosts() == ("acme.example",)
    assert archive.miss(MISS.url) == MISS
    assert tuple(archive.dns(answer.name, answer.rdtype) for answer in ANSWERS) == ANSWERS
    assert next(ReplayedWeb(archive).pages()).html == PAGE.html


def test_a_question_that_was_not_asked_is_unknown(tmp_path: Path) -> None:
    archive = read_archive(record(tmp_path / "x.warc.gz"))
    answer = archive.dns("acme.example", "TXT")
    assert (answer.status, answer.why) == (DnsStatus.UNKNOWN, "x.warc.gz has no answer to this question")


@pytest.mark.parametrize("packed", [True, False])
def test_other_tools_files_are_read(make: Callable[..., Archive], packed: bool) -> None:
    def fill(writer: WARCWriter) -> None:
        response(writer, "http://old.example/", b"", "301 Moved", Location="https://acme.example/")
        response(writer, "https://acme.example/", b"<p>home", Content_Type="text/html")
        response(writer, "https://shop.acme.example/", b"<p>shop", Content_Type="text/html")
        response(writer, "https://acme.example/team", b"<p>team", Content_Type="text/html")

    archive = make(fill, packed=packed)
    assert archive.damaged == ""
    assert archive.started_at == datetime(2020, 1, 2, 3, 4, 5, tzinfo=UTC)
    assert archive.urls() == ("https://acme.example/", "https://shop.acme.example/", "https://acme.example/team")
    assert archive.hosts() == ("acme.example", "shop.acme.example", "old.example")
    assert [page.html for page in ReplayedWeb(archive).pages()] == ["<p>home", "<p>shop", "<p>team"]


def test_the_last_page_of_an_address_counts_and_beats_redirects(make: Callable[..., Archive]) -> None:
    def fill(writer: WARCWriter) -> None:
        response(writer, "https://acme.example/a", b"one")
        response(writer, "https://acme.example/a", b"two")
        response(writer, "https://acme.example/a", b"", "301 Moved", Location="/b")
        response(writer, "https://acme.example/c", b"gone", "404 Not Found")
        response(writer, "https://acme.example/c", b"failed", "500 Oh")

    archive = make(fill)
    page, refused = archive.stored("https://acme.example/a"), archive.stored("https://acme.example/c")
    assert page is not None
    assert refused is not None
    assert (archive.body(page), refused.status) == (b"two", 404)


def test_a_page_counts_for_both_schemes_but_a_redirect_does_not(make: Callable[..., Archive]) -> None:
    def fill(writer: WARCWriter) -> None:
        response(writer, "http://acme.example/a", b"one")
        response(writer, "http://acme.example/b", b"", "301 Moved", Location="https://acme.example/b")

    archive = make(fill)
    assert archive.stored("https://acme.example/a") is not None
    assert archive.stored("https://acme.example/b") is None


@pytest.mark.parametrize(
    "by", ["digest", "address"], ids=["told by its digest", "told by the address where it was seen"]
)
def test_what_was_the_same_again_has_the_body_of_the_first(make: Callable[..., Archive], by: str) -> None:
    def fill(writer: WARCWriter) -> None:
        response(writer, "https://acme.example/a", b"<p>one", Content_Type="text/html")
        digest = "sha1:" + "A" * 32
        if by == "digest":
            seen = writer.create_warc_record("x:", "response", payload=io.BytesIO(b"<p>one"), length=6)
            digest = seen.rec_headers.get_header("WARC-Payload-Digest")
        http = StatusAndHeaders("200 OK", [("Content-Type", "text/html; charset=utf-8")], protocol="HTTP/1.1")
        refers = "https://acme.example/a" if by == "address" else "https://elsewhere.example/"
        again = {"WARC-Date": "2021-05-06T07:08:09Z"}
        writer.write_record(
            writer.create_revisit_record("https://acme.example/b", digest, refers, "2020-01-02T03:04:05Z", http, again)
        )
        writer.write_record(
            writer.create_revisit_record(
                "https://acme.example/lost", "sha1:X", "https://x.example/", "2020-01-02T03:04:05Z", http
            )
        )

    archive = make(fill)
    page = archive.stored("https://acme.example/b")
    assert page is not None
    assert (archive.body(page), page.content_type) == (b"<p>one", "text/html; charset=utf-8")
    assert page.fetched_at == datetime(2021, 5, 6, 7, 8, 9, tzinfo=UTC)
    assert archive.stored("https://acme.example/lost") is None


def test_pages_may_be_resources(make: Callable[..., Archive]) -> None:
    def fill(writer: WARCWriter) -> None:
        body = io.BytesIO(b"<p>saved")
        writer.write_record(
            writer.create_warc_record("https://acme.example/a", "resource", body, 8, warc_content_type="text/html")
        )

    page = next(ReplayedWeb(make(fill)).pages())
    assert (page.html, page.content_type, page.status) == ("<p>saved", "text/html", 200)


def test_heritrix_dns_records_are_read(make: Callable[..., Archive]) -> None:
    def fill(writer: WARCWriter) -> None:
        alias = b"www.acme.example.\t300\tIN\tCNAME\tweb.acme.example.\n"
        body = b"20200102030405\n" + alias + b"web.acme.example.\t60\tIN\tA\t192.0.2.7\n"
        writer.write_record(
            writer.create_warc_record(
                "dns:WWW.acme.example", "resource", io.BytesIO(body), len(body), warc_content_type="text/dns"
            )
        )

    archive = make(fill)
    assert archive.dns("www.acme.example", "A") == DnsAnswer("www.acme.example", "A", DnsStatus.ANSWER, ("192.0.2.7",))
    assert archive.dns("www.acme.example", "MX").status is DnsStatus.UNKNOWN


def test_bodies_come_out_of_chunks_and_packing(make: Callable[..., Archive]) -> None:
    packed = gzip.compress(b"<p>packed")
    deflated = zlib.compress(b"<p>deflated")
    chunked = b"4\r\n<p>i\r\n9\r\nn chunks!\r\n0\r\n\r\n"
    both = b"%x\r\n%s\r\n0\r\n\r\n" % (len(packed), packed)

    def fill(writer: WARCWriter) -> None:
        html = {"Content_Type": "text/html"}
        response(writer, "https://acme.example/1", packed, Content_Encoding="gzip", **html)
        response(writer, "https://acme.example/2", deflated, Content_Encoding="deflate", **html)
        response(writer, "https://acme.example/3", chunked, Transfer_Encoding="chunked", **html)
        response(writer, "https://acme.example/4", both, Transfer_Encoding="chunked", Content_Encoding="gzip", **html)
        response(writer, "https://acme.example/5", b"<p>unpacked before", Content_Encoding="gzip", **html)
        response(writer, "https://acme.example/6", b"<p>one piece", Transfer_Encoding="chunked", **html)

    assert [page.html for page in ReplayedWeb(make(fill)).pages()] == [
        *("<p>packed", "<p>deflated", "<p>in chunks!", "<p>packed", "<p>unpacked before", "<p>one piece"),
    ]


def test_a_file_compressed_as_a_whole_is_read(tmp_path: Path) -> None:
    path = record(tmp_path / "x.warc")
    whole = tmp_path / "whole.warc.gz"
    whole.write_bytes(gzip.compress(path.read_bytes()))
    archive = read_archive(whole)
    assert (archive.damaged, archive.urls()) == ("", (PAGE.url,))
    assert next(ReplayedWeb(archive).pages()).html == PAGE.html


@pytest.mark.parametrize("name", ["x.warc.gz", "x.warc"])
def test_every_cut_of_a_recording_is_noticed(tmp_path: Path, name: str, capfd: pytest.CaptureFixture[str]) -> None:
    whole = record(tmp_path / name).read_bytes()
    cut = tmp_path / f"cut-{name}"
    readable, said = 0, list[str]()
    for size in range(1, len(whole) - 4, 9):  # the last line breaks belong to no record
        cut.write_bytes(whole[:size])
        try:
            archive = read_archive(cut)
        except ArchiveError as error:
            said.append(str(error))
            continue
        said.append(archive.damaged)
        readable += bool(archive.urls())
        assert len(list(ReplayedWeb(archive).pages())) == len(archive.urls())
    assert readable > 10
    assert [text for text in said if str(cut) not in text] == []
    assert capfd.readouterr() == ("", "")


def test_damage_in_the_middle_keeps_what_stands_before(tmp_path: Path) -> None:
    whole = bytearray(record(tmp_path / "x.warc.gz").read_bytes())
    broken = tmp_path / "broken.warc.gz"
    at = whole.rindex(b"\x1f\x8b\x08")
    whole[at + 12 : at + 40] = bytes(28)
    broken.write_bytes(whole)
    archive = read_archive(broken)
    assert archive.urls() == (PAGE.url,)
    assert archive.damaged.startswith(f"{broken} is damaged: ")
    assert archive.damaged.endswith("; 10 records before that were read")


@pytest.mark.parametrize(
    ("content", "words"),
    [
        (b"", "is empty"),
        (b"<html>a page</html>", "is no WARC file"),
        (gzip.compress(b"<html>a page</html>"), "no record begins"),
        (b"\x1f\x8b\x08 but no gzip after all", "compressed data is broken"),
        (b"WARC/1.0\r\nWARC-Type: response\r\n", "cut off"),
        (b"WARC/1.0\r\nWARC-Type: response\r\nContent-Length: x\r\n\r\nabc", "cut off"),
        (b"WARC/9.9\r\nContent-Length: 0\r\n\r\n\r\n\r\n", "no record begins"),
    ],
    ids=["empty", "page", "packed page", "broken gzip", "cut head", "bad length", "unknown version"],
)
def test_what_is_no_archive_is_an_error_that_names_it(tmp_path: Path, content: bytes, words: str) -> None:
    path = tmp_path / "bad.warc.gz"
    path.write_bytes(content)
    with pytest.raises(ArchiveError, match=rf"bad\.warc\.gz.*(?:{words})"):
        read_archive(path)


def test_a_missing_file_and_a_folder_are_errors(tmp_path: Path) -> None:
    with pytest.raises(ArchiveError, match="No such file"):
        read_archive(tmp_path / "none.warc.gz")
    with pytest.raises(ArchiveError, match="directory"):
        read_archive(tmp_path)


def test_a_bomb_ends_the_reading(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("exec_finder.archive.scan.MAX_MEMBER_BYTES", 1 << 20)
    path = record(tmp_path / "x.warc.gz")
    path.write_bytes(path.read_bytes() + gzip.compress(bytes(8 << 20)))
    archive = read_archive(path)
    assert archive.urls() == (PAGE.url,)
    assert "over" in archive.damaged


def test_a_record_that_is_too_large_is_passed_over(
    make: Callable[..., Archive], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("exec_finder.archive.scan.MAX_MEMBER_BYTES", 1000)

    def fill(writer: WARCWriter) -> None:
        response(writer, "https://acme.example/film", bytes(2000))
        response(writer, "https://acme.example/page", b"<p>x")

    archive = make(fill, packed=False)
    assert (archive.urls(), archive.damaged) == (("https://acme.example/page",), "")


def test_a_file_that_changes_under_the_reader_is_an_error(tmp_path: Path) -> None:
    path = record(tmp_path / "x.warc.gz")
    archive = read_archive(path)
    stored = archive.stored(PAGE.url)
    assert stored is not None
    path.write_bytes(b"\x1f\x8b")
    with pytest.raises(ArchiveError, match="changed"):
        archive.body(stored)


def test_hostile_records_are_passed_over(make: Callable[..., Archive]) -> None:
    """No target, an impossible status, an impossible date, fields that are none: nothing is raised."""

    def fill(writer: WARCWriter) -> None:
        response(writer, "https://acme.example/1", b"", "x OK", date="yesterday")
        response(writer, "https://acme.example/2", b"", "99999999999999999999 OK")
        for body in (b"\xff\xfe", b"reason: none\r\n", b'reason: timeout\r\nstatus: x\r\nwhy: "a\r\n'):
            writer.write_record(
                writer.create_warc_record(
                    "https://acme.example/3",
                    "metadata",
                    io.BytesIO(body),
                    len(body),
                    warc_content_type="application/warc-fields",
                )
            )
        writer.write_record(writer.create_warc_record("", "resource", io.BytesIO(b"x"), 1))
        writer.write_record(
            writer.create_warc_record("dns:", "resource", io.BytesIO(b"x"), 1, warc_content_type="text/dns")
        )
        writer.write_record(writer.create_warc_record("http://[::1", "resource", io.BytesIO(b"x"), 1))

    archive = make(fill)
    assert archive.damaged == ""
    assert archive.urls() == ()
    miss = archive.miss("https://acme.example/3")
    assert miss is not None
    assert (miss.status, miss.why) == (0, '"a')


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("https://acme.example", "https://ACME.example:443/#top"),
        ("https://acme.example/%7Ejoe", "https://acme.example/~joe"),
        ("https://acme.example/é?q=ü", "https://acme.example/%c3%a9?q=%C3%BC"),
        ("https://bücher.example/", "https://xn--bcher-kva.example/"),
        ("http://acme.example:80/a b", "http://acme.example/a%20b"),
    ],
)
def test_spellings_of_one_address_have_one_key(one: str, other: str) -> None:
    assert url_key(one) == url_key(other)


@pytest.mark.parametrize(
    "other", ["https://acme.example/A", "https://acme.example/a/", "https://acme.example/a?", "http://acme.example/a?b"]
)
def test_other_addresses_have_other_keys(other: str) -> None:
    assert url_key("https://acme.example/a?b") != url_key(other)


def test_a_file_compressed_as_a_whole_is_unpacked_once_for_all_its_pages(
    make: Callable[..., Archive], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    from exec_finder.archive import scan

    def fill(writer: WARCWriter) -> None:
        for number in range(30):
            response(writer, f"https://acme.example/{number}", b"<p>%d" % number, Content_Type="text/html")

    make(fill, packed=False, name="plain.warc")
    whole = tmp_path / "whole.warc.gz"
    whole.write_bytes(gzip.compress((tmp_path / "plain.warc").read_bytes()))
    archive, unpacked = read_archive(whole), list[int]()
    original = scan._members

    def counted(stream: BinaryIO) -> Iterator[tuple[int, bytes, bool]]:
        unpacked.append(1)
        return original(stream)

    monkeypatch.setattr(scan, "_members", counted)
    assert [page.html for page in ReplayedWeb(archive).pages()] == [f"<p>{number}" for number in range(30)]
    assert len(unpacked) == 1
