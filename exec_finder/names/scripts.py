"""Names in other scripts than Latin: Han, kana, Hangul, Cyrillic, Hebrew, Arabic, Greek."""

from __future__ import annotations

import re
from functools import cache
from unicodedata import normalize

from exec_finder.names.culture import initial
from exec_finder.names.lists import family_in, given_in, key, words
from exec_finder.names.order import Parts, Tokens

HAN = re.compile(r"[\u3400-\u9fff\uf900-\ufaff々]")
KANA = re.compile(r"[\u3040-\u30ff]")
HANGUL = re.compile(r"[\uac00-\ud7a3]")
CYRILLIC = re.compile(r"[\u0400-\u04ff]")
ARABIC = re.compile(r"[\u0600-\u06ff]")
HEBREW = re.compile(r"[\u0590-\u05ff]")
_SLAVIC_PATRONYMIC = re.compile(r"(?:[оеы]вич|[оеы]вна|ич|ична|инична|[їє]вич|[їє]вна|івна|ївна)$")
_SLAVIC_FAMILY = re.compile(
    r"(?:[оеё]ва?|ина?|ски[йя]?|ска|ская|ськ[иа]й?|цьк[иа]й?|ко|ук|юк|чук|[ыи]х|ян|дзе|швили|енко)$"
)


def arrange_script(tokens: Tokens) -> Parts | None:
    """Sort the tokens of a name in another script; None for Latin and for scripts with no rules of ours."""
    text = " ".join(tokens)
    if text.isascii():
        return None
    if HAN.search(text) or KANA.search(text):
        return _han(tokens)
    if HANGUL.search(text):
        return _hangul(tokens)
    if CYRILLIC.search(text):
        return _cyrillic(tokens)
    if ARABIC.search(text) or HEBREW.search(text):
        return _semitic(tokens)
    return None


def without_honorific(text: str) -> str:
    """A name in an eastern script without the honorific or the office behind it: '陈志远先生', '박지영 사장'."""
    return _honorific_behind().sub("", text)


@cache
def _honorific_behind() -> re.Pattern[str]:
    found = (normalize("NFC", word) for word in words().of("tail_honorific") if not word.isascii())  # key parts Hangul
    behind = sorted(found, key=len, reverse=True)
    return re.compile(rf"(?<=.{{2}}) ?(?:{'|'.join(map(re.escape, behind))})$")


def _han(tokens: Tokens) -> Parts:
    text = without_honorific(" ".join(tokens))
    for dot in "・·•‧":
        if dot in text:  # A foreign name written out: given name first.
            *given, family = (part for part in text.split(dot) if part)
            return Parts(tuple(given), (), (family,))
    tokens = tuple(text.split())
    if len(tokens) > 1:
        return Parts(tokens[1:], (), tokens[:1])
    cut = _han_cut(text)
    return Parts((text[cut:],), (), (text[:cut],)) if 0 < cut < len(text) else Parts((text,))


def _han_cut(text: str) -> int:
    """Length of the family name in a name written without a space; 0 where it can't be told."""
    if len(text) > 6 or len(text) < 2:
        return 0
    for size in (3, 2):
        if len(text) > size and family_in(text[:size]):
            return size
    if "ja" in family_in(text[0]) and len(text) <= 3:
        return 1
    return 2 if len(text) >= 4 or KANA.search(text) else 1


def _hangul(tokens: Tokens) -> Parts:
    text = without_honorific(" ".join(tokens)).strip()
    tokens = tuple(text.split())
    if len(tokens) > 1:
        return Parts(tokens[1:], (), tokens[:1])
    size = 2 if len(text) > 3 or (len(text) == 3 and text[:2] in {"남궁", "황보", "제갈", "선우", "독고"}) else 1
    if size == 2 and not family_in(text[:2]):
        size = 1
    return Parts((text[size:],), (), (text[:size],)) if len(text) > 1 else Parts((text,))


def slavic_patronymic(token: str) -> bool:
    """A Cyrillic patronymic; surnames in -ич (Ильич, Милошевич) look alike, so that the place must agree."""
    return len(token) > 4 and bool(_SLAVIC_PATRONYMIC.search(token.casefold()))


def slavic_family(token: str) -> bool:
    """A Cyrillic word with the ending of a surname."""
    return len(token) > 3 and bool(_SLAVIC_FAMILY.search(token.casefold()))


def _cyrillic(tokens: Tokens) -> Parts:
    tokens = tuple(piece for token in tokens for piece in _initials(token))
    if len(tokens) < 2:
        return Parts(tokens)
    patronymic = len(tokens) == 3 and slavic_patronymic(tokens[2])
    turned = patronymic and not (slavic_patronymic(tokens[1]) and given_in(tokens[0]))
    turned = turned or (len(tokens) == 2 and not given_in(tokens[0]))
    if initial(tokens[-1]) or (turned and given_in(tokens[1])):
        return Parts(tokens[1:2], tokens[2:], tokens[:1])
    return Parts(tokens[:1], tokens[1:-1], tokens[-1:])


def _initials(token: str) -> list[str]:
    """'И.П.' as two initials."""
    if re.fullmatch(r"(?:[^\W\d_]\.){2,3}", token):
        return [piece + "." for piece in token.split(".") if piece]
    return [token]


def _semitic(tokens: Tokens) -> Parts:
    """Arabic and Hebrew: given name first; the particle begins the family name, بن the father's."""
    if len(tokens) < 2:
        return Parts(tokens)
    father = words().of("patronymic")
    for place, token in enumerate(tokens[1:-1], 1):
        if key(token) in father:
            end = place + 2
            rest = tokens[end:]
            return Parts(tokens[:place], tokens[place:end] if rest else (), rest or tokens[place:])
        if key(token) in words().of("particle"):
            return Parts(tokens[:place], (), tokens[place:])
    start = 2 if key(tokens[0]) in {"عبد", "ابو", "أبو"} and len(tokens) > 2 else len(tokens) - 1
    return Parts(tokens[:start], (), tokens[start:])
