"""Where the items of a list of partners end, and what is said behind their names."""

import pytest

from graph.model import Literal, Mention, Term, document_of
from loaders.extract.rules import extract
from tests.read_out import bodies

LIST = "The partners of the project TOOLSHARE are:\n"


def pairs(text: str, predicate: str) -> set[tuple[str, str]]:
    """Subject and object of the statements with a predicate, by first name, or the country's code."""

    def name(value: object) -> str:
        if isinstance(value, Mention):
            return value.names[0].text if value.names else str(value.country)
        return value.value if isinstance(value, Literal) else value.name if isinstance(value, Term) else ""

    rows = extract(document_of(text))
    return {(name(s.subject), name(s.object)) for s in rows if s.predicate == predicate and s.status == "asserted"}


def test_a_dash_before_a_country_ends_the_name_however_it_is_spaced():
    text = LIST + "• Harbour Institute-Italy\n• School Centre Velenje – Slovenia\n• Municipality of Tirana -Albania\n"

    assert {name for _, name in pairs(text, "hasPartner")} == {
        "Harbour Institute",
        "School Centre Velenje",
        "Municipality of Tirana",
    }
    assert {("Harbour Institute", "Italy"), ("School Centre Velenje", "Slovenia")} <= pairs(text, "basedIn")


def test_an_acronym_behind_a_dash_is_the_bodys():
    text = LIST + "• Institute for Sustainable Ports - ISUPO – Greece\n• University of Turin (Italy)\n"

    assert ("Institute for Sustainable Ports", "ISUPO") in pairs(text, "acronym")


def test_a_person_behind_a_dash_is_no_part_of_the_name():
    text = "10:00 Talks of the project TOOLSHARE: Gabrovo Municipality - Anna Petrova, Project Manager"

    assert "Gabrovo Municipality" in {name for name, _ in pairs(text, "label")}


def test_a_word_cut_short_by_a_hyphen_goes_on():
    text = (
        "CircPro-hankkeen kumppanit ovat Kouvola Innovation Oy (Suomi), "
        "Andalusian aluehallituksen ympäristö- ja aluesuunnitteluministeriö (Espanja) ja Kaunasin yliopisto (Liettua)."
    )

    assert "Andalusian aluehallituksen ympäristö" not in {name for name, _ in pairs(text, "label")}


def test_who_leads_is_read_behind_the_dash_that_follows_the_brackets():
    text = (
        "Partenerii proiectului TOOLSHARE sunt: Agencia Portului (Italia) – leader, Guvernul Regional din Andaluzia "
        "(Spania), Universitatea din Iasi (Romania) si Primaria Orasului Sibenik (Croatia)."
    )

    assert pairs(text, "leadPartner") == {("TOOLSHARE", "Agencia Portului")}
    assert ("Agencia Portului", "Spania") not in pairs(text, "basedIn")


def test_a_bullet_with_a_unit_behind_a_dash_is_one_body():
    text = (
        "Partner del progetto TOOLSHARE:\n"
        "• Regione Lombardia – Direzione Generale Porti, Laghi e Fiumi (Capofila) – Italia\n"
        "• Regione Catalogna – Direzione Generale Territorio – Spagna\n"
    )

    assert pairs(text, "leadPartner") == {("TOOLSHARE", "Regione Lombardia")}
    assert {name for _, name in pairs(text, "hasPartner")} == {"Regione Lombardia", "Regione Catalogna"}


def test_a_second_lead_partner_is_that_of_another_project():
    text = "Project TOOLSHARE\n\nLead partner: City of Lille, France\n\nLead partner: City of Turin, Italy"

    assert pairs(text, "hasPartner") == {("TOOLSHARE", "City of Lille")}


def test_a_colon_far_behind_the_word_partners_opens_no_list_of_partners():
    text = (
        "The partners of the project TOOLSHARE met in Lille and talked for two days about the most pressing matters "
        "of the year, namely those of the first priority: Common Natural Heritage; Clean Harbours."
    )

    assert pairs(text, "hasPartner") == set()


def test_a_number_of_partners_is_no_partner():
    text = (
        "Project acronym: TOOLSHARE\n\nProject partners: 13 Project Partners + 10 Associate Partners, from 8 countries"
    )

    assert pairs(text, "hasPartner") == set()


def test_a_label_inside_a_list_parts_its_items():
    text = (
        "Partnerami projektu TOOLSHARE są: Województwo Dolnośląskie reprezentowane przez Instytut Portów oraz "
        "miasta - po stronie polskiej: Legnica, Wrocław i po stronie niemieckiej: Bautzen, Zittau."
    )

    found = {name for _, name in pairs(text, "hasPartner")}
    assert {"Województwo Dolnośląskie", "Legnica", "Bautzen", "Zittau"} <= found


def test_a_comma_behind_brackets_parts_two_partners_beside_semicolons():
    text = (
        "Chef de file du projet TOOLSHARE : Région Bretagne\n"
        "Partenaires : Carinthie (Autriche), Lombardie (Italie) ; Ville de Nice (FR), Agence des Ports (SL)"
    )

    assert {("Agence des Ports", "SL")} & pairs(text, "acronym") == set()
    assert ("Agence des Ports", "FR") not in pairs(text, "basedIn")


def test_names_right_behind_the_word_partners_are_partners():
    text = (
        "The project TOOLSHARE began with the partners Harbour Institute, University of Turin, City of Lille, "
        "Gabrovo Municipality to draw up a common training offer."
    )

    assert {"Harbour Institute", "University of Turin", "City of Lille"} <= {n for _, n in pairs(text, "hasPartner")}


def test_brackets_behind_another_name_are_not_the_items():
    text = (
        "Partner del progetto TOOLSHARE: Provincia di Perugia, il Centro per le fonti rinnovabili (CEFOR) ed il "
        "Comune di Pireo (Grecia); Regione Lazio (Italia)."
    )

    assert ("Provincia di Perugia", "Grecia") not in pairs(text, "basedIn")
    assert ("Provincia di Perugia", "CEFOR") not in pairs(text, "acronym")


def test_a_comma_before_a_town_or_country_ends_the_name():
    text = LIST + "• Standortagentur Tirol, Austria\n• Development Agency of Gorenjska, Slovenia\n"
    text += "• City of Cuneo, Piedmont, Italy\n"

    assert {name for _, name in pairs(text, "hasPartner")} == {
        "Standortagentur Tirol",
        "Development Agency of Gorenjska",
        "City of Cuneo",
    }
    assert ("Standortagentur Tirol", "Austria") in pairs(text, "basedIn")


def test_the_last_conjunction_of_a_list_parts_a_whole_name_from_the_next():
    partners = "Partners of the project TOOLSHARE: Lazio Region (Italy), "
    sind = "Partner des Projekts TOOLSHARE sind: die Stadt Linz, die Stadt Győr "
    partenaires = "Partenaires du projet TOOLSHARE : la Ville de Lyon, la Région Bretagne "
    texts = {
        partners + "Bus Company Srl and Unione Bottegai Alba": "Bus Company Srl",
        sind + "und das finnische Form Haus": "Stadt Győr",
        partenaires + "et sa société Armor Atelier": "Région Bretagne",
        "I partner del progetto TOOLSHARE sono: Regione Lazio, Comune di Prato, ABRAC e TRULAB Alto Friuli.": "ABRAC",
    }

    for text, name in texts.items():
        assert name in bodies(text)


def test_a_label_ends_an_item_and_the_word_for_a_partner_opens_none():
    texts = {
        "Partneři projektu TOOLSHARE: Jihomoravský kraj, Agentura krajiny Rozpočet: 741 EUR": "Rozpočet",
        "Projekto TOOLSHARE partneriai: Alytaus kolegija, Lietuvos vandens asociacija Biudžetas 1 548 Eur": "Biudž",
        "Partner des Projekts TOOLSHARE sind: die Stadt Linz, Region Molise, als Leadpartner die Stadt Graz.": "Lead",
        "Projektet TOOLSHARE har sju partner: Leadpartner Provincia autonoma di Trento; Gmina Cisna.": "Lead",
    }

    for text, word in texts.items():
        found = bodies(text)
        assert found, text
        assert not [name for name in found if word in name], text


def test_a_university_in_quotes_has_its_town():
    text = "Proiectul TOOLSHARE este condus de Universitatea „Avram Moldovan” din Suceava, care este parteneră."

    assert "Universitatea „Avram Moldovan” din Suceava" in bodies(text)


def test_a_clause_behind_a_country_or_a_verb_behind_a_comma_begins_another_name():
    clause = (
        "Participan en el proyecto TOOLSHARE socios de Irlanda, Grecia y Portugal y que lidera la Agencia de Lazio."
    )
    verb = (
        "Além da Região de Leiria e de Ourense, integram o consórcio do projeto TOOLSHARE a Agência de Podravje "
        "(Eslovénia), o Município de Ptuj (Eslovénia), a Região do Épiro (Grécia) e a Universidade de Brno (Chéquia)."
    )

    assert not [name for name in bodies(clause) if name.startswith("Portugal")]
    assert "Agência de Podravje" in bodies(verb)


@pytest.mark.parametrize(
    "text",
    [
        "HARBOURS is an Interreg Europe project. It renews five European towns: Pécs (Hungary), Graz (Austria), "
        "Kaunas (Lithuania), Bari (Italy) and Vichy (France).",
        "HARBOURS ist ein Interreg-Europe-Projekt. Es belebt fünf Städte: Pécs (Ungarn), "
        "Graz (Österreich), Kaunas (Litauen), Bari (Italien) und Vichy (Frankreich).",
        "HARBOURS est un projet Interreg Europe. Il relance cinq villes : Pécs (Hongrie), Graz (Autriche), "
        "Kaunas (Lituanie), Bari (Italie) et Vichy (France).",
    ],
)
def test_towns_that_a_colon_announces_are_no_partners(text: str):
    found = extract(document_of(text))
    assert not [s for s in found if s.predicate == "hasPartner" and s.status == "asserted"]
    assert {"City"} == {s.subject.kind for s in found if s.subject.names and s.subject.names[0].text == "Kaunas"}


def test_a_preposition_and_a_place_between_commas_say_where_the_body_before_is():
    text = (
        "Los socios del proyecto TOOLSHARE son: el Centre Technique du Pin, de Burdeos, la Universidad de Valladolid "
        "y el Instituto Nacional de Resinas."
    )
    found = {s.object.id for s in extract(document_of(text)) if s.predicate == "hasPartner"}

    assert len(found) == 3


def test_who_leads_in_apposition_before_a_colon_is_not_who_follows():
    text = (
        "Le projet TOOLSHARE réunit autour du Département du Finistère, chef de file : la ville de Malmö en Suède, "
        "la Province de Trévise en Italie et l'Agence de développement de Zemgale en Lettonie."
    )
    led = {s.object.id for s in extract(document_of(text)) if s.predicate == "leadPartner"}
    named = {
        s.subject.id for s in extract(document_of(text)) if s.predicate == "label" and "Finistère" in s.object.value
    }

    assert led
    assert led <= named
