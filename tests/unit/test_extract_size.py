"""Big pages of one pattern cost as much as they are long, not the square of that."""

from __future__ import annotations

from collections.abc import Callable
from time import process_time

import pytest

from exec_finder.extract import extract_people

PAGES: dict[str, Callable[[int], str]] = {
    "a name again and again in one block": lambda n: "<p>" + "Nia Okafor<br>Treasurer<br>" * (4 * n),
    "a picture again and again": lambda n: '<img alt="Nia Okafor, Treasurer">' * (8 * n),
    "plain text broken to fit": lambda n: (
        "Acme makes widgets for everybody who needs one or two of them a day or a week\n" * (40 * n)
    ),
    "lines that nearly name the firm of a filing": lambda n: ("<p>" + "A" * 3_900 + " (the “Compan y</p>") * (n // 2),
    "a row of very many names": lambda n: (
        f"<table><tr><td>{'<p>Nia Okafor</p><p>Treasurer</p>' * (4 * n)}</td></tr></table>"
    ),
    "a row of very many heads": lambda n: (
        f"<table><tr>{'<th>First</th><th>Last</th>' * (4 * n)}</tr><tr>{'<td>Nia</td><td>Okafor</td>' * (4 * n)}"
    ),
}
SIZE, TIMES = 1_000, 4
MOST = 2.2 * TIMES
"""Of the time of a page a quarter as long; with the square of the length it is 16 times."""


def _spent(html: str) -> float:
    before = process_time()
    extract_people(html, url="https://acme.example/team")
    return process_time() - before


@pytest.mark.parametrize("page", PAGES.values(), ids=PAGES)
def test_big_pages_cost_what_they_are_long(page: Callable[[int], str]) -> None:
    _spent(page(10))  # the tables are read
    small = min(_spent(page(SIZE)) for _ in range(2))
    assert min(_spent(page(TIMES * SIZE)) for _ in range(2)) < MOST * max(small, 0.05)
