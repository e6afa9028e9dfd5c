"""People and contacts out of one page. No network; a page is parsed once."""

from __future__ import annotations

from datetime import datetime

from exec_finder.charset import decode_html
from exec_finder.extract.contacts import extract_contacts
from exec_finder.extract.people import Judged, judge_people
from exec_finder.models import FoundPerson

__all__ = ["explain_people", "extract_contacts", "extract_people"]


def extract_people(html: str | bytes, *, url: str, seen_at: datetime | None = None) -> list[FoundPerson]:
    """The people of the page's organisation with their titles, each once, in page order.

    html: a page, a fragment, XML of an ownership form, or plain text; bytes are decoded as browsers do.
    url: where it stood; tells whose page it is, and is each fact's evidence.
    Never raises for what a page holds; empty means that the page shows nobody.

    >>> page = "<h2>Management</h2><p>Nia Okafor, Chief Customer Officer</p>"
    >>> [(p.name, p.title) for p in extract_people(page, url="https://acme.example/about")]
    [('Nia Okafor', 'Chief Customer Officer')]
    """
    return [judged.person for judged in explain_people(html, url=url, seen_at=seen_at) if judged.kept]


def explain_people(html: str | bytes, *, url: str, seen_at: datetime | None = None) -> list[Judged]:
    """As `extract_people`, with everyone who was left out, which layers voted and why."""
    text = html if isinstance(html, str) else decode_html(html, header="", host="")
    return judge_people(text, url, seen_at)
