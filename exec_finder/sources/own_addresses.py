"""Addresses at a company's mail domains that stand in public elsewhere than on its pages."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace

from exec_finder.domains import registrable_domain
from exec_finder.extract.addresses import normalise
from exec_finder.mailboxes import is_free_mail, is_role
from exec_finder.models import Company, Contacts, Evidence, FoundAddress
from exec_finder.names import is_person_name
from exec_finder.text import printable, squeeze

_A_NAME = 0.5
_MAX_NAME = 100


def mail_domains(company: Company) -> tuple[str, ...]:
    """Where the company's addresses lie as far as is known: never a domain that gives mailboxes to anybody."""
    known = company.mail_domains or (company.domain,)
    return tuple(domain for domain in known if domain and not is_free_mail(domain))


def own_address(text: str, name: str, company: Company, evidence: Evidence, *, label: str = "") -> FoundAddress | None:
    """*text* where it is an address at one of the company's domains or below; *name* where that is a person's."""
    address = normalise(text)
    local_part, _, domain = address.rpartition("@")
    roots = {registrable_domain(known) or known for known in (*company.mail_domains, company.domain)}
    if not address or is_free_mail(domain) or (registrable_domain(domain) or domain) not in roots:
        return None
    role = is_role(local_part)
    shown = squeeze(printable(name))[:_MAX_NAME]
    named = not role and shown and is_person_name(shown) >= _A_NAME
    return FoundAddress(address, shown if named else None, role=role, evidence=(evidence,), label=label)


def as_contacts(found: Iterable[FoundAddress | None]) -> Contacts:
    """Each address once, with the name that any of its places gives, in order."""
    merged: dict[str, FoundAddress] = {}
    for one in found:
        if one is None:
            continue
        old = merged.get(one.address)
        if old is None or (one.name and not old.name):
            merged[one.address] = replace(one, label=one.label or (old.label if old else ""))
    return Contacts(addresses=tuple(merged.values()))
