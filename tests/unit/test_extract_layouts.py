"""Name and title in one line, in every usual dress: what parts them, what marks them up, what follows."""

from __future__ import annotations

from itertools import product

import pytest

from exec_finder import extract_people

PEOPLE = (
    ("Nia Okafor", "Chief Customer Officer"),
    ("Percy Lund", "Vice President, Operations"),
    ("Dolores Quintana", "Director of Customer Care"),
)
PARTINGS = (
    ", ", " , ", ",", " - ", " – ", "–", "—", " — ", ": ", " : ", " | ", " / ", " • ", " &middot; ", "<br>", "<br><br>",
)  # fmt: skip
NAMES = ("{}", "<b>{}</b>", "<i>{}</i>", "<span class='n'>{}</span>", "<a href='/p/{}'>{}</a>", "<h4>{}</h4>")
TITLES = ("{}", "<em>{}</em>", "<span class='t'>{}</span>")
BOXES = ("<p>{}</p>", "<li>{}</li>", "<div>{}</div>")
_LIFE = (
    "joined Acme in 2012 after ten years in the hotel trade, leads teams in three countries and sits on the boards of "
    "two charities. She holds a degree in economics and lives in Ashcombe with two children."
)
TAILS = (
    "",
    ". She joined Acme in 2012 and leads teams in three countries.",
    f". She {_LIFE}",
    f" – She {_LIFE}",
    f"<br>She {_LIFE}",
    "<br>+1 512 555 0110",
    " since 2019",
    " <a href='/p'>Read bio</a>",
)


def _page(items: list[str]) -> str:
    return f"<h1>Our Team</h1><p>Acme makes anvils and has done so since it was founded.</p>{''.join(items)}"


def _found(html: str) -> list[tuple[str, str]]:
    return [(person.name, person.title) for person in extract_people(html, url="https://acme.example/team")]


def _marked(dress: str, text: str) -> str:
    return dress.replace("/p/{}", f"/p/{text.rsplit(maxsplit=1)[-1].lower()}").format(text)


@pytest.mark.parametrize("tail", TAILS)
@pytest.mark.parametrize("parting", PARTINGS)
def test_name_and_title_are_parted_whatever_stands_between_and_behind(parting: str, tail: str) -> None:
    wrong = []
    for dress, role, box in product(NAMES, TITLES, BOXES):
        if (dress == "{}" and role == "{}" and "<br>" in parting and tail) or (dress, box) == (NAMES[-1], BOXES[0]):
            continue  # a heading ends a paragraph
        items = [box.format(_marked(dress, name) + parting + role.format(title) + tail) for name, title in PEOPLE]
        found = _found(_page(items))
        if found != list(PEOPLE):
            wrong.append((items[0], found))
    assert not wrong


@pytest.mark.parametrize("parting", PARTINGS)
def test_what_parts_them_may_stand_inside_the_mark_up_of_the_name(parting: str) -> None:
    wrong = []
    for dress, role, box in product(NAMES[1:], TITLES, BOXES):
        if (dress, box) == (NAMES[-1], BOXES[0]):
            continue
        items = [
            box.format(_marked(dress, name).replace(f"{name}<", f"{name}{parting}<") + role.format(title))
            for name, title in PEOPLE
        ]
        found = _found(_page(items))
        if found != list(PEOPLE):
            wrong.append((items[0], found))
    assert not wrong


@pytest.mark.parametrize("brackets", ["()", "[]", "( )", "[ ]"])
@pytest.mark.parametrize("dress", NAMES[:-1])
def test_brackets_around_a_title_and_blanks_inside_them_are_not_part_of_it(brackets: str, dress: str) -> None:
    opening, closing = brackets[:-1], brackets[1:]
    for role, tail in product(TITLES, ("", "<br>nia@acme.example", " since 2019")):
        items = [
            f"<p>{_marked(dress, name)} {opening}{role.format(title)}{closing}{tail}</p>" for name, title in PEOPLE
        ]
        assert _found(_page(items)) == list(PEOPLE), items[0]


@pytest.mark.parametrize(
    "text",
    [
        "Managing Director – Acme Stores, The Lunaria Market and Acme Online",
        "General Manager – Acme Stores at Ashcombe and Acme Stores at Ostby",
    ],
)
def test_what_a_dash_adds_to_a_title_is_no_sentence(text: str) -> None:
    assert _found(_page([f"<div><h4>Nia Okafor</h4><p>{text}</p></div>"])) == [("Nia Okafor", text)]


CARDS = (
    "<div><h3>{name}</h3><p>{title}</p>{more}</div>",
    "<div><p>{title}</p><h3>{name}</h3>{more}</div>",
    "<li><b>{name} (they/them)</b><em>{title}</em>{more}</li>",
    "<figure><span>Dr. {name}, MBA</span><small>{title}</small>{more}</figure>",
    "<dt>{name}</dt><dd>{title}</dd><dd>{more}</dd>",
)
MORE = (
    "<p>She looks after our customers.</p>",
    "<p>“We listen to everybody who writes to us.”</p>",
    "<blockquote>We listen to everybody who writes to us, every day.</blockquote>",
    "<p>Customer Division</p><p>Ashcombe, UK</p><p>Email: team@acme.example</p>",
    "<ul><li>Since 2012 at Acme</li><li>Economics degree</li></ul><a href='/p'>Read more</a>",
)


@pytest.mark.parametrize("more", MORE)
@pytest.mark.parametrize("card", CARDS)
def test_a_sentence_a_motto_or_a_unit_below_takes_nobody_from_a_list_of_people(card: str, more: str) -> None:
    for people in (PEOPLE, PEOPLE[:1]):
        assert _found(_page([card.format(name=name, title=title, more=more) for name, title in people])) == list(people)


@pytest.mark.parametrize("firm", ["Acme Ltd", "The Acme Company"])
def test_the_own_firm_beside_a_title_that_a_style_sheet_parts_is_not_part_of_it(firm: str) -> None:
    items = [f"<div><h3>{name}</h3><em>{title}</em><span>{firm}</span></div>" for name, title in PEOPLE]
    assert _found(_page(items)) == list(PEOPLE)


def test_letters_that_stand_for_a_school_year_are_no_name_before_a_title() -> None:
    found = _found(_page(["<h4>Meet Dr Nia Okafor<br><small>IB MYP Science &amp; DP Chemistry Teacher</small></h4>"]))
    assert "IB MYP" not in {name for name, _ in found}


LANGUAGES = {
    "bg": ("Елена Димитрова", "Търговски директор", "Тя се грижи за нашите клиенти."),
    "cs": ("Lenka Procházková", "Vedoucí zákaznického servisu", "Ona se stará o naše zákazníky."),
    "da": ("Kirsten Damgaard", "Kundeservicechef", "Hun tager sig af vores kunder."),
    "de": ("Sabine von der Heide", "Leiterin Kundenservice", "Sie kümmert sich um unsere Kunden."),
    "es": ("Carmen Ortuño Vidal", "Responsable de atención al cliente", "Ella se ocupa de nuestros clientes."),
    "fi": ("Sanna Mäkelä", "Asiakaspalvelujohtaja", "Hän huolehtii asiakkaistamme."),
    "fr": ("Sophie Marchetti", "Responsable du service clients", "Elle s’occupe de nos clients."),
    "he": ("מיכל ברקוביץ", "מנהלת שיווק", "היא דואגת ללקוחות שלנו."),
    "it": ("Elena Casagrande", "Direttrice commerciale", "Lei si occupa dei nostri clienti."),
    "ja": ("鈴木 美咲", "営業部長", "2012年に入社。三か国のチームを率いている。"),
    "nl": ("Annelies de Graaf", "Hoofd klantenservice", "Zij zorgt voor onze klanten."),
    "pl": ("Katarzyna Zielińska", "Dyrektor ds. obsługi klienta", "Ona dba o naszych klientów."),
    "pt": ("Inês Tavares", "Gerente de operações", "Ela cuida dos nossos clientes."),
    "ro": ("Elena Dumitrescu", "Director financiar", "„Îi ascultăm pe toți cei care ne scriu.”"),
    "ru": ("Елена Викторовна Лебедева", "Финансовый директор", "Она заботится о наших клиентах."),
    "sv": ("Elin Hallström", "Kundtjänstchef", "”Vi lyssnar på alla som skriver till oss.”"),
    "tr": ("Ayşe Demir", "Müşteri Hizmetleri Müdürü", "Müşterilerimizle ilgileniyor."),
    "uk": ("Олена Шевченко", "Керівник служби підтримки", "Вона дбає про наших клієнтів."),
}


@pytest.mark.parametrize("lang", LANGUAGES)
@pytest.mark.parametrize(
    "layout",
    [
        "<p><b>{}</b> – {}<br>{}</p>",
        "<p><a href='/p'>{}</a><br><em>{}</em><br>{}</p>",
        "<p>{} (<em>{}</em>)<br>{}</p>",
        "<div><h3>{}</h3><p>{}. {}</p></div>",
        "<div><h3>{}</h3><p>{}</p><p>{}</p></div>",
    ],
)
def test_sentences_of_any_language_below_a_title_are_not_part_of_it(lang: str, layout: str) -> None:
    name, title, sentence = LANGUAGES[lang]
    assert _found(f"<html lang={lang}><h1>Team</h1>{layout.format(name, title, sentence)}") == [(name, title)]


@pytest.mark.parametrize("layout", ["<h3>{0}</h3><p>{1}</p>", "<p>{0} – {1}</p>", "<p>{0}</p><p>{1}</p>"])
def test_one_phrase_for_a_function_is_no_name_before_its_rank(layout: str) -> None:
    assert _found(f"<h1>Ekibimiz</h1><div>{layout.format('Mali İşler Direktörü', 'Elif Kaya')}</div>") == [
        ("Elif Kaya", "Mali İşler Direktörü")
    ]


SENTENCES = (
    "“We listen to everybody who writes to us,” said {n}, {t}.",
    "“We listen to everybody who writes to us,” said Acme {t} {n}.",
    "“We listen to everybody who writes to us,” {n}, {t}, said.",
    "{n}, Acme {t}, said the plant would open in May.",
    "The company’s {t}, {n}, opened the plant in May.",
    "As {t}, {n} looks after our customers in three countries.",
    "Acme today announced the appointment of {n} as {t}.",
    "The board of directors has elected {n} {t}.",
    "{n} was named {t} in May 2024.",
    "{n} succeeds Otto Kramm as {t}.",
    "{n} is our {t}.",
    "{n} serves as {t} of Acme.",
    "Acme is led by {t} {n}.",
    "She will report to {n}, {t}.",
    "He was joined by {n}, {t}, at the opening in May.",
    "Commenting on the news, {n}, {t}, said: “This is a good day for our customers.”",
)


@pytest.mark.parametrize("mark", ["{}", "<b>{}</b>", "<a href='/n'>{}</a>"])
@pytest.mark.parametrize("sentence", SENTENCES)
def test_a_name_in_a_sentence_may_be_set_in_bold_or_be_a_link(sentence: str, mark: str) -> None:
    wrong = []
    for name, title in (("Nia Okafor", "chief customer officer"), ("Jean-Luc Picot", "chairman of the board")):
        found = _found(f"<h1>Acme opens new plant</h1><p>{sentence.format(n=mark.format(name), t=title)}</p>")
        if found != [(name, title)]:
            wrong.append((name, found))
    assert not wrong


@pytest.mark.parametrize(
    ("sentence", "heir"),
    [
        ("Nia Okafor folgt auf Otto Kramm als Leiterin Kundenservice.", "Nia Okafor"),
        ("Nia Okafor sucede a Otto Kramm como directora general.", "Nia Okafor"),
        ("Nia Okafor remplace Otto Kramm comme directrice générale.", "Nia Okafor"),
    ],
)
def test_who_held_the_office_before_is_nobody_of_now(sentence: str, heir: str) -> None:
    assert {name for name, _ in _found(f"<p>{sentence}</p>")} == {heir}


@pytest.mark.parametrize("mark", ["{}", "<b>{}</b>", "<a href='/n'>{}</a>"])
@pytest.mark.parametrize(
    ("sentence", "name", "title"),
    [
        ("„Това е добър ден“, каза {}, изпълнителен директор на Acme.", "Мария Иванова", "изпълнителен директор"),
        ("{} je finanční ředitel společnosti Acme.", "Martin Svoboda", "finanční ředitel"),
        ("{} wurde im Mai zur Leiterin Kundenservice ernannt.", "Katrin Lindemann", "Leiterin Kundenservice"),
        (
            "{} ist Vorsitzender des Aufsichtsrats der Acme GmbH.",
            "Thomas Baumgartner",
            "Vorsitzender des Aufsichtsrats",
        ),
        ("{} είναι Οικονομικός Διευθυντής της Acme.", "Ελένη Δημητρίου", "Οικονομικός Διευθυντής"),
        (
            "{}, secretario del consejo de Acme, habló en la feria de mayo.",
            "Álvaro Quintanilla",
            "secretario del consejo",
        ),
        ("”Tämä on hyvä päivä”, sanoo {}, Acmen toimitusjohtaja.", "Laura Korhonen", "toimitusjohtaja"),
        ("{} est nommée présidente du conseil d’Acme.", "Sophie Marchetti", "présidente du conseil"),
        ("„Ez jó nap” – mondta {}, az Acme ügyvezető igazgató.", "Kovács Anna", "ügyvezető igazgató"),
        ("{}が営業部長に就任しました。", "渡辺 直子", "営業部長"),
        ("「良い日です」と取締役会長の{}は述べた。", "高橋 誠", "取締役会長"),
        ("{} a fost numit director comercial al Acme.", "Andrei Munteanu", "director comercial"),
        ("{} — керівник служби підтримки компанії Acme.", "Олена Шевченко", "керівник служби підтримки"),
        ("{}担任销售总监。", "刘芳", "销售总监"),
    ],
)
def test_sentences_of_many_languages(sentence: str, name: str, title: str, mark: str) -> None:
    assert _found(f"<h1>Acme</h1><p>{sentence.format(mark.format(name))}</p>") == [(name, title)]


@pytest.mark.parametrize(
    "html",
    [
        "<h2>Loved by teams everywhere</h2><div><p>Great service.</p><h4>{n}</h4><p>{t}</p></div>",
        "<h2>Das sagen unsere Kunden</h2><div><p>Gern wieder.</p><h4>{n}</h4><p>{t}</p></div>",
        "<h2>Our people in the news</h2><div><p>★★★★★</p><p>Great service.</p><p>{n}</p><p>{t}</p></div>",
        "<h2>Insights</h2><div><h3>Interview with {n}, {t} of Kestrel Labs</h3><p>Read more</p></div>",
    ],
)
@pytest.mark.parametrize("title", ["Head of Operations", "Marketing Director"])
def test_customers_and_people_of_other_firms_are_nobody_here(html: str, title: str) -> None:
    assert _found("<h1>Anvils for everybody</h1>" + html.format(n="Lena Hartwig", t=title)) == []


@pytest.mark.parametrize(
    "heads",
    [
        ("First name", "Last name", "Position"),
        ("Surname", "Given name", "Job title"),
        ("Title", "First name", "Surname"),
        ("Nachname", "Vorname", "Funktion"),
        ("Vorname", "Name", "Funktion"),
        ("Nom", "Prénom", "Fonction"),
        ("Nombre", "Apellidos", "Cargo"),
        ("Cognome", "Nome", "Ruolo"),
        ("Achternaam", "Voornaam", "Functie"),
        ("Nazwisko", "Imię", "Stanowisko"),
    ],
)
@pytest.mark.parametrize("more", [(), ("E-mail",), ("#", "E-mail")])
def test_given_and_family_names_in_columns_of_their_own(heads: tuple[str, ...], more: tuple[str, ...]) -> None:
    families = {"Last name", "Surname", "Nachname", "Nom", "Apellidos", "Cognome", "Achternaam", "Nazwisko"}
    titles = {"Position", "Job title", "Title", "Funktion", "Fonction", "Cargo", "Ruolo", "Functie", "Stanowisko"}
    rows = []
    for name, title in PEOPLE:
        given, family = name.split()
        is_family = {head: head in families or (head == "Name" and "Vorname" in heads) for head in heads}
        cells = [title if head in titles else family if is_family[head] else given for head in heads]
        rows.append([*cells, *(f"{given}@acme.example".lower() if head == "E-mail" else "7" for head in more)])
    body = "".join(f"<tr>{''.join(f'<td>{cell}</td>' for cell in row)}</tr>" for row in [[*heads, *more], *rows])
    found = extract_people(f"<h1>Staff</h1><table>{body}</table>", url="https://acme.example/staff")
    assert [(person.name, person.title) for person in found] == list(PEOPLE)
    assert {person.email for person in found} == (
        {f"{name.split()[0].lower()}@acme.example" for name, _ in PEOPLE} if "E-mail" in more else {""}
    )


@pytest.mark.parametrize("name", ["da Silva Costa, Maria", "dos Santos Lima, Ana", "van den Berg, Jan"])
def test_a_family_name_that_begins_with_its_particle_may_stand_first(name: str) -> None:
    rows = "".join(f"<tr><td>{n}</td><td>{t}</td></tr>" for n, t in ((name, "Treasurer"), ("Lund, Percy", "Clerk")))
    assert _found(f"<h1>Staff</h1><table><tr><th>Name</th><th>Title</th></tr>{rows}</table>") == [
        (name, "Treasurer"),
        ("Lund, Percy", "Clerk"),
    ]


def test_one_line_that_reads_like_a_title_makes_no_titles_of_the_others() -> None:
    records = ("Nia Okafor – The President", "Percy Lund – Blue Anvils", "Ann Berg – Night Train", "Leo Dahl – Harvest")
    html = f"<h2>Favourite records</h2><ul>{''.join(f'<li>{line}</li>' for line in records)}</ul>"
    assert len(_found(html)) < 2
