"""A company's name as a domain: guessed, and taken only where the site calls itself so and the domain takes mail."""

from __future__ import annotations

import asyncio
from collections import Counter
from functools import lru_cache

from exec_finder.companies import directory
from exec_finder.company_names import name_keys
from exec_finder.dns import Dns
from exec_finder.domains import country_of, site_domain
from exec_finder.extract.channels import read_profile
from exec_finder.maildomain import find_mail_domain
from exec_finder.models import Answer, Company, Miss, MissReason, Page
from exec_finder.resolve.choices import Choice, Outcome, ordered
from exec_finder.resolve.naming import is_parked, own_name
from exec_finder.text import expand, fold
from exec_finder.web import Web

BEARS = 95.0
"""Likeness of a site that calls itself by the name."""
_USUAL = ("com", "org")
_SUFFIXES_OF_A_COUNTRY = 2
_MAX_WORDS = 4
_MAX_LABEL = 63
_HTTP_MAY_HELP = frozenset({MissReason.UNREACHABLE, MissReason.BAD_CERTIFICATE})


def guesses(name: str, country: str | None) -> tuple[str, ...]:
    """Domains that a company of that *name* may have, the likeliest first; () for names that no domain can hold.

    Under `com` and `org`, and where *country* is given under what companies of the directory use there.

    >>> guesses("Acme Telecom Ltd", None)[:4]
    ('acmetelecom.com', 'acmetelecom.org', 'acme-telecom.com', 'acme-telecom.org')
    """
    return tuple(f"{label}.{suffix}" for label in _labels(name) for suffix in _suffixes(country))


async def find_sites(query: str, name: str, country: str | None, web: Web, dns: Dns) -> Outcome:
    """The guesses whose site calls itself *name* and whose domain takes mail."""
    found = await asyncio.gather(*(_checked(query, name, domain, web, dns) for domain in guesses(name, country)))
    here = [one for one in found if one and one.company.country in {"", country}]
    return Outcome(ordered(here if country else filter(None, found)))


# --- inside -------------------------------------------------------------------------------------


def _labels(name: str) -> tuple[str, ...]:
    """What stands before the suffix: the words run together, with hyphens, and with 'group' or a legal form."""
    labels: list[str] = []
    for spelt in (fold(name), expand(name)):
        whole, core, joined = name_keys(spelt)
        words = core.split()
        labels += [joined, "-".join(words) if len(words) <= _MAX_WORDS else "", whole.replace(" ", "")]
    fit = (one for one in labels if one.isascii() and one.replace("-", "").isalnum() and 2 < len(one) <= _MAX_LABEL)
    return tuple(dict.fromkeys(fit))[:3]


def _suffixes(country: str | None) -> tuple[str, ...]:
    return (*_usual_in(country), _USUAL[0]) if country else _USUAL


@lru_cache(maxsize=64)
def _usual_in(country: str) -> tuple[str, ...]:
    """What most companies of the directory in *country* have behind their names, but for the usual ones."""
    counts = Counter(row.domain.partition(".")[2] for row in directory() if row.country == country)
    return tuple([one for one, _ in counts.most_common() if one not in _USUAL][:_SUFFIXES_OF_A_COUNTRY])


async def _checked(query: str, name: str, domain: str, web: Web, dns: Dns) -> Choice | None:
    page = await _home(domain, web)
    if page is None or is_parked(page.html) or read_profile(page.url) is not None:
        return None
    shown, home = own_name(page.html, name), site_domain(page.url)
    if not shown or not home:
        return None
    mail = await find_mail_domain(home, dns=dns)
    if mail.accepts_mail is not Answer.YES:
        return None
    why = f"{home} calls itself {shown!r} and takes mail; no register was found to name it"
    return Choice(Company(query, shown, home, country=country_of(home), why=why), BEARS, f"the site at {home}")


async def _home(domain: str, web: Web) -> Page | None:
    got = await web.get(f"https://{domain}/")
    if isinstance(got, Miss) and got.reason is MissReason.NO_SUCH_HOST:
        got = await web.get(f"https://www.{domain}/")
    elif isinstance(got, Miss) and got.reason in _HTTP_MAY_HELP:
        got = await web.get(f"http://{domain}/")
    return got if isinstance(got, Page) else None
