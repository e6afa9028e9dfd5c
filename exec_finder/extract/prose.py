"""Prose: 'Given Family, title, said …', 'said title Given Family', 'Given Family has been named title' …"""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import pairwise

from exec_finder.extract import phrases
from exec_finder.extract.anchors import Anchor
from exec_finder.extract.biography import read_biography
from exec_finder.extract.by_verb import BRACKET
from exec_finder.extract.careers import is_history
from exec_finder.extract.context import Context, is_authority, same_organisation
from exec_finder.extract.found import Vote
from exec_finder.extract.judge import PLAIN, shown_name, title_score
from exec_finder.extract.leading import is_of_one
from exec_finder.extract.mentions import KNOWN, declines, names_in
from exec_finder.extract.own_firm import apart_from_owner, with_unit, without_own, without_owner, without_owner_behind
from exec_finder.extract.page import Line, Mark, Page
from exec_finder.extract.pairs import names_another
from exec_finder.extract.sentences import ends
from exec_finder.extract.shared import with_shared
from exec_finder.extract.stated import UNKNOWN, held_here, leads_another, led_by_another, stated_title
from exec_finder.extract.uncased import with_gershayim, without_prefix
from exec_finder.extract.unspaced import is_unspaced, read_unspaced
from exec_finder.extract.words import folded, plain, section_kind
from exec_finder.names.cases import nominative
from exec_finder.names.lists import family_in, mainly_given
from exec_finder.text import shorten
from exec_finder.titles.anchors import may_be_title

_SURELY = 0.93  # name score from which a name is one though it is the firm's too
_PROSE, _SENTENCE, _UNSPACED, _SHORT = 45, 25, 15, 8  # characters: shorter lines are read as lines
_LONG = 120  # characters: longer lines may hold more than a title
_TOLD = 60  # characters of a sentence with a verb
_PERHAPS = 0.35  # name score
_FAR = 4000
_HEADED = 0.65  # score of a title that only the heading gives
_ARTICLE = re.compile(r"(?:[Ii]ts|[Oo]ur|[Tt]he)|.*[.:]")
_OLD = 0.5
_FIRMLESS = 0.75  # title score of what needs no look at the firm behind it
_MOURNED = 4  # words before a name
_OUT = Mark.NAV | Mark.COMMENT | Mark.ALT


def read_prose(page: Page, context: Context, anchors: list[Anchor]) -> list[Vote]:
    """Votes of the page's running text, without the lines that are read as name and title already."""
    read = frozenset(line for anchor in anchors for line in _lines_read(page, anchor))
    votes = [vote for anchor in anchors if not anchor.title for vote in read_biography(page, anchor, context)]
    votes += [
        vote
        for line in page.lines
        if line.index not in read and _is_prose(line)
        for vote in read_sentence(line.text, line.index, context.own)
    ]
    votes += _headed(page, context, read)
    for vote in votes:
        kind = context.sections[vote.line][0] or context.page_kind
        byline = page.lines[vote.line].marks & Mark.BYLINE
        vote.score *= 0.3 if (kind == "others" and not vote.ours) or byline else 0.5 if kind == "past" else 1.0
    return votes


def _headed(page: Page, context: Context, read: frozenset[int]) -> Iterator[Vote]:
    """'Founder' as a heading, 'NAME brings …' below it: the title of whom the sentence speaks."""
    for heading, line in pairwise(page.lines):
        title = heading.text
        if not heading.heading or heading.index in read or title_score(title) < PLAIN or not _may_open(line):
            continue
        name, before, after, sure = next(names_in(line.text[:_FAR]), ("", "", "", 0.0))
        told = name and not before.strip() and after[:1] == " " and after[1:2].islower() and sure >= KNOWN
        if told and not same_organisation(name, context.own) and held_here(title, title, context.own):
            quote, said = shorten(f"{title}: {line.text}"), without_own(title, context.own)
            yield Vote(shown_name(name), said, "prose", _HEADED, line=line.index, quote=quote)


def _may_open(line: Line) -> bool:
    """Running text that may begin with a name."""
    return len(line.text) >= _PROSE and not (line.heading or line.marks & _OUT) and line.text[0].isupper()


def _lines_read(page: Page, anchor: Anchor) -> Iterator[int]:
    """The line of a name with its title, or the line of the title, where that is no sentence."""
    if anchor.pair:
        line = page.lines[anchor.line]
        if line.heading or not line.text.endswith(".") or len(line.text) < _TOLD:
            yield anchor.line  # 'NAME, CEO of Acme, opened the plant.' is read as both
    elif anchor.title and len(page.lines[anchor.title_line].text) < _LONG:
        yield anchor.title_line


def _is_prose(line: Line) -> bool:
    text = line.text
    whole = text.endswith(".") or (_SENTENCE <= len(text) < _PROSE and names_another(text))
    least = _SENTENCE if whole else _PROSE
    if len(text) < least and (len(text) < (_SHORT if text.endswith("。") else _UNSPACED) or not is_unspaced(text)):
        return False
    if line.marks & _OUT or not may_be_title(text[:_FAR]):
        return False
    head, colon, _ = text.partition(":")
    return not colon or section_kind(head) != "others"  # 'Speakers: …', but not '“… our customers,” said …'


def read_sentence(text: str, line: int, own: frozenset[str]) -> list[Vote]:
    """Votes of one line of prose.

    >>> votes = read_sentence("“We listen,” said Nia Okafor, chief customer officer.", 0, frozenset())
    >>> votes[0].name, votes[0].title
    ('Nia Okafor', 'chief customer officer')
    """
    if is_unspaced(text):
        return read_unspaced(text[:_FAR], line, own)
    written, text = text, with_gershayim(text)
    told = declines(text)
    votes: list[Vote] = []
    last = ("", "", "")  # title given last, what stood before its owner, and the owner
    for name, beside, after, alone in with_shared([apart_from_owner(met, own) for met in names_in(text[:_FAR])]):
        sure = max(alone, UNKNOWN) if alone >= _PERHAPS and _may_be_borne(name) else alone
        if same_organisation(name, own) and sure < _SURELY and not _of_the_house(name, own):
            continue  # 'Acme Kenya': the firm, not a person
        if _is_body(name):
            continue  # 'vd för Bramle Försäkring'
        if phrases.before_name("succeeds", beside):
            continue  # the one who held the office before
        before = _carried_on(beside, *last) if last[0] else beside
        around = without_owner_behind(without_owner(before, own), own), without_owner(after, own)
        title, score = stated_title(*around, sure)
        if phrases.leading("verbal").match(title):
            continue  # 'is employed by Other Firm as a clerk'
        if title and held_here(title, after, own) and not _leads_elsewhere(before, title, own):
            last = (title, before, name)
            score *= _OLD if _is_old(beside, after) or is_authority(title) or _is_of_state(title, own) else 1
            quote = shorten(f"{beside[-40:]}{name}{after}")
            said = with_unit(without_own(title, own), after, own)
            said = without_prefix(said) if text is written else without_prefix(said).replace("״", '"')
            ours = _is_ours(beside, title, own) or same_organisation(title.removeprefix(said), own)
            votes.append(
                Vote(shown_name(nominative(name, told=told)), said, "prose", score, line=line, quote=quote, ours=ours)
            )
    return votes


def _is_body(name: str) -> bool:
    """The last word is a body's kind, and nobody's surname."""
    last = name.rpartition(" ")[2]
    return plain(last) in folded("organisation") and not family_in(last)


def _may_be_borne(name: str) -> bool:
    """'Nadia Brook': a given name and a word that is no place's, where the words beside it tell of a post."""
    given, _, family = plain(name).partition(" ")
    things = folded("namesake") | folded("street-last") | folded("organisation") | folded("legal")
    return mainly_given(given) and family.isalpha() and family not in things


def _leads_elsewhere(before: str, title: str, own: frozenset[str]) -> bool:
    """What stands before a name says that its title is another firm's."""
    if leads_another(before, own) or _heads_another(before, title, own):
        return True
    if before.endswith(f"{title}s "):  # 'She has worked with conductors NAME and NAME'
        head = before.removesuffix(f"{title}s ").split()[-1:]
        return not (all(map(_ARTICLE.fullmatch, head)) or same_organisation(" ".join(head), own))
    return before.rstrip(" ,").endswith(title) and led_by_another(before, title, own)


def _heads_another(before: str, title: str, own: frozenset[str]) -> bool:
    """'Die Direktorin der Otherbank, NAME,': a title only by the words before the firm, and the firm is not ours."""
    head, parted, _ = before.rstrip().rpartition(f"{title},")
    beside = parted and title_score(title) < _FIRMLESS
    if not beside or is_of_one([*head.split()[-1:], *title.split()]):
        return False  # 'Die Leiterin des Seniorenheims, NAME,'
    return without_own(title, own) == title and phrases.belonging().search(title) is not None


def _is_of_state(title: str, own: frozenset[str]) -> bool:
    """'Governor', 'Minister for Trade', 'Maire de Brook': of a town or state, and of no word of *own*."""
    offices = folded("public-office")
    said = plain(title)
    if said in offices:
        return True
    words = said.split()
    ends = {" ".join(words[-size:]) for size in (1, 2, 3)}
    of = next((place for place, word in enumerate(words) if word in folded("of")), len(words))
    held = not offices.isdisjoint({*ends, " ".join(words[:of]), *words[of - 1 : of]})  # also 'Deputy Minister of'
    return held and (own.isdisjoint(words) or not own.isdisjoint(folded("campus")))  # a town's university


def _of_the_house(name: str, own: frozenset[str]) -> bool:
    """'Nia Acme' of Acme & Sons: a given name, and the firm bears the family's."""
    given, _, family = plain(name).partition(" ")
    return mainly_given(given) and given not in own and family in own


def _is_ours(before: str, title: str, own: frozenset[str]) -> bool:
    """'Acme’s head of care, NAME' on a page of Acme's."""
    head, found, _ = before.rpartition(title)
    owner = re.search(r"(?P<firm>\w[\w&.-]*)['’]s?\s+$", head) if found else None
    return owner is not None and same_organisation(owner["firm"], own)


def _is_old(before: str, after: str) -> bool:
    """A year of long ago, and none of our time, stands in the sentence, or 'death of' before: nobody of today."""
    if not folded("obituary").isdisjoint(plain(before).split()[-_MOURNED:]):
        return True
    rest = BRACKET.sub("", after)  # not '(born 1962)'
    return is_history(f"{before[max(ends(before), default=0) :]} {rest[: next(ends(rest), len(rest))]}")


def _carried_on(beside: str, title: str, before: str, name: str) -> str:
    """What stands before a name; in 'elected Ann Lee chair and', 'founders Ann Lee and' what stood before the last."""
    head, found, tail = beside.rpartition(title)
    if not (found and head):
        return beside
    rest = tail.rpartition(name)[2] if tail.startswith("s ") else tail
    if phrases.only("and").match(rest) is None:
        return beside
    return before if rest == tail else f"{title} "
