"""What is cut off around names and titles: 'L-R:' before a name, 'of the club', '(left)' behind a title."""

from __future__ import annotations

import re
from functools import cache

from exec_finder.extract.words import alternatives, folded, plain, words_of
from exec_finder.titles.anchors import may_be_title

_CREDIT = 70  # characters at the end of a caption
_LINKED, _LINK_WORDS = 100, 4  # characters of a line with a link, and words that name it
_FEW = 2  # letters
_SIGN = re.compile("[:：/©]")
_APART = r"\s(|·•,–—-"  # what stands between a title and the years


@cache
def for_years() -> re.Pattern[str]:
    """' · 2 años', '(3-year term)' at the end of a title: how long the post is held."""
    return re.compile(rf"(?<![{_APART}])[{_APART}]+\d{{1,2}}\s?-?(?:{alternatives('years')})\)?$", re.IGNORECASE)


@cache
def _body() -> re.Pattern[str]:
    words = "|".join(map(alternatives, ("the-body", "the-company")))
    return re.compile(rf"\s(?:{words})$", re.IGNORECASE)


def without_body(text: str) -> str:
    """'La presidenta' of 'La presidenta de la asociación', before a verb."""
    return _body().sub("", text, count=1)


@cache
def _portrait() -> re.Pattern[str]:
    return re.compile(rf"^(?:{alternatives('portrait')})\s*[:–—-]?\s+(?=(?-i:[^\W\d_a-z]))", re.IGNORECASE)


def without_portrait(text: str) -> str:
    """'Nia Okafor' of 'Portrait of Nia Okafor', the text of a picture."""
    return _portrait().sub("", text, count=1)


@cache
def _row() -> re.Pattern[str]:
    """Before the people of a picture, where a capital or a letter of a script without them follows."""
    return re.compile(
        rf"(?i:(?:{alternatives('row')})\s*[:：,]?|(?:{alternatives('side')})\s*[:：])"
        r"(?:(?<=[:：])\s*|\s+)(?=[^\W\d_a-zà-ÿа-я])"
    )


@cache
def _row_beginnings() -> frozenset[str]:
    """The first letters of what `_row` may match: a look that most lines need no other after."""
    return frozenset(word[:_FEW].lower() for kind in ("row", "side") for word in words_of(kind))


@cache
def _side() -> re.Pattern[str]:
    return re.compile(rf"\s*[(\[（](?:{alternatives('side')})[)\]）]|(?<=\w),\s(?:{alternatives('side')})(?=,\s)")


@cache
def _credit() -> re.Pattern[str]:
    return re.compile(
        rf"(?:[.,;]\s+|(?<=\))\s+|\s[|–—/-]\s+|\s*[(\[])(?i:{alternatives('credit')})\s*[:：/©][^.:]{{2,60}}\.?$"
    )


def without_sides(text: str) -> str:
    """A caption without what tells who is where in the picture, and who took it.

    >>> without_sides("L-R: Nia Okafor (Chair), Percy Lund (Treasurer)"), without_sides("Nia Okafor, Chair (left)")
    ('Nia Okafor (Chair), Percy Lund (Treasurer)', 'Nia Okafor, Chair')
    >>> without_sides("Nia Okafor, Treasurer. Foto: Percy Lund")
    'Nia Okafor, Treasurer'
    """
    begins = not _row_beginnings().isdisjoint((text[:1].lower(), text[:_FEW].lower()))
    met = _row().match(text) if begins else None
    text = text[met.end() :] if met else text
    text = _credit().sub("", text, count=1) if _SIGN.search(text[-_CREDIT:]) else text
    return _side().sub("", text) if any(sign in text for sign in ("(", "（", "[", ",")) else text


@cache
def _aside() -> re.Pattern[str]:
    syllables = r"(?:[A-Za-z]+-)+[A-Za-z]+"
    spelt = rf"(?:{alternatives('pronounced')})[:\s][^()\[\]]{{2,40}}|(?:[A-Za-z]+ )?{syllables}(?: {syllables}){{0,3}}"
    pronouns = rf"(?:{alternatives('pronouns')})\s?/\s?[\w ]{{1,8}}(?:/\s?[\w ]{{1,8}})?"
    return re.compile(rf"\s*(?:[(\[/](?:{spelt})[)\]/]|[(\[|,]?\s?(?:{pronouns})[)\]]?|[+*†‡→↗›»])\s*", re.IGNORECASE)


def is_aside(text: str) -> bool:
    """*text*, in an element of its own beside a name, is her pronouns, how she is called aloud, or a sign.

    >>> [is_aside(text) for text in ("(she/her)", "(NEE-ah oh-KAH-for)", "[pronounced nee-uh]", "+", "(Co-Chair)")]
    [True, True, True, True, False]
    """
    return len(text) < _CREDIT and _aside().fullmatch(text) is not None and not may_be_title(text)


_FOOTNOTE = re.compile(r"(?<=[^\W\d_])\s?[*†‡→↗]+$|(?<=[^\W\d_])\s\+$")


def without_footnote(text: str) -> str:
    """*text* without the sign of a note or of a link at its end: 'Nia Okafor†', 'Treasurer →'."""
    return text if text[-1:].isalnum() else _FOOTNOTE.sub("", text)


def without_link_words(text: str) -> str:
    """*text* without 'Read bio' at its end, two words or more that only say where a link leads.

    >>> [without_link_words(text) for text in ("Treasurer Read more", "Read more", "Head of Read more")]
    ['Treasurer', 'Read more', 'Head of Read more']
    """
    parts = text.split() if len(text) <= _LINKED else []
    for size in range(min(_LINK_WORDS, len(parts)), 1, -1):
        if plain(" ".join(parts[-size:])) in folded("noise"):
            before = parts[-size - 1] if size < len(parts) else ""
            hangs = not before[-1:].isalnum() or plain(before) in folded("small")
            return text if hangs else " ".join(parts[:-size])
    return text
