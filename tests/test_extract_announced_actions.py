"""Actions that a sentence or a heading announces and a list names."""

import pytest

from loaders.extract.rules import extract
from loaders.readers.text import document_from


def actions(text: str) -> set[str]:
    """The names of the actions that a text states, one of each."""
    return {s.subject.names[0].text for s in extract(document_from(text)) if s.subject.kind == "Action"}


@pytest.mark.parametrize(
    ("text", "names"),
    [
        (
            "Akcijskim planom predviđene su dvije aktivnosti:\n1. Prirodna retencija – nositelj: Grad Sisak\n"
            "2. Škola livada – nositelj: Grad Zadar",
            {"Prirodna retencija", "Škola livada"},
        ),
        (
            "Kanta-Hämeen toimintasuunnitelma hyväksyttiin. Toimenpiteet: 1) Kartoituspalvelu, vastuutaho HAMK; "
            "2) Osien tori, vastuutaho Linnan Kehitys Oy.",
            {"Kartoituspalvelu", "Osien tori"},
        ),
        (
            "El propune prin planul de acțiune două acțiuni: (1) un centru de testare, inspirat din Austria, și "
            "(2) vouchere de formare pentru firme.",
            {"centru de testare", "vouchere de formare pentru firme"},
        ),
        (
            "Le plan d'action de Dijon prévoit deux actions : la légumerie métropolitaine, portée par la ville ; "
            "la charte « Mon restaurant durable », confiée à Vitagora.",
            {"légumerie métropolitaine", "Mon restaurant durable"},
        ),
        ("Pilotit\n\nLahti: Kalliovaraston ohjaus, vetäjä Lahden kaupunki.", {"Kalliovaraston ohjaus"}),
    ],
)
def test_the_items_of_an_announced_list_are_actions(text: str, names: set[str]):
    assert names <= actions(text)


@pytest.mark.parametrize(
    "text",
    [
        "The action plan has no actions: green roofs and blue walls were dropped.",
        "The action plan was approved. Responsible for the measures: Municipality of Elverum; City of Lille.",
        "The pilot partners: Elverum, Lille, Jena.",
    ],
)
def test_other_lists_name_no_actions(text: str):
    assert actions(text) == set()


def test_the_plan_that_announces_them_holds_them():
    text = (
        "Akcijski plan grada Siska usvojen je u svibnju 2021. Akcijskim planom predviđene su dvije aktivnosti:\n"
        "1. Prirodna retencija – nositelj: Grad Sisak\n2. Škola livada – nositelj: Grad Zadar"
    )
    held = {s.object.names[0].text for s in extract(document_from(text)) if s.predicate == "hasAction"}

    assert held >= {"Prirodna retencija", "Škola livada"}


@pytest.mark.parametrize(
    ("text", "names"),
    [
        (
            "The action plan has three actions: a network of trails around the lake, a certificate for quiet hotels, "
            "and training for guides.",
            {"network of trails around the lake", "certificate for quiet hotels", "training for guides"},
        ),
        (
            "Il piano d'azione prevede tre azioni: una rete di sentieri, un marchio per alberghi e un corso per guide.",
            {"rete di sentieri", "marchio per alberghi", "corso per guide"},
        ),
        (
            "Der Aktionsplan sieht zwei Maßnahmen vor: ein Netz stiller Wege und ein Siegel für ruhige Hotels.",
            {"Netz stiller Wege", "Siegel für ruhige Hotels"},
        ),
        (
            "The action plan holds two actions:\n"
            "1. Opening of workshops to visitors along the routes of all villages\n"
            "2. Grants for young artisans who take over a workshop",
            {
                "Opening of workshops to visitors along the routes of all villages",
                "Grants for young artisans who take over a workshop",
            },
        ),
    ],
)
def test_as_many_items_as_the_sentence_says_are_actions(text: str, names: set[str]):
    assert actions(text) == names


def test_what_is_told_of_counted_actions_is_none():
    assert not actions("The action plan has three actions: two of them, on trails and hotels, are done.")
