"""Persons: who is one, and which capitalised words are none."""

import pytest

from graph.model import Mention, document_of
from loaders.extract.rules import extract


def persons(text: str) -> list[str]:
    """The names of the persons that a text speaks of, in order."""
    found = [s.subject for s in extract(document_of(text)) if s.predicate == "type" and s.subject.kind == "Person"]
    return [one.names[0].text for one in found if isinstance(one, Mention)]


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("The visit was opened by the mayor of the town, Bettina Quast.", ["Bettina Quast"]),
        ("Mr Ollerton spoke for the county, then Dr. Livia Bonsi for the town.", ["Ollerton", "Livia Bonsi"]),
        ("Talks came from a port (Aoife Brannock) and a town (Jean-Luc Maret).", ["Aoife Brannock", "Jean-Luc Maret"]),
        ("Il presidente della Regione, Marco Zandonai, ha aperto i lavori.", ["Marco Zandonai"]),
        ("La alcaldesa, Itziar Goñi Larrea, abrió la jornada de trabajo en la ciudad.", ["Itziar Goñi Larrea"]),
        ("Personne de contact : Hélène DE LA TOUR MORIN, chargée de mission à la région.", ["Hélène DE LA TOUR MORIN"]),
        ("Das Projekt sei ein Erfolg, sagte Minister Jürgen Harms am Montag in der Stadt.", ["Jürgen Harms"]),
        ("W spotkaniu wzięła udział Małgorzata Zielińska, która kieruje projektem.", ["Małgorzata Zielińska"]),
        ("Събитието беше открито от г-жа Петрова и от кмета Иван Петков.", ["Петрова", "Иван Петков"]),
        ("Hanketta vetää projektipäällikkö Maarit Kettunen, joka kertoo tuloksista.", ["Maarit Kettunen"]),
        ("Την εκδήλωση άνοιξε ο δήμαρχος Γιώργος Παππάς με θέμα την ενέργεια.", ["Γιώργος Παππάς"]),
        ("En présence de Guislain Cambret, président du syndicat mixte.", ["Guislain Cambret"]),
        ("È intervenuto Gaddo Morelli, assessore all'ambiente della città.", ["Gaddo Morelli"]),
        ("C'era anche Urmo Koivistra, del Centro di ricerca Sedu di Lapua.", ["Urmo Koivistra"]),
        ("A találkozót Szilvia Kertész nyitotta meg, aki a projektet vezeti.", ["Szilvia Kertész"]),
    ],
)  # fmt: skip
def test_persons_are_read_by_title_office_and_given_name(text: str, names: list[str]):
    assert persons(text) == names


@pytest.mark.parametrize(
    "text",
    [
        "The meeting took place in Via Marco Polo 3 and then in Victoria Park.",
        "La Fondazione Giovanni Bellandi è partner del progetto e lavora con la regione.",
        "The Marie Skłodowska-Curie Actions fund the network of the universities.",
        "Partners met in Santiago de Compostela and in San Sebastián with the region.",
        "Le modèle Bas Carbone de la ville, une ville bas carbone, est au cœur du projet.",
        "L'Universidad Miguel Hernández y el instituto trabajan con la región en el proyecto.",
        "The director of the Green Growth Agency and the State Chancellery met in June.",
    ],
)
def test_streets_bodies_prizes_and_places_are_no_persons(text: str):
    assert persons(text) == []


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("Redactor: Ileana Pop-Moldovan\n\nProiectul se încheie în 2025.", "Ileana Pop-Moldovan"),
        (
            "Das Projekt läuft noch und wird von der Stadt betreut.\n\nKontakt: Yasemin Ahlers-Kowal",
            "Yasemin Ahlers-Kowal",
        ),
        ("Összeállította: Kiss-Varga Emő, 2024. június", "Kiss-Varga Emő"),
        ("Sporządziła: Jowita Rak-Kubicka\n\nDnia 3 maja 2021 r.", "Jowita Rak-Kubicka"),
    ],
)
def test_a_label_of_who_wrote_or_answers_names_a_person(text: str, name: str):
    assert name in persons(text)


@pytest.mark.parametrize(
    "text",
    [
        "Contact: Press Office Turin\n\nThe project goes on.",
        "Text: Stadt Lindau, Fotos vom Hafen der Stadt.",
        "Geplant war auch eine Begrünung der Karl-Marx-Straße in der Stadt.",
        "Nach einer Befragung der Ernst-Abel-Hochschule Jena haben sie noch mit niemandem gesprochen.",
    ],
)
def test_bodies_and_streets_behind_labels_and_given_names_are_no_persons(text: str):
    assert persons(text) == []


def test_a_czech_given_name_is_no_french_body() -> None:
    found = (s.subject for s in extract(document_of("Odbor vede vedoucí odboru Petr Severa. Loni vedl kancelář.")))

    assert {m.kind for m in found if isinstance(m, Mention) and m.names and m.names[0].text == "Petr Severa"} == {
        "Person"
    }
