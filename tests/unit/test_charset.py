"""Character sets, read as browsers read them."""

from __future__ import annotations

import codecs
import time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from exec_finder.charset import _guesses, _labels, decode_html

DECLARED = [
    # body, header, what it says
    ("André".encode(), "", "André"),
    ("André".encode(), "text/html; charset=utf-8", "André"),
    ("André".encode("latin-1"), "text/html; charset=ISO-8859-1", "André"),
    ("“Zoë” €".encode("cp1252"), "text/html;charset=latin1", "“Zoë” €"),
    ("“Zoë”".encode("cp1252"), 'text/html; Charset="US-ASCII"', "“Zoë”"),
    ("Łódź".encode("iso8859-2"), "text/html; charset=latin2", "Łódź"),
    ("山田".encode("cp932"), "text/html; charset=x-sjis", "山田"),
    ("김".encode("cp949"), "text/html; charset=ks_c_5601-1987", "김"),
    ("镕基".encode("gbk"), "text/html; charset=gb2312", "镕基"),
    ("Пётр".encode("koi8-r"), "text/html; charset=koi8-r", "Пётр"),
]
IN_THE_PAGE = [
    ('<meta charset="windows-1251"><p>Пётр', "cp1251"),
    ("<META CHARSET = 'windows-1251'/><p>Пётр", "cp1251"),
    ('<meta http-equiv="Content-Type" content="text/html; charset=windows-1251"><p>Пётр', "cp1251"),
    ("<!-- <meta charset=koi8-r> --><meta charset=windows-1251><p>Пётр", "cp1251"),
    ("<meta charset=klingon><meta charset=windows-1251><p>Пётр", "cp1251"),
    ('<?xml version="1.0" encoding="windows-1251"?><p>Пётр', "cp1251"),
    ("<meta charset=utf-16><p>Пётр", "utf-8"),
    ("<title>" + "x" * 2000 + "</title><meta charset=windows-1251><p>Пётр", "cp1251"),
]


@pytest.mark.parametrize(("body", "header", "text"), DECLARED)
def test_the_header_decides_by_the_labels_of_the_web(body: bytes, header: str, text: str) -> None:
    assert decode_html(body, header=header) == text


@pytest.mark.parametrize(("page", "codec"), IN_THE_PAGE)
def test_the_page_declares_it_where_the_header_does_not(page: str, codec: str) -> None:
    assert decode_html(page.encode(codec), header="text/html") == page


def test_the_header_goes_before_the_page_and_the_byte_order_mark_before_both() -> None:
    page = "<meta charset=koi8-r>Пётр"
    assert decode_html(page.encode("cp1251"), header="text/html; charset=windows-1251") == page
    for mark, codec in (
        (codecs.BOM_UTF8, "utf-8"),
        (codecs.BOM_UTF16_LE, "utf-16-le"),
        (codecs.BOM_UTF16_BE, "utf-16-be"),
    ):
        assert decode_html(mark + page.encode(codec), header="text/html; charset=koi8-r") == page


@pytest.mark.parametrize("label", ["iso-8859-2", "windows-1251", "gbk"])
def test_text_that_is_plainly_utf_8_is_read_so_whatever_is_declared(label: str) -> None:
    page = f"<meta charset={label}><p>Zastępca prezesa: Łucja Źrebięcka, członek zarządu"
    assert decode_html(page.encode()) == page
    assert decode_html(page.encode(), header=f"text/html; charset={label}") == page
    short = f"<meta charset={label}>Łoś"
    assert decode_html(short.encode()) != short


@pytest.mark.parametrize("codec", ["utf-16-le", "utf-16-be"])
def test_two_bytes_a_sign_need_no_mark_where_the_header_names_none(codec: str) -> None:
    page = "<!doctype html><meta charset=utf-16><p>Пётр"
    assert decode_html(page.encode(codec), header="text/html") == page
    assert decode_html(page.encode(codec), header="text/html; charset=utf-8").startswith(("<\0", "\0<"))


def test_an_unknown_label_counts_as_none() -> None:
    assert decode_html("André".encode(), header="text/html; charset=klingon") == "André"


@pytest.mark.parametrize(
    ("text", "codec", "host"),
    [
        ("Świętosław Żółć", "iso8859-2", "www.acme.pl"),
        ("Świętosław Żółć", "cp1250", "www.acme.pl."),
        ("Ayşe Yılmaz, Müdür Yardımcısı", "cp1254", "ACME.COM.TR"),
        ("Γιώργος Άννα", "cp1253", "acme.gr"),
        ("山田太郎", "cp932", "acme.co.jp"),
        ("山田太郎、代表取締役", "euc_jp", "acme.co.jp"),
    ],
)
def test_undeclared_pages_are_read_as_their_country_writes(text: str, codec: str, host: str) -> None:
    assert decode_html(f"<p>{text}</p>".encode(codec), host=host) == f"<p>{text}</p>"


def test_the_page_s_language_goes_before_the_country_of_its_host() -> None:
    page = '<html class="x" lang="tr-TR"><p>Ayşe Yılmaz</p>'
    assert decode_html(page.encode("cp1254"), host="acme.pl") == page


@pytest.mark.parametrize(
    ("text", "codec"),
    [
        ("Jürgen Groß, Geschäftsführer für Kunden und Förderung", "cp1252"),
        ("Генеральный директор Иван Петров возглавляет компанию", "cp1251"),
        ("代表取締役社長 山田太郎", "cp932"),
    ],
)
def test_detection_comes_last(text: str, codec: str) -> None:
    page = "<p>" + "nothing to go by " * 3000 + text * 3 + "</p>"
    assert decode_html(page.encode(codec), host="acme.example") == page


def test_what_nothing_fits_is_marked() -> None:
    assert decode_html(b"a\xffb", header="text/html; charset=utf-8") == "a\ufffdb"
    assert "\ufffd" in decode_html(b"\x00\x81\xff\x8d" * 3)


@given(
    body=st.binary(max_size=300), header=st.sampled_from([f"text/html; charset={label}" for label in sorted(_labels())])
)
def test_no_bytes_raise_under_any_label(body: bytes, header: str) -> None:
    assert isinstance(decode_html(body, header=header), str)


@given(body=st.binary(max_size=2000), host=st.sampled_from(["", "a.pl", "a.jp", "a.cn", "a.tr", "x"]))
def test_no_bytes_raise_undeclared(body: bytes, host: str) -> None:
    assert isinstance(decode_html(body, host=host), str)


def test_every_codec_in_the_tables_exists() -> None:
    for name in {*_labels().values(), *(codec for row in _guesses().values() for codec in row)}:
        codecs.lookup(name)


@pytest.mark.parametrize("part", [b"<meta ", b"<!--", b"<html lang ", b"<meta charset", b"<?xml encoding=", b" "])
def test_hostile_bytes_take_linear_time(part: bytes) -> None:
    body = part * (4_000_000 // len(part)) + b"\xff"
    began = time.perf_counter()
    decode_html(body)
    assert time.perf_counter() - began < 5  # a quadratic scan takes minutes
