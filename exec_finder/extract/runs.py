"""The runs of text in a line, one for each inline element: joined, and parted where one of them is a name."""

from __future__ import annotations

import re
from functools import cache

from exec_finder.extract.cuts import without_footnote, without_link_words, without_sides
from exec_finder.extract.judge import PLAIN, SURE, name_score, shown_name, title_hint, title_score
from exec_finder.extract.sentences import ends
from exec_finder.extract.words import folded, plain
from exec_finder.names.lists import given_in, key, mainly_family, mainly_given, words

EDGE = " ,;:|·•–—-/"
"""What parts a name from a title."""
# Bullets, arrows, ticks, stars and pictures before the text of a line; dashes may carry on the line before.
_ORNAMENT = re.compile(
    "(?:[_*\u00b7\u00bb\u2022\u2023\u203a\u2190-\u21ff\u25a0-\u27bf\u2b00-\u2bff\U0001f300-\U0001faff]\ufe0f?\\s*)+"
    r"(?<=\s)(?=[^\W\d_])"
)
_STRAY = re.compile(r" (?=[,)\]]|\.(?: |$))|(?<=[(\[]) ")
_MAY_STRAY = re.compile(r" [,.)\]]|[(\[] ")
_DASHED = re.compile(r"\s*[-–—]")
_LETTERS = re.compile(r"[A-Z]{2,8}(?:,? [A-Z]{2,8}){0,4}")
_STOPS = re.compile(r"[\w)][.!?][”“»\"]?$")
_SMALL = re.compile(r"(?<!\w)[^\W\d_A-ZÀ-ÖØ-Þ][^\W\d_]+")
_PHRASE = 3  # words
_FEW = 5  # runs
_HEAD = 30  # characters
_WEAK, _FAIR = 0.3, 0.45
_MOST_SURNAMES = 3
_CAPITALS = 3  # letters
_WORD_END = 8  # letters of a word's end that mark-up sets apart by mistake
_WHOLE = 0.85  # name score of a name in two lines
_TITLE = 0.6  # score of a title alone on a line


def tidied(text: str) -> str:
    """*text* without the blanks that mark-up leaves before commas and full stops and inside brackets, nor '(left)'.

    >>> tidied("Nia Okafor , Treasurer ( acting )")
    'Nia Okafor, Treasurer (acting)'
    """
    return without_link_words(
        without_footnote(without_sides(_STRAY.sub("", text) if _MAY_STRAY.search(text) else text))
    )


def without_ornament(text: str, pieces: list[tuple[str, int]]) -> tuple[str, list[tuple[str, int]]]:
    """A line's text and its pieces from the first letter on, where only signs and a blank stand before it."""
    met = _ORNAMENT.match(text) if text and not text[0].isalnum() else None
    if met is None:
        return text, pieces
    first = next((n for n, (piece, _) in enumerate(pieces) if any(map(str.isalnum, piece))), 0)
    piece, element = pieces[first]
    start = next((n for n, sign in enumerate(piece) if sign.isalnum()), 0)
    return text[met.end() :], [(piece[start:], element), *pieces[first + 1 :]]


def goes_on(before: str, text: str) -> bool:
    """'Dra. Clara Inés' and 'Beltrán Rojas', two lines of a heading: given names, then the surnames that they lack."""
    given = [
        word for word in re.split("[ -]", shown_name(before)) if len(word.rstrip(".")) > 1
    ]  # initials tell nothing
    family = text.split()
    if not 0 < len(family) <= _MOST_SURNAMES or not all(map(_may_be_family, family)) or text.islower():
        return False
    first = next((word for word in family if word[0].isupper()), "")
    if not any(map(given_in, given)) or any(map(mainly_family, given)) or (first and mainly_given(first)):
        return False
    least = _WHOLE if " " in before else SURE  # 'Grace' and 'Price'
    return title_score(text) < _WEAK and name_score(f"{before} {text}") >= least


def _may_be_family(word: str) -> bool:
    """A capital, or a particle alone or before a dash: 'van', 'al-Sayed'."""
    return word[0].isupper() or key(word.partition("-")[0]) in words().of("particle")


def pieces_of(runs: list[tuple[str, int]]) -> list[tuple[str, int]]:
    """Runs with a blank where two inline elements touch, neighbours in one element joined."""
    pieces: list[tuple[str, int]] = []
    for text, element in runs:
        if pieces and pieces[-1][1] == element:
            pieces[-1] = (pieces[-1][0] + text, element)
        elif pieces and len(text) < _WORD_END and text.islower() and text.isalpha() and pieces[-1][0][-1:].isalpha():
            pieces[-1] = (pieces[-1][0] + text, pieces[-1][1])  # 'Treas<b>urer'
        elif pieces and text[:1].isupper() and (_ends_word(pieces[-1][0]) or _meet(pieces[-1][0], text)):
            pieces.append((" " + text, element))
        else:
            pieces.append((text, element))
    return pieces


def _ends_word(text: str) -> bool:
    """A small letter, or the full stop of 'M.D.', stands at the end."""
    return text[-1:].islower() or text[-1:] in {".", ")", ","}


def _meet(before: str, text: str) -> bool:
    """'CEO' and 'Sales', 'OKAFOR' and 'TREASURER': a whole word in capitals ends, and another word begins."""
    last, first = before.rpartition(" ")[2], text.partition(" ")[0]
    if not (last.isupper() and last.isalpha()):
        return False
    return (len(last) > 1 and first[1:2].islower()) or (min(len(last), len(first)) > _CAPITALS and first.isupper())


def is_parted(text: str, runs: tuple[tuple[str, int], ...]) -> bool:
    """The whole is no name, or one of its runs is plainly a title."""
    return name_score(text) < SURE or any(title_score(run.strip(EDGE)) >= PLAIN for run, _ in runs)


def named(texts: list[str]) -> list[bool]:
    """Which runs are names: the sure ones, or the first of two where the other is a title, less plain behind a dash."""
    sure = [name_score(text) >= SURE for text in texts]
    if any(sure) or len(texts) != 2:
        return sure
    least = _FAIR if _DASHED.match(texts[1]) else PLAIN
    told = title_score(texts[1].strip(EDGE)) >= least and name_score(texts[0]) >= _WEAK
    return [told, False]


def without_head(runs: list[tuple[str, int]]) -> list[tuple[str, int]]:
    """The runs without 'Name' or 'Position' in an element of its own before what it says: a head for narrow screens."""
    said = plain(runs[0][0]) if len(runs) > 1 and runs[0][1] != runs[1][1] and len(runs[0][0]) < _HEAD else ""
    if said not in _heads("name") and said not in _heads("title"):
        return runs
    rest = " ".join("".join(run for run, _ in runs[1:]).split())
    told = name_score(rest) >= SURE if said in _heads("name") else title_score(rest) >= PLAIN
    return runs[1:] if told else runs


@cache
def _heads(kind: str) -> frozenset[str]:
    return folded(f"header-{kind}") & folded(f"label-{kind}")


def opens_record(runs: tuple[tuple[str, int], ...]) -> bool:
    """'<b>Nia Okafor</b> <em>Treasurer</em> Nia joined …': name, post and life of a record in three runs."""
    if not 2 < len(runs) < _FEW or title_score(runs[1][0].strip(EDGE)) < PLAIN:
        return False
    return runs[2][0].lstrip()[:1].isupper() and name_score(runs[0][0].strip(EDGE)) >= SURE


def are_parts(runs: list[tuple[str, int]], tags: list[str]) -> bool:
    """'Thomas' and 'More', each in an element of its own within a link: a name in two words, none of them a label."""
    words = [(text.strip(), tags[element]) for text, element in runs if not text.isspace()]
    whole = len(words) == 2 and all(text.isalpha() and text.istitle() and tag == "span" for text, tag in words)
    return whole and bool(given_in(words[0][0]))


def are_people(texts: list[str]) -> bool:
    """Each of *texts* is a name that is whole without the others."""
    return all(" " in text and name_score(text) >= _WHOLE for text in texts)


def is_sentence(text: str, runs: tuple[tuple[str, int], ...]) -> bool:
    """'NAME has been …', '“…,” said NAME, Treasurer.': one sentence with a name that is set in bold or a link."""
    if text.endswith("。"):
        return True
    if not _STOPS.search(text):
        return False
    if runs[1][0].lstrip(" ,;")[:1].islower() and runs[1][0].count(" ") >= _PHRASE:
        return True
    if len(_SMALL.findall(text)) < _PHRASE or any(ends(text)):
        return False  # before the looks at titles, which cost more
    told = sum(len(_SMALL.findall(run)) for run, _ in runs if title_score(run.strip(EDGE)) < PLAIN)
    return told >= _PHRASE


def _is_letters(text: str) -> bool:
    """Post-nominals set apart behind a name: 'ACAS, ASA', before the run that is the title."""
    return _LETTERS.fullmatch(text.strip(EDGE)) is not None and title_score(text.strip(EDGE)) < _WEAK


def _is_behind_place(before: tuple[tuple[str, int], ...], run: tuple[str, int]) -> bool:
    """'Managing Director' behind 'Ashcombe, Acmeland': words with a comma that say nothing of a post."""
    said = " ".join(text for text, _ in before).strip(EDGE)
    return ", " in said and title_hint(said) == 0 and title_score(run[0].strip(EDGE)) >= PLAIN


def joined(runs: tuple[tuple[str, int], ...], names: list[bool]) -> list[tuple[tuple[str, int], ...]]:
    """Names alone, and together the runs between them that say something."""
    parts: list[tuple[tuple[str, int], ...]] = []
    after_words = False
    for run, is_name in zip(runs, names, strict=True):
        lettered = bool(parts) and not (is_name or after_words) and len(runs) > 2 and _is_letters(run[0])
        if after_words and plain(run[0]) in folded("noise"):
            continue  # 'View more' behind a title
        if after_words and not is_name and _is_behind_place(parts[-1], run):
            parts.append((run,))
        elif lettered or (after_words and not is_name):
            parts[-1] = (*parts[-1], run)
        else:
            parts.append((run,))
        after_words = not (is_name or lettered)
    return [part for part in parts if any(text.strip(EDGE) for text, _ in part)]


def shown(parts: tuple[tuple[str, int], ...]) -> str:
    """The text of *parts* without what parts it from its neighbours, but for the colon of 'Treasurer:'."""
    text = tidied(" ".join(run for run, _ in parts).rstrip())
    bare = text.strip(EDGE)
    return f"{bare}:" if text.endswith((":", "：")) and title_score(bare) >= _TITLE else bare
