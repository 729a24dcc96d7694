"""Bodies that share a head noun, go by their role alone or close with a legal form; and areas that are no bodies."""

from graph.model import Mention, Statement, document_of
from loaders.extract.rules import extract


def found(text: str, predicate: str) -> set[str]:
    """The objects of the asserted statements with a predicate, by first name."""
    rows = [s for s in extract(document_of(text)) if s.predicate == predicate and s.status == "asserted"]
    return {s.object.names[0].text for s in rows if isinstance(s.object, Mention) and s.object.names}


def kind_of(text: str, name: str) -> str:
    """The class of the thing of a name."""
    rows: list[Statement] = list(extract(document_of(text)))
    things = [t for s in rows for t in (s.subject, s.object) if isinstance(t, Mention)]
    return next((t.kind for t in things if any(n.text == name for n in t.names)), "")


def test_municipalities_that_share_a_noun_before_their_names_are_bodies_each():
    text = "The Municipalities of Lahti and Kuopio take part in the project LAKEWAYS."

    assert found(text, "hasPartner") == {"Lahti", "Kuopio"}
    assert kind_of(text, "Kuopio") == "PublicOrganisation"


def test_counties_that_share_a_noun_are_items_of_a_list():
    text = "Partner des Projekts SEEWEG sind: die Landkreise Konstanz, Lindau und Bodenseekreis, die Universität Ulm."

    assert found(text, "hasPartner") == {"Konstanz", "Lindau", "Bodenseekreis", "Universität Ulm"}


def test_municipalities_may_share_a_noun_behind_their_names():
    text = "I projektet KYSTLIV deltager Odsherred, Slagelse og Lolland Kommuner."

    assert found(text, "hasPartner") == {"Odsherred", "Slagelse", "Lolland"}


def test_what_is_in_some_municipalities_makes_no_bodies_of_them():
    text = "Workshops of the project LAKEWAYS took place in the municipalities of Lahti and Kuopio."

    assert kind_of(text, "Kuopio") != "PublicOrganisation"


def test_chambers_of_several_topics_are_one_body():
    text = "The partner of the project LAKEWAYS is the Union of Chambers of Commerce, Industry and Crafts of Lombardy."

    assert not {"Industry", "Crafts of Lombardy"} & found(text, "hasPartner")


def test_a_name_before_a_comma_and_a_role_is_the_lead_partner():
    text = "ERNIT, Lead Partner of the CLEANWAYS project, held a meeting in County Donegal (Ireland)."

    assert found(text, "leadPartner") == {"ERNIT"}


def test_a_name_without_a_head_noun_behind_a_role_is_a_body():
    assert found("The project LAKEWAYS is led by MedTowns.", "leadPartner") == {"MedTowns"}


def test_a_legal_form_behind_a_comma_belongs_to_the_name():
    text = (
        "Partnermi projektu RIEKA sú: Partnerstvo pre Horné Lúky, o. z., Rozvojová agentúra Turca, n. o., mesto Senica"
    )

    assert found(text, "hasPartner") == {
        "Partnerstvo pre Horné Lúky, o. z",
        "Rozvojová agentúra Turca, n. o",
        "mesto Senica",
    }


def test_a_region_in_which_something_is_is_a_place():
    text = "Das Projekt SEEWEG läuft in der Region Drenthe (Niederlande)."

    assert kind_of(text, "Region Drenthe") in ("Region", "")


def test_projects_behind_a_colon_are_no_partners():
    text = "The project partners of SUNWAYS take part in 3 projects: RIVERA, LAKEWAYS, HILLTOP."

    assert not {"RIVERA", "LAKEWAYS", "HILLTOP"} & found(text, "hasPartner")


def test_regions_in_a_list_that_a_semicolon_closes_share_their_noun():
    text = (
        "Projet EUROVOIE\n\nPartenaires : Régions Auvergne-Rhône-Alpes, Bourgogne-Franche-Comté, "
        "Carinthie (Autriche), Lombardie (Italie) ; Université de Nantes"
    )

    assert {kind_of(text, name) for name in ("Carinthie", "Lombardie")} == {"PublicOrganisation"}


def test_a_province_in_small_letters_that_leads_is_a_body():
    text = "The project LAKEWAYS is led by the Spanish province of Teruel."

    assert found(text, "leadPartner") == {"Spanish province of Teruel"}


def test_bullets_may_end_a_sentence_about_partners():
    text = (
        "The project LAKEWAYS runs from 2017 and partners include\n\n"
        "• Film Lahti (FI) – Lead Partner\n• Regional Agency of Lapland (Finland)\n• Greenshed (UK)\n"
    )

    assert found(text, "hasPartner") == {"Film Lahti", "Regional Agency of Lapland", "Greenshed"}
    assert found(text, "leadPartner") == {"Film Lahti"}


def test_commas_part_the_topics_of_a_chamber_and_not_bodies():
    text = "The lead partner of LAKEWAYS is the Chamber of Commerce, Industry and Agriculture of Turin."

    assert found(text, "leadPartner") == {"Chamber of Commerce, Industry and Agriculture of Turin"}
