"""Actions in the lines below headings that name a plan, or that say where the actions are carried out."""

import pytest

from loaders.extract.rules import extract
from loaders.readers.text import document_from


def actions(text: str) -> set[tuple[str, str | None]]:
    """The names of the actions that a text states, each with the code of its place or its country."""
    found = [s.subject for s in extract(document_from(text)) if s.subject.kind == "Action"]
    return {(one.names[0].text, one.place or one.country) for one in found}


def of_plans(text: str) -> set[tuple[str, str]]:
    """Each action with the plan that holds it."""
    rows = [s for s in extract(document_from(text)) if s.predicate == "hasAction"]
    return {(s.subject.names[0].text, s.object.names[0].text) for s in rows}


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "The project RIVERLOOP has published its action plans.\n\nAction Plan Umbria Region\n\n"
            "Recognition of reuse as a target of the new programme\n\nAction Plan Podlaskie Region\n\n"
            "Support for repair with solutions seen in Drenthe\n",
            {
                ("Action Plan Umbria Region", "Recognition of reuse as a target of the new programme"),
                ("Action Plan Podlaskie Region", "Support for repair with solutions seen in Drenthe"),
            },
        ),
        (
            "Das Projekt FLUSSKREIS hat seine Aktionspläne veröffentlicht.\n\nAktionsplan Landkreis Görlitz\n\n"
            "Aufbau eines Netzes von Reparaturwerkstätten\n\nAktionsplan Provinz Drenthe\n\n"
            "Gutscheine für die Wiederverwendung von Möbeln\n",
            {
                ("Aktionsplan Landkreis Görlitz", "Aufbau eines Netzes von Reparaturwerkstätten"),
                ("Aktionsplan Provinz Drenthe", "Gutscheine für die Wiederverwendung von Möbeln"),
            },
        ),
        (
            "Il progetto RIVERLOOP pubblica i piani d'azione.\n\nPiano d'azione Regione Umbria\n\n"
            "Riconoscimento del riuso come obiettivo del programma\n\nPiano d'azione Provincia di Drenthe\n\n"
            "Introduzione di una griglia per la valutazione dei progetti\n",
            {
                ("Piano d'azione Regione Umbria", "Riconoscimento del riuso come obiettivo del programma"),
                ("Piano d'azione Provincia di Drenthe", "Introduzione di una griglia per la valutazione dei progetti"),
            },
        ),
        (
            "Le projet RIVERLOOP publie ses plans d'action.\n\nPlan d'action Région Occitanie\n\n"
            "Création d'un réseau d'ateliers de réparation\n\nPlan d'action Province de Drenthe\n\n"
            "Introduction d'une grille pour l'évaluation des projets\n",
            {
                ("Plan d'action Région Occitanie", "Création d'un réseau d'ateliers de réparation"),
                ("Plan d'action Province de Drenthe", "Introduction d'une grille pour l'évaluation des projets"),
            },
        ),
        (
            "Projekt RIVERLOOP opublikował plany działania.\n\nPlan działania Województwo Podlaskie\n\n"
            "Wsparcie napraw w programie regionalnym\n\nPlan działania Województwo Lubelskie\n\n"
            "Sieć wypożyczalni narzędzi w małych miastach\n",
            {
                ("Plan działania Województwo Podlaskie", "Wsparcie napraw w programie regionalnym"),
                ("Plan działania Województwo Lubelskie", "Sieć wypożyczalni narzędzi w małych miastach"),
            },
        ),
    ],
)
def test_the_line_below_a_plans_name_is_its_action(text: str, expected: set[tuple[str, str]]):
    assert of_plans(text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "All action plans of GREENYARDS are approved.\n\nThe regions will work on these actions:\n\nEstonia\n\n"
            "1. Community gardens in the planning guidelines\n\nFinland, Kainuu region\n\n"
            "1. Pocket parks as an indicator in the regional strategy\n\n2. Guide for municipalities on roofs\n",
            {
                ("Community gardens in the planning guidelines", "EE"),
                ("Pocket parks as an indicator in the regional strategy", "FI1D8"),
                ("Guide for municipalities on roofs", "FI1D8"),
            },
        ),
        (
            "Alle Aktionspläne von GREENYARDS sind genehmigt.\n\nÖsterreich, Steiermark\n"
            "- Gemeinschaftsgärten in den Richtlinien der Raumplanung\n- Leitfaden für Gemeinden zu Gründächern\n\n"
            "Estland\n- Taschenparks in der Strategie der Stadt\n",
            {
                ("Gemeinschaftsgärten in den Richtlinien der Raumplanung", "AT22"),
                ("Leitfaden für Gemeinden zu Gründächern", "AT22"),
                ("Taschenparks in der Strategie der Stadt", "EE"),
            },
        ),
    ],
)
def test_the_items_below_a_place_are_its_actions(text: str, expected: set[tuple[str, str]]):
    assert actions(text) == expected


@pytest.mark.parametrize(
    "text",
    [
        "The action plan was approved.\n\nThe project partners are:\n\nFinland\n1. Kainuun Etu Oy\n2. Lapin liitto\n",
        "The action plan was approved.\n\nStakeholders met in these places:\n\nEstonia\n- Hall of the old mill\n",
        "Action Plan Umbria Region\n\nProject RIVERLOOP on reuse and repair in small towns\n",
        "Read the news of the region.\n\nFinland\n- New paths through the forest of Kainuu\n",
        "The action plans are online.\n\nAction Plan Umbria Region\n\nIt will be carried out by the region in 2023\n",
    ],
)
def test_other_lines_below_places_and_plans_are_no_actions(text: str):
    assert actions(text) == set()


def test_the_one_policy_in_an_actions_title_is_what_it_changes():
    text = (
        "These actions are part of the action plans:\n\nSlovenia\n1. Revision of the Spatial Plan of Velenje\n\n"
        "Greece\n1. Guide for schools\n"
    )
    found = [s for s in extract(document_from(text)) if s.predicate == "addresses"]
    assert [(s.subject.names[0].text, s.object.names[0].text) for s in found] == [
        ("Revision of the Spatial Plan of Velenje", "Spatial Plan of Velenje")
    ]
