"""What is a person's name, and what only looks like one."""

from __future__ import annotations

import csv
from pathlib import Path

import pytest

from exec_finder.names import is_person_name, parse_name

PEOPLE = """
Jane Q. Miller
DOE JANE Q
Miller, Jane
Dr. Anna Schreiber, MBA
Kim Min-jun
Tran Thi Lan
Carlos Alberto Gómez Ruiz
Jan van der Berg
Mary Grace Hall
April Miller
Jane Park
Robert "Bob" Fields
Lars-Erik Lindqvist
Abdullah al-Harbi
A. B. C. Kumar
Сергей Николаевич Петров
Ковальчук Олена
Γιώργος Παπαδόπουλος
דן כהן
خالد حداد
鈴木 一郎
李小明
박지영
ジョン・スミス
The Rt. Hon. Jane Miller
Jane Miller, SHRM-SCP
Siobhan O'Malley
"""

OTHERS = """
Our Leadership Team
Meet Jane
Learn More
Investor Relations
Board of Directors
Chief Operating Officer
Vice President, Sales
Customer Service
Miller Industries
Jane Miller Foundation
Miller & Sons
St. Mary Hospital
Austin Office
Lake Street
North Carolina
United Kingdom
Mount Pleasant
Spring Conference
Terms and Conditions
jane miller joined us
Call 555-0100
jane@miller.example
https://miller.example
2024 Report
Geschäftsführung
Unser Vorstand
Notre équipe
Consejo de Administración
Наша команда
Генеральный директор
Контакты
会社概要
株式会社鈴木
公司简介
경영진
צור קשר
صندوق خدمة
Welcome to the company where people matter
Cancel
X
...
"""


@pytest.mark.parametrize("text", PEOPLE.strip().splitlines())
def test_a_person(text: str) -> None:
    assert is_person_name(text) >= 0.5


@pytest.mark.parametrize("text", OTHERS.strip().splitlines())
def test_not_a_person(text: str) -> None:
    assert is_person_name(text) < 0.5


@pytest.mark.parametrize("text", ["Zorvath Quellimane", "Brelda Oxtrune"])
def test_two_unknown_words_are_left_to_the_context(text: str) -> None:
    assert 0.2 < is_person_name(text) < 0.6


def test_more_of_a_name_is_surer() -> None:
    assert is_person_name("Jane Oxtrune") < is_person_name("Jane Miller") <= is_person_name("Dr. Jane Miller, PhD")


def test_empty_and_endless_texts_are_no_names() -> None:
    assert is_person_name("") < 0.1
    assert is_person_name("Jane " * 1000) < 0.1


def blind() -> list[dict[str, str]]:
    """Names of some seventy cultures and things that look like names, written before they were run."""
    text = (Path(__file__).parent / "names_blind.csv").read_text("utf-8")
    return list(csv.DictReader(text.splitlines()))


def test_names_of_many_cultures_are_told_from_things() -> None:
    texts = {said: [row["text"] for row in blind() if row["person"] == said] for said in ("yes", "no")}
    assert sum(is_person_name(text) >= 0.5 for text in texts["yes"]) / len(texts["yes"]) > 0.98
    assert sum(is_person_name(text) >= 0.5 for text in texts["no"]) / len(texts["no"]) < 0.02


def test_their_given_and_family_names_are_found() -> None:
    people = [row for row in blind() if row["person"] == "yes"]
    read = [(parse_name(row["text"]), row) for row in people]
    right = [n.given in row["given"].split("|") and n.family in row["family"].split("|") for n, row in read]
    assert sum(right) / len(right) > 0.98


@pytest.mark.parametrize("text", ["The Duchess of Ashcombe", "Lord Penhallow of Truro", "The Rt. Hon. the Lord Sugden"])
def test_peers_are_people(text: str) -> None:
    assert is_person_name(text) >= 0.5
    assert parse_name(text).family in {"Ashcombe", "Penhallow", "Sugden"}


@pytest.mark.parametrize("text", ["Duke of Edinburgh Award", "Prince of Wales Hotel", "Lord of the Manor"])
def test_what_is_called_after_peers_is_none(text: str) -> None:
    assert is_person_name(text) < 0.5


@pytest.mark.parametrize("family", ["Dotson", "Pickett", "Castle", "Lake", "Beach"])
def test_usual_family_names_that_are_words_too_are_left_to_context(family: str) -> None:
    assert is_person_name(f"Imogen {family}") > 0.25
    assert is_person_name(f"Customer {family}") < 0.1


def test_words_behind_a_particle_are_names_behind_a_given_name() -> None:
    assert is_person_name("Bertrand de La Tour") > 0.9
    assert is_person_name("Festival de la Rose") < 0.1
