"""E-mail addresses in text: plain, lightly hidden, or encoded; which of them are placeholders."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache, lru_cache

from email_validator import EmailNotValidError, validate_email

from exec_finder.mailboxes import is_role_word
from exec_finder.tables import read_rows
from exec_finder.text import fold

__all__ = [
    "AddressHit",
    "contact_words",
    "decode_cfemail",
    "find_addresses",
    "is_placeholder",
    "language_regions",
    "normalise",
]

_LETTERS = "A-Za-z0-9\u00c0-\u024f"
_ZERO_WIDTH = re.compile("[\u00ad\u200b-\u200f\u202a-\u202e\u2060-\u2064\ufeff]")
_WIDE = {"＠": "@", "﹫": "@", "．": ".", "\u00a0": " "}
_CHEAP = re.compile(r"[^\s@<>\"(),:;\[\]\\]{1,64}@[^\s@]{1,253}\.[^\s@.\d][^\s@.]{1,62}")
# Each is tried on a bounded slice beside an `@`, so the whole stays linear.
_LOCAL_BEFORE = re.compile(rf"[{_LETTERS}_!#$%&'*+/=?^`{{|}}~.-]{{1,64}}\Z")
_DOMAIN_AFTER = re.compile(rf"[{_LETTERS}-]{{1,63}}(?:\.[{_LETTERS}-]{{1,63}}){{1,6}}")
# The next sentence or label without a blank: 'acme.exampleTel', 'acme.example.Call'; not 'AcmeCorp.example'
_GLUED = re.compile(
    r"(?<=[a-z]{2})[A-Z][a-z][^.]*(?:\.[A-Z][^.]*)*\Z|(?<=\.[a-z]{2})\.[A-Z][a-z]+\Z|(?<=\.[a-z]{3})\.[A-Z][a-z]+\Z|(?<=[a-z]{4})\.[A-Z][a-z]+\Z"
)
_REACH = 90


@dataclass(frozen=True, slots=True)
class AddressHit:
    """An address in a text."""

    address: str
    """Normalised."""
    start: int
    """Of its first character, in the text as given."""
    end: int
    """Past its last character."""
    hidden: bool = False
    """Written with words, brackets or blanks."""


@dataclass(frozen=True, slots=True)
class _Word:
    kind: str
    lang: str
    word: str


@cache
def contact_words(kind: str) -> frozenset[str]:
    """Words of one kind in data/contact_words.csv, as the table writes them."""
    return frozenset(row.word for row in read_rows("contact_words.csv", _Word) if row.kind == kind)


@cache
def language_regions() -> dict[str, str]:
    """The country that a language tag without a region most often means on a company's page."""
    return {row.lang: row.word for row in read_rows("contact_words.csv", _Word) if row.kind == "language_region"}


# --- one address ---------------------------------------------------------------------------------


def normalise(text: str) -> str:
    """*text* as an address, lower case, its domain in ASCII (IDNA 2008); '' when it is none.

    >>> normalise("Jane.Doe@Acme.Example")
    'jane.doe@acme.example'
    """
    text = _narrow(text.strip())
    return _checked(text) if len(text) <= 254 and _CHEAP.fullmatch(text) else ""


@lru_cache(maxsize=4096)
def _checked(text: str) -> str:
    try:
        found = validate_email(text, check_deliverability=False, strict=True)
    except (EmailNotValidError, ValueError):
        return ""
    return f"{found.local_part}@{found.ascii_domain}".lower()


def is_placeholder(address: str) -> bool:
    """Whether an address stands for any (name@…, …@yourdomain.example), or is a file, a version or a machine's key."""
    local_part, _, domain = address.rpartition("@")
    labels = domain.split(".")
    return (
        fold(local_part) in contact_words("placeholder_local")
        or any(".".join(labels[i:]) in contact_words("placeholder_domain") for i in range(len(labels)))
        or labels[-1] in contact_words("file_suffix")
        or labels[0] in contact_words("placeholder_label")
    )


def decode_cfemail(hex_text: str) -> str:
    """What Cloudflare's `data-cfemail` hides: the first byte is the key of an XOR over the rest; '' when it is none."""
    try:
        raw = bytes.fromhex(hex_text)
    except ValueError:
        return ""
    text = bytes(byte ^ raw[0] for byte in raw[1:]).decode("utf-8", "replace") if raw else ""
    return normalise(text.split("?", 1)[0])


# --- addresses in a text -------------------------------------------------------------------------


def find_addresses(text: str) -> list[AddressHit]:
    """Addresses in a text, in order, placeholders left out; a hidden one never crosses a line.

    >>> [hit.address for hit in find_addresses("Ann <ann@acme.example> or bo [at] acme [dot] example")]
    ['ann@acme.example', 'bo@acme.example']
    """
    clean, kept = _without_zero_width(text)
    hits = list(_plain(clean))
    taken = [(hit.start, hit.end) for hit in hits]
    hits += [hit for hit in _hidden(clean) if not any(a < hit.end and hit.start < b for a, b in _near(taken, hit))]
    hits.sort(key=lambda hit: hit.start)
    if kept is None:
        return hits
    return [AddressHit(hit.address, kept[hit.start], kept[hit.end - 1] + 1, hit.hidden) for hit in hits]


def _near(taken: list[tuple[int, int]], hit: AddressHit) -> list[tuple[int, int]]:
    at = bisect_right(taken, (hit.start, hit.end))
    return taken[max(0, at - 1) : at + 1]


def _without_zero_width(text: str) -> tuple[str, list[int] | None]:
    if text.isascii():
        return text, None
    text = _narrow(text)
    if not _ZERO_WIDTH.search(text):
        return text, None
    kept = [i for i, char in enumerate(text) if not _ZERO_WIDTH.match(char)]
    return "".join(text[i] for i in kept), kept


def _narrow(text: str) -> str:
    for wide, usual in _WIDE.items():
        text = text.replace(wide, usual)  # a tenth of the time of `translate`
    return text


def _plain(text: str) -> Iterator[AddressHit]:
    at, past = text.find("@"), 0
    while at >= 0:
        hit = _around(text, at, past)
        if hit is not None:
            yield hit
            past = hit.end
        at = text.find("@", at + 1)


def _around(text: str, at: int, past: int) -> AddressHit | None:
    if not (at and text[at + 1 : at + 2].isalnum()):
        return None
    left = _LOCAL_BEFORE.search(text[max(past, at - 64) : at])
    right = _DOMAIN_AFTER.match(text, at + 1)
    if left is None or right is None:
        return None
    # what stands before these is a link's query or path that ran into the text
    local_part = re.split(r"[=?&/#]", left[0])[-1].lstrip("'.-*!|`~{}^$")
    cut = _GLUED.sub("", right[0])
    domain = (cut if "." in cut else right[0]).rstrip("-.")
    address = normalise(f"{local_part}@{domain}")
    if not address or is_placeholder(address):
        return None
    return AddressHit(address, at - len(local_part), at + 1 + len(domain))


def _alternatives(kind: str) -> str:
    return "|".join(re.escape(word) for word in sorted(contact_words(kind), key=lambda word: (-len(word), word)))


@cache
def _hidden_at() -> re.Pattern[str]:
    words = _alternatives("at_word")
    return re.compile(
        rf"(?=[ _@\[({{<])(?:"  # what none of them begins with is passed over at once
        rf"(?P<under>(?<=\w)_{{1,2}}at_{{1,2}}(?=\w))"
        rf"| {{0,3}}[\[({{<]{{1,2}}[ *_-]{{0,2}}(?P<bracket>@|a|{words})[ *_-]{{0,2}}[\])}}>]{{1,2}} {{0,3}}"
        rf"|(?P<blank> {{0,2}}@ {{1,2}}| {{1,2}}@)|(?P<plain>@)|(?<=\w) {{1,2}}(?P<word>{words}) {{1,2}}(?=\w))",
        re.IGNORECASE,
    )


@cache
def _hidden_parts() -> tuple[re.Pattern[str], re.Pattern[str], re.Pattern[str]]:
    """What stands left and right of a hidden `@`, and the dots inside; each is tried on a bounded slice."""
    words = _alternatives("dot_word")
    dot = rf"(?: {{0,2}}[\[({{<] ?(?:\.|{words}) ?[\])}}>] {{0,2}}| {{1,2}}(?:{words}) {{1,2}}| \. )"
    piece = rf"[{_LETTERS}_+-]{{1,40}}"
    left = re.compile(rf"(?<![{_LETTERS}_+.-]){piece}(?:(?:{dot}|\.){piece}){{0,3}}\Z", re.IGNORECASE)
    right = re.compile(rf"[{_LETTERS}-]{{1,63}}(?:(?:{dot}|\.)[{_LETTERS}-]{{2,63}}){{1,4}}", re.IGNORECASE)
    return left, right, re.compile(dot, re.IGNORECASE)


def _hidden(text: str) -> Iterator[AddressHit]:
    past = 0
    for mark in _hidden_at().finditer(text):
        hit = _unhide(text, mark, past)
        if hit is not None:
            yield hit
            past = hit.end


def _unhide(text: str, mark: re.Match[str], past: int) -> AddressHit | None:
    before, after, dot = _hidden_parts()
    left = before.search(text[max(past, mark.start() - _REACH) : mark.start()])
    right = after.match(text[mark.end() : mark.end() + _REACH])
    if left is None or right is None:
        return None
    local_part = dot.sub(".", left[0])
    start = mark.start() - len(left[0])
    dots = {found[0].strip(" []({<>})").lower() for found in dot.finditer(right[0])}
    if mark["under"] and "." not in right[0]:
        return None
    if not (
        mark["bracket"]
        or mark["under"]
        or _is_meant(mark, dots)
        or (mark["blank"] and _stands_alone(text, start, local_part))
    ):
        return None
    address = normalise(f"{local_part}@{dot.sub('.', right[0]).rstrip('-')}")
    if not address or is_placeholder(address):
        return None
    return AddressHit(address, start, mark.end() + right.end(), hidden=True)


def _is_meant(mark: re.Match[str], dots: set[str]) -> bool:
    """Whether the dots are written so that nothing but an address can be meant: 'at some point in' is none."""
    bare = (mark["word"] or "").lower() == "at"
    return bool(dots & contact_words("bare_dot_word") if bare else dots)


def _stands_alone(text: str, start: int, local_part: str) -> bool:
    """'us @ acme.example' in a sentence is no address; after a colon, on its own line or with a dot inside it is."""
    before = text[max(0, start - 3) : start].rstrip(" ")
    return "." in local_part or not before or before[-1] in "\n:;,|<(" or is_role_word(local_part)
