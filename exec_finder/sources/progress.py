"""What a walk has found out so far, and how much a further page must promise."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable
from dataclasses import dataclass, field

from exec_finder.domains import site_domain
from exec_finder.mailboxes import is_free_mail
from exec_finder.names import name_key
from exec_finder.sources.belonging import STRONG_KINDS, ReadPage
from exec_finder.sources.page_words import PageKind

ENOUGH_PEOPLE = 3
ENOUGH_ADDRESSES = 3
"""Personal ones: how the company writes addresses is plain from so many."""
_ANYTHING = -0.1
_MUCH = 0.6  # what promises so much is read however little the last pages brought
# Once people are known, by how many personal addresses are: the floor of the frontier, and how many pages in a row may
# bring nothing new. One press release, policy or profile shows how addresses are written.
_STOPS = {0: (-0.1, 40), 1: (-0.1, 20), ENOUGH_ADDRESSES: (0.05, 10)}


@dataclass(slots=True)
class Progress:
    """Who and which addresses are known, and for how many pages nothing new came."""

    is_inside: Callable[[str], bool]
    """Whether a domain is one of the company's sites."""
    titled: set[str] = field(default_factory=set)
    """Keys of the names that lists show with a title."""
    addresses: set[str] = field(default_factory=set)
    """All that were seen, whoever's."""
    own: set[str] = field(default_factory=set)
    """Those at the company's domains."""
    personal: set[str] = field(default_factory=set)
    """Of these, those that belong to somebody by name."""
    idle: int = 0

    def floor(self) -> float:
        """What a page must promise: more once people are known, and much when page after page brings nothing."""
        if self.wants_people():
            return _ANYTHING
        known = max(number for number in _STOPS if number <= len(self.personal))
        floor, patience = _STOPS[known]
        return floor if self.idle < patience else _MUCH

    def wants_people(self) -> bool:
        """Whether too few are known to be choosy."""
        return len(self.titled) < ENOUGH_PEOPLE

    def wants_addresses(self) -> bool:
        """Whether it is not plain yet how the company writes them."""
        return len(self.personal) < ENOUGH_ADDRESSES

    def mail_site(self) -> str:
        """The site of the domain where most people have their mail, if it is not read yet; '' where there is none."""
        sites = Counter(site_domain(address.rpartition("@")[2]) for address in sorted(self.personal))
        best, number = sites.most_common(1)[0] if sites else ("", 0)
        return best if number >= ENOUGH_ADDRESSES and not self.is_inside(best) else ""

    def learn(self, page: ReadPage) -> bool:
        """Take in what a page brought; whether any of it was new."""
        before, known = (len(self.titled), len(self.addresses)), (len(self.titled), len(self.own))
        if page.kind in STRONG_KINDS - {PageKind.PERSON}:
            self.titled |= {name_key(person.name) for person in page.people if person.title}
        seen = {found.address for found in page.contacts.addresses}
        named = {found.address for found in page.contacts.addresses if found.name and not found.role}
        named |= {person.email for person in page.people if person.email}
        self.addresses |= seen | named
        self.own |= {address for address in seen | named if self._is_own(address, page.kind)}
        self.personal |= {address for address in named if self._is_own(address, page.kind)}
        self.idle = self.idle + 1 if known == (len(self.titled), len(self.own)) else 0
        return (len(self.titled), len(self.addresses)) != before

    def _is_own(self, address: str, kind: PageKind) -> bool:
        """Whether an address lies at the company's domain, or at one that its own people's pages use."""
        domain = address.rpartition("@")[2]
        return self.is_inside(domain) or (kind in STRONG_KINDS and not is_free_mail(domain))
