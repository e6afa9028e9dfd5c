"""Names in running text: where each stands, and the text around it."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache
from typing import NamedTuple

from exec_finder.extract import phrases
from exec_finder.extract.judge import PLAIN, ends_in_form, name_score, title_score
from exec_finder.extract.uncased import is_uncased, uncased_names
from exec_finder.extract.words import alternatives, folded, plain
from exec_finder.names.cases import nominative
from exec_finder.names.lists import NONE, family_in, given_in

AHEAD, BACK = 300, 110
"""Characters looked at behind and before a name."""
KNOWN = 0.7
"""Name score from which a name needs no help."""
_UPPER = "".join(chr(code) for code in (*range(0x41, 0x530), *range(0x1F00, 0x2000)) if chr(code).isupper())
WORD = rf"[{_UPPER}][\w'’.\-]*"
"""A word in capitals."""
_CITED = 0.9  # name score from which a name stands as it is cited
_LED = 0.75  # title score of what leads a name, with the firm before it
_POSSIBLE = 0.3  # name score before a verb of appointing
_HOPELESS, _LONGEST = 0.1, 4  # name score, and blanks, of what may be a name that is addressed elsewhere
_SHOUTED, _NEAR = 0.7, 30
_CODE = 3  # letters
# Inside a run of capitals short words are honorifics, but for forms of firms.
_SENTENCE_END = re.compile(r"(?P<long>\w{4})\.(?=\s)|\s(?P<short>\w{2,3})\.(?=\s)")
_BRACKETS = re.compile(r"\s\(([^()]+)\)\s?")
_MORE = re.compile(rf"(?: {WORD}){{1,3}} (?:and|&)(?: {WORD}){{1,3}} (?P<last>{WORD})(?=\W|$)")
_LAST_WORD = re.compile(r"[^\W\d_]+(?=\W*$)")


class Mention(NamedTuple):
    """A name in running text; salutations belong neither to it nor to what stands before it."""

    name: str
    before: str
    after: str
    score: float
    """How surely it is a name, here."""


@cache
def _name() -> re.Pattern[str]:
    particles = rf"(?:(?:{alternatives('particle')})\s+){{0,3}}"
    return re.compile(rf"(?<!\w){WORD}(?:\s+(?:[(“\"‘][\w'’. ]{{2,20}}[)”\"’']\s+)?{particles}{WORD}){{1,7}}")


@cache
def _small_end() -> re.Pattern[str]:
    return re.compile(rf"(?:\s+(?:{alternatives('particle')}))+\s+$")  # 'García y la', before a salutation


def names_in(text: str) -> Iterator[Mention]:
    """The names in running text, in order.

    >>> [met.name for met in names_in("Mr. Leo Brandt succeeds Dr. Ada M. Nwosu.")]
    ['Leo Brandt', 'Ada M. Nwosu']
    """
    if is_uncased(text):
        yield from (
            Mention(text[start:end], text[max(0, start - BACK) : start], text[end : end + AHEAD], score)
            for start, end, score in uncased_names(text)
        )
        return
    told = declines(text)
    addressed = frozenset(met[1] for met in phrases.addressed().finditer(text))
    for found in _name().finditer(text):
        for start, piece in _pieces(found.group()):
            part = _best(piece, told) or _addressed(piece, addressed)
            if part and not _opens_firm(text, found.start() + start + part[0] + len(part[1])):
                first = found.start() + start + part[0]
                end = first + len(part[1])
                before = phrases.without_salutations(text[max(0, first - BACK) : first])
                score = _score(part[1], told) * (_SHOUTED if _is_shouted(part[1], before, text[end:]) else 1)
                score = max(score, KNOWN) if part[1].rpartition(" ")[2] in addressed else score
                yield Mention(part[1], before, text[end : end + AHEAD], score)


def _opens_firm(text: str, end: int) -> bool:
    """'Milling and Sugar Trading Ltd.' behind what may be a name: the whole is a firm, unless the words are a title."""
    met = _MORE.match(text, end) if text[end : end + 1] == " " else None
    return met is not None and plain(met["last"]) in folded("legal") and title_score(met[0].strip()) < _POSSIBLE


def declines(text: str) -> bool:
    """*text* has letters that English has not: names may stand in it in other cases."""
    return not text.isascii() and any(letter > "\x7f" and letter.isalpha() for letter in text)


def next_name(text: str) -> int:
    """Where the first name that needs no help begins in *text*; -1 where none does.

    >>> next_name("chairman and Ada Nwosu treasurer")
    13
    """
    for found in _name().finditer(text):
        for start, part in _parts(found.group()):
            if name_score(part) >= KNOWN:
                return found.start() + start
    return -1


def behind_names(words: list[str]) -> list[str]:
    """What stands behind the last name that 'and' follows: 'Treasurer' of 'Chair Nia Okafor and Treasurer'."""
    for at in range(len(words) - 1, 1, -1):
        name = " ".join(words[at - 2 : at])
        if words[at] in folded("and") and name_score(name) >= KNOWN and title_score(name) < _HOPELESS:
            return words[at + 1 :]
    return words


def _best(piece: str, told: bool) -> tuple[int, str] | None:
    for least in (KNOWN, _POSSIBLE):
        for part in _parts(piece):
            if _score(part[1], told) >= least and _is_free(part[1]):
                return part
    return None


def _score(text: str, told: bool) -> float:
    """How surely *text* is a name, in whatever case."""
    score = name_score(text)
    cited = nominative(text, told=told) if score < _CITED else text
    return max(score, name_score(cited)) if cited != text else score


def _is_shouted(name: str, before: str, after: str) -> bool:
    """All around is set in capitals: they don't tell a name there."""
    return name.isupper() and f"{before[-_NEAR:]}{after[:_NEAR]}".isupper()


def _addressed(piece: str, addressed: frozenset[str]) -> tuple[int, str] | None:
    """'Treasure Nwosu', whom the text calls 'Ms. Nwosu' elsewhere: a name, however it looks."""
    if piece.rpartition(" ")[2] in addressed and piece.count(" ") < _LONGEST and name_score(piece) > _HOPELESS:
        return 0, piece
    return None


def _is_free(name: str) -> bool:
    """No pronoun, title or legal form is in the name."""
    words = plain(name).split()
    ends = {words[0], words[-1], name.partition(" ")[0].replace(".", "").lower()}
    free = len(words) > 1 and not ends & folded("pronoun") and words[0] not in folded("legal")
    if (len(words) == 2 and words[0] in folded("article")) or _institute().match(name):
        return False  # 'La DSI', 'CHU de Brook'
    if _is_code(name) or (words[0] in folded("today") and given_in(words[0]) == NONE):
        return False  # 'Brook ISD', 'Actualmente Labora'
    return free and not ends_in_form(name) and title_score(name) < 0.5


def _is_code(name: str) -> bool:
    """'Brook ISD', 'HDK PCK': one word and a few capitals that no list knows as a name; not 'Ada Nwosu III', '… MD'."""
    first, _, last = name.partition(" ")
    listed = given_in(last) != NONE or family_in(last) != NONE
    return bool(first) and last.isalpha() and last.isupper() and len(last) <= _CODE and not listed


@cache
def _institute() -> re.Pattern[str]:
    return re.compile(rf"[A-Z]{{3,5}} (?:{alternatives('of')}) ")


def _pieces(run: str) -> Iterator[tuple[int, str]]:
    """A run of words in capitals, parted where a sentence ends, at a headline's verb and behind salutations."""
    cuts = [(found.end(), found.end()) for found in _SENTENCE_END.finditer(run) if _ends(found)]
    cuts += [found.span() for found in phrases.headline_verb().finditer(run)]
    cuts += [found.span() for found in _BRACKETS.finditer(run) if title_score(found[1]) >= PLAIN]
    cuts += [found.span() for found in phrases.salutation().finditer(run) if not _is_initial(run, found)]
    start = 0
    for end, begin in (*sorted(cuts), (len(run), len(run))):
        piece = _small_end().sub("", run[start:end]) if run[end - 1].isspace() else run[start:end]
        bare = phrases.without_opening(piece.lstrip())
        if " " in bare:
            yield start + len(piece) - len(bare), bare if bare.endswith(("Jr.", "Sr.")) else bare.rstrip(". ")
        start = begin


def _ends(found: re.Match[str]) -> bool:
    """A sentence ends, or a firm's name: 'Lundtak AS. Nia Okafor'."""
    return bool(found["long"]) or plain(found["short"]) in folded("legal") | folded("organisation")


def _is_initial(run: str, found: re.Match[str]) -> bool:
    """The 'M.' of 'Ada M. Nwosu' is an initial; that of 'Président M. Dubois' a salutation."""
    before = _LAST_WORD.search(run, 0, found.start())
    return len(found.group().strip(" .")) == 1 and before is not None and given_in(before[0]) != NONE


def _is_forename(word: str) -> bool:
    """'Marie' and 'R.' in 'Provost Marie Lynn Okafor', 'Chief Officer Nia R. Okafor': no 'Dean', that is a title."""
    initial = len(word) == len("R.") and word.endswith(".")
    return initial or (given_in(word) != NONE and title_score(word) < _POSSIBLE)


def _parts(name: str) -> Iterator[tuple[int, str]]:
    """The whole run of capitalised words, then its tails and heads: a title or a first word may lead it."""
    yield 0, name
    if name.count(" ") < 2:  # most names are two words
        return
    words = list(re.finditer(r"\S+", name))
    led = title_score(name[: words[-2].start()]) >= _LED and not _is_forename(words[-3][0])
    sizes = (2, 4, 3) if led else (4, 3, 2)  # 'Genel Müdür Yardımcısı NAME'
    for size in sizes:
        if size < len(words) and name[words[-size].start()].isupper():  # not 'de Brook' of 'Maire de Brook'
            yield words[-size].start(), name[words[-size].start() :]
    if not folded("organisation").union(folded("legal")).isdisjoint(plain(word.group()) for word in words[2:4]):
        return  # 'Nia A. Okafor Center' is called after somebody
    led = title_score(name[words[2].start() :]) >= PLAIN  # 'NAME Senior Vice President': no 'NAME Senior'
    for size in (2,) if led else (3, 2):
        if size < len(words):
            yield 0, name[: words[size - 1].end()]
