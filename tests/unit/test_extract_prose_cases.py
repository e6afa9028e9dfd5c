"""Press releases in languages with cases, in those that set the office before its verb, and in Hebrew."""

from __future__ import annotations

import pytest

from exec_finder.extract import extract_people
from exec_finder.extract.own_firm import of_named_firm, without_owner
from exec_finder.extract.prose import read_sentence
from exec_finder.extract.unspaced import read_unspaced
from exec_finder.extract.words import plain

OWN = frozenset(
    map(plain, ("acme", "lundtak", "северан", "tiszaker", "emajogi", "grupp", "nemunija", "海原商事", "한별전자"))
)


def said(text: str) -> list[tuple[str, str]]:
    return [(vote.name, vote.title) for vote in read_sentence(text, 0, OWN)]


@pytest.mark.parametrize(
    ("text", "name", "title"),
    [
        ("Prezesem zarządu została Bożena Makówka, która pracowała w banku.", "Bożena Makówka", "Prezesem zarządu"),
        ("Stanowisko dyrektora technicznego obejmie Stanisław Borek.", "Stanisław Borek", "dyrektora technicznego"),
        ("Novým předsedou představenstva se stal Lubomír Vaněk.", "Lubomír Vaněk", "předsedou představenstva"),
        ("Funkci výkonného ředitele zastává od roku 2020 Tomáš Jelínek.", "Tomáš Jelínek", "výkonného ředitele"),
        ("Za predsedu bol zvolený Vladimír Šulek.", "Vladimír Šulek", "predsedu"),
        ("Za predsjednika izabran je Ante Lovrić.", "Ante Lovrić", "predsjednika"),
        ("Генеральным директором назначена Марина Кольцова.", "Марина Кольцова", "Генеральным директором"),
        ("Новим президентом став Віктор Савчук.", "Віктор Савчук", "президентом"),
        ("Juhatuse esimeheks valiti Urmas Nõmmik.", "Urmas Nõmmik", "Juhatuse esimeheks"),
        ("Finansų direktore paskirta Jurgita Balsienė.", "Jurgita Balsienė", "Finansų direktore"),
        ("Satış Direktörü görevini Okan Bilgin üstlendi.", "Okan Bilgin", "Satış Direktörü"),
        ("În funcția de președinte a fost ales Nicolae Bratu.", "Nicolae Bratu", "președinte"),
        ("Od leta 2019 je Miha Štrukelj vodja prodaje v podjetju.", "Miha Štrukelj", "vodja prodaje"),
    ],
)
def test_the_office_stands_before_its_verb(text: str, name: str, title: str) -> None:
    assert said(text) == [(name, title)]


@pytest.mark.parametrize(
    ("text", "name", "title"),
    [
        ("Rada powołała Marka Wilczka na stanowisko wiceprezesa zarządu.", "Marek Wilczek", "wiceprezesa zarządu"),
        ("Zdaniem Joanny Kowalskiej, głównej księgowej Acme, jest dobrze.", "Joanna Kowalska", "głównej księgowej"),
        ("Představenstvo jmenovalo Janu Sedlákovou finanční ředitelkou.", "Jana Sedláková", "finanční ředitelkou"),
        ("По словам главного врача Елены Беловой, ремонт завершится.", "Елена Белова", "главного врача"),
        ("Головою правління обрано Романа Кравця.", "Роман Кравець", "Головою правління"),
        ("Nadzorni odbor imenovao je Tomislava Grgića za člana Uprave.", "Tomislav Grgić", "člana Uprave"),
        ("Valdyba paskyrė Mindaugą Šimkų generaliniu direktoriumi.", "Mindaugas Šimkus", "generaliniu direktoriumi"),
        ("Juhász Erikát nevezték ki a Tiszaker pénzügyi igazgatójának.", "Juhász Erika", "pénzügyi igazgatójának"),
    ],
)
def test_who_is_named_in_another_case_is_cited(text: str, name: str, title: str) -> None:
    assert said(text) == [(name, title)]


@pytest.mark.parametrize(
    ("text", "name", "title"),
    [
        ("„Oleme uhked,“ ütles Kadri Lepasaar, Emajõgi Grupi tegevjuht.", "Kadri Lepasaar", "tegevjuht"),
        ("„Džiaugiamės“, – sako Rasa Jankūnienė, „Nemunijos“ generalinė direktorė.", "Rasa Jankūnienė",
         "generalinė direktorė"),
        ("Bognár Tamás ügyvezető igazgató szerint a beruházás elkészül.", "Bognár Tamás", "ügyvezető igazgató"),
        ("Pásztor Ferenc 2018 óta a társaság műszaki igazgatója.", "Pásztor Ferenc", "műszaki igazgatója"),
        ("Ayşe Topal, 2019 yılından bu yana İnsan Kaynakları Direktörü olarak görev yapıyor.", "Ayşe Topal",
         "İnsan Kaynakları Direktörü"),
        ("Genel Müdür Yardımcısı Cem Uğurlu, “Müşteri önceliğimiz” dedi.", "Cem Uğurlu", "Genel Müdür Yardımcısı"),
    ],
)  # fmt: skip
def test_what_stands_around_an_office_is_none_of_it(text: str, name: str, title: str) -> None:
    assert said(text) == [(name, title)]


@pytest.mark.parametrize(
    "text",
    [
        "„Pracujeme s nimi,“ říká Petr Kučera, ředitel společnosti Betonex.",
        "„Jesteśmy zadowoleni” – mówi Piotr Nowacki, właściciel firmy Pekpol.",
        "«Нам помогли», — говорит Пётр Заикин, директор компании «Лесторг».",
        "„Pomogli su nam“, kaže Ivan Barić, vlasnik tvrtke Drvoplast.",
    ],
)
def test_who_leads_a_named_company_is_not_ours(text: str) -> None:
    assert said(text) == []


def test_the_own_company_is_named_in_other_cases_and_letters() -> None:
    assert not of_named_firm("директор компании «Северана", "", OWN)
    assert not of_named_firm("директор компании «Волга»", "", frozenset({"volga"}))
    assert of_named_firm("директор компании", ", директор компании «Лесторг».", OWN)


def test_owners_are_left_out_before_a_title_alone() -> None:
    assert without_owner("College of Arts and Acme Sciences and professor", OWN) == (
        "College of Arts and Acme Sciences and professor"
    )
    assert without_owner("report to Acme’s chief officer, ", OWN) == "report to Acme’s chief officer, "
    assert without_owner("Puidumeistri omanik", OWN) == "Puidumeistri omanik"


@pytest.mark.parametrize(
    ("text", "name", "title"),
    [
        ('דנה פרידמן מונתה לתפקיד סמנכ"לית הכספים של החברה.', "דנה פרידמן", 'סמנכ"לית הכספים'),
        ("אבי מזרחי מונה למנהל השיווק.", "אבי מזרחי", "מנהל השיווק"),
        ('"הלקוחות חשובים", אמרה שירה בן דוד, מנהלת שירות הלקוחות.', "שירה בן דוד", "מנהלת שירות הלקוחות"),
        ("ראש העיר ליאור כהן בירך את הנוכחים.", "ליאור כהן", "ראש העיר"),
    ],
)
def test_hebrew(text: str, name: str, title: str) -> None:
    assert said(text) == [(name, title)]


@pytest.mark.parametrize(
    ("text", "name", "title"),
    [
        ("Jak podkreśla prezes „Acme” Jan Wilczek, firma rośnie.", "Jan Wilczek", "prezes"),
        ("Директор «Северана» Антон Гришин поздравил всех.", "Антон Гришин", "Директор"),
        ("Wiceprezes zarządu Acme Oskar Drozd przedstawił strategię.", "Oskar Drozd", "Wiceprezes zarządu"),
        ("Mluvčí Lundtaku Klára Bílková uvedla podrobnosti.", "Klára Bílková", "Mluvčí"),
        ("Külalisi tervitas kooli direktor Ants Jürisson.", "Ants Jürisson", "kooli direktor"),
        ("Viesus sveica skolas direktors Imants Vilks.", "Imants Vilks", "skolas direktors"),
        ("Acme Yönetim Kurulu Üyesi Berna Şenol teşekkür etti.", "Berna Şenol", "Yönetim Kurulu Üyesi"),
    ],
)
def test_a_verb_or_the_own_firm_beside_an_office_is_none_of_it(text: str, name: str, title: str) -> None:
    assert said(text) == [(name, title)]


def test_a_given_name_before_a_verb_is_no_hebrew_name() -> None:
    assert said("רונית אמרה כי מנהל השיווק יגיע.") == []


@pytest.mark.parametrize(
    ("text", "name", "title"),
    [
        ("4月1日付で中村大輔が執行役員営業本部長に就任する。", "中村大輔", "執行役員営業本部長"),
        ("新社長に山本恵子氏が就任する。", "山本恵子", "社長"),
        ("加藤亮氏を代表取締役に選任しました。", "加藤亮", "代表取締役"),
        ("2019年より木村隆が技術部長を務めている。", "木村隆", "技術部長"),
        ("刘志强被任命为销售总监。", "刘志强", "销售总监"),
        ("徐静自2019年起担任人力资源总监。", "徐静", "人力资源总监"),
        ("海原商事の社長、石川誠は満足していると述べた。", "石川誠", "社長"),
        ("理事会は遠藤勝氏を理事長に選出した。", "遠藤勝", "理事長"),
        ("谢强现任公司副总经理。", "谢强", "副总经理"),
        ("한별전자는 신동욱을 최고운영책임자로 선임했다고 밝혔다.", "신동욱", "최고운영책임자"),
        ("由孙立军接任总经理一职。", "孙立军", "总经理"),
        ("이수진 한별전자 대표는 고객이 최우선이라고 말했다.", "이수진", "대표"),
        ("한별전자는 박준호 전무를 부사장으로 선임했다.", "박준호", "부사장"),
    ],
)
def test_scripts_without_blanks(text: str, name: str, title: str) -> None:
    assert [(vote.name, vote.title) for vote in read_unspaced(text, 0, OWN)] == [(name, title)]


def test_one_person_in_two_cases_is_one() -> None:
    page = "<p>Rada powołała Marka Wilczka na stanowisko prezesa.</p><p>Marek Wilczek, prezes, dziękuje wszystkim.</p>"
    assert [p.name for p in extract_people(page, url="https://www.acme.example/news")] == ["Marek Wilczek"]
