"""Names in Latin letters: which tokens are given, middle and family name."""

from __future__ import annotations

from typing import NamedTuple

from exec_finder.names.culture import (
    ENGLISH_MANNER,
    IBERIAN,
    NORDIC,
    chinese_given,
    culture,
    east_asian_first,
    hungarian_married,
    initial,
    korean_given,
    lists_say_family_first,
    patronymic,
    vietnamese,
)
from exec_finder.names.lists import family_in, given_in, key, mainly_given, words

Tokens = tuple[str, ...]

_JOINING = frozenset({"abu", "abou", "abdul", "abdel", "abd", "abdoul", "abdal"})


class Parts(NamedTuple):
    """Tokens of a name by what they are."""

    given: Tokens = ()
    middle: Tokens = ()
    family: Tokens = ()
    nickname: str = ""


def arrange(tokens: Tokens, *, family_leads: bool | None = None) -> Parts:
    """Sort the tokens of a name. *family_leads*: known from capitals; None where nothing tells."""
    if "of" in tokens[1:]:
        tokens = tokens[: tokens.index("of", 1)]
    if len(tokens) < 2:
        return Parts(given=tokens)
    for reader in (_eastern, _with_patronymic, family_leading if family_leads else _listed):
        if found := reader(tokens):
            return found
    return _western(tokens)


def family_then_given(family: Tokens, given: Tokens) -> Parts:
    """'Family, Given Q.': the comma has told."""
    if len(family) == 3 and len(given) == 1 and east_asian_first(family):  # Chan Tai Man, Amy
        return Parts(given=family[1:], family=family[:1], nickname=given[0])
    if chinese_given(given[:2]) and len(given) == 3 and "zh" in family_in(family[0]):
        return Parts(given=given[:2], family=family, nickname=given[2])
    particles: Tokens = ()
    while len(given) > 1 and _particle(given[-1]) and given[-1].islower():
        particles, given = (given[-1], *particles), given[:-1]  # Berg, Jan van der
    whole = particles + family
    head = _forenames(given, culture((*given, *whole)))
    return Parts(head.given, head.middle, whole)


def _eastern(tokens: Tokens) -> Parts | None:
    if vietnamese(tokens):
        return Parts(given=tokens[-1:], middle=tokens[1:-1], family=tokens[:1])
    if east_asian_first(tokens):
        return Parts(given=tokens[1:], family=tokens[:1])
    if all("+my" in given_in(token) | family_in(token) for token in tokens):
        return Parts(given=tokens)  # Burmese names have no family name.
    if len(tokens) == 4 or (len(tokens) == 3 and "-" in tokens[2]):
        return _with_western_name(tokens)
    if len(tokens) == 3 and {"zh", "ko"} & family_in(tokens[2]) and not any(map(initial, tokens)):
        syllables = chinese_given(tokens[:2]) or korean_given(tokens[:2])
        return Parts(given=tokens[:2], family=tokens[2:]) if syllables else None
    return None


def _with_western_name(tokens: Tokens) -> Parts | None:
    """Amy Lim Wei Fen, Lim Wei Fen Amy: the western name is what the person is called by."""
    if given_in(tokens[0]) and not chinese_given(tokens[:1]) and east_asian_first(tokens[1:]):
        return Parts(given=tokens[2:], family=tokens[1:2], nickname=tokens[0])
    if len(tokens) == 4 and given_in(tokens[3]) and not chinese_given(tokens[3:]) and east_asian_first(tokens[:3]):
        return Parts(given=tokens[1:3], family=tokens[:1], nickname=tokens[3])
    return None


def _with_patronymic(tokens: Tokens) -> Parts | None:
    """Names with bin, s/o, oglu, or an East Slavic patronymic."""
    if len(tokens) == 3 and patronymic(tokens[2]) and not patronymic(tokens[1]):
        return Parts(given=tokens[1:2], middle=tokens[2:], family=tokens[:1])
    if len(tokens) == 3 and patronymic(tokens[1]):
        return Parts(given=tokens[:1], middle=tokens[1:2], family=tokens[2:])
    markers = words().of("patronymic")
    for place, token in enumerate(tokens[1:], 1):
        if key(token) in markers and (place + 1 < len(tokens) or _behind(token)):
            return _after_father(tokens, place) if _behind(token) else _before_father(tokens, place)
    return None


def _behind(marker: str) -> bool:
    return key(marker) in {"oglu", "ogly", "qizi", "kyzy", "uulu"}


def _after_father(tokens: Tokens, place: int) -> Parts:
    """Ilham Heydar oglu Aliyev; Aliyev Ilham Heydar oglu."""
    father = tokens[place - 1 : place + 1]
    rest = tokens[place + 1 :]
    if rest or place < 3:
        return Parts(tokens[: place - 1], father if rest else (), rest or father)
    return Parts(tokens[1 : place - 1], father, tokens[:1])


def _before_father(tokens: Tokens, place: int) -> Parts:
    given, father = tokens[:place], tokens[place:]
    for cut in range(2, len(father)):
        begins = key(father[cut]) in {"al", "el", "aal"} or key(father[cut]).startswith(("al-", "el-"))
        if begins and key(father[cut - 1]) not in _JOINING:
            return Parts(given, father[:cut], father[cut:])
    return Parts(given, (), father)


def _listed(tokens: Tokens) -> Parts | None:
    if hungarian_married(tokens) or lists_say_family_first(tokens):
        return family_leading(tokens)
    if len(tokens) > 2 and initial(tokens[-1]) and not initial(tokens[0]) and given_in(tokens[1]):
        return family_leading(tokens)  # Doe Jane Q.
    if len(tokens) == 2 and initial(tokens[1]) and not initial(tokens[0]):
        return Parts(given=tokens[1:], family=tokens[:1])  # Murugan S.
    return None


def family_leading(tokens: Tokens) -> Parts:
    """The family name with its particles comes first."""
    end = 1
    while end < len(tokens) - 1 and _particle(tokens[end - 1], leading=True):
        end += 1
    if hungarian_married(tokens) and len(tokens) > end + 1 and "hu" not in given_in(tokens[end]):
        end += 1
    rest = tokens[end:]
    if "zh" in family_in(tokens[0]) and chinese_given(rest):
        return Parts(given=rest, family=tokens[:end])
    head = _forenames(rest, culture(tokens[end:] + tokens[:end]))
    return Parts(head.given, head.middle, tokens[:end])


def _western(tokens: Tokens) -> Parts:
    """Given names first, then the family name from its first particle on, or the last word."""
    tongue = culture(tokens) if len(tokens) > 2 else ""  # of two words no custom makes other parts
    start = _family_start(tokens, tongue)
    head = _forenames(tokens[:start], tongue)
    return Parts(head.given, head.middle, tokens[start:])


def _particle(token: str, *, leading: bool = False) -> bool:
    plain = key(token)
    if plain in words().of("nobility"):
        return not leading
    if plain not in words().of("particle"):
        return False
    return (
        token[0].islower()
        or token[0] == "'"
        or (plain in words().of("particle_capital") and (len(plain) > 1 or not token.isascii()))
    )


def _family_start(tokens: Tokens, tongue: str) -> int:
    """Index at which the family name begins."""
    last = len(tokens) - 1
    first = _first_joined(tokens)
    place = first
    while place < last:
        if _particle(tokens[place]):
            skip = _compound_given(tokens, place)
            if not skip:
                return _walk_back(tokens, place, first, tongue)
            first = place = place + skip
        else:
            place += 1
    if last > 1 and key(tokens[last - 1]) in _JOINING and not initial(tokens[last - 2]):
        return last - 1  # Hassan Abdel Rahman
    return _double(tokens, first, tongue) if tongue in IBERIAN else last


def _first_joined(tokens: Tokens) -> int:
    """Tokens that the first given name takes: two in Abu Bakr, Abdul Rahman, where a family name is left."""
    joined = key(tokens[0]) in _JOINING and len(tokens) > 2
    if joined and key(tokens[1]) in {"al", "el", "ar", "as"} and len(tokens) > 3:
        return 3
    return 2 if joined else 1


def _compound_given(tokens: Tokens, place: int) -> int:
    """Tokens after a given name that belong to it (María del Carmen, Juan de Dios); 0 where none do."""
    if key(tokens[place - 1]) not in words().of("given_compound_head"):
        return 0
    end = place
    while end < len(tokens) - 1 and key(tokens[end]) in {"de", "del", "la", "los", "las", "do", "da", "das", "dos"}:
        end += 1
    fits = key(tokens[end]) in words().of("given_compound") and end < len(tokens) - 1
    return end - place + 1 if fits else 0


def _walk_back(tokens: Tokens, place: int, first: int, tongue: str) -> int:
    """From a particle back over family names: *Vaz* de Almeida, *Muñoz* y Sáenz."""
    joins = key(tokens[place]) in words().of("conjunction") and tokens[place].islower()
    noble = key(tokens[place]) in words().of("nobility")
    if (joins or noble) and place > first:
        place -= 1
    while place > first and _only_family(tokens[place - 1], tongue) and not initial(tokens[place - 1]):
        place -= 1
    return place


def _only_family(token: str, tongue: str) -> bool:
    return tongue in IBERIAN and not given_in(token) & IBERIAN


def _double(tokens: Tokens, first: int, tongue: str) -> int:
    """Spanish and Portuguese names without particles: two family names, unless the word before is a given name."""
    count = len(tokens)
    if count - first < 2:
        return count - 1
    start = first
    while start < count - 1 and (initial(tokens[start]) or _likely_given(tokens[start], left=count - start)):
        start += 1
    return max(start, count - 2) if tongue == "es" else start


def _likely_given(token: str, *, left: int) -> bool:
    given, family = given_in(token) & IBERIAN, family_in(token) & IBERIAN
    return bool(given) and (not family or left > 2 or mainly_given(token))


def _forenames(tokens: Tokens, tongue: str) -> Parts:
    """Given and middle among the tokens before (or, where it leads, after) the family name."""
    if not tokens:
        return Parts()
    lead = 0
    while lead < len(tokens) and initial(tokens[lead]):
        lead += 1
    if lead == len(tokens):
        slavic = tongue in {"ru", "uk", "bg"} and len(tokens) == 2
        return Parts(tokens[:1], tokens[1:]) if slavic else Parts(tokens)
    cut = max(lead + 1, _first_joined((*tokens, "")))
    while cut < len(tokens) and (skip := _compound_given((*tokens, ""), cut)):
        cut += skip
    if tongue in ENGLISH_MANNER:
        return Parts(tokens[:cut], tokens[cut:])
    given = list(tokens[:cut])
    middle: list[str] = []
    for token in tokens[cut:]:
        apart = initial(token) or patronymic(token) or (tongue in NORDIC and not given_in(token))
        (middle if apart or middle else given).append(token)
    return Parts(tuple(given), tuple(middle))
