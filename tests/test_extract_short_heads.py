"""Bodies whose kind is said in short: "Univ. di Torino", "RRA Posavje", "Kauno r. sav."; and what is none."""

import pytest

from loaders.extract.sentences import sentences
from loaders.extract.tokens import tokens
from loaders.readers.text import document_from
from tests.read_out import bodies


@pytest.mark.parametrize(
    ("text", "names"),
    [
        (
            "All'incontro c'erano la Prov. di Asti, l'Ist. Sup. di Sanità e la Fond. Cariplo.",
            {"Prov. di Asti", "Ist. Sup. di Sanità", "Fond. Cariplo"},
        ),
        (
            "La réunion a réuni la CCI Bretagne, le CHU de Nantes, la Rég. Occitanie et l'Univ. Rennes 2.",
            {"CCI Bretagne", "CHU de Nantes", "Rég. Occitanie", "Univ. Rennes 2"},
        ),
        (
            "Das Treffen haben die Hochsch. Bremen, die TU Graz, die IHK Potsdam und der Landkr. Vechta vorbereitet.",
            {"Hochsch. Bremen", "TU Graz", "IHK Potsdam", "Landkr. Vechta"},
        ),
        (
            "Wzięli w nim udział: Uniw. Wrocławski, Politech. Gdańska i Gm. Sopot, a także inni.",
            {"Uniw. Wrocławski", "Politech. Gdańska", "Gm. Sopot"},
        ),
        (
            "V projektu sodelujejo Obč. Piran, RRA Posavje in MO Maribor, ki je že v projektu od začetka.",
            {"Obč. Piran", "RRA Posavje", "MO Maribor"},
        ),
        (
            "Setkání se zúčastnila RRA Vysočina, KÚ Pardubického kraje a Univ. Hradec Králové, která je v projektu.",
            {"RRA Vysočina", "KÚ Pardubického kraje", "Univ. Hradec Králové"},
        ),
        (
            "Mötet leddes av Umeå univ. och Lunds Univ. i maj, och det var en bra dag för alla som var med.",
            {"Umeå univ.", "Lunds Univ."},
        ),
        (
            "Projekte dalyvauja Kauno r. sav., Vilniaus univ. ir Alytaus r. sav. administracija, kurie yra partneriai.",
            {"Kauno r. sav.", "Vilniaus univ.", "Alytaus r. sav. administracija"},
        ),
        (
            "La Univ. de León, el Ayto. de Oviedo y la Dip. de Cádiz están en el proyecto.",
            {"Univ. de León", "Ayto. de Oviedo", "Dip. de Cádiz"},
        ),
        (
            "A Univ. do Minho, a Câm. Mun. de Braga e o Inst. Polit. de Leiria estiveram presentes na reunião.",
            {"Univ. do Minho", "Câm. Mun. de Braga", "Inst. Polit. de Leiria"},
        ),
        (
            "Там бяха ТУ-Варна, Унив. по хранителни технологии, Общ. Русе и Мин. на земеделието, които са партньори.",
            {"ТУ-Варна", "Унив. по хранителни технологии", "Общ. Русе", "Мин. на земеделието"},
        ),
        (
            "Στη συνάντηση ήταν το Πανεπ. Πατρών, το Πολ. Κρήτης και η Περιφ. Ηπείρου, που είναι εταίροι στο έργο.",
            {"Πανεπ. Πατρών", "Πολ. Κρήτης", "Περιφ. Ηπείρου"},
        ),
        (
            "Aan het project werken de Univ. Twente, de Gem. Zwolle en de Prov. Drenthe samen, en ook de KvK Utrecht.",
            {"Univ. Twente", "Gem. Zwolle", "Prov. Drenthe", "KvK Utrecht"},
        ),
        (
            "Masaryk Univ. and the Univ. of Bergamo met the Dept. of Agriculture and RDA South-West.",
            {"Masaryk Univ.", "Univ. of Bergamo", "Dept. of Agriculture", "RDA South-West"},
        ),
        ("Ott volt a Szegedi Egy., és a Győri Önk. is, akik a projekt partnerei.", {"Szegedi Egy.", "Győri Önk."}),
        (
            "Na sastanku su bili Sveuč. u Zadru, Veleuč. u Rijeci i RRA Lika, koji su partneri na projektu.",
            {"Sveuč. u Zadru", "Veleuč. u Rijeci", "RRA Lika"},
        ),
        (
            "Mødet blev ledet af Aalborg Univ. og Vejle Komm., som er med i projektet og har været det længe.",
            {"Aalborg Univ.", "Vejle Komm."},
        ),
        (
            "Kokouksen järjesti Helsingin yliop. ja Turun kaup., jotka ovat hankkeessa.",
            {"Helsingin yliop.", "Turun kaup."},
        ),
        (
            "Koosolekul osalesid Tartu Ülik. ja Viljandi linnaval., kes on partnerid.",
            {"Tartu Ülik.", "Viljandi linnaval."},
        ),
        (
            "Sanāksmē piedalījās Latvijas Univ. un Cēsu nov. pašv., kas ir projekta partneri.",
            {"Latvijas Univ.", "Cēsu nov. pašv."},
        ),
    ],
)
def test_a_head_noun_in_short_opens_or_closes_the_name_of_a_body(text: str, names: set[str]):
    assert bodies(text) == names


@pytest.mark.parametrize(
    "text",
    [
        "Il Reg. UE 2021/1060 e il Reg. Delegato 480 sono citati a pag. 3. Min. 20 partner per progetto.",
        "The plan is financed by the Social Fund. The partners met in Brussels. The call is open.",
        "Das Projekt dauert min. 3 Jahre, und Univ.-Prof. Dr. Hans Huber sprach über die Ziele.",
        "Ședința a fost condusă de Prof. Univ. Dr. Ion Popescu, care este coordonatorul proiectului.",
        "Ha una durata di min. 12 mesi, con com. stampa e reg. interno, e costa 3.000 euro.",
        "LAS PALMAS was not there, and the TU in the title of the table stands for tourism.",
    ],
)
def test_titles_regulations_measures_and_words_at_the_end_of_a_sentence_are_no_bodies(text: str):
    assert bodies(text) == set()


def test_a_sentence_goes_on_over_the_full_stop_of_a_head_noun_and_not_of_another_word():
    text = "L'Univ. Rennes 2 en assure l'évaluation. Elle est finie."
    document = document_from(text)

    found = [text[s.start : s.end] for s in sentences(document, tokens(text))]

    assert found == ["L'Univ. Rennes 2 en assure l'évaluation.", "Elle est finie."]


@pytest.mark.parametrize(
    ("text", "names"),
    [
        (
            "The study was done by Rennes 2 University and by Lyon 1 University.",
            {"Rennes 2 University", "Lyon 1 University"},
        ),
        (
            "L'étude est de l'Université Paris 8 et de l'Université de Lille 3 ans après.",
            {"Université Paris 8", "Université de Lille"},
        ),
    ],
)
def test_the_number_of_one_of_several_universities_of_a_town_belongs_to_its_name(text: str, names: set[str]):
    assert bodies(text) == names
