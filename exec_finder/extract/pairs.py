"""What a name and a title in one line may be, and the pair that no sign parts: 'Chief Executive Officer Nia Okafor'."""

from __future__ import annotations

import re
from functools import cache
from typing import NamedTuple

from exec_finder.extract import phrases
from exec_finder.extract.judge import PLAIN, SURE, ends_in_form, name_score, title_score
from exec_finder.extract.turns import in_later_clause
from exec_finder.extract.words import alternatives, folded, plain
from exec_finder.names import parse_name
from exec_finder.names.lists import family_in, given_in, key, words
from exec_finder.titles.anchors import may_be_title
from exec_finder.titles.lexicon import read_items

WEAK_TITLE = 0.45
_SOME_TITLE = 0.3  # of name and title together
_GLUED_TITLE = 0.6  # without a sign between name and title
_GLUED_WORDS, _INITIALS = 16, 3
GENERATION = re.compile(r"[JS]n?r\.?,?|I{2,3}|IV")
_CLAUSE = 40  # characters: shorter titles hold no clause with a verb
_PERSON = 0.7  # name score of somebody within a title
_PAUSE = re.compile(r"\s+[–—-]\s+|,\s+")
_NAME_FIRST = re.compile(r"(?P<name>[^\W\d_a-z][\w'’-]+ [^\W\d_a-z][\w'’-]+),? [a-z]")


class Pair(NamedTuple):
    """A name with the title that its line gives."""

    name: str
    title: str
    score: float
    form: str
    """`name-title`, `title-name`; with `comma` or `glued` before it where only that parts the two."""


@cache
def _next_people() -> re.Pattern[str]:
    """', Percy Lund, Treasurer', 'and Percy Lund (Treasurer)' behind the title of somebody else."""
    name = r"(?P<name>[^\W\d_a-z][\w'’.-]+(?: [^\W\d_a-z][\w'’.-]*){1,2})"
    link = rf"(?:,|,?\s(?:{alternatives('and')}|{alternatives('with')}))\s"
    return re.compile(rf"(?i:{link}){name}(?:, | \(| [–-] )(?P<title>[^,;()]+)")


def _is_titled(met: re.Match[str]) -> bool:
    sure = name_score(met["name"]) >= _PERSON and title_score(met["name"]) < WEAK_TITLE
    return sure and title_score(met["title"].strip()) >= SURE


def names_another(title: str) -> bool:
    """'Chair of Acme, Dr. Percy Lund, Treasurer', 'Percy Lund vocal de Acme': people in a row, to be read as prose."""
    met = _NAME_FIRST.match(title)
    if met and name_score(met["name"]) > SURE and title_score(met["name"]) < WEAK_TITLE:
        return True
    if len(title) > _CLAUSE and in_later_clause("named", f", {title}"):
        return True  # 'for now CEO of Other Firm, has been named CEO of Acme'
    return any(map(_is_titled, _next_people().finditer(title))) or any(
        title[max(0, met.start() - 2) : met.start()] in {"", ", "}
        and name_score(" ".join(title[met.end() :].split()[:2])) > SURE
        for met in phrases.salutation().finditer(title)
    )


def has_legal_form(name: str, title: str) -> bool:
    """'Ada Maier, Inc. – Board of Directors': a firm's form ends the one or begins the other."""
    return ends_in_form(name) or plain(_PAUSE.split(title, maxsplit=1)[0]) in folded("legal")


def is_credentials(name: str, title: str) -> bool:
    """What follows the name is post-nominals ('MD, FACS'), not a title."""
    if any(title_score(part) >= 0.9 and plain(part) not in folded("degree") for part in title.split(", ")):
        return False  # 'CFO' is an officer before it is a certificate
    suffix = plain(parse_name(f"{name}, {title}").suffix).split()
    return bool(suffix) and set(plain(title).split()) <= set(suffix)


def glued_pair(text: str) -> Pair | None:
    """'Chief Executive Officer Nia Okafor', 'Nia Okafor Treasurer': no sign between the two."""
    parts = text.split()
    if not 3 <= len(parts) <= _GLUED_WORDS and not (len(parts) == 2 and not text.isascii()):
        return None
    if title_score(text) < _SOME_TITLE or (name_score(text) >= SURE and not _opens_with_title(parts[0])):
        return None
    readings = []
    for size in (3, 2, 4, 1) if not text.isascii() else (3, 2, 4):
        if size < len(parts):
            readings += [(" ".join(parts[-size:]), " ".join(parts[:-size]), "glued-title-name")]
            end = size + (size + 1 < len(parts) and GENERATION.fullmatch(parts[size]) is not None)
            title = phrases.leading("appointed").sub("", " ".join(parts[end:]))  # 'Nia Okafor Named Treasurer'
            readings += [(" ".join(parts[:end]), title, "glued-name-title")]
    for name, title, form in readings:
        if (
            _begins_small(name)
            or _is_initialism(name, title)
            or not (_capital(name) and may_be_title(title))
            or name_score(name) < SURE + 0.15
            or _is_function(name)
        ):
            continue
        if has_legal_form(name, title) or names_another(title) or phrases.ends_and().search(title):
            continue
        head, comma, _ = title.partition(", ")
        if form == "glued-name-title" and comma and title_score(head) == 0:
            continue  # 'Fern Brook Mills, Board of Directors'
        told = title_score(name) < 0.4 or _is_borne(name)
        if title_score(title) >= _GLUED_TITLE and told and not is_credentials(name, title):
            return Pair(name, _without_lead(_without_firm(title)), name_score(name) * title_score(title) * 0.8, form)
    return None


def _without_lead(title: str) -> str:
    """'Director' of 'is the Director', 'Vertreten durch die Direktorin'; 'Invited Professor' is whole."""
    met = phrases.leading("lead").match(title)
    if met is None:
        return title
    led = met[0][0].islower() or " " in met[0].strip()
    return title[met.end() :] if led else phrases.articles().sub("", title)


def _without_firm(title: str) -> str:
    """'represented by the director' of 'Acme Ltd, represented by the director'."""
    firm, _, rest = title.rpartition(", ")
    return rest if firm and plain(firm).rpartition(" ")[2] in folded("legal") else title


def _is_borne(name: str) -> bool:
    """'Peter Koch', 'Ada Baker': a given name before a surname that is what somebody does, too."""
    given, _, family = name.partition(" ")
    return name_score(name) >= PLAIN and bool(given_in(given) and family_in(family)) and title_score(given) == 0


def _begins_small(name: str) -> bool:
    """A small letter opens the text, and no honorific: 'prof. Nia Okafor' is a name."""
    return name[0].islower() and key(name.partition(" ")[0]) not in words().of("honorific")


def _is_initialism(name: str, title: str) -> bool:
    """'IB MYP' before 'Science Teacher': letters that stand for something, where names would have small ones."""
    return name.isupper() and not title.isupper() and max(map(len, name.split())) <= _INITIALS


def _is_function(name: str) -> bool:
    """'Mali İşler', one phrase of the tables for what somebody runs, though each of its words is a name, too."""
    kinds = [item.entry.kind for item in read_items(name)[0]]
    return kinds == ["function"]


def _opens_with_title(first: str) -> bool:
    """'Rechtsanwältin' before a name; but Dean and Major are names, too, and Rabbi belongs to the name."""
    listed = given_in(first) or family_in(first) or key(first) in words().of("honorific")
    return title_score(first) >= PLAIN and not listed


def _capital(name: str) -> bool:
    """A cheap look: nothing after the first blank but capitals, particles and scripts without capitals."""
    return not name[-1].islower() or not name.rpartition(" ")[2][0].islower()
