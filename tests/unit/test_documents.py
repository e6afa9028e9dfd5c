"""PDFs, vCards and feeds, made into pages."""

from __future__ import annotations

import json
import sys
import time
import zlib

import pytest

from exec_finder.extract import extract_contacts, extract_people
from exec_finder.models import Page
from exec_finder.sources import documents
from exec_finder.sources.documents import as_page
from exec_finder.sources.pdf_text import MAX_CHARACTERS, read_text
from tests.servers.made_pdf import made_pdf
from tests.servers.memory_web import SEEN_AT

URL = "https://acme.example/x"
CARD = """BEGIN:VCARD\r
VERSION:3.0\r
FN:Nia Okafor\r
ORG:Acme;Service\r
TITLE:Chief Customer\r
  Officer\r
item1.EMAIL;TYPE=INTERNET:nia.okafor@acme.example\r
TEL;TYPE=FAX:+1 512 555 0199\r
TEL;TYPE=WORK:+1 512 555 0100\r
END:VCARD\r
"""
ENTRY = "<p>Media contact: Bo Fox, bo.fox@acme.example</p>"
RSS = f"""<?xml version="1.0"?><rss version="2.0"><channel><title>Acme</title><link>https://acme.example/</link>
<item><title>More anvils &amp; more</title><link>https://acme.example/news/1</link><description>Short</description>
<content:encoded><![CDATA[{ENTRY}]]></content:encoded></item></channel></rss>"""
ATOM = f"""<feed xmlns="http://www.w3.org/2005/Atom"><title>Acme</title><entry><title>Anvils</title>
<link rel="alternate" href="/news/1"/><content type="html">{ENTRY.replace("<", "&lt;")}</content></entry></feed>"""
JSON = json.dumps(
    {
        "version": "https://jsonfeed.org/version/1.1",
        "items": [7, {"id": "1", "url": "/news/1", "title": "Anvils", "content_html": ENTRY}],
    }
)


def page(body: str | bytes, media: str) -> Page:
    raw = body.encode() if isinstance(body, str) else body
    return Page(URL, URL, 200, media, raw, body if isinstance(body, str) else "", SEEN_AT)


def known(read: Page) -> list[tuple[str, str | None]]:
    return [(found.address, found.name) for found in extract_contacts(read.html, url=URL).addresses]


async def test_a_pdf_is_read_as_lines() -> None:
    body = made_pdf("Leadership", "Nia Okafor, Chief Customer Officer", "Jonas Lindqvist, Chief Executive Officer")
    read = await as_page(page(body, "application/pdf"))
    people = extract_people(read.html, url=URL)
    assert [(p.name, p.title) for p in people] == [
        ("Nia Okafor", "Chief Customer Officer"),
        ("Jonas Lindqvist", "Chief Executive Officer"),
    ]


async def test_text_of_a_pdf_is_no_markup() -> None:
    read = await as_page(page(made_pdf("<script>x</script> Nia"), "application/pdf"))
    assert "&lt;script&gt;" in read.html


@pytest.mark.parametrize("body", [b"%PDF-", b"%PDF-1.7\n" + b"\x00\xff" * 500, made_pdf("Nia Okafor")[:200]])
async def test_a_broken_pdf_holds_nothing(body: bytes) -> None:
    assert "<script" not in (await as_page(page(body, "application/pdf"))).html


async def test_a_huge_pdf_is_left_alone(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(documents, "MAX_PDF_BYTES", 100)
    assert not (await as_page(page(made_pdf("Nia Okafor, Director"), "application/pdf"))).html


async def test_a_pdf_that_takes_too_long_is_left_alone(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(documents, "PDF_TIME_S", 0.0)
    assert not (await as_page(page(made_pdf("Nia Okafor, Director"), "application/pdf"))).html


async def test_where_no_process_can_be_had_a_pdf_holds_nothing(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sys, "executable", "/nowhere/python")
    assert not (await as_page(page(made_pdf("Nia Okafor, Director"), "application/pdf"))).html


async def test_a_bomb_of_a_pdf_ends_with_its_process() -> None:
    """A stream that unpacks to hundreds of megabytes meets the bounds of the process that reads it."""
    packer, shown = zlib.compressobj(1), b"(Nia Okafor) Tj " * 60_000
    packed = b"".join(packer.compress(shown) for _ in range(500)) + packer.flush()
    content = b"<</Length %d/Filter/FlateDecode>>stream\n%s\nendstream" % (len(packed), packed)
    body = made_pdf("x").replace(made_pdf("x").split(b"5 0 obj\n")[1].split(b"\nendobj")[0], content)
    began = time.monotonic()
    read = await as_page(page(body, "application/pdf"))
    assert len(read.html) < 2 * MAX_CHARACTERS
    assert time.monotonic() - began < documents.PDF_TIME_S + 5


def test_the_text_of_a_pdf_is_bounded() -> None:
    assert read_text(made_pdf("Nia Okafor", "Director")).split("\n")[:2] == ["Nia Okafor", "Director"]
    assert len(read_text(made_pdf("x" * (MAX_CHARACTERS + 9)))) == MAX_CHARACTERS


async def test_a_vcard_is_a_person() -> None:
    read = await as_page(page(CARD, "text/vcard"))
    person = extract_people(read.html, url=URL)[0]
    assert (person.name, person.title, person.email, person.phone) == (
        "Nia Okafor",
        "Chief Customer Officer",
        "nia.okafor@acme.example",
        "+1 512 555 0100",
    )
    assert "0199" not in read.html


async def test_vcards_in_one_file_stay_apart() -> None:
    two = CARD + CARD.replace("Nia Okafor", "Bo Fox").replace("nia.okafor", "bo.fox")
    read = await as_page(page(two, "text/x-vcard"))
    assert known(read) == [("nia.okafor@acme.example", "Nia Okafor"), ("bo.fox@acme.example", "Bo Fox")]


@pytest.mark.parametrize(
    ("feed", "media"),
    [
        (RSS, "application/rss+xml"),
        (RSS, "text/xml"),
        (ATOM, "application/atom+xml"),
        (JSON, "application/feed+json"),
        (JSON, "application/json"),
    ],
)
async def test_the_entries_of_a_feed_are_read(feed: str, media: str) -> None:
    read = await as_page(page(feed, media))
    assert known(read) == [("bo.fox@acme.example", "Bo Fox")]
    assert 'href="https://acme.example/news/1"' in read.html


@pytest.mark.parametrize(
    ("text", "media"),
    [
        ("<!doctype html><html><p>We feed <feed>", "text/html"),
        ("<urlset><url><loc>https://acme.example/</loc></url></urlset>", "application/xml"),
        ('{"people": []}', "application/json"),
        ("Nia Okafor, Director", "text/plain"),
    ],
)
async def test_other_texts_stay_as_they_are(text: str, media: str) -> None:
    assert (await as_page(page(text, media))).html == text


@pytest.mark.parametrize(
    "bad",
    [
        "<rss>" + "<item><title>" * 20_000,
        "<rss><item>" + "<content>" * 50_000,
        "<feed>" + "<entry><link href='" * 20_000,
        "<feed>" + "<!---->" * 50_000,
        '{"version": "https://jsonfeed.org/version/1", "items": ' + "[" * 50_000,
    ],
)
async def test_hostile_feeds_end_soon(bad: str) -> None:
    began = time.process_time()
    await as_page(page(bad, "application/json" if bad.startswith("{") else "text/xml"))
    assert time.process_time() - began < 2
