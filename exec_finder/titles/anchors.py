"""A quick no: lines that hold no word of any rank are no titles, and most lines of a page are such."""

from __future__ import annotations

import re
from functools import cache, lru_cache

from exec_finder.titles.lexicon import may_make_title

_WORD = re.compile(r"[^\s,;:|/()\[\]{}&+@•·–—―、，／（）・「」«»-]+")
_SPACED = re.compile(r"(?:\b\w\. ?){2}")
_MOST_WORDS = 65536


@lru_cache(maxsize=8192)
def may_be_title(line: str) -> bool:
    """False where no phrase that makes a title can be in *line*; a microsecond or two.

    >>> may_be_title("Chief Cook"), may_be_title("Our founders"), may_be_title("Opening hours on Sunday")
    (True, True, False)
    """
    known = _known()
    if any(map(known.__getitem__, _WORD.findall(line))):
        return True
    return line.count(".") > 1 and _SPACED.search(line) is not None


class _Known(dict[str, bool]):
    """Whether a word, or what it is the plural of, may be part of a rank; worked out once a word."""

    def __missing__(self, word: str) -> bool:
        if len(self) >= _MOST_WORDS:
            self.clear()
        found = self[word] = may_make_title(word) or (word.endswith("s") and may_make_title(word[:-1]))
        return found


@cache
def _known() -> _Known:
    return _Known()
