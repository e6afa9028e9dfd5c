"""Everything on a page by which the company can be reached: addresses with their owners, phones, other channels."""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from datetime import datetime

from selectolax.lexbor import LexborNode

from exec_finder.charset import decode_html
from exec_finder.domains import country_of, host_of
from exec_finder.extract.addresses import (
    contact_words,
    find_addresses,
    is_placeholder,
    language_regions,
    normalise,
)
from exec_finder.extract.channels import Place, find_forms, find_posts, read_profile
from exec_finder.extract.cloaks import in_attributes, in_href, in_markup, in_script
from exec_finder.extract.flow import Flow, Span, read_flow
from exec_finder.extract.ldfacts import Fact, read_facts
from exec_finder.extract.mailing import in_state
from exec_finder.extract.owners import Owners, read_name
from exec_finder.extract.phone_regions import line_regions, posted_region
from exec_finder.extract.phones import find_phones, is_fax, is_no_phone, names_host, read_tel, usual_region
from exec_finder.extract.sentences import sentences
from exec_finder.extract.spelling import spells
from exec_finder.mailboxes import is_role
from exec_finder.models import Channel, ChannelKind, Contacts, Evidence, FoundAddress, FoundPerson
from exec_finder.text import fold, printable, shorten, squeeze

__all__ = ["extract_contacts"]

_LABEL_LIMIT = 80
_BRIEF = 40
_LABEL_REACH = 300
_HOST_LINES = 6  # from who keeps the server to their telephone number
_DIGITS_OF_A_NUMBER = 5
_SENTENCE = re.compile(r"[.!?…][\"'”’)]?\s*$")
_DATA = frozenset({"jsonld", "state"})
"""What is in the page's data stands nowhere in its text."""
_MAIL_LINK = re.compile(r"mailto:|@|email-protection#|^\s*javascript:", re.IGNORECASE)
_HIDING = (
    '[data-cfemail], [data-mailto-token], [aria-label*="@"], [title*="@"], [alt*="@"], meta[content*="@"], '
    '[itemprop="email" i][content], [data-domain], [data-host], [data-email], [data-mail], [data-enc-email], '
    "[data-website], [data-d], [data-server], [data-dom], [data-email-domain], [data-mail-domain], [data-hostname], "
    "[data-provider], [data-part2], [data-mailto], [data-email-address], [data-emailaddress], "
    '[onclick*="mail" i], [onmousedown*="mail" i], [onmouseover*="mail" i], [onfocus*="mail" i], '
    'form[action^="mailto:" i], input[type="hidden"][value*="@"]'
)


@dataclass(slots=True)
class _Seen:
    """One sight of an address."""

    address: str
    start: int
    end: int
    extractor: str
    owner: str = ""
    """The name that the place itself gives to the address (link text, JSON-LD)."""
    label: str = ""
    quote: str = ""


@dataclass(slots=True)
class _Source:
    """Where the facts of this page come from."""

    flow: Flow
    url: str
    seen_at: datetime | None
    facts: list[Fact] = field(default_factory=list)

    def evidence(self, extractor: str, start: int, end: int, quote: str = "") -> tuple[Evidence, ...]:
        words = shorten(quote, 200) or self.flow.quote(start, end)
        return (Evidence(url=self.url, seen_at=self.seen_at, extractor=extractor, quote=words),)


def extract_contacts(
    html: str | bytes,
    *,
    url: str,
    seen_at: datetime | None = None,
    people: Sequence[FoundPerson] = (),
    region: str = "",
) -> Contacts:
    """What one page tells about reaching the company. Never raises; time is linear in the page's size.

    people: those found on this page, to tie addresses to; names right beside an address are found without.
    region: ISO country by whose rules national telephone numbers are read; from the page where it is empty.
    Placeholders (name@…) are left out, free-mail addresses are not: the caller judges domains.
    """
    text = decode_html(html, header="", host=host_of(url)) if isinstance(html, bytes) else html
    source = _Source(read_flow(text), url, seen_at)
    source.facts = read_facts(source.flow.tree)
    seen = _addresses(source)
    owners = Owners(source.flow, people, [(sight.address, sight.start) for sight in seen])
    return Contacts(
        addresses=_merged(source, seen, owners),
        phones=tuple(_phones(source, region)),
        social=tuple(_social(source, owners)),
        forms=tuple(_channels(source, ChannelKind.FORM, find_forms(source.flow, url))),
        posts=tuple(_posts(source)),
    )


# --- addresses ---------------------------------------------------------------------------------------


def _addresses(source: _Source) -> list[_Seen]:
    """All sights of addresses in page order."""
    flow = source.flow
    seen = [
        _Seen(hit.address, hit.start, hit.end, "hidden" if hit.hidden else "text") for hit in find_addresses(flow.text)
    ]
    for href, span in flow.linked():
        if _MAIL_LINK.search(href[:2000]):
            seen += _in_link(flow, href, span)
    for node in flow.tree.css(_HIDING):
        seen += _in_element(flow, node)
    for script in flow.tree.css("script:not([src])"):
        seen += _in_script(flow, script)
    seen += _in_facts(source.facts)
    return sorted(seen, key=lambda sight: sight.start)


def _in_link(flow: Flow, href: str, span: Span) -> Iterator[_Seen]:
    found = in_href(href)
    words = squeeze(flow.text[span.start : min(span.end, span.start + 200)]) if found else ""
    owner = read_name(words) if len(found) == 1 else ""
    for address in found:
        yield _Seen(address, span.start, max(span.end, span.start), "mailto", owner, words)


def _in_element(flow: Flow, node: LexborNode) -> Iterator[_Seen]:
    attributes = node.attributes
    span = flow.span(node)
    for address in in_attributes(attributes):
        words = attributes.get("aria-label") or attributes.get("title") or ""
        yield _Seen(address, span.start, span.end, "attribute", quote=words if "@" in words else "")


def _in_script(flow: Flow, script: LexborNode) -> Iterator[_Seen]:
    kind = (script.attributes.get("type") or "").lower()
    if "ld+json" in kind:
        return
    span = flow.span(script)
    text = script.text(deep=True)
    if "json" not in kind:
        for address in in_script(text):
            yield _Seen(address, span.start, span.end, "script")
        for address in in_markup(text):
            yield _Seen(address, 0, 0, "state", quote=address)
    for told in in_state(kind, text):
        owner = read_name(told.beside)
        label = "" if owner else told.beside
        yield _Seen(told.address, 0, 0, "state", owner, label, " ".join(filter(None, (told.beside, told.address))))


def _in_facts(facts: Iterable[Fact]) -> Iterator[_Seen]:
    for fact in facts:
        address = normalise(fact.value.removeprefix("mailto:")) if fact.kind == "email" else ""
        if address and not is_placeholder(address):
            quote = " ".join(filter(None, (fact.owner or fact.label, fact.value)))
            yield _Seen(address, 0, 0, "jsonld", fact.owner, fact.label, quote)


def _merged(source: _Source, seen: list[_Seen], owners: Owners) -> tuple[FoundAddress, ...]:
    """One entry an address, in page order; the first name and label that any sight gives."""
    sights: dict[str, list[_Seen]] = {}
    for sight in seen:
        sights.setdefault(sight.address, []).append(sight)
    return tuple(_found(source, address, several, owners) for address, several in sights.items())


def _found(source: _Source, address: str, sights: list[_Seen], owners: Owners) -> FoundAddress:
    local_part = address.rpartition("@")[0]
    name = _owner(address, sights, owners)
    role = is_role(local_part) and not (name and spells(local_part, name) == 2)
    labels = (_address_label(source.flow, sight) for sight in sights)
    best = next((sight for sight in sights if sight.extractor not in _DATA), sights[0])
    return FoundAddress(
        address=address,
        name=None if role else name,
        role=role,
        evidence=source.evidence(best.extractor, best.start, best.end, best.quote),
        label=next((label for label in labels if label), ""),
    )


def _owner(address: str, sights: list[_Seen], owners: Owners) -> str | None:
    given = next((sight.owner for sight in sights if sight.owner), "")
    if given:
        return owners.same(given)
    placed = [sight for sight in sights if sight.extractor not in _DATA]
    return next((name for sight in placed if (name := owners.of(address, sight.start))), None)


def _address_label(flow: Flow, sight: _Seen) -> str:
    """The link's own words, those before the address on its line, or the nearest line above that says something."""
    if sight.extractor in _DATA:
        return sight.label
    start, _ = flow.line(sight.start)
    return _label(flow, sight.start, (sight.label, flow.text[start : sight.start]), 3)


def _label(flow: Flow, at: int, beside: Iterable[str], lines: int) -> str:
    """Of the words beside a place, the lines above it and the heading of its section, the first that can be a label.

    A sentence or a line with a number is none: the heading says more, where there is one. A line above that is a street
    or leads elsewhere ('News', 'Search') has nothing to do with the place, nor have those above it.
    """
    found = [label for words in beside if (label := _useful(words))]
    if found and _is_brief(found[0]):
        return found[0]
    above = "" if found else next(_lines_above(flow, at, lines), "")
    return above or _useful(flow.section(at)) or next(iter(found), "")


def _lines_above(flow: Flow, at: int, count: int) -> Iterator[str]:
    for line in flow.above(at, count):
        if fold(line).strip(" .:…»›>") in contact_words("no_label"):
            return
        label = _useful(line)
        if label and (not _is_brief(label) or _SENTENCE.search(line) or any(char.isdigit() for char in label)):
            return
        if label:
            yield label


def _is_brief(label: str) -> bool:
    return len(label) <= _BRIEF and sum(char.isdigit() for char in label) < _DIGITS_OF_A_NUMBER


def _useful(words: str) -> str:
    """*words* as a label: without 'E-mail:' and the like, '' where nothing is left, or where it is another address.

    Of several sentences the last counts; one that is too long is cut at a word.
    """
    if "@" in words:
        words = words.rpartition("@")[2].partition(" ")[2]
    said = sentences(printable(words[-_LABEL_REACH:])) or [""]
    if len(words) >= _LABEL_REACH and len(said) == 1:
        return ""  # a sentence without its beginning
    last = said[-1]
    label = last.strip(" :,;|–—-•·()<>[]")
    pieces = [piece.strip() for piece in re.split(r"[:|•·]", label) if piece.strip()]
    while pieces and fold(pieces[-1]).strip(" .") in _generic():
        pieces.pop()
    label = ": ".join(pieces)
    if (
        fold(label) in _generic() | contact_words("no_label")
        or sum(map(str.isalpha, label)) < 2
        or _mostly_digits(label)
    ):
        return ""
    return shorten(label, _LABEL_LIMIT)


def _mostly_digits(text: str) -> bool:
    return sum(char.isdigit() for char in text) * 2 > len(text)


def _generic() -> frozenset[str]:
    return contact_words("mail_word") | contact_words("phone_word") | contact_words("fax_word")


# --- phones ------------------------------------------------------------------------------------------


def _region(source: _Source) -> str:
    """The page's country: of its top-level domain, its international numbers, its postal addresses, its language."""
    country = country_of(source.url) or usual_region(source.flow.text) or posted_region(source.flow.text)
    if country:
        return country
    root = source.flow.tree.css_first("html[lang]")
    tag = ((root.attributes.get("lang") if root is not None else "") or "").replace("_", "-").split("-")
    if len(tag) > 1 and len(tag[-1]) == 2 and tag[-1].isalpha():
        return tag[-1].upper()
    return language_regions().get(tag[0].lower(), "US")


def _phones(source: _Source, region: str) -> Iterator[Channel]:
    """One entry a number, in page order; the first useful label wins; fax lines are left out."""
    flow, sights = source.flow, sorted(_numbers(source, region))
    ends = [0, *sorted(end for _, end, *_ in sights)]
    found: dict[str, Channel] = {}
    for start, end, number, extractor, words in sights:
        before = words or _before(flow, start, ends)
        if extractor == "text" and (is_fax(before) or is_no_phone(before)):
            continue
        if extractor != "jsonld" and _is_hosts(flow, start):
            continue
        label = words or _label(flow, start, (before,), 2)
        old = found.get(number)
        if old is None or (label and not old.label):
            evidence = source.evidence(extractor, start, end, f"{words} {number}" if words else "")
            found[number] = Channel(ChannelKind.PHONE, number, label, evidence)
    yield from found.values()


def _is_hosts(flow: Flow, at: int) -> bool:
    """Whether the lines above in the section say who keeps the site's server, as legal notices do: it is theirs."""
    heading = flow.section(at)
    for line in (flow.text[max(flow.line(at)[0], at - _LABEL_REACH) : at], *flow.above(at, _HOST_LINES)):
        if names_host(line):
            return True
        if heading and squeeze(line) == heading:
            break
    return False


def _numbers(source: _Source, region: str) -> Iterator[tuple[int, int, str, str, str]]:
    """Where each number begins and ends, the number, how it was seen, and what the page's data says beside it."""
    flow = source.flow
    regions = line_regions(flow.text, region or country_of(source.url))
    region = region or (country_of(source.url) if regions else _region(source))
    for hit in find_phones(flow.text, region, regions):
        yield hit.start, hit.end, hit.number, "text", ""
    ends_of_lines = [match.start() for match in re.finditer("\n", flow.text)]
    for href, span in flow.linked("tel:", "callto:"):
        here = regions[bisect_left(ends_of_lines, span.start)] if regions else region
        number = read_tel(href, here)
        if number:
            yield span.start, span.end, number, "tel", ""
    for fact in source.facts:
        number = read_tel(fact.value, region) if fact.kind == "phone" else ""
        if number:
            yield len(flow.text), len(flow.text), number, "jsonld", fact.owner or fact.label


def _before(flow: Flow, start: int, ends: list[int]) -> str:
    """The words on the line between the number before and this one; the line above where there are none."""
    line_start, _ = flow.line(start)
    previous = max(line_start, ends[bisect_right(ends, start) - 1])
    words = flow.text[previous:start]
    if any(char.isalpha() for char in words):
        return words
    return next(iter(flow.above(start, 1)), "") if previous == line_start else ""


# --- other channels ------------------------------------------------------------------------------------


def _social(source: _Source, owners: Owners) -> Iterator[Channel]:
    """The company's profiles; one in a person's card is hers and left out."""
    flow = source.flow
    found: dict[str, Channel] = {}
    for href, span in flow.linked():
        profile = read_profile(href) if "//" in href else None
        if profile is None or profile[0].lower() in found:
            continue
        if owners.person_at(span.start) is None:
            evidence = source.evidence("link", span.start, span.end, f"{profile[1]} {flow.text[span.start : span.end]}")
            found[profile[0].lower()] = Channel(ChannelKind.SOCIAL, profile[0], profile[1], evidence)
    for fact in source.facts:
        profile = read_profile(fact.value) if fact.kind == "profile" and not fact.owner else None
        if profile is not None and profile[0].lower() not in found:
            evidence = source.evidence("jsonld", 0, 0, f"{fact.label} {fact.value}")
            found[profile[0].lower()] = Channel(ChannelKind.SOCIAL, profile[0], profile[1], evidence)
    yield from found.values()


def _posts(source: _Source) -> Iterator[Channel]:
    marked = list(_channels(source, ChannelKind.POST, find_posts(source.flow)))
    yield from marked
    known = {_letters(post.value) for post in marked}
    for fact in source.facts:
        if fact.kind == "post" and not fact.owner and _letters(fact.value) not in known:
            known.add(_letters(fact.value))
            yield Channel(ChannelKind.POST, fact.value, fact.label, source.evidence("jsonld", 0, 0, fact.value))


def _letters(text: str) -> str:
    return "".join(char for char in fold(text) if char.isalnum())


def _channels(source: _Source, kind: ChannelKind, places: Iterable[Place]) -> Iterator[Channel]:
    key: Callable[[str], str] = _letters if kind is ChannelKind.POST else str
    known: set[str] = set()
    for place in places:
        if key(place.value) not in known:
            known.add(key(place.value))
            evidence = source.evidence(place.extractor, place.start, place.end)
            yield Channel(kind, place.value, place.label, evidence)
