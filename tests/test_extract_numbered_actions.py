"""Actions named in prose behind their number or ordinal, or by what they are called; and quotes after actions."""

import pytest

from graph.model import document_of
from loaders.extract.rules import extract


def named(text: str, kind: str) -> set[str]:
    """The names of the things of a class in a text."""
    found = [s.subject for s in extract(document_of(text)) if s.predicate == "type" and s.subject.kind == kind]
    return {name.text for one in found for name in one.names}


@pytest.mark.parametrize(
    ("text", "name"),
    [
        (
            "Handlingsplanen er klar. Aktion A, Landstrøm til alle (ansvarlig: Aalborg Havn), er i gang.",
            "Landstrøm til alle",
        ),
        ("Der Aktionsplan steht.\n• Maßnahme 1, Rückbaumarkt: eine Plattform für Balken.", "Rückbaumarkt"),
        ("Akcijski plan čine tri mjere. Mjera 2. Digitalna tržnica – nositelj je županija.", "Digitalna tržnica"),
        ("Planul de acțiune are două acțiuni. Acțiunea 2 – Apa se întoarce: apă termală în sere.", "Apa se întoarce"),
        ("A cselekvési terv kész. Az 1. intézkedés (Hőlépcső) keretében a város fűt.", "Hőlépcső"),
        (
            "Veiksmų planas parengtas. 2 veiksmas. Ūkininko krepšelis ligoninėms. Įgyvendina ligoninė.",
            "Ūkininko krepšelis ligoninėms",
        ),
        ("El plan de acción está listo. La acción 2, Ruta del Agua, corre a cargo del Ayuntamiento.", "Ruta del Agua"),
    ],
)
def test_what_stands_behind_the_number_of_an_action_is_its_name(text: str, name: str):
    assert name in named(text, "Action")


@pytest.mark.parametrize(
    "text",
    [
        "The action plan is ready. In action 2 the partners will meet twice a year.",
        "Der Aktionsplan steht. Maßnahme 4.2, Priorität 1, wird nicht geändert.",
        "Il piano d'azione è pronto. L'azione 3 è stata ritirata.",
    ],
)
def test_a_number_without_a_name_names_no_action(text: str):
    assert not {name for name in named(text, "Action") if "meet" in name or "Priorit" in name or "ritirata" in name}


def test_quotes_in_a_paragraph_on_actions_name_actions():
    text = (
        "Der Aktionsplan sieht Pilotaktionen vor.\n\n"
        "Umgesetzt wird er bei drei Pilotaktionen: Im Bahnhof Zittau eröffnet der „Gleisladen“, geführt von ihr."
    )
    assert "Gleisladen" in named(text, "Action")
    assert "Gleisladen" not in named(text, "GoodPractice")


def test_quotes_behind_a_model_name_practices():
    text = "Plan działania jest gotowy. Działanie opiera się na dobrej praktyce „Boski Ogród”, prowadzonej przez gminę."
    assert "Boski Ogród" in named(text, "GoodPractice")


@pytest.mark.parametrize(
    ("line", "title"),
    [
        ("Opatření č. 1 – Sdílený mlýn", "Sdílený mlýn"),
        ("Maßnahme Nr. 2: Schilfbank", "Schilfbank"),
        ("Action 2.1 : « Marché aux roseaux » sur le parc de la gare", "Marché aux roseaux"),
    ],
)
def test_a_title_stands_behind_any_way_to_number_an_action(line: str, title: str) -> None:
    text = f"Plan\n\n{line}\n\nTermín: 2022."

    assert title in named(text, "Action")


def test_and_with_a_verb_ends_what_an_action_is_called() -> None:
    text = "The action plan has one action. The action is called One-Stop Reed Desk and was thought up at home."

    assert named(text, "Action") == {"One-Stop Reed Desk"}


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("La Ville de Lille a un plan d'action. L'action Atelier des Collines débute en 2023.", "Atelier des Collines"),
        ("O município tem um plano de ação. A medida Oficina do Bairro começa em 2023.", "Oficina do Bairro"),
        ("Stadt Linz hat einen Aktionsplan mit zwei Maßnahmen. Die zweite ist Grüne Brücke.", "Grüne Brücke"),
        ("The plan of Cork is an action plan. Its first action is “Sun”, the second, Farm Desk, follows.", "Farm Desk"),
    ],
)
def test_an_action_is_named_without_quotes_behind_its_noun_or_ordinal(text: str, name: str) -> None:
    assert name in named(text, "Action")
