"""What each source says of one person's post, and what follows where they disagree."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import replace

from exec_finder.models import CLevel, FoundPerson, Opinion, Person
from exec_finder.titles import read_title

OWN = ("website", "page")
"""Sources that read the company's own pages: what stands there today weighs more than what a register holds."""
_ENDED_SOMETIME = "?"
_ONE_HOLDER: frozenset[CLevel] = frozenset({"ceo", "coo", "cfo", "cto", "cio", "cmo", "chro", "clo", "chair"})


def opinions_of(found: Iterable[FoundPerson]) -> tuple[Opinion, ...]:
    """One opinion a source, freshest first; none where the company's own pages alone speak, and date nothing."""
    by_source: defaultdict[str, list[FoundPerson]] = defaultdict(list)
    for person in found:
        by_source[person.source or OWN[0]].append(person)
    made = [_opinion(source, max(said, key=_weight)) for source, said in by_source.items()]
    if len(made) == 1 and made[0].source in OWN and not (made[0].since or made[0].until):
        return ()
    return tuple(sorted(made, key=lambda one: (one.as_of, one.source in OWN, one.source), reverse=True))


def has_left(opinions: Sequence[Opinion]) -> bool:
    """Whether the post ended by the word of some source, and nobody who should know speaks of the person since."""
    ended = [_end(one) for one in opinions if one.until]
    held = [one for one in opinions if not one.until]
    return bool(ended) and not any(one.source in OWN or one.as_of > max(ended) for one in held)


def disagree(opinions: Sequence[Opinion]) -> bool:
    """Whether two sources tell different posts, or one that the post ended and another not."""
    posts = {_post(one) for one in opinions if one.title}
    return len(posts) > 1 or len({bool(one.until) for one in opinions}) > 1


def settle(people: Sequence[Person]) -> list[Person]:
    """*people*, with those as former holders whom registers alone know in a post that the own pages give to another.

    Not where a register knows that the other left it: then the pages may lag behind.
    """
    sure = [person for person in people if _on_own_pages(person) and not any(one.until for one in person.opinions)]
    held = {post for person in sure for post in _single_posts(person)}
    return [
        replace(person, former=True) if not _on_own_pages(person) and _single_posts(person) & held else person
        for person in people
    ]


def _opinion(source: str, person: FoundPerson) -> Opinion:
    seen = person.evidence[0] if person.evidence else None
    return Opinion(source, person.title, person.since, person.until, _as_of(person), seen.url if seen else "")


def _weight(person: FoundPerson) -> tuple[str, bool, float, str, str]:
    return (_as_of(person), bool(person.title), person.confidence, person.title, person.since)


def _as_of(person: FoundPerson) -> str:
    seen = max((one.seen_at for one in person.evidence if one.seen_at), default=None)
    return person.dated or (seen.date().isoformat() if seen else "")


def _end(one: Opinion) -> str:
    return one.as_of if one.until == _ENDED_SOMETIME else one.until


def _post(one: Opinion) -> tuple[str, str, str]:
    title = read_title(one.title)
    return (title.seniority, title.c_level, title.functions[0])


def _on_own_pages(person: Person) -> bool:
    return not person.opinions or any(one.source in OWN for one in person.opinions)


def _single_posts(person: Person) -> set[CLevel]:
    """Posts for the whole company, which only one person holds at a time."""
    title = read_title(person.title)
    whole = not (person.former or title.former or title.incoming or title.assistant or title.scope or title.unit)
    return {title.c_level} & _ONE_HOLDER if whole and not title.organisation else set()
