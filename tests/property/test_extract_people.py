"""What a page looks like in its source must not change who is found on it; no bytes make extraction fail."""

from __future__ import annotations

import json
import re
import unicodedata
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
# Pages whose class names are words that extraction reads.
_TELLING = {"blog-author-archive", "hcard-properties", "testimonials-logos-grid", "use-case-quotes"}


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


_LEAF = re.compile(r"<(p|div|h[1-6]|span|strong|b|td|li|dd|dt|small|em|figcaption)\b([^>]*)>([^<>]{3,80})</\1>")


def leaves(change: Callable[[str], str]) -> Callable[[str], str]:
    """Changes the text of each element that holds nothing but a short text."""

    def changed(html: str) -> str:
        return body_of(html, lambda inner: _LEAF.sub(lambda m: f"<{m[1]}{m[2]}>{change(m[3])}</{m[1]}>", inner))

    return changed


def replaced(pattern: str, by: str) -> Callable[[str], str]:
    return lambda html: body_of(html, lambda inner: re.sub(pattern, by, inner))


SMALL_PRINT: dict[str, Callable[[str], str]] = {
    "no-break spaces": leaves(lambda text: text.replace(" ", "&nbsp;")),
    "zero-width spaces": leaves(lambda text: re.sub(r"(\w\w)(\w\w)", "\\1\u200b\\2", text, count=2)),
    "soft hyphens": leaves(lambda text: re.sub(r"([^\W\d_]{3})([^\W\d_]{3})", r"\1&shy;\2", text)),
    "comments between words": leaves(lambda text: text.replace(" ", "<!-- --> ", 2)),
    "nested spans": leaves(lambda text: f"<span><span>{text}</span></span>"),
    "fonts": leaves(lambda text: f'<font face="x"><span style="color:red">{text}</span></font>'),
    "letters apart from their accents": lambda html: unicodedata.normalize("NFD", html),
    "line ends of two characters": lambda html: html.replace("\n", "\r\n"),
    "divs for lists": replaced(r"<(/?)(?:ul|ol|li)\b", r"<\1div"),
    "all in a list": lambda html: body_of(html, lambda inner: f"<ul><li>{inner}</li></ul>"),
    "more attributes": replaced(r"<(div|p|h\d|li|td|span)\b", r'<\1 data-x="1"'),
    "empty elements": replaced(r"</(p|div|h\d)>", r"</\1><p></p><div>&nbsp;</div>"),
    "elements of one's own": replaced(r"<(/?)(?:div|section)\b", r"<\1x-block"),
    "newsletter": lambda html: body_of(html, lambda inner: inner + "<aside><h4>Newsletter</h4><p>Sign up</p></aside>"),
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


@pytest.mark.parametrize("change", SMALL_PRINT)
def test_small_print_changes_nothing(change: str) -> None:
    """What the eye does not see, on every page: the same people, composed letters aside."""
    for slug in SLUGS:
        html = (PAGES / slug / "page.html").read_text("utf-8")
        url = json.loads((PAGES / slug / "expected.json").read_text("utf-8"))["url"]
        assert people(SMALL_PRINT[change](html), url) == people(unicodedata.normalize("NFC", html), url), slug


_CARD = re.compile(
    r"(<(h[2-6]|strong|b)\b[^>]*>[^<>]{3,60}</\2>)(\s*(?:<br>)?\s*)(<(p|div|span|small|em|h[4-6])\b[^>]*>[^<>]{3,90}</\5>)"
)
CARDS = ("bootstrap-cards", "divi-tabs-departments", "hebrew-cards", "arabic-cards", "swedish-figures")


def one_paragraph(met: re.Match[str]) -> str:
    name, title = (re.sub(r"<[^>]+>", "", met[part]) for part in (1, 4))
    return f"<p>{name}<br>{title}</p>"


@pytest.mark.parametrize("slug", CARDS)
@pytest.mark.parametrize("form", [r"\4\3\1", one_paragraph], ids=["title above", "one paragraph"])
def test_cards_tell_the_same_in_other_forms(slug: str, form: str | Callable[[re.Match[str]], str]) -> None:
    """Title above the name, or both in one paragraph: the same people with the same titles."""
    html = (PAGES / slug / "page.html").read_text("utf-8")
    url = json.loads((PAGES / slug / "expected.json").read_text("utf-8"))["url"]
    changed = body_of(html, lambda inner: _CARD.sub(form, inner))
    assert changed != html
    assert sorted(p[:2] for p in people(changed, url)) == sorted(p[:2] for p in people(html, url))


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
