"""Whatever a page holds: contacts come out or don't, nothing is raised, and what comes out is sound."""

from __future__ import annotations

import codecs

from hypothesis import given
from hypothesis import strategies as st

from exec_finder.extract.addresses import decode_cfemail, find_addresses, normalise
from exec_finder.extract.cloaks import in_href, in_script
from exec_finder.extract.contacts import extract_contacts
from exec_finder.extract.flow import read_flow
from exec_finder.extract.owners import Owners
from exec_finder.extract.phones import find_phones
from exec_finder.extract.spelling import spells
from exec_finder.mailboxes import is_role
from exec_finder.models import FoundPerson

URL = "https://acme.example/"
LOCAL = st.from_regex(r"\A[a-z][a-z0-9]{1,8}(?:[._-][a-z][a-z0-9]{1,8})?\Z")
DOMAIN = st.from_regex(r"\A[a-z][a-z0-9]{1,8}\.example\Z").filter(lambda domain: not domain.startswith("example"))
ADDRESS = st.builds("{}@{}".format, LOCAL, DOMAIN).filter(lambda address: bool(find_addresses(address)))
TAGS = st.sampled_from(
    ["<p>", "</p>", "<div>", "</div>", "<br>", "<span style='display:none'>", "</span>", "<a href='mailto:", "'>",
     "</a>", "<script>", "</script>", "<!--", "-->", "@", " [at] ", " dot ", "acme.example", "Jane Doe", "&#64;",
     "+1 212 555 2368", "document.write('a'+'@'+'b.example')", "<address>", "<form><textarea>", "tel:", '"',
     "data-cfemail='5a"]
)  # fmt: skip
PAGES = st.lists(TAGS | st.text(max_size=20), max_size=40).map("".join)


@given(PAGES)
def test_any_page(html: str) -> None:
    found = extract_contacts(html, url=URL)
    for address in found.addresses:
        assert normalise(address.address) == address.address
        assert address.evidence
        assert all(len(evidence.quote) <= 200 for evidence in address.evidence)
        assert len(address.label) <= 80
        assert not (address.role and address.name)
    assert len({address.address for address in found.addresses}) == len(found.addresses)
    assert len({phone.value for phone in found.phones}) == len(found.phones)


@given(st.binary(max_size=300), st.text(max_size=30))
def test_any_bytes_and_any_url(body: bytes, url: str) -> None:
    extract_contacts(body, url=url)


@given(st.text(max_size=200), st.sampled_from(["", "US", "DE", "XX"]))
def test_any_text(text: str, region: str) -> None:
    places = [(hit.start, hit.end) for hit in find_addresses(text)] + [(0, 0)]
    assert all(0 <= start <= end <= len(text) for start, end in places)
    assert all(0 <= hit.start < hit.end <= len(text) for hit in find_phones(text, region))
    is_role(text)
    decode_cfemail(text)
    in_href(text)
    in_script("@" + text)


@given(ADDRESS, st.integers(0, 255))
def test_every_cloak_comes_off(address: str, key: int) -> None:
    local_part, _, domain = address.partition("@")
    cloaked = bytes([key, *(byte ^ key for byte in address.encode())]).hex()
    entities = "".join(f"&#{ord(char)};" for char in address)
    words = f"{local_part} [at] {domain.replace('.', ' [dot] ')}"
    rot13 = codecs.encode(address, "rot13")
    for body in (
        f'<a href="mailto:{address}">x</a>',
        f"<p>{entities}</p>",
        f"<p>{words}</p>",
        f'<span data-cfemail="{cloaked}"></span>',
        f'<p style="direction: rtl; unicode-bidi: bidi-override">{address[::-1]}</p>',
        f'<i data-user="{local_part}" data-domain="{domain}"></i>',
        f"<script>document.write('{local_part}' + '@' + '{domain}')</script>",
        f'<i data-enc-email="{rot13}"></i>',
    ):
        assert [found.address for found in extract_contacts(body, url=URL).addresses] == [address], body


_PART = st.sampled_from(
    ["jane", "j", "ja", "doe", "d", "mueller", "muller", "oneil", "ann-marie", "marie", "q", "x", "jan"]
)
_NAMES = ["Jane Doe", "Jan D.", "Jane Müller", "Shaun O'Neil", "Ann-Marie Doe", "J. Q. Doe", "Jane Q", "Xü"]


@given(st.lists(_PART, min_size=1, max_size=3), st.sampled_from(["", ".", "_"]), st.sampled_from(_NAMES))
def test_whoever_an_address_spells_is_found_by_a_piece_of_it(parts: list[str], sign: str, name: str) -> None:
    local_part = sign.join(parts)
    owners = Owners(read_flow(""), [FoundPerson(name, "Director"), FoundPerson("Quentin Zabel", "Director")], [])
    assert (owners.of(f"{local_part}@acme.example", 0) == name) == (spells(local_part, name) == 2)
