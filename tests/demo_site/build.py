"""Makes data/demo/quillfone.example.warc.gz from the pages beside this file: `python tests/demo_site/build.py`.

The company, its people, addresses and numbers are made up; the domain is reserved for documentation (RFC 2606).
"""

from __future__ import annotations

from datetime import UTC, datetime
from pathlib import Path

from exec_finder.archive import ArchiveWriter
from exec_finder.charset import decode_html
from exec_finder.models import DnsAnswer, DnsStatus, Page

FOLDER = Path(__file__).parent
ARCHIVE = FOLDER.parents[1] / "data" / "demo" / "quillfone.example.warc.gz"
WHEN = datetime(2026, 11, 21, 9, 0, tzinfo=UTC)
ADDRESS = "192.0.2.80"  # for documentation (RFC 5737)
MX = "10 mx1.mail.quillfone.example."
_MEDIA = {".html": "text/html", ".xml": "application/xml", ".txt": "text/plain"}


def pages() -> list[Page]:
    """Every file of the site, as the web would give it."""
    found = []
    for file in sorted(path for path in FOLDER.rglob("*") if path.suffix in _MEDIA):
        host, *path = file.relative_to(FOLDER).parts
        url = f"https://{host}/{'/'.join(path)}".removesuffix("index.html")
        body = file.read_bytes()
        found.append(Page(url, url, 200, _MEDIA[file.suffix], body, decode_html(body), WHEN, "utf-8"))
    return found


def answers() -> list[DnsAnswer]:
    """What DNS says of the made-up company."""
    hosts = ("quillfone.example", "investors.quillfone.example")
    return [
        *(DnsAnswer(host, "A", DnsStatus.ANSWER, (ADDRESS,)) for host in hosts),
        DnsAnswer("quillfone.example", "MX", DnsStatus.ANSWER, (MX,)),
    ]


def build(archive: Path) -> None:
    """Write the archive."""
    archive.parent.mkdir(parents=True, exist_ok=True)
    with ArchiveWriter(archive, started_at=WHEN, query="quillfone.example") as writer:
        for answer in answers():
            writer.add_dns(answer, WHEN)
        for page in pages():
            writer.add_page(page)


if __name__ == "__main__":
    build(ARCHIVE)
