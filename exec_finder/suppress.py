"""People, addresses and domains that must not come out: applied before anything is printed or stored.

A suppression list is a text file, one entry a line, `#` begins a comment:

    jane.doe@acme.example     this address
    @acme.example             every address at this domain (and below it)
    Jane Doe                  this person, wherever
    Jane Doe @ acme.example   … found on pages of this domain only
"""

from __future__ import annotations

import os
import re
from collections.abc import Iterable
from dataclasses import dataclass, replace
from pathlib import Path
from urllib.parse import urlsplit

from exec_finder.errors import InputError
from exec_finder.mailboxes import is_free_mail
from exec_finder.models import ChannelKind, Contacts, Evidence, FoundAddress, FoundPerson, Person, Report, ReportPerson
from exec_finder.names import same_person
from exec_finder.text import encoding_fault, squeeze

WITHHELD = "[withheld]"
"""Stands in a quote for what must not come out."""
_ADDRESS = re.compile(r"[\w.!#$%&'*+/=?^`{|}~-]{1,64}@[\w-]{1,63}(?:\.[\w-]{1,63}){1,8}")


@dataclass(frozen=True, slots=True)
class Suppressions:
    """What a list says; the empty one hides nothing."""

    addresses: frozenset[str] = frozenset()
    domains: frozenset[str] = frozenset()
    names: tuple[tuple[str, str], ...] = ()
    """(name, domain or '')."""

    def hides_address(self, address: str) -> bool:
        """Whether *address* (lower case) is listed, or lies at or below a listed domain."""
        labels = address.rpartition("@")[2].split(".")
        parents = {".".join(labels[place:]) for place in range(len(labels))}
        return address in self.addresses or not parents.isdisjoint(self.domains)

    def hides_name(self, name: str, urls: Iterable[str]) -> bool:
        """Whether the person of that *name*, seen at *urls*, is listed."""
        hosts = {urlsplit(url).hostname or "" for url in urls}
        return any(
            same_person(listed, name) and (not domain or any(f".{host}".endswith(f".{domain}") for host in hosts))
            for listed, domain in self.names
        )

    def people(self, people: Iterable[Person]) -> list[Person]:
        """*people* without those who are listed, and without listed addresses."""
        kept = [p for p in people if not self.hides_name(p.name, (e.url for e in p.evidence))]
        return [replace(person, emails=tuple(a for a in person.emails if not self.hides_address(a))) for person in kept]

    def found(self, people: Iterable[FoundPerson]) -> list[FoundPerson]:
        """As `people`, for what one page shows; free-mail addresses go, too."""
        kept = (p for p in people if not self.hides_name(p.name, (e.url for e in p.evidence)))
        return [
            replace(p, email="" if self._is_private(p.email) else p.email, evidence=self._evidence(p.evidence))
            for p in kept
        ]

    def contacts(self, contacts: Contacts) -> Contacts:
        """*contacts* without listed addresses and addresses of listed people."""
        return replace(contacts, addresses=tuple(found for found in contacts.addresses if not self._hides(found)))

    def report(self, report: Report) -> Report:
        """*report* without anything that is listed, guessed or quoted; free-mail addresses leave its quotes, too."""
        channels = tuple(
            replace(one, label=self.text(one.label), evidence=self._evidence(one.evidence))
            for one in report.channels
            if not (one.kind is ChannelKind.MAILBOX and self.hides_address(one.value))
        )
        people = tuple(self._person(person) for person in report.people)
        left = {person.id for person in people} | {channel.id for channel in channels}
        addresses = (found for found in report.addresses if not self._hides(found))
        return replace(
            report,
            people=people,
            channels=channels,
            ladder=tuple(step for step in report.ladder if step in left),
            addresses=tuple(
                replace(found, label=self.text(found.label), evidence=self._evidence(found.evidence))
                for found in addresses
            ),
            formats=tuple(share for share in report.formats if not self.hides_address(f"@{share.domain}")),
            notes=tuple(self.text(note) for note in report.notes),
        )

    def text(self, text: str) -> str:
        """*text* with listed names and addresses, and free-mail addresses, blanked out."""
        for name, _ in self.names:
            text = re.sub(re.escape(name), WITHHELD, text, flags=re.IGNORECASE)
        return _ADDRESS.sub(self._blank, text)

    def _blank(self, match: re.Match[str]) -> str:
        return WITHHELD if self._is_private(match[0].lower().rstrip(".")) else match[0]

    def _is_private(self, address: str) -> bool:
        return is_free_mail(address.rpartition("@")[2]) or self.hides_address(address)

    def _person(self, person: ReportPerson) -> ReportPerson:
        candidates = tuple(one for one in person.candidates if not self.hides_address(one.address))
        return replace(person, candidates=candidates, evidence=self._evidence(person.evidence))

    def _evidence(self, evidence: tuple[Evidence, ...]) -> tuple[Evidence, ...]:
        return tuple(replace(seen, quote=self.text(seen.quote)) for seen in evidence)

    def _hides(self, found: FoundAddress) -> bool:
        by_name = bool(found.name) and self.hides_name(found.name or "", (e.url for e in found.evidence))
        return by_name or self.hides_address(found.address)


def read_suppressions(paths: Iterable[Path]) -> Suppressions:
    """All lists together. Raises InputError for a file that can't be read."""
    entries: list[str] = []
    for path in paths:
        entries += [entry for line in _lines(path) if (entry := squeeze(line.partition("#")[0]))]
    addresses = {e.lower() for e in entries if "@" in e and " " not in e and not e.startswith("@")}
    domains = {e[1:].strip().lower() for e in entries if e.startswith("@")}
    named = [e for e in entries if e.lower() not in addresses and not e.startswith("@")]
    names = [(name.strip(), domain.strip().lower()) for name, _, domain in (e.partition("@") for e in named)]
    return Suppressions(frozenset(addresses), frozenset(domains), tuple(sorted(names)))


def add_suppressions(path: Path, entries: Iterable[str]) -> list[str]:
    """Add those of *entries* that are not on the list yet, which is made where it is missing; those that were added.

    Raises InputError for a file that can't be read or written.
    """
    listed = {squeeze(line.partition("#")[0]).lower() for line in _lines(path)} if path.exists() else set()
    new = [entry for entry in dict.fromkeys(entries) if entry.lower() not in listed]
    try:
        path.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
        with path.open("a+b") as file:
            if file.tell():
                file.seek(-1, os.SEEK_END)
            torn = file.read(1) not in {b"", b"\n"}
            file.write("".join(["\n" if torn and new else "", *(f"{entry}\n" for entry in new)]).encode())
    except OSError as error:
        raise InputError(f"can't write the suppression list {path}: {error.strerror or error}") from error
    return new


def _lines(path: Path) -> list[str]:
    try:
        return path.read_text("utf-8-sig").splitlines()
    except UnicodeDecodeError as error:
        raise InputError(f"can't read the suppression list {path}: {encoding_fault(error)}") from error
    except OSError as error:
        raise InputError(f"can't read the suppression list {path}: {error.strerror or error}") from error
