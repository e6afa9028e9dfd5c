"""GitHub's commit search, with the user's own token: who signs commits with an address at the company."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Any
from urllib.parse import quote

from exec_finder.answers import mapping, sequence, text_of
from exec_finder.models import Company, Contacts, Evidence, FoundAddress, Miss, Page, SourceStatus
from exec_finder.sources.interfaces import TimedWeb, read_json
from exec_finder.sources.own_addresses import as_contacts, mail_domains, own_address
from exec_finder.sources.protocol import Findings, Limits, status_of
from exec_finder.text import shorten
from exec_finder.web import Api, Web

EXTRACTOR = "commit"
URL = "https://api.github.com/search/commits"
MAX_DOMAINS = 2
_MAX_ITEMS = 100
_MESSAGE = 20_000
# `Signed-off-by: Given Family <address>`: what git calls a trailer.
_TRAILER = re.compile(r"^[A-Z][A-Za-z-]{1,30}: ([^<>\n]{2,100}) <([^<>\s]{3,254})>$", re.MULTILINE)
_QUERIES = ("author-email:{domain}", '"{domain}"')
"""By whom a commit is, and whom its message names in trailers."""


class GithubCommits:
    """Names and addresses of people who commit to public repositories with an address at the company."""

    name = "github"
    asks = (
        "api.github.com/search/commits, with your own token: public commits by addresses at its mail domains",
        "so GitHub learns which company you look up",
    )

    def __init__(self, token: str = "", *, on: bool = False) -> None:
        """token: of the user's own; without one GitHub answers no search. on: ask in every lookup."""
        self.needs = "" if token else "a token in EXEC_FINDER_GITHUB_TOKEN or GITHUB_TOKEN"
        self.on_by_default = on and bool(token)
        headers = (
            ("Authorization", f"Bearer {token}"),
            ("Accept", "application/vnd.github+json"),
            ("X-GitHub-Api-Version", "2022-11-28"),
        )
        self._api = Api(headers=headers, pause_s=2.0)  # thirty searches a minute, by its rules

    def applies(self, company: Company) -> bool:
        """It needs a mail domain that is the company's own."""
        return bool(mail_domains(company))

    async def look(self, company: Company, web: Web, limits: Limits) -> Findings:
        """Addresses with their owners' names; no people, since a commit says nothing of a title."""
        timed = TimedWeb(web, limits.time_s)
        found: list[Contacts] = []
        for domain in mail_domains(company)[:MAX_DOMAINS]:
            for query in _QUERIES:
                url = f"{URL}?per_page={_MAX_ITEMS}&q={quote(query.format(domain=domain))}"
                got = await timed.get(url, api=self._api)
                if isinstance(got, Miss):  # the next would fare no better
                    return _ended(found, timed.pages, got)
                found.append(as_contacts(read_commits(got, company)))
        return _ended(found, timed.pages, None)


def _ended(found: list[Contacts], pages: list[str], miss: Miss | None) -> Findings:
    misses = () if miss is None else (miss,)
    why = "" if miss is None else _words(miss)
    if any(contacts.addresses for contacts in found):
        return Findings(SourceStatus.FOUND, why, contacts=tuple(found), pages=tuple(pages), misses=misses)
    if miss is None:
        return Findings(SourceStatus.NOTHING, "no public commit bears an address there", pages=tuple(pages))
    return Findings(status_of(miss), why, pages=tuple(pages), misses=misses)


def _words(miss: Miss) -> str:
    if miss.status == 401:
        return "GitHub does not take the token: is it still valid?"
    if miss.reason.is_refusal:
        return f"GitHub refuses it, maybe until its limit of searches is set back: {miss.why}"
    return miss.why


def read_commits(page: Page, company: Company) -> Iterator[FoundAddress | None]:
    """The addresses at the company of authors, committers and trailers in an answer of the search."""
    for item in sequence(mapping(read_json(page)).get("items"))[:_MAX_ITEMS]:
        commit = mapping(mapping(item).get("commit"))
        url = text_of(mapping(item).get("html_url"))
        place = url if url.startswith("https://github.com/") else page.url
        for name, address in _signers(commit):
            seen = Evidence(place, page.fetched_at, EXTRACTOR, shorten(f"{name} <{address}>"))
            yield own_address(address, name, company, seen)


def _signers(commit: dict[str, Any]) -> Iterator[tuple[str, str]]:
    for role in ("author", "committer"):
        person = mapping(commit.get(role))
        yield text_of(person.get("name")), text_of(person.get("email"))
    message = commit.get("message")
    if isinstance(message, str):
        yield from _TRAILER.findall(message[:_MESSAGE])
