"""Lists of companies, and the file of results that a further run goes on with."""

from __future__ import annotations

import asyncio
import csv
import io
import json
from dataclasses import replace
from pathlib import Path

import pytest

from exec_finder.archive import ArchiveWriter
from exec_finder.batch import OutFile, Result, Row, look_up_all, read_companies
from exec_finder.batch.outfile import Form
from exec_finder.batch.recordings import recording
from exec_finder.doors import DoorOptions, open_doors, share_doors
from exec_finder.errors import InputError
from exec_finder.export import csv_text
from exec_finder.export.columns import COLUMNS
from exec_finder.models import Miss, MissReason, Page, Report, adapter
from exec_finder.pipeline import Wish
from exec_finder.suppress import Suppressions
from exec_finder.web import WebOptions
from tests.reports import REPORT, WHEN
from tests.servers.http_server import Exchange, HttpServer, Route, page

FORMS: tuple[Form, ...] = ("jsonl", "csv")
HOSTILE = (
    "=1+1", "+1 541-555-0100", "a,b;c\td", 'say "no"', "two\r\nlines", "bare\rreturn", "bell\x07\x1b[31m", "nul\x00",
    "Müller 株式会社", " blanks ", "'=x", '{"batch":', "\u2028\u202e", "",
)  # fmt: skip


def results(count: int) -> list[Result]:
    nobody = replace(REPORT, people=(), ladder=(), formats=(), channels=())
    made = []
    for number in range(count):
        row = Row(number + 2, (f"{number}", f"Acme {number}", HOSTILE[number % len(HOSTILE)]))
        found = number % 2 == 0
        made.append(Result(row, "found" if found else "nobody", "" if found else "=why\n", REPORT if found else nobody))
    return made


# --- the list -----------------------------------------------------------------------------------


@pytest.mark.parametrize("sign", [",", ";", "\t"])
@pytest.mark.parametrize("mark", [b"", b"\xef\xbb\xbf"], ids=["plain", "bom"])
@pytest.mark.parametrize("end", ["\n", "\r\n", "\r"], ids=["lf", "crlf", "cr"])
def test_a_table_is_read_whatever_program_wrote_it(sign: str, mark: bytes, end: str) -> None:
    lines = [
        sign.join(cells) for cells in (("Ref", " Company ", "DOMAIN", "Region"), ("7", "Äcme", "acme.example", ""))
    ]
    found = read_companies(mark + end.join([*lines, ""]).encode(), "x.csv")
    assert found.columns == ("Ref", "Company", "DOMAIN", "Region")
    assert found.rows == (Row(2, ("7", "Äcme", "acme.example", ""), company="Äcme", domain="acme.example"),)


def test_a_plain_list_is_a_company_a_line_commas_and_all() -> None:
    found = read_companies(b"Acme\n\n  Bo, Fox & Sons; Ltd \r\nacme.example", "x.txt")
    assert found.columns == ("company",)
    assert [(row.number, row.company) for row in found.rows] == [
        (1, "Acme"),
        (3, "Bo, Fox & Sons; Ltd"),
        (4, "acme.example"),
    ]


@pytest.mark.parametrize("head", ["Name,Issue", "ref;firm;note", "website", "Organisation\tCity"])
def test_a_table_without_our_columns_is_said_and_no_company(head: str) -> None:
    with pytest.raises(InputError, match=r"x\.csv has no column company or domain; it has: "):
        read_companies(f"{head}\nAcme\n".encode(), "x.csv")


def test_bad_rows_are_named_and_the_rest_goes_on() -> None:
    text = "company,domain,note\nAcme,,x\n,,only a note\nBo\nCy,cy.example,a,b\n,,\n,dee.example,\n"
    found = read_companies(text.encode(), "x.csv")
    assert [row.fault for row in found.rows] == [
        "",
        "row 3 names no company and no domain",
        "row 4 has 1 cells, and the header has 3",
        "row 5 has 4 cells, and the header has 3",
        "",
    ]
    assert all(len(row.cells) == 3 for row in found.rows)


@pytest.mark.parametrize(
    ("raw", "words"),
    [
        (b"", "names no company"),
        (b"company,domain\n", "names no company"),
        (b"\n \n", "names no company"),
        (b"company\nM\xfcller", "x.csv is not UTF-8: byte 10 is of another encoding; save it as UTF-8"),
        (b"company,Company\nx,y", "twice"),
        (b"company,a,a\nx,y,z", "twice"),
        (b"company\n" + b"x" * 200_000, "line 2"),
    ],
    ids=["empty", "header-only", "blank", "latin-1", "twice", "other-twice", "endless-cell"],
)
def test_what_is_no_list_is_refused(raw: bytes, words: str) -> None:
    with pytest.raises(InputError, match=words):
        read_companies(raw, "x.csv")


def test_a_column_without_a_name_is_kept() -> None:
    assert read_companies(b"company,,\nAcme,1,2\n", "x.csv").columns == ("company", "column_2", "column_3")


# --- the file of results ------------------------------------------------------------------------


@pytest.mark.parametrize("form", FORMS)
def test_columns_of_the_list_come_out_as_they_stood(form: Form, tmp_path: Path) -> None:
    columns = tuple(f"c{n}" for n in range(len(HOSTILE)))
    result = replace(results(1)[0], row=Row(2, HOSTILE))
    with OutFile(tmp_path / "out", form, columns) as out:
        out.append(result)
    with OutFile(tmp_path / "out", form, columns) as out:
        assert [done.cells for done in out.done] == [HOSTILE]
        assert out.left([result.row]) == []


def test_a_line_is_the_report_with_its_row_in_front(tmp_path: Path) -> None:
    with OutFile(tmp_path / "out", "jsonl", ("ref", "company", "note")) as out:
        for result in results(2):
            out.append(result)
    first, second = [json.loads(line) for line in (tmp_path / "out").read_text("utf-8").split("\n")[:-1]]
    assert first.pop("batch") == {
        "status": "found",
        "why": "",
        "input": {"ref": "0", "company": "Acme 0", "note": "=1+1"},
    }
    assert adapter(Report).validate_python(first, strict=False) == REPORT
    assert second["batch"]["status"] == "nobody"


def test_a_table_has_the_columns_of_a_lookup_behind_those_of_the_list(tmp_path: Path) -> None:
    columns = ("id", "company", "rows", "input_id", "note")
    with OutFile(tmp_path / "out", "csv", columns) as out:
        for result in results(2):
            out.append(replace(result, row=Row(2, ("1", "Acme", "2", "3", "+1"))))
    header, *rows = csv.reader(io.StringIO((tmp_path / "out").read_bytes().decode(), newline=""))
    assert header[:8] == ["input_input_id", "input_company", "input_rows", "input_id", "note", "status", "why", "rows"]
    assert tuple(header[8:]) == COLUMNS
    alone = list(csv.reader(io.StringIO(csv_text(REPORT), newline="")))[1:]
    assert [row[8:] for row in rows[:-1]] == alone
    assert {tuple(row[:8]) for row in rows[:-1]} == {("1", "Acme", "2", "3", "+1", "found", "", str(len(alone)))}
    assert rows[-1][5:11] == ["nobody", "'=why", "1", "Acme Telecom", "acme.example", ""]


@pytest.mark.parametrize("form", FORMS)
def test_wherever_a_run_was_killed_the_next_one_loses_nothing_and_doubles_nothing(form: Form, tmp_path: Path) -> None:
    path, columns, made = tmp_path / "out", ("ref", "company", "note"), results(6)
    with OutFile(path, form, columns) as out:
        ends = [path.stat().st_size]
        for result in made:
            out.append(result)
            ends.append(path.stat().st_size)
    whole = path.read_bytes()
    cuts = {*range(0, len(whole), 37), *(end + near for end in ends for near in (-2, -1, 0, 1))}
    for cut in sorted(cut for cut in cuts if 0 <= cut <= len(whole)):
        path.write_bytes(whole[:cut])
        with OutFile(path, form, columns) as out:
            left = out.left(result.row for result in made)
            kept = sum(end <= cut for end in ends[1:])
            assert [row.number for row in left] == [result.row.number for result in made[kept:]], cut
            for result in made[kept:]:
                out.append(result)
        assert path.read_bytes() == whole, cut


@pytest.mark.parametrize("form", FORMS)
def test_a_row_that_stands_there_twice_is_done_twice(form: Form, tmp_path: Path) -> None:
    (result,) = results(1)
    with OutFile(tmp_path / "out", form, ("ref", "company", "note")) as out:
        out.append(result)
        assert out.left([result.row]) == [result.row], "what is done is what was there at the start"
    with OutFile(tmp_path / "out", form, ("ref", "company", "note")) as out:
        assert len(out.left([result.row, result.row])) == 1


@pytest.mark.parametrize("form", FORMS)
@pytest.mark.parametrize(
    "content",
    [
        b"My notes",
        b"My notes\n",
        b"[1]\n",
        csv_text(REPORT).encode(),
        adapter(Report).dump_json(REPORT) + b"\n",
        b'{"batch": 1}\n',
        b'{"batch":1}\n',
        b'{"batch":{"status":"found"}}\n',
        b'{"batch":\n',
        b"\xff\xfe\n",
    ],
)
def test_a_file_of_another_origin_is_left_alone(form: Form, content: bytes, tmp_path: Path) -> None:
    path = tmp_path / "out"
    path.write_bytes(content)
    with pytest.raises(InputError, match="--fresh"), OutFile(path, form, ("company",)):
        pass
    assert path.read_bytes() == content
    with OutFile(path, form, ("company",), fresh=True) as out:
        assert out.done == ()
    assert content not in path.read_bytes()


@pytest.mark.parametrize("form", FORMS)
def test_results_of_another_list_are_not_mixed_in(form: Form, tmp_path: Path) -> None:
    path, made = tmp_path / "out", results(2)
    with OutFile(path, form, ("ref", "company", "note")) as out:
        out.append(made[0])
    with pytest.raises(InputError, match="--fresh"), OutFile(path, form, ("ref", "company")):
        pass
    with OutFile(path, form, ("ref", "company", "note")) as out, pytest.raises(InputError, match="another list"):
        out.left([made[1].row])


def test_a_damaged_table_is_not_cut_in_the_middle(tmp_path: Path) -> None:
    path = tmp_path / "out"
    with OutFile(path, "csv", ("ref", "company", "note")) as out:
        for result in results(4):
            out.append(result)
    damaged = path.read_bytes().replace(b",nobody,", b",nobody,x,", 1)
    path.write_bytes(damaged)
    with pytest.raises(InputError, match="--fresh"), OutFile(path, "csv", ("ref", "company", "note")):
        pass
    assert path.read_bytes() == damaged


def test_two_runs_do_not_write_the_same_file(tmp_path: Path) -> None:
    with (
        OutFile(tmp_path / "out", "csv", ("company",)),
        pytest.raises(InputError, match="another run"),
        OutFile(tmp_path / "out", "csv", ("company",), fresh=True),
    ):
        pass


@pytest.mark.parametrize("name", ["", "no/such/folder/out"])
def test_a_file_that_cannot_be_written_is_said(name: str, tmp_path: Path) -> None:
    with pytest.raises(InputError, match="can't write"), OutFile(tmp_path / name, "csv", ("company",)):
        pass


# --- looking up ---------------------------------------------------------------------------------


def archive(folder: Path, domain: str, *people: str) -> None:
    """A recording of a one-page site."""
    body = "".join(f"<h3>{name}</h3><p>Chief Customer Officer</p>" for name in people).encode()
    url = f"https://{domain}/"
    with ArchiveWriter(folder / f"{domain}.warc.gz", started_at=WHEN, query=domain) as writer:
        writer.add_page(Page(url, url, 200, "text/html", b"<h1>Leadership</h1>" + body, "", WHEN))


MISS = Miss("https://acme.example/team", MissReason.TIMEOUT, "no answer in time")


def recorded(path: Path, pages: int, *misses: Miss) -> bytes:
    with ArchiveWriter(path, started_at=WHEN) as writer:
        for number in range(pages):
            url = f"https://acme.example/{number}"
            writer.add_page(Page(url, url, 200, "text/html", b"<p>x", "", WHEN))
        for miss in misses:
            writer.add_miss(miss, WHEN)
    return path.read_bytes()


@pytest.mark.parametrize(
    ("pages", "misses", "replaced"),
    [
        (1, (MISS,), False),
        (2, (MISS,), True),
        (1, (), True),
        (1, (replace(MISS, reason=MissReason.NOT_FOUND),), True),
    ],
    ids=["failed and poorer", "failed and as good", "a smaller site", "a page is gone"],
)
def test_a_recording_gives_way_only_to_one_as_good(
    pages: int, misses: tuple[Miss, ...], replaced: bool, tmp_path: Path, caplog: pytest.LogCaptureFixture
) -> None:
    path = tmp_path / "acme.example.warc.gz"
    before = recorded(path, 2)
    with recording(path) as place:
        assert place is not None
        after = recorded(place, pages, *misses)
    assert path.read_bytes() == (after if replaced else before)
    assert list(tmp_path.iterdir()) == [path]
    assert bool(caplog.records) is not replaced


async def look(folder: Path, *rows: Row, at_once: int = 2) -> dict[int, Result]:
    found: dict[int, Result] = {}

    def keep(result: Result) -> None:
        assert result.row.number not in found
        found[result.row.number] = result

    await look_up_all(
        rows, DoorOptions(replay=folder), Wish(issue="billing"), Suppressions(), at_once=at_once, keep=keep
    )
    return found


async def test_each_row_ends_in_its_status(tmp_path: Path) -> None:
    archive(tmp_path, "acme.example", "Ann Lee", "Bo Fox")
    archive(tmp_path, "empty.example")
    (tmp_path / "broken.example.warc.gz").write_bytes(b"no archive")
    archive(tmp_path, "other.example", "Cy Ray")
    (tmp_path / "other.example.warc.gz").rename(tmp_path / "wrong.example.warc.gz")
    names = {
        2: Row(2, (), company="Acme", domain="acme.example", region="Texas"),
        3: Row(3, (), company="https://www.acme.example/x"),
        4: Row(4, (), company="empty.example"),
        5: Row(5, (), company="broken.example"),
        6: Row(6, (), company="wrong.example"),
        7: Row(7, (), company="gone.example"),
        8: Row(8, (), company="Zzyzx Quux"),
        9: Row(9, (), company="Frontier"),
        10: Row(10, (), company="acme.example", issue="weather"),
        11: Row(11, (), company="../../etc/passwd"),
        12: Row(12, (), company="x", domain="../acme.example"),
        13: Row(13, (), fault="row 13 is bad"),
        14: Row(14, (), company="=cmd|'/c calc'!A1"),
    }
    found = await look(tmp_path, *names.values())
    assert sorted(found) == sorted(names)
    assert {number: result.status for number, result in found.items()} == {
        2: "found", 3: "found", 4: "nobody", 5: "unreachable", 6: "unreachable", 7: "unreachable", 8: "unknown",
        9: "ambiguous", 10: "bad", 11: "unknown", 12: "bad", 13: "bad", 14: "unknown",
    }  # fmt: skip
    assert {person.name for person in found[2].report.people} == {"Ann Lee", "Bo Fox"}
    assert all(result.why for result in found.values() if result.status != "found")
    assert "flyfrontier.com" in found[9].why
    assert "billing" in found[10].why
    assert "row 12" in found[12].why


async def test_rows_of_one_company_are_answered_each_for_itself(tmp_path: Path) -> None:
    archive(tmp_path, "acme.example", "Ann Lee")
    rows = [Row(2, (), company="acme.example", region=region) for region in ("", "Texas", "")]
    found = await look(tmp_path, *(replace(row, number=number) for number, row in enumerate(rows)), at_once=9)
    assert {result.status for result in found.values()} == {"found"}
    assert found[0].report == found[2].report


async def test_what_cannot_be_kept_ends_the_run(tmp_path: Path) -> None:
    archive(tmp_path, "acme.example", "Ann Lee")

    def keep(result: Result) -> None:
        raise InputError("the disk is full")

    row = Row(2, (), company="acme.example")
    with pytest.raises(InputError, match="disk"):
        await look_up_all([row], DoorOptions(replay=tmp_path), Wish(), Suppressions(), at_once=3, keep=keep)


async def test_a_host_is_never_asked_by_two_lookups_at_once() -> None:
    async def slow(exchange: Exchange) -> str:
        await asyncio.sleep(0.02)
        return "<p>hello"

    routes: dict[str, Route] = {"/robots.txt": page("", status=404), "/a": slow, "/b": slow}
    for alone in (False, True):
        with HttpServer({"acme.example": routes}) as server:
            options = DoorOptions(web=WebOptions(pause_s=0.001, allow_private=True, proxy=server.proxy))
            shared = None if alone else share_doors(options)
            async with open_doors(options, shared=shared) as one, open_doors(options, shared=shared) as two:
                urls = [f"http://acme.example/{name}" for name in "ab"]
                await asyncio.gather(*(doors.web.get(url) for doors in (one, two) for url in urls))
        assert server.most_at_once["acme.example"] == (2 if alone else 1)
