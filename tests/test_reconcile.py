"""Reconciliation: which thing a name means, with a score and the reason; yes only where nothing is in doubt."""

from __future__ import annotations

import pyoxigraph as ox
import pytest

from graph.iri import BASE
from graph.reconcile import Reconciler, Wanted, spelled
from graph.search import index_of
from graph.terms import PREFIXES
from ontology import vocabulary
from tests.small_graph import Memory

THINGS = {
    "org/it-regione-piemonte": (
        "PublicOrganisation", "nuts:ITC1", [("Regione Piemonte", "it"), ("Piedmont Region", "en")]
    ),
    "org/bg-stolichna-obshtina": ("PublicOrganisation", "nuts:BG411", [("Столична община", "bg")]),
    "org/it-arpa": ("Organization", "nuts:ITC1", [("ARPA", "")]),
    "org/it-etra": ("Organization", "country:ITA", [("Etra S.p.A.", "it")]),
    "org/de-koln": ("PublicOrganisation", "nuts:DEA23", [("Stadt Köln", "de")]),
    "org/ministry": ("PublicOrganisation", "", [("Ministry of the Environment", "en")]),
    "org/fi-oulun-kutojat": ("Organization", "", [("Oulun Kutojat", "fi")]),
    "org/one": ("Organization", "", [("Green Business Forum", "en")]),
    "org/two": ("Organization", "", [("Green business forum", "en")]),
    "project/circpro": ("Project", "", [("Smart Circular Procurement", "en"), ("CircPro", "acronym")]),
    "project/xyzq": ("Project", "", [("XYZQ", "acronym")]),
}  # fmt: skip


@pytest.fixture(scope="module")
def reconciler() -> Reconciler:
    quads = []

    def say(thing: str, name: str, value: ox.NamedNode | ox.Literal) -> None:
        quads.append(ox.Quad(ox.NamedNode(f"{BASE}id/{thing}"), ox.NamedNode(vocabulary.expand(name)), value))

    for thing, (kind, place, names) in THINGS.items():
        say(thing, "rdf:type", ox.NamedNode(vocabulary.term(kind)))
        if place:
            prefix, _, code = place.partition(":")
            say(thing, "tri:basedIn", ox.NamedNode(PREFIXES[prefix] + code))
        for text, language in names:
            if language == "acronym":
                say(thing, "tri:acronym", ox.Literal(text))
            else:
                say(thing, "rdfs:label", ox.Literal(text, language=language) if language else ox.Literal(text))
    memory = Memory(iter(quads))
    return Reconciler(memory, index_of(memory))


def body(text: str, **beside: str | bool | None) -> Wanted:
    return Wanted(text, "Organization", **beside)


def key(verdict) -> str | None:
    return verdict.best and verdict.best.iri.removeprefix(f"{BASE}id/")


@pytest.mark.parametrize(
    ("text", "thing", "reason"),
    [
        ("Regione Piemonte", "org/it-regione-piemonte", "same name, in Italian"),
        ("REGIONE  PIEMONTE", "org/it-regione-piemonte", "same name, in Italian"),
        ("piedmont region", "org/it-regione-piemonte", "same name, in English"),
        ("The Piedmont Region", "org/it-regione-piemonte", "same name, in English"),
        ("Stolichna obshtina", "org/bg-stolichna-obshtina", "same name, in Bulgarian"),
        ("Stadt Koeln", "org/de-koln", "same name, in German"),
        (
            "Piedmont Region (Italy)",
            "org/it-regione-piemonte",
            "same name, in English (“Piedmont Region”); same country",
        ),
        ("Stadt Köln, DE", "org/de-koln", "same name, in German (“Stadt Köln”); same country"),
    ],
)
def test_the_very_name_is_the_thing_however_it_is_written(reconciler, text, thing, reason):
    verdict = reconciler.match(body(text))

    assert (verdict.match, key(verdict), verdict.reason) == ("yes", thing, reason)


def test_what_stands_beside_the_name_is_told(reconciler):
    verdict = reconciler.match(body("Regione Piemonte", country="IT", place="ITC11"))

    assert verdict.reason == "same name, in Italian; same country; same place"


def test_the_legal_form_does_not_count_unless_there_are_two(reconciler):
    with_country = reconciler.match(body("ETRA SPA", country="IT"))

    assert (with_country.match, with_country.best.score) == ("yes", 1.0)
    assert reconciler.match(body("Etra", country="IT")).reason == (
        "same name but for the legal form, in Italian; same country"
    )
    assert reconciler.match(body("Etra GmbH", country="IT")).match != "yes"


def test_a_name_in_another_country_is_no_match_and_says_why(reconciler):
    verdict = reconciler.match(body("Stolichna obshtina", country="IT"))

    assert (verdict.match, verdict.best) == ("no", None)
    assert verdict.reason == "same name, in Bulgarian, but country differs (BG, not IT): not matched"
    assert [one.score for one in verdict.others] == [0.5]


def test_a_name_in_another_region_is_a_candidate(reconciler):
    verdict = reconciler.match(body("Stadt Köln", place="DE212"))

    assert (verdict.match, verdict.reason) == (
        "candidate",
        "same name, in German, but place differs (DEA23, not DE212)",
    )


def test_a_name_that_two_things_have_is_a_candidate_with_both(reconciler):
    verdict = reconciler.match(body("Green Business Forum"))

    assert verdict.match == "candidate"
    assert verdict.reason.endswith("2 things have it")
    assert {key(verdict), verdict.others[0].iri.removeprefix(f"{BASE}id/")} == {"org/one", "org/two"}


def test_one_word_alone_is_a_candidate_until_the_country_agrees(reconciler):
    assert reconciler.match(body("ARPA")).reason == "same name; one word alone, and nothing else agrees"
    assert reconciler.match(body("ARPA", country="IT")).match == "yes"


def test_what_many_bodies_are_called_is_a_candidate(reconciler):
    verdict = reconciler.match(body("Ministry of the Environment", country="MT", telling=False))

    assert (verdict.match, verdict.reason) == (
        "candidate",
        "same name, in English; many are called so, and nothing else agrees",
    )


def test_the_country_that_made_a_bodys_key_counts_where_no_fact_says_one(reconciler):
    assert reconciler.match(body("Oulun Kutojat", country="FI")).reason == "same name, in Finnish; same country"
    assert reconciler.match(body("Oulun Kutojat", country="SE")).match == "no"


def test_an_acronym_counts_where_the_shipped_tables_know_one_such_project(reconciler):
    assert reconciler.match(Wanted("CIRCPRO", "Project")).match == "yes"
    assert reconciler.match(Wanted("XYZQ", "Project")).match == "candidate"


def test_acronym_and_title_in_one_cell_agree(reconciler):
    verdict = reconciler.match(Wanted("CircPro – Smart circular procurement", "Project"))

    assert (verdict.match, verdict.reason) == ("yes", "same acronym (“CircPro”); both names agree")


def test_a_part_of_a_body_is_not_the_body(reconciler):
    verdict = reconciler.match(body("Regione Piemonte - Direzione Ambiente"))

    assert verdict.match == "candidate"
    assert verdict.reason.endswith("but “Direzione Ambiente” is not in the name")


def test_a_mistyped_name_is_a_candidate(reconciler):
    verdict = reconciler.match(body("Piedmnt Regoin"))

    assert (verdict.match, key(verdict)) == ("candidate", "org/it-regione-piemonte")
    assert verdict.reason == "like “Piedmont Region”"
    assert 0.6 <= verdict.best.score < 0.95


def test_what_the_tables_or_the_law_know_needs_no_name_in_the_graph(reconciler):
    verdict = reconciler.match(body("Região do Piemonte", known=f"{BASE}id/org/it-regione-piemonte"))

    assert (verdict.match, key(verdict)) == ("yes", "org/it-regione-piemonte")
    assert verdict.reason.startswith("known so in the shipped tables")


def test_what_is_known_but_not_in_the_graph_is_no_match(reconciler):
    assert reconciler.match(body("Regione Molise", known=f"{BASE}id/org/it-regione-molise")).match == "no"


def test_the_class_that_is_asked_for_leaves_out_all_others(reconciler):
    assert reconciler.match(Wanted("Regione Piemonte", "Project")).match == "no"


def test_an_empty_name_has_no_verdict(reconciler):
    assert (reconciler.match(body("  –")).match, reconciler.match(body("")).reason) == ("", "")


def test_an_unlike_name_is_told_apart(reconciler):
    verdict = reconciler.match(body("Kouvola Innovation Oy"))

    assert (verdict.match, verdict.best, verdict.reason) == ("no", None, "no name is like it")


def test_the_limit_counts_all_candidates(reconciler):
    assert reconciler.match(body("Green Business Forum"), 1).others == ()


def test_a_cell_in_two_parts_is_read_both_ways():
    assert [one for one, _ in spelled("Polo d'Innovazione (APE)")] == [
        "Polo d'Innovazione (APE)",
        "Polo d'Innovazione",
        "APE",
    ]


def test_of_two_alike_the_one_that_is_called_so_letter_for_letter_is_meant():
    found = Reconciler(*_namesakes()).match(body("Hogskolan Skövde"))

    assert (found.match, key(found)) == ("yes", "org/b")


def test_a_country_that_is_none_leaves_a_doubt(reconciler):
    assert reconciler.match(body("Regione Piemonte", unread="Ruritania")).reason.endswith(
        "“Ruritania” is no country that is known"
    )


def _namesakes():
    named = ox.NamedNode(vocabulary.expand("rdfs:label"))
    quads = []
    for thing, name in (("org/a", "Högskolan i Skövde"), ("org/b", "Högskolan Skövde")):
        iri = ox.NamedNode(f"{BASE}id/{thing}")
        quads += [
            ox.Quad(iri, ox.NamedNode(vocabulary.expand("rdf:type")), ox.NamedNode(vocabulary.term("Organization")))
        ]
        quads += [ox.Quad(iri, named, ox.Literal(name, language="sv"))]
    memory = Memory(iter(quads))
    return memory, index_of(memory)
