"""What a walk over a site may still ask for."""

from __future__ import annotations

from dataclasses import dataclass

MISS_COST = 0.5
"""Of a page: what a request costs that gave none, and a redirect on the way to one."""
REQUESTS_A_PAGE = 1.5
"""However many of them miss, no more requests than this times the page budget."""


@dataclass(slots=True)
class Budget:
    """What of it is spent: by the pages that were handled, in their order, so that a replay counts alike."""

    pages: int
    spent: float = 0.0
    """In pages."""
    asked: int = 0
    """Requests; robots.txt and sitemaps are not counted."""
    is_late: bool = False
    """Whether the time is over."""

    def left(self, under_way: int = 0) -> int:
        """How many pages may be asked for beside those *under_way*: each may be a redirect, and so two requests.

        >>> Budget(pages=10).left(), Budget(pages=10, spent=4.5).left(under_way=3), Budget(pages=10, asked=14).left()
        (8, 2, 1)
        """
        requests = int(REQUESTS_A_PAGE * self.pages) - self.asked - 2 * under_way
        return 0 if self.is_late else max(0, min(int(self.pages - self.spent) - under_way, (requests + 1) // 2))
