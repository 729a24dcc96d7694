"""Who leads a project, by any word of leading beside a partner."""

import pytest

from graph.model import Mention, document_of
from loaders.extract.rules import extract
from loaders.readers.text import document_from
from tests.read_out import of_projects


def leaders(text: str) -> set[str]:
    """The names of the lead partners that a text gives."""
    return {
        s.object.names[0].text
        for s in extract(document_from(text))
        if s.predicate == "leadPartner" and s.status == "asserted" and isinstance(s.object, Mention)
    }


@pytest.mark.parametrize(
    ("text", "leader"),
    [
        (
            "GREYWATER – Interreg Europe. Partners: City of Lille; Regionalverband Ruhr in the lead; Regione Umbria.",
            "Regionalverband Ruhr",
        ),
        (
            "Partner von GREYWATER (Interreg Europe): Kraj Vysočina; Regione Molise; als Leadpartner die Stadt Kassel.",
            "Stadt Kassel",
        ),
        (
            "El proyecto GREYWATER reúne a la Région Sud, la Diputación de Ávila y, como líder, la Regione Liguria.",
            "Regione Liguria",
        ),
        (
            "GREYWATER is an Interreg Europe project. The partnership is chaired by Consorzio Arezzo Innovazione.",
            "Consorzio Arezzo Innovazione",
        ),
        (
            "Projektu GREYWATER przewodzi Izba Rzemieślnicza w Koblencji, a program Interreg Europa go finansuje.",
            "Izba",
        ),
        ("Despre proiect: GREYWATER, Interreg Europe; lider – Stadt Kassel; buget 850 mii euro.", "Stadt Kassel"),
    ],
)
def test_a_word_of_leading_beside_a_partner_tells_who_leads(text: str, leader: str) -> None:
    assert any(name.startswith(leader) for name in leaders(text))


@pytest.mark.parametrize(
    "text",
    [
        "The project GREYWATER ended. The seminar was led by the City of Lille.",
        "GREYWATER is an Interreg Europe project. The City of Lille does not lead the project.",
        "Dal progetto GREYWATER nasce la pratica “Tetti”, che il Comune di Lecce guida dal 2015.",
        "The project GREYWATER was paid for by LEADER and the City of Lille.",
    ],
)
def test_who_leads_something_else_does_not_lead_the_project(text: str) -> None:
    assert leaders(text) == set()


@pytest.mark.parametrize(
    ("text", "led"),
    [
        (
            "CircPro and CircE are Interreg Europe projects. "
            "Lombardy Region coordinates CircE, the City of Graz leads CircPro.",
            {("CircE", "Lombardy Region"), ("CircPro", "City of Graz")},
        ),
        (
            "The project CircPro ended. The ministry is also a partner of CircPro, and Lombardy Region leads CircE.",
            {("CircE", "Lombardy Region")},
        ),
    ],
)
def test_of_two_projects_a_body_leads_the_one_right_behind_the_verb(text: str, led: set[tuple[str, str]]) -> None:
    pairs = {
        (s.subject.names[0].text, s.object.names[0].text)
        for s in extract(document_from(text))
        if s.predicate == "leadPartner" and isinstance(s.object, Mention) and s.subject.names
    }
    assert pairs == led


@pytest.mark.parametrize(
    ("text", "leader"),
    [
        (
            "CircPro is a project of the programme Interreg Europe.\n\nVillages lose their mills.\n\n"
            "It is led by Lombardy Region.",
            "Lombardy Region",
        ),
        ("CircPro ist ein Projekt des Programms Interreg Europe. Es wird von der Stadt Graz geleitet.", "Stadt Graz"),
        ("CircPro est un projet du programme Interreg Europe. Il est piloté par la Ville de Lille.", "Ville de Lille"),
        ("CircPro este un proiect al programului Interreg Europe. Este condus de Orașul Brașov.", "Orașul Brașov"),
    ],
)
def test_it_is_the_project_that_the_sentences_before_tell_of(text: str, leader: str) -> None:
    assert leaders(text) == {leader}


def test_it_is_no_project_where_the_sentence_before_tells_of_something_else() -> None:
    text = (
        "CircPro is a project of the programme Interreg Europe. “Mill Bus” is one of its good practices. "
        "It is led by Lombardy Region."
    )
    assert leaders(text) == set()


@pytest.mark.parametrize(
    "text",
    [
        "The project LANTERNET has begun. {A} is the lead partner, {B} is a partner.",
        "Le projet LANTERNET a commencé. {A} en est le chef de file, {B} est partenaire.",
        "Het project LANTERNET is begonnen. {A} is leadpartner, {B} is partner.",
        "Projektet LANTERNET er begyndt. {A} er leadpartner, og {B} er partner.",
        "Das Projekt LANTERNET hat begonnen. {A} ist Lead Partner, {B} ist Partner.",
        "È iniziato il progetto LANTERNET. {A} è capofila, {B} è partner.",
        "Ha empezado el proyecto LANTERNET. {A} es el socio principal y {B} es socio.",
        "Projektet LANTERNET har börjat. {A} är huvudpartner och {B} är partner.",
        "Hanke LANTERNET on alkanut. {A} on pääpartneri, ja {B} on kumppani.",
        "Projekt LANTERNET algas. {A} on juhtpartner, {B} on partner.",
        "Projektas LANTERNET prasidėjo. {A} yra pagrindinis partneris, {B} yra partneris.",
        "Projekt LANTERNET je počeo. {A} je vodeći partner, {B} je partner.",
        "Projekt LANTERNET se je začel. {A} je vodilni partner, {B} je partner.",
        "Проектът LANTERNET започна. {A} е водещ партньор, а {B} е партньор.",
    ],
)
def test_who_is_said_to_be_lead_partner_leads_and_not_who_comes_next(text: str) -> None:
    assert leaders(text.format(A="Gemeente Heerlen", B="Stadt Villach")) == {"Gemeente Heerlen"}


@pytest.mark.parametrize(
    "text",
    [
        "The project LANTERNET has begun. {A}, which is the lead partner, met {B}.",
        "Das Projekt LANTERNET hat begonnen. {A}, das Lead Partner ist, empfing {B}.",
        "Le projet LANTERNET a commencé. {A}, qui en est le chef de file, a accueilli {B}.",
        "Ha empezado el proyecto LANTERNET. {A}, que es el jefe de filas, recibió a {B}.",
        "Het project LANTERNET is begonnen. {A}, die leadpartner is, ontving {B}.",
        "Projekt LANTERNET się rozpoczął. {A}, która jest partnerem wiodącym, gościła {B}.",
        "Projekt LANTERNET se je začel. {A}, ki je vodilni partner, je gostila {B}.",
        "El proyecto LANTERNET reúne a {B} y, en calidad de jefe de filas, la {A}.",
    ],
)
def test_a_clause_about_the_lead_partner_is_said_of_the_body_before_it(text: str) -> None:
    assert leaders(text.format(A="Gemeente Heerlen", B="Stadt Villach")) == {"Gemeente Heerlen"}


@pytest.mark.parametrize(
    ("text", "leader"),
    [
        ("A LANTERNET projekt elindult. A Pécsi Egyetem a vezető partner, a {B} partner.", "Pécsi Egyetem"),
        ("A LANTERNET projektet a Pécsi Tudományegyetem vezető partnerként, a {B} projektpartnerként valósítja meg.",
         "Pécsi Tudományegyetem"),
        ("A LANTERNET projekt Győr mint vezető partner és a {B} mint partner részvételével valósul meg.", "Győr"),
        ("Проектът LANTERNET се изпълнява от Видин като водещ партньор и {B} като партньор.", "Видин"),
        ("Projektu LANTERNET īsteno Rīga kā vadošais partneris un {B} kā partneris.", "Rīga"),
        ("Projekts LANTERNET ir sācies. Liepāja ir vadošais partneris, {B} ir partneris.", "Liepāja"),
    ],
)  # fmt: skip
def test_a_body_or_town_leads_of_which_it_is_said_without_a_verb_or_as_one(text: str, leader: str) -> None:
    assert leaders(text.format(B="Gemeente Heerlen")) == {leader}


def test_where_a_lead_partner_is_leads_nothing() -> None:
    text = "The project LANTERNET has begun. In Varna the lead partner, Gemeente Heerlen, met the mayor."
    assert leaders(text) == {"Gemeente Heerlen"}


@pytest.mark.parametrize(
    ("text", "lead"),
    [
        ("Liderem projektu ALFAX jest włoski region Marche.", "Marche"),
        ("Vodeći partner projekta ALFAX je talijanska regija Marche.", "Marche"),
        (
            "Projekt ALFAX trwa. Mówiła o tym Lone Hald z Regionu Syddanmark, który jest partnerem wiodącym.",
            "Syddanmark",
        ),
        ("Vodilni partner projekta ALFAX je avstrijska dežela Koroška.", "Koroška"),
    ],
)
def test_a_region_that_is_said_to_lead_leads(text: str, lead: str) -> None:
    assert {name.split()[-1] for name in of_projects(document_of(text), "leadPartner")} == {lead}


def test_a_region_in_which_the_lead_partner_works_does_not_lead() -> None:
    text = "Liderem projektu ALFAX jest firma z regionu Marche. Partner wiodący działa w regionie Marche."

    assert of_projects(document_of(text), "leadPartner") == set()
