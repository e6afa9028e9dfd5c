"""Content codings, whatever the bytes and however the wire cuts them."""

from __future__ import annotations

import zlib

import brotli
import pytest
from hypothesis import given
from hypothesis import strategies as st

from exec_finder.models import MissReason
from exec_finder.web.faults import Failed
from exec_finder.web.unpack import Body

LIMIT = 300_000
CODINGS = ["", "identity", "gzip", "deflate", "br", "gzip, deflate", "br, gzip"]
DATA = st.one_of(
    st.binary(max_size=2000),
    st.builds(lambda part, times: part * times, st.binary(min_size=1, max_size=9), st.integers(1, 20_000)),
)


def pack(data: bytes, codings: str) -> bytes:
    for name in codings.split(", "):
        if name == "gzip":
            engine = zlib.compressobj(wbits=31)
            data = engine.compress(data) + engine.flush()
        elif name == "deflate":
            data = zlib.compress(data)
        elif name == "br":
            data = brotli.compress(data, quality=4)
    return data


def unpack(wire: bytes, codings: str, step: int, *, cut: bool = False) -> bytes:
    body = Body(codings, LIMIT, cut=cut)
    for start in range(0, len(wire), step):
        body.feed(wire[start : start + step])
        if body.full:
            break
    return body.finish()


@given(data=DATA, codings=st.sampled_from(CODINGS), step=st.integers(2, 5000))
def test_what_was_packed_comes_back_whatever_the_pieces(data: bytes, codings: str, step: int) -> None:
    assert unpack(pack(data, codings), codings, step) == data


@given(wire=st.binary(max_size=500), codings=st.sampled_from(CODINGS), step=st.integers(1, 600))
def test_any_bytes_give_a_body_or_a_reason(wire: bytes, codings: str, step: int) -> None:
    reason, size = None, 0
    try:
        size = len(unpack(wire, codings, step))
    except Failed as failed:
        reason = failed.reason
    assert reason in {None, MissReason.BROKEN, MissReason.TOO_LARGE}
    assert size <= LIMIT


@given(data=DATA.filter(bool), codings=st.sampled_from(CODINGS[2:]), at=st.floats(0, 0.99))
def test_what_is_cut_off_never_passes_for_whole(data: bytes, codings: str, at: float) -> None:
    wire = pack(data, codings)
    part = wire[: int(len(wire) * at)]
    if part:
        with pytest.raises(Failed):
            unpack(part, codings, 4096)


@pytest.mark.parametrize("codings", ["", "gzip", "deflate", "br"])
def test_a_body_that_may_be_cut_is_cut_at_the_limit(codings: str) -> None:
    wire = pack(b"ab" * LIMIT, codings)
    assert unpack(wire, codings, 65536, cut=True) == b"ab" * (LIMIT // 2)
    with pytest.raises(Failed) as caught:
        unpack(wire, codings, 65536)
    assert caught.value.reason is MissReason.TOO_LARGE


def test_bytes_that_unpack_to_nothing_end_as_well() -> None:
    wire = b"\x78\x9c" + b"\x00\x00\x00\xff\xff" * LIMIT  # empty stored blocks
    with pytest.raises(Failed) as caught:
        unpack(wire, "deflate", 500)
    assert caught.value.reason is MissReason.TOO_LARGE


def test_a_page_behind_an_empty_body_is_empty() -> None:
    assert unpack(b"", "gzip", 1) == b""
