"""The words that name the organisation whose page it is: in its address, its title, and what it says of itself."""

from __future__ import annotations

import re
from urllib.parse import SplitResult, urlsplit

from exec_finder.extract.issuer import issuer_words, names_site
from exec_finder.extract.judge import title_score
from exec_finder.extract.page import Page
from exec_finder.extract.words import folded, plain

_TITLE = 0.6
_PARTS = re.compile(r"\s[|–—·»:-]\s")
_DEFINED = re.compile(
    r"(?<![\w.&’'-])"
    r"(?P<firm>(?:[A-Z][\w.&’'-]*,? (?:& |and |of )?){1,7})\(the [“\"](?:Company|Registrant|Corporation|Bank)"
)


def own_words(page: Page, url: str) -> frozenset[str]:
    """Words that name the organisation whose page it is: from its host and the site's name."""
    host = in_parts(url).hostname or ""
    *_, label, domain = ["", *host.split(".")] if "." in host else ("", "")
    labels = [part.replace("-", "") for part in host.split(".") if len(part) > 2 or (part == label and len(domain) > 2)]
    parts = _PARTS.split(page.title)
    joined = "".join(labels)
    site = " ".join(
        part for part in parts[1:] if _is_organisation(part) or (part is parts[-1] and names_site(part, joined))
    )
    words = set(plain(f"{page.site_name} {site}").split()) | set(labels)
    words |= {word for word in plain(page.title).split() if len(word) > 3 and word in joined}
    words |= set(plain(_registrant(page)).split()) - folded("legal")
    own = frozenset(word for word in words if word not in folded("generic") and len(word) > 1)
    own = own if _are_told(page, own) else own | issuer_words(page)
    return own | {initials for name in (page.site_name, *parts[1:]) if (initials := _initials(name))}


def _are_told(page: Page, own: frozenset[str]) -> bool:
    """A line of the page shows one of the words that its address and title give."""
    long = [word for word in own if len(word) > 2]
    return any(word in text for text in (line.text.lower() for line in page.lines) for word in long)


def _initials(name: str) -> str:
    """'blp' for The Bramley Literacy Project, which calls itself BLP; 'bl' for Brook & Lund; '' for other names."""
    words = [word for word in plain(name).split() if word not in folded("small")]
    parted = "&" in name or " and " in name
    return "".join(word[0] for word in words) if len(words) > 2 or (len(words) == 2 and parted) else ""


def _is_organisation(text: str) -> bool:
    """A college between the page's name and the university's in a page's title."""
    return not (folded("organisation") | folded("legal")).isdisjoint(plain(text).split()) and title_score(text) < _TITLE


def in_parts(url: str) -> SplitResult:
    """*url* in parts, all empty where it is none.

    >>> in_parts("https://acme.example/team").hostname, in_parts("https://[acme").hostname
    ('acme.example', None)
    """
    try:
        return urlsplit(url)
    except ValueError:
        return urlsplit("")


def _registrant(page: Page) -> str:
    """Whose filing it is: 'Acme Widgets Inc. (the “Company”)', or the line above '(Exact name of registrant …)'."""
    for line, before in zip(page.lines, [None, *page.lines], strict=False):
        if before and line.text.startswith("(Exact name"):
            return before.text
        met = _DEFINED.search(line.text) if "(the “" in line.text or '(the "' in line.text else None
        if met:
            return met["firm"]
    return ""


def is_part_of(name: str, title: str) -> bool:
    """'San Brook' of 'Pro Loco San Brook', a part of the page's title: a place more than a person."""
    said = f" {plain(name)} "
    return any(said in f" {plain(part)} " and said.strip() != plain(part) for part in _PARTS.split(title))
