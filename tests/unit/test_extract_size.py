"""Big pages of one pattern cost as much as they are long, not the square of that."""

from __future__ import annotations

from time import process_time

import pytest

from exec_finder.extract import extract_people

PAGES = {
    "a name again and again in one block": "<p>" + "Nia Okafor<br>Treasurer<br>" * 16_000,
    "a picture again and again": '<img alt="Nia Okafor, Treasurer">' * 32_000,
    "plain text broken to fit": "Acme makes widgets for everybody who needs one or two of them a day or a week\n"
    * 64_000,
    "lines that nearly name the firm of a filing": ("<p>" + "A" * 3_900 + " (the “Compan y</p>") * 400,
    "a row of very many names": "<table><tr><td>" + "<p>Nia Okafor</p><p>Treasurer</p>" * 32_000 + "</td></tr></table>",
    "a row of very many heads": "<table><tr>"
    + "<th>First</th><th>Last</th>" * 20_000
    + "</tr><tr>"
    + "<td>Nia</td><td>Okafor</td>" * 20_000,
}
LIMIT = (
    16  # seconds of the processor: about twice what is needed under coverage; with the square it is 20 to 30 without
)


@pytest.mark.parametrize("html", PAGES.values(), ids=PAGES)
def test_big_pages_end_soon(html: str) -> None:
    before = process_time()
    extract_people(html, url="https://acme.example/team")
    assert process_time() - before < LIMIT
