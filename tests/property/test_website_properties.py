"""Whatever a page holds, reading its links and sitemaps neither raises nor leaves the bounds."""

from __future__ import annotations

from hypothesis import given, settings
from hypothesis import strategies as st

from exec_finder.domains import normalise_url
from exec_finder.models import Page
from exec_finder.sources.page_links import read_links
from exec_finder.sources.page_words import judge_link, language_of, without_language
from exec_finder.sources.sitemaps import read_sitemap, sitemaps_in_robots
from tests.servers.memory_web import SEEN_AT

URL = "https://acme.example/a/"
MARKUP = st.lists(
    st.sampled_from(
        [
            "<a href='", "'>", "</a>", "<base href=/x>", "<nav>", "</nav>", "<frame src=/f>", "<title>", "Team | ",
            "<meta http-equiv=refresh content='0;url=", "<script>location='/b'</script>", "\x00", "//", "https://[",
            '<script type="application/ld+json">', "</script>", '{"@graph": [{"@type": ["Organization"]}]}',
        ]
    )
    | st.text(max_size=10),
    max_size=30,
).map("".join)  # fmt: skip


@settings(deadline=None)
@given(MARKUP)
def test_links_are_absolute_and_normal(text: str) -> None:
    found = read_links(Page(URL, URL, 200, "text/html", text.encode("utf-8", "replace"), text, SEEN_AT))
    for link in found.links:
        assert normalise_url(link.url) == link.url
        judged = judge_link(link.url, link.texts, found.language)
        assert -2 <= judged.score <= 2
    assert found.forward == normalise_url(found.forward)


@given(st.text(max_size=60), st.lists(st.text(max_size=40), max_size=3), st.sampled_from(["", "en", "de", "ja"]))
def test_any_address_can_be_judged(path: str, texts: list[str], language: str) -> None:
    url = normalise_url("/" + path.lstrip("/\\"), URL)
    assert -2 <= judge_link(url, tuple(texts), language).score <= 2
    assert len(language_of(url)) in {0, 2}
    without_language(url)


@given(st.binary(max_size=200) | st.binary(max_size=50).map(lambda b: b"<sitemapindex><loc>" + b + b"</loc>"))
def test_any_bytes_are_read_as_a_sitemap(body: bytes) -> None:
    page = Page(URL, URL, 200, "", body, "", SEEN_AT)
    listed = read_sitemap(page)
    for url in (*listed.pages, *listed.sitemaps, *sitemaps_in_robots(page)):
        assert normalise_url(url) == url
