"""Nesting: traps are seen in linear time, and flattened without losing a word."""

from __future__ import annotations

import sys

import pytest

from exec_finder.depth import MAX_DEPTH, flattened, is_too_deep, parsed
from exec_finder.extract import extract_contacts, extract_people

PERSON = "<h3>Nia Okafor</h3><p>Chief Customer Officer</p><p>nia.okafor@acme.example</p>"
TRAPS = {
    "never closed": "<div>" * (MAX_DEPTH + 1),
    "two by two": "<b><p>" * (MAX_DEPTH + 1),
    "closed before opened": "</div>" * 9000 + "<div>" * (MAX_DEPTH + 1),
    "closed what is not open": "<div></x>" * (MAX_DEPTH + 1),
    "closed in comments": "<!--</div>--><div>" * (MAX_DEPTH + 1),
    "closed in scripts": "<script>'</div>'</script><div>" * (MAX_DEPTH + 1),
    "slashes close nothing": "<div/>" * (MAX_DEPTH + 1),
    "opened anew in the next block": "".join(f"<div><b id={n}>x</div>" for n in range(MAX_DEPTH + 1)),
    "tags without an end": "<div " * 9000,
}
PLAIN = {
    "side by side": "<div></div><p><li><br><td>" * (MAX_DEPTH + 1),
    "just deep": "<div>" * MAX_DEPTH,
    "ended by what is around": "<div><span></div>" * (MAX_DEPTH + 1),
    "a drawing": "<svg>" + "<path d='M0 0'/>" * (MAX_DEPTH + 1) + "</svg>",
}


@pytest.mark.parametrize("html", TRAPS.values(), ids=TRAPS)
def test_traps_are_seen_and_flattened(html: str) -> None:
    assert is_too_deep(html)
    assert not is_too_deep(flattened(html))


@pytest.mark.parametrize("html", PLAIN.values(), ids=PLAIN)
def test_plain_pages_stay_as_they_are(html: str) -> None:
    assert flattened(html) is html


def test_words_of_flattened_pages_are_read() -> None:
    html = "<div>" * 60_000 + PERSON
    assert [p.name for p in extract_people(html, url="https://acme.example/")] == ["Nia Okafor"]
    found = extract_contacts(html, url="https://acme.example/").addresses
    assert [seen.address for seen in found] == ["nia.okafor@acme.example"]


@pytest.mark.parametrize("unit", ["<div>", "<div ", "<svg><a/", "<b></i>", "<div></p>"])
def test_work_is_linear(unit: str) -> None:
    """Eight times the page is about eight times the calls."""
    assert calls(unit * 80_000) < 12 * calls(unit * 10_000)


def calls(html: str) -> int:
    count = 0

    def counted(_frame: object, _event: str, _argument: object) -> None:
        nonlocal count
        count += 1

    sys.setprofile(counted)
    try:
        flattened(html)
    finally:
        sys.setprofile(None)
    return count


def test_all_readers_of_a_page_share_one_tree_and_find_it_unchanged() -> None:
    page = "<h2>Team</h2><p>Nia Okafor, Treasurer, <a href='mailto:nia@acme.example'>write</a></p>"
    tree = parsed(page)
    before = tree.html
    people = extract_people(page, url="https://acme.example/")
    extract_contacts(page, url="https://acme.example/", people=people)
    assert parsed(page) is tree, "nobody parsed it again"
    assert tree.html == before
    assert parsed("<p>Percy Lund</p>").html != before
