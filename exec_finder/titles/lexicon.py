"""The phrases met in a title: the longest at each place."""

from __future__ import annotations

from collections import Counter
from functools import cache, lru_cache
from itertools import zip_longest
from typing import NamedTuple

from exec_finder.tables import fingerprint, read_bytes
from exec_finder.text import fold
from exec_finder.titles.phrases import Entry, Lexicon
from exec_finder.titles.tokens import AND, SEPARATOR, Token, tokens

_NAMES = ("abbreviations", "declensions", "functions", "marks", "pairs", "places", "ranks")
_TABLES = ("stop_words.txt", *(f"{n}.csv" for n in _NAMES))
_AROUND = '“”„"’!?…'  # signs beside words that no abbreviation has
_AROUND_WORDS = _AROUND + "."
_ENDING = 3
"""A stem with an ending shorter than this is the word itself, not the first half of a compound."""


class Item(NamedTuple):
    """An entry met in a title, with the tokens that it covers."""

    entry: Entry
    first: int
    last: int
    start: int
    end: int
    dated: bool = False
    """A number, as in dates."""


def state_of_tables() -> str:
    """What changes with the tables that `lexicon` is made of."""
    return fingerprint(f"titles/{name}" for name in _TABLES)


@cache
def lexicon() -> Lexicon:
    """All tables of data/titles, from the text compiled of them; where a row has changed since, from the rows."""
    shipped, now = read_bytes("titles/phrases.txt"), state_of_tables()
    if now in shipped[:200].decode(errors="replace"):
        return Lexicon.read(shipped)
    from exec_finder.titles.compiling import compiled  # noqa: PLC0415 - lazy: only for edited tables

    return Lexicon.read(compiled(now))


@lru_cache(maxsize=16384)
def _expand(word: str) -> tuple[tuple[str, tuple[str, ...]], ...]:
    """The words that *word* stands for, each with its keys: abbreviations, compounds, older spellings."""
    found = lexicon()
    if found.is_strange(word):
        return ((word, ()),)
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
    for tail in found.tails_of(word):
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
    if word.isascii() and not ("ae" in word or "oe" in word or "ue" in word):
        return ((word, ()),)
    plain = word.replace("ae", "a").replace("oe", "o").replace("ue", "u")
    shorter = [word[2:]] if word.startswith(("ال", "لل")) else []
    if "\u05d0" <= word[:1] <= "\u05ea" or word[:1] in "وبلك":
        shorter.append(word[1:])
    for form in (plain, *shorter, *(s.removeprefix("ال") for s in shorter)):
        if form != word and len(form) > 1 and (keys := found.keys(form)):
            return ((form, keys),)
    if plain != word and (parts := _compound(plain)):
        return parts
    return ((word, ()),)


def may_make_title(word: str) -> bool:
    """Whether *word* stands for a key of `Lexicon.posts`."""
    found = lexicon()
    bare = word.strip(_AROUND if word.count(".") > 1 else _AROUND_WORDS).lower()
    if found.is_strange(bare) or bare.isdecimal():
        return False
    if word in found.capitals:
        spread = [_expand(word)]
    elif bare.isascii() and bare.isalpha():
        spread = [_expand(bare)]
    else:
        spread = [_expand(token.text) for token in tokens(word)]
    for parts in spread:
        for _, keys in parts:
            if not found.posts.isdisjoint(keys):
                return True
    return False


def read_items(text: str) -> tuple[list[Item], list[Token]]:
    """The phrases met in *text*, left to right, longest first at each place; unknown words as kind `word`."""
    found = lexicon()
    spread: list[Token] = []
    keys: list[tuple[str, ...]] = []
    parts = tokens(text)
    for token, after in zip_longest(parts, parts[1:]):
        if after and token.text in found.stops and found.opens(token.text, after.text):
            spread.append(token)
            keys.append((token.text,))
            continue
        written = text[token.start : token.end]
        for word, its in _expand(written if written in found.capitals else token.text):
            spread.append(token if word == token.text else Token(word, token.start, token.end))
            keys.append(its)
    items: list[Item] = []
    place = 0
    while place < len(spread):
        met = found.longest(keys, place) if keys[place] else None
        entry, after = met or (_unknown(spread[place].text), place + 1)
        dated = entry is _WORD and spread[place].text[:1].isdigit()
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
        chosen.append(item._replace(entry=max(entries, key=spoken)) if entries else item)
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
    if text.isalpha() and text not in lexicon().capitals and not any(keys for _, keys in _expand(fold(text))):
        return ()  # one word that no phrase has: most words that are asked for
    items, _ = read_items(text)
    return tuple((i.entry.code, i.entry.within) for i in items if i.entry.kind == "place")
