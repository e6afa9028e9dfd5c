"""Names taken apart: made-up people in the manner of many cultures."""

from __future__ import annotations

import pytest

from exec_finder.names import parse_name, strip_credentials

# printed | given | middle | family
CASES = """
Jane Doe|Jane||Doe
DOE JANE Q|Jane|Q|Doe
SMITH JOHN|John||Smith
JOHN SMITH|John||Smith
VAN DER BERG JOHN P|John|P|van der Berg
O'NEIL KATHERINE|Katherine||O'Neil
MCDONALD SARAH A|Sarah|A|McDonald
Doe, Jane Q., Jr.|Jane|Q.|Doe
van der Berg, Jan|Jan||van der Berg
Berg, Jan van der|Jan||van der Berg
Carlos Alberto Gómez Ruiz|Carlos Alberto||Gómez Ruiz
Ana Martínez|Ana||Martínez
Juan Pablo Herrera|Juan Pablo||Herrera
Luisa Fernández Ortega|Luisa||Fernández Ortega
Pedro Sánchez de la Fuente|Pedro||Sánchez de la Fuente
Fernando Almeida Costa Júnior|Fernando||Almeida Costa
Rodrigo da Costa Pereira|Rodrigo||da Costa Pereira
Marie-Claude de la Fontaine|Marie-Claude||de la Fontaine
Jean-Pierre Dupont|Jean-Pierre||Dupont
Jean DUPONT|Jean||Dupont
DUPONT Jean|Jean||Dupont
Marie Anne Leroux|Marie Anne||Leroux
Hans Georg Weber|Hans Georg||Weber
Karl Friedrich von Hohenfels|Karl Friedrich||von Hohenfels
Prof. Dr.-Ing. Anna Schreiber|Anna||Schreiber
Dipl.-Ing. (FH) Uwe Kramer|Uwe||Kramer
Mag. Eva Huber, MBA|Eva||Huber
Giovanni Battista Rossi|Giovanni Battista||Rossi
Dott.ssa Lucia Bianchi|Lucia||Bianchi
Pieter de Vries|Pieter||de Vries
Jan Willem Bakker|Jan Willem||Bakker
Lars Erik Johansson|Lars Erik||Johansson
Mette Frost Hansen|Mette|Frost|Hansen
Петров Сергей Николаевич|Сергей|Николаевич|Петров
Сергей Николаевич Петров|Сергей|Николаевич|Петров
Петров С. Н.|С.|Н.|Петров
С.Н. Петров|С.|Н.|Петров
Олена Ковальчук|Олена||Ковальчук
Ковальчук Олена|Олена||Ковальчук
Георги Иванов Петров|Георги|Иванов|Петров
Sergei Nikolaevich Petrov|Sergei|Nikolaevich|Petrov
Petrov Sergei Nikolaevich|Sergei|Nikolaevich|Petrov
Kim Min-jun|Min-jun||Kim
Min-jun Kim|Min-jun||Kim
Kim Jordan|Kim||Jordan
Kim Smith|Kim||Smith
Lee Anderson|Lee||Anderson
Choi Soo Young|Soo Young||Choi
Chen Xiaoming|Xiaoming||Chen
Xiaoming Chen|Xiaoming||Chen
Zhang Wei|Wei||Zhang
Wei Zhang|Wei||Zhang
Tan Wei Ming|Wei Ming||Tan
Wong Kar-fai|Kar-fai||Wong
Peter Wong Kam Fai|Kam Fai||Wong
Michael Wong|Michael||Wong
Suzuki Ichiro|Ichiro||Suzuki
Ichiro Suzuki|Ichiro||Suzuki
SUZUKI Ichiro|Ichiro||Suzuki
Nguyễn Văn Hùng|Hùng|Văn|Nguyễn
Hung Nguyen|Hung||Nguyen
Tran Thi Lan|Lan|Thi|Tran
Nagy Katalin|Katalin||Nagy
Katalin Nagy|Katalin||Nagy
Tóth László Gábor|László Gábor||Tóth
鈴木 一郎|一郎||鈴木
鈴木一郎|一郎||鈴木
李小明|小明||李
司马文|文||司马
ジョン・スミス|ジョン||スミス
박지영|지영||박
남궁민수|민수||남궁
남궁민|민||남궁
Ahmad bin Yusof|Ahmad||bin Yusof
Noor binti Hassan|Noor||binti Hassan
Rajan s/o Muthu|Rajan||s/o Muthu
Khalid bin Sultan Al Qasimi|Khalid|bin Sultan|Al Qasimi
Abdullah Al-Harbi|Abdullah||Al-Harbi
Abdul Rahman Al Sayed|Abdul Rahman||Al Sayed
محمد بن سلمان الحربي|محمد|بن سلمان|الحربي
السيد خالد حداد|خالد||حداد
דן כהן|דן||כהן
ד"ר רות בן דוד|רות||בן דוד
עו"ד משה לוי|משה||לוי
Yael Bar-Lev|Yael||Bar-Lev
S. Venkatesan|S.||Venkatesan
P. V. Raman|P. V.||Raman
K. R. Anand Kumar|K. R. Anand||Kumar
Anil R. Shah|Anil|R.|Shah
Sunita Devi Sharma|Sunita|Devi|Sharma
Abebe Kebede Tesfaye|Abebe|Kebede|Tesfaye
Adewale Okafor|Adewale||Okafor
Kofi Mensah|Kofi||Mensah
Ilham Heydar oglu Mammadov|Ilham|Heydar oglu|Mammadov
Mehmet Ali Yıldız|Mehmet Ali||Yıldız
Guðrún Jónsdóttir|Guðrún||Jónsdóttir
Mary Ann Smith|Mary|Ann|Smith
John Paul Smith|John|Paul|Smith
Mary Elizabeth Van Buren|Mary|Elizabeth|Van Buren
J. R. Smith|J. R.||Smith
J.R. Smith|J.R.||Smith
JP Miller|JP||Miller
Ryan O'Malley|Ryan||O'Malley
Siobhán Ní Dhomhnaill|Siobhán||Ní Dhomhnaill
Lord Ashcombe|||Ashcombe
Mrs. Potter|||Potter
Sir Alan Reed CBE|Alan||Reed
Jane Doe CPA|Jane||Doe
Jane Doe, CPA, CFA|Jane||Doe
Jane Doe, SHRM-SCP|Jane||Doe
Jane Doe (she/her)|Jane||Doe
Jane Doe (née Smith)|Jane||Doe
Jane Smith née Doe|Jane||Smith
Marie Dupont, dite Mimi|Marie||Dupont
Cher|Cher||
Robert Downey Jr|Robert||Downey
Henry Miller III|Henry||Miller
Γεώργιος Νικολάου|Γεώργιος||Νικολάου
Δρ. Μαρία Π. Γεωργίου|Μαρία|Π.|Γεωργίου
Maria Luiza dos Santos|Maria Luiza||dos Santos
María de los Ángeles Torres Ruiz|María de los Ángeles||Torres Ruiz
Ursula Gräfin von Altenburg|Ursula||Gräfin von Altenburg
jane doe|Jane||Doe
Dean Martin Smith|Dean|Martin|Smith
Don Miller|Don||Miller
Ben Adams|Ben||Adams
Van Morrison|Van||Morrison
Al Green|Al||Green
Mohamed El Baradei|Mohamed||El Baradei
Shira Ben David|Shira||Ben David
Daw Khin Myo|Khin Myo||
Tran, Linh|Linh||Tran
Dato' Sri Lim Wei Han|Wei Han||Lim
Datuk Seri Azman bin Hashim|Azman||bin Hashim
Jan-Erik Lindqvist|Jan-Erik||Lindqvist
Ludmila Novotná|Ludmila||Novotná
Ing. Petr Dvořák, CSc.|Petr||Dvořák
Dr Priya Nair|Priya||Nair
Ngô Thị Hà|Hà|Thị|Ngô
Lê Minh|Minh||Lê
Mr Tan Ah Kow|Ah Kow||Tan
Sri Mulyani Indrawati|Sri Mulyani||Indrawati
Hone Rawiri Parata|Hone|Rawiri|Parata
George W. Carter Jr., M.D.|George|W.|Carter
Carter Jr., George W.|George|W.|Carter
Isabel dos Santos Neto|Isabel||dos Santos
Siim Kask|Siim||Kask
Anna Liisa Tamm|Anna Liisa||Tamm
Wolfgang Freiherr von Stein|Wolfgang||Freiherr von Stein
Bao Nguyen|Bao||Nguyen
Kuan-Ting Lin|Kuan-Ting||Lin
Lin Kuan-Ting|Kuan-Ting||Lin
Hsiao-Wei Chang|Hsiao-Wei||Chang
Rosa María Castro Ibáñez|Rosa María||Castro Ibáñez
"""


@pytest.mark.parametrize("line", CASES.strip().splitlines())
def test_given_middle_and_family_by_meaning(line: str) -> None:
    printed, given, middle, family = line.split("|")
    name = parse_name(printed)
    assert (name.given, name.middle, name.family) == (given, middle, family)


@pytest.mark.parametrize(
    ("printed", "suffix"),
    [
        ("Jane Doe, CPA, CFA", "CPA, CFA"),
        ("Doe, Jane Q., Jr.", "Jr."),
        ("DOE JOHN Q JR", "Jr"),
        ("Henry Miller III", "III"),
        ("Isabel dos Santos Neto", "Neto"),
        ("Sir Alan Reed CBE", "CBE"),
        ("Jan Novák ml.", "ml."),
        ("Jane Doe, Ph.D.", "Ph.D."),
        ("Jane Doe, QXYZ", "QXYZ"),
        ("Jane Doe, Senior Vice President", ""),
        ("Chen Ma", ""),
    ],
)
def test_suffixes(printed: str, suffix: str) -> None:
    assert parse_name(printed).suffix == suffix


@pytest.mark.parametrize(
    ("printed", "nickname"),
    [
        ('Robert "Bob" Fields', "Bob"),
        ("Robert “Bob” Fields", "Bob"),
        ("Robert (Bob) Fields", "Bob"),
        ("Robert 'Bob' Fields", "Bob"),
        ("Amy Lim Wei Fen", "Amy"),
        ("Lim Wei Fen Amy", "Amy"),
        ("Marie Dupont, dite Mimi", "Mimi"),
        ("Jane Doe (she/her)", ""),
        ("Jane Doe (née Smith)", ""),
        ("Jane Doe (CPA)", ""),
        ("Ryan O'Malley D'Arcy", ""),
    ],
)
def test_nicknames(printed: str, nickname: str) -> None:
    assert parse_name(printed).nickname == nickname


@pytest.mark.parametrize(
    ("printed", "honorific"),
    [
        ("Prof. Dr. Dr. h.c. Karl Weiden", "Prof. Dr. Dr. h.c."),
        ("Dr.Jane Doe", "Dr."),
        ("Datuk Seri Lim Wei Han", "Datuk Seri"),
        ("The Rt. Hon. Jane Doe", "The Rt. Hon."),
        ("Dean Martin", ""),
        ("J.R. Smith", ""),
    ],
)
def test_honorifics(printed: str, honorific: str) -> None:
    assert parse_name(printed).honorific == honorific


@pytest.mark.parametrize(
    ("printed", "name"),
    [
        ("Dr. Jane Q. Doe, CPA, Senior Vice President", "Jane Q. Doe"),
        ("JANE DOE, MBA", "JANE DOE"),
        ("Doe, Jane", "Doe, Jane"),
        ("  Jane\u00a0 Doe \u200e", "Jane Doe"),
        ("Jane Doe", "Jane Doe"),
    ],
)
def test_strip_credentials_keeps_order_and_case(printed: str, name: str) -> None:
    assert strip_credentials(printed) == name


def test_a_text_without_a_name_has_no_parts() -> None:
    assert parse_name("").full == ""
    assert parse_name(" ,;, ").family == ""
