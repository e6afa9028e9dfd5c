"""Addresses in text, encoded addresses, roles, free mail."""

from __future__ import annotations

import pytest

from exec_finder.extract.addresses import (
    decode_cfemail,
    find_addresses,
    is_placeholder,
    normalise,
)
from exec_finder.extract.cloaks import in_attributes, in_href, in_script
from exec_finder.mailboxes import is_free_mail, is_role

PLAIN = {
    "Ann <Ann.Lee@Acme.Example>": ["ann.lee@acme.example"],
    "ann@acme.example, bo@acme.example.": ["ann@acme.example", "bo@acme.example"],
    "邮箱info@acme.example电话": ["info@acme.example"],
    "ann\u200b@acme\u00ad.example": ["ann@acme.example"],
    "ann＠acme．example": ["ann@acme.example"],
    "ann@acme.exampleTel 12": ["ann@acme.example"],
    "ann@AcmeAnvils.example": ["ann@acmeanvils.example"],
    "ann@acme-Anvils.exampleTel.Call": ["ann@acme-anvils.example"],
    "ann@mail.AcmeAnvils.example": ["ann@mail.acmeanvils.example"],
    "ann@acme.example.Call now": ["ann@acme.example"],
    "subject=x&cc=ann@acme.example": ["ann@acme.example"],
    "o'neil+web@mail.acme.example": ["o'neil+web@mail.acme.example"],
}
HIDDEN = {
    "ann [at] acme [dot] example": ["ann@acme.example"],
    "ann.lee(at)acme.example": ["ann.lee@acme.example"],
    "ann {at} acme {dot} example": ["ann@acme.example"],
    "ann (ät) acme (punkt) example": ["ann@acme.example"],
    "ann[@]acme.example": ["ann@acme.example"],
    "ann at acme dot example": ["ann@acme.example"],
    "ann dot lee at acme dot co dot example": ["ann.lee@acme.co.example"],
    "ann arroba acme punto example": ["ann@acme.example"],
    "ann (arobase) acme (point) example": ["ann@acme.example"],
    "info(собака)acme.example": ["info@acme.example"],
    "Mail: ann @ acme.example": ["ann@acme.example"],
    "ann.lee @ acme . example": ["ann.lee@acme.example"],
    "ann@acme[dot]example": ["ann@acme.example"],
}
NOTHING = [
    "Meet us at acme.example",
    "write to us @ acme.example",
    "available at some point in time",
    "easily at a point where all agree",
    "logo@2x.png and lib@1.0.2",
    "name@acme.example your.email@acme.example vorname.nachname@acme.example",
    "you@example.com, user@yourdomain.com, 0123@sentry.io",
    "@acme on a network",
    "a@b",
    "git@host:path",
    "",
]


@pytest.mark.parametrize(("text", "expected"), [*PLAIN.items(), *HIDDEN.items()])
def test_addresses_are_found_in_text(text: str, expected: list[str]) -> None:
    assert [hit.address for hit in find_addresses(text)] == expected


@pytest.mark.parametrize("text", NOTHING)
def test_what_is_no_address_stays(text: str) -> None:
    assert find_addresses(text) == []


def test_hidden_is_said_and_places_hold_despite_zero_width() -> None:
    text = "x\u200b ann@acme.example or bo [at] acme.example"
    plain, hidden = find_addresses(text)
    assert text[plain.start : plain.end] == "ann@acme.example"
    assert (plain.hidden, hidden.hidden) == (False, True)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (" Ann@Acme.Example ", "ann@acme.example"),
        ("ann@bücher.example", "ann@xn--bcher-kva.example"),
        ("ann", ""),
        ("a b@acme.example", ""),
        ("ann@acme..example", ""),
        ("ann@-acme.example", ""),
        ("x" * 65 + "@acme.example", ""),
    ],
)
def test_normalise(text: str, expected: str) -> None:
    assert normalise(text) == expected


def _cfemail(address: str, key: int) -> str:
    return bytes([key, *(byte ^ key for byte in address.encode())]).hex()


@pytest.mark.parametrize("key", [0, 1, 0x5A, 0xFF])
def test_cloudflare_is_decoded(key: int) -> None:
    assert decode_cfemail(_cfemail("ann@acme.example", key)) == "ann@acme.example"
    assert in_href("/cdn-cgi/l/email-protection#" + _cfemail("ann@acme.example?subject=x", key)) == ["ann@acme.example"]


@pytest.mark.parametrize("text", ["", "zz", "5", "5a", "5a00", "ä"])
def test_broken_cloudflare_is_nothing(text: str) -> None:
    assert decode_cfemail(text) == ""


def _shifted(text: str, by: int) -> str:
    ranges = ((0x2B, 0x3A), (0x40, 0x5A), (0x61, 0x7A))
    out = ""
    for char in text:
        low, high = next(((a, b) for a, b in ranges if a <= ord(char) <= b), (0, 0))
        out += chr(low + (ord(char) - low + by) % (high - low + 1)) if high else char
    return out


@pytest.mark.parametrize("by", [-10, -1, 1, 3, 13])
def test_shifted_letters_are_read(by: int) -> None:
    token = _shifted("mailto:ann.lee@acme.example", by)
    assert in_href(f"javascript:linkTo_UnCryptMailto(%27{token}%27);") == ["ann.lee@acme.example"]
    assert in_attributes({"data-mailto-token": token, "data-mailto-vector": str(by)}) == ["ann.lee@acme.example"]


@pytest.mark.parametrize(
    ("href", "expected"),
    [
        ("mailto:ann@acme.example", ["ann@acme.example"]),
        ("MAILTO:ann%40acme.example?subject=bo@acme.example", ["ann@acme.example"]),
        ("mailto:ann@acme.example,%20bo@acme.example;", ["ann@acme.example", "bo@acme.example"]),
        ("mailto:?cc=ann@acme.example&amp;bcc=bo@acme.example", ["ann@acme.example", "bo@acme.example"]),
        ("mailto:Ann%20Lee%20%3Cann@acme.example%3E", ["ann@acme.example"]),
        ("mailto://ann@acme.example", ["ann@acme.example"]),
        ("http://mailto:ann@acme.example", ["ann@acme.example"]),
        ("ann@acme.example", ["ann@acme.example"]),
        ("http://ann@acme.example/", ["ann@acme.example"]),
        ("https://www.acme.example/jobs/ann@acme.example", ["ann@acme.example"]),
        ("/jobs/ann@acme.example", ["ann@acme.example"]),
        ("https://bookings.example/book/ann@acme.example/", []),
        ("https://social.example/@ann@acme.example", []),
        ("https://maps.example/?q=ann@acme.example", []),
        ("https://acme.example/logo@2x.png", []),
        ("mailto:name@acme.example", []),
        ("mailto:", []),
        ("https://acme.example/@ann", []),
    ],
)  # fmt: skip
def test_links(href: str, expected: list[str]) -> None:
    assert in_href(href) == expected


@pytest.mark.parametrize(
    "script",
    [
        "document.write('ann' + '@' + 'acme.example')",
        "var u='ann', d=\"acme.example\"; document.write(u+'@'+d);",
        "var a1 = 'a&#110;n' + '&#64;'; a1 = a1 + 'acme' + '&#46;' + 'example'; el.innerHTML += a1;",
        "document.write(String.fromCharCode(97,110,110,64,97,99,109,101,46,101,120,97,109,112,108,101))",
        "document.write(unescape('%3Ca%20href%3D%22mailto%3Aann%40acme.example%22%3Ewrite%3C%2Fa%3E'))",
        "x = 'ann\\x40' + 'acme\\u002eexample'",
        "document.write(['ann', 'acme.example'].join('@'))",
        "var u = 'ann'; document.write([u, 'acme.example'].join('@'))",
        "document.write('ann'.concat('@', 'acme.example'))",
        "document.write('elpmaxe.emca@nna'.split('').reverse().join(''))",
        "const u = 'ann', d = 'acme.example'; link.href = `mailto:${u}@${d}`",
        "document.write(atob('YW5uQGFjbWUuZXhhbXBsZQ=='))",
        "sendMail('ann', 'acme.example')",
        "mailTo('ann', 'acme', 'example')",
    ],
)
def test_scripts_that_put_an_address_together(script: str) -> None:
    assert in_script(script) == ["ann@acme.example"]


@pytest.mark.parametrize(
    "script",
    ["mail('ann', 'no domain')", "atob('????')", "['ann', 'acme'].join('@')", "x = 'a' + unknown + '@acme.example'"],
)
def test_scripts_that_put_no_address_together(script: str) -> None:
    assert in_script(script) == []


def test_a_script_is_not_read_as_text() -> None:
    assert in_script("var config = {email: 'dev@acme.example'}; var v = 'lib@1.0';") == []


@pytest.mark.parametrize(
    "attributes",
    [
        {"data-user": "ann", "data-domain": "acme.example"},
        {"data-name": "ann", "data-domain": "acme", "data-tld": "example"},
        {"data-enc-email": "naa[at]npzr.rknzcyr"},
        {"aria-label": "Write to ann@acme.example"},
        {"data-email": "ann@acme.example"},
        {"data-email": "YW5uQGFjbWUuZXhhbXBsZQ=="},
        {"data-mail": "elpmaxe.emca@nna"},
        {"onclick": "location.href='mailto:ann@acme.example'"},
        {"onclick": "location.href='mailto:' + 'ann' + '@' + 'acme.example'"},
        {"onmouseover": "this.href = mailUrl('ann', 'acme.example')"},
        {"action": "mailto:ann@acme.example"},
        {"type": "hidden", "value": "ann@acme.example"},
    ],
)
def test_attributes_that_hold_an_address(attributes: dict[str, str | None]) -> None:
    assert in_attributes(attributes) == ["ann@acme.example"]


ROLES = [
    "info",
    "kontakt",
    "contacto",
    "press",
    "pressoffice",
    "presse.de",
    "press-uk",
    "investor.relations",
    "ir",
    "hr",
    "hr.department",
    "customer-service-uk",
    "customerservice",
    "kundenservice",
    "kundenservice2",
    "serviceclient",
    "atencionalcliente",
    "sav",
    "reklamation",
    "reclamations",
    "escalations",
    "executive.relations",
    "ceo.office",
    "officeoftheceo",
    "noreply",
    "no-reply",
    "noreply-123",
    "donotreply",
    "bounce+ann",
    "webmaster",
    "postmaster",
    "abuse",
    "team-berlin",
    "sales-de",
    "support.emea",
    "griefcounsellingsupport",
    "accounts.payable",
    "dpo",
    "privacy",
    "legal",
    "311",
    "careers",
    "jobs",
    "0f8fad5bd9cb469fa16570867728950e",
    "asiakaspalvelu",
    "obslugaklienta",
    "klantenservice",
    "servizioclienti",
    "ouvidoria",
]
PERSONS = [
    "ann",
    "jane",
    "jdoe",
    "jane.doe",
    "doe.jane",
    "j.doe",
    "jane_doe",
    "janed",
    "jane-doe",
    "jane.doe2",
    "jsmith2",
    "maria.rossi",
    "marketa",
    "price",
    "hall",
    "bell",
    "baker",
    "banks",
    "archer",
    "cook",
    "king",
    "page",
    "irene",
    "ira",
    "carey",
    "bill",
    "frank",
    "grace",
    "art",
    "adam",
    "ab12345",
    "salesa",
    "contadino",
    "prestwick",
    "wienand",
]


@pytest.mark.parametrize("local_part", ROLES)
def test_roles(local_part: str) -> None:
    assert is_role(local_part)


@pytest.mark.parametrize("local_part", PERSONS)
def test_persons_are_no_roles(local_part: str) -> None:
    assert not is_role(local_part)


@pytest.mark.parametrize(
    "domain", ["gmail.com", "GMX.de", "yahoo.co.jp", "hotmail.fr", "mail.ru", "qq.com", "web.de", "tuta.com"]
)
def test_free_mail(domain: str) -> None:
    assert is_free_mail(domain)


@pytest.mark.parametrize("domain", ["acme.example", "yahoo-inc.example", "notgmail.com", "", "gmail.com.acme.example"])
def test_no_free_mail(domain: str) -> None:
    assert not is_free_mail(domain)


def test_a_placeholder_is_one_at_any_domain() -> None:
    assert is_placeholder("vorname.nachname@acme.example")
    assert is_placeholder("ann@example.com")
    assert not is_placeholder("ann@acme.example")
