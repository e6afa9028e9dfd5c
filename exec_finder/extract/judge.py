"""Is this text a name, a title? The judgement of names and titles, kept for texts that a page repeats."""

from __future__ import annotations

import re
from collections import Counter
from functools import cache, lru_cache

from exec_finder.extract.sentences import is_short
from exec_finder.extract.signs import is_no_title, may_be_name
from exec_finder.extract.words import alternatives, folded, plain, section_kind
from exec_finder.names import is_person_name, parse_name, strip_credentials
from exec_finder.names.features import is_dictionary_word
from exec_finder.names.lists import family_in, given_in, key, mainly_given, words
from exec_finder.titles import title_likeness, title_places
from exec_finder.titles.lexicon import read_items
from exec_finder.titles.tokens import clean

SURE = 0.6
"""From here on a text is taken for a name without help from its place."""
PLAIN = 0.9
"""Title score of a title whatever else the text looks like."""
_ALONE = 0.4
"""On a page one word is more often a place, a brand or a menu's word than somebody's only name."""
_POSTED = 0.3
"""Weight of a name with a word of titles in it."""
_PLURAL = re.compile(r"(?<=[rnl])es$|s$")
_OWNED = re.compile(r"[®™+](?:(?<=[®™])|(?<=[A-Z]\+)(?=[A-Z]))")  # in letters that an institute owns
_OWNED_LETTERS = re.compile(r"(?<=\w\w) [A-Z]{2,6}[®™]")
_BLANKS = re.compile(r"\s*\[[^\[\]]*\]")  # 'Prof. [Name]', to be filled in
_ACRONYM_END = re.compile(r"[a-zà-ÿ].* [A-Z]{3,}\.$")
_HEADLINE = re.compile(r"\b(?:And|At|By|For|From|In|Of|On|To|With) The\b")  # every word with a capital
_EASTERN = re.compile("[\u3040-\u30ff\u3400-\u9fff\uac00-\ud7a3]")  # part of a word there is no word
_LONGEST_SHORT = 3  # letters of 'Jnr'
_CLASS = re.compile(r"[’'‘]\d\d\b")
_CLASS_OF = re.compile(r",?\s*(?:\((?=[^()]{0,30}[’'‘]\d\d)[^()]{2,40}\)|[’'‘]\d\d\b)")
_GLUED = re.compile(r"((?:[^\W\d_a-z]\.){1,3})([^\W\d_a-z][a-zà-ÿ'’-]{2,})")  # 'R.Edgar'
_FULL_STOP = re.compile(r"(?<=[^\W\d_A-Z]{3})\.$")  # a sentence's, for 'Jr.' and 'Wm.' are shorter
_NEVER = 0.03
_MIXED = re.compile("[A-Za-z].*[\u0590-\u07ff]|[\u0590-\u07ff].*[A-Za-z]")  # a choice of languages: 'عربي English'
_STATE = 2  # letters
_COMPASS = "c-"  # the codes of points of the compass begin so
_MAYBE = 0.5  # of two words that no list has
_LETTERS = 9  # in a row of post-nominals each is shorter
_UNSPEAKABLE = re.compile("[B-DF-HJ-NP-TV-XZ]{3,}")
_LONG_TITLE = 220
_POST_NOMINALS = re.compile(r"(?:\s+(?!(?:I{1,3}|IV|V|VI|JR|SR)\b)[A-Z]{2,5})+$")  # 'Given Family RN MSN', no commas
_NICKNAME = re.compile(r"(?P<before>[\w.'’-]+) (?P<shown>[(“\"‘'][\w. -]{2,20}[)”\"’'])(?= \w)")
_BRACKETED = re.compile(r"\s*[(\[]([\w. ]{2,12})[)\]]+")
_STOP = re.compile(r"[.!?]\s+[A-ZÀ-ÝА-ЯΑ-Ω]")
_SENTENCE = re.compile(r"(?P<word>[^\W\d_]*[a-zà-ÿа-яα-ω]{3})[.!?]\s+[A-ZÀ-ÝА-ЯΑ-Ω]")


@lru_cache(maxsize=32768)
def name_score(text: str) -> float:
    """0 to 1: *text* alone is a person's name. Texts that can't be one cost next to nothing."""
    text = _cleared(text)
    if _is_other(text) or _has_strange_ends(text) or _says_more(text):
        return 0.0
    score = is_person_name(text) * (_ALONE if " " not in text and text.isascii() else 1)
    score *= _POSTED if score > _POSTED and _says_post(text) else 1
    return 0.0 if "," in text and score >= SURE and _is_two(text) else score


def _cleared(text: str) -> str:
    """*text* without signs of owned letters, blanks to be filled in and years of degrees, and parted from initials."""
    text = _without_owned(text) if _OWNED.search(text) else _filled_in(text) if "[" in text else text
    text = _without_class(text)
    glued = _GLUED.fullmatch(text) if "." in text and " " not in text else None
    return f"{glued[1]} {glued[2]}" if glued and key(text) not in words().of("postnominal") else text


def _filled_in(text: str) -> str:
    """*text* without blanks to be filled in; '' where only an honorific is left: 'أ.د. [الاسم]'."""
    rest = _BLANKS.sub("", text)
    return "" if plain(rest).replace(" ", "") in words().of("honorific") else rest


def _is_other(text: str) -> bool:
    """No name by a look at its form, or a label, a heading, post-nominals, a town."""
    return (
        not may_be_name(text)
        or not folded("never-in-name").isdisjoint(text.split())
        or bool(section_kind(text))
        or _is_label(text)
        or _is_letters(text)
        or (not text.isascii() and _MIXED.search(text) is not None)
        or _is_town(text)
        or _is_region(text)
    )


def _has_strange_ends(text: str) -> bool:
    """'St. Charles', 'Colonel Díaz', 'Acme Dr', 'Le futur de la DSI.': streets and schools more than people."""
    first, _, last = text.partition(" ")
    if (" " not in last or first == "St.") and plain(first) in folded("never-first"):
        return True
    end = plain(text.rpartition(" ")[2]) if text[-1].isalpha() or text[-1] == "." else ""
    if f", {end}" in text.lower() and end in words().of("postnominal"):
        return False  # 'Nia Okafor, DDS, MS'
    acronym = _ACRONYM_END.search(text) is not None and not family_in(end)
    return bool(last) and (end in folded("never-last") or acronym)


def _says_more(text: str) -> bool:
    """A title, a place or a task stands in it beside what may be a name."""
    if "," in text and (_ends_in_title(text) or _begins_elsewhere(text) or _ends_small(text)):
        return True
    return _is_post_of(text) or _is_task_of(text) or (" The" in text and _HEADLINE.search(text) is not None)


def _is_town(text: str) -> bool:
    """'Ashcombe, RI': a town in a state by its two letters; what is a name before them has a degree ('MA')."""
    town, _, state = text.rpartition(", ")
    if town and state.endswith(".") and plain(state) in folded("state-short"):
        return True  # 'Chevy Chase, Md.'
    if not _is_state(state):
        return False
    return " " not in town or is_person_name(town) < _MAYBE or all(map(_is_state, town.split(", ")))


def _is_region(text: str) -> bool:
    """'Acmeland West': a place and a point of the compass, nothing else; 'Jordan West' has a given name."""
    first, _, last = text.rpartition(" ")
    if not first or given_in(first.partition(" ")[0]):
        return False
    places = title_places(last)
    if len(places) != 1 or not places[0][0].startswith(_COMPASS):
        return False
    items = read_items(text)[0]
    return len(items) > 1 and all(item.entry.kind == "place" for item in items)


def _is_state(text: str) -> bool:
    return len(text) == _STATE and text.isupper() and plain(text) in folded("state")


def _says_post(text: str) -> bool:
    """'Portföy Yönetimi': a word of *text* says what somebody does or runs, and is nobody's given name or surname."""
    text = text.partition(",")[0]
    if text.isascii() and all(word.isalpha() and _is_listed(word) for word in text.split()):
        return False  # before the look at phrases, which costs more
    told = [text[item.start : item.end] for item in read_items(text)[0] if item.entry.kind in {"function", "rank"}]
    told += [word for word in text.split() if word[-1:] == "s" and title_score(_PLURAL.sub("", word)) >= PLAIN]
    told = [said for said in told if said in text.split() or not _EASTERN.match(said)]
    told = [said for said in told if f" {said} de" not in text]  # 'op' of 'Bas op den Kamp'
    return any(not said.isupper() and not all(map(_is_listed, said.split())) for said in told)


def _is_listed(word: str) -> bool:
    """A name, or what stands before one: 'Rabbi', 'Professor'."""
    return bool(given_in(word) or family_in(word)) or key(word) in words().of("honorific")


def _without_class(text: str) -> str:
    """'Nia Okafor' of 'Nia Okafor (’99)' and 'Nia Okafor ’99, MBA ’04': years of degrees are none of the name."""
    bare = _CLASS_OF.sub("", text) if _CLASS.search(text) else text
    degrees = words().of("postnominal")
    named = bare is text or sum(key(word) not in degrees for word in bare.split()) > 1
    return bare if named else text  # 'Biology B.S. ’72' has no name


def _without_owned(text: str) -> str:
    """'Nia Okafor MPA' of 'Nia Okafor MPA CFRE®': with the sign, letters behind a name are a certificate."""
    return _OWNED.sub("", text) if "," in text else _OWNED_LETTERS.sub("", text)


def _is_letters(text: str) -> bool:
    """Post-nominals alone ('CPA, ABV', 'SHRM-CP'), of which names in capitals have no likes."""
    if not text.isupper():
        return False
    tokens = [token for token in text.split(",") if not token.isspace()]
    letters = [token.strip().replace("-", "") for token in tokens]
    if not all(token.isalpha() and token.isupper() and len(token) < _LETTERS for token in letters):
        return False
    known = words().of("postnominal")
    if plain(letters[0]) in known:
        return True
    telling = any(plain(token) in known or _UNSPEAKABLE.fullmatch(token) for token in letters)
    return telling and (len(letters) > 2 or not any(map(given_in, letters)))


def _begins_elsewhere(text: str) -> bool:
    """'Santa Ana, CA': what is surely no name is none before letters that may be a degree's either."""
    head = text.partition(",")[0].strip()
    first = key(head.partition(" ")[0])
    return " " in head and first not in words().of("particle") and is_person_name(head) < _NEVER


def _ends_in_title(text: str) -> bool:
    """'Nia Okafor, Treasurer' is more than a name; 'Nia Okafor, MD' is one."""
    rest = text.partition(",")[2].strip()
    return plain(rest) not in folded("degree") and title_score(rest) >= PLAIN


def _ends_small(text: str) -> bool:
    """'Nia Okafor, beekeeper', 'A Brook, Nia Okafor': what a comma parts is neither a given name nor a surname."""
    head, _, rest = text.partition(",")
    first = rest.strip().partition(" ")[0]
    place = len(head.partition(" ")[0]) == 1 and " " in rest.strip() and is_person_name(rest) >= SURE
    return place or (first[:1].islower() and plain(first) not in words().all and not text.islower())


@cache
def _post_of() -> re.Pattern[str]:
    article = rf"(?:(?:{alternatives('article')}) |(?:{alternatives('elided')})['’])?"
    return re.compile(rf"{article}(?P<post>[^\W\d_]{{3,30}}) (?P<of>(?:{alternatives('of-post')})[ '’])", re.IGNORECASE)


@cache
def _task_of() -> re.Pattern[str]:
    return re.compile(rf"([^\W\d_]{{4,}}) (?:{alternatives('of-task')}) ([^\W\d_]+)")


def _is_post_of(text: str) -> bool:
    """'Maire de Lyon', 'Le Président du Conseil': an office and where it is held."""
    met = _post_of().match(text)
    if met is None:
        return False
    if plain(met["post"]) in folded("relation"):  # but 'Amie de Souza', 'Mae De Vries' are names
        named = given_in(met["post"]) and (met["of"].istitle() or family_in(text.rpartition(" ")[2]))
        return not named or met.start("post") > 0
    return title_score(met["post"]) >= PLAIN and (met.start("post") > 0 or not given_in(met["post"]))


def ends_in_form(name: str) -> bool:
    """The form of a firm ends *name*; 'Dirk van As', 'Nia Sia' end in a surname.

    >>> ends_in_form("Lundtak AS"), ends_in_form("Dirk van As")
    (True, False)
    """
    last = name.rpartition(" ")[2]
    borne = last.istitle() and family_in(last) and given_in(name.partition(" ")[0])
    return not borne and plain(name).rpartition(" ")[2] in folded("legal")


def _is_task_of(text: str) -> bool:
    """'Betreuung der Gartenanlage', 'Pflege des Archivs': a noun that is nobody's name, and what it is of."""
    met = _task_of().match(text)
    return met is not None and not _is_listed(met[1]) and not _is_listed(met[2])


def _is_two(text: str) -> bool:
    """'Given Family, Given Family': two people in one line, not 'Family, Given'."""
    parts = [part.split() for part in text.split(",") if part.strip()]
    if any(not folded("and").isdisjoint(part[1:-1]) for part in parts[1:]):
        return True  # 'Bramley, Town y Ashcombe'
    if len(parts) > 2 and all(len(part) == 1 and part[0].istitle() and given_in(part[0]) for part in parts):
        return True  # 'Nia, Percy, Ada'
    is_given = mainly_given if len(parts) == 2 else given_in
    return len(parts) > 1 and all(len(name) > 1 and is_given(name[0]) for name in map(_bare, parts))


def _bare(parts: list[str]) -> list[str]:
    """A name's words behind its honorifics: 'Ministra Dra. NAME'."""
    dotted = [place for place, part in enumerate(parts[:3]) if part.endswith(".") and len(part) > 2]
    return parts[dotted[-1] + 1 :] if dotted else parts


def _is_label(text: str) -> bool:
    said = plain(text)
    parts = said.split()
    if said in _labels() or folded("award").isdisjoint(parts):
        return said in _labels()
    return not (folded("award").isdisjoint(parts[:-1]) and _may_bear(parts))


def _may_bear(parts: list[str]) -> bool:
    """'Dr. Ophelia Grant', 'Thomas Grant': a surname that is a prize, too, behind a given name that is no word."""
    given, family = parts[-2:] if len(parts) > 1 else ("", "")
    return bool(given_in(given) and family_in(family)) and not is_dictionary_word(given)


@cache
def _labels() -> frozenset[str]:
    heads = ("name", "given", "middle", "family", "title", "other", "body")
    return frozenset().union(*map(folded, ("noise", "placeholder", "vacancy", *(f"header-{kind}" for kind in heads))))


@lru_cache(maxsize=32768)
def title_score(text: str) -> float:
    """0 to 1: *text* alone is a job title."""
    if not 2 <= len(text) <= _LONG_TITLE or is_no_title(text) or _is_sentence(text):
        return 0.0
    return title_likeness(text)


def _is_sentence(text: str) -> bool:
    """A word ends with a full stop before a capital, and is no abbreviation ('stellv. Vorsitzende', 'prof. Okafor')."""
    if "。" in text[:-1]:
        return True
    if not _STOP.search(text):
        return False
    return any(not is_short(met["word"].lower()) for met in _SENTENCE.finditer(text))


@lru_cache(maxsize=8192)
def shown_name(text: str) -> str:
    """The name as it is shown, without honorifics and post-nominals, with a quoted or bracketed nickname.

    >>> shown_name('Dr. Robert "Bob" Fields, CPA'), shown_name("Robert (Bob) Fields")
    ('Robert "Bob" Fields', 'Robert (Bob) Fields')
    """
    full = with_capitals(text)
    bare = _POST_NOMINALS.sub("", full)
    return bare if bare.count(" ") and not bare.isupper() and not _lacks_family(bare, full) else full


def with_capitals(text: str) -> str:
    """As `shown_name`, with what may be letters of a degree or a family name in capitals.

    >>> with_capitals("Dr. Kofi Mensah ADDO"), shown_name("Dr. Kofi Mensah ADDO")
    ('Kofi Mensah ADDO', 'Kofi Mensah')
    """
    text = _FULL_STOP.sub("", _without_class(parted_by_honorific(text)[0]))
    return _with_generation(_with_nickname(strip_credentials(text) or text, text), text)


def _lacks_family(bare: str, full: str) -> bool:
    """'Jean Pierre' of 'Jean Pierre ROY': nothing but given names is left without the capitals."""
    given = bare.split()
    if all(map(mainly_given, given)):
        return True
    return all(map(given_in, given)) and all(map(family_in, full.removeprefix(bare).split()))


def tells_of(text: str, name: str) -> bool:
    """Whether *text* is a sentence with *name*, or the first name, as its subject: no title, whatever it speaks of.

    >>> tells_of("Ada travaille comme directrice.", "Ada Nwosu"), tells_of("Dean of the faculty", "Dean Okafor")
    (True, False)
    """
    subject = next((form for form in (name, name.partition(" ")[0]) if text.startswith(f"{form} ")), "")
    return bool(subject) and text.endswith((".", "!")) and text[len(subject) + 1].islower()


def parted_by_honorific(text: str) -> tuple[str, str]:
    """What stands before and behind an honorific in brackets: such a name ends there; (*text*, '') without one.

    >>> parted_by_honorific("Okafor Nia (Ms) Librarian"), parted_by_honorific("Okafor Nia (Ada)")
    (('Okafor Nia', 'Librarian'), ('Okafor Nia (Ada)', ''))
    """
    met = _BRACKETED.search(text) if ")" in text or "]" in text else None
    if not met or words().of("honorific").isdisjoint(plain(met[1]).split()[:1]):
        return text, ""
    return text[: met.start()], text[met.end() :].strip()


@lru_cache(maxsize=8192)
def title_hint(text: str) -> float:
    """As `title_score`, and 0.1 for what only names a function ('Customer Care'): half of a title, not a firm."""
    score = title_score(text)
    if score or len(text) > _LONG_TITLE or is_no_title(text) or _is_sentence(text):
        return score
    return 0.1 if any(item.entry.kind == "function" for item in read_items(text)[0]) else 0.0


@lru_cache(maxsize=8192)
def names_functions(text: str) -> bool:
    """*text* names what people do and no rank: a department. As many words may be unknown as functions are known.

    >>> names_functions("Einkauf & Logistik"), names_functions("Wagenpark"), names_functions("Leiter Einkauf")
    (True, False, False)
    """
    items = read_items(clean(text))[0] if text[:1].isupper() and not is_no_title(text) else []
    kinds = Counter(item.entry.kind for item in items)
    known = kinds["function"]
    return 0 < known >= kinds["word"] and kinds.keys() <= {"function", "word", "and", "break"}


def _with_generation(full: str, text: str) -> str:
    """*full* with a word for the generation that is written out: 'José Alves Filho'; 'Jr.' and 'III' stay away."""
    if f"{full} " not in text:
        return full
    suffix = parse_name(text).suffix
    written = len(suffix) > _LONGEST_SHORT and suffix.isalpha() and f"{full} {suffix}" in text
    return f"{full} {suffix}" if written else full


def _with_nickname(full: str, text: str) -> str:
    """*full* with the nickname put back where *text* shows it."""
    met = _NICKNAME.search(text)
    before, found, after = full.partition(f"{met['before']} ") if met else (full, "", "")
    nickname = parse_name(text).nickname if found else ""
    if met is None or not after or nickname.casefold() != met["shown"][1:-1].strip().casefold():
        return full
    return f"{before}{found}{met['shown']} {after}"


def names_posts(heading: str) -> bool:
    """*heading* is a title, or several of one ('Regional Managers'): those below it hold that post."""
    forms = [heading, *(heading.removesuffix(end) for end in ("s", "es", "en", "t") if heading.endswith(end))]
    return any(title_score(form) >= SURE for form in forms)


@lru_cache(maxsize=8192)
def is_byline(text: str) -> bool:
    """*text* is what stands before an author's name ('Posted by')."""
    return len(text) < 30 and plain(text) in folded("byline")
