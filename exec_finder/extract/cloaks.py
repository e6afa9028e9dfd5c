"""Addresses that a page hides from readers of its source: in scripts, shifted letters, and pairs of attributes.

Scripts are not run. What is read are texts put together from literals (`'ann' + '@' + 'acme.example'`), which is how
the usual cloaking plug-ins write; anything cleverer is left alone.
"""

from __future__ import annotations

import codecs
import html
import re
from urllib.parse import unquote

from exec_finder.extract.addresses import contact_words, decode_cfemail, find_addresses, is_placeholder, normalise

__all__ = ["in_attributes", "in_href", "in_script"]

_SCRIPT_LIMIT = 60_000  # characters: cloaks are short, bundles are not
_VALUE_LIMIT = 4_000
_GROWTH = 4  # times its own size: what a script may put together before we stop reading
_HINT = re.compile(r"@|&#(?:0*64|x0*40);|%40|\\x40|\\u0040|fromCharCode|UnCryptMailto|String\.from", re.IGNORECASE)
_LITERAL = r"'(?:[^'\\\n]|\\.){0,1000}'|\"(?:[^\"\\\n]|\\.){0,1000}\""
_TERM = re.compile(
    rf"\s*(?:(?P<text>{_LITERAL})|String\.fromCharCode\((?P<codes>[\d\s,xa-fA-F]{{1,2000}})\)"
    r"|(?P<name>[A-Za-z_$][\w$]{0,60}))\s*"
)
_OPEN = re.compile(
    r"\b(?P<name>[A-Za-z_$][\w$]{0,60})\s{0,4}\+?=(?!=)"
    r"|(?P<write>document\.write(?:ln)?|unescape|decodeURIComponent)\s{0,4}\("
)
_ESCAPE = re.compile(r"\\(?:x([0-9a-fA-F]{2})|u([0-9a-fA-F]{4})|(.))")
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
    bare = normalise(href) if "@" in href and "/" not in href else ""  # an author forgot the scheme
    return [bare] if bare and not is_placeholder(bare) else []


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
        if _may_show(name) and ("@" in value or "[" in value or "(" in value or "%40" in value):
            found += [hit.address for hit in find_addresses(unquote(value))]
    return [address for address in dict.fromkeys(found) if address and not is_placeholder(address)]


def _may_show(name: str) -> bool:
    return name in {"aria-label", "title", "alt", "content"} or (
        name.startswith("data-") and "mail" in name and "enc" not in name
    )


def _paired(texts: dict[str, str]) -> list[str]:
    user = next((texts[name] for name in sorted(contact_words("local_attribute")) if name in texts), "")
    domain = next((texts[name] for name in sorted(contact_words("domain_attribute")) if name in texts), "")
    if not user or not domain:
        return []
    tld = next((texts[name] for name in sorted(contact_words("tld_attribute")) if name in texts), "")
    whole = f"{domain.strip(' @.')}.{tld.strip(' .')}" if tld else domain.strip(" @")
    return [normalise(f"{user.strip(' @')}@{whole}")]


# --- scripts ---------------------------------------------------------------------------------------


def in_script(body: str) -> list[str]:
    """Addresses that a script puts together from literals, or writes into the page; in the order put together."""
    if len(body) > _SCRIPT_LIMIT or not _HINT.search(body):
        return []
    values: dict[str, str] = {}
    made: list[str] = []
    at, size = 0, 0
    while (match := _OPEN.search(body, at)) and size <= len(body) * _GROWTH:
        at, text, parts = _expression(body, match.end(), values)
        if match["name"]:
            old = values.get(match["name"], "") if "+" in match[0] else ""
            values[match["name"]] = (old + text)[:_VALUE_LIMIT]
            text = values[match["name"]]
        if text and (parts > 1 or match["write"]):
            made.append(text)
            size += len(text)
        at = max(at, match.end())
    shifted = [address for match in _SHIFTED.finditer(body) for address in _unshift(unquote(match[1]))]
    return list(dict.fromkeys([*shifted, *(address for text in made for address in _in_made(text))]))


def _expression(body: str, at: int, values: dict[str, str]) -> tuple[int, str, int]:
    """The text of `term + term + …` at a place, where it ends, and how many terms it has."""
    text: list[str] = []
    size = parts = 0
    while (match := _TERM.match(body, at)) and size < _VALUE_LIMIT:
        piece = _term(match, values)
        if piece is None:
            break
        text.append(piece)
        size += len(piece)
        parts += 1
        at = match.end()
        if body[at : at + 1] != "+":
            break
        at += 1
    whole = "".join(text)[:_VALUE_LIMIT]
    return at, whole, 2 if "&#" in whole else parts  # entities in a literal are a cloak too


def _term(match: re.Match[str], values: dict[str, str]) -> str | None:
    if match["text"]:
        return _ESCAPE.sub(lambda m: chr(int(m[1] or m[2], 16)) if m[1] or m[2] else m[3], match["text"][1:-1])
    if match["codes"]:
        codes = [int(code, 0) for code in match["codes"].replace(" ", "").split(",") if _is_code(code)]
        return "".join(chr(code) for code in codes if code < 0x3000)
    return values.get(match["name"])


def _is_code(code: str) -> bool:
    return bool(re.fullmatch(r"[1-9]\d{0,4}|0x[0-9a-fA-F]{1,4}", code))


def _in_made(text: str) -> list[str]:
    text = html.unescape(text)
    if "%" in text:
        text = unquote(text)
    text = re.sub(r"<[^<>]{0,500}>", lambda m: " " + " ".join(re.findall(r"mailto:([^\"'?> ]+)", m[0])) + " ", text)
    return [hit.address for hit in find_addresses(text.replace("mailto:", " "))]
