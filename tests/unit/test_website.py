"""The walk over a site, on made-up sites in memory."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

import pytest

from exec_finder.models import Company, MissReason, SourceStatus
from exec_finder.sources import Findings, Limits, Website
from tests.servers.memory_web import MemoryWeb, cards, html, links

ACME = Company("acme.example", "Acme", "acme.example")
TEAM = cards(
    "Nia Okafor|Chief Customer Officer|nia.okafor@acme.example",
    "Jonas Lindqvist|Vice President, Operations|jonas.lindqvist@acme.example",
    "Maria Delgado|Chief Executive Officer|maria.delgado@acme.example",
    "Peter Novak|Chief Financial Officer|peter.novak@acme.example",
)
SITE: dict[str, Any] = {
    "https://acme.example/": html(
        links("/products Anvils", "/about About us", "/leadership Leadership", "/contact Contact", "/blog Blog")
    ),
    "https://acme.example/leadership": html("<h1>Leadership</h1>" + TEAM),
    "https://acme.example/about": html("<p>We make anvils.</p>"),
    "https://acme.example/contact": html("<p>Write to info@acme.example</p>"),
    "https://acme.example/products": html("<p>Anvils</p>"),
    "https://acme.example/blog": html("<p>Posts</p>"),
}


async def look(pages: Mapping[str, Any], limits: Limits | None = None) -> tuple[Findings, MemoryWeb]:
    web = MemoryWeb(pages)
    return await Website().look(ACME, web, limits or Limits()), web


def names(found: Findings) -> set[str]:
    return {person.name for person in found.people}


async def test_the_likeliest_page_is_read_first() -> None:
    found, _ = await look(SITE)
    assert found.status is SourceStatus.FOUND
    assert found.pages[:2] == ("https://acme.example/", "https://acme.example/leadership")
    assert names(found) == {"Nia Okafor", "Jonas Lindqvist", "Maria Delgado", "Peter Novak"}
    assert found.language == "en"
    assert found.organisation == "Acme"


async def test_shops_and_blogs_are_left_alone_once_people_are_known() -> None:
    found, _ = await look(SITE)
    assert "https://acme.example/products" not in found.pages
    assert "https://acme.example/blog" not in found.pages


async def test_two_walks_over_one_site_are_the_same() -> None:
    """However the answers come in, pages, people and order are the same."""
    first, one = await look(SITE)
    web = MemoryWeb(SITE)
    web._waits = 3
    second = await Website().look(ACME, web, Limits())
    assert first == second
    assert one.asked == web.asked


async def test_the_budget_is_kept() -> None:
    many = links(*(f"/team/{n} Team {n}" for n in range(60)))
    pages = {f"https://acme.example/team/{n}": html("<p>Soon</p>") for n in range(60)}
    found, web = await look({"https://acme.example/": html(many), **pages}, Limits(pages=5))
    assert len(found.pages) <= 5
    assert len([url for url in web.asked if "/team/" in url]) <= 5


async def test_no_page_is_asked_for_twice() -> None:
    again = links("/leadership/ Leaders", "/leadership?utm_source=x Leaders", "/leadership#a Leaders", "http: x")
    pages = {**SITE, "https://acme.example/about": html(again), "https://acme.example/leadership": html(TEAM + again)}
    _, web = await look(pages)
    assert len(web.asked) == len(set(web.asked))
    assert len([url for url in web.asked if "leadership" in url]) == 1


@pytest.mark.parametrize("stranger", ["https://facebook.example/leadership", "https://acme-fans.example/team"])
async def test_strangers_are_not_visited(stranger: str) -> None:
    home = html(links(f"{stranger} Leadership team", "/about About us"))
    _, web = await look({"https://acme.example/": home, stranger: html(TEAM)})
    assert stranger not in web.asked


@pytest.mark.parametrize(
    "own", ["https://investors.acme.example/leadership", "https://acme-group.example/about/leadership"]
)
async def test_linked_hosts_of_the_company_are_visited(own: str) -> None:
    """Another host of the domain, and a second domain of the same name that the home page calls its own."""
    found, _ = await look({"https://acme.example/": html(links(f"{own} Leadership")), own: html(TEAM)})
    assert own in found.pages
    assert "Nia Okafor" in names(found)


async def test_no_more_hosts_than_allowed() -> None:
    home = html(links(*(f"https://h{n}.acme.example/team Team" for n in range(9))))
    _, web = await look({"https://acme.example/": home}, Limits(hosts=3))
    assert len({url.split("/")[2] for url in web.asked}) <= 3


async def test_the_home_page_may_move_to_another_domain() -> None:
    pages = {
        "https://acme.example/": ">https://www.acme-anvils.example/",
        "https://www.acme-anvils.example/": html(links("/leadership Leadership")),
        "https://www.acme-anvils.example/leadership": html(TEAM),
    }
    found, _ = await look(pages)
    assert "https://www.acme-anvils.example/leadership" in found.pages


async def test_another_page_may_not() -> None:
    pages = {
        "https://acme.example/": html(links("/leadership Leadership")),
        "https://acme.example/leadership": ">https://profiles.example/acme",
        "https://profiles.example/acme": html(TEAM),
    }
    found, _ = await look(pages)
    assert names(found) == set()


@pytest.mark.parametrize(
    "home",
    [
        html("", head='<meta http-equiv="Refresh" content="0; url=/en/home">'),
        '<html><frameset><frame src="/en/home"></frameset></html>',
        html("<script>window.location.href = '/en/home';</script>"),
    ],
)
async def test_a_home_page_that_sends_on_is_followed(home: str) -> None:
    pages = {
        "https://acme.example/": home,
        "https://acme.example/en/home": html(links("/en/leadership Leadership")),
        "https://acme.example/en/leadership": html(TEAM),
    }
    found, _ = await look(pages)
    assert "Nia Okafor" in names(found)


async def test_frames_in_a_circle_end() -> None:
    frame = html("", head='<meta http-equiv="refresh" content="0; url={}">')
    found, _ = await look({"https://acme.example/": frame.format("/a"), "https://acme.example/a": frame.format("/")})
    assert found.status is SourceStatus.NOTHING


@pytest.mark.parametrize("start", ["https://www.acme.example/", "http://acme.example/", "http://www.acme.example/"])
async def test_the_home_page_is_looked_for_under_its_other_names(start: str) -> None:
    reason = MissReason.UNREACHABLE
    dead = dict.fromkeys(["https://acme.example/", "https://www.acme.example/", "http://acme.example/"], reason)
    pages = {**dead, start: html(links("leadership Leadership")), f"{start}leadership": html(TEAM)}
    found, _ = await look(pages)
    assert found.pages[0] == start
    assert found.misses == ()


async def test_without_encryption_only_where_nothing_answers_encrypted() -> None:
    """A site that refuses over https is not asked again over http."""
    refused = dict.fromkeys(["https://acme.example/", "https://www.acme.example/"], MissReason.FORBIDDEN)
    found, web = await look({**refused, "http://acme.example/": html(TEAM)})
    assert found.status is SourceStatus.REFUSED
    assert "http://acme.example/" not in web.asked


@pytest.mark.parametrize(
    ("reason", "status"),
    [
        (MissReason.ROBOTS, SourceStatus.REFUSED),
        (MissReason.FORBIDDEN, SourceStatus.REFUSED),
        (MissReason.RATE_LIMITED, SourceStatus.REFUSED),
        (MissReason.TIMEOUT, SourceStatus.FAILED),
        (MissReason.SERVER_ERROR, SourceStatus.FAILED),
        (MissReason.NO_SUCH_HOST, SourceStatus.NOTHING),
        (MissReason.DNS_FAILED, SourceStatus.FAILED),
        (MissReason.NOT_FOUND, SourceStatus.NOTHING),
    ],
)
async def test_a_dead_home_page_says_why(reason: MissReason, status: SourceStatus) -> None:
    hosts = ("https://acme.example/", "https://www.acme.example/", "http://acme.example/", "http://www.acme.example/")
    found, _ = await look(dict.fromkeys(hosts, reason))
    assert found.status is status
    assert reason.value in found.why
    assert found.people == ()


async def test_people_on_pages_that_could_not_be_read_are_not_nobody() -> None:
    pages = {**SITE, "https://acme.example/leadership": MissReason.ROBOTS}
    found, _ = await look(pages)
    assert found.status is SourceStatus.REFUSED
    assert "robots" in found.why


async def test_a_lost_page_does_not_take_the_others_with_it() -> None:
    pages = {**SITE, "https://acme.example/about": MissReason.TIMEOUT}
    found, _ = await look(pages)
    assert found.status is SourceStatus.FOUND
    assert [miss.url for miss in found.misses] == ["https://acme.example/about"]
    assert "1 page could not be read" in found.why


async def test_nobody_there() -> None:
    found, _ = await look({"https://acme.example/": html("<p>Anvils since 1901.</p>")})
    assert found.status is SourceStatus.NOTHING
    assert "nobody" in found.why


async def test_well_known_paths_come_last() -> None:
    """Only where the links lead to nobody; guesses that are not there are no misses."""
    pages = {"https://acme.example/": html("<p>Anvils</p>"), "https://acme.example/our-team": html(TEAM)}
    found, web = await look(pages)
    assert "Nia Okafor" in names(found)
    assert found.misses == ()
    _, easy = await look(SITE)
    assert "https://acme.example/our-team" not in easy.asked
    assert len(web.asked) < 40


def rich_site(**pages: str) -> dict[str, Any]:
    """Leaders on the second page, and hundreds of links of every kind."""
    menu = links("/leadership Leadership", "/contact Contact", "/about About us", "/careers Careers", "/press Press")
    news = "".join(f'<a href="/press/2025/{n}">Acme names a new leader {n}</a>' for n in range(300))
    shops = "".join(f'<a href="/locations/{n}">Volunteer at shop {n}</a>' for n in range(100))
    held = {f"/press/2025/{n}": "<p>An anvil.</p>" for n in range(300)}
    held |= {f"/locations/{n}": "<p>Open.</p>" for n in range(100)}
    held |= {"/": menu + news + shops, "/press": menu + news, "/contact": "Write to info@acme.example"}
    held |= {"/about": "We make anvils.", "/careers": "Join us."}
    return {f"https://acme.example{path}": html(menu + body) for path, body in {**held, **pages}.items()}


async def test_a_rich_site_is_left_soon_once_leaders_and_their_addresses_are_known() -> None:
    found, web = await look(rich_site(**{"/leadership": TEAM}))
    assert {"Nia Okafor", "Maria Delgado"} <= names(found)
    assert len(web.asked) <= 14


async def test_a_rich_site_without_personal_addresses_is_read_a_little_longer() -> None:
    """For one press release may show how they are written; then nothing more is sought."""
    team = cards("Nia Okafor|Chief Customer Officer", "Maria Delgado|CEO", "Peter Novak|Chief Financial Officer")
    _, short = await look(rich_site(**{"/leadership": TEAM}))
    _, longer = await look(rich_site(**{"/leadership": team}))
    assert len(short.asked) < len(longer.asked) <= 20


async def test_pages_without_a_promise_are_read_while_few_addresses_are_known() -> None:
    """What the text of a page links to, by words that say nothing, is left alone once it is plain how they write."""
    home = "<a href='/leadership'>Leadership</a><p>Ask for our <a href='/roundtable'>round table</a>.</p>"
    table = html("<p>To book a seat, write to lena.aho@acme.example</p>")
    team = cards("Nia Okafor|CEO|nia.okafor@acme.example", "Maria Delgado|Vice President", "Peter Novak|CFO")
    few = {"https://acme.example/": html(home), "https://acme.example/leadership": html(team)}
    found, _ = await look({**few, "https://acme.example/roundtable": table})
    assert "https://acme.example/roundtable" in found.pages
    _, web = await look(
        {**few, "https://acme.example/leadership": html(TEAM), "https://acme.example/roundtable": table}
    )
    assert "https://acme.example/roundtable" not in web.asked


async def test_people_pages_come_before_the_poor_ones() -> None:
    """A round does not mix sure pages with poor ones, however much room it has."""
    pages = {**SITE, "https://acme.example/": html(links("/leadership Leadership", "/contact Contact", "/x X", "/y Y"))}
    _, web = await look(pages)
    assert "https://acme.example/x" not in web.asked


async def test_misses_and_redirects_are_no_gift() -> None:
    """However many links are dead or lead elsewhere, a budget of pages bounds the requests."""
    many = html(links(*(f"/team/{n} Team {n}" for n in range(99)), *(f"/people/{n} People {n}" for n in range(99))))
    moved = {f"https://acme.example/team/{n}": f">https://acme.example/staff/{n}" for n in range(99)}
    held = {f"https://acme.example/staff/{n}": html("<p>Soon</p>") for n in range(99)}
    for pages in ({"https://acme.example/": many}, {"https://acme.example/": many, **moved, **held}):
        found, web = await look(pages, Limits(pages=10))
        asked = [url for url in web.asked if "robots" not in url and "sitemap" not in url]
        redirected = sum(f"https://acme.example/staff/{n}" in found.pages for n in range(99))
        assert len(found.pages) <= 10
        assert len(asked) + redirected <= 15


async def test_spellings_of_one_address_are_one_page() -> None:
    home = html(links("/news/a/ A", "/news/a// A", "//acme.example/news//a/index.html A"))
    _, web = await look({"https://acme.example/": home, "https://acme.example/news/a/": html("<p>A</p>")})
    assert len([url for url in web.asked if "/a" in url.partition("news")[2]]) == 1


async def test_a_page_is_read_in_one_language() -> None:
    """Twins by path and by hreflang are left out."""
    twin = '<link rel="alternate" hreflang="fr" href="/a-propos/equipe"><link rel="alternate" hreflang="x" href="/x">'
    home = html(links("/en/team Team", "/de/team Team", "/a-propos/equipe Équipe"))
    pages = {
        "https://acme.example/": home,
        "https://acme.example/en/team": html(TEAM, head=twin),
        "https://acme.example/de/team": html(TEAM, lang="de"),
        "https://acme.example/a-propos/equipe": html(TEAM, lang="fr"),
    }
    found, _ = await look(pages, Limits(pages=8))
    assert [url for url in found.pages if "team" in url] == ["https://acme.example/en/team"]


async def test_persons_own_pages_are_read_for_addresses() -> None:
    """A list without addresses sends on to its people; where the first hold none, the rest is left."""
    given = ("Nia", "Jonas", "Maria", "Peter", "Helen", "Tomas", "Laura", "David", "Anna", "Robert", "Susan", "Karl")
    people = [(f"{name} Okafor", name.lower()) for name in given]
    team = "".join(
        f'<div class="card"><h3><a href="/people/{key}">{name}</a></h3><p>Vice President</p></div>'
        for name, key in people
    )
    pages = {
        "https://acme.example/": html(links("/leadership Leadership")),
        "https://acme.example/leadership": html(team),
        **{
            f"https://acme.example/people/{key}": html(
                f"<h1>{name}</h1><p>Vice President</p><a href='mailto:{key}@acme.example'>Write to {name}</a>"
            )
            for name, key in people
        },
    }
    found, _ = await look(pages)
    seen = {address.address for contacts in found.contacts for address in contacts.addresses}
    assert seen == {f"{key}@acme.example" for _, key in people}
    empty = {url: html("<p>Soon</p>") if "/people/" in url else page for url, page in pages.items()}
    found, _ = await look(empty)
    assert len([url for url in found.pages if "/people/" in url]) <= 8


async def test_a_second_list_is_not_missed() -> None:
    """Board and staff are read though the leadership page showed people with addresses already."""
    home = html(links("/leadership Leadership", "/board Board of directors", "/staff Staff directory"))
    more = {
        "https://acme.example/": home,
        "https://acme.example/board": html(cards("Ines Marchetti|Chair of the Board")),
        "https://acme.example/staff": html(
            cards("Tomas Berg|Head of Customer Care") + "<a href='/staff?page=2'>Next</a>"
        ),
        "https://acme.example/staff?page=2": html(cards("Yuki Tanaka|Manager, Billing")),
    }
    found, _ = await look({**SITE, **more})
    assert {"https://acme.example/board", "https://acme.example/staff", "https://acme.example/staff?page=2"} <= set(
        found.pages
    )


async def test_base_addresses_are_honoured() -> None:
    home = html('<a href="leadership">Leadership</a>', head='<base href="/company/">')
    found, _ = await look({"https://acme.example/": home, "https://acme.example/company/leadership": html(TEAM)})
    assert "Nia Okafor" in names(found)


async def test_a_page_of_links_without_end_is_no_trouble() -> None:
    flood = "".join(f'<a href="/x/{n}">Team {n}</a>' for n in range(8000)) + f'<a href="/{"y" * 5000}">Team</a>'
    found, web = await look({"https://acme.example/": html(flood)}, Limits(pages=6))
    assert found.status is SourceStatus.NOTHING
    assert len(web.asked) < 60


async def test_a_clubs_coaches_are_its_own() -> None:
    pages = {
        "https://acme.example/": html(links("/zarzad Zarząd", "/ludzie Trenerzy"), lang="pl"),
        "https://acme.example/zarzad": html(cards("Nia Okafor|Prezes", "Ada Brandner|Skarbnik"), lang="pl"),
        "https://acme.example/ludzie": html(cards("Jonas Lindqvist|Trener"), lang="pl"),
    }
    found, _ = await look(pages)
    assert names(found) == {"Nia Okafor", "Ada Brandner", "Jonas Lindqvist"}


async def test_where_the_newest_of_yearly_lists_is_missing_the_one_before_it_is_read() -> None:
    pages: dict[str, Any] = {
        "https://acme.example/": html(links(*(f"/board-20{year} Board 20{year}" for year in (27, 28, 29)))),
        "https://acme.example/board-2028": html(TEAM),
        "https://acme.example/board-2027": html(cards("Ada Brandner|Chair")),
    }
    found, web = await look(pages)
    assert "Nia Okafor" in names(found)
    assert "https://acme.example/board-2027" not in web.asked
