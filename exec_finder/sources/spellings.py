"""How a site spells the addresses of its own pages, learned from where it redirects to.

A site whose links leave the last slash out answers each with a redirect to the page with it: two requests a page. Once
it has shown so a few times, pages are asked for as the site calls them.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Callable
from dataclasses import dataclass, field
from urllib.parse import urlsplit, urlunsplit

_SURE = 2  # redirects of one kind, and none of its kind that was not redirected
_INDEX = re.compile(r"/(?:index|default)\.(?:html?|php|aspx?)$", re.IGNORECASE)
_PAGE_ENDING = re.compile(r"(?<=[^/])\.(?:html?|php|aspx?)$", re.IGNORECASE)
_HAS_ENDING = re.compile(r"\.\w{1,5}$")


def _path(change: Callable[[str], str]) -> Callable[[str], str]:
    def changed(url: str) -> str:
        parts = urlsplit(url)
        return urlunsplit(parts._replace(path=change(parts.path) or "/"))

    return changed


def _slash(path: str) -> str:
    return path if path.endswith("/") or _HAS_ENDING.search(path) else path + "/"


# In the order in which they are tried and made; each leaves alone what has its form already.
_CHANGES: dict[str, Callable[[str], str]] = {
    "https": lambda url: re.sub(r"^http://", "https://", url),
    "www": lambda url: re.sub(r"^(https?://)(?!www\.)", r"\1www.", url),
    "no www": lambda url: re.sub(r"^(https?://)www\.", r"\1", url),
    "single slashes": _path(lambda path: re.sub("/{2,}", "/", path)),
    "no index": _path(lambda path: _INDEX.sub("/", path)),
    "no ending": _path(lambda path: _PAGE_ENDING.sub("", path)),
    "slash": _path(_slash),
    "no slash": _path(lambda path: path.rstrip("/")),
}


@dataclass(slots=True)
class Spellings:
    """What the redirects of each host have shown so far."""

    _moved: Counter[tuple[str, str]] = field(default_factory=Counter)
    _stayed: Counter[tuple[str, str]] = field(default_factory=Counter)

    def of(self, url: str) -> str:
        """*url* as its site is likely to call it.

        >>> learned = Spellings()
        >>> for page in ("team", "press"):
        ...     learned.answered(f"http://acme.example/{page}", f"https://acme.example/{page}/")
        >>> learned.of("http://acme.example/about")
        'https://acme.example/about/'
        """
        host = urlsplit(url).netloc
        for name, change in _CHANGES.items():
            if self._moved[host, name] >= _SURE and not self._stayed[host, name]:
                url = change(url)
        return url

    def answered(self, asked: str, final: str) -> None:
        """Tell what the page that was *asked* for is called in the end.

        Servers behind another that does the encryption send on to http:// without meaning it: that teaches nothing.
        """
        if asked.startswith("https://"):
            final = re.sub(r"^http://", "https://", final)
        host, wanted = urlsplit(asked).netloc, asked
        made = _steps(asked, final)
        if asked != final and not made:
            return  # another page, which says nothing about spelling
        for name, change in _CHANGES.items():
            if name in made:
                self._moved[host, name] += 1
                wanted = change(wanted)
            elif change(wanted) != wanted:
                self._stayed[host, name] += 1


def _steps(asked: str, final: str) -> set[str]:
    """The changes that make *final* of *asked*; none where it is another page."""
    made: set[str] = set()
    here = asked
    for name, change in _CHANGES.items():
        there = change(here)
        if there != here and _is_nearer(there, here, final):
            made.add(name)
            here = there
    return made if here == final else set()


def _is_nearer(there: str, here: str, final: str) -> bool:
    """Whether a change leads towards *final*: scheme and host first, then the path's end."""
    new, old, goal = urlsplit(there), urlsplit(here), urlsplit(final)
    if (new.scheme, new.netloc) != (old.scheme, old.netloc):
        return (new.scheme == goal.scheme != old.scheme) or (new.netloc == goal.netloc != old.netloc)
    if "//" in old.path and "//" not in goal.path:
        return "//" not in new.path
    return goal.path == new.path or goal.path.rstrip("/") == new.path.rstrip("/") != old.path.rstrip("/")
