"""Addresses and domains, checked without speaking to a mail server."""

from __future__ import annotations

import pytest

from exec_finder.models import Answer, DnsAnswer, DnsStatus, adapter
from exec_finder.verify import Verification, verify_address

RECORDS = {
    "acme.example": ("10 mx.acme.example.",),
    "xn--bcher-kva.example": ("10 mx.acme.example.",),
    "gmail.com": ("5 gmail-smtp-in.l.google.com.",),
    "null.example": ("0 .",),
}


class TableDns:
    """MX records from a table; *gone.example* does not exist, all else can't be asked."""

    async def resolve(self, name: str, rdtype: str) -> DnsAnswer:
        if name in RECORDS and rdtype == "MX":
            return DnsAnswer(name, rdtype, DnsStatus.ANSWER, RECORDS[name])
        if name == "gone.example":
            return DnsAnswer(name, rdtype, DnsStatus.NXDOMAIN)
        return DnsAnswer(name, rdtype, DnsStatus.UNKNOWN, why="nobody answered")


async def verify(text: str) -> Verification:
    return await verify_address(text, dns=TableDns())


@pytest.mark.parametrize(
    ("text", "address"),
    [
        ("jane.doe@acme.example", "jane.doe@acme.example"),
        (" Jane.Doe@ACME.Example ", "Jane.Doe@acme.example"),
        ("jane+shop@acme.example", "jane+shop@acme.example"),
        ('"jane doe"@acme.example', '"jane doe"@acme.example'),
        ("jane@bücher.example", "jane@xn--bcher-kva.example"),
        ("jane@xn--bcher-kva.example", "jane@xn--bcher-kva.example"),
        ("jörg@acme.example", "jörg@acme.example"),
        ("o'neil@acme.example", "o'neil@acme.example"),
    ],
)
async def test_good_addresses_have_one_form(text: str, address: str) -> None:
    found = await verify(text)
    assert (found.input, found.kind, found.valid, found.address) == (text, "address", True, address)
    assert found.verdict is Answer.YES


@pytest.mark.parametrize(
    "text",
    [
        "@",
        "jane@",
        "@acme.example",
        "jane..doe@acme.example",
        ".jane@acme.example",
        "jane doe@acme.example",
        "jane@acme",
        "jane@acme..example",
        "jane@-acme.example",
        "jane@[192.0.2.1]",
        "jane@a@acme.example",
        "Jane <jane@acme.example>",
        f"{'x' * 65}@acme.example",
        f"jane@{'x' * 64}.example",
        f"jane@{'.'.join(['x' * 60] * 5)}.example",
        "jane@xn--a.example\r\nBcc: x@y.example",
        "jane\u202e@acme.example",
    ],
)
async def test_bad_syntax_is_no_and_nobody_is_asked(text: str) -> None:
    found = await verify(text)
    assert (found.kind, found.valid, found.verdict, found.mail_domain) == ("address", False, Answer.NO, None)
    assert (found.address, found.why.startswith("No address: ")) == ("", True)


@pytest.mark.parametrize(
    ("text", "verdict"),
    [
        ("acme.example", Answer.YES),
        ("gone.example", Answer.NO),
        ("null.example", Answer.NO),
        ("far.example", Answer.UNKNOWN),
    ],
)
async def test_domains_and_their_addresses_share_the_verdict(text: str, verdict: Answer) -> None:
    domain, address = await verify(text), await verify(f"jane.doe@{text}")
    assert (domain.kind, address.kind) == ("domain", "address")
    assert domain.verdict is address.verdict is verdict
    assert domain.mail_domain == address.mail_domain
    assert domain.why in address.why


@pytest.mark.parametrize("text", ["", "localhost", "acme example", "https://acme.example/", "acme..example"])
async def test_what_is_no_domain_is_no(text: str) -> None:
    found = await verify(text)
    assert (found.kind, found.valid, found.verdict) == ("domain", False, Answer.NO)


async def test_roles_and_free_mail_are_told() -> None:
    role, free, person = (
        await verify("press@acme.example"),
        await verify("x.y@gmail.com"),
        await verify("jane.doe@acme.example"),
    )
    assert (role.role, role.free_mail) == (True, False)
    assert (free.role, free.free_mail) == (False, True)
    assert (person.role, person.free_mail) == (False, False)
    assert "team" in role.why
    assert "Anybody" in free.why
    assert free.mail_domain is not None
    assert free.mail_domain.provider == "google"


async def test_letters_beyond_ascii_are_noted() -> None:
    assert "beyond ASCII" in (await verify("jörg@acme.example")).why


async def test_it_goes_through_json_and_back() -> None:
    found = await verify("press@bücher.example")
    json = adapter(Verification)
    assert json.validate_json(json.dump_json(found)) == found
