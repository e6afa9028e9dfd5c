"""Whether a domain takes mail: by its MX and address records, and no further."""

from __future__ import annotations

import asyncio
from collections.abc import Sequence
from functools import cache

from exec_finder.dns import Dns
from exec_finder.dns.live import LiveDns
from exec_finder.dns.question import domain_name
from exec_finder.errors import UsageError
from exec_finder.models import Answer, DnsAnswer, DnsStatus, MailDomain, value
from exec_finder.tables import read_rows


@value
class MailProvider:
    """Host names by which a provider of mail is known, or a filter in front of it."""

    provider: str
    """Short name, lower case."""
    mx_suffix: str
    """End of its exchangers' names, whole labels."""
    example: str
    """An exchanger that the row recognises."""
    source: str
    """Where the name is from."""


def check_mail_domain(domain: str, *, dns: Dns | None = None) -> MailDomain:
    """Whether *domain* takes mail: yes, no or unknown, its exchangers, who runs them, and why in words.

    dns: the door to ask through; the system's servers where None. For code without an event loop.
    Raises UsageError where *domain* is no domain name.
    """
    if not domain_name(domain):
        raise UsageError(f"{domain!r} is no domain name; write it like acme.example")
    return asyncio.run(find_mail_domain(domain, dns=dns or LiveDns()))


async def find_mail_domain(domain: str, *, dns: Dns) -> MailDomain:
    """As `check_mail_domain`; a text that is no domain name is unknown here, for it may come from a page."""
    mx = await dns.resolve(domain, "MX")
    if mx.status is DnsStatus.ANSWER:
        return _by_exchangers(mx)
    if mx.status is DnsStatus.NXDOMAIN:
        return MailDomain(mx.name, Answer.NO, why="The domain does not exist.")
    if mx.status is DnsStatus.UNKNOWN:
        return MailDomain(mx.name, Answer.UNKNOWN, why=f"Its mail servers could not be looked up: {mx.why}.")
    return _by_addresses(mx.name, await asyncio.gather(dns.resolve(domain, "A"), dns.resolve(domain, "AAAA")))


def provider_of(mx: tuple[str, ...]) -> str:
    """Who runs the exchangers (`google`, `microsoft` …), by the first whose name tells; '' where none does.

    >>> provider_of(("aspmx.l.google.com",))
    'google'
    """
    for host in mx:
        labels = host.lower().rstrip(".").split(".")
        for start in range(len(labels)):
            provider = _providers().get(".".join(labels[start:]))
            if provider:
                return provider
    return ""


# --- inside -------------------------------------------------------------------------------------


@cache
def _providers() -> dict[str, str]:
    return {row.mx_suffix: row.provider for row in read_rows("mail_providers.csv", MailProvider)}


def _by_exchangers(answer: DnsAnswer) -> MailDomain:
    pairs = sorted(_exchanger(record) for record in answer.records)
    hosts = tuple(dict.fromkeys(host for _, host in pairs if host))
    if not hosts:  # RFC 7505: a sole MX with an empty name
        return MailDomain(answer.name, Answer.NO, why="The domain says itself that it takes no mail (null MX).")
    provider = provider_of(hosts)
    by = f", run by {provider}" if provider else ""
    return MailDomain(answer.name, Answer.YES, hosts, provider, f"The domain names its mail server: {hosts[0]}{by}.")


def _exchanger(record: str) -> tuple[int, str]:
    """Preference and host, lower case without the last dot, of `10 mx.acme.example.`."""
    preference, _, host = record.partition(" ")
    return (int(preference) if preference.isascii() and preference.isdigit() else 0), host.strip().lower().rstrip(".")


def _by_addresses(name: str, answers: Sequence[DnsAnswer]) -> MailDomain:
    """RFC 5321 §5.1: without MX, the host of the domain's own name takes the mail."""
    if any(answer.status is DnsStatus.ANSWER for answer in answers):
        why = "The domain names no mail server, so mail goes to the computer of the same name (RFC 5321)."
        return MailDomain(name, Answer.YES, (name,), provider_of((name,)), why)
    for answer in answers:
        if answer.status is DnsStatus.UNKNOWN:
            why = f"The domain names no mail server, and its own address could not be looked up: {answer.why}."
            return MailDomain(name, Answer.UNKNOWN, why=why)
    return MailDomain(name, Answer.NO, why="The domain has neither a mail server nor a computer of its own name.")
