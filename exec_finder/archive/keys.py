"""What addresses have in common that mean one page (RFC 3986 §6.2), and addresses made fit for a WARC header."""

from __future__ import annotations

import re
from urllib.parse import quote, urlsplit

from exec_finder.domains import host_of

_DEFAULT_PORTS = {"http": 80, "https": 443}
_ESCAPE = re.compile(r"%([0-9A-Fa-f]{2})")
_UNRESERVED = frozenset("ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-._~")
# All of ASCII's printable characters but blank, quotation mark and angle brackets (readers strip these).
_URI_SAFE = "!#$%&'()*+,/:;=?@[\\]^_`{|}~-."


def url_key(url: str) -> str:
    """*url* without fragment and default port, host in ASCII, escapes in one form.

    >>> url_key("HTTPS://Acme.example:443/%7eteam?a=%c3%a4#top") == url_key("https://acme.example/~team?a=ä")
    True
    """
    try:
        parts = urlsplit(url.strip())
        port, scheme = parts.port, parts.scheme
        host = host_of(f"//{parts.hostname or ''}") or parts.hostname or ""
    except ValueError:  # no address at all: equal to itself only
        return one_line(url)
    place = host if port in {None, _DEFAULT_PORTS.get(scheme)} else f"{host}:{port}"
    query = f"?{_escaped(parts.query)}" if parts.query else ""
    return f"{scheme}://{place}{_escaped(parts.path or '/')}{query}"


def is_web_address(url: str) -> bool:
    """Whether *url* is one that a page can have: http(s), with a host, and in a form that can be taken apart."""
    try:
        parts = urlsplit(url)
        _ = parts.port  # raises for ports that are none
    except ValueError:
        return False
    return parts.scheme in _DEFAULT_PORTS and bool(parts.hostname)


def one_line(url: str) -> str:
    """*url* with everything escaped that a header line can't hold."""
    return quote(url, safe=_URI_SAFE, errors="replace")


def _escaped(text: str) -> str:
    def one_form(found: re.Match[str]) -> str:
        letter = chr(int(found[1], 16))
        return letter if letter in _UNRESERVED else found[0].upper()

    return _ESCAPE.sub(one_form, one_line(text))
