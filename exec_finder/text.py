"""White space, folding, and making text from pages harmless."""

from __future__ import annotations

import re
import unicodedata
from datetime import date
from itertools import filterfalse

_SPACE = re.compile(r"\s+")
# Control characters (C0, C1), line and paragraph separators, and the marks that turn the direction of writing:
# they move the cursor, break lines in headers, or make a text look like another (Unicode TR36 §2.4, TR9).
_UNPRINTABLE = re.compile(
    "[\x00-\x1f\x7f-\x9f\u061c\u200b\u200e\u200f\u2028\u2029\u202a-\u202e\u2060\u2066-\u2069\ufeff]"
)
# Hints where a word may be broken, and marks of direction or of a file's beginning (Unicode UAX14, TR9).
_INVISIBLE = re.compile("[\u00ad\u200b\u200e\u200f\u202a-\u202e\u2060\u2066-\u2069\ufeff]")
# Hyphens of two kinds, and small letters set high, as in 2\u1d49.
_SAME = str.maketrans("\u2010\u2011\u1d43\u1d48\u1d49\u1d50\u1d52\u02b3\u02e2\u1d57\u207f", "--ademorstn")
_UNDECOMPOSED = str.maketrans(
    {"ø": "o", "đ": "d", "ł": "l", "ħ": "h", "ı": "i", "æ": "ae", "œ": "oe", "þ": "th", "ð": "d"}
)

# DIN 5007-2 and the Nordic use; æ and ß are two letters for `fold` already
_UMLAUTS = str.maketrans({"ä": "ae", "ö": "oe", "ü": "ue", "ø": "oe", "å": "aa"})


def squeeze(text: str) -> str:
    """*text* with each run of white space (no-break spaces too) made one blank, none at the ends."""
    return _SPACE.sub(" ", text).strip()


def whole(text: str) -> str:
    r"""*text* as it reads: letters composed with their accents, no invisible marks inside words, plain hyphens.

    >>> whole("Chief Cus\u00adtomer\u200b Officer, Rene\u0301e, Vice\u2011Chair")
    'Chief Customer Officer, Renée, Vice-Chair'
    """
    return text if text.isascii() else unicodedata.normalize("NFC", _INVISIBLE.sub("", text)).translate(_SAME)


def fold(text: str) -> str:
    """*text* for comparing: case folded, without diacritics; other scripts stay as they are.

    >>> fold("Åsa ŁÓDŹ Straße")
    'asa lodz strasse'
    """
    if text.isascii():
        return text.lower()
    apart = unicodedata.normalize("NFKD", text.casefold()).lower()  # again: ℠ comes apart into capitals
    return "".join(filterfalse(unicodedata.combining, apart)).translate(_UNDECOMPOSED)


def expand(text: str) -> str:
    """*text* folded, with umlauts as German and the Nordic languages write them where the letter is missing.

    >>> expand("Jørg Müller")
    'joerg mueller'
    """
    return fold(unicodedata.normalize("NFC", text.casefold()).translate(_UMLAUTS))


def printable(text: str) -> str:
    r"""*text* on one line, without characters that move a cursor, end a header or turn the writing round.

    >>> printable("Ann\x1b[31m\r\nBcc: x")
    'Ann [31m Bcc: x'
    """
    if text.isprintable() and "  " not in text:
        return text.strip()  # most texts, in a tenth of the time
    return squeeze(_UNPRINTABLE.sub(" ", text))


def shorten(text: str, limit: int = 200) -> str:
    """*text* on one line, cut at a word to at most *limit* characters, with an ellipsis where it was cut."""
    text = printable(text)
    if len(text) <= limit:
        return text
    head = text[: limit - 1]
    return (head.rsplit(" ", 1)[0] if " " in head[limit // 2 :] else head).rstrip(" ,;:–-") + "…"


def encoding_fault(error: UnicodeDecodeError) -> str:
    """Why a file is no text in UTF-8, and what to do."""
    return f"byte {error.start + 1} is of another encoding; save it as UTF-8"


def phone_key(phone: str) -> str:
    """What tells two telephone numbers apart however they are written: the last nine digits.

    >>> phone_key("+1 541-555-0100;ext=7") == phone_key("(541) 555-0100")
    True
    """
    return "".join(c for c in phone.partition(";")[0] if c.isdecimal())[-9:]


def iso_day(text: str) -> str:
    """The day (ISO 8601) that *text* begins with; '' where it begins with none that the calendar has.

    >>> iso_day("2026-04-01T00:00:00Z"), iso_day("2026-06-31")
    ('2026-04-01', '')
    """
    try:
        return date.fromisoformat(text[:10]).isoformat() if text[4:5] == "-" else ""
    except ValueError:
        return ""


def odds(probability: float) -> str:
    """A probability in words; never certainty.

    >>> odds(0.82), odds(0.99), odds(0.01)
    ('about 8 in 10', 'about 9 in 10', 'less than 1 in 10')
    """
    tenths = round(probability * 10)
    return "less than 1 in 10" if tenths == 0 else f"about {min(tenths, 9)} in 10"
