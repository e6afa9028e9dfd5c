"""Text as a reader says it: without pictures among its characters, and words that are set letter by letter."""

from __future__ import annotations

import re

from exec_finder.text import whole

_SIGNS = "\u2600-\u2604\u2607-\u27bf\u2b00-\u2bff\ue000-\uf8ff\ufe0f\U0001f000-\U0001faff"
_PICTOGRAPH = re.compile(f"[{_SIGNS}]+(?:\u200d[{_SIGNS}]*)*")
_JOINER = re.compile("(?<=[A-Za-z\u00c0-\u04ff])[\u200c\u200d]+")  # other scripts need them
_LETTERS = r"[^\W\d_](?:[ \u00a0][^\W\d_])+"
_SPACED = re.compile(rf"(?<!\S){_LETTERS}(?:\s{{2,}}{_LETTERS})+(?!\S)")
_PARTED = re.compile(r"\s{2,}")
_LONG = 200  # characters


def spoken(text: str) -> str:
    """*text* without emoji and the signs of icon fonts; 'N I A  L E E' in one word for each.

    >>> spoken("Nia \U0001f469\u200d\U0001f4bb Okafor"), spoken("N I A  O K A F O R")
    ('Nia   Okafor', 'NIA OKAFOR')
    """
    if text.isupper() and len(text) < _LONG and ("  " in text or "\u00a0" in text):
        text = _SPACED.sub(_joined, text)
    return text if text.isascii() else _JOINER.sub("", _PICTOGRAPH.sub(" ", whole(text)))


def _joined(met: re.Match[str]) -> str:
    return " ".join("".join(word.split()) for word in _PARTED.split(met[0]))
