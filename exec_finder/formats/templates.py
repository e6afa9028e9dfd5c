"""Templates of local parts: `{first}.{last}`, `{f}{last:.7}` (cut after seven letters), `{first}.{middle}.{last}` …

Fields are first, middle, last (whole), f, m, l (initials) and ii (an initial for each part of the given name).
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cached_property

_MIDDLE = re.compile(r"(?P<before>[._-]?)\{(?:middle|m)\}(?P<after>[._-]?)")
_ABBREVIATED = 0.1  # so often an address has but the initial where colleagues have the whole name (set by hand)
_FIELD = re.compile(r"\{(\w+)(?::\.(\d+))?\}")


@dataclass(frozen=True)
class Template:
    """One way to write a local part; fields are written as in `str.format`, a cut is the precision."""

    text: str
    """`{first}.{last}` …"""

    @cached_property
    def without_middle(self) -> str:
        """The template for those who have no middle name: one separator goes with the field."""
        found = _MIDDLE.search(self.text)
        if not found:
            return self.text
        before, after = self.text[: found.start()], self.text[found.end() :]
        return before + (found["before"] or found["after"] if before and after else "") + after

    @cached_property
    def needs_last(self) -> bool:
        """It asks for a family name."""
        return "{l" in self.text

    @cached_property
    def ties(self) -> bool:
        """It holds a whole given or family name, so that its addresses tell people apart."""
        return "{first}" in self.text or "{last}" in self.text

    @cached_property
    def simplicity(self) -> tuple[int, int, int, int, str]:
        """Sort key: of two templates that make the same address the smaller is the plainer reading."""
        fields = _FIELD.findall(self.text)
        cuts = sum(1 for _, cut in fields if cut)
        rare = sum(1 for name, _ in fields if name in {"ii", "m", "middle"})
        return (cuts, rare, len(fields), len(self.text), self.text)

    @cached_property
    def shape(self) -> str:
        """What remains when only the lengths of the pieces are known: `W.W`, `I.W`, `W` …"""
        return shape_of(_FIELD.sub(lambda field: "xx" if len(field[1]) > 2 else "x", self.text))

    def cut_at(self, length: int, tokens: Mapping[str, str]) -> str:
        """The template with its last field cut so that *tokens* give *length* letters; empty where it can't be."""
        text = self.text if tokens["m"] else self.without_middle
        head, _, name = text.rpartition("{")
        if name not in {"first}", "last}"}:
            return ""
        left = length - len(head.format_map(tokens))
        return f"{head}{{{name[:-1]}:.{left}}}" if 0 < left < len(tokens[name[:-1]]) else ""

    def trust(self, tokens: Mapping[str, str]) -> float:
        """How likely it writes a person so: hardly where it asks for a name of which only the initial is told."""
        asked = (field for field, _ in _FIELD.findall(self.text) if field in {"first", "last"})
        return _ABBREVIATED if any(len(tokens[field]) == 1 for field in asked) else 1.0

    def render(self, tokens: Mapping[str, str]) -> str:
        """The local part of a person with *tokens*; empty where the name lacks what the template asks for."""
        if self.needs_last and not tokens["last"]:
            return ""
        return (self.text if tokens["m"] else self.without_middle).format_map(tokens)


def simplicity(template: Template) -> tuple[int, int, int, int, str]:
    """Sort key: the plainer reading first."""
    return template.simplicity


def shape_of(local: str) -> str:
    """The pieces of a local part: W for a word, I for one letter; separators stay.

    >>> shape_of("j.doe"), shape_of("jane_doe")
    ('I.W', 'W_W')
    """
    return re.sub(r"[^._-]+", lambda piece: "W" if len(piece[0]) > 1 else "I", local)
