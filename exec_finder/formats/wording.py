"""Formats in words that a layman understands."""

from __future__ import annotations


def plain(template: str) -> str:
    """A template in words.

    >>> plain("{f}.{last}"), plain("{first}{l}")
    ('g.family', 'givenf')
    """
    words = template
    for token, word in (("{first", "{given"), ("{last", "{family"), ("{f}", "g"), ("{l}", "f")):
        words = words.replace(token, word)
    return words.replace("{", "").replace("}", "").replace(":.", "")


def count(follow: int, known: int, template: str) -> str:
    """How many known addresses look so.

    >>> count(4, 5, "{first}_{last}")
    '4 of 5 known addresses look like given_family'
    """
    if known == 1:
        return f"the 1 known address {'looks' if follow else 'does not look'} like {plain(template)}"
    look = "looks" if follow == 1 else "look"
    return f"{follow or 'none'} of {known} known addresses {look} like {plain(template)}"
