"""The title that the words of a sentence give to a name: before it, behind it, after a verb."""

from __future__ import annotations

import re
from functools import cache
from itertools import islice

from exec_finder.extract import phrases
from exec_finder.extract.context import elsewhere, names_firm, same_organisation
from exec_finder.extract.judge import PLAIN, name_score, title_hint, title_score
from exec_finder.extract.leading import BREAK, held_by, is_clause, leading_plural, leading_title
from exec_finder.extract.mentions import AHEAD, KNOWN, WORD, next_name
from exec_finder.extract.own_firm import of_named_firm
from exec_finder.extract.sentences import ends
from exec_finder.extract.words import alternatives, folded, plain
from exec_finder.names.features import is_dictionary_word
from exec_finder.names.lists import words as words_of_names
from exec_finder.titles import read_title, title_places
from exec_finder.titles.lexicon import read_items

_SHARED = 0.75  # title score of what stands before 'and'
_UNKNOWN = 0.4  # two unknown words in capitals are a name beside an office in full
_SURELY = 0.93  # name score from which a name is one though a firm's line looks alike
_UNFIT = re.compile(r"\b(?:19|20)\d\d\b|…|\.\.\.")  # a post of the past, an excerpt cut off
_FIRM = rf"(?P<firm>{WORD}(?:\s(?:{WORD}|&|of|the))*)(?=[.;,]|\s*$|\s[a-z])"
_BEHIND_COMMA = re.compile(rf"(?:,|\s[–—-])\s{_FIRM}")
_LETTERS = re.compile(r"^,?\s+([A-Z][\w.]{1,8})(?=[\s,;(])")
_AGE = re.compile(r"^,?\s+\(?(?:aged?\s+)?\d{2}\)?(?=,\s|\s)")
BRACKET = re.compile(r"^\s*\([^()]{1,40}\)(?=,?\s)")
"""What stands in brackets right behind a name."""
_IN_BRACKETS = re.compile(r"\s\((?P<title>[^()\d]{2,60})\)")
_IN_FULL = 0.6  # title score of what is one by itself
_CAPITALS = re.compile(rf"{WORD}(?:\s(?:{WORD}|&|of))*")
_OWNING = re.compile(rf"\s{WORD}['’]s\s")
_PURPOSE = re.compile(r"\sfor(?:\s(?!the\b|an?\b)[a-z][a-z-]+){1,5}(?=[.,;:()“”\"]|$)")
_OF_FUNCTIONS = frozenset({"evp", "svp", "vp", "director", "head"})  # seniorities of who is over one of several
_TITLE_ROOM = 60  # characters between 'is led by' and a name
_FIRM_LAST = re.compile(rf"(?<![\w.]){WORD}(?:\s{WORD}){{0,3}}$")
_APPOSITION = re.compile(r"^(?:,\s*|:\s+|\s\(|\s?[–—|:•·]\s*|\s[-/]\s)")
_TOWN = re.compile(r"[A-Z]{2}\b(?!\.)")
_MARKS = '.;:|()“”„«»"!?'
_PAUSE = re.compile(r"[,;.(]")
_WITH = re.compile(r"\b(?:at|by|for|from|in|with)\s*$")  # 'she was with FIRM as clerk'
_WORDS = 6  # of a title right behind a name
_LATER = 80  # characters between a name and the office given to it
_QUOTED = re.compile(r"\s*[„«“\"]([^„«»“”\"]{3,60})[“”»\"]")
_ENDS = 8  # places where a title may end that are tried


def stated_title(before: str, after: str, sure: float) -> tuple[str, float]:
    """The title that the words around a name give, and how sure that is; ('', 0) where they give none.

    sure: the score of the name alone.

    >>> stated_title("", " has been named Chief Customer Officer, from May.", 0.9)
    ('Chief Customer Officer', 0.75)
    """
    after = "" if after.startswith(")") else after  # 'the college of Ashcombe (Kings Lynn) and is now …'
    if _OWNING.match(after):
        return "", 0.0  # 'elected to Fern Brook Scientific’s board': no name ends there
    after = _since_last().sub(r"\1 ", _behind_letters(after))
    title = _bracketed(after) or _given(before, after) or held_by(before) or _inverted(before, after)
    if title:
        return title, 0.75 if sure >= KNOWN else 0.6
    beside = _beside(after) or _behind_blank(after)
    if beside and (sure >= KNOWN or (sure >= _UNKNOWN and title_score(beside) >= PLAIN and " " in beside)):
        return beside, 0.75 if sure >= KNOWN else 0.6
    title = leading_title(before, sure) or leading_plural(before, after) if sure >= _UNKNOWN else ""
    if sure < KNOWN:
        return (title, 0.5) if " " in title and title[-1].isalpha() and title_score(title) >= PLAIN else ("", 0.0)
    if title and not after.strip() and sure < _SURELY and before.strip(" ,") == title:
        return "", 0.0  # 'Former Treasurer, Otherfirm Holdings' on a line of its own
    return (title, 0.65) if title else ("", 0.0)


def _behind_letters(after: str) -> str:
    """' is Treasurer' of ', PhD, CFA is Treasurer': what follows the post-nominals of a name."""
    rest = after
    while (met := _LETTERS.match(rest)) and (_is_postnominal(met[1]) or (rest is not after and _may_be(met[1]))):
        rest = rest[met.end() :]
    return rest if rest[:1].isspace() or title_score(after[: len(after) - len(rest)].strip(" ,")) == 0 else after


def _is_postnominal(letters: str) -> bool:
    return plain(letters).replace(" ", "") in words_of_names().of("postnominal")


def _may_be(letters: str) -> bool:
    """Behind 'CPA' other capitals are letters, too, unless they say an office: 'FLMI', not 'CEO'."""
    return letters.isupper() and len(letters) > 2 and title_hint(letters) == 0


def _bracketed(after: str) -> str:
    """'NAME (Adviser – Legal), is …': the title in brackets goes before what the sentence tells."""
    met = _IN_BRACKETS.match(after)
    return met["title"] if met and not is_clause(met["title"]) and title_score(met["title"]) >= _IN_FULL else ""


@cache
def _since_last() -> re.Pattern[str]:
    """' 2018 óta', ', 2019 yılından bu yana' right behind a name."""
    return re.compile(rf"^(,?)\s+(?:19|20)\d\d\S*\s+(?:{alternatives('since-last')})\s+", re.IGNORECASE)


def _beside(after: str) -> str:
    """The title set beside a name: 'NAME, title,' 'NAME (title)', 'NAME, since 2018 title'."""
    met = phrases.since_first().match(after) if after.startswith(",") else None
    met = met or _APPOSITION.match(after)
    said = after[met.end() :] if met else ""
    town = _TOWN.match(said) and plain(said[:2]) in folded("state")  # 'Ashcombe, NJ and …'
    town = town or plain(said.partition(".")[0]) in folded("state-short")  # 'Ashcombe, Md., and …'
    title = longest_title(_without_participle(_without_letters(said))) if said and not town else ""
    rest = after.partition(title)[2] if title else ""
    return "" if rest.startswith(" ") and next_name(rest) == 1 else title  # ', CFO NAME': the next one's


def _behind_blank(after: str) -> str:
    """'NAME ügyvezető igazgató szerint': a title right behind a name, in languages that set it there."""
    text = phrases.articles().sub("", BREAK.split(after, maxsplit=1)[0].lstrip()) if after[:1] == " " else ""
    words = text.split()[:_WORDS] if text[:1].islower() else []
    for size in range(len(words), 0, -1):
        part = " ".join(words[:size])
        entries = [item.entry for item in read_items(part)[0]]
        known = bool(entries) and {"word", "and"}.isdisjoint(entry.kind for entry in entries)
        if known and entries[-1].kind == "rank" and "hu" in entries[-1].lang and title_score(part) >= PLAIN:
            return part
    return ""


def _without_letters(text: str) -> str:
    """What follows post-nominals: 'Treasurer' of 'Ph.D., Treasurer'."""
    letters, comma, rest = text.partition(", ")
    return rest if comma and _is_postnominal(letters) else text


def _without_participle(text: str) -> str:
    """'named CTO', 'promoted as the new head': what says how somebody came to the title aside."""
    met = phrases.leading("appointed").match(text)
    return phrases.leading("as").sub("", text[met.end() :]) if met else text


def _given(before: str, after: str) -> str:
    """The title after a verb: 'has been named', 'joins … as', 'appointed NAME as', 'named NAME chief …'."""
    after = BRACKET.sub("", _AGE.sub("", after))
    given = phrases.leading("as").match(after.lstrip(" ,"))
    appointed = phrases.before_name("appointed", before)
    if given and (appointed or phrases.appointing().search(before)):
        return longest_title(after.lstrip(" ,")[given.end() :])
    if appointed and (title := _given_later(after)):
        return title
    became = phrases.after_name("became", after)
    title = stated_by_verb(after) or _elevated(before, after) or _in_headline(after)
    title = title or (_given_later(after[became.end :]) if became else "")  # 'NAME wurde im Mai zur TITLE ernannt'
    if not title and given and after.lstrip().lower().startswith("as ") and not _WITH.search(before):
        title = longest_title(after.lstrip()[given.end() :])
    return title or (longest_title(after.lstrip()) if appointed and after.startswith(" ") else "")


def _inverted(before: str, after: str) -> str:
    """'Od leta 2019 je NAME vodja prodaje': verb, subject, office."""
    opens = after[:1] == " " and after[1:2].islower() and phrases.before_name("holds", before)
    title = longest_title(after.lstrip()) if opens else ""
    return title if title_score(title) >= PLAIN else ""


def _in_headline(after: str) -> str:
    """'NAME Named TITLE of Acme'."""
    met = phrases.headline_verb().match(after, 1)
    return longest_title(after[met.end() :].lstrip()) if met else ""


def _elevated(before: str, after: str) -> str:
    """'Am Samstag wurde NAME einstimmig zum TITLE gewählt': verb, subject, office."""
    if not phrases.before_name("became", before):
        return ""
    rest = phrases.leading("amid").sub("", after.lstrip())
    met = phrases.leading("into").match(rest)
    return longest_title(rest[met.end() :]) if met else ""


def _given_later(after: str) -> str:
    """'… hat NAME mit Wirkung zum 1. Juli zur TITLE bestellt': the office some words behind the name."""
    another = next_name(after[:_LATER])
    for met in phrases.word_of("as").finditer(after, 0, another if another > 0 else _LATER):
        if ";" in after[: met.start()] or any(ends(after[: met.start()])):
            return ""
        rest = after[met.end() :]
        title = longest_title(rest) if rest[:1] == " " and not rest[1:2].isdigit() else ""
        if title and not (title[0].islower() and phrases.word_of("as").search(title)):
            return title  # not 'to succeed me as CEO'
    return ""


def stated_by_verb(after: str) -> str:
    """The title that a verb behind the sentence's subject gives to it."""
    direct = phrases.after_name("named", after)
    joined = phrases.joining(after)
    if direct and joined and len(joined.between) > direct.end:
        after = after[: len(joined.between)]  # 'is head of sales, and works as …': of another clause
    turns = [direct or joined, phrases.in_later_clause("named", after)]
    if joined and direct and not longest_title(after[direct.end : joined.end]):
        turns.insert(0, joined)  # 'is since 2007 with us as'
    elif joined and not direct and _UNFIT.search(after[: joined.end]):
        turns.reverse()  # 'joined in 2009 as clerk and has served as …'
    for turn in turns:
        rest = phrases.date_first().sub("", after[turn.end :]) if turn else ""
        if not turn or _is_of_another(turn):
            continue
        title = longest_title(_without_participle(rest))
        if title and (not phrases.leading("one-of").match(rest) or _is_office(title)):
            return title
    return ""


def _is_office(title: str) -> bool:
    """'is a Principal Engineer', 'is a senior vice president', while 'is a trusted adviser' says no office."""
    return title_score(title) >= _SHARED and (title[0].isupper() or read_title(title).seniority in _OF_FUNCTIONS)


def _is_of_another(turn: phrases.Turn) -> bool:
    """'…, Ann Lee, who has been named': the clause is somebody else's."""
    between = turn.between.rstrip(" ,")
    words = between.split()[-3:]
    return bool(turn.who and between) and any(
        name_score(" ".join(words[-size:])) >= KNOWN for size in (2, 3) if len(words) >= size
    )


def longest_title(text: str) -> str:
    """The longest beginning of *text*, up to a mark or a verb, that reads as a title.

    >>> longest_title("the new head of customer care since 2014, and a keen angler")
    'head of customer care'
    """
    said, _ = next(phrases.words_of_saying(text), (len(text), 0))
    text = phrases.since().split(text[:said], maxsplit=1)[0]
    text = phrases.articles().sub("", text.lstrip())
    if phrases.leading("small").match(text) or phrases.leading("copula").match(text):
        return ""  # 'elected to the Board', 'NAME, will move into …'
    another = next_name(text)
    if another == 0 and title_score(" ".join(text.split()[:2])) < 0.5:
        return ""  # 'Ann Lee, Leo Brandt treasurer of Acme'
    text = _without_next(text[:another]) if another > 0 else text
    title = _longest(text, phrases.title_end(), 0.6) or _longest(text, phrases.word_of("and"), _SHARED)
    return _with_purpose(title, text) if title else ""


def _with_purpose(title: str, text: str) -> str:
    """*title* with 'for educational programs' behind it; not 'CEO for ten years', 'chairman for Acme'."""
    met = _PURPOSE.match(text, len(title)) if text.startswith(title) else None
    told = met and folded("period").isdisjoint(plain(met[0]).split()) and read_title(title).seniority in _OF_FUNCTIONS
    return f"{title}{met[0]}" if met and told else title


def _without_next(text: str) -> str:
    """What stands before another's name, less what leads to that one: 'COO, succeeding' is 'COO'."""
    said = text.rstrip(" ,–—-")
    ends = [mark.start() for mark in BREAK.finditer(said)]
    parted = len(said) < len(text.rstrip()) or phrases.ends_and().search(said)
    leads = ends and ends[-1] < len(said) - 1 and not parted
    return said[: ends[-1]] if leads else said


def _longest(text: str, end_of: re.Pattern[str], least: float) -> str:
    """The longest beginning up to one of the ends that is a title, from a score of *least* on."""
    best, best_score = "", least
    ends = [found.start() for found in islice(end_of.finditer(text), _ENDS)]
    for end in ends + ([len(text)] if len(text) < AHEAD - 10 else []):
        part = _without_small_end(text[:end].strip(" ,"))
        told = not 2 <= len(part) <= 120 or _tells(part.rpartition(", ")) or is_clause(part)
        score = 0.0 if told else title_score(part)
        if score >= best_score - 0.05:
            best, best_score = part, max(score, best_score)
        if text[end : end + 1] in _MARKS:
            named = _QUOTED.match(text, end) if best and best == part else None  # 'директор „Обслужване на клиенти“'
            return f"{best} {named[0].strip()}" if named and title_hint(named[1]) else _without_clause(best)
    return _without_clause(best)


def _tells(parted: tuple[str, str, str]) -> bool:
    """'Treasurer, opened the plant': what follows the last comma speaks of no office and begins small."""
    return bool(parted[1]) and parted[2][:1].islower() and title_hint(parted[2]) == 0


def _without_small_end(text: str) -> str:
    """*text* without 'and', 'of' and the like at its end."""
    words = text.split(" ")
    while len(words) > 1 and plain(words[-1]) in folded("small"):
        words.pop()
    return " ".join(words).rstrip(" ,")


def _without_clause(title: str) -> str:
    """'direttrice commerciale e assumerà …' without what follows 'and' and speaks of no office."""
    items, _ = read_items(title) if " " in title else ([], [])
    kinds = [item.entry.kind for item in items]
    for place in range(len(kinds) - 1, 0, -1):
        if kinds[place] == "and" and kinds[place + 1 :][:1] == ["word"]:
            rest = title[items[place + 1].start :]
            return title[: items[place].start].rstrip(" ,") if rest[0].islower() else title
        if kinds[place] not in {"word", "place"}:
            break
    return title


def led_by_another(before: str, title: str, own: frozenset[str]) -> bool:
    """Words in capitals right before a title that leads a name are another firm's: 'Otherfirm CEO NAME'.

    >>> led_by_another("said Kestrel Labs CEO ", "CEO", frozenset({"acme"}))
    True
    """
    head = before[: before.rfind(title)].rstrip()
    met = None if head.endswith(".") else _FIRM_LAST.search(head)
    if not met or not own or not all("en" in item.entry.lang for item in read_items(title)[0][:1]):
        return False  # not where all nouns have capitals
    firm, words = met[0], plain(met[0]).split()
    if same_organisation(firm, own) or name_score(firm) >= KNOWN or not words:
        return False
    unknown = [word for word in words if not is_dictionary_word(word) and not title_places(word)]
    return bool(unknown) if met.start() else len(unknown) > 1


def leads_another(before: str, own: frozenset[str]) -> bool:
    """'Our partner Kestrel Labs in Ostby is led by' before a name, or before its title: another firm's.

    >>> leads_another("Its partner Kestrel Labs is led by chairman ", frozenset({"acme"}))
    True
    """
    led = [met for met in phrases.word_of("led-by").finditer(before) if len(before) - met.end() < _TITLE_ROOM]
    subject = BREAK.split(before[: led[-1].start()])[-1] if led else ""
    return any(names_firm(met[0], own) for met in _CAPITALS.finditer(subject)) and not _speaks_of_own(subject, own)


def _speaks_of_own(subject: str, own: frozenset[str]) -> bool:
    return any(same_organisation(met[0], own) for met in _CAPITALS.finditer(subject))


def held_here(title: str, after: str, own: frozenset[str], *, of_board: bool = False) -> bool:
    """The title is of now and of the page's own organisation; most that members of a board have is a day job."""
    _, placed, rest = after.partition(title)
    if (
        _at_others(title, rest if placed else after, own, bool(placed))
        or of_named_firm(title, after, own)
        or _UNFIT.search(title)
    ):
        return False
    next_words = _PAUSE.split(rest[:AHEAD], maxsplit=1)[0]
    named = phrases.at_first().match(next_words) or (of_board and _behind_of().match(next_words))
    return not (elsewhere(title, own, 2) or (named and elsewhere(title + next_words, own, 2)))


def _is_brand(text: str) -> bool:
    """One word that is neither of the dictionary nor a place, a function or a name of what somebody runs."""
    known = is_dictionary_word(text) or title_places(text) or title_hint(text)
    return text.isalpha() and len(text) > 3 and not known


@cache
def _behind_of() -> re.Pattern[str]:
    return re.compile(rf"\s(?:{alternatives('of-firm')})\s{_FIRM}")


def _at_others(title: str, rest: str, own: frozenset[str], placed: bool) -> bool:
    """What follows says that the post is elsewhere: '…, CTO, Kestrel Labs', 'Analyst NAME of Harrow Research'."""
    met = (_BEHIND_COMMA if placed else _behind_of()).match(rest)
    if met and placed and _is_brand(met["firm"]) and plain(title) in folded("leads-whole"):
        return not same_organisation(met["firm"], own)  # 'CEO, Otherfirm'; who is 'Director, Otherbrand' may be here
    return met is not None and not phrases.salutation().match(met["firm"]) and names_firm(met["firm"], own)
