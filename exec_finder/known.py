"""From what pages show to known addresses: which domains are the company's, and whose address is whose."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace

from exec_finder.domains import registrable_domain
from exec_finder.extract.addresses import contact_words
from exec_finder.extract.spelling import spells
from exec_finder.feedback import NOTHING_TOLD, Feedback
from exec_finder.formats import template_of
from exec_finder.mailboxes import is_free_mail, is_role
from exec_finder.models import Company, Contacts, Evidence, FoundAddress, Person
from exec_finder.names import same_person
from exec_finder.text import fold

_SEVERAL = 3
"""Pages, from which on what stands on most of them is the site's own."""
_TELLING = 4  # letters of a name: fewer stand in any word
_ELSEWHERE = frozenset({"commit", "key"})
"""Extractors that read no page; each is a kind of data/format_evidence.csv."""


@dataclass(frozen=True, slots=True)
class Known:
    """The company's addresses, and who owns them."""

    addresses: tuple[FoundAddress, ...]
    """Every address seen at the company's mail domains, sorted."""
    domains: tuple[str, ...]
    """Mail domains, the one with most staff first; never empty."""
    people: tuple[Person, ...]
    """The people put in, with their published addresses."""
    spelled: frozenset[str] = frozenset()
    """Addresses that are a person's only because they spell the name."""
    feedback: Feedback = NOTHING_TOLD
    """What came of writing before; an address that bounced is proposed no more."""

    def pairs(self, domain: str) -> tuple[tuple[str, str, str], ...]:
        """(name, address, kind of evidence) of everybody known at *domain*: the staff, and contacts without a title."""
        elsewhere = {found.address: _kind_elsewhere(found) for found in self.addresses}
        owned = {
            address: (person.name, elsewhere.get(address) or ("spelled" if address in self.spelled else "page"))
            for person in self.people
            for address in person.emails
            if domain_of(address) == domain
        }
        for found in self.addresses:
            if found.name and not found.role and domain_of(found.address) == domain:
                owned.setdefault(found.address, (found.name, elsewhere[found.address] or "contact"))
        return tuple(sorted((name, address, kind) for address, (name, kind) in owned.items()))

    def unnamed(self, domain: str) -> tuple[str, ...]:
        """Addresses of persons unknown at *domain*: their shape still tells something."""
        owned = {address for _, address, _ in self.pairs(domain)}
        return tuple(
            found.address
            for found in self.addresses
            if not found.role and domain_of(found.address) == domain and found.address not in owned
        )


def _kind_elsewhere(found: FoundAddress) -> str:
    """The kind of evidence of an address that was seen on no page at all; '' for all others."""
    kinds = {seen.extractor for seen in found.evidence}
    return min(kinds) if kinds and kinds <= _ELSEWHERE else ""


def domain_of(address: str) -> str:
    """What stands right of the `@`."""
    return address.rpartition("@")[2]


def gather_known(company: Company, people: Sequence[Person], contacts: Iterable[Contacts]) -> Known:
    """Merge the addresses of all pages, choose the company's domains, and tie addresses to people."""
    pages = tuple(contacts)
    seen = _merge_addresses(pages)
    stated = tuple(dict.fromkeys(company.mail_domains))
    domains = _mail_domains(company, people, seen) or stated or _told_by_pages(company, pages) or (company.domain,)
    own = {address: found for address, found in seen.items() if domain_of(address) in domains}
    tied = _tie(people, own, domains)
    for person in tied:
        for address in person.emails:
            if domain_of(address) in domains and address not in own:
                own[address] = FoundAddress(address, person.name, role=False, evidence=person.evidence[:1])
    published = {address for person in people for address in person.emails}
    spelled = {a for person in tied for a in person.emails if a not in published and a in own and not own[a].name}
    return Known(tuple(own[address] for address in sorted(own)), domains, tied, frozenset(spelled))


def _merge_addresses(contacts: Iterable[Contacts]) -> dict[str, FoundAddress]:
    """One entry an address; free mail is nobody's business contact and never comes out."""
    merged: dict[str, FoundAddress] = {}
    for page in contacts:
        for found in page.addresses:
            if is_free_mail(domain_of(found.address)):
                continue
            old = merged.get(found.address)
            merged[found.address] = _merge_address(old, found) if old else found
    return merged


def _merge_address(old: FoundAddress, new: FoundAddress) -> FoundAddress:
    evidence: tuple[Evidence, ...] = tuple(dict.fromkeys((*old.evidence, *new.evidence)))
    return replace(old, name=old.name or new.name, label=max(old.label, new.label, key=len), evidence=evidence[:5])


def _mail_domains(company: Company, people: Sequence[Person], seen: dict[str, FoundAddress]) -> tuple[str, ...]:
    """The company's mail domains among those seen.

    A domain is the company's where it is (or lies under) the web domain or a domain that the directory names, bears
    the web domain's own label (`acme.org` and `acme.com`), or serves at least two of its people.
    """
    stated = [company.domain, *company.mail_domains]
    roots = {registrable_domain(domain) or domain for domain in stated}
    labels = {root.split(".")[0] for root in roots}
    staff = Counter(domain_of(address) for person in people for address in person.emails)
    counts: Counter[str] = Counter()
    for address, found in seen.items():
        domain = domain_of(address)
        root = registrable_domain(domain) or domain
        if root in roots or root.split(".")[0] in labels or staff[domain] >= 2:
            counts[domain] += 1 if found.role else 2
    for domain, number in staff.items():
        if number >= 2 and not is_free_mail(domain):
            counts[domain] += 3 * number
    return tuple(sorted(counts, key=lambda domain: (-counts[domain], domain not in roots, domain)))


def _told_by_pages(company: Company, pages: Sequence[Contacts]) -> tuple[str, ...]:
    """The one domain that the site itself shows as its own, where none is the company's by name; else nothing.

    An address of free mail that is no person's is how the company is reached, so that any other is somebody else's.
    """
    shown = [[found for found in page.addresses if not _is_makers(found)] for page in pages]
    if any(is_free_mail(domain_of(found.address)) and not found.name for page in shown for found in page):
        return ()
    return _domain_of_most(shown) or _domain_of_mailboxes(company, shown)


def _is_makers(found: FoundAddress) -> bool:
    """Whether the words before an address say that who made the site, or keeps its server, has it."""
    before = [fold(seen.quote).partition(found.address)[0] for seen in found.evidence]
    return any(word in words for words in before for word in contact_words("host") | contact_words("maker"))


def _domain_of_most(pages: Sequence[Sequence[FoundAddress]]) -> tuple[str, ...]:
    """The domain whose addresses stand on most of the pages, as in a footer."""
    shown = Counter(domain for page in pages for domain in {domain_of(found.address) for found in page})
    best, number = next(iter(shown.most_common(1)), ("", 0))
    told = number >= _SEVERAL and 2 * number > len(pages) and list(shown.values()).count(number) == 1
    return (best,) if told and not is_free_mail(best) else ()


def _domain_of_mailboxes(company: Company, pages: Sequence[Sequence[FoundAddress]]) -> tuple[str, ...]:
    """The one domain with mailboxes for several purposes, such as careers@ and events@: a guest or an agency has one.

    Where one page shows them all, they may be an ombudsman's or a partner's, unless the domain bears the own name.
    """
    boxes = [{found.address for found in page if found.role} for page in pages]
    counts = Counter(domain_of(address) for address in set().union(*boxes))
    several = [domain for domain, number in counts.items() if number > 1 and not is_free_mail(domain)]
    if len(several) != 1:
        return ()
    (domain,) = several
    at_once = max(sum(domain_of(address) == domain for address in page) for page in boxes)
    return (domain,) if at_once < counts[domain] or _is_named_alike(domain, company.domain) else ()


def _is_named_alike(one: str, other: str) -> bool:
    """'acmeparks.example' and 'acme.test': the name of one begins or ends with the other's."""
    short, long = sorted(((registrable_domain(d) or d).partition(".")[0] for d in (one, other)), key=len)
    return len(short) >= _TELLING and (long.startswith(short) or long.endswith(short))


def _tie(people: Sequence[Person], own: dict[str, FoundAddress], domains: tuple[str, ...]) -> tuple[Person, ...]:
    """Give each person the addresses that pages tie to the name, or else the one that spells it and nobody else's."""
    held = Counter(address for person in people for address in person.emails)
    shared = frozenset(address for address, holders in held.items() if holders > 1 and is_role_address(address))
    named: dict[str, list[str]] = defaultdict(list)
    spelled: dict[str, list[str]] = defaultdict(list)
    for address, found in own.items():
        if found.name:
            owners = [person.id for person in people if same_person(person.name, found.name)]
            if len(owners) == 1:
                named[owners[0]].append(address)
        elif not found.role and address not in held:
            owners = [person.id for person in people if template_of(person.name, address)]
            if len(owners) == 1:
                spelled[owners[0]].append(address)
    return tuple(_with_emails(person, named[person.id], spelled[person.id], domains, shared) for person in people)


def _with_emails(
    person: Person, named: list[str], spelled: list[str], domains: tuple[str, ...], shared: frozenset[str]
) -> Person:
    """*person* with all addresses that are theirs, the likeliest first.

    Their own stand before a role mailbox, those that spell the name before those that don't (a page may show somebody
    else's beside it), and the company's before others'.
    """
    business = [address for address in person.emails if not is_free_mail(domain_of(address)) and address not in shared]
    emails = dict.fromkeys((*business, *sorted(named), *sorted(spelled)))
    bearing = {address for address in emails if bears_name(address, person.name)}
    ordered = sorted(emails, key=lambda a: (is_role_address(a), a not in bearing, domain_of(a) not in domains))
    return replace(person, emails=tuple(ordered))


def bears_name(address: str, name: str) -> bool:
    """Whether an address shows anything of a name: initials, or a part of it.

    >>> bears_name("rlindqvist@acme.example", "Bob Lindqvist"), bears_name("leeds@acme.example", "Bob Lindqvist")
    (True, False)
    """
    local_part = address.rpartition("@")[0]
    parts = fold(name).split()
    return spells(local_part, name) > 0 or any(len(part) >= _TELLING and part in fold(local_part) for part in parts)


def is_role_address(address: str) -> bool:
    """Whether an address is a role's (info, press …), so that a page may give it to a person, but others read it."""
    return is_role(address.rpartition("@")[0])
