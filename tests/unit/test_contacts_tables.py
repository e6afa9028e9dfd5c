"""The tables behind contacts: every row does what it says."""

from __future__ import annotations

import csv
import io

import pytest

from exec_finder.extract.addresses import find_addresses, is_placeholder
from exec_finder.extract.channels import read_profile
from exec_finder.mailboxes import is_for_customers, is_free_mail, is_role, role_kind
from exec_finder.tables import read_text
from exec_finder.text import fold


def rows(name: str) -> list[dict[str, str]]:
    return list(csv.DictReader(io.StringIO(read_text(name), newline="")))


@pytest.mark.parametrize(
    ("name", "keys"),
    [
        ("post_orders.csv", ("country",)),
        ("role_mailboxes.csv", ("word",)),
        ("free_mail.csv", ("domain",)),
        ("social_networks.csv", ("network",)),
    ],
)
def test_no_row_twice(name: str, keys: tuple[str, ...]) -> None:
    seen = [tuple(fold(row[key]) for key in keys) for row in rows(name)]
    assert sorted(seen) == sorted(set(seen))
    assert seen == sorted(seen)


def test_contact_words_are_sorted_and_single() -> None:
    found = [(row["kind"], row["lang"], row["word"]) for row in rows("contact_words.csv")]
    assert found == sorted(found)
    assert len({(kind, word) for kind, _, word in found if kind != "language_region"}) == len(
        [kind for kind, _, _ in found if kind != "language_region"]
    )


def test_role_words_are_recognised() -> None:
    assert [row["example"] for row in rows("role_mailboxes.csv") if not is_role(row["example"])] == []


def test_short_words_of_tasks_leave_the_names_that_they_also_are() -> None:
    """'posta' and 'skarga' are surnames, too: whole local parts tell a task, pieces do not."""
    assert [is_role(word) for word in ("posta", "ana.posta", "skarga", "vita.skarga")] == [True, False, True, False]


def test_affixes_are_of_the_known_kinds() -> None:
    assert {row["affix"] for row in rows("role_mailboxes.csv")} <= {"", "start", "end", "both", "whole"}


def test_free_mail_rows_are_recognised() -> None:
    assert [
        row["domain"] for row in rows("free_mail.csv") if not is_free_mail(row["domain"].replace("*", "co.uk"))
    ] == []


@pytest.mark.parametrize("row", rows("social_networks.csv"), ids=lambda row: row["network"])
def test_networks(row: dict[str, str]) -> None:
    found = read_profile(row["example"])
    assert found is not None
    assert found[1].startswith(row["network"] + " ")
    assert read_profile(found[0]) == found, "the one spelling is a profile again"
    assert read_profile(row["counterexample"]) is None


@pytest.mark.parametrize(
    "row", [row for row in rows("contact_words.csv") if row["kind"] in {"at_word", "dot_word"}], ids=lambda r: r["word"]
)
def test_written_out_signs(row: dict[str, str]) -> None:
    at = row["word"] if row["kind"] == "at_word" else "at"
    dot = row["word"] if row["kind"] == "dot_word" else "dot"
    (hit,) = find_addresses(f"ann ({at}) acme ({dot}) example")
    assert hit.address == "ann@acme.example"


def test_placeholders() -> None:
    kinds = {
        "placeholder_local": "{}@acme.example",
        "placeholder_domain": "ann@{}",
        "placeholder_label": "ann@{}.example",
    }
    kinds["file_suffix"] = "ann@acme.{}"
    wrong = [
        row["word"]
        for row in rows("contact_words.csv")
        if row["kind"] in kinds and not is_placeholder(kinds[row["kind"]].format(row["word"]))
    ]
    assert wrong == []


@pytest.mark.parametrize(
    ("local_part", "kind", "for_customers"),
    [
        ("careers", "careers", False),
        ("accounts-payable", "finance", False),
        ("webmaster", "technical", False),
        ("investor-relations", "investors", False),
        ("careers-uk", "careers", False),
        ("billing", "customer_service", True),
        ("customer-service-uk", "customer_service", True),
        ("executive.relations", "executive", True),
        ("bewerbung", "careers", False),
        ("buchhaltung-wien", "finance", False),
        ("rekrutacja", "careers", False),
        ("reklamacije", "customer_service", True),
        ("klienditeenindus", "customer_service", True),
        ("pengaduan", "customer_service", True),
        ("adatvedelem", "privacy", True),
        ("jane.doe", "", True),
    ],
)
def test_what_a_mailbox_is_for(local_part: str, kind: str, for_customers: bool) -> None:
    assert role_kind(local_part) == kind
    assert is_for_customers(local_part) is for_customers
