"""What can go wrong on the way to a page, mapped once to the reasons that a Miss gives."""

from __future__ import annotations

import ssl
from collections.abc import Iterator, Mapping
from datetime import datetime
from email.utils import parsedate_to_datetime

import h2.exceptions
import httpcore

from exec_finder.models import MissReason


class Failed(Exception):  # noqa: N818 - a fact about the world on its way to become a Miss
    """No answer, or none to be used; never leaves this package."""

    def __init__(self, reason: MissReason, why: str, *, again: bool = False) -> None:
        super().__init__(why)
        self.reason = reason
        self.why = why
        self.again = again  # worth another attempt


# Most specific first: the first row that fits an error, or what caused it, decides.
_ERRORS: tuple[tuple[type[BaseException], MissReason, str], ...] = (
    (ssl.SSLCertVerificationError, MissReason.BAD_CERTIFICATE, "its certificate can't be trusted"),
    (httpcore.ConnectTimeout, MissReason.TIMEOUT, "no connection in time"),
    (httpcore.TimeoutException, MissReason.TIMEOUT, "no answer in time"),
    (TimeoutError, MissReason.TIMEOUT, "no answer in time"),
    (ssl.SSLError, MissReason.UNREACHABLE, "no secure connection came about"),
    (httpcore.ProxyError, MissReason.UNREACHABLE, "the proxy refuses"),
    (httpcore.ConnectError, MissReason.UNREACHABLE, "no connection"),
    (httpcore.NetworkError, MissReason.BROKEN, "the connection broke off"),
    (httpcore.RemoteProtocolError, MissReason.BROKEN, "the answer is cut off, or no HTTP"),
    (httpcore.ProtocolError, MissReason.BROKEN, "the exchange broke HTTP's rules"),
    (h2.exceptions.H2Error, MissReason.BROKEN, "the exchange broke HTTP's rules"),
    (httpcore.UnsupportedProtocol, MissReason.BROKEN, "not a web address"),
    (OSError, MissReason.UNREACHABLE, "no connection"),
)
MAPPED = (httpcore.NetworkError, httpcore.TimeoutException, httpcore.ProtocolError, httpcore.ProxyError,
          httpcore.UnsupportedProtocol, h2.exceptions.H2Error, OSError)  # fmt: skip
"""What the network may raise; anything else is a bug, and rises."""

AGAIN = (httpcore.NetworkError, httpcore.RemoteProtocolError)
"""Errors that may pass: no connection, reset, or a kept connection that the server closed meanwhile."""

_WAITING = (ssl.SSLWantReadError, ssl.SSLWantWriteError)
"""How TLS says that it waits for the wire: stands behind many an error, and causes none."""


def failed_by(error: BaseException, *, headless: bool) -> Failed:
    """*error* of the network as a reason; *headless*: it came before the answer's head, so asking again may help."""
    causes = tuple(_causes(error))
    for kind, reason, why in _ERRORS:
        if any(isinstance(cause, kind) for cause in causes):
            again = headless and isinstance(error, AGAIN) and not any(isinstance(c, ssl.SSLError) for c in causes)
            return Failed(reason, _with_detail(why, causes[-1]), again=again)
    raise error


def _causes(error: BaseException | None) -> Iterator[BaseException]:
    for _ in range(10):  # chains are short; a ring would be a bug of a library
        if error is None:
            return
        if not isinstance(error, _WAITING):
            yield error
        error = error.__cause__ or error.__context__


def _with_detail(why: str, cause: BaseException) -> str:
    if isinstance(cause, ssl.SSLCertVerificationError):
        return f"{why}: {cause.verify_message.rstrip('.')}"
    return why


MOVED = frozenset({301, 302, 303, 307, 308})
"""Statuses that name another place."""


def reason_of(status: int) -> MissReason:
    """What an HTTP status that brings no page says."""
    if status >= 500:
        return MissReason.SERVER_ERROR
    return {
        401: MissReason.FORBIDDEN,
        403: MissReason.FORBIDDEN,
        404: MissReason.NOT_FOUND,
        407: MissReason.FORBIDDEN,
        410: MissReason.NOT_FOUND,
        429: MissReason.RATE_LIMITED,
        451: MissReason.FORBIDDEN,
    }.get(status, MissReason.OTHER_STATUS)


_WORDS = {
    MissReason.FORBIDDEN: "the site refuses it",
    MissReason.NOT_FOUND: "there is no such page",
    MissReason.RATE_LIMITED: "the site asks us to slow down",
    MissReason.SERVER_ERROR: "the site's server has a fault",
    MissReason.OTHER_STATUS: "the site gives no page",
}


def words_of(status: int) -> str:
    """An HTTP status that brings no page, in words."""
    return f"{_WORDS[reason_of(status)]} (HTTP {status})"


def retry_after_s(header: str, now: datetime) -> float | None:
    """Seconds that a Retry-After header asks for (RFC 9110 §10.2.3: seconds or a date); None where it says nothing."""
    text = header.strip()
    if text.isascii() and text.isdigit():
        return float(text[:9])
    try:
        date = parsedate_to_datetime(text)
    except ValueError:
        return None
    if date.tzinfo is None:  # "-0000": a date without a zone is in UTC all the same (RFC 9110 §5.6.7)
        date = date.replace(tzinfo=now.tzinfo)
    return max(0.0, (date - now).total_seconds())


_FIRST_TIME = 1e9
"""In the year 2001: a smaller number is no time, but how long to wait."""


def limit_reset_s(headers: Mapping[str, str], now: datetime) -> float | None:
    """Seconds until a limit of requests that is used up is set back, as GitHub and others say it; None where none is.

    GitHub names the time, in seconds since 1970; others say in how many seconds.

    >>> from datetime import UTC
    >>> now = datetime.fromtimestamp(1_800_000_000, UTC)
    >>> [limit_reset_s({"x-ratelimit-remaining": "0", "x-ratelimit-reset": at}, now) for at in ("1800000030", "30")]
    [30.0, 30.0]
    """
    reset = headers.get("x-ratelimit-reset", "").strip()
    if headers.get("x-ratelimit-remaining", "").strip() != "0" or not (reset.isascii() and reset.isdigit()):
        return None
    said = float(reset[:12])
    return said if said < _FIRST_TIME else max(0.0, said - now.timestamp())


def is_used_up(status: int, headers: Mapping[str, str], now: datetime) -> bool:
    """Whether a refusal only means that a limit of requests is used up."""
    return status == 403 and limit_reset_s(headers, now) is not None


def wait_wanted_s(headers: Mapping[str, str], now: datetime) -> float | None:
    """How long an answer wants us to stay away, in whichever way it says so; None where it does not."""
    said = retry_after_s(headers.get("retry-after", ""), now)
    return limit_reset_s(headers, now) if said is None else said
