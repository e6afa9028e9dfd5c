"""What stands around a name: honorifics, post-nominals, nicknames, former names. Cut off before the name is read."""

from __future__ import annotations

import re
from functools import lru_cache
from typing import NamedTuple

from exec_finder.names.lists import family_in, given_in, key, words
from exec_finder.text import printable

LIMIT = 200
"""Characters of a text that are read as a name; nobody's is longer."""

_QUOTED = re.compile(r"""(?:^|(?<=\s))(?:"([^"]{1,40})"|“([^”"]{1,40})[”"]|„([^“”"]{1,40})[“”"]|«([^»]{1,40})»"""
                     r"""|‘([^’]{2,40})’|'([^']{2,40})')(?=$|[\s,])""")  # fmt: skip
_DRESS = re.compile(r"""["“„«‘'(（\[]""")
_BRACKETED = re.compile(r"[(（\[]([^()（）\[\]]{0,60})[)）\]]")
_SPLIT_INITIALS = re.compile(r"^(?:[^\W\d_]\.){2,4}$")
_GLUED = re.compile(r"(?<=[^\W\d_]{2}\.)(?=[^\W\d_]{3})|(?<=\b[^\W\d_]\.)(?=[^\W\d_]{3})")
_MARKS = str.maketrans({"’": "'", "ʼ": "'", "`": "'", "´": "'", "®": "", "™": "", "\u00ad": "", "＂": '"', "，": ","})

_VOWELS = frozenset("aeiouy")


class Shell(NamedTuple):
    """A name and what was cut off around it, each in printed order."""

    segments: tuple[tuple[str, ...], ...]
    """Tokens of the name: one tuple, or two where a comma stands behind the family name."""
    honorifics: tuple[str, ...] = ()
    suffixes: tuple[str, ...] = ()
    nickname: str = ""


@lru_cache(maxsize=8192)
def open_shell(text: str) -> Shell:
    """Take honorifics, suffixes and nicknames off a name."""
    if _is_plain(text):
        return Shell((tuple(text.split()),))
    plain = printable(text[: LIMIT * 2])[:LIMIT].translate(_MARKS)
    plain, nickname, extra = _nickname(plain)
    parts = [tuple(part.split()) for part in plain.split(",") if part.strip()]
    if not parts:
        return Shell(((),), nickname=nickname)
    name, suffixes = _comma_suffixes(parts)
    honorifics: list[str] = []
    segments: list[tuple[str, ...]] = []
    for place, tokens in enumerate(name):
        front, rest = _honorifics(tokens, alone=len(name) == 1)
        rest, tail = _suffixes(rest, floor=1 if len(name) > 1 or front else 2)
        honorifics += front
        suffixes = [*tail, *suffixes] if place == 0 or len(name) == 1 else [*suffixes, *tail]
        segments.append(rest)
    kept = tuple(segment for segment in segments if segment) or ((),)
    return Shell(kept, tuple(honorifics), (*suffixes, *extra), nickname)


def _is_plain(text: str) -> bool:
    """A quick yes for most names: words and initials, of which none is ever anything around a name."""
    if not text.replace(" ", "").replace("-", "").replace(".", "").isalpha() or len(text) > LIMIT:
        return False
    tokens = text.split()
    if "." in text and (tokens[0] == "M." or any("." in t and (len(t) != 2 or t[0] == ".") for t in tokens)):
        return False  # M. for Monsieur; J.R., Dr.Jane
    return words().all.isdisjoint(map(key, tokens)) and min(map(len, tokens)) > 1


def peerage(text: str) -> tuple[str, str]:
    """The name and the seat of a peer: 'Lady Doe', 'Ashcombe' of 'Lady Doe of Ashcombe'; no seat for all others."""
    head, of, seat = text.partition(" of ")
    titled = bool(of) and any(key(token) in words().of("peer") for token in head.split())
    return (head, seat) if titled else (text, "")


def _nickname(text: str) -> tuple[str, str, list[str]]:
    """The text without quoted and bracketed pieces, the nickname among them, credentials in brackets."""
    found = ""
    extra: list[str] = []
    if not _DRESS.search(text):
        return _alias(text, found, extra)
    for match in _QUOTED.finditer(text):
        found = found or next(group for group in match.groups() if group).strip(" ,.")
    text = _QUOTED.sub(" ", text)
    for match in _BRACKETED.finditer(text):
        inside = match.group(1).strip(" \"'“”")
        first = key(inside.split()[0]) if inside.split() else ""
        if not first or first in words().of("former") or _is_pronouns(inside):
            continue
        if _is_suffix(inside):
            extra.append(inside)
        elif not found and len(inside.split()) <= 2 and not any(c.isdigit() for c in inside):
            found = inside
    text = _BRACKETED.sub(" ", text)
    return _alias(text, found, extra)


def _alias(text: str, found: str, extra: list[str]) -> tuple[str, str, list[str]]:
    """As `_nickname`, for 'dite Mimi', '@ Mimi' and 'née Doe' without brackets."""
    tokens = text.replace("@", " @ ").split() if "@" in text else text.split()
    for place, token in enumerate(tokens[1:], 1):
        plain = key(token)
        if plain in words().of("alias") and (token.islower() or token[0] == "@"):
            return " ".join(tokens[:place]).rstrip(","), found or " ".join(tokens[place + 1 :][:2]), extra
        if plain in words().of("former") and place + 1 < len(tokens) and (token.islower() or plain == "nee"):
            return " ".join(tokens[:place]).rstrip(","), found, extra
    return " ".join(tokens), found, extra


def _is_pronouns(text: str) -> bool:
    pieces = key(text).replace("/", " ").split()
    return bool(pieces) and all(piece in words().of("pronouns") for piece in pieces)


def _is_suffix(text: str) -> bool:
    plain = key(text)
    return plain in words().of("postnominal") or plain in words().of("generation")


def _comma_suffixes(parts: list[tuple[str, ...]]) -> tuple[list[tuple[str, ...]], list[str]]:
    """The one or two segments of the name, and the suffixes in the segments after them."""
    name = [parts[0]]
    suffixes: list[str] = []
    for part in parts[1:]:
        if all(_is_suffix(token) for token in part) or _is_suffix(" ".join(part)):
            suffixes.append(" ".join(part))
        elif len(name) == 1 and not suffixes and _goes_before(parts[0], part):
            name.append(part)
        elif len(name) == 1 and suffixes and len(parts[0]) == 1 and _goes_before(parts[0], part):
            name.append(part)  # Doe, Jr., Jane
        elif _is_credential(part, parts[0]):
            suffixes.append(" ".join(part))
        else:
            break  # A title or a place: not of the name.
    return name, suffixes


def _goes_before(family: tuple[str, ...], given: tuple[str, ...]) -> bool:
    """Whether 'family, given' is how the two are meant."""
    if len(given) > 5 or any(c.isdigit() for token in given for c in token):
        return False
    if len(family) == 1:
        return True
    first = next((token for token in given if key(token) not in words().of("honorific")), given[0])
    if given_in(first):
        return not given_in(family[0]) or bool(family_in(family[0])) or key(family[0]) in words().of("particle")
    return len(first.rstrip(".")) == 1 and len(family) <= 3 and not given_in(family[0])


def _is_credential(part: tuple[str, ...], name: tuple[str, ...]) -> bool:
    """Unknown letters behind a comma, such as 'ABCP': capitals where the name has small letters."""
    if all(token.isupper() for token in name):
        return False
    return all(len(t) <= 8 and sum(c.isupper() for c in t) >= 2 and not t.istitle() for t in part) and len(part) <= 2


def _run(tokens: tuple[str, ...], kind: frozenset[str]) -> int:
    """How many tokens at the front make one entry of a kind; the longest wins."""
    for size in range(min(words().longest, len(tokens)), 0, -1):
        if key(" ".join(tokens[:size])) in kind:
            return size
    return 0


def _honorifics(tokens: tuple[str, ...], *, alone: bool) -> tuple[list[str], tuple[str, ...]]:
    front: list[str] = []
    rest = _unglue(tokens)
    while len(rest) > 1 or (rest and front):
        size = _run(rest, words().of("honorific"))
        if not size and rest[0].endswith(".") and not _SPLIT_INITIALS.match(rest[0]):
            size = _run(rest[:1], words().of("honorific_dotted"))
        if front and not size:
            size = _run(rest, words().of("honorific_tail")) if "." in rest[0] else 0
        if not size and (_monsieur(rest) or (front and key(rest[0]) == "the")):
            size = 1
        if not size or size >= len(rest) or not _really(rest[:size], rest[size:], front, alone=alone):
            break
        front += rest[:size]
        rest = rest[size:]
    return front, rest if front else tokens


def _monsieur(tokens: tuple[str, ...]) -> bool:
    return tokens[0] == "M." and len(tokens) > 2 and "+fr" in given_in(tokens[1])


def _unglue(tokens: tuple[str, ...]) -> tuple[str, ...]:
    """'Dr.Jane' as two tokens; 'J.R.' stays one."""
    if not tokens or "." not in tokens[0] or _SPLIT_INITIALS.match(tokens[0]):
        return tokens
    head, _, tail = tokens[0].partition(".")
    short = words().of("honorific") | words().of("honorific_dotted")
    if len(tail) > 2 and tail[0].isupper() and key(head) in short:
        return (head + ".", *tokens[1:]) if not tail else (head + ".", *_unglue((tail, *tokens[1:])))
    return tokens


def _really(head: tuple[str, ...], rest: tuple[str, ...], front: list[str], *, alone: bool) -> bool:
    """Whether an honorific is none of the name: 'Dean', 'Sen' and 'Major' are names too."""
    word = head[0]
    if len(rest) == 1 and alone and not front and _are_initials(head) and not _run(rest, words().of("honorific")):
        return False
    if len(head) > 1 or word.endswith(".") or word.islower() or front:
        return True
    plain = key(word)
    if words().languages.get(plain) == "my":
        return len(rest) >= 1 and all("my" in (given_in(t) | family_in(t)) for t in rest[:2])
    if plain not in words().of("honorific_sure") and (given_in(word) or family_in(word)):
        return bool(len(rest) >= 2 and given_in(rest[0])) if alone else False
    return True


def _are_initials(head: tuple[str, ...]) -> bool:
    """'M. S. Okafor', 'D.R. Lund': before a single word, letters that could be 'Ms' or 'Dr' are initials."""
    letters = [letter for token in head for letter in token.split(".") if letter]
    return len(letters) > 1 and all(len(letter) == 1 and letter.isupper() for letter in letters)


def _suffixes(tokens: tuple[str, ...], floor: int) -> tuple[tuple[str, ...], list[str]]:
    """Suffixes without a comma at the end; at least *floor* tokens are left."""
    tail: list[str] = []
    rest = tokens
    capitals = all(token.isupper() for token in tokens)
    while len(rest) > floor and _ends_with_suffix(rest, capitals=capitals):
        tail.insert(0, rest[-1])
        rest = rest[:-1]
    return rest, tail


def _ends_with_suffix(tokens: tuple[str, ...], *, capitals: bool) -> bool:
    last, plain = tokens[-1], key(tokens[-1])
    if plain in words().of("tail_honorific"):
        return True
    if plain in words().of("generation"):
        return last[0].isupper() or last.endswith(".") or plain.isdigit() or plain == "fils"
    if plain == "v" and last == "V" and not capitals:
        return len(tokens) > 2
    if plain not in words().of("postnominal"):
        return False
    if not last[-1:].isupper() and not last.endswith(".") and plain not in ("phd", "msc", "bsc", "esq", "llm", "retd"):
        return False
    named = bool(given_in(last) or family_in(last)) and not _VOWELS.isdisjoint(plain)  # 'MA', but not 'MD'
    if capitals:
        return len(tokens) > 2 and len(plain) >= 2 and not named
    return len(plain) > 1 and sum(c.isupper() for c in last) > 0 and (last.isupper() or len(plain) > 2 or "." in last)
