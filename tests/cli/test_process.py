"""The program among other programs: streams, exit statuses, bad input."""

from __future__ import annotations

import gzip
import json
import os
import pty
import subprocess
import sys
from pathlib import Path

import jsonschema
import platformdirs
import pytest

from exec_finder.companies import own_path
from tests.cli.world import PROGRAM, QUILLFONE, World, run

DEMO = Path(__file__).parents[2] / "data" / "demo" / "quillfone.example.warc.gz"
TEAM = "<h1>Leadership</h1><p>Nia Okafor, Chief Customer Officer</p><p>Bo Fox, Chief Executive Officer</p>"


def in_terminal(*command: str, **env: str) -> str:
    """What *command* prints with its standard output on a terminal."""
    ours, theirs = pty.openpty()
    done = subprocess.Popen(
        [str(PROGRAM), *command], stdout=theirs, stderr=subprocess.DEVNULL, env={**os.environ, **env}
    )
    os.close(theirs)
    output = b""
    while True:
        try:
            piece = os.read(ours, 65536)
        except OSError:  # the terminal is gone with the program
            break
        if not piece:
            break
        output += piece
    os.close(ours)
    assert done.wait(60) == 0
    return output.decode()


def test_the_demo_prints_a_ladder_without_network() -> None:
    done = run("demo")
    assert done.returncode == 0
    assert done.stderr == ""
    assert "Rosalind Achterberg" in done.stdout
    assert max(map(len, done.stdout.splitlines())) <= 80


def test_colour_only_on_a_terminal_that_wants_it() -> None:
    assert "\x1b" not in run("demo").stdout
    assert "\x1b[" in in_terminal("demo", NO_COLOR="", TERM="xterm")
    assert "\x1b[" not in in_terminal("demo", NO_COLOR="1", TERM="xterm")


def test_a_reader_that_goes_away_is_no_error() -> None:
    with subprocess.Popen(
        [str(PROGRAM), "demo", "--format", "json"], stdout=subprocess.PIPE, stderr=subprocess.PIPE
    ) as done:
        assert done.stdout is not None
        assert done.stderr is not None
        done.stdout.read(1)
        done.stdout.close()
        assert done.stderr.read() == b""
    assert done.returncode == 0


def test_help_loads_no_heavy_module() -> None:
    code = (
        "import sys; sys.argv = ['exec-finder', '--help']\n"
        "from exec_finder.cli import main\n"
        "try: main()\nexcept SystemExit: pass\n"
        "heavy = {'httpx', 'selectolax', 'dns', 'warcio', 'jinja2', 'vobject'}\n"
        "print(sorted(heavy & set(sys.modules)), file=sys.stderr)"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, timeout=60, check=True)
    assert done.stderr.strip() == "[]"


def test_every_command_has_help() -> None:
    top = run("--help")
    assert top.returncode == 0
    commands = ["lookup", "extract", "format", "rank", "verify", "demo", "companies", "schema", "sources", "doctor"]
    commands += ["batch", "watch", "history", "forget"]
    for name in commands:
        assert name in top.stdout
        assert run(name, "--help").returncode == 0


def test_version() -> None:
    assert run("--version").stdout.startswith("exec-finder ")


@pytest.mark.parametrize(
    ("arguments", "status", "words"),
    [
        (("lookup",), 2, "company"),
        (("lookup", "Zzyzx Quux", "--offline"), 3, "--domain"),
        (("lookup", "Frontier"), 4, "flyfrontier.com"),
        (("lookup", "acme.example", "--issue", "weather"), 2, "billing"),
        (("lookup", "acme.example", "--limit", "11"), 2, "limit"),
        (("lookup", "acme.example", "--format", "xml"), 2, "table"),
        (("lookup", "acme.example", "--domain", "no domain"), 2, "domain"),
        (("lookup", "acme.example", "--record", "a.warc", "--replay", "b.warc"), 2, "--replay"),
        (("lookup", "acme.example", "--nameserver", "nowhere:x"), 2, "nameserver"),
        (("lookup", "acme.example", "--replay", "gone.warc.gz"), 5, "gone.warc.gz"),
        (("lookup", "acme.example", "--suppress", "gone.txt"), 5, "gone.txt"),
        (("lookup", "acme.example", "--replay", str(DEMO)), 5, "quillfone.example"),
        (("extract", "gone.html"), 5, "gone.html"),
        (("rank", "gone.jsonl"), 5, "gone.jsonl"),
        (("extract", "-", "--url", "team.html"), 2, "'team.html' is none"),
        (("extract", "-", "--url", "https://[acme/"), 2, "whole address"),
        (("format", "acme.example", "--known", "gone.csv"), 5, "gone.csv"),
        (("format", "not a domain"), 2, "domain"),
        (("demo", "--output", "no/such/folder/x"), 5, "no/such/folder"),
        (("nonsense",), 2, "nonsense"),
    ],
    ids=lambda value: " ".join(value)[:40] if isinstance(value, tuple) else None,
)
def test_bad_input_ends_with_its_status_and_one_clear_sentence(
    arguments: tuple[str, ...], status: int, words: str, tmp_path: Path
) -> None:
    done = run(*arguments, cwd=tmp_path)
    assert done.returncode == status, done.stderr
    assert words in done.stderr
    assert "Traceback" not in done.stderr
    assert done.stdout == ""
    assert not words.startswith("gone.") or done.stderr.count(words) == 1, "said once"


def test_a_file_that_is_no_warc_is_said(tmp_path: Path) -> None:
    (tmp_path / "x.warc.gz").write_bytes(b"this is no archive")
    done = run("lookup", QUILLFONE, "--replay", "x.warc.gz", cwd=tmp_path)
    assert (done.returncode, done.stdout) == (5, "")
    assert "x.warc.gz" in done.stderr


def test_a_cut_off_archive_still_gives_what_is_in_it(tmp_path: Path) -> None:
    whole = DEMO.read_bytes()
    (tmp_path / "cut.warc.gz").write_bytes(whole[: len(whole) * 2 // 3])
    done = run("lookup", QUILLFONE, "--replay", "cut.warc.gz", "--format", "json", cwd=tmp_path)
    report = json.loads(done.stdout)
    assert done.returncode == 5
    assert "cut.warc.gz" in done.stderr
    assert report["people"]
    assert report["complete"] is False


def test_what_a_cut_off_archive_lacks_could_not_be_looked_at(tmp_path: Path) -> None:
    (tmp_path / "cut.warc.gz").write_bytes(DEMO.read_bytes()[:3000])
    done = run("lookup", QUILLFONE, "--replay", "cut.warc.gz", "--format", "json", cwd=tmp_path)
    source = json.loads(done.stdout)["sources"][0]
    assert (done.returncode, source["status"]) == (5, "failed")
    assert "cut.warc.gz is damaged, and the rest of it does not have it" in source["why"]


def test_output_goes_to_the_file_and_nothing_to_stdout(tmp_path: Path) -> None:
    done = run("demo", "--format", "csv", "--output", "ladder.csv", cwd=tmp_path)
    assert (done.returncode, done.stdout) == (0, "")
    assert (tmp_path / "ladder.csv").read_text("utf-8") == run("demo", "--format", "csv").stdout
    assert [path.name for path in tmp_path.iterdir() if path.suffix] == ["ladder.csv"]


def test_the_report_keeps_to_the_printed_schema() -> None:
    schema = json.loads(run("schema").stdout)
    jsonschema.Draft202012Validator.check_schema(schema)
    jsonschema.validate(json.loads(run("demo", "--format", "json").stdout), schema)


def test_extract_reads_files_standard_input_and_archives(tmp_path: Path) -> None:
    (tmp_path / "team.html").write_text(TEAM)
    from_file = run("extract", "team.html", "--url", "https://acme.example/team", cwd=tmp_path)
    from_stdin = run("extract", "-", "--url", "https://acme.example/team", input=TEAM)
    assert from_file.stdout == from_stdin.stdout
    first = json.loads(from_file.stdout.splitlines()[0])
    assert (first["name"], first["title"]) == ("Nia Okafor", "Chief Customer Officer")
    assert first["evidence"][0]["url"] == "https://acme.example/team"
    names = {json.loads(line)["name"] for line in run("extract", str(DEMO)).stdout.splitlines()}
    assert "Rosalind Achterberg" in names


def test_extract_gives_no_private_addresses_and_nobody_who_is_suppressed(tmp_path: Path) -> None:
    (tmp_path / "list.txt").write_text("Bo Fox\n")
    card = "<li><h3>Nia Okafor</h3><p>Chief Customer Officer</p><p>nia.okafor@gmail.com</p></li>"
    other = "<li><h3>Bo Fox</h3><p>Chief Executive Officer</p><p>bo.fox@acme.example</p></li>"
    done = run(
        "extract", "-", "--suppress", "list.txt", input=f"<h2>Leadership</h2><ul>{card}{other}</ul>", cwd=tmp_path
    )
    assert [json.loads(line)["name"] for line in done.stdout.splitlines()] == ["Nia Okafor"]
    assert "gmail.com" not in done.stdout


def test_extract_reads_on_behind_a_file_that_can_not_be_read(tmp_path: Path) -> None:
    (tmp_path / "team.html").write_text(TEAM)
    done = run("extract", "gone.html", "team.html", "lost.warc", cwd=tmp_path)
    assert done.returncode == 5
    assert [json.loads(line)["name"] for line in done.stdout.splitlines()] == ["Nia Okafor", "Bo Fox"]
    said = [line.split(": ")[1] for line in done.stderr.splitlines()]
    assert said == ["can't read gone.html", "lost.warc can't be read"]


def test_extract_explains(tmp_path: Path) -> None:
    (tmp_path / "team.html").write_text(TEAM)
    """One short line for each person seen: the layers' scores, and why a near miss fell."""
    (tmp_path / "others.html").write_text("<h2>Speakers</h2><h3>Percy Lund</h3><p>Chief Executive Officer</p>")
    done = run("extract", "--explain", "team.html", "others.html", cwd=tmp_path)
    first, *_, last = (json.loads(line) for line in done.stdout.splitlines())
    assert first["kept"] is True
    assert first["votes"][0].keys() == {"layer", "score", "title", "why"}
    assert (last["name"], last["kept"]) == ("Percy Lund", False)
    assert "less than the 0.45 needed" in last["why"]
    assert "under a heading of other people" in last["why"]


def test_extract_explains_nobody_who_is_suppressed(tmp_path: Path) -> None:
    (tmp_path / "list.txt").write_text("Bo Fox\n")
    page = "<h2>Leadership</h2><p>Bo Fox, Chief Executive Officer</p>"
    assert run("extract", "-", "--explain", "--suppress", "list.txt", input=page, cwd=tmp_path).stdout == ""


def test_extract_of_a_page_with_nobody_is_status_one() -> None:
    done = run("extract", "-", input="<p>Welcome to our shop")
    assert (done.returncode, done.stdout) == (1, "")
    assert done.stderr == "exec-finder: nobody was found in standard input\n"


def test_extract_of_rubbish_says_so_too(tmp_path: Path) -> None:
    (tmp_path / "rubbish.bin").write_bytes(bytes(range(256)) * 20)
    (tmp_path / "empty.html").touch()
    done = run("extract", "rubbish.bin", "empty.html", cwd=tmp_path)
    assert (done.returncode, done.stdout) == (1, "")
    assert done.stderr == "exec-finder: nobody was found in rubbish.bin, empty.html\n"


def test_rank_of_nothing_says_so() -> None:
    done = run("rank", input="\n")
    assert (done.returncode, done.stdout) == (1, "")
    assert done.stderr == "exec-finder: nobody to rank in standard input: it is empty\n"


def test_rank_takes_what_lookup_prints() -> None:
    people = run("demo", "--format", "jsonl").stdout
    done = run("rank", "--issue", "billing", input=people)
    rows = [json.loads(line) for line in done.stdout.splitlines()]
    assert len(rows) == len(people.splitlines())
    assert "Tarrant" in rows[0]["name"] or "Achterberg" in rows[0]["name"]
    assert rows[0]["reasons"]


@pytest.mark.parametrize("line", ["{", "[1]", '{"title": "CEO"}', '{"name": 1}', "[" * 100_000])
def test_rank_names_the_line_that_is_wrong_and_keeps_the_rest(line: str) -> None:
    done = run("rank", "-", input=f'{{"name": "Ann Lee", "title": "CEO"}}\n{line}\n{{"name": "Bo Fox"}}\n')
    assert done.returncode == 5
    assert {json.loads(row)["name"] for row in done.stdout.splitlines()} == {"Ann Lee", "Bo Fox"}
    assert done.stderr.startswith("exec-finder: standard input, line 2: ")
    assert len(done.stderr.splitlines()) == 1


def test_rank_of_lines_that_are_none_is_no_empty_file() -> None:
    done = run("rank", "-", input="Ann Lee\n")
    assert (done.returncode, done.stdout) == (5, "")
    assert "line 1: no JSON" in done.stderr
    assert "empty" not in done.stderr


def test_rank_parts_lines_by_line_feeds_alone() -> None:
    people = '{"name": "Ann Lee", "title": "Director\u2028Sales"}\r\n{"name": "Bo Fox", "title": "CEO"}'
    assert len(run("rank", "-", input=people).stdout.split("\n")) == 3


def test_format_learns_from_a_file_and_names_from_a_pipe(tmp_path: Path) -> None:
    (tmp_path / "known.csv").write_text(
        "name,address\nAnn Lee,ann.lee@acme.example\nRaj Mehta,raj.mehta@acme.example\n"
    )
    arguments = ("format", "acme.example", "--known", "known.csv", "--name", "-", "--format", "json")
    report = json.loads(run(*arguments, cwd=tmp_path, input="Bo Fox\nCy Ray\n").stdout)
    assert [person["candidates"][0]["address"] for person in report["people"]] == [
        "bo.fox@acme.example",
        "cy.ray@acme.example",
    ]
    assert report["formats"][0]["template"] == "{first}.{last}"


def test_format_names_the_row_that_is_wrong(tmp_path: Path) -> None:
    (tmp_path / "known.csv").write_text("name,address\nAnn Lee,ann.lee@acme.example\nRaj Mehta,nothing\n")
    done = run("format", "acme.example", "--known", "known.csv", cwd=tmp_path)
    assert done.returncode == 5
    assert "row 3" in done.stderr


def test_verify_tells_yes_no_and_unknown(tmp_path: Path) -> None:
    zone = ("good.example. MX 10 mx.good.example.", "null.example. MX 0 .")
    with World(tmp_path, {}, zone) as world:

        def verdict(text: str) -> tuple[int, str]:
            done = run("verify", text, "--nameserver", world.dns.address)
            return done.returncode, done.stdout.split()[0]

        assert verdict("ann.lee@good.example") == (0, "yes")
        assert verdict("null.example") == (1, "no")
        assert verdict("gone.example") == (1, "no")
        assert verdict("not an address@") == (1, "no")
    assert run("verify", "good.example", "--nameserver", "127.0.0.1:9").returncode == 3


def test_sources_and_companies_are_listed() -> None:
    assert run("sources").stdout.startswith("website")
    assert "comcast.com" in run("companies", "list", "--country", "us").stdout
    assert "comcast.com" in run("companies", "show", "Xfinity").stdout


def test_doctor_says_what_is_missing() -> None:
    done = run("doctor", "--nameserver", "127.0.0.1:9")
    assert done.returncode == 3
    assert "BAD  DNS" in done.stdout


def test_doctor_tells_of_files_that_can_not_be_read() -> None:
    own_path().parent.mkdir(parents=True)
    own_path().write_bytes(b"\xff\xfe")
    listed = platformdirs.user_config_path("exec-finder") / "suppress.txt"
    listed.mkdir(parents=True)
    platformdirs.user_cache_path("exec-finder").parent.mkdir(parents=True, exist_ok=True)
    platformdirs.user_cache_path("exec-finder").touch()
    done = run("doctor", "--nameserver", "127.0.0.1:9")
    assert (done.returncode, done.stderr) == (3, "")
    bad = [line.split(":")[0] for line in done.stdout.splitlines() if line.startswith("BAD")]
    assert bad == ["BAD  tables", "BAD  cache of pages", "BAD  suppression list", "BAD  DNS"]


def test_a_plain_warc_is_read_like_a_packed_one(tmp_path: Path) -> None:
    (tmp_path / "demo.warc").write_bytes(gzip.decompress(DEMO.read_bytes()))
    one = run("lookup", QUILLFONE, "--replay", "demo.warc", "--format", "json", cwd=tmp_path)
    other = run("lookup", QUILLFONE, "--replay", str(DEMO), "--format", "json", cwd=tmp_path)
    assert one.stdout == other.stdout
