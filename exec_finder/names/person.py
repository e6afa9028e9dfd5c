"""`is_person_name`: how sure it is that a text is a personal name, by lists, shape and the words that are none."""

from __future__ import annotations

import math
import re
from functools import lru_cache
from itertools import dropwhile

from exec_finder.names.affixes import peerage
from exec_finder.names.culture import initial
from exec_finder.names.features import Features, Kind, features, is_dictionary_word, is_fused, not_words, phrases
from exec_finder.names.lists import family_in, given_in, key, mainly_given, words
from exec_finder.names.scripts import (
    ARABIC,
    CYRILLIC,
    HAN,
    HANGUL,
    HEBREW,
    KANA,
    slavic_family,
    slavic_patronymic,
    without_honorific,
)

_LONGEST = 80
_MOST_WORDS = 9
_NO = 0.02
_BY_SHAPE = 0.5  # a Japanese family name by its second letter alone: the neighbours decide
_EAST = re.compile("[\u3040-\u30ff\u3400-\u9fff\uac00-\ud7a3]")
_BRACKETED = re.compile(r"[（(][^()（）]*[)）]")
_FIRM = re.compile("会社|公司|役員|取締|团队|株式|..[部会會室课課局校院站]$")
_FOREIGN_DOT = re.compile("[・·‧•]")
_TRANSCRIBED = re.compile(
    "[\u30a0-\u30ff]{1,10}(?:[・＝=][\u30a0-\u30ff]{1,12}){1,3}|[\u3400-\u9fff]{1,6}(?:[·‧•][\u3400-\u9fff]{1,7}){1,3}"
)
_HAN_NAME = re.compile(
    "[\u3400-\u9fff々〆][\u3400-\u9fff々ノツケヶの]{0,3}"
    "(?: ?[\u3400-\u9fff々]{1,3}| ?[\u3041-\u3096]{2,4}| ?[\u30a1-\u30ffー]{2,5})"
    "|[\u30a1-\u30ffー]{2,6} [\u30a1-\u30ffー]{2,6}|[\u3041-\u3096]{2,6} [\u3041-\u3096々\u3400-\u9fff]{1,4}"
)
_HOPELESS = re.compile(r"(?<!\b[AaDdSs])/|/(?![LlOoPp]\b)|[\d:;!?\\|<>{}=_%$#*+^~…→←»›•–—=]|\.\.|https?")
_DRESS = re.compile("[,;\"'“”„«»‘’`´(){}@（）\\[\\]]")
_LATIN = re.compile(r"[A-Za-z\u00c0-\u024f\u1e00-\u1eff]")

# Weights of the logistic score, set by hand; benchmarks/calibrate_names.py shows how they hold on generated texts.
_BIAS = -1.1
_FIRST = {
    Kind.GIVEN: 1.9, Kind.BOTH: 1.7, Kind.FAMILY: 0.5, Kind.ENDING: 0.4, Kind.UNKNOWN: 0.35, Kind.INITIAL: 0.9,
    Kind.DOUBTFUL: -1.2, Kind.DOUBTFUL_HOME: 0.3, Kind.SELDOM: -1.5, Kind.LEXICAL: -3.0, Kind.WORD: -6.0,
    Kind.PARTICLE: -0.2, Kind.SMALL: -6.0,
}  # fmt: skip
_LAST = {
    Kind.GIVEN: 0.6, Kind.BOTH: 1.5, Kind.FAMILY: 2.1, Kind.ENDING: 1.7, Kind.UNKNOWN: 0.95, Kind.INITIAL: 0.3,
    Kind.DOUBTFUL: -1.3, Kind.DOUBTFUL_HOME: 0.3, Kind.SELDOM: -0.3, Kind.LEXICAL: -1.0, Kind.WORD: -6.0,
    Kind.PARTICLE: -1.0, Kind.SMALL: -6.0,
}  # fmt: skip
_INNER = {
    Kind.GIVEN: 0.4, Kind.BOTH: 0.4, Kind.FAMILY: 0.4, Kind.ENDING: 0.3, Kind.UNKNOWN: -0.1, Kind.INITIAL: 2.0,
    Kind.DOUBTFUL: -0.8, Kind.DOUBTFUL_HOME: -0.3, Kind.SELDOM: -1.0, Kind.LEXICAL: -2.4, Kind.WORD: -5.0,
    Kind.PARTICLE: 1.0, Kind.SMALL: -5.0,
}  # fmt: skip
_ALONE = {
    Kind.MONONYM: 1.2,
    Kind.GIVEN: -0.2,
    Kind.BOTH: -0.4,
    Kind.FAMILY: -1.0,
    Kind.ENDING: -0.8,
    Kind.UNKNOWN: -1.4,
}
_NO_WORDS = frozenset({Kind.INITIAL, Kind.PARTICLE})
_SEATED = 0.6  # The Duchess of Ashcombe
_DRESSED = 2.5
_REVERSED = 0.4
_SHOUTED = -0.2
_EASTERN = 1.5
_FOREIGN = 0.7  # a letter with a diacritic: headings of the languages that have them are in the list of words


@lru_cache(maxsize=16384)
def is_person_name(text: str) -> float:
    """How sure it is that *text* is a person's name and nothing else: 0 to 1, a person from 0.5 up.

    Calibrated on generated names and phrases, half each (benchmarks/calibrate_names.py): a known given name before a
    known family name is above 0.9; two words with capitals that no list and no dictionary has, and a given name alone,
    stand a little above 0.5, so that what is around (a title, a portrait, a mail address) decides; a word of the
    dictionary beside a given name brings it below 0.5, one of menus, headings or places below 0.1.

    >>> is_person_name("Jane Q. Miller") > 0.9, is_person_name("Investor Relations") < 0.1
    (True, True)
    """
    size = len(text)
    if not 1 < size <= _LONGEST or _HOPELESS.search(text) or text.count(" ") > _MOST_WORDS:
        return _NO
    if text.isascii() or not _EAST.search(text):
        return _latin(text) if text.isascii() or _LATIN.search(text) else _script(text)
    if not _LATIN.search(text):
        return _script(text)
    return _latin(text) if not _LATIN.search(bare := _BRACKETED.sub("", text)) or not _EAST.search(bare) else _NO


_ORDINALS = frozenset({"I", "II", "III", "IV", "VI", "VII", "VIII", "IX"})  # 'Bramley II' is a team


def _latin(text: str) -> float:
    text, seat = peerage(text.strip())
    if seat and (not _is_seat(seat) or _is_bare(text)):
        return _SEATED if _is_seat(seat) else _NO
    first, _, rest = text.partition(" ")
    if first[:1].islower() and not _may_open(key(first)):
        return _NO
    if _opens_other(first, rest) or _is_saint(first, rest) or rest in _ORDINALS:
        return _NO
    if (rest and key(text) in phrases()) or _has_small_word(text):
        return _NO
    return _score(features(text), foreign=not text.isascii())


def _has_small_word(text: str) -> bool:
    """A cheap look: a word in small letters that no name has, in a text without brackets, quotes and commas."""
    if _DRESS.search(text):
        return False
    return any(t[0].islower() and t.isalpha() and key(t) not in words().all and not is_fused(t) for t in text.split())


def _may_open(plain: str) -> bool:
    """Whether a name may begin with the word in small letters."""
    return plain in words().of("particle") or plain in words().of("honorific")


def _is_seat(text: str) -> bool:
    """Whether the words behind a peer's 'of' may be a place: Ashcombe, the Isle of Ash; not Edinburgh Award."""
    words_of = [key(word) for word in text.split()]
    return text[:1].isupper() and len(words_of) < 5 and not any(map(is_dictionary_word, words_of))


def _is_bare(text: str) -> bool:
    """Titles of the peerage without a name."""
    return all(key(word) in words().all for word in text.split())


def _is_saint(first: str, rest: str) -> bool:
    """A place or a church called after a saint: San Marino, Santa Teresa; not Santa Miller."""
    return key(first) in words().of("saint") and " " not in rest and mainly_given(rest)


def _opens_other(first: str, rest: str) -> bool:
    """Whether the first word is one of headings and menus, and no name or honorific."""
    plain = key(first)
    turned = ", " in rest and plain in words().of("particle")  # 'dos Santos, Ana'
    if plain not in not_words() or turned or initial(first) or given_in(first) or family_in(first):
        return False
    if first.endswith(".") and plain in words().of("honorific_dotted"):
        return False  # 'Farm. Nia Okafor', a pharmacist
    if plain not in words().all:
        return True
    lead = [plain, *map(key, rest.split()[:2])]
    return not any(" ".join(lead[:size]) in words().of("honorific") for size in (1, 2, 3))


def _score(seen: Features, *, foreign: bool) -> float:
    kinds = seen.kinds
    if _NO_WORDS.issuperset(kinds):
        return _NO
    weight = _BIAS + _DRESSED * seen.dressed + _REVERSED * seen.reversed + _SHOUTED * seen.shouted
    weight += _EASTERN * seen.eastern + _FOREIGN * foreign
    if len(kinds) == 1:
        weight += _ALONE.get(kinds[0], -4.0)
    else:
        first, last = (kinds[-1], kinds[0]) if _family_first(seen) else (kinds[0], kinds[-1])
        weight += _FIRST[first] + _LAST[last] + sum(map(_INNER.__getitem__, kinds[1:-1]))
    return round(min(max(1 / (1 + math.exp(-weight)), 0.001), 0.999), 4)


def _family_first(seen: Features) -> bool:
    """Whether the other order explains the words better: Morita Haruto, Doe Jane Q."""
    kinds = seen.kinds
    if seen.reversed:
        return True
    return _FIRST[kinds[-1]] + _LAST[kinds[0]] > _FIRST[kinds[0]] + _LAST[kinds[-1]] + 0.5


def _script(text: str) -> float:
    """Scripts without capitals, and Cyrillic and Greek, by their own rules."""
    if HAN.search(text) or KANA.search(text):
        return _han(text)
    if HANGUL.search(text):
        return _hangul(text)
    tokens = text.replace(",", " ").split()
    if len(tokens) > 2 and key(tokens[0]) in words().of("honorific") and CYRILLIC.search(text):
        tokens = tokens[1:]
    plain = [key(token) for token in tokens]
    if any(word in not_words() for word in plain):
        return _NO
    if ARABIC.search(text) or HEBREW.search(text):
        return _uncased(tokens)
    if CYRILLIC.search(text):
        return _cyrillic(tokens)
    return _score(features(text), foreign=not text.isascii())


def _han(text: str) -> float:
    tokens = without_honorific(text).split()
    bare = "".join(tokens)
    if _FIRM.search(bare) or not not_words().isdisjoint(map(key, (bare, *tokens, *_FOREIGN_DOT.split(bare)))):
        return _NO
    if _FOREIGN_DOT.search(bare):
        return 0.8 if _TRANSCRIBED.fullmatch(bare) else _NO
    if not 2 <= len(bare) <= 6 or len(tokens) > 2 or not _HAN_NAME.fullmatch(" ".join(tokens)):
        return _NO
    if len(tokens) == 2:
        return 0.95 if family_in(tokens[0]) else 0.6 if max(map(len, tokens)) < 4 else 0.2
    return _unparted(bare)


def _unparted(text: str) -> float:
    """A name in Han letters, maybe with kana behind, without a blank."""
    sizes = [size for size in (3, 2, 1) if size < len(text) and family_in(text[:size])]
    given = len(text) - sizes[0] if sizes else 0
    if not sizes or (sizes[0] == 1 and given == 3):  # four letters: two of them the family's
        return _BY_SHAPE if 2 < len(text) < 6 and text[1] in words().of("family-letter") else 0.15
    if family_in(text) or key(text[sizes[0] :]) in not_words():
        return 0.3  # '中西文化': a word, not a given name
    if sizes[0] == 1:
        return {1: 0.75, 2: 0.93}.get(given, 0.05)
    return 0.93 if given < 3 or KANA.match(text[-1]) else 0.5 if given == 3 else 0.05


def _hangul(text: str) -> float:
    bare = text.replace(" ", "")
    if key(bare) in not_words() or any(key(word) in not_words() for word in text.split()):
        return _NO
    if not 2 <= len(bare) <= 5:
        return 0.05
    known = bool(family_in(bare[:1]) or family_in(bare[:2]))
    if not known:
        return 0.1
    return 0.9 if len(bare) == 3 else 0.6


def _uncased(tokens: list[str]) -> float:
    if not 1 <= len(tokens) <= 7 or tokens[-1].endswith("."):
        return 0.05
    names = list(dropwhile(lambda token: key(token) in words().of("honorific"), tokens))
    honorific = len(names) < len(tokens)
    if not names:
        return _NO
    known = bool(given_in(names[0]))
    behind = words().of("particle") | words().of("patronymic")
    family = bool(family_in(names[-1])) or any(key(token) in behind for token in names[1:])
    if len(names) == 1:
        return 0.7 if honorific else 0.35 if known else 0.1
    return min(0.25 + 0.5 * known + 0.2 * family + 0.35 * honorific, 0.97)


def _cyrillic(tokens: list[str]) -> float:
    if any(token[:1].islower() for token in tokens) or len(tokens) > 4:
        return 0.03
    if len(tokens) == 1:
        return 0.4 if given_in(tokens[0]) else 0.15
    weight = -1.5
    weight += 3.0 * any(slavic_patronymic(token) for token in tokens[1:])
    weight += 2.0 * any(given_in(token) for token in tokens)
    first, last = (slavic_family(token) or bool(family_in(token)) for token in (tokens[0], tokens[-1]))
    weight += 2.0 if last else 1.7 * first
    weight += 1.2 * any(token.endswith(".") and len(token) <= 5 for token in tokens)
    return round(1 / (1 + math.exp(-weight)), 4)
