"""Which sources are asked: default, named, left out, lacking a key, broken."""

from __future__ import annotations

import asyncio
from collections.abc import Sequence

import pytest

from exec_finder.errors import UsageError
from exec_finder.models import Company, SourceStatus
from exec_finder.pipeline import find
from exec_finder.sources import (
    Findings,
    Limits,
    Source,
    SourceSettings,
    choose_sources,
    settings_from,
    state_of,
)
from exec_finder.sources.choice import Broken
from exec_finder.web import Web
from tests.servers.http_server import FakeDns
from tests.servers.memory_web import MemoryWeb

ACME = Company("acme.example", "Acme", "acme.example")


class Fake:
    """A source that looks at nothing."""

    asks = ("nothing",)

    def __init__(self, name: str, *, on: bool = True, needs: str = "") -> None:
        self.name = name
        self.on_by_default = on
        self.needs = needs

    def applies(self, company: Company) -> bool:
        return bool(company.domain)

    async def look(self, company: Company, web: Web, limits: Limits) -> Findings:
        return Findings(SourceStatus.NOTHING, "looked in vain")


class Raises(Fake):
    """One that can't even say whether it applies."""

    def applies(self, company: Company) -> bool:
        raise ValueError(company.domain)


class GivesNothing(Fake):
    """One of another package that forgot what it gives back."""

    async def look(self, company: Company, web: Web, limits: Limits) -> Findings:
        return None  # type: ignore[return-value]


ALL: Sequence[Source] = (Fake("site"), Fake("keys", on=False), Fake("search", on=False, needs="a key"))


async def reports(sources: Sequence[Source]) -> dict[str, tuple[str, str]]:
    report = await find(ACME, web=MemoryWeb({}), dns=FakeDns(), sources=sources)
    return {source.name: (source.status.value, source.why) for source in report.sources}


async def test_those_off_by_default_are_not_asked_and_say_so() -> None:
    assert await reports(choose_sources(ALL)) == {
        "site": ("nothing", "looked in vain"),
        "keys": ("skipped", "off unless asked for by --source keys"),
        "search": ("skipped", "it needs a key"),
    }


async def test_one_more_and_one_less() -> None:
    said = await reports(choose_sources(ALL, also=["keys"], without=["site"]))
    assert said["keys"] == ("nothing", "looked in vain")
    assert said["site"] == ("skipped", "left out by --without")


@pytest.mark.parametrize(
    ("also", "without", "words"),
    [
        (["kys"], [], "no source 'kys'; there are keys, search, site"),
        ([], ["webiste"], "no source 'webiste'; there are keys, search, site"),
        (["keys"], ["keys"], "--source keys or --without keys"),
        (["search"], [], "search can't be asked yet: it needs a key"),
    ],
)
def test_a_choice_that_can_not_be_meant_is_refused(also: list[str], without: list[str], words: str) -> None:
    with pytest.raises(UsageError, match=words):
        choose_sources(ALL, also=also, without=without)


async def test_a_lookup_by_itself_asks_those_that_are_on(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("exec_finder.pipeline.load_sources", lambda: ALL)
    report = await find(ACME, web=MemoryWeb({}), dns=FakeDns())
    assert [source.status.value for source in report.sources] == ["nothing", "skipped", "skipped"]


async def test_what_was_not_asked_makes_no_report_incomplete() -> None:
    report = await find(ACME, web=MemoryWeb({}), dns=FakeDns(), sources=choose_sources(ALL))
    assert not [note for note in report.notes if "keys" in note or "search" in note]


async def test_a_source_that_raises_takes_no_other_along() -> None:
    said = await reports([Raises("odd"), Broken("gone", "ImportError: no such thing"), GivesNothing("void"), *ALL[:1]])
    assert said.pop("void")[0] == "failed"
    assert said == {
        "odd": ("failed", "ValueError: acme.example"),
        "gone": ("failed", "it can't be loaded: ImportError: no such thing"),
        "site": ("nothing", "looked in vain"),
    }


class Hangs(Fake):
    """One that never ends, whatever time it is given."""

    async def look(self, company: Company, web: Web, limits: Limits) -> Findings:
        await asyncio.Event().wait()
        raise AssertionError


async def test_a_source_that_hangs_is_stopped_and_the_rest_kept(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("exec_finder.pipeline._grace_s", lambda _: 0.0)
    sources: Sequence[Source] = [Hangs("stuck"), *ALL[:1]]
    report = await find(ACME, web=MemoryWeb({}), dns=FakeDns(), sources=sources, time_s=0.1)
    assert [(one.status, one.why) for one in report.sources] == [
        ("failed", "it did not end within 0.1 s, and was stopped"),
        ("nothing", "looked in vain"),
    ]


async def test_one_fault_of_several_sources_is_noted_once() -> None:
    report = await find(
        ACME, web=MemoryWeb({}), dns=FakeDns(), sources=[Broken("one", "x"), Broken("two", "x"), Broken("three", "y")]
    )
    assert [note for note in report.notes if "loaded" in note] == [
        "Could not ask one: it can't be loaded: x",
        "Could not ask three: it can't be loaded: y",
    ]


def test_states() -> None:
    assert [state_of(source) for source in ALL] == ["on", "off", "needs"]


def test_settings_come_from_the_environment() -> None:
    """A token that lies about for other programs can be used, but switches nothing on."""
    assert settings_from({}) == SourceSettings()
    own = settings_from({"EXEC_FINDER_GITHUB_TOKEN": " a ", "GITHUB_TOKEN": "b", "EXEC_FINDER_BRAVE_KEY": "k"})
    assert (own.github_token, own.github_on, own.brave_key) == ("a", True, "k")
    other = settings_from({"GITHUB_TOKEN": "b", "EXEC_FINDER_SEARXNG_URL": "https://s.example/"})
    assert (other.github_token, other.github_on, other.searxng_url) == ("b", False, "https://s.example/")
    assert settings_from({"EXEC_FINDER_KEYSERVER": "https://k.example"}).keyserver == "https://k.example"


@pytest.mark.parametrize(
    ("name", "text"),
    [
        ("EXEC_FINDER_GITHUB_TOKEN", "s3cret\nX: y"),
        ("GITHUB_TOKEN", "s3crét"),
        ("EXEC_FINDER_BRAVE_KEY", "s3cret and more"),
        ("EXEC_FINDER_KEYSERVER", "https://ann:s3cret@k.example"),
        ("EXEC_FINDER_SEARXNG_URL", "s3cret"),
    ],
)
def test_settings_that_can_be_none_are_told_by_name_and_not_repeated(name: str, text: str) -> None:
    with pytest.raises(UsageError, match=name) as raised:
        settings_from({name: text})
    assert "s3cr" not in str(raised.value)


def test_keys_never_show_in_a_repr() -> None:
    assert "s3cret" not in repr(SourceSettings(github_token="s3cret", brave_key="s3cret"))
