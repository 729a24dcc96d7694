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


def test_what_others_opened_on_the_page_of_a_practice_is_an_action_of_theirs() -> None:
    found = built_on(
        "Buona pratica: Bottega di Valle\n\nEnte: Comune di Lesko\n\nLa bottega vende dal 2016.\n\n"
        "Chi l'ha ripresa\n\nNel marzo 2022 il Comune di Perugia ha avviato «Casa dei Sapori» in tre frazioni."
    )

    assert ("Action", "Casa dei Sapori", "Bottega di Valle") in found


@pytest.mark.parametrize(
    "text",
    [
        "Region Sjælland har udarbejdet en handlingsplan. Idéen til »Grønne Hegn« kommer fra »SmartMill«, som partnerne"
        " så på et studiebesøg.",
        "Miasto Lublin opracowało plan działania. Pomysł na „Grønne Hegn” pochodzi z praktyki „SmartMill”.",
        "Zala Vármegye cselekvési tervet készített. A terv tartalmazza a „Grønne Hegn” intézkedést (a „SmartMill”"
        " mintájára).",
        "Die Stadt Linz hat einen Aktionsplan. Mit „Grønne Hegn“ überträgt das Amt für Umwelt, Gesundheit und Sport der"
        " Stadt Linz die Praxis „SmartMill“.",
    ],
)
def test_what_an_idea_was_for_builds_on_where_it_comes_from(text: str) -> None:
    assert built_on(text) == {("Action", "Grønne Hegn", "SmartMill")}


@pytest.mark.parametrize(
    "text",
    [
        "Il Comune di Parma ha un piano d'azione con l'azione «Pedala al Lavoro». Vorrebbe trasferire la buona"
        " pratica «SmartMill».",
        "The town has an action plan. It would like to copy the practice “SmartMill”; the action “Bike Shed” is ours.",
    ],
)
def test_what_a_body_only_wishes_to_take_over_is_no_model(text: str) -> None:
    assert "told-model" not in {s.rule.split(".")[0] for s in extract(document_of(text)) if s.predicate == "buildsOn"}
