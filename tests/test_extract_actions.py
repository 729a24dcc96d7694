"""Actions in prose: what plans are about, what bodies work on, quoted names, lists, sources and instruments."""

import pytest

from graph.model import Literal, Mention
from loaders.extract.rules import extract
from loaders.readers.text import document_from


def said(text: str, predicate: str) -> set[tuple[str, str]]:
    """Subject and object of the asserted statements with a predicate, by name."""

    def name(value: object) -> str:
        if isinstance(value, Mention):
            return value.names[0].text if value.names else str(value.code or value.kind)
        return value.value if isinstance(value, Literal) else str(value)

    rows = extract(document_from(text))
    return {(name(s.subject), name(s.object)) for s in rows if s.predicate == predicate and s.status == "asserted"}


@pytest.mark.parametrize(
    ("text", "plan", "action"),
    [
        (
            "Lapland's action plan concerns a network of repair cafés in small towns, which opens soon.",
            "Lapland's action plan",
            "network of repair cafés in small towns",
        ),
        (
            "Il piano d'azione della Regione Lazio riguarda una rete di officine per la riparazione, che apre presto.",
            "piano d'azione della Regione Lazio",
            "rete di officine per la riparazione",
        ),
        (
            "El plan de acción de Extremadura se centra en la red de talleres para reparar muebles, que abrirá pronto.",
            "plan de acción de Extremadura",
            "red de talleres para reparar muebles",
        ),
        (
            "Le plan d'action de la Bretagne porte sur la création d'ateliers de réparation, qui ouvriront bientôt.",
            "plan d'action de la Bretagne",
            "création d'ateliers de réparation",
        ),
        (
            "Der Aktionsplan Sachsen konzentriert sich auf den Aufbau von Werkstätten für alle, die bald öffnen.",
            "Aktionsplan Sachsen",
            "Aufbau von Werkstätten für alle",
        ),
        (
            "Plan Działań Mazowsza koncentruje się na tworzeniu sieci punktów naprawy sprzętu, która powstanie w roku.",
            "Plan Działań Mazowsza",
            "tworzeniu sieci punktów naprawy sprzętu",
        ),
    ],
)
def test_what_a_plan_is_about_is_its_action(text: str, plan: str, action: str):
    assert said(text, "hasAction") == {(plan, action)}


@pytest.mark.parametrize(
    ("text", "action", "body"),
    [
        (
            "The action plan is ready. The Province of Trento is working on a market for used tools, which opens soon.",
            "market for used tools",
            "Province of Trento",
        ),
        (
            "Il piano d'azione è pronto. La Provincia di Trento intende realizzare un mercato per gli attrezzi usati.",
            "mercato per gli attrezzi usati",
            "Provincia di Trento",
        ),
        (
            "El plan de acción está listo. La Diputación de Huesca trabaja en un mercado de herramientas usadas.",
            "mercado de herramientas usadas",
            "Diputación de Huesca",
        ),
        (
            "Le plan d'action est prêt. Le Département de la Gironde a mis en place un marché des outils usagés.",
            "marché des outils usagés",
            "Département de la Gironde",
        ),
        (
            "Het actieplan is klaar. De Provincie Limburg werkt aan een markt voor gebruikte gereedschappen die komt.",
            "markt voor gebruikte gereedschappen",
            "Provincie Limburg",
        ),
    ],
)
def test_what_a_body_works_on_is_its_action(text: str, action: str, body: str):
    assert said(text, "implementedBy") == {(action, body)}


@pytest.mark.parametrize(
    "text",
    [
        "The action plan is ready. The Province of Trento is not working on a market for used tools.",
        "The action plan is ready. The Province of Trento would be working on a market for used tools.",
        "Il piano d'azione è pronto. La Provincia di Trento non intende realizzare un mercato per gli attrezzi usati.",
        "The Province of Trento is working on a market for used tools.",  # nothing speaks of a plan
        "The action plan is ready. The Province of Trento is working on it.",
    ],
)
def test_what_is_denied_or_no_activity_is_no_action(text: str):
    assert said(text, "implementedBy") == set()


def test_a_quoted_name_beside_the_noun_is_an_action():
    text = (
        "The action plan is ready. The Province of Trento implements the action “Tool Fairs” as a yearly event. "
        "This action was inspired by the good practice “Shared Shed”."
    )

    assert said(text, "implementedBy") == {("Tool Fairs", "Province of Trento")}
    assert said(text, "buildsOn") == {("Tool Fairs", "Shared Shed")}


def test_an_opening_participle_says_what_inspired_the_action_behind_it():
    text = (
        "Inspired by the good practice “Shared Shed”, the Province of Trento decided to integrate the opening of "
        "small tool markets as an objective in its regional action plan."
    )

    assert said(text, "buildsOn") == {("opening of small tool markets", "Shared Shed")}
    assert said(text, "hasAction") == {("regional action plan", "opening of small tool markets")}


def test_a_numbered_list_between_two_sentences_about_a_plan_holds_its_actions():
    text = (
        "The Lapland Action Plan was signed in May.\n\n1. Fairs for used tools in towns\n2. Lending of ladders by "
        "libraries\n\nThe Action Plan also follows the Lapland Energy Strategy 2030.\n"
    )

    assert said(text, "hasAction") == {
        ("Lapland Action Plan", "Fairs for used tools in towns"),
        ("Lapland Action Plan", "Lending of ladders by libraries"),
    }


def test_a_list_behind_a_colon_needs_no_number_of_actions():
    text = (
        "The Lapland Action Plan includes the following actions:\n\n- Fairs for used tools in towns\n"
        "- Lending of ladders by libraries\n\nThe weather was fine.\n"
    )

    assert len(said(text, "hasAction")) == 2


def test_other_numbered_lists_are_no_actions():
    text = (
        "The Lapland Action Plan was signed in May by:\n\n1. The mayor of the town\n2. The head of the library\n\n"
        "Both were glad.\n"
    )

    assert said(text, "hasAction") == set()


def test_the_actions_together_are_part_of_the_programme_that_they_improve():
    text = (
        "The action plan is ready. The Province of Trento is working on a market for used tools. With the actions the "
        "partners will improve the Rural Growth Programme 2021-2027."
    )

    assert ("market for used tools", "Rural Growth Programme 2021-2027") in said(text, "implements")


def test_a_project_that_inspired_a_town_is_the_source_of_what_the_town_made():
    text = (
        "These are stories of policy changes. The project TOOLSHARE inspired Linz to create a workshop for young "
        "carpenters, which opened in May."
    )

    assert said(text, "informedBy") == {("workshop for young carpenters", "TOOLSHARE")}


def test_brackets_of_marks_alone_behind_a_number_are_no_title() -> None:
    assert said("The action plan. Action 1 (*** --- ... ***)", "title") == set()
