"""What the page around a name says: the heading it stands under, whose page it is, quotes, bylines, other firms."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from functools import cache, lru_cache
from urllib.parse import unquote

from exec_finder.extract import phrases
from exec_finder.extract.judge import name_score, names_posts, title_hint, title_score
from exec_finder.extract.own_name import in_parts, own_words
from exec_finder.extract.page import Line, Mark, Page
from exec_finder.extract.words import alternatives, body_in, folded, plain, section_kind, words_for_firms
from exec_finder.names.features import is_dictionary_word, not_words
from exec_finder.titles import read_title, title_places
from exec_finder.titles.lexicon import read_items

_TITLE = 0.6
_LABEL = 6  # level of what heads a section though no heading element holds it
_OURS = frozenset({"people", "board"})
_RECORD = 5  # lines from a name or title on
_HEAD = 120  # characters: longer headings name nothing
_ASIDE = re.compile(r"\s*\([^()]*\)")
_ITEM = re.compile(r"^\W{0,3}item\s\d", re.IGNORECASE)


@dataclass(slots=True)
class Context:
    """Sections by line, and the words that name the page's own organisation."""

    sections: list[tuple[str, str]] = field(default_factory=list)
    """For each line: kind and heading in force."""
    own: frozenset[str] = frozenset()
    page_kind: str = ""
    """What address and title of the page announce."""


def read_context(page: Page, url: str, names: frozenset[int]) -> Context:
    """The context of each line; *names* are the lines that show names or titles and so head nothing."""
    bodies = _own_bodies(page)
    kind = _page_kind(page, url, bodies)
    sections = _sections(page, names, bodies)
    if kind == "others":  # 'Loved by busy people' on a page of customers' words
        sections = [("others", heading) if said == "people" else (said, heading) for said, heading in sections]
    return Context(sections, own_words(page, url), kind)


def _own_bodies(page: Page) -> frozenset[str]:
    """'alumni association' where that ends the name of the page's own organisation: its people are no alumni there."""
    heads = [line.text for line in page.lines if line.heading == 1]
    named = [page.site_name, *re.split(r"\s[|–—·»-]\s|:\s", page.title), *heads[:1]]
    return frozenset(body for name in named if len(name) < _HEAD and (body := body_in(name)))


def _announced(text: str, bodies: frozenset[str]) -> str:
    """As `section_kind`, but nothing where only the own organisation's name says that others follow."""
    kind = section_kind(text)
    body = body_in(text) or plain(text) if kind == "others" and bodies else ""
    return section_kind(plain(text).replace(body, "")) if body in bodies else kind


def _sections(page: Page, names: frozenset[int], bodies: frozenset[str]) -> list[tuple[str, str]]:
    sections: list[tuple[str, str]] = []
    open_: list[tuple[int, str, str]] = []  # level, kind, heading
    last, form = -_RECORD, -1  # form: of a label that opened a section, 'Former presidents:'
    for line in page.lines:
        told = line.index in names
        labels = line.text.endswith((":", "：")) and not line.heading
        if labels and line.slot == form and open_ and open_[-1][0] == _LABEL:
            open_.pop()  # 'Webmaster:' of the same form
        last = line.index if told else last
        level = 0 if told else line.heading
        kind = _kind(line, bodies)
        if not level and not told and kind in {"people", "board", "others"} and _heads(page, line):
            told = line.text.endswith(".") and line.index - last < _RECORD  # 'She looks after our customers.'
            level = 0 if told else _LABEL
            form = line.slot if level and labels else form
        if level and not line.marks & Mark.NAV:
            while open_ and open_[-1][0] >= level:
                open_.pop()
            open_.append((level, kind, line.text[:120]))
        sections.append(_in_force(open_))
    return sections


def _kind(line: Line, bodies: frozenset[str]) -> str:
    if line.marks & (Mark.NAV | Mark.FOOTER | Mark.ALT):
        return ""
    kind = _announced(line.text, bodies)
    announces = len(line.text) <= 20 or line.text.startswith(("The ", "Our ", "Meet "))
    if kind in {"people", "board"} and title_score(line.text) >= _TITLE and not announces:
        return ""
    if kind == "others" and _ITEM.match(line.text):
        return ""  # 'Item 1B. Unresolved Staff Comments' of an annual report
    return "people" if kind in {"others", "none"} and _names_posts_of_today(line.text) else kind


def _names_posts_of_today(heading: str) -> bool:
    """'Portfolio Managers', not 'Past Presidents'."""
    bygone = not folded("bygone").isdisjoint(plain(heading).split()[:1])
    return names_posts(heading) and not (bygone or read_title(heading).former)


def _heads(page: Page, line: Line) -> bool:
    """A short line that names a section though no heading element holds it; no head of a table's column."""
    text = line.text
    if not (len(text) < 50 and text.count(" ") <= 4 and len(line.runs) < 2 and title_score(text) < 0.7):
        return False
    beside = page.lines[line.index + 1].column if line.index + 1 < len(page.lines) else -1
    return line.column < 0 or (line.column == 0 and beside <= 0)


def _in_force(open_: list[tuple[int, str, str]]) -> tuple[str, str]:
    """Kind and words of the innermost heading that has a kind; 'Shop' is a department below 'Our team'."""
    for place, (_, kind, heading) in reversed([*enumerate(open_)]):
        department = kind == "none" and " " not in heading and any(outer[1] in _OURS for outer in open_[:place])
        if kind and not department:
            return kind, heading
    return ("", open_[-1][2]) if open_ else ("", "")


def _page_kind(page: Page, url: str, bodies: frozenset[str]) -> str:
    path = unquote(in_parts(url).path)
    last = [part for part in re.split(r"[/.]", path) if part and part not in {"html", "htm", "php", "aspx", "index"}][
        -2:
    ]
    for text in (*reversed(last), *re.split(r"\s[|–—·»-]\s", page.title)):
        kind = _announced(re.sub(r"[-_+]", " ", text), bodies)
        if kind in {"people", "board", "others", "past"}:
            return kind
    return "others" if any(plain(part) in folded("path-others") for part in path.split("/")) else ""


def same_organisation(text: str, own: frozenset[str]) -> bool:
    """*text* holds a word of the page's own organisation (also run together, as in a host name)."""
    words = plain(text).split()
    joined = "".join(words)
    if joined in own:
        return True  # 'B&L'
    kinds = folded("organisation") if len(words) > 1 else frozenset()
    telling = [word for word in words if word not in kinds] or words
    hits = [word for word in telling if word in own]
    if len(hits) == 1 < len(telling) and _is_common(hits[0]) and own.isdisjoint(kinds.intersection(words)):
        return (
            False  # 'Feeding America' is not Feeding Otherland, but a college of 'University of Otherland' is its own
        )
    if hits or any(len(word) > 4 and word in joined and not _is_common(word) for word in own - kinds):
        return True
    return any(len(word) > 4 and _made_of(word, words) for word in own - kinds)


def _made_of(label: str, words: list[str]) -> bool:
    """A host's label is two words of a name, the second perhaps cut short: 'acmebro' and 'Acme Sons Brothers'."""
    for first in words:
        rest = label.removeprefix(first)
        if len(first) > 2 and len(rest) > 2 and rest != label and any(word.startswith(rest) for word in words):
            return True
    return False


@lru_cache(maxsize=4096)
def _is_common(word: str) -> bool:
    """A word of the dictionary or a place: many an organisation bears it."""
    return is_dictionary_word(word) or bool(title_places(word))


@cache
def _at() -> re.Pattern[str]:
    return re.compile(rf"(?:\s|^)(?P<word>{alternatives('at')})\s+(?:the\s+)?(?P<rest>\S.*)$", re.IGNORECASE)


@cache
def _of() -> re.Pattern[str]:
    return re.compile(
        rf"(?<!vice )(?<!vice-)\b(?:{alternatives('leads-whole')}){phrases.belonging().pattern}(?P<rest>[A-Z].*)$",
        re.IGNORECASE,
    )


@lru_cache(maxsize=8192)
def elsewhere(title: str, own: frozenset[str], suspicion: int = 1) -> bool:
    """The title is held at another organisation: 'Partner at Other LLP', 'Director, Other Inc.', 'CEO of Other'.

    suspicion: 0 among the organisation's own people, 1 anywhere in records, 2 in prose.
    """
    at = _at().search(title)
    if (
        at
        and at["rest"].lstrip("0123456789 ")[:1].isupper()
        and plain(at["rest"]) != "large"
        and not _is_within(at["word"], at["rest"])
    ):
        return not same_organisation(at["rest"], own) and not _the_company(at["rest"])
    for part in _parts(title)[1:]:
        if _names_organisation(part, suspicion) and not (same_organisation(part, own) or _is_unit(part, own)):
            return True
    of = _of().search(title)
    rest = of["rest"] if of else _foreign_end(title) if suspicion > 1 else ""
    if of and title_hint(rest) > 0.05 and not (suspicion > 1 and opens_unknown(rest)):
        rest = ""  # a function
    if names_board(rest):
        return False
    if not rest or same_organisation(rest, own) or _the_company(rest):
        return False
    return (suspicion > 1 and rest[0].isupper()) or _names_organisation(rest, suspicion)


@lru_cache(maxsize=1024)
def names_board(text: str) -> bool:
    """'Board', 'Board of Directors' in everyday words, and not 'Board of Otherfirm'."""
    words = plain(text).split()
    everyday = len(words) == 1 or all(word in folded("small") or is_dictionary_word(word) for word in words)
    forms = (text, text.removesuffix("s"), text.removesuffix("es"))  # 'des Aufsichtsrats'
    return everyday and any(section_kind(form) in {"board", "people"} for form in forms)


def _is_within(word: str, rest: str) -> bool:
    """'en Gestion', 'en Europa': a word that is 'in' as often as 'at', before a function or a place."""
    return plain(word) in folded("at-in") and (title_hint(rest) > 0.05 or bool(title_places(rest)))


def bears_firm(text: str) -> bool:
    """A line below a title that names a firm, with whatever its department is."""
    return any(_names_organisation(part, 1) for part in _parts(text)) or elsewhere(text, frozenset())


_OWNER = re.compile(r"(?P<rest>[A-Z][\w&.’' -]*?)['’]s\s")


@cache
def _held_at() -> re.Pattern[str]:
    return re.compile(rf".*\b(?:{alternatives('of-firm')})\s+(?:the\s+)?(?P<rest>[A-Z][\w&.’' -]*)$")


def _foreign_end(title: str) -> str:
    """What a title in prose says it is of, where that is neither a function nor a place: 'producer for Otherfirm'."""
    owner = _OWNER.search(title)
    if owner:
        return owner["rest"]
    met = _held_at().match(title)
    rest = met["rest"] if met else ""
    if not rest or _the_company(rest) or (title_hint(rest) > 0.05 and not opens_unknown(rest)):
        return ""
    before = plain(title.removesuffix(rest)).split()[-2:-1]
    if not folded("teaches").isdisjoint(before) and not _names_organisation(rest, 2):
        return ""  # 'professor of Jazz': a subject
    scope = read_title(title).scope
    return "" if scope and scope in rest else rest


@lru_cache(maxsize=8192)
def opens_unknown(text: str) -> bool:
    """'Bluefin Logistics': a name before the word of a function makes it a firm's."""
    items, _ = read_items(text)
    first, second = (*(item.entry.kind for item in items), "", "")[:2]
    listed = second == "and" and is_dictionary_word(plain(text[: items[0].end]))  # 'Asset & Wealth Management'
    return first == "word" and not listed


def is_authority(title: str) -> bool:
    """'State Commissioner for Data Protection': the supervisor whom a page on privacy names."""
    said = plain(title)
    return any(office in said for office in folded("authority"))


def bears_own(title: str, own: frozenset[str]) -> bool:
    """'Acme Case Manager', 'Treasurer Acme' on Acme's page; 'Warehouse Manager' says nothing of Warehouse Systems."""
    words = plain(title).split()
    if len(words) < 2:
        return False
    return (words[0] in own and opens_unknown(title)) or (words[-1] in own and opens_unknown(words[-1].title()))


def names_firm(text: str, own: frozenset[str]) -> bool:
    """*text*, which follows a title, is the name of another firm: capitals, and neither function, place nor person."""
    words = text.split()
    if not 1 < len(words) <= 6 or not words[0][:1].isupper() or not words[-1][:1].isupper():
        return False
    if same_organisation(text, own) or _the_company(text) or name_score(text) >= 0.6 or title_score(text) >= 0.3:
        return False
    return opens_unknown(text) and not _names_unit(text) and not read_title(text).scope


def _parts(title: str) -> list[str]:
    """What marks part in a title; a legal form stays with its firm: 'CEO of Acme, Inc.' is one part."""
    parts: list[str] = []
    for part in re.split(r"\s*[,;/|]\s*|\s+[-–—]\s+", _ASIDE.sub("", title)):
        if parts and plain(part) in folded("legal"):
            parts[-1] = f"{parts[-1]}, {part}"
        else:
            parts.append(part)
    return parts


def _the_company(text: str) -> bool:
    return plain(text).partition(" ")[0] in words_for_firms()


def _names_organisation(text: str, suspicion: int) -> bool:
    """'Other Inc.', 'Central University'; what speaks of a function ('Consumer Bank') only with a legal form.

    Before a function ('College Business Operations') or alone ('Foundation') its word names a department here.
    """
    words = plain(text).split()
    if not words or not text[:1].isupper() or (len(words) == 1 and is_dictionary_word(words[0])):
        return False
    speaks = title_hint(text) >= 0.05  # of a function
    ends = {words[-1], " ".join(words[-2:])} if speaks or not suspicion else {words[0], words[-1], " ".join(words[-2:])}
    if ends & folded("legal"):
        return title_score(text) < 0.8
    return suspicion > 0 and bool(ends & folded("organisation")) and not speaks


@lru_cache(maxsize=8192)
def _names_unit(text: str) -> bool:
    """'College Business Operations': a function of the body that the first word names, unlike 'College of Law'."""
    words = plain(text).split()
    first, last = folded("organisation").issuperset(words[:1]), folded("organisation").isdisjoint(words[-1:])
    return len(words) > 1 and first and last and words[1] not in folded("small") and title_hint(text) > 0.05


def _is_unit(text: str, own: frozenset[str]) -> bool:
    """'School of Arts & Crafts' on a university's page: a part of it, without a name of its own."""
    head, *rest = plain(text).split()
    everyday = folded("small") | folded("of") | folded("and")
    named = head not in folded("unit") or any(word not in everyday and not _is_everyday(word) for word in rest)
    return not named and not own.isdisjoint(folded("campus"))


@lru_cache(maxsize=4096)
def _is_everyday(word: str) -> bool:
    """A word of the dictionary or of headings that is no place."""
    if is_dictionary_word(word):
        return True
    return word in not_words() and all(item.entry.kind != "place" for item in read_items(word)[0])
