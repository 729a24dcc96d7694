"""Pages that show several projects as cards: each has its own line for who leads it, its name above or below that."""

from __future__ import annotations

import pytest

from graph.model import Block, Mention, document_of
from loaders.extract.rules import extract

LEADS = {  # the label, and the opening of a description
    "bg": ("Водещ партньор", "{} обединява пет региона, за да подобри почвите в градовете."),
    "cs": ("Vedoucí partner", "{} spojuje pět regionů, aby zlepšily půdu ve městech."),
    "da": ("Leadpartner", "{} samler fem regioner, som vil forbedre jorden i byerne."),
    "de": ("Lead Partner", "{} bringt fünf Regionen zusammen, die den Boden in Städten verbessern wollen."),
    "el": ("Επικεφαλής εταίρος", "Το {} ενώνει πέντε περιφέρειες για καλύτερο έδαφος στις πόλεις."),
    "en": ("Lead Partner", "{} joins the efforts of five regions to improve the soil of towns."),
    "es": ("Socio líder", "{} reúne a cinco regiones que quieren mejorar el suelo de las ciudades."),
    "et": ("Juhtpartner", "{} toob kokku viis piirkonda, et parandada linnade mulda."),
    "fi": ("Päätoteuttaja", "{} kokoaa viisi aluetta parantamaan kaupunkien maaperää."),
    "fr": ("Chef de file", "{} réunit cinq régions qui veulent améliorer le sol des villes."),
    "hr": ("Vodeći partner", "{} okuplja pet regija koje žele poboljšati tlo u gradovima."),
    "hu": ("Vezető partner", "{} öt régiót fog össze, hogy jobb legyen a városok talaja."),
    "it": ("Capofila", "{} riunisce cinque regioni che vogliono migliorare il suolo delle città."),
    "lt": ("Pagrindinis partneris", "{} suburia penkis regionus gerinti miestų dirvožemį."),
    "lv": ("Vadošais partneris", "{} apvieno piecus reģionus, lai uzlabotu pilsētu augsni."),
    "nl": ("Leadpartner", "{} brengt vijf regio's samen die de bodem van steden willen verbeteren."),
    "pl": ("Partner wiodący", "{} łączy pięć regionów, aby poprawić glebę w miastach."),
    "pt": ("Parceiro líder", "{} junta cinco regiões que querem melhorar o solo das cidades."),
    "ro": ("Partener lider", "{} reunește cinci regiuni care vor să îmbunătățească solul orașelor."),
    "sk": ("Vedúci partner", "{} spája päť regiónov, aby zlepšili pôdu v mestách."),
    "sl": ("Vodilni partner", "{} povezuje pet regij, da bi izboljšale tla v mestih."),
    "sv": ("Ledande partner", "{} samlar fem regioner som vill förbättra jorden i städer."),
}  # fmt: skip
BODIES = ("Regione Molise", "Stadt Villach", "Občina Bovec")


def leads(*lines: str) -> set[tuple[str, str]]:
    """Who leads which project."""
    text, blocks, start = "\n".join(lines), [], 0
    for line in lines:
        blocks.append(Block("paragraph", start, start + len(line)))
        start += len(line) + 1
    return {
        (s.subject.names[0].text, s.object.names[0].text)
        for s in extract(document_of(text, blocks=tuple(b for b in blocks if b.start < b.end)))
        if s.status == "asserted" and s.predicate == "leadPartner" and isinstance(s.object, Mention)
    }


@pytest.mark.parametrize("language", LEADS)
def test_a_name_that_opens_the_description_is_of_the_project_whose_lead_stands_above(language: str) -> None:
    label, told = LEADS[language]
    names = ("QUIETSOIL", "HarbourNet", "GREENFIX")
    lines = [line for name, body in zip(names, BODIES, strict=True) for line in (f"{label}: {body}", told.format(name))]

    assert leads(*lines) == set(zip(names, BODIES, strict=True))


@pytest.mark.parametrize("language", LEADS)
def test_a_title_above_the_line_of_who_leads_names_the_project(language: str) -> None:
    label, told = LEADS[language]
    titles = ("Quiet gardens for tired cities", "Old mills and new jobs", "Boats without smoke")
    lines = [
        line
        for title, body in zip(titles, BODIES, strict=True)
        for line in (title, f"{label}: {body}", told.format("It"))
    ]

    assert leads(*lines) == set(zip(titles, BODIES, strict=True))


def test_the_name_may_go_on_with_capitals_and_stand_in_a_later_sentence() -> None:
    assert leads(
        "Lead Partner: City of Graz",
        "Few firms survive. HandOver Regions addresses the lack of advice.",
        "Lead Partner: Molise Region",
        "EU 2020 asks for more. SMEs know little of it. The GREENFIX partners will change this.",
    ) == {("HandOver Regions", "City of Graz"), ("GREENFIX", "Molise Region")}


def test_the_short_name_on_a_line_above_the_title_is_that_of_the_project() -> None:
    found = leads(
        "Approved projects",
        "CARE4AIR",
        "Better air through cleaner home heating",
        "Lead partner: City of Rybnik, Poland",
        "Poor air in winter comes from old stoves.",
        "Turning the tide of closing shops",
        "Lead partner: Municipality of Trikala, Greece",
        "Vacant windows discourage visitors.",
    )

    assert {body for _, body in found} == {"City of Rybnik", "Municipality of Trikala"}
    assert ("Turning the tide of closing shops", "Municipality of Trikala") in found


def test_one_line_of_who_leads_makes_no_cards() -> None:
    assert leads("Lead Partner: City of Graz", "QUIETSOIL joins the efforts of five regions.") == set()
