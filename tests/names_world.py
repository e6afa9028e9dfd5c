"""A world in which names are looked up: Wikidata, sites and DNS on loopback, and the doors to them."""

from __future__ import annotations

from collections.abc import AsyncIterator, Mapping
from contextlib import asynccontextmanager
from dataclasses import dataclass

import trustme

from exec_finder.dns.live import LiveDns
from exec_finder.models import Company
from exec_finder.resolve import resolve
from exec_finder.web import LiveWeb, Web, WebOptions
from tests.servers.dns_server import DnsServer
from tests.servers.http_server import HttpServer, Route
from tests.servers.wikidata_server import HOST, Json, Wikidata, item, wikidata

FIRM = "Q4830453"
UK, KENYA = item("Q145", "United Kingdom", P31="Q6256"), item("Q114", "Kenya", P31="Q6256")
ZORB = item(
    "Q101", "Zorblat Anvils", "Zorblat", what="British telecommunications company", P31=FIRM, P17="Q145",
    P856="https://www.zorblat.example/home", P749="Q102", P5531="12345",
)  # fmt: skip
PARENT = item("Q102", "Zorblat Holding", P31=FIRM, P856="https://holding.example/", P127="Q103")
GRAND = item("Q103", {"de": "Grossmutter AG"}, P31=FIRM)
LISTED = [ZORB, PARENT, GRAND, UK, KENYA]


@dataclass
class World:
    """Wikidata, sites and DNS on loopback, and the doors to them."""

    http: HttpServer
    register: Wikidata
    web: Web
    dns: LiveDns

    async def find(self, name: str, *, domain: str | None = None, country: str | None = None) -> Company:
        return await resolve(name, self.web, self.dns, domain=domain, country=country)


@asynccontextmanager
async def world(
    ca: trustme.CA,
    items: list[Json] | Wikidata = LISTED,
    sites: Mapping[str, Mapping[str, Route]] | None = None,
    mail: tuple[str, ...] = (),
) -> AsyncIterator[World]:
    zone = [f"{domain}. MX 10 mx.{domain}." for domain in mail]
    with wikidata(items, ca=ca, sites=sites) as http, DnsServer(tuple(zone)) as names:
        register = http.sites[HOST]
        assert isinstance(register, Wikidata)
        options = WebOptions(proxy=http.proxy, pause_s=0, backoff_s=0, timeout_s=10)
        web = LiveWeb(LiveDns(names.address), options)
        try:
            yield World(http, register, web, LiveDns(names.address))
        finally:
            await web.aclose()


def site(title: str, body: str = "", head: str = "") -> str:
    return f"<!doctype html><html><head><title>{title}</title>{head}</head><body>{body}</body></html>"
