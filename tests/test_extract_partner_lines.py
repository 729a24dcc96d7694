"""Partners that stand one to a line, and roles that sentences give, in several languages."""

import pytest

from graph.model import Literal, Mention, document_of
from loaders.extract.rules import extract
from loaders.readers.text import document_from
from tests.read_out import bodies, of_projects


def said(text: str, predicate: str) -> set[str]:
    return of_projects(document_from(text), predicate)


def based(text: str) -> set[tuple[str, str | None]]:
    """Which body the text puts in which country."""
    return {
        (s.subject.names[0].text, s.object.country)
        for s in extract(document_from(text))
        if s.predicate == "basedIn" and isinstance(s.subject, Mention) and isinstance(s.object, Mention)
    }


@pytest.mark.parametrize(
    "heading", ["Partnership", "Project partners", "Partenaires", "I partner", "Projektpartner", "Socios", "Partnerzy"]
)
def test_lines_below_a_heading_of_partners_name_partners(heading: str):
    text = (
        f"HARBOURS is a European project.\n\n{heading}\nPlovdiv Regional Energy Agency (LP) - Bulgaria\n"
        "WATTEK Green Power Ltd - Hungary\nMinistry for Ports and Energy, State of Hesse - Germany\n\nObjectives\n"
    )

    assert said(text, "leadPartner") == {"Plovdiv Regional Energy Agency"}
    assert said(text, "hasPartner") == {
        "Plovdiv Regional Energy Agency",
        "WATTEK Green Power Ltd",
        "Ministry for Ports and Energy, State of Hesse",
    }
    assert ("WATTEK Green Power Ltd", "HU") in based(text)


def test_countries_above_the_lines_say_where_partners_are():
    text = (
        "HARBOURS is a European project.\n\nPartners\nItaly\nRegione Lazio\nUniversity of Turin\nPoland:\n"
        "Gdynia Maritime Institute\n"
    )

    assert said(text, "hasPartner") == {"Regione Lazio", "University of Turin", "Gdynia Maritime Institute"}
    assert {("University of Turin", "IT"), ("Gdynia Maritime Institute", "PL")} <= based(text)


def test_countries_labels_and_numbers_before_names_are_no_part_of_them():
    text = (
        "Il progetto HARBOURS.\n\nPartner del progetto:\n\n- LP: Regione Lazio (Italia)\n"
        "- PP2 Gdynia Maritime Institute, PL\n"
        "- Francia – Agence du Climat de Nantes\n- Partner 4: Universidad de Sevilla, Sevilla, España\n"
    )

    assert said(text, "leadPartner") == {"Regione Lazio"}
    assert said(text, "hasPartner") == {
        "Regione Lazio",
        "Gdynia Maritime Institute",
        "Agence du Climat de Nantes",
        "Universidad de Sevilla",
    }


def test_a_list_in_one_paragraph_below_its_heading_is_taken_apart():
    text = (
        "In het project 'Groene Daken' werken zes provincies samen.\n\nProjectpartners\n\n"
        "Provincie Zeeland, Provincie Antwerpen, POM Zuidrand, Provincie Noord-Brabant.\n\nBudget\n\n100 EUR"
    )

    assert said(text, "hasPartner") == {
        "Provincie Zeeland",
        "Provincie Antwerpen",
        "POM Zuidrand",
        "Provincie Noord-Brabant",
    }


def test_the_short_and_the_full_name_beside_a_dash_are_one_body():
    text = (
        "Projekt HARBOURS\n\nPartnerzy projektu:\n\n1. PORMA – Stowarzyszenie Portów Morskich (Włochy)\n2. Gmina Sopot"
    )
    found = extract(document_from(text))
    names = {
        name.text
        for s in found
        if s.predicate == "hasPartner"
        for name in s.object.names
        if isinstance(s.object, Mention)
    }

    assert {"PORMA", "Stowarzyszenie Portów Morskich"} <= names
    assert said(text, "hasPartner") == {"Stowarzyszenie Portów Morskich", "Gmina Sopot"}


@pytest.mark.parametrize(
    "text",
    [
        "Le projet HARBOURS associe autour de la Ville de Lille : la région Bretagne en France, la Province de Lugo en "
        "Espagne, l'Université de Porto au Portugal et la Ville de Turin en Italie.",
    ],
)
def test_countries_behind_prepositions_are_no_part_of_names(text: str):
    assert said(text, "hasPartner") == {
        "Ville de Lille",
        "région Bretagne",
        "Province de Lugo",
        "Université de Porto",
        "Ville de Turin",
    }


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("The Region of Murcia leads the HARBOURS project.", "Region of Murcia"),
        (
            "El Gobierno de Navarra, a través del Departamento de Puertos, lidera el proyecto HARBOURS.",
            "Gobierno de Navarra",
        ),
        ("La Diputación de Badajoz viajó a Lisboa en mayo de 2021, como socia principal del proyecto HARBOURS.", None),
        ("Lahden kaupungin vetämä kansainvälinen HARBOURS-hanke kokoaa hyviä käytäntöjä.", "Lahden kaupungin"),
        ("W projekcie HARBOURS Gmina Sopot jako partner wiodący odpowiada za całość prac.", "Gmina Sopot"),
        (
            "Občina Kranj kot vodilni partner v projektu HARBOURS je oddala vlogo za podaljšanje, ki so jo potrdili.",
            "Občina Kranj",
        ),
        ("La Ville de Lille pilote le projet HARBOURS avec les villes qui y participent.", "Ville de Lille"),
        ("Die Stadt Rostock leitet das Projekt HARBOURS, das von der EU gefördert wird.", "Stadt Rostock"),
        ("Il progetto HARBOURS è coordinato dalla Regione Lazio.", "Regione Lazio"),
    ],
)
def test_sentences_say_who_leads(text: str, name: str | None):
    assert said(text, "leadPartner") == {name or "Diputación de Badajoz"}


@pytest.mark.parametrize(
    "text",
    [
        "The HARBOURS project won the Port Award. The award is coordinated by the Finnish Environment Institute.",
        "The Region of Murcia does not lead the project HARBOURS.",
        "HARBOURS is a project. In case the City of Lille leads the project, the plan will change.",
    ],
)
def test_what_is_led_must_be_the_project(text: str):
    assert said(text, "leadPartner") == set()


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("Istarska županija, kao partner u projektu HARBOURS, odgovorna je za plan.", "Istarska županija"),
        ("Gmina Sopot jako partner projektu HARBOURS zaprasza na spotkanie.", "Gmina Sopot"),
        ("The City of Lille as a partner of the HARBOURS project invites you.", "City of Lille"),
        ("La Regione Lazio presenta il piano di HARBOURS, progetto Interreg Europe di cui è partner.", "Regione Lazio"),
        (
            "The project HARBOURS asks its advisory partner European Greenways Association.",
            "European Greenways Association",
        ),
        ("Die Stadt Rostock ist Partner im Projekt HARBOURS, das von der EU gefördert wird.", "Stadt Rostock"),
    ],
)
def test_sentences_say_who_takes_part(text: str, name: str):
    assert said(text, "hasPartner") == {name}


@pytest.mark.parametrize(
    ("text", "names"),
    [
        (
            "The visit welcomes project partners from Wielkopolska Region (Poland), City of Ferrara (Italy), "
            "Regional Council of Kainuu (Finland) and PORTEX-LAB (France). The project HARBOURS goes on.",
            {"Wielkopolska Region", "City of Ferrara", "Regional Council of Kainuu", "PORTEX-LAB"},
        ),
        (
            "Projektas HARBOURS\n\nVykdomas pagal programą drauge su Klaipėdos universitetu ir Kauno rajono "
            "savivaldybe, kurie yra partneriai ir kurie dirba kartu.",
            {"Klaipėdos universitetu", "Kauno rajono savivaldybe"},
        ),
        (
            "Além da Região Norte, entidade líder, o projeto “Ir e Ficar” integra os seguintes parceiros: "
            "o Município de Harju (Estónia), a Organização de Turismo de Subotica (Sérvia) e "
            "a Câmara Municipal de Tysmenytsya (Ucrânia).",
            {
                "Região Norte",
                "Município de Harju",
                "Organização de Turismo de Subotica",
                "Câmara Municipal de Tysmenytsya",
            },
        ),
        (
            "Projektet HARBOURS är ett projekt som pågår och det är bra.\n\nSvensk projektägare:Region Värmland\n"
            "Norsk projektägare:Viken fylkeskommune\nÖvriga projektdeltagare:Region Dalarna och Säffle kommun.\n",
            {"Region Värmland", "Viken fylkeskommune", "Region Dalarna", "Säffle kommun"},
        ),
        (
            "La Viceconsejería de Puertos, dependiente de la Consejería de Fomento, participa como socio en el "
            "proyecto HARBOURS que finalizará en diciembre.",
            {"Viceconsejería de Puertos"},
        ),
    ],
)
def test_partners_are_read_from_running_text(text: str, names: set[str]):
    assert said(text, "hasPartner") == names


def test_a_number_of_partners_names_none():
    text = "Projekt HARBOURS\n\nPartners:In all 41 different partners in Sweden and Norway take part in the project."

    assert said(text, "hasPartner") == set()


def test_a_name_that_the_text_cuts_short_is_the_one_that_begins_so():
    text = (
        "El Gobierno de Castilla-La Mancha participa como socio en el proyecto HARBOURS, que está financiado. "
        "Entre los socios se encuentra el Gobierno de Castilla"
    )

    assert said(text, "hasPartner") == {"Gobierno de Castilla-La Mancha"}


@pytest.mark.parametrize(
    ("text", "names"),
    [
        (
            "Partner del progetto:\n\nFinpiemonte S.p.A. - Torino, Italia\nUniversità di Torino - Torino, Italia\n",
            {"Finpiemonte S.p.A.", "Università di Torino"},
        ),
        (
            "Projektni partnerji:\n\nRRA Zeleni kras - Pivka, Slovenija\nMestna občina Koper - Koper, Slovenija\n",
            {"RRA Zeleni kras", "Mestna občina Koper"},
        ),
        (
            "Partnerzy projektu:\n\nGmina Sopot - Sopot, Polska\nFundacja Jutro - Zielonka Mała, Polska\n",
            {"Gmina Sopot", "Fundacja Jutro"},
        ),
        (
            "Project partners:\n\nTech Hub Ltd. – Galway, Ireland\nINORA - Institute of Rural Innovation, Ireland\n",
            {"Tech Hub Ltd", "INORA"},
        ),
    ],
)
def test_the_town_behind_a_dash_before_its_country_is_no_part_of_a_name(text: str, names: set[str]):
    assert bodies(text) == names


@pytest.mark.parametrize(
    "text",
    [
        "The Chamber of Linn is a partner in RETRACE. The Chamber takes part in a second project as a partner: CircE.",
        "La Camera di Linn è partner di RETRACE. La Camera partecipa anche a un secondo progetto come partner: CircE.",
    ],
)
def test_a_project_behind_a_colon_is_no_partner(text: str):
    assert "CircE" not in said(text, "hasPartner")


def test_the_country_beside_a_name_says_which_of_two_namesakes_is_meant():
    lines = "List of partners\n\nProvince of Limburg, Hasselt, Belgium\nProvince of Limburg, Maastricht, Netherlands\n"
    found = {s.subject for s in extract(document_of(lines)) if s.subject.kind == "PublicOrganisation"}

    assert {(m.country, m.place) for m in found} == {("BE", "BE22"), ("NL", "NL42")}


def test_each_line_of_name_town_and_country_is_a_body():
    lines = "List of partners\n\nTown of Valga, Valga, Estonia\nMunicipality of Salo, Salo, Finland\n"
    found = {s.subject for s in extract(document_of(lines)) if s.subject.kind == "PublicOrganisation"}

    assert {(m.names[0].text, m.country) for m in found} == {("Town of Valga", "EE"), ("Municipality of Salo", "FI")}


def test_the_mark_of_an_associated_partner_is_no_project() -> None:
    text = (
        "Partneři projektu\n\nLP – Město Písek, Česko\nPP2 – Provincie Brescia, Itálie\nAP3 – Ministerstvo životního "
        "prostředí ČR (přidružený partner)\n\nProjekt WoodLoop je z programu Interreg Europe."
    )
    found = (s.subject for s in extract(document_of(text)))

    assert {m.names[0].text for m in found if isinstance(m, Mention) and m.kind == "Project"} == {"WoodLoop"}


def test_a_sign_between_capitals_is_of_the_name() -> None:
    text = "Projekt CARE@HOME traje 30 mjeseci. Vodeći partner je Općina Črnomelj."
    found = (s.object for s in extract(document_of(text)) if s.predicate == "acronym")

    assert {one.value for one in found if isinstance(one, Literal)} == {"CARE@HOME"}
