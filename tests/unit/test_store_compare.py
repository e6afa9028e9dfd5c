"""What a look makes of what was known."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta
from time import process_time
from typing import Any

import pytest

from exec_finder.models import Answer, MailDomain, SourceReport, SourceStatus
from exec_finder.store.compare import Known, Step, compare
from exec_finder.store.facts import read_look
from exec_finder.store.values import Fact, Kind, Look
from tests.reports import ANN, BO, REPORT, SEEN, WHEN, with_name
from tests.sites import day

TEAM, NEWS = "https://acme.example/team", "https://acme.example/news"
READ = (TEAM, NEWS)


def known(name: str, *pages: str, title: str = "VP Care", gone: int = 0) -> Known:
    gone_since = day(gone) if gone else None
    return Known(
        1, Kind.PERSON, name.lower(), {"name": name, "title": title}, pages or (TEAM,), day(1), day(1), gone_since
    )


def fact(name: str, *pages: str, title: str = "VP Care", seen: int = 9) -> Fact:
    return Fact(Kind.PERSON, name.lower(), {"name": name, "title": title}, pages or (TEAM,), day(seen))


def look(*facts: Fact, at: tuple[str, ...] = (TEAM, NEWS), whole: bool = True) -> Look:
    return Look("acme.example", "Acme", day(9), facts, frozenset(at), frozenset({"415550100"}), whole)


def told(steps: list[Step]) -> list[tuple[str, str]]:
    return [(step.what, str(step.known.value.get("name", step.known.key))) for step in steps if step.what]


def test_somebody_new_is_new() -> None:
    (step,) = compare([], look(fact("Ann Lee")), READ)
    assert step.what == "new"
    assert (step.known.first_seen, step.known.last_seen, step.known.gone_since) == (day(9), day(9), None)
    assert step.page == TEAM


@pytest.mark.parametrize(
    ("pages", "read_before", "what"),
    [((TEAM,), (NEWS,), "found"), ((TEAM, NEWS), (NEWS,), "new"), ((TEAM,), (), "found")],
)
def test_who_stands_on_pages_never_read_before_may_have_been_there(
    pages: tuple[str, ...], read_before: tuple[str, ...], what: str
) -> None:
    (step,) = compare([], look(fact("Ann Lee", *pages)), read_before)
    assert step.what == what


def test_who_is_still_there_was_seen_again() -> None:
    (step,) = compare([known("Ann Lee")], look(fact("Ann Lee")))
    assert (step.what, step.known.first_seen, step.known.last_seen) == (None, day(1), day(9))


@pytest.mark.parametrize(
    ("pages", "at", "whole", "gone"),
    [
        ((TEAM,), (TEAM,), True, True),
        ((TEAM, NEWS), (TEAM, NEWS), True, True),
        ((TEAM, NEWS), (TEAM,), True, False),
        ((TEAM,), (NEWS,), True, False),
        ((TEAM,), (TEAM,), False, False),
    ],
    ids=["read-again", "all-read-again", "one-not-read", "other-read", "not-whole"],
)
def test_gone_is_who_is_on_none_of_their_pages(
    pages: tuple[str, ...], at: tuple[str, ...], whole: bool, gone: bool
) -> None:
    steps = compare([known("Ann Lee", *pages)], look(at=at, whole=whole))
    assert told(steps) == ([("gone", "Ann Lee")] if gone else [])
    assert [step.known.gone_since for step in steps] == ([day(9)] if gone else [])


def test_who_is_hidden_is_not_gone() -> None:
    assert compare([known("Ann Lee")], look(), READ, lambda one: one.value["name"] == "Ann Lee") == []


def test_who_is_gone_already_is_not_gone_again() -> None:
    assert compare([known("Ann Lee", gone=3)], look()) == []


def test_who_comes_back_is_back() -> None:
    (step,) = compare([known("Ann Lee", gone=3)], look(fact("Ann Lee")))
    assert (step.what, step.known.first_seen, step.known.gone_since) == ("back", day(1), None)


def test_an_old_page_out_of_the_cache_brings_nobody_back() -> None:
    assert compare([known("Ann Lee", gone=3)], look(fact("Ann Lee", seen=2))) == []


@pytest.mark.parametrize(
    ("old", "new", "same"),
    [
        ("Ann Lee", "Ann Q. Lee", True),
        ("Ann Q. Lee", "Ann Lee", True),
        ("Bob Fields", "Robert Fields", True),
        ("Ann Lee", "Ann Fox", False),
        ("Ann Lee", "Bo Lee", False),
    ],
)
def test_a_longer_or_shorter_name_is_the_same_person(old: str, new: str, same: bool) -> None:
    steps = compare([known(old)], look(fact(new)), READ)
    assert told(steps) == ([] if same else [("new", new), ("gone", old)])
    assert steps[0].known.value["name"] == new


def test_a_short_name_that_may_be_two_people_is_neither() -> None:
    steps = compare([known("A. Lee")], look(fact("Ann Lee"), fact("Amy Lee")), READ)
    assert told(steps) == [("new", "Ann Lee"), ("new", "Amy Lee"), ("gone", "A. Lee")]


def test_of_two_people_who_may_bear_a_short_name_neither_is_renamed() -> None:
    steps = compare([known("Ann Lee"), known("Amy Lee")], look(fact("A. Lee")), READ)
    assert told(steps) == [("new", "A. Lee"), ("gone", "Ann Lee"), ("gone", "Amy Lee")]


@pytest.mark.parametrize(
    ("old", "new", "at", "changed"),
    [
        ("VP Care", "Chief Customer Officer", (TEAM,), True),
        ("VP Care", "VP, care", (TEAM,), False),
        ("VP Care", "", (TEAM,), False),
        ("", "VP Care", (TEAM,), False),
        ("VP Care", "Chief Customer Officer", (NEWS,), False),
    ],
    ids=["other", "punctuation", "unknown-now", "unknown-then", "its-page-not-read"],
)
def test_a_title_changes_where_its_page_was_read_again(old: str, new: str, at: tuple[str, ...], changed: bool) -> None:
    before, now = known("Ann Lee", title=old), look(fact("Ann Lee", *at, title=new), at=at)
    (step,) = compare([before], now)
    assert step.what == ("changed" if changed else None)
    assert step.known.last_seen == day(9)
    if changed:
        assert step.before is not None
        assert step.after is not None
        assert (step.before["title"], step.after["title"]) == (old, new)
    kept = new if changed or not old else old
    assert step.known.value["title"] == (new if new == "VP, care" else kept)
    assert told(compare([step.known], now)) == [], "and the same look again changes nothing"


def other(kind: Kind, key: str, *pages: str, **value: Any) -> Fact:
    return Fact(kind, key, value, pages, day(9))


def stored(seen: Fact) -> Known:
    return Known(1, seen.kind, seen.key, seen.value, seen.pages, day(1), day(1))


@pytest.mark.parametrize(
    ("old", "new", "changed"),
    [
        (other(Kind.FORMAT, "d", TEAM, template="{first}"), other(Kind.FORMAT, "d", TEAM, template="{f}{last}"), True),
        (other(Kind.MAIL_DOMAIN, "d", accepts_mail="yes", provider="google"),
         other(Kind.MAIL_DOMAIN, "d", accepts_mail="yes", provider="microsoft"), True),
        (other(Kind.MAIL_DOMAIN, "d", accepts_mail="yes", provider="google"),
         other(Kind.MAIL_DOMAIN, "d", accepts_mail="unknown", provider=""), False),
        (other(Kind.MAIL_DOMAIN, "d", accepts_mail="yes", mx=["a"]),
         other(Kind.MAIL_DOMAIN, "d", accepts_mail="yes", mx=["b"]), False),
        (other(Kind.DOMAIN, "d", TEAM, domain="a.example"), other(Kind.DOMAIN, "d", NEWS, domain="b.example"), True),
        (other(Kind.ADDRESS, "a@d", TEAM, name="Ann Lee"), other(Kind.ADDRESS, "a@d", TEAM, name="Bo Fox"), False),
        (other(Kind.ADDRESS, "a@d", TEAM, name="Ann Lee"), other(Kind.ADDRESS, "a@d", TEAM, name=""), False),
        (other(Kind.PHONE, "+1", TEAM, label="a"), other(Kind.PHONE, "+1", TEAM, label="b"), False),
    ],
    ids=["format", "provider", "unasked", "mx", "web-domain", "owner", "owner-unsaid", "label"],
)  # fmt: skip
def test_what_counts_as_a_change(old: Fact, new: Fact, changed: bool) -> None:
    steps = compare([stored(old)], look(new))
    assert [step.what for step in steps] == ["changed" if changed else None]


@pytest.mark.parametrize(("at", "whole"), [((TEAM,), True), ((TEAM, NEWS), False)])
def test_a_format_read_from_fewer_pages_is_no_other_format(at: tuple[str, ...], whole: bool) -> None:
    old = other(Kind.FORMAT, "d", TEAM, NEWS, template="{first}")
    steps = compare([stored(old)], look(other(Kind.FORMAT, "d", TEAM, template="{last}"), at=at, whole=whole))
    assert [(step.what, step.known.value["template"]) for step in steps] == [(None, "{first}")]


def test_a_supposed_mail_domain_gives_way_to_a_seen_one_and_not_the_other_way_round() -> None:
    supposed, seen = other(Kind.MAIL_DOMAIN, "supposed"), other(Kind.MAIL_DOMAIN, "seen", TEAM)
    assert [(s.what, s.known.key) for s in compare([stored(supposed)], look(seen), READ)] == [
        ("new", "seen"),
        ("gone", "supposed"),
    ]
    assert compare([stored(seen)], look(supposed, at=(NEWS,))) == []
    assert len(compare([stored(seen)], look(supposed))) == 2, "unless its pages show it no more"


@pytest.mark.parametrize(
    ("seen", "at", "gone"),
    [
        ((other(Kind.MAIL_DOMAIN, "d.example", TEAM),), (TEAM,), {"a@d.example"}),
        ((), (TEAM,), set()),
        ((), (TEAM, NEWS), {"a@d.example", "d.example"}),
    ],
    ids=["domain-there", "domain-not-looked-for", "domain-gone"],
)
def test_an_address_is_gone_where_its_domain_was_looked_for(
    seen: tuple[Fact, ...], at: tuple[str, ...], gone: set[str]
) -> None:
    known = [stored(other(Kind.ADDRESS, "a@d.example", TEAM)), stored(other(Kind.MAIL_DOMAIN, "d.example", TEAM, NEWS))]
    assert {step.known.key for step in compare(known, look(*seen, at=at)) if step.what == "gone"} == gone


@pytest.mark.parametrize(
    ("number", "label", "gone"),
    [("+15415550100", "", False), ("+15415550101", "call Ann Lee", False), ("+15415550101", "Service", True)],
)
def test_a_number_that_is_a_persons_now_is_not_gone(number: str, label: str, gone: bool) -> None:
    old = stored(other(Kind.PHONE, number, TEAM, label=label))
    steps = compare([old, known("Ann Lee")], look(fact("Ann Lee")))
    assert [step.known.key for step in steps if step.what] == ([number] if gone else [])


def test_a_thousand_strangers_take_no_longer_than_they_must() -> None:
    """A hostile page may show other names each time: comparing each with each would never end."""
    old = [replace(known(f"Ann{'x' * (n % 50)}y{'z' * (n // 50)} Lee"), id=n) for n in range(2000)]
    new = [fact(f"Bo{'x' * (n % 50)}y{'z' * (n // 50)} Fox") for n in range(2000)]
    begun = process_time()
    steps = compare(old, look(*new), READ)
    assert process_time() - begun < 5
    assert len(told(steps)) == 4000


# --- a Report's facts -----------------------------------------------------------------------------


def test_a_report_is_taken_apart_with_its_pages() -> None:
    seen = read_look(REPORT)
    by_kind = {kind: [one.key for one in seen.facts if one.kind is kind] for kind in Kind}
    assert by_kind[Kind.PERSON] == ["ann lee", "bo fox", "cy ray"]
    assert by_kind[Kind.ADDRESS] == ["bo.fox@acme.example"]
    assert by_kind[Kind.PHONE] == ["+15415550100"]
    assert by_kind[Kind.FORMAT] == by_kind[Kind.MAIL_DOMAIN] == ["acme.example"]
    assert by_kind[Kind.DOMAIN] == ["web site"]
    assert {one.pages for one in seen.facts if one.kind is not Kind.DOMAIN} == {(TEAM,)}
    assert (seen.at, seen.whole, seen.looked_at) == (WHEN, True, frozenset({"https://acme.example/", TEAM}))


def test_only_a_published_address_is_a_fact_and_a_mailbox_is_one_once() -> None:
    seen = read_look(replace(REPORT, addresses=()))
    assert [one.key for one in seen.facts if one.kind in {Kind.ADDRESS, Kind.MAILBOX}] == ["bo.fox@acme.example"]


def test_namesakes_are_two_people() -> None:
    seen = read_look(replace(REPORT, people=(ANN, replace(ANN, id="ann-lee-2", title="Chief Legal Officer"), BO)))
    assert [one.key for one in seen.facts if one.kind is Kind.PERSON] == ["ann lee", "ann lee #2", "bo fox"]


def test_a_page_out_of_the_cache_was_seen_when_it_was_fetched() -> None:
    old = replace(SEEN, seen_at=WHEN - timedelta(days=3))
    seen = read_look(replace(REPORT, people=(replace(ANN, evidence=(old,)), replace(BO, evidence=()))))
    assert [one.seen for one in seen.facts if one.kind is Kind.PERSON] == [WHEN - timedelta(days=3), WHEN]


def test_a_format_that_no_known_address_supports_is_no_fact() -> None:
    shares = tuple(replace(share, support=0) for share in REPORT.formats)
    assert not [one for one in read_look(replace(REPORT, formats=shares)).facts if one.kind is Kind.FORMAT]


@pytest.mark.parametrize(
    ("source", "whole"),
    [
        (SourceReport("website", SourceStatus.FOUND, 1, unread=1), False),
        (SourceReport("website", SourceStatus.FAILED, 0), False),
        (SourceReport("website", SourceStatus.REFUSED, 0), False),
        (SourceReport("website", SourceStatus.SKIPPED, 0), True),
        (SourceReport("website", SourceStatus.NOTHING, 0), True),
    ],
)
def test_a_look_is_whole_where_each_page_that_was_wanted_could_be_read(source: SourceReport, whole: bool) -> None:
    assert read_look(replace(REPORT, sources=(source,))).whole is whole


def test_a_name_server_that_is_silent_hides_no_page_and_a_damaged_archive_does() -> None:
    silent = replace(REPORT, complete=False, mail_domains=(MailDomain("acme.example", Answer.UNKNOWN),))
    assert read_look(silent).whole
    assert not read_look(silent, damaged=True).whole


def test_a_site_that_moved_has_another_domain() -> None:
    source = SourceReport("website", SourceStatus.FOUND, 1, pages=("https://www.bolt.example/",))
    (site,) = (one for one in read_look(replace(REPORT, sources=(source,))).facts if one.kind is Kind.DOMAIN)
    assert site.value == {"domain": "bolt.example"}


def test_a_mail_domain_without_addresses_is_only_supposed() -> None:
    mail = (MailDomain("other.example", Answer.YES),)
    (one,) = (f for f in read_look(replace(REPORT, mail_domains=mail)).facts if f.kind is Kind.MAIL_DOMAIN)
    assert one.pages == ()


def test_names_without_letters_do_not_collide() -> None:
    assert next(one.key for one in read_look(with_name("…")).facts if one.kind is Kind.PERSON) == "…"
