"""Titles that break over lines: which line is only half of one."""

from __future__ import annotations

import re

from exec_finder.extract.judge import title_hint, title_score
from exec_finder.extract.words import folded, names_office, plain
from exec_finder.titles import read_title
from exec_finder.titles.lexicon import read_items

FUNCTION = 0.05
"""Title score of a line that only says what somebody runs: the first half of a title."""
WHOLE = 0.6
"""Title score of a line that is a title by itself: the next title, or a job elsewhere."""
_WEAK = 0.25
_LONGEST_SHORT = 6  # letters
_ANY = frozenset({"other", "board", "regional"})
JOINING = re.compile(r"^(?:[&,–/(a-zà-ÿа-я]|- )")
"""How a line begins that goes on with the one before."""


def lacks_rank(text: str) -> bool:
    """'Assistant Construction', above 'Site Supervisor': a title without the word for a post."""
    items = read_items(text)[0]
    marks = {item.entry.mark for item in items}
    return "assistant" in marks and "officer" not in marks and all(item.entry.kind != "rank" for item in items)


def is_function(text: str, limit: float) -> bool:
    """Half of a title: what somebody runs, and not the office where it is."""
    return FUNCTION <= title_hint(text) < limit and not names_office(text)


def leads_something(text: str) -> bool:
    """'Senior Vice President', 'Head': a rank that says nothing of what is led; 'Controller' and 'CEO' are whole.

    >>> leads_something("Director"), leads_something("Director of Sales"), leads_something("CFO")
    (True, False, False)
    """
    title = read_title(text)
    told = any(item.entry.kind == "function" for item in read_items(text)[0])
    return not told and title.c_level in {"none", "chair"} and _ANY.issuperset(title.functions)


def needs(text: str, following: str) -> bool:
    """A title of which *following* is the other half: 'Vice President' above 'and Treasurer'."""
    opens = JOINING.match(following) is not None and title_score(text) >= WHOLE
    return opens or breaks_off(text, following)


def breaks_off(text: str, following: str) -> bool:
    """'President and Chief' above 'Executive Officer': no title ends so."""
    return plain(text).rpartition(" ")[2] in folded("leads-on") and title_score(following) >= _WEAK


def stands_for(short: str, text: str) -> bool:
    """Capitals alone that are initials of *text*, in order, the first and the last one's among them.

    >>> stands_for("CLO", "Chief Legal & Business Affairs Officer"), stands_for("CEO", "Chief Customer Officer")
    (True, False)
    """
    if not 1 < len(short) < _LONGEST_SHORT or not (short.isupper() and short.isalpha()):
        return False
    initials = [word[0] for word in text.split() if word[0].isupper()]
    rest = iter(initials)
    return initials[:1] + initials[-1:] == [short[0], short[-1]] and all(letter in rest for letter in short)
