"""What each HTTP status means for a lookup; the wire is stood in for, because it doesn't matter here."""

from __future__ import annotations

import httpx
import pytest
import respx

from exec_finder.models import Miss, MissReason, Page
from exec_finder.web import LiveWeb
from tests.servers.http_server import FakeDns
from tests.unit.test_web_live import QUICK

URL = "https://acme.example/team"


@pytest.mark.parametrize(
    ("status", "reason"),
    [
        (204, None),
        (401, MissReason.FORBIDDEN),
        (403, MissReason.FORBIDDEN),
        (404, MissReason.NOT_FOUND),
        (410, MissReason.NOT_FOUND),
        (418, MissReason.OTHER_STATUS),
        (429, MissReason.RATE_LIMITED),
        (451, MissReason.FORBIDDEN),
        (501, MissReason.SERVER_ERROR),
        (503, MissReason.SERVER_ERROR),
    ],
)
async def test_a_status_is_a_page_or_has_a_reason(status: int, reason: MissReason | None) -> None:
    async with respx.mock() as router:
        router.get("https://acme.example/robots.txt").respond(404)
        asked = router.get(URL).respond(status, html="<p>what a server adds is not read as a page")
        web = LiveWeb(FakeDns(), QUICK)
        found = await web.get(URL)
        await web.aclose()
    assert asked.call_count == (
        3 if reason in {MissReason.RATE_LIMITED, MissReason.SERVER_ERROR} and status != 501 else 1
    )
    if reason is None:
        assert isinstance(found, Page)
    else:
        assert isinstance(found, Miss)
        assert (found.reason, found.status) == (reason, status)


async def test_cookies_are_neither_kept_nor_sent() -> None:
    async with respx.mock() as router:
        router.get("https://acme.example/robots.txt").respond(404, headers={"set-cookie": "a=1"})
        asked = router.get(url__startswith=URL).mock(return_value=httpx.Response(200, headers={"set-cookie": "b=2"}))
        web = LiveWeb(FakeDns(), QUICK)
        for query in ("", "?2"):
            await web.get(f"{URL}{query}")
        await web.aclose()
    assert [call.request.headers.get("cookie") for call in asked.calls] == [None, None]
