"""Text out of a PDF, for a process of its own: `python pdf_text.py < FILE`, UTF-8 on standard output.

A PDF is a program for a page. One made to do harm can keep its reader busy for hours or fill its memory, and no bound
inside the reader would hold: so another process reads it, with bounds that the system keeps.
"""

from __future__ import annotations

import io
import sys

MAX_PAGES = 30
MAX_CHARACTERS = 300_000
CPU_S = 15
MEMORY_BYTES = 1 << 30


def read_text(body: bytes) -> str:
    """The text of the first pages, a line a line; '' where there is none, or the file can't be read."""
    from pypdf import PdfReader  # noqa: PLC0415 - lazy: 150 ms, in this process alone
    from pypdf.errors import PyPdfError  # noqa: PLC0415

    pieces: list[str] = []
    try:
        for page in PdfReader(io.BytesIO(body)).pages[:MAX_PAGES]:
            pieces.append(page.extract_text())
            if sum(map(len, pieces)) > MAX_CHARACTERS:
                break
    except (PyPdfError, ValueError, KeyError, TypeError, IndexError, AttributeError, RecursionError, OverflowError):
        pass  # what came before the broken part is kept
    return "\n\n".join(pieces)[:MAX_CHARACTERS]


def _bound() -> None:
    """Have the system end this process when it takes too much; only Unix can."""
    try:
        import resource  # noqa: PLC0415 - there is none on Windows
    except ImportError:
        return
    resource.setrlimit(resource.RLIMIT_CPU, (CPU_S, CPU_S))
    resource.setrlimit(resource.RLIMIT_AS, (MEMORY_BYTES, MEMORY_BYTES))


if __name__ == "__main__":
    _bound()
    sys.stdout.buffer.write(read_text(sys.stdin.buffer.read()).encode("utf-8", "replace"))
