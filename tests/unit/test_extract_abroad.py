"""Pages of associations, schools and firms in many languages, in the forms that such pages take."""

from __future__ import annotations

import pytest

from exec_finder.extract import extract_people
from exec_finder.extract.judge import name_score, title_score
from exec_finder.names import is_person_name

URL = "https://verein.example/team"


def people(html: str) -> list[tuple[str, str]]:
    return [(person.name, person.title) for person in extract_people(html, url=URL)]


def test_several_people_of_one_line_have_their_own_titles() -> None:
    page = (
        "<h1>Team</h1><p>Vorstand</p><div>Ottilie Brandner (Vorsitzende) &nbsp;|&nbsp; Ruprecht Saalfeld (Stellv. "
        "Vorsitzender) | Hedda Quint (Jugendwartin) | Gesa Band (Technische Leiterin)</div>"
    )
    assert people(page) == [
        ("Ottilie Brandner", "Vorsitzende"),
        ("Ruprecht Saalfeld", "Stellv. Vorsitzender"),
        ("Hedda Quint", "Jugendwartin"),
        ("Gesa Band", "Technische Leiterin"),
    ]


def test_an_address_is_no_title() -> None:
    page = """<h3>Foreningens bestyrelse</h3><table>
      <tr><td colspan=3><h4>Formand</h4></td></tr>
      <tr><td>Asta Lindegaard</td><td>Egevænget 12</td><td>8420 Knebelby</td></tr>
      <tr><td colspan=3><h4>Bestyrelsesmedlemmer</h4></td></tr>
      <tr><td>Birthe Holmskov</td><td>Solbakken 46</td><td>8410 Rønneby</td></tr>
      <tr><td>Viggo Thorsager</td><td>Ø. Fasanvej 25</td><td>8410 Rønneby</td></tr></table>"""
    assert people(page)[0] == ("Asta Lindegaard", "Formand")
    assert not [title for _, title in people(page) if any(map(str.isdigit, title))]


def test_a_street_behind_a_name_is_dropped() -> None:
    page = """<h2>Styrelse</h2><p>Ledamöter:</p><ul><li>Sten Ahlgren (Ordförande) - Lindegatan 10</li>
      <li>Mona Hallgren - Lindegatan 4</li><li>Ulla Bergdal - Ekvägen 4 b</li></ul>"""
    assert people(page)[0] == ("Sten Ahlgren", "Ordförande")
    assert {name for name, _ in people(page)} <= {"Sten Ahlgren", "Mona Hallgren", "Ulla Bergdal"}


def test_pictures_written_as_characters_belong_to_no_name() -> None:
    page = """<h1>Bestuur</h1><h2>🎉 Joost Verhagen</h2><strong>Penningmeester</strong>
      <p>Joost zorgt voor de financiën.</p><h2>🤝 Marieke de Ruiter</h2><strong>Secretaris</strong>"""
    assert people(page) == [("Joost Verhagen", "Penningmeester"), ("Marieke de Ruiter", "Secretaris")]


def test_links_of_an_unmarked_menu_are_nobody() -> None:
    entries = ("Sermaye Araçları", "Grup Şirketlerimiz", "Staj Olanakları", "Özel Durumlar", "Medya Kiti",
               "Ödüllerimiz", "Hakkımızda", "İletişim", "Kariyer", "Haberler", "Ürünler")  # fmt: skip
    menu = "".join(f'<li><a href="/{i}.html"><span>{text}</span></a></li>' for i, text in enumerate(entries))
    page = (
        f"<ul>{menu}</ul><h1>Yönetim Kurulu</h1><div><b>Serhat Yıldırım</b><small>Yönetim Kurulu Başkanı</small></div>"
    )
    assert people(page) == [("Serhat Yıldırım", "Yönetim Kurulu Başkanı")]


def test_a_state_in_brackets_is_no_legal_form() -> None:
    page = "<h3>Diretoria</h3>" + "".join(
        f"<article>{name} ({state})<span>{title}</span></article>"
        for name, state, title in (
            ("Otávio Pontes Maciel", "SP", "Presidente"),
            ("Jurema Salgado", "MS", "Vice-Presidente"),
            ("Dagoberto Farias", "SP", "Tesoureiro"),
        )
    )
    assert [name for name, _ in people(page)] == ["Otávio Pontes Maciel", "Jurema Salgado", "Dagoberto Farias"]


@pytest.mark.parametrize(
    "text",
    [
        "Předsedkyně", "Predseda", "Člen výboru", "Pokladník", "stellv. Vorsitzende", "Schriftführerin", "Kassenwart",
        "Beisitzer", "Trésorière", "Adjointe au maire", "Vocalía", "1º Tesoureiro", "Conselheiro Fiscal",
        "Consigliera", "Revisore dei conti", "Penningmeester", "Bestuurslid", "Ledamot", "Nestleder", "Kasserer",
        "Varapuheenjohtaja", "Rahastonhoitaja", "Juhatuse liige", "Skarbnik", "Wiceprezes", "Alelnök", "Trezorier",
        "Dopredsjednica", "Valdybos pirmininkas", "Казначей", "Заместитель председателя", "Голова правління",
        "Заместник-председател", "Αντιπρόεδρος", "Ταμίας", "Başkan Yardımcısı", "Sayman", "גזברית", "חבר ועד",
        "Bendahara", "Wakil Ketua", "副会長", "監事", "副校长", "执行校长", "부회장", "감사", "Phó chủ tịch",
    ],
)  # fmt: skip
def test_offices_of_associations_and_schools_are_titles(text: str) -> None:
    assert title_score(text) >= 0.6


@pytest.mark.parametrize(
    "text",
    ["相談する", "会社・団体情報", "写真 準備中", "氏名", "歴代会長", "研究方向", "高级管理", "教务处主任办公室"],
)
def test_words_in_han_letters_are_no_names(text: str) -> None:
    assert is_person_name(text) < 0.45


@pytest.mark.parametrize(
    "text", ["山田太郎", "阿部 太郎", "佐藤さくら", "マイケル・スミス", "陈志远", "欧阳锋", "渡邉エリカ", "王 伟"]
)
def test_names_in_han_letters_are_names(text: str) -> None:
    assert is_person_name(text) > 0.6


@pytest.mark.parametrize("text", ["清华大学工程本科, 国际工商学院MBA", "新宮町商工会SHINGU SHOKOKAI"])
def test_han_and_latin_letters_make_no_name_together(text: str) -> None:
    assert is_person_name(text) < 0.1


def test_an_unknown_family_name_beside_a_plain_title_is_read() -> None:
    cells = ("奥貫秀樹 理事長", "丹羽下智博 理事", "伊能修 監事", "石脇憲治 事務局長")
    page = "<h1>役員紹介</h1><table><tr>" + "".join(f"<td>{cell}</td>" for cell in cells) + "</tr></table>"
    assert people(page) == [(name, title) for name, _, title in (cell.partition(" ") for cell in cells)]


def test_the_site_s_own_name_is_nobody() -> None:
    page = """<span><a href="index.html">Brf Ekbacken</a></span><h2>Styrelse</h2><ul>
      <li>Sten Ahlgren (Ordförande)</li><li>Mona Hallgren (Kassör)</li></ul>"""
    assert people(page) == [("Sten Ahlgren", "Ordförande"), ("Mona Hallgren", "Kassör")]


def test_what_stands_beside_a_menu_in_its_wrapper_is_read() -> None:
    page = """<div class="nav-wrapper"><nav><a href="/">Начало</a><a href="/ekip">Екип</a></nav>
      <h1>Екип</h1><p><b>Мария Калоянова</b></p><p>Управител</p></div>"""
    assert people(page) == [("Мария Калоянова", "Управител")]


@pytest.mark.parametrize(
    ("text", "named"),
    [("Mehmet METE", True), ("Sebahattin KIRTAY", True), ("Piste d'audit", False), ("Bertrand d'Ambrelle", True)],
)
def test_letters_tell_what_a_word_is(text: str, named: bool) -> None:
    assert (is_person_name(text) >= 0.5) == named


@pytest.mark.parametrize("text", ["Portföy Yönetimi", "Kooperierender Advokat", "Lingüística Computacional"])
def test_words_of_posts_make_no_name(text: str) -> None:
    assert name_score(text) < 0.45


def test_the_number_of_an_entry_belongs_to_no_name() -> None:
    page = """<h1>Consiglio direttivo</h1><p><strong>1. Baldacci Ettore</strong> (Presidente - docente)</p>
      <p><strong>2. Murgia Ornella</strong> (Tesoriere)</p><p><strong>3. Rinaldi Fosca</strong> (Segretaria)</p>"""
    assert people(page) == [
        ("Baldacci Ettore", "Presidente - docente"),
        ("Murgia Ornella", "Tesoriere"),
        ("Rinaldi Fosca", "Segretaria"),
    ]


def test_portuguese_names_keep_their_generation_and_particles() -> None:
    page = """<h2>Diretoria</h2><table><tr><td>Presidente:</td><td><b>Joaquim Alves Filho</b></td></tr>
      <tr><td>Vice-Presidente:</td><td><b>Maria das Neves G. Prado</b></td></tr></table>"""
    assert people(page) == [("Joaquim Alves Filho", "Presidente"), ("Maria das Neves G. Prado", "Vice-Presidente")]


def test_a_field_behind_in_is_no_other_organisation() -> None:
    page = """<h1>Notre équipe</h1><h3>Ismaël Kouadio</h3><p>Consultant en Gestion</p>
      <h3>Clémence Aubrac</h3><p>Ingénieure en Informatique</p>"""
    assert people(page) == [
        ("Ismaël Kouadio", "Consultant en Gestion"),
        ("Clémence Aubrac", "Ingénieure en Informatique"),
    ]


def test_an_honorific_that_is_an_office_too_stays_with_its_name() -> None:
    page = "<h2>Team</h2><div><b>Rabbi Asher Lindenbaum</b><i>Head of Programmes</i></div>"
    assert [title for _, title in people(page)] == ["Head of Programmes"]


def test_what_stands_after_a_menu_is_none() -> None:
    page = """<section class="hero mbr-after-navbar"><h1>Vezetőség</h1><p><strong>Elnök:</strong> Halmos Géza<br>
      <strong>Titkár:</strong> Takács Bence<br></p></section>"""
    assert people(page) == [("Halmos Géza", "Elnök"), ("Takács Bence", "Titkár")]


def test_an_honorific_in_small_letters_ends_no_sentence() -> None:
    page = "<h1>Conducerea liceului</h1><h3>Director prof. Alina Munteanu</h3>"
    assert people(page) == [("Alina Munteanu", "Director")]


@pytest.mark.parametrize(
    "text",
    ["Радостина Чавдарова", "Велизар Тонковски", "Зоряна Дідушок", "Айгуль Тасмагамбетова", "Рустам Хайбулин",
     "Răzvan Ciorăneanu", "Marinês Bortolanza", "丹羽 剛史", "長谷川 明子", "茂木健人"],
)  # fmt: skip
def test_names_of_many_countries_are_sure(text: str) -> None:
    assert name_score(text) >= 0.6


@pytest.mark.parametrize("text", ["Улица Ленина", "Медицинские Услуги", "Общая Информация", "Руководство Компании"])
def test_cyrillic_headings_are_no_names(text: str) -> None:
    assert name_score(text) < 0.5


def test_a_family_name_in_capitals_is_no_certificate() -> None:
    page = """<h2>Le bureau</h2><p>Jean Pierre ROY, président</p><p>Anne Sophie LE GAL, trésorière</p>
      <p>Maria José CRUZ, secrétaire</p><p>Nia Okafor CPA, commissaire aux comptes</p>"""
    names = [name for name, _ in people(page)]
    assert names == ["Jean Pierre ROY", "Anne Sophie LE GAL", "Maria José CRUZ", "Nia Okafor"]


def test_a_line_of_the_career_is_no_title_beside_the_posts_own_line() -> None:
    card = "<div class='c'><h4>{}</h4><p>{}</p><div><p>{}</p></div></div>"
    people = [
        ("Solène PETIT", "Directrice école de Bramley", "Enseignante depuis 1997<br>Adjointe de direction depuis 2007"),
        ("Aubin ROCHE", "Directeur adjoint Collège - Responsable 6ème", "Enseignant depuis 1998"),
        ("Nia OKAFOR", "Directrice adjointe Collège", "Adjointe de direction depuis 2023"),
    ]
    page = "".join(card.format(*person) for person in people)
    found = extract_people(f"<h1>Direction</h1>{page}", url="https://acme.example/direction")
    assert [(person.name, person.title) for person in found] == [person[:2] for person in people]


def test_a_compound_with_co_is_no_company() -> None:
    card = "<div class='c'><p>{}</p><p>{}</p></div>"
    people = [
        ("Nia Okafor", "Responsable partenariats"),
        ("Solène Petit", "Co-construction & Coordination du projet Anvil"),
        ("Aubin Roche", "Chargé de mission"),
    ]
    page = "".join(card.format(*person) for person in people)
    found = extract_people(f"<h1>L'équipe</h1>{page}", url="https://acme.example/equipe")
    assert [(person.name, person.title) for person in found] == list(people)


def test_the_sites_own_name_behind_initials_is_no_publisher() -> None:
    page = "<p>Directeur de la publication : OGEC LA BRAMLEY</p><p>Directeur de la publication : Nia Okafor</p>"
    found = extract_people(page, url="https://www.labramley.example/mentions-legales/")
    assert [person.name for person in found] == ["Nia Okafor"]


@pytest.mark.parametrize(
    "line",
    [
        "<p>Vertreten durch: Nia Okafor, Jonas Lindqvist</p>",
        "<p><b>Vertreten durch:</b><br>Nia Okafor, Jonas LINDQVIST</p>",
        "<p>Vertreten durch:<br>Nia Okafor<br>Jonas Lindqvist</p>",
    ],
)
def test_who_represents_a_firm_by_its_imprint_leads_it(line: str) -> None:
    found = extract_people(f"<h1>Impressum</h1><p>Acme GmbH</p>{line}", url="https://acme.example/impressum")
    assert [(person.name.title(), person.title) for person in found] == [
        ("Nia Okafor", "Vertreten durch"),
        ("Jonas Lindqvist", "Vertreten durch"),
    ]


@pytest.mark.parametrize(
    ("line", "title"),
    [
        ("Die Acme GmbH, vertreten durch die Geschäftsführerin Nia Okafor", "Geschäftsführerin"),
        ("Wird vertreten durch die Vorsitzende Nia Okafor", "Vorsitzende"),
        ("Legale rappresentante: Nia Okafor", "Legale rappresentante"),
    ],
)
def test_words_of_representing_before_an_office_are_none_of_it(line: str, title: str) -> None:
    assert people(f"<h1>Impressum</h1><p>{line}</p>") == [("Nia Okafor", title)]


def test_names_in_a_row_below_an_office_with_a_colon_share_it() -> None:
    page = "<p>Geschäftsführer:<br>Nia Okafor<br>Jonas Lindqvist</p><p>Sitz: Bramley</p>"
    assert people(page) == [("Nia Okafor", "Geschäftsführer"), ("Jonas Lindqvist", "Geschäftsführer")]


def test_an_address_with_a_word_for_its_sign_is_no_part_of_a_title() -> None:
    card = "<p><strong>{}</strong>, {}<br>{}[at]acme.example</p>"
    posts = [("Romane Petit", "Administratrice", "administration"), ("Aubin Roche", "Chargé de diffusion", "diffusion")]
    found = people("<h1>Contact</h1>" + "".join(card.format(*post) for post in posts))
    assert found == [post[:2] for post in posts]
