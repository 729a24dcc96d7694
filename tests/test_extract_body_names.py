"""How far the names of bodies reach, and which case forms and enumerations belong to them, in many languages."""

import pytest

from graph.model import document_of
from loaders.extract.rules import extract
from tests.read_out import bodies


@pytest.mark.parametrize(
    ("text", "name"),
    [
        (
            "The Ministry for Economic Affairs, Labour and Ports of the State of Hesse invited the partners.",
            "Ministry for Economic Affairs, Labour and Ports of the State of Hesse",
        ),
        (
            "Das Ministerium für Häfen, Energie, Ernährung und Forsten des Landes Hessen hat die Partner eingeladen.",
            "Ministerium für Häfen, Energie, Ernährung und Forsten des Landes Hessen",
        ),
        ("A talk by the Department of Transport & Tourism was given.", "Department of Transport & Tourism"),
        ("It was written by the Slovak University of Forestry in Nitra.", "Slovak University of Forestry in Nitra"),
        (
            "V projekte pracuje Slovenská lesnícka univerzita v Nitre a s ňou sú aj iní.",
            "Slovenská lesnícka univerzita v Nitre",
        ),
        ("The day was opened by Hafen Werke Rostock AG and the others.", "Hafen Werke Rostock AG"),
        ("Hyvä käytäntö on yhtiöllä (Kymen jätehuolto Oy) ja se on siellä.", "Kymen jätehuolto Oy"),
        (
            "Sastanak je organizirala Istarska županija, a na njemu su bili i partneri iz zemalja koje su u projektu.",
            "Istarska županija",
        ),
        (
            "W spotkaniu wzięli udział przedstawiciele Urzędu Marszałkowskiego Województwa Lubelskiego.",
            "Urzędu Marszałkowskiego Województwa Lubelskiego",
        ),
        (
            "Spotkanie odbyło się w siedzibie Politechniki Lubelskiej, a po nim były warsztaty.",
            "Politechniki Lubelskiej",
        ),
        (
            "Setkání se konalo na půdě Ministerstva životního prostředí a byli tam také zástupci krajů a měst.",
            "Ministerstva životního prostředí",
        ),
        (
            "Întâlnirea a fost organizată de reprezentanții Agenției pentru Dezvoltare Regională Nord-Est.",
            "Agenției pentru Dezvoltare Regională Nord-Est",
        ),
        (
            "Срещата беше организирана от Агенцията за регионално развитие и от партньорите.",
            "Агенцията за регионално развитие",
        ),
        ("Hanketta vetää Lahden ammattikorkeakoulun väki, ja mukana on muitakin.", "Lahden ammattikorkeakoulun"),
        ("Projektu īsteno Vidzemes plānošanas reģiona komanda un tās partneri.", "Vidzemes plānošanas reģiona"),
    ],
)
def test_a_name_reaches_as_far_as_its_words(text: str, name: str):
    assert name in bodies(text)


@pytest.mark.parametrize(
    "text",
    [
        "As the plan says, the work goes on.",
        "Das Projekt stärkt die Zusammenarbeit zwischen Unternehmen und Verwaltung in den Ländern.",
        "It is the largest and oldest European incubator with much space.",
        "LA CITTÀ PARTECIPA AL SEMINARIO DEI PARTNER",
        "Krajowa Strategia wskazuje Obszar Strategicznej Interwencji Miasta średnie, które tracą funkcje.",
    ],
)
def test_common_words_and_lines_in_capitals_name_no_body(text: str):
    assert bodies(text) == set()


def test_a_line_in_capitals_holds_no_more_of_a_name_than_the_text_has_elsewhere():
    text = (
        "LA DIPUTACIÓN DE LUGO PARTICIPA EN EL SEMINARIO\n\nLa Diputación de Lugo ha viajado a Lisboa con los socios."
    )

    assert bodies(text) == {"Diputación de Lugo"}


def test_a_name_whose_first_words_are_given_by_their_letters_is_the_same_body():
    text = (
        "Regionalna razvojna agencija Posavje vodi projekt HARBOURS, ki ga izvaja s partnerji. "
        "RRA Posavje je oddala vlogo, ki so jo potrdili."
    )

    assert bodies(text) == {"Regionalna razvojna agencija Posavje"}


def test_two_companies_with_legal_forms_are_two():
    text = "It is a brand of Hafen Werke Nord AG and Hafen Werke Sued AG in the port."

    assert bodies(text) == {"Hafen Werke Nord AG", "Hafen Werke Sued AG"}


def test_the_town_behind_the_quotes_belongs_to_the_name_of_a_university():
    text = "La reuniune a participat Universitatea „Ovidius” din Constanța împreună cu rectorul."
    found = {s.subject for s in extract(document_of(text)) if s.subject.body == "university"}

    assert {tuple(n.text for n in m.names) for m in found} == {("Universitatea „Ovidius” din Constanța",)}
    assert {m.place for m in found} == {"RO223"}


def test_the_town_behind_the_dash_belongs_to_the_name_of_a_university():
    lines = "Списък на партньорите\n\nТехнически университет - София, София, България\nОбщина Варна, Варна, България\n"
    found = {s.subject for s in extract(document_of(lines)) if s.subject.body == "university"}

    assert {tuple(n.text for n in m.names) for m in found} == {("Технически университет - София",)}


def test_the_country_at_the_end_of_a_line_goes_before_the_one_its_name_makes_likely():
    text = "Stadt Ostrau, Ostrau, Tschechien"
    found = {s.subject for s in extract(document_of(text)) if s.subject.body == "municipality"}

    assert {m.country for m in found} == {"CZ"}


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("La délégation venait de la commune croate de Zadar, invitée par la Région.", "commune croate de Zadar"),
        (
            "Il premio è andato alla municipalità slovena di Maribor, che lo ha accettato.",
            "municipalità slovena di Maribor",
        ),
        ("Participa también el condado húngaro de Heves, que abrió la oficina.", "condado húngaro de Heves"),
    ],
)
def test_the_adjective_of_a_country_may_stand_inside_the_name_of_an_authority(text: str, name: str):
    assert name in bodies(text)


@pytest.mark.parametrize(
    ("text", "name"),
    [
        (
            "Nos visitó el Servicio de Promoción Económica de Teruel con sus técnicos.",
            "Servicio de Promoción Económica de Teruel",
        ),
        ("Le Parc naturel régional du Luberon a signé la charte avec la commune.", "Parc naturel régional du Luberon"),
        (
            "La visita è stata ospitata dal Parco nazionale della Majella per due giorni.",
            "Parco nazionale della Majella",
        ),
        ("Akciju vodi Obrtničko učilište Zadar, a u njoj su i partneri iz zemalja.", "Obrtničko učilište Zadar"),
        ("Det drivs av Trelleborgs Hamn, som också betalar för det.", "Trelleborgs Hamn"),
        (
            "Projekt realizuje Powiatowy Zarząd Dróg w Lublinie z partnerami z kraju.",
            "Powiatowy Zarząd Dróg w Lublinie",
        ),
        (
            "Das beschloss die Raiffeisenlandesbank Kärnten im Mai 2021 nach langer Zeit.",
            "Raiffeisenlandesbank Kärnten",
        ),
    ],
)
def test_services_parks_schools_ports_and_banks_are_bodies_and_end_before_a_month(text: str, name: str):
    assert name in bodies(text)


@pytest.mark.parametrize(
    "text",
    [
        "They liked the service of the small farm and the school by the port.",
        "El servicio de autobuses es un buen servicio, y la escuela está cerca del puerto.",
        "Im September lag der Hafen still, und die Schule war zu.",
        "Il servizio è gratuito e il parco è aperto a tutti.",
    ],
)
def test_everyday_nouns_in_small_letters_are_no_bodies(text: str):
    assert bodies(text) == set()


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("Akciju provodi Udruga Zelenska jabuka, a novac daje grad.", "Udruga Zelenska jabuka"),
        ("Organizačně vše zajišťuje Klastr Kamenná cesta, který má svůj fond.", "Klastr Kamenná cesta"),
        ("Denar je dala Lokalna akcijska skupina Hribovska košara, ki je partnerica.",
         "Lokalna akcijska skupina Hribovska košara"),
        ("Členom je Klaster Gotická cesta, ktorý dal peniaze aj na ďalšie veci.", "Klaster Gotická cesta"),
    ],
)  # fmt: skip
def test_an_adjective_that_opens_a_slavic_name_takes_its_noun_along(text: str, name: str):
    assert name in bodies(text)


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("Akciju provodi Udruga Slavonska i grad, koji daje novac.", "Udruga Slavonska"),
        ("Akciju vodi Klaster Istarska, koji ima partnere u gradu i županiji.", "Klaster Istarska"),
    ],
)
def test_but_no_verb_or_conjunction(text: str, name: str):
    assert name in bodies(text)


@pytest.mark.parametrize(
    "name",
    ["Lithuanian Environmental Projects Management Agency", "Hungarian Energy Projects Support Office"],
)
def test_projects_may_stand_inside_a_bodys_name(name: str):
    assert name in bodies(f"The {name} set up a scheme of its own.")


def test_in_the_city_of_means_the_place():
    assert not bodies("The shed stands in the city of Murcia and is open to all.")
    assert "city of Murcia" in bodies("The city of Murcia set up a shed that is open to all.")
