"""The words of titles: tables of data/titles as one tree of phrases, and the longest phrase at each place."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field, replace
from functools import cache, lru_cache
from itertools import zip_longest
from typing import Literal

from exec_finder.errors import DataError
from exec_finder.models import CLevel, Function, Seniority
from exec_finder.tables import read_lines, read_rows
from exec_finder.titles.tokens import AND, SEPARATOR, Token, clean, tokens

Kind = Literal["rank", "function", "mark", "place", "break", "and", "word"]
Mark = Literal[
    "former", "former_after", "acting", "assistant", "assistant_after", "incoming", "deputy", "at", "now", "wide",
    "group", "section", "committee", "region", "chief", "officer", "no_title", "honorary", "honorary_after",
]  # fmt: skip
_STEM_LENGTH = 3
_ENDING = 3
"""A stem with an ending shorter than this is the word itself, not the first half of a compound."""


@dataclass(frozen=True, slots=True)
class RankRow:
    """A phrase that names a rank or an office."""

    lang: str
    phrase: str
    seniority: Seniority
    c_level: CLevel
    functions: str
    form: Literal[
        "", "tail", "md", "gm", "director", "ed", "ambiguous", "exec-chair", "resp", "boss", "outside", "honour"
    ]
    example: str


@dataclass(frozen=True, slots=True)
class FunctionRow:
    """A phrase that names what somebody runs."""

    lang: str
    phrase: str
    functions: str
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
class Entry:
    """What a phrase says, from whichever table."""

    kind: Kind
    lang: tuple[str, ...] = ()
    phrase: str = ""
    seniority: Seniority = "other"
    c_level: CLevel = "none"
    functions: tuple[Function, ...] = ()
    form: str = ""
    mark: str = ""
    code: str = ""
    within: tuple[str, ...] = ()
    shared: bool = False
    """Another language has the phrase with another meaning."""


@dataclass(frozen=True, slots=True)
class Item:
    """An entry met in a title, with the tokens that it covers."""

    entry: Entry
    first: int
    last: int
    start: int
    end: int
    dated: bool = False
    """A number, as in dates."""


@dataclass(slots=True)
class Lexicon:
    """A tree of phrases; keys that end in `*` stand for every word that begins so."""

    tree: dict[str, object] = field(default_factory=dict)
    words: set[str] = field(default_factory=set)
    shorts: dict[str, tuple[str, ...]] = field(default_factory=dict)
    capitals: dict[str, tuple[str, ...]] = field(default_factory=dict)
    """Short forms that are other words in small letters: IR, US."""
    stops: frozenset[str] = frozenset()
    others: dict[tuple[str, tuple[str, ...]], list[Entry]] = field(default_factory=dict)
    """What shared phrases mean in their other languages."""
    tails: tuple[str, ...] = ()

    def add(self, phrase: str, entry: Entry) -> None:
        """Let *phrase* mean *entry*; the first meaning given to a phrase stays."""
        node = self.tree
        keys = self.split(phrase, stems=True)
        if not set(keys) - {AND}:
            raise DataError(f"the phrase {phrase!r} in data/titles has no word of its own")
        if entry.kind == "rank" and (first_word := tokens(phrase)[0].text) in self.stops:
            keys.insert(0, first_word)  # 'pro vice chancellor' is none
        for word in keys:
            self.words.add(word)
            node = node.setdefault(word, {})  # type: ignore[assignment]
        first = node.setdefault("", entry)
        if isinstance(first, Entry) and first.kind == "function" and first.c_level == "none" != entry.c_level:
            node[""] = first = replace(first, c_level=entry.c_level) if first.functions == entry.functions else first
        if isinstance(first, Entry) and first is not entry and _differs(first, entry):
            node[""] = replace(first, shared=True)
            self.others.setdefault((first.phrase, first.lang), []).append(entry)

    def split(self, phrase: str, *, stems: bool = False) -> list[str]:
        """The keys of *phrase*: folded, long forms for short ones, without stop words."""
        keys: list[str] = []
        for part in clean(phrase).split():
            stem = stems and part.endswith("*")
            found = [t.text for t in tokens(part.rstrip("*")) if t.text not in {SEPARATOR, "."}]
            if stem:
                found[-1] += "*"
            for text in found:
                word = text if text in self.shorts else text.replace(".", "")
                keys += [long for long in self.shorts.get(word, (word,)) if long not in self.stops]
        return keys

    def keys(self, word: str) -> tuple[str, ...]:
        """The keys of the tree that *word* answers to: itself, then stems, the longest first."""
        exact = (word,) if word in self.words else ()
        stems = tuple(
            key for size in range(len(word), _STEM_LENGTH - 1, -1) if (key := word[:size] + "*") in self.words
        )
        return exact + stems

    def opens(self, stop: str, after: str) -> bool:
        """Whether a phrase begins with the stop word *stop* and goes on with *after*."""
        node = self.tree.get(stop) if stop in self.stops else None
        return isinstance(node, dict) and any(key in node for key in self.keys(after))

    def longest(self, keys: list[tuple[str, ...]], at: int) -> tuple[Entry, int] | None:
        """The longest phrase that begins at *at*, with the place after it."""
        best: tuple[Entry, int] | None = None
        stack: list[tuple[dict[str, object], int]] = [(self.tree, at)]
        while stack:
            node, place = stack.pop()
            entry = node.get("")
            if place > at and isinstance(entry, Entry) and (best is None or place > best[1]):
                best = (entry, place)
            if place < len(keys):
                stack += [(child, place + 1) for key in reversed(keys[place]) if (child := node.get(key))]  # type: ignore[misc]
        return best


def _differs(one: Entry, other: Entry) -> bool:
    """Whether two entries of one phrase say different things in different languages."""
    if set(one.lang) & set(other.lang):
        return False
    told = [(e.kind, e.seniority, e.c_level, e.functions, e.mark, e.code) for e in (one, other)]
    return told[0] != told[1]


def split_functions(text: str) -> tuple[Function, ...]:
    """The functions of a table's cell, parted by blanks."""
    return tuple(text.split())  # type: ignore[arg-type]


@cache
def lexicon() -> Lexicon:
    """All tables of data/titles, read once."""
    made = Lexicon()
    made.stops = frozenset(read_lines("titles/stop_words.txt"))
    for short in read_rows("titles/abbreviations.csv", ShortRow):
        forms = made.capitals if short.short.isascii() and short.short.isupper() else made.shorts
        forms[short.short] = tuple(made.split(short.words))
    for mark in read_rows("titles/marks.csv", MarkRow):
        made.add(mark.phrase, Entry("mark", tuple(mark.lang.split()), mark.phrase, mark=mark.mark))
    tails = []
    for rank in read_rows("titles/ranks.csv", RankRow):
        entry = Entry(
            "rank", tuple(rank.lang.split()), rank.phrase, rank.seniority, rank.c_level,
            split_functions(rank.functions), rank.form,
        )  # fmt: skip
        made.add(rank.phrase, entry)
        if rank.form == "tail":
            tails += made.split(rank.phrase)
    made.tails = tuple(sorted(tails, key=len, reverse=True))
    for row in read_rows("titles/functions.csv", FunctionRow):
        made.add(row.phrase, _function_entry(row))
    for phrase, entry in _pairs(read_rows("titles/pairs.csv", PairRow)):
        made.add(phrase, entry)
    for place in read_rows("titles/places.csv", PlaceRow):
        langs = tuple(place.lang.split())
        made.add(place.phrase, Entry("place", langs, place.phrase, code=place.code, within=tuple(place.within.split())))
    return made


def _function_entry(row: FunctionRow) -> Entry:
    return Entry(
        "function", tuple(row.lang.split()), row.phrase, c_level=row.chief, functions=split_functions(row.functions),
        form=row.form,
    )  # fmt: skip


def _pairs(rows: Iterable[PairRow]) -> Iterator[tuple[str, Entry]]:
    """Each of those served with each thing done for them, in the language's own order."""
    rows = tuple(rows)
    for who in (row for row in rows if row.role == "who"):
        for what in (row for row in rows if row.role != "who" and row.lang == who.lang):
            words = (who.word, what.word) if what.order == "who first" else (what.word, who.word)
            function: Function = "customer_service" if what.role == "service" else "customer_experience"
            phrase = " ".join(words)
            yield phrase, Entry("function", (who.lang,), phrase, c_level="cco_customer", functions=(function,))


@lru_cache(maxsize=16384)
def _expand(word: str) -> tuple[tuple[str, tuple[str, ...]], ...]:
    """The words that *word* stands for, each with its keys: abbreviations, compounds, older spellings."""
    found = lexicon()
    if word in found.stops or word == ".":
        return ()
    if long := found.shorts.get(word) or found.capitals.get(word):
        return tuple((part, found.keys(part)) for part in long)
    if word in {SEPARATOR, AND}:
        return ((word, (word,)),)
    if "." in word and word.replace(".", "") != word:
        return _expand(word.replace(".", ""))
    keys = found.keys(word)
    if word in keys or (keys and len(word) - len(keys[0]) < _ENDING):
        return ((word, keys),)
    return _compound(word) or (((word, keys),) if keys else _respelt(word))


def _compound(word: str) -> tuple[tuple[str, tuple[str, ...]], ...]:
    found = lexicon()
    if not word.endswith(found.tails):
        return ()
    for tail in found.tails:
        if word.endswith(tail) and len(word) > len(tail) + 1:
            head = word[: -len(tail)]
            for form in (head, head.removesuffix("s"), head.removesuffix("e"), head.removesuffix("en")):
                if keys := found.keys(form):
                    return ((form, keys), (tail, found.keys(tail)))
            return ((head, ()), (tail, found.keys(tail)))
    return ()


def _respelt(word: str) -> tuple[tuple[str, tuple[str, ...]], ...]:
    """Words written with ae, oe, ue for umlauts, and with a Semitic article or preposition in front."""
    found = lexicon()
    plain = word.replace("ae", "a").replace("oe", "o").replace("ue", "u")
    shorter = [word[2:]] if word.startswith(("ال", "لل")) else []
    if shorter and word.startswith("لل"):
        shorter.append(word[1:])
    if "\u05d0" <= word[:1] <= "\u05ea" or word[:1] in "وبلك":
        shorter.append(word[1:])
    for form in (plain, *shorter, *(s.removeprefix("ال") for s in shorter)):
        if form != word and len(form) > 1 and (keys := found.keys(form)):
            return ((form, keys),)
    if plain != word and (parts := _compound(plain)):
        return parts
    return ((word, ()),)


def word_keys(text: str) -> set[str]:
    """All keys of the tree that the words in *text* answer to."""
    written = lexicon().capitals
    found = [_expand(text)] if text in written else [_expand(token.text) for token in tokens(text)]
    return {key for parts in found for _, keys in parts for key in keys}


def read_items(text: str) -> tuple[list[Item], list[Token]]:
    """The phrases met in *text*, left to right, longest first at each place; unknown words as kind `word`."""
    found = lexicon()
    spread: list[Token] = []
    keys: list[tuple[str, ...]] = []
    parts = tokens(text)
    for token, after in zip_longest(parts, parts[1:]):
        if after and found.opens(token.text, after.text):
            spread.append(token)
            keys.append((token.text,))
            continue
        written = text[token.start : token.end]
        for word, its in _expand(written if written in found.capitals else token.text):
            spread.append(Token(word, token.start, token.end))
            keys.append(its)
    items: list[Item] = []
    place = 0
    while place < len(spread):
        met = found.longest(keys, place) if keys[place] else None
        entry, after = met or (_unknown(spread[place].text), place + 1)
        dated = entry is _WORD and spread[place].text[0].isdigit()
        items.append(Item(entry, place, after, spread[place].start, spread[after - 1].end, dated))
        place = after
    return (_by_language(items) if any(item.entry.shared for item in items) else items), spread


def _by_language(items: list[Item]) -> list[Item]:
    """Phrases of several languages in the one that the title's other words speak; else as the first has it."""
    votes = Counter(lang for item in items if not item.entry.shared for lang in item.entry.lang)
    others = lexicon().others

    def spoken(entry: Entry) -> int:
        return max((votes[lang] for lang in entry.lang), default=0)

    chosen = []
    for item in items:
        entries = [item.entry, *others.get((item.entry.phrase, item.entry.lang), ())] if item.entry.shared else []
        chosen.append(replace(item, entry=max(entries, key=spoken)) if entries else item)
    return chosen


_BREAK = Entry("break")
_AND = Entry("and")
_WORD = Entry("word")


def _unknown(text: str) -> Entry:
    if text == SEPARATOR:
        return _BREAK
    return _AND if text == AND else _WORD


@lru_cache(maxsize=16384)
def title_phrases(text: str) -> tuple[str, ...]:
    """The words of *text* as the tables hold them: folded, long forms for short ones, without stop words.

    A `*` at a word's end is kept. Tables of other parts compare their own phrases by it.
    """
    return tuple(word for word in lexicon().split(text, stems=True) if word != AND)


@lru_cache(maxsize=4096)
def title_places(text: str) -> tuple[tuple[str, tuple[str, ...]], ...]:
    """The places that *text* names: code, and the codes of those that hold it."""
    items, _ = read_items(text)
    return tuple((i.entry.code, i.entry.within) for i in items if i.entry.kind == "place")
