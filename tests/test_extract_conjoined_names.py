"""Which conjunctions and commas part two bodies of a list, and which are of one name; countries beside names."""

import pytest

from graph.model import Mention, document_of
from loaders.extract.rules import extract
from tests.read_out import of_projects


def said(text: str, predicate: str) -> set[str]:
    return of_projects(document_of(text), predicate)


@pytest.mark.parametrize(
    ("text", "partners"),
    [
        (
            "The partners of QUIETBARN are Waterford City and County Council, the Ministry of Health and Welfare of "
            "Cyprus, Comune di Biella and Regione Marche.",
            {
                "Waterford City and County Council",
                "Ministry of Health and Welfare of Cyprus",
                "Comune di Biella",
                "Regione Marche",
            },
        ),
        (
            "Partner del progetto QUIETBARN: Coldiretti e Caritas di Prato, Ministero dell'Agricoltura e delle "
            "Foreste, Hrvatske šume e Comune di Biella.",
            {
                "Coldiretti",
                "Caritas di Prato",
                "Ministero dell'Agricoltura e delle Foreste",
                "Hrvatske šume",
                "Comune di Biella",
            },
        ),
        (
            "Partner des Projekts QUIETBARN sind die Senatsverwaltung für Wirtschaft, Energie und Betriebe, Gemeente "
            "Zwolle und Ayuntamiento de Soria.",
            {"Senatsverwaltung für Wirtschaft, Energie und Betriebe", "Gemeente Zwolle", "Ayuntamiento de Soria"},
        ),
        (
            "The kick-off of the project QUIETBARN was attended by all the partners: the Province of Antwerp, the Open "
            "University of Catalonia, Lesser Poland Region and the hosting municipality itself.",
            {"Province of Antwerp", "Open University of Catalonia", "Lesser Poland Region"},
        ),
        (
            "The partners of the project QUIETBARN: Hoogheemraadschap Delfland and Aeres Hogeschool (NL), ADI Harghita "
            "(RO), the Asturian Wool Museum Foundation (ES), Buskerud fylkeskommune (NO).",
            {
                "Hoogheemraadschap Delfland",
                "Aeres Hogeschool",
                "ADI Harghita",
                "Asturian Wool Museum Foundation",
                "Buskerud fylkeskommune",
            },
        ),
    ],
    ids=["council", "before a body", "ministry", "nobody", "strangers"],
)
def test_a_conjunction_parts_two_bodies_and_not_one_name(text: str, partners: set[str]):
    assert said(text, "hasPartner") == partners


@pytest.mark.parametrize(
    "text",
    [
        "Capofila del progetto QUIETBARN è la Provincia di Biella; ne fanno parte inoltre Università di Udine e "
        "Comune di Gorizia per l'Italia, Universität Graz per l'Austria, Občina Kranj per la Slovenia.",
        "Le projet QUIETBARN réunit la Provincia di Biella, l'Università di Udine et le Comune di Gorizia pour "
        "l'Italie, l'Universität Graz pour l'Autriche et Občina Kranj pour la Slovénie.",
        "Am Projekt QUIETBARN nehmen teil: aus Italien die Provincia di Biella, die Università di Udine und der "
        "Comune di Gorizia, aus Österreich die Universität Graz, aus Slowenien Občina Kranj.",
    ],
    ids=["it", "fr", "de"],
)
def test_the_country_for_which_a_body_takes_part_is_no_word_of_its_name(text: str):
    assert said(text, "hasPartner") == {
        "Provincia di Biella",
        "Università di Udine",
        "Comune di Gorizia",
        "Universität Graz",
        "Občina Kranj",
    }


def test_a_semicolon_before_a_clause_leaves_the_commas_of_the_list():
    text = (
        "De danske partnere i projektet QUIETBARN er Limfjordsmuseet, Skive Kommune og Marinbiologisk Center; "
        "fra Norge deltager Færder nasjonalpark og Tvedestrand kommune."
    )

    assert said(text, "hasPartner") == {
        "Limfjordsmuseet",
        "Skive Kommune",
        "Marinbiologisk Center",
        "Færder nasjonalpark",
        "Tvedestrand kommune",
    }


def test_a_name_ends_before_the_verb_that_closes_a_german_clause():
    text = (
        "Partner im Projekt QUIETBARN: Comune di Biella, Gemeente Zwolle, Savez Zagorje – letzterer ist ausgeschieden, "
        "für ihn ist das Amt der Tiroler Landesregierung eingetreten."
    )

    assert "Amt der Tiroler Landesregierung" in said(text, "hasPartner")


def test_the_acronym_of_the_project_opens_no_name():
    text = "Partnerami projektu QUIETBARN są Powiat toruński, Gmina Miasta Toruń i Landkreis Harz."

    assert said(text, "hasPartner") == {"Powiat toruński", "Gmina Miasta Toruń", "Landkreis Harz"}


def test_a_dash_adds_a_word_that_says_nothing_else_to_a_name():
    text = (
        "The partners of the project QUIETBARN are the Region of Crete, Landkreis Harz and "
        "Nationalpark Oberer See – Riedwinkel."
    )

    assert "Nationalpark Oberer See – Riedwinkel" in {
        name.text
        for s in extract(document_of(text))
        if s.predicate == "hasPartner" and isinstance(s.object, Mention)
        for name in s.object.names
    }


@pytest.mark.parametrize(
    ("text", "leader"),
    [
        (
            "The project QUIETBARN, whose coordinator is the Province of Antwerp, runs for 36 months.",
            "Province of Antwerp",
        ),
        (
            "The project QUIETBARN (2019-2022; coordinator: Mid Sweden University) dealt with barns.",
            "Mid Sweden University",
        ),
        ("Das Projekt QUIETBARN, das unter Regie der Diputación de Soria steht, ist zu Ende.", "Diputación de Soria"),
        ("Le projet QUIETBARN, monté par la Région Bretagne, a duré trois ans.", "Région Bretagne"),
    ],
)
def test_who_leads_is_told_by_clauses_and_brackets(text: str, leader: str):
    assert said(text, "leadPartner") == {leader}


def test_a_person_behind_the_word_coordinator_leads_no_project():
    text = "The project QUIETBARN ran until 2022. Project QUIETBARN, coordinator: Jolanta Nowicka-Lis"

    assert said(text, "leadPartner") == set()


@pytest.mark.parametrize(
    ("text", "partners"),
    [
        (
            "Partner des Projekts QUIETBARN sind Aalborg Kommune, Region Dalarna, Comune di Biella und der Lead "
            "Partner Provincie Zeeland.",
            {"Aalborg Kommune", "Region Dalarna", "Comune di Biella", "Provincie Zeeland"},
        ),
        (
            "Le projet QUIETBARN réunit la Région Bretagne et quatre autres partenaires, la Comune di Biella, la Junta "
            "de Andalucía et Aalborg Kommune.",
            {"Région Bretagne", "Comune di Biella", "Junta de Andalucía", "Aalborg Kommune"},
        ),
        (
            "Partnerzy projektu QUIETBARN: Region Skåne (Szwecja), Ministerstwo Zdrowia Malty, Miasto Varaždin "
            "(Chorwacja), Landkreis Harz (Niemcy), Comune di Biella (Włochy)",
            {"Region Skåne", "Ministerstwo Zdrowia Malty", "Miasto Varaždin", "Landkreis Harz", "Comune di Biella"},
        ),
        (
            "Partners of the project QUIETBARN: 1 Comune di Biella 2 Landkreis Harz 3 Aalborg Kommune "
            "4 Junta de Andalucía",
            {"Comune di Biella", "Landkreis Harz", "Aalborg Kommune", "Junta de Andalucía"},
        ),
    ],
    ids=["role", "others", "no bracket", "numbers"],
)
def test_roles_counts_and_numbers_stand_between_names(text: str, partners: set[str]):
    assert said(text, "hasPartner") == partners


def test_what_a_comma_adds_before_a_country_may_be_a_town():
    text = (
        "Partners of the project QUIETBARN: Region Skåne (Sweden), Landkreis Harz (Germany), Comune di Biella (Italy), "
        "Harz Development Agency, Kaiserslautern (Germany)"
    )

    assert "Kaiserslautern" not in said(text, "hasPartner")


@pytest.mark.parametrize(
    "text",
    ["Partners: Delfland Oost, Aeres West and", "Partners: Delfland Oost und", "Partner: Delfland Oost, Aeres West e"],
)
def test_a_text_may_end_in_the_conjunction_of_its_list(text: str):
    assert said(text, "hasPartner") == set()


def test_who_is_said_to_be_no_partner_is_none():
    text = "Project QUIETBARN. The partners were neither Comune di Biella, Landkreis Harz nor Aalborg Kommune."

    assert said(text, "hasPartner") == set()


@pytest.mark.parametrize(
    ("text", "partners"),
    [
        (
            "Partnermi projektu QUIETBARN sú okrem Košického kraja aj Univerzita v Pécsi a Gmina Rzeszów.",
            {"Košického kraja", "Univerzita v Pécsi", "Gmina Rzeszów"},
        ),
        (
            "Partnerzy projektu QUIETBARN to oprócz Gminy Sopot także Miasto Lublana i Uniwersytet w Zadarze.",
            {"Gminy Sopot", "Miasto Lublana", "Uniwersytet w Zadarze"},
        ),
        (
            "Partnery projektu QUIETBARN jsou kromě města Písek také Univerzita v Pasově a Obec Vimperk.",
            {"Písek", "Univerzita v Pasově", "Obec Vimperk"},
        ),
    ],
)
def test_a_word_for_too_parts_a_body_from_the_one_that_it_adds(text: str, partners: set[str]) -> None:
    assert said(text, "hasPartner") == partners
