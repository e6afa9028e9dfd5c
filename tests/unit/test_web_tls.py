"""HTTPS: certificates are always verified, against Mozilla's authorities and those of SSL_CERT_FILE."""

from __future__ import annotations

import asyncio
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest
import trustme

from exec_finder.errors import UsageError
from exec_finder.models import Miss, MissReason, Page
from exec_finder.web import LiveWeb
from exec_finder.web.connect import tls_context
from tests.servers.http2_server import http2_server
from tests.servers.http_server import FakeDns, HttpServer
from tests.unit.test_web_live import QUICK


@pytest.fixture(scope="module")
def ca() -> trustme.CA:
    return trustme.CA()


@pytest.fixture
def server(ca: trustme.CA, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[HttpServer]:
    file = tmp_path / "ca.pem"
    ca.cert_pem.write_to_path(str(file))
    monkeypatch.setenv("SSL_CERT_FILE", str(file))
    with HttpServer({"acme.example": {"/": "x"}, "other.example": {"/": "y"}}, ca=ca) as running:
        yield running


async def test_an_added_authority_is_trusted_and_hosts_are_told_by_name(server: HttpServer) -> None:
    web = LiveWeb(server.dns, QUICK)
    for host, html in (("acme.example", "x"), ("other.example", "y")):
        found = await web.get(server.url(host))
        assert isinstance(found, Page)
        assert found.html == html
    await web.aclose()
    assert {hit.scheme for hit in server.log} == {"https"}


async def test_unknown_authorities_are_refused(server: HttpServer, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv("SSL_CERT_FILE")
    web = LiveWeb(server.dns, QUICK)
    miss = await web.get(server.url("acme.example"))
    await web.aclose()
    assert isinstance(miss, Miss)
    assert miss.reason is MissReason.BAD_CERTIFICATE
    assert "certificate" in miss.why
    assert server.log == []


async def test_a_certificate_for_another_name_is_refused_once(server: HttpServer) -> None:
    server.certified["acme.example"] = "wrong.example"
    web = LiveWeb(server.dns, QUICK)
    miss = await web.get(server.url("acme.example"))
    await web.aclose()
    assert isinstance(miss, Miss)
    assert miss.reason is MissReason.BAD_CERTIFICATE
    assert server.dns.asked == [("acme.example", "A")]


async def answered_by(answer: bytes) -> Miss:
    """How a page ends behind a port that says *answer* to a TLS client and waits."""

    async def talk(reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        writer.write(answer)
        await reader.read()
        writer.close()

    server = await asyncio.start_server(talk, "127.0.0.1", 0)
    web = LiveWeb(FakeDns({"acme.example": ("127.0.0.1",)}), replace(QUICK, connect_timeout_s=1))
    miss = await web.get(f"https://acme.example:{server.sockets[0].getsockname()[1]}/")
    await web.aclose()
    server.close()
    assert isinstance(miss, Miss)
    return miss


async def test_plain_http_where_tls_should_be_is_unreachable() -> None:
    assert (await answered_by(b"HTTP/1.1 400 X\r\n\r\n")).reason is MissReason.UNREACHABLE


async def test_silence_where_tls_should_be_is_a_time_out() -> None:
    assert (await answered_by(b"")).reason is MissReason.TIMEOUT


async def test_https_goes_through_a_proxy_too(server: HttpServer) -> None:
    web = LiveWeb(FakeDns(), replace(QUICK, proxy=server.proxy))
    found = await web.get("https://acme.example/")
    await web.aclose()
    assert isinstance(found, Page)


def test_public_authorities_stay_beside_an_added_one(server: HttpServer, monkeypatch: pytest.MonkeyPatch) -> None:
    with_ours = len(tls_context().get_ca_certs())
    monkeypatch.delenv("SSL_CERT_FILE")
    assert with_ours == len(tls_context().get_ca_certs()) + 1 > 50


def test_a_file_that_can_t_be_read_is_the_user_s_mistake(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    for name in ("missing.pem", "empty.pem"):
        (tmp_path / "empty.pem").write_text("no certificate")
        monkeypatch.setenv("SSL_CERT_FILE", str(tmp_path / name))
        with pytest.raises(UsageError, match="SSL_CERT_FILE"):
            LiveWeb(FakeDns())


async def test_http_2_is_spoken_where_the_server_can(server: HttpServer, ca: trustme.CA) -> None:
    async with http2_server(ca, "acme.example", {"/": b"<p>two", "/cut": b""}) as (port, asked):
        web = LiveWeb(server.dns, QUICK)
        found = await web.get(f"https://acme.example:{port}/")
        cut = await web.get(f"https://acme.example:{port}/cut")
        await web.aclose()
    assert isinstance(found, Page)
    assert found.html == "<p>two"
    assert isinstance(cut, Miss)
    assert cut.reason is MissReason.BROKEN
    assert asked[:3] == ["/robots.txt", "/", "/cut"]
