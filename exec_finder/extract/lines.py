"""Name and title in one line: 'Given Family, Title', 'Title: Given Family', 'Given Family (Title)' …"""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache, lru_cache
from itertools import islice

from exec_finder.extract import phrases
from exec_finder.extract.careers import without_stop
from exec_finder.extract.judge import (
    PLAIN,
    SURE,
    ends_in_form,
    name_score,
    parted_by_honorific,
    title_hint,
    title_score,
)
from exec_finder.extract.pairs import (
    GENERATION,
    WEAK_TITLE,
    Pair,
    glued_pair,
    has_legal_form,
    is_credentials,
    names_another,
)
from exec_finder.extract.runs import EDGE
from exec_finder.extract.signs import may_be_name
from exec_finder.extract.words import alternatives, folded, parted_label, plain, said_as, words_of
from exec_finder.names.lists import given_in
from exec_finder.names.lists import words as words_around
from exec_finder.titles.anchors import may_be_title
from exec_finder.titles.lexicon import read_items

_SPLIT = re.compile(
    r"\s*(?:\.{3,}|…+|_{3,})\s*|\s+[-–—|·•/]+\s+|\s*[–—|·•：:]\s*|\s*[,;](?:\s+|(?=[^\W\d_]))|\s+-+(?=\w)|(?<=\w)-+\s+"
)
_MAY_SPLIT = re.compile(r"[-–—|·•/：:,;…]|\.\.\.|___")
_BRACKET = re.compile(r"^(?P<left>[^()（）\[]{3,90})[(（\[](?P<right>[^()（）\]]{2,90})[)）\]][.,;]?$")
_WEAK_NAME, _WELL_KNOWN = SURE - 0.15, 0.85
_DOUBTFUL = 0.1
_CONTACT = re.compile(
    r"(?<![\s,;|(<\[–-])[\s,;|(<\[–-]+"
    r"(?:(?:(?:e-?)?mail|phone|t[eé]l[eé]?(?:fone?|foon|fono)?|tlf|fon|mob(?:ile?|il)?|gsm|handy|puh|cel|тел|моб"
    r"|(?:tele)?fax|direct|office|or|at|t|m|e|p|f)\b[.:]*\s*)?"
    r"(?:[\w.+-]{1,64}(?:@|\s?[\[({]at[\])}])|\[email\sprotected|\+?\(?\d[\d\s().-]{6,20}\d).*$",
    re.IGNORECASE | re.DOTALL,
)
_MAY_CONTACT = re.compile(r"[@\d\[({]")
_DOTTED = re.compile(r"(?:[A-Z][a-z]{0,2}\.){2,4},?\s+(?=\w)")
_ASIDE = re.compile(r"\s*[(\[]\s*(?:(\w{2,6})\s*/[^()\[\]]{1,20}|@[\w.-]{1,40}\s*)[)\]]")
_PRONOUNS = re.compile(r",?\s+(\w{2,6})/\w{2,7}(?:/\w{2,7})?$")
_AGED = re.compile(r"(?:,\s*|\s+|\s*\()(?:aged?:?\s*\d{2}\)?|\d{2}\))$", re.IGNORECASE)
_SPEECH = re.compile(r"[“„«\"](?:[^”“»\"\s]+\s+){3}")  # somebody's words, not the name of a department
_SIGNED = re.compile(r"^(?:by:?\s*)?/s/\s*", re.IGNORECASE)
_DATED = re.compile(r"^(?:dated?:?\s*)?[A-Z][a-z]{2,8}\.? \d{1,2}, (?:19|20)\d\d[,.:;–—-]?\s+(?=\S)", re.IGNORECASE)
_ABBREVIATED, _SPELT_OUT = 2, 4  # characters of a title before an address, and before a number, which 'Tel' may head
_LIMIT = 200
_NUMBERED = re.compile(r"(?:\d{1,2}[.)]|0\d)\s+(?=[^\W\d_])")
_NAME_BLANKS = 4
_MANY = 600  # characters of a line with several people
_MAY_BE_PEOPLE = re.compile("[|;•·)]")
_LETTERS = "abcdefABCDEF "  # behind a house's number
_TOWN = re.compile(r", (?:[A-Z]{1,2}-)?\d{2,5}(?:[ -]\d{2,3})?(?: [A-Z]{2})? [^\W\d_][^\d,]+$")  # ', 602 19 Lund'
_ADDRESS = re.compile(
    r"(?:[^\W\d_][^\d,]{2,30}\s\d{1,4}\s?[a-zA-Z]?(?:,\s\D+)?|(?:[A-Z]{1,2}-)?\d{4,6}\s[^\W\d_][\w .()/-]+)$"
)
_EASTERN_NAME = re.compile("[\u3400-\u9fff々]{2,5}|[\uac00-\ud7a3]{3}")
_HAN = "[\u3400-\u9fff々]"
_EASTERN_ASIDE = re.compile(rf"(?P<name>{_HAN}{{2,5}}(?:\s{_HAN}{{1,4}})?)\s?[（(](?P<aside>[^（）()]{{1,30}})[）)]")
_RARE = 0.15  # name score of Han letters that nothing speaks against
_REGION, _OFFICE = 40, 60  # characters
_FLIPPED = re.compile(r":\s|：\s*|\s[–—-]\s")


@cache
def _people() -> re.Pattern[str]:
    """What parts the people of a line: a sign, or what follows a bracket: 'NAME (Chair) and NAME (Treasurer)'."""
    return re.compile(rf"\s*[|;•·]\s*|(?<=\)),?\s+(?:(?:{alternatives('and')})\s+)?(?=[^\W\d_(])")


def labelled(text: str, *kinds: str) -> tuple[str, str]:
    """('title' or 'name', value) of a line such as 'Title: Treasurer'; ('', text) otherwise.

    >>> labelled("Title: Treasurer"), labelled("FUNCION : Vocal"), labelled("Treasurer")
    (('title', 'Treasurer'), ('title', 'Vocal'), ('', 'Treasurer'))
    """
    label, value = parted_label(text)
    kind = next((kind for kind in kinds or ("label-title", "label-name") if value and said_as(kind, label)), "")
    return (kind.removeprefix("label-"), value) if kind else ("", text)


def without_contacts(text: str) -> str:
    """*text* without 'Contact:' before it, and without the address or number that follows.

    >>> without_contacts("Media contact: Nia Okafor, Press Officer, nia@acme.example or 555 010 1234")
    'Nia Okafor, Press Officer'
    >>> without_contacts("Treasurer <nia@acme.example> (key)")
    'Treasurer'
    """
    if ":" in text or "：" in text:
        text = labelled(text, "label-contact")[1]
    found = _CONTACT.search(text) if _MAY_CONTACT.search(text) else None
    plainly = found and ("@" in found.group() or title_score(text[: found.start()]) >= PLAIN)
    least = _ABBREVIATED if plainly else _SPELT_OUT
    return text[: found.start()].rstrip(EDGE + "(<[") if found and found.start() >= least else text


@lru_cache(maxsize=8192)
def without_asides(text: str) -> str:
    """*text* without pronouns, without handles in brackets, and without an age or the year of an election at its end.

    >>> without_asides("Nia Okafor (she/her), Treasurer"), without_asides("Percy Lund (@plund) - Editor")
    ('Nia Okafor, Treasurer', 'Percy Lund - Editor')
    >>> without_asides("Nia Okafor she/her"), without_asides("Sales/Marketing")
    ('Nia Okafor', 'Sales/Marketing')
    >>> without_asides("Nia Okafor – Retired"), without_asides("Treasurer – Retired Officers")
    ('Nia Okafor', 'Treasurer – Retired Officers')
    >>> without_asides("Nia Okafor (age 56)"), without_asides("Nia Okafor (since 2023)")
    ('Nia Okafor', 'Nia Okafor')
    """
    if text[-1:].isdigit() or text.endswith(")"):
        text = phrases.term().sub("", _AGED.sub("", text))
    if text.endswith(("）", ")")) and not text.isascii():
        text = _of_class(text)
    text = phrases.status_last().sub("", text)
    met = _ASIDE.search(text) or _PRONOUNS.search(text) if "/" in text or "@" in text else None
    return text[: met.start()] + text[met.end() :] if met and plain(met[1] or "she") in folded("pronouns") else text


def _of_class(text: str) -> str:
    """'大村東生' of '大村東生（第三期）': a name of Han letters without the brackets behind it that tell no office."""
    met = _EASTERN_ASIDE.fullmatch(text)
    told = met and title_score(met["aside"]) == 0 and name_score(met["name"]) >= SURE
    return met["name"] if met and told else text


def is_signed(text: str) -> bool:
    """*text* is a signature as it is typed: '/s/ Nia Okafor'."""
    return "/" in text and _SIGNED.match(text) is not None


def without_frame(text: str) -> str:
    """*text* without the signs of a signature, 'Meet' or the date before it, or a verb of saying behind it.

    >>> without_frame("/s/ Nia Okafor"), without_frame("Nia Okafor, CEO of Acme, commented:")
    ('Nia Okafor', 'Nia Okafor, CEO of Acme')
    >>> without_frame("Meet Nia Okafor"), without_frame("Meet our team")
    ('Nia Okafor', 'Meet our team')
    """
    met = phrases.leading("introduces").match(text)
    rest = text[met.end() :] if met else ""
    text = rest if " " in rest and name_score(rest.partition(",")[0]) >= _WELL_KNOWN else text
    text = _SIGNED.sub("", text, count=1) if "/" in text else text
    text = _DATED.sub("", text, count=1) if ", " in text else text
    return phrases.without_saying(text) if "," in text or text.endswith((":", "：")) else text


def unnumbered(text: str) -> str:
    """*text* without the number of its entry in a list; a number that belongs to an office stays.

    >>> unnumbered("3. Nia Okafor (Treasurer)"), unnumbered("1. Vorsitzende Nia Okafor")
    ('Nia Okafor (Treasurer)', '1. Vorsitzende Nia Okafor')
    """
    met = _NUMBERED.match(text)
    rest = text[met.end() :] if met else ""
    pair = read_pair(rest) if rest and name_score(rest) < SURE else None
    told = name_score(rest) >= SURE if pair is None else pair.form == "name-title"
    return rest if rest and told else text


def without_street(text: str) -> str:
    """*text* without the street and the house's number behind its last comma or dash, nor the town behind them.

    >>> without_street("Nia Okafor (Treasurer) - Lundagatan 10, 602 19 Lund"), without_street("Nia Okafor - Section 10")
    ('Nia Okafor (Treasurer)', 'Nia Okafor - Section 10')
    """
    town = _TOWN.search(text) if ", " in text else None
    whole = text[: town.start()] if town else text
    if not whole[-2:].strip(_LETTERS).isdigit():
        return text
    cut = max(whole.rfind(mark) for mark in (", ", " - ", " – "))
    words = whole[cut + 1 :].strip(EDGE).split()[:-1]
    street = words and (
        words[-1].lower().endswith(words_of("street-last")) or plain(words[0]) in folded("street-first")
    )
    return text[:cut].rstrip(EDGE) if street and cut > 0 else text


def is_place(text: str) -> bool:
    """*text* is a line of an address: a street with the house's number behind it, a postcode with its town.

    >>> is_place("Ørnehøjen 23"), is_place("8520 Lystrup"), is_place("Head of Unit 23"), is_place("Key Person Room 2")
    (True, True, False, False)
    """
    if len(text) >= _REGION or not _ADDRESS.match(text) or title_hint(text) > 0:
        return False
    return folded("numbered").isdisjoint(plain(text).split()[1:-1][-1:])


def several_pairs(text: str) -> list[Pair]:
    """'NAME (Title) | NAME (Title)': each name of a line with its title; empty where a part is anything else.

    >>> [pair[:2] for pair in several_pairs("Nia Okafor (Chair) | Percy Lund (Treasurer)")]
    [('Nia Okafor', 'Chair'), ('Percy Lund', 'Treasurer')]
    """
    several = len(text) <= _MANY and may_be_title(text) and _MAY_BE_PEOPLE.search(text)
    parts = [part.strip(EDGE) for part in _people().split(text)] if several else []
    if len(parts) < 2:
        return []
    pairs: list[Pair] = []
    for part in _one_each(parts):
        pair = (
            Pair(part, "", 0.5, "name-title")
            if _is_person(part)
            else read_pair(part) or split_pair(part) or _bracketed(part)
        )
        if pair is None:
            return []
        pairs.append(pair)
    titled = sum(title_score(pair.title) >= SURE for pair in pairs)
    named = sum(name_score(pair.name) >= SURE for pair in pairs)
    told = sum(bool(pair.title) for pair in pairs)
    return pairs if 2 * named >= len(pairs) and 2 * titled >= told > 0 else []


def _one_each(parts: list[str]) -> Iterator[str]:
    """The people of 'Nia Okafor, Percy Lund (Chair)' one by one; other parts as they are."""
    for part in parts:
        people = part.split(", ")
        yield from people if all(_is_person(person.partition(" (")[0]) for person in people) else [part]


def _is_person(text: str) -> bool:
    return " " in text and name_score(text) >= SURE and title_score(text) < WEAK_TITLE


def _bracketed(text: str) -> Pair | None:
    """'Gesa Band (Kit Manager)' among the like: a name that is a word too, an office in unknown words."""
    met = _BRACKET.match(text)
    fits = met and may_be_name(met["left"]) and 0 < met["left"].strip().count(" ") < _NAME_BLANKS
    return Pair(met["left"].strip(), met["right"].strip(), 0.5, "name-title") if met and fits else None


@lru_cache(maxsize=16384)
def read_pair(text: str) -> Pair | None:
    """The best reading of *text* as a name with a title, or None.

    >>> read_pair("Nia Okafor-Reyes – Vice President, Customer Care")[:2]
    ('Nia Okafor-Reyes', 'Vice President, Customer Care')
    """
    if not 5 <= len(text) <= _LIMIT or "@" in text or not (may_be_title(text) or parted_by_honorific(text)[1]):
        return None
    best: Pair | None = None
    for pair in _readings(text):
        if best is None or pair.score > best.score + 1e-9:
            best = pair
    return best or (not text.isascii() and _eastern(text)) or glued_pair(text) or _employed(text)


def _employed(text: str) -> Pair | None:
    """'Treasurer Nia Okafor, Partner, Acme Ltd': the office comes before what somebody does elsewhere."""
    officer, _, job = text.partition(", ")
    return glued_pair(officer) if plain(job).rpartition(" ")[2] in folded("legal") and may_be_title(job) else None


def _readings(text: str) -> Iterator[Pair]:
    for found in _splits(text):
        left, right = text[: found.start()], text[found.end() :]
        comma = found.group().strip() in {",", ""}
        yield from _pair(left, right, "name-title")
        if ";" in found[0] or not may_be_title(left) or name_score(right.strip(EDGE)) < _WEAK_NAME:
            continue
        if not comma or title_score(left) >= SURE:
            yield from _pair(right, left, "comma-title-name" if comma else "title-name")
    name, role = parted_by_honorific(text)
    bracket = None if role else _BRACKET.match(text)
    known = words_around().of("postnominal").issuperset(plain(role).split())
    if not known and name_score(name) >= SURE and name_score(role) < _WEAK_NAME:
        yield Pair(name, role, max(0.5, title_score(role)), "bracket-name-title")
    if bracket:
        left, right = bracket["left"].strip(), bracket["right"].strip()
        yield from _pair(left, right, "name-title")
        yield from _pair(right, left, "title-name")


def _splits(text: str) -> list[re.Match[str]]:
    """The first few places where a sign parts the line in two."""
    return list(islice(_SPLIT.finditer(text), 6)) if _MAY_SPLIT.search(text) else []


def _pair(name: str, title: str, form: str) -> Iterator[Pair]:
    if not may_be_title(title):  # less work than the look at the name
        return
    if has_legal_form(name, title):
        return
    name, title = name.strip(EDGE), without_stop(_without_degree(title.strip(EDGE)))
    sure = name_score(name)
    if sure < _WEAK_NAME or (", " in f"{name}{title}" and name_score(title.partition(", ")[0]) >= SURE):
        return  # 'Nia Okafor, Percy Lund, Ada Dean': names alone, though one of them is a rank, too
    hangs = plain(title).rsplit(" ", 1)[-1] in folded("small")
    unfit = hangs or is_credentials(name, title) or _SPEECH.search(title) or names_another(title)
    unfit = unfit or phrases.begins_and().match(title) is not None
    role = 0.0 if unfit else title_score(title)
    if role >= WEAK_TITLE and not _is_firm(name, sure):
        # A longer name wins (post-nominals belong to it): a hair for each of its words.
        yield Pair(name, title, min(1.0, sure * role + 0.01 * name.count(" ")), form)


def _without_degree(title: str) -> str:
    """'M.D. Chief Medical Officer' without what belongs to the name before it."""
    met = _DOTTED.match(title)
    return title[met.end() :] if met and title_score(met[0].strip()) < WEAK_TITLE else title


def _is_firm(name: str, sure: float) -> bool:
    words = plain(name).split()
    form = "".join(words[-2:]) if len(words[-1]) == 1 else ""  # 'S.A.', but 'Nia Okafor S. A.' has initials
    told = form in folded("legal") or not folded("organisation").isdisjoint(words)
    return ends_in_form(name) or (told and sure < 0.9)


def split_pair(text: str) -> Pair | None:
    """As `read_pair`, where the neighbours tell that a name and a title stand here, in words unknown as a title."""
    for found in _splits(text):
        left, right = text[: found.start()].strip(EDGE), text[found.end() :].strip(EDGE)
        if not right or GENERATION.match(right):
            continue
        letters, _, post = right.partition(", ")
        right = post if post and is_credentials(left, letters) else right  # 'PhD, Research'
        if _may_stand(left, right):
            return Pair(left, right, 0.5, "name-title")
    pair = _bracketed(text)
    return pair if pair and _may_stand(pair.name, pair.title) else None


def _may_stand(name: str, title: str) -> bool:
    """A name among the like, surer where its title is unknown."""
    least = _DOUBTFUL if title_score(title) >= PLAIN else _WEAK_NAME
    stands = name_score(name) >= least and title_score(name) < WEAK_TITLE
    first, comma, _ = title.partition(",")
    listed = comma and title_score(first) == 0 and given_in(first)  # 'Nia, Percy, Ada, Leo'
    return stands and not (listed or is_credentials(name, title) or names_another(title))


def flipped_pair(text: str) -> Pair | None:
    """As `split_pair`, for the name behind the office: 'Revisore dei conti: Nia Okafor', 'Outreach – Nia Okafor'."""
    met = _FLIPPED.search(text)
    office, name = (text[: met.start()].strip(), text[met.end() :].strip(EDGE)) if met else ("", "")
    least = _WEAK_NAME if title_hint(office) else SURE + 0.15
    short = 1 if not office.isascii() else 2
    fits = short < len(office) <= _OFFICE and name_score(name) >= least and not labelled(text, "label-contact")[0]
    return Pair(name, office, 0.6, "label-title-name") if fits else None


def region_pair(text: str) -> Pair | None:
    """'Nia Okafor, Northeast Region': what stands for a title among the like, under a heading that names the post.

    >>> region_pair("Nia Okafor, Northeast Region")[:2], region_pair("Nia Okafor, Treasurer")
    (('Nia Okafor', 'Northeast Region'), None)
    """
    name, comma, region = text.partition(", ")
    if not comma or len(region) > _REGION or name_score(name) < SURE + 0.15:
        return None
    items, _ = read_items(region)
    if is_credentials(name, region):
        return None  # 'Nia Okafor, MA': a degree, though Massachusetts is called so too
    whole = all(item.entry.kind in {"place", "and"} or item.entry.mark == "region" for item in items)
    return Pair(name, region, 0.6, "name-region") if items and whole else None


def _eastern(text: str) -> Pair | None:
    """'奥原秀樹 理事': Han letters of a name's length beside a plain title, whether or not the family name is known."""
    left, _, right = text.partition(" ")
    for name, title, form in ((left, right, "eastern-name-title"), (right, left, "eastern-title-name")):
        if not _EASTERN_NAME.fullmatch(name):
            continue
        plainly = title_score(title) >= PLAIN
        office = plainly or (" " not in title and title_hint(title) > 0)  # '会計' names no more than a function
        told = office and name_score(name) >= (_RARE if plainly else SURE)
        if told and title_hint(name) == 0:
            return Pair(name, title.rstrip(":："), max(name_score(name), SURE), form)
    return None
