"""The contract that every registered source keeps."""

from __future__ import annotations

import asyncio
import inspect
from importlib.metadata import EntryPoint, EntryPoints
from typing import Any

import pytest

from exec_finder import sources as registry
from exec_finder.models import Company, MissReason, SourceStatus
from exec_finder.sources import Findings, Limits, Source, built_in_sources, load_sources
from exec_finder.web import Api
from tests.servers.memory_web import MemoryWeb, cards, html, links

COMPANY = Company("acme.example", "Acme", "acme.example", country="US")
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

every_source = pytest.mark.parametrize("source", built_in_sources(), ids=lambda source: source.name)


@every_source
def test_it_says_what_it_is(source: Source) -> None:
    assert source.name.replace("-", "").isalnum()
    assert source.name == source.name.lower()
    assert source.asks
    assert all(source.asks)
    assert isinstance(source.on_by_default, bool)
    assert inspect.getdoc(source)
    assert source.applies(COMPANY)


def test_names_are_unique() -> None:
    names = [source.name for source in built_in_sources()]
    assert len(names) == len(set(names))


@every_source
async def test_evidence_lies_on_the_pages_read(source: Source) -> None:
    found = await source.look(COMPANY, MemoryWeb(SITE), LIMITS)
    assert found.status is SourceStatus.FOUND
    assert {person.name for person in found.people} == {"Nia Okafor", "Tom Berg"}
    for person in found.people:
        assert person.evidence
        assert {seen.url for seen in person.evidence} <= set(found.pages)


@every_source
async def test_it_looks_the_same_way_twice(source: Source) -> None:
    assert await source.look(COMPANY, MemoryWeb(SITE), LIMITS) == await source.look(COMPANY, MemoryWeb(SITE), LIMITS)


@every_source
async def test_an_empty_web_gives_nobody(source: Source) -> None:
    found = await source.look(COMPANY, MemoryWeb({}), LIMITS)
    assert found.people == ()
    assert found.status in {SourceStatus.NOTHING, SourceStatus.FAILED}
    assert found.why


@every_source
async def test_a_web_that_does_not_answer_is_not_nobody(source: Source) -> None:
    class Silent(MemoryWeb):
        async def get(self, url: str, *, api: Api | None = None) -> Any:
            self.pages = {url: MissReason.TIMEOUT}
            return await super().get(url, api=api)

    found = await source.look(COMPANY, Silent({}), LIMITS)
    assert found.status is SourceStatus.FAILED
    assert found.why


@every_source
@pytest.mark.parametrize("page", HOSTILE, ids=range(len(HOSTILE)))
async def test_a_hostile_page_neither_raises_nor_hangs(source: Source, page: str) -> None:
    found = await asyncio.wait_for(source.look(COMPANY, MemoryWeb({"https://acme.example/": page}), LIMITS), 60)
    assert isinstance(found, Findings)


@every_source
async def test_it_does_not_apply_without_a_domain(source: Source) -> None:
    assert not source.applies(Company("Acme", "Acme", ""))


def test_other_packages_bring_sources(monkeypatch: pytest.MonkeyPatch) -> None:
    """By entry point; a name that is taken stays with the source that came first."""

    class Filings:
        name = "filings"

    class Impostor:
        name = "website"

    made = {"a": Filings, "b": Impostor}

    class Point:
        def __init__(self, name: str) -> None:
            self.name = name

        def load(self) -> type:
            return made[self.name]

    monkeypatch.setattr(registry, "entry_points", lambda group: [Point("b"), Point("a")])
    assert [source.name for source in load_sources()] == ["website", "filings"]


def test_an_entry_point_is_loaded_by_its_group(monkeypatch: pytest.MonkeyPatch) -> None:
    """The standard's own objects, with a class that is there."""
    point = EntryPoint("again", "exec_finder.sources.website:Website", registry.ENTRY_POINT_GROUP)
    monkeypatch.setattr(registry, "entry_points", lambda group: EntryPoints([point]).select(group=group))
    assert [source.name for source in load_sources()] == ["website"]
