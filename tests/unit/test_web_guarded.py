"""Which address is connected to: what our DNS door says, and never a private one."""

from __future__ import annotations

import socket
from dataclasses import replace

import pytest

from exec_finder.models import DnsAnswer, DnsStatus, Miss, MissReason, Page
from exec_finder.web import LiveWeb
from tests.servers.http_server import FakeDns, HttpServer, redirect
from tests.unit.test_web_live import QUICK, visit

STRICT = replace(QUICK, allow_private=False)


@pytest.mark.parametrize(
    ("host", "reason"),
    [
        ("nobody.example", MissReason.NO_SUCH_HOST),
        ("empty.example", MissReason.NO_SUCH_HOST),
        ("mute.example", MissReason.DNS_FAILED),
        ("localhost", MissReason.NO_SUCH_HOST),
        ("2130706433", MissReason.NO_SUCH_HOST),
    ],
)
async def test_names_are_asked_of_our_door_and_nowhere_else(host: str, reason: MissReason) -> None:
    dns = FakeDns({"empty.example": ()}, unknown={"mute.example"})
    web = LiveWeb(dns, QUICK)
    miss = await web.get(f"http://{host}/")
    await web.aclose()
    assert isinstance(miss, Miss)
    assert miss.reason is reason
    assert "robots" not in miss.why
    assert dns.asked[0] == (host, "A")


async def test_a_closed_port_is_unreachable() -> None:
    with socket.socket() as bound:
        bound.bind(("127.0.0.1", 0))
        web = LiveWeb(FakeDns({"acme.example": ("127.0.0.1",)}), QUICK)
        miss = await web.get(f"http://acme.example:{bound.getsockname()[1]}/")
        await web.aclose()
    assert isinstance(miss, Miss)
    assert miss.reason is MissReason.UNREACHABLE


async def test_further_addresses_are_tried_when_one_fails() -> None:
    with HttpServer({"acme.example": {"/": "x"}}) as server:
        server.dns.addresses["acme.example"] = ("127.0.0.2", "127.0.0.3", "127.0.0.1")
        web = LiveWeb(server.dns, QUICK)
        assert isinstance(await web.get(server.url("acme.example")), Page)
        await web.aclose()


async def test_aaaa_is_asked_for_when_no_ipv4_address_answers_and_its_failure_hides_nothing() -> None:
    class Mute(FakeDns):
        async def resolve(self, name: str, rdtype: str) -> DnsAnswer:
            answer = await super().resolve(name, rdtype)
            return replace(answer, status=DnsStatus.UNKNOWN) if rdtype == "AAAA" else answer

    with socket.socket() as bound:
        bound.bind(("127.0.0.1", 0))
        dns = Mute({"acme.example": ("127.0.0.1",)})
        web = LiveWeb(dns, replace(QUICK, attempts=1))
        miss = await web.get(f"http://acme.example:{bound.getsockname()[1]}/")
        await web.aclose()
    assert isinstance(miss, Miss)
    assert miss.reason is MissReason.UNREACHABLE
    assert dns.asked == [("acme.example", "A"), ("acme.example", "AAAA")]


async def test_a_literal_address_is_looked_up_nowhere() -> None:
    with HttpServer({"127.0.0.1": {"/": "x"}}) as server:
        dns = FakeDns()
        web = LiveWeb(dns, QUICK)
        assert isinstance(await web.get(server.url("127.0.0.1")), Page)
        await web.aclose()
    assert dns.asked == []


PRIVATE = ["10.0.0.1", "127.0.0.1", "169.254.169.254", "100.64.0.1", "::1", "fe80::1", "::ffff:10.0.0.1", "fd00::1"]


@pytest.mark.parametrize("address", PRIVATE)
async def test_names_of_private_places_are_never_connected_to(address: str, monkeypatch: pytest.MonkeyPatch) -> None:
    def refuse(*args: object) -> None:
        raise AssertionError(f"tried to connect: {args}")

    monkeypatch.setattr(socket.socket, "connect", refuse)
    monkeypatch.setattr(socket.socket, "connect_ex", refuse)
    dns = FakeDns({"acme.example": (address,)})
    web = LiveWeb(dns, STRICT)
    literal = f"[{address}]" if ":" in address else address
    for url in ("http://acme.example/", "https://acme.example:8443/", f"http://{literal}/"):
        miss = await web.get(url)
        assert isinstance(miss, Miss)
        assert miss.reason is MissReason.PRIVATE_ADDRESS
    await web.aclose()


async def test_one_private_address_among_public_ones_refuses_the_host() -> None:
    web = LiveWeb(FakeDns({"acme.example": ("8.8.8.8", "127.0.0.1")}), STRICT)
    miss = await web.get("http://acme.example/")
    await web.aclose()
    assert isinstance(miss, Miss)
    assert miss.reason is MissReason.PRIVATE_ADDRESS


async def test_redirects_to_private_places_are_refused_where_they_lead() -> None:
    """The first host is let in by a stand-in for a public address: only the redirect's target is judged here."""
    from exec_finder.web import connect

    with HttpServer(
        {"acme.example": {"/a": redirect("http://169.254.169.254/"), "/b": redirect("//in.example/")}}
    ) as s:
        s.dns.addresses["in.example"] = ("127.0.0.1",)
        with pytest.MonkeyPatch.context() as patch:
            patch.setattr(connect, "may_connect", lambda _, **__: "in.example" not in {name for name, _ in s.dns.asked})
            web = LiveWeb(s.dns, STRICT)
            for path in ("/a", "/b"):
                miss = await web.get(s.url("acme.example", path))
                assert isinstance(miss, Miss)
                assert miss.reason is MissReason.PRIVATE_ADDRESS
                assert miss.url == s.url("acme.example", path)
            await web.aclose()
        assert s.paths("in.example") == []


async def test_leave_for_private_places_does_not_reach_a_cloud_s_metadata() -> None:
    async with visit({"acme.example": {"/a": redirect("http://169.254.169.254/latest/meta-data/")}}) as (server, web):
        miss = await web.get(server.url("acme.example", "/a"))
        assert isinstance(miss, Miss)
        assert miss.reason is MissReason.PRIVATE_ADDRESS


async def test_an_answer_that_changes_after_the_check_gets_nowhere(monkeypatch: pytest.MonkeyPatch) -> None:
    """DNS rebinding: what is checked is what is connected to, and nothing is asked twice."""

    class Rebinding(FakeDns):
        async def resolve(self, name: str, rdtype: str) -> DnsAnswer:
            answer = await super().resolve(name, rdtype)
            self.addresses[name] = ("127.0.0.1",)
            return answer

    connected: list[str] = []

    async def connect(*args: object, **kwargs: object) -> None:
        connected.append(str(args[1]))
        raise OSError

    monkeypatch.setattr("httpcore.AnyIOBackend.connect_tcp", connect)
    dns = Rebinding({"acme.example": ("8.8.8.8",)})
    web = LiveWeb(dns, STRICT)
    await web.get("http://acme.example/")
    await web.aclose()
    assert set(connected) == {"8.8.8.8"}
