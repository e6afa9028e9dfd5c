"""Pages from the live web, politely."""

from __future__ import annotations

import asyncio
import logging
from collections.abc import Callable
from dataclasses import dataclass, replace
from datetime import datetime
from functools import partial
from typing import Any

import httpx

from exec_finder.archive import utc_now
from exec_finder.charset import charset_of, decode_html
from exec_finder.guard import is_web_port, may_connect
from exec_finder.models import Miss, MissReason, Page
from exec_finder.web.connect import Resolver, is_address, not_public, wire_host
from exec_finder.web.faults import MOVED, Failed, is_used_up, reason_of, wait_wanted_s, words_of
from exec_finder.web.manners import Hosts
from exec_finder.web.media import holds_text, media_type
from exec_finder.web.once import Once
from exec_finder.web.options import Api, WebOptions, agent_of
from exec_finder.web.robots import MAX_REDIRECTS, PATH, Robots
from exec_finder.web.transport import FETCHED_AT, MOVED_TO, NOT_READ, PACE, make_client

_KEEP_A_DAY = {"caching": {"ttl": 24 * 3600}}
"""robots.txt is not kept longer, whatever it says itself (RFC 9309 §2.4)."""
_PORTS = {"http": 80, "https": 443}
_NEVER_PRINT = logging.NullHandler()
for _name in ("exec_finder", "stamina", "hishel"):  # without a handler, warnings would go to stderr by themselves
    logging.getLogger(_name).addHandler(_NEVER_PRINT)


@dataclass(frozen=True, slots=True)
class _Moved:
    """An answer that names another place."""

    target: httpx.URL | None
    """None: no usable one."""


_Answer = Page | Miss | _Moved


class LiveWeb:
    """Pages over HTTP/1.1 and HTTP/2, for one lookup: what was answered once is never asked for again.

    robots.txt is obeyed, hosts are asked one page at a time with a pause between, time and size are bounded, and
    addresses that are not public are refused as they are connected to (see WebOptions for all bounds). With a proxy
    the proxy resolves names: then only literal addresses can be refused.
    """

    def __init__(
        self,
        dns: Resolver,
        options: WebOptions | None = None,
        *,
        hosts: Hosts | None = None,
        now: Callable[[], datetime] = utc_now,
    ) -> None:
        """hosts: those of other lookups that go on at the same time, so that none is asked by two at once.

        Raises UsageError for a proxy or an SSL_CERT_FILE that can't be used.
        """
        self._options = options or WebOptions()
        self._now: Callable[[], datetime] = lambda: now().replace(microsecond=0)
        agent = agent_of(self._options)
        self._hosts = hosts or Hosts(self._options)
        self._client = make_client(dns, self._options, self._hosts, self._now, agent)
        self._robots = Robots(self._robots_txt, self._slow_down, agent.split()[0].partition("/")[0])
        self._answers: Once[_Answer] = Once()

    async def get(self, url: str, *, api: Api | None = None) -> Page | Miss:
        """The page at *url*, or why there is none; see exec_finder.web.Web."""
        await asyncio.sleep(0)  # who has no time left is stopped here, before anything is asked for
        asked = _read_url(url)
        if asked is None:
            return Miss(url, MissReason.BROKEN, "this is not a web address")
        if api is not None:
            self._slow_down(api.pace or wire_host(asked), api.pause_s)
        obey = api is None and not self._options.offline
        answer = await self._follow(asked, self._options.max_redirects, obey=obey, api=api)
        if isinstance(answer, Page):
            return replace(answer, requested=str(asked))
        return replace(answer, url=str(asked))

    async def aclose(self) -> None:
        """Stop what is going on, and give back connections and the cache."""
        await self._robots.aclose()
        await self._answers.aclose()
        await self._client.aclose()

    async def _robots_txt(self, url: httpx.URL) -> Page | Miss:
        return await self._follow(url, MAX_REDIRECTS, obey=False)

    def _slow_down(self, host: str, crawl_delay_s: float) -> None:
        self._hosts[host].slow_down(min(crawl_delay_s, self._options.max_crawl_delay_s))

    async def _follow(self, url: httpx.URL, hops: int, *, obey: bool, api: Api | None = None) -> Page | Miss:
        """The answer at the end of at most *hops* redirects; each is checked as the first address is."""
        first, seen = url.host, list[str]()
        while True:
            miss = self._refusal(url, redirected=bool(seen)) or (await self._robots.refusal(url) if obey else None)
            if miss is not None:
                return miss
            key = str(url)
            seen.append(key)
            answer = await self._answers.get(key, partial(self._ask, url, api if url.host == first else None))
            if not isinstance(answer, _Moved):
                return answer
            if answer.target is None:
                return Miss(key, MissReason.REDIRECTS, "it redirects to what is no web address")
            if str(answer.target) in seen:
                return Miss(key, MissReason.REDIRECTS, "its redirects go round in a circle")
            if len(seen) > hops:
                return Miss(key, MissReason.REDIRECTS, f"it redirects more than {hops} times")
            url = answer.target

    def _refusal(self, url: httpx.URL, *, redirected: bool) -> Miss | None:
        """Why *url* is not even asked for, whatever its site says."""
        reason = MissReason.REDIRECTS if redirected else MissReason.BROKEN
        verb = "it redirects to" if redirected else "it is"
        if url.scheme not in _PORTS:
            return Miss(str(url), reason, f"{verb} no web address")
        port = _PORTS[url.scheme] if url.port is None else url.port
        if not is_web_port(port):
            return Miss(str(url), reason, f"{verb} port {port}, which is not for the web")
        host = wire_host(url)
        if is_address(host) and not may_connect(host, allow_private=self._options.allow_private):
            way = "it redirects to " if redirected else ""
            return Miss(str(url), MissReason.PRIVATE_ADDRESS, f"{way}{host}, {not_public(host)}")
        return None

    async def _ask(self, url: httpx.URL, api: Api | None = None) -> _Answer:
        """What one address gives."""
        extensions: dict[str, Any] = dict(_KEEP_A_DAY) if url.path == PATH else {}
        if api is not None and api.pace:
            extensions[PACE] = api.pace
        try:
            response = await self._client.get(url, headers=list(api.headers) if api else None, extensions=extensions)
        except Failed as failed:
            return Miss(str(url), failed.reason, failed.why)
        if response.status_code in MOVED:
            return _Moved(_join(url, response.headers.get(MOVED_TO, "")))
        if response.is_success:
            return self._page(url, response)
        return self._no_page(url, response)

    def _page(self, url: httpx.URL, response: httpx.Response) -> Page | Miss:
        header = response.headers.get("content-type", "")
        media = media_type(header)
        if NOT_READ in response.headers:
            return Miss(str(url), MissReason.NOT_HTML, f"it is {media}, not a page", response.status_code)
        body = response.content
        if url.path == PATH:  # whatever it is called, it is read as one
            media = "text/plain"
        text = holds_text(media, body)
        return Page(
            url=str(url),
            requested=str(url),
            status=response.status_code,
            content_type=media,
            body=body,
            html=decode_html(body, header=header, host=wire_host(url)) if text else "",
            fetched_at=datetime.fromisoformat(response.headers[FETCHED_AT]),
            charset=charset_of(header),
        )

    def _no_page(self, url: httpx.URL, response: httpx.Response) -> Miss:
        status = response.status_code
        used_up = is_used_up(status, response.headers, self._now())
        reason = MissReason.RATE_LIMITED if used_up else reason_of(status)
        why = f"our limit of requests there is used up (HTTP {status})" if used_up else words_of(status)
        wait_s = wait_wanted_s(response.headers, self._now())
        if wait_s is not None and wait_s > self._options.max_retry_after_s:
            why += f", and asks us to come back in {wait_s:.0f} s"
        return Miss(str(url), reason, why, status)


def _read_url(text: str) -> httpx.URL | None:
    """*text* as the address that is asked for: without fragment, credentials and the root's dot; None if it is none."""
    try:
        url = httpx.URL(text.strip())
        host = wire_host(url).rstrip(".")
        return url.copy_with(fragment=None, userinfo=b"", host=host, raw_path=url.raw_path) if host else None
    except (httpx.InvalidURL, ValueError):
        return None


def _join(url: httpx.URL, location: str) -> httpx.URL | None:
    try:
        return _read_url(str(url.join(location))) if location else None
    except (httpx.InvalidURL, ValueError):
        return None
