"""Pages in the styles of common site builders: tests/pages/SLUG/page.html gives what expected.json says."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest

from exec_finder.extract import extract_people

PAGES = Path(__file__).resolve().parents[1] / "pages"


def slugs() -> list[str]:
    return sorted(path.parent.name for path in PAGES.glob("*/page.html"))


def expected(slug: str) -> dict[str, Any]:
    data: dict[str, Any] = json.loads((PAGES / slug / "expected.json").read_text("utf-8"))
    return data


def test_there_are_pages() -> None:
    assert len(slugs()) >= 20


@pytest.mark.parametrize("slug", slugs())
def test_page(slug: str) -> None:
    """Exactly the expected people, with their titles and, where the file names them, addresses and numbers."""
    gold = expected(slug)
    found = extract_people((PAGES / slug / "page.html").read_bytes(), url=gold["url"])
    assert sorted((p.name, p.title) for p in found) == sorted((p["name"], p["title"]) for p in gold["people"])
    by_name = {person.name: person for person in found}
    for person in gold["people"]:
        got = by_name[person["name"]]
        assert {key: getattr(got, key) for key in ("email", "phone") if key in person} == {
            key: person[key] for key in ("email", "phone") if key in person
        }
        assert got.evidence
        assert got.evidence[0].url == gold["url"]
    assert not {person.name for person in found} & set(gold["never"])
