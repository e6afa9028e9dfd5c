"""What may be asked of DNS: names and types brought into one form, in all three forms of the door."""

from __future__ import annotations

import re
from typing import NamedTuple

from exec_finder.domains import host_of
from exec_finder.models import DnsAnswer, DnsStatus
from exec_finder.text import shorten

_NO_NAME = re.compile(r"[\s/\\:?#@\[\]\"'()<>,;]")
# RFC 1035 §2.3.4: 63 octets a label, 253 characters in all. Underscores are for names of services (RFC 8552).
_NAME = re.compile(
    r"(?=.{1,253}\Z)[a-z0-9_](?:[a-z0-9_-]{0,61}[a-z0-9_])?(?:\.[a-z0-9_](?:[a-z0-9_-]{0,61}[a-z0-9_])?)*"
)


class Question(NamedTuple):
    """A name in ASCII without the last dot, and a type in capitals."""

    name: str
    rdtype: str


def read_question(name: str, rdtype: str) -> Question | DnsAnswer:
    """The question in its one form; where *name* is no domain name, the answer that it gets: unknown."""
    ascii_name = domain_name(name)
    if ascii_name:
        return Question(ascii_name, rdtype.upper())
    shown = shorten(name, 60)
    return DnsAnswer(shown, rdtype.upper(), DnsStatus.UNKNOWN, why=f"{shown!r} is no domain name")


def domain_name(text: str) -> str:
    """*text* as a domain name in ASCII (IDNA 2008), lower case, without the last dot; '' for what is none.

    >>> domain_name("Bücher.example."), domain_name("acme .example"), domain_name("https://acme.example")
    ('xn--bcher-kva.example', '', '')
    """
    text = text.strip().removesuffix(".")
    if text.endswith(".") or _NO_NAME.search(text):
        return ""
    name = host_of(text)
    return name if _NAME.fullmatch(name) else ""
