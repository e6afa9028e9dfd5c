"""Whatever a company's looks show, in whatever order they come: times are in order, and nothing is said twice."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta
from pathlib import Path
from tempfile import TemporaryDirectory

from hypothesis import given, settings
from hypothesis import strategies as st

from exec_finder.models import (
    AddressKind,
    Answer,
    Candidate,
    Channel,
    ChannelKind,
    Evidence,
    FormatShare,
    FoundAddress,
    MailDomain,
    Report,
    ReportPerson,
    SourceReport,
    SourceStatus,
)
from exec_finder.store import FactStore, KeptFact, Kind
from tests.reports import ANN, REPORT, WHEN

ACME = "acme.example"
NAMES = (
    "Ann Lee",
    "Ann Q. Lee",
    "A. Lee",
    "Amy Lee",
    "Bob Fields",
    "Robert Fields",
    "Fields, Robert",
    "李娜",
    "…",
    "x\x1b[31m",
)
PAGES = tuple(f"https://acme.example/{n}" for n in range(4))


@st.composite
def evidence(draw: st.DrawFn, at: int) -> tuple[Evidence, ...]:
    urls = draw(st.lists(st.sampled_from(PAGES), min_size=1, max_size=3))
    ages = st.sampled_from([None, 0, 1, 3])
    return tuple(
        Evidence(url, None if (age := draw(ages)) is None else WHEN + timedelta(days=at - age), "card", "")
        for url in urls
    )


@st.composite
def person(draw: st.DrawFn, at: int, number: int) -> ReportPerson:
    published = draw(st.booleans())
    candidates = (Candidate("p@other.example", 0.9, AddressKind.PUBLISHED),) if published else ()
    return replace(
        ANN,
        id=f"p{number}",
        name=draw(st.sampled_from(NAMES)),
        title=draw(st.sampled_from(["", "CEO", "VP Care", "vp, care"])),
        candidates=candidates,
        evidence=draw(evidence(at)),
    )


@st.composite
def reports(draw: st.DrawFn) -> Report:
    """A look on one of ten days, which could see everything or not."""
    at = draw(st.integers(0, 9))
    people = tuple(draw(person(at, n)) for n in range(draw(st.integers(0, 4))))
    domains = draw(st.lists(st.sampled_from([ACME, "mail.example"]), unique=True))
    addresses = tuple(
        FoundAddress(
            f"{local}@{domain}", draw(st.sampled_from([None, "Ann Lee", "Bo Fox"])), local == "info", draw(evidence(at))
        )
        for domain in domains
        for local in draw(st.lists(st.sampled_from(["info", "ann.lee"]), unique=True))
    )
    answer, statuses, unread = (
        st.sampled_from(list(Answer)),
        st.sampled_from(list(SourceStatus)),
        st.sampled_from([0, 0, 1]),
    )
    phones = (Channel(ChannelKind.PHONE, "+15415550100", "", draw(evidence(at))),) if draw(st.booleans()) else ()
    template = st.sampled_from(["{first}.{last}", "{f}{last}"])
    return replace(
        REPORT,
        generated_at=WHEN + timedelta(days=at),
        people=people,
        addresses=addresses,
        channels=phones,
        formats=tuple(FormatShare(domain, draw(template), 0.7, draw(st.integers(0, 2))) for domain in domains),
        mail_domains=tuple(MailDomain(domain, draw(answer)) for domain in domains),
        sources=(
            SourceReport("website", draw(statuses), 1, "", tuple(draw(st.lists(st.sampled_from(PAGES)))), draw(unread)),
        ),
    )


@settings(max_examples=100)
@given(st.lists(reports(), min_size=1, max_size=6))
def test_times_stay_in_order_and_the_same_again_changes_nothing(looks: list[Report]) -> None:
    with TemporaryDirectory() as folder:
        store = FactStore(Path(folder) / "store.sqlite3")
        for look in looks:
            before = {(one.kind, one.key): one for one in store.facts(ACME)}
            kept = store.keep(look)
            after, told = store.facts(ACME), store.changes(ACME, told=True)
            _check(look, before, after)
            assert kept.last_look is None or kept.older == (look.generated_at < kept.last_look)
            assert len([one for one in told if one.what in {"new", "changed", "back"} and one.after is None]) == 0
            assert store.keep(look).older == kept.older
            assert store.facts(ACME) == after
            assert store.changes(ACME, told=True) == told


def _check(look: Report, before: dict[tuple[Kind, str], KeptFact], after: list[KeptFact]) -> None:
    pages = {page for source in look.sources for page in source.pages}
    for one in after:
        assert one.first_seen <= one.last_seen
        assert one.gone_since is None or one.last_seen <= one.gone_since
        old = before.get((one.kind, one.key))
        if old is not None:
            assert one.first_seen == old.first_seen
            assert one.last_seen >= old.last_seen
            if one.gone_since is not None and old.gone_since is None:
                (source,) = look.sources
                assert not source.unread, "a look that could not look takes nothing away"
                assert source.status not in {SourceStatus.FAILED, SourceStatus.REFUSED}
                assert pages.issuperset(old.pages)
