"""The tables of data/titles as one text that is read in a few milliseconds: `data/titles/phrases.txt`."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import replace

from exec_finder.errors import DataError
from exec_finder.models import Function
from exec_finder.tables import read_lines, read_rows
from exec_finder.text import fold
from exec_finder.titles.phrases import OFFICES, Entry, Lexicon, split_functions
from exec_finder.titles.rows import DeclensionRow, FunctionRow, MarkRow, PairRow, PlaceRow, RankRow, ShortRow
from exec_finder.titles.tokens import AND, tokens

_COMPOUNDING = frozenset(["da", "de", "et", "fi", "hu", "nl", "no", "sv"])
_DECLINING = 4  # letters of the shortest word that is declined
_TAIL = 6  # letters of an assistant's office from which it ends compounds: 'Projektassistent', but not 'abi' or 'pa'


def compiled(fingerprint: str) -> bytes:
    """All tables as `Lexicon.read` takes them, under their *fingerprint*."""
    draft = _Draft()
    shorts, capitals = draft.splitter.shorts, draft.splitter.capitals
    head = [f"# Made by `python -m tests.regen` from the tables beside it, {fingerprint}"]
    head += [f"{what}\t\t{' '.join(words)}" for what, words in draft.sets().items()]
    head += [f"forms\t{base}\t{' '.join(forms)}" for base, forms in draft.declined().items()]
    head += [f"shorts\t{short}\t{' '.join(long)}" for short, long in shorts.items()]
    head += [f"capitals\t{short}\t{' '.join(long)}" for short, long in capitals.items()]
    head += [
        f"other\t{phrase}\t{' '.join(lang)}\t{entry.written('')}"
        for (phrase, lang), entries in draft.others.items()
        for entry in entries
    ]
    blocks: dict[str, list[str]] = {}
    for keys, entry in sorted(draft.phrases.items()):
        blocks.setdefault(keys[0], [keys[0]]).append(f"{' '.join(keys[1:])}\t{entry.written(' '.join(keys))}")
    return "\n\n".join("\n".join(lines) for lines in [head, *blocks.values()]).encode()


class _Draft:
    """What the tables say, phrase by phrase."""

    def __init__(self) -> None:
        self.splitter = Lexicon(stops=frozenset(read_lines("titles/stop_words.txt")))
        self.phrases: dict[tuple[str, ...], Entry] = {}
        self.others: dict[tuple[str, tuple[str, ...]], list[Entry]] = {}
        self._tails: list[str] = []
        self._spoken: list[tuple[str, str, str]] = []  # phrases with their languages and kinds
        self._told: dict[tuple[str, ...], set[str]] = {}  # languages that a phrase has a meaning in
        for short in read_rows("titles/abbreviations.csv", ShortRow):
            apart = short.short.isascii() and short.short.isupper()
            forms = self.splitter.capitals if apart else self.splitter.shorts
            forms[short.short] = tuple(self.splitter.split(short.words))
        for entry in _entries():
            self._add(entry)

    def sets(self) -> dict[str, Iterable[str]]:
        """The lists of words that a Lexicon has."""
        return {
            "words": sorted({key for keys in self.phrases for key in keys}),
            "posts": sorted(self._posts()),
            "tails": sorted({*self._tails, *self._tails_declined()}, key=lambda tail: (-len(tail), tail)),
            "stops": sorted(self.splitter.stops),
        }

    def declined(self) -> dict[str, list[str]]:
        """By word, its forms in other cases, where its language has such."""
        rows = defaultdict(list)
        for row in read_rows("titles/declensions.csv", DeclensionRow):
            for lang in row.lang.split():
                rows[lang].append((fold(row.base), fold(row.form), row.of == "any"))
        taken = {*self.splitter.stops, *self.splitter.shorts}
        found: dict[str, list[str]] = defaultdict(list)
        for word, lang, is_rank in sorted(self._declining(rows.keys())):
            for base, form, of_any in rows[lang]:
                said = word[: -len(base)] + form
                if word.endswith(base) and len(word) >= _DECLINING and (is_rank or of_any) and said not in taken:
                    taken.add(said)
                    found[word].append(said)
        return found

    def _declining(self, langs: Iterable[str]) -> set[tuple[str, str, bool]]:
        """Words of phrases with each of their languages, and whether a rank or a mark has them."""
        return {
            (word, lang, kind != "function")
            for lang, kind, phrase in self._spoken
            if lang in langs
            for word in self.splitter.split(phrase, stems=True)
            if word[-1] != "*"
        }

    def _tails_declined(self) -> Iterator[str]:
        """The tails in other cases: 'turundusjuhina' is a compound as 'turundusjuht' is."""
        declined = self.declined()
        return (form for tail in self._tails for form in declined.get(tail, ()))

    def _add(self, entry: Entry) -> None:
        """Let a phrase mean *entry*; in each language the first meaning given to a phrase stays."""
        keys = self.splitter.split(entry.phrase, stems=True)
        if entry.kind != "place":
            self._spoken += [(lang, entry.kind, entry.phrase) for lang in entry.lang]
        if not set(keys) - {AND}:
            raise DataError(f"the phrase {entry.phrase!r} in data/titles has no word of its own")
        assists = entry.mark == "assistant" and not _COMPOUNDING.isdisjoint(entry.lang) and entry.phrase.isalpha()
        if entry.form == "tail" or (assists and len(entry.phrase) >= _TAIL):
            self._tails += self.splitter.split(entry.phrase)
        if entry.kind == "rank" and (first_word := tokens(entry.phrase)[0].text) in self.splitter.stops:
            keys.insert(0, first_word)  # 'pro vice chancellor' is none
        place = tuple(keys)
        first = self.phrases.setdefault(place, entry)
        if first.kind == "function" and first.c_level == "none" != entry.c_level and first.functions == entry.functions:
            self.phrases[place] = first = replace(first, c_level=entry.c_level)
        told = self._told.setdefault(place, set())
        if first is not entry and told.isdisjoint(entry.lang) and _differs(first, entry):
            self.phrases[place] = replace(first, shared=True)
            self.others.setdefault((first.phrase, first.lang), []).append(entry)
        told.update(entry.lang)

    def _posts(self) -> set[str]:
        phrases = [row.phrase for row in read_rows("titles/ranks.csv", RankRow)]
        phrases += [row.phrase for row in read_rows("titles/marks.csv", MarkRow) if row.mark in OFFICES]
        posts: set[str] = set()
        for words in sorted((self.splitter.split(phrase, stems=True) for phrase in phrases), key=len):
            if posts.isdisjoint(words):
                posts.add(max(words, key=len))
        return posts


def _differs(one: Entry, other: Entry) -> bool:
    """Whether two entries of one phrase say different things."""
    told = [(e.kind, e.seniority, e.c_level, e.functions, e.mark, e.code) for e in (one, other)]
    return told[0] != told[1]


def _entries() -> Iterator[Entry]:
    """The meanings that all tables give, in the order in which they count."""
    for mark in read_rows("titles/marks.csv", MarkRow):
        yield Entry("mark", tuple(mark.lang.split()), mark.phrase, mark=mark.mark)
    for rank in read_rows("titles/ranks.csv", RankRow):
        functions = split_functions(rank.functions)
        langs = tuple(rank.lang.split())
        yield Entry("rank", langs, rank.phrase, rank.seniority, rank.c_level, functions, rank.form)
    for row in read_rows("titles/functions.csv", FunctionRow):
        functions = split_functions(row.functions)
        langs = tuple(row.lang.split())
        yield Entry("function", langs, row.phrase, c_level=row.chief, functions=functions, form=row.form)
    yield from _pairs(read_rows("titles/pairs.csv", PairRow))
    for place in read_rows("titles/places.csv", PlaceRow):
        langs = tuple(place.lang.split())
        yield Entry("place", langs, place.phrase, code=place.code, within=tuple(place.within.split()))


def _pairs(rows: tuple[PairRow, ...]) -> Iterator[Entry]:
    """Each of those served with each thing done for them, in the language's own order."""
    for who in (row for row in rows if row.role == "who"):
        for what in (row for row in rows if row.role != "who" and row.lang == who.lang):
            words = (who.word, what.word) if what.order == "who first" else (what.word, who.word)
            function: Function = "customer_service" if what.role == "service" else "customer_experience"
            yield Entry("function", (who.lang,), " ".join(words), c_level="cco_customer", functions=(function,))
