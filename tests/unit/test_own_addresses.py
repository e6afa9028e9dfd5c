"""Addresses at a company's mail domains from security.txt, key servers and commits."""

from __future__ import annotations

import json
import time
from collections.abc import Callable, Iterator
from dataclasses import replace
from datetime import UTC, datetime
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from exec_finder.archive import utc_now
from exec_finder.known import gather_known
from exec_finder.merge import merge
from exec_finder.models import Company, Contacts, Evidence, FoundAddress, FoundPerson, MissReason, Page, SourceStatus
from exec_finder.sources import Findings, GithubCommits, Limits, PgpKeys, SecurityTxt, Source
from exec_finder.sources.github_commits import read_commits
from exec_finder.sources.own_addresses import mail_domains
from exec_finder.sources.pgp_keys import read_index
from exec_finder.sources.security_txt import read_fields
from exec_finder.web import LiveWeb, WebOptions
from tests.servers.http_server import Answer, HttpServer, redirect, text
from tests.servers.memory_web import MemoryWeb

ACME = Company("acme.example", "Acme", "acme.example", mail_domains=("mail.acme.example",))
LIMITS = Limits(time_s=60)
QUICK = WebOptions(pause_s=0, backoff_s=0, timeout_s=10, connect_timeout_s=5, allow_private=True)
TXT = "https://acme.example/.well-known/security.txt"
KEYS = "https://keys.example/pks/lookup?op=index&options=mr&search=%40mail.acme.example"
SIGNED = """\
-----BEGIN PGP SIGNED MESSAGE-----
Hash: SHA512

# Contact: mailto:nobody@acme.example
Contact: mailto:psirt@acme.example?subject=Hi
- Contact: psirt-2@acme.example
Contact: https://acme.example/report
contact: tel:+1-541-555-0100
Contact: mailto:security@elsewhere.example
Expires: 2020-01-01T00:00:00Z
-----BEGIN PGP SIGNATURE-----
Contact: mailto:forged@acme.example
-----END PGP SIGNATURE-----
"""
INDEX = """\
info:1:7
pub:AA:1:4096:1500000000::
uid:Nia%20Okafor%20%3Cnia.okafor%40mail.acme.example%3E:1500000000::
uid:Nia%20Okafor%20(old%20job)%20%3Cnia%40elsewhere.example%3E:1500000000::
uid:Nia%20Okafor%20%3Cnia.gone%40mail.acme.example%3E:1500000000::r
pub:BB:1:4096:1500000000::r
uid:Tom%20Berg%20%3Ctom.berg%40mail.acme.example%3E:1500000000::
pub:CC:22:256:1500000000:1600000000:e
uid:Bo%20Fox%20%3Cbo.fox%40mail.acme.example%3E:1500000000:1600000000:
pub:DD:22:256:1500000000::
uid:Acme%20Releases%20%3Crelease%40mail.acme.example%3E:1500000000::
uid:j.doe%40mail.acme.example:1500000000::
uid:Zo%C3%AB%20Brandt%20%3Czoe.brandt%40acme.example%3E:1500000000::
"""


def commit(
    name: object, email: object, message: object = "", url: object = "https://github.com/acme/x/commit/1"
) -> Any:
    return {"html_url": url, "commit": {"author": {"name": name, "email": email}, "committer": {}, "message": message}}


COMMITS = {
    "total_count": 5,
    "items": [
        commit(
            "Nia Okafor", "Nia.Okafor@mail.acme.example", "Mend it\n\nSigned-off-by: Tom Berg <tom.berg@acme.example>"
        ),
        commit("acme-bot[bot]", "123+acme@users.noreply.github.com"),
        commit("noreply", "noreply@acme.example"),
        commit("nokafor", "nokafor@mail.acme.example", url="javascript:alert(1)"),
        commit("Ann Lee", "ann@gmail.com"),
        commit(None, 7),
        "nonsense",
    ],
}


def page(body: str, url: str = KEYS) -> Page:
    return Page(url, url, 200, "text/plain", body.encode(), body, datetime(2026, 5, 4, tzinfo=UTC))


def told(found: Findings) -> dict[str, str | None]:
    return {one.address: one.name for contacts in found.contacts for one in contacts.addresses}


# --- security.txt -------------------------------------------------------------------------------


async def test_a_signed_file_gives_the_company_s_own_mailboxes() -> None:
    found = await SecurityTxt().look(ACME, MemoryWeb({TXT: SIGNED}), LIMITS)
    assert (found.status, found.why) == (SourceStatus.FOUND, "it expired on 2020-01-01")
    assert told(found) == {"psirt@acme.example": None, "psirt-2@acme.example": None}
    (contacts,) = found.contacts
    assert contacts.addresses[0].evidence[0].url == TXT
    assert contacts.addresses[0].evidence[0].quote == "Contact: mailto:psirt@acme.example?subject=Hi"
    assert (contacts.phones, contacts.forms) == ((), ())


@pytest.mark.parametrize(
    ("body", "why"),
    [
        ("<!doctype html><title>Shop</title><p>Contact: us", "what lies there is no security.txt"),
        ("", "what lies there is no security.txt"),
        ("Contact: https://acme.example/report\nExpires: soon", "it gives no address at the company"),
        ("Contact: mailto:x@acme.example", ""),
        ("Contact: mailto:x@acme.example\nExpires: 2099-12-31T00:00:00.000Z", ""),
        ("Contact: mailto:x@acme.example\nExpires: 2001-12-31", ""),
    ],
)
async def test_what_is_no_security_txt_or_says_little(body: str, why: str) -> None:
    found = await SecurityTxt().look(ACME, MemoryWeb({TXT: body}), LIMITS)
    assert found.why == why
    assert (found.status is SourceStatus.FOUND) == (not why)


async def test_the_old_place_is_looked_at_where_the_source_was_named() -> None:
    web = MemoryWeb({"https://acme.example/security.txt": "Contact: mailto:psirt@acme.example"})
    assert (await SecurityTxt().look(ACME, web, LIMITS)).status is SourceStatus.NOTHING
    assert web.asked == [TXT]
    assert told(await SecurityTxt().when_named().look(ACME, web, LIMITS)) == {"psirt@acme.example": None}


async def test_www_is_tried_where_the_bare_domain_does_not_answer() -> None:
    web = MemoryWeb({TXT: MissReason.UNREACHABLE, TXT.replace("//", "//www."): "Contact: mailto:psirt@acme.example"})
    assert told(await SecurityTxt().look(ACME, web, LIMITS)) == {"psirt@acme.example": None}


async def test_a_refusal_is_told() -> None:
    found = await SecurityTxt().look(ACME, MemoryWeb({TXT: MissReason.ROBOTS}), LIMITS)
    assert (found.status, len(found.misses)) == (SourceStatus.REFUSED, 1)


def test_lines_of_all_kinds_end_and_marks_of_byte_order_are_left() -> None:
    assert read_fields("\ufeffContact: a\r\nPolicy:\tb\r\rbad line\nX: ") == (("contact", "a"), ("policy", "b"))


# --- key servers --------------------------------------------------------------------------------


async def test_a_key_server_gives_owners_of_living_keys() -> None:
    found = await PgpKeys("https://keys.example/").look(ACME, MemoryWeb({KEYS: INDEX}), LIMITS)
    assert found.status is SourceStatus.FOUND
    assert told(found) == {
        "nia.okafor@mail.acme.example": "Nia Okafor",
        "release@mail.acme.example": None,
        "zoe.brandt@acme.example": "Zoë Brandt",
    }
    assert found.people == ()


@pytest.mark.parametrize(
    ("answer", "status"),
    [
        ("info:1:0\n", SourceStatus.NOTHING),
        (MissReason.NOT_FOUND, SourceStatus.NOTHING),
        (MissReason.TIMEOUT, SourceStatus.FAILED),
        (MissReason.SERVER_ERROR, SourceStatus.FAILED),
    ],
)
async def test_a_key_server_without_such_keys_is_not_one_that_fails(
    answer: str | MissReason, status: SourceStatus
) -> None:
    assert (await PgpKeys("https://keys.example").look(ACME, MemoryWeb({KEYS: answer}), LIMITS)).status is status


async def test_a_real_server_is_asked_as_hkp_has_it() -> None:
    with HttpServer({"keys.example": {}}) as server:
        path = KEYS.removeprefix("https://keys.example")
        server.sites["keys.example"][path] = text(INDEX)
        web = LiveWeb(server.dns, QUICK)
        found = await PgpKeys(server.url("keys.example")).look(ACME, web, LIMITS)
        await web.aclose()
        assert server.paths("keys.example") == [path]
        assert "nia.okafor@mail.acme.example" in told(found)


# --- commits ------------------------------------------------------------------------------------


async def test_commits_give_authors_and_trailers() -> None:
    class Hub(MemoryWeb):
        async def get(self, url: str, **given: Any) -> Any:
            self.pages = {url: json.dumps(COMMITS)}
            return await super().get(url, **given)

    web = Hub({})
    found = await GithubCommits("t").look(ACME, web, LIMITS)
    assert told(found) == {
        "nia.okafor@mail.acme.example": "Nia Okafor",
        "tom.berg@acme.example": "Tom Berg",
        "noreply@acme.example": None,
        "nokafor@mail.acme.example": None,
    }
    seen = {one.address: one.evidence[0].url for one in found.contacts[0].addresses}
    assert seen["nia.okafor@mail.acme.example"] == "https://github.com/acme/x/commit/1"
    assert seen["nokafor@mail.acme.example"] == web.asked[0]
    assert ["author-email%3Amail.acme.example" in url for url in web.asked] == [True, False]


@pytest.mark.parametrize(
    ("status", "words", "ended"),
    [
        (401, "does not take the token", SourceStatus.REFUSED),
        (403, "limit of searches", SourceStatus.REFUSED),
        (500, "", SourceStatus.FAILED),
    ],
)
async def test_a_refused_token_ends_the_search(status: int, words: str, ended: SourceStatus) -> None:
    """On a real server: one request, with the token, and no second."""
    with HttpServer({"api.example": {}}) as server:
        path = "/search/commits?per_page=100&q=author-email%3Amail.acme.example"
        server.sites["api.example"][path] = Answer(b'{"message": "no"}', status)

        class Redirected(LiveWeb):
            async def get(self, url: str, **given: Any) -> Any:
                return await super().get(url.replace("https://api.github.com", server.url("api.example", "")), **given)

        web = Redirected(server.dns, replace(QUICK, attempts=1))
        found = await GithubCommits("s3cret").look(ACME, web, LIMITS)
        await web.aclose()
        assert found.status is ended
        assert words in found.why
        assert server.paths("api.example") == [path]
        assert server.log[0].headers["authorization"] == "Bearer s3cret"
        assert "s3cret" not in repr(found)


async def test_a_token_goes_to_no_other_host() -> None:
    with HttpServer({"api.example": {}, "other.example": {}}) as server:
        path = "/search/commits?per_page=100&q=author-email%3Amail.acme.example"
        server.sites["api.example"][path] = redirect(server.url("other.example", "/x"))

        class Redirected(LiveWeb):
            async def get(self, url: str, **given: Any) -> Any:
                return await super().get(url.replace("https://api.github.com", server.url("api.example", "")), **given)

        web = Redirected(server.dns, QUICK)
        await GithubCommits("s3cret").look(ACME, web, LIMITS)
        await web.aclose()
        assert [hit.host for hit in server.log if "authorization" in hit.headers] == ["api.example"]


# --- all of them --------------------------------------------------------------------------------

READERS: tuple[Callable[[Page, Company], Iterator[FoundAddress | None]], ...] = (read_index, read_commits)


@pytest.mark.parametrize("source", [PgpKeys(), GithubCommits("t")], ids=lambda source: source.name)
def test_free_mail_is_never_asked_for(source: Source) -> None:
    assert not source.applies(Company("x", "x", "gmail.com"))
    assert mail_domains(replace(ACME, mail_domains=("gmail.com", "acme.example"))) == ("acme.example",)


@given(st.text(max_size=400))
def test_any_answer_is_read(body: str) -> None:
    read_fields(body)
    for reader in READERS:
        list(reader(page(body), ACME))


@pytest.mark.parametrize(
    "body",
    [
        "pub:A:1:1:1::\n" + "uid:" + "%20" * 300_000,
        "pub:A:1:1:1::\n" + "uid:" + "(" * 900_000,
        json.dumps({"items": [commit("a" * 100_000, "b" * 100_000, "A-: " * 200_000)] * 3}),
        json.dumps({"items": [commit("A", "B", "Signed-off-by: " + " <" * 500_000)]}),
        "Contact: " * 200_000,
    ],
    ids=range(5),
)
def test_a_hostile_answer_costs_little(body: str) -> None:
    before = time.process_time()
    read_fields(body)
    for reader in READERS:
        list(reader(page(body), ACME))
    assert time.process_time() - before < 5


@pytest.mark.parametrize("kind", ["key", "commit"])
def test_addresses_from_elsewhere_weigh_as_such_in_formats(kind: str) -> None:
    """A leader's address on a key is theirs, but teaches the format a little less than one on a page."""
    body = INDEX if kind == "key" else json.dumps(COMMITS)
    reader = read_index if kind == "key" else read_commits
    addresses = tuple(one for one in reader(page(body), ACME) if one)

    seen = (Evidence("https://acme.example/", utc_now(), "card", "x"),)
    people = merge([FoundPerson("Nia Okafor", "Chief Customer Officer", evidence=seen)])
    known = gather_known(ACME, people, [Contacts(addresses=addresses)])
    assert ("Nia Okafor", "nia.okafor@mail.acme.example", kind) in known.pairs("mail.acme.example")
    assert known.people[0].emails[0] == "nia.okafor@mail.acme.example"
