"""Where bodies are: the town behind a name, and the words for having a seat."""

from __future__ import annotations

import pytest

from graph.model import Mention, document_of
from loaders.extract.rules import extract


def seats(text: str) -> set[tuple[str, str, str | None]]:
    """The bodies of a text, the places in which it says that they are, and the codes of the regions around these."""
    return {
        (s.subject.names[0].text, s.object.names[0].text, s.subject.place)
        for s in extract(document_of(text))
        if s.predicate == "basedIn" and s.object.names
    }


@pytest.mark.parametrize(
    ("text", "body", "town", "code"),
    [
        (
            "Das Projekt RIVERLINE läuft seit 2023. Projektpartner ist die Stiftung Landleben (Andelsbuch).",
            *("Stiftung Landleben", "Andelsbuch", "AT341"),
        ),
        (
            "Partenaires du projet RIVERLINE : Fondation Terres Vives, Arlon ; Ville de Liège.",
            *("Fondation Terres Vives", "Arlon", "BE341"),
        ),
        (
            "Partner projekta RIVERLINE je Udruga Zelena obala (Rovinj).",
            *("Udruga Zelena obala", "Rovinj", "HR036"),
        ),
        (
            "Partners of the project RIVERLINE: Savoy Wood Agency Ltd, Falset, Spain; City of Ghent, Belgium.",
            *("Savoy Wood Agency Ltd", "Falset", "ES514"),
        ),
    ],
)
def test_the_town_right_behind_a_body_is_where_it_is(text: str, body: str, town: str, code: str):
    assert (body, town, code) in seats(text)


@pytest.mark.parametrize(
    ("text", "body", "town", "code"),
    [
        (
            "The project RIVERLINE is led by Living Water Foundation, which is based in Kaunas.",
            *("Living Water Foundation", "Kaunas", "LT022"),
        ),
        (
            "The Bologna-based Living Water Foundation leads the project RIVERLINE.",
            *("Living Water Foundation", "Bologna", "ITH55"),
        ),
        (
            "Le projet RIVERLINE est conduit par l'association Les Amis du Moulin, installée à Messancy.",
            *("Les Amis du Moulin", "Messancy", "BE341"),
        ),
        (
            "El proyecto RIVERLINE está coordinado por la Fundación Aguas Vivas, con sede en Soria.",
            *("Fundación Aguas Vivas", "Soria", "ES417"),
        ),
        (
            "Projekt RIVERLINE realizuje Fundacja Czysta Woda z siedzibą w Mikołajkach.",
            *("Fundacja Czysta Woda", "Mikołajkach", "PL622"),
        ),
        (
            "Projekt RIVERLINE vodi Zaklada Otok sa sjedištem u Iloku.",
            *("Zaklada Otok", "Iloku", "HR026"),
        ),
        (
            "RIVERLINE-hanketta johtaa Outokummussa toimiva Kaivosmuseosäätiö, ja sen kumppanit ovat muualta.",
            *("Kaivosmuseosäätiö", "Outokummussa", "FI1D3"),
        ),
        (
            "A RIVERLINE projekt partnere a Sárospatakon működő Vízimalom Egyesület, amely új tag.",
            *("Vízimalom Egyesület", "Sárospatakon", "HU311"),
        ),
    ],
)
def test_a_body_is_where_the_text_says_that_it_has_its_seat(text: str, body: str, town: str, code: str):
    assert (body, town, code) in seats(text)


def test_a_body_is_not_where_the_text_denies_that_it_is():
    text = "The Living Water Foundation is not based in Kaunas, as the paper wrote."
    assert seats(text) == set()


def test_a_name_in_two_languages_has_no_town_behind_it():
    text = "Partners i projektet RIVERLINE: Oulun kaupunki – Uleåborg, Finland; Region Dalarna, Sverige."
    assert "Uleåborg" not in {town for _, town, _ in seats(text)}


def regions(text: str) -> dict[str, str | None]:
    """The bodies of a text with the code of the region where each is."""
    found = (s.subject for s in extract(document_of(text)) if s.predicate == "type")
    return {m.names[0].text: m.place for m in found if m.kind in ("Organization", "PublicOrganisation")}


@pytest.mark.parametrize(
    ("text", "organ", "code"),
    [
        ("La Regione Liguria è partner. La Giunta regionale ha approvato il piano.", "Giunta regionale", "ITC3"),
        ("Region Dalarna är partner. Regionfullmäktige antog planen i maj.", "Regionfullmäktige", "SE312"),
        ("Provincie Fryslân doet mee. Gedeputeerde Staten keurden het plan goed.", "Gedeputeerde Staten", "NL12"),
        ("Das Land Sachsen-Anhalt ist Partner. Der Landtag hat das Gesetz beschlossen.", "Landtag", "DEE"),
    ],
)
def test_an_organ_that_only_its_office_names_is_where_its_authority_is(text: str, organ: str, code: str):
    assert regions(text)[organ] == code


def test_an_organ_in_english_is_of_no_one_of_several_authorities():
    text = "Partners are Regione Liguria and Region Dalarna. The regional council adopted the plan."
    assert {code for name, code in regions(text).items() if name == "regional council"} <= {None}


@pytest.mark.parametrize(
    ("text", "body", "code"),
    [
        ("I partner del progetto sono Outokummun kaupunki e la Regione Liguria.", "Outokummun kaupunki", "FI1D3"),
        ("The lead partner is the Municipality of Comacchio.", "Municipality of Comacchio", "ITH56"),
        ("Partnerem projektu jest Powiat Gołdapski, który zapłacił.", "Powiat Gołdapski", "PL623"),
        ("Partner projekta je Občina Bohinj, ki je plačala.", "Občina Bohinj", "SI042"),
        ("Partnerem projektu jest Elbląska Rada Seniorów, która działa od lat.", "Elbląska Rada Seniorów", "PL621"),
        ("Партньор по проекта е Варненска търговска камара.", "Варненска търговска камара", "BG331"),
        ("Partenerul proiectului este Fundația Apa Vie din Sulina.", "Fundația Apa Vie din Sulina", "RO225"),
    ],
)
def test_the_region_of_a_body_follows_from_its_name_in_the_language_of_its_head_noun(text: str, body: str, code: str):
    assert regions(text)[body] == code


@pytest.mark.parametrize(
    ("text", "town"),
    [
        (
            "KELWIX is a project.\nLead partner: Southern Regional Assembly\nTown: Limerick\nCountry: Ireland",
            "Limerick",
        ),
        (
            "KELWIX es un proyecto Interreg.\nSocio principal: Diputación de Huesca\nCiudad: Vigo\nPaís: España",
            "Vigo",
        ),
        (
            "KELWIX to projekt Interreg.\nPartner wiodący: Uniwersytet Rzeszowski\nMiasto: Toruń\nKraj: Polska",
            "Toruń",
        ),
        ("Uniwersytet Rzeszowski z Lublina jest partnerem projektu KELWIX.", "Lublina"),
        ("Universiteit Twente uit Groningen is partner in het project KELWIX.", "Groningen"),
    ],
)
def test_a_label_of_a_town_and_a_word_of_origin_say_where_a_body_is(text: str, town: str) -> None:
    rows = extract(document_of(text))
    found = {
        s.object.names[0].text
        for s in rows
        if s.predicate == "basedIn" and isinstance(s.object, Mention) and s.object.kind == "City"
    }

    assert found == {town}
