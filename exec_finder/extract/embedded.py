"""Embedded data: JSON-LD, microdata, RDFa, h-card, and the JSON state of Next, Nuxt, Gatsby and the like."""

from __future__ import annotations

import html
import re
from collections.abc import Iterator
from typing import Any

from exec_finder.extract.found import Vote
from exec_finder.extract.judge import name_score, shown_name, title_score
from exec_finder.extract.page import Mark, Page
from exec_finder.extract.states import opened, parse_json, pushed_values, script_values
from exec_finder.extract.words import folded
from exec_finder.text import shorten, squeeze, whole

_TAGS = re.compile(r"<[^<>]{0,200}>")
_FAIR_TITLE, _SURE_NAME = 0.5, 0.8
_SURE_TITLE = 0.9  # title score beside which a text that may be a name is one
_NODES = 200_000  # values looked at in one script
_STATE_SIZE = 8_000_000
_NAME_KEYS = ("name", "fullname", "full_name", "displayname", "personname", "title_name", "employeename", "membername")
_TITLE_KEYS = (
    "jobtitle", "job_title", "position", "role", "designation", "jobrole", "jobposition", "title", "subtitle",
    "function", "occupation", "roletitle", "worktitle", "positiontitle",
)  # fmt: skip
_JOB_KEYS = tuple(key for key in _TITLE_KEYS if key not in {"title", "subtitle", "function"})
_FIRST, _LAST = ("firstname", "first_name", "givenname"), ("lastname", "last_name", "familyname", "surname")
_ITEM = {"name": "name", "fn": "name", "p-name": "name", "jobtitle": "title", "p-job-title": "title", "role": "title",
         "title": "title", "p-role": "title", "email": "email", "u-email": "email", "telephone": "phone",
         "tel": "phone", "givenname": "given", "given-name": "given", "p-given-name": "given",
         "familyname": "family", "family-name": "family", "p-family-name": "family",
         "p-tel": "phone", "url": "link", "u-url": "link"}  # fmt: skip


def read_embedded(page: Page) -> list[Vote]:
    """Votes of all embedded data of the page."""
    votes: list[Vote] = []
    for kind, identity, text in page.scripts:
        if "ld+json" in kind:
            votes += [vote for value in parse_json(text) for vote in _people(value, "jsonld")]
        elif len(text) <= _STATE_SIZE:
            votes += _state(script_values(kind, text), identity)
    pushed = [text for _, _, text in page.scripts if "__next_f" in text]
    return [*votes, *_state(pushed_values(pushed), ""), *_items(page)]


def _state(values: list[Any], identity: str) -> list[Vote]:
    found = [vote for value in values for vote in _people(value, "state")]
    return found if len(found) >= 2 or identity == "__NEXT_DATA__" else []


def _people(value: Any, layer: str) -> Iterator[Vote]:
    """People in a JSON value, in its order; without recursion."""
    stack: list[tuple[Any, str]] = [(value, "")]
    for _ in range(_NODES):
        if not stack:
            return
        node, key = stack.pop()
        if isinstance(node, dict):
            vote = _ld_person(node) if layer == "jsonld" else _state_person(node)
            if vote:
                yield vote
            inner = [(inside, str(k).lower()) for k, child in node.items() if (inside := opened(child)) is not None]
            stack += [(child, k) for child, k in reversed(inner) if k not in folded("key-foreign")]
        elif isinstance(node, list):
            stack += [(inside, key) for child in reversed(node) if (inside := opened(child)) is not None]


def _types(node: dict[str, Any]) -> set[str]:
    types = node.get("@type")
    texts = types if isinstance(types, list) else [types]
    return {str(text).rsplit("/", 1)[-1].rsplit("#", 1)[-1].lower() for text in texts if text}


def _ld_person(node: dict[str, Any]) -> Vote | None:
    types = _types(node)
    if any(kind.endswith("role") for kind in types):  # schema.org's Role stands between a property and its value
        title = _text(node.get("roleName"))
        held = next((v for v in node.values() if isinstance(v, dict) and "person" in _types(v)), {})
        vote = _ld_person(held)
        return _vote(held, vote.name, title or vote.title, "jsonld", 0.85) if vote and title else vote
    if "person" not in types:
        return None
    name = _text(node.get("name")) or squeeze(f"{_text(node.get('givenName'))} {_text(node.get('familyName'))}")
    title = _text(node.get("jobTitle")) or _text(node.get("roleName"))
    if name_score(name) < 0.35:
        return None
    return _vote(node, name, title, "jsonld", 0.85 if title else 0.3)


def _state_person(node: dict[str, Any]) -> Vote | None:
    if len(node) < 2:
        return None
    low = {
        str(key).lower().replace("-", "_"): value
        for key, held in node.items()
        if isinstance(value := _unmarked(held), (str, dict))
    }
    first, last = _first(low, _FIRST), _first(low, _LAST)
    name = f"{first} {last}" if first and last else _first(low, _NAME_KEYS)
    title = _first(low, _TITLE_KEYS)
    if not title or not name:
        # a card whose heading is the name: {"title": "Given Family", "subtitle": "Treasurer"}
        name, title = _text(low.get("title")), _first(low, tuple(key for key in _TITLE_KEYS if key != "title"))
    if not name or not title or "quote" in low:
        return None
    sure, role = name_score(name), title_score(title)
    if role < _FAIR_TITLE:  # unknown words, but said to be a job
        named = sure >= _SURE_NAME and title[0].isupper() and _first(low, _JOB_KEYS) == title
        return _vote(node, name, title, "state", 0.6) if named else None
    return _vote(node, name, title, "state", 0.8) if sure >= (0.35 if role >= _SURE_TITLE else 0.6) else None


def _unmarked(value: Any) -> Any:
    """The value in [0, value], as Astro writes the attributes of its islands."""
    marked = isinstance(value, list) and len(value) == 2 and type(value[0]) is int
    return value[1] if marked else value


def _first(low: dict[str, Any], keys: tuple[str, ...]) -> str:
    return next((text for key in keys if key in low and (text := _text(low[key]))), "")


def _text(value: Any) -> str:
    """Text of a JSON value: a string, the first of a list, or a node's name or rendered text."""
    for _ in range(4):
        if isinstance(value, list):
            value = value[0] if value else ""
        elif isinstance(value, dict):
            value = value.get("name") or value.get("rendered") or value.get("@value") or value.get("value") or ""
    if not isinstance(value, str) or len(value) > 400:
        return ""
    return squeeze(whole(_TAGS.sub(" ", html.unescape(value))))


def _vote(node: dict[str, Any], name: str, title: str, layer: str, score: float) -> Vote:
    email = _text(node.get("email")).removeprefix("mailto:")
    return Vote(
        shown_name(name), title, layer, score, email=email if "@" in email else "",
        phone=_text(node.get("telephone")) or _text(node.get("phone")), link=_link(node),
        quote=shorten(f"{name}, {title}"),
    )  # fmt: skip


def _link(node: dict[str, Any]) -> str:
    link = _text(node.get("url"))
    return link if link.startswith(("http", "/")) else ""


# --- microdata, RDFa, h-card: attributes of elements ---------------------------------------------


def _items(page: Page) -> Iterator[Vote]:
    """A person's element and the properties inside it, by element numbers (a sub-tree is a run of them)."""
    texts = _run_texts(page)
    people = [number for number, _, attributes in page.facts if _is_person(attributes)]
    properties = [(number, attributes) for number, _, attributes in page.facts]
    at = 0
    for person in people:
        values: dict[str, str] = {}
        while at < len(properties) and properties[at][0] < person:
            at += 1
        for number, attributes in properties[at : at + 40]:
            if number > page.last[person]:
                break
            for name in _property_names(attributes):
                values.setdefault(name, _value(page, texts, number, attributes))
        vote = _item_vote(page, person, values)
        if vote:
            yield vote


def _is_person(attributes: dict[str, str | None]) -> bool:
    kind = f"{attributes.get('itemtype') or ''} {attributes.get('typeof') or ''}"
    if "Person" in kind:
        return (attributes.get("itemprop") or "").lower() not in folded("key-foreign")
    return bool({"vcard", "h-card"} & set((attributes.get("class") or "").split()))


def _property_names(attributes: dict[str, str | None]) -> set[str]:
    words = f"{attributes.get('itemprop') or ''} {attributes.get('property') or ''} {attributes.get('class') or ''}"
    return {_ITEM[low] for word in words.split() if (low := word.lower().rsplit(":", 1)[-1]) in _ITEM}


def _run_texts(page: Page) -> dict[int, str]:
    texts: dict[int, str] = {}
    if any(_is_person(attributes) for _, _, attributes in page.facts):
        for line in page.lines:
            for text, element in line.runs or ((line.text, line.element),):
                texts[element] = squeeze(f"{texts.get(element, '')} {text}")
    return texts


def _value(page: Page, texts: dict[int, str], number: int, attributes: dict[str, str | None]) -> str:
    content = attributes.get("content")
    if content:
        return squeeze(content)
    inside = range(number, min(page.last[number], number + 20) + 1)
    return squeeze(" ".join(texts.get(element, "") for element in inside))


def _item_vote(page: Page, person: int, values: dict[str, str]) -> Vote | None:
    parts = f"{values.get('given', '')} {values.get('family', '')}".strip()
    name, title = values.get("name") or parts, values.get("title", "")
    low, high = page.subtree(person)
    quoted = any(
        line.marks & (Mark.QUOTE | Mark.BYLINE | Mark.COMMENT) for line in page.lines[low : min(high, low + 20)]
    )
    if quoted or name_score(name) < 0.35 or not title or len(title) > 200:
        return None
    email = values.get("email", "")
    return Vote(
        shown_name(name), title, "microdata", 0.8, line=low, email=email if "@" in email else "",
        phone=values.get("phone", ""), quote=shorten(f"{name}, {title}"),
    )  # fmt: skip
