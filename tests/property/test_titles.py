"""Whatever a page holds, a title is read and a likeness lies in 0 to 1."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from exec_finder.titles import read_title, title_likeness


@given(st.text(max_size=300))
def test_any_text_is_read(text: str) -> None:
    assert read_title(text).functions
    assert 0.0 <= title_likeness(text) <= 1.0
