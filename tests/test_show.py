"""Showing one thing: facts in plain words, with what speaks for them, and what speaks against them beside them."""

from __future__ import annotations

import pytest

from graph.errors import NotFound
from graph.evidence import evidence_for
from graph.model import Literal
from graph.show import show
from graph.terms import PREFIXES
from tests.small_graph import iri, small_graph


@pytest.fixture
def reader():
    return small_graph()


def group(view, words):
    return dict(view.groups())[words]


def test_a_fact_is_said_in_the_words_of_the_reader(reader):
    assert [line.value for line in group(show(reader, "CircPro", "it"), "ha partner")] == [
        "City of Kouvola",
        "Regione Piemonte",
    ]
    assert [line.value for line in group(show(reader, "CircPro"), "has partner")] == [
        "City of Kouvola",
        "Piedmont Region",
    ]


def test_a_fact_comes_with_every_passage_that_says_it(reader):
    piedmont = group(show(reader, "CircPro"), "has partner")[1]

    assert [one.quote for one in piedmont.evidence] == ["Piedmont Region", "Regione Piemonte"]
    assert [one.title for one in piedmont.evidence] == ["CircPro project page", "Scheda buona pratica"]
    assert (piedmont.confidence, len(piedmont.documents)) == (0.96, 2)


def test_conflicting_values_stand_below_the_one_that_is_held(reader):
    budgets = group(show(reader, "CircPro"), "total budget")

    assert [(line.value, line.standing, line.evidence[0].quote) for line in budgets] == [
        ("1700000", "held", "a budget of EUR 1.7 million"),
        ("1650000", "conflicting", "un bilancio di 1.650.000 euro"),
    ]


def test_what_others_say_of_a_thing_is_shown_too(reader):
    view = show(reader, "Regione Piemonte")

    assert [line.value for line in group(view, "← has partner")] == ["CircPro"]
    assert [line.value for line in group(view, "← developed by")] == ["CircPro Regional Action Plan"]


def test_a_suggestion_is_marked_as_one(reader):
    line = group(show(reader, "CircPro"), "← result of")[0]

    assert (line.value, line.standing) == (
        "policy change: Regional Strategy for Sustainable Development, 2022",
        "suggested",
    )


def test_facts_of_the_tables_are_marked_as_such(reader):
    lines = group(show(reader, "ITC1"), "within territory")

    assert [(line.value, line.standing, line.evidence) for line in lines] == [("Nord-Ovest", "table", ())]


def test_names_and_links_elsewhere_are_told_apart_from_facts(reader):
    view = show(reader, "Regione Piemonte", "it")

    assert (view.label, view.kinds) == ("Regione Piemonte", ("Organization",))
    assert view.names == (("Piedmont Region", "en"), ("Regione Piemonte", "it"))
    assert view.links == ("http://www.wikidata.org/entity/Q00001",)


def test_of_a_crowd_only_some_are_read_and_the_rest_is_counted(reader):
    view = show(reader, "CircPro", limit=1)

    assert len(group(view, "has partner")) == 1
    assert ("has partner", 1) in view.left_out
    assert "… and 1 more" in str(view)


def test_the_same_facts_are_there_as_plain_values(reader):
    entity = show(reader, "CircPro").entity
    counts = [fact for fact in entity.facts if fact.predicate.endswith("#partnerCount")]
    incoming = [fact for fact in entity.facts if fact.predicate.endswith("#sharesPractice")]

    assert [fact.object for fact in counts] == [Literal("3", PREFIXES["xsd"] + "integer")]
    assert [(fact.subject, fact.object) for fact in incoming] == [
        (iri("project/circpro"), iri("initiative/ITC11/rete-ape"))
    ]
    assert all(fact.quote for fact in counts + incoming)


def test_an_incoming_fact_keeps_its_direction(reader):
    facts = show(reader, "Rete APE").entity.facts
    shared = [(fact.subject, fact.object) for fact in facts if fact.predicate.endswith("#sharesPractice")]

    assert shared == [(iri("project/circpro"), iri("initiative/ITC11/rete-ape"))]


def test_it_prints_the_name_the_facts_and_their_quotes(reader):
    text = str(show(reader, "CircE"))

    assert text.startswith("CircE (project)\nhttps://w3id.org/triptych/id/project/circe\n")
    assert (
        "\nhas partner\n  Comune di Sofia  [0.96, 1 document]\n      “Regione Lombardia, Comune di Sofia” Il pro"
        in text
    )


def test_a_notebook_shows_quotes_escaped(reader):
    assert "La Rete APE &lt;b&gt;della&lt;/b&gt;" in show(reader, "Rete APE")._repr_html_()


def test_a_name_that_means_nothing_is_not_found(reader):
    with pytest.raises(NotFound, match="'Qwertz': no name in this store is like it"):
        show(reader, "Qwertz")


def test_the_passages_behind_one_link_can_be_asked_for(reader):
    found = evidence_for(reader, iri("project/circpro"), PREFIXES["tri"] + "hasPartner", iri("org/it-regione-piemonte"))

    assert [one.document.rpartition("/")[2] for one in found] == ["aaaa", "bbbb"]
