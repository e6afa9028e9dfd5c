"""Tables of the ladder: every example does what its row says, every counterexample doesn't."""

from __future__ import annotations

from exec_finder.ladder import mailbox_rung, rank_people
from exec_finder.ladder.cases import SectorRow, WordRow, says
from exec_finder.ladder.issues import NeverRow, OwnerRow, ownership
from exec_finder.ladder.mailboxes import MailboxRow
from exec_finder.tables import read_rows
from exec_finder.titles import read_title


def test_every_owner_owns_its_issue() -> None:
    rows = read_rows("ladder/owners.csv", OwnerRow)
    wrong = [row for row in rows if ownership(row.example, read_title(row.example).functions, row.issue) < row.strength]
    assert [(row.issue, row.example) for row in wrong] == []


def test_those_who_are_never_written_to_are_not() -> None:
    rows = read_rows("ladder/never.csv", NeverRow)
    ranked = {row.example: rank_people([{"name": "Ann", "title": row.example}])[0] for row in rows}
    assert [title for title, one in ranked.items() if one.rung is not None] == []


def test_every_word_is_said_by_its_example() -> None:
    assert [row for row in read_rows("ladder/words.csv", WordRow) if not says(row.use, row.example)] == []


def test_every_example_of_a_sector_has_the_rank_that_it_gives_away() -> None:
    rows = read_rows("ladder/sectors.csv", SectorRow)
    assert [row for row in rows if read_title(row.example).seniority != row.seniority] == []


def test_mailboxes_are_told_from_others() -> None:
    rows = read_rows("ladder/mailboxes.csv", MailboxRow)
    missed = []
    for row in rows:
        asked = ("", f"{row.example}@acme.example") if row.where == "local" else (row.example, "")
        found = mailbox_rung(*asked)
        if found is None or found[0] != row.rung:
            missed.append((row.words, found))
    assert missed == []
    assert [row.counterexample for row in rows if row.counterexample and mailbox_rung(row.counterexample, "")] == []
