"""Telephone numbers in text and links."""

from __future__ import annotations

import pytest

from exec_finder import extract_contacts
from exec_finder.extract.phone_regions import PostcodeRow, posted_region
from exec_finder.extract.phones import find_phones, is_fax, is_no_phone, read_tel, tidy_phone, usual_region
from exec_finder.tables import read_rows


@pytest.mark.parametrize(
    ("text", "region", "expected"),
    [
        ("Call (212) 555-2368 now", "US", ["+12125552368"]),
        ("(212) 555-2368 ext. 12", "US", ["+12125552368;ext=12"]),
        ("212-555-2368 x7", "US", ["+12125552368;ext=7"]),
        ("1-800-FLOWERS", "US", ["+18003569377"]),
        ("Dial 877-501-CODE TODAY", "US", ["+18775012633"]),
        ("+49 (0)30 901820", "", ["+4930901820"]),
        ("Tel 030 901820, Fax 030 901821", "DE", ["+4930901820", "+4930901821"]),
        ("020 7946 0958", "GB", ["+442079460958"]),
        ("first\n\n+44 20 7946 0958", "", ["+442079460958"]),
    ],
)
def test_numbers_are_found(text: str, region: str, expected: list[str]) -> None:
    assert [hit.number for hit in find_phones(text, region)] == expected


@pytest.mark.parametrize(
    ("text", "region"),
    [
        ("12.05.2020 to 13.06.2021", "DE"),
        ("2019-05-01 10:30", "US"),
        ("2012-2017: adviser", "DK"),
        ("1985 – 1990", "NO"),
        ("$1,234,567,890", "US"),
        ("DE89 3704 0044 0532 0130 00", "DE"),
        ("doi.org/10.1016/j.x.2022.101432", "US"),
        ("ORDER-800-NOW", "US"),
        ("555-1234", "US"),
        ("", ""),
    ],
)
def test_what_is_no_number_stays(text: str, region: str) -> None:
    assert find_phones(text, region) == []


def test_places_are_of_the_text_as_given() -> None:
    text = "Hotline\nCall 212-555-2368 ext. 5 or so"
    (hit,) = find_phones(text, "US")
    assert text[hit.start : hit.end] == "212-555-2368 ext. 5"


@pytest.mark.parametrize(
    ("href", "region", "expected"),
    [
        ("tel:+1-212-555-2368", "", "+12125552368"),
        ("tel:+12125552368;ext=7", "", "+12125552368;ext=7"),
        ("tel:212-555-2368,,9", "US", "+12125552368;ext=9"),
        ("tel:%2B44%2020%207946%200958", "", "+442079460958"),
        ("tel:0049 30 901820", "US", "+4930901820"),
        ("callto:+442079460958", "", "+442079460958"),
        ("tel:", "US", ""),
        ("tel:123", "US", ""),
    ],
)
def test_links(href: str, region: str, expected: str) -> None:
    assert read_tel(href, region) == expected


def test_words_beside_a_number() -> None:
    assert is_fax("Fax:")
    assert is_fax("Telefax")
    assert not is_fax("Phone / Fax")
    assert is_no_phone("VAT no. ")
    assert is_no_phone("Our IBAN:")
    assert not is_no_phone("Hotline")


def test_the_country_of_most_international_numbers() -> None:
    assert usual_region("+44 20 7946 0958\n+44 20 7946 0959\n+1 212 555 2368") == "GB"
    assert usual_region("020 7946 0958") == ""


@pytest.mark.parametrize(
    ("raw", "region", "seen", "expected"),
    [
        ("+1 212 555 2368", "", (), "+12125552368"),
        ("0049 030 901820", "", (), "+4930901820"),
        ("+1 21255523680110", "", (), ""),
        ("212-555-2368", "US", (), "+12125552368"),
        ("030 901820", "", ("+4930901820",), "+4930901820"),
        ("030 901820", "", (), "030 901820"),
        ("123", "US", (), ""),
    ],
)
def test_a_number_as_shown_is_made_one_of_the_world(
    raw: str, region: str, seen: tuple[str, ...], expected: str
) -> None:
    """Malformed ones give nothing; without a country a number stays as it is shown."""
    assert tidy_phone(raw, region, seen) == expected


@pytest.mark.parametrize("row", read_rows("postcodes.csv", PostcodeRow), ids=lambda row: row.country)
def test_a_postcode_tells_the_country(row: PostcodeRow) -> None:
    assert posted_region(f"Acme Ltd\n{row.example}") == row.country
    assert posted_region(row.counterexample) == ""


def test_national_numbers_are_read_by_the_country_of_the_postal_address() -> None:
    """Without a country's domain or a number with a plus, the postcode tells whose rules hold."""
    page = "<p>Tel: 020 7946 0958</p><p>12 Mill Lane</p><p>Leeds</p><p>LS1 4AP</p>"
    assert posted_region("12 Mill Lane\nLeeds\nLS1 4AP") == "GB"
    assert posted_region("two in Springfield IL 62701\nSpringfield IL 62701\nLeeds LS1 4AP") == "US"
    assert [phone.value for phone in extract_contacts(page, url="https://www.acme.example/").phones] == [
        "+442079460958"
    ]
