"""The time as archives keep it."""

from __future__ import annotations

from datetime import UTC, datetime


def utc_now() -> datetime:
    """The time in whole seconds: finer ones don't survive every tool that handles archives."""
    return datetime.now(UTC).replace(microsecond=0)
