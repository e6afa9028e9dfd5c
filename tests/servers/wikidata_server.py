"""A double of Wikidata's interface for programs: search, items with whole statements, errors and faults.

    items = [item("Q101", "Acme Telecom", P31="Q4830453", P856="https://www.acme.example/")]
    with wikidata(items, ca=ca) as server:
        web = LiveWeb(server.dns, WebOptions(proxy=server.proxy, pause_s=0))

Reached as https://www.wikidata.org/ through `proxy`, so the code under test knows nothing of it. Its forms follow
https://www.wikidata.org/w/api.php?action=help and Wikibase's JSON (docs_topics_json).
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping
from typing import Any
from urllib.parse import parse_qsl, urlsplit

import trustme

from tests.servers.http_server import Answer, HttpServer, Route

HOST = "www.wikidata.org"
Json = dict[str, Any]


# --- statements and items -----------------------------------------------------------------------


def snak(property_: str, value: object) -> Json:
    """One value of a property: text, item id, ISO date (day, month or year), `?` unknown, `-` none, or JSON as is."""
    if value in {"?", "-"}:
        return {"snaktype": "somevalue" if value == "?" else "novalue", "property": property_}
    return {"snaktype": "value", "property": property_, "datavalue": _datavalue(value)}


def _datavalue(value: object) -> Any:
    if not isinstance(value, str):
        return value
    if value[:1] == "Q" and value[1:].isdigit():
        inner = {"entity-type": "item", "numeric-id": int(value[1:]), "id": value}
        return {"value": inner, "type": "wikibase-entityid"}
    if value[:4].isdigit() and len(value) in {4, 7, 10} and value.replace("-", "").isdigit():
        return {"value": time(value), "type": "time"}
    return {"value": value, "type": "string"}


def time(day: str) -> Json:
    """A time value; its precision follows from how *day* is written."""
    whole = f"+{day}{'-00' * ((10 - len(day)) // 3)}T00:00:00Z"
    calendar = "http://www.wikidata.org/entity/Q1985727"
    precision = {4: 9, 7: 10, 10: 11}[len(day)]
    return {"time": whole, "timezone": 0, "before": 0, "after": 0, "precision": precision, "calendarmodel": calendar}


def text(value: str, language: str = "en") -> Json:
    """A monolingual text, as names are."""
    return {"value": {"text": value, "language": language}, "type": "monolingualtext"}


def said(value: object, *, rank: str = "normal", retrieved: str = "", **qualifiers: object) -> Json:
    """A statement to be given to `item`: its value, rank, qualifiers, and the day of its reference."""
    return {"value": value, "rank": rank, "retrieved": retrieved, "qualifiers": qualifiers}


def _claim(property_: str, given: object) -> Any:
    if isinstance(given, dict) and "rank" in given and "value" in given:
        made = {"mainsnak": snak(property_, given["value"]), "type": "statement", "rank": given["rank"]}
        if given["qualifiers"]:
            made["qualifiers"] = {
                name: [snak(name, one) for one in (held if isinstance(held, list) else [held])]
                for name, held in given["qualifiers"].items()
            }
        if given["retrieved"]:
            made["references"] = [{"snaks": {"P813": [snak("P813", given["retrieved"])]}}]
        return made
    if isinstance(given, dict) and "raw" in given:
        return given["raw"]
    return {"mainsnak": snak(property_, given), "type": "statement", "rank": "normal"}


def item(id_: str, label: str | Mapping[str, str], *aliases: str, what: str = "", **claims: object) -> Json:
    """An item: a label (or several by language), other names, a description, and statements by property."""
    labels = {"en": label} if isinstance(label, str) else dict(label)
    return {
        "type": "item",
        "id": id_,
        "labels": {code: {"language": code, "value": name} for code, name in labels.items()},
        "descriptions": {"en": {"language": "en", "value": what}} if what else {},
        "aliases": {"en": [{"language": "en", "value": name} for name in aliases]} if aliases else [],
        "claims": {
            name: [_claim(name, one) for one in (held if isinstance(held, list) else [held])]
            for name, held in claims.items()
        }
        or [],
    }


# --- the interface ------------------------------------------------------------------------------


class Wikidata(dict[str, Route]):
    """Routes of the site: answers requests by their parameters, and keeps what was asked."""

    def __init__(self, items: Iterable[Json] = (), merged: Mapping[str, str] | None = None) -> None:
        super().__init__()
        self.known = {one["id"]: one for one in items}
        self.merged = dict(merged or {})
        self.fault: Answer | Json | None = None
        """Given back instead of every answer: an answer, or the `error` of one."""
        self.faults: dict[str, Answer | Json] = {}
        """The same for one action."""
        self.asked: list[dict[str, str]] = []

    def get(self, path: str, default: Any = None) -> Any:
        """The answer to a request."""
        parts = urlsplit(path)
        if parts.path != "/w/api.php":
            return default
        query = dict(parse_qsl(parts.query))
        self.asked.append(query)
        fault = self.faults.get(query.get("action", ""), self.fault)
        if isinstance(fault, Answer):
            return fault
        if query.get("format") != "json":
            return Answer(b"<!DOCTYPE html><p>MediaWiki API result")
        return reply(self._answer(query) if fault is None else {"error": fault, "servedby": "mw-api"})

    def actions(self) -> list[str]:
        """What was asked for, in order."""
        return [query["action"] for query in self.asked]

    def _answer(self, query: Mapping[str, str]) -> Json:
        action = query.get("action", "")
        made = {"wbsearchentities": self._search, "query": self._words, "wbgetentities": self._entities}.get(action)
        if made is None:
            return error("badvalue", f'Unrecognized value for parameter "action": {action}.')
        return made(query)

    def _search(self, query: Mapping[str, str]) -> Json:
        """Names that begin with the text, in any language; as the real one, folded and in pages."""
        wanted, at = query["search"].casefold(), int(query.get("continue", 0))
        limit = min(int(query.get("limit", 7)), 50)
        hits = [hit for one in self.known.values() for hit in [_hit(one, wanted)] if hit]
        found: Json = {"searchinfo": {"search": query["search"]}, "search": hits[at : at + limit], "success": 1}
        return found | ({"search-continue": at + limit} if at + limit < len(hits) else {})

    def _words(self, query: Mapping[str, str]) -> Json:
        wanted = query["srsearch"]
        if wanted.startswith("haswbstatement:"):
            pairs = [one.partition("=")[::2] for one in wanted.partition(":")[2].split("|")]
            ids = [key for key, one in self.known.items() if any(_holds(one, *pair) for pair in pairs)]
        else:
            words = wanted.casefold().split()
            ids = [key for key, one in self.known.items() if all(w in json.dumps(one).casefold() for w in words)]
        hits = [{"ns": 0, "title": one, "pageid": int(one[1:]), "snippet": ""} for one in ids]
        return {"batchcomplete": "", "query": {"searchinfo": {"totalhits": len(hits)}, "search": hits}}

    def _entities(self, query: Mapping[str, str]) -> Json:
        ids, languages = query["ids"].split("|"), query.get("languages", "").split("|")
        if len(ids) > 50 or len(languages) > 50:
            return error("toomanyvalues", "Too many values supplied for parameter. The limit is 50.")
        bad = next((one for one in ids if not (one[:1] == "Q" and one[1:].isdigit())), "")
        if bad:
            return error("no-such-entity", f"Could not find an entity with the ID {bad!r}.")
        return {"entities": {one: self._entity(one, query["props"].split("|"), languages) for one in ids}, "success": 1}

    def _entity(self, id_: str, props: list[str], languages: list[str]) -> Json:
        target = self.merged.get(id_, id_)
        if target not in self.known:
            return {"id": id_, "missing": ""}
        whole = self.known[target]
        made = {"type": whole["type"], "id": target}
        made |= {"redirects": {"from": id_, "to": target}} if target != id_ else {}
        for prop in props:
            held = whole.get(prop, {})
            named = prop in {"labels", "descriptions", "aliases"} and isinstance(held, dict)
            made[prop] = {code: one for code, one in held.items() if code in languages} if named else held
        return made


def error(code: str, info: str) -> Json:
    """The answer that says that something went wrong; its status is 200 all the same."""
    return {"error": {"code": code, "info": info, "*": "See https://www.wikidata.org/w/api.php"}, "servedby": "mw-api"}


def reply(data: object, *headers: tuple[str, str]) -> Answer:
    """JSON as the interface sends it."""
    kept = (
        ("Content-Type", "application/json; charset=utf-8"),
        ("Cache-Control", "private, must-revalidate, max-age=0"),
    )
    return Answer(json.dumps(data).encode(), headers=(*kept, *headers))


def maxlag() -> Answer:
    """Its databases lag behind, and it asks to come back."""
    return reply(error("maxlag", "Waiting for db: 7 seconds lagged."), ("Retry-After", "5"), ("X-Database-Lag", "7"))


def _hit(one: Json, wanted: str) -> Json | None:
    labels = one["labels"].values() if isinstance(one["labels"], dict) else ()
    aliases = [name for held in one["aliases"].values() for name in held] if isinstance(one["aliases"], dict) else []
    for kind, names in (("label", labels), ("alias", aliases)):
        for name in names:
            if name["value"].casefold().startswith(wanted):
                match = {"type": kind, "language": name["language"], "text": name["value"]}
                return {
                    "id": one["id"],
                    "title": one["id"],
                    "label": name["value"],
                    "match": match,
                    "repository": "wikidata",
                }
    return None


def _holds(one: Json, property_: str, value: str) -> bool:
    claims = one["claims"].get(property_, []) if isinstance(one["claims"], dict) else []
    return any(claim["mainsnak"].get("datavalue", {}).get("value") == value for claim in claims)


def wikidata(
    items: Iterable[Json] | Wikidata,
    *,
    ca: trustme.CA,
    sites: Mapping[str, Mapping[str, Route]] | None = None,
) -> HttpServer:
    """A server, not yet running, for Wikidata and other *sites*; its `sites[HOST]` is the Wikidata."""
    server = HttpServer({HOST: {}, **(sites or {})}, ca=ca)
    server.sites[HOST] = items if isinstance(items, Wikidata) else Wikidata(items)
    return server
