"""What a name may mean, and what is taken out of rows, pages and lists."""

from __future__ import annotations

import sqlite3
from contextlib import closing
from dataclasses import replace
from datetime import timedelta
from pathlib import Path

import pytest

from exec_finder.errors import CompanyAmbiguousError, InputError, UsageError
from exec_finder.feedback import Entry
from exec_finder.forget import Goal, Places, find_goal, forget
from exec_finder.models import FoundAddress, Report
from exec_finder.store import FactStore, FeedbackStore, Kind
from exec_finder.suppress import add_suppressions, read_suppressions
from exec_finder.web.kept import CACHE_FILE, forget_pages
from tests.reports import ANN, BO, REPORT, SEEN, WHEN, with_name

ACME = "acme.example"
BOX = FoundAddress("press@acme.example", None, role=True, evidence=(SEEN,), label="Ask Ann Lee, press")
BARE = FoundAddress("ann.lee@acme.example", None, role=False, evidence=(SEEN,))
WITH_MORE = replace(REPORT, addresses=(*REPORT.addresses, BARE, BOX))


def later(report: Report, days: int) -> Report:
    return replace(report, generated_at=report.generated_at + timedelta(days=days))


@pytest.fixture
def store(tmp_path: Path) -> FactStore:
    return FactStore(tmp_path / "store.sqlite3")


@pytest.fixture
def places(store: FactStore, tmp_path: Path) -> Places:
    return Places(store.database, tmp_path / "cache", tmp_path / "config" / "suppress.txt")


def keys(store: FactStore, domain: str = ACME) -> set[str]:
    return {one.key for one in store.facts(domain)}


# --- what is meant --------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("text", "own", "goal"),
    [
        ("Bo.Fox@Acme.example", "", Goal("address", "bo.fox@acme.example", lines=("bo.fox@acme.example",))),
        ("acme.example", ACME, Goal("company", ACME)),
        ("Acme Telecom", ACME, Goal("company", ACME)),
        ("FOX, Bo", "", Goal("person", "Bo Fox", ACME, ("Bo Fox", "bo.fox@acme.example"))),
        ("Dee Hill", "", Goal("person", "Dee Hill", "", ("Dee Hill",))),
        ("Dee # Hill", "", Goal("person", "Dee # Hill", "", ("Dee Hill",))),
    ],
)
def test_what_is_meant(store: FactStore, text: str, own: str, goal: Goal) -> None:
    store.keep(REPORT)
    assert find_goal(store.database, text, own=own) == goal


@pytest.mark.parametrize("text", ["#", " ", "-.-"])
def test_what_is_no_name_is_said_and_gets_on_no_list(store: FactStore, text: str) -> None:
    with pytest.raises(UsageError, match="no name"):
        find_goal(store.database, text)


@pytest.mark.parametrize("text", ["@acme.example", "ann lee@acme.example", "ann@localhost", "ann@"])
def test_what_is_no_address_is_said(store: FactStore, text: str) -> None:
    with pytest.raises(UsageError, match="no address"):
        find_goal(store.database, text)


def test_a_name_that_may_be_two_people_is_asked_back(store: FactStore) -> None:
    store.keep(replace(REPORT, people=(ANN, replace(ANN, id="amy-lee", name="Amy Lee"))))
    with pytest.raises(UsageError, match="Amy Lee or Ann Lee"):
        find_goal(store.database, "A. Lee")
    assert find_goal(store.database, "Ann Lee").text == "Ann Lee"


def test_a_name_of_a_person_and_of_a_company_is_asked_back(store: FactStore) -> None:
    store.keep(REPORT)
    with pytest.raises(UsageError, match="company or a person"):
        find_goal(store.database, "Ann Lee", own="annlee.example")
    assert find_goal(store.database, "Ann Lee", own="annlee.example", company=ACME).kind == "person"


def test_namesakes_at_two_companies_are_told_apart(store: FactStore) -> None:
    store.keep(REPORT)
    store.keep(replace(REPORT, company=replace(REPORT.company, domain="bolt.example")))
    with pytest.raises(CompanyAmbiguousError, match=r"acme\.example, bolt\.example"):
        find_goal(store.database, "Ann Lee")
    assert find_goal(store.database, "Ann Lee", company="bolt.example").lines == ("Ann Lee @ bolt.example",)


# --- the store ------------------------------------------------------------------------------------


def test_a_person_goes_with_addresses_history_and_mentions(store: FactStore, places: Places) -> None:
    store.keep(WITH_MORE)
    store.keep(later(replace(with_name("Ann Lee", "Chief Customer Officer"), addresses=WITH_MORE.addresses), 1))
    FeedbackStore(store.database.path).add(
        [
            Entry("ann.lee@acme.example", "", "bounced", WHEN),
            Entry("alee@acme.example", "Ann Lee", "bounced", WHEN),
            Entry("bo.fox@acme.example", "", "confirmed", WHEN),
            Entry("ann.lee@elsewhere.example", "", "bounced", WHEN),
        ]
    )
    found = forget(Goal("person", "Ann Lee", ACME, ("Ann Lee",)), places)
    assert (found.erased.facts, found.erased.changes, found.erased.feedback) == (2, 1, 2)
    assert {"ann lee", "ann.lee@acme.example"}.isdisjoint(keys(store))
    assert "press@acme.example" in keys(store), "a mailbox stays, without the name beside it"
    assert "ann" not in "".join(str(one.value).lower() for one in store.facts(ACME))
    assert store.changes(ACME, told=True) == []
    left = [entry.address for entry in FeedbackStore(store.database.path).read().entries]
    assert left == ["ann.lee@elsewhere.example", "bo.fox@acme.example"]


def test_pages_that_are_called_after_a_person_are_no_longer_named(store: FactStore, places: Places) -> None:
    own = replace(SEEN, url="https://acme.example/team/Lee%2C%20Ann")
    phone = replace(REPORT.channels[1], evidence=(own, SEEN))
    (source,) = REPORT.sources
    first = replace(REPORT, sources=(replace(source, pages=(*source.pages, own.url)),))
    store.keep(first)
    store.keep(later(replace(first, channels=(phone, replace(phone, value="+15415550107"))), 1))
    assert [one.url for one in store.changes(ACME) if one.kind is Kind.PHONE] == [own.url]
    erased = forget(Goal("person", "Ann Lee", ACME), places).erased
    assert SEEN.url in erased.pages
    assert all(own.url not in one.pages for one in store.facts(ACME))
    assert [one.url for one in store.changes(ACME) if one.kind is Kind.PHONE] == [""]
    assert b"Lee%2C" not in store.database.path.read_bytes()


def test_whose_name_no_company_shows_is_found_among_owners_alone(store: FactStore, places: Places) -> None:
    owned = replace(BARE, address="dh@acme.example", name="Dee Hill")
    spelled = replace(BARE, address="dee.hill@acme.example")
    store.keep(replace(REPORT, addresses=(owned, spelled)))
    forget(Goal("person", "Dee Hill"), places)
    assert {"dh@acme.example", "dee.hill@acme.example"} & keys(store) == {"dee.hill@acme.example"}


def test_an_address_goes_at_every_company(store: FactStore, places: Places) -> None:
    store.keep(REPORT)
    store.keep(replace(REPORT, company=replace(REPORT.company, domain="bolt.example")))
    found = forget(Goal("address", "bo.fox@acme.example"), places)
    assert found.erased.facts == 2
    assert "bo fox" in keys(store) & keys(store, "bolt.example")
    assert "bo.fox@acme.example" not in keys(store) | keys(store, "bolt.example")


def test_a_company_takes_no_other_along(store: FactStore, places: Places) -> None:
    store.keep(replace(REPORT, people=tuple(replace(ANN, id=f"a{n}", name=f"Ann{'x' * n} Lee") for n in range(200))))
    store.keep(replace(REPORT, company=replace(REPORT.company, domain="bolt.example")))
    before = store.facts("bolt.example")
    size = store.database.path.stat().st_size
    assert forget(Goal("company", ACME), places).erased.companies == 1
    assert store.database.path.stat().st_size < size, "what is free is given back"
    assert keys(store) == set()
    assert store.facts("bolt.example") == before


def test_what_came_of_writing_to_a_company_goes_with_it(store: FactStore, places: Places) -> None:
    feedback = FeedbackStore(store.database.path)
    addresses = ("a@acme.example", "b@mail.acme.example", "c@other.example", "d@notacme.example")
    feedback.add([Entry(address, "", "bounced", WHEN) for address in addresses])
    assert forget(Goal("company", ACME), places).erased.feedback == 2
    assert len(feedback.read().entries) == 2


def test_a_dry_run_counts_and_keeps(store: FactStore, places: Places) -> None:
    store.keep(REPORT)
    before = store.facts(ACME)
    goal = Goal("person", "Ann Lee", ACME, ("Ann Lee",))
    dry = forget(goal, places, dry=True)
    assert store.facts(ACME) == before
    assert not places.suppressions.exists()
    assert forget(goal, places) == dry


def test_nothing_kept_is_nothing_forgotten_and_begins_no_store(store: FactStore, places: Places) -> None:
    for goal in (Goal("company", ACME), Goal("person", "Ann Lee"), Goal("address", "a@acme.example")):
        assert not forget(goal, places).anything
    assert not store.database.path.exists()


def test_what_is_forgotten_is_new_when_it_is_seen_again(store: FactStore, places: Places) -> None:
    store.keep(REPORT)
    forget(Goal("person", "Bo Fox", ACME), places)
    store.keep(later(REPORT, 1))
    assert {(one.kind, one.what) for one in store.changes(ACME)} == {(Kind.PERSON, "new"), (Kind.ADDRESS, "new")}
    assert BO.name in {one.value.get("name") for one in store.facts(ACME)}


# --- the cache ------------------------------------------------------------------------------------


@pytest.fixture
def cache(tmp_path: Path) -> Path:
    """A cache as hishel makes it, with three pages."""
    folder = tmp_path / "cache"
    folder.mkdir()
    with closing(sqlite3.connect(folder / CACHE_FILE)) as base, base:
        base.execute("create table entries (id blob primary key, data blob)")
        base.execute("create table streams (entry_id blob, chunk_number integer, chunk_data blob)")
        urls = (
            "https://www.acme.example/team",
            "https://notacme.example/",
            "https://x.example/?u=https://acme.example/",
        )
        for number, url in enumerate(urls):
            head = b"\x82\xa7request\x83\xa6method\xa3GET\xa3url" + bytes([0xA0 + 31]) + url.encode() + b"\xa7headers"
            base.execute("insert into entries values (?, ?)", (b"%d" % number, head))
            base.execute(
                "insert into streams values (?, 0, ?)", (b"%d" % number, f"<p>page {number} Dee Hill".encode())
            )
    return folder


def left(folder: Path) -> list[bytes]:
    with closing(sqlite3.connect(folder / CACHE_FILE)) as base:
        assert (
            base.execute("select count(distinct entry_id) from streams").fetchone()[0]
            == (base.execute("select count(*) from entries").fetchone()[0])
        )
        return [row[0] for row in base.execute("select id from entries order by id")]


@pytest.mark.parametrize(
    ("domains", "urls", "words", "stays"),
    [
        ({ACME}, (), (), [b"1", b"2"]),
        ((), {"https://notacme.example/"}, (), [b"0", b"2"]),
        ((), (), {"page 2"}, [b"0", b"1"]),
        ({ACME}, (), {"Dee Hill"}, []),
        ((), (), (), [b"0", b"1", b"2"]),
        ({"example"}, {"https://acme.example/"}, {"page 9"}, [b"0", b"1", b"2"]),
    ],
)
def test_pages_go_by_site_by_url_and_by_word(
    cache: Path, domains: set[str], urls: set[str], words: set[str], stays: list[bytes]
) -> None:
    assert forget_pages(cache, domains, urls, words, dry=True) == 3 - len(stays)
    assert left(cache) == [b"0", b"1", b"2"]
    assert forget_pages(cache, domains, urls, words) == 3 - len(stays)
    assert left(cache) == stays
    assert (b"page 0" in (cache / CACHE_FILE).read_bytes()) == (b"0" in stays)


def test_a_cache_that_is_none_is_said(cache: Path, tmp_path: Path) -> None:
    assert forget_pages(tmp_path / "nowhere", {ACME}) == 0
    (cache / CACHE_FILE).write_bytes(b"no database at all, and long enough" * 50)
    with pytest.raises(InputError, match="cache"):
        forget_pages(cache, {ACME})
    (cache / CACHE_FILE).write_bytes(b"")
    assert forget_pages(cache, {ACME}) == 0


# --- the list -------------------------------------------------------------------------------------


def test_lines_are_added_once_and_the_others_stay(tmp_path: Path) -> None:
    path = tmp_path / "new" / "suppress.txt"
    assert add_suppressions(path, ["Ann Lee", "Ann Lee"]) == ["Ann Lee"]
    path.write_text("# mine\nann  lee # because\nlast line without an end")
    assert add_suppressions(path, ["Ann Lee", "bo.fox@acme.example"]) == ["bo.fox@acme.example"]
    assert path.read_text() == "# mine\nann  lee # because\nlast line without an end\nbo.fox@acme.example\n"
    assert read_suppressions([path]).addresses == {"bo.fox@acme.example"}


def test_a_list_that_can_not_be_read_or_written_is_said(tmp_path: Path) -> None:
    (tmp_path / "list").mkdir()
    with pytest.raises(InputError, match="suppression list"):
        add_suppressions(tmp_path / "list", ["Ann Lee"])
    (tmp_path / "file").touch()
    with pytest.raises(InputError, match="suppression list"):
        add_suppressions(tmp_path / "file" / "suppress.txt", ["Ann Lee"])
