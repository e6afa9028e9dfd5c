"""What a page links to, where it sends its visitors on, and what it says about itself."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from functools import lru_cache
from itertools import islice
from typing import Any, NamedTuple

from selectolax.lexbor import LexborHTMLParser, LexborNode

from exec_finder.depth import parsed
from exec_finder.domains import normalise_url, registrable_domain
from exec_finder.models import Page
from exec_finder.text import fold, printable, shorten

MAX_LINKS = 3000
"""Links of one page that are looked at; menus of the largest shops have about a thousand."""

_REFRESH = re.compile(r"url\s*=\s*['\"]?([^'\">\s]+)", re.IGNORECASE)
_SCRIPT_REDIRECT = re.compile(
    r"(?:window|document|top|self)?\.?location(?:\.href)?(?:\s*=\s*|\.(?:replace|assign)\(\s*)[\"']([^\"'\s]{1,500})[\"']"
)
_ROOT = re.compile(r"^(https?://[^/?#]+).*", re.DOTALL)
_FEED = re.compile(r"^application/(?:rss\+xml|atom\+xml|feed\+json|json)\b(?!\+)", re.IGNORECASE)
_MENUS = frozenset({"nav", "header", "footer"})
_LEVELS = 12  # elements looked at outwards from a link, and in an entry of a list
_ENTRY_LIMIT = 40  # letters: what is longer is no entry of a menu
_TITLE_PARTS = re.compile(r"\s+[|–—·»:-]\s+|\s*[|»·]\s*")
_ORGANISATION_TYPES = ("Organization", "Corporation", "LocalBusiness", "NGO", "Company", "BankOrCreditUnion")


class Link(NamedTuple):
    """One link of a page."""

    url: str
    texts: tuple[str, ...]
    """Its words, title and label, as far as there are any."""
    in_menu: bool
    """In navigation, header or footer."""
    under: str = ""
    """The entry of a list in whose own list it stands: 'Team' over 'Sector chiefs' in a menu; '' for most links."""


class PageLinks(NamedTuple):
    """What a page says about other pages and about whose it is."""

    links: tuple[Link, ...]
    """In page order, one a URL and text."""
    forward: str
    """Where the page only sends on to (meta refresh, lone frame, script); '' where it has content of its own."""
    twins: tuple[str, ...]
    """The same page in other languages."""
    feeds: tuple[str, ...]
    """RSS, Atom and JSON feeds that it names."""
    language: str
    """ISO 639-1 of `<html lang>`; '' where unsaid."""
    organisation: str
    """Whose site it is, in its own words; '' where it does not say."""
    headings: tuple[str, ...]
    """Its first headings and its title: what it is about."""


def read_links(page: Page) -> PageLinks:
    """The links of *page*, absolute; an empty value for a page without HTML."""
    tree = parsed(page.html)
    base = _base(tree, page.url)
    links = tuple(dict.fromkeys(_links(tree, base)))
    return PageLinks(
        links=links,
        forward=_forward(tree, page.html, base, links),
        twins=_twins(tree, base),
        feeds=_feeds(tree, base),
        language=_language(tree),
        organisation=_organisation(tree, page.url),
        headings=_headings(tree),
    )


def _base(tree: LexborHTMLParser, url: str) -> str:
    node = tree.css_first("base[href]")
    return (normalise_url(node.attributes.get("href") or "", url) if node else "") or url


def _links(tree: LexborHTMLParser, base: str) -> Iterator[Link]:
    root = _ROOT.sub(r"\1", base)
    entries: dict[int, str] = {}
    for node in tree.css("a[href], area[href]")[:MAX_LINKS]:
        href = node.attributes.get("href") or ""
        # What starts at the site's root is the same on each page, so that it is worked out once.
        from_root = href.startswith(("/", "http:", "https:"))
        url = "" if href.startswith("#") else _normalised(href, root if from_root else base)
        if url:
            yield Link(url, _texts(node), *_place(node, entries))


_normalised = lru_cache(maxsize=20_000)(normalise_url)


def _texts(node: LexborNode) -> tuple[str, ...]:
    attributes = node.attributes
    found = [node.text(separator=" ", strip=True)[:300], attributes.get("title"), attributes.get("aria-label")]
    image = None if found[0] else node.css_first("img[alt]")
    if image is not None:
        found.append(image.attributes.get("alt"))
    return tuple(dict.fromkeys(printable(text[:300]) for text in found if text and text.strip()))


def _place(node: LexborNode, entries: dict[int, str]) -> tuple[bool, str]:
    """Whether a link stands in a menu, and what the entry around the list that holds it is called.

    entries: what was found so for other links, by the list's `mem_id`.
    """
    inner, tag = node, node.tag
    in_menu = in_list = False
    under: str | None = None
    for _ in range(_LEVELS):
        above: LexborNode | None = inner.parent
        if above is None or (in_menu and under is not None):
            break
        in_list = in_list or tag == "ul"
        tag = above.tag
        in_menu = in_menu or tag in _MENUS
        if tag == "li" and in_list and under is None:
            under = entries.get(inner.mem_id)
            if under is None:
                under = entries[inner.mem_id] = _called(above, inner)
        inner = above
    return in_menu, under or ""


def _called(entry: LexborNode, below: LexborNode) -> str:
    """The short text of *entry* before the list *below* in it; no more of it is looked at, however long it is."""
    for child in islice(entry.iter(include_text=True), _LEVELS):
        if child == below:
            break
        inside = islice(child.traverse(include_text=True), _LEVELS)
        text = printable(" ".join(node.text_content or "" for node in inside if node.tag == "-text")[:200])
        if text:
            return text if len(text) <= _ENTRY_LIMIT else ""
    return ""


def _forward(tree: LexborHTMLParser, html: str, base: str, links: tuple[Link, ...]) -> str:
    for node in tree.css("meta[http-equiv]"):
        if (node.attributes.get("http-equiv") or "").lower() == "refresh":
            goal = _REFRESH.search((node.attributes.get("content") or "")[:1000])
            if goal:
                return normalise_url(goal[1], base)
    frames = tree.css("frame[src], body > iframe[src]")
    if len(frames) >= 1 and len(links) < 2:
        return normalise_url(frames[-1].attributes.get("src") or "", base)
    script = _SCRIPT_REDIRECT.search(html[:5000]) if len(links) < 2 else None
    return normalise_url(script[1], base) if script else ""


def _twins(tree: LexborHTMLParser, base: str) -> tuple[str, ...]:
    nodes = tree.css("link[rel=alternate][hreflang][href]")[:100]
    found = (normalise_url(node.attributes.get("href") or "", base) for node in nodes)
    return tuple(dict.fromkeys(url for url in found if url))


def _feeds(tree: LexborHTMLParser, base: str) -> tuple[str, ...]:
    nodes = tree.css("link[rel~=alternate][type][href]")[:20]
    named = (n.attributes.get("href") for n in nodes if _FEED.search(n.attributes.get("type") or ""))
    return tuple(dict.fromkeys(url for url in (normalise_url(href or "", base) for href in named) if url))


def _language(tree: LexborHTMLParser) -> str:
    node = tree.css_first("html[lang]")
    code = (node.attributes.get("lang") or "")[:2].lower() if node else ""
    return code if code.isascii() and code.isalpha() else ""


def _headings(tree: LexborHTMLParser) -> tuple[str, ...]:
    texts = [printable(node.text(separator=" ")[:200]) for node in tree.css("h1")[:3]]
    title = tree.css_first("title")
    texts += _TITLE_PARTS.split(printable(title.text()[:300]))[:1] if title else []
    return tuple(text for text in texts if text)


def _organisation(tree: LexborHTMLParser, url: str) -> str:
    node = tree.css_first('meta[property="og:site_name"]')
    name = (node.attributes.get("content") or "") if node else ""
    title = tree.css_first("title")
    name = name or next(_organisations(tree), "") or (title.text() if title else "")
    return shorten(_name_in(printable(name[:300]), registrable_domain(url).split(".")[0]), 100)


def _name_in(text: str, label: str) -> str:
    """The part of a title that the domain speaks of: 'Home | Acme – We make anvils' of acme.example is of Acme."""
    parts = [part for part in _TITLE_PARTS.split(text) if len(part) > 1]

    def told(part: str) -> int:
        return sum(len(word) for word in re.findall(r"\w{3,}", fold(part)) if word in label)

    return min(parts, key=lambda part: (-told(part), len(part)), default="")


def _organisations(tree: LexborHTMLParser) -> Iterator[str]:
    for node in tree.css('script[type="application/ld+json"]')[:20]:
        try:
            data = json.loads(node.text())
        except (ValueError, RecursionError):
            continue
        for item in _items(data):
            if str(item.get("@type")).rpartition("/")[2] in _ORGANISATION_TYPES and isinstance(item.get("name"), str):
                yield item["name"]


def _items(data: Any) -> Iterator[dict[str, Any]]:
    """The top of a JSON-LD document: one object, a list, or a graph."""
    tops = data if isinstance(data, list) else [data]
    for top in tops[:50]:
        if isinstance(top, dict):
            yield top
            graph = top.get("@graph")
            yield from (item for item in graph[:200] if isinstance(item, dict)) if isinstance(graph, list) else ()
