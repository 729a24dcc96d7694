"""Projects whose names are no acronyms, and projects that the text names without the class noun beside them."""

import pytest

from graph.model import document_of
from loaders.extract.rules import extract
from tests.named_projects import projects


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("Le projet Forêts Vives fait un premier bilan avec les villes qui en sont les membres.", "Forêts Vives"),
        ("Nel progetto Acque Chiare lavorano sei città.", "Acque Chiare"),
        ("El proyecto Montes Vivos comenzó en 2019.", "Montes Vivos"),
        ("O projeto Águas Claras começou em 2019.", "Águas Claras"),
        ("W ramach projektu Zielone Dachy powstał raport.", "Zielone Dachy"),
        ("V okviru projekta Zelene Strehe je nastalo poročilo.", "Zelene Strehe"),
        ("The synergies with the Green Roads project were stressed.", "Green Roads"),
        ("The launch of the Green Roads Interreg Europe project took place.", "Green Roads"),
        ("Das Projekt „Grüne Dächer“ wird von der Stadt betreut.", "Grüne Dächer"),
        ("In het project 'Groene Daken' werken zes steden samen.", "Groene Daken"),
        ("I projektet ‘Gröna Tak’ som startade 2019 är sex städer med och det är bra.", "Gröna Tak"),
        ("Slow Boats è un progetto europeo di turismo.", "Slow Boats"),
        ("Slow Boats est un projet européen.", "Slow Boats"),
        ("Slow Boats is a European project.", "Slow Boats"),
        ("Projekt: Zielone Dachy", "Zielone Dachy"),
        ("Project: HARBOURS", "HARBOURS"),
    ],
)
def test_a_project_may_be_called_by_ordinary_words(text: str, name: str):
    assert projects(text) == {name}


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("HEATLESS brings together nine partners from nine regions.", "HEATLESS"),
        ("HEATLESS startete am 1. Oktober 2016.", "HEATLESS"),
        ("HEATLESS vise à réduire la consommation des écoles et des bâtiments dans les villes.", "HEATLESS"),
        ("HEATLESS mira a ridurre i consumi delle scuole.", "HEATLESS"),
        ("HEATLESS ma na celu zmniejszenie zużycia energii.", "HEATLESS"),
        ("Lahden kaupungin vetämä HEATLESS-hanke kokoaa hyviä käytäntöjä.", "HEATLESS"),
        ("Am HEATLESS-Projekt nehmen sechs Städte teil, die sich mit den Schulen und der Wärme befassen.", "HEATLESS"),
        ("ColdHouse: cold homes. More at http://www.interregeurope.eu/coldhouse/", "ColdHouse"),
        ("Find the project at interreg: https://www.interregeurope.eu/slow-boats/news. Slow Boats ends.", "Slow Boats"),
    ],
)
def test_a_project_is_known_by_what_the_text_says_of_it(text: str, name: str):
    assert projects(text) == {name}


def test_projects_in_a_row_are_each_a_project():
    text = "Routes will be built by five tourism projects Roads by Night, ViTa, HARBOURS, 4Rivers, Old Green Mills."

    assert projects(text) == {"Roads by Night", "ViTa", "HARBOURS", "4Rivers", "Old Green Mills"}


def test_projects_in_brackets_are_each_a_project():
    text = "All three projects (BrownLand, Clean soils and North-South HOUSE) were approved."

    assert projects(text) == {"BrownLand", "Clean soils", "North-South HOUSE"}


def test_items_below_a_line_that_announces_projects_are_projects():
    text = "Participa en los proyectos siguientes:\n\n  1. DIGIRURAL: redes en el campo.\n  2. MINAS: turismo."

    assert projects(text) == {"DIGIRURAL", "MINAS"}


@pytest.mark.parametrize(
    "text",
    [
        "KOSZT PROJEKTU: 100 EUR. PARTNERZY PROJEKTU: Gmina Sopot",
        "OBIETTIVI DEL PROGETTO",
        "Project Manager Anna Nowak opened the day.",
        "The new European Regional Development Fund project ended.",
        "Le projet Interreg Europe est fini.",
        "Les projets (Lille, Turin et Hambourg) avancent.",
        "W spotkaniu Lokalnej Grupy Interesariuszy projektu wzięło udział sześć osób.",
        "UNESCO brings together nine partners.",
    ],
)
def test_headings_offices_bodies_and_places_are_no_projects(text: str):
    assert projects(text) == set()


def test_a_document_without_words_has_no_project():
    assert extract(document_of("...")) == ()


def test_a_name_keeps_its_words_before_a_hyphen_that_stands_apart():
    text = "Old Mill Roads -hankkeen tavoitteena on kehittää matkailua. Työ tehdään Old Mill Roads -hankkeessa."

    assert "Old Mill Roads" in projects(text)


def test_a_heading_names_the_project_that_the_text_below_only_calls_so():
    text = "Stigar längs kusten\n\nProjektet syftar till att stärka turismen. Projektperioden är 3 år.\n"

    assert projects(text) == {"Stigar längs kusten"}


def test_a_label_or_a_heading_of_a_page_names_no_project():
    text = "Delområde: Norra kusten\n\nProjektet syftar till att stärka turismen. Projektperioden är 3 år.\n"

    assert projects(text) == set()


def test_headings_above_what_each_project_is_are_its_name():
    text = """Fem nya projekt får klartecken

Vinterljus

Projektet vill stärka ungdomarna på deras väg in i arbetslivet. Projektägare är Hedmark Kommun.

Totalt budget: 1 204 753 EUR

Grannar över Sundet

Insatsen samlar kommunerna i regionen kring turismen. Projektägare är Halmstad Kommun.

Totalt budget: 1 019 470 EUR
"""
    assert {"Vinterljus", "Grannar över Sundet"} <= projects(text)


def test_the_title_behind_a_label_names_a_project_without_acronym():
    text = """Projekta nosaukums – „Pieredzes apmaiņas brauciens uz kaimiņu novadiem labas prakses apmaiņai”.

Projekta iesniedzējs – Latgales plānošanas reģions."""
    assert projects(text) == {"Pieredzes apmaiņas brauciens uz kaimiņu novadiem labas prakses apmaiņai"}


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("Los socios de TOOLSHARE presentan los resultados en la reunión de Sevilla.", "TOOLSHARE"),
        ("Good news for the RIVERSIDE partners: on 18 May 2021 the plan was approved.", "RIVERSIDE"),
        ("In TOOLSHARE, the partner Pannon Novum runs a voucher scheme for small firms.", "TOOLSHARE"),
        ("Kesällä alkaa Learn4Rivers -aloite, jossa korkeakoulu on kumppanina muiden kanssa.", "Learn4Rivers"),
        ("På mødet fortalte projektet Stenbank om sit arbejde med at genbruge sten fra havet.", "Stenbank"),
        (
            "Under mødet så alle en præsentation af det nye projekt Sol & Regn, og der blev talt om at fortsætte.",
            "Sol & Regn",
        ),
        ("Another Interreg project, Slow Harbour Boats, has worked on skills in the same towns.", "Slow Harbour Boats"),
        ("Acronyme du projet : JEUNES BRANCHES\n\nObjectif thématique : compétitivité des PME", "JEUNES BRANCHES"),
        ("The Project Knowledge, Competencies and Work (INTERWORK) is co-financed by the Union.", "INTERWORK"),
        ("Iš Lietuvos partnerių dalyvauja 1 projekte: INTENSE; kiti projektai nepatvirtinti.", "INTENSE"),
        ("Proyecto de origen: REBROTA\n\nInstitución principal: Mancomunidad Sierra Norte", "REBROTA"),
        ("Korkeakoulu osallistuu kalatalousalan yrityksiä tukevaan EXTRA-SMEs -projektiin ensi vuonna.", "EXTRA-SMEs"),
    ],
)
def test_a_project_is_told_by_what_stands_around_it(text: str, name: str):
    assert name in projects(text)


def test_what_an_acronym_in_brackets_is_short_for_may_be_a_body():
    assert (
        projects("El proyecto reunió a la Dirección General del Agua y el CTNC (Centro Tecnológico Nacional).") == set()
    )


def test_the_acronym_that_a_text_about_interreg_keeps_using_is_its_project():
    text = (
        "With the approval of UMBRA, 2 million euro flow from Interreg to both sides of the border. In UMBRA firms "
        "and schools work together. The first results of UMBRA are expected next year."
    )

    assert projects(text) == {"UMBRA"}


def test_the_acronym_in_the_name_of_a_network_is_no_project():
    text = "Good practice\n\nNetwork APE – Acquisti Pubblici Ecologici\n\nMain institution\nCity of Turin\n"

    assert projects(text) == set()


@pytest.mark.parametrize(
    ("text", "name"),
    [
        (
            "GREEN – PORTS: second meeting\n\nThe project GREEN – PORTS – Cleaner ports of the south met.",
            "GREEN – PORTS",
        ),
        (
            "Партньорите по проект GREEN - PORTS се срещнаха. GREEN-PORTS е по програма Интеррег Европа.",
            "GREEN - PORTS",
        ),
    ],
)
def test_a_dash_with_blanks_may_stand_inside_a_name_in_capitals(text: str, name: str):
    assert name in projects(text)
    assert not {"GREEN", "PORTS"} & projects(text)


def test_a_dash_behind_a_name_that_also_stands_alone_is_none_of_it():
    text = "Partners of the project HARBOURS: RADA – ARPA. HARBOURS – RADA met. HARBOURS is funded by Interreg Europe."
    assert projects(text) == {"HARBOURS"}


@pytest.mark.parametrize("short", ["(MAs)", "(ROPs)", "(SUMPs)"])
def test_an_abbreviation_in_the_plural_is_no_project(short: str) -> None:
    text = f"The H2020 project LOOPER brings policy-makers together to improve Regional Operational Papers {short}."

    assert projects(text) == {"LOOPER"}


@pytest.mark.parametrize(
    "text",
    [
        "Kent County Council leads a project called 'European regions for better meals' (MEALWAYS).",
        "It is a 4 year INTERREG project called ‘European regions for better meals’ (MEALWAYS) on food.",
        "PROJECT: Project Better Meals in the Adriatic Region MEALWAYS\n\nMEALWAYS tests public kitchens.",
        "Project title: Better Meals for Towns MEALWAYS\n\nIn MEALWAYS eight towns test public kitchens.",
        "Projekttitel: Bessere Mahlzeiten für Städte MEALWAYS\n\nMEALWAYS erprobt öffentliche Küchen.",
        "Titolo del progetto: Pasti migliori per le città MEALWAYS\n\nMEALWAYS sperimenta cucine pubbliche.",
    ],
)
def test_the_short_name_behind_a_title_is_that_of_the_project(text: str) -> None:
    assert [name for name in projects(text) if "MEALWAYS" in name] == ["MEALWAYS"]


@pytest.mark.parametrize("text", ["Project: Better Meals for the Region EUSAIR", "Project: Meals of the City of GRAZ"])
def test_capitals_that_close_a_title_alone_name_no_project(text: str) -> None:
    assert not {"EUSAIR", "GRAZ"} & projects(f"{text}\n\nPublic kitchens are tested in eight towns.")


def test_the_last_of_a_list_of_projects_ends_before_what_the_sentence_says_of_it() -> None:
    text = "From 2014 to 2020 the projects WETLINK, LENAROAD and DANUBEflood worked on wetlands and had outputs."

    assert projects(text) == {"WETLINK", "LENAROAD", "DANUBEflood"}


def test_words_in_capitals_that_the_text_writes_small_too_name_no_project() -> None:
    text = (
        "Six Regions Prepare Action Plans on SERVICES FOR SHRINKING TOWNS with HOMETOWN\n\n"
        "The Interreg Europe HOMETOWN project shares what works for services for shrinking towns."
    )

    assert projects(text) == {"HOMETOWN"}


def test_a_label_whose_word_its_value_repeats_names_no_project() -> None:
    assert "Call" not in projects("Call: first call 2022\n\nThe project DATACARE is about health data.")


def test_a_name_that_opens_a_sentence_below_the_labels_of_one_project_is_its_name() -> None:
    text = (
        "Project info\nStart date: 1 September 2018\nEnd date: 30 June 2022\nTotal budget: 2 431 760,00 €\n\n"
        "ISLECHARGE helps island towns to replace old ferries."
    )

    assert "ISLECHARGE" in projects(text)
