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
Aung San Myint|Aung San Myint||
U Tin Oo|Tin Oo||
Bambang Sutrisno|Bambang||Sutrisno
Somchai Wongsawat|Somchai||Wongsawat
María Teresa Fernández de la Vega|María Teresa||Fernández de la Vega
Luis Miguel Gil|Luis Miguel||Gil
Sofía Reyes|Sofía||Reyes
Antonio Carlos Jobim|Antonio Carlos||Jobim
Ana Cristina Ferreira Lopes|Ana Cristina||Ferreira Lopes
Pilar García y García|Pilar||García y García
Montserrat Puig i Cadafalch|Montserrat||Puig i Cadafalch
Hendrik Jan van den Heuvel|Hendrik Jan||van den Heuvel
Ir. Cees 't Hooft|Cees||'t Hooft
mr. drs. Willem de Groot|Willem||de Groot
Elisabeth Freifrau von Adlerstein|Elisabeth||Freifrau von Adlerstein
Graf Otto von Lambsheim|Otto||von Lambsheim
Maximilian zu Hohenstein|Maximilian||zu Hohenstein
Karl-Heinz Schäfer-Öztürk|Karl-Heinz||Schäfer-Öztürk
Jean d'Ormesson|Jean||d'Ormesson
François-Xavier de La Rochefoucauld|François-Xavier||de La Rochefoucauld
Marie-Ève Tremblay|Marie-Ève||Tremblay
M. Jean Dupont|Jean||Dupont
Mme Claire Petit|Claire||Petit
Avv. Marco Della Valle|Marco||Della Valle
Leonardo D'Amico|Leonardo||D'Amico
Maria Grazia Lo Presti|Maria Grazia||Lo Presti
Svetlana Ivanovna Orlova|Svetlana|Ivanovna|Orlova
Орлова Светлана Ивановна|Светлана|Ивановна|Орлова
Иванов И.И.|И.|И.|Иванов
Светлана Орлова|Светлана||Орлова
Volodymyr Shevchenko|Volodymyr||Shevchenko
Димитър Стоянов|Димитър||Стоянов
Мария Георгиева Тодорова|Мария|Георгиева|Тодорова
г-н Петър Николов|Петър||Николов
YAMADA Taro|Taro||Yamada
Yamada Taro|Taro||Yamada
Yūko Ōtani|Yūko||Ōtani
山田太郎|太郎||山田
佐々木 希|希||佐々木
高橋 みなみ|みなみ||高橋
王小明先生|小明||王
諸葛亮|亮||諸葛
陈大文|大文||陈
이 지은|지은||이
최민호 대표|민호||최
Hong Gil-dong|Gil-dong||Hong
Gil-dong Hong|Gil-dong||Hong
Jung Woo-sung|Woo-sung||Jung
Seo Yeon Park|Seo Yeon||Park
Ban Ki-hoon|Ki-hoon||Ban
Huang Xiaoli|Xiaoli||Huang
Zhao Min|Min||Zhao
Ouyang Feng|Feng||Ouyang
Chan Tai Man, Peter|Tai Man||Chan
Jacky Cheung Hok-yau|Hok-yau||Cheung
Lim Guan Eng|Guan Eng||Lim
Lee Hsien Yang|Hsien Yang||Lee
Trần Quốc Tuấn|Tuấn|Quốc|Trần
Phan Thị Thanh Hương|Hương|Thị Thanh|Phan
Linh Tran|Linh||Tran
Szabó Éva|Éva||Szabó
Dr. Kiss Péter|Péter||Kiss
Horváthné Kovács Mária|Mária||Horváthné Kovács
Ayşe Gül Demir|Ayşe Gül||Demir
Prof. Dr. Ahmet Yılmaz|Ahmet||Yılmaz
Heydar Aliyev oglu|Heydar||Aliyev oglu
Mohammad Reza Ahmadi|Mohammad Reza||Ahmadi
Sheikh Mohammed bin Khalifa Al Thani|Mohammed|bin Khalifa|Al Thani
Omar ibn Yusuf|Omar||ibn Yusuf
Hassan Abdel Rahman|Hassan||Abdel Rahman
Nour El-Din Mansour|Nour El-Din||Mansour
Amal Abu Zayd|Amal||Abu Zayd
نورة بنت عبدالله|نورة||بنت عبدالله
أحمد حسن|أحمد||حسن
Moshe Ben Haim|Moshe||Ben Haim
David ben Gurion|David||ben Gurion
משה כהן-צדק|משה||כהן-צדק
פרופ' יעל בר-און|יעל||בר-און
T. N. Seshan|T. N.||Seshan
M. Karthik|M.||Karthik
Rajesh K. Menon|Rajesh|K.|Menon
Smt. Lakshmi Devi|Lakshmi||Devi
V. Anantha Nageswaran|V. Anantha||Nageswaran
Lakshmi Narayan Mittal|Lakshmi|Narayan|Mittal
Balwinder Singh Gill|Balwinder|Singh|Gill
Olusegun Adebayo Ojo|Olusegun|Adebayo|Ojo
Thandiwe Nomsa Dlamini|Thandiwe|Nomsa|Dlamini
Almaz Bekele Girma|Almaz|Bekele|Girma
Wangari Muthoni Kamau|Wangari|Muthoni|Kamau
Sigríður Björk Guðmundsdóttir|Sigríður Björk||Guðmundsdóttir
Åse Marie Hagen|Åse Marie||Hagen
Per-Olof Ström|Per-Olof||Ström
Tarja Kaarina Virtanen|Tarja Kaarina||Virtanen
Jānis Bērziņš|Jānis||Bērziņš
Vytautas Kazlauskas|Vytautas||Kazlauskas
Ion Popescu|Ion||Popescu
Popescu Ion|Ion||Popescu
Konstantinos D. Papanikolaou|Konstantinos|D.|Papanikolaou
Ελένη Παπαδάκη|Ελένη||Παπαδάκη
John D. Rockwell IV|John|D.|Rockwell
Mary-Jane St. Clair|Mary-Jane||St. Clair
Capt. James T. Harlow, USN (Ret.)|James|T.|Harlow
The Honourable Margaret Hollis MP|Margaret||Hollis
William "Bill" H. Carver, III, Esq.|William|H.|Carver
CARVER WILLIAM H III|William|H|Carver
DE LA CRUZ MARIA|Maria||de la Cruz
ST JOHN MARY ANN|Mary|Ann|St John
MCALLISTER ROSS T|Ross|T|McAllister
Lady Ashcombe|||Ashcombe
Baron Hollis of Marlow|||Hollis
B. J. Thomas|B. J.||Thomas
L. Gordon Reed|L. Gordon||Reed
Kate McKenna-Ross, RN|Kate||McKenna-Ross
Nana Kwame Mensah|Nana|Kwame|Mensah
D'Angelo Russell|D'Angelo||Russell
Ng Wei Jie|Wei Jie||Ng
Adele|Adele||
Nguyen Van Anh|Anh|Van|Nguyen
Puan Sri Tan Mei Ling|Mei Ling||Tan
Haji Ismail bin Haji Omar|Ismail||bin Haji Omar
Goh Choon Lian|Choon Lian||Goh
Juan de Dios Pérez|Juan de Dios||Pérez
Ing. arch. Jana Malá|Jana||Malá
Dr inż. Marek Zieliński|Marek||Zieliński
Khaltmaagiin Bat-Erdene|Bat-Erdene||Khaltmaagiin
Hans-Jürgen von der Heide|Hans-Jürgen||von der Heide
Lars von Trier|Lars||von Trier
Anna Maria Svensson|Anna Maria||Svensson
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
