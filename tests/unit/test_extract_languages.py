"""What pages in many languages write around names: labels, degrees, offices as nouns, headings that look like names."""

from __future__ import annotations

import pytest

from exec_finder.extract import extract_people
from exec_finder.extract.judge import name_score, title_score
from exec_finder.titles import read_title

URL = "https://verein.example/team"


def people(html: str) -> list[tuple[str, str]]:
    return [(person.name, person.title) for person in extract_people(html, url=URL)]


@pytest.mark.parametrize(
    ("name", "title"),
    [("Navn", "Rolle"), ("Namn", "Uppdrag"), ("Nimi", "Tehtävä"), ("Név", "Tisztség"), ("Jméno", "Funkce"),
     ("Nume", "Funcția"), ("Ad Soyad", "Görevi"), ("Όνομα", "Ιδιότητα"), ("Име", "Длъжност"), ("ПІБ", "Посада"),
     ("Ime i prezime", "Funkcija"), ("Nombre", "Cargo"), ("Nome completo", "Função")],
)  # fmt: skip
def test_labels_of_name_and_title_are_known_in_many_languages(name: str, title: str) -> None:
    cell = "<td><p>{}: Signe Holmdal</p><p>{}: Kyndelfører</p></td>"
    assert people(f"<h1>Team</h1><table><tr>{cell.format(name, title)}</tr></table>") == [
        ("Signe Holmdal", "Kyndelfører")
    ]


def test_a_list_set_in_as_a_quotation_is_none() -> None:
    rows = (("Presidente", "Ramiro Ledesma"), ("Secretaria", "Inés Quiroga"), ("Tesorero", "Bruno Salcedo"))
    indented = "".join(f"<strong>{title}:</strong> Dr. {name}<br>" for title, name in rows)
    assert people(f"<h1>Autoridades</h1><blockquote><p>{indented}</p></blockquote>") == [
        (name, title) for title, name in rows
    ]


def test_a_quotation_is_one_still() -> None:
    said = "A full year with them, and never once did we have to wait for an answer to any of our many questions."
    page = f"<h1>Team</h1><blockquote><p>{said}</p><p>Ines Holm</p><p>Director, Otherfirm Ltd</p></blockquote>"
    assert people(page) == []


@pytest.mark.parametrize(
    "text",
    ["Lect.univ.dr. Dorin Văleanu", "Conf. univ. dr. Dorin Văleanu", "Tlgo. Jacinto Robles", "Farm. Ana María Robles",
     "Arq.Ana Robles", "к.м.н. Игорь Лесников", "Ks. Marek Zieleń", "Dott.ssa Lidia Prati"],
)  # fmt: skip
def test_degrees_and_callings_before_names_belong_to_them(text: str) -> None:
    assert name_score(text) >= 0.9


@pytest.mark.parametrize("text", ["On Target", "Id Card", "Vet Clinic"])
def test_short_forms_are_none_without_their_full_stop(text: str) -> None:
    assert name_score(text) < 0.5


@pytest.mark.parametrize("text", ["Membres du CA", "Adunarea Generală", "Yhdistyksen Säännöt",
     "Felügyelőbizottság Tagjai", "Valná Hromada", "Walne Zebranie", "Загальні Збори", "Общо Събрание"])  # fmt: skip
def test_headings_of_many_languages_are_no_names(text: str) -> None:
    assert name_score(text) < 0.5


@pytest.mark.parametrize(
    "text",
    ["Vorsitz", "Stellv. Vorsitz", "Présidence", "Suppleant", "Forperson", "Zástupca riaditeľa",
     "Prorektorius", "Pročelnica", "Kaymakam", "Subprefect", "Abilinnapea", "Főtitkár", "Isäntä"],
)  # fmt: skip
def test_offices_are_known(text: str) -> None:
    assert title_score(text) >= 0.9


@pytest.mark.parametrize(
    "titles",
    [("Mayor", "maire", "mairesse", "Bürgermeister", "Bürgermeisterin", "burgemeester", "borgmester", "alcaldesa",
      "prefeito", "burmistrz", "polgármester", "мэр", "кмет", "δήμαρχος", "belediye başkanı", "市长"),
     ("rector magnificus", "Rektorin", "rectora", "reitor", "rettore", "recteur", "ректор", "πρύτανης")],
)  # fmt: skip
def test_an_office_has_one_rank_in_all_languages(titles: tuple[str, ...]) -> None:
    assert {read_title(title).seniority for title in titles} == {"chief"}


@pytest.mark.parametrize("text", ["Anna Lehrer", "Paul Küster", "Marta Wójt", "Jan Deken", "India Woodward"])
def test_names_that_are_callings_or_places_too_are_names(text: str) -> None:
    assert name_score(text) >= 0.6


def test_an_address_behind_a_hyphen_that_does_not_break_is_none_of_the_name() -> None:
    page = (
        "<h3>Vorstand</h3><ul><li>Vorsitz: Swantje Ahlers (E\u2011Mail: <a href='mailto:s@a.example'>s@a.example</a>)"
    )
    assert people(page) == [("Swantje Ahlers", "Vorsitz")]


def test_what_stands_before_a_colon_is_of_whom_follows() -> None:
    rows = (("Coordinador General", "Ramiro Ledesma"), ("Coordinador Deportes", "Bruno Salcedo"),
            ("Coordinadora Investigación Clínica", "Inés Quiroga"))  # fmt: skip
    lines = "".join(f"<b>{title}:</b> Dr. {name}<br>" for title, name in rows)
    assert people(f"<h2>Equipo</h2><p>{lines}</p>") == [(name, title) for title, name in rows]


def test_a_parish_is_nobody() -> None:
    page = """<h3>Ramiro Ledesma, Presidente</h3><p>Desempeña el cargo de presidente de la Parroquia Huaca Grande,
      elegido para el período que termina en 2027.</p>"""
    assert people(page) == [("Ramiro Ledesma", "Presidente")]


def test_two_words_that_no_list_has_are_a_name_beside_an_office() -> None:
    page = """<h1>Commune</h1><div><p>1er Adjoint</p><p>Sevwa Thombuk</p></div>
      <div><p>2\u1d49 Adjoint</p><p>Judicaël Comlan Bazin</p></div>"""
    assert people(page) == [("Sevwa Thombuk", "1er Adjoint"), ("Judicaël Comlan Bazin", "2e Adjoint")]


def test_two_words_under_the_office_of_another_are_nobody() -> None:
    page = "<div><p>Ines Holm</p><p>President</p><p>Zorvath Kelmen</p></div>"
    assert [name for name, _ in people(page)] == ["Ines Holm"]


def test_a_full_stop_behind_an_office_ends_no_sentence() -> None:
    page = """<h1>Деканат</h1><h2>Лісова Ганна Петрівна</h2><p>Заступник декана з наукової роботи.</p>
      <h2>Бондар Іван Павлович</h2><p>Декан факультету.</p>"""
    assert people(page) == [
        ("Лісова Ганна Петрівна", "Заступник декана з наукової роботи"),
        ("Бондар Іван Павлович", "Декан факультету"),
    ]


def test_what_a_comma_parts_is_no_given_name_in_small_letters() -> None:
    page = """<h1>Notre équipe</h1><p>Serge BARDIN, <em>urbaniste</em></p><p>Nathalie JOURDAN, <em>glottonaute</em></p>
      <p>Marc RIVOIRE, <em>paysagiste</em></p>"""
    assert people(page) == [
        ("Serge BARDIN", "urbaniste"),
        ("Nathalie JOURDAN", "glottonaute"),
        ("Marc RIVOIRE", "paysagiste"),
    ]


@pytest.mark.parametrize(
    "text", ["Ami de Lazure", "Décès de Paul Hallinger", "A Marnakech, Nia Okafor", "Vivre Ensemble", "Orașul Amarel"]
)
def test_friends_events_and_places_are_nobody(text: str) -> None:
    assert name_score(text) < 0.5


def test_a_place_behind_an_office_is_nobody() -> None:
    page = """<h1>Nomination</h1><p>Mme Célestine Bourdon-Kessi, Présidente de Bangavé, membre du Bureau, a été nommée
      Directrice de l'Habitat.</p>"""
    assert [name for name, _ in people(page)] == ["Célestine Bourdon-Kessi"]


def test_the_dead_lead_nothing() -> None:
    page = "<h1>Actualité</h1><h2>Décès de Paul Hallinger, ancien Bourgmestre de Beaulieu</h2><p>Notre hommage.</p>"
    assert people(page) == []


def test_a_number_behind_a_label_in_another_language_is_none_of_the_name() -> None:
    page = "<h4>Formand</h4><table><tr><td>Ole Bundsgaard, tlf.: 20861671</td></tr></table>"
    assert people(page) == [("Ole Bundsgaard", "Formand")]


@pytest.mark.parametrize(
    "text", ["заместитель главы", "Заступник начальника", "zastępca kierownika", "zástupce vedoucího", "3ème adjointe"]
)
def test_deputies_are_known_in_the_cases_of_their_chiefs(text: str) -> None:
    assert title_score(text) >= 0.9


def test_what_trails_a_name_is_another_surname_or_a_branch() -> None:
    rows = (("Patty Roelants - Huybrek", "Voorzitter"), ("Yvonne Waeters - Biljoen", "Secretaris"),
            ("Mia Vandewaal - Kuykens", "Onthaal Groenhoek"))  # fmt: skip
    cards = "".join(f"<div><h2>{name}</h2><p>{title}</p></div>" for name, title in rows)
    assert people(f"<h1>Bestuur</h1>{cards}") == [(name.replace(" - ", "-"), title) for name, title in rows]
    lines = "".join(
        f"<p><strong>{title}</strong><br>{name} / {troop}</p>"
        for title, name, troop in (
            ("Talousjohtaja", "Elina Katajamaa", "Karhunkierrot"),
            ("Viestintäjohtaja", "Lauri Lankila", "NMKY:n Retkipartio"),
        )
    )
    assert people(lines) == [("Elina Katajamaa", "Talousjohtaja"), ("Lauri Lankila", "Viestintäjohtaja")]


def test_a_town_behind_a_name_is_no_surname() -> None:
    rows = (("Patty Roelants - Nederland", "Voorzitter"), ("Yvonne Waeters - Spanje", "Secretaris"))
    cards = "".join(f"<div><h2>{name}</h2><p>{title}</p></div>" for name, title in rows)
    assert [name for name, _ in people(f"<h1>Bestuur</h1>{cards}")] == ["Patty Roelants", "Yvonne Waeters"]


def test_two_share_a_surname() -> None:
    page = "<h1>Bestuur</h1><div><h2>Lydia &amp; Jan Waeters</h2><p>Penningmeesters</p></div>"
    assert [name for name, _ in people(page)] == ["Lydia Waeters", "Jan Waeters"]


def test_a_description_behind_a_comma_is_none_of_the_office() -> None:
    page = (
        """<h2>צוות</h2><div><h3>אביחי זקן</h3><p>מנהל פיתוח מוצר, מוביל תהליכי עיצוב ופיתוח חוויית משתמש.</p></div>"""
    )
    assert [title for _, title in people(page)] == ["מנהל פיתוח מוצר"]
    page = "<h2>Team</h2><div><h3>Nia Okafor</h3><p>Treasurer, looks after all that we own.</p></div>"
    assert people(page) == [("Nia Okafor", "Treasurer")]


def test_rows_of_a_companys_profile_are_nobody() -> None:
    rows = (("商号", "青葉商事株式会社"), ("代表者", "代表取締役社長 宮部佳也"), ("資本金", "277万円"))
    table = "".join(f"<tr><td>{head}</td><td>{cell}</td></tr>" for head, cell in rows)
    assert people(f"<h2>企業概要</h2><table>{table}</table>") == [("宮部佳也", "代表取締役社長")]


@pytest.mark.parametrize("text", ["Médicos Especialistas", "Técnicos Radiólogos", "Diretores Regionais"])
def test_trades_in_the_plural_are_no_names(text: str) -> None:
    assert name_score(text) < 0.6


def test_a_legal_form_ends_the_sentence_before_a_name() -> None:
    page = "<p>Daglig leder i Lundtak AS. Terje er selv med på befaringene og setter prisen der.</p>"
    assert people(page) == []


def test_an_officers_rank_stands_before_the_name() -> None:
    page = "<h6>عقيد متقاعد أ.م صلاح الدين الشتيوي<br>المدير التنفيذي</h6>"
    assert people(page) == [("صلاح الدين الشتيوي", "المدير التنفيذي")]


@pytest.mark.parametrize("text", ["Viceprezidente", "Віцепрезидент", "Ab actis", "Varajohtaja"])
def test_more_offices_are_known(text: str) -> None:
    assert title_score(text) >= 0.6


@pytest.mark.parametrize(
    "text",
    ["Vereinspräsident", "Spielausschußvorsitzender", "Bandyförbundsordförande", "Projektassistentin",
     "Marknadsstrateg", "Jaostosihteeri", "Klubelnök", "Atletiektrainer", "Foreningssekretær", "Šéfredaktorka",
     "Genel Yayın Yönetmeni"],
)  # fmt: skip
def test_offices_are_compounds_of_ranks(text: str) -> None:
    assert title_score(text) >= 0.6


def test_an_address_with_its_town_stands_behind_a_name() -> None:
    rows = (("Ordförande", "Lars Hedvall, Borggatan 50, 602 19 Norrköping"),
            ("Sekreterare", "Britt Hedvall, Storvägen 2, 736 32 Kungsör"))  # fmt: skip
    page = "<br>".join(f"<strong>{office}</strong>: {rest}" for office, rest in rows)
    expected = [(rest.split(",")[0], office) for office, rest in rows]
    assert people(f"<h1>Borgs Vägförening</h1><p>{page}</p>") == expected


@pytest.mark.parametrize("text", ["Ecofysiologie van Planten", "Neurochirurgia Pediatrica", "Biotehnologija Bilja"])
def test_sciences_are_no_names(text: str) -> None:
    assert name_score(text) < 0.6


def test_a_guest_has_no_office() -> None:
    page = "<div><p>FEATURED EXPERT</p><h2>Sevwa Thombuk</h2><p>She writes about schools.</p></div>"
    assert ("Sevwa Thombuk", "FEATURED EXPERT") not in people(page)


def test_an_office_stands_before_the_job_at_a_firm() -> None:
    rows = (("Vereinspräsident", "Tom Zellweger", "Founder &amp; Managing Partner, Zellweger Holding GmbH"),
            ("Schriftführerin", "Christiane Aebli", "Gründerin und CEO, Aeblinova GmbH"),
            ("Schatzmeister", "Oliver Brandt", "Geschäftsführer, Brandt Stahlbau AG"))  # fmt: skip
    page = "".join(f"<li><b>{office} {name}</b>, {job}</li>" for office, name, job in rows)
    assert people(f"<h2>Vorstand</h2><ul>{page}</ul>") == [(name, office) for office, name, _ in rows]
