"""How a site spells its own addresses."""

from __future__ import annotations

import pytest

from exec_finder.sources.spellings import Spellings


@pytest.mark.parametrize(
    ("asked", "final", "next_", "called"),
    [
        ("https://a.example/{}", "https://a.example/{}/", "https://a.example/x", "https://a.example/x/"),
        ("https://a.example/{}/", "https://a.example/{}", "https://a.example/x/", "https://a.example/x"),
        ("http://a.example/{}", "https://www.a.example/{}", "http://a.example/x", "https://www.a.example/x"),
        ("https://www.a.example/{}", "https://a.example/{}", "https://www.a.example/x", "https://a.example/x"),
        ("https://a.example/{}/index.html", "https://a.example/{}/", "https://a.example/x", "https://a.example/x"),
        ("https://a.example/{}//", "https://a.example/{}/", "https://a.example/x//", "https://a.example/x/"),
        ("https://a.example//{}", "https://a.example/{}/", "https://a.example//x", "https://a.example/x/"),
        ("https://a.example/{}.html", "https://a.example/{}", "https://a.example/x.html", "https://a.example/x"),
        ("https://a.example/{}", "https://a.example/{}/", "https://a.example/x.pdf", "https://a.example/x.pdf"),
        ("https://a.example/{}", "https://a.example/{}/", "https://b.example/x", "https://b.example/x"),
        ("https://a.example/{}", "https://a.example/login", "https://a.example/x", "https://a.example/x"),
    ],
)
def test_what_redirects_teach(asked: str, final: str, next_: str, called: str) -> None:
    learned = Spellings()
    for page in ("team", "press", "about"):
        learned.answered(asked.format(page), final.format(page))
    assert learned.of(next_) == called


def test_one_redirect_teaches_nothing() -> None:
    learned = Spellings()
    learned.answered("https://a.example/team", "https://a.example/team/")
    assert learned.of("https://a.example/x") == "https://a.example/x"


def test_a_site_that_has_both_keeps_both() -> None:
    learned = Spellings()
    for page in ("team", "press", "about"):
        learned.answered(f"https://a.example/{page}", f"https://a.example/{page}/")
    learned.answered("https://a.example/old", "https://a.example/old")
    assert learned.of("https://a.example/x") == "https://a.example/x"


def test_a_redirect_that_loses_the_encryption_still_teaches_the_path() -> None:
    learned = Spellings()
    for page in ("team", "press"):
        learned.answered(f"https://acme.example/{page}//", f"http://acme.example/{page}/")
    assert learned.of("https://acme.example/about//") == "https://acme.example/about/"
