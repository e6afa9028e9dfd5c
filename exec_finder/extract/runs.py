"""The runs of text in a line, one for each inline element: joined, and parted where one of them is a name."""

from __future__ import annotations

import re

from exec_finder.extract.judge import SURE, name_score, title_score

EDGE = " ,;:|·•–—-/"
"""What parts a name from a title."""
_LETTERS = re.compile(r"[A-Z]{2,8}(?:,? [A-Z]{2,8}){0,4}")
_WEAK = 0.3
_PLAIN = 0.9  # score of a title whatever else it looks like


def pieces_of(runs: list[tuple[str, int]]) -> list[tuple[str, int]]:
    """Runs with a blank where two inline elements touch, neighbours in one element joined."""
    pieces: list[tuple[str, int]] = []
    for text, element in runs:
        if pieces and pieces[-1][1] == element:
            pieces[-1] = (pieces[-1][0] + text, element)
        elif pieces and _ends_word(pieces[-1][0]) and text[:1].isupper():
            pieces.append((" " + text, element))
        else:
            pieces.append((text, element))
    return pieces


def _ends_word(text: str) -> bool:
    """A small letter, or the full stop of 'M.D.', stands at the end."""
    return text[-1:].islower() or text[-1:] in {".", ")", ","}


def is_parted(text: str, runs: tuple[tuple[str, int], ...]) -> bool:
    """The whole is no name, or one of its runs is plainly a title."""
    return name_score(text) < SURE or any(title_score(run.strip(EDGE)) >= _PLAIN for run, _ in runs)


def is_sentence(text: str, runs: tuple[tuple[str, int], ...]) -> bool:
    """'NAME has been …': a name set in bold that begins a sentence."""
    return text.endswith(".") and runs[1][0].lstrip(" ,;")[:1].islower() and runs[1][0].count(" ") >= 3


def _is_letters(text: str) -> bool:
    """Post-nominals set apart behind a name: 'ACAS, ASA', before the run that is the title."""
    return _LETTERS.fullmatch(text.strip(EDGE)) is not None and title_score(text.strip(EDGE)) < _WEAK


def joined(runs: tuple[tuple[str, int], ...], names: list[bool]) -> list[tuple[tuple[str, int], ...]]:
    """Names alone, and together the runs between them that say something."""
    parts: list[tuple[tuple[str, int], ...]] = []
    after_words = False
    for run, is_name in zip(runs, names, strict=True):
        lettered = bool(parts) and not (is_name or after_words) and len(runs) > 2 and _is_letters(run[0])
        if lettered or (after_words and not is_name):
            parts[-1] = (*parts[-1], run)
        else:
            parts.append((run,))
        after_words = not (is_name or lettered)
    return [part for part in parts if any(text.strip(EDGE) for text, _ in part)]


def shown(parts: tuple[tuple[str, int], ...]) -> str:
    """The text of *parts* without what parts it from its neighbours, but for the colon of 'Treasurer:'."""
    text = " ".join(run for run, _ in parts).rstrip()
    bare = text.strip(EDGE)
    return f"{bare}:" if text.endswith((":", "：")) and title_score(bare) >= _PLAIN else bare
