"""Bounce messages: what proves that a mailbox is not there, and what does not."""

from __future__ import annotations

import csv
import io

import pytest
from hypothesis import given
from hypothesis import strategies as st

from exec_finder.bounces import read_bounce
from exec_finder.tables import read_text

REPORT = """From: MAILER-DAEMON@relay.example
To: me@home.example
Subject: Undelivered Mail Returned to Sender
MIME-Version: 1.0
Content-Type: multipart/report; report-type=delivery-status; boundary="b"

--b
Content-Type: text/plain; charset=utf-8

I'm sorry to have to inform you that your message could not be delivered.

--b
Content-Type: message/delivery-status

Reporting-MTA: dns; relay.example
Arrival-Date: Mon, 1 Jun 2026 10:00:00 +0000

Final-Recipient: rfc822; {address}
Action: {action}
Status: {status}
Diagnostic-Code: smtp; {said}

--b
Content-Type: message/rfc822

From: me@home.example
To: "Ann Lee" <ann.lee@acme.example>
Subject: My complaint

Dear Ms Lee
--b--
"""


def report(status: str, action: str = "failed", said: str = "550", address: str = "Ann.Lee@acme.example") -> bytes:
    return REPORT.format(status=status, action=action, said=said, address=address).encode()


@pytest.mark.parametrize(
    ("status", "action", "said", "gone"),
    [
        ("5.1.1", "failed", "550 5.1.1 user unknown", True),
        ("5.1.10", "failed", "550 5.1.10 RESOLVER.ADR.RecipientNotFound", True),
        ("5.2.1", "failed", "550 disabled", True),
        ("5.0.0", "failed", "550 No such user here", True),
        ("5.1.1 (unknown)", "failed (RFC 822 allows a comment)", "550", True),
        ("", "failed", "550 5.1.1 unknown", True),
        ("5.0.0", "failed", "554 delivery error", False),
        ("5.2.2", "failed", "552 mailbox full", False),
        ("5.7.1", "failed", "550 5.7.1 no such user, or you are not allowed", False),
        ("5.7.26", "failed", "550 unauthenticated", False),
        ("4.2.1", "delayed", "450 try later", False),
        ("4.4.1", "failed", "no such user", False),
        ("5.1.1", "delayed", "", False),
        ("2.0.0", "relayed", "250 ok", False),
        ("5.1.100", "failed", "?", False),
    ],
)
def test_only_positive_proof_says_that_a_mailbox_is_gone(status: str, action: str, said: str, gone: bool) -> None:
    (bounce,) = read_bounce(report(status, action, said))
    assert (bounce.address, bounce.gone) == ("ann.lee@acme.example", gone)


def test_the_quoted_message_tells_whom_it_was_written_to() -> None:
    (bounce,) = read_bounce(report("5.1.1"))
    assert (bounce.name, bounce.status) == ("Ann Lee", "5.1.1")


def test_the_address_that_was_written_to_counts_where_mail_was_passed_on() -> None:
    data = report("5.1.1", address="box7@inside.example").replace(
        b"Final-Recipient", b"Original-Recipient: rfc822; ann.lee@acme.example\nFinal-Recipient"
    )
    assert [bounce.address for bounce in read_bounce(data)] == ["ann.lee@acme.example"]


def test_each_recipient_of_a_report_is_read() -> None:
    more = b"Final-Recipient: rfc822; bo@acme.example\nAction: failed\nStatus: 5.7.1\n\n--b\nContent-Type: message/rfc"
    data = report("5.1.1").replace(b"--b\nContent-Type: message/rfc", more)
    assert [(b.address, b.gone) for b in read_bounce(data)] == [
        ("ann.lee@acme.example", True),
        ("bo@acme.example", False),
    ]


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("Your message to ann.lee@acme.example couldn't be delivered.\n550 5.1.1 unknown", [True]),
        ("<ann.lee@acme.example>: host mx.acme.example said: 550 User unknown", [True]),
        ("ann.lee@acme.example\n  The user is over quota (452 4.2.2)", [False]),
        ("Write to ann.lee@acme.example, she will help you.", []),
        ("", []),
    ],
)
def test_bounces_in_words_alone(text: str, found: list[bool]) -> None:
    data = f"From: mailer-daemon@acme.example\nTo: me@home.example\n\n{text}\n\nyour message: me@home.example".encode()
    assert [bounce.gone for bounce in read_bounce(data)] == found


def test_a_header_names_the_failed_recipient() -> None:
    data = b"From: x@relay.example\nX-Failed-Recipients: ann.lee@acme.example\n\nUnrouteable address"
    assert [(b.address, b.gone) for b in read_bounce(data)] == [("ann.lee@acme.example", True)]


def test_every_row_is_recognised_by_its_example() -> None:
    for row in csv.DictReader(io.StringIO(read_text("bounces.csv"))):
        status, said = (row["example"], "") if row["kind"] == "status" else ("5.0.0", row["example"])
        (bounce,) = read_bounce(report(status, said=said))
        assert bounce.gone == (row["verdict"] == "gone"), row


@given(st.binary(max_size=300) | st.binary(max_size=80).map(lambda junk: report("5.1.1").replace(b"smtp", junk)))
def test_any_bytes_give_bounces_or_none(data: bytes) -> None:
    for bounce in read_bounce(data):
        assert "@" in bounce.address


def test_parts_within_parts_are_given_up() -> None:
    assert read_bounce(b"Content-Type: message/rfc822\n\n" * 20_000) == []


def test_a_long_message_is_read_in_time() -> None:
    assert read_bounce(b"To: me@home.example\n\n" + b"a@b.example " * 200_000) == []


def in_words(text: str) -> dict[str, bool]:
    return {b.address: b.gone for b in read_bounce(f"From: mailer-daemon@relay.example\n\n{text}".encode())}


def test_each_address_has_the_words_behind_it() -> None:
    """The words of one recipient prove nothing of the next, whichever comes first."""
    gone = "<ann.lee@acme.example>:\nSorry, no mailbox here by that name. (#5.1.1)\n\n"
    full = "<bo.fox@acme.example>:\nmailbox full (#5.2.2)\n\n"
    assert (
        in_words(gone + full) == in_words(full + gone) == {"ann.lee@acme.example": True, "bo.fox@acme.example": False}
    )
    assert in_words(f"{gone}Questions? Ask help@acme.example.\n") == {"ann.lee@acme.example": True}


@pytest.mark.parametrize(
    "head", ["Return-Path: <me@home.example>\n", "From: me@home.example\n", "Received: a\n by b\n"]
)
def test_the_copy_of_the_message_proves_nothing(head: str) -> None:
    copy = f"{head}To: ann.lee@acme.example\nCc: raj.mehta@acme.example\n\nsee cy.moe@acme.example\n"
    assert in_words(f"<ann.lee@acme.example>:\n550 User unknown\n\n{copy}") == {"ann.lee@acme.example": True}


def test_an_address_in_other_letters_is_read_whole_or_not_at_all() -> None:
    """RFC 6533: never the ASCII tail of it, which may be a colleague's."""
    utf8 = "I could not deliver to <andr\u00e9.roux@acme.example>: no such user\n"
    assert in_words(utf8) == {"andr\u00e9.roux@acme.example": True}
    assert read_bounce(report("5.1.1", address="andr\u00e9.roux@acme.example")) == []
