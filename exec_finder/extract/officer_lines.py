"""One line of a list of officers: 'Nia Okafor, age 52, has been our Treasurer since May 2023. Before that, …'."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from typing import NamedTuple

from exec_finder.extract.judge import name_score, title_score
from exec_finder.names.casing import ordinary
from exec_finder.text import shorten

MONTHS = ("january", "february", "march", "april", "may", "june", "july", "august", "september", "october",
           "november", "december")  # fmt: skip
_WORD = r"[^\W\d_][\w.’'-]{0,40}"
_NAME = rf"(?P<name>{_WORD}(?: {_WORD}){{1,5}}?(?:,? (?:Jr|Sr)\.?| I{{2,3}}| IV)?)"
_AGE = r"[,.:]? ?(?:\((?:age )?\d\d\)|(?:aged? ?:? ?)?\d\d)[,.:;)–— -]{0,4}"
_HOLDS = r"(?:has (?:been|served|acted)|is|serves|was (?:appointed|elected|named|promoted)|became|currently serves)\b"
_WITH_AGE = re.compile(rf"^\W{{0,3}}{_NAME}{_AGE}(?P<rest>.*)$", re.IGNORECASE)
_IN_PROSE = re.compile(rf"^\W{{0,3}}{_NAME},? (?P<rest>{_HOLDS}.*)$")
_WITH_POST = re.compile(rf"^\W{{0,3}}{_NAME}(?:,| [-–—]) (?P<rest>[A-Z].{{3,300}})$")
_ALONE = re.compile(rf"^\W{{0,3}}{_NAME}\W{{0,3}}$")
_NUMBER = re.compile(r"^\W{0,3}(?:age\W{0,3})?(?:\d{1,2}|(?:19|20)\d\d)?\W{0,3}$", re.IGNORECASE)
_LEAD = re.compile(
    rf"^\W{{0,3}}(?:(?:(?:he|she|mr\.|ms\.|mrs\.|dr\.)(?: {_WORD})? )?{_HOLDS}(?: (?:also|as|to))*"
    r"(?: the (?:position|office|role) of)? )?(?:(?:our|the|its|an?|position:) )?(?:company[’']s )?",
    re.IGNORECASE,
)
_DATE = r"(?:(?P<month>[A-Z][a-z]{2,8}) )?(?:\d{1,2}, )?(?P<year>(?:19|20)\d\d)"
_SINCE = re.compile(rf",? (?:since|effective(?: as of)?|beginning(?: in)?)(?: (?:in|his|her)\b)? {_DATE}")
_JOINED_BY = re.compile(r" and (?:has (?:been|served as) )?(?:our|its) ", re.IGNORECASE)
_PAST = re.compile(
    r"\((?:19|20)\d\d ?[-–—]|\bfrom (?:[A-Z][a-z]+ )?(?:19|20)\d\d|\bformerly\b|\bpreviously\b|\bprior\b"
)
_CUT = re.compile(
    r"(?<=[a-z)]{2}|\d\d)\.(?:\s|$)|,? from (?:[A-Z][a-z]+ )?(?:19|20)\d\d|,? and (?:has|previously)\b|,? s?he "
    r"|,? (?:and )?(?:since|previously|formerly|prior to|where|having|after|following|upon|overseeing|joined|effective"
    r"|a position|responsible for|with (?:\w+ )?responsibility)\b|; and$",
    re.IGNORECASE,
)
_FIRM = re.compile(r",? (?:of|for) (?:the |our )?(?:company|corporation|registrant|firm)$", re.IGNORECASE)
_EDGES = " ,;:.–—-*†‡"
_ROOM = 1500
_BEHIND = 6
_A_NAME, _A_TITLE = 0.6, 0.5


class OfficerLine(NamedTuple):
    """An officer as the part about them says."""

    name: str
    title: str
    since: str
    """When the post began, as far as it is said: year, or year and month."""
    quote: str


def read_officer_lines(lines: Sequence[str]) -> tuple[OfficerLine, ...]:
    """Everyone whom a line names with age or post, or names alone before a line with the post; each once, in order.

    >>> [(o.name, o.title, o.since) for o in read_officer_lines(["Nia Okafor, 52, is our Treasurer since May 2023."])]
    [('Nia Okafor', 'Treasurer', '2023-05')]
    """
    found: dict[str, OfficerLine] = {}
    for here, text in enumerate(lines):
        for name, said in _readings(lines, here, text[:_ROOM]):
            title, since = plain_title(said)
            if name not in found and title_score(title) >= _A_TITLE:
                quote = text if said in text else f"{text} {said}"
                found[name] = OfficerLine(name, title, since, shorten(quote))
                break
    return tuple(found.values())


def plain_title(text: str) -> tuple[str, str]:
    """The post that *text* begins with, less when it began, what came before and what is said of it; and that date.

    >>> plain_title("our Chair since 2022 and our Chief Executive Officer since March 2021. He was a clerk.")
    ('Chair and Chief Executive Officer', '2021-03')
    >>> plain_title("President since 2020; Treasurer (2015 - 2020)")
    ('President', '2020')
    """
    said = _LEAD.sub("", text[:_ROOM], count=1)
    dates = [_iso(match) for match in _SINCE.finditer(_first_sentence(said))]
    said = _JOINED_BY.sub(" and ", _SINCE.sub("", said))
    kept = [piece for piece in said.split(";") if not _PAST.search(piece)] or [said.partition(";")[0]]
    head = _CUT.split(";".join(kept), maxsplit=1)[0]
    return _FIRM.sub("", head.strip(_EDGES)).strip(_EDGES), min(filter(None, dates), default="")


# --- inside -------------------------------------------------------------------------------------


def _readings(lines: Sequence[str], here: int, text: str) -> Iterator[tuple[str, str]]:
    """Names that *text* may begin with, and what is said of each: behind it, or in the next lines of words."""
    for pattern in (_WITH_AGE, _IN_PROSE, _WITH_POST, _ALONE):
        match = pattern.match(text)
        if match is None or name_score(match["name"]) < _A_NAME:
            continue
        rest = match.groupdict().get("rest") or ""
        following = [line for line in lines[here + 1 : here + _BEHIND] if not _NUMBER.match(line[:20])]
        said = rest if len(rest) > 2 else next(iter(following), "")
        yield _cased(match["name"]), said


def _cased(name: str) -> str:
    """Names that stand out by capitals, in ordinary case."""
    return (
        " ".join(ordinary(word, inside=place > 0) for place, word in enumerate(name.split()))
        if name.isupper()
        else name
    )


def _first_sentence(text: str) -> str:
    return re.split(r"(?<=[a-z)]{2}|\d\d)[.;](?:\s|$)", text, maxsplit=1)[0]


def _iso(match: re.Match[str]) -> str:
    month = (match["month"] or "").lower()
    return f"{match['year']}-{MONTHS.index(month) + 1:02d}" if month in MONTHS else match["year"]
