"""What sitemaps add to a walk: made-up sites in memory."""

from __future__ import annotations

import gzip
from typing import Any

import pytest

from tests.servers.memory_web import html
from tests.unit.test_website import TEAM, look, names

SITEMAP = '<urlset xmlns="http://www.sitemaps.org/schemas/sitemap/0.9"><url><loc>{}</loc></url></urlset>'


@pytest.mark.parametrize("packed", [False, True])
async def test_sitemaps_show_what_no_link_leads_to(packed: bool) -> None:
    """robots.txt → index → (packed) sitemap → page."""
    listed = SITEMAP.format("https://acme.example/who/executive-team").encode()
    pages: dict[str, Any] = {
        "https://acme.example/": html("<p>Anvils</p>"),
        "https://acme.example/robots.txt": b"User-agent: *\nSitemap: /maps.xml\n",
        "https://acme.example/maps.xml": b"<sitemapindex><sitemap><loc>/page.xml</loc></sitemap></sitemapindex>",
        "https://acme.example/page.xml": gzip.compress(listed) if packed else listed,
        "https://acme.example/who/executive-team": html(TEAM),
    }
    found, _ = await look(pages)
    assert "Nia Okafor" in names(found)


async def test_sitemaps_in_a_circle_end() -> None:
    index = (
        b"<sitemapindex><sitemap><loc>/sitemap.xml</loc></sitemap><sitemap><loc>/b.xml</loc></sitemap></sitemapindex>"
    )
    pages = {
        "https://acme.example/": html("<p>Anvils</p>"),
        "https://acme.example/sitemap.xml": index,
        "https://acme.example/b.xml": index,
    }
    _, web = await look(pages)
    assert web.asked.count("https://acme.example/sitemap.xml") == 1


WORDPRESS = '<link rel="stylesheet" href="/wp-content/themes/acme/style.css"><p>Anvils</p>'


@pytest.mark.parametrize(
    ("home", "path"),
    [(WORDPRESS, "page-sitemap.xml"), (WORDPRESS, "wp-sitemap.xml"), ("<p>Anvils</p>", "sitemap-index.xml")],
)
async def test_sitemaps_under_the_names_of_the_sites_program_are_found_where_the_usual_ones_are_missing(
    home: str, path: str
) -> None:
    pages: dict[str, Any] = {
        "https://acme.example/": html(home),
        f"https://acme.example/{path}": SITEMAP.format("https://acme.example/who/executive-team").encode(),
        "https://acme.example/who/executive-team": html(TEAM),
    }
    found, _ = await look(pages)
    assert "Nia Okafor" in names(found)


@pytest.mark.parametrize("usual", ["robots.txt", "sitemap.xml", "sitemap_index.xml"])
async def test_no_other_name_of_a_sitemap_is_tried_where_one_is_known(usual: str) -> None:
    body = b"Sitemap: /maps.xml" if usual == "robots.txt" else SITEMAP.format("https://acme.example/a").encode()
    pages: dict[str, Any] = {"https://acme.example/": html(WORDPRESS), f"https://acme.example/{usual}": body}
    _, web = await look(pages)
    assert not {url for url in web.asked if url.endswith(("/page-sitemap.xml", "/wp-sitemap.xml"))}
