"""People, addresses and domains that must not come out: applied before anything is printed or stored.

A suppression list is a text file, one entry a line, `#` begins a comment:

    jane.doe@acme.example     this address
    @acme.example             every address at this domain (and below it)
    Jane Doe                  this person, wherever
    Jane Doe @ acme.example   … found on pages of this domain only
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, replace
from pathlib import Path
from urllib.parse import urlsplit

from exec_finder.errors import InputError
from exec_finder.models import Contacts, FoundAddress, Person
from exec_finder.names import same_person
from exec_finder.text import squeeze


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

    def contacts(self, contacts: Contacts) -> Contacts:
        """*contacts* without listed addresses and addresses of listed people."""
        return replace(contacts, addresses=tuple(found for found in contacts.addresses if not self._hides(found)))

    def _hides(self, found: FoundAddress) -> bool:
        by_name = bool(found.name) and self.hides_name(found.name or "", (e.url for e in found.evidence))
        return by_name or self.hides_address(found.address)


def read_suppressions(paths: Iterable[Path]) -> Suppressions:
    """All lists together. Raises InputError for a file that can't be read."""
    entries: list[str] = []
    for path in paths:
        try:
            lines = path.read_text("utf-8-sig").splitlines()
        except (OSError, UnicodeDecodeError) as error:
            raise InputError(f"can't read the suppression list {path}: {error}") from error
        entries += [entry for line in lines if (entry := squeeze(line.partition("#")[0]))]
    addresses = {e.lower() for e in entries if "@" in e and " " not in e and not e.startswith("@")}
    domains = {e[1:].strip().lower() for e in entries if e.startswith("@")}
    named = [e for e in entries if e.lower() not in addresses and not e.startswith("@")]
    names = [(name.strip(), domain.strip().lower()) for name, _, domain in (e.partition("@") for e in named)]
    return Suppressions(frozenset(addresses), frozenset(domains), tuple(sorted(names)))
