"""The rows of the tables of data/titles."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Annotated, Literal, get_args

from pydantic import AfterValidator

from exec_finder.models import CLevel, Function, Seniority

Mark = Literal[
    "former", "former_after", "acting", "assistant", "assistant_after", "incoming", "deputy", "at", "now", "wide",
    "group", "section", "committee", "region", "chief", "officer", "no_title", "honorary", "honorary_after",
]  # fmt: skip


def _known(text: str) -> str:
    """A cell of functions. Raises ValueError for one that is none."""
    unknown = sorted(set(text.split()) - set(get_args(Function)))
    if unknown or not text.strip():
        raise ValueError(f"no function is called {' '.join(unknown)!r}; known are {', '.join(get_args(Function))}")
    return text


Functions = Annotated[str, AfterValidator(_known)]
"""Names of functions, parted by blanks."""


@dataclass(frozen=True, slots=True)
class RankRow:
    """A phrase that names a rank or an office."""

    lang: str
    phrase: str
    seniority: Seniority
    c_level: CLevel
    functions: Functions
    form: Literal[
        "", "tail", "md", "gm", "director", "ed", "ambiguous", "exec-chair", "resp", "boss", "outside", "honour"
    ]
    example: str


@dataclass(frozen=True, slots=True)
class FunctionRow:
    """A phrase that names what somebody runs."""

    lang: str
    phrase: str
    functions: Functions
    chief: CLevel
    form: Literal["", "weak", "director"]
    example: str
    counterexample: str


@dataclass(frozen=True, slots=True)
class PairRow:
    """Half of a phrase: those who are served, or what is done for them."""

    lang: str
    role: Literal["who", "service", "experience"]
    word: str
    order: Literal["who first", "who last"]
    example: str


@dataclass(frozen=True, slots=True)
class MarkRow:
    """A phrase that changes how the others are read."""

    lang: str
    phrase: str
    mark: Mark
    example: str


@dataclass(frozen=True, slots=True)
class PlaceRow:
    """A country or region, and the codes of the wider ones that hold it."""

    lang: str
    phrase: str
    code: str
    within: str
    example: str


@dataclass(frozen=True, slots=True)
class ShortRow:
    """An abbreviation and the words that it stands for."""

    lang: str
    short: str
    words: str
    example: str


@dataclass(frozen=True, slots=True)
class DeclensionRow:
    """An ending of words of titles as the tables have them, and one that it becomes in another case."""

    lang: str
    base: str
    form: str
    of: Literal["any", "rank"]
    """Words of any phrase (adjectives), or of ranks and marks alone (nouns)."""
