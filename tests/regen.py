"""`python -m tests.regen` rewrites what is generated and kept: phrases of titles, demo archive, golden files, README.

A person reads the difference before it is committed.
"""

from __future__ import annotations

import json
import tempfile
from importlib.resources import as_file
from pathlib import Path

from exec_finder.demo import demo_report
from exec_finder.export import export
from exec_finder.models import Report, json_schema
from exec_finder.tables import data_root
from exec_finder.titles.compiling import compiled
from exec_finder.titles.lexicon import state_of_tables
from tests.demo_site.build import ARCHIVE, build
from tests.readme import README, rewritten

GOLDEN = Path(__file__).parent / "golden"


def golden() -> dict[str, str]:
    """File name to what should stand in it."""
    schema = json_schema(Report)
    return {
        "demo.json": export(demo_report(), "json"),
        "report.schema.json": json.dumps(schema, ensure_ascii=False, indent=2) + "\n",
    }


if __name__ == "__main__":
    with as_file(data_root()) as data:
        (data / "titles" / "phrases.txt").write_bytes(compiled(state_of_tables()))
    build(ARCHIVE)
    GOLDEN.mkdir(exist_ok=True)
    for name, text in golden().items():
        (GOLDEN / name).write_text(text, "utf-8")
    with tempfile.TemporaryDirectory() as scratch:
        README.write_text(rewritten(README.read_text("utf-8"), Path(scratch)), "utf-8")
