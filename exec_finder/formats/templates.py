"""Templates of local parts: `{first}.{last}`, `{f}{last:.7}` (cut after seven letters), `{first}.{middle}.{last}` …"""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from functools import cached_property

_MIDDLE = re.compile(r"(?P<before>[._-]?)\{(?:middle|m)\}(?P<after>[._-]?)")
_FIELD = re.compile(r"\{(\w+)(?::\.(\d+))?\}")


@dataclass(frozen=True)
class Template:
    """One way to write a local part; fields are spelled as in `str.format`, a cut is the precision."""

    text: str
    """`{first}.{last}` …"""
    fields: frozenset[str] = field(init=False)
    """The tokens it asks for."""

    def __post_init__(self) -> None:
        object.__setattr__(self, "fields", frozenset(name for name, _ in _FIELD.findall(self.text)))

    @cached_property
    def without_middle(self) -> str:
        """The template for those who have no middle name: one separator goes with the field."""
        found = _MIDDLE.search(self.text)
        if not found:
            return self.text
        before, after = self.text[: found.start()], self.text[found.end() :]
        return before + (found["before"] or found["after"] if before and after else "") + after

    @cached_property
    def ties(self) -> bool:
        """It holds a whole given or family name, so that its addresses tell people apart."""
        return "{first}" in self.text or "{last}" in self.text

    @cached_property
    def simplicity(self) -> tuple[int, int, str]:
        """Sort key: of two templates that make the same address the smaller is the plainer reading."""
        cuts = sum(1 for _, cut in _FIELD.findall(self.text) if cut)
        return (cuts, len(self.fields), self.text)

    def render(self, tokens: Mapping[str, str]) -> str:
        """The local part of a person with *tokens*; empty where the name lacks what the template asks for."""
        if not tokens["last"] and ("last" in self.fields or "l" in self.fields):
            return ""
        text = self.text if tokens["m"] else self.without_middle
        return text.format_map(tokens)
