"""The demo's Report and the Report's schema are what they were; `python -m tests.regen` rewrites them."""

from __future__ import annotations

from pathlib import Path

import pytest

from exec_finder.archive import read_archive
from exec_finder.demo import DEMO_DOMAIN, demo_report
from exec_finder.web.replayed import ReplayedWeb
from tests.demo_site.build import ARCHIVE, answers, build, pages
from tests.regen import GOLDEN, golden


@pytest.mark.parametrize("name", ["demo.json", "report.schema.json"])
def test_golden_files_are_what_comes_out(name: str) -> None:
    assert golden()[name] == (GOLDEN / name).read_text("utf-8")


def test_the_bundled_archive_is_made_from_the_pages_in_the_tests(tmp_path: Path) -> None:
    build(tmp_path / "demo.warc.gz")
    bundled, made = read_archive(ARCHIVE), read_archive(tmp_path / "demo.warc.gz")
    assert list(ReplayedWeb(bundled).pages()) == list(ReplayedWeb(made).pages()) == [
        page for url in made.urls() for page in pages() if page.url == url
    ]  # fmt: skip
    assert [bundled.dns(a.name, a.rdtype) for a in answers()] == answers()


def test_the_demos_distractors_are_not_taken_for_leaders() -> None:
    """Customers, partners, founders, predecessors and photographers stand on the site, too."""
    found = {person.name for person in demo_report().people if person.rung is not None}
    strangers = [
        "Delia Harrow",
        "Marcus Bellweather",
        "Piers Holloway",
        "Walter Ostrander",
        "Edmund Trask",
        "Lena Forsgate",
    ]
    assert found.isdisjoint(strangers)


def test_the_demo_finds_everyone_who_leads() -> None:
    report = demo_report()
    names = {person.name for person in report.people}
    leaders = {
        "Maribel Oyelaran", "Henrik Sandoval-Brandt", "Rosalind Achterberg", "Devraj Pillai", "Constance Whitlock",
        "Imogen Tarrant", "Yuki Haldorsen", "Saskia Merrow", "Amos Featherling", "Jocasta Lindqvist",
        "Annelise Corrigan", "Tobias Nakagawa", "Philippa Dunmore", "Emeka Vandersloot", "Ottilie Brackenridge",
    }  # fmt: skip
    assert leaders <= names
    assert report.company.domain == DEMO_DOMAIN
    assert report.formats[0].template == "{first}.{last}"
    assert report.complete
