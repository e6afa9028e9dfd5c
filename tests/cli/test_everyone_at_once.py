"""Writing to everybody at once is told what it costs, and asked."""

from __future__ import annotations

from typer.testing import CliRunner

from exec_finder.cli import app


def test_at_no_terminal_it_is_refused_and_the_cost_is_said() -> None:
    done = CliRunner().invoke(app, ["lookup", "acme.example", "--offline", "--everyone-at-once"])
    told = f"{done.output}{done.exception}"
    assert "rarely helps" in told
    assert "--yes" in told
    assert done.exit_code != 0
