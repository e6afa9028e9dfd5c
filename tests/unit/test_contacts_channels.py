"""A page's phones, profiles, forms and postal addresses."""

from __future__ import annotations

import pytest

from exec_finder.extract.ldfacts import post_line
from tests.unit.test_contacts import JANE, URL, contacts, numbers

# --- phones --------------------------------------------------------------------------------------


def test_phones_with_their_labels_and_without_fax() -> None:
    body = (
        "<p>Customer service: (212) 555-2368</p><h3>Switchboard</h3><p>212-555-2369</p>"
        "<p>Phone: 212-555-2370 Fax: 212-555-2371</p><p>Fax 212-555-2372</p><p>EIN 212-555-2373</p>"
    )
    found = numbers(contacts(body))
    assert list(found) == ["+12125552368", "+12125552369", "+12125552370"]
    assert found["+12125552368"] == "Customer service"
    assert found["+12125552369"] == "Switchboard"


def test_a_tel_link_and_its_text_are_one_number() -> None:
    found = numbers(contacts('<p>Hotline <a href="tel:+12125552368">(212) 555-2368</a></p>'))
    assert found == {"+12125552368": "Hotline"}


@pytest.mark.parametrize(
    ("lang", "region", "body", "expected"),
    [
        ("de", "", "030 901820", "+4930901820"),
        ("de-AT", "", "01 51515 0", "+431515150"),
        ("en", "GB", "020 7946 0958", "+442079460958"),
        ("en-US", "", "+44 20 7946 0958<br>020 7946 0959", "+442079460959"),
    ],
)
def test_national_numbers_are_read_by_the_pages_country(lang: str, region: str, body: str, expected: str) -> None:
    assert expected in numbers(contacts(f"<p>{body}</p>", lang=lang, region=region))


# --- other channels ------------------------------------------------------------------------------


def test_profiles_of_the_company_only() -> None:
    body = (
        '<a href="https://twitter.com/AcmeExample?lang=en">X</a><a href="https://x.com/acmeexample">again</a>'
        '<a href="https://www.facebook.com/sharer/sharer.php?u=x">share</a>'
        '<a href="https://www.linkedin.com/in/jane-doe">Jane</a>'
        '<a href="https://www.linkedin.com/company/acme-example/about/">in</a>'
        '<div><h3>Jane Doe</h3><a href="https://twitter.com/janedoe">her own</a></div>'
    )
    found = contacts("<div>" + "filler " * 200 + "</div>" + body, JANE).social
    assert [(channel.value, channel.label) for channel in found] == [
        ("https://x.com/AcmeExample", "twitter AcmeExample"),
        ("https://www.linkedin.com/company/acme-example", "linkedin acme-example"),
    ]


def test_forms_and_links_to_forms() -> None:
    body = (
        '<h2>Write to us</h2><form><input type="email"><textarea></textarea></form>'
        '<a href="/beschwerde">Beschwerde einreichen</a><a href="/about">About</a><a href="#top">Contact</a>'
    )
    assert [(form.value, form.label) for form in contacts(body).forms] == [
        (URL, "Write to us"),
        ("https://www.acme.example/beschwerde", "Beschwerde einreichen"),
    ]


def test_a_search_or_newsletter_form_is_no_contact_form() -> None:
    body = '<form><input type="email"></form><form id="commentform"><input name="email"><textarea></textarea></form>'
    assert contacts(body).forms == ()


def test_postal_addresses_on_one_line_and_once() -> None:
    body = (
        "<address>Acme Inc.<br>1 Main Street<br>Springfield 12345<br>Tel: 212 555 2368<br>info@acme.example</address>"
        '<script type="application/ld+json">{"@type":"Organization","name":"Acme Inc.","address":'
        '{"@type":"PostalAddress","name":"Acme Inc.","streetAddress":"1 Main Street",'
        '"addressLocality":"Springfield","postalCode":"12345"}}</script><address>by Jane Doe</address>'
    )
    (post, other) = contacts(body).posts
    assert post.value == "Acme Inc., 1 Main Street, Springfield 12345"
    assert other.value == "Acme Inc., 1 Main Street, 12345 Springfield"


@pytest.mark.parametrize(
    ("fields", "expected"),
    [
        (("5 Quay Rd", "97000", "Port Ellery", "OR", "US"), "5 Quay Rd, Port Ellery, OR 97000, US"),
        (("5 Quay Rd", "97000", "Port Ellery", "OR", ""), "5 Quay Rd, Port Ellery, OR 97000"),
        (("Hafenweg 3", "20457", "Hamburg", "Hamburg", "Germany"), "Hafenweg 3, 20457 Hamburg, Germany"),
        (("1 Quay", "ZZ1 1ZZ", "London", "", "United Kingdom"), "1 Quay, London ZZ1 1ZZ, United Kingdom"),
        (("5 Quay Rd, Ellery, OR 97000", "97000", "Ellery", "OR", "US"), "5 Quay Rd, Ellery, OR 97000, US"),
        (("5 Quay Rd", "77000", "Houston", "", "US"), "5 Quay Rd, Houston 77000, US"),
        (("", "", "", "OR", "US"), ""),
    ],
)
def test_a_postal_address_is_written_as_its_country_does(fields: tuple[str, ...], expected: str) -> None:
    keys = ("streetAddress", "postalCode", "addressLocality", "addressRegion", "addressCountry")
    assert post_line(dict(zip(keys, fields, strict=True))) == expected


@pytest.mark.parametrize(
    ("body", "expected"),
    [
        (
            "5 Quay Road<br>Port Ellery, OR 97000<br>USA<br>9 Anvil Street<br>Springfield, IL 62700",
            ["5 Quay Road, Port Ellery, OR 97000, USA", "9 Anvil Street, Springfield, IL 62700"],
        ),
        (
            "Acme<br>Hafenweg 3<br>20457 Hamburg<br>Domgasse 12<br>50667 Bonn",
            ["Acme, Hafenweg 3, 20457 Hamburg", "Domgasse 12, 50667 Bonn"],
        ),
        ("Acme GmbH<br>Hafenweg 3<br>20457 Hamburg<br>Germany", ["Acme GmbH, Hafenweg 3, 20457 Hamburg, Germany"]),
    ],
)
def test_offices_under_each_other_are_apart(body: str, expected: list[str]) -> None:
    assert [post.value for post in contacts(f"<address>{body}</address>").posts] == expected


# --- several countries ---------------------------------------------------------------------------

OFFICES = (
    "<h2>Offices</h2><h3>Germany</h3><p>Hafenweg 3<br>20457 Hamburg</p><p>Tel. 040 1234567</p>"
    "<h3>United Kingdom</h3><p>1 Quay Road<br>London</p><p><a href='tel:02079460958'>020 7946 0958</a></p>"
    "<p>5 Rue du Port<br>Paris, France<br>+33 1 40 20 50 50<br>01 40 20 50 51</p>"
)


@pytest.mark.parametrize("region", ["", "US", "DE"])
def test_each_office_has_its_own_countrys_numbers(region: str) -> None:
    found = list(numbers(contacts(OFFICES, region=region)))
    assert found == ["+49401234567", "+442079460958", "+33140205050", "+33140205051"]


def test_far_from_any_office_the_companys_own_country_counts() -> None:
    filler = "<p>Anvils</p>" * 20
    assert "+12125552368" in numbers(contacts(OFFICES + filler + "<p>Call 212 555 2368</p>", region="US"))
    assert "+12125552368" not in numbers(contacts(OFFICES + filler + "<p>Call 212 555 2368</p>"))


def test_a_menu_of_countries_tells_of_no_office() -> None:
    menu = "<ul><li>France</li><li>Germany</li><li>Spain</li></ul>"
    assert list(numbers(contacts(f"{menu}<p>Call 212 555 2368</p>", region="US"))) == ["+12125552368"]
