"""All phrases of titles as one tree, read from the text that `compiling` makes of the tables.

The tree is grown word by word as titles ask for it: most of its twenty thousand phrases stand in no page.
"""

from __future__ import annotations

from dataclasses import asdict, dataclass, field
from typing import Any, Literal

from exec_finder.models import CLevel, Function, Seniority
from exec_finder.titles.tokens import SEPARATOR, clean, tokens

Kind = Literal["rank", "function", "mark", "place", "break", "and", "word"]
Node = dict[str, Any]
"""Keys of the next word to nodes; the empty key to the Entry of the phrase that ends here, as text until it is met."""
OFFICES = frozenset({"chief", "assistant", "assistant_after", "officer"})
"""Marks that make a title without a rank; an officer of something only: 'Welfare Officer'."""
_STEM_LENGTH = 3
_TAIL_LENGTH = 3
_EMPTY = ("",) * 11  # cells of an entry


def split_functions(text: str) -> tuple[Function, ...]:
    """The functions of a table's cell, parted by blanks."""
    return tuple(text.split())  # type: ignore[arg-type]


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

    def written(self, keys: str) -> str:
        """The entry as cells parted by tabs, without those that its *keys* and the usual values tell."""
        usual = {"phrase": keys, "seniority": "other", "c_level": "none"}
        told = {name: "" if cell == usual.get(name) else cell for name, cell in asdict(self).items()}
        cells = [" ".join(cell) if isinstance(cell, tuple) else str(cell or "") for cell in told.values()]
        return "\t".join(cells).rstrip("\t")

    @classmethod
    def read(cls, text: str, keys: str) -> Entry:
        """The entry that `written` gave."""
        cells = text.split("\t")
        kind, lang, phrase, seniority, c_level, functions, form, mark, code, within, shared = (
            *cells,
            *_EMPTY[len(cells) :],
        )
        return cls(
            kind, tuple(lang.split()), phrase or keys, seniority or "other", c_level or "none",  # type: ignore[arg-type]
            split_functions(functions), form, mark, code, tuple(within.split()), bool(shared),
        )  # fmt: skip


@dataclass(slots=True)
class Lexicon:
    """A tree of phrases; keys that end in `*` stand for every word that begins so."""

    words: frozenset[str] = frozenset()
    """Every key of the tree."""
    posts: frozenset[str] = frozenset()
    """One key of each phrase that makes a title: a line without any of them is none."""
    tails: dict[str, list[str]] = field(default_factory=dict)
    """Second halves of compounds that are ranks, by their last letters, longest first."""
    stops: frozenset[str] = frozenset()
    shorts: dict[str, tuple[str, ...]] = field(default_factory=dict)
    forms: dict[str, str] = field(default_factory=dict)
    """Words in other cases than the tables have them, with those that they are forms of."""
    capitals: dict[str, tuple[str, ...]] = field(default_factory=dict)
    """Short forms that are other words in small letters: IR, US."""
    others: dict[tuple[str, tuple[str, ...]], list[Entry]] = field(default_factory=dict)
    """What shared phrases mean in their other languages."""
    blocks: dict[bytes, bytes] = field(default_factory=dict)
    """By first key, the lines of its phrases, not decoded: few are asked for."""
    _grown: dict[str, Node] = field(default_factory=dict)
    _stems: dict[str, list[str]] = field(default_factory=dict)
    """By their first letters, longest first, without the `*`."""
    _known: frozenset[str] = frozenset()
    """All words that stand in any table."""

    @classmethod
    def read(cls, raw: bytes) -> Lexicon:
        """The lexicon that `compiling.compiled` wrote."""
        head, *blocks = raw.split(b"\n\n")
        made = cls(blocks={block.partition(b"\n")[0]: block for block in blocks})
        for line in head.decode().split("\n")[1:]:
            what, name, rest = line.split("\t", 2)
            if what == "other":
                lang, _, entry = rest.partition("\t")
                made.others.setdefault((name, tuple(lang.split())), []).append(Entry.read(entry, ""))
            elif what == "forms":
                made.forms.update(dict.fromkeys(rest.split(" "), name))
            elif what in {"shorts", "capitals"}:
                getattr(made, what)[name] = tuple(rest.split(" "))
            elif what == "tails":
                for tail in rest.split(" "):
                    made.tails.setdefault(tail[-_TAIL_LENGTH:], []).append(tail)
            else:
                setattr(made, what, frozenset(rest.split(" ")))
        for stem in sorted(
            [w[:-1] for w in made.words if w[-1] == "*" and len(w) > _STEM_LENGTH], key=len, reverse=True
        ):
            made._stems.setdefault(stem[:_STEM_LENGTH], []).append(stem)
        made._known = made.words.union(made.stops, made.shorts, made.capitals, made.forms)
        return made

    def is_strange(self, word: str) -> bool:
        """A quick yes for most words of a page: *word* is in no phrase, nor is any part or other spelling of it."""
        return (
            word not in self._known
            and word[:_STEM_LENGTH] not in self._stems
            and not self.tails_of(word)
            and word.isascii()
            and word.isalpha()
            and not ("ae" in word or "oe" in word or "ue" in word)  # written for umlauts
        )

    def tails_of(self, word: str) -> list[str]:
        """The tails that *word* may end in, by its last letters."""
        return self.tails.get(word[-_TAIL_LENGTH:], [])

    def branch(self, first: str) -> Node:
        """What may follow the word *first* at the beginning of a phrase."""
        node = self._grown.get(first)
        if node is None:
            block = self.blocks.get(first.encode(), b"").decode()
            node = self._grown[first] = _grow(block.split("\n"))
        return node

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
        """The keys of the tree that *word* answers to: itself, what it is a form of, then stems, the longest first."""
        exact = ((word,) if word in self.words else ()) + ((self.forms[word],) if word in self.forms else ())
        stems = self._stems.get(word[:_STEM_LENGTH])
        return exact + tuple([stem + "*" for stem in stems if word.startswith(stem)]) if stems else exact

    def opens(self, stop: str, after: str) -> bool:
        """Whether a phrase begins with the stop word *stop* and goes on with *after*."""
        node = self.branch(stop)
        return any(key in node for key in self.keys(after))

    def longest(self, keys: list[tuple[str, ...]], at: int) -> tuple[Entry, int] | None:
        """The longest phrase that begins at *at*, with the place after it."""
        best: tuple[Node, int] | None = None
        stack: list[tuple[Node, int]] = [(node, at + 1) for key in reversed(keys[at]) if (node := self.branch(key))]
        while stack:
            node, place = stack.pop()
            if "" in node and (best is None or place > best[1]):
                best = (node, place)
            if place < len(keys):
                stack += [(child, place + 1) for key in reversed(keys[place]) if (child := node.get(key))]
        return (_entry(best[0]), best[1]) if best else None


def _grow(lines: list[str]) -> Node:
    """The tree of a block: its first key, then a line for each phrase with the other keys and the entry."""
    tree: Node = {}
    for line in lines[1:]:
        keys, _, entry = line.partition("\t")
        node = tree
        for key in keys.split():
            node = node.setdefault(key, {})
        node[""] = entry, f"{lines[0]} {keys}" if keys else lines[0]
    return tree


def _entry(node: Node) -> Entry:
    """The entry of a phrase, read when it is first met."""
    entry = node[""]
    if not isinstance(entry, Entry):
        entry = node[""] = Entry.read(*entry)
    return entry
