"""Whom to write to, in which order, and why."""

from exec_finder.ladder.issues import ISSUES
from exec_finder.ladder.mailboxes import mailbox_rung
from exec_finder.ladder.ranking import ladder_notes, rank_people
from exec_finder.ladder.waves import plan_waves

__all__ = ["ISSUES", "ladder_notes", "mailbox_rung", "plan_waves", "rank_people"]
