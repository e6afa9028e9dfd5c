"""Ways to the company that are not a person: profiles on social networks, contact forms, postal addresses."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import cache, lru_cache
from itertools import pairwise
from urllib.parse import unquote, urlsplit

from selectolax.lexbor import LexborNode

from exec_finder.domains import host_of, normalise_url
from exec_finder.extract.addresses import contact_words
from exec_finder.extract.flow import Flow
from exec_finder.tables import read_rows
from exec_finder.text import fold, printable, shorten, squeeze

__all__ = ["Place", "find_forms", "find_posts", "read_profile"]

_LINK_WORDS_LIMIT = 60
_FIELD = '[type="email" i], [name*="mail" i], [id*="mail" i], [placeholder*="mail" i]'
_MICRODATA_POST = '[itemtype*="PostalAddress"], .adr'
# A postal code with letters beside it: US, CA, GB, and the digits before a town that most of Europe writes.
_TOWN = re.compile(
    r"\b[A-Z]{2}\.? {1,2}\d{5}(?:-\d{4})?\b|\b[A-Z]\d[A-Z] ?\d[A-Z]\d\b|\b[A-Z]{1,2}\d[A-Z\d]? \d[A-Z]{2}\b"
    r"|(?:^|, |[A-Z]{1,2}-)\d{4,5} {1,2}[^\W\d_a-z][^\W\d_]+|[^\W\d_]{3}.? {1,2}\d{4,6}\s*$"
)
_STREET = re.compile(r"^\s*\d{1,5}\w? {1,2}[^\W\d_]|^\s*[^\W\d_][^\d\n]{2,40} \d{1,4}\w?\s*,?$")
_SIGN_UP = re.compile(r"newsletter|comment|subscribe|respond|search|login", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Place:
    """A channel's value and where on the page it stands."""

    value: str
    """URL or line."""
    label: str
    """The words beside it."""
    start: int
    """In the flow's text."""
    end: int
    """In the flow's text."""
    extractor: str
    """form, link, address or microdata."""


@dataclass(frozen=True, slots=True)
class _Network:
    network: str
    host: str
    path: str
    profile: str
    example: str
    counterexample: str


@cache
def _networks() -> tuple[tuple[str, re.Pattern[str], re.Pattern[str], str], ...]:
    return tuple(
        (row.network, re.compile(row.host, re.IGNORECASE), re.compile(row.path, re.IGNORECASE), row.profile)
        for row in read_rows("social_networks.csv", _Network)
    )


@lru_cache(maxsize=4096)
def read_profile(url: str) -> tuple[str, str] | None:
    """A link as (profile's URL in one spelling, 'network handle'); None where it is no profile of an organisation.

    >>> read_profile("http://twitter.com/#!/AcmeExample")
    ('https://x.com/AcmeExample', 'twitter AcmeExample')
    """
    if not 10 < len(url) < 300:
        return None
    try:
        parts = urlsplit(url.strip())
        host = (parts.hostname or "").lower()
    except ValueError:
        return None
    for network, host_pattern, path_pattern, profile in _networks():
        if host_pattern.fullmatch(host):
            match = path_pattern.match(_path_of(network, parts.path, parts.query, parts.fragment))
            return (profile.format(match[1], host=host), f"{network} {_handle(match[1])}") if match else None
    return None


def is_network(url: str) -> bool:
    """Whether *url* lies on a social network, whatever it is there."""
    host = host_of(url)
    return any(pattern.fullmatch(host) for _, pattern, _, _ in _networks())


def _path_of(network: str, path: str, query: str, fragment: str) -> str:
    path = unquote(path).lstrip("/")
    if network == "whatsapp" and query:
        return f"{path}?{query}"
    return f"#{fragment}" if fragment.startswith("!/") and not path else path


def _handle(text: str) -> str:
    return text.rstrip("/").rsplit("/", 1)[-1]


# --- forms -------------------------------------------------------------------------------------------


def find_forms(flow: Flow, url: str) -> Iterator[Place]:
    """Contact forms on the page, and links whose words name one."""
    for form in flow.tree.css("form"):
        if form.css_first("textarea") is not None and form.css_first(_FIELD) is not None and not _is_sign_up(form):
            span = flow.span(form)
            yield Place(
                normalise_url(url) or url, shorten(flow.heading(span.start), 80), span.start, span.start, "form"
            )
    for href, span in flow.linked():
        if 2 <= span.end - span.start <= _LINK_WORDS_LIMIT and (href := href.strip()) and not href.startswith("#"):
            words = squeeze(flow.text[span.start : span.end])
            target = normalise_url(href, url) if _names_form(words) else ""
            if target:
                yield Place(target, printable(words), span.start, span.end, "link")


def _is_sign_up(form: LexborNode) -> bool:
    attributes = form.attributes
    return bool(
        _SIGN_UP.search(" ".join(attributes.get(name) or "" for name in ("id", "class", "action", "name", "role")))
    )


@lru_cache(maxsize=8192)
def _names_form(words: str) -> bool:
    """'Contact us' as a link's words; a site repeats them on all its pages."""
    return fold(words).strip(" .:!?»›>→-") in _form_words()


@cache
def _form_words() -> frozenset[str]:
    return frozenset(map(fold, contact_words("form")))


# --- postal addresses ----------------------------------------------------------------------------------


def find_posts(flow: Flow) -> Iterator[Place]:
    """Postal addresses that `<address>` and microdata mark, each as one line."""
    taken: list[tuple[int, int]] = []
    for selector, extractor in ((_MICRODATA_POST, "microdata"), ("address", "address")):
        for node in flow.tree.css(selector)[:50]:
            span = flow.span(node)
            if any(start < span.end and span.start < end for start, end in taken):
                continue
            lines = flow.text[span.start : min(span.end, span.start + 600)].split("\n")
            found = [line for office in _offices(lines) if (line := _post_line(office))]
            for line in dict.fromkeys(found):
                yield Place(line, shorten(flow.heading(span.start), 80), span.start, span.end, extractor)
            if found:
                taken.append((span.start, span.end))


def _offices(lines: list[str]) -> Iterator[list[str]]:
    """The lines of each office: one ends with the town's line, and a country's, where another town follows."""
    towns = [number for number, line in enumerate(lines) if _TOWN.search(line)]
    start = 0
    for town, following in pairwise(towns):
        if any(_STREET.search(line) for line in lines[town + 1 : following]):
            end = next(n for n in range(town + 1, following + 1) if n == following or _STREET.search(lines[n]))
            while end > town + 1 and not lines[end - 1].strip(" ,"):
                end -= 1
            yield lines[start:end]
            start = end
    yield lines[start:]


def _post_line(lines: Iterable[str]) -> str:
    kept = [squeeze(line).strip(" ,;|") for line in lines]
    kept = [line for line in kept if line and "@" not in line and not _is_contact(line)]
    text = printable(", ".join(dict.fromkeys(kept)))
    return text if 10 <= len(text) <= 300 and any(char.isdigit() for char in text) and " " in text else ""


def _is_contact(line: str) -> bool:
    """A line of an address block that holds a number to call or a link, not a place."""
    first = fold(re.split(r"[\s:.]", line, maxsplit=1)[0])
    digits = sum(char.isdigit() for char in line)
    named = first in contact_words("phone_word") | contact_words("fax_word") | contact_words("mail_word")
    return (named and (digits >= 5 or len(line) < 20)) or digits >= 9 or digits * 2 > len(line) > 8 or "www." in line
