"""Pages that the user saved: what they are, where they stood, and what is read from them."""

from __future__ import annotations

import time
from datetime import UTC, datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from exec_finder.models import Company, SourceStatus
from exec_finder.sources import Limits, SavedPage, SavedPages, saved_page
from tests.servers.memory_web import MemoryWeb, cards, html

ACME = Company("acme.example", "Acme", "acme.example", country="US")
LIMITS = Limits()
PAGE = html(cards("Nia Okafor|Chief Customer Officer|nia.okafor@acme.example", "Tom Berg|Chief Executive Officer"))
URL = "https://www.acme.example/people"
MHTML = f"""\
From: <Saved by Blink>
Snapshot-Content-Location: {URL}
MIME-Version: 1.0
Content-Type: multipart/related; type="text/html"; boundary="b"

--b
Content-Type: text/html; charset=utf-8
Content-Transfer-Encoding: 8bit
Content-Location: {URL}

{PAGE}
--b
Content-Type: image/png
Content-Transfer-Encoding: base64
Content-Location: https://www.acme.example/x.png

AAAA
--b--
"""


@pytest.mark.parametrize(
    ("head", "url"),
    [
        (f"<!-- saved from url=(0033){URL} -->", URL),
        (f"<!--\n Page saved with SingleFile \n url: {URL} \n saved date: today\n-->", URL),
        (f"<link rel='canonical' href='{URL}'>", URL),
        (f"<link href={URL} rel=canonical>", URL),
        (f'<meta property="og:url" content="{URL}">', URL),
        ("<link rel=canonical href='/people'>", "file:people.html"),
        ("<link rel=canonical href='javascript:x'>", "file:people.html"),
        ("", "file:people.html"),
    ],
)
def test_a_page_says_where_it_stood(head: str, url: str) -> None:
    assert saved_page("people.html", f"{head}{PAGE}".encode()).url == url
    assert saved_page("people.html", f"{head}{PAGE}".encode(), "https://acme.example/x").url == "https://acme.example/x"


async def test_people_and_contacts_are_those_of_a_page_of_the_company() -> None:
    found = await SavedPages([saved_page("people.html", PAGE.encode())]).look(ACME, MemoryWeb({}), LIMITS)
    assert found.status is SourceStatus.FOUND
    assert {person.name for person in found.people} == {"Nia Okafor", "Tom Berg"}
    assert found.pages == ("file:people.html",)
    assert {seen.url for person in found.people for seen in person.evidence} == set(found.pages)
    assert found.people[0].evidence[0].seen_at is None
    assert [one.address for contacts in found.contacts for one in contacts.addresses] == ["nia.okafor@acme.example"]


async def test_a_page_with_a_time_keeps_it() -> None:
    at = datetime(2026, 5, 4, tzinfo=UTC)
    found = await SavedPages([SavedPage(URL, PAGE.encode(), PAGE, at)]).look(ACME, MemoryWeb({}), LIMITS)
    assert {seen.seen_at for person in found.people for seen in person.evidence} == {at}


async def test_a_browser_s_archive_of_one_page_is_read() -> None:
    page = saved_page("people.mhtml", MHTML.replace("\n", "\r\n").encode())
    assert page.url == URL
    found = await SavedPages([page]).look(ACME, MemoryWeb({}), LIMITS)
    assert {person.name for person in found.people} == {"Nia Okafor", "Tom Berg"}


@pytest.mark.parametrize("encoding", ["utf-16", "utf-8-sig"])
def test_any_encoding_with_a_mark_is_read(encoding: str) -> None:
    assert "Nia Okafor" in saved_page("x.html", PAGE.encode(encoding)).html


async def test_nobody_and_unreadable_are_two_things() -> None:
    empty = await SavedPages([saved_page("a.html", b"<p>Anvils for sale")]).look(ACME, MemoryWeb({}), LIMITS)
    assert (empty.status, empty.why) == (SourceStatus.NOTHING, "nobody with a title is on them")
    broken = [saved_page("a.pdf", b"%PDF-1.7 nothing"), saved_page("b.html", b"<div>" * 100_000)]
    found = await SavedPages(broken).look(ACME, MemoryWeb({}), LIMITS)
    assert (found.status, found.why) == (
        SourceStatus.FAILED,
        "file:a.pdf can't be read as a page; file:b.html can't be read as a page",
    )


async def test_a_file_that_can_t_be_read_leaves_the_others_and_is_told() -> None:
    pages = [saved_page("a.pdf", b"%PDF-1.7 nothing"), saved_page("people.html", PAGE.encode())]
    found = await SavedPages(pages).look(ACME, MemoryWeb({}), LIMITS)
    assert (found.status, found.why) == (SourceStatus.FOUND, "file:a.pdf can't be read as a page")
    assert [miss.reason.is_answer for miss in found.misses] == [False]


async def test_files_for_which_no_time_is_left_are_told() -> None:
    pages = [saved_page("people.html", PAGE.encode())]
    found = await SavedPages(pages).look(ACME, MemoryWeb({}), Limits(time_s=0))
    assert (found.status, found.why) == (SourceStatus.FAILED, "no time was left (--time) for file:people.html")


async def test_only_the_beginning_of_an_endless_page_is_read() -> None:
    late = "<h2>Jon Lind</h2><p>Chief Financial Officer</p>"
    page = saved_page("long.html", (PAGE + f"<p>{'Anvils ' * 4_000}</p>" * 145 + late).encode())
    found = await SavedPages([page]).look(ACME, MemoryWeb({}), LIMITS)
    assert {person.name for person in found.people} == {"Nia Okafor", "Tom Berg"}
    assert found.why == "of file:long.html only the first 4 million signs were read"


async def test_pictures_saved_inside_a_page_are_no_part_of_its_length() -> None:
    picture = f"<img src='data:image/png;base64,{'QUJD' * 2_000_000}'>"
    found = await SavedPages([saved_page("people.html", (picture + PAGE).encode())]).look(ACME, MemoryWeb({}), LIMITS)
    assert (len(found.people), found.why) == (2, "")


@pytest.mark.parametrize("place", ["https://user:secret@acme.example/team", "ftp://acme.example/team"])
def test_a_place_with_a_password_is_none(place: str) -> None:
    assert saved_page("x.html", f"<!-- saved from url=(0042){place} -->".encode()).url == "file:x.html"
    assert saved_page("x.mhtml", MHTML.replace(URL, place).replace("\n", "\r\n").encode()).url == "file:x.mhtml"


def test_without_a_page_it_is_off_and_says_what_it_needs() -> None:
    assert (SavedPages().on_by_default, SavedPages().needs) == (False, "a saved page: --page FILE")
    assert SavedPages([saved_page("a", b"x")]).on_by_default


@given(st.binary(max_size=300))
def test_any_bytes_are_a_page(body: bytes) -> None:
    saved_page("x", body)
    saved_page("x", MHTML.encode() + body)
    saved_page("x", MHTML.encode()[: len(body) * 3] + body)


@pytest.mark.parametrize(
    "body",
    [b"<!-- saved from url=(" * 50_000, b"<link " * 200_000, b"MIME-Version: 1\n" * 50_000, b"<meta og:url " * 100_000],
    ids=range(4),
)
def test_a_hostile_file_costs_little(body: bytes) -> None:
    before = time.process_time()
    saved_page("x", body)
    assert time.process_time() - before < 3
