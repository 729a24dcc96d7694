"""What a practice's page says of money, helpers and of what others have made of the practice, in six languages."""

import pytest

from tests.read_out import said

PAGES = {  # headings of the title, the main institution, what it is, what it takes and what others made of it
    "en": ("Title of the practice", "Main institution", "Detailed description", "Resources needed",
           "Potential for learning or transfer", "Shared Shed", "Municipality of Elverum"),
    "it": ("Titolo della pratica", "Istituzione principale", "Descrizione dettagliata", "Risorse necessarie",
           "Potenziale di apprendimento o trasferimento", "Rimessa comune", "Comune di Udine"),
    "es": ("Título de la práctica", "Institución principal", "Descripción detallada", "Recursos necesarios",
           "Potencial de aprendizaje o transferencia", "Nave compartida", "Ayuntamiento de Soria"),
    "fr": ("Intitulé de la pratique", "Organisme principal", "Description détaillée", "Ressources nécessaires",
           "Potentiel d'apprentissage ou de transfert", "Hangar commun", "Métropole de Lyon"),
    "de": ("Titel der Praxis", "Hauptinstitution", "Ausführliche Beschreibung", "Benötigte Ressourcen",
           "Übertragbarkeit", "Gemeinsamer Schuppen", "Landkreis Tübingen"),
    "pl": ("Nazwa praktyki", "Główna instytucja", "Szczegółowy opis", "Niezbędne zasoby",
           "Potencjał uczenia się lub transferu", "Wspólna szopa", "Gmina Solina"),
}  # fmt: skip


def page(language: str, *, description: str = "-", resources: str = "-", transfer: str = "-") -> str:
    """The page of a practice under the headings of a language."""
    title, main, about, takes, potential, name, body = PAGES[language]
    fields = ((title, name), (main, body), (about, description), (takes, resources), (potential, transfer))
    return "\n\n".join(f"{head}\n{value}" for head, value in fields) + "\n"


@pytest.mark.parametrize(
    ("language", "transfer", "made", "body"),
    [
        ("en", 'The Municipality of Assen opened its own "Tool Yard" after two visits.', "Tool Yard",
         "Municipality of Assen"),
        ("en", 'The Drenthe Province used the lease for its "Roof Swap" action.', "Roof Swap", "Drenthe Province"),
        ("it", 'Il Comune di Alba ha ripreso il modello con l\'azione "Cantiere aperto".', "Cantiere aperto",
         "Comune di Alba"),
        ("es", 'La Diputación de Huesca ha creado una adaptación ("Taller abierto").', "Taller abierto",
         "Diputación de Huesca"),
        ("fr", "La Communauté urbaine de Dunkerque a ouvert « Atelier ouvert » sur ce modèle.", "Atelier ouvert",
         "Communauté urbaine de Dunkerque"),
        ("de", "Die Stadt Ulm hat das Modell übernommen und nennt es „Offene Werkstatt“.", "Offene Werkstatt",
         "Stadt Ulm"),
        ("pl", "Gmina Lesko uruchomiła w 2020 r. „Otwarty warsztat”.", "Otwarty warsztat", "Gmina Lesko"),
    ],
)  # fmt: skip
def test_what_others_made_of_a_practice_builds_on_it_and_is_theirs(language, transfer, made, body):
    found = said(page(language, transfer=transfer))
    practice = PAGES[language][5]

    assert (made, practice) in found.get("buildsOn", set()) | found.get("informedBy", set())
    assert (made, body) in found["implementedBy"]
    assert (made, "Term(name='Action')") in found["type"]
    assert made not in {name for _, name in found.get("sharesPractice", set())}


@pytest.mark.parametrize(
    ("language", "transfer"),
    [
        ("en", 'The Municipality of Assen was invited to open a "Tool Yard".'),
        ("en", 'If money is found, the Municipality of Assen could open a "Tool Yard".'),
        ("it", 'Il Comune di Alba non ha aperto il "Cantiere aperto".'),
        ("es", 'La Diputación de Huesca no creó el "Taller abierto".'),
        ("de", "Die Stadt Ulm könnte eine „Offene Werkstatt“ eröffnen."),
        ("pl", "Gmina Lesko nie uruchomiła projektu „Otwarty warsztat”."),
    ],
)
def test_what_is_denied_or_only_possible_was_not_made(language, transfer):
    found = said(page(language, transfer=transfer))

    assert not found.get("buildsOn", set()) | found.get("informedBy", set())


@pytest.mark.parametrize(
    ("language", "resources", "cost", "payer"),
    [
        ("en", "EUR 60,000 to set up and EUR 18,000 a year. Hanze University paid two thirds.", "60000",
         "Hanze University"),
        ("it", "35.000 euro, di cui 20.000 euro dell'Università di Torino.", "35000", "Università di Torino"),
        ("es", "90.000 euros anuales, de los cuales la mitad procede de la Universidad de Valladolid.", "90000",
         "Universidad de Valladolid"),
        ("fr", "Environ 240 000 euros par an, dont 150 000 euros de l'Université de Lyon.", "240000",
         "Université de Lyon"),
        ("de", "Jährlich 85.000 Euro, davon 20.000 Euro von der Universität Tübingen.", "85000",
         "Universität Tübingen"),
        ("pl", "185 000 euro rocznie. Uniwersytet Rzeszowski wykłada 120 000 euro.", "185000",
         "Uniwersytet Rzeszowski"),
    ],
)  # fmt: skip
def test_a_practice_costs_the_sum_named_first_and_those_named_beside_it_pay(language, resources, cost, payer):
    found = said(page(language, resources=resources))
    practice = PAGES[language][5]

    assert found["cost"] == found["totalBudget"] == {(practice, cost)}
    assert (practice, payer) in found["fundingSource"]


@pytest.mark.parametrize(
    ("language", "description", "helpers"),
    [
        ("en", "Hanze University trains the volunteers.", {"Hanze University"}),
        ("it", "L'Università di Torino forma i volontari.", {"Università di Torino"}),
        ("de", "Die Universität Tübingen schult die Freiwilligen.", {"Universität Tübingen"}),
        ("pl", "Uniwersytet Rzeszowski szkoli ochotników.", {"Uniwersytet Rzeszowski"}),
        ("en", "Hanze University did not take part.", set()),
        ("de", "Die Universität Tübingen wurde nicht beteiligt.", set()),
        ("en", "The Municipality of Elverum keeps the keys.", set()),  # it runs the practice
    ],
)
def test_the_bodies_that_a_description_tells_of_support_the_practice(language, description, helpers):
    found = said(page(language, description=description))

    assert {name for _, name in found.get("supportedBy", set())} == helpers
