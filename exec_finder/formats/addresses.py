"""Addresses as evidence: which are of the domain, which are a person's, and what remains of the local part."""

from __future__ import annotations

import idna

from exec_finder.errors import UsageError
from exec_finder.text import fold


def ascii_domain(domain: str) -> str:
    """A domain in lower-case ASCII (IDNA 2008, UTS 46). Raises UsageError when it is no domain name."""
    text = domain.strip().rstrip(".")
    try:
        plain = idna.encode(text, uts46=True).decode("ascii").lower() if text else ""
    except idna.IDNAError:
        plain = ""
    if "." not in plain:
        raise UsageError(f"{domain!r} is no domain name; write it like acme.example")
    return plain


def local_part(address: str, domain: str) -> str:
    """The local part of an address at *domain* (ASCII), folded, without quotes and plus-tag; empty for all others."""
    local, at, host = address.strip().rpartition("@")
    if not at or not local or len(address) > 320:  # noqa: PLR2004 - RFC 5321 §4.5.3.1: 64 + 1 + 255
        return ""
    if host.casefold() != domain and not _same_domain(host, domain):
        return ""
    if len(local) > 2 and local[0] == local[-1] == '"':  # noqa: PLR2004
        local = local[1:-1]
    return fold(local.partition("+")[0])


def _same_domain(host: str, domain: str) -> bool:
    try:
        return ascii_domain(host) == domain
    except UsageError:
        return False
