"""The DNS door onto an archive."""

from __future__ import annotations

from exec_finder.archive import Archive
from exec_finder.dns.question import read_question
from exec_finder.models import DnsAnswer


class ReplayedDns:
    """Answers from an archive; what it lacks is unknown, never no."""

    def __init__(self, archive: Archive) -> None:
        self._archive = archive

    async def resolve(self, name: str, rdtype: str) -> DnsAnswer:
        """What DNS said about *name* when the archive was made."""
        question = read_question(name, rdtype)
        return question if isinstance(question, DnsAnswer) else self._archive.dns(*question)
