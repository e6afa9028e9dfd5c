"""The live DNS door against a real server on loopback."""

from __future__ import annotations

import asyncio
from collections.abc import Iterator

import dns.resolver
import pytest

from exec_finder.dns.live import LiveDns, read_nameserver
from exec_finder.errors import UsageError
from exec_finder.models import DnsAnswer, DnsStatus
from tests.servers.dns_server import DnsServer

ZONE = (
    "acme.example. MX 20 backup.acme.example.",
    "acme.example. MX 10 mx.acme.example.",
    "acme.example. MX 10 MB.acme.example.",
    "acme.example. A 192.0.2.7",
    "acme.example. A 192.0.2.3",
    'acme.example. TXT "v=spf1 mx -all"',
    "nomail.example. MX 0 .",
    "www.acme.example. CNAME web.host.example.",
    "web.host.example. CNAME deep.host.example.",
    "deep.host.example. A 192.0.2.9",
    "deep.host.example. AAAA 2001:db8::9",
    "gone.acme.example. CNAME nowhere.invalid.",
    "xn--bcher-kva.example. A 192.0.2.1",
    *(f"many.example. MX {n} mail-exchanger-number-{n}.many.example." for n in range(60)),
    "cut.example. MX 5 mx.cut.example.",
)
FAULTS = {
    "broken.example": "servfail",
    "shy.example": "refused",
    "silent.example": "timeout",
    "cut.example": "truncated",
    "lame.example": "referral",
    "half.example": "alias",
    "odd.example": "formerr",
}


@pytest.fixture(scope="module")
def server() -> Iterator[DnsServer]:
    with DnsServer(ZONE, FAULTS) as running:  # type: ignore[arg-type]
        yield running


@pytest.fixture
def live(server: DnsServer) -> LiveDns:
    return LiveDns(server.address, lifetime_s=60)


@pytest.fixture
def hasty(server: DnsServer) -> LiveDns:
    return LiveDns(server.address, timeout_s=0.05, lifetime_s=0.1)


async def test_mail_exchangers_come_by_preference_then_name(live: LiveDns) -> None:
    assert await live.resolve("ACME.example.", "mx") == DnsAnswer(
        "acme.example",
        "MX",
        DnsStatus.ANSWER,
        ("10 MB.acme.example.", "10 mx.acme.example.", "20 backup.acme.example."),
    )


async def test_addresses_come_sorted_whatever_order_the_server_chose(live: LiveDns) -> None:
    assert (await live.resolve("acme.example", "A")).records == ("192.0.2.3", "192.0.2.7")


async def test_an_alias_is_followed_and_only_addresses_are_listed(live: LiveDns) -> None:
    assert (await live.resolve("www.acme.example", "A")).records == ("192.0.2.9",)
    assert (await live.resolve("www.acme.example", "AAAA")).records == ("2001:db8::9",)


@pytest.mark.parametrize(
    ("name", "rdtype", "status"),
    [
        ("nomail.example", "MX", DnsStatus.ANSWER),
        ("acme.example", "AAAA", DnsStatus.NO_DATA),
        ("host.example", "A", DnsStatus.NO_DATA),
        ("nobody.example", "MX", DnsStatus.NXDOMAIN),
        ("gone.acme.example", "A", DnsStatus.NXDOMAIN),
        ("broken.example", "MX", DnsStatus.UNKNOWN),
        ("shy.example", "MX", DnsStatus.UNKNOWN),
        ("lame.example", "MX", DnsStatus.UNKNOWN),
        ("half.example", "MX", DnsStatus.UNKNOWN),
        ("odd.example", "MX", DnsStatus.UNKNOWN),
    ],
)
async def test_each_ending_has_its_status(live: LiveDns, name: str, rdtype: str, status: DnsStatus) -> None:
    answer = await live.resolve(name, rdtype)
    assert (answer.status, bool(answer.why)) == (status, status is DnsStatus.UNKNOWN)


@pytest.mark.parametrize(
    ("name", "words"),
    [
        ("broken.example", "SERVFAIL"),
        ("shy.example", "refused"),
        ("lame.example", "refers"),
        ("half.example", "alias"),
        ("odd.example", "FORMERR"),
    ],
)
async def test_what_could_not_be_asked_says_why(live: LiveDns, name: str, words: str) -> None:
    assert words in (await live.resolve(name, "MX")).why


async def test_silence_is_unknown(hasty: LiveDns) -> None:
    answer = await hasty.resolve("silent.example", "MX")
    assert (answer.status, answer.why) == (DnsStatus.UNKNOWN, "no DNS server answered within 0.1 s")


async def test_null_mx_comes_through_as_it_is(live: LiveDns) -> None:
    assert (await live.resolve("nomail.example", "MX")).records == ("0 .",)


async def test_a_truncated_answer_is_asked_for_again_over_tcp(server: DnsServer, live: LiveDns) -> None:
    assert (await live.resolve("cut.example", "MX")).records == ("5 mx.cut.example.",)
    assert server.asked["cut.example", "MX", "tcp"] >= 1


async def test_an_answer_too_long_for_one_packet_comes_whole(live: LiveDns) -> None:
    assert len((await live.resolve("many.example", "MX")).records) == 60


async def test_a_name_in_unicode_is_asked_for_by_idna(live: LiveDns) -> None:
    answer = await live.resolve("bücher.example", "A")
    assert (answer.name, answer.records) == ("xn--bcher-kva.example", ("192.0.2.1",))


@pytest.mark.parametrize(
    "name", ["", ".", "a b.example", "acme..example", "x" * 64 + ".example", "a/b.example", "\x00"]
)
async def test_what_is_no_name_is_unknown_and_never_asked(server: DnsServer, live: LiveDns, name: str) -> None:
    before = server.asked.total()
    answer = await live.resolve(name, "MX")
    assert (answer.status, "no domain name" in answer.why) == (DnsStatus.UNKNOWN, True)
    assert server.asked.total() == before


async def test_one_question_goes_over_the_wire_once() -> None:
    with DnsServer(ZONE) as server:
        live = LiveDns(server.address)
        answers = await asyncio.gather(*(live.resolve(name, "A") for name in ("acme.example", "ACME.EXAMPLE") * 10))
        answers.append(await live.resolve("acme.example.", "a"))
    assert len(set(answers)) == 1
    assert server.count("acme.example", "A") == 1


async def test_one_who_gives_up_does_not_take_the_answer_from_others() -> None:
    with DnsServer(ZONE) as server:
        live = LiveDns(server.address)
        impatient = asyncio.ensure_future(live.resolve("acme.example", "A"))
        patient = asyncio.ensure_future(live.resolve("acme.example", "A"))
        await asyncio.sleep(0)
        impatient.cancel()
        assert (await patient).status is DnsStatus.ANSWER
    assert server.count("acme.example", "A") == 1


async def test_nobody_at_the_port_is_unknown() -> None:
    with DnsServer() as server:
        address = server.address
    answer = await LiveDns(address, timeout_s=60, lifetime_s=60).resolve("acme.example", "MX")
    assert answer.status is DnsStatus.UNKNOWN
    assert "can't be reached (Connection refused)" in answer.why


async def test_a_silent_server_gets_one_try_for_further_questions(hasty: LiveDns) -> None:
    first = await hasty.resolve("silent.example", "MX")
    second = await hasty.resolve("silent.example", "A")
    assert (first.why, second.why) == (
        "no DNS server answered within 0.1 s",
        "no DNS server answered within 0.05 s",
    )


async def test_a_machine_without_dns_servers_says_so(monkeypatch: pytest.MonkeyPatch) -> None:
    def no_configuration(*_: object) -> None:
        raise dns.resolver.NoResolverConfiguration

    monkeypatch.setattr("dns.asyncresolver.Resolver", no_configuration)
    answer = await LiveDns().resolve("acme.example", "MX")
    assert (answer.status, "configured" in answer.why) == (DnsStatus.UNKNOWN, True)


@pytest.mark.parametrize("rdtype", ["ANY", "AXFR", "NONSENSE"])
async def test_a_type_that_cannot_be_asked_for_is_wrong_usage(live: LiveDns, rdtype: str) -> None:
    with pytest.raises(UsageError, match=rdtype):
        await live.resolve("acme.example", rdtype)


@pytest.mark.parametrize(
    ("text", "read"),
    [
        ("127.0.0.1:5353", ("127.0.0.1", 5353)),
        (" 127.0.0.1 ", ("127.0.0.1", 53)),
        ("[::1]:5353", ("::1", 5353)),
        ("[::1]", ("::1", 53)),
        ("::1", ("::1", 53)),
        ("localhost", ("127.0.0.1", 53)),
        ("Localhost:5353", ("127.0.0.1", 5353)),
    ],
)
def test_nameservers_are_read(text: str, read: tuple[str, int]) -> None:
    assert read_nameserver(text) == read


@pytest.mark.parametrize(
    "text",
    [
        "",
        "dns.example",
        "dns.example:53",
        "localhost.example",
        "[localhost]:53",
        "127.0.0.1:",
        "127.0.0.1:x",
        "127.0.0.1:0",
        "127.0.0.1:65536",
        "[::1",
        "[::1]53",
        "1.2.3",
    ],
)
def test_other_nameservers_are_refused(text: str) -> None:
    with pytest.raises(UsageError, match="nameserver"):
        read_nameserver(text)
