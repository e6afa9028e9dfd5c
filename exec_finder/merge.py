"""Found people, page by page, to people, each once."""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import UTC, datetime
from functools import cached_property
from itertools import count

from anyascii import anyascii

from exec_finder.models import Evidence, FoundPerson, Person
from exec_finder.names import name_key, same_person
from exec_finder.opinions import OWN, has_left, opinions_of, settle
from exec_finder.text import fold, squeeze
from exec_finder.titles import read_title

_WORD = re.compile(r"[^\W\d_]+")
_EDGES = " ,:;|•·–—-"
_BLOCK_CEILING = 80
"""Names that share a word are compared in pairs; of a word that more have in common, only neighbours are."""
_SAME_CONFIDENCE = 0.05
"""Pages whose confidence differs by less are equally good witnesses."""
_MORE_SURNAMES = 3
_LONG_AGO = datetime.min.replace(tzinfo=UTC)


@dataclass
class _Group:
    """What is taken for one person."""

    found: list[FoundPerson]

    @cached_property
    def name(self) -> str:
        return _name_in_use(self.found, _titles(self.found)[0])


def merge(found: Iterable[FoundPerson]) -> list[Person]:
    """Each person once, from all pages, surest first; the order of *found* does not matter.

    Two records are one person when their names agree (nicknames, initials and middle names too, where only one other
    person fits), when the one goes on where the other ends and both hold one post ('Rosa Sala' and 'Rosa Sala Vidal',
    CEO), or when they share a personal address; namesakes whom one page shows with two addresses stay two.
    """
    ordered = sorted((_tidy(person) for person in found), key=_record_order)
    groups = _join_similar([group for same in _by_key(ordered) for group in _namesakes(same)])
    people = settle([_person(group.found) for group in groups])
    people.sort(key=lambda p: (-p.confidence, fold(p.name), p.title, p.emails))
    return _with_ids(people)


def _tidy(person: FoundPerson) -> FoundPerson:
    """Titles without the marks that only led over to what stood beside them: 'President:'."""
    titles = [title.strip(_EDGES) for title in (person.title, *person.titles)]
    return replace(person, title=titles[0], titles=tuple(title for title in titles[1:] if title))


# --- who is the same ----------------------------------------------------------------------------


def _record_order(person: FoundPerson) -> tuple[str, str, str, str, str, float]:
    first = person.evidence[0] if person.evidence else None
    return (
        person.name,
        person.title,
        person.email,
        first.url if first else "",
        first.extractor if first else "",
        -person.confidence,
    )


def _by_key(found: list[FoundPerson]) -> list[list[FoundPerson]]:
    groups: defaultdict[str, list[FoundPerson]] = defaultdict(list)
    for person in found:
        groups[name_key(person.name) or fold(person.name)].append(person)
    return list(groups.values())


def _namesakes(same: list[FoundPerson]) -> Iterator[_Group]:
    """Records of one name as one person, or as several whom a page shows with addresses and titles of their own."""
    shown: dict[tuple[str, str], dict[str, str]] = {}
    for person in same:
        for seen in person.evidence:
            shown.setdefault((seen.url, name_key(person.name)), {}).setdefault(person.email, person.title)
    apart = {
        email
        for emails in shown.values()
        if len(emails.keys() - {""}) > 1 and len({fold(t) for e, t in emails.items() if e}) > 1
        for email in emails.keys() - {""}
    }
    if not apart:
        yield _Group(same)
        return
    main = min(apart)
    for email in sorted(apart):
        own = [p for p in same if p.email == email or (email == main and p.email not in apart)]
        yield _Group(own)


def _join_similar(groups: list[_Group]) -> list[_Group]:
    """Join groups whose names differ only in form: the fullest first, a shorter form where just one fits."""
    groups.sort(key=lambda g: (-_fullness(g.name), fold(g.name), g.name))
    kept: list[_Group] = []
    by_word: defaultdict[str, list[int]] = defaultdict(list)
    by_email: dict[str, int] = {}
    for group in groups:
        place = _place_of(group, kept, by_word, by_email)
        if place is None:
            place = len(kept)
            kept.append(group)
        else:
            kept[place] = _Group(kept[place].found + group.found)
        for word in _words(group.name):
            if place not in by_word[word]:
                by_word[word].append(place)
        for person in group.found:
            if person.email:
                by_email.setdefault(person.email, place)
    return kept


def _place_of(group: _Group, kept: list[_Group], by_word: dict[str, list[int]], by_email: dict[str, int]) -> int | None:
    emails = {p.email for p in group.found if p.email}
    owner = next((by_email[email] for email in sorted(emails) if email in by_email), None)
    if owner is not None and _may_be_one(group.name, kept[owner].name):
        return owner
    near = {place for word in _words(group.name) for place in by_word.get(word, [])[-_BLOCK_CEILING:]}
    fitting = [place for place in sorted(near) if _agree(group, kept[place], emails)]
    return fitting[0] if len(fitting) == 1 else None


def _agree(group: _Group, other: _Group, emails: set[str]) -> bool:
    """Whether two groups are one person: every form of the one name goes with every form of the other."""
    if name_key(group.name) == name_key(other.name):
        return False  # kept apart on purpose: namesakes
    theirs = {p.email for p in other.found if p.email}
    if emails and theirs and not emails & theirs and _same_host(emails, theirs):
        return False
    if _goes_on(group.name, other.name):
        if _one_post(group, other):
            return True
        if _posts(group) and _posts(other):
            return False  # a second family name is left out by custom, but not together with the post
    mine, forms = {p.name for p in group.found}, {p.name for p in other.found}
    return all(same_person(a, b) for a in sorted(mine)[:5] for b in sorted(forms)[:5])


def _goes_on(name: str, other: str) -> bool:
    """Whether the longer of two names is the shorter one, of at least two words, and a surname or two more."""
    short, long = sorted((_WORD.findall(fold(name)), _WORD.findall(fold(other))), key=len)
    return len(short) > 1 and 0 < len(long) - len(short) <= _MORE_SURNAMES and long[: len(short)] == short


def _one_post(group: _Group, other: _Group) -> bool:
    """Whether both hold a post that only one person holds, or, on different pages, one in the same words."""
    if _posts(group) & _posts(other):
        return True
    words = {_title_key(p.title) for p in group.found if p.title} & {_title_key(p.title) for p in other.found}
    return bool(words) and not _pages(group) & _pages(other)


def _posts(group: _Group) -> set[tuple[str, str, str]]:
    """Chief offices that the group's titles name, each with its region and organisation."""
    read = [read_title(p.title) for p in group.found if p.title]
    chiefs = [title for title in read if title.c_level != "none" and not (title.former or title.assistant)]
    return {(title.c_level, fold(title.scope), fold(title.organisation)) for title in chiefs}


def _pages(group: _Group) -> set[str]:
    return {seen.url for person in group.found for seen in person.evidence}


def _same_host(some: set[str], others: set[str]) -> bool:
    """Two addresses under one mail domain are, as a rule, two people's."""
    return bool({e.rpartition("@")[2] for e in some} & {e.rpartition("@")[2] for e in others})


def _may_be_one(name: str, other: str) -> bool:
    """Names behind one address: alike, sharing a word, or written in two scripts (a translated page)."""
    if name.isascii() != other.isascii() and not (_words(name) & _words(other)):
        return _script(name) != _script(other)
    return bool(_words(name) & _words(other)) or same_person(name, other)


def _script(name: str) -> bool:
    return any(c > "\u036f" for c in name)


def _words(name: str) -> set[str]:
    return {word for word in _WORD.findall(fold(name)) if len(word) > 1}


# --- what is said of them -----------------------------------------------------------------------


def _person(found: Sequence[FoundPerson]) -> Person:
    best = max(p.confidence for p in found)
    title, others = _titles(found)
    section = _section(found, title)
    opinions = opinions_of(found)
    return Person(
        id="",
        name=_name_in_use(found, title),
        title=title,
        evidence=_evidence(found),
        titles=others,
        section=section,
        region=read_title(title).scope or read_title(section).scope,
        emails=_most(found, [p.email for p in found]),
        phones=_most(found, [p.phone for p in found]),
        link=next(iter(_most(found, [p.link for p in found])), ""),
        confidence=best,
        opinions=opinions,
        former=has_left(opinions),
    )


def _fullness(name: str) -> int:
    return sum(3 if len(word) > 1 else 1 for word in _WORD.findall(name))


def _name_in_use(found: Sequence[FoundPerson], title: str) -> str:
    """The form that the surest pages use most, of those used alike the one that has the *title*, then the fullest.

    Addresses are made of the name a person goes by, which the company's own pages tell and no register; an initial for
    the forename gives way to any form without.
    """
    found = [p for p in found if p.source in {"", *OWN} and _full_words(p.name) > 1] or found
    sure = max(p.confidence for p in found)
    forms = {p.name for p in found if p.confidence >= sure - _SAME_CONFIDENCE}
    if all(_full_words(name) < 2 for name in forms):
        forms = {p.name for p in found}
    used = Counter(p.name for p in found)
    posted = {p.name for p in found if p.title == title}
    shouted = {n for n in forms if n.isupper() or n.islower()}
    return min(
        forms, key=lambda n: (n in shouted, _full_words(n) < 2, -used[n], n not in posted, -_fullness(n), -len(n), n)
    )


def _full_words(name: str) -> int:
    return sum(len(word) > 1 for word in _WORD.findall(name))


def _titles(found: Sequence[FoundPerson]) -> tuple[str, tuple[str, ...]]:
    """The title that most and best evidence gives, and the others, best first."""
    votes: defaultdict[str, list[tuple[float, FoundPerson, str]]] = defaultdict(list)
    for person in found:
        for place, text in enumerate(t for t in (person.title, *person.titles) if t):
            votes[_title_key(text)].append((person.confidence * (1.0 if place == 0 else 0.7), person, text))
    surest = max((weight for vote in votes.values() for weight, _, _ in vote), default=0.0)
    ranked = sorted(votes.values(), key=lambda vote: _title_order(vote, surest))
    texts = [Counter(text for _, _, text in vote).most_common() for vote in ranked]
    chosen = [min(forms, key=lambda form: (form[0].isupper(), -form[1], form[0]))[0] for forms in texts]
    return (chosen[0], tuple(chosen[1:])) if chosen else ("", ())


def _title_key(text: str) -> str:
    return " ".join(re.findall(r"\w+", fold(text)))


def _title_order(
    vote: list[tuple[float, FoundPerson, str]], surest: float
) -> tuple[bool, float, bool, bool, float, float, int, str]:
    """Held today, then surest page, then a post before 'Volunteer', of the company's own before the board's, newest."""
    text = min(text for _, _, text in vote)
    read = read_title(text)
    newest = max(_newest(person) for _, person, _ in vote)
    return (
        read.former,
        _behind(max(weight for weight, _, _ in vote), surest),
        read.seniority == "other",
        read.functions[0] == "board",
        -newest,
        -sum(weight for weight, _, _ in vote),
        -len(text),
        text,
    )


def _behind(weight: float, surest: float) -> float:
    """How much less sure a title is than the *surest*, in tenths; a hair is nothing."""
    return 0.0 if weight >= surest - _SAME_CONFIDENCE else round(surest - weight + _SAME_CONFIDENCE, 1)


def _newest(person: FoundPerson) -> float:
    """The day of the newest evidence; hours of one crawl say nothing."""
    return max((seen.seen_at.toordinal() for seen in person.evidence if seen.seen_at), default=0)


def _section(found: Sequence[FoundPerson], title: str) -> str:
    """The heading beside the title that was taken, else any."""
    key = _title_key(title)
    order = sorted(found, key=lambda p: (_title_key(p.title) != key, -p.confidence, p.section))
    return next((p.section for p in order if p.section), "")


def _most(found: Sequence[FoundPerson], texts: list[str]) -> tuple[str, ...]:
    """Distinct texts, those that surer and more records give first."""
    weight: Counter[str] = Counter()
    for person, text in zip(found, texts, strict=True):
        if squeeze(text):
            weight[text] += round(100 * person.confidence)
    return tuple(sorted(weight, key=lambda text: (-weight[text], text)))


def _evidence(found: Sequence[FoundPerson]) -> tuple[Evidence, ...]:
    order = sorted(found, key=lambda p: (-p.confidence, not p.title))
    pieces = [(rank, seen) for rank, person in enumerate(order) for seen in person.evidence]
    pieces.sort(key=lambda piece: (-order[piece[0]].confidence, not order[piece[0]].title, _age(piece[1])))
    return tuple(dict.fromkeys(seen for _, seen in pieces))


def _age(seen: Evidence) -> tuple[float, str, str, str]:
    when = seen.seen_at or _LONG_AGO
    return (-when.timestamp() if seen.seen_at else 0.0, seen.url, seen.extractor, seen.quote)


def _with_ids(people: list[Person]) -> list[Person]:
    """Ids from names, told apart by a number in the order of *people*."""
    used: set[str] = set()
    made: list[Person] = []
    for person in people:
        stem = "-".join(re.findall(r"[a-z]+", anyascii(fold(person.name)).lower()))[:60].strip("-") or "person"
        free = next(name for n in count(1) if (name := f"{stem}-{n}" if n > 1 else stem) not in used)
        used.add(free)
        made.append(replace(person, id=free))
    return made
