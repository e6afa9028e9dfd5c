"""Which language's customs a name in Latin letters follows, and whether its family name comes first."""

from __future__ import annotations

import re
from collections import defaultdict
from functools import cache

from exec_finder.names.lists import NONE, family_in, given_in, given_names, key, words

IBERIAN = frozenset({"es", "pt"})
NORDIC = frozenset({"da", "no", "sv", "fi", "is"})
ENGLISH_MANNER = frozenset((
    "en", "hi", "mi", "yo", "ig", "ha", "sw", "tw", "zu", "am", "ur", "ta", "bn", "gu", "mr", "ne", "pa", "te",
    "ml", "kn", "si", "ki", "lg", "st", "sn", "haw", "to", "sm", "so",
))  # fmt: skip
"""Where a second forename is a middle name; elsewhere all forenames are given names."""

_FAMILY_LEADS = frozenset({"+hu", "+ja"})
"""Homes of given names that stand last where a name is written in its own order."""

_LETTERS = {
    "es": "ñ", "pt": "ãõ", "de": "ßü", "da": "ø", "sv": "å", "pl": "łąężźś", "cs": "ěřů", "hu": "őű", "tr": "şğı",
    "ro": "țșăţ", "vi": "ạảấầẩẫậắằẳẵặẹẻẽếềểễệỉịọỏốồổỗộớờởỡợụủứừửữựỳỵỷỹơư", "is": "þ", "lv": "āēīūļņķģ",
    "lt": "ėįų", "et": "õ", "ga": "",
}  # fmt: skip
_WESTERN = frozenset({"en", "de", "fr", "es", "it", "pt", "nl", "sv", "da", "no", "fi", "pl", "cs", "ga"})
# Syllables of romanised Chinese (Pinyin, Wade-Giles, Cantonese, Hokkien as people write them) and Korean.
_CHINESE = (
    "(?:zh|ch|sh|hs|ts|tz|th|kh|ng|kw|gw|[bpmfdtnlgkhjqxzcsrwyv])?"
    "(?:iang|iong|oon|ien|een|iok|eok|uat|uang|eung|eong|oong|iao|ian|ieh|ueh|iew|eow|uai|uan|iam|ing|ang|eng|ong|ung|ah|ai|ak|am|an|ao|ap|at|"
    "ar|au|aw|ay|ee|ei|ek|en|eo|er|eu|ew|ia|ie|ih|ik|im|in|io|ip|it|iu|oh|oi|ok|om|on|oo|op|ot|ou|ow|oy|ua|ue|ui|uk|"
    "um|un|uo|ut|uy|a|e|i|o|u)"
)
_KOREAN = (
    "(?:kk|tt|pp|ss|jj|ch|[gknbpdtrlmshjyw])?"
    "(?:young|yeo|yae|wae|eui|you|ae|ya|eo|ye|oe|wa|wo|we|wi|eu|ui|yu|yo|oo|ee|ou|a|e|i|o|u|y)(?:ng|[kngtlmpbhr])?"
)
_CHINESE_WORD = re.compile(rf"^{_CHINESE}(?:[-']?{_CHINESE})?$")
_CHINESE_SYLLABLE = re.compile(rf"^{_CHINESE}$")
_KOREAN_WORD = re.compile(rf"^{_KOREAN}[- ]?{_KOREAN}$")
_KOREAN_SYLLABLE = re.compile(rf"^{_KOREAN}$")
_PATRONYMIC = re.compile(r"(?:[oeyaiu]vi[ct]h|[oe]vitch|[oe]v[ny]a|ichna|inichna|[oe]wicz[oó]wna)$")


def initial(token: str) -> bool:
    """J, J., J.R., K-H. or Ж."""
    letters = token.replace(".", "").replace("-", "")
    return 0 < len(letters) <= 3 and (len(letters) == 1 or "." in token) and letters.isupper() and len(token) <= 6


def patronymic(token: str) -> bool:
    """A romanised East Slavic patronymic: Petrovich, Yuryevna."""
    return len(token) > 5 and bool(_PATRONYMIC.search(key(token)))


@cache
def _letter_languages() -> dict[str, str]:
    return {letter: lang for lang, letters in _LETTERS.items() for letter in letters}


def culture(tokens: tuple[str, ...]) -> str:
    """The language whose customs the name most likely follows; `en` where nothing tells."""
    votes: defaultdict[str, float] = defaultdict(float, en=0.4)
    for place, token in enumerate(tokens):
        if initial(token):
            votes["en"] += 0.2
            continue
        last = place == len(tokens) - 1
        _vote(votes, given_in(token), 0.5 if last else 1.0)
        _vote(votes, family_in(token), 1.5 if last else 0.5)
        for letter in token.lower():
            votes["en"] -= 0.3 * (letter > "z" and letter.isalpha())
            if letter in _letter_languages():
                votes[_letter_languages()[letter]] += 1.2
    best = max(votes.values())
    return min(lang for lang, weight in votes.items() if weight == best) if votes["en"] < best else "en"


def _vote(votes: defaultdict[str, float], languages: frozenset[str], weight: float) -> None:
    home = {lang[1:] for lang in languages if lang[0] == "+"}
    for lang in languages:
        if lang[0] == "+":
            votes[lang[1:]] += 1.5 * weight / len(home)
        else:
            votes[lang] += weight / len(languages) ** 0.5


def _western(token: str) -> bool:
    known = given_names().get(key(token), NONE)  # of Chan-wook the whole counts, not its halves
    return bool(known & _WESTERN) and not known & {"zh", "ko", "vi"}


def _syllables(tokens: tuple[str, ...], single: re.Pattern[str], word: re.Pattern[str]) -> bool:
    if len(tokens) == 1:
        return bool(word.match(key(tokens[0])))
    return all(single.match(key(token)) for token in tokens)


def chinese_given(tokens: tuple[str, ...]) -> bool:
    """Whether the tokens can be one romanised Chinese given name."""
    return (
        0 < len(tokens) <= 2 and _syllables(tokens, _CHINESE_SYLLABLE, _CHINESE_WORD) and not any(map(_western, tokens))
    )


def korean_given(tokens: tuple[str, ...]) -> bool:
    """Whether the tokens can be one romanised Korean given name of two syllables."""
    return (
        0 < len(tokens) <= 2 and _syllables(tokens, _KOREAN_SYLLABLE, _KOREAN_WORD) and not any(map(_western, tokens))
    )


def vietnamese(tokens: tuple[str, ...]) -> bool:
    """Whether all tokens are Vietnamese syllables, the first a family name."""
    return (
        1 < len(tokens) <= 5
        and "vi" in family_in(tokens[0])
        and all("vi" in given_in(token) | family_in(token) for token in tokens[1:])
        and _vietnamese_order(tokens)
    )


def _vietnamese_order(tokens: tuple[str, ...]) -> bool:
    if any(_letter_languages().get(letter) == "vi" for token in tokens for letter in token.lower()):
        return True
    if key(tokens[-1]) in {"nguyen", "tran", "pham", "huynh", "ngo"}:
        return False
    return len(tokens) > 2 or key(tokens[0]) in {"nguyen", "tran", "le", "pham", "dang", "huynh", "vo", "bui", "ngo"}


def east_asian_first(tokens: tuple[str, ...]) -> bool:
    """Whether a romanised Chinese or Korean name has its family name first."""
    head, rest = tokens[0], tokens[1:]
    known = family_in(head)
    if len(rest) > 2 or any(initial(token) for token in tokens):
        return False
    if "ko" in known and _korean_rest(rest, strict=_western(head)):
        return True
    if "zh" in known and len(rest) == 2:
        return _few_western(rest, _CHINESE_SYLLABLE, strict=_western(head))
    if "zh" not in known or not chinese_given(rest):
        return False
    if "-" in rest[0]:
        return True
    return not family_in(rest[0]) & _WESTERN - {"en"} and _chinese_pair(key(head), key(rest[0]))


def _korean_rest(rest: tuple[str, ...], *, strict: bool) -> bool:
    if len(rest) == 1:
        return korean_given(rest) and ("-" in rest[0] or not family_in(rest[0]))
    return _few_western(rest, _KOREAN_SYLLABLE, strict=strict)


def _few_western(pair: tuple[str, ...], syllable: re.Pattern[str], *, strict: bool) -> bool:
    """Two syllables, one of which may look western (Soo Young), unless the family name does too (Lee Ann Young)."""
    fits = all(syllable.match(key(token)) for token in pair)
    return fits and sum(map(_western, pair)) <= (0 if strict else 1)


def _chinese_pair(head: str, last: str) -> bool:
    if "zh" not in family_in(last):
        return "zh" in given_in(last) or not family_in(last) or "-" in last
    if not _CHINESE_SYLLABLE.match(head):
        return "-" not in head and "zh" not in given_in(head)  # Ouyang Feng, but Xiaoming Chen
    return head in words().of("family_frequent") or last not in words().of("family_frequent")


def lists_say_family_first(tokens: tuple[str, ...]) -> bool:
    """Whether the lists know the first token as a family name only, and the last as a given name of its language."""
    head, last = tokens[0], tokens[-1]
    family, given = family_in(head), given_in(last)
    if given & _FAMILY_LEADS and not family_in(last) and not given_in(head):
        return True
    if not family or not given:
        return _mongolian(head) and len(tokens) == 2 and not family_in(last)
    if "hu" in family and "hu" in given and "hu" not in given_in(head) - {"x"}:
        return "hu" not in family_in(last) or not given_in(head)
    if "ja" in family and "ja" in given and "ja" not in given_in(head):
        return True
    return len(tokens) == 2 and bool(family & given) and not given_in(head) and not family_in(last)


def _mongolian(token: str) -> bool:
    return len(token) > 7 and key(token).endswith(("giin", "iin", "ijn"))


def hungarian_married(tokens: tuple[str, ...]) -> bool:
    """Szabóné Nagy Ilona: the husband's family name with -né, in front."""
    head = key(tokens[0])
    return len(tokens) > 1 and head.endswith("ne") and "hu" in family_in(head[:-2]) and tokens[0].endswith("né")
