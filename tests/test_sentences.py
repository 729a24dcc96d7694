"""Names and links as sentences: articles, prepositions and agreement in English and Italian."""

from __future__ import annotations

import pytest

from graph.articles import Called, after, named
from graph.phrases import sentence
from graph.terms import PREFIXES

TRI = PREFIXES["tri"]
REGION = Called("Regione Piemonte", "Organization")
PLAN = Called("CircPro Regional Action Plan", "ActionPlan")


@pytest.mark.parametrize(
    ("name", "kind", "said"),
    [
        ("City of Kouvola", "Organization", "the City of Kouvola"),
        ("University of Turin", "Organization", "the University of Turin"),
        ("Utrecht University", "Organization", "Utrecht University"),
        ("Interreg Europe Joint Secretariat", "Organization", "the Interreg Europe Joint Secretariat"),
        ("The Hague Institute", "Organization", "The Hague Institute"),
        ("Kouvola Innovation", "Organization", "Kouvola Innovation"),
        ("Netherlands", "Country", "the Netherlands"),
        ("Finland", "Country", "Finland"),
        ("Buying green", "Action", "the action “Buying green”"),
        ("circular economy", "", "“circular economy”"),
        ("stakeholder group: Kouvola, CircPro", "StakeholderGroup", "the stakeholder group: Kouvola, CircPro"),
    ],
)
def test_english_names_take_the_article_that_their_noun_takes(name: str, kind: str, said: str) -> None:
    assert named(Called(name, kind)) == said


@pytest.mark.parametrize(
    ("words", "thing", "said"),
    [
        ("da", REGION, "dalla Regione Piemonte"),
        ("di", Called("Università di Torino", "Organization"), "dell'Università di Torino"),
        ("di", Called("Comune di Torino", "Organization"), "del Comune di Torino"),
        ("a", Called("Arpa Piemonte", "Organization"), "ad Arpa Piemonte"),
        ("da", PLAN, "dal CircPro Regional Action Plan"),
        ("su", Called("City of Kouvola", "Organization"), "sulla City of Kouvola"),
        ("di", Called("Buying green", "Action"), "dell'azione «Buying green»"),
        ("a", Called("Italia", "Country", "it"), "all'Italia"),
        ("a", Called("Lombardia", "Region", "it"), "alla Lombardia"),
        ("in", Called("Lombardia", "Region", "it"), "in Lombardia"),
        ("in", Called("Lazio", "Region", "it"), "nel Lazio"),
        ("in", Called("Paesi Bassi", "Country", "it"), "nei Paesi Bassi"),
        ("in", Called("Torino", "City", "it"), "a Torino"),
        ("in", Called("Malta", "Country", "it"), "in Malta"),
        ("su", Called("economia circolare"), "su «economia circolare»"),
    ],
)
def test_italian_prepositions_take_up_the_article(words: str, thing: Called, said: str) -> None:
    assert after(words, thing, "it") == said


def test_participles_agree_with_what_they_are_said_of() -> None:
    def developed(thing: Called) -> str:
        return sentence([thing, REGION], [(TRI + "developedBy", True)], "it")

    assert developed(PLAN) == "Il CircPro Regional Action Plan è stato sviluppato dalla Regione Piemonte."
    assert developed(Called("Strategia verde", "Strategy")) == (
        "La Strategia verde è stata sviluppata dalla Regione Piemonte."
    )
    assert developed(Called("Acquisti verdi", "GoodPractice")) == (
        "Acquisti verdi è stata sviluppata dalla Regione Piemonte."
    )


def test_a_noun_is_not_said_twice() -> None:
    project = Called("CircPro", "Project")

    assert sentence([project, PLAN], [(TRI + "hasActionPlan", True)]) == "CircPro has the CircPro Regional Action Plan."
    assert sentence([project, Called("APE", "ActionPlan")], [(TRI + "hasActionPlan", True)]) == (
        "CircPro has the action plan APE."
    )
    plan = Called("piano d'azione del Piemonte", "ActionPlan")
    assert sentence([project, plan], [(TRI + "hasActionPlan", True)], "it") == (
        "CircPro ha il piano d'azione del Piemonte."
    )


def test_what_an_action_is_to_do_is_not_said_as_done() -> None:
    links = [(TRI + "implements", True)]

    assert sentence([Called("Buy green", "Action"), Called("Strategy 2030", "Strategy")], links) == (
        "The action “Buy green” is meant to implement Strategy 2030."
    )


def test_a_person_is_who_and_a_thing_is_which() -> None:
    things = [Called("CircPro", "Project"), Called("Ada Kask", "Person"), Called("Kouvola Innovation", "Organization")]

    assert sentence(things, [(TRI + "contact", True), (TRI + "affiliation", True)]) == (
        "CircPro has as its contact Ada Kask, who acts for Kouvola Innovation."
    )
