"""Links, redirects within pages, names of sites, and sitemaps."""

from __future__ import annotations

import gzip

import pytest

from exec_finder.models import Page
from exec_finder.sources.frontier import Frontier
from exec_finder.sources.page_links import MAX_LINKS, Link, read_links
from exec_finder.sources.sitemaps import MAX_ADDRESSES, read_sitemap, sitemaps_in_robots
from tests.servers.memory_web import SEEN_AT, html

URL = "https://acme.example/a/"


def page(body: str | bytes) -> Page:
    if isinstance(body, bytes):
        return Page(URL, URL, 200, "application/xml", body, "", SEEN_AT)
    return Page(URL, URL, 200, "text/html", body.encode(), body, SEEN_AT)


def test_words_of_a_link() -> None:
    """Text, title and label; a picture's text only where there is no other."""
    found = read_links(
        page(html('<a href="b" title="Our team"> Who <b>we</b> are</a><a href="c"><img alt="Board"></a>'))
    ).links
    assert [(link.url, link.texts) for link in found] == [
        ("https://acme.example/a/b", ("Who we are", "Our team")),
        ("https://acme.example/a/c", ("Board",)),
    ]


def test_menus_are_told_apart() -> None:
    found = read_links(page(html('<footer><div><a href="/b">B</a></div></footer><p><a href="/c">C</a></p>'))).links
    assert [link.in_menu for link in found] == [True, False]


@pytest.mark.parametrize("href", ["mailto:a@acme.example", "javascript:x()", "tel:+1", "ftp://acme.example/", ""])
def test_what_is_no_page_is_no_link(href: str) -> None:
    found = read_links(page(html(f'<a href="{href}">X</a>'))).links
    assert [link.url for link in found] in ([], [URL])


def test_links_are_bounded() -> None:
    flood = "".join(f'<a href="/{n}">x</a>' for n in range(MAX_LINKS * 2))
    assert len(read_links(page(html(flood))).links) == MAX_LINKS


def test_a_script_redirect_counts_only_on_an_empty_page() -> None:
    script = "<script>location.replace('/b')</script>"
    assert read_links(page(html(script))).forward == "https://acme.example/b"
    assert read_links(page(html(script + '<a href="/c">C</a><a href="/d">D</a>'))).forward == ""


@pytest.mark.parametrize(
    ("head", "wanted"),
    [
        ('<meta property="og:site_name" content="Acme Anvils">', "Acme Anvils"),
        ('<script type="application/ld+json">{"@type": "Organization", "name": "Acme Inc."}</script>', "Acme Inc."),
        (
            '<script type="application/ld+json">{"@graph": [{"@type": "Corporation", "name": "Acme AG"}]}</script>',
            "Acme AG",
        ),
        ('<script type="application/ld+json">{"@type": </script>', "Acme"),
        ('<script type="application/ld+json">[[1], null, "x"]</script>', "Acme"),
        ("", "Acme"),
    ],
)
def test_whose_site_it_is(head: str, wanted: str) -> None:
    assert read_links(page(html("", head=head))).organisation == wanted


@pytest.mark.parametrize(
    ("title", "wanted"),
    [
        ("Home | Acme Anvils", "Acme Anvils"),
        ("Acme – We make anvils for everybody", "Acme"),
        ("Anvils and more", "Anvils and more"),
        ("", ""),
    ],
)
def test_names_in_titles(title: str, wanted: str) -> None:
    assert read_links(page(f"<title>{title}</title>")).organisation == wanted


def test_language_and_twins() -> None:
    head = '<link rel="alternate" hreflang="de" href="/de/a">'
    found = read_links(page(html("", head=head, lang="en-GB")))
    assert found.language == "en"
    assert found.twins == ("https://acme.example/de/a",)


def test_feeds_are_told_from_a_page_in_json() -> None:
    kinds = {"/embed": "json+oembed", "/feed": "rss+xml", "/news.json": "json"}
    head = "".join(f'<link rel="alternate" type="application/{kind}" href="{url}">' for url, kind in kinds.items())
    assert read_links(page(head)).feeds == ("https://acme.example/feed", "https://acme.example/news.json")


def test_a_page_over_again_in_json_is_no_feed() -> None:
    frontier = Frontier()
    frontier.allow("acme.example")
    paths = ("wp-json/wp/v2/pages/7", "comments/feed", "feed")
    frontier.add_feeds(tuple(f"https://acme.example/{path}" for path in paths))
    assert [candidate.url for candidate in frontier.next_batch(5, 0.0)] == ["https://acme.example/feed"]


def test_of_lists_for_every_year_only_the_newest_is_read() -> None:
    frontier = Frontier()
    frontier.allow("acme.example")
    paths = ("board.html", "board_1718.html", "board_1819.html", "about/board-2016.html", "about/board-2017-2018.html")
    frontier.add_links(tuple(Link(f"https://acme.example/{path}", ("Board of directors",), False) for path in paths))
    read = {candidate.url.partition("example/")[2] for candidate in frontier.next_batch(9, 0.0)}
    assert read == {"board.html", "board_1819.html", "about/board-2017-2018.html"}


def test_a_page_without_html_says_nothing() -> None:
    found = read_links(page(""))
    assert (found.links, found.forward, found.organisation) == ((), "", "")


URLSET = b"<urlset><url><loc>https://acme.example/team</loc></url><url><loc> /b?x=1&amp;y=2 </loc></url></urlset>"


@pytest.mark.parametrize("body", [URLSET, gzip.compress(URLSET)])
def test_sitemaps(body: bytes) -> None:
    assert read_sitemap(page(body)).pages == ("https://acme.example/team", "https://acme.example/b?x=1&y=2")


def test_an_index_lists_sitemaps() -> None:
    body = b'<?xml version="1.0"?><sm:sitemapindex><sm:loc><![CDATA[https://acme.example/p.xml]]></sm:loc>'
    assert read_sitemap(page(body)) == ((), ("https://acme.example/p.xml",))


@pytest.mark.parametrize("body", [b"", b"<html><body>no</body></html>", b"\x1f\x8bbroken", b"\xff\xfe<loc>"])
def test_what_is_no_sitemap_lists_nothing(body: bytes) -> None:
    assert read_sitemap(page(body)) == ((), ())


def test_sitemaps_are_bounded() -> None:
    body = b"".join(b"<loc>https://acme.example/%d</loc>" % n for n in range(MAX_ADDRESSES + 500))
    assert len(read_sitemap(page(body)).pages) == MAX_ADDRESSES
    bomb = gzip.compress(b" " * 50_000_000 + URLSET)
    assert read_sitemap(page(bomb)).pages == ()


def test_sitemaps_in_robots() -> None:
    body = b"User-agent: *\r\nDisallow: /x\r\nSitemap: /one.xml\r\n sitemap : https://acme.example/two.xml.gz\r\n"
    assert sitemaps_in_robots(page(body)) == ("https://acme.example/one.xml", "https://acme.example/two.xml.gz")
