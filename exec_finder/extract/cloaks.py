"""Addresses that a page hides from readers of its source: in links, shifted letters, and attributes."""

from __future__ import annotations

import codecs
import re
from functools import lru_cache
from urllib.parse import unquote

from exec_finder.extract.addresses import contact_words, decode_cfemail, find_addresses, is_placeholder, normalise
from exec_finder.extract.assembled import in_assembled, turned_round, unpacked

__all__ = ["in_attributes", "in_href", "in_markup", "in_script"]

_SCRIPT_LIMIT = 60_000  # characters: cloaks are short, bundles are not
_HINT = re.compile(
    r"@|&#(?:0*64|x0*40);|%40|\\x40|\\u0040|fromCharCode|UnCryptMailto|String\.from|atob\(|mail\w{0,30}\(",
    re.IGNORECASE,
)
_MARKUP = re.compile(
    r"<(?:/?(?:p|b|br|div|span|strong|em|i|li|td|h[1-6]|small|address)|a\b[^<>]{0,200}|/a) {0,3}/?>", re.IGNORECASE
)
_BEFORE, _AFTER = 300, 100  # characters of a literal beside an address
_QUOTE = re.compile(r"(?<![=\\])['\"`]")  # that opens or closes a literal; others are an attribute's
_WEB_SCHEME = re.compile(r"^(?:https?:)?//", re.IGNORECASE)
_IN_HANDLER = re.compile(r"mailto:([^\"'?<> ]{3,254})", re.IGNORECASE)
_SHIFTED = re.compile(r"linkTo_UnCryptMailto\(\s*(?:'|%27|\")([^'\"]{6,300}?)(?:'|%27|\")", re.IGNORECASE)
_RANGES = ((0x2B, 0x3A), (0x40, 0x5A), (0x61, 0x7A))  # TYPO3 shifts inside these


def in_href(href: str) -> list[str]:
    """Addresses of a link: every recipient of a `mailto:`, Cloudflare's and TYPO3's cloaks; in the order written."""
    low = href[:24].lower().strip()
    if "mailto:" in low:
        return _recipients(href.strip()[low.index("mailto:") + 7 :].lstrip("/"))
    if "/cdn-cgi/l/email-protection#" in href:
        found = decode_cfemail(href.rsplit("#", 1)[1])
        return [found] if found else []
    if low.startswith("javascript:"):
        shifted = _SHIFTED.search(unquote(href))
        return _unshift(shifted[1]) if shifted else in_script(unquote(href))
    bare = _without_scheme(href) if "@" in href else ""
    return [bare] if bare and not is_placeholder(bare) else []


def _without_scheme(href: str) -> str:
    """The address of a link whose author forgot `mailto:`: bare, or made a host or the end of a path by his editor."""
    rest = _WEB_SCHEME.sub("", href.strip()[:2000])
    is_host = rest.endswith("/") and rest.count("/") == 1
    return "" if "?" in rest or "#" in rest else normalise(unquote(rest[:-1] if is_host else rest.rpartition("/")[2]))


def _recipients(text: str) -> list[str]:
    """RFC 6068: addresses before the `?`, and those in its to=, cc= and bcc=."""
    to, _, query = text[:2000].replace("&amp;", "&").partition("?")
    parts = [to, *(value for key, _, value in (p.partition("=") for p in query.split("&")) if key.lower() in _TO)]
    found = []
    for part in parts:
        for piece in re.split(r"[,;]", unquote(part)):
            address = normalise(piece.strip(" <>'\"\u200b").removeprefix("mailto:")) or next(
                (hit.address for hit in find_addresses(piece)), ""
            )
            if address and not is_placeholder(address):
                found.append(address)
    return found


_HANDLERS = frozenset({"onclick", "onmousedown", "onmouseover", "onfocus"})
_TO = frozenset(("to", "cc", "bcc"))


def _unshift(token: str) -> list[str]:
    """TYPO3's Caesar: letters move within their range; the plain text begins with `mailto:`, which shows how far."""
    text = "".join(_shift(char, ord("m") - ord(token[0])) for char in token[:300])
    return _recipients(text[7:]) if text.startswith("mailto:") else []


def _shift(char: str, by: int) -> str:
    for low, high in _RANGES:
        if low <= ord(char) <= high:
            return chr(low + (ord(char) - low + by) % (high - low + 1))
    return char


def in_attributes(attributes: dict[str, str | None]) -> list[str]:
    """Addresses that an element's own attributes hold: whole, encoded, or as a pair of user and domain."""
    texts = {name: value for name, value in attributes.items() if value and len(value) < 1000}
    found = [decode_cfemail(texts["data-cfemail"])] if "data-cfemail" in texts else []
    if "data-mailto-token" in texts:
        found += _unshift(texts["data-mailto-token"])
    if "data-enc-email" in texts:  # WordPress: rot13, with the sign in brackets
        found += [
            hit.address for hit in find_addresses(codecs.decode(texts["data-enc-email"].replace("[at]", "@"), "rot13"))
        ]
    found += _paired(texts)
    for name, value in texts.items():
        if name in _HANDLERS:
            found += [*in_script(value), *(one for to in _IN_HANDLER.findall(value) for one in _recipients(to))]
        elif _is_cloaked(name):
            found += _uncloaked(value)
        elif _may_show(name) and ("@" in value or "[" in value or "(" in value or "%40" in value):
            found += [hit.address for hit in find_addresses(unquote(value))]
    return [address for address in dict.fromkeys(found) if address and not is_placeholder(address)]


def _may_show(name: str) -> bool:
    return name in {"aria-label", "title", "alt", "content", "value", "action"}


def _is_cloaked(name: str) -> bool:
    return name.startswith("data-") and "mail" in name and "enc" not in name


def _uncloaked(value: str) -> list[str]:
    """The addresses in a value: as it stands, from its end, or in Base64."""
    turned = turned_round(value) or turned_round(unpacked(value))
    if turned:
        return [turned]
    texts = (unquote(value), unpacked(value) if "@" not in value else "")
    return [hit.address for text in texts for hit in find_addresses(text)]


def _paired(texts: dict[str, str]) -> list[str]:
    user = next((texts[name] for name in sorted(contact_words("local_attribute")) if name in texts), "")
    domain = next((texts[name] for name in sorted(contact_words("domain_attribute")) if name in texts), "")
    if not user or not domain:
        return []
    tld = next((texts[name] for name in sorted(contact_words("tld_attribute")) if name in texts), "")
    whole = f"{domain.strip(' @.')}.{tld.strip(' .')}" if tld else domain.strip(" @")
    return [normalise(f"{user.strip(' @')}@{whole}")]


def in_script(body: str) -> list[str]:
    """Addresses that a script puts together from literals, or writes into the page; in the order put together."""
    if not _may_hide(body):
        return []
    shifted = [address for match in _SHIFTED.finditer(body) for address in _unshift(unquote(match[1]))]
    return list(dict.fromkeys([*shifted, *in_assembled(body)]))


@lru_cache(maxsize=128)
def _may_hide(body: str) -> bool:
    """A look for any sign of an address, once for a script that a site repeats on its pages."""
    return len(body) <= _SCRIPT_LIMIT and _HINT.search(body) is not None


def in_markup(body: str) -> list[str]:
    """Addresses in the markup that a script keeps for later: what opens on a map, in a dialogue or below a tab.

    >>> in_markup("open({content: '<p>Leeds<br>leeds@acme.example</p>'}); // by ann@acme.example")
    ['leeds@acme.example']
    """
    if len(body) > _SCRIPT_LIMIT or "@" not in body or not _MARKUP.search(body):
        return []
    found = (hit.address for hit in find_addresses(body) if _MARKUP.search(_literal(body, hit.start, hit.end)))
    return list(dict.fromkeys(found))


def _literal(body: str, start: int, end: int) -> str:
    """What a place shares its literal with, as far as it stands near."""
    before = _QUOTE.split(body[max(0, start - _BEFORE) : start])[-1]
    return before + _QUOTE.split(body[start : end + _AFTER], maxsplit=1)[0]
