"""Signs by which a text is no name, or no title: cheap looks, before any word of it is looked up.

Each begins with single characters, which are searched for in a tenth of the time of a pattern with other beginnings.
"""

from __future__ import annotations

import re

_LONG_NAME = 60
_NO_NAME = re.compile(r"[@?!;|•©®™<>{}=+#$%&*_~\d]")
_MARKED = re.compile(r"[/:)'’]")
_NO_NAME_EITHER = re.compile(
    r"^(?:I['’]m|We['’]re|It['’]s)\b|https?:|www\.|(?<!\b[AaDdSs])/|/(?![LlOoPp]\b)|\),\s\w+\s?\("
    r"|\w{3}['’]s\s"  # 'Registrar's Office'
)
_NO_TITLE = re.compile(r"[@?!©]")
_DIGIT = re.compile(r"\d")
_NUMBERED = re.compile(r"^\d+\+|\$\s?\d|\d{3}[-. )]\s?\d{3}|[#№]\s?\d{3}")
_LINKED = re.compile(r"https?://|www\.")
_PARTY = re.compile(r"[DRI]-[A-Z]{2}\b")


def may_be_name(text: str) -> bool:
    """Length, number of words, no digits or signs, a capital or a script without them.

    >>> may_be_name("Nia Okafor"), may_be_name("I'm Nia"), may_be_name("Nia Okafor 2"), may_be_name("read on")
    (True, False, False, False)
    """
    if not 2 <= len(text) <= _LONG_NAME or text.count(" ") > 7:
        return False
    if _NO_NAME.search(text) or text.islower() or text.endswith(("...", "…", ":", "(")):
        return False
    return not ((_MARKED.search(text) or "www." in text) and _NO_NAME_EITHER.search(text))


def is_no_title(text: str) -> bool:
    """An address, a link, a price or a number, a counter ('40+ Members'), a question, a politician's party.

    >>> is_no_title("nia@acme.example"), is_no_title("D-CA"), is_no_title("+1 512 555 0100"), is_no_title("Treasurer")
    (True, True, True, False)
    """
    if _NO_TITLE.search(text) or _PARTY.match(text) or (_DIGIT.search(text) and _NUMBERED.search(text)):
        return True
    return ("//" in text or "www" in text) and _LINKED.search(text) is not None
