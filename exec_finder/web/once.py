"""Work that is done once for each key, however many ask, at the same time or later."""

from __future__ import annotations

import asyncio
from collections.abc import Callable, Coroutine
from typing import Any, Generic, TypeVar

_T = TypeVar("_T")


class Once(Generic[_T]):
    """Results by key; whoever asks while the work is going on waits for it, and giving up waiting doesn't end it."""

    def __init__(self) -> None:
        self._tasks: dict[str, asyncio.Task[_T]] = {}

    async def get(self, key: str, work: Callable[[], Coroutine[Any, Any, _T]]) -> _T:
        """What *work* gave for *key*, the first time."""
        task = self._tasks.get(key)
        if task is None:
            task = self._tasks[key] = asyncio.create_task(work())
        return await asyncio.shield(task)

    async def aclose(self) -> None:
        """End all work that is still going on."""
        tasks = [task for task in self._tasks.values() if not task.done()]
        for task in tasks:
            task.cancel()
        await asyncio.gather(*tasks, return_exceptions=True)
