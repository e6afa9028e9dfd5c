"""README's commands, run; `python -m tests.regen` rewrites the outputs shown.

A `console` block holds commands behind `$ ` and what they print; a `sh` block commands alone; `python` a script.
Programs that the machine lacks (msmtp, jq …) are stood in for by scripts that keep what they were given.
"""

from __future__ import annotations

import os
import re
import subprocess
import sys
from pathlib import Path
from typing import NamedTuple

ROOT = Path(__file__).resolve().parents[1]
README = ROOT / "README.md"
SET_UP = ("python -m pip install . && exec-finder demo", "python -m pip install -e '.[test]' && python -m pytest")
"""Run by the continuous integration, in environments of their own."""

_BLOCK = re.compile(r"^```(console|sh|python)\n(.*?)^```$", re.MULTILINE | re.DOTALL)


class Block(NamedTuple):
    """A fenced block of README."""

    kind: str
    text: str

    def commands(self) -> list[str]:
        """What a reader would type."""
        if self.kind == "sh":
            return self.text.splitlines()
        return [line[2:] for line in self.text.splitlines() if line.startswith("$ ")]


def blocks(text: str) -> list[Block]:
    """All blocks that hold something to run."""
    return [Block(*match) for match in _BLOCK.findall(text)]


def run(command: str, folder: Path, tools: Path | None = None) -> subprocess.CompletedProcess[str]:
    """Run one command line as a reader would; *tools* is searched for programs after everything else."""
    path = os.pathsep.join([str(Path(sys.executable).parent), os.environ["PATH"], *([str(tools)] if tools else [])])
    plain = {"NO_COLOR": "1", "COLUMNS": "80", "HOME": str(folder)}
    return subprocess.run(
        ["bash", "-o", "pipefail", "-c", command], cwd=folder, env={**os.environ, "PATH": path, **plain},
        capture_output=True, text=True, timeout=100, check=False,
    )  # fmt: skip


def rewritten(text: str, folder: Path) -> str:
    """README with the outputs of its `console` blocks as they are now."""

    def renew(match: re.Match[str]) -> str:
        block = Block(*match.groups())
        if block.kind != "console":
            return match[0]
        shown = [f"$ {command}\n{run(command, folder).stdout}" for command in block.commands()]
        return f"```console\n{''.join(shown)}```"

    return _BLOCK.sub(renew, text)
