"""The words of a table as a regular expression."""

from __future__ import annotations

import re

import pytest

from exec_finder.extract.words import alternatives, words_of

KINDS = ("salutation", "lead", "public-office", "teaches", "named", "as")


@pytest.mark.parametrize("kind", KINDS)
@pytest.mark.parametrize("flag", [re.IGNORECASE, re.NOFLAG], ids=["in any case", "as they stand"])
def test_the_longest_word_that_fits_is_met(kind: str, flag: re.RegexFlag) -> None:
    met = re.compile(alternatives(kind), flag)
    cut = {text: found[0] for text in words_of(kind) if (found := met.match(text)) and found[0] != text}
    assert cut == {}
