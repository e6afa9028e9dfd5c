"""The contract that every registered source keeps."""

from __future__ import annotations

import asyncio
import inspect
from importlib.metadata import EntryPoint, EntryPoints
from typing import Any

import pytest

from exec_finder import sources as registry
from exec_finder.models import Company, MissReason, SourceStatus
from exec_finder.sources import (
    Findings,
    Limits,
    Source,
    SourceSettings,
    Website,
    built_in_sources,
    load_sources,
    needs_of,
    saved_page,
)
from exec_finder.web import Api
from tests.servers.memory_web import MemoryWeb, cards, html, links

COMPANY = Company("acme.example", "Acme", "acme.example", country="US", wikidata="Q42", cik="0000000042")
LIMITS = Limits(pages=10, time_s=60)
SITE = {
    "https://acme.example/": html(links("/leadership Leadership")),
    "https://acme.example/leadership": html(
        cards("Nia Okafor|Chief Customer Officer|nia@acme.example", "Tom Berg|Chief Executive Officer")
    ),
}
HOSTILE = [
    "<a href=" * 20_000,
    "<div>" * 50_000,
    html("<a href='https://[::1'>x</a><a href='//'>x</a><base href='javascript:x'><a href='\x00'>team</a>"),
    html("".join(f"<a href='/team/{n}?{n}'>Team</a>" for n in range(20_000))),
    html("<p>" + "Nia Okafor, Chief Executive Officer " * 5_000),
    html("", head="<meta http-equiv=refresh content='0;url=/'>"),
    "\x00\xff" * 10_000,
    "",
]

SETTINGS = SourceSettings(
    github_token="s3cret",
    github_on=True,
    brave_key="s3cret",
    searxng_url="https://search.example/",
    pages=(saved_page("people.html", SITE["https://acme.example/leadership"].encode()),),
)
every_source = pytest.mark.parametrize("source", built_in_sources(SETTINGS), ids=lambda source: source.name)
every_asking_source = pytest.mark.parametrize(
    "source", [one for one in built_in_sources(SETTINGS) if one.name != "page"], ids=lambda source: source.name
)


class Everywhere(MemoryWeb):
    """One answer for every address."""

    def __init__(self, answer: str | MissReason) -> None:
        super().__init__({})
        self.answer = answer

    async def get(self, url: str, *, api: Api | None = None) -> Any:
        self.pages = {url: self.answer}
        return await super().get(url, api=api)


@every_source
def test_it_says_what_it_is(source: Source) -> None:
    assert source.name.replace("-", "").isalnum()
    assert source.name == source.name.lower()
    assert source.asks
    assert all(source.asks)
    assert isinstance(source.on_by_default, bool)
    assert inspect.getdoc(source)
    assert source.applies(COMPANY)
    assert needs_of(source) == ""


def test_without_settings_none_that_needs_one_is_on() -> None:
    assert not [source.name for source in built_in_sources() if needs_of(source) and source.on_by_default]


def test_names_are_unique() -> None:
    names = [source.name for source in built_in_sources()]
    assert len(names) == len(set(names))


@every_source
async def test_evidence_lies_on_the_pages_read(source: Source) -> None:
    found = await source.look(COMPANY, MemoryWeb(SITE), LIMITS)
    for person in found.people:
        assert person.evidence
        assert {seen.url for seen in person.evidence} <= set(found.pages)


async def test_the_company_s_own_site_is_a_source_like_any_other() -> None:
    found = await Website().look(COMPANY, MemoryWeb(SITE), LIMITS)
    assert found.status is SourceStatus.FOUND
    assert {person.name for person in found.people} == {"Nia Okafor", "Tom Berg"}


@every_source
async def test_it_looks_the_same_way_twice(source: Source) -> None:
    assert await source.look(COMPANY, MemoryWeb(SITE), LIMITS) == await source.look(COMPANY, MemoryWeb(SITE), LIMITS)


@every_asking_source
async def test_an_empty_web_gives_nobody(source: Source) -> None:
    found = await source.look(COMPANY, MemoryWeb({}), LIMITS)
    assert found.people == ()
    assert found.status in {SourceStatus.NOTHING, SourceStatus.FAILED}
    assert found.why


@every_asking_source
async def test_a_web_that_does_not_answer_is_not_nobody(source: Source) -> None:
    found = await source.look(COMPANY, Everywhere(MissReason.TIMEOUT), LIMITS)
    assert found.status is SourceStatus.FAILED
    assert found.why
    assert "s3cret" not in repr(found)


@every_source
@pytest.mark.parametrize("page", HOSTILE, ids=range(len(HOSTILE)))
async def test_a_hostile_page_neither_raises_nor_hangs(source: Source, page: str) -> None:
    found = await asyncio.wait_for(source.look(COMPANY, MemoryWeb({"https://acme.example/": page}), LIMITS), 60)
    assert isinstance(found, Findings)


@every_source
@pytest.mark.parametrize("page", [*HOSTILE[:1], *HOSTILE[-2:], "[" * 100_000, '{"a":' * 50_000, '"x"', "[1]", "{}"])
async def test_a_hostile_answer_everywhere_neither_raises_nor_hangs(source: Source, page: str) -> None:
    found = await asyncio.wait_for(source.look(COMPANY, Everywhere(page), LIMITS), 60)
    assert isinstance(found, Findings)


@every_source
async def test_it_does_not_apply_without_a_domain(source: Source) -> None:
    assert not source.applies(Company("Acme", "Acme", ""))


def test_a_name_that_is_taken_stays_with_the_source_that_came_first(monkeypatch: pytest.MonkeyPatch) -> None:
    """The standard's own objects, with a class that is there."""
    point = EntryPoint("again", "exec_finder.sources.website:Website", registry.ENTRY_POINT_GROUP)
    monkeypatch.setattr(registry, "entry_points", lambda group: EntryPoints([point]).select(group=group))
    assert [source.name for source in load_sources()] == [source.name for source in built_in_sources()]
