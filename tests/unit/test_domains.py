"""Domains and URLs: tables of cases."""

from __future__ import annotations

import pytest

from exec_finder.domains import (
    MAX_URL_LENGTH,
    CompanyUrl,
    country_of,
    host_of,
    normalise_url,
    page_key,
    parse_company_url,
    registrable_domain,
    site_domain,
)


@pytest.mark.parametrize(
    ("given", "wanted"),
    [
        ("acme.example", "acme.example"),
        ("https://www.acme.example:8443/team?x=1#y", "acme.example"),
        ("//cdn.acme.example/x", "acme.example"),
        ("WWW.Acme.CO.UK.", "acme.co.uk"),
        ("acme.github.io", "github.io"),
        ("www.müller.de", "xn--mller-kva.de"),
        ("xn--mller-kva.de", "xn--mller-kva.de"),
        ("co.uk", ""),
        ("com", ""),
        ("acme.unknowntld", ""),
        ("localhost", ""),
        ("192.0.2.7", ""),
        ("http://[2001:db8::1]/", ""),
        ("2130706433", ""),
        ("", ""),
        ("   ", ""),
        ("http://[broken/", ""),
        ("https://acme.example:port/", ""),
        ("a..example", ""),
        (f"{'a' * 300}.example", ""),
    ],
)
def test_registrable_domain(given: str, wanted: str) -> None:
    assert registrable_domain(given) == wanted


def test_shared_hosting_parts_sites() -> None:
    """Strangers under one hosting domain are strangers."""
    assert site_domain("acme.github.io") == "acme.github.io"


@pytest.mark.parametrize(
    ("host", "wanted"),
    [
        ("acme.de", "DE"),
        ("www.acme.co.uk", "GB"),
        ("https://acme.com.au/x", "AU"),
        ("пример.рф", "RU"),
        ("acme.com", ""),
        ("acme.eu", ""),
        ("acme.io", ""),
        ("acme.example", ""),
        ("192.0.2.1", ""),
    ],
)
def test_country_of(host: str, wanted: str) -> None:
    assert country_of(host) == wanted


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        ("acme.example", ("acme.example", "https://acme.example/")),
        (" www.acme.co.uk/de/ ", ("www.acme.co.uk", "https://www.acme.co.uk/de/")),
        ("HTTP://Acme.example:8080/x", ("acme.example", "http://acme.example:8080/x")),
        ("müller.de", ("xn--mller-kva.de", "https://xn--mller-kva.de/")),
        ("Acme", None),
        ("Acme, Inc.", None),
        ("Acme Co.", None),
        ("St. Acme Bank", None),
        ("A.C.M.E.", None),
        ("U.S. Acme", None),
        ("jane@acme.example", None),
        ("ftp://acme.example/", None),
        ("192.0.2.1", None),
        ("co.uk", None),
        ("", None),
    ],
)
def test_parse_company_url(text: str, wanted: tuple[str, str] | None) -> None:
    assert parse_company_url(text) == (CompanyUrl(*wanted) if wanted else None)


@pytest.mark.parametrize(
    ("url", "base", "wanted"),
    [
        ("/team", "https://acme.example/a/b", "https://acme.example/team"),
        ("team/", "https://acme.example/a/b", "https://acme.example/a/team/"),
        ("?page=2", "https://acme.example/a", "https://acme.example/a?page=2"),
        ("//www.acme.example/x", "http://acme.example/", "http://www.acme.example/x"),
        ("https://ACME.example:443", "", "https://acme.example/"),
        ("http://acme.example:8080/", "", "http://acme.example:8080/"),
        ("https://acme.example/über uns", "", "https://acme.example/%C3%BCber%20uns"),
        ("https://acme.example/%C3%BCber", "", "https://acme.example/%C3%BCber"),
        ("https://acme.example/a?utm_source=x&id=3&fbclid=9#top", "", "https://acme.example/a?id=3"),
        ("https://acme.example/a;jsessionid=AB12?x", "", "https://acme.example/a?x"),
        ("https://acme.example/a?flag", "", "https://acme.example/a?flag"),
        ("\n https://acme.example/a \t", "", "https://acme.example/a"),
        ("mailto:x@acme.example", "https://acme.example/", ""),
        ("javascript:void(0)", "https://acme.example/", ""),
        ("tel:+1555", "https://acme.example/", ""),
        ("data:text/html,x", "https://acme.example/", ""),
        ("https://user:secret@acme.example/", "", ""),
        ("https://ac me.example/", "", ""),
        ("https://[::1/", "", ""),
        ("http://acme.example:99999/", "", ""),
        ("https:///path", "", ""),
        ("https://acme.example/" + "a" * MAX_URL_LENGTH, "", ""),
    ],
)
def test_normalise_url(url: str, base: str, wanted: str) -> None:
    assert normalise_url(url, base) == wanted


@pytest.mark.parametrize(
    "url",
    [
        "https://acme.example/team",
        "https://acme.example/team/",
        "http://www.acme.example/team/index.html",
        "https://acme.example/team/default.aspx",
        "https://acme.example/team/index.php",
    ],
)
def test_spellings_of_one_page_have_one_key(url: str) -> None:
    assert page_key(url) == "acme.example/team"


def test_other_pages_have_other_keys() -> None:
    """Query, path and host name pages apart."""
    urls = [
        "https://acme.example/",
        "https://acme.example/a",
        "https://acme.example/a?p=2",
        "https://de.acme.example/a",
    ]
    assert len({page_key(url) for url in urls}) == len(urls)


def test_host_of_reads_hosts_and_urls() -> None:
    assert host_of("Acme.Example.") == "acme.example"
    assert host_of("https://acme.example:8443/x") == "acme.example"
