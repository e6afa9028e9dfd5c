"""Rules of the user's come before the shipped ones; in a process of its own, as tables are read once."""

from __future__ import annotations

import json
import subprocess
import sys
from pathlib import Path

PEOPLE = '{"name": "Ann Lee", "title": "VP, Gleaming"}\n{"name": "Bo Berg", "title": "CEO"}\n'


def rank(*options: str, people: str = PEOPLE) -> subprocess.CompletedProcess[str]:
    command = [sys.executable, "-m", "exec_finder", "rank", *options]
    return subprocess.run(command, input=people, capture_output=True, text=True, check=False)


def test_a_word_of_the_users_makes_a_rung(tmp_path: Path) -> None:
    (tmp_path / "titles").mkdir()
    table = tmp_path / "titles" / "functions.csv"
    table.write_text(
        "lang,phrase,functions,chief,form,example,counterexample\nen,gleaming,customer_service,none,,gleaming,\n"
    )
    before, after = rank(), rank("--ladder-rules", str(tmp_path), "--explain")
    assert json.loads(before.stdout.splitlines()[0])["rung"] != 1
    first = json.loads(after.stdout.splitlines()[0])
    assert (first["name"], first["rung"], first["after_days"]) == ("Ann Lee", 1, 0)
    assert first["weights"]


def test_a_users_owner_of_an_issue_counts_even_where_ours_asks_others(tmp_path: Path) -> None:
    (tmp_path / "ladder").mkdir()
    row = 'technical,function,technology,3,,"Chief Technology Officer"'
    (tmp_path / "ladder" / "owners.csv").write_text(f"issue,kind,value,strength,lang,example\n{row}\n")
    people = '{"name": "Ann Lee", "title": "Chief Technology Officer"}\n'
    rungs = []
    for rules in ([], ["--ladder-rules", str(tmp_path)]):
        done = rank("--issue", "technical", *rules, people=people)
        rungs.append(json.loads(done.stdout)["rung"])
    assert rungs == [5, 3]


def test_rules_that_break_the_schema_are_named(tmp_path: Path) -> None:
    (tmp_path / "ladder").mkdir()
    (tmp_path / "ladder" / "never.csv").write_text("function,except_issues,reason,example\nnonsense,,x,x\n")
    done = rank("--ladder-rules", str(tmp_path))
    assert done.returncode == 5
    assert "never.csv, line 2" in done.stderr


def test_a_folder_without_rules_is_refused(tmp_path: Path) -> None:
    assert rank("--ladder-rules", str(tmp_path)).returncode == 5


def test_a_function_or_an_issue_that_there_is_not_is_named(tmp_path: Path) -> None:
    head = "lang,phrase,functions,chief,form,example,counterexample\n"
    for name, text, said in [
        ("titles/functions.csv", f"{head}en,gleaming,shine,none,,gleaming,\n", "'shine'"),
        ("ladder/owners.csv", "issue,kind,value,strength,lang,example\nweather,phrase,roof,3,en,Roof\n", "billing"),
    ]:
        (tmp_path / name).parent.mkdir()
        (tmp_path / name).write_text(text)
        done = rank("--ladder-rules", str(tmp_path), "--issue", "billing")
        assert (done.returncode, said in done.stderr) == (5, True)
        (tmp_path / name).unlink()
