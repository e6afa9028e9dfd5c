"""`parse_name`: a name as it is printed, taken apart by meaning.

Own code throughout: of the parsers measured, the best (nameparser) reads a name in a quarter of a millisecond and
knows Western order only, and each of its answers would have to be checked against the lists that this code reads from.
"""

from __future__ import annotations

from functools import lru_cache

from exec_finder.models import PersonName
from exec_finder.names.affixes import Shell, open_shell
from exec_finder.names.casing import is_shouted, ordinary
from exec_finder.names.culture import initial, lists_say_family_first
from exec_finder.names.lists import family_in, key, mainly_family, mainly_given, words
from exec_finder.names.order import Parts, Tokens, arrange, family_leading, family_then_given
from exec_finder.names.scripts import arrange_script

_GENERATIONS = frozenset({"jr", "sr", "ii", "iii", "iv"})
_FORE_PARTS = {"o": "O'", "mc": "Mc", "mac": "Mac"}
"""What registers write apart from the family name that it begins."""
_NOBLE = frozenset({"lord", "lady", "baroness", "baron", "viscount", "viscountess", "countess", "mr", "mrs", "ms"})


@lru_cache(maxsize=8192)
def parse_name(text: str) -> PersonName:
    """Take a name apart by meaning, whatever order, script or case it is printed in.

    Any text is read; one that is no name gives parts without sense (ask `is_person_name` first). Names in capitals
    come out in ordinary case. A name of one word is a given name, but behind Lord or Mrs.

    >>> name = parse_name('DOE, Jane "Jay" Q., Jr.')
    >>> name.given, name.middle, name.family, name.suffix, name.nickname
    ('Jane', 'Q.', 'Doe', 'Jr.', 'Jay')
    """
    shell = open_shell(text)
    parts = _parts(shell)
    return PersonName(
        full=_full(shell),
        given=" ".join(parts.given),
        middle=" ".join(parts.middle),
        family=" ".join(parts.family),
        suffix=", ".join(_suffix(suffix) for suffix in shell.suffixes),
        nickname=shell.nickname or parts.nickname,
        honorific=" ".join(shell.honorifics),
    )


def filed_name(text: str) -> str:
    """A name as registers file it, in the order and case in which people write it, without degrees.

    `parse_name` has to guess the order; here it is known: the family name comes first, and no comma says so. A text of
    one word stays as it is.

    >>> filed_name("VAN DER BERG ANNA Q"), filed_name("Okafor Nia"), filed_name("DOE JR JOHN")
    ('Anna Q. van der Berg', 'Nia Okafor', 'John Doe Jr.')
    """
    shell = open_shell(text)
    if len(shell.segments) > 1:
        parts = _parts(shell)
    elif len(shell.segments[0]) < 2:
        return " ".join(shell.segments[0])
    else:
        parts = family_leading(_filed_tokens(shell.segments[0]))
    between = [token for token in parts.given if key(token) in _GENERATIONS]
    suffixes = [_suffix(suffix) for suffix in shell.suffixes if key(suffix) in _GENERATIONS]
    generation = [f"{word}." if word in {"Jr", "Sr"} else word for word in (*map(_suffix, between), *suffixes)]
    given = [token for token in (*parts.given, *parts.middle) if token not in between]
    dotted = [f"{token}." if len(token) == 1 and initial(token) else token for token in given]
    return " ".join((*dotted, *parts.family, *generation[:1]))


def _filed_tokens(tokens: Tokens) -> Tokens:
    """In ordinary case, and the beginning of an Irish or Scottish name no word of its own."""
    made = _calm(tokens, whole=all(token == token.upper() for token in tokens))
    begins = _FORE_PARTS.get(key(made[0]))
    return (begins + made[1].capitalize(), *made[2:]) if begins and len(made) > 2 else made


def strip_credentials(text: str) -> str:
    """The name without honorifics, post-nominals and nicknames, in printed order and case.

    >>> strip_credentials("Dr. Jane Q. Doe, CPA, Senior Vice President")
    'Jane Q. Doe'
    """
    return _full(open_shell(text))


def _full(shell: Shell) -> str:
    return ", ".join(" ".join(segment) for segment in shell.segments)


def _suffix(text: str) -> str:
    return text.capitalize() if key(text) in {"jr", "sr", "jnr", "snr"} else text


def _parts(shell: Shell) -> Parts:
    loud = all(token == token.upper() for segment in shell.segments for token in segment)
    loud = loud and any(is_shouted(token) for segment in shell.segments for token in segment)
    if len(shell.segments) > 1:
        family, given = (_calm(segment, whole=True) for segment in shell.segments[:2])
        return family_then_given(family, given)
    tokens = shell.segments[0]
    if not tokens:
        return Parts()
    if found := arrange_script(tokens):
        return found
    if seat := _seat(tokens, titled=bool(shell.honorifics)):
        return Parts(family=_calm(seat, whole=True))
    if shell.honorifics and "of" in tokens[1:]:
        tokens = tokens[: tokens.index("of", 1)]
    if len(tokens) == 1 and shell.honorifics and key(shell.honorifics[-1]) in _NOBLE:
        return Parts(family=_calm(tokens, whole=True))
    if shell.honorifics and words().languages.get(key(shell.honorifics[-1])) == "my":
        return Parts(given=tokens)  # Burmese names have no family name.
    leads = _filing(tokens) if loud else _capitals_lead(tokens)
    if not loud and leads is False:
        return _capitals_end(tokens)
    return arrange(_calm(tokens, whole=loud), family_leads=leads)


def _seat(tokens: Tokens, *, titled: bool) -> Tokens:
    """What stands for the family name of a peer who has none: The Duchess *of Ashcombe*, Earl *of Ashcombe*."""
    if titled and tokens[0] == "of":
        return tokens[1:]
    return tokens[2:] if tokens[1:2] == ("of",) and key(tokens[0]) in words().of("peer") else ()


def _calm(tokens: Tokens, *, whole: bool) -> Tokens:
    """Tokens in ordinary case: those in capitals, and all of a name that has none."""
    small = all(token.islower() for token in tokens)
    made = [
        ordinary(token, inside=place > 0 or len(tokens) > 2)
        if small or (is_shouted(token) and (whole or len(token) > 2))
        else token
        for place, token in enumerate(tokens)
    ]
    for place in range(1, len(made)):
        if made[place - 1] == "de" and tokens[place] in {"LA", "LE", "LAS", "LOS"}:
            made[place] = made[place].lower()
    return tuple(made)


def _filing(tokens: Tokens) -> bool | None:
    """Names all in capitals: filings write DOE JANE Q."""
    if len(tokens) > 2 and initial(tokens[-1]) and not initial(tokens[0]):
        return True
    if len(tokens) > 1 and mainly_given(tokens[1]) and mainly_family(tokens[0]):
        return True
    if len(tokens) > 2 and key(tokens[0]) in words().of("particle_capital") and mainly_given(tokens[-1]):
        return True  # DE LA CRUZ MARIA
    return lists_say_family_first(tokens) or None


def _capitals_lead(tokens: Tokens) -> bool | None:
    """True for DOE Jane, False for Jane DOE, None where capitals tell nothing."""
    shouted = [is_shouted(token) and (len(token) > 2 or bool(family_in(token))) for token in tokens]
    if shouted[0] and not shouted[-1]:
        return True if len(tokens[0]) > 2 or "zh" in family_in(tokens[0]) else None
    return False if shouted[-1] and not shouted[0] and len(tokens) > 1 else None


def _capitals_end(tokens: Tokens) -> Parts:
    """Jean DE LA TOUR: the capitals at the end are the family name, with the particles before them."""
    start = len(tokens) - 1
    while start > 1 and is_shouted(tokens[start - 1]):
        start -= 1
    calm = _calm(tokens, whole=True)
    read = arrange(calm)
    if len(read.family) >= len(tokens) - start and calm[-1:] == read.family[-1:]:
        return read
    before = arrange((*calm[:start], calm[-1]))
    return Parts(before.given, before.middle, calm[start:], before.nickname)
