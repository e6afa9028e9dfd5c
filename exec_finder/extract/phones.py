"""Telephone numbers in text, with the words beside them."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import cache
from urllib.parse import unquote

import phonenumbers
from phonenumbers import NumberParseException, PhoneNumber

from exec_finder.extract.addresses import contact_words
from exec_finder.text import fold, squeeze

__all__ = ["PhoneHit", "find_phones", "is_fax", "is_no_phone", "names_host", "read_tel", "tidy_phone", "usual_region"]

_OPENS = 4  # letters before what opens a line, such as an article
_CLAUSE = re.compile(r"[.:;|·–—]\s")
_ENOUGH_DIGITS = re.compile(r"(?:\d[^\d\n]{0,6}){7}")
# Letters on the keys, as in 1-800-FLOWERS: only in the American plan are they written so.
_VANITY = re.compile(
    r"(?<![\w.-])(?:\+?1[-. ]{1,2})?\(?[2-9]\d{2}\)?[-. ]{1,2}(?=[\dA-Z. -]{0,9}[A-Z]{3})"
    r"[\dA-Z]{2,12}(?:[-. ][\dA-Z]{1,12}){0,2}"
)
_AMERICAN = frozenset(("US", "CA"))
_EXTENSION = re.compile(
    r"^\s{0,2}[,;]?\s{0,2}\(?(?:ext|extension|x|durchwahl|poste|int|wew)\b[.:]?\s{0,2}(\d{1,6})\)?", re.IGNORECASE
)
_DATE = re.compile(  # and from a year to a year: where numbers have eight digits, that is one
    r"\b(?:\d{1,2}[./-]\d{1,2}[./-](?:19|20)\d{2}|(?:19|20)\d{2}[./-]\d{1,2}[./-]\d{1,2}"
    r"|(?<![\d)] )(?:19|20)\d{2} ?[-–/] ?(?:19|20)\d{2})\b"
)
_INSIDE = frozenset("./=_#&%")  # right before it, the digits are a part of a link or a document's number
_COUNTED = re.compile(r" (?:no|nr|number|nummer|num|id)\.?$")
_LINE_LIMIT = 2000  # a line longer than that is no text for readers


@dataclass(frozen=True, slots=True)
class PhoneHit:
    """A telephone number in a text."""

    number: str
    """E.164, with `;ext=` where it has an extension."""
    start: int
    """Of its first character."""
    end: int
    """Past its last character."""


def find_phones(text: str, region: str = "", regions: Sequence[str] = ()) -> list[PhoneHit]:
    """Telephone numbers in a text, in order.

    region: ISO country by whose rules national forms are read; *regions*: the same line by line, where the lines of a
    text are of several countries.

    >>> find_phones("Hotline: (212) 555-2368 ext. 12", "US")[0].number
    '+12125552368;ext=12'
    """
    hits: list[PhoneHit] = []
    at = 0
    for number, line in enumerate(text.split("\n")):
        here = regions[number] if number < len(regions) else region
        if len(line) <= _LINE_LIMIT and _ENOUGH_DIGITS.search(line):
            hits += _in_line(line, at, here)
        elif len(line) <= _LINE_LIMIT and here in _AMERICAN:
            hits += _vanity(line, at, here)
        at += len(line) + 1
    return hits


def _in_line(line: str, at: int, region: str) -> list[PhoneHit]:
    dates = [match.span() for match in _DATE.finditer(line)]
    hits = []
    for match in phonenumbers.PhoneNumberMatcher(line, region or None, leniency=phonenumbers.Leniency.VALID):
        if any(start < match.end and match.start < end for start, end in dates):
            continue
        if not _reads_like_a_phone(match.raw_string) or line[match.start - 1 : match.start] in _INSIDE:
            continue
        number, end = _with_extension(match.number, line, match.end)
        hits.append(PhoneHit(number, at + match.start, at + end))
    if region in _AMERICAN:
        hits += [
            hit for hit in _vanity(line, at, region) if all(hit.start >= h.end or hit.end <= h.start for h in hits)
        ]
    return sorted(hits, key=lambda hit: hit.start)


def _reads_like_a_phone(raw: str) -> bool:
    """Bare digits are more often an id than a number; those with a plus, a leading nought or separators are not."""
    return not raw.isdigit() or raw.startswith("0") or 10 <= len(raw) <= 11


def _with_extension(number: PhoneNumber, line: str, end: int) -> tuple[str, int]:
    after = _EXTENSION.match(line[end : end + 24]) if not number.extension else None
    if after is not None:
        return f"{_e164(number)};ext={after[1]}", end + after.end()
    return _e164(number), end


def _e164(number: PhoneNumber) -> str:
    text = phonenumbers.format_number(number, phonenumbers.PhoneNumberFormat.E164)
    return f"{text};ext={number.extension}" if number.extension else text


def _vanity(line: str, at: int, region: str) -> Iterator[PhoneHit]:
    for match in _VANITY.finditer(line):
        words = match[0].split(" ")
        # "800-555-CODE NOW": take whole words while they still make a number
        for count in range(len(words), 0, -1):
            raw = " ".join(words[:count])
            number = _parsed(phonenumbers.convert_alpha_characters_in_number(raw), region)
            if number is not None and any(char.isalpha() for char in raw):
                yield PhoneHit(_e164(number), at + match.start(), at + match.start() + len(raw))
                break


def _parsed(raw: str, region: str) -> PhoneNumber | None:
    try:
        number = phonenumbers.parse(raw, region or None)
    except NumberParseException:
        return None
    return number if phonenumbers.is_valid_number(number) else None


def usual_region(text: str) -> str:
    """The country of most numbers in a text that are written with a plus; '' where there is none."""
    lines = [
        line for line in text.split("\n") if "+" in line and len(line) <= _LINE_LIMIT and _ENOUGH_DIGITS.search(line)
    ]
    codes = Counter(
        phonenumbers.region_code_for_number(match.number)
        for match in phonenumbers.PhoneNumberMatcher("\n".join(lines[:50]), None)
    )
    return next((code for code, _ in codes.most_common(1) if code), "")


def read_tel(href: str, region: str = "") -> str:
    """The number of a `tel:` link (RFC 3966) in E.164; '' where it has none.

    >>> read_tel("tel:+1-212-555-2368;ext=7")
    '+12125552368;ext=7'
    """
    raw = unquote(href).split(":", 1)[-1].strip()[:60]
    raw = re.sub(r",{1,9}(\d{1,6})$", r";ext=\1", raw)  # pauses before the extension
    number = _parsed(raw, region)
    if number is None and re.match(r"(?:00|\d{11,})", raw):
        number = _parsed("+" + raw.removeprefix("00"), "")
    return _e164(number) if number is not None else ""


def tidy_phone(raw: str, region: str = "", seen: Iterable[str] = ()) -> str:
    """A number as shown in E.164; '' where it is none. *seen*: numbers of its page, read by the page's countries.

    What can't be told without a country is left as it is shown.

    >>> tidy_phone("0049 30 901820"), tidy_phone("+1 212 555 2368 000"), tidy_phone("030 901820", seen=["+4930901820"])
    ('+4930901820', '', '+4930901820')
    """
    digits = re.sub(r"\D", "", raw)
    same = [number for number in seen if number.lstrip("+").partition(";")[0].endswith(digits.lstrip("0") or "?")]
    number = read_tel(raw, region) or next(iter(same), "")
    is_told = raw.lstrip(" (").startswith(("+", "00")) or region
    return number if number or is_told else squeeze(raw)


# --- the words beside a number ---------------------------------------------------------------------


def is_fax(label: str) -> bool:
    """Whether the words before a number say that it is a fax line, and only that."""
    words = _words(label)
    return bool(words & contact_words("fax_word")) and not words & contact_words("phone_word")


def is_no_phone(label: str) -> bool:
    """Whether the words right before a number say that it is a register entry, an account or a price."""
    tail = " ".join(re.split(r"[^\w.]+", fold(squeeze(label)))[-6:]).strip(" .:")
    tail = _COUNTED.sub("", tail)
    return any(tail == word or tail.endswith(" " + word) for word in _not_phone())


def names_host(line: str) -> bool:
    """Whether a line says who keeps the site's server.

    >>> names_host("This site is hosted by Nubes"), names_host("A gala hosted by Acme")
    (True, False)
    """
    folded = fold(line)
    for words in contact_words("host"):
        before, met, _ = folded.partition(words)
        opening = _CLAUSE.split(before)[-1].strip()
        if met and (len(opening) < _OPENS or any(word in opening for word in contact_words("site_word"))):
            return True
    return False


@cache
def _not_phone() -> tuple[str, ...]:
    return tuple(re.sub(r"[^\w.]+", " ", fold(word)).strip(" .") for word in sorted(contact_words("not_phone")))


def _words(label: str) -> frozenset[str]:
    return frozenset(re.findall(r"[^\W\d_]+", label.lower()))
