"""What is a person's name, and what only looks like one."""

from __future__ import annotations

import pytest

from exec_finder.names import is_person_name

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
