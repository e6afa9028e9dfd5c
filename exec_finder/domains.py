"""Registrable domains, URL forms, and which hosts are one site. Pure; the Public Suffix List is bundled."""

from __future__ import annotations

import re
from functools import cache, lru_cache
from ipaddress import ip_address
from pathlib import Path
from typing import NamedTuple
from urllib.parse import SplitResult, parse_qsl, quote, urlencode, urljoin, urlsplit, urlunsplit

import idna
from publicsuffixlist import PSLFILE

from exec_finder.models import value
from exec_finder.tables import read_lines, read_rows

MAX_URL_LENGTH = 2000
"""Longer addresses are refused: browsers and proxies stop there too, and traps for crawlers don't."""
RESERVED_TLDS = frozenset({"example", "test"})
"""Top-level domains for documentation and tests (RFC 2606 §2): taken as if they were public suffixes."""

_HOST = re.compile(r"[^\s/?#@\\:]+\.[^\s/?#@\\:.]{2,}\.?")
_DEFAULT_PORTS = {"http": 80, "https": 443}
_INDEX_PAGE = re.compile(r"/(?:index|default|home)\.(?:html?|php\d?|aspx?|jsp|cfm)$", re.IGNORECASE)
# RFC 3986 §3.3: what a path may hold without being escaped, and the percent sign of what is escaped already.
_PATH_SAFE = "/%:@!$&'()*+,;=~-._"


@value
class _CountryTld:
    """A top-level domain whose country its letters don't tell."""

    tld: str
    country: str
    note: str


class CompanyUrl(NamedTuple):
    """What a user means who types a domain or an address of a site."""

    host: str
    """In ASCII, lower case, without port."""
    url: str
    """With scheme; https where the user wrote none."""


def host_of(host_or_url: str) -> str:
    """The host name in ASCII (IDNA 2008 after UTS 46), lower case, no port and no last dot; '' where there is none.

    >>> host_of("https://WWW.Müller.example:8443/team")
    'www.xn--mller-kva.example'
    """
    text = host_or_url.strip()
    parts = _split(text if "//" in text else f"//{text}")
    name = (parts.hostname or "") if parts else ""
    return _ascii(name.rstrip("."))


def registrable_domain(host_or_url: str) -> str:
    """The domain under a public suffix of ICANN's part of the list, in ASCII; '' for IP addresses, suffixes, unknown.

    >>> registrable_domain("https://www.acme.co.uk/team"), registrable_domain("192.0.2.1"), registrable_domain("co.uk")
    ('acme.co.uk', '', '')
    """
    return _registrable(host_of(host_or_url), icann=True)


def site_domain(host_or_url: str) -> str:
    """As `registrable_domain`, with the list's private part too: `acme.github.io` is a site of its own."""
    return _registrable(host_of(host_or_url), icann=False)


def country_of(host_or_url: str) -> str:
    """ISO 3166-1 alpha-2 of the top-level domain; '' for generic ones, also those that are a country's by name only.

    What a country sells world-wide it still keeps at home on the second level (`com.co`).

    >>> country_of("acme.co.uk"), country_of("acme.io"), country_of("acme.com"), country_of("acme.com.co")
    ('GB', '', '', 'CO')
    """
    host = host_of(host_or_url)
    tld = host.rpartition(".")[2]
    known = _country_tlds().get(tld)
    at_home = known == "" and len(tld) == 2 and _registrable(host, icann=True).count(".") > 1
    if known is not None and not at_home:
        return known
    return tld.upper() if len(tld) == 2 and tld.isalpha() else ""


def parse_company_url(text: str) -> CompanyUrl | None:
    """The site that *text* names as a domain or URL; None where it reads as a company's name.

    >>> parse_company_url("acme.example/de/")
    CompanyUrl(host='acme.example', url='https://acme.example/de/')
    >>> parse_company_url("Acme, Inc.") is None
    True
    """
    text = text.strip()
    scheme, _, rest = text.rpartition("://")
    if scheme.lower() not in {"", "http", "https"}:
        return None
    if not _HOST.fullmatch(re.split(r"[/?#:]", rest, maxsplit=1)[0]):
        return None
    url = normalise_url(text if scheme else f"https://{rest}")
    return CompanyUrl(host_of(url), url) if url and registrable_domain(url) else None


def normalise_url(url: str, base: str = "") -> str:
    """*url* absolute, as it is fetched; '' for what is no http(s) address, has a password in it, or is over-long.

    Host in ASCII, no default port, no fragment, no parameters that only follow visitors or hold a session, path and
    query percent-encoded in UTF-8.

    >>> normalise_url("../team/?utm_source=x#top", "https://Acme.example/about/us/")
    'https://acme.example/about/team/'
    """
    if len(url) > MAX_URL_LENGTH:
        return ""
    parts = _split(_join(base, url.strip()))
    if parts is None or parts.scheme not in _DEFAULT_PORTS or parts.username is not None:
        return ""
    place = _netloc(parts)
    if not place:
        return ""
    path = quote(_without_session(parts.path) or "/", safe=_PATH_SAFE)
    query = _own_query(parts.query)
    made = urlunsplit((parts.scheme, place, path, query, ""))
    return made if len(made) <= MAX_URL_LENGTH else ""


def page_key(url: str) -> str:
    """What the spellings of one page's address have in common: no scheme, `www.`, index file, doubled or last slash.

    >>> page_key("http://www.acme.example/team/index.html") == page_key("https://acme.example/team")
    True
    """
    parts = urlsplit(url)
    path = re.sub(r"/{2,}", "/", _INDEX_PAGE.sub("/", parts.path)).rstrip("/")
    return f"{parts.netloc.removeprefix('www.')}{path}" + (f"?{parts.query}" if parts.query else "")


# --- inside -------------------------------------------------------------------------------------


@cache
def _suffixes(icann: bool) -> frozenset[str]:
    """The rules of the Public Suffix List, or of ICANN's part, which comes first; the library's reader takes 30 ms."""
    text = Path(PSLFILE).read_text("utf-8")
    lines = (text.partition("===END ICANN DOMAINS===")[0] if icann else text).split("\n")
    return frozenset([line.strip() for line in lines if line and line[0] != "/"])


def _public_labels(labels: list[str], rules: frozenset[str]) -> int:
    """How many labels at the end are a public suffix; 0 where none is known (publicsuffix.org/list, "Algorithm")."""
    for start in range(len(labels)):
        tail, size = ".".join(labels[start:]), len(labels) - start
        if f"!{tail}" in rules:
            return size - 1
        if f"*.{tail}" in rules:  # any label before it; by itself it is a suffix too, as the list's own tests say
            return size + (start > 0)
        if tail in rules:
            return size
    return 0


def _shown(label: str) -> str:
    """A label as the list writes it: not in ASCII's disguise."""
    try:
        return idna.decode(label) if label.startswith("xn--") else label
    except UnicodeError:
        return label


@cache
def _country_tlds() -> dict[str, str]:
    return {row.tld: row.country for row in read_rows("country_tlds.csv", _CountryTld)}


@cache
def _visitor_parameters() -> tuple[frozenset[str], tuple[str, ...]]:
    """Whole names, and beginnings (`utm_*`)."""
    names = read_lines("visitor_parameters.txt")
    return frozenset(names), tuple(name[:-1] for name in names if name.endswith("*"))


@lru_cache(maxsize=4096)
def _registrable(host: str, *, icann: bool) -> str:
    if not host or _is_address(host):
        return ""
    labels = host.split(".")
    if labels[-1] in RESERVED_TLDS:
        return ".".join(labels[-2:]) if len(labels) > 1 else ""
    public = _public_labels(list(map(_shown, labels)), _suffixes(icann))
    return ".".join(labels[-public - 1 :]) if 0 < public < len(labels) else ""


def _is_address(host: str) -> bool:
    try:
        ip_address(host.strip("[]"))
    except ValueError:
        return host.replace(".", "").isdigit()
    return True


def _ascii(name: str) -> str:
    name = name.lower()
    if name.isascii():
        return name if len(name) <= 253 and ".." not in name and not name.startswith(".") else ""
    try:
        return idna.encode(name, uts46=True).decode("ascii")
    except (idna.IDNAError, UnicodeError):
        return ""


def _split(url: str) -> SplitResult | None:
    try:
        parts = urlsplit(url)
        _ = parts.port  # raises for ports that are none
    except ValueError:
        return None
    return parts


def _join(base: str, url: str) -> str:
    try:
        return urljoin(base, url) if base else url
    except ValueError:
        return ""


def _netloc(parts: SplitResult) -> str:
    host = _ascii((parts.hostname or "").rstrip("."))
    if not host or re.search(r"[^\w.:-]", host):
        return ""
    host = f"[{host}]" if ":" in host else host
    return host if parts.port in {None, _DEFAULT_PORTS[parts.scheme]} else f"{host}:{parts.port}"


def _without_session(path: str) -> str:
    """`/team;jsessionid=1F` is `/team`: servlet containers write the visitor's session there."""
    return re.sub(r";jsessionid=[^/;]*", "", path, flags=re.IGNORECASE)


def _own_query(query: str) -> str:
    """*query* without visitors' parameters; untouched where it holds none, for servers are strict about its form."""
    whole, beginnings = _visitor_parameters()
    pairs = parse_qsl(query, keep_blank_values=True, max_num_fields=None)
    kept = [(k, v) for k, v in pairs if k.lower() not in whole and not k.lower().startswith(beginnings)]
    return quote(query, safe=_PATH_SAFE + "?[]") if len(kept) == len(pairs) else urlencode(kept)
