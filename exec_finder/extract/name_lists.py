"""Several people in one line below or behind one label: 'Directors: Nia Okafor · Percy Lund · Ada Dean'."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache, lru_cache
from itertools import product
from typing import NamedTuple

from exec_finder.extract import phrases
from exec_finder.extract.judge import SURE, is_byline, name_score, names_posts, title_score
from exec_finder.extract.page import HEADINGS, Line, Mark, Page
from exec_finder.extract.words import folded, plain, section_kind, words_of
from exec_finder.names.lists import given_in, key, words
from exec_finder.tables import read_cells
from exec_finder.titles.lexicon import read_items

_LONGEST, _LABEL = 800, 70  # characters of a line with several people, and of what they are
_PART = 60  # characters of one name
_MANY, _MOST = 3, 60  # names that need no office over them, and of one line
_LABELLED = re.compile(r"\s*[:：]\s*|\s[–—-]\s")
_PARTING = re.compile(r"[,;/、，·・•|–—&＆-]")
_BETWEEN = r"\s*[,;/、，•|＆]\s*|\s*·\s*|\s+[–—-]\s+|(?<=[\u3400-\u9fff])・(?=[\u3400-\u9fff])"
_UNSPACED = re.compile("[\u3400-\u9fff々]{2,5}|[\uac00-\ud7a3]{3}")  # a whole name without a blank
_INITIAL = re.compile(r"[^\W\d_]\. ")
_EDGES = " .,;:"
_WEAK, _SLIGHT = 0.3, 0.1  # name score of what is none, and of a few with a known given name among sure names
_LABEL_ENDS = " :：–—-"
_UNMARKED = frozenset({"de", "ja", "ko", "zh"})  # languages in which an office may read the same in the plural
_OURS = frozenset({"people", "board"})
_HEADS = frozenset({"dt", "th", *HEADINGS})


class PluralRow(NamedTuple):
    """A row of data/titles/plurals.csv: the end of offices in the plural, and what stands there in the singular."""

    lang: str
    ending: str
    singular: str
    example: str


class Listed(NamedTuple):
    """The names of a line, and the office that they all hold; '' where only a heading tells of people."""

    names: list[str]
    office: str

    @property
    def form(self) -> str:
        """Of the pairs of these names: members are some body's that a heading names."""
        return "members-title-name" if plain(self.office) in folded("members") else "listed-title-name"


def listed_people(page: Page, line: Line) -> Listed | None:
    """The people of a line that names nobody else and nothing else, where a label tells what they are."""
    text = line.text
    if len(text) > _LONGEST:
        return None
    met = _LABELLED.search(text, 0, _LABEL)
    label, rest = (text[: met.start()].strip(), text[met.end() :]) if met else ("", "")
    if label and rest and (heads_posts(label) or section_kind(label) in _OURS):
        names = people_of(rest) or _first_of(page, line, label, rest)
        return Listed(names, phrases.bare_heading(label)) if names and _may_hold(names, label) else None
    names = people_of(text) if _PARTING.search(text) or not _and_words().isdisjoint(text.lower().split()) else []
    over = label_over(page, line) if names else None
    office = office_in(over) if over else ""
    told = _may_hold(names, office) if office else over and len(names) >= _MANY
    return Listed(names, office) if told else None


@cache
def _and_words() -> frozenset[str]:
    return frozenset(word.lower() for word in words_of("and"))


def _may_hold(names: list[str], office: str) -> bool:
    """An office that one alone holds is said of several but seldom: behind a name stands a club or a branch."""
    return are_several(office) or all(any(map(given_in, re.split("[ -]", name))) for name in names)


def _first_of(page: Page, line: Line, label: str, name: str) -> list[str]:
    """The name behind 'Directors:', the first of a list that goes on in the lines below."""
    below = page.lines[line.index + 1] if line.index + 1 < len(page.lines) else None
    goes_on = below is not None and below.block == line.block and name_score(below.text) >= SURE
    return [name] if goes_on and are_several(label) and name_score(name) >= SURE > title_score(name) else []


def label_over(page: Page, line: Line) -> Line | None:
    """The line that tells what the people of *line* are: a heading, a head of a row, a line with a colon, …"""
    index = line.index - 1
    if index > 0 and page.lines[index].marks & Mark.ALT:
        index -= 1  # a picture
    over = page.lines[index] if index >= 0 else None
    if over is None or not over.text or len(over.text) > _LABEL:
        return None
    label = over.text.rstrip(_LABEL_ENDS)
    near = _is_close(page, over, line, label) or _is_beside(page, over, line)
    if heads_posts(label):
        return over if near or _may_head(page, over, label) else None
    apart = over.block != line.block and (line.heading or _is_titled(page, line))
    return over if near and section_kind(label) in _OURS and not apart else None


def _is_beside(page: Page, over: Line, line: Line) -> bool:
    """Two elements that are all that stands in the one around them: a label and what it labels."""
    around = page.parent[line.block]
    return around == page.parent[over.block] and page.subtree(around) == (over.index, line.index + 1)


def _is_titled(page: Page, line: Line) -> bool:
    """What follows the names is what they are: 'Nia & Percy Lund' over 'Co-Chairs'."""
    below = page.lines[line.index + 1].text if line.index + 1 < len(page.lines) else ""
    return title_score(below) >= SURE or heads_posts(below)


def _is_close(page: Page, over: Line, line: Line, label: str) -> bool:
    """By its mark-up or its colon line *over* belongs to what follows."""
    beside = over.column >= 0 and over.column + 1 == line.column
    headed = over.heading or page.tags[over.block] in _HEADS
    within = over.block == line.block and over.place != line.place
    return within or bool(headed) or beside or label != over.text


def _may_head(page: Page, over: Line, label: str) -> bool:
    """An office in the plural, or one that is no title of a name above it."""
    above = page.lines[over.index - 1].text if over.index else ""
    return are_several(label) or name_score(above) < _WEAK


def are_several(label: str) -> bool:
    """*label* is an office in the plural, or a language's that shows no plural; 'Chair' is somebody's alone.

    >>> are_several("Directeurs"), are_several("Beisitzer"), are_several("Director"), are_several("Junta directiva")
    (True, True, False, True)
    """
    if title_score(label) < SURE:
        return heads_posts(label) or section_kind(label) in _OURS
    if any(title_score(form) >= SURE for form in singulars(label) if form != label):
        return True
    ranks = (item.entry for item in read_items(label)[0] if item.entry.kind == "rank")
    return any(not _UNMARKED.isdisjoint(rank.lang) for rank in ranks)


def office_in(over: Line) -> str:
    """What the line over names says of them all: 'Our team' names no office."""
    label = over.text.rstrip(_LABEL_ENDS)
    told = heads_posts(label) or title_score(label) > 0 or section_kind(label) == "board"  # 'Dirección': an address
    return phrases.bare_heading(label) if told else ""


@lru_cache(maxsize=4096)
def people_of(text: str) -> list[str]:
    """The names of a text that is nothing but names; empty where a part is anything else, or there is but one.

    >>> people_of("Nia Okafor, Percy Lund, PhD and Ada Brandt"), people_of("Nia Okafor, Treasurer")
    (['Nia Okafor', 'Percy Lund, PhD', 'Ada Brandt'], [])
    """
    for pattern in (_between(), _above_commas()):
        parts = [part for part in (piece.strip(_EDGES) for piece in pattern.split(text)) if part]
        if len(parts) < 2 or not (given_in(parts[0]) or _may_be_one(parts[0])):
            continue
        names = _with_letters(parts)
        names = in_full(names) if len(names) == 2 and phrases.and_between().search(text) else names
        if 1 < len(names) <= _MOST and _are_names(names):
            return names
    return []


@cache
def _between() -> re.Pattern[str]:
    return re.compile(rf"{phrases.listed().pattern}|{_BETWEEN}")


@cache
def _above_commas() -> re.Pattern[str]:
    """Between 'Okafor, Nia' and 'Lund, Percy'."""
    return re.compile(rf"\s*[;/•|·]\s*|{phrases.and_between().pattern}")


def _with_letters(parts: list[str]) -> list[str]:
    """Letters of degrees and 'Jr.' with the name before them."""
    names: list[str] = []
    for part in parts:
        letters = key(part.partition(" ")[0]) in words().of("postnominal") or plain(part) in {"jr", "sr"}
        if names and letters and name_score(part) < SURE:
            names[-1] = f"{names[-1]}, {part}"
        else:
            names.append(part)
    return names


def in_full(names: list[str]) -> list[str]:
    """'Nia Lund' for 'Nia' in 'Nia and Percy Lund': a family name that is said once."""
    return [
        f"{name} {after.partition(' ')[2]}" if name.isalpha() and " " in after and given_in(name) else name
        for name, after in zip(names, [*names[1:], ""], strict=False)
    ]


def _are_names(names: list[str]) -> bool:
    """All may be names, and nearly all surely are."""
    if max(map(len, names)) > _PART:
        return False
    sure = sum(name_score(name) >= SURE for name in names)
    return 2 * sure >= len(names) and all(map(_may_be_one, names))


def _may_be_one(name: str) -> bool:
    whole = (" " in name or _UNSPACED.fullmatch(name)) and "(" not in name  # an office in brackets is that one's alone
    least = _SLIGHT if given_in(name.partition(" ")[0]) else SURE
    return bool(whole) and name_score(name) >= least and title_score(name) < SURE


@lru_cache(maxsize=8192)
def heads_posts(label: str) -> bool:
    """*label* is a title, or several of one in the plural of any language, and no credit.

    >>> heads_posts("Legali rappresentanti"), heads_posts("Членове на УС"), heads_posts("Fotos")
    (True, True, False)
    """
    said = plain(label)
    credit = is_byline(label) or is_byline(said.partition(" ")[0])  # 'Text und Fotos'
    if not said or len(label) > _LABEL or credit or section_kind(label) in {"others", "past", "none"}:
        return False
    if name_score(label) >= _WEAK or _INITIAL.match(label):
        return False  # 'Levent Cure', 'S. Kantor': one of a long list of names
    return (
        said in folded("members") or names_posts(label) or any(title_score(form) >= SURE for form in singulars(label))
    )


def singulars(label: str) -> Iterator[str]:
    """*label* with its first and its last word as one of many is called."""
    parts = label.split()
    if len(parts) == 1:
        yield from _forms(parts[0])
    elif len(parts) > 1:
        pairs = product(_forms(parts[0]), _forms(parts[-1]))
        yield from (" ".join([first, *parts[1:-1], last]) for first, last in pairs)


def _forms(word: str) -> list[str]:
    low = word.lower()
    return [word, *(word[: -len(end)] + one for end, one in _endings() if low.endswith(end) and len(word) > len(end))]


@cache
def _endings() -> tuple[tuple[str, str], ...]:
    rows = (PluralRow(*cells) for cells in read_cells("titles/plurals.csv", PluralRow))
    return tuple(dict.fromkeys((row.ending, row.singular) for row in rows))
