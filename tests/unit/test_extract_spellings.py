"""Names as pages set them: letter by letter, in small letters, with signs, pronouns and how they are called beside."""

from __future__ import annotations

import pytest

from exec_finder.depth import opened
from exec_finder.extract import extract_people

PEOPLE = [("Nora Hallam", "Treasurer"), ("Tom Arden", "Managing Director"), ("Wanda Keller", "Head of Claims")]
SHOWN = {
    "joined by a character without width": "{0}\u200d",
    "with an emoji of two": "{0} \U0001f469\U0001f3fd\u200d\U0001f4bb",
    "with a star": "{0}*",
    "with a dagger": "{0}†",
    "with an arrow": "{0} →",
    "with pronouns": "{0} (er/ihm)",
    "with pronouns in an element": "{0} <span>(He/Him)</span>",
    "with its sound": "{0} <span>(NOH-ra HAL-lum)</span>",
    "with a number": "01 {0}",
    "with a greeting": "Hi, I'm {0}",
    "with a degree of Austria": "Univ.-Prof. DDr. {0}",
    "in small letters": "{1}",
    "letter by letter": "{2}",
}


def people(html: str) -> list[tuple[str, str]]:
    page = f"<h1>Quillfone</h1><h2>Our team</h2>{html}<footer>© Quillfone</footer>"
    return [
        (person.name.title(), person.title) for person in extract_people(page, url="https://www.quillfone.example/a")
    ]


def _apart(name: str) -> str:
    return "&nbsp; ".join("&nbsp;".join(word.upper()) for word in name.split())


@pytest.mark.parametrize("card", ["<div><h3>{}</h3><p>{}</p></div>", "<p><strong>{}</strong><br>{}</p>"])
@pytest.mark.parametrize("form", SHOWN.values(), ids=SHOWN)
def test_a_name_is_read_however_it_is_set(form: str, card: str) -> None:
    page = "".join(card.format(form.format(name, name.lower(), _apart(name)), title) for name, title in PEOPLE)
    assert people(page) == PEOPLE


def test_small_letters_of_other_things_stay() -> None:
    assert people("".join(f"<p>{text}</p>" for text in ("our anvils", "sales and service", "nora and friends"))) == []


@pytest.mark.parametrize("mode", ['shadowrootmode="open"', "shadowrootmode=closed", 'class="x" shadowrootmode="open"'])
def test_shadow_trees_are_shown(mode: str) -> None:
    cards = (f"<x-card><template {mode}><h3>{n}</h3><p>{t}</p></template></x-card>" for n, t in PEOPLE)
    assert people("".join(cards)) == PEOPLE


def test_a_template_that_no_browser_shows_stays_unread() -> None:
    shadow = "<x-a><template shadowrootmode=open></template></x-a>"
    assert people(f"<template><h3>Ida Berg</h3><p>Secretary</p></template>{shadow}") == []
    nested = "<template>a<template shadowrootmode='open'>b</template></template>"
    assert opened(nested) == "<template>a<div>b</div></template>"


@pytest.mark.parametrize(
    ("html", "shown"),
    [
        ("</template>" * 3 + "shadowroot", "</template>" * 3 + "shadowroot"),
        ("<template shadowrootmode=" * 9, "<template shadowrootmode=" * 9),
        ("<template shadowroot>Ada", "<div>Ada"),
        ("<template id=x-shadowroot>Ada", "<template id=x-shadowroot>Ada"),
        ("<template class='shadowroot'>Ada", "<template class='shadowroot'>Ada"),
    ],
)
def test_broken_and_other_templates_keep_all_text(html: str, shown: str) -> None:
    assert opened(html) == shown


def test_a_builders_element_for_quotations_may_show_the_staff() -> None:
    card = '<div class="builder-testimonial"><div class="builder-testimonial-name">{}</div><div>{}</div></div>'
    assert people("".join(card.format(*one) for one in PEOPLE)) == PEOPLE
    praise = card.replace(
        "<div>{}</div>", "<div>{}</div><p>“Simply the best telephones that we have ever had in this house.”</p>"
    )
    assert people("".join(praise.format(*one) for one in PEOPLE)) == []


@pytest.mark.parametrize("words", ["Read bio", "Lire la bio", "Mehr erfahren", "Leggi di più", "Saiba mais", "Läs mer"])
def test_where_a_link_leads_is_no_part_of_a_title(words: str) -> None:
    card = "<div><h3>{}</h3><p>{} " + words + "</p></div>"
    assert people("".join(card.format(*one) for one in PEOPLE)) == PEOPLE


@pytest.mark.parametrize("post", ["(Co-Founder)", "[Vice-Chair]", "(Non-Executive)"])
def test_a_title_with_a_hyphen_in_brackets_is_no_sound(post: str) -> None:
    card = f"<div><h3>{{}} <small>{post}</small></h3></div>"
    assert people("".join(card.format(name) for name, _ in PEOPLE)) == [(name, post[1:-1]) for name, _ in PEOPLE]
