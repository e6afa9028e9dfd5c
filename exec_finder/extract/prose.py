"""Prose: 'Given Family, title, said …', 'said title Given Family', 'Given Family has been named title' …"""

from __future__ import annotations

import re
from collections.abc import Iterator

from exec_finder.extract import phrases
from exec_finder.extract.anchors import Anchor
from exec_finder.extract.biography import read_biography
from exec_finder.extract.context import Context, same_organisation
from exec_finder.extract.found import Vote
from exec_finder.extract.judge import is_history, name_score, shown_name, title_score
from exec_finder.extract.page import Line, Mark, Page
from exec_finder.extract.stated import AHEAD, BACK, KNOWN, WORD, held_here, longest_title, stated_title, without_own
from exec_finder.extract.unspaced import is_unspaced, read_unspaced
from exec_finder.extract.words import folded, plain, section_kind
from exec_finder.names.lists import mainly_given
from exec_finder.text import shorten
from exec_finder.titles.anchors import may_be_title

_PARTICLE = "de|van|von|der|den|la|le|di|da|dos|del|bin|al|el|ten|ter|zu|y|e"
_NAME = re.compile(
    rf"(?<!\w){WORD}(?:\s+(?:[(“\"‘][\w'’. ]{{2,20}}[)”\"’]\s+)?(?:(?:{_PARTICLE})\s+){{0,3}}{WORD}){{1,7}}"
)
_POSSIBLE = 0.3  # name score before a verb of appointing
_SURELY = 0.93  # name score from which a name is one though it is the firm's too
_PROSE, _UNSPACED = 45, 15  # characters: shorter lines are read as lines
_FAR = 4000
_SENTENCE_END = re.compile(r"\w{4}\.(?=\s)")
_STOP = re.compile(r"(?<=\w{3})[.!?](?=\s|$)")
_OLD = 0.5
_OUT = Mark.NAV | Mark.COMMENT | Mark.ALT


def read_prose(page: Page, context: Context, anchors: list[Anchor]) -> list[Vote]:
    """Votes of the page's running text, without the lines that are read as name and title already."""
    read = frozenset(anchor.line for anchor in anchors if anchor.pair)
    read |= {anchor.title_line for anchor in anchors if anchor.title == page.lines[anchor.title_line].text}
    votes = [vote for anchor in anchors if not anchor.title for vote in read_biography(page, anchor, context.own)]
    votes += [
        vote
        for line in page.lines
        if line.index not in read and _is_prose(line)
        for vote in read_sentence(line.text, line.index, context.own)
    ]
    for vote in votes:
        kind = context.sections[vote.line][0] or context.page_kind
        byline = page.lines[vote.line].marks & Mark.BYLINE
        vote.score *= 0.3 if kind == "others" or byline else 0.5 if kind == "past" else 1.0
    return votes


def _is_prose(line: Line) -> bool:
    text = line.text
    if len(text) < _PROSE and (len(text) < _UNSPACED or not is_unspaced(text)):
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
    votes: list[Vote] = []
    last = ("", "")  # title given last, and what stood before its owner
    for name, beside, after in _names(text[:_FAR]):
        if same_organisation(name, own) and name_score(name) < _SURELY and not _of_the_house(name, own):
            continue  # 'Acme Kenya': the firm, not a person
        before = last[1] if last[0] and _goes_on(beside, last[0]) else beside
        title, score = stated_title(before, after, name_score(name))
        title = _before_name(title)
        if title and held_here(title, after, own):
            last = (title, before)
            score *= _OLD if _is_old(beside, after) or plain(title) in folded("public-office") else 1
            quote = shorten(f"{beside[-40:]}{name}{after}")
            votes.append(Vote(shown_name(name), without_own(title, own), "prose", score, line=line, quote=quote))
    return votes


def _of_the_house(name: str, own: frozenset[str]) -> bool:
    """'Nia Acme' of Acme & Sons: a given name, and the firm bears the family's."""
    given, _, family = plain(name).partition(" ")
    return mainly_given(given) and given not in own and family in own


def _is_old(before: str, after: str) -> bool:
    """A year of long ago, and none of our time, stands in the sentence: nobody of today."""
    return is_history(_STOP.split(before)[-1] + " " + _STOP.split(after)[0])


def _goes_on(before: str, title: str) -> bool:
    """'… elected Ann Lee chair and' before a name: what was said of the last holds of this one too."""
    head, found, tail = before.rpartition(title)
    return bool(found) and bool(head) and phrases.only("and").match(tail) is not None


def _before_name(title: str) -> str:
    """*title* up to the next person's name: 'chairman and Percy Lund treasurer' is 'chairman'."""
    for found in _NAME.finditer(title):
        for start, part in _parts(found.group()):
            if name_score(part) >= KNOWN:
                return longest_title(title[: found.start() + start].rstrip(" ,"))
    return title


def _names(text: str) -> Iterator[tuple[str, str, str]]:
    """Names in running text, each with the text before and after it; salutations belong to neither."""
    for found in _NAME.finditer(text):
        for start, piece in _pieces(found.group()):
            part = _best(piece)
            if part:
                first = found.start() + start + part[0]
                end = first + len(part[1])
                before = phrases.salutations().sub("", text[max(0, first - BACK) : first])
                yield part[1], before, text[end : end + AHEAD]


def _best(piece: str) -> tuple[int, str] | None:
    for least in (KNOWN, _POSSIBLE):
        for part in _parts(piece):
            if name_score(part[1]) >= least and _is_free(part[1]):
                return part
    return None


def _is_free(name: str) -> bool:
    """No pronoun, title or legal form is in the name."""
    words = plain(name).split()
    return (
        len(words) > 1 and not {words[0], words[-1]} & (folded("pronoun") | folded("legal")) and title_score(name) < 0.5
    )


def _pieces(run: str) -> Iterator[tuple[int, str]]:
    """A run of words in capitals, parted where a sentence ends and behind salutations."""
    cuts = [found.end() for found in _SENTENCE_END.finditer(run)]
    cuts += [found.end() for found in phrases.salutation().finditer(run)]
    start = 0
    for end in (*sorted(cuts), len(run)):
        piece = run[start:end]
        bare = phrases.opening().sub("", piece.lstrip())
        if " " in bare:
            yield start + len(piece) - len(bare), bare if bare.endswith(("Jr.", "Sr.")) else bare.rstrip(". ")
        start = end


def _parts(name: str) -> Iterator[tuple[int, str]]:
    """The whole run of capitalised words, then its tails and heads: a title or a first word may lead it."""
    yield 0, name
    if name.count(" ") < 2:  # most names are two words
        return
    words = list(re.finditer(r"\S+", name))
    for size in (4, 3, 2):
        if size < len(words):
            yield words[-size].start(), name[words[-size].start() :]
    for size in (3, 2):
        if size < len(words):
            yield 0, name[: words[size - 1].end()]
