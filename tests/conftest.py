"""No test leaves the machine: sockets and name look-ups past loopback are refused and reported."""

from __future__ import annotations

import ipaddress
import signal
import socket
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from hypothesis import HealthCheck, settings

# The same examples in every run, and no deadline: a busy machine is no failure.
settings.register_profile("steady", derandomize=True, deadline=None, suppress_health_check=[HealthCheck.too_slow])
settings.load_profile("steady")

# A shell starts background jobs with Ctrl-C ignored, and children inherit that; here it shall do what users see it do.
signal.signal(signal.SIGINT, signal.default_int_handler)

_LOCAL_NAMES = {"", "localhost", "0.0.0.0", "::"}


def _is_local(host: Any) -> bool:
    name = host.decode() if isinstance(host, bytes) else str(host or "")
    if name in _LOCAL_NAMES:
        return True
    try:
        return ipaddress.ip_address(name.split("%")[0]).is_loopback
    except ValueError:
        return False


@pytest.fixture(autouse=True)
def _stay_on_loopback(monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    """Fails the test that tried to reach another machine, also where the code swallowed the error."""
    tried: list[str] = []
    for name in ("HTTPS_PROXY", "https_proxy", "ALL_PROXY", "all_proxy"):
        monkeypatch.delenv(name, raising=False)

    def checked(original: Any, host_of: Any) -> Any:
        def call(*args: Any, **kwargs: Any) -> Any:
            host = host_of(args)
            if host is not None and not _is_local(host):
                tried.append(str(host))
                raise OSError(f"tests stay on loopback, not {host}")
            return original(*args, **kwargs)

        return call

    def peer(args: tuple[Any, ...]) -> Any:
        address = args[-1]
        return address[0] if isinstance(address, tuple) else None

    monkeypatch.setattr(socket.socket, "connect", checked(socket.socket.connect, peer))
    monkeypatch.setattr(socket.socket, "connect_ex", checked(socket.socket.connect_ex, peer))
    monkeypatch.setattr(socket.socket, "sendto", checked(socket.socket.sendto, peer))
    monkeypatch.setattr(socket, "getaddrinfo", checked(socket.getaddrinfo, lambda args: args[0]))
    yield
    assert tried == [], f"left loopback: {tried}"


@pytest.fixture(autouse=True)
def _own_folders(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Caches and settings of the person who runs the tests are neither read nor written."""
    for name in ("XDG_CACHE_HOME", "XDG_CONFIG_HOME", "XDG_DATA_HOME", "XDG_STATE_HOME"):
        monkeypatch.setenv(name, str(tmp_path / name.lower()))
    monkeypatch.setenv("NO_COLOR", "1")
    monkeypatch.setenv("COLUMNS", "80")
