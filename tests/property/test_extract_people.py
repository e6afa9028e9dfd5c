"""What a page looks like in its source must not change who is found on it; no bytes make extraction fail."""

from __future__ import annotations

import json
import re
from collections.abc import Callable
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from exec_finder.extract import explain_people, extract_people
from exec_finder.extract.walk import read_page

PAGES = Path(__file__).resolve().parents[1] / "pages"
SLUGS = sorted(path.parent.name for path in PAGES.glob("*/page.html"))
_CLASS = re.compile(r'class="([^"]*)"')
_TELLING = {"blog-author-archive", "use-case-quotes", "hcard-properties"}  # pages whose class names are words that extraction reads


def body_of(html: str, change: Callable[[str], str]) -> str:
    """*html* with the inside of its body changed; plain text and XML have none."""
    if "<body" not in html:
        return html
    head, sep, rest = html.partition("<body")
    opening, end, inner = rest.partition(">")
    return head + sep + opening + end + change(inner)


def renamed_classes(html: str) -> str:
    return _CLASS.sub(lambda met: 'class="' + " ".join(f"zq{c[::-1]}" for c in met[1].split()) + '"', html)


CHANGES: dict[str, Callable[[str], str]] = {
    "wrapped": lambda html: body_of(html, lambda inner: f"<div><div><section>{inner}</section></div></div>"),
    "cookie banner": lambda html: body_of(
        html, lambda inner: '<div role="dialog"><p>We use cookies.</p><button>Accept all</button></div>' + inner
    ),
    "another menu": lambda html: body_of(
        html, lambda inner: '<nav><a href="/x">Careers</a><a href="/y">Harper Collection</a></nav>' + inner
    ),
    "indented": lambda html: re.sub(r">\s*<(?=div|p\b|h\d|ul|li|table|tr|section)", ">\n\t   <", html),
    "minified": lambda html: re.sub(r">\s+<(?=/?(?:div|p\b|h\d|ul|li|table|tr|section))", "><", html),
    "sections for divs": lambda html: re.sub(r"<(/?)div\b", r"<\1section", html),
    "classes renamed": renamed_classes,
    "attributes reordered": lambda html: re.sub(r'<(\w+) (\w+="[^"]*") (\w+="[^"]*")', r"<\1 \3 \2", html),
    "comments": lambda html: html.replace("<p", "<!-- block --><p"),
    "upper-case tags": lambda html: re.sub(r"<(/?)(div|p|h\d|td|tr)\b", lambda m: f"<{m[1]}{m[2].upper()}", html),
}


def people(html: str | bytes, url: str) -> list[tuple[str, str, str, str]]:
    return [(p.name, p.title, p.email, p.phone) for p in extract_people(html, url=url)]


@pytest.mark.parametrize("change", CHANGES)
@pytest.mark.parametrize("slug", SLUGS)
def test_answer_does_not_change(slug: str, change: str) -> None:
    """Wrapping, indenting, renaming and banners leave the people as they were."""
    if change == "classes renamed" and slug in _TELLING:
        return
    html = (PAGES / slug / "page.html").read_text("utf-8")
    url = json.loads((PAGES / slug / "expected.json").read_text("utf-8"))["url"]
    assert people(CHANGES[change](html), url) == people(html, url)


@given(st.binary(max_size=400))
@settings(max_examples=200, deadline=None)
def test_bytes_never_raise(body: bytes) -> None:
    """Whatever bytes come: an answer."""
    assert isinstance(extract_people(body, url="https://acme.example/"), list)


PIECES = st.sampled_from(
    ["<div>", "</div>", "<h2>", "<p>", "<br>", "<table><tr><td>", "</td>", "<li>", "<a href='mailto:a@b.example'>",
     "Nia Okafor", "Chief Customer Officer", ", ", " – ", ": ", "<script type='application/ld+json'>", "</script>",
     '{"@type":"Person","name":"Nia Okafor"', "[{", "“", "said ", "<blockquote>", "Board of Directors", "By ", "&nbsp;",
     "<ownershipDocument>", "<img alt='Nia Okafor, Treasurer'>", "+1 555 010 0100", "\x00", "佐藤 健一", "代表取締役"]
)  # fmt: skip


@given(st.lists(PIECES, max_size=60))
@settings(max_examples=200, deadline=None, suppress_health_check=[HealthCheck.too_slow])
def test_fragments_never_raise(pieces: list[str]) -> None:
    """Any order of the pieces that pages are made of: people with evidence, each with a confidence."""
    for judged in explain_people("".join(pieces), url="https://acme.example/"):
        assert 0 <= judged.person.confidence <= 1
        assert judged.person.evidence
        assert judged.votes


def test_names_in_capitals_are_the_same_people() -> None:
    """A page that shouts its names names the same people."""
    html = (PAGES / "elementor-cards" / "page.html").read_text("utf-8")
    loud = re.sub(r"(<h3[^>]*>)([^<]*)", lambda met: met[1] + met[2].upper(), html)
    url = "https://www.acme.example/team"
    assert [(n.upper(), t) for n, t, *_ in people(html, url)] == [(n, t) for n, t, *_ in people(loud, url)]


def test_ten_thousand_nested_elements() -> None:
    """Depth is no recursion."""
    html = "<div>" * 10_000 + "<h3>Nia Okafor</h3><p>Chief Customer Officer</p>"
    assert [p[:2] for p in people(html, "https://acme.example/")] == [("Nia Okafor", "Chief Customer Officer")]


@pytest.mark.parametrize(
    "unit",
    [
        "<div class=c><h3>Nia Okafor</h3><p>Chief Customer Officer</p></div>",
        "<p>Nia Okafor, Treasurer</p>",
        "<p>" + "Aa " * 60 + "</p>",
        "<td>Nia Okafor",
        "<b>Nia Okafor</b> ",
    ],
)
def test_work_grows_with_the_page_not_its_square(unit: str) -> None:
    """Eight times the page is about eight times the steps taken: counted calls, no clock."""
    assert steps(unit * 1600) < 16 * steps(unit * 200)


def steps(html: str) -> int:
    import sys

    count = 0

    def counted(_frame: object, _event: str, _argument: object) -> None:
        nonlocal count
        count += 1

    sys.setprofile(counted)
    try:
        extract_people(html, url="https://acme.example/")
    finally:
        sys.setprofile(None)
    return count


def test_lines_know_their_place() -> None:
    """A line break parts lines, an inline element does not; cells know their column."""
    page = read_page("<p>One <b>two</b><br>three</p><table><tr><td>a<td>b</table>")
    assert [(line.text, line.column) for line in page.lines] == [("One two", -1), ("three", -1), ("a", 0), ("b", 1)]
