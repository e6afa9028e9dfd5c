"""Where sentences end in running text."""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import pairwise

from exec_finder.names.lists import words
from exec_finder.titles.lexicon import lexicon

_END = re.compile(r"(?<=\w\w[\w)])[.!?…][”“»\"]?(?=\s)|[.!?][”»\"](?=\s)|。")
_LONGEST = 12  # letters of an abbreviation


def ends(text: str) -> Iterator[int]:
    """Behind which character each sentence but the last ends.

    A full stop ends none behind one or two letters or digits ('J.', 'Dr.', '1.'), nor behind a known abbreviation.

    >>> text = "“We listen.” Prof. Nia A. Okafor joined us in 2019. She leads."
    >>> [text[:end][-5:] for end in ends(text)]
    ['ten.”', '2019.']
    """
    for met in _END.finditer(text):
        if met[0] != "." or not is_short(text[max(0, met.start() - _LONGEST) : met.start()].rpartition(" ")[2].lower()):
            yield met.end()


def sentences(text: str) -> list[str]:
    """The sentences of *text*, each with its stop.

    >>> sentences("She leads. He follows.")
    ['She leads.', 'He follows.']
    """
    bounds = [0, *ends(text), len(text)]
    return [said for low, high in pairwise(bounds) if (said := text[low:high].strip())]


def is_short(word: str) -> bool:
    """*word*, in small letters, is an abbreviation in titles or an honorific, whose full stop ends no sentence."""
    return word in lexicon().shorts or word in words().of("honorific")
