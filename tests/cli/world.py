"""A small web on loopback for the command line as a process: HTTPS sites behind a proxy, and their DNS."""

from __future__ import annotations

import os
import subprocess
import sys
from collections.abc import Mapping
from contextlib import ExitStack
from dataclasses import dataclass, field
from pathlib import Path
from types import TracebackType
from typing import Self

import trustme

from tests.demo_site.build import pages
from tests.servers.dns_server import DnsServer
from tests.servers.http_server import Answer, HttpServer, Route

PROGRAM = Path(sys.executable).with_name("exec-finder")
QUILLFONE = "quillfone.example"
MX = f"{QUILLFONE}. MX 10 mx1.mail.{QUILLFONE}."


def run(*arguments: str, **options: object) -> subprocess.CompletedProcess[str]:
    """The installed program, as a process of its own; standard input is empty unless *options* say otherwise."""
    given: dict[str, object] = {"capture_output": True, "text": True, "timeout": 100, "stdin": subprocess.DEVNULL}
    if "input" in options:
        del given["stdin"]
    return subprocess.run([str(PROGRAM), *arguments], check=False, **(given | options))  # type: ignore[call-overload,no-any-return]


def demo_sites() -> dict[str, dict[str, Route]]:
    """The demo's site as routes; without its Crawl-delay, which is tried elsewhere and would be waited for here."""
    sites: dict[str, dict[str, Route]] = {}
    for page in pages():
        host, _, path = page.url.removeprefix("https://").partition("/")
        body = page.body.replace(b"Crawl-delay: 1\n", b"")
        sites.setdefault(host, {})[f"/{path}"] = Answer(body, 200, (("Content-Type", page.content_type),))
    return sites


@dataclass
class World:
    """Sites and zones that a lookup finds; `lookup` runs one there."""

    folder: Path
    sites: Mapping[str, Mapping[str, Route]] = field(default_factory=demo_sites)
    zone: tuple[str, ...] = (MX,)

    def __enter__(self) -> Self:
        self._stack = ExitStack()
        ca = trustme.CA()
        self.ca = self.folder / "ca.pem"
        ca.cert_pem.write_to_path(str(self.ca))
        self.http = self._stack.enter_context(HttpServer(self.sites, ca=ca))
        self.dns = self._stack.enter_context(DnsServer(self.zone))
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self._stack.close()

    def lookup(self, *arguments: str, cache: Path | None = None) -> subprocess.CompletedProcess[str]:
        """A live lookup, without pauses, and with no cache but *cache*."""
        return run(*self.command(*arguments, cache=cache), env=self.env(cache))

    def command(self, *arguments: str, cache: Path | None = None) -> list[str]:
        """What `lookup` runs."""
        way = ["--proxy", self.http.proxy, "--nameserver", self.dns.address, "--pause", "0"]
        return ["lookup", *arguments, *way, *([] if cache else ["--no-cache"])]

    def env(self, cache: Path | None = None) -> dict[str, str]:
        """The environment that `lookup` runs in."""
        folder = {"XDG_CACHE_HOME": str(cache), "HOME": str(cache)} if cache else {}
        return {**os.environ, "SSL_CERT_FILE": str(self.ca), **folder}
