"""Prose: 'Given Family, title, said …', 'said title Given Family', 'Given Family has been named title' …"""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache

from exec_finder.extract.context import Context, elsewhere, names_firm, same_organisation
from exec_finder.extract.found import Vote
from exec_finder.extract.judge import name_score, shown_name, title_hint, title_score
from exec_finder.extract.page import Mark, Page
from exec_finder.extract.words import alternatives, folded, plain, section_kind
from exec_finder.text import shorten
from exec_finder.titles.anchors import may_be_title

_UPPER = "A-ZÀ-ÖØ-ÞĀ-ſЀ-ЯΆ-Ϋ"
_WORD = rf"[{_UPPER}][\w'’.\-]*"
_PARTICLE = "de|van|von|der|den|la|le|di|da|dos|del|bin|al|el|ten|ter|zu|y|e"
_NAME = re.compile(rf"{_WORD}(?:\s+(?:[(“\"‘][\w'’. ]{{2,20}}[)”\"’]\s+)?(?:(?:{_PARTICLE})\s+){{0,3}}{_WORD}){{1,7}}")
_KNOWN, _POSSIBLE = 0.7, 0.3  # name scores: alone, and before a verb of appointing
_UNKNOWN, _OFFICE = 0.4, 0.9  # two unknown words in capitals are a name after an office in full
_SURELY = 0.93  # name score from which a name is one though it is the firm's too
_UNFIT = re.compile(r"\b(?:19|20)\d\d\b|…|\.\.\.")  # a post of the past, an excerpt cut off
_PROSE = 45  # characters: shorter lines are read as lines
# A run of words ends with a sentence, and begins anew after an honorific.
_PIECE = re.compile(r"(?:(?!(?:Dra?|Mrs?|Ms|Prof|Sra?|Herr|Frau|Mme)\b)(?:(?!\w{4}\.\s).))+(?:\w{4}(?=\.))?", re.DOTALL)
_FAR = 4000
_AHEAD, _BACK = 300, 110
_CUT = re.compile(
    r",\s|(?<=\w{3})\.(?!\w)|[;:()“”\"!?]|\s[–—]\s|\s(?:who|which|where|to|in\s+\d{4}|effective|and\s+(?:will|has|is)|with|since|until|following|after|before|when|while|will|has|is|was|today|joined|reports?|based|responsible)\b"
)
_BEHIND = re.compile(
    rf"(?:(?P<comma>,\s)|\s(?:of|at|from|with|von|bei|de|chez)\s)(?P<firm>{_WORD}(?:\s(?:{_WORD}|&|of|the))*)(?=[.;,]|\s*$|\s[a-z])"
)
_UNTIL = re.compile(r",?\s(?:from|effective|starting|beginning|as\sof|since)\s")
_ONE_OF_MANY = re.compile(r"(?:a|an|one)\s", re.IGNORECASE)  # 'is a trusted adviser' says no office
_OF = re.compile(r"\s(?:of|at|for|bei|von|de)\s")
_WHOSE = re.compile(r"(?P<firm>[\w&. -]{2,40}?)['’]s\s")
_ARTICLE = re.compile(r"^(?:(?:the|our|its|their|an?|new|neue[rn]?|la|le|el|il|o|a|de|l['’])\s+)+", re.IGNORECASE)
_BREAK = re.compile(r"[.,;:()“”\"!?]|\s[–—]\s")
_SMALL_END = re.compile(r"(?:\s+(?:and|or|of|the|und|et|y|e))+$", re.IGNORECASE)
_COPULA = re.compile(r"\b(?:was|is|were|are|be|been|has|had)\b", re.IGNORECASE)
_LEAD = re.compile(r"^(?:the|our|its|new|and|company|said|says|by|to|with|from|that|as|a|an)\s+", re.IGNORECASE)


@cache
def _named() -> re.Pattern[str]:
    return re.compile(rf"^,?\s+(?:(?:{alternatives('who')})\s+)?(?:{alternatives('named')})\s+(?=\S)", re.IGNORECASE)


@cache
def _as() -> re.Pattern[str]:
    return re.compile(rf"^,?\s+(?:{alternatives('as')})\s+(?=\S)", re.IGNORECASE)


@cache
def _joins() -> re.Pattern[str]:
    return re.compile(
        rf"^,?\s+(?:{alternatives('joins')})\b[^.;:]{{0,160}}?[\s–—-](?:{alternatives('as')})\s+(?=\S)", re.IGNORECASE
    )


@cache
def _said() -> re.Pattern[str]:
    return re.compile(rf"[\s,](?:{alternatives('said')})\b", re.IGNORECASE)


@cache
def _appointed() -> re.Pattern[str]:
    return re.compile(rf"\b(?:{alternatives('appointed')})\s+$", re.IGNORECASE)


@cache
def _holds() -> re.Pattern[str]:
    """'Our data protection officer is' before a name."""
    return re.compile(rf"\s+(?:{alternatives('holds')}):?\s+$", re.IGNORECASE)


def read_prose(page: Page, context: Context, read: frozenset[int]) -> list[Vote]:
    """Votes of the page's running text, without the lines *read* already."""
    votes: list[Vote] = []
    for line in page.lines:
        if len(line.text) < _PROSE or line.index in read or line.marks & (Mark.NAV | Mark.COMMENT | Mark.ALT):
            continue
        if not may_be_title(line.text[:_FAR]):
            continue
        if section_kind(line.text.partition(":")[0]) == "others":
            continue  # 'Speakers: …'
        kind = context.sections[line.index][0] or context.page_kind
        for vote in read_sentence(line.text, line.index, context.own):
            vote.score *= 0.3 if kind == "others" or line.marks & Mark.BYLINE else 0.5 if kind == "past" else 1.0
            votes.append(vote)
    return votes


def read_sentence(text: str, line: int, own: frozenset[str]) -> list[Vote]:
    """Votes of one line of prose.

    >>> votes = read_sentence("“We listen,” said Nia Okafor, chief customer officer.", 0, frozenset())
    >>> votes[0].name, votes[0].title
    ('Nia Okafor', 'chief customer officer')
    """
    votes = []
    for name, before, after in _names(text[:_FAR]):
        if same_organisation(name, own) and name_score(name) < _SURELY:
            continue  # 'Acme Kenya': the firm, not a person
        title, score = _title(before, after, name_score(name))
        if title and _at_others(title, after, own):
            continue
        if title and not _UNFIT.search(title) and not elsewhere(title, own, 2) and not _holds_name(title):
            title = _without_own(title, own)
            quote = shorten(f"{before[-40:]}{name}{after}")
            votes.append(Vote(shown_name(name), title, "prose", score, line=line, quote=quote))
    return votes


def _without_own(title: str, own: frozenset[str]) -> str:
    """'CEO of Acme' and 'Acme's CEO' on Acme's own page are CEO."""
    whose = _WHOSE.match(title)
    if whose and same_organisation(whose["firm"], own):
        title = title[whose.end() :]
    for met in reversed(list(_OF.finditer(title))):
        firm = title[met.end() :]
        if "," not in firm and title_hint(firm) == 0 and same_organisation(firm, own):
            return title[: met.start()]
    return title


def _at_others(title: str, after: str, own: frozenset[str]) -> bool:
    """What follows says that the post is elsewhere: '…, CTO, Kestrel Labs', 'Analyst NAME of Harrow Research'."""
    place = after.find(title)
    rest = after[place + len(title) :] if place >= 0 else after
    met = _BEHIND.match(rest)
    return met is not None and (place >= 0) == (met["comma"] is not None) and names_firm(met["firm"], own)


def _holds_name(title: str) -> bool:
    parts = (part for found in _NAME.finditer(title) for _, part in _parts(found.group()))
    return any(name_score(part) >= _KNOWN for part in parts)


def _names(text: str) -> Iterator[tuple[str, str, str]]:
    """Names in running text, each with the text before and after it."""
    for found in _NAME.finditer(text):
        name = found.group()
        trimmed = name.rstrip(".") if not name.endswith(("Jr.", "Sr.")) else name
        for least in (_KNOWN, _POSSIBLE):
            part = next((p for p in _parts(trimmed) if name_score(p[1]) >= least and _is_free(p[1])), None)
            if part:
                start = found.start() + part[0]
                end = start + len(part[1])
                yield part[1], text[max(0, start - _BACK) : start], text[end : end + _AHEAD]
                break


def _is_free(name: str) -> bool:
    """No pronoun, title or legal form is in the name."""
    words = plain(name).split()
    return (
        len(words) > 1 and not {words[0], words[-1]} & (folded("pronoun") | folded("legal")) and title_score(name) < 0.5
    )


def _parts(name: str) -> Iterator[tuple[int, str]]:
    """The whole run of capitalised words, then its tails and heads: a title or a first word may lead it."""
    for piece in _PIECE.finditer(name):
        yield from _tails(
            piece.group().rstrip(".") if not piece.group().endswith("r.") else piece.group(), piece.start()
        )


def _tails(name: str, start: int) -> Iterator[tuple[int, str]]:
    yield start, name
    words = list(re.finditer(r"\S+", name))
    for size in (4, 3, 2):
        if size < len(words):
            yield start + words[-size].start(), name[words[-size].start() :]
    for size in (3, 2):
        if size < len(words):
            yield start, name[: words[size - 1].end()]


def _title(before: str, after: str, sure: float) -> tuple[str, float]:
    """The title that the words around a name give, and how sure that is; ('', 0) where they give none."""
    title = _said_of(before, after) or _held_by(before)
    if title:
        return title, 0.75 if sure >= _KNOWN else 0.6
    if sure < _KNOWN:
        title = _leading(before) if sure >= _UNKNOWN else ""
        return (title, 0.5) if " " in title and title[-1].isalpha() and title_score(title) >= _OFFICE else ("", 0.0)
    if after.startswith((",", " (")):
        title = _longest(after[2:])
        if title:
            return title, 0.75
    title = _leading(before)
    if title and not after.strip() and sure < _SURELY and before.strip(" ,") == title:
        return "", 0.0  # 'Former Treasurer, Otherfirm Holdings' on a line of its own
    return (title, 0.65) if title else ("", 0.0)


def _held_by(before: str) -> str:
    """The title in 'Our data protection officer is' before a name."""
    holds = _holds().search(before)
    return _leading(f"{before[: holds.start()]} ") if holds else ""


def _said_of(before: str, after: str) -> str:
    """The title after a verb: 'has been named', 'joins … as', 'appointed NAME as', 'named NAME chief …'."""
    met = _named().match(after) or _joins().match(after)
    given = _as().match(after)
    appointed = _appointed().search(before)
    if not met and given and (appointed or after.lstrip().lower().startswith("as ")):
        met = given
    if met:
        return "" if _ONE_OF_MANY.match(after, met.end()) else _longest(after[met.end() :])
    return _longest(after.lstrip()) if appointed and after.startswith(" ") else ""


def _longest(text: str) -> str:
    """The longest beginning of *text*, up to a mark or a verb, that reads as a title."""
    said = _said().search(text)
    text = _UNTIL.split(text[: said.start()] if said else text, maxsplit=1)[0]
    text = _ARTICLE.sub("", text.lstrip())
    best, best_score = "", 0.6
    ends = [found.start() for found in list(_CUT.finditer(text))[:6]] + ([len(text)] if len(text) < _AHEAD - 10 else [])
    for end in ends:
        part = _SMALL_END.sub("", text[:end].strip(" ,"))
        score = title_score(part) if 2 <= len(part) <= 120 else 0.0
        if score >= best_score - 0.05 and plain(part.split(" ")[-1]) not in folded("small"):
            best, best_score = part, max(score, best_score)
        if text[end : end + 1] in '.;:()“”"!?':
            break
    return best


def _leading(before: str) -> str:
    """'… said chief executive officer' before a name: the longest end of *before* that reads as a title."""
    if not before.endswith(" "):
        return ""
    tail = _BREAK.split(before.rstrip(" ,"))[-1]
    words = tail.split(" ")[-9:]
    for start in range(len(words)):
        part = " ".join(words[start:])
        if _LEAD.match(part + " ") or _COPULA.search(part):
            continue
        if title_score(part) >= 0.75 and plain(words[-1]) not in folded("small"):
            return _ARTICLE.sub("", part.strip())
    return ""
