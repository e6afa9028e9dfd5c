"""What strangers' JSON holds, which may be anything: read without raising."""

from __future__ import annotations

from typing import Any

from exec_finder.text import printable

_TEXT = 500


def mapping(found: object) -> dict[str, Any]:
    """*found* where it is an object, else an empty one."""
    return found if isinstance(found, dict) else {}


def sequence(found: object) -> list[Any]:
    """*found* where it is an array, else an empty one."""
    return found if isinstance(found, list) else []


def text_of(found: object) -> str:
    """*found* on one line where it is a text or number, bounded; else ''. Some registers write None into some."""
    if isinstance(found, bool) or not isinstance(found, str | int):
        return ""
    text = printable((found if isinstance(found, str) else str(found % 10**20))[:_TEXT])
    return "" if text in {"None", "null", "N/A"} else text
