"""The layers' votes weighed: each person once, with the title that most and best evidence gives."""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import datetime

from exec_finder.extract.anchors import Anchor, find_anchors
from exec_finder.extract.bounds import set_bounds
from exec_finder.extract.capitals import keep_families
from exec_finder.extract.chronicles import without_predecessors
from exec_finder.extract.context import (
    Context,
    bears_firm,
    bears_own,
    elsewhere,
    is_authority,
    names_firm,
    read_context,
    same_organisation,
)
from exec_finder.extract.delegates import lines_of_delegates
from exec_finder.extract.departments import give_departments
from exec_finder.extract.embedded import read_embedded
from exec_finder.extract.filings import read_ownership_form, read_ownership_xml
from exec_finder.extract.found import RECORDS, Vote, calls
from exec_finder.extract.headers import Tables, read_headers, read_tables
from exec_finder.extract.judge import names_posts, title_hint, title_score
from exec_finder.extract.own_firm import is_the_firm, seat_in, without_own
from exec_finder.extract.own_name import is_part_of, own_words
from exec_finder.extract.owned import Owned, person_link
from exec_finder.extract.page import Mark, Page
from exec_finder.extract.plaintext import marked_up
from exec_finder.extract.prose import read_prose
from exec_finder.extract.publisher import publisher
from exec_finder.extract.records import give_titles
from exec_finder.extract.small_letters import give_capitals
from exec_finder.extract.speakers import by_author, quoted
from exec_finder.extract.split_names import join_names
from exec_finder.extract.untitled import KNOWN, may_be_alone, nameless, slots_of_people
from exec_finder.extract.walk import read_page
from exec_finder.extract.words import folded, plain
from exec_finder.models import Evidence, FoundPerson
from exec_finder.names import name_key, same_person
from exec_finder.text import shorten

ENOUGH = 0.45
"""Score from which a person is returned."""
_ALIKE = 3  # names of one slot from which the page's own repetition speaks
_TITLED = 0.6  # title score from which the line of a title is no heading
_BETWEEN = 4  # lines: farther ones are no longer between a name and its title
_PRAISE = 0.2
_BESIDE_OFFICE = 0.5
_OF_BODIES = frozenset({"name-region", "members-title-name"})  # posts only below a heading of people
_MEMBER = 0.1  # weight of what many are, beside an office of somebody's own
_UNTOLD = 0.3  # for a card of goods among the like cards of people
_SENTENCE = 40  # characters: shorter lines are no praise
_PRICE = re.compile(r"[$€£¥₹]\s?\d|\d\s?(?:€|zł|kr\b|Kč|₽|USD|EUR)")
_DEEDS = {"table": 0.95, "card": 0.9, "line": 0.9, "heading": 0.9, "alt": 0.75, "microdata": 1.3}


@dataclass(frozen=True, slots=True)
class Judged:
    """One person of the page, returned or not, with the votes for it."""

    person: FoundPerson
    votes: tuple[Vote, ...]
    kept: bool


def judge_people(html: str, url: str, seen_at: datetime | None) -> list[Judged]:
    """Everyone whom any layer saw, in page order."""
    owners = read_ownership_xml(html)
    if owners:
        return _weigh(owners, url, seen_at)
    page = read_page(marked_up(html))
    return _weigh(_votes(page, url), url, seen_at)


def _votes(page: Page, url: str) -> list[Vote]:
    form = read_ownership_form(page)
    if form:
        return form
    page.site_name = page.site_name or publisher(page)
    tables = read_tables(page)
    join_names(page, tables)
    headers = read_headers(tables)
    give_capitals(page)
    anchors = find_anchors(page, headers)
    keep_families(page, anchors)
    set_bounds(page, anchors)
    give_titles(page, anchors, own_words(page, url), headers)
    give_departments(page, anchors)
    context = read_context(page, url, _record_lines(page, anchors))
    votes = _record_votes(page, without_predecessors(page, anchors), context, url, tables)
    return [
        *votes,
        *_ours(read_embedded(page), context),
        *read_prose(page, context, anchors),
    ]


def _record_lines(page: Page, anchors: list[Anchor]) -> frozenset[int]:
    """The lines of names, titles and what stands with them: 'Committee Co-Chair' there heads no section."""
    lines = {index for anchor in anchors for index in _own_lines(anchor)}
    titled = [anchor for anchor in anchors if anchor.title]  # 'NAME' over 'Strategy' in one heading
    lines |= {a.title_line for a in titled if page.lines[a.title_line].block == page.lines[a.line].block}
    return frozenset(lines.union(_lines_beside_one(page, anchors)))


def _own_lines(anchor: Anchor) -> Iterator[int]:
    """Name, title and what stands between them."""
    yield anchor.line
    if anchor.title_score >= _TITLED or (anchor.title and anchor.mates >= _ALIKE):
        yield from range(anchor.line + 1, min(anchor.title_line, anchor.line + _BETWEEN))
        yield anchor.title_line


def _lines_beside_one(page: Page, anchors: list[Anchor]) -> Iterator[int]:
    """What follows name and title in a block that shows nobody else, however often it shows that name."""
    shared = Counter(block for block, _ in {(page.lines[anchor.line].block, anchor.key) for anchor in anchors})
    rests: dict[int, tuple[int, int]] = {}
    for anchor in anchors:
        block = page.lines[anchor.line].block
        if anchor.title and shared[block] == 1:
            low, high = max(anchor.line, anchor.title_line) + 1, anchor.inner[1]
            first, last = rests.get(block, (low, high))
            rests[block] = min(first, low), max(last, high)
    for line in page.lines if rests else ():
        first, last = rests.get(line.block, (0, 0))
        if first <= line.index < last:
            yield line.index


def _ours(votes: list[Vote], context: Context) -> list[Vote]:
    """Votes without those for posts elsewhere; a number or an address of several people is nobody's."""
    shared = Counter(value for _, value in {(vote.name, told) for vote in votes for told in (vote.email, vote.phone)})
    ours = []
    for vote in votes:
        vote.email = vote.email if shared[vote.email] == 1 else ""
        vote.phone = vote.phone if shared[vote.phone] == 1 else ""
        if not (vote.title and elsewhere(vote.title, context.own, 1 if vote.layer == "state" else 2)):
            ours.append(vote)
    return ours


def _record_votes(page: Page, anchors: list[Anchor], context: Context, url: str, tables: Tables) -> list[Vote]:
    owned = Owned(page, anchors)
    votes = []
    praising = _praising(page, anchors, context.own)
    surely = slots_of_people(page, anchors)
    delegates = lines_of_delegates(tables, context)
    hidden = _jobs_beside_offices(page, anchors, context.own)
    for here, anchor in enumerate(anchors):
        slot = page.lines[anchor.line].slot
        vote = _anchor_vote(page, anchor, context, praises=slot in praising, among_people=slot in surely)
        if vote and here in hidden:
            vote.score *= _BESIDE_OFFICE
            vote.why.append("a job at another firm, beside an office here")
        if vote and anchor.line in delegates:
            vote.score *= _PRAISE
            vote.why.append("in a row of another body")
        if vote:
            vote.email, vote.phone = owned.email(here), owned.phone(here)
            vote.link = person_link(page, anchor, url)
            votes.append(vote)
    return votes


def _jobs_beside_offices(page: Page, anchors: list[Anchor], own: frozenset[str]) -> set[int]:
    """Anchors whose title has a firm below it, of people who have another one without: a text shown on hovering."""
    offices: dict[str, set[bool]] = defaultdict(set)
    firms: dict[int, bool] = {}
    sights = Counter(anchor.key for anchor in anchors)
    for here, anchor in enumerate(anchors):
        if sights[anchor.key] > 1 and anchor.title and not anchor.pair:
            below = _text_at(page, anchor.title_line + 1, anchor.inner[1])
            firms[here] = bool(below) and bears_firm(below) and not same_organisation(below, own)
            offices[anchor.key].add(firms[here])
    return {here for here, told in firms.items() if told and len(offices[anchors[here].key]) > 1}


def _anchor_vote(page: Page, anchor: Anchor, context: Context, *, praises: bool, among_people: bool) -> Vote | None:
    kind, section = context.sections[anchor.line]
    title, score = anchor.title, anchor.score * anchor.title_score
    why = [f"name {anchor.score:.2f}", f"title {anchor.title_score:.2f}"]
    if anchor.raw < KNOWN and is_the_firm(anchor, context.own):
        return None
    if anchor.pair and anchor.pair.form in _OF_BODIES and not _names_posts(kind, section):
        return None  # 'Palace, Town'
    among = context.page_kind if kind in {"", "contact"} else kind
    held = bool(title) and elsewhere(title, context.own, 0 if among == "people" and anchor.mates >= _ALIKE else 1)
    if held:
        title, score = ("", 0.0) if kind in {"board", "people"} else (title, score * 0.3)
        why.append("title held elsewhere")
    if not title and is_part_of(anchor.name, page.title):
        return None
    if not title:
        score = nameless(anchor, kind)
        title = seat_in(section) if held and kind == "board" else ""
        why.append(f"no title, section {kind or 'unknown'}")
    elif anchor.mates >= _ALIKE:
        score = 1 - (1 - score) * 0.5
        why.append(f"{anchor.mates} alike")
    if praises and kind not in {"people", "board"}:
        score *= _PRAISE
        why.append("praise from elsewhere")
    ours = without_own(title, context.own) != title or bears_own(title, context.own)
    told = score or anchor.title or (kind and (among_people or may_be_alone(anchor)))  # not by the page's address alone
    score = _with_context(page, anchor, kind or context.page_kind, score, why, ours=ours) if told else 0.0
    return Vote(
        anchor.name, title, _layer(page, anchor), min(score, 0.98), line=anchor.line, section=section, why=why,
        quote=_quote(page, anchor),
    )  # fmt: skip


def _names_posts(kind: str, heading: str) -> bool:
    """Under such a heading ('Regional Managers') a region is somebody's title."""
    return kind in {"people", "board"} or names_posts(heading)


def _with_context(page: Page, anchor: Anchor, kind: str, score: float, why: list[str], *, ours: bool) -> float:
    """The score by what stands around the anchor; *ours*: its title is said to be of the page's organisation."""
    marks = page.lines[anchor.line].marks
    if kind in {"people", "board", "contact"}:
        score = 1 - (1 - score) * (0.5 if kind != "contact" else 0.8)
        why.append(f"under a heading of kind {kind}")
    lowered = (
        (kind == "others" and not ours, 0.25, "under a heading of other people"),
        (kind == "past" and anchor.mates < _ALIKE, 0.4, "under a heading of the past"),
        (kind == "none", 0.7 if _is_told(anchor) else _UNTOLD, "under a heading of other things"),
        (
            not ours and quoted(page, anchor.line, anchor.inner, among_people=kind in {"people", "board"}),
            0.2,
            "speaker of a quotation",
        ),
        (not _is_card(anchor, kind) and by_author(page, anchor.line), 0.2, "author"),
        (kind not in {"people", "board"} and is_authority(anchor.title), 0.3, "head of an authority"),
        (bool(marks & Mark.ASIDE), 0.6, "in an aside"),
        (anchor.alt, 0.8, "only in an image's text"),
        (kind not in {"people", "board"} and _has_price(page, anchor), 0.3, "beside a price"),
    )
    for holds, factor, reason in lowered:
        if holds:
            score *= factor
            why.append(reason)
    return score


def _is_told(anchor: Anchor) -> bool:
    """The title is one by its own words, or there is none: 'Paint' below 'Sienna Brown' is but where titles stand."""
    return not anchor.title or anchor.pair is not None or title_hint(anchor.title) > 0


def _is_card(anchor: Anchor, kind: str) -> bool:
    """One of several cards with titles below a heading of people, whatever their classes say ('person-author')."""
    return kind in {"people", "board"} and anchor.mates >= _ALIKE and anchor.title_score >= ENOUGH


def _has_price(page: Page, anchor: Anchor) -> bool:
    """A card of goods: a price stands in the name's own record."""
    low = min(max(anchor.outer[0], anchor.line - 2), max(anchor.inner[0], anchor.line - 4))
    high = max(min(anchor.outer[1], anchor.line + 3), min(anchor.inner[1], anchor.line + 8))
    lines = page.lines[low:high]
    return any(line.column < 0 and len(line.text) < _SENTENCE and _PRICE.search(line.text) for line in lines)


def _praising(page: Page, anchors: list[Anchor], own: frozenset[str]) -> frozenset[int]:
    """Slots whose people mostly stand as customers do."""
    seen: dict[int, list[bool]] = defaultdict(list)
    for anchor in anchors:
        if anchor.title:
            seen[page.lines[anchor.line].slot].append(_praises(page, anchor, own))
    return frozenset(slot for slot, found in seen.items() if 2 * sum(found) > len(found))


def _praises(page: Page, anchor: Anchor, own: frozenset[str]) -> bool:
    """Sentences, then name and 'Title, Firm', and no word after: a customer's card, not a biography's."""
    low, high = anchor.inner
    shown = max(anchor.line, anchor.title_line)
    before = any(len(line.text) > _SENTENCE for line in page.lines[max(low, anchor.line - 6) : anchor.line])
    after = any(len(line.text) > _SENTENCE for line in page.lines[shown + 1 : min(high, shown + 4)])
    firm = anchor.title.rpartition(", ")[2] if ", " in anchor.title else _text_at(page, shown + 1, high)
    return before and not after and names_firm(firm, own)


def _text_at(page: Page, index: int, end: int) -> str:
    return page.lines[index].text if index < end else ""


def _layer(page: Page, anchor: Anchor) -> str:
    line = page.lines[anchor.line]
    if anchor.alt:
        return "alt"
    if anchor.pair:
        return "line"
    if line.column >= 0:
        return "table"
    return "heading" if line.heading and anchor.inner[1] - anchor.inner[0] <= 1 else "card"


def _quote(page: Page, anchor: Anchor) -> str:
    low = min(anchor.line, anchor.title_line if anchor.title_line >= 0 else anchor.line)
    high = max(anchor.line, anchor.title_line)
    return shorten(" ".join(line.text for line in page.lines[low : min(high + 1, low + 8)]))


# --- one person once ----------------------------------------------------------------------------


def _weigh(votes: Iterable[Vote], url: str, seen_at: datetime | None) -> list[Judged]:
    return [_judged(group, url, seen_at) for group in _grouped(list(votes))]


def _grouped(votes: list[Vote]) -> list[list[Vote]]:
    """Votes for one person together: the same key, or a variant of a name with the same family name."""
    groups: list[list[Vote]] = []
    by_key: dict[str, list[Vote]] = {}
    by_word: dict[str, list[list[Vote]]] = defaultdict(list)
    for vote in votes:
        key = str(name_key(vote.name))
        group = by_key.get(key)
        if group is None:
            words = plain(vote.name).split()
            near = [g for word in words if len(word) > 2 for g in by_word[word][:8]]
            group = next((g for g in near if same_person(g[0].name, vote.name) or calls(vote, g[0])), None)
            if group is None or _both_printed(group, vote):
                group = []
                groups.append(group)
                for word in words:
                    by_word[word].append(group)
            by_key[key] = group
        group.append(vote)
    return groups


def _both_printed(group: list[Vote], vote: Vote) -> bool:
    """Two records of one page with different names are two people, however alike the names are."""
    return vote.layer in RECORDS and any(other.layer in RECORDS for other in group)


def _judged(votes: list[Vote], url: str, seen_at: datetime | None) -> Judged:
    votes = sorted(votes, key=lambda vote: -vote.score)
    weights = _title_weights(votes)
    title = max(weights, key=lambda text: weights[text]) if weights else ""
    name = _shown(votes)
    doubt = 1.0
    for layer in {vote.layer for vote in votes}:
        doubt *= 1 - max(vote.score for vote in votes if vote.layer == layer)
    agreeing = [vote for vote in votes if vote.title == title]  # some always do: the title is one of theirs
    evidence = [Evidence(url, seen_at, vote.layer, vote.quote) for vote in agreeing]
    best = agreeing[0]
    person = FoundPerson(
        name=name, title=title,
        email=_first(v.email for v in votes), phone=_first(v.phone for v in votes),
        evidence=tuple(dict.fromkeys(evidence))[:3],
        titles=tuple(t for t in weights if t != title and title_score(t) > 0.5),
        section=_first([best.section, *(v.section for v in votes)]), link=_first(v.link for v in votes),
        confidence=round(min(1 - doubt, 0.99), 3),
    )  # fmt: skip
    return Judged(person, tuple(votes), 1 - doubt >= ENOUGH)


def _shown(votes: list[Vote]) -> str:
    """The name as records or headings show it, before forms in prose."""
    firm = [vote for vote in votes if vote.layer != "prose" and vote.score >= 0.3] or votes
    return firm[0].name


def _title_weights(votes: list[Vote]) -> dict[str, float]:
    """For each title, folded alike ones together, how strongly it is said."""
    shown: dict[str, str] = {}
    weights: dict[str, float] = defaultdict(float)
    for vote in votes:
        if vote.title:
            worth = _DEEDS.get(vote.layer, 0.7) * (_MEMBER if plain(vote.title) in folded("members") else 1)
            weights[shown.setdefault(plain(vote.title), vote.title)] += vote.score * worth
    return dict(sorted(weights.items(), key=lambda item: -item[1]))


def _first(values: Iterable[str]) -> str:
    return next((value for value in values if value), "")
