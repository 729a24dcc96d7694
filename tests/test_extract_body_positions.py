"""Bodies without a head noun: in a row with bodies, as who acts, before the name of a place; and what is none."""

import pytest

from graph.model import Mention, document_of
from loaders.extract.rules import extract


def bodies(text: str) -> set[str]:
    """The names of the bodies of a text."""
    kinds = ("Organization", "PublicOrganisation")
    found = [s.subject for s in extract(document_of(text)) if s.predicate == "type" and s.subject.kind in kinds]
    return {name.text for one in found if isinstance(one, Mention) for name in one.names}


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("Partners: Marine Institute (IE); Agrocampus Ouest; CCMOR, from Faro; Cork County Council.", ["CCMOR"]),
        ("The members are Natuurland, LRQ, the University of Hasselt and the City of Genk.", ["LRQ"]),
        ("Associés : SIS Nord, ONF Corse, la Région Bretagne et la Ville de Brest.", ["ONF Corse"]),
        (
            "Hanno lavorato alla proposta: ARCUS, CNA Sicilia, la Regione Siciliana e il Comune di Caltagirone.",
            ["ARCUS", "CNA Sicilia"],
        ),
        ("Gruppen tæller Guldborgsund Kommune, Business Lolland og Region Sjælland.", []),
        ("Es beteiligen sich die Handwerkskammer Erfurt, der DGX und die Stadt Weimar.", ["DGX"]),
    ],
)
def test_what_stands_in_a_row_of_bodies_is_one(text: str, names: list[str]):
    assert set(names) <= bodies(text)


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("The practice is run by VLAKWO and was adopted in Ghent.", "VLAKWO"),
        ("La buona pratica è gestita dal GSX fino al 2021.", "GSX"),
        ("La práctica está gestionada por VLAKWO desde entonces.", "VLAKWO"),
    ],
)
def test_who_runs_something_is_a_body(text: str, name: str):
    assert name in bodies(text)


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("El taller lo organiza la sede de ADFX Brandenburg cada año.", "ADFX Brandenburg"),
        ("Die Förderung kam vom ADFX Thüringen, der die Wege pflegt.", "ADFX Thüringen"),
    ],
)
def test_an_acronym_before_a_place_is_a_body(text: str, name: str):
    assert name in bodies(text)


@pytest.mark.parametrize(
    "text",
    [
        "The Region of Epirus, Ljubljana and Slovenia take part.",
        "Der Landkreis Tübingen, Handel und Gewerbe sind betroffen.",
        "The University of Turin, Interreg Europe and the ERDF pay for it.",
        "The plan was developed by Casto Solano in the town.",
        "The plan refers to POR Puglia and RIS3 Thüringen.",
    ],
)
def test_places_persons_programmes_and_plain_words_are_no_bodies(text: str):
    known = {"Region of Epirus", "Landkreis Tübingen", "University of Turin"}
    assert bodies(text) <= known


@pytest.mark.parametrize(
    ("text", "names"),
    [
        (
            "The speakers were Anna Berg (Blue Innovation), Peter Novak of CETS and many others.",
            ["Blue Innovation", "CETS"],
        ),
        ("Sono intervenuti Anna Rossi (Coop Aurora) e Marco Bianchi, Borghi Vivi d'Italia.", ["Coop Aurora"]),
        ("Na konferencji wystąpili Anna Kowalska (Zielony Zamek) oraz Jan Nowak i inni.", ["Zielony Zamek"]),
        ("Pasākumā runāja Jānis Ozols, Zemes Draugi, un citi dalībnieki no visas valsts.", ["Zemes Draugi"]),
    ],
)
def test_whom_a_person_comes_from_is_a_body(text: str, names: list[str]):
    assert set(names) <= bodies(text)


@pytest.mark.parametrize(
    "text",
    [
        "The speakers were Maria Rossi, Project Manager, and Emma Jones, Chief Economist.",
        "The speakers were David Miller (Finland) and Lisa Brown (Cork).",
        "Referenten waren Anna Berg (Technische Leitung) und Peter Braun (Projektentwicklung Nord).",
        "Sono intervenuti Anna Rossi e Marco Bianchi, sindaco di Udine.",
    ],
)
def test_an_office_or_a_place_beside_a_person_is_no_body(text: str):
    assert not bodies(text)
