"""Addresses as evidence: which are of the domain, which are a person's, and what remains of the local part."""

from __future__ import annotations

import re

from exec_finder.domains import host_of
from exec_finder.errors import UsageError
from exec_finder.text import fold

_MAX_ADDRESS = 320  # RFC 5321 §4.5.3.1: 64 + 1 + 255
_LOCAL = re.compile(r"[^\s@{}\x00-\x1f\x7f]+")
_DOMAIN = re.compile(r"(?=.{4,253}\Z)(?:[a-z0-9_](?:[a-z0-9_-]{0,61}[a-z0-9])?\.)+(?:[a-z]{2,63}|xn--[a-z0-9-]{1,59})")


def ascii_domain(domain: str) -> str:
    """A domain in lower-case ASCII (IDNA 2008). Raises UsageError when it is no domain name."""
    plain = host_of(domain) if not set(domain) & set("/@:?#\\ ") else ""
    if not _DOMAIN.fullmatch(plain):
        raise UsageError(f"{domain!r} is no domain name; write it like acme.example")
    return plain


def local_part(address: str, domain: str) -> str:
    """The local part of an address at *domain* (ASCII): folded, without quotes and plus-tag; empty for all others.

    >>> local_part('"Jane.Doe+news"@ACME.example', "acme.example")
    'jane.doe'
    """
    local, _, host = address.strip().rpartition("@")
    if not local or len(address) > _MAX_ADDRESS or (host.lower() != domain and host_of(host) != domain):
        return ""
    if len(local) > 1 and local[0] == local[-1] == '"':
        local = local[1:-1]
    return _printable(fold(local.partition("+")[0]))


def _printable(local: str) -> str:
    return local if _LOCAL.fullmatch(local) else ""
