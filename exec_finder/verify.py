"""Whether an address or a domain can take mail: syntax, role, free mail, mail domain. No mail server is spoken to."""

from __future__ import annotations

from dataclasses import replace
from typing import Literal

from email_validator import EmailNotValidError, ValidatedEmail, validate_email

from exec_finder.dns import Dns
from exec_finder.dns.question import domain_name
from exec_finder.mailboxes import is_free_mail, is_role
from exec_finder.maildomain import find_mail_domain
from exec_finder.models import Answer, MailDomain, value


@value
class Verification:
    """What is known of an address or a domain without asking its mail server."""

    input: str
    """As it was given."""
    kind: Literal["address", "domain"]
    """What it was read as: an address holds an @."""
    valid: bool
    """Whether its syntax allows mail to it at all (RFC 5321, 6531)."""
    verdict: Answer
    """Whether mail can reach it: no for bad syntax too. Yes says nothing about the mailbox."""
    why: str
    """The reason, in words."""
    address: str = ""
    """In its one form: domain in ASCII and lower case; empty for a domain and for bad syntax."""
    role: bool = False
    """A task or a team reads it, not a person."""
    free_mail: bool = False
    """The domain gives mailboxes to anybody."""
    mail_domain: MailDomain | None = None
    """Whether the domain takes mail; null for bad syntax."""


async def verify_address(text: str, *, dns: Dns) -> Verification:
    """What can be said of an address or a domain by asking DNS; facts about the world are never raised."""
    given = text.strip()
    if "@" not in given:
        return await _verify_domain(text, domain_name(given), dns)
    try:
        read = validate_email(given, check_deliverability=False, strict=True, allow_quoted_local=True)
    except EmailNotValidError as error:
        return Verification(text, "address", valid=False, verdict=Answer.NO, why=f"No address: {error}")
    return await _verify_mailbox(text, read, dns)


async def _verify_domain(text: str, name: str, dns: Dns) -> Verification:
    if "." not in name:
        why = "No domain name: write it like acme.example."
        return Verification(text, "domain", valid=False, verdict=Answer.NO, why=why)
    found = await find_mail_domain(name, dns=dns)
    return Verification(
        text,
        "domain",
        valid=True,
        verdict=found.accepts_mail,
        why=found.why,
        free_mail=is_free_mail(found.domain),
        mail_domain=found,
    )


async def _verify_mailbox(text: str, read: ValidatedEmail, dns: Dns) -> Verification:
    domain = await _verify_domain(text, read.ascii_domain, dns)
    role = is_role(read.local_part)
    notes = [
        domain.why,
        "A task or a team reads this mailbox." if role else "",
        "Anybody can have a mailbox there." if domain.free_mail else "",
        "Not every mail server takes letters beyond ASCII left of the @." if read.smtputf8 else "",
    ]
    address = f"{read.local_part}@{read.ascii_domain}"
    return replace(domain, kind="address", address=address, role=role, why=" ".join(note for note in notes if note))
