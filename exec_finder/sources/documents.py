"""What a site says in other forms than pages: PDFs, vCards and feeds, made into pages that are read like all others."""

from __future__ import annotations

import asyncio
import re
import sys
from asyncio.subprocess import DEVNULL, PIPE
from collections.abc import Iterator
from contextlib import suppress
from dataclasses import replace
from html import escape
from pathlib import Path

from exec_finder.models import Page
from exec_finder.sources.feeds import feed_markup, is_feed
from exec_finder.text import squeeze

MAX_PDF_BYTES = 6_000_000
MAX_CARDS = 500
"""Of one vCard file."""
PDF_TIME_S = 25.0
_READER = Path(__file__).with_name("pdf_text.py")
_CARD_MEDIA = frozenset({"text/vcard", "text/x-vcard"})
_ENDING = re.compile(r"\.(pdf|vcf|vcard)$", re.IGNORECASE)
# RFC 6350 §3.3: group, name, parameters, value
_CARD_LINE = re.compile(r"(?:[\w-]{1,40}\.)?([A-Za-z-]{1,20})((?:;[^:\r\n]{0,200})*):(.{0,1000})")
_CARD_CLASSES = {"FN": "fn", "TITLE": "title", "ROLE": "title", "EMAIL": "email", "TEL": "tel", "ORG": "org"}


def document_ending(path: str) -> str:
    """'pdf' or 'vcf' where a path ends as such documents do, else ''.

    >>> document_ending("/files/Leadership.PDF"), document_ending("/team")
    ('pdf', '')
    """
    found = _ENDING.search(path)
    return {"vcard": "vcf"}.get(found[1].lower(), found[1].lower()) if found else ""


async def as_page(page: Page) -> Page:
    """*page* itself, or what a document holds as a page of HTML; without HTML where it can't be read."""
    if page.body.startswith(b"%PDF-"):
        return replace(page, html=_as_lines(await _pdf_text(page.body)))
    if page.content_type in _CARD_MEDIA or page.body[:11].upper() == b"BEGIN:VCARD":
        return replace(page, html=card_markup(page.html or page.body.decode("utf-8", "replace")))
    if page.html and is_feed(page.html, page.content_type):
        return replace(page, html=feed_markup(page.html, page.url))
    return page


async def _pdf_text(body: bytes) -> str:
    """Text of a PDF, read by a process that can be ended; '' for one that is too large, too slow or broken."""
    if len(body) > MAX_PDF_BYTES:
        return ""
    try:
        reader = await asyncio.create_subprocess_exec(
            sys.executable, "-I", str(_READER), stdin=PIPE, stdout=PIPE, stderr=DEVNULL
        )
    except OSError:  # no process can be had: what a PDF says is not worth the lookup
        return ""
    try:
        async with asyncio.timeout(PDF_TIME_S):
            text, _ = await reader.communicate(body)
    except TimeoutError:
        return ""
    finally:
        if reader.returncode is None:
            with suppress(ProcessLookupError):
                reader.kill()
            await reader.wait()
    return text.decode("utf-8", "replace")


def _as_lines(text: str) -> str:
    """Text as paragraphs, a line each."""
    lines = "".join(f"<p>{escape(squeeze(line))}</p>\n" for line in text.splitlines() if line.strip())
    return f"<html><body>\n{lines}</body></html>" if lines else ""


def card_markup(text: str) -> str:
    r"""Each vCard (RFC 6350 and its forerunners) as an hCard: name, title, organisation, addresses and numbers.

    >>> card_markup("BEGIN:VCARD\nFN:Nia Okafor\nTITLE:Director\nEND:VCARD").count("vcard")
    1
    """
    unfolded = re.sub(r"\r?\n[ \t]", "", text[:1_000_000])  # RFC 6350 §3.2
    cards = re.split(r"^BEGIN:VCARD\s*$", unfolded, flags=re.IGNORECASE | re.MULTILINE)[1 : MAX_CARDS + 1]
    made = [f'<div class="vcard">{"".join(_card_rows(card))}</div>\n' for card in cards]
    return f"<html><body>\n{''.join(made)}</body></html>" if made else ""


def _card_rows(card: str) -> Iterator[str]:
    for line in card.splitlines()[:200]:
        found = _CARD_LINE.match(line)
        name = _CARD_CLASSES.get(found[1].upper()) if found else None
        value = re.sub(r"\\([,;\\])", r"\1", found[3].replace("\\n", " ")).strip() if found else ""
        if not (name and found and value):
            continue
        if name == "email":
            yield f'<p><a class="email" href="mailto:{escape(value)}">{escape(value)}</a></p>'
        elif name != "tel" or "fax" not in found[2].lower():
            value = value.removeprefix("tel:") if name == "tel" else value.rstrip(";")
            yield f'<p class="{name}">{escape(value)}</p>'
