"""Big pages of one pattern cost as much as they are long, not its square."""

from __future__ import annotations

from itertools import product
from time import process_time

import pytest

from exec_finder.extract import extract_people

PARTS = (
    ("Ada", "Bruno", "Clara", "Emil"),
    "ABCDEFGHIJKLMNOPQRST",
    "ABCDEFGHIJKLMNOPQRST",
    ("Lund", "Berg", "Nwosu", "Silva"),
)
NAMES = [f"{given} {first}. {second}. {family}" for given, first, second, family in product(*PARTS)]
CARD = '<li><h3>{}</h3><p>Vice President</p><a href="mailto:info@acme.example">Mail</a></li>'
PAGES = {
    "a name again and again in one block": "<p>" + "Nia Okafor<br>Treasurer<br>" * 16_000,
    "a picture again and again": '<img alt="Nia Okafor, Treasurer">' * 16_000,
    "an address beside everybody": f"<ul>{''.join(map(CARD.format, NAMES))}</ul>",
    "plain text broken to fit": "Acme makes widgets for everybody who needs one or two of them a day or a week\n"
    * 64_000,
}


@pytest.mark.parametrize("html", PAGES.values(), ids=PAGES)
def test_big_pages_end_soon(html: str) -> None:
    before = process_time()
    extract_people(html, url="https://acme.example/team")
    assert process_time() - before < 8
