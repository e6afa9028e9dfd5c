"""Pages parsed, and how deep their elements are nested: a parser's time grows with the square of it."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator
from functools import lru_cache

from selectolax.lexbor import LexborHTMLParser

MAX_DEPTH = 3000
"""Elements open at once. Lexbor takes 5 s for 50,000, and minutes for 500,000."""

# Without an end tag, or closed by what follows: they don't add to the depth (HTML Standard, 13.1.2 and 13.1.2.4).
_FLAT = (
    "area|base|br|col|embed|hr|img|input|link|meta|source|track|wbr|param|p|li|dt|dd|option|optgroup|tr|td|th|thead|"
    "tbody|tfoot|colgroup|caption|html|head|body|rt|rp|frame"
)
_TAG = re.compile(rf"<(/?)(?!(?:{_FLAT})(?![a-z0-9]))([a-z][a-z0-9]*)", re.IGNORECASE)
# Comments and raw text (13.2.5.1): tags that stand in them begin and end nothing. Each runs to the page's end where
# nothing closes it, so that the search stays linear.
_UNREAD = re.compile(r"<!--.*?(?:-->|\Z)|<(script|style)\b.*?(?:</\1|\Z)", re.IGNORECASE | re.DOTALL)
_TEMPLATE = re.compile(r"<(/?)template(?![a-z0-9-])([^>]{0,500})>", re.IGNORECASE)
_SHADOW = re.compile(r"\sshadowroot(?:mode)?(?![\w-])", re.IGNORECASE)
_STEP = {"": 1, "/": -1}
_TAG_LENGTH = 2000  # characters in which a tag ends
# Opened anew where the element around them ends before they do (13.2.4.3): only their own end tag closes them.
_FORMATTING = frozenset(
    ("a", "b", "big", "code", "em", "font", "i", "nobr", "s", "small", "strike", "strong", "tt", "u")
)


def is_too_deep(html: str) -> bool:
    """Whether so many elements are open at once that only a trap can be meant; in linear time, without parsing.

    >>> is_too_deep("<div>" * 5000), is_too_deep("<div></div>" * 5000)
    (True, False)
    """
    signs = html.count("<")
    if signs <= MAX_DEPTH or signs - html.count("</") <= MAX_DEPTH:
        return False  # so few begin that not so many can be open
    html = _UNREAD.sub("", html)
    return _most_open(html) > MAX_DEPTH and any(depth > MAX_DEPTH for _, depth in _depths(html))


def _most_open(html: str) -> int:
    """An upper bound of the depth, at a fraction of the time: as if an end tag ended nothing but its own element."""
    open_: dict[str, int] = {}
    most: dict[str, int] = {}
    for ends, name in _TAG.findall(html):
        now = open_.get(name, 0)
        if not ends:
            open_[name] = now + 1
            most[name] = max(most.get(name, 0), now + 1)
        elif now:
            open_[name] = now - 1
    return sum(most.values())


@lru_cache(maxsize=1)
def parsed(html: str) -> LexborHTMLParser:
    """The tree of *html*, `flattened`: one for all who read the same page in turn, and none of them changes it."""
    return LexborHTMLParser(flattened(opened(html)))


def opened(html: str) -> str:
    """*html* with shadow trees that stand in it (HTML Standard, 4.12.3) as browsers show them: in their element.

    >>> opened('<x-a><template shadowrootmode="open"><p>Nia</p></template></x-a><template>Ada</template>')
    '<x-a><div><p>Nia</p></div></x-a><template>Ada</template>'
    """
    if "shadowroot" not in html.lower():
        return html
    kept: list[str] = []
    shown: list[bool] = []  # of the templates that are open
    start = 0
    for tag in _TEMPLATE.finditer(html):
        ends = tag[1] == "/"
        if not ends:
            shown.append(_SHADOW.search(tag[2]) is not None)
        if shown and (shown.pop() if ends else shown[-1]):
            kept += [html[start : tag.start()], f"<{tag[1]}div>"]
            start = tag.end()
    return "".join(kept) + html[start:]


def flattened(html: str) -> str:
    """*html*, or where it is too deep: without the tags below that depth, all words kept.

    >>> flattened("<b>Nia</b>"), flattened("<i>" * 5000 + "Nia").count("<i>")
    ('<b>Nia</b>', 3000)
    """
    if not is_too_deep(html):
        return html
    html = _UNREAD.sub("", html)
    start = 0
    kept: list[str] = []
    for tag, depth in _depths(html):
        if depth > MAX_DEPTH:
            kept.append(html[start : max(tag.start(), start)])
            start = max(_end(html, tag), start)
    return "".join(kept) + html[start:]


def _end(html: str, tag: re.Match[str]) -> int:
    return html.find(">", tag.end(), tag.end() + _TAG_LENGTH) + 1 or tag.end()


def _depths(html: str) -> Iterator[tuple[re.Match[str], int]]:
    """Each tag with the depth of the element that it begins or ends; an end tag ends all inside its element."""
    names: list[str] = []
    open_: Counter[str] = Counter()
    formatting = 0
    for tag in _TAG.finditer(html):
        name, ends = tag[2].lower(), bool(tag[1])
        if name in _FORMATTING:
            yield tag, len(names) + formatting + (not ends)
            formatting = max(formatting + _STEP[tag[1]], 0)
        elif not ends:
            if (open_["svg"] or open_["math"]) and html[_end(html, tag) - 2] == "/":
                continue  # <path/>: only drawings and formulas have such tags
            names.append(name)
            open_[name] += 1
            yield tag, len(names) + formatting
        elif open_[name]:
            while names[-1] != name:
                open_[names.pop()] -= 1
            yield tag, len(names) + formatting
            open_[names.pop()] -= 1
