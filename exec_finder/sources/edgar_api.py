"""How the SEC's EDGAR is asked: its addresses, its pace, and what it takes for a refusal."""

from __future__ import annotations

from exec_finder.answers import text_of
from exec_finder.models import Miss, MissReason, Page
from exec_finder.web import Api, Web

SEC = Api(pace="sec.gov", pause_s=0.1)
"""One request after the other on all of its hosts and never more than ten a second, as its fair-access rules ask.

They ask for a User-Agent that says who is asking, too: ours names the product and a contact URL.
"""
INDEX_URL = "https://www.sec.gov/files/company_tickers.json"
DECLARE = (
    "the SEC refuses programs that don't say who asks, and for ten minutes those that asked too fast; say it with "
    "--contact-url or --user-agent 'Your Name you@your-domain', and try again later"
)
"""What to do after a 403 or 429."""
_REFUSED = ("undeclared automated tool", "request rate threshold")


async def ask(web: Web, url: str) -> Page | Miss:
    """What EDGAR has there; its page that refuses programs is a Miss whatever its status."""
    got = await web.get(url, api=SEC)
    if isinstance(got, Page) and any(words in got.html[:4000].lower() for words in _REFUSED):
        return Miss(url, MissReason.FORBIDDEN, "the site refuses it", got.status)
    return got


def cik_of(found: object) -> str:
    """A filer's number in ten digits; '' for what is none.

    >>> cik_of(1234), cik_of("0000001234"), cik_of("CIK 1")
    ('0000001234', '0000001234', '')
    """
    digits = text_of(found)
    return digits.zfill(10) if digits.isascii() and digits.isdigit() and len(digits) <= 10 and int(digits) else ""
