"""A page's contacts: owners, labels, phones, profiles, forms, postal addresses."""

from __future__ import annotations

from datetime import UTC, datetime

import pytest

from exec_finder.extract.contacts import extract_contacts
from exec_finder.models import Contacts, FoundAddress, FoundPerson

URL = "https://www.acme.example/contact"
JANE = FoundPerson("Jane Doe", "VP Customer Service")
BOB = FoundPerson("Bob Smith", "Director")


def contacts(body: str, *people: FoundPerson, region: str = "", lang: str = "en") -> Contacts:
    return extract_contacts(f'<html lang="{lang}"><body>{body}</body></html>', url=URL, people=people, region=region)


def only(body: str, *people: FoundPerson) -> FoundAddress:
    (found,) = contacts(body, *people).addresses
    return found


def owners(body: str, *people: FoundPerson) -> dict[str, str | None]:
    return {found.address: found.name for found in contacts(body, *people).addresses}


def numbers(found: Contacts) -> dict[str, str]:
    return {phone.value: phone.label for phone in found.phones}


# --- where addresses hide ------------------------------------------------------------------------


@pytest.mark.parametrize(
    "body",
    [
        '<a href="mailto:ann@acme.example">write</a>',
        "<p>ann@acme.example</p>",
        "<p>&#97;nn&#64;acme&#46;example</p>",
        "<p>ann<!-- x -->@<span>acme</span>.example</p>",
        '<p>ann<span style="display:none">xyz</span>@acme.example</p>',
        '<p>ann@<b style="display: none">no.</b>acme.example</p>',
        '<span style="unicode-bidi:bidi-override; direction: rtl">elpmaxe.emca@nna</span>',
        '<bdo dir="rtl">elpmaxe.emca@nna</bdo>',
        "<p><span>Email</span><a href='mailto:ann@acme.example'>ann@acme.example</a><span>Tel</span></p>",
        "<p><span>Email</span><span>ann@acme.example</span><span>Tel</span></p>",
        "<script>document.write('ann' + '@' + 'acme.example')</script>",
        "<script>places.push({at: [53, -1], content: '<b>Leeds</b><p>Tel. 12<br>ann@acme.example</p>'});</script>",
        '<script>open("<p class=\\"x\\"><a href=\\"mailto:ann@acme.example\\">write</a></p>")</script>',
        '<a data-user="ann" data-domain="acme.example" href="#">write</a>',
        '<a href="#" aria-label="Email ann@acme.example"></a>',
        '<script type="application/ld+json">{"@type":"Organization","email":"mailto:ann@acme.example"}</script>',
        '<meta itemprop="email" content="ann@acme.example">',
        "<noscript>ann [at] acme [dot] example</noscript>",
        '<style>.t{unicode-bidi:bidi-override;direction:rtl}</style><p class="t">elpmaxe.emca@nna</p>',
        '<style>.d { display: none }</style><p>ann@<span class="d">not.</span>acme.example</p>',
        '<p>ann<img src="at.gif" alt="@">acme.example</p>',
        '<p>ann<img src="sign.png" alt="(at)">acme.example</p>',
        "<p>ann_at_acme.example</p>",
        '<form action="mailto:ann@acme.example"><input name="q"></form>',
        '<form action="/send"><input type="hidden" name="to" value="ann@acme.example"></form>',
        '<script type="application/json">{"office": {"mail": "ann@acme.example"}}</script>',
        '<script>window.__STATE__ = {"a": ["<a href=\\"mailto:ann@acme.example\\">write</a>"]}</script>',
    ],
)
def test_an_address_is_found_once(body: str) -> None:
    assert only(body).address == "ann@acme.example"


def test_a_style_that_hides_whole_addresses_makes_no_decoys() -> None:
    """Variants for small screens are there for readers too."""
    page = '<style>.wide{display:none}</style><span class="wide">ann@acme.example</span>'
    assert only(page).address == "ann@acme.example"


@pytest.mark.parametrize("word", ["look_at_this", "file_at_home.html", "<img alt='@'>acme.example"])
def test_what_only_looks_like_a_sign_is_none(word: str) -> None:
    assert contacts(f"<p>{word}</p>").addresses == ()


def test_data_in_scripts_ties_an_address_to_the_name_beside_it() -> None:
    state = '[{"name": "Jane Doe", "email": "x17@acme.example"}, {"name": "Press office", "email": "p@acme.example"}]'
    page = contacts(f'<script type="application/json">{{"staff": {state}}}</script>')
    assert [(one.address, one.name, one.label) for one in page.addresses] == [
        ("x17@acme.example", "Jane Doe", ""),
        ("p@acme.example", None, "Press office"),
    ]
    assert page.addresses[0].evidence[0].extractor == "state"
    assert page.addresses[0].evidence[0].quote == "Jane Doe x17@acme.example"


def test_an_address_beside_the_markup_of_a_script_is_its_authors() -> None:
    body = "<script>/* ann@acme.example */ show('<p>Leeds</p>', 'bo@acme.example'); // by cy@acme.example</script>"
    assert owners(body) == {}


def test_scripts_and_fields_are_no_text() -> None:
    body = '<script>var x = "dev@acme.example"</script><style>a@b.example</style><textarea>c@d.example</textarea>'
    assert contacts(body + '<input placeholder="you@acme.example"><img src="logo@2x.png">').addresses == ()


# --- whose they are ------------------------------------------------------------------------------


@pytest.mark.parametrize(
    "body",
    [
        '<a href="mailto:x17@acme.example">Jane Doe</a>',
        "<p>Jane Doe &lt;x17@acme.example&gt;</p>",
        "<p>Jane Doe: x17@acme.example</p>",
        "<p>For more, contact Jane Doe at jdoe@acme.example or come by.</p>",
        "<p>Media contact<br>Jane Doe<br>VP<br>+1 212 555 2368<br>jdoe@acme.example</p>",
        "<table><tr><td>Jane Doe</td><td>VP</td><td>x17@acme.example</td></tr></table>",
        '<div><h3>Jane Doe</h3><p>VP</p><a href="mailto:x17@acme.example"><i></i></a></div>',
        '<script type="application/ld+json">{"@type":"Person","name":"Jane Doe","email":"x17@acme.example"}</script>',
        '<script type="application/ld+json">{"name":"Jane Doe","jobTitle":"Owner","email":"x17@acme.example"}</script>',
    ],
)
def test_the_page_ties_the_address_to_its_owner(body: str) -> None:
    assert only(body, JANE).name == "Jane Doe"
    assert only(body).name == "Jane Doe" or "<td>" in body or "<h3>" in body


@pytest.mark.parametrize("group", ["Parent Forum", "Press Office", "Summer Camp"])
def test_a_group_spelt_whole_is_nobody(group: str) -> None:
    address = f"{group.lower().replace(' ', '.')}@acme.example"
    assert only(f"<p>Come and join our {group}.</p><p>Write to {address} for a form.</p>").name is None


def test_cards_do_not_lend_addresses_to_neighbours() -> None:
    card = "<li><h3>{}</h3><p>Head</p>{}</li>"
    mail = '<a href="mailto:{}">Email</a>'
    body = "<ul>" + card.format("Jane Doe", mail.format("x1@acme.example")) + card.format("Bob Smith", "")
    body += card.format("Mia Wong", mail.format("x3@acme.example")) + "</ul>"
    people = (JANE, BOB, FoundPerson("Mia Wong", "Head"))
    assert owners(body, *people) == {"x1@acme.example": "Jane Doe", "x3@acme.example": "Mia Wong"}


def test_two_names_in_a_block_need_the_spelling() -> None:
    body = "<p>Jane Doe and Bob Smith lead the team: bsmith@acme.example, heron@acme.example</p>"
    assert owners(body, JANE, BOB) == {"bsmith@acme.example": "Bob Smith", "heron@acme.example": None}


def test_press_contacts_under_each_other_keep_their_own() -> None:
    block = "<p>Contacts<br>Jane Doe<br>Acme Inc.<br>212-555-2368<br>jane@acme.example<br>"
    block += "<br>Bob Smith<br>Acme Inc.<br>bob@acme.example</p>"
    assert owners(block, JANE, BOB) == {"jane@acme.example": "Jane Doe", "bob@acme.example": "Bob Smith"}


def test_an_address_that_spells_somebody_else_is_not_hers() -> None:
    assert only("<div><h3>Jane Doe</h3><p>peter.walker@acme.example</p></div>", JANE).name is None


def test_a_far_name_needs_the_spelling() -> None:
    long = "<p>" + "words without names " * 40 + "</p>"
    assert only(f"<div><h1>Jane Doe</h1>{long}<p>heron@acme.example</p></div>", JANE).name is None
    assert only(f"<div><h1>Jane Doe</h1>{long}<p>jane@acme.example</p></div>", JANE).name == "Jane Doe"


@pytest.mark.parametrize(
    ("name", "local_part"),
    [
        ("Jürgen Groß", "juergen.gross"),
        ("Jess Doe", "jessica.doe"),
        ("Mary Ann Lee", "maryann.lee"),
        ("Seán O'Neil", "soneil"),
        ("Ana García López", "agarcia"),
        ("Jane Doe", "doe_j"),
        ("Иван Петров", "ivan.petrov"),
    ],
)
def test_spelling_ties_over_the_page(name: str, local_part: str) -> None:
    body = f"<h2>{name}</h2><h2>Bob Smith</h2><footer><p>{local_part}@acme.example</p></footer>"
    assert only(body, FoundPerson(name, "CEO"), BOB).name == name


def test_a_role_mailbox_has_no_owner_even_in_a_card() -> None:
    found = only('<div><h3>Jane Doe</h3><a href="mailto:press@acme.example">Email</a></div>', JANE)
    assert (found.role, found.name) == (True, None)


def test_a_name_that_reads_like_a_role_is_a_person_where_the_page_says_so() -> None:
    found = only("<div><h3>Ed Press</h3>ed.press@acme.example</div>", FoundPerson("Ed Press", "CFO"))
    assert (found.role, found.name) == (False, "Ed Press")


@pytest.mark.parametrize(
    ("body", "expected"),
    [
        ("<p>Marina Ortega. Write to x17@acme.example</p>", None),
        ("<p>Marina Ortega: x17@acme.example</p>", "Marina Ortega"),
        ("<p>Marina B. Ortega: x17@acme.example</p>", "Marina B. Ortega"),
        ("<p>Marina Ortega 2345 x17@acme.example</p>", None),
        ("<p>Marina Ortega 2345<br>m.ortega@acme.example</p>", "Marina Ortega"),
        ("<p>12 Marina Ortega: x17@acme.example</p>", None),
        ("<p>Marina Ortega 212 555 2368 ortega@acme.example</p>", "Marina Ortega"),
    ],
)
def test_names_end_with_the_sentence_and_streets_are_none(body: str, expected: str | None) -> None:
    """Unless the address itself spells the name."""
    assert only(body).name == expected


# --- labels and evidence -------------------------------------------------------------------------


@pytest.mark.parametrize(
    "body",
    [
        "<h2>Executive Customer Relations</h2><p>Email: office@acme.example</p>",
        "<p>Executive Customer Relations: office@acme.example</p>",
        "<table><tr><th>Executive Customer Relations</th><td>office@acme.example</td></tr></table>",
        "<dl><dt>Executive Customer Relations</dt><dd>E-mail: office@acme.example</dd></dl>",
        '<a href="mailto:office@acme.example">Executive Customer Relations</a>',
        "<h3>Executive Customer Relations</h3><p>Phone: 1-212-555-2368</p><p>Email office@acme.example</p>",
    ],
)
def test_a_mailbox_carries_the_words_beside_it(body: str) -> None:
    assert only(body).label == "Executive Customer Relations"


def test_evidence_says_where_and_when() -> None:
    seen_at = datetime(2030, 1, 2, tzinfo=UTC)
    found = extract_contacts("<p>Write to ann@acme.example today</p>", url=URL, seen_at=seen_at)
    (evidence,) = found.addresses[0].evidence
    assert (evidence.url, evidence.seen_at, evidence.extractor) == (URL, seen_at, "text")
    assert "Write to ann@acme.example today" in evidence.quote


# --- hostile pages -------------------------------------------------------------------------------


@pytest.mark.parametrize(
    "html",
    [b"", b"\xff\xfe\x00", b"<", "", "<a href='mailto:%ff%00@'>", "<a href>", "\x00@\x00.\x00", "<script>'"],
)
def test_broken_pages_give_nothing(html: str | bytes) -> None:
    assert extract_contacts(html, url="") == Contacts()


def test_bytes_are_read_with_their_own_character_set() -> None:
    html = '<meta charset="iso-8859-1"><p>Jürgen Groß: x17@acme.example</p>'.encode("iso-8859-1")
    person = FoundPerson("Jürgen Groß", "")
    assert extract_contacts(html, url=URL, people=[person]).addresses[0].name == "Jürgen Groß"


@pytest.mark.parametrize(
    "html",
    [
        "<div>" * 20_000 + "ann@acme.example",
        "@" * 50_000,
        "a" * 200_000,
        "a.b-" * 40_000 + "@",
        "x [at] " * 20_000,
        "1 " * 100_000,
        "Jane Doe ann@acme.example " * 3_000,
        "<br>".join(f"a{i}@acme.example" for i in range(3_000)),
        "<script>" + "a='@'+" * 9_000 + "</script>",
        "<script>" + "@a+=a+'xxxxxxxx';" * 3_000 + "</script>",
        "<script>'@" + "\\" * 50_000 + "</script>",
        '<a href="tel:1">1</a>' * 5_000,
        '<script type="application/json">' + '["@",' * 50_000 + "</script>",
        "<script>" + "mail('a'," * 6_000 + "</script>",
        "<script>" + "x=['@'," * 8_000 + "</script>",
        "<script>'<p>" + "a@acme.example" * 4_000 + "</p>'</script>",
        "<style>" + ".a{display:none}" * 9_000 + "</style><span class=a>" * 2_000 + "ann@acme.example",
    ],
)
def test_hostile_pages_end_soon(html: str) -> None:
    """Quadratic work on these would run into the suite's time limit many times over."""
    started = datetime.now(tz=UTC)
    extract_contacts(html, url=URL, people=[JANE])
    assert (datetime.now(tz=UTC) - started).total_seconds() < 20


def test_a_sentence_is_no_label_where_a_heading_says_what_the_mailbox_is_for() -> None:
    page = (
        "<h2>Executive Customer Relations</h2><p>If we have let you down twice, write to the office for it: "
        "<a href='mailto:relations@acme.example'>relations@acme.example</a></p>"
        "<h2>Help</h2><p>Phone: (541) 555-0100<br>E-mail: help@acme.example</p>"
    )
    found = extract_contacts(page, url="https://acme.example/contact").addresses
    assert [address.label for address in found] == ["Executive Customer Relations", "Help"]


@pytest.mark.parametrize(
    ("body", "expected"),
    [
        ("<p>12 Quay Road</p><p>office@acme.example</p>", ""),
        ("<h2>Head office</h2><p>12 Quay Road</p><p>office@acme.example</p>", "Head office"),
        ("<p>Press office</p><p>News</p><p>office@acme.example</p>", ""),
        ("<h2>Complaints</h2><p>For anything else</p><p>office@acme.example</p>", "Complaints"),
        ("<p>We answer within a day.</p><p>office@acme.example</p>", ""),
        ("<p>Press office</p><p>office@acme.example</p>", "Press office"),
    ],
)
def test_an_unrelated_line_above_is_no_label(body: str, expected: str) -> None:
    assert only(body).label == expected


@pytest.mark.parametrize("words", ["provided it to us and did business with you in good faith over the years", "anvil"])
def test_a_label_begins_and_ends_with_a_word(words: str) -> None:
    """However long the sentence before the address is."""
    sentence = " ".join([words] * 60).capitalize()
    short = sentence[:150].rpartition(" ")[0]
    label = only(f"<p>We keep your data. {short} office@acme.example</p>").label.rstrip("…")
    assert label
    assert f" {label} " in f" {short} "
    assert only(f"<p>We keep your data. {sentence} office@acme.example</p>").label == ""
    assert list(numbers(contacts("<p>Search (212) 555-2368</p>")).values()) == [""]
    assert only("<p>We keep what you gave. Complaints office: office@acme.example</p>").label == "Complaints office"


@pytest.mark.parametrize(
    ("text", "address", "name"),
    [
        ("Neem contact op met mevr. Visser (f.visser@acme.example).", "f.visser@acme.example", "F. Visser"),
        ("Frau Dr. Krämer, karin.kraemer@acme.example", "karin.kraemer@acme.example", "Karin Krämer"),
        ("Sra. Rojas (mrojas@acme.example)", "mrojas@acme.example", "M. Rojas"),
        ("Mr van der Berg: j.vanderberg@acme.example", "j.vanderberg@acme.example", "J. van der Berg"),
        ("Frau Krämer: vertrieb.kraemer@acme.example", "vertrieb.kraemer@acme.example", None),
        ("Frau Krämer<br>info@acme.example", "info@acme.example", None),
    ],
)
def test_a_surname_behind_an_honorific_owns_the_address_that_spells_it(
    text: str, address: str, name: str | None
) -> None:
    found = extract_contacts(f"<p>{text}</p>", url="https://acme.example/").addresses
    assert [(one.address, one.name) for one in found] == [(address, name)]


def test_the_whole_name_on_the_page_goes_before_the_initial() -> None:
    html = "<h2>Karin Krämer</h2><p>Leitung</p><p>Fragen an Frau Krämer, k.kraemer@acme.example</p>"
    assert [a.name for a in extract_contacts(html, url="https://acme.example/").addresses] == ["Karin Krämer"]


def test_a_firms_branch_is_nobody_though_the_country_is_a_given_name() -> None:
    page = "<h2>QTW FRANCE S.A.S.U</h2><p><a href='mailto:qtw.france@acme.example'>Mail</a></p>"
    assert owners(page) == {"qtw.france@acme.example": None}


@pytest.mark.parametrize(
    "words",
    ["Ce site est hébergé par :", "Hébergeur : Nubes SA", "L’hébergeur est Nubes", "Gehostet bei Nubes", "Hosted by"],
)
def test_the_number_of_whoever_keeps_the_server_is_not_the_companys(words: str) -> None:
    host = f"<p>{words}<br>Nubes Inc.<br>88 Colin Street<br>Ashcombe<br>+1 877 448 4820</p>"
    page = f"<p>Acme SAS<br>4 chemin du Lac<br>Tél. : +33 1 40 20 50 50</p>{host}"
    assert list(numbers(contacts(page, lang="fr"))) == ["+33140205050"]


@pytest.mark.parametrize(
    "words",
    [
        "<p>Acme is a leading hosting provider for shops.</p>",
        "<p>Summer gala hosted by Acme</p>",
        "<p>This website is hosted by Nubes Inc.</p><h2>Contact</h2><p>Acme Ltd</p>",
    ],
)
def test_a_company_that_hosts_or_stands_below_the_host_keeps_its_number(words: str) -> None:
    assert list(numbers(contacts(f"{words}<p>Call us: +1 541 555 0134</p>"))) == ["+15415550134"]
