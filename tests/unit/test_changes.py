"""Who takes and leaves a post by item 5.02 of a current report."""

from __future__ import annotations

import time

import pytest

from exec_finder.extract.changes import read_changes

HEAD = "<p>Item 5.02 Departure of Directors or Certain Officers; Election of Directors; Appointment of Officers</p>"
TAIL = (
    "<p>Item 9.01 Financial Statements</p><p>SIGNATURES</p><p>Sybil Signer was appointed Chief Executive Officer.</p>"
)


def changes(*sentences: str) -> list[tuple[str, str, bool, str]]:
    body = "".join(f"<p><span>{sentence}</span></p>" for sentence in sentences)
    return [(c.name, c.title, c.leaves, c.day) for c in read_changes(f"<html>{HEAD}{body}{TAIL}</html>")]


LEAVING = {
    "On March 3, 2026, Brenda Kaufmann notified Acme Widgets, Inc. (the “Company”) of her decision to resign from her "
    "position as Executive Vice President, Chief Financial Officer, effective April 17, 2026.": (
        "Brenda Kaufmann", "Executive Vice President, Chief Financial Officer", "2026-04-17",
    ),
    "Tom Berg’s employment as the Treasurer of the Company will terminate effective April 17, 2026.": (
        "Tom Berg", "Treasurer", "2026-04-17",
    ),
    "Tom Berg, Executive Vice President and Chief Operating Officer, will retire from the Company on June 30, 2026.": (
        "Tom Berg", "Executive Vice President and Chief Operating Officer", "2026-06-30",
    ),
    "On January 5, 2026, Luis Ortega stepped down as General Counsel.": ("Luis Ortega", "General Counsel", ""),
    "Nia Okafor has informed the Company that she intends to retire, effective May 1, 2026.": (
        "Nia Okafor", "", "2026-05-01",
    ),
}  # fmt: skip
TAKING = {
    "On March 17, 2026, the Board of Directors (the “Board”) appointed Nia Okafor as the Chief Customer Officer of the "
    "Company, effective April 1, 2026.": ("Nia Okafor", "Chief Customer Officer", "2026-04-01"),
    "Nia Okafor was appointed Chief Customer Officer of the Company, effective May 1, 2026.": (
        "Nia Okafor", "Chief Customer Officer", "2026-05-01",
    ),
    "Nia Okafor, has been named to the role of Senior Vice President, Operations, beginning June 1, 2026.": (
        "Nia Okafor", "Senior Vice President, Operations", "2026-06-01",
    ),
    "(i) Gary Shelding transitioned from the role of Treasurer to Chief Financial Officer and (ii) he moved.": (
        "Gary Shelding", "Chief Financial Officer", "",
    ),
    "Nia Okafor became General Counsel.": ("Nia Okafor", "General Counsel", ""),
}  # fmt: skip


@pytest.mark.parametrize("sentence", LEAVING)
def test_leaving(sentence: str) -> None:
    name, title, day = LEAVING[sentence]
    assert changes(sentence) == [(name, title, True, day)]


@pytest.mark.parametrize("sentence", TAKING)
def test_taking(sentence: str) -> None:
    name, title, day = TAKING[sentence]
    assert changes(sentence) == [(name, title, False, day)]


@pytest.mark.parametrize(
    "sentence",
    [
        "If Tom Berg resigned for Good Reason, he would be entitled to severance.",
        "In the event that Tom Berg has resigned as Treasurer for Good Reason, his options shall vest.",
        "The bonus would be paid once the Board has appointed Nia Okafor as Treasurer of the Company.",
        "Under the agreement, Tom Berg may resign as Treasurer and the severance agreement provides for a year’s pay.",
        "On May 2, 2026, Otto Outside informed the Board that he will resign from the Board.",
        "The Board elected Otto Outside to the Board as a director.",
        "Otto Outside was appointed a director of the Company.",
        "In connection with the appointment, Ms. Okafor will receive a salary of $500,000.",
        "Nia Okafor notified the Company of the purchase of shares.",
        "Acme Bank will terminate the agreement with Brightwater Corporation as Administrative Agent.",
    ],
)
def test_conditions_boards_and_other_things_are_no_changes(sentence: str) -> None:
    assert changes(sentence) == []


def test_both_sides_of_a_change_each_with_its_quote() -> None:
    report = f"{HEAD}<p>{next(iter(LEAVING))} {next(iter(TAKING))}</p>{TAIL}"
    left, took = read_changes(report)
    assert (left.name, took.name) == ("Brenda Kaufmann", "Nia Okafor")
    assert left.quote.startswith("On March 3, 2026, Brenda Kaufmann")
    assert took.quote.startswith("On March 17, 2026, the Board")


def test_other_items_are_not_read() -> None:
    assert read_changes("<p>Item 8.01 Other</p><p>Nia Okafor became General Counsel.</p>") == ()


@pytest.mark.parametrize(
    "text",
    [
        "Nia Okafor " * 40_000,
        "Aa" * 200_000,
        "Aa " * 100_000,
        "Nia Okafor, " * 20_000 + "will retire",
        "appointed " * 50_000,
        "as A" * 50_000,
        "<" * 200_000,
    ],
    ids=range(7),
)
def test_hostile_reports_take_no_longer_than_others(text: str) -> None:
    began = time.process_time()
    read_changes(f"{HEAD}<p>{text}</p>" + f"<p>{text[:1000]}</p>" * 200)
    assert time.process_time() - began < 10
