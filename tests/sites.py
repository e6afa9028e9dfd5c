"""Archives of made-up sites as they stood on a day."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import UTC, datetime
from pathlib import Path

from exec_finder.archive import ArchiveWriter
from exec_finder.models import DnsAnswer, DnsStatus, Miss, MissReason, Page

ACME = "acme.example"


def day(number: int) -> datetime:
    """A day in March 2026."""
    return datetime(2026, 3, number, 9, 0, tzinfo=UTC)


def write_site(path: Path, at: datetime, pages: Mapping[str, str | MissReason], domain: str = ACME) -> Path:
    """An archive of a site: path to body, to `>PATH` where it moved, or to why there is no page."""
    with ArchiveWriter(path, started_at=at, query=domain) as writer:
        writer.add_dns(DnsAnswer(domain, "MX", DnsStatus.ANSWER, (f"10 mx.{domain}.",)), at)
        for place, body in pages.items():
            url = f"https://{domain}{place}"
            if isinstance(body, MissReason):
                writer.add_miss(Miss(url, body, body.value, 404 if body is MissReason.NOT_FOUND else 0), at)
            elif body.startswith(">"):
                writer.add_redirect(url, f"https://{domain}{body[1:]}", at)
            else:
                writer.add_page(Page(url, url, 200, "text/html", body.encode(), body, at, "utf-8"))
    return path


def home(*links: str) -> str:
    """A home page; each link is `path text`."""
    shown = "".join(f'<a href="{link.partition(" ")[0]}">{link.partition(" ")[2]}</a> ' for link in links)
    return f"<html lang=en><title>Acme</title><body><h1>Acme</h1>{shown}"


def team(*people: str) -> str:
    """A page of leaders; each is `Name|Title`."""
    cards = "".join(f"<h3>{one.partition('|')[0]}</h3><p>{one.partition('|')[2]}</p>" for one in people)
    return f"<html lang=en><body><h1>Leadership</h1>{cards}"
