"""Namesakes: what a person gets whose address is somebody else's already."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from exec_finder.formats.templates import Template

_NUMBERS = {"2": 0.25, "1": 0.25, "3": 0.1}
"""Shares of namesakes with these numbers; the rest have others (counted where the priors come from)."""
_INITIAL = 0.4
"""Share that a middle initial of theirs tells apart, where they have one."""


def variants(template: Template, tokens: Mapping[str, str]) -> Iterator[tuple[Template, str, float]]:
    """(template, local part, share) of a namesake: `{f}{last}2`, `{first}.{m}.{last}` …; all sum to less than 1."""
    local = template.render(tokens)
    initial = _with_initial(template)
    numbered = 1.0
    if tokens["m"] and initial.text != template.text:
        numbered -= _INITIAL
        yield initial, initial.render(tokens), _INITIAL
    for number, share in _NUMBERS.items():
        yield Template(template.text + number), local + number, numbered * share


def _with_initial(template: Template) -> Template:
    given, separator, family = template.text.partition("{last")
    head, brace, between = given.rpartition("}")
    if not separator or not brace or "{m" in given:
        return template
    return Template(f"{head}{brace}{between}{{m}}{between}{separator}{family}")
