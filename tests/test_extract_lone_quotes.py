"""Names in quotes without a noun beside them: practices, actions of a plan, calls, and what is none of these."""

import pytest

from graph.model import Mention, document_of
from loaders.extract.rules import extract


def things(text: str, *kinds: str) -> list[str]:
    """The names of the things of some classes in a text, in order."""
    found = [s.subject for s in extract(document_of(text)) if s.predicate == "type" and s.subject.kind in kinds]
    return [one.names[0].text for one in found if isinstance(one, Mention)]


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("The councillor praised “Brick Kitchen”, an open workshop in Selb.", "Brick Kitchen"),
        ("Der Landrat hob in der Kreistagssitzung die „Ziegelstube“ hervor, eine offene Werkstatt.", "Ziegelstube"),
        ('La ricetta finlandese ha convinto tutti: si chiama "Kylän tupa" e riusa le scuole vuote.', "Kylän tupa"),
        ("Se ha hablado de las «Cabras Libres», una experiencia portuguesa muy conocida.", "Cabras Libres"),
        ("Les visiteurs ont aimé le « Four Commun », une halle ouverte à tous.", "Four Commun"),
        ("Mówiono o hiszpańskich „Aulas de Romero”, czyli szkołach polowych.", "Aulas de Romero"),
        ("Návštěvníky zaujala „Sdílená pec“, otevřená dílna ve městě.", "Sdílená pec"),
        ("Besøget gik videre til »Den Delte Ovn«, et åbent værksted.", "Den Delte Ovn"),
        ("Aluksi puhuttiin hankkeesta ja lopuksi ”Yhteinen Uuni” sai kehuja.", "Yhteinen Uuni"),
    ],
)
def test_a_name_in_quotes_alone_is_a_practice(text: str, name: str):
    assert name in things(text, "GoodPractice")


@pytest.mark.parametrize(
    "text",
    [
        "“We leave with an idea but not with a project”, said one of the visitors.",
        "The programme has five axes. Priority axis 3, “Clean Transport”, supports railways.",
        "La legge regionale n. 13 “Norme per il riuso” contiene il protocollo.",
        "The practice won the award “Blue Compass” last year.",
        "ČISTÍRNA („Clean Rivers for All“) je projekt spolupráce.",
    ],
)
def test_speech_axes_laws_and_awards_are_no_practices(text: str):
    assert things(text, "GoodPractice") == []


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("Das Ministerium hat die Förderrichtlinie „Leere Läden“ geändert.", "Leere Läden"),
        ('La Regione ha modificato i criteri dell\'avviso "Tetti verdi".', "Tetti verdi"),
        ("El Gobierno publicó la convocatoria «Reparar antes», dotada con 400.000 euros.", "Reparar antes"),
        ("Depuis octobre, le dispositif « Pass Atelier » aide les artisans.", "Pass Atelier"),
        ("Kraj schválil novou podobu dotačního titulu „Výzva pro dílny“.", "Výzva pro dílny"),
    ],
)
def test_what_a_call_is_called_is_a_policy_instrument(text: str, name: str):
    assert name in things(text, "PolicyInstrument")


def test_items_below_a_line_about_measures_of_a_plan_are_actions():
    text = 'Draft measures for the action plan:\n1) "Cork price notebook": weekly publication of prices.\n'
    text += '2) "Debarkers\' school", in the hands of the institute.\n'
    assert things(text, "Action") == ["Cork price notebook", "Debarkers' school"]


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ('The committee has said yes to "Night Grocers", the pilot action of the City.', "Night Grocers"),
        ("Desde abril la mancomunidad desarrolla el piloto «Barrio Vivo» con sus socios.", "Barrio Vivo"),
        ("Pilotnú akciu „Cesta pešo“ realizujeme od marca 2026 s partnermi.", "Cesta pešo"),
        ("Pilotul „Piața plutitoare” funcționează din iunie 2025 în oraș.", "Piața plutitoare"),
    ],
)
def test_a_pilot_in_quotes_is_an_action(text: str, name: str):
    assert things(text, "Action") == [name]


@pytest.mark.parametrize(
    ("text", "name"),
    [
        (
            "Four pilots are foreseen. Two have begun: “Moon Trail”, run by the park, and “Quiet Valley” in Aosta.",
            "Quiet Valley",
        ),
        ("PROJETO\n\nPilotos\n\n1) «Escola da Serra» em Portel, com 74.000 euros.", "Escola da Serra"),
        ("To forsøg er i gang. »Sandskolen« i Skive gennemføres af kommunen.", "Sandskolen"),
        (
            "The town used the contract for three roofs in its “Sun over Roofs” action, which began in 2020.",
            "Sun over Roofs",
        ),
        ("Två saker prövas. På ön installerar kommunen ”Takvattnet”, ett system för skolor.", "Takvattnet"),
        ("Probíhají pilotní akce. Kraj otevřel „Pojízdnou dílnu“ ve městě.", "Pojízdnou dílnu"),
    ],
)
def test_what_is_piloted_is_an_action_and_no_practice(text: str, name: str):
    assert name in things(text, "Action")
    assert name not in things(text, "GoodPractice")


@pytest.mark.parametrize(
    "text",
    [
        "Three pilots are foreseen. The model is “Mule Carts”, a practice from Rijeka.",
        "Pilotos\n\nLa idea procede de «Carros Verdes», una experiencia portuguesa muy conocida.",
    ],
)
def test_the_model_of_a_pilot_stays_a_practice(text: str):
    assert things(text, "GoodPractice")


@pytest.mark.parametrize(
    "text",
    [
        'Fonte: opuscolo "Strade che respirano", p. 14.',
        "Програма: Интеррег Европа, специфична цел „По-чиста Европа“.",
        "Bron: rapport ‘Pleinen die spelen’, blz. 14. Het rapport “Pleinen die spelen” is oud.",
    ],
)
def test_reports_and_objectives_in_quotes_are_no_practices(text: str):
    assert things(text, "GoodPractice") == []
