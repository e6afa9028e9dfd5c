"""Made-up staff and their addresses, for tests of formats."""

from __future__ import annotations

from collections.abc import Sequence

from exec_finder.formats import EmailFormat
from exec_finder.formats.templates import Template
from exec_finder.formats.tokens import spell_name

HOST = "acme.example"
STAFF = ("Ann Lee", "Bo Fox", "Carla Diaz", "Dirk Otto", "Eve Stone", "Finn Walsh", "Gwen Park", "Hal Moss")


def pairs(template: str, staff: Sequence[str] = STAFF, host: str = HOST) -> list[tuple[str, str]]:
    made = Template(template)
    return [(name, f"{made.render(spell_name(name)[0].tokens)}@{host}") for name in staff]


def locals_of(form: EmailFormat, name: str, limit: int = 5) -> list[str]:
    return [candidate.address.rpartition("@")[0] for candidate in form.candidates(name, limit)]
