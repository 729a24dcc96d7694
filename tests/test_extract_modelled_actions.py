"""What was made after a practice is an action of those who made it, though only its quotes show its name."""

import pytest

from graph.model import document_of
from loaders.extract.rules import extract

TOLD = "The project TOOLSHARE collects good practices, one of them the good practice “Farm Bus”. "


def built_on(text: str) -> set[tuple[str, str, str]]:
    """Class and name of everything that builds on something, with the name of that."""
    return {
        (s.subject.kind, s.subject.names[0].text, s.object.names[0].text)
        for s in extract(document_of(text))
        if s.predicate in ("buildsOn", "informedBy") and s.status == "asserted"
    }


@pytest.mark.parametrize(
    "text",
    [
        TOLD + "The City of Vidin has opened “Night Grocer” after the model of “Farm Bus”.",
        TOLD + "“Farm Bus” was the model for “Night Grocer” in Vidin.",
        "Das Projekt TOOLSHARE zeigte die gute Praxis „Farm Bus“. Nach dem Vorbild von „Farm Bus“ "
        "eröffnete die Stadt Graz den „Night Grocer“.",
        "Il progetto TOOLSHARE ha premiato la buona pratica «Farm Bus». A Udine è nato «Night Grocer», "
        "sul modello di «Farm Bus».",
        "Az „Farm Bus” jó gyakorlat mintául szolgált a „Night Grocer” számára.",
        'Het project TOOLSHARE toonde de goede praktijk "Farm Bus". Naar het voorbeeld van "Farm Bus" opende de '
        'gemeente Hasselt de "Night Grocer".',
        "V projektu TOOLSHARE ukázali dobrou praxi „Farm Bus“. Město Klatovy otevřelo „Night Grocer“ podle vzoru "
        "„Farm Bus“.",
    ],
)
def test_what_is_told_to_be_made_after_a_practice_is_an_action_that_builds_on_it(text: str) -> None:
    assert ("Action", "Night Grocer", "Farm Bus") in built_on(text)


@pytest.mark.parametrize(
    "text",
    [
        TOLD + "The City of Vidin has opened “Night Grocer”, which is not modelled on “Farm Bus”.",
        TOLD + "“Night Grocer” of the City of Vidin was shown too.",
        TOLD + "The proposal was modelled on “Farm Bus” and on “Night Grocer” of the City of Vidin.",
    ],
)
def test_what_is_not_made_after_a_practice_stays_one(text: str) -> None:
    assert not [name for kind, name, _ in built_on(text) if kind == "Action" and name == "Night Grocer"]


@pytest.mark.parametrize(
    ("labels", "helper"),
    [
        (
            "Implementing body: City of Vidin. Cooperating body: University of Graz. Budget: 95 000 euro.",
            "University of Graz",
        ),
        ("Maîtrise d'ouvrage : Chambre d'agriculture du Gers. Concours : Université de Pau.", "Université de Pau"),
    ],
)
def test_the_labels_behind_an_action_with_a_letter_are_said_of_it(labels: str, helper: str) -> None:
    text = f"Action plan for hedges\n\nAction A – Contracts for hedges on slopes. {labels}\n"
    found = {
        (s.predicate, s.object.names[0].text) for s in extract(document_of(text)) if getattr(s.object, "names", ())
    }
    assert ("supportedBy", helper) in found
    assert {"implementedBy"} <= {predicate for predicate, _ in found}
