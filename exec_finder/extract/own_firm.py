"""The own firm in a title: 'CEO of Acme', 'Acme treasurer' and 'Acme's CEO' on Acme's page are CEO and treasurer."""

from __future__ import annotations

import re
from functools import cache

from exec_finder.extract import phrases
from exec_finder.extract.anchors import Anchor
from exec_finder.extract.context import opens_unknown, same_organisation
from exec_finder.extract.judge import PLAIN, name_score, title_hint, title_score
from exec_finder.extract.mentions import KNOWN, WORD, Mention
from exec_finder.extract.uncased import is_uncased
from exec_finder.extract.words import alternatives, folded, plain
from exec_finder.names.lists import given_in, mainly_given

_OWNER = re.compile(r"(?P<firm>[\w&. -]{2,40}?)['’]s\s")
_LONG = 4  # letters
_CLAUSE_END = re.compile(r"[,;:.!?(]")
_TITLE = 5  # words
_CAPITALS = re.compile(rf"{WORD}(?: {WORD})*")
_OPENING, _CLOSING = '“„«»"', '“”„«»" '
_HEADING = 40  # characters
_UNIT = re.compile(
    rf"(?P<unit>(?:,| for| of| –)\s(?:the\s)?{WORD}(?:,?\s(?:{WORD}|&|and|of)){{0,5}}?)"
    rf"\s(?:at|of)\s(?:the\s)?(?P<firm>{WORD}(?:&\w+)?(?:\s(?:{WORD}|&|of|the))*)"
)


def without_own(title: str, own: frozenset[str]) -> str:
    """'CEO of Acme' and 'Acme's CEO' on Acme's own page are CEO.

    >>> without_own("hoofd klantenservice van Acme", frozenset({"acme"}))
    'hoofd klantenservice'
    """
    title = phrases.without_company(title)
    whose = _OWNER.match(title)
    if whose and (whose["firm"].islower() or same_organisation(whose["firm"], own)):
        title = title[whose.end() :]
    first, _, rest = phrases.articles().sub("", title).partition(" ")
    rest = phrases.articles().sub("", rest)
    if is_ours(first, own) and opens_unknown(first) and title_score(rest) >= PLAIN:
        return without_own(rest, own)  # 'Acme treasurer', 'Acmen toimitusjohtaja'
    end = len(title)
    for met in phrases.belonging().finditer(title):
        following = phrases.belonging().search(title, met.end())
        firm, _, form = title[met.end() :].partition(",")
        if (not form or plain(form) in folded("legal")) and _is_own(firm, own):
            end = met.start()
            within = plain(title[met.end() : following.start()]).split() if following else []
            if not (folded("organisation") | folded("legal") | own).isdisjoint(within):
                break  # 'CEO of the Bank of Acme', but 'Chairman of the Board of Acme' goes on
    return _without_last(title[:end], own)


def _without_last(title: str, own: frozenset[str]) -> str:
    """'ředitelka' of 'ředitelka Vltavanu', 'Jadrine': a title in small letters before the own name in the genitive."""
    head, _, last = title.rpartition(" ")
    before = head.rpartition(" ")[2]
    small = head[-1:].islower() and before[:1].islower() and before not in folded("of")  # 'Professor of Acmes'
    ours = small and last[:1].isupper() and is_ours(last, own) and opens_unknown(last)
    return head if ours and title_score(head) >= PLAIN else title


def without_owner(text: str, own: frozenset[str]) -> str:
    """*text* without the own firm's name, in whatever case, right before a title.

    >>> without_owner("ütles Emajõgi Grupi tegevjuht ", frozenset({"emajogi", "grupp"}))
    'ütles tegevjuht '
    """
    kept, past = [], 0
    for met in _CAPITALS.finditer(text):
        words = met[0].split(" ")
        size = next((at for at, word in enumerate(words) if not is_ours(word, own)), len(words))
        end = met.start() + len(" ".join(words[:size]))
        rest = text[end:].lstrip(_CLOSING)
        owned = met[0][: end - met.start()].endswith(("’s", "'s"))  # English: the title is read with its owner
        if (
            size
            and not owned
            and len(rest) < len(text) - end
            and not _goes_on(text[: met.start()], rest)
            and _opens_title(rest)
        ):
            kept.append(text[past : met.start()].rstrip(_OPENING))
            past = len(text) - len(rest)
    return "".join([*kept, text[past:]])


def without_owner_behind(before: str, own: frozenset[str]) -> str:
    """'prezes ' of 'prezes Acme ', before a name: the own firm's name behind a title.

    >>> without_owner_behind("powiedziała prezes Acme ", frozenset({"acme"}))
    'powiedziała prezes '
    """
    head, _, last = before.rstrip(_CLOSING + ",").rstrip(_OPENING).rpartition(" ")
    ours = last and not last.endswith(("’s", "'s")) and is_ours(last, own) and (not last.islower() or is_uncased(last))
    rank = head.rstrip(_OPENING).rpartition(" ")[2]
    return f"{head.rstrip(_OPENING)} " if ours and title_score(rank) >= PLAIN else before


def apart_from_owner(mention: Mention, own: frozenset[str]) -> Mention:
    """'Jan Wilczek' of 'prezes Acme Jan Wilczek': the own firm's name in a run of capitals is none of the person's."""
    first, _, rest = mention.name.partition(" ")
    if " " not in rest or given_in(first) or not is_ours(first, own) or not rest[:1].isupper():
        return mention
    score = name_score(rest)
    return mention._replace(name=rest, before=f"{mention.before}{first} ", score=score) if score >= KNOWN else mention


def is_ours(word: str, own: frozenset[str]) -> bool:
    """*word* is one of the own firm's, in whatever case: 'Acmenin', 'Акме’nin'; of a short name only the genitive."""
    said = plain(word).partition(" ")[0]
    return said in own or any(
        said in {f"{name}n", f"{name}s", f"{name}in"}
        or (len(name) > _LONG and said.startswith(name[:-1]) and len(said) - len(name) < _LONG)
        for name in own
        if len(name) >= _LONG
    )


def _goes_on(before: str, rest: str) -> bool:
    """'College of Arts and' before 'Acme Sciences and professor': inside a name; 'reports to' before 'Acme CEO'."""
    last, first = before.rstrip().rpartition(" ")[2].lower(), rest.partition(" ")[0].lower()
    joining = folded("and") | folded("of")
    return last in joining | folded("into") or first in joining


def _opens_title(text: str) -> bool:
    words = re.split(r"[,.;:!?()„“”«»\"]", text, maxsplit=1)[0].split()[:_TITLE]
    return any(title_score(" ".join(words[:size])) >= PLAIN for size in range(1, len(words) + 1))


def with_unit(title: str, after: str, own: frozenset[str]) -> str:
    """*title* with the unit in unknown words that stands between it and the own firm.

    >>> with_unit("Vice President", ", Vice President, Bath Care at Acme.", frozenset({"acme"}))
    'Vice President, Bath Care'
    """
    place = after.find(title)
    met = _UNIT.match(after, place + len(title)) if place >= 0 else None
    ours = met is not None and same_organisation(met["firm"], own) and not same_organisation(met["unit"], own)
    return title + met["unit"] if met and ours else title


def _is_own(firm: str, own: frozenset[str]) -> bool:
    words = plain(firm).split()
    whole = own.issuperset(words) or "".join(words) in own or (words[0] in own and words[-1] in folded("legal"))
    return whole or (title_hint(firm) == 0 and same_organisation(firm, own))


def is_the_firm(anchor: Anchor, own: frozenset[str]) -> bool:
    """'Acme Widgets President', or the firm's whole name where a person's would stand."""
    words = plain(anchor.name).split()
    if not words:
        return True  # signs alone are nobody
    glued = anchor.pair is not None and anchor.pair.form.startswith("glued") and not mainly_given(words[0])
    tails = range(1 if not given_in(words[0]) else len(words), len(words) - 1)  # 'OGEC LA BRAMLEY' of labramley.example
    joined = any("".join(words[at:]) in own for at in (0, *tails))
    return own.issuperset(words) or joined or (glued and same_organisation(anchor.name, own))


def seat_in(heading: str) -> str:
    """'Board of Directors' over somebody who leads another firm: what she is here; '' where the heading is a sentence.

    >>> seat_in("The Board of Trustees"), seat_in("Our Board")
    ('Board of Trustees', 'Board member')
    """
    bare = phrases.bare_heading(heading)
    if len(bare) > _HEADING:
        return ""
    return "Board member" if plain(bare) == "board" else bare  # the bare word would be the room as well


def of_named_firm(title: str, after: str, own: frozenset[str]) -> bool:
    """'ředitel společnosti Otherfirm', 'директор компании «Other»': the word 'company' and another's name.

    >>> of_named_firm("ředitel společnosti Lundtak", "", frozenset({"acme"}))
    True
    """
    place = after.find(title)
    rest = _CLAUSE_END.split(after[place + len(title) :], maxsplit=1)[0] if place >= 0 else ""
    met = _named_firm().search(f"{title}{rest[:_HEADING]}")
    script = plain(met["firm"]).isascii() if met else True
    comparable = any(word.isascii() == script for word in own)  # not 'Волга' with a host's volga
    return met is not None and comparable and not is_ours(met["firm"], own)


@cache
def _named_firm() -> re.Pattern[str]:
    return re.compile(rf"(?:^|\s)(?i:{alternatives('of-company')})\s+[„“«\"”']?(?P<firm>{WORD})")
