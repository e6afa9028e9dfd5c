"""Officers who come and go, out of item 5.02 of a current report (Form 8-K): only what is said in plain sentences."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import NamedTuple

from exec_finder.extract.judge import name_score, title_score
from exec_finder.extract.officer_lines import MONTHS, plain_title
from exec_finder.extract.officers import text_lines
from exec_finder.text import iso_day, shorten
from exec_finder.titles import read_title

_BEGIN = re.compile(r"^\W{0,3}item\s{1,3}5\.02\b", re.IGNORECASE)
_END = re.compile(r"^\W{0,3}(?:item\s{1,3}\d{1,2}\.\d\d|signatures?)\b", re.IGNORECASE)
_SENTENCE_END = re.compile(r"(?<=[a-z0-9)”]{2})\.\s+(?=[A-Z“])")
_NAME = r"(?P<name>[A-Z][\w’'-]{0,30}\w(?: (?:[A-Z]\.|[A-Z][\w’'-]{0,30}\w)){1,3}(?:,? (?:Jr|Sr)\.?| I{2,3})?)"
_A_PERSON = re.compile(_NAME)
_LEAVES = re.compile(
    r"\b(?:(?P<told>(?:has )?(?:notified|informed|advised|tendered)|announced (?:his|her|their))|will (?:retire|resign"
    r"|step down|depart|leave|cease|no longer|terminate)|(?:has )?(?:retired|resigned|departed|stepped down)"
    r"|(?:was|were) terminated|is (?:retiring|resigning|stepping down|leaving|departing)|ceased to|transitioned from)\b"
)
_GOING = re.compile(r"\b(?:resign|retire|step(?:ping)? down|depart|leav)", re.IGNORECASE)
_ENTERS = r"(?:appointed|named|elected|promoted|hired)"
_BEHIND = r"(?: as)?(?: to)?(?: serve as)?(?: (?:the )?(?:position|role|office) of)?\b(?P<rest>.{0,400})"
_APPOINTED = (
    re.compile(rf"\b{_ENTERS} {_NAME},?(?: age \d\d,)?(?= (?:as|to)\b){_BEHIND}"),
    re.compile(rf"\b{_NAME},? (?:has been|was|will be) {_ENTERS}{_BEHIND}"),
    re.compile(
        rf"\b{_NAME},? (?:became|will become|will succeed [^,]{{3,60}} as|assumed the role of)\b(?P<rest>.{{0,400}})"
    ),
    re.compile(rf"\b{_NAME},? transitioned from [^;]{{3,120}}? to (?=[A-Z]|the\b){_BEHIND}"),
)
_IF = re.compile(r"\b(?:if|unless|would|may|might|event|provided|entitled|severance|agreement provides)\b")
_POST = re.compile(
    r"(?:\bas|\b(?:role|position|office|post)s? (?:of|as)|,)(?: (?:the|its|our|an?))?(?: (?:Company|Corporation)[’']s)?"
    r" (?P<post>[A-Z][^;(]{3,200})"
)
_DATE = re.compile(
    rf"\b(?P<month>{'|'.join(month.capitalize() for month in MONTHS)}) (?P<day>\d{{1,2}}), (?P<year>20\d\d)"
)
_EFFECTIVE = re.compile(r"\b(?:effective|as of|beginning|until|on or about)\b", re.IGNORECASE)
_NO_MORE = re.compile(r" and \(|\(| to (?=[A-Z])")
_A_NAME, _A_TITLE = 0.45, 0.5


class Change(NamedTuple):
    """Somebody who takes or leaves a post."""

    name: str
    title: str
    """The post; '' of a leaving that names none."""
    leaves: bool
    day: str
    """When, ISO 8601; '' where no day is given."""
    quote: str


def read_changes(document: str) -> tuple[Change, ...]:
    """Who takes or leaves a post by item 5.02 of the report *document*; one change a person and direction, in order.

    Conditions ('if he resigns') and members of the board are left out.
    """
    found: dict[tuple[str, bool], Change] = {}
    for sentence in _sentences(document):
        for change in _changes(sentence):
            if name_score(change.name) >= _A_NAME and not read_title(change.title).board_only:
                found.setdefault((change.name, change.leaves), change)
    return tuple(found.values())


def _sentences(document: str) -> Iterator[str]:
    inside = False
    for line in text_lines(document):
        begins = _BEGIN.match(line.text[:80])
        inside = bool(begins) or (inside and not _END.match(line.text[:80]))
        if inside:
            yield from (sentence[:1500] for sentence in _SENTENCE_END.split(line.text[:20_000]))


def _changes(sentence: str) -> Iterator[Change]:
    quote, moved = shorten(sentence), set[str]()
    for pattern in _APPOINTED:
        for match in pattern.finditer(sentence):
            title = _longest_title(plain_title(match["rest"].strip())[0])
            if title and not _IF.search(sentence[: match.start()]):
                moved.add(_bare(match))
                yield Change(_bare(match), title, leaves=False, day=_day(match["rest"]), quote=quote)
    verb = _LEAVES.search(sentence)
    name = _last_person(sentence[: verb.start()]) if verb else None
    if verb and name and _bare(name) not in moved:
        between, rest = sentence[name.end() : verb.start()], sentence[verb.end() : verb.end() + 600]
        post = _post(rest) or _post(between)
        goes = not _IF.search(sentence[: verb.end()]) and (not verb["told"] or bool(_GOING.search(rest)))
        if goes and (post or "oard" not in rest):
            yield Change(_bare(name), post, leaves=True, day=_day(rest), quote=quote)


def _last_person(text: str) -> re.Match[str] | None:
    """The last name of a person in *text*: whom the verb behind it is about."""
    names = [match for match in _A_PERSON.finditer(text) if name_score(_bare(match)) >= _A_NAME]
    return names[-1] if names else None


def _bare(match: re.Match[str]) -> str:
    """The name without the mark of the genitive."""
    return re.sub(r"[’']s$", "", match["name"])


def _post(said: str) -> str:
    posts = (_longest_title(plain_title(match["post"])[0]) for match in _POST.finditer(said))
    return next(filter(None, posts), "")


def _longest_title(text: str) -> str:
    """The longest beginning, comma by comma, that is a title; '' where none is."""
    pieces = _NO_MORE.split(text, maxsplit=1)[0].split(", ")[:5]
    whole = (", ".join(pieces[:end]) for end in range(len(pieces), 0, -1))
    return next((title for title in whole if title_score(title) >= _A_TITLE and not read_title(title).unread), "")


def _day(text: str) -> str:
    """The day behind 'effective', else the first."""
    effective = _EFFECTIVE.search(text)
    match = (_DATE.search(text, effective.end()) if effective else None) or _DATE.search(text)
    if match is None:
        return ""
    return iso_day(f"{match['year']}-{MONTHS.index(match['month'].lower()) + 1:02d}-{int(match['day']):02d}")
