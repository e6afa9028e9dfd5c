"""Whatever a page writes into a link, the URL functions neither raise nor change their mind."""

from __future__ import annotations

from hypothesis import example, given
from hypothesis import strategies as st

from exec_finder.domains import host_of, normalise_url, page_key, parse_company_url, registrable_domain

LINKS = st.one_of(
    st.text(max_size=80),
    st.builds("https://acme.example/{}".format, st.text(max_size=60)),
    st.builds("//{}/x?{}".format, st.text(max_size=30), st.text(max_size=30)),
)


@given(LINKS, st.sampled_from(["", "https://acme.example/a/", "http://[::1]/"]))
@example("http://[", "")
@example("https://acme.example/%zz", "")
def test_normalising_never_raises_and_is_stable(link: str, base: str) -> None:
    once = normalise_url(link, base)
    assert normalise_url(once) == once
    assert once.isascii()
    if once:
        page_key(once)


@given(st.text(max_size=80))
def test_any_text_is_read_without_an_error(text: str) -> None:
    domain = registrable_domain(text)
    assert domain == "" or domain in host_of(text)
    found = parse_company_url(text)
    assert found is None or registrable_domain(found.host)
