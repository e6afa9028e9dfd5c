"""Yes, no and unknown about mail, by the rules of RFC 5321 and RFC 7505, against a real DNS server."""

from __future__ import annotations

from collections.abc import Iterator

import pytest

from exec_finder.dns.live import LiveDns
from exec_finder.errors import UsageError
from exec_finder.maildomain import MailProvider, check_mail_domain, find_mail_domain, provider_of
from exec_finder.models import Answer, DnsAnswer, DnsStatus, MailDomain
from exec_finder.tables import read_rows
from tests.servers.dns_server import DnsServer

ZONE = (
    "acme.example. MX 20 ALT1.aspmx.l.google.com.",
    "acme.example. MX 10 aspmx.l.google.com.",
    "own.example. MX 10 mail.own.example.",
    "null.example. MX 0 .",
    "bare.example. A 192.0.2.1",
    "six.example. AAAA 2001:db8::1",
    "alias.example. CNAME bare.example.",
    "text.example. TXT hello",
    "xn--mller-kva.example. MX 5 mx.xn--mller-kva.example.",
    "half.example. MX 10 mx.half.example.",
    "half.example. MX 0 .",
)
FAULTS = {"broken.example": "servfail", "shy.example": "refused", "silent.example": "timeout"}


@pytest.fixture(scope="module")
def server() -> Iterator[DnsServer]:
    with DnsServer(ZONE, FAULTS) as running:  # type: ignore[arg-type]
        yield running


@pytest.fixture
def dns(server: DnsServer) -> LiveDns:
    return LiveDns(server.address, lifetime_s=60)


@pytest.fixture
def hasty(server: DnsServer) -> LiveDns:
    return LiveDns(server.address, timeout_s=0.05, lifetime_s=0.1)


@pytest.mark.parametrize(
    ("domain", "answer", "mx", "words"),
    [
        ("acme.example", Answer.YES, ("aspmx.l.google.com", "alt1.aspmx.l.google.com"), "run by google"),
        ("own.example", Answer.YES, ("mail.own.example",), "names its mail server: mail.own.example."),
        ("null.example", Answer.NO, (), "null MX"),
        ("half.example", Answer.YES, ("mx.half.example",), "names its mail server"),
        ("bare.example", Answer.YES, ("bare.example",), "computer of the same name"),
        ("six.example", Answer.YES, ("six.example",), "computer of the same name"),
        ("alias.example", Answer.YES, ("alias.example",), "computer of the same name"),
        ("text.example", Answer.NO, (), "neither"),
        ("nobody.example", Answer.NO, (), "does not exist"),
        ("broken.example", Answer.UNKNOWN, (), "SERVFAIL"),
        ("shy.example", Answer.UNKNOWN, (), "REFUSED"),
        ("Müller.example.", Answer.YES, ("mx.xn--mller-kva.example",), "names its mail server"),
        ("no domain", Answer.UNKNOWN, (), "no domain name"),
    ],
)
async def test_each_rule(dns: LiveDns, domain: str, answer: Answer, mx: tuple[str, ...], words: str) -> None:
    found = await find_mail_domain(domain, dns=dns)
    assert (found.accepts_mail, found.mx) == (answer, mx)
    assert words in found.why
    assert found.why.endswith(".")


async def test_silence_is_unknown(hasty: LiveDns) -> None:
    found = await find_mail_domain("silent.example", dns=hasty)
    assert (found.accepts_mail, "within 0.1 s" in found.why) == (Answer.UNKNOWN, True)


class ScriptedDns:
    """Answers by type; what is not in the script is unknown."""

    def __init__(self, **statuses: DnsStatus) -> None:
        self.statuses = statuses

    async def resolve(self, name: str, rdtype: str) -> DnsAnswer:
        return DnsAnswer(name, rdtype, self.statuses.get(rdtype, DnsStatus.UNKNOWN), why="the line is down")


@pytest.mark.parametrize(
    ("statuses", "answer"),
    [
        ({"MX": DnsStatus.NO_DATA}, Answer.UNKNOWN),
        ({"MX": DnsStatus.NO_DATA, "A": DnsStatus.NO_DATA}, Answer.UNKNOWN),
        ({"MX": DnsStatus.NO_DATA, "AAAA": DnsStatus.NO_DATA}, Answer.UNKNOWN),
        ({"MX": DnsStatus.NO_DATA, "AAAA": DnsStatus.ANSWER}, Answer.YES),
        ({"MX": DnsStatus.NO_DATA, "A": DnsStatus.NO_DATA, "AAAA": DnsStatus.NO_DATA}, Answer.NO),
        ({}, Answer.UNKNOWN),
    ],
)
async def test_no_needs_every_question_answered(statuses: dict[str, DnsStatus], answer: Answer) -> None:
    assert (await find_mail_domain("acme.example", dns=ScriptedDns(**statuses))).accepts_mail is answer


def test_the_face_for_code_without_an_event_loop(server: DnsServer) -> None:
    found = check_mail_domain("own.example", dns=LiveDns(server.address))
    assert found == MailDomain(
        "own.example",
        Answer.YES,
        ("mail.own.example",),
        why="The domain names its mail server: mail.own.example.",
    )


@pytest.mark.parametrize("domain", ["", "a b.example", "jane@acme.example", "https://acme.example"])
def test_what_is_no_domain_is_wrong_usage(domain: str) -> None:
    with pytest.raises(UsageError, match="is no domain name"):
        check_mail_domain(domain)


PROVIDERS = read_rows("mail_providers.csv", MailProvider)


@pytest.mark.parametrize("row", PROVIDERS, ids=lambda row: row.mx_suffix)
def test_each_row_recognises_its_example(row: MailProvider) -> None:
    assert provider_of((row.example,)) == row.provider
    assert row.example.endswith(f".{row.mx_suffix}") or row.example == row.mx_suffix


def test_rows_are_sorted_and_single() -> None:
    keys = [(row.provider, row.mx_suffix) for row in PROVIDERS]
    assert keys == sorted(keys)
    assert len({row.mx_suffix for row in PROVIDERS}) == len(PROVIDERS)
    assert all(row.mx_suffix == row.mx_suffix.lower().strip(".") for row in PROVIDERS)


@pytest.mark.parametrize("host", ["notgoogle.com", "google.com.acme.example", "mx.acme.example", ""])
def test_other_hosts_name_no_provider(host: str) -> None:
    assert provider_of((host,)) == ""
